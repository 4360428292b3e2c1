//! `carryover_expiring` (R06) and `carryover_expired` (R07): money of earlier
//! years that is still there (预算法§42).

use super::{Case, Verdict};
use crate::domain::monitor::alert::{Finding, Remedy};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;

/// R06: last year's money, from October on.
pub(super) fn expiring(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 1] = ["rule.R06.from"];
    let last_year = case.day.year - 1;
    remaining(case, RuleId::CarryoverExpiring, Level::Yellow, Finding::CarryoverExpiring, &LIMITS, |at| {
        let from = case.line_rules[at].day_in(LIMITS[0], case.day.year);
        case.lines[at].key.origin == last_year && case.day.as_of >= from
    })
}

/// R07: money two years old or more.
pub(super) fn expired(case: &Case<'_>) -> Verdict {
    let limit = case.day.year - 2;
    remaining(case, RuleId::CarryoverExpired, Level::Red, Finding::CarryoverExpired, &[], |at| {
        case.lines[at].key.origin <= limit
    })
}

fn remaining(
    case: &Case<'_>,
    rule: RuleId,
    level: Level,
    finding: Finding,
    limits: &[&'static str],
    is_meant: impl Fn(usize) -> bool,
) -> Verdict {
    let meant: Vec<usize> =
        (0..case.lines.len()).filter(|at| case.line_rules[*at].enabled(rule) && is_meant(*at)).collect();
    if meant.is_empty() {
        return Verdict::Grey;
    }
    let left = meant.into_iter().filter(|at| case.lines[*at].unspent().is_positive());
    Verdict::Judged(
        left.map(|at| {
            let unspent = case.lines[at].unspent();
            let mut alert = case.line_alert(at, rule, level, finding.clone(), limits, Remedy::PayOrReturn(unspent));
            alert.idle = unspent;
            alert
        })
        .collect(),
    )
}
