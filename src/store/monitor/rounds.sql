select m.id, m.months, e.id, e.step, e.from_state, e.to_state, e.cutoff, e.due, e.day, e.by, e.at, e.note
from monitor_round m
join monitor_round_event e on e.round_id = m.id
where m.year = ?1
order by m.months, e.id
