//! Everything that is added to key evaluations; nothing is overwritten.

use rusqlite::params;

use crate::domain::date::Date;
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::engage::Role;
use crate::domain::evaluation::key::frame::Row;
use crate::domain::evaluation::key::opinion::{Adoption, Party};
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::evaluation::key::state::{State, Step};
use crate::domain::money::Money;
use crate::store::audit::Stamp;
use crate::store::{StoreError, WriteTx};

/// A step to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewEvent<'a> {
    pub evaluation_id: i64,
    pub step: Step,
    pub from: Option<State>,
    pub to: State,
    pub day: Date,
    pub note: &'a str,
    pub document: Option<&'a str>,
    pub due: Option<Date>,
    pub fee: Option<Money>,
    pub lead: Option<&'a str>,
    /// Hundredths.
    pub points: Option<i64>,
    pub engagement_id: Option<i64>,
    pub plan_id: Option<i64>,
}

/// A commission to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewEngagement<'a> {
    pub evaluation_id: i64,
    pub institution_id: i64,
    pub role: Role,
    pub fee: Money,
    pub start: Date,
    pub due: Date,
    pub contract: &'a str,
    pub lead: &'a str,
}

/// A row of a plan: hundredths of a mark, and as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewPlanRow<'a> {
    pub row: &'a Row,
    pub weight: Option<i64>,
    pub weight_text: &'a str,
}

/// A problem to be kept, or to be withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewProblem<'a> {
    pub evaluation_id: i64,
    pub problem: &'a Problem,
    pub withdrawn: bool,
}

