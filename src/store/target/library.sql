select id, batch_id, code, department_id, level1, level2, name, operator, unit, standard, explanation, source
from (
  select *, row_number() over (
    partition by department_id, code, case when code is null then level2 end, case when code is null then name end
    order by id desc) as newest
  from indicator_library
  where live = 1
)
where newest = 1
order by department_id is not null, department_id, level1, level2, name, id
