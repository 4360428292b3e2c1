//! Files of every kind through the importer into the store: repeated,
//! overlapping, corrected, split, with other names, with nothing to match.

mod refused;

use std::path::{Path, PathBuf};

use jixiao::domain::date::Date;
use jixiao::domain::money::Money;
use jixiao::exchange::record::Column;
use jixiao::service::import::{Imported, Input, Notice, Request, changes_since_last, differences, import, undo};
use jixiao::service::period::{self, Period};
use jixiao::service::survey::{self, Survey};
use jixiao::service::{Fault, basket, check};
use jixiao::store::Store;

use crate::city::stamp;

const PROJECTS: &str = "项目代码,项目名称,主管部门,预算单位,年初预算数\n\
    36110021T000000000001,航线补贴,148-市民航局,148001-市民航局本级,6000000\n\
    36110021T000000000002,松材线虫病防治,210-市林业局,210001-市林业局本级,500000\n";
const QUOTAS: &str = "项目代码,项目名称,预算单位,指标文号,指标类型,资金性质,指标金额,下达日期\n\
    36110021T000000000001,航线补贴,148001-市民航局本级,饶财建指〔2021〕1号,年初,一般公共预算,6000000,2021-02-01\n\
    36110021T000000000002,松材线虫病防治,210001-市林业局本级,饶财农指〔2021〕2号,年初,一般公共预算,500000,2021-02-01\n";
const PAY_HEAD: &str = "凭证号,支付日期,支付金额,单位名称,项目代码,资金性质,收款人名称,收款人账号,用途\n";

/// A folder, a store and the days on which files arrive.
struct Office {
    folder: tempfile::TempDir,
    store: Store,
}

impl Office {
    fn new() -> Office {
        Office { folder: tempfile::tempdir().expect("folder"), store: Store::in_memory().expect("store") }
    }

    /// With projects and quotas in.
    fn started() -> Office {
        let mut office = Office::new();
        office.take(&[("2021年项目.csv", PROJECTS), ("指标.csv", QUOTAS)]).expect("master data");
        office
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("write");
        path
    }

    fn take(&mut self, files: &[(&str, &str)]) -> Result<Imported, Fault> {
        let files = files.iter().map(|(name, text)| Input::Path(self.file(name, text))).collect();
        self.call(Request { files, ..Request::default() })
    }

    fn call(&mut self, request: Request) -> Result<Imported, Fault> {
        import(&mut self.store, &stamp(), Date::constant(2021, 8, 1), &request, &mut |_, _| true)
    }

    /// One file of payments; rows without the head.
    fn pay(&mut self, name: &str, rows: &str) -> Imported {
        self.take(&[(name, &format!("{PAY_HEAD}{rows}"))]).expect("payments")
    }

    fn survey(&self) -> Survey {
        survey::latest(&self.store).expect("survey").expect("not empty")
    }

    fn paid(&self, code_end: &str) -> i64 {
        let survey = self.survey();
        let found = survey.projects.iter().find(|p| p.project.code.ends_with(code_end)).expect("project");
        found.figures.paid.fen() / 100
    }
}

/// imported, changed, unchanged, set aside
#[track_caller]
fn check_counts(done: &Imported, want: (i64, i64, i64, i64)) {
    let b = &done.batches[0].batch;
    assert_eq!((b.rows_imported, b.rows_changed, b.rows_unchanged, b.rows_set_aside), want);
    assert_eq!(b.rows_read, want.0 + want.1 + want.2 + want.3, "every row is answered for");
}

fn row(voucher: &str, date: &str, amount: &str, project: &str) -> String {
    format!(
        "{voucher},{date},{amount},148001-市民航局本级,{project},一般公共预算,甲航空公司,6222000{voucher},航线补贴款\n"
    )
}

const AIR: &str = "36110021T000000000001";

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut office = Office::started();
    let rows = row("V1", "2021-03-01", "100000", AIR) + &row("V2", "2021-04-01", "200000", AIR);
    check_counts(&office.pay("支付.csv", &rows), (2, 0, 0, 0));
    let again = office.pay("支付.csv", &rows);
    check_counts(&again, (0, 0, 2, 0));
    assert!(again.batches[0].same_as.is_some());
    assert_eq!(office.paid("0001"), 300_000);
}

#[test]
fn two_equal_rows_of_one_file_are_two_payments() {
    let mut office = Office::started();
    let rows = row("V1", "2021-03-01", "100000", AIR).repeat(2);
    check_counts(&office.pay("支付.csv", &rows), (2, 0, 0, 0));
    assert_eq!(office.paid("0001"), 200_000);
    check_counts(&office.pay("再次.csv", &rows), (0, 0, 2, 0));
}

