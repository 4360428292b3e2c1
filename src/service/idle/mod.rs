//! Idle money: what could be given back today and by whom, contract tails left
//! out; what was proposed, and what was really taken back of it. How much a
//! line could give stands in `domain::monitor::idle`; here is which lines, who
//! said so, and in which transaction.

mod fault;
mod propose;
mod tail;
mod track;

pub use fault::IdleFault;
pub use propose::{Proposal, Scope, proposal, proposals, propose, withdraw};
pub use tail::{Mark, Which, lines_of, mark, marks, unmark};
pub use track::{Entry as TakenEntry, Source, Taken, TrackedRow, Tracking, enter, entries, reverse, track};

use std::collections::{BTreeMap, HashMap};

use super::Fault;
use super::period::Period;
use super::survey::Survey;
use crate::domain::money::Money;
use crate::domain::monitor::alert::Alert;
use crate::domain::monitor::idle::{self, Reason, Recoverable, Sum, Tail};
use crate::domain::monitor::lines::LineKey;
use crate::domain::project::Project;
use crate::store::Store;
use crate::store::idle::TailRow;

/// What a fund line could give back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdleLine {
    /// Whose.
    pub project: Project,
    /// Which line, why and how much.
    pub found: Recoverable,
    /// Of what could be given back: asked for by earlier proposals and not yet taken.
    pub asked: Money,
    /// The mark that keeps some of it.
    pub mark: Option<TailRow>,
}

impl IdleLine {
    /// What a new proposal would ask for.
    pub fn open(&self) -> Money {
        self.found.amount() - self.asked
    }
}

/// What could be given back on a day.
#[derive(Debug, Clone)]
pub struct Idle {
    /// For which year and day.
    pub period: Period,
    /// The most first; of equal ones by code.
    pub lines: Vec<IdleLine>,
}

/// A department with its idle money.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DepartmentSum {
    pub id: i64,
    pub code: Option<String>,
    pub name: String,
    pub sum: Sum,
}

impl Idle {
    /// Keeps some lines only.
    pub fn retain(&mut self, keep: impl Fn(&IdleLine) -> bool) {
        self.lines.retain(keep);
    }

    /// Of all lines.
    pub fn sum(&self) -> Sum {
        self.by_reason().into_iter().fold(Sum::default(), |all, (_, sum)| all.plus(sum))
    }

    /// The department with the most first.
    pub fn by_department(&self) -> Vec<DepartmentSum> {
        let key = |p: &Project| (p.department_id, p.department_code.clone(), p.department.clone());
        let groups = idle::sums(self.lines.iter().map(|l| (key(&l.project), &l.found)));
        let mut sums: Vec<DepartmentSum> = groups
            .into_iter()
            .map(|((id, code, name), reasons)| {
                let sum = reasons.into_values().fold(Sum::default(), Sum::plus);
                DepartmentSum { id, code, name, sum }
            })
            .collect();
        sums.sort_by(|a, b| b.sum.amount().cmp(&a.sum.amount()).then_with(|| a.code.cmp(&b.code)));
        sums
    }

    /// In the order in which reasons count; a reason of no line is left out.
    pub fn by_reason(&self) -> Vec<(Reason, Sum)> {
        let mut all = idle::sums(self.lines.iter().map(|l| ((), &l.found)));
        let sums: BTreeMap<Reason, Sum> = all.remove(&()).unwrap_or_default();
        Reason::ALL.into_iter().filter_map(|r| sums.get(&r).map(|s| (r, *s))).collect()
    }
}

/// What could be given back as a survey shows it: to the 分 what it calls idle.
///
/// # Errors
/// What the store says.
pub fn idle(store: &Store, survey: &Survey) -> Result<Idle, Fault> {
    let period = survey.period;
    let marks = in_force(store, period)?;
    let asked = track(store, period)?.outstanding_by_line();
    let mut lines = Vec::new();
    for judged in &survey.projects {
        let id = judged.project.id;
        let alerts: Vec<&Alert> = judged.alerts.iter().map(|a| &a.alert).collect();
        let own = judged.lines.iter().filter_map(|l| marks.get(&(id, l.key.clone())));
        let tails: Vec<Tail> = own.map(|m| Tail { line: m.line.clone(), amount: m.amount }).collect();
        for found in idle::recoverable_of(&judged.lines, &alerts, &tails) {
            let key = (id, found.line.clone());
            let asked = asked.get(&key).copied().unwrap_or_default().min(found.amount());
            let mark = marks.get(&key).cloned();
            lines.push(IdleLine { project: judged.project.clone(), found, asked, mark });
        }
    }
    lines.sort_by(|a, b| {
        let (x, y) = (&a.found, &b.found);
        y.amount()
            .cmp(&x.amount())
            .then_with(|| y.idle.cmp(&x.idle))
            .then_with(|| a.project.code.cmp(&b.project.code))
            .then_with(|| x.line.cmp(&y.line))
    });
    Ok(Idle { period, lines })
}

/// The marks that hold on the day, by project and line.
fn in_force(store: &Store, period: Period) -> Result<HashMap<(i64, LineKey), TailRow>, Fault> {
    let mut newest = HashMap::new();
    for mark in store.contract_tails(period.year)?.into_iter().filter(|m| m.day <= period.as_of) {
        newest.insert((mark.project_id, mark.line.clone()), mark);
    }
    newest.retain(|_, m| m.marked && m.until.is_none_or(|last| period.as_of <= last));
    Ok(newest)
}
