//! Import batches: what came in, what was set aside, control totals, undoing.

mod undo;

use rusqlite::{OptionalExtension, params};

use super::{Store, StoreError, WriteTx, get_money};
use crate::domain::money::Money;

/// One table of one file as the store keeps it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Batch {
    pub id: i64,
    pub run: i64,
    pub kind: String,
    pub file: String,
    pub sha256: String,
    pub sheet: String,
    pub format: String,
    pub layout: String,
    /// `yuan`, `wan` or `yi`
    pub unit: String,
    /// The day up to which the file speaks, `YYYY-MM-DD`.
    pub cutoff: Option<String>,
    pub imported_at: String,
    pub imported_by: String,
    pub rows_read: i64,
    pub rows_imported: i64,
    pub rows_changed: i64,
    pub rows_unchanged: i64,
    /// Rows of an earlier file that a later, overlapping one no longer holds.
    pub rows_missing: i64,
    /// Basket rows too.
    pub rows_set_aside: i64,
    /// Rows kept without a project.
    pub rows_basket: i64,
    pub amount_imported: Option<Money>,
    pub control_total: Option<Money>,
    pub control_sum: Option<Money>,
    pub undone_at: Option<String>,
    pub undone_by: Option<String>,
}

/// A row that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SetAsideRow {
    pub batch_id: i64,
    pub cell: String,
    pub reason: String,
    pub column: Option<String>,
    pub quote: String,
    pub row_text: String,
    pub amount: Option<Money>,
}

/// A layout that an operator explained once.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct TaughtRow {
    pub layout: String,
    pub kind: String,
    /// JSON: `[[index, column], …]`
    pub columns: String,
    pub unit: Option<String>,
}

/// A total that a file prints.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ControlRow {
    pub batch_id: i64,
    pub cell: String,
    pub label: String,
    pub printed: Money,
    pub summed: Money,
    pub grand: bool,
}

const COLUMNS: &str = "id, run, kind, file, sha256, sheet, format, layout, unit, cutoff, imported_at, imported_by,
  rows_read, rows_imported, rows_changed, rows_unchanged, rows_missing, rows_set_aside,
  amount_imported, control_total, control_sum, undone_at, undone_by, rows_basket";

fn row(r: &rusqlite::Row<'_>) -> rusqlite::Result<Batch> {
    let money = |at| Ok::<_, rusqlite::Error>(r.get::<_, Option<i64>>(at)?.map(Money::from_fen));
    Ok(Batch {
        id: r.get(0)?,
        run: r.get(1)?,
        kind: r.get(2)?,
        file: r.get(3)?,
        sha256: r.get(4)?,
        sheet: r.get(5)?,
        format: r.get(6)?,
        layout: r.get(7)?,
        unit: r.get(8)?,
        cutoff: r.get(9)?,
        imported_at: r.get(10)?,
        imported_by: r.get(11)?,
        rows_read: r.get(12)?,
        rows_imported: r.get(13)?,
        rows_changed: r.get(14)?,
        rows_unchanged: r.get(15)?,
        rows_missing: r.get(16)?,
        rows_set_aside: r.get(17)?,
        amount_imported: money(18)?,
        control_total: money(19)?,
        control_sum: money(20)?,
        undone_at: r.get(21)?,
        undone_by: r.get(22)?,
        rows_basket: r.get(23)?,
    })
}