#[test]
fn overlapping_months_count_once() {
    let mut office = Office::started();
    let march = row("V1", "2021-03-01", "100000", AIR) + &row("V2", "2021-03-20", "200000", AIR);
    office.pay("3月.csv", &march);
    let more = row("V2", "2021-03-20", "200000", AIR) + &row("V3", "2021-04-05", "50000", AIR);
    check_counts(&office.pay("3-4月.csv", &more), (1, 0, 1, 0));
    assert_eq!(office.paid("0001"), 350_000);
}

#[test]
fn a_cumulative_picture_brings_corrections_and_says_what_it_lacks() {
    let mut office = Office::started();
    let july: String = (1..=4).map(|n| row(&format!("V{n}"), &format!("2021-0{n}-10"), "100000", AIR)).collect();
    office.pay("1-4月.csv", &july);
    // V2 corrected, V3 gone, V5 new.
    let august = row("V1", "2021-01-10", "100000", AIR)
        + &row("V2", "2021-02-10", "120000", AIR)
        + &row("V4", "2021-04-10", "100000", AIR)
        + &row("V5", "2021-05-10", "70000", AIR);
    let done = office.pay("1-5月.csv", &august);
    check_counts(&done, (1, 1, 2, 0));
    assert!(done.batches[0].notices.contains(&Notice::Missing(1)), "{:?}", done.batches[0].notices);
    assert_eq!(
        office.paid("0001"),
        100_000 + 120_000 + 100_000 + 100_000 + 70_000,
        "what is gone is said, not deleted"
    );
    undo(&mut office.store, &stamp(), done.batches[0].batch.id).expect("undo");
    assert_eq!(office.paid("0001"), 400_000);
    assert!(check::check(&office.store).expect("check").is_sound());
}

#[test]
fn a_voucher_split_over_two_files_keeps_both_lines() {
    let mut office = Office::started();
    office.pay("支付(1).csv", &row("V1", "2021-03-01", "100000", AIR));
    check_counts(&office.pay("支付(2).csv", &row("V1", "2021-03-01", "30000", AIR)), (1, 0, 0, 0));
    assert_eq!(office.paid("0001"), 130_000);
}

#[test]
fn split_exports_come_in_one_call() {
    let mut office = Office::started();
    let one = format!("{PAY_HEAD}{}", row("V1", "2021-03-01", "100000", AIR));
    let two = format!("{PAY_HEAD}{}", row("V2", "2021-03-02", "5000", AIR));
    let done = office.take(&[("明细(1).csv", &one), ("明细(2).csv", &two)]).expect("both");
    assert_eq!(done.batches.len(), 2);
    assert_eq!(office.paid("0001"), 105_000);
}

#[test]
fn undoing_the_first_of_two_overlapping_files_keeps_what_the_second_holds() {
    let mut office = Office::started();
    let first = office.pay("a.csv", &(row("V1", "2021-03-01", "100000", AIR) + &row("V2", "2021-03-02", "7000", AIR)));
    office.pay("b.csv", &row("V1", "2021-03-01", "100000", AIR));
    undo(&mut office.store, &stamp(), first.batches[0].batch.id).expect("undo");
    assert_eq!(office.paid("0001"), 100_000);
    assert!(matches!(undo(&mut office.store, &stamp(), first.batches[0].batch.id), Err(Fault::AlreadyUndone(_))));
    assert!(matches!(undo(&mut office.store, &stamp(), 99), Err(Fault::NoBatch(99))));
}

#[test]
fn money_may_come_before_its_project() {
    let mut office = Office::new();
    let pay = format!("{PAY_HEAD}{}", row("V1", "2021-03-01", "100000", AIR));
    let done = office.take(&[("支付.csv", &pay)]).expect("payments");
    check_counts(&done, (0, 0, 0, 1));
    assert_eq!(done.batches[0].set_aside[0].reason, "unknown_project");
    let done = office.take(&[("2021年项目.csv", PROJECTS), ("指标.csv", QUOTAS)]).expect("lists");
    assert_eq!(done.rematched, 1);
    assert_eq!(office.paid("0001"), 100_000);
    assert_eq!(office.store.basket_len().expect("basket"), 0);
}

#[test]
fn files_of_one_call_may_stand_in_any_order() {
    let mut office = Office::new();
    let pay = format!("{PAY_HEAD}{}", row("V1", "2021-03-01", "100000", AIR));
    office.take(&[("支付.csv", &pay), ("指标.csv", QUOTAS), ("项目.csv", PROJECTS)]).expect("all");
    assert_eq!(office.survey().period.year, 2021, "the project list names no year; the payments do");
    assert_eq!(office.paid("0001"), 100_000);
    assert_eq!(office.survey().projects.len(), 2);
}

