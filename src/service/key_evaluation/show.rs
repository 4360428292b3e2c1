//! One evaluation whole: its history, table, opinions, chapters, money.

use rust_decimal::Decimal;

use super::act::{Ground, sample_share};
use super::list::{Desk, Item};
use super::scores::bands;
use super::{KeyEvaluationFault, money, none, problems};
use crate::domain::date::Date;
use crate::domain::evaluation::key::frame::{self, Objection};
use crate::domain::evaluation::key::institution::timeliness;
use crate::domain::evaluation::key::next::{Next, next};
use crate::domain::evaluation::key::rates::{Amounts, Compared, compare};
use crate::domain::evaluation::key::scores::{Sum, sum};
use crate::domain::evaluation::key::state::{Known, Refusal, Step};
use crate::domain::money::Money;
use crate::service::Fault;
use crate::store::Store;
use crate::store::key_evaluation::{CaseRow, EventRow};

/// An evaluation's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// As lists show it.
    pub item: Item,
    /// What the store has: plan and scores, opinions, chapters, problems, …
    pub case: CaseRow,
    /// Oldest first, up to the day.
    pub events: Vec<EventRow>,
    /// What the scoring table comes to; nothing before there is a plan.
    pub sum: Option<Sum>,
    /// What a reviewer objects to in the plan.
    pub objections: Vec<Objection>,
    /// The share of the money that field work looked at, and the least.
    pub sample: (Option<Decimal>, Decimal),
    /// What the report says was paid against our payments; nothing while it
    /// says so of some projects and years only.
    pub compared: Option<Compared>,
    /// Whether the two differ by more than is let pass.
    pub differs: bool,
    /// Timeliness proposed from the days: due, delivered, points.
    pub timeliness: Option<(Date, Date, Decimal)>,
    /// The steps that the table knows from here.
    pub next: Vec<Step>,
    /// What is to be done first; nothing once it is over.
    pub ahead: Option<Next>,
    /// What stands in the way of each of these steps, beyond what is told with it.
    pub ways: Vec<(Step, Option<Refusal>)>,
}

/// Opens an evaluation as of a day.
///
/// # Errors
/// [`KeyEvaluationFault::NoEvaluation`]
pub fn show(store: &Store, id: i64, as_of: Date) -> Result<Page, Fault> {
    let case = store.key_evaluation(id).map_err(|e| none(e, id))?;
    let desk = Desk::load(store, std::slice::from_ref(&case), as_of)?;
    let item = desk.item(&case).ok_or(KeyEvaluationFault::NoEvaluation(id))?;
    let amounts = money::of_case(&desk.purse, &case);
    let reported: Option<Money> = case.subjects.iter().map(|s| s.reported_paid).sum();
    let compared = reported.map(|r| compare(&amounts, r));
    let tolerance = desk.rules.amount("evaluation.paid_tolerance_yuan");
    let least = desk.rules.number("evaluation.least_results");
    let delivered = case.deliveries.iter().find(|d| d.kind == "draft");
    let late_step = desk.rules.number("evaluation.rating_late_step");
    let known = Known { open_problems: problems::open_now(store, &case)?, ..known(&desk, &case, &amounts) };
    Ok(Page {
        ahead: next(item.state, &known, returned(&case)),
        ways: item.state.steps().map(|step| (step, step.from(item.state, &told_with(step, known)).err())).collect(),
        events: case.events.iter().filter(|e| e.day <= as_of).cloned().collect(),
        sum: case.plan.as_ref().map(|p| sum(&p.rows, &p.scores, &bands(&desk.rules))),
        objections: case.plan.as_ref().map(|p| frame::check(&p.rows, least)).unwrap_or_default(),
        sample: (sample_share(&case, &amounts), desk.rules.number("evaluation.sample_share")),
        differs: compared.as_ref().is_some_and(|c| c.difference.abs() > tolerance),
        compared,
        timeliness: delivered.map(|d| (d.due, d.day, timeliness(&desk.calendar, d.due, d.day, late_step))),
        next: item.state.steps().collect(),
        item,
        case,
    })
}

/// What is known of an evaluation, as if all was told that a step asks for.
fn known(desk: &Desk, case: &CaseRow, amounts: &Amounts) -> Known {
    let ground = Ground { rules: desk.rules.clone(), amounts: Some(*amounts), calendar: desk.calendar.clone() };
    Known {
        reason: true,
        engagement: true,
        due: true,
        lead_evaluator: true,
        document: true,
        ..ground.known(case, desk.as_of)
    }
}

/// The same for a step that brings the plan itself.
fn told_with(step: Step, known: Known) -> Known {
    Known { plan: known.plan || step == Step::FilePlan, ..known }
}

/// Whether the plan went back and no other one was filed since.
fn returned(case: &CaseRow) -> bool {
    let of_plan = |e: &&EventRow| matches!(e.step, Step::FilePlan | Step::ReturnPlan);
    case.events.iter().rev().find(of_plan).is_some_and(|e| e.step == Step::ReturnPlan)
}
