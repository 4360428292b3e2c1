select t.id, t.year, t.project_id, t.department_id, v.id, v.number,
  e.id, e.step, e.from_state, e.to_state, e.day, e.by, e.at, e.note, e.document,
  e.content_id, e.decision_id, e.issue_id, e.batch_id
from target t
join target_version v on v.target_id = t.id and v.live = 1
join target_event e on e.version_id = v.id and e.live = 1
