//! Monitoring rounds: when they were opened and closed, which forms came in,
//! what each said, what happened to each. Rows are added, never changed.

mod content;
mod event;
mod facts;
mod value;

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Store, StoreError, WriteTx, get_date, get_day, get_money};
use crate::domain::money::Money;
use crate::domain::monitor::record::{FormRecord, RoundAct, RoundEvent, RoundRecord};
use crate::domain::monitor::reported::Reported;
use crate::domain::monitor::round::{Opening, RoundState};

pub use content::{ContentRow, NewContent, NoteRow};
pub use event::NewFormEvent;
pub use value::ValueRow;

/// A round event to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewRoundEvent<'a> {
    pub round_id: i64,
    pub act: RoundAct,
    pub from: Option<RoundState>,
    pub to: RoundState,
    /// Cut-off day and last day to file, where the event sets them.
    pub days: Option<(crate::domain::date::Date, crate::domain::date::Date)>,
    pub day: crate::domain::date::Date,
    pub by: &'a str,
    pub at: &'a str,
    pub note: &'a str,
}

/// What a closed round's report is printed from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SnapshotRow {
    /// JSON
    pub body: String,
    pub sha256: String,
    pub by: String,
    pub at: String,
}

/// Money that came in after a round was closed and would have counted in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct LateMoney {
    pub year: i16,
    /// N of the round "1—N月".
    pub months: u8,
    pub rows: i64,
    pub sum: Money,
}

fn bad(at: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(at, "state".into(), rusqlite::types::Type::Text)
}

