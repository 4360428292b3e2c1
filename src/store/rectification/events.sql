select e.finding_id, e.id, e.step, e.from_state, e.to_state, e.day, e.by, e.at, e.note, e.document, e.letter_id,
  e.approver, e.due, e.conclusion, e.measure, e.contact, e.term,
  e.receiver, e.copies
from rectification_event e
join finding f on f.id = e.finding_id
left join project p on p.id = f.project_id
where (?1 is null or f.year = ?1) and (?2 is null or f.place = ?2) and (?3 is null or p.code = ?3)
order by e.finding_id, e.id
