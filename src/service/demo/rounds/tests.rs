//! The round is half filed, and every trouble shows.

use std::collections::BTreeMap;

use super::*;
use crate::domain::monitor::rule::RuleId;
use crate::service::demo;
use crate::service::demo::projects::KEY_MONITORED;
use crate::service::survey::survey;

#[test]
fn half_of_the_city_has_filed_and_every_trouble_shows() {
    let folder = tempfile::tempdir().expect("folder");
    let mut store = Store::in_memory().expect("store");
    let stamp = Stamp { actor: "示例操作员".into(), at: "2021-08-01T09:00:00+08:00".into() };
    demo::make(&mut store, &stamp, folder.path(), &mut |_, _| true).expect("the city");
    let status = monitor::status(&store, NOW, MONTHS).expect("a round");
    let c = status.round.counts;
    let came = c.all() - c.not_filed;
    assert!(came * 100 >= c.all() * 40 && came * 100 <= c.all() * 60, "{c:?}");
    assert!(c.accepted > c.filed && c.filed > 30 && (5..=12).contains(&c.returned), "{c:?}");
    assert!(status.departments.iter().any(|d| d.counts.not_filed == d.counts.all()), "a department wholly missing");
    for name in KEY_MONITORED {
        let item = status.items.iter().find(|i| i.project == name).expect("a key project takes part");
        assert!(!item.is_missing(), "{name}");
    }
    let lights = monitor::report(&store, NOW, MONTHS).expect("a report").lights.indicators;
    assert!(lights.iter().all(|n| *n > 20), "indicators of every light: {lights:?}");
    let seen = |as_of: Date| {
        let survey = survey(&store, Period { year: YEAR, as_of }).expect("survey");
        let mut rules: BTreeMap<(RuleId, &str), usize> = BTreeMap::new();
        for a in survey.projects.iter().flat_map(|p| &p.alerts) {
            *rules.entry((a.alert.rule, a.alert.level.key())).or_default() += 1;
        }
        rules
    };
    let now = seen(STANDS_ON);
    let few = |rule, level| now.get(&(rule, level)).copied().unwrap_or_default();
    for (rule, level, most) in [
        (RuleId::TargetLag, "red", 45),
        (RuleId::TargetLag, "yellow", 70),
        (RuleId::TargetUnlikely, "red", 8),
        (RuleId::TargetUnlikely, "yellow", 15),
        (RuleId::SpentWithoutOutput, "red", 8),
        (RuleId::OutputUnpaid, "red", 12),
        (RuleId::OutputUnpaid, "yellow", 40),
    ] {
        let n = few(rule, level);
        assert!((1..=most).contains(&n), "{rule:?} {level}: {n}");
    }
    assert_eq!(few(RuleId::MonitoringOverdue, "red"), 0, "nobody is late before the day");
    let later = seen(Date::constant(YEAR, 9, 15));
    assert!(later[&(RuleId::MonitoringOverdue, "red")] > 200, "{later:?}");
}
