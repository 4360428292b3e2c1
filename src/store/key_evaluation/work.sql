-- Work beside our commissions, and our own commissions by what they are about.
select w.id, w.project_code, w.project, w.role, w.year, w.note
from institution_work w
where w.institution_id = ?1 and w.id not in (select work_id from institution_work_withdrawn)
union all
select null, p.code,
  (select v.name from project_version v where v.project_id = p.id and v.live = 1 order by v.id desc limit 1),
  g.role, p.year, ''
from key_engagement g
  join key_subject s on s.evaluation_id = g.evaluation_id
  join project p on p.id = s.project_id
where g.institution_id = ?1
order by 5, 2
