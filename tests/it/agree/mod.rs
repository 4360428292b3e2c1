//! The product against the reference: the same files read twice, judged
//! twice, compared alert for alert and digit for digit.

mod attain;
mod command;
mod filed;
mod holds;
mod invent;
mod score;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jixiao::domain::date::Date;
use jixiao::domain::monitor::alert::Figures;
use jixiao::domain::ratio;
use jixiao::service::import::{Input, Request, import};
use jixiao::service::period::Period;
use jixiao::service::survey::{Survey, survey};
use jixiao::service::{Stamp, demo};
use jixiao::store::Store;

use crate::reference::judge::{self, Alert, Judged, yuan};
use crate::reference::rows::{Book, Day};

fn stamp() -> Stamp {
    Stamp { actor: "李工".into(), at: "2022-03-01T09:00:00+08:00".into() }
}

fn imported(files: &[PathBuf]) -> Store {
    let mut store = Store::in_memory().expect("a store");
    let request = Request { files: files.iter().cloned().map(Input::Path).collect(), ..Request::default() };
    import(&mut store, &stamp(), Date::constant(2022, 3, 1), &request, &mut |_, _| true).expect("an import");
    store
}

fn book(files: &[PathBuf]) -> Book {
    let mut book = Book::default();
    files.iter().for_each(|f| book.read(f));
    book
}

fn shown(rate: rust_decimal::Decimal, places: u32) -> String {
    format!("{:.*}", places as usize, ratio::round_half_away(rate, places))
}

fn alert(code: &str, rule: &'static str, level: &'static str, f: &Figures) -> Alert {
    Alert {
        code: code.into(),
        rule,
        level,
        budget: yuan(f.budget.fen().into()),
        paid: yuan(f.paid.fen().into()),
        unspent: yuan(f.unspent().fen().into()),
        rate: f.rate.map(|r| shown(r, 4)),
        expected: shown(f.pace.expected, 4),
        basis: f.pace.basis.key(),
        lag: f.lag().map(|l| shown(ratio::points(l), 2)),
    }
}

/// What the product says, in the reference's form.
fn told(survey: &Survey) -> Vec<Judged> {
    let project = |p: &jixiao::service::survey::JudgedProject| {
        let code = &p.project.code;
        let one = |a: &jixiao::service::survey::RaisedAlert| {
            alert(code, a.alert.rule.key(), a.alert.level.key(), &a.alert.figures)
        };
        let mut alerts: Vec<Alert> = p.alerts.iter().map(one).collect();
        alerts.sort();
        Judged {
            code: code.clone(),
            budget: p.figures.budget.fen().into(),
            paid: p.figures.paid.fen().into(),
            rate: p.figures.rate.map(|r| shown(r, 4)),
            expected: shown(p.figures.pace.expected, 4),
            progress: p.attainment.and_then(|a| a.progress).map(|p| shown(p, 4)),
            spend: p.lights.spend.key(),
            target: p.lights.target.key(),
            outlook: p.lights.outlook.key(),
            alerts,
        }
    };
    survey.projects.iter().map(project).collect()
}

/// Fails with the first projects that differ.
#[track_caller]
fn compare(what: &str, got: &[Judged], want: &[Judged]) {
    let codes = |all: &[Judged]| all.iter().map(|j| j.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(got), codes(want), "{what}: other projects");
    let differ: Vec<_> = got.iter().zip(want).filter(|(g, w)| g != w).collect();
    let told: String = differ.iter().take(6).map(|(g, w)| difference(g, w)).collect();
    assert!(differ.is_empty(), "{what}: {} projects differ\n{told}", differ.len());
}

fn difference(got: &Judged, want: &Judged) -> String {
    let face = |j: &Judged| {
        let lights = [j.spend, j.target, j.outlook].join(" ");
        format!("{} {} {:?} {} {:?} {lights}", j.budget, j.paid, j.rate, j.expected, j.progress)
    };
    let only = |a: &Judged, b: &Judged| -> Vec<Alert> {
        a.alerts.iter().filter(|alert| !b.alerts.contains(alert)).cloned().collect()
    };
    format!(
        "{}\n  product   {}\n  reference {}\n  only product   {:#?}\n  only reference {:#?}\n",
        got.code,
        face(got),
        face(want),
        only(got, want),
        only(want, got)
    )
}

const DAYS: [(i16, i8, i8); 12] = [
    (2021, 2, 28),
    (2021, 3, 30),
    (2021, 3, 31),
    (2021, 6, 30),
    (2021, 7, 31),
    (2021, 8, 1),
    (2021, 9, 30),
    (2021, 10, 1),
    (2021, 11, 15),
    (2021, 12, 31),
    (2022, 1, 15),
    (2022, 2, 28),
];

/// Compares all days; gives which rules spoke at which level.
fn agree_on(what: &str, store: &Store, book: &Book, days: &[(i16, i8, i8)]) -> Spoke {
    let mut spoke = Spoke::new();
    for (y, m, d) in days {
        let as_of = Date::constant(*y, *m, *d);
        let survey = survey(store, Period { year: 2021, as_of }).expect("a survey");
        let want = judge::judge(book, 2021, Day::new((*y).into(), (*m).into(), (*d).into()));
        compare(&format!("{what} on {as_of}"), &told(&survey), &want);
        for alert in want.iter().flat_map(|j| &j.alerts) {
            *spoke.entry((alert.rule, alert.level)).or_default() += 1;
        }
    }
    spoke
}

/// How often each rule spoke at each level.
type Spoke = BTreeMap<(&'static str, &'static str), usize>;

#[test]
fn the_sample_city_agrees_with_the_reference() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = demo::write_city(folder.path(), &mut |_, _| true).expect("files");
    let spoke = agree_on("the sample city", &imported(&files), &book(&files), &[DAYS[2], DAYS[4], (2021, 9, 5)]);
    assert!(spoke.values().sum::<usize>() > 100, "{spoke:?}");
}

#[test]
fn invented_cities_agree_with_the_reference() {
    let mut spoke = Spoke::new();
    for seed in 1..=12 {
        let folder = tempfile::tempdir().expect("a folder");
        let files = invent::city(seed).write(folder.path());
        let store = imported(&files);
        let aside: i64 = store.batches().expect("batches").iter().map(|b| b.rows_set_aside).sum();
        assert_eq!(aside, 0, "seed {seed}: every row is usable");
        let here = agree_on(&format!("seed {seed}"), &store, &book(&files), &DAYS);
        here.into_iter().for_each(|(key, n)| *spoke.entry(key).or_default() += n);
    }
    // Every rule of money at every level it has: otherwise nothing was shown.
    let levels = |rule| match rule {
        "carryover_expiring" => &["yellow"][..],
        "carryover_expired" | "overspend" => &["red"],
        "data_quality" | "duplicate_payment" => &["blue"],
        _ => &["yellow", "red"],
    };
    for rule in command::RULES {
        for level in levels(*rule) {
            assert!(spoke.get(&(*rule, *level)).is_some_and(|n| *n >= 5), "{rule} {level}: {spoke:#?}");
        }
    }
}
