//! Rule settings with their history.

use rusqlite::params;

use super::{Store, StoreError, WriteTx, get_date};
use crate::domain::date::Date;

/// A change of a threshold as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingRow {
    /// Order of entry.
    pub id: i64,
    /// Canonical key.
    pub key: String,
    /// As written; `None` goes back to the default.
    pub value: Option<String>,
    /// The day from which it holds.
    pub valid_from: Date,
    /// Who.
    pub set_by: String,
    /// When it was entered.
    pub set_at: String,
    /// Why.
    pub reason: Option<String>,
}

impl Store {
    /// Every change ever made, in the order in which they take precedence:
    /// a later one of the same key wins once its day has come.
    ///
    /// # Errors
    /// What the file says.
    pub fn setting_history(&self) -> Result<Vec<SettingRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, key, value, valid_from, set_by, set_at, reason from rule_setting order by valid_from, id",
        )?;
        let rows = st.query_map([], |r| {
            Ok(SettingRow {
                id: r.get(0)?,
                key: r.get(1)?,
                value: r.get(2)?,
                valid_from: get_date(r, 3)?,
                set_by: r.get(4)?,
                set_at: r.get(5)?,
                reason: r.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// Adds a change; nothing is overwritten.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_setting(
        &self,
        key: &str,
        value: Option<&str>,
        from: Date,
        by: &str,
        at: &str,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        self.tx.execute(
            "insert into rule_setting (key, value, valid_from, set_by, set_at, reason) values (?1, ?2, ?3, ?4, ?5, ?6)",
            params![key, value, from.to_string(), by, at, reason],
        )?;
        Ok(())
    }
}
