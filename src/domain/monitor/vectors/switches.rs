//! Rules on and off, and thresholds other than the ones that ship.

use super::*;
use crate::domain::monitor::alert::Finding;
use crate::domain::monitor::facts::{OwnPayee, PastYear, Twin};
use crate::domain::monitor::light::Light;
use crate::domain::monitor::rule::{Needs, RULES};

/// One project that raises every rule of money but `overspend`.
fn everything_wrong() -> ProjectFacts {
    let quotas = [
        of_origin(2024, of_fund(FUND, quota("500", "2026-01-01"))),
        of_origin(2025, of_fund(FUND, quota("500", "2026-01-01"))),
        quota("1000", "2026-01-01"),
        of_kind(QuotaKind::Addition, quota("900", "2026-02-01")),
    ];
    let payments = [
        from(GENERAL, paid("100", "2026-03-01")),
        from(GENERAL, paid("-60", "2026-04-01")),
        from(GENERAL, paid("50", "2026-12-05")),
    ];
    ProjectFacts {
        declared: Some(wan("1")),
        history: vec![PastYear { year: 2025, by_day: wan("100"), total: wan("100") }],
        twins: vec![Twin { first: on("2026-03-01"), second: on("2026-03-02"), amount: wan("1"), payment_id: 1 }],
        own_payees: vec![OwnPayee { date: on("2026-03-01"), amount: wan("1"), payee: "市民航局".into() }],
        ..facts(&quotas, &payments)
    }
}

#[test]
fn every_rule_of_money_speaks_and_is_silent_when_switched_off() {
    let wrong = everything_wrong();
    let optional = [("R04.enabled", "on"), ("X01.enabled", "on")];
    let all_on = judged_by(&wrong, "2026-12-31", &optional);
    for rule in RULES.iter().filter(|r| r.needs == Needs::Money && r.id != RuleId::Overspend) {
        assert!(alert(&all_on, rule.id).is_some(), "{} says nothing", rule.key);
        let mut off: Vec<_> = optional.iter().map(|(k, v)| (k.to_string(), *v)).collect();
        off.extend(rule.numbers.iter().map(|n| (format!("{n}.enabled"), "off")));
        let off: Vec<_> = off.iter().map(|(k, v)| (k.as_str(), *v)).collect();
        let silent = judged_by(&wrong, "2026-12-31", &off);
        assert!(alert(&silent, rule.id).is_none(), "{} is off", rule.key);
        let others = all_on.alerts.iter().filter(|a| a.rule != rule.id);
        assert!(others.eq(silent.alerts.iter()), "{} changes others", rule.key);
    }
    let over = simple("100", "101");
    assert_eq!(level_of(&over, "2026-12-31", RuleId::Overspend), Some(Level::Red));
    assert_eq!(level(&judged_by(&over, "2026-12-31", &[("R14.enabled", "off")]), RuleId::Overspend), None);
}

#[test]
fn rules_that_need_more_than_money_answer_grey() {
    let j = judged(&everything_wrong(), "2026-12-31");
    assert_eq!(j.lights.target, Light::Grey);
    let spoke = |r: &&crate::domain::monitor::rule::RuleInfo| alert(&j, r.id).is_some();
    assert_eq!(RULES.iter().filter(|r| r.needs != Needs::Money).find(spoke).map(|r| r.key), None);
}

#[test]
fn with_all_rules_off_nothing_is_judged() {
    let off: Vec<_> = (1..=24).map(|n| format!("R{n:02}.enabled")).collect();
    let off: Vec<_> = off.iter().map(|k| (k.as_str(), "off")).collect();
    let j = judged_by(&everything_wrong(), "2026-12-31", &off);
    assert_eq!((j.alerts.len(), j.lights.worst(), j.idle), (0, Light::Grey, Money::ZERO));
}

#[test]
fn one_half_of_lagging_spend_can_stand_alone() {
    // q 71.98 % is yellow, lag 9.34 points is none (M5).
    let quotas = [quota("200", "2025-12-31"), quota("300", "2026-06-30")];
    let f = facts(&quotas, &[paid("120", "2026-05-11")]);
    let by = |changes: &[(&str, &str)]| level(&judged_by(&f, "2026-07-31", changes), RuleId::LaggingSpend);
    assert_eq!(by(&[]), None);
    assert_eq!(by(&[("R02.enabled", "off")]), Some(Level::Yellow));
    assert_eq!(by(&[("R01.enabled", "off")]), None);
    assert_eq!(by(&[("monitor.combine", "either")]), Some(Level::Yellow));
    assert_eq!(by(&[("monitor.combine", "ratio")]), Some(Level::Yellow));
    assert_eq!(by(&[("monitor.combine", "pp")]), None);
}

#[test]
fn thresholds_are_data() {
    let f = simple("100", "40"); // on 2026-07-31 by closed months: q 68.57 %, lag 18.33
    let by = |changes: &[(&str, &str)]| {
        let all: Vec<_> = MONTH.iter().chain(changes).copied().collect();
        level(&judged_by(&f, "2026-07-31", &all), RuleId::LaggingSpend)
    };
    assert_eq!(by(&[]), Some(Level::Yellow));
    assert_eq!(by(&[("R01.yellow", "0.65")]), None);
    assert_eq!(by(&[("R02.yellow_pp", "18.4")]), None);
    assert_eq!(by(&[("R01.red", "0.70"), ("R02.red_pp", "18")]), Some(Level::Red));
    assert_eq!(by(&[("monitor.min_elapsed", "0.6")]), None);
    assert_eq!(by(&[("monitor.min_elapsed", "58%")]), Some(Level::Yellow));
}

#[test]
fn the_share_of_a_line_that_counts_can_be_changed() {
    let quotas = [quota("95", "2026-01-01"), of_fund(FUND, quota("5", "2026-01-01"))];
    let f = facts(&quotas, &[from(GENERAL, paid("95", "2026-03-01")), from(FUND, paid("0.0001", "2026-03-01"))]);
    assert_eq!(level_of(&f, "2026-07-31", RuleId::LaggingSpend), None);
    let stricter = judged_by(&f, "2026-07-31", &[("monitor.line_share", "0.05")]);
    assert_eq!(level(&stricter, RuleId::LaggingSpend), Some(Level::Red));
}

#[test]
fn the_talk_flag_goes_with_its_own_amount() {
    let talk = |changes: &[(&str, &str)]| {
        let j = judged_by(&simple("1300", "676"), "2026-09-30", changes);
        matches!(alert(&j, RuleId::LargeIdle).map(|a| &a.finding), Some(Finding::LargeIdle { talk: true }))
    };
    assert!(!talk(&[]));
    assert!(talk(&[("R05.talk_yuan", "6240000")]));
    assert!(!talk(&[("R05.talk_yuan", "6240000.01")]));
}

#[test]
fn an_alert_names_the_thresholds_it_looked_at() {
    let j = judged_by(&everything_wrong(), "2026-12-31", &[("R04.enabled", "on")]);
    let rules = RuleSet::default();
    for a in &j.alerts {
        assert!(a.limits.iter().all(|key| rules.setting(key).is_some()), "{:?}", a.limits);
        let own = |key: &&str| crate::domain::monitor::setting::rule_of(key).is_none_or(|r| r == a.rule);
        assert!(a.limits.iter().all(own), "{:?} names {:?}", a.rule, a.limits);
    }
}