#[test]
fn an_undated_project_list_follows_the_first_dated_money() {
    let mut office = Office::new();
    let list = "项目代码,项目名称,主管部门,年初预算数\nP001,甲,市林业局,100\nP002,乙,市林业局,100\n";
    let done = office.take(&[("项目清单.csv", list)]).expect("projects");
    assert!(matches!(done.batches[0].notices[..], [.., Notice::YearAssumed(2021)]), "{:?}", done.batches[0].notices);
    let quotas = "项目代码,指标文号,指标金额,下达日期\nP001,文1,100,2019-02-01\nP002,文2,100,2019-02-01\n";
    let done = office.take(&[("指标.csv", quotas)]).expect("quotas");
    check_counts(&done, (2, 0, 0, 0));
    assert_eq!(office.survey().period.year, 2019);
    assert_eq!(office.store.years().expect("years"), [2019]);
}

#[test]
fn a_header_explained_once_is_known_ever_after() {
    let mut office = Office::started();
    let strange = |voucher: &str| {
        format!("序列,项目代码,划款日,拨付数,收方\n{voucher},36110021T000000000001,2021-03-01,100000,甲航空公司\n")
    };
    let file = office.file("拨款表.csv", &strange("1"));
    let unknown = office.call(Request { files: vec![Input::Path(file.clone())], ..Request::default() });
    assert!(matches!(unknown, Err(Fault::File { .. })), "{unknown:?}");
    let columns = vec![
        ("划款日".to_string(), Column::PayDate),
        ("拨付数".to_string(), Column::Amount),
        ("收方".to_string(), Column::Payee),
        ("序列".to_string(), Column::VoucherNo),
    ];
    let request = Request { files: vec![Input::Path(file)], columns, ..Request::default() };
    check_counts(&office.call(request).expect("explained"), (1, 0, 0, 0));
    assert_eq!(office.paid("0001"), 100_000);
    // The next month's file needs no word.
    check_counts(&office.take(&[("拨款表2.csv", &strange("2"))]).expect("known"), (1, 0, 0, 0));
    assert_eq!(office.paid("0001"), 200_000);
}

#[test]
fn before_the_first_payment_figures_stand_on_the_last_quota() {
    let office = Office::started();
    let survey = office.survey();
    assert_eq!(survey.period.as_of.to_string(), "2021-02-01");
    assert_eq!(survey.sums().budget, Money::from_yuan(6_500_000));
    assert_eq!(survey.data_as_of, None);
}

#[test]
fn the_basket_suggests_and_takes_an_answer() {
    let mut office = Office::started();
    let orphan = String::from(
        "凭证号,支付日期,支付金额,单位名称,项目代码,指标文号,收款人名称,用途\n\
         V9,2021-05-01,40000,148001-市民航局本级,,饶财建指〔2021〕1号,甲航空公司,5月航线补贴\n",
    );
    let done = office.take(&[("支付.csv", &orphan)]).expect("payments");
    check_counts(&done, (0, 0, 0, 1));
    assert_eq!(done.batches[0].set_aside[0].reason, "no_project");
    assert_eq!(done.batches[0].set_aside[0].cell, "E2");
    let waiting = basket::list(&office.store).expect("basket");
    let suggestion = waiting[0].suggestion.as_ref().expect("unit, document and purpose point to one");
    assert_eq!(suggestion.code, AIR);
    let answer = [(waiting[0].row.ledger, waiting[0].row.id, suggestion.project_id)];
    basket::accept(&mut office.store, &stamp(), &answer).expect("accept");
    assert_eq!(office.paid("0001"), 40_000);
    assert!(basket::accept(&mut office.store, &stamp(), &answer).is_err(), "it is no longer in the basket");
    assert!(check::check(&office.store).expect("check").is_sound());
}

#[test]
fn one_body_under_three_names_is_one() {
    let mut office = Office::new();
    let list = "项目代码,项目名称,主管部门,年初预算数\n\
        36110021T000000000001,甲,市林业局,100\n36110021T000000000002,乙,上饶市林业局,100\n36110021T000000000003,丙,林业局,100\n\
        36110021T000000000004,丁,德兴市林业局,100\n";
    office.take(&[("2021年项目.csv", list)]).expect("projects");
    let survey = office.survey();
    let mut departments: Vec<i64> = survey.projects.iter().map(|p| p.project.department_id).collect();
    departments.dedup();
    assert_eq!(departments.len(), 2, "the county's bureau is another body");
}

