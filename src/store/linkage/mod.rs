//! Proposals for next year's budget, the budget division's decisions, and the
//! drafts of that budget.

use rusqlite::params;

use super::{Store, StoreError, WriteTx, get_date, get_money};
use crate::domain::date::Date;
use crate::domain::linkage::Source;
use crate::domain::money::Money;
use crate::domain::target::review::Grade;

/// A proposal as it was put forward.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ProposalRow {
    pub id: i64,
    /// In the year whose budget is the base.
    pub project_id: i64,
    pub source: Source,
    pub grade: Option<Grade>,
    pub budget: Money,
    pub cut: Money,
    pub suspend: bool,
    /// As the setting had it.
    pub text: String,
    /// Empty: made by the table of grades.
    pub reason: String,
    pub day: Date,
    pub by: String,
    pub at: String,
}

/// The budget division's word on a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DecisionRow {
    pub id: i64,
    pub proposal_id: i64,
    /// `adopt`, `amend`, `decline`
    pub verdict: String,
    pub cut: Money,
    pub suspend: bool,
    pub reason: String,
    /// 预算科
    pub division: String,
    pub day: Date,
    pub by: String,
    pub at: String,
}

/// A line of a draft budget.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DraftRow {
    pub id: i64,
    pub batch_id: i64,
    pub cell: String,
    pub year: i16,
    pub department_id: i64,
    pub code: String,
    pub name: String,
    pub amount: Money,
}

const PROPOSALS: &str = "select l.id, l.project_id, l.source, l.grade, l.budget, l.cut, l.suspend, l.text, l.reason,
  l.day, l.by, l.at from linkage_proposal l join project p on p.id = l.project_id
  where p.year = ?1 and l.day <= ?2 order by l.id";

const DECISIONS: &str =
    "select d.id, d.proposal_id, d.verdict, d.cut, d.suspend, d.reason, d.division, d.day, d.by, d.at
  from linkage_decision d join linkage_proposal l on l.id = d.proposal_id join project p on p.id = l.project_id
  where p.year = ?1 and d.day <= ?2 order by d.id";

fn proposals(db: &rusqlite::Connection, year: i16, as_of: Date) -> Result<Vec<ProposalRow>, StoreError> {
    let mut st = db.prepare_cached(PROPOSALS)?;
    let rows = st.query_map(params![year, as_of.to_string()], |r| {
        let word = |at| r.get::<_, Option<String>>(at);
        Ok(ProposalRow {
            id: r.get(0)?,
            project_id: r.get(1)?,
            source: word(2)?.and_then(|k| Source::from_key(&k)).unwrap_or(Source::Office),
            grade: word(3)?.and_then(|k| Grade::from_key(&k)),
            budget: get_money(r, 4)?,
            cut: get_money(r, 5)?,
            suspend: r.get(6)?,
            text: r.get(7)?,
            reason: r.get(8)?,
            day: get_date(r, 9)?,
            by: r.get(10)?,
            at: r.get(11)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn decisions(db: &rusqlite::Connection, year: i16, as_of: Date) -> Result<Vec<DecisionRow>, StoreError> {
    let mut st = db.prepare_cached(DECISIONS)?;
    let rows = st.query_map(params![year, as_of.to_string()], |r| {
        Ok(DecisionRow {
            id: r.get(0)?,
            proposal_id: r.get(1)?,
            verdict: r.get(2)?,
            cut: get_money(r, 3)?,
            suspend: r.get(4)?,
            reason: r.get(5)?,
            division: r.get(6)?,
            day: get_date(r, 7)?,
            by: r.get(8)?,
            at: r.get(9)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// Proposals on the budgets of a year, put forward by a day, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn linkage_proposals(&self, year: i16, as_of: Date) -> Result<Vec<ProposalRow>, StoreError> {
        proposals(&self.db, year, as_of)
    }

    /// What was decided on them by a day, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn linkage_decisions(&self, year: i16, as_of: Date) -> Result<Vec<DecisionRow>, StoreError> {
        decisions(&self.db, year, as_of)
    }

    /// The draft budget of a year: of each department the lines of the
    /// newest call that counts; several sheets of one call belong together.
    ///
    /// # Errors
    /// What the file says.
    pub fn draft_budget(&self, year: i16) -> Result<Vec<DraftRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, batch_id, cell, year, department_id, code, name, amount from (
               select d.*, b.run, max(b.run) over (partition by d.department_id) as newest
               from draft_budget d join batch b on b.id = d.batch_id where d.year = ?1 and d.live = 1
             ) where run = newest order by department_id, id",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(DraftRow {
                id: r.get(0)?,
                batch_id: r.get(1)?,
                cell: r.get(2)?,
                year: r.get(3)?,
                department_id: r.get(4)?,
                code: r.get(5)?,
                name: r.get(6)?,
                amount: get_money(r, 7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// See [`Store::linkage_proposals`].
    ///
    /// # Errors
    /// What the file says.
    pub fn linkage_proposals(&self, year: i16) -> Result<Vec<ProposalRow>, StoreError> {
        proposals(&self.tx, year, super::org::END_OF_TIME)
    }

    /// See [`Store::linkage_decisions`].
    ///
    /// # Errors
    /// What the file says.
    pub fn linkage_decisions(&self, year: i16) -> Result<Vec<DecisionRow>, StoreError> {
        decisions(&self.tx, year, super::org::END_OF_TIME)
    }

    /// Puts a proposal forward; its number is given by the file.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_linkage_proposal(&self, p: &ProposalRow) -> Result<i64, StoreError> {
        self.tx
            .prepare_cached(
                "insert into linkage_proposal (project_id, source, grade, budget, cut, suspend, text, reason, day, by, at)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                p.project_id,
                p.source.key(),
                p.grade.map(Grade::key),
                p.budget.fen(),
                p.cut.fen(),
                p.suspend,
                p.text,
                p.reason,
                p.day.to_string(),
                p.by,
                p.at
            ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Takes down a decision.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_linkage_decision(&self, d: &DecisionRow) -> Result<i64, StoreError> {
        self.tx
            .prepare_cached(
                "insert into linkage_decision (proposal_id, verdict, cut, suspend, reason, division, day, by, at)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                d.proposal_id,
                d.verdict,
                d.cut.fen(),
                d.suspend,
                d.reason,
                d.division,
                d.day.to_string(),
                d.by,
                d.at
            ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Adds a line of a draft budget.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_draft_row(&self, d: &DraftRow) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "insert into draft_budget (batch_id, cell, year, department_id, code, name, amount)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![d.batch_id, d.cell, d.year, d.department_id, d.code, d.name, d.amount.fen()])?;
        Ok(())
    }
}
