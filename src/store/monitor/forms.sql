select f.id, f.round_id, f.project_id,
  e.id, e.step, e.from_state, e.to_state, e.day, e.by, e.at, e.note, e.document, e.content_id, e.batch_id
from monitor_round m
join monitor_form f on f.round_id = m.id
join monitor_event e on e.form_id = f.id and e.live = 1
where m.year = ?1
order by f.id, e.id
