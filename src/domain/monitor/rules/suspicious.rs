//! `duplicate_payment` (R22) and `transfer_to_self` (R23).

use super::{Case, Verdict, level};
use crate::domain::date;
use crate::domain::money::Money;
use crate::domain::monitor::alert::{Finding, Remedy};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;

/// R22: one account, one amount, a few days apart.
pub(super) fn duplicates(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 1] = ["rule.R22.days"];
    let within = case.rules.whole(LIMITS[0]);
    let near = |first, second| second <= case.day.as_of && date::days_between(first, second) <= within;
    let twins: Vec<_> = case.facts.twins.iter().filter(|t| near(t.first, t.second)).copied().collect();
    if case.facts.payments.is_empty() {
        return Verdict::Grey;
    }
    Verdict::one((!twins.is_empty()).then(|| {
        let finding = Finding::Duplicates(twins);
        case.alert(RuleId::DuplicatePayment, Level::Blue, finding, &LIMITS, Remedy::Verify)
    }))
}

/// R23: money moved to an account of the department's own (以拨代支).
pub(super) fn own_accounts(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 1] = ["rule.R23.red_yuan"];
    if case.facts.payments.is_empty() {
        return Verdict::Grey;
    }
    let payments: Vec<_> = case.facts.own_payees.iter().filter(|p| p.date <= case.day.as_of).cloned().collect();
    let sum: Money = payments.iter().map(|p| p.amount).sum();
    let found = level(sum.is_positive(), sum.is_positive() && sum >= case.rules.amount(LIMITS[0]));
    Verdict::one(found.map(|level| {
        let finding = Finding::OwnAccounts { payments, sum };
        case.alert(RuleId::TransferToSelf, level, finding, &LIMITS, Remedy::Verify)
    }))
}
