select project_id, t.id, date, t.amount, fund, defects
from payment t
where t.year = ?1 and t.project_id is not null and t.live = 1
  and (t.date <= ?2
    -- dated ahead of its own file, which stood by then
    or (t.defects & 1) <> 0 and exists (select 1 from batch b where b.id = t.batch_id and b.cutoff <= ?2))
order by project_id, date
