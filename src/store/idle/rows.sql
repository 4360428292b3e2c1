select r.id, r.proposal_id, r.project_id, r.code, r.name, r.department_code, r.department, r.origin_year, r.fund,
  r.reason, r.idle, r.tail, r.asked, w.reason, w.day, w.by, w.at, r.amount
from idle_proposal_row r
join idle_proposal p on p.id = r.proposal_id
left join idle_withdrawn w on w.row_id = r.id
where p.year = ?1
order by p.number, r.id
