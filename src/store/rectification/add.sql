insert into finding (year, place, source, source_document, origin, project_id, department_id, unit_id, about, period,
  problem, category, description, figure, item, amount, requirement, action, action_amount, copies, note)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
