//! What happened to a version: append only.

use rusqlite::{Row as SqlRow, params};

use crate::domain::date::Date;
use crate::domain::target::history::Event;
use crate::domain::target::state::{State, Step};
use crate::store::{StoreError, WriteTx, get_date};

/// A step to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewEvent<'a> {
    pub version_id: i64,
    pub content_id: Option<i64>,
    pub step: Step,
    pub from: Option<State>,
    pub to: State,
    pub day: Date,
    pub by: &'a str,
    pub at: &'a str,
    pub note: &'a str,
    pub document: Option<&'a str>,
    pub decision_id: Option<i64>,
    pub issue_id: Option<i64>,
    pub batch_id: Option<i64>,
}

fn state(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Option<State>> {
    let word: Option<String> = r.get(at)?;
    word.map(|w| State::from_key(&w).ok_or_else(|| bad(at))).transpose()
}

fn bad(at: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(at, "state".into(), rusqlite::types::Type::Text)
}

/// Thirteen columns from `at` on, as `list.sql` names them.
pub(super) fn read(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Event> {
    let step: String = r.get(at + 1)?;
    Ok(Event {
        id: r.get(at)?,
        step: Step::from_key(&step).ok_or_else(|| bad(at + 1))?,
        from: state(r, at + 2)?,
        to: state(r, at + 3)?.ok_or_else(|| bad(at + 3))?,
        day: get_date(r, at + 4)?,
        by: r.get(at + 5)?,
        at: r.get(at + 6)?,
        note: r.get(at + 7)?,
        document: r.get(at + 8)?,
        content_id: r.get(at + 9)?,
        decision_id: r.get(at + 10)?,
        issue_id: r.get(at + 11)?,
        batch_id: r.get(at + 12)?,
    })
}

impl WriteTx<'_> {
    /// Adds a step; nothing is overwritten.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_target_event(&self, e: &NewEvent<'_>) -> Result<i64, StoreError> {
        let sql = "insert into target_event (version_id, content_id, step, from_state, to_state, day, by, at, note,
            document, decision_id, issue_id, batch_id)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
        self.tx.prepare_cached(sql)?.execute(params![
            e.version_id,
            e.content_id,
            e.step.key(),
            e.from.map(State::key),
            e.to.key(),
            e.day.to_string(),
            e.by,
            e.at,
            e.note,
            e.document,
            e.decision_id,
            e.issue_id,
            e.batch_id
        ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// An issue with the budget.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_target_issue(
        &self,
        year: i16,
        document: &str,
        day: Date,
        by: &str,
        at: &str,
    ) -> Result<i64, StoreError> {
        let sql = "insert into target_issue (year, document, day, by, at) values (?1, ?2, ?3, ?4, ?5)";
        self.tx.execute(sql, params![year, document, day.to_string(), by, at])?;
        Ok(self.tx.last_insert_rowid())
    }
}
