select s.id, s.project_id, p.code, p.year,
  (select r.received from key_receipt r where r.subject_id = s.id and r.received is not null order by r.id desc limit 1),
  (select r.reported_paid from key_receipt r where r.subject_id = s.id and r.reported_paid is not null order by r.id desc limit 1),
  (select r.source from key_receipt r where r.subject_id = s.id order by r.id desc limit 1),
  (select k.amount from key_sample k where k.subject_id = s.id order by k.id desc limit 1),
  (select k.note from key_sample k where k.subject_id = s.id order by k.id desc limit 1)
from key_subject s join project p on p.id = s.project_id
where s.evaluation_id = ?1
order by p.year, p.code
