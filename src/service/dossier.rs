//! One project with all that stands behind its figures.

use super::period::Period;
use super::survey::{self, JudgedProject};
use super::{Fault, calendar, rules};
use crate::domain::calendar::Calendar;
use crate::domain::date::{self, Date};
use crate::domain::money::Money;
use crate::domain::monitor::facts::ProjectFacts;
use crate::domain::monitor::judge;
use crate::domain::monitor::setting::RuleSet;
use crate::store::ledger::{PaymentLine, QuotaLine};
use crate::store::{Store, StoreError};
use rust_decimal::Decimal;

/// A project's page.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// For which year and day.
    pub period: Period,
    /// The last payment of the year that the figures hold.
    pub data_as_of: Option<Date>,
    /// The project as judged.
    pub judged: JudgedProject,
    /// The thresholds in force.
    pub rules: RuleSet,
    /// Which days are worked.
    pub calendar: Calendar,
    /// Quota rows, those issued after the day too (they say so themselves).
    pub quotas: Vec<QuotaLine>,
    /// How many payments there are up to the day.
    pub payments: u64,
    /// Paid and expected by the end of each month, and on the day itself.
    pub monthly: Vec<MonthPoint>,
    /// The same project's figures in other years of the store.
    pub other_years: Vec<YearPoint>,
}

/// A point of the curve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthPoint {
    /// The last day of the month, or the day asked for.
    pub day: Date,
    /// Budget in force by then.
    pub budget: Money,
    /// Paid by then; `None` after the day asked for.
    pub paid: Option<Money>,
    /// The pace by then.
    pub expected: Decimal,
}

impl MonthPoint {
    /// What should be paid by then, to the 分.
    pub fn expected_amount(&self) -> Money {
        use rust_decimal::prelude::ToPrimitive;
        let due = crate::domain::ratio::round_half_away(Decimal::from(self.budget.fen()) * self.expected, 0);
        due.to_i64().map_or(self.budget, Money::from_fen)
    }
}

/// Another year of the same project code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct YearPoint {
    pub year: i16,
    pub budget: Money,
    pub paid: Money,
}

/// Opens a project.
///
/// # Errors
/// [`Fault::NoProject`]
pub fn open(store: &Store, period: Period, code: &str) -> Result<Dossier, Fault> {
    let none = || Fault::NoProject { code: code.to_string(), year: period.year };
    let found = store.facts_of(period.year, code, period.as_of);
    let (row, facts) = found.map_err(|e| if matches!(e, StoreError::NotFound) { none() } else { e.into() })?;
    let rules = rules::in_force(store, period.as_of)?;
    let mut events = survey::events_by_project(store, period.year)?;
    let id = row.project.id;
    let monthly = monthly(&facts, &rules.of(&row.project, None), period);
    let judged = survey::judged(row.project, &facts, &rules, period, &mut events);
    Ok(Dossier {
        period,
        data_as_of: store.last_payment_date(period.year, period.as_of)?,
        quotas: store.quota_lines(id)?,
        payments: store.payment_count(id, period.as_of)?,
        monthly,
        other_years: other_years(store, period.year, code)?,
        judged,
        calendar: calendar::in_force(store)?,
        rules,
    })
}

/// A window of a project's payments.
///
/// # Errors
/// What the store says.
pub fn payments(
    store: &Store,
    period: Period,
    project: i64,
    offset: u64,
    limit: u64,
) -> Result<Vec<PaymentLine>, Fault> {
    Ok(store.payment_lines(project, period.as_of, offset, limit)?)
}

/// The curve: each month's end up to the day, the day itself, and the pace to
/// the end of the year under the budget in force on the day.
fn monthly(facts: &ProjectFacts, rules: &RuleSet, period: Period) -> Vec<MonthPoint> {
    let ends = (1..=12).map(|m| Date::constant(period.year, m, 1).last_of_month());
    let mut days: Vec<Date> = ends.collect();
    if period.as_of.year() == period.year && !days.contains(&period.as_of) {
        days.push(period.as_of);
        days.sort();
    }
    let known = known_by(facts, period.as_of);
    days.into_iter()
        .map(|day| {
            let judgement = judge::judge(&known, rules, survey::day(rules, Period { year: period.year, as_of: day }));
            let paid = (day <= period.as_of).then_some(judgement.figures.paid);
            MonthPoint { day, budget: judgement.figures.budget, paid, expected: judgement.figures.pace.expected }
        })
        .collect()
}

/// Only what was known on the day, so that a past day's curve does not foretell.
fn known_by(facts: &ProjectFacts, as_of: Date) -> ProjectFacts {
    let mut known = facts.clone();
    known.quotas.retain(|q| q.issued.is_none_or(|d| d <= as_of));
    known.payments.retain(|p| p.date <= as_of);
    known
}

fn other_years(store: &Store, year: i16, code: &str) -> Result<Vec<YearPoint>, Fault> {
    let mut points = Vec::new();
    for other in store.years_of(code)?.into_iter().filter(|y| *y != year) {
        let end = date::last_of_year(other);
        let (_, facts) = store.facts_of(other, code, end)?;
        let rules = RuleSet::default();
        let judgement = judge::judge(&facts, &rules, survey::day(&rules, Period { year: other, as_of: end }));
        points.push(YearPoint { year: other, budget: judgement.figures.budget, paid: judgement.figures.paid });
    }
    Ok(points)
}
