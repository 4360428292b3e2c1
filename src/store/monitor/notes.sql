select x.content_id, x.problem, x.detail, x.paid, x.said, x.quote, x.cell, x.row_text
from monitor_note x
where x.content_id in (select value from json_each(?1))
order by x.id
