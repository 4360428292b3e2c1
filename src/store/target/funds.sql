select x.content_id, x.kind, x.label, x.label_cell,
  x.whole_life, x.whole_life_cell, x.whole_life_amount,
  x.initial, x.initial_cell, x.initial_amount,
  x.adjusted, x.adjusted_cell, x.adjusted_amount
from target_fund x
where x.content_id = :id
  or x.content_id in (
    select c.id from target_content c
    join target_version v on v.id = c.version_id
    join target t on t.id = v.target_id
    where t.year = :year and c.live = 1)
order by x.content_id, x.id