#[test]
fn a_later_list_corrects_and_an_undone_one_gives_back() {
    let mut office = Office::started();
    let later = "项目代码,项目名称,主管部门,预算单位,年初预算数,是否重点监控\n\
        36110021T000000000001,三清山机场航线运营补贴,148-市民航局,148001-市民航局本级,6000000,是\n";
    let done = office.take(&[("2021年项目(改).csv", later)]).expect("projects");
    check_counts(&done, (0, 1, 0, 0));
    let name = |office: &Office| office.survey().projects[0].project.name.clone();
    assert_eq!(name(&office), "三清山机场航线运营补贴");
    undo(&mut office.store, &stamp(), done.batches[0].batch.id).expect("undo");
    assert_eq!(name(&office), "航线补贴");
}

#[test]
fn a_list_by_fund_type_names_a_project_once_for_each() {
    let mut office = Office::new();
    let list = "项目代码,项目名称,主管部门,资金性质,年初预算数\n\
        36110021T000000000001,甲,市林业局,一般公共预算,100\n36110021T000000000001,甲,市林业局,政府性基金预算,50\n\
        36110021T000000000002,乙,市林业局,一般公共预算,30\n36110021T000000000002,乙,市林业局,一般公共预算,30\n";
    check_counts(&office.take(&[("2021年项目.csv", list)]).expect("projects"), (4, 0, 0, 0));
    let budgets: Vec<_> = office.survey().projects.iter().map(|p| p.figures.budget.fen() / 100).collect();
    assert_eq!(budgets, [150, 30], "the same row twice is one");
    check_counts(&office.take(&[("再次.csv", list)]).expect("projects"), (0, 0, 4, 0));
}

#[test]
fn what_changed_since_the_last_import() {
    let mut office = Office::started();
    office.pay("3月.csv", &row("V1", "2021-03-31", "3000000", AIR));
    office.pay("7月.csv", &row("V2", "2021-07-31", "100", AIR));
    let change = changes_since_last(&office.store).expect("report").expect("some");
    let days = |p: Option<Period>| p.map(|p| p.as_of.to_string());
    assert_eq!((days(change.before), days(change.after)), (Some("2021-03-31".into()), Some("2021-07-31".into())));
    assert_eq!(change.paid, (Money::from_yuan(3_000_000), Money::from_yuan(3_000_100)));
    let raised: Vec<_> = change.raised.iter().map(|a| (a.code.as_str(), a.rule.key(), a.level.key())).collect();
    assert!(raised.contains(&("36110021T000000000002", "no_spend", "red")), "{raised:?}");
}

#[test]
fn the_execution_table_is_held_against_the_details() {
    let mut office = Office::started();
    office.pay("支付.csv", &row("V1", "2021-03-31", "3000000", AIR));
    let table = "项目代码,项目名称,预算单位,全年预算数,累计支出\n\
        36110021T000000000001,航线补贴,148001-市民航局本级,6000000,2900000\n\
        36110021T000000000002,松材线虫病防治,210001-市林业局本级,500000,0\n";
    let done = office.take(&[("2021年预算执行情况表.csv", table)]).expect("table");
    assert_eq!(done.batches[0].batch.kind, "execution");
    let found = differences(&office.store, done.batches[0].batch.id).expect("differences");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].printed, found[0].ours, found[0].budget),
        (Money::from_yuan(2_900_000), Money::from_yuan(3_000_000), false)
    );
}

#[test]
fn a_voucher_ahead_of_its_file_waits_outside() {
    let mut office = Office::started();
    let rows = row("V1", "2021-07-31", "100000", AIR) + &row("V2", "2021-08-05", "400000", AIR);
    let file = office.file("支付.csv", &format!("{PAY_HEAD}{rows}"));
    let cutoff = Some(Date::constant(2021, 7, 31));
    office.call(Request { files: vec![Input::Path(file)], cutoff, ..Request::default() }).expect("payments");
    let as_of = Date::constant(2021, 7, 31);
    let period = period::resolve(&office.store, Some(2021), Some(as_of)).expect("period");
    let survey = survey::survey(&office.store, period).expect("survey");
    assert_eq!(survey.projects[0].figures.paid, Money::from_yuan(100_000));
    let rules: Vec<_> = survey.projects[0].alerts.iter().map(|a| a.alert.identity().part).collect();
    assert!(rules.contains(&"future_dated".to_string()), "{rules:?}");
}

#[test]
fn every_fixture_file_can_be_tried_without_harm() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    let mut tried = 0;
    for entry in std::fs::read_dir(folder).expect("fixtures") {
        let path = entry.expect("entry").path();
        let mut office = Office::new();
        let _ = office.call(Request { files: vec![Input::Path(path.clone())], ..Request::default() });
        assert!(check::check(&office.store).expect("check").is_sound(), "{}", path.display());
        tried += 1;
    }
    assert!(tried > 20);
}
