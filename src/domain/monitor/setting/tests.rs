//! Tests of thresholds as data.

use super::*;

#[test]
fn every_default_is_of_its_shape_and_belongs_to_a_rule() {
    let set = RuleSet::default();
    assert_eq!(set.iter().count(), KEYS.len() + ENABLED.len());
    for key in KEYS {
        assert_eq!(rule_of(key.key), key.rule, "{}", key.key);
    }
    assert!(!set.enabled(RuleId::NodeRate), "node_rate repeats lagging_spend and is off");
}

#[test]
fn keys_as_people_write_them() {
    for typed in ["rule.R01.yellow", "R01.yellow", "r01.yellow", "lagging_spend.yellow", "rule.lagging_spend.yellow"] {
        assert_eq!(canonical(typed), Ok("rule.R01.yellow"), "{typed}");
    }
    assert_eq!(canonical("lagging_spend.red_pp"), Ok("rule.R02.red_pp"));
    assert_eq!(canonical("min_elapsed"), Ok("monitor.min_elapsed"));
    assert_eq!(canonical("node_rate.enabled"), Ok("rule.R04.enabled"));
    // Two numbers of one rule are two switches; its name alone does not say which.
    assert_eq!(canonical("rule.R02.enabled"), Ok("rule.R02.enabled"));
    assert_eq!(canonical("r02.enabled"), Ok("rule.R02.enabled"));
    let both = BadSetting::UnknownKey(vec!["rule.R01.enabled", "rule.R02.enabled"]);
    assert_eq!(canonical("lagging_spend.enabled"), Err(both));
    assert!(canonical("R01.yellow_pp").is_err(), "R02 has this one");
    for key in all() {
        assert_eq!(canonical(key), Ok(key));
    }
    assert_eq!(
        canonical("no_spend.days"),
        Err(BadSetting::UnknownKey(vec![
            "rule.R03.yellow_days",
            "rule.R03.red_days",
            "rule.R03.min_amount_yuan",
            "rule.R03.yellow_days_bond",
            "rule.R03.red_days_bond",
            "rule.R03.enabled"
        ]))
    );
}

#[test]
fn values_are_checked() {
    let mut set = RuleSet::default();
    assert_eq!(set.set("R01.yellow", "７０％", Source::Default), Ok(()));
    assert_eq!(set.number("rule.R01.yellow"), Decimal::new(7, 1));
    assert_eq!(set.set("R01.yellow", "0.5", Source::Default), Err(BadSetting::Crossed("red")));
    assert_eq!(set.number("rule.R01.yellow"), Decimal::new(7, 1), "a refused value changes nothing");
    assert_eq!(set.set("R03.red_days", "60", Source::Default), Err(BadSetting::Crossed("yellow")));
    assert!(matches!(set.set("R03.red_days", "many", Source::Default), Err(BadSetting::BadValue(Shape::Days))));
    assert_eq!(
        set.set("rectify.urge_days", "15", Source::Default),
        Err(BadSetting::Crossed("rectify.urge_again_days"))
    );
    assert_eq!(set.set("remind_before", "10, 5", Source::Default), Ok(()));
    assert_eq!(set.wholes("rectify.remind_before"), [10, 5]);
    assert!(set.set("remind_before", "5,10", Source::Default).is_err(), "the largest first");
    assert!(set.set("monitor.time_base", "month", Source::Default).is_ok());
    assert!(set.set("monitor.time_base", "month,month", Source::Default).is_err());
    assert_eq!(set.set("R05.yellow_yuan", "300万元", Source::Default), Ok(()));
    assert_eq!(set.amount("rule.R05.yellow_yuan"), Money::from_yuan(3_000_000));
}

#[test]
fn words_of_the_office_are_told_apart_by_any_comma() {
    let mut set = RuleSet::default();
    assert_eq!(set.set("key_words", "航线，医疗、 救助,航线", Source::Default), Ok(()));
    assert_eq!(set.texts("monitor.key_words"), ["航线", "医疗", "救助"]);
    assert!(set.set("key_words", " ，", Source::Default).is_err(), "no word at all");
    assert!(set.set("key_words", &"长".repeat(21), Source::Default).is_err(), "a sentence is no word");
}
