//! Proposals to give money back, as they were made, and rows withdrawn since.

use rusqlite::params;

use super::line;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::monitor::lines::LineKey;
use crate::store::{Store, StoreError, WriteTx, get_date, get_money};

/// A proposal without its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ProposalHead {
    pub id: i64,
    pub year: i16,
    /// Counted within the year.
    pub number: i64,
    pub as_of: Date,
    pub by: String,
    pub at: String,
}

/// What a row says, with the names as they were.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewProposalRow {
    pub project_id: i64,
    pub code: String,
    pub name: String,
    pub department_code: Option<String>,
    pub department: String,
    pub line: LineKey,
    /// Name of the rule that found it.
    pub reason: String,
    pub idle: Money,
    pub tail: Money,
    /// By earlier proposals and not yet taken back.
    pub asked: Money,
    pub amount: Money,
}

/// A row that was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct WithdrawnRow {
    pub reason: String,
    pub day: Date,
    pub by: String,
    pub at: String,
}

/// A row as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ProposalRow {
    pub id: i64,
    pub proposal_id: i64,
    pub said: NewProposalRow,
    pub withdrawn: Option<WithdrawnRow>,
}

impl Store {
    /// The proposals of a year, by number.
    ///
    /// # Errors
    /// What the file says.
    pub fn idle_proposals(&self, year: i16) -> Result<Vec<ProposalHead>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, year, number, as_of, by, at from idle_proposal where year = ?1 order by number",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(ProposalHead {
                id: r.get(0)?,
                year: r.get(1)?,
                number: r.get(2)?,
                as_of: get_date(r, 3)?,
                by: r.get(4)?,
                at: r.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All rows of the proposals of a year, in the order in which they stand.
    ///
    /// # Errors
    /// What the file says.
    pub fn idle_proposal_rows(&self, year: i16) -> Result<Vec<ProposalRow>, StoreError> {
        let mut st = self.db.prepare_cached(include_str!("rows.sql"))?;
        let rows = st.query_map([year], |r| {
            let withdrawn = match r.get::<_, Option<String>>(13)? {
                None => None,
                Some(reason) => Some(WithdrawnRow { reason, day: get_date(r, 14)?, by: r.get(15)?, at: r.get(16)? }),
            };
            Ok(ProposalRow {
                id: r.get(0)?,
                proposal_id: r.get(1)?,
                said: NewProposalRow {
                    project_id: r.get(2)?,
                    code: r.get(3)?,
                    name: r.get(4)?,
                    department_code: r.get(5)?,
                    department: r.get(6)?,
                    line: line(r, 7)?,
                    reason: r.get(9)?,
                    idle: get_money(r, 10)?,
                    tail: get_money(r, 11)?,
                    asked: get_money(r, 12)?,
                    amount: get_money(r, 17)?,
                },
                withdrawn,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// Keeps a proposal under the next number of its year and gives that.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_idle_proposal(
        &self,
        year: i16,
        as_of: Date,
        rows: &[NewProposalRow],
        by: &str,
        at: &str,
    ) -> Result<i64, StoreError> {
        let sql = "select coalesce(max(number), 0) + 1 from idle_proposal where year = ?1";
        let number: i64 = self.tx.query_row(sql, [year], |r| r.get(0))?;
        self.tx.execute(
            "insert into idle_proposal (year, number, as_of, by, at) values (?1, ?2, ?3, ?4, ?5)",
            params![year, number, as_of.to_string(), by, at],
        )?;
        let proposal = self.tx.last_insert_rowid();
        let mut st = self.tx.prepare_cached(
            "insert into idle_proposal_row (proposal_id, project_id, code, name, department_code, department,
               origin_year, fund, reason, idle, tail, asked, amount)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?;
        for row in rows {
            st.execute(params![
                proposal,
                row.project_id,
                row.code,
                row.name,
                row.department_code,
                row.department,
                row.line.origin,
                row.line.fund.key(),
                row.reason,
                row.idle.fen(),
                row.tail.fen(),
                row.asked.fen(),
                row.amount.fen()
            ])?;
        }
        Ok(number)
    }

    /// Withdraws a row; [`StoreError::Stale`] where a colleague did before.
    ///
    /// # Errors
    /// What the file says.
    pub fn withdraw_idle_row(&self, row: i64, w: &WithdrawnRow) -> Result<(), StoreError> {
        let sql = "insert into idle_withdrawn (row_id, reason, day, by, at) values (?1, ?2, ?3, ?4, ?5)
          on conflict (row_id) do nothing";
        let done = self.tx.execute(sql, params![row, w.reason, w.day.to_string(), w.by, w.at])?;
        if done == 0 { Err(StoreError::Stale) } else { Ok(()) }
    }
}
