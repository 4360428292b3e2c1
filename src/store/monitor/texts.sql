select x.content_id, case when x.role = 'other' then x.label else x.role end, x.label_cell, x.text, x.cell
from monitor_text x
where x.content_id in (select value from json_each(?1))
order by x.id
