-- A payment and the one before it of the same unit to the same account over
-- the same amount; what came back since is not counted as made twice. Only
-- what stands at least twice is looked at row by row: first by payee, in the
-- order of the index, then the few payees whose account bears another name too.
with shared as (
  select e.id from payee e
  where e.account in (select account from payee where account <> '' group by account having count(*) > 1)
), twice as (
  select unit_id, payee_id, amount
  from payment indexed by payment_twins
  where year = ?1 and live = 1 and payee_id is not null and unit_id is not null and amount > 0 and date <= ?2
  group by unit_id, payee_id, amount having count(*) > 1
), candidate as (
  select t.id from twice w
  join payment t on t.year = ?1 and t.live = 1 and t.unit_id = w.unit_id and t.payee_id = w.payee_id and t.amount = w.amount
  union
  select t.id from shared s join payment t on t.payee_id = s.id and t.live = 1 and t.year = ?1 and t.amount > 0
), gross as (
  select t.project_id, t.id, t.unit_id, coalesce(nullif(e.account, ''), e.name) as account, t.amount, t.date
  from candidate c join payment t on t.id = c.id join payee e on e.id = t.payee_id
  where t.date <= ?2 and t.unit_id is not null and t.project_id is not null
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
