//! R21: rectification that is due soon or overdue.

use super::*;
use crate::domain::monitor::alert::{Finding, LateFinding};
use crate::domain::monitor::facts::OpenFinding;
use crate::domain::rectification::finding::Number;

fn with(dues: &[(u32, Option<&str>, bool)]) -> ProjectFacts {
    let open = dues.iter().map(|(place, due, waits_for_unit)| OpenFinding {
        number: Number { year: 2026, place: *place },
        due: due.and_then(crate::domain::date::parse_iso),
        waits_for_unit: *waits_for_unit,
    });
    ProjectFacts { findings: Some(open.collect()), ..simple("100", "50") }
}

#[track_caller]
fn check(facts: &ProjectFacts, day: &str, want: Option<Level>) {
    assert_eq!(level(&judged(facts, day), RuleId::RectificationOverdue), want, "on {day}");
}

#[test]
fn yellow_seven_days_before_and_red_once_it_has_passed() {
    let facts = with(&[(1, Some("2026-10-18"), true)]);
    check(&facts, "2026-10-10", None);
    check(&facts, "2026-10-11", Some(Level::Yellow));
    check(&facts, "2026-10-18", Some(Level::Yellow));
    check(&facts, "2026-10-19", Some(Level::Red));
}

#[test]
fn only_what_the_unit_still_owes_counts_and_the_latest_stands_first() {
    let facts = with(&[
        (1, Some("2026-10-18"), true),
        (2, Some("2026-10-01"), true),
        (3, Some("2026-09-01"), false),
        (4, None, true),
    ]);
    let judgement = judged(&facts, "2026-10-13");
    let alert = alert(&judgement, RuleId::RectificationOverdue).expect("red");
    let Finding::RectificationOverdue(late) = &alert.finding else { panic!("{:?}", alert.finding) };
    let told: Vec<(u32, i64)> = late.iter().map(|f: &LateFinding| (f.number.place, f.days)).collect();
    assert_eq!((told, alert.level), (vec![(2, 12), (1, -5)], Level::Red));
    check(&with(&[(3, Some("2026-09-01"), false)]), "2026-10-13", None);
    check(&simple("100", "50"), "2026-10-13", None);
}
