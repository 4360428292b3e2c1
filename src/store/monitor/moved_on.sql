-- Forms of batch ?1 with an event entered after the batch's own, or in a round
-- that was closed since.
select count(*)
from (
  select form_id, max(id) as last from monitor_event
  where batch_id = ?1 and live = 1 group by form_id
) own
join monitor_form f on f.id = own.form_id
where exists (select 1 from monitor_event e where e.form_id = own.form_id and e.live = 1 and e.id > own.last)
   or exists (select 1 from monitor_round_event r where r.round_id = f.round_id and r.to_state in ('closed', 'reported'))
