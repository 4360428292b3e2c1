//! The sample city's files through the real readers: every row is understood,
//! every total agrees to the 分.

use std::path::Path;
use std::sync::OnceLock;

use jixiao::domain::money::{Money, MoneyUnit};
use jixiao::exchange::record::{Kind, ReadOptions, Records, Table};
use jixiao::exchange::{sheet, table};
use jixiao::service::demo;

fn tables(path: &Path) -> Vec<Table> {
    let limits = sheet::Limits::default();
    let (book, _) = sheet::open(path, &limits, &mut |_, _| true).expect("a readable file");
    let name = path.file_name().expect("a name").to_string_lossy();
    table::tables(&name, &book, &ReadOptions::default(), &mut |_, _| true).expect("a known table")
}

/// Written and read once for all tests.
fn city() -> &'static [(String, Table)] {
    static CITY: OnceLock<Vec<(String, Table)>> = OnceLock::new();
    CITY.get_or_init(read_city)
}

fn read_city() -> Vec<(String, Table)> {
    let dir = tempfile::tempdir().expect("a folder");
    let paths = demo::write_city(dir.path(), &mut |_, _| true).expect("the city");
    let name = |p: &Path| p.file_name().expect("a name").to_string_lossy().into_owned();
    paths
        .iter()
        .map(|p| {
            let mut found = tables(p);
            assert_eq!(found.len(), 1, "{}", name(p));
            (name(p), found.remove(0))
        })
        .collect()
}

#[test]
fn every_file_is_what_it_says_and_its_totals_agree() {
    let city = city();
    let kinds: Vec<Kind> = city.iter().map(|(_, t)| t.kind).collect();
    use Kind::{Departments, Payments, Projects, Quotas};
    assert_eq!(kinds, [Departments, Projects, Projects, Projects, Quotas, Payments, Payments]);
    for (name, t) in city {
        for c in &t.controls {
            assert_eq!(c.printed, c.summed, "{name} {}", c.label);
            assert!(c.grand, "{name} {}", c.label);
        }
    }
    // The departments and the CSV of the past print no total.
    let totals: Vec<usize> = city.iter().map(|(_, t)| t.controls.len()).collect();
    assert_eq!(totals, [0, 1, 1, 1, 1, 0, 1]);
    let wan = |i: usize| city[i].1.unit == MoneyUnit::Wan;
    assert_eq!((wan(1), wan(2), wan(3), wan(4)), (false, true, true, false));
}

#[test]
fn no_row_is_set_aside_and_five_vouchers_name_no_project() {
    for (name, t) in city() {
        assert_eq!(t.set_aside, [], "{name}");
    }
    let Records::Payments(payments) = &city()[6].1.records else { panic!("payments") };
    let lost: Vec<_> =
        payments.iter().filter(|p| p.data.project_code.is_none() && p.data.project_name.is_none()).collect();
    assert_eq!(lost.len(), 5);
    // What a suggestion is made from is there.
    assert!(lost.iter().all(|p| p.data.unit_code.is_some() && p.data.doc_no.is_some()));
    assert!(lost.iter().all(|p| p.data.purpose.as_deref().is_some_and(|words| words.starts_with("支付"))));
}

#[test]
fn the_projects_of_2021_are_the_reports() {
    let city = city();
    let Records::Projects(projects) = &city[3].1.records else { panic!("projects") };
    assert_eq!(projects.len(), 623);
    assert_eq!(projects.iter().filter(|p| p.data.key_monitored == Some(true)).count(), 10);
    let airport = projects.iter().find(|p| p.data.code.as_deref() == Some("36110021T000000000001")).expect("airport");
    assert_eq!(airport.data.name.as_deref(), Some("三清山机场航线运营补贴"));
    assert_eq!(airport.data.department_code.as_deref(), Some("148"));
    assert_eq!(airport.data.declared, Some(Money::from_yuan(60_000_000)));
    let Records::Quotas(quotas) = &city[4].1.records else { panic!("quotas") };
    let of_2021 = quotas.iter().filter(|q| q.data.year == Some(2021));
    let sum: Money = of_2021.map(|q| q.data.amount).sum();
    assert_eq!(sum.fen() / MoneyUnit::Yi.fen(), 48);
    assert!(quotas.iter().all(|q| q.data.kind.is_some() && q.data.fund.is_some() && q.data.issued.is_some()));
    let Records::Payments(payments) = &city[6].1.records else { panic!("payments") };
    assert_eq!(payments.iter().map(|p| p.data.date).max(), Some(demo::STANDS_ON));
    assert!(payments.iter().filter(|p| p.data.defects.purpose_empty).count() >= 5);
    assert!(payments.iter().filter(|p| p.data.defects.account_has_han).count() >= 3);
}
