//! `rectification_overdue` (R21): findings whose deadline draws near or has
//! passed while the unit has not reported.

use super::{Case, Verdict};
use crate::domain::date;
use crate::domain::monitor::alert::{Finding, LateFinding, Remedy};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;

/// R21: yellow so many days before the deadline, red once it has passed; one
/// alert a project, the latest finding first.
pub(super) fn overdue(case: &Case<'_>) -> Verdict {
    const LIMITS: [&str; 1] = ["rule.R21.yellow_days"];
    let Some(open) = &case.facts.findings else { return Verdict::Grey };
    let soon = case.rules.whole(LIMITS[0]);
    let left = |due| date::days_between(case.day.as_of, due);
    let running = open.iter().filter(|f| f.waits_for_unit).filter_map(|f| f.due.map(|due| (f, due)));
    let mut late: Vec<LateFinding> = running
        .filter(|(_, due)| left(*due) <= soon)
        .map(|(f, due)| LateFinding { number: f.number, due, days: -left(due) })
        .collect();
    late.sort_by_key(|f| (f.due, f.number));
    let Some(first) = late.first() else { return Verdict::Judged(Vec::new()) };
    let level = if first.days > 0 { Level::Red } else { Level::Yellow };
    let finding = Finding::RectificationOverdue(late);
    Verdict::one(Some(case.alert(RuleId::RectificationOverdue, level, finding, &LIMITS, Remedy::Rectify)))
}