fn round_event(r: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<RoundEvent> {
    let from: Option<String> = r.get(at + 2)?;
    let days = get_day(r, at + 4)?.zip(get_day(r, at + 5)?);
    Ok(RoundEvent {
        id: r.get(at)?,
        act: RoundAct::from_key(r.get_ref(at + 1)?.as_str()?).ok_or_else(|| bad(at + 1))?,
        from: from.map(|w| RoundState::from_key(&w).ok_or_else(|| bad(at + 2))).transpose()?,
        to: RoundState::from_key(r.get_ref(at + 3)?.as_str()?).ok_or_else(|| bad(at + 3))?,
        days,
        day: get_date(r, at + 6)?,
        by: r.get(at + 7)?,
        at: r.get(at + 8)?,
        note: r.get(at + 9)?,
    })
}

/// In order of their months.
fn rounds(db: &Connection, year: i16) -> Result<Vec<RoundRecord>, StoreError> {
    let mut st = db.prepare_cached(include_str!("rounds.sql"))?;
    let mut rows = st.query([year])?;
    let mut found: Vec<RoundRecord> = Vec::new();
    while let Some(r) = rows.next()? {
        let (id, months): (i64, u8) = (r.get(0)?, r.get(1)?);
        let event = round_event(r, 2)?;
        if found.last().is_none_or(|round| round.id != id) {
            // The first event of a round always names its days.
            let (cutoff, due) = event.days.ok_or_else(|| bad(6))?;
            let opening = Opening { year, months, cutoff, due };
            found.push(RoundRecord { id, opening, events: Vec::new() });
        }
        let Some(round) = found.last_mut() else { continue };
        if let Some((cutoff, due)) = event.days {
            (round.opening.cutoff, round.opening.due) = (cutoff, due);
        }
        round.events.push(event);
    }
    Ok(found)
}

/// Forms by round and project.
type Forms = HashMap<(i64, i64), FormRecord>;

fn forms(db: &Connection, year: i16) -> Result<Forms, StoreError> {
    let mut st = db.prepare_cached(include_str!("forms.sql"))?;
    let mut rows = st.query([year])?;
    let mut found = Forms::new();
    while let Some(r) = rows.next()? {
        let (id, round_id, project_id) = (r.get(0)?, r.get(1)?, r.get(2)?);
        let form = found.entry((round_id, project_id)).or_insert_with(|| FormRecord {
            id,
            round_id,
            project_id,
            events: Vec::new(),
        });
        form.events.push(event::read(r, 3)?);
    }
    Ok(found)
}

fn snapshot(db: &Connection, round: i64) -> Result<Option<SnapshotRow>, StoreError> {
    let mut st = db.prepare_cached("select body, sha256, by, at from monitor_snapshot where round_id = ?1")?;
    let row =
        st.query_row([round], |r| Ok(SnapshotRow { body: r.get(0)?, sha256: r.get(1)?, by: r.get(2)?, at: r.get(3)? }));
    Ok(row.optional()?)
}

impl Store {
    /// The rounds of a year, in order of their months.
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_rounds(&self, year: i16) -> Result<Vec<RoundRecord>, StoreError> {
        rounds(&self.db, year)
    }

    /// The forms of a year's rounds, by the rows of round and project; only
    /// those of which something stands.
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_forms(&self, year: i16) -> Result<HashMap<(i64, i64), FormRecord>, StoreError> {
        forms(&self.db, year)
    }

    /// What some contents say of each indicator, in the order of the target.
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_values(&self, contents: &[i64]) -> Result<HashMap<i64, Vec<Reported>>, StoreError> {
        let mut found: HashMap<i64, Vec<Reported>> = HashMap::new();
        value::all_reported(&self.db, contents, |id, value| found.entry(id).or_default().push(value))?;
        Ok(found)
    }

    /// How many problems each content of a year was taken in with.
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_problems(&self, year: i16) -> Result<HashMap<i64, usize>, StoreError> {
        let mut st = self.db.prepare_cached(include_str!("problems.sql"))?;
        let rows = st.query_map([year], |r| Ok((r.get(0)?, r.get::<_, i64>(1)?.unsigned_abs() as usize)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What was kept when a round was closed.
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_snapshot(&self, round: i64) -> Result<Option<SnapshotRow>, StoreError> {
        snapshot(&self.db, round)
    }

    /// Years that have rounds, ascending.
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_years(&self) -> Result<Vec<i16>, StoreError> {
        let mut st = self.db.prepare_cached("select distinct year from monitor_round order by 1")?;
        Ok(st.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// See [`Store::monitor_rounds`].
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_rounds(&self, year: i16) -> Result<Vec<RoundRecord>, StoreError> {
        rounds(&self.tx, year)
    }

    /// See [`Store::monitor_forms`].
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_forms(&self, year: i16) -> Result<HashMap<(i64, i64), FormRecord>, StoreError> {
        forms(&self.tx, year)
    }

    /// A new round; its days come with its first event.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_monitor_round(&self, year: i16, months: u8) -> Result<i64, StoreError> {
        self.tx.execute("insert into monitor_round (year, months) values (?1, ?2)", params![year, months])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Adds to the life of a round.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_round_event(&self, e: &NewRoundEvent<'_>) -> Result<i64, StoreError> {
        let sql = "insert into monitor_round_event
            (round_id, step, from_state, to_state, cutoff, due, day, by, at, note)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        self.tx.prepare_cached(sql)?.execute(params![
            e.round_id,
            e.act.key(),
            e.from.map(RoundState::key),
            e.to.key(),
            e.days.map(|d| d.0.to_string()),
            e.days.map(|d| d.1.to_string()),
            e.day.to_string(),
            e.by,
            e.at,
            e.note
        ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// The form of a project in a round, made if there was none.
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_form_id(&self, round: i64, project: i64) -> Result<i64, StoreError> {
        let sql = "select id from monitor_form where round_id = ?1 and project_id = ?2";
        let found = self.tx.prepare_cached(sql)?.query_row([round, project], |r| r.get(0)).optional()?;
        if let Some(id) = found {
            return Ok(id);
        }
        let sql = "insert into monitor_form (round_id, project_id) values (?1, ?2)";
        self.tx.prepare_cached(sql)?.execute([round, project])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Keeps what a closed round's report is printed from.
    ///
    /// # Errors
    /// What the file says.
    pub fn keep_snapshot(&self, round: i64, s: &SnapshotRow) -> Result<(), StoreError> {
        let sql = "insert into monitor_snapshot (round_id, body, sha256, by, at) values (?1, ?2, ?3, ?4, ?5)";
        self.tx.execute(sql, params![round, s.body, s.sha256, s.by, s.at])?;
        Ok(())
    }

    /// Money of a batch that falls on or before the cut-off day of a closed round.
    ///
    /// # Errors
    /// What the file says.
    pub fn late_money(&self, batch: i64) -> Result<Vec<LateMoney>, StoreError> {
        let mut st = self.tx.prepare_cached(include_str!("late_money.sql"))?;
        let rows = st.query_map([batch], |r| {
            Ok(LateMoney { year: r.get(0)?, months: r.get(1)?, rows: r.get(2)?, sum: get_money(r, 3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many forms that a batch brought in have moved on since: such a batch
    /// is not taken back.
    ///
    /// # Errors
    /// What the file says.
    pub fn forms_moved_on_since(&self, batch: i64) -> Result<u64, StoreError> {
        let moved: i64 = self.tx.query_row(include_str!("moved_on.sql"), [batch], |r| r.get(0))?;
        Ok(moved.unsigned_abs())
    }
}
