//! Taking a batch back: its rows stop counting, none is removed.

use rusqlite::params;

use crate::store::{StoreError, WriteTx};

/// Tables whose rows stop counting when their batch is taken back, whole.
const LIVE_WITH_THEIR_BATCH: &[&str] = &[
    "department_version",
    "unit_version",
    "project_version",
    "execution",
    "alias",
    "target_version",
    "target_content",
    "target_event",
    "indicator_library",
    "draft_budget",
    "assessment_report",
    "monitor_content",
    "monitor_event",
    "evaluation_content",
    "evaluation_event",
];

impl WriteTx<'_> {
    /// Takes a batch back: its rows stop counting unless a later batch confirmed
    /// them, and rows it superseded count again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an unknown batch or one already undone.
    pub fn undo_batch(&self, id: i64, by: &str, at: &str) -> Result<(), StoreError> {
        let n = self.tx.execute(
            "update batch set undone_at = ?2, undone_by = ?3 where id = ?1 and undone_at is null",
            params![id, at, by],
        )?;
        if n == 0 {
            return Err(StoreError::NotFound);
        }
        for table in LIVE_WITH_THEIR_BATCH {
            self.tx.execute(&format!("update {table} set live = 0 where batch_id = ?1"), [id])?;
        }
        for table in ["quota", "payment"] {
            self.tx.execute(&format!("update {table} set confirmed_by = null where confirmed_by = ?1"), [id])?;
            self.tx.execute(
                &format!("update {table} set live = 0 where batch_id = ?1 and live = 1 and confirmed_by is null"),
                [id],
            )?;
            self.tx.execute(
                &format!(
                    "update {table} set live = 1, superseded_by = null where superseded_by = ?1
                       and (confirmed_by is not null
                            or batch_id in (select id from batch where undone_at is null))"
                ),
                [id],
            )?;
        }
        Ok(())
    }
}
