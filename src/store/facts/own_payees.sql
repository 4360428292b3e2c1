with own as (
  select v.department_id, v.fold from unit_version v where v.live = 1
  union select v.department_id, v.fold from department_version v where v.live = 1
), version as (
  select project_id, department_id, row_number() over (partition by project_id order by id desc) as newest
  from project_version where live = 1
)
select t.project_id, t.date, t.amount, e.name
from payee e
join own on own.fold = e.fold
join payment t on t.payee_id = e.id and t.live = 1
join version v on v.project_id = t.project_id and v.newest = 1 and v.department_id = own.department_id
where t.year = ?1 and t.date <= ?2
group by t.id
order by t.project_id, t.date, t.id
