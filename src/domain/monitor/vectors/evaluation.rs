//! R20 and X03: a self-evaluation against what was spent and against its check.

use super::*;
use crate::domain::evaluation::Filed;
use crate::domain::monitor::alert::Finding;
use crate::domain::monitor::facts::EvaluationFacts;

fn d(s: &str) -> Decimal {
    Decimal::from_str_exact(s).expect("number")
}

/// The project of TC-20 and TC-21, its indicators scored `points` of 90.
fn filed(points: &str, checked: Option<&str>) -> ProjectFacts {
    let filed = Filed {
        computed: Some(d(points) + d("7.93")),
        indicators: Some(d(points)),
        indicator_marks: d("90"),
        execution: Some(d("7.93")),
        execution_marks: d("10"),
        budget: Some(wan("520")),
        spent: Some(wan("412.6")),
        rows: 7,
        ..Filed::default()
    };
    let evaluation = EvaluationFacts { filed, rechecked: checked.map(d) };
    ProjectFacts { evaluation: Some(evaluation), ..simple("520", "412.6") }
}

fn level_of(facts: &ProjectFacts) -> Option<Level> {
    level(&judged(facts, "2026-12-31"), RuleId::SelfEvaluationInconsistent)
}

#[test]
fn tc_21_is_red_by_the_rule() {
    assert_eq!(level_of(&filed("81.64", None)), Some(Level::Red));
    let judgement = judged(&filed("81.64", None), "2026-12-31");
    let found = alert(&judgement, RuleId::SelfEvaluationInconsistent).expect("red");
    let Finding::SelfEvaluation { score, odd } = &found.finding else { panic!("{:?}", found.finding) };
    assert_eq!(*score, Some(d("89.57")));
    assert_eq!(odd.iter().map(|a| a.key()).collect::<Vec<_>>(), ["high_score_low_spend", "unspent"]);
}

#[test]
fn a_fifth_left_unspent_is_yellow_and_a_far_check_is_red() {
    assert_eq!(level_of(&filed("70", None)), Some(Level::Yellow));
    assert_eq!(level_of(&filed("70", Some("67.92"))), Some(Level::Red), "beyond 10 points");
}

#[test]
fn nothing_is_said_before_one_was_filed() {
    let judgement = judged(&simple("520", "412.6"), "2026-12-31");
    assert!(alert(&judgement, RuleId::SelfEvaluationInconsistent).is_none());
}

#[test]
fn a_score_above_its_cap_where_an_office_wants_it() {
    assert!(alert(&judged(&filed("81.64", None), "2026-12-31"), RuleId::ScoreCap).is_none(), "off by default");
    let capped = |points: &str| judged_by(&filed(points, None), "2026-12-31", &[("X03.enabled", "on")]);
    // 79.35 % spent allows 89.
    assert_eq!(level(&capped("81.64"), RuleId::ScoreCap), Some(Level::Yellow), "89.57");
    assert_eq!(level(&capped("81"), RuleId::ScoreCap), None, "88.93");
}