impl Store {
    /// All batches, newest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn batches(&self) -> Result<Vec<Batch>, StoreError> {
        let mut st = self.db.prepare_cached(&format!("select {COLUMNS} from batch order by id desc"))?;
        Ok(st.query_map([], row)?.collect::<Result<_, _>>()?)
    }

    /// One batch.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn batch(&self, id: i64) -> Result<Batch, StoreError> {
        let mut st = self.db.prepare_cached(&format!("select {COLUMNS} from batch where id = ?1"))?;
        st.query_row([id], row).optional()?.ok_or(StoreError::NotFound)
    }

    /// The rows a batch set aside.
    ///
    /// # Errors
    /// What the file says.
    pub fn set_aside(&self, batch: i64) -> Result<Vec<SetAsideRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select batch_id, cell, reason, column_key, quote, row_text, amount from set_aside
             where batch_id = ?1 order by id",
        )?;
        let rows = st.query_map([batch], |r| {
            Ok(SetAsideRow {
                batch_id: r.get(0)?,
                cell: r.get(1)?,
                reason: r.get(2)?,
                column: r.get(3)?,
                quote: r.get(4)?,
                row_text: r.get(5)?,
                amount: r.get::<_, Option<i64>>(6)?.map(Money::from_fen),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The totals a batch's file prints.
    ///
    /// # Errors
    /// What the file says.
    pub fn controls(&self, batch: i64) -> Result<Vec<ControlRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select batch_id, cell, label, printed, summed, grand from control where batch_id = ?1 order by id",
        )?;
        let rows = st.query_map([batch], |r| {
            Ok(ControlRow {
                batch_id: r.get(0)?,
                cell: r.get(1)?,
                label: r.get(2)?,
                printed: get_money(r, 3)?,
                summed: get_money(r, 4)?,
                grand: r.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What changed with the newest import that still stands: its run, and the report as JSON.
    ///
    /// # Errors
    /// What the file says.
    pub fn last_report(&self) -> Result<Option<(i64, String)>, StoreError> {
        let sql = "select run, report from run_report
          where run in (select run from batch where undone_at is null) order by run desc limit 1";
        Ok(self.db.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
    }

    /// The layouts taught so far.
    ///
    /// # Errors
    /// What the file says.
    pub fn taught(&self) -> Result<Vec<TaughtRow>, StoreError> {
        let mut st = self.db.prepare_cached("select layout, kind, columns, unit from taught order by layout")?;
        let rows = st.query_map([], |r| {
            Ok(TaughtRow { layout: r.get(0)?, kind: r.get(1)?, columns: r.get(2)?, unit: r.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a live batch of this very table exists.
    ///
    /// # Errors
    /// What the file says.
    pub fn same_file(&self, sha256: &str, sheet: &str) -> Result<Option<i64>, StoreError> {
        let sql = "select id from batch where sha256 = ?1 and sheet = ?2 and undone_at is null order by id limit 1";
        Ok(self.db.query_row(sql, [sha256, sheet], |r| r.get(0)).optional()?)
    }
}

impl WriteTx<'_> {
    /// The number of the next call that imports.
    ///
    /// # Errors
    /// What the file says.
    pub fn next_run(&self) -> Result<i64, StoreError> {
        Ok(self.tx.query_row("select coalesce(max(run), 0) + 1 from batch", [], |r| r.get(0))?)
    }

    /// Opens a batch; its counts are filled in by [`WriteTx::close_batch`].
    ///
    /// # Errors
    /// What the file says.
    pub fn open_batch(&self, b: &Batch) -> Result<i64, StoreError> {
        self.tx
            .prepare_cached(
                "insert into batch (run, kind, file, sha256, sheet, format, layout, unit, cutoff, imported_at, imported_by,
                   rows_read, rows_imported, rows_changed, rows_unchanged, rows_missing, rows_set_aside, rows_basket)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, 0, 0, 0, 0, 0, 0)",
            )?
            .execute(params![
                b.run, b.kind, b.file, b.sha256, b.sheet, b.format, b.layout, b.unit, b.cutoff, b.imported_at, b.imported_by
            ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Says that nothing told the year of a project list.
    ///
    /// # Errors
    /// What the file says.
    pub fn assume_year(&self, batch: i64, year: i16) -> Result<(), StoreError> {
        self.tx.execute("update batch set assumed_year = ?2 where id = ?1", params![batch, year])?;
        Ok(())
    }

    /// Project lists whose year was only assumed follow the first dated money:
    /// it speaks of `years`, mostly of `main`. Gives back how many projects moved.
    ///
    /// # Errors
    /// What the file says.
    pub fn settle_years(&self, years: &[i16], main: i16) -> Result<usize, StoreError> {
        let mut st = self.tx.prepare_cached(
            "select id, assumed_year from batch where assumed_year is not null and undone_at is null",
        )?;
        let open: Vec<(i64, i16)> = st.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut moved = 0;
        for (batch, assumed) in open {
            let has_money: bool = self.tx.query_row(
                "select exists (select 1 from quota where year = ?1 and live = 1)
                     or exists (select 1 from payment where year = ?1 and live = 1 and project_id is not null)",
                [assumed],
                |r| r.get(0),
            )?;
            if !has_money && !years.contains(&assumed) {
                moved += self.tx.execute(
                    "update project set year = ?3 where year = ?2
                       and id in (select project_id from project_version where batch_id = ?1)
                       and not exists (select 1 from project other where other.year = ?3 and other.code = project.code)",
                    params![batch, assumed, main],
                )?;
            }
            self.tx.execute("update batch set assumed_year = null where id = ?1", [batch])?;
        }
        Ok(moved)
    }

    /// Fills in the counts of a batch.
    ///
    /// # Errors
    /// What the file says.
    pub fn close_batch(&self, b: &Batch) -> Result<(), StoreError> {
        self.tx.execute(
            "update batch set rows_read = ?2, rows_imported = ?3, rows_changed = ?4, rows_unchanged = ?5,
               rows_missing = ?6, rows_set_aside = ?7, amount_imported = ?8, control_total = ?9, control_sum = ?10, rows_basket = ?11
             where id = ?1",
            params![
                b.id,
                b.rows_read,
                b.rows_imported,
                b.rows_changed,
                b.rows_unchanged,
                b.rows_missing,
                b.rows_set_aside,
                b.amount_imported.map(Money::fen),
                b.control_total.map(Money::fen),
                b.control_sum.map(Money::fen),
                b.rows_basket
            ],
        )?;
        Ok(())
    }

    /// Keeps a row that could not be used.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_set_aside(&self, s: &SetAsideRow) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "insert into set_aside (batch_id, cell, reason, column_key, quote, row_text, amount)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![s.batch_id, s.cell, s.reason, s.column, s.quote, s.row_text, s.amount.map(Money::fen)])?;
        Ok(())
    }

    /// Keeps a printed total.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_control(&self, c: &ControlRow) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "insert into control (batch_id, cell, label, printed, summed, grand) values (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![c.batch_id, c.cell, c.label, c.printed.fen(), c.summed.fen(), c.grand])?;
        Ok(())
    }

    /// Keeps what changed with a run.
    ///
    /// # Errors
    /// What the file says.
    pub fn set_report(&self, run: i64, report: &str) -> Result<(), StoreError> {
        let sql = "insert into run_report (run, report) values (?1, ?2)
          on conflict (run) do update set report = excluded.report";
        self.tx.execute(sql, params![run, report])?;
        Ok(())
    }

    /// Remembers a layout.
    ///
    /// # Errors
    /// What the file says.
    pub fn teach(
        &self,
        layout: &str,
        kind: &str,
        columns: &str,
        unit: Option<&str>,
        by: &str,
        at: &str,
    ) -> Result<(), StoreError> {
        let sql =
            "insert into taught (layout, kind, columns, unit, taught_by, taught_at) values (?1, ?2, ?3, ?4, ?5, ?6)
          on conflict (layout) do update set kind = excluded.kind, columns = excluded.columns,
            unit = excluded.unit, taught_by = excluded.taught_by, taught_at = excluded.taught_at";
        self.tx.execute(sql, params![layout, kind, columns, unit, by, at])?;
        Ok(())
    }
}
