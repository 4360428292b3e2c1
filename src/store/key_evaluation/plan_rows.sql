select w.id, w.level1, w.level2, w.level3, w.weight, w.weight_text, w.explanation, w.points, w.rule, w.source, w.cell,
  s.points, s.reason
from key_plan_row w left join key_score s on s.id = (select max(t.id) from key_score t where t.row_id = w.id)
where w.plan_id = ?1
order by w.place
