//! Days that an office entered over the calendar that ships, with their history.

use rusqlite::params;

use super::{Store, StoreError, WriteTx, get_date};
use crate::domain::calendar::DayKind;
use crate::domain::date::Date;

/// A day as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRow {
    /// The day.
    pub day: Date,
    /// How it differs; `None`: as its weekday says.
    pub kind: Option<DayKind>,
    /// The holiday's name, or why.
    pub note: String,
    /// Who.
    pub by: String,
    /// When it was entered.
    pub at: String,
}

/// The word for a day that is as its weekday says.
const ORDINARY: &str = "ordinary";

impl Store {
    /// Every entry ever made, oldest first: the newest of a day holds.
    ///
    /// # Errors
    /// What the file says.
    pub fn calendar_days(&self) -> Result<Vec<DayRow>, StoreError> {
        let mut st = self.db.prepare_cached("select day, kind, note, by, at from calendar_day order by id")?;
        let rows = st.query_map([], |r| {
            Ok(DayRow {
                day: get_date(r, 0)?,
                kind: DayKind::from_key(r.get_ref(1)?.as_str()?),
                note: r.get(2)?,
                by: r.get(3)?,
                at: r.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// Adds an entry; nothing is overwritten.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_calendar_day(&self, row: &DayRow) -> Result<(), StoreError> {
        let kind = row.kind.map_or(ORDINARY, DayKind::key);
        self.tx.execute(
            "insert into calendar_day (day, kind, note, by, at) values (?1, ?2, ?3, ?4, ?5)",
            params![row.day.to_string(), kind, row.note, row.by, row.at],
        )?;
        Ok(())
    }
}
