-- ?2 is the month and day, ?3 how many years the day lies after the budget year:
-- what an earlier year had paid by the January after it, where that is asked.
select p.code, t.year, sum(case when t.date <= (t.year + ?3) || ?2 then t.amount else 0 end), sum(t.amount)
from payment t indexed by payment_facts join project p on p.id = t.project_id
where t.year < ?1 and t.year >= ?1 - 10 and t.live = 1 and t.project_id is not null
group by p.code, t.year
order by p.code, t.year desc
