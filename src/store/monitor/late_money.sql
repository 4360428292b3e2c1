-- Rows of batch ?1 that fall on or before the cut-off day of a closed round: by
-- year and months of the round, how many and how much.
with closed as (
  select m.year, m.months, (
      select e.cutoff from monitor_round_event e
      where e.round_id = m.id and e.cutoff is not null order by e.id desc limit 1
    ) as cutoff
  from monitor_round m
  where exists (select 1 from monitor_round_event e where e.round_id = m.id and e.to_state = 'closed')
), money as (
  select year, date as day, amount from payment where batch_id = ?1 and live = 1 and project_id is not null
  union all
  select year, issued, amount from quota where batch_id = ?1 and live = 1 and project_id is not null
)
select c.year, c.months, count(*), sum(x.amount)
from closed c join money x on x.year = c.year and (x.day is null or x.day <= c.cutoff)
group by c.year, c.months
order by c.year, c.months