impl WriteTx<'_> {
    /// A new evaluation without a step.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_evaluation(&self, year: i16, name: &str) -> Result<i64, StoreError> {
        self.tx.execute("insert into key_evaluation (year, name) values (?1, ?2)", params![year, name])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// A project and year of an evaluation.
    ///
    /// # Errors
    /// What the file says; a pair given twice.
    pub fn add_key_subject(&self, evaluation: i64, project: i64) -> Result<i64, StoreError> {
        let sql = "insert into key_subject (evaluation_id, project_id) values (?1, ?2)";
        self.tx.execute(sql, [evaluation, project])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Adds a step.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_event(&self, e: &NewEvent<'_>, stamp: &Stamp) -> Result<i64, StoreError> {
        let sql = "insert into key_event (evaluation_id, step, from_state, to_state, day, by, at, note, document, due,
            fee, points, engagement_id, plan_id, lead)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
        self.tx.prepare_cached(sql)?.execute(params![
            e.evaluation_id,
            e.step.key(),
            e.from.map(State::key),
            e.to.key(),
            e.day.to_string(),
            stamp.actor,
            stamp.at,
            e.note,
            e.document,
            e.due.map(|d| d.to_string()),
            e.fee.map(Money::fen),
            e.points,
            e.engagement_id,
            e.plan_id,
            e.lead
        ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Adds a commission.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_engagement(&self, e: &NewEngagement<'_>, stamp: &Stamp) -> Result<i64, StoreError> {
        let sql =
            "insert into key_engagement (evaluation_id, institution_id, role, fee, start, due, contract, lead, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        self.tx.execute(
            sql,
            params![
                e.evaluation_id,
                e.institution_id,
                e.role.key(),
                e.fee.fen(),
                e.start.to_string(),
                e.due.to_string(),
                e.contract,
                e.lead,
                stamp.actor,
                stamp.at
            ],
        )?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Adds a plan with its rows, in their order.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_plan(
        &self,
        evaluation: i64,
        (file, sha256, sheet): (&str, &str, &str),
        day: Date,
        rows: &[NewPlanRow<'_>],
        stamp: &Stamp,
    ) -> Result<i64, StoreError> {
        let sql = "insert into key_plan (evaluation_id, file, sha256, sheet, day, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.tx.execute(sql, params![evaluation, file, sha256, sheet, day.to_string(), stamp.actor, stamp.at])?;
        let plan = self.tx.last_insert_rowid();
        let mut st = self.tx.prepare_cached(
            "insert into key_plan_row (plan_id, place, level1, level2, level3, weight, weight_text, explanation, points,
               rule, source, cell)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?;
        for (place, new) in (1_i64..).zip(rows) {
            let r = new.row;
            st.execute(params![
                plan,
                place,
                r.level1,
                r.level2,
                r.level3,
                new.weight,
                new.weight_text,
                r.explanation,
                r.points,
                r.rule,
                r.source,
                r.cell
            ])?;
        }
        Ok(plan)
    }

    /// Adds a score of a row, in hundredths.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_score(
        &self,
        row: i64,
        points: i64,
        reason: &str,
        file: &str,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let sql = "insert into key_score (row_id, points, reason, file, by, at) values (?1, ?2, ?3, ?4, ?5, ?6)";
        self.tx.prepare_cached(sql)?.execute(params![row, points, reason, file, stamp.actor, stamp.at])?;
        Ok(())
    }

    /// What was received for a subject, and what a report says was paid.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_receipt(
        &self,
        subject: i64,
        received: Option<Money>,
        reported_paid: Option<Money>,
        source: &str,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let sql = "insert into key_receipt (subject_id, received, reported_paid, source, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6)";
        let fen = |m: Option<Money>| m.map(Money::fen);
        self.tx.execute(sql, params![subject, fen(received), fen(reported_paid), source, stamp.actor, stamp.at])?;
        Ok(())
    }

    /// Money of a subject that was looked at on site.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_sample(
        &self,
        subject: i64,
        amount: Money,
        note: &str,
        day: Date,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let sql = "insert into key_sample (subject_id, amount, note, day, by, at) values (?1, ?2, ?3, ?4, ?5, ?6)";
        self.tx.execute(sql, params![subject, amount.fen(), note, day.to_string(), stamp.actor, stamp.at])?;
        Ok(())
    }

    /// Whether a chapter is there.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_chapter(
        &self,
        evaluation: i64,
        chapter: Chapter,
        present: bool,
        note: &str,
        file: &str,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let sql = "insert into key_chapter (evaluation_id, chapter, present, note, file, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.tx.execute(sql, params![evaluation, chapter.key(), present, note, file, stamp.actor, stamp.at])?;
        Ok(())
    }

    /// Adds an opinion.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_opinion(
        &self,
        evaluation: i64,
        party: Party,
        who: &str,
        text: &str,
        day: Date,
        stamp: &Stamp,
    ) -> Result<i64, StoreError> {
        let sql = "insert into key_opinion (evaluation_id, party, who, text, day, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.tx.execute(sql, params![evaluation, party.key(), who, text, day.to_string(), stamp.actor, stamp.at])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Answers an opinion.
    ///
    /// # Errors
    /// What the file says.
    pub fn answer_key_opinion(
        &self,
        opinion: i64,
        adoption: Adoption,
        reason: &str,
        day: Date,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let sql = "insert into key_opinion_answer (opinion_id, adoption, reason, day, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6)";
        self.tx.execute(sql, params![opinion, adoption.key(), reason, day.to_string(), stamp.actor, stamp.at])?;
        Ok(())
    }

    /// Adds a delivery: `plan`, `draft`, `final`.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_delivery(
        &self,
        (evaluation, engagement): (i64, i64),
        kind: &str,
        (file, sha256): (&str, Option<&str>),
        (due, day): (Date, Date),
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let sql = "insert into key_delivery (evaluation_id, engagement_id, kind, file, sha256, due, day, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let (due, day) = (due.to_string(), day.to_string());
        self.tx.execute(sql, params![evaluation, engagement, kind, file, sha256, due, day, stamp.actor, stamp.at])?;
        Ok(())
    }

    /// Adds a problem under its number, or says that the number is withdrawn.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_key_problem(&self, new: NewProblem<'_>, stamp: &Stamp) -> Result<(), StoreError> {
        let p = new.problem;
        let sql =
            "insert into key_problem (evaluation_id, number, category, finding, figure, item, amount, requirement,
            action, action_amount, copies, withdrawn, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
        self.tx.execute(
            sql,
            params![
                new.evaluation_id,
                p.number,
                p.category.key(),
                p.finding,
                p.figure,
                p.item,
                p.amount.map(Money::fen),
                p.requirement,
                p.action.key(),
                p.action_amount.map(Money::fen),
                serde_json::json!(p.copies).to_string(),
                new.withdrawn,
                stamp.actor,
                stamp.at
            ],
        )?;
        Ok(())
    }

    /// The highest number ever given to a problem of an evaluation.
    ///
    /// # Errors
    /// What the file says.
    pub fn last_problem_number(&self, evaluation: i64) -> Result<u32, StoreError> {
        let sql = "select coalesce(max(number), 0) from key_problem where evaluation_id = ?1";
        Ok(self.tx.query_row(sql, [evaluation], |r| r.get(0))?)
    }

    /// What an operator says of the public's interest in a project.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_attention(&self, project: i64, points: i64, reason: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let sql = "insert into key_attention (project_id, points, reason, by, at) values (?1, ?2, ?3, ?4, ?5)";
        self.tx.execute(sql, params![project, points, reason, stamp.actor, stamp.at])?;
        Ok(())
    }
}

/// Points as the file keeps them.
pub(super) fn hundredths(points: rust_decimal::Decimal) -> i64 {
    use rust_decimal::prelude::ToPrimitive;
    // Points lie between 0 and 100 and were checked to have two places.
    (points * rust_decimal::Decimal::ONE_HUNDRED).to_i64().unwrap_or_default()
}
