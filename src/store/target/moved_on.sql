-- Versions of batch ?1 with an event entered after the batch's own.
select count(distinct e.version_id)
from target_event e
join (
  select version_id, max(id) as last from target_event
  where batch_id = ?1 and live = 1 group by version_id
) own on own.version_id = e.version_id
where e.live = 1 and e.id > own.last
