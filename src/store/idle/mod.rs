//! Idle money: contract tails, proposals to give it back, what was taken back
//! by documents. Rows are added and never changed.

mod proposal;

pub use proposal::{NewProposalRow, ProposalHead, ProposalRow, WithdrawnRow};

use rusqlite::params;

use super::{Store, StoreError, WriteTx, get_date, get_day, get_money};
use crate::domain::date::Date;
use crate::domain::fund::FundType;
use crate::domain::money::Money;
use crate::domain::monitor::lines::LineKey;

/// A mark on a fund line, or its end.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct TailRow {
    pub id: i64,
    pub project_id: i64,
    pub line: LineKey,
    /// All that lies idle where nothing is said.
    pub amount: Option<Money>,
    /// False: the mark is taken off.
    pub marked: bool,
    pub reason: String,
    pub day: Date,
    /// The last day on which it holds.
    pub until: Option<Date>,
    pub by: String,
    pub at: String,
}

/// What a document took back from a line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct TakenRow {
    pub id: i64,
    pub project_id: i64,
    pub line: LineKey,
    pub amount: Money,
    pub document: String,
    pub day: Date,
    pub note: String,
    pub by: String,
    pub at: String,
    /// Why it does not count, where it was reversed.
    pub reversed: Option<String>,
}

/// Origin year and fund in two columns from `at` on.
fn line(r: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<LineKey> {
    Ok(LineKey { origin: r.get(at)?, fund: FundType::from_key(r.get_ref(at + 1)?.as_str()?) })
}

impl Store {
    /// All marks of a year ever made, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn contract_tails(&self, year: i16) -> Result<Vec<TailRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select t.id, t.project_id, t.origin_year, t.fund, t.amount, t.marked, t.reason, t.day, t.until, t.by, t.at
             from contract_tail t join project p on p.id = t.project_id where p.year = ?1 order by t.id",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(TailRow {
                id: r.get(0)?,
                project_id: r.get(1)?,
                line: line(r, 2)?,
                amount: r.get::<_, Option<i64>>(4)?.map(Money::from_fen),
                marked: r.get(5)?,
                reason: r.get(6)?,
                day: get_date(r, 7)?,
                until: get_day(r, 8)?,
                by: r.get(9)?,
                at: r.get(10)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All entries of a year, reversed ones too, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn idle_taken(&self, year: i16) -> Result<Vec<TakenRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select t.id, t.project_id, t.origin_year, t.fund, t.amount, t.document, t.day, t.note, t.by, t.at, r.reason
             from idle_taken t join project p on p.id = t.project_id
             left join idle_taken_reversed r on r.taken_id = t.id where p.year = ?1 order by t.id",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(TakenRow {
                id: r.get(0)?,
                project_id: r.get(1)?,
                line: line(r, 2)?,
                amount: get_money(r, 4)?,
                document: r.get(5)?,
                day: get_date(r, 6)?,
                note: r.get(7)?,
                by: r.get(8)?,
                at: r.get(9)?,
                reversed: r.get(10)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// Marks a line, or takes its mark off; the row's number is given by the file.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_contract_tail(&self, t: &TailRow) -> Result<i64, StoreError> {
        let sql =
            "insert into contract_tail (project_id, origin_year, fund, amount, marked, reason, day, until, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        self.tx.prepare_cached(sql)?.execute(params![
            t.project_id,
            t.line.origin,
            t.line.fund.key(),
            t.amount.map(Money::fen),
            t.marked,
            t.reason,
            t.day.to_string(),
            t.until.map(|d| d.to_string()),
            t.by,
            t.at
        ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Enters what a document took back; the row's number is given by the file.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_idle_taken(&self, t: &TakenRow) -> Result<i64, StoreError> {
        let sql = "insert into idle_taken (project_id, origin_year, fund, amount, document, day, note, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        self.tx.execute(
            sql,
            params![
                t.project_id,
                t.line.origin,
                t.line.fund.key(),
                t.amount.fen(),
                t.document,
                t.day.to_string(),
                t.note,
                t.by,
                t.at
            ],
        )?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Reverses an entry; [`StoreError::Stale`] where a colleague did before.
    ///
    /// # Errors
    /// What the file says.
    pub fn reverse_idle_taken(&self, id: i64, reason: &str, by: &str, at: &str) -> Result<(), StoreError> {
        let sql = "insert into idle_taken_reversed (taken_id, reason, by, at) values (?1, ?2, ?3, ?4)
          on conflict (taken_id) do nothing";
        let done = self.tx.execute(sql, params![id, reason, by, at])?;
        if done == 0 { Err(StoreError::Stale) } else { Ok(()) }
    }
}
