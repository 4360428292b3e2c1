//! `self_evaluation_inconsistent` (R20) and `score_cap` (X03): what a
//! self-evaluation says against what was spent, and against its spot check.

use super::{Case, Verdict};
use crate::domain::evaluation::anomaly::{Limits, anomalies};
use crate::domain::monitor::alert::{Finding, Remedy};
use crate::domain::monitor::cap;
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;
use crate::domain::ratio::share;

/// R20: red for a high score on low spend and for a check far from the unit's
/// score, yellow for anything else that looks odd.
pub(super) fn inconsistent(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 5] =
        ["rule.R20.gap", "rule.R20.unspent", "rule.R20.over_share", "rule.R20.yellow_points", "rule.R20.red_points"];
    let Some(told) = &case.facts.evaluation else { return Verdict::Grey };
    let found = anomalies(&told.filed, told.rechecked, &Limits::of(case.rules));
    let red = found.iter().any(|a| a.is_red());
    Verdict::one((!found.is_empty()).then(|| {
        let level = if red { Level::Red } else { Level::Yellow };
        let finding = Finding::SelfEvaluation { score: told.filed.score(), odd: found };
        case.alert(RuleId::SelfEvaluationInconsistent, level, finding, &LIMITS, Remedy::CheckEvaluation)
    }))
}

/// X03: a score above the highest that the execution rate allows.
pub(super) fn capped(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 4] = ["rule.X03.cap_80", "rule.X03.cap_70", "rule.X03.cap_60", "rule.X03.cap_50"];
    let Some(told) = &case.facts.evaluation else { return Verdict::Grey };
    let f = &told.filed;
    let rate = f.budget.zip(f.spent).and_then(|(budget, spent)| share(spent, budget));
    let (Some(rate), Some(score)) = (rate, f.score()) else { return Verdict::Grey };
    let cap = cap::highest_score(case.rules, rate).filter(|cap| score > *cap);
    Verdict::one(cap.map(|cap| {
        let finding = Finding::ScoreCap { score, cap, rate };
        case.alert(RuleId::ScoreCap, Level::Yellow, finding, &LIMITS, Remedy::CheckEvaluation)
    }))
}
