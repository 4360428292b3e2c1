//! Rule settings with their history.

use rusqlite::params;

use super::{Store, StoreError, WriteTx, get_date, get_day};
use crate::domain::date::Date;
use crate::domain::monitor::scope::Scope;

/// A change of a threshold as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingRow {
    /// Order of entry.
    pub id: i64,
    /// Canonical key.
    pub key: String,
    /// As written; `None` goes back to the default.
    pub value: Option<String>,
    /// For whom it is set apart; nothing: for all.
    pub scope: Option<Scope>,
    /// The day from which it holds.
    pub valid_from: Date,
    /// The last day on which it holds.
    pub until: Option<Date>,
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
            "select id, key, value, valid_from, set_by, set_at, reason, scope_kind, scope_value, until
             from rule_setting order by valid_from, id",
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
                scope: match (r.get_ref(7)?.as_str_or_null()?, r.get_ref(8)?.as_str_or_null()?) {
                    (Some(kind), Some(value)) => Scope::from_key(kind, value),
                    _ => None,
                },
                until: get_day(r, 9)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// Adds a change; nothing is overwritten. Its number is given by the file.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_setting(&self, row: &SettingRow) -> Result<(), StoreError> {
        let (kind, value) = row.scope.as_ref().map(Scope::key).unzip();
        self.tx.execute(
            "insert into rule_setting (key, value, valid_from, set_by, set_at, reason, scope_kind, scope_value, until)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                row.key,
                row.value,
                row.valid_from.to_string(),
                row.set_by,
                row.set_at,
                row.reason,
                kind,
                value,
                row.until.map(|d| d.to_string())
            ],
        )?;
        Ok(())
    }
}
