select n.content_id, count(*)
from monitor_round m
join monitor_form f on f.round_id = m.id
join monitor_content c on c.form_id = f.id and c.live = 1
join monitor_note n on n.content_id = c.id
where m.year = ?1
group by n.content_id
