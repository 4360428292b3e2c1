select x.content_id, x.name, x.name_cell, x.content, x.content_cell,
  x.total, x.total_cell, x.total_amount,
  x.fiscal, x.fiscal_cell, x.fiscal_amount,
  x.other, x.other_cell, x.other_amount
from target_task x
where x.content_id = :id
  or x.content_id in (
    select c.id from target_content c
    join target_version v on v.id = c.version_id
    join target t on t.id = v.target_id
    where t.year = :year and c.live = 1)
order by x.content_id, x.id
