//! `forecast_carryover` (R24): what will be left at the end of the year if
//! spending goes on as it usually does.

use rust_decimal::Decimal;

use super::{Case, Verdict, level};
use crate::domain::money::Money;
use crate::domain::monitor::alert::{Finding, ForecastBasis, Remedy};
use crate::domain::monitor::facts::PastYear;
use crate::domain::monitor::rule::RuleId;
use crate::domain::ratio;

const LIMITS: [&str; 7] = [
    "rule.R24.from",
    "rule.R24.yellow",
    "rule.R24.yellow_yuan",
    "rule.R24.red",
    "rule.R24.red_yuan",
    "rule.R24.min_share",
    "rule.R24.years",
];

/// R24
pub(super) fn carryover(case: &Case<'_>) -> Verdict {
    let from = case.rules.day_in(LIMITS[0], case.day.year);
    if case.day.as_of < from || !case.total.budget.is_positive() {
        return Verdict::Grey;
    }
    let (usual, basis) = usual_share(case);
    if ratio::below(usual, case.rules.number(LIMITS[5])) {
        return Verdict::Grey;
    }
    let Some(full) = forecast(case.total.paid, usual, case.total.budget) else { return Verdict::Grey };
    let budget = Decimal::from(case.total.budget.fen());
    let Some(share) = ratio::quotient(budget - full, budget) else { return Verdict::Grey };
    // Compared unrounded; what is shown is whole 分.
    let over = |rate, amount: &str| {
        let least = Decimal::from(case.rules.amount(amount).fen());
        ratio::at_least(share, case.rules.number(rate)) && budget - ratio::settle(full) >= least
    };
    let forecast = whole_fen(full);
    let left = case.total.budget - forecast;
    Verdict::one(level(over(LIMITS[1], LIMITS[2]), over(LIMITS[3], LIMITS[4])).map(|level| {
        let finding = Finding::Forecast { usual, basis, forecast, left, share };
        let mut alert = case.alert(RuleId::ForecastCarryover, level, finding, &LIMITS, Remedy::PayOrReturn(left));
        alert.idle = left;
        alert
    }))
}

/// S: the mean of earlier years, of the project, else of its department, else T.
fn usual_share(case: &Case<'_>) -> (Decimal, ForecastBasis) {
    let years = usize::try_from(case.rules.whole(LIMITS[6])).unwrap_or(3);
    if let Some((mean, n)) = mean(&case.facts.history, years) {
        return (mean, ForecastBasis::Project(n));
    }
    if let Some((mean, n)) = mean(&case.facts.department_history, years) {
        return (mean, ForecastBasis::Department(n));
    }
    (case.total.pace.expected, ForecastBasis::Pace)
}

fn mean(history: &[PastYear], years: usize) -> Option<(Decimal, usize)> {
    let shares: Vec<Decimal> = history
        .iter()
        .filter(|y| y.total.is_positive())
        .filter_map(|y| ratio::share(y.by_day, y.total))
        .take(years)
        .collect();
    let n = shares.len();
    ratio::quotient(shares.into_iter().sum(), Decimal::from(n)).map(|m| (m, n))
}

/// `min(Pay/S, Budget)` in 分, unrounded; never less than nothing.
fn forecast(paid: Money, usual: Decimal, budget: Money) -> Option<Decimal> {
    let full = ratio::quotient(Decimal::from(paid.fen()), usual)?;
    Some(full.min(Decimal::from(budget.fen())).max(Decimal::ZERO))
}

fn whole_fen(amount: Decimal) -> Money {
    let fen = i64::try_from(ratio::round_half_away(amount, 0)).expect("a forecast lies between nothing and the budget");
    Money::from_fen(fen)
}
