-- ?1 is the day; a key evaluation counts from the day on which it was chosen.
select code, max(year) from (
  select p.code, p.year
  from key_subject s
    join project p on p.id = s.project_id
    join key_event e on e.evaluation_id = s.evaluation_id
  where e.step = 'select' and e.day <= ?1
    and not exists (
      select 1 from key_event c where c.evaluation_id = s.evaluation_id and c.step = 'cancel' and c.day <= ?1
    )
  union all
  select p.code, p.year
  from department_evaluation d join project p on p.id = d.project_id
  where d.withdrawn = 0 and d.day <= ?1
    and d.id = (select max(l.id) from department_evaluation l where l.project_id = d.project_id)
)
group by code
order by code
