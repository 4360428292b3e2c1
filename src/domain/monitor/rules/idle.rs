//! `no_spend` (R03) and `large_idle` (R05): money that lies still.

use super::{Case, Verdict, level};
use crate::domain::date;
use crate::domain::fund::FundType;
use crate::domain::monitor::alert::{Finding, Remedy};
use crate::domain::monitor::rule::RuleId;
use crate::domain::ratio;

/// R03, per fund line: issued long ago and nothing paid.
pub(super) fn no_spend(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 3] = ["rule.R03.yellow_days", "rule.R03.red_days", "rule.R03.min_amount_yuan"];
    // A special bond is built with over years (domain.md §6.5).
    const BOND: [&str; 3] = ["rule.R03.yellow_days_bond", "rule.R03.red_days_bond", "rule.R03.min_amount_yuan"];
    let mut judged = false;
    let mut alerts = Vec::new();
    for (at, line) in case.lines.iter().enumerate() {
        let rules = &case.line_rules[at];
        let counts =
            rules.enabled(RuleId::NoSpend) && line.budget.is_positive() && line.budget >= rules.amount(LIMITS[2]);
        let Some(since) = line.since.filter(|_| counts) else { continue };
        judged = true;
        let days = date::days_between(since, case.day.as_of);
        let limits = if line.key.fund == FundType::SpecialBond { &BOND } else { &LIMITS };
        let found = level(days >= rules.whole(limits[0]), days >= rules.whole(limits[1]));
        if let Some(level) = found.filter(|_| !line.paid.is_positive()) {
            let finding = Finding::NoSpend { since, days };
            let mut alert =
                case.line_alert(at, RuleId::NoSpend, level, finding, limits, Remedy::PayOrReturn(line.budget));
            alert.idle = line.unspent();
            alerts.push(alert);
        }
    }
    if judged { Verdict::Judged(alerts) } else { Verdict::Grey }
}

/// R05: late in the year, much unspent, and a low rate.
pub(super) fn large_idle(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 5] =
        ["rule.R05.from", "rule.R05.rate_lt", "rule.R05.yellow_yuan", "rule.R05.red_yuan", "rule.R05.talk_yuan"];
    let from = case.rules.day_in(LIMITS[0], case.day.year);
    let Some(rate) = case.total.rate.filter(|_| case.total.budget.is_positive() && case.day.as_of >= from) else {
        return Verdict::Grey;
    };
    let unspent = case.total.unspent();
    let slow = ratio::below(rate, case.rules.number(LIMITS[1]));
    let over = |key| slow && unspent >= case.rules.amount(key);
    Verdict::one(level(over(LIMITS[2]), over(LIMITS[3])).map(|level| {
        let finding = Finding::LargeIdle { talk: over(LIMITS[4]) };
        let mut alert = case.alert(RuleId::LargeIdle, level, finding, &LIMITS, Remedy::PayOrReturn(unspent));
        alert.idle = unspent;
        alert
    }))
}
