//! Imports that do not happen: bad files, second thoughts, rehearsals, --strict.

use super::*;

#[test]
fn one_bad_file_of_three_and_nothing_comes_in() {
    let mut office = Office::new();
    let bad = office.take(&[("2021年项目.csv", PROJECTS), ("空.csv", ""), ("指标.csv", QUOTAS)]);
    assert!(matches!(bad, Err(Fault::File { ref file, .. }) if file.contains("空.csv")), "{bad:?}");
    assert!(office.store.batches().expect("batches").is_empty());
}

#[test]
fn every_bad_file_is_named() {
    let mut office = Office::new();
    let bad =
        office.take(&[("空.csv", ""), ("2021年项目.csv", PROJECTS), ("信.txt", "这是一封信"), ("指标.csv", QUOTAS)]);
    let Err(Fault::Files(bad)) = bad else { panic!("{bad:?}") };
    let names: Vec<&str> = bad.iter().filter_map(|(file, _)| file.rsplit('/').next()).collect();
    assert_eq!(names, ["空.csv", "信.txt"]);
    assert!(office.store.batches().expect("batches").is_empty());
}

#[test]
fn a_file_without_rows_says_so_and_thousands_are_kept_as_such() {
    let mut office = Office::started();
    let done = office.pay("七月.csv", "");
    assert_eq!(done.batches[0].notices, [Notice::NoRows]);
    assert!(!done.needs_attention());
    let head = PAY_HEAD.replace("支付金额", "支付金额（千元）");
    let row = "1,2021-03-01,12.5,市民航局,36110021T000000000001,一般公共预算,甲公司,1,补贴\n";
    let done = office.take(&[("千元.csv", &format!("{head}{row}"))]).expect("payments");
    assert_eq!((done.batches[0].batch.unit.as_str(), &done.batches[0].notices), ("qian", &vec![]));
    assert_eq!(office.paid("001"), 12_500);
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let mut office = Office::started();
    let rows: String = (0..2000).map(|n| row(&format!("V{n}"), "2021-03-01", "100", AIR)).collect();
    let file = office.file("支付.csv", &format!("{PAY_HEAD}{rows}"));
    let request = Request { files: vec![Input::Path(file)], ..Request::default() };
    // Everything is read, half of it is written, then the operator has second thoughts.
    let mut asked = 0;
    let before = (office.store.batches().expect("batches").len(), office.store.log_len().expect("log"));
    let mut progress = |done: u64, total: u64| {
        asked += 1;
        !(total == 2000 && done > 1000)
    };
    let done = import(&mut office.store, &stamp(), Date::constant(2021, 8, 1), &request, &mut progress);
    assert!(matches!(done, Err(Fault::Cancelled)), "{done:?}");
    assert_eq!((office.store.batches().expect("batches").len(), office.store.log_len().expect("log")), before);
    assert!(check::check(&office.store).expect("check").is_sound());
}

#[test]
fn a_rehearsal_says_what_would_happen_and_changes_nothing() {
    let mut office = Office::started();
    let file = office.file("支付.csv", &format!("{PAY_HEAD}{}", row("V1", "2021-03-01", "100", AIR)));
    let done =
        office.call(Request { files: vec![Input::Path(file)], dry_run: true, ..Request::default() }).expect("dry");
    check_counts(&done, (1, 0, 0, 0));
    assert!(done.dry_run);
    assert_eq!(office.paid("0001"), 0);
}

#[test]
fn strict_refuses_the_whole_when_a_row_would_be_set_aside() {
    let mut office = Office::started();
    let rows = row("V1", "2021-03-01", "100", AIR) + &row("V2", "不详", "100", AIR);
    let file = office.file("支付.csv", &format!("{PAY_HEAD}{rows}"));
    let request = Request { files: vec![Input::Path(file)], strict: true, ..Request::default() };
    assert!(matches!(office.call(request), Err(Fault::Strict(_))));
    assert_eq!(office.paid("0001"), 0);
}
