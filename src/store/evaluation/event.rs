//! What happened to a self-evaluation: append only.

use rusqlite::{Row as SqlRow, params};
use rust_decimal::Decimal;

use super::{hundredths, points};
use crate::domain::date::Date;
use crate::domain::evaluation::state::{Event, State, Step};
use crate::store::{StoreError, WriteTx, get_date};

/// A step to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewEvent<'a> {
    pub evaluation_id: i64,
    pub content_id: Option<i64>,
    pub step: Step,
    pub from: State,
    pub to: State,
    pub day: Date,
    pub by: &'a str,
    pub at: &'a str,
    pub note: &'a str,
    pub score: Option<Decimal>,
    pub batch_id: Option<i64>,
}

fn bad(at: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(at, "state".into(), rusqlite::types::Type::Text)
}

/// Eleven columns from `at` on; nothing where the evaluation has no event yet.
pub(super) fn read(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Option<Event>> {
    let Some(id) = r.get::<_, Option<i64>>(at)? else { return Ok(None) };
    let state = |at: usize| State::from_key(r.get_ref(at)?.as_str()?).ok_or_else(|| bad(at));
    Ok(Some(Event {
        id,
        step: Step::from_key(r.get_ref(at + 1)?.as_str()?).ok_or_else(|| bad(at + 1))?,
        from: state(at + 2)?,
        to: state(at + 3)?,
        day: get_date(r, at + 4)?,
        by: r.get(at + 5)?,
        at: r.get(at + 6)?,
        note: r.get(at + 7)?,
        content_id: r.get(at + 8)?,
        score: points(r, at + 9)?,
        batch_id: r.get(at + 10)?,
    }))
}

impl WriteTx<'_> {
    /// Adds a step; nothing is overwritten.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_evaluation_event(&self, e: &NewEvent<'_>) -> Result<i64, StoreError> {
        let sql = "insert into evaluation_event (evaluation_id, content_id, step, from_state, to_state, day, by, at,
            note, score, batch_id)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        self.tx.prepare_cached(sql)?.execute(params![
            e.evaluation_id,
            e.content_id,
            e.step.key(),
            e.from.key(),
            e.to.key(),
            e.day.to_string(),
            e.by,
            e.at,
            e.note,
            e.score.and_then(hundredths),
            e.batch_id
        ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Takes a step back; it stays, marked.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn withdraw_evaluation_event(&self, id: i64) -> Result<(), StoreError> {
        let sql = "update evaluation_event set live = 0 where id = ?1 and live = 1";
        if self.tx.execute(sql, [id])? == 0 { Err(StoreError::NotFound) } else { Ok(()) }
    }
}
