//! A project through the cycle, year by year: target, monitoring, its own
//! score, the score from outside, findings, next year's budget.

use rust_decimal::Decimal;

use super::list::{Line, list};
use crate::domain::linkage::Findings;
use crate::domain::money::Money;
use crate::domain::target::state::State;
use crate::service::period::Period;
use crate::service::target::{self, Subject};
use crate::service::{Fault, TargetFault, known, monitor, survey};
use crate::store::Store;

/// A year of a project's life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Budget year.
    pub year: i16,
    /// Budget on the day, or at the year's end.
    pub budget: Money,
    /// Paid by then.
    pub paid: Money,
    /// Where its target stands.
    pub target: Option<State>,
    /// Months of the newest round with a form of it, and how far it had come.
    pub monitored: Option<(u8, Option<Decimal>)>,
    /// 自评得分
    pub self_score: Option<Decimal>,
    /// 外部评价得分
    pub outside_score: Option<Decimal>,
    /// 整改
    pub findings: Findings,
    /// What was proposed for the budget after, decided and drafted.
    pub next: Option<Line>,
}

/// The years of a project, newest first, as of a day.
///
/// # Errors
/// What the store says.
pub fn cycle(store: &Store, period: Period, code: &str) -> Result<Vec<Year>, Fault> {
    let mut years = store.years_of(code)?;
    years.retain(|y| *y <= period.year);
    let mut out = Vec::new();
    for year in years.into_iter().rev() {
        let as_of =
            if year == period.year { period.as_of } else { period.as_of.max(crate::domain::date::last_of_year(year)) };
        out.push(one(store, Period { year, as_of }, code)?);
    }
    Ok(out)
}

fn one(store: &Store, period: Period, code: &str) -> Result<Year, Fault> {
    let judged = survey::survey(store, period)?;
    let figures = judged.project(code).map(|p| p.figures.clone());
    let target = match target::show(store, period, &Subject::Project(code.to_string())) {
        Ok(page) => page.item.state,
        Err(Fault::Target(TargetFault::NoTarget(_)) | Fault::NoProject { .. }) => None,
        Err(other) => return Err(other),
    };
    let known = known::of_year(store, period, code)?;
    let next = list(store, period)?.into_iter().find(|l| l.project.code == code);
    Ok(Year {
        year: period.year,
        budget: figures.as_ref().map(|f| f.budget).unwrap_or_default(),
        paid: figures.as_ref().map(|f| f.paid).unwrap_or_default(),
        target,
        monitored: monitored(store, period, code)?,
        self_score: known.self_score,
        outside_score: known.outside_score,
        findings: known.findings,
        next,
    })
}

/// The newest round in which a form of the project came in.
fn monitored(store: &Store, period: Period, code: &str) -> Result<Option<(u8, Option<Decimal>)>, Fault> {
    for round in monitor::rounds(store, period)?.iter().rev() {
        let status = monitor::status(store, period, round.opening.months)?;
        let form = status.items.iter().find(|i| i.code == code && i.filed.is_some());
        if let Some(form) = form {
            return Ok(Some((round.opening.months, form.progress)));
        }
    }
    Ok(None)
}
