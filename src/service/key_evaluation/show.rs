//! One evaluation whole: its history, table, opinions, chapters, money.

use rust_decimal::Decimal;

use super::act::sample_share;
use super::list::{Desk, Item};
use super::scores::bands;
use super::{KeyEvaluationFault, money, none};
use crate::domain::date::Date;
use crate::domain::evaluation::key::frame::{self, Objection};
use crate::domain::evaluation::key::institution::timeliness;
use crate::domain::evaluation::key::rates::{Compared, compare};
use crate::domain::evaluation::key::scores::{Sum, sum};
use crate::domain::evaluation::key::state::{State, Step};
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
    Ok(Page {
        events: case.events.iter().filter(|e| e.day <= as_of).cloned().collect(),
        sum: case.plan.as_ref().map(|p| sum(&p.rows, &p.scores, &bands(&desk.rules))),
        objections: case.plan.as_ref().map(|p| frame::check(&p.rows, least)).unwrap_or_default(),
        sample: (sample_share(&case, &amounts), desk.rules.number("evaluation.sample_share")),
        differs: compared.as_ref().is_some_and(|c| c.difference.abs() > tolerance),
        compared,
        timeliness: delivered.map(|d| (d.due, d.day, timeliness(&desk.calendar, d.due, d.day, late_step))),
        next: next(item.state),
        item,
        case,
    })
}

fn next(state: State) -> Vec<Step> {
    state.steps().collect()
}
