-- A payment and the one before it of the same unit to the same account over
-- the same amount; what came back since is not counted as made twice.
with gross as (
  select t.project_id, t.id, t.unit_id, coalesce(nullif(e.account, ''), e.name) as account, t.amount, t.date
  from payment t join payee e on e.id = t.payee_id
  where t.year = ?1 and t.live = 1 and t.amount > 0 and t.date <= ?2
    and t.unit_id is not null and t.project_id is not null
    and not exists (
      select 1 from payment back
      where back.year = t.year and back.live = 1 and back.unit_id = t.unit_id and back.payee_id = t.payee_id
        and back.amount = -t.amount and back.date >= t.date and back.date <= ?2)
), paired as (
  select project_id, id, amount, date,
    lag(date) over (partition by unit_id, account, amount order by date, id) as before
  from gross
)
select project_id, before, date, amount, id from paired where before is not null order by project_id, date, id
