//! What happened to a form: append only.

use rusqlite::{Row as SqlRow, params};

use super::bad;
use crate::domain::date::Date;
use crate::domain::monitor::record::FormEvent;
use crate::domain::monitor::reported::FormState;
use crate::domain::monitor::round::FormStep;
use crate::store::{StoreError, WriteTx, get_date};

/// A step to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewFormEvent<'a> {
    pub form_id: i64,
    pub content_id: Option<i64>,
    pub step: FormStep,
    pub from: FormState,
    pub to: FormState,
    pub day: Date,
    pub by: &'a str,
    pub at: &'a str,
    pub note: &'a str,
    pub document: Option<&'a str>,
    pub batch_id: Option<i64>,
}

fn state(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<FormState> {
    FormState::from_key(r.get_ref(at)?.as_str()?).ok_or_else(|| bad(at))
}

/// Eleven columns from `at` on, as `forms.sql` names them.
pub(super) fn read(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<FormEvent> {
    Ok(FormEvent {
        id: r.get(at)?,
        step: FormStep::from_key(r.get_ref(at + 1)?.as_str()?).ok_or_else(|| bad(at + 1))?,
        from: state(r, at + 2)?,
        to: state(r, at + 3)?,
        day: get_date(r, at + 4)?,
        by: r.get(at + 5)?,
        at: r.get(at + 6)?,
        note: r.get(at + 7)?,
        document: r.get(at + 8)?,
        content_id: r.get(at + 9)?,
        batch_id: r.get(at + 10)?,
    })
}

impl WriteTx<'_> {
    /// Adds a step; nothing is overwritten.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_form_event(&self, e: &NewFormEvent<'_>) -> Result<i64, StoreError> {
        let sql = "insert into monitor_event (form_id, content_id, step, from_state, to_state, day, by, at, note,
            document, batch_id)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        self.tx.prepare_cached(sql)?.execute(params![
            e.form_id,
            e.content_id,
            e.step.key(),
            e.from.key(),
            e.to.key(),
            e.day.to_string(),
            e.by,
            e.at,
            e.note,
            e.document,
            e.batch_id
        ])?;
        Ok(self.tx.last_insert_rowid())
    }
}
