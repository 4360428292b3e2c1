//! Issue with the budget: many targets under one document, locked from then
//! on; whose money may not be arranged.

use std::collections::HashMap;

use super::list::{self, Item};
use super::review::fresh;
use super::year::Year;
use super::{Seen, TargetFault, Walk, With};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::target::state::{Known, Refusal, State, Step};
use crate::domain::text;
use crate::service::period::Period;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry;
use crate::store::target::Owner;
use crate::store::{Store, WriteTx};

/// Which targets are issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Every approved one.
    Approved,
    /// These.
    These(Vec<Seen>),
}

/// A call for an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which.
    pub which: Which,
    /// 批复文号
    pub document: String,
    /// The day of the document.
    pub day: Date,
}

/// What an issue did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Issued {
    /// Its number; 0 where nothing could be issued.
    pub issue: i64,
    /// What was issued, as it stood before.
    pub issued: Vec<Item>,
    /// What was left out, and why.
    pub left_out: Vec<(Item, WhyNot)>,
}

/// Why a target was not issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// Nothing was filed.
    NotFiled,
    /// It is not approved.
    Not(Refusal),
}

/// Issues targets under one document. What is not approved, or has no budget
/// on the day, is left out and named; the others are issued together.
///
/// # Errors
/// [`TargetFault::NoDocument`]; [`TargetFault::Stale`] when a colleague was
/// faster with one of [`Which::These`].
pub fn issue(store: &mut Store, stamp: &Stamp, period: Period, request: &Request) -> Result<Issued, Fault> {
    let ready = Ready::load(store, period, request)?;
    store.write(stamp, |w| {
        let done = ready.issue(w, stamp, period, request)?;
        let detail = serde_json::json!({"document": ready.document, "day": request.day.to_string(),
            "issued": done.issued.iter().map(|i| &i.code).collect::<Vec<_>>(), "left_out": done.left_out.len()});
        Ok((done, Entry { action: "target_issue", subject: ready.document.clone(), detail }))
    })
}

/// What [`issue`] would do; the store stays as it is.
///
/// # Errors
/// See [`issue`].
pub fn rehearse(store: &mut Store, stamp: &Stamp, period: Period, request: &Request) -> Result<Issued, Fault> {
    let ready = Ready::load(store, period, request)?;
    store.rehearse(|w| ready.issue(w, stamp, period, request))
}

/// What an issue needs to know of the year.
struct Ready {
    document: String,
    items: Vec<Item>,
    budgets: HashMap<Owner, Money>,
}

impl Ready {
    fn load(store: &Store, period: Period, request: &Request) -> Result<Ready, Fault> {
        let document = text::clean(&request.document);
        if document.is_empty() {
            return Err(TargetFault::NoDocument.into());
        }
        let items = list::unjudged(store, period)?;
        let budgets = budgets(store, Period { year: period.year, as_of: request.day })?;
        Ok(Ready { document, items, budgets })
    }

    fn issue(&self, w: &WriteTx<'_>, stamp: &Stamp, period: Period, request: &Request) -> Result<Issued, Fault> {
        let chosen: Vec<Item> = match &request.which {
            Which::Approved => self.items.iter().filter(|i| waits(i)).cloned().collect(),
            Which::These(seen) => {
                fresh(w, period.year, seen.iter())?;
                let named = |i: &Item| seen.iter().any(|s| i.version_id == Some(s.version_id));
                self.items.iter().filter(|i| named(i)).cloned().collect()
            }
        };
        let targets = w.targets(period.year)?;
        let mut done = Issued::default();
        for item in chosen {
            let version = targets.iter().flat_map(|t| &t.versions).find(|v| Some(v.id) == item.version_id);
            let Some(mut walk) = version.and_then(|v| Walk::on(w, stamp, v, &item.name)) else {
                done.left_out.push((item, WhyNot::NotFiled));
                continue;
            };
            let has_budget = self.budgets.get(&item.owner).is_some_and(|b| b.is_positive());
            let known = Known { has_budget, has_document: true, ..Known::default() };
            if let Err(why) = Step::Issue.from(walk.at, &known) {
                done.left_out.push((item, WhyNot::Not(why)));
                continue;
            }
            if done.issue == 0 {
                done.issue = w.add_target_issue(period.year, &self.document, request.day, &stamp.actor, &stamp.at)?;
            }
            let content_id = version.and_then(|v| v.events.iter().rev().find_map(|e| e.content_id));
            let with =
                With { document: Some(&self.document), content_id, issue_id: Some(done.issue), ..With::default() };
            walk.step(Step::Issue, request.day, &known, with)?;
            done.issued.push(item);
        }
        Ok(done)
    }
}

/// What an issue of all should speak of: whatever is approved, and whatever
/// should be and is not.
fn waits(item: &Item) -> bool {
    match item.state {
        Some(State::Approved) => true,
        Some(state) => !state.is_locked() && !is_adjustment(state) && item.required,
        None => item.required,
    }
}

fn is_adjustment(state: State) -> bool {
    matches!(state, State::AdjustRequested | State::AdjustReview | State::AdjustRefused)
}

/// Budgets on a day, of projects and of departments.
pub(super) fn budgets(store: &Store, period: Period) -> Result<HashMap<Owner, Money>, Fault> {
    let year = Year::load(store, period)?;
    let mut budgets: HashMap<Owner, Money> = HashMap::new();
    for held in &year.projects {
        budgets.insert(Owner::Project(held.project.id), held.budget);
        *budgets.entry(Owner::Department(held.project.department_id)).or_default() += held.budget;
    }
    Ok(budgets)
}

/// The projects with a budget whose money may not be arranged on the day, for
/// they have no approved target: by category, then by code.
///
/// # Errors
/// What the store says.
pub fn withheld(store: &Store, period: Period) -> Result<Vec<Item>, Fault> {
    let mut items = list::items(store, period)?;
    let project = |i: &Item| matches!(i.owner, Owner::Project(_));
    items.retain(|i| project(i) && i.required && i.budget.is_positive() && !i.approved);
    items.sort_by(|a, b| a.category.cmp(&b.category).then_with(|| a.code.cmp(&b.code)));
    Ok(items)
}
