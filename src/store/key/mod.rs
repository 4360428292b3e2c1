//! Key monitoring: which projects were chosen and dropped, what extended
//! checks found. Rows are added and never changed.

use rusqlite::params;

use super::{Store, StoreError, WriteTx, get_date};
use crate::domain::date::Date;

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ChoiceRow {
    pub id: i64,
    pub project_id: i64,
    /// False: dropped.
    pub chosen: bool,
    pub reason: String,
    pub day: Date,
    pub by: String,
    pub at: String,
}

/// The result of an extended check.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CheckRow {
    pub id: i64,
    pub project_id: i64,
    pub item: String,
    /// `compliant`, `problem` or `not_applicable`
    pub result: String,
    pub note: String,
    pub day: Date,
    pub by: String,
    pub at: String,
}

impl Store {
    /// All choices of a year, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn key_choices(&self, year: i16) -> Result<Vec<ChoiceRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select c.id, c.project_id, c.chosen, c.reason, c.day, c.by, c.at
             from key_choice c join project p on p.id = c.project_id where p.year = ?1 order by c.id",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(ChoiceRow {
                id: r.get(0)?,
                project_id: r.get(1)?,
                chosen: r.get(2)?,
                reason: r.get(3)?,
                day: get_date(r, 4)?,
                by: r.get(5)?,
                at: r.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All results of checks of a year, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn key_checks(&self, year: i16) -> Result<Vec<CheckRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select c.id, c.project_id, c.item, c.result, c.note, c.day, c.by, c.at
             from key_check c join project p on p.id = c.project_id where p.year = ?1 order by c.id",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(CheckRow {
                id: r.get(0)?,
                project_id: r.get(1)?,
                item: r.get(2)?,
                result: r.get(3)?,
                note: r.get(4)?,
                day: get_date(r, 5)?,
                by: r.get(6)?,
                at: r.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// Adds a choice; its number is given by the file.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_choice(&self, c: &ChoiceRow) -> Result<(), StoreError> {
        let sql = "insert into key_choice (project_id, chosen, reason, day, by, at) values (?1, ?2, ?3, ?4, ?5, ?6)";
        self.tx.prepare_cached(sql)?.execute(params![
            c.project_id,
            c.chosen,
            c.reason,
            c.day.to_string(),
            c.by,
            c.at
        ])?;
        Ok(())
    }

    /// Adds the result of a check; its number is given by the file.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_check(&self, c: &CheckRow) -> Result<(), StoreError> {
        let sql =
            "insert into key_check (project_id, item, result, note, day, by, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.tx.prepare_cached(sql)?.execute(params![
            c.project_id,
            c.item,
            c.result,
            c.note,
            c.day.to_string(),
            c.by,
            c.at
        ])?;
        Ok(())
    }
}
