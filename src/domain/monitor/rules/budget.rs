//! `budget_churn` (R13), `overspend` (R14), `yearend_rush` (R15) and
//! `refund_ratio` (R17).

use super::{Case, Verdict, level};
use crate::domain::date::{self, Date};
use crate::domain::fund::QuotaKind;
use crate::domain::money::Money;
use crate::domain::monitor::alert::{Finding, Remedy};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;
use crate::domain::ratio;

/// R13: how much of the initial budget was moved about.
pub(super) fn churn(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 2] = ["rule.R13.yellow", "rule.R13.red"];
    let of = |kind| case.quotas.iter().filter(move |q| q.kind == Some(kind)).map(|q| q.amount);
    let initial: Money = of(QuotaKind::Initial).sum();
    if !initial.is_positive() {
        return Verdict::Grey;
    }
    let adjustments = || of(QuotaKind::Addition).chain(of(QuotaKind::Cut));
    let moved: Money = adjustments().map(Money::abs).sum();
    let net: Money = adjustments().sum();
    let Some(share) = ratio::share(moved, initial) else { return Verdict::Grey };
    let over = |key| ratio::at_least(share, case.rules.number(key));
    Verdict::one(level(over(LIMITS[0]), over(LIMITS[1])).map(|level| {
        let finding = Finding::Churn { initial, moved, net, share };
        case.alert(RuleId::BudgetChurn, level, finding, &LIMITS, Remedy::Verify)
    }))
}

/// R14: more paid than there is budget. Exactly the whole budget is not over it.
pub(super) fn overspend(case: &Case<'_>) -> Verdict {
    let over = case.total.paid - case.total.budget;
    Verdict::one(over.is_positive().then(|| {
        let cut: Money = case.quotas.iter().map(|q| q.amount).filter(|a| a.is_negative()).sum();
        let cut_below_paid = cut.is_negative() && case.total.budget - cut >= case.total.paid;
        case.alert(RuleId::Overspend, Level::Red, Finding::Overspend { cut_below_paid }, &[], Remedy::Cover(over))
    }))
}

/// R15: how much of the year was paid in December; asked once the year is over.
pub(super) fn yearend_rush(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 2] = ["rule.R15.yellow", "rule.R15.red"];
    if case.day.as_of < date::last_of_year(case.day.year) || !case.total.paid.is_positive() {
        return Verdict::Grey;
    }
    let (from, to) = (Date::constant(case.day.year, 12, 1), date::last_of_year(case.day.year));
    let in_december = case.facts.payments.iter().filter(|p| p.date >= from && p.date <= to);
    let december: Money = in_december.map(|p| p.amount).sum();
    let Some(share) = ratio::share(december, case.total.paid) else { return Verdict::Grey };
    let over = |key| ratio::at_least(share, case.rules.number(key));
    Verdict::one(level(over(LIMITS[0]), over(LIMITS[1])).map(|level| {
        let finding = Finding::YearendRush { december, share };
        case.alert(RuleId::YearendRush, level, finding, &LIMITS, Remedy::Verify)
    }))
}

/// R17: how much of what was paid came back.
pub(super) fn refund_ratio(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 3] = ["rule.R17.yellow", "rule.R17.red", "rule.R17.min_amount_yuan"];
    let amounts = || case.facts.payments.iter().filter(|p| p.date <= case.day.as_of).map(|p| p.amount);
    let gross: Money = amounts().filter(|a| a.is_positive()).sum();
    let refunds = -amounts().filter(|a| a.is_negative()).sum::<Money>();
    let Some(share) = ratio::share(refunds, gross) else { return Verdict::Grey };
    let enough = refunds >= case.rules.amount(LIMITS[2]);
    let over = |key| enough && ratio::at_least(share, case.rules.number(key));
    Verdict::one(level(over(LIMITS[0]), over(LIMITS[1])).map(|level| {
        let finding = Finding::Refunds { refunds, gross, share };
        case.alert(RuleId::RefundRatio, level, finding, &LIMITS, Remedy::Verify)
    }))
}
