select x.content_id, x.block, x.level1, x.level1_cell, x.level2, x.level2_cell,
  x.name, x.name_cell, x.target, x.target_cell,
  x.raw, x.operator, x.value, x.upper, x.unit, x.date, x.words, x.doubt,
  x.direction, x.direction_cell, x.marks, x.marks_cell,
  x.standard, x.standard_cell, x.explanation, x.explanation_cell, x.note, x.note_cell
from target_indicator x
where x.content_id = :id
  or x.content_id in (
    select c.id from target_content c
    join target_version v on v.id = c.version_id
    join target t on t.id = v.target_id
    where t.year = :year and c.live = 1)
order by x.content_id, x.id
