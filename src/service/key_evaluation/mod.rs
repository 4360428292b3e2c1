//! Key evaluations by third parties (财政重点评价), from the list of candidates
//! to the problems that are fed back; and evaluations that departments file
//! (部门评价). Which step may follow which stands in
//! `domain::evaluation::key::state`; here is who, when and in which transaction.
//!
//! For a face:
//! - [`candidates()`] ranks the year's projects with a reason for each point;
//!   [`mark`] gives points for the public's interest; [`select()`] begins an
//!   evaluation over one project and year or several.
//! - [`list()`] and [`show()`] give every evaluation with its sums, score,
//!   deadline and both execution rates, as of a day.
//! - [`commission()`], [`plan::file_plan`], [`act()`], [`work`], [`draft`],
//!   [`scores`], [`opinions`], [`problems`] take it through its life: each call
//!   one transaction with one audit entry, all or nothing. Where a call takes
//!   `seen`, it is [`Item::revision`] as the operator saw it.
//! - [`institutions`] keeps third parties, their work and their record.
//! - [`problems::drafts`] hands the numbered problems over to the ledger.

pub mod act;
pub mod candidates;
pub mod commission;
pub mod department;
pub mod draft;
pub mod fault;
pub mod institutions;
pub mod list;
mod money;
pub mod opinions;
pub mod plan;
pub mod problems;
pub mod scores;
pub mod select;
pub mod show;
pub mod work;

pub use act::{Doing, act};
pub use candidates::{Candidate, candidates, mark};
pub use commission::{Commission, commission};
pub use fault::KeyEvaluationFault;
pub use list::{Item, list};
pub use select::{Selection, select};
pub use show::{Page, show};

use crate::domain::date::Date;
use crate::domain::evaluation::key::state::{Known, Refusal, State, Step};
use crate::domain::money::Money;
use crate::domain::text;
use crate::service::{Fault, Stamp};
use crate::store::key_evaluation::{CaseRow, NewEvent};
use crate::store::{StoreError, WriteTx};

/// No text that an operator types here is longer, in characters.
pub const LONGEST: usize = 2_000;

/// A number without an evaluation is said as such.
fn none(e: StoreError, id: i64) -> Fault {
    match e {
        StoreError::NotFound => KeyEvaluationFault::NoEvaluation(id).into(),
        other => other.into(),
    }
}

/// The evaluation as it stands now, if nobody was faster.
fn fresh(w: &WriteTx<'_>, id: i64, seen: Option<i64>) -> Result<CaseRow, Fault> {
    let case = w.key_evaluation(id).map_err(|e| none(e, id))?;
    match seen {
        Some(seen) if seen != case.revision() => Err(KeyEvaluationFault::Stale(case.name).into()),
        _ => Ok(case),
    }
}

/// A text as it may be kept: clean, and not too long.
fn words(typed: &str) -> Result<String, Fault> {
    let clean = text::clean(typed);
    match clean.chars().count() {
        n if n > LONGEST => Err(KeyEvaluationFault::TooLong { length: n, most: LONGEST }.into()),
        _ => Ok(clean),
    }
}

/// What goes with a step.
#[derive(Debug, Clone, Copy, Default)]
struct With<'a> {
    note: &'a str,
    document: Option<&'a str>,
    due: Option<Date>,
    fee: Option<Money>,
    lead: Option<&'a str>,
    points: Option<i64>,
    engagement_id: Option<i64>,
    plan_id: Option<i64>,
}

/// An evaluation on which steps are taken, one after the other, in one transaction.
struct Walk<'w, 't> {
    w: &'w WriteTx<'t>,
    stamp: &'w Stamp,
    id: i64,
    name: String,
    at: State,
    last: Date,
}

impl<'w, 't> Walk<'w, 't> {
    /// Makes an evaluation; it begins as a candidate.
    fn begin(
        w: &'w WriteTx<'t>,
        stamp: &'w Stamp,
        (year, name): (i16, &str),
        day: Date,
        with: With<'_>,
    ) -> Result<Walk<'w, 't>, Fault> {
        let id = w.add_key_evaluation(year, name)?;
        let walk = Walk { w, stamp, id, name: name.into(), at: State::Candidate, last: day };
        walk.write(Step::Nominate, None, State::Candidate, day, with)?;
        Ok(walk)
    }

    /// Goes on from where an evaluation stands.
    fn on(w: &'w WriteTx<'t>, stamp: &'w Stamp, case: &CaseRow) -> Result<Walk<'w, 't>, Fault> {
        let last = case.last().ok_or(KeyEvaluationFault::NoEvaluation(case.id))?;
        Ok(Walk { w, stamp, id: case.id, name: case.name.clone(), at: last.to, last: last.day })
    }

    /// Whether a step may be taken, and where it leads.
    fn may(&self, step: Step, day: Date, known: &Known) -> Result<State, Fault> {
        let to = step.from(self.at, known).map_err(|why| self.refused(step, why))?;
        if day < self.last {
            let name = self.name.clone();
            return Err(KeyEvaluationFault::BackDated { name, day, last: self.last }.into());
        }
        Ok(to)
    }

    /// Takes a step or says why not.
    fn step(&mut self, step: Step, day: Date, known: &Known, with: With<'_>) -> Result<State, Fault> {
        let to = self.may(step, day, known)?;
        self.write(step, Some(self.at), to, day, with)?;
        (self.at, self.last) = (to, day);
        Ok(to)
    }

    fn refused(&self, step: Step, why: Refusal) -> Fault {
        KeyEvaluationFault::Refused { name: self.name.clone(), step, why }.into()
    }

    fn write(&self, step: Step, from: Option<State>, to: State, day: Date, with: With<'_>) -> Result<(), Fault> {
        let event = NewEvent {
            evaluation_id: self.id,
            step,
            from,
            to,
            day,
            note: with.note,
            document: with.document,
            due: with.due,
            fee: with.fee,
            lead: with.lead,
            points: with.points,
            engagement_id: with.engagement_id,
            plan_id: with.plan_id,
        };
        self.w.add_key_event(&event, self.stamp)?;
        Ok(())
    }
}

/// Points as the store keeps them; they lie between 0 and 100 and have two places.
fn hundredths(points: rust_decimal::Decimal) -> i64 {
    use rust_decimal::prelude::ToPrimitive;
    (points * rust_decimal::Decimal::ONE_HUNDRED).to_i64().unwrap_or_default()
}

/// The working calendar of the office.
fn calendar(_store: &crate::store::Store) -> Result<crate::domain::calendar::Calendar, Fault> {
    Ok(crate::domain::calendar::Calendar::default())
}
