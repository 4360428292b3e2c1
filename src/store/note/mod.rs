//! What operators said of alerts, and what they chose for their own sessions.

use rusqlite::{OptionalExtension, params};

use super::{Store, StoreError, WriteTx};

/// Something said of an alert.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NoteRow {
    pub id: i64,
    pub project_id: i64,
    pub rule: String,
    pub part: String,
    /// `acknowledged`, `note` or `reopened`
    pub action: String,
    pub text: String,
    pub by: String,
    pub at: String,
}

impl Store {
    /// All notes on the alerts of a year, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn alert_notes(&self, year: i16) -> Result<Vec<NoteRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select n.id, n.project_id, n.rule, n.part, n.action, n.text, n.by, n.at
             from alert_note n join project p on p.id = n.project_id where p.year = ?1 order by n.id",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(NoteRow {
                id: r.get(0)?,
                project_id: r.get(1)?,
                rule: r.get(2)?,
                part: r.get(3)?,
                action: r.get(4)?,
                text: r.get(5)?,
                by: r.get(6)?,
                at: r.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What an operator chose.
    ///
    /// # Errors
    /// What the file says.
    pub fn preference(&self, operator: &str, key: &str) -> Result<Option<String>, StoreError> {
        let sql = "select value from preference where operator = ?1 and key = ?2";
        Ok(self.db.query_row(sql, [operator, key], |r| r.get(0)).optional()?)
    }
}

impl WriteTx<'_> {
    /// The newest note on an alert, for telling whether a colleague was faster.
    ///
    /// # Errors
    /// What the file says.
    pub fn last_alert_note(&self, project: i64, rule: &str, part: &str) -> Result<Option<i64>, StoreError> {
        let sql = "select max(id) from alert_note where project_id = ?1 and rule = ?2 and part = ?3";
        Ok(self.tx.query_row(sql, params![project, rule, part], |r| r.get(0))?)
    }

    /// Adds a note; nothing is overwritten.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_alert_note(&self, n: &NoteRow) -> Result<i64, StoreError> {
        self.tx.execute(
            "insert into alert_note (project_id, rule, part, action, text, by, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![n.project_id, n.rule, n.part, n.action, n.text, n.by, n.at],
        )?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Remembers what an operator chose.
    ///
    /// # Errors
    /// What the file says.
    pub fn set_preference(&self, operator: &str, key: &str, value: &str) -> Result<(), StoreError> {
        let sql = "insert into preference (operator, key, value) values (?1, ?2, ?3)
          on conflict (operator, key) do update set value = excluded.value";
        self.tx.execute(sql, [operator, key, value])?;
        Ok(())
    }
}
