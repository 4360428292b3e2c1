//! What the rules make of the city on the day it stands on.

use std::collections::BTreeMap;

use super::model::City;
use super::{STANDS_ON, YEAR};
use crate::domain::fund::{Defects, Payment, Quota};
use crate::domain::money::Money;
use crate::domain::monitor::facts::{Day, ProjectFacts};
use crate::domain::monitor::judge::judge;
use crate::domain::monitor::light::Light;
use crate::domain::monitor::lines::Allocation;
use crate::domain::monitor::setting::RuleSet;

fn facts(city: &City, project: usize, declared: Option<i64>) -> ProjectFacts {
    let mine = |p: &&super::model::Payment| p.project == project && p.year == YEAR && !p.unmatched;
    let quota = |(i, q): (usize, &super::model::Quota)| Quota {
        id: i as i64,
        kind: Some(q.kind),
        fund: q.fund.clone(),
        origin_year: Some(q.origin),
        amount: Money::from_fen(q.amount),
        issued: Some(q.issued),
        doc_no: Some(q.doc.clone()),
    };
    let payment = |(i, p): (usize, &super::model::Payment)| Payment {
        id: i as i64,
        date: p.date,
        amount: Money::from_fen(p.amount),
        fund: Some(p.fund.clone()),
        defects: Defects::default(),
    };
    ProjectFacts {
        declared: declared.map(Money::from_fen),
        quotas: city
            .quotas
            .iter()
            .enumerate()
            .filter(|(_, q)| q.project == project && q.year == YEAR)
            .map(quota)
            .collect(),
        payments: city.payments.iter().filter(mine).enumerate().map(payment).collect(),
        ..ProjectFacts::default()
    }
}

#[test]
fn most_projects_are_green_and_some_are_not() {
    let city = City::build();
    let day = Day { year: YEAR, as_of: STANDS_ON, allocation: Allocation::default() };
    let rules = RuleSet::default();
    let mut lights: BTreeMap<String, usize> = BTreeMap::new();
    let mut alerts: BTreeMap<String, usize> = BTreeMap::new();
    let mut surprises: BTreeMap<String, usize> = BTreeMap::new();
    for y in city.of_year(YEAR) {
        let judged = judge(&facts(&city, y.project, y.declared), &rules, day);
        let worst = judged.lights.worst();
        *lights.entry(format!("{worst:?}")).or_default() += 1;
        *surprises.entry(format!("{:?} {worst:?}", city.projects[y.project].fate)).or_default() += 1;
        for a in &judged.alerts {
            *alerts.entry(format!("{:?} {:?}", a.rule, a.level)).or_default() += 1;
        }
    }
    let count = |light: Light| lights.get(&format!("{light:?}")).copied().unwrap_or(0);
    assert!((15..=30).contains(&count(Light::Red)), "red {}", count(Light::Red));
    assert!((40..=80).contains(&count(Light::Yellow)), "yellow {}", count(Light::Yellow));
    assert!((2..=4).contains(&count(Light::Grey)), "grey {}", count(Light::Grey));
    assert!(count(Light::Green) > 500);
}
