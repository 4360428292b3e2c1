select x.content_id, x.role, x.label, x.label_cell, x.text, x.cell
from target_text x
where x.content_id = :id
  or x.content_id in (
    select c.id from target_content c
    join target_version v on v.id = c.version_id
    join target t on t.id = v.target_id
    where t.year = :year and c.live = 1)
order by x.content_id, x.id
