//! `no_target` (R12) and `late_target` (R16): money without an approved target.

use super::{Case, Verdict, level};
use crate::domain::date;
use crate::domain::monitor::alert::{Finding, Remedy};
use crate::domain::monitor::facts::TargetFacts;
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;
use crate::domain::project::Category;
use crate::domain::target::deadline;

/// What is known of the target; nothing while the year has none at all, or
/// where the category needs none.
fn known<'a>(case: &'a Case<'_>) -> Option<&'a TargetFacts> {
    let exempt = case.rules.words("rule.R12.exempt");
    let category = case.facts.category.as_ref().map(Category::key);
    case.facts.target.as_ref().filter(|_| !category.is_some_and(|c| exempt.contains(&c)))
}

/// Who has to act: the unit while it has the form, else the office.
fn remedy(target: &TargetFacts) -> Remedy {
    match target.state {
        Some(state) if state.waits_for_review() => Remedy::ReviewTarget,
        _ => Remedy::DeclareTarget,
    }
}

/// R12: a budget above zero and no approved target.
pub(super) fn no_target(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 1] = ["rule.R12.exempt"];
    let Some(target) = known(case).filter(|_| case.total.budget.is_positive()) else { return Verdict::Grey };
    Verdict::one((!target.approved).then(|| {
        let finding = Finding::NoTarget { state: target.state };
        case.alert(RuleId::NoTarget, Level::Red, finding, &LIMITS, remedy(target))
    }))
}

/// R16: so many days since the first money of a mid-year project, and still no
/// approved target.
pub(super) fn late_target(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 2] = ["rule.R16.yellow_days", "rule.R16.red_days"];
    let Some(target) = known(case) else { return Verdict::Grey };
    let Some(since) = deadline::mid_year(case.quotas, case.day.year) else { return Verdict::Grey };
    let days = date::days_between(since, case.day.as_of);
    let found = level(days >= case.rules.whole(LIMITS[0]), days >= case.rules.whole(LIMITS[1]));
    Verdict::one(found.filter(|_| !target.approved).map(|level| {
        let finding = Finding::LateTarget { since, days, state: target.state };
        case.alert(RuleId::LateTarget, level, finding, &LIMITS, remedy(target))
    }))
}
