-- ?2 is the month and day, ?3 how many years the day lies after the budget year:
-- what an earlier year had paid by the January after it, where that is asked.
select v.department_id, t.year, sum(case when t.date <= (t.year + ?3) || ?2 then t.amount else 0 end), sum(t.amount)
from payment t indexed by payment_facts
join (
  select project_id, department_id, row_number() over (partition by project_id order by id desc) as newest
  from project_version where live = 1
) v on v.project_id = t.project_id and v.newest = 1
where t.year < ?1 and t.year >= ?1 - 10 and t.live = 1 and t.project_id is not null
group by v.department_id, t.year
order by v.department_id, t.year desc
