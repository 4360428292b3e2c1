insert into rectification_event (finding_id, step, from_state, to_state, day, by, at, note, document, letter_id,
  approver, due, conclusion, measure, contact, term, receiver, copies)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
