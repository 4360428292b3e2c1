//! The city is what the report counts, and holds every kind of trouble.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::departments::DEPARTMENTS;
use super::fates::Fate;
use super::model::{City, Payment};
use super::projects::{KEY_EVALUATED, KEY_MONITORED, PROJECTS};
use super::*;
use crate::domain::fund::{FundType, QuotaKind};
use jiff::ToSpan;

/// Budget and paid of a project of 2021 on the day the city stands on.
fn figures(city: &City) -> BTreeMap<usize, (i64, i64)> {
    let mut sums: BTreeMap<usize, (i64, i64)> = city.of_year(YEAR).map(|y| (y.project, (0, 0))).collect();
    for q in city.quotas.iter().filter(|q| q.year == YEAR) {
        sums.get_mut(&q.project).expect("a listed project").0 += q.amount;
    }
    for p in city.payments.iter().filter(|p| p.year == YEAR && !p.unmatched) {
        sums.get_mut(&p.project).expect("a listed project").1 += p.amount;
    }
    sums
}

fn named(city: &City, name: &str) -> usize {
    city.projects.iter().position(|p| p.name == name).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn the_city_is_the_one_of_the_report() {
    let city = City::build();
    assert_eq!(city.departments.len(), 92);
    assert!(city.departments.iter().all(|d| (1..=8).contains(&d.units.len())));
    assert_eq!(city.of_year(YEAR).count(), PROJECTS);
    let names: HashSet<_> = city.projects.iter().map(|p| &p.name).collect();
    let codes: HashSet<_> = city.projects.iter().map(|p| &p.code).collect();
    assert_eq!((names.len(), codes.len()), (city.projects.len(), city.projects.len()));
    assert!(codes.iter().all(|c| c.len() == 21));
    assert_eq!(DEPARTMENTS.iter().map(|d| d.topic).collect::<HashSet<_>>().len(), 92);
    for year in [2019, 2020] {
        let n = city.of_year(year).count();
        assert!((380..=480).contains(&n), "{year}: {n}");
    }
    let old = city.of_year(YEAR).filter(|y| city.projects[y.project].first_year < YEAR).count();
    assert!((300..=400).contains(&old), "with a past: {old}");
}

#[test]
fn the_budget_is_48_yi_in_the_reports_funds_and_half_of_it_is_spent() {
    let city = City::build();
    let sums = figures(&city);
    let budget: i64 = sums.values().map(|s| s.0).sum();
    let paid: i64 = sums.values().map(|s| s.1).sum();
    assert_eq!(budget / 10_000_000_000, 48, "{budget}");
    let rate = paid / (budget / 10_000);
    assert!((5_000..=5_500).contains(&rate), "execution rate {rate}");
    let funds: HashSet<_> = city.quotas.iter().filter(|q| q.year == YEAR).map(|q| q.fund.clone()).collect();
    for fund in [FundType::GeneralPublic, FundType::GovernmentFund, FundType::SpecialBond, FundType::GeneralBond] {
        assert!(funds.contains(&fund), "{fund:?}");
    }
}

#[test]
fn the_sixteen_projects_bear_the_reports_names() {
    let city = City::build();
    let sums = figures(&city);
    let departments = [
        "市民航局",
        "市住房公积金管理中心",
        "市卫健委",
        "市机关事务管理局",
        "市科协",
        "市林业局",
        "市城管局",
        "市国资委",
        "市农业农村局",
        "市政府金融办",
    ];
    for (name, department) in KEY_MONITORED.iter().zip(departments) {
        let i = named(&city, name);
        assert!(city.projects[i].key_monitored, "{name}");
        assert_eq!(city.unit(i).0.name, department);
    }
    assert_eq!(city.projects.iter().filter(|p| p.key_monitored).count(), 10);
    let evaluated: i64 = KEY_EVALUATED.iter().map(|n| sums[&named(&city, n)].0).sum();
    assert!(evaluated > 50_000_000_000, "over 5 亿元: {evaluated}");
    let airport = named(&city, "三清山机场航线运营补贴");
    assert_eq!(city.projects[airport].code, "36110021T000000000001");
    assert_eq!(city.unit(airport).0.code, "148");
    assert_eq!(sums[&airport], (6_000_000_000, 1_626_000_000));
}

#[test]
fn payments_are_as_many_as_a_treasury_makes() {
    let city = City::build();
    let count = |y| city.payments.iter().filter(|p| p.year == y).count();
    let (a, b, c) = (count(2019), count(2020), count(2021));
    assert!((4_300..=5_200).contains(&a), "2019: {a}");
    assert!((4_300..=5_200).contains(&b), "2020: {b}");
    assert!((5_200..=5_900).contains(&c), "2021: {c}");
    assert_eq!(city.payments.iter().map(|p| p.date).max(), Some(STANDS_ON));
    assert!(city.payments.iter().all(|p| p.amount != 0 && p.date.year() == p.year));
    let keys: HashSet<_> = city.payments.iter().map(|p| (&p.voucher, p.line)).collect();
    assert_eq!(keys.len(), city.payments.len(), "voucher and line name a payment");
}

fn payments_of(city: &City, want: impl Fn(&Payment) -> bool) -> usize {
    city.payments.iter().filter(|p| p.year == YEAR && want(p)).count()
}

#[test]
fn every_kind_of_trouble_is_there_more_than_once() {
    let city = City::build();
    let sums = figures(&city);
    let of = |fate| {
        city.of_year(YEAR).filter(|y| city.projects[y.project].fate == fate).map(|y| y.project).collect::<Vec<_>>()
    };
    assert!(of(Fate::Overpaid).iter().all(|i| sums[i].1 > sums[i].0));
    assert!(of(Fate::Withdrawn).iter().all(|i| sums[i] == (0, 0)));
    assert!(of(Fate::CutBelowPaid).iter().all(|i| sums[i].1 > sums[i].0 && sums[i].0 > 0));
    assert!(of(Fate::Idle).iter().all(|i| sums[i].1 == 0));
    for fate in [Fate::Overpaid, Fate::Withdrawn, Fate::CutBelowPaid, Fate::Idle, Fate::ManyRefunds, Fate::Refunds] {
        assert!(of(fate).len() >= 2, "{fate:?}");
    }
    let late = |q: &&super::model::Quota| q.year == YEAR && q.kind == QuotaKind::Addition && q.issued.month() >= 6;
    assert!(city.quotas.iter().filter(late).count() >= 20, "late money");
    let old = city.quotas.iter().filter(|q| q.year == YEAR && q.origin == 2019).count();
    assert!(old >= 3, "money of 2019");
    assert!(payments_of(&city, |p| p.refund.contains("退票")) >= 10);
    assert!(payments_of(&city, |p| p.refund.contains("冲销")) >= 5);
    assert!((3..=5).contains(&payments_of(&city, |p| p.unmatched)));
    assert!(payments_of(&city, |p| p.account.contains("基本户")) >= 3);
    assert!(payments_of(&city, |p| p.purpose.is_empty()) >= 3);
    assert!(payments_of(&city, |p| p.payee.starts_with('市')) >= 3, "to a sibling");
    assert!(payments_of(&city, |p| p.date < city.quotas[p.quota].issued) >= 2, "before its quota");
    assert!(payments_of(&city, |p| p.date == STANDS_ON) >= 5);
    let declared_otherwise = city.of_year(YEAR).filter(|y| {
        let initial =
            |q: &&super::model::Quota| q.project == y.project && q.year == YEAR && q.kind == QuotaKind::Initial;
        let sum: i64 = city.quotas.iter().filter(initial).map(|q| q.amount).sum();
        y.declared.is_some_and(|d| d != sum)
    });
    assert_eq!(declared_otherwise.count(), 3);
}

#[test]
fn a_bill_is_paid_twice_only_where_it_is_meant_to_be() {
    let city = City::build();
    let mut seen: HashMap<(usize, &str, i64), Vec<Date>> = HashMap::new();
    for p in city.payments.iter().filter(|p| p.amount > 0 && p.year == YEAR) {
        seen.entry((p.project, &p.account, p.amount)).or_default().push(p.date);
    }
    let near = |days: &Vec<Date>| days.windows(2).any(|w| w[1] <= w[0].saturating_add(7.days()));
    let doubles: Vec<_> = seen.iter().filter(|(_, days)| near(days)).collect();
    assert_eq!(doubles.len(), 4, "{doubles:?}");
}

#[test]
fn money_is_spent_after_it_came_except_where_it_is_meant_not_to_be() {
    let city = City::build();
    let early = payments_of(&city, |p| p.date < city.quotas[p.quota].issued);
    assert!((2..=4).contains(&early), "{early}");
}

/// Reading files back is for the tests of the importer; here only the bytes.
#[test]
fn the_same_files_every_time() {
    use sha2::Digest;
    let write = || {
        let dir = tempfile::tempdir().expect("folder");
        let mut steps = Vec::new();
        let paths = write_city(dir.path(), &mut |done, all| {
            steps.push((done, all));
            true
        });
        assert_eq!((steps.first(), steps.last()), (Some(&(0, 8)), Some(&(8, 8))));
        let paths = paths.expect("files");
        let name = |p: &PathBuf| p.file_name().expect("name").to_string_lossy().into_owned();
        let hash = |p: &PathBuf| sha2::Sha256::digest(std::fs::read(p).expect("file")).to_vec();
        paths.iter().map(|p| (name(p), hash(p))).collect::<Vec<_>>()
    };
    let (one, two) = (write(), write());
    assert_eq!(one, two);
    assert_eq!(one.len(), 7);
}

#[test]
fn stopped_half_way_nothing_is_left() {
    let dir = tempfile::tempdir().expect("folder");
    let stopped = write_city(dir.path(), &mut |done, _| done < 4);
    assert!(matches!(stopped, Err(DemoFault::Cancelled)));
    assert_eq!(std::fs::read_dir(dir.path()).expect("folder").count(), 0);
}
