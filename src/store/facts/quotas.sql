select project_id, id, kind, fund, origin_year, amount, issued, doc_no
from quota
where year = ?1 and project_id is not null and live = 1 and (issued is null or issued <= ?2)
order by project_id, issued, id
