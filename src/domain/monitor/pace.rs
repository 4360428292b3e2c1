//! The pace a project is held to: how much should be paid by a day.

use rust_decimal::Decimal;

use crate::domain::date::{self, Date};
use crate::domain::fund::{Quota, QuotaKind};
use crate::domain::ratio;

use super::facts::PlanLine;

/// Which pace was used (domain.md §6.2, contract "Arithmetic").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// By a cash-use plan.
    Plan,
    /// By the issue day of each quota line.
    Weighted,
    /// By closed months.
    Month,
}

impl Basis {
    /// The word used in JSON and in the setting.
    pub const fn key(self) -> &'static str {
        match self {
            Basis::Plan => "plan",
            Basis::Weighted => "weighted",
            Basis::Month => "month",
        }
    }
}

/// A pace with its basis and the plain ones beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The share that should be paid by the day, 0 to 1.
    pub expected: Decimal,
    /// How it was found.
    pub basis: Basis,
}

/// `m/12`, m the closed months.
pub fn by_month(year: i16, as_of: Date) -> Decimal {
    Decimal::from(date::closed_months(year, as_of)) / Decimal::from(12)
}

/// `(D − Jan 1 + 1)/days in the year`, for comparison only.
pub fn by_day(year: i16, as_of: Date) -> Decimal {
    let whole = date::days_between(date::first_of_year(year), date::last_of_year(year)) + 1;
    let gone = (date::days_between(date::first_of_year(year), as_of) + 1).clamp(0, whole);
    Decimal::from(gone) / Decimal::from(whole)
}

/// `Σ planned by D / Σ planned`; nothing without a plan.
pub fn by_plan(plan: &[PlanLine], as_of: Date) -> Option<Decimal> {
    let total = plan.iter().map(|p| p.amount).sum();
    let due = plan.iter().filter(|p| p.date <= as_of).map(|p| p.amount).sum();
    ratio::share(due, total).filter(|t| *t >= Decimal::ZERO).map(|t| t.min(Decimal::ONE))
}

/// `Σ aᵢ·fᵢ / Σ aᵢ` over the positive lines issued by D; nothing without one.
pub fn weighted(quotas: &[Quota], year: i16, as_of: Date) -> Option<Decimal> {
    let end = date::last_of_year(year);
    let (mut amounts, mut due) = (Decimal::ZERO, Decimal::ZERO);
    for q in quotas.iter().filter(|q| q.amount.is_positive()) {
        let carried = q.kind == Some(QuotaKind::CarryOver) || q.origin_year.is_some_and(|o| o < year);
        let issued = q.issued.filter(|_| !carried).unwrap_or(date::first_of_year(year));
        if issued > as_of {
            continue;
        }
        let amount = Decimal::from(q.amount.fen());
        amounts += amount;
        due += amount * elapsed(issued, as_of, end);
    }
    ratio::quotient(due, amounts)
}

/// `clamp((D − issue)/(end − issue), 0, 1)`; a line issued on the last day has elapsed on it.
fn elapsed(issued: Date, as_of: Date, end: Date) -> Decimal {
    let whole = date::days_between(issued, end);
    let gone = date::days_between(issued, as_of);
    if whole <= 0 || gone >= whole {
        return Decimal::ONE;
    }
    Decimal::from(gone.max(0)) / Decimal::from(whole)
}

/// The first pace of `order` that can be had; closed months always can.
pub fn choose(order: &[&str], plan: &[PlanLine], quotas: &[Quota], year: i16, as_of: Date) -> Pace {
    let found = order.iter().find_map(|word| match *word {
        "plan" => by_plan(plan, as_of).map(|expected| Pace { expected, basis: Basis::Plan }),
        "weighted" => weighted(quotas, year, as_of).map(|expected| Pace { expected, basis: Basis::Weighted }),
        _ => Some(Pace { expected: by_month(year, as_of), basis: Basis::Month }),
    });
    found.unwrap_or(Pace { expected: by_month(year, as_of), basis: Basis::Month })
}
