with department_now as (
  select department_id, code, name, division,
    row_number() over (partition by department_id order by coalesce(valid_from, '') desc, id desc) as newest
  from department_version
  where live = 1 and (valid_from is null or valid_from <= :as_of)
), unit_now as (
  select unit_id, code, name,
    max(listed) over (partition by unit_id) as listed,
    row_number() over (partition by unit_id order by coalesce(valid_from, '') desc, id desc) as newest
  from unit_version
  where live = 1 and (valid_from is null or valid_from <= :as_of)
), version as (
  select *, row_number() over (partition by project_id order by id desc) as newest
  from project_version where live = 1
), choice as (
  select project_id, chosen, row_number() over (partition by project_id order by id desc) as newest
  from key_choice where day <= :as_of
)
select p.id, p.year, p.code, v.name, v.department_id, d.code, coalesce(d.name, ''), d.division,
  u.code, u.name, v.category, v.declared, coalesce(k.chosen, v.key_monitored), v.starts, v.ends, v.fund,
  v.unit_id, coalesce(u.listed, 0), v.batch_id, v.row, v.key_monitored
from project p
join version v on v.project_id = p.id and v.newest = 1
left join department_now d on d.department_id = v.department_id and d.newest = 1
left join unit_now u on u.unit_id = v.unit_id and u.newest = 1
left join choice k on k.project_id = p.id and k.newest = 1
where p.year = :year
order by p.id
