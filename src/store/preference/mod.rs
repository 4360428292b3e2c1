//! What operators chose for their own sessions.

use rusqlite::OptionalExtension;

use super::{Store, StoreError, WriteTx};

impl Store {
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
