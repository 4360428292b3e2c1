select f.id, f.year, f.place, f.source, f.source_document, f.origin, f.project_id, f.department_id, f.unit_id,
  f.about, f.period, f.problem, f.category, f.description, f.figure, f.item, f.amount, f.requirement, f.action,
  f.copies, f.action_amount, f.note, p.code
from finding f
left join project p on p.id = f.project_id
where (?1 is null or f.year = ?1) and (?2 is null or f.place = ?2) and (?3 is null or p.code = ?3)
order by f.year, f.place
