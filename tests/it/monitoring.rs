//! The monitoring tab by keys: a round opened, forms written for the units,
//! read, accepted and sent back.

use jixiao::domain::date::Date;
use jixiao::domain::form::Cited;
use jixiao::domain::monitor::round::Opening;
use jixiao::exchange::form::write::workbook;
use jixiao::exchange::out::Existing;
use jixiao::present::Lang;
use jixiao::service::import::Input;
use jixiao::service::monitor;
use jixiao::service::period::Period;
use jixiao::store::Store;
use jixiao::tui::look::{Depth, Look};

use crate::city::stamp;
use crate::drive::{Drive, city_file};

const SMALL: (u16, u16) = (80, 24);
const DAY: Date = Date::constant(2021, 7, 31);
const PERIOD: Period = Period { year: 2021, as_of: DAY };

/// The sample city with a round 1~6月 in which two departments have filed.
fn june() -> Drive {
    let (folder, file) = city_file();
    let mut store = Store::open(&file).expect("store");
    let (cutoff, due) = (Date::constant(2021, 6, 30), Date::constant(2021, 7, 20));
    let opening = Opening { year: 2021, months: 6, cutoff, due };
    monitor::open(&mut store, &stamp(), cutoff, opening, "").expect("opened");
    let of = |p: &jixiao::domain::project::Project| matches!(p.department_code.as_deref(), Some("148" | "138"));
    let mut files = Vec::new();
    for (n, book) in monitor::form::workbooks(&store, PERIOD, 6, false, of).expect("forms").iter_mut().enumerate() {
        for row in book.forms.iter_mut().flat_map(|f| &mut f.rows) {
            row.actual = Cited::new(row.target.text.trim_start_matches(['≥', '≤', '=']), "");
        }
        let bytes = workbook(&book.forms, monitor::form::SHAPE, DAY).expect("bytes");
        let path = folder.path().join(format!("{n}.xlsx"));
        jixiao::exchange::out::write_file(&path, &bytes, Existing::Refuse).expect("file");
        files.push(Input::Path(path));
    }
    let request = monitor::import::Request { files, year: 2021, months: Some(6), day: due, dry_run: false };
    let done = monitor::import::import(&mut store, &stamp(), &request, &mut |_, _| true).expect("imported");
    assert!(done.count(|o| o.is_new()) > 1);
    let look = Look { depth: Depth::Ansi16, ascii: false };
    let mut d = Drive::on(store, Some(folder), Lang::Zh, look, SMALL);
    // The latest round is shown first.
    d.keys("5[");
    assert!(d.sees("1~6月"), "{}", d.screen());
    d
}

fn status(d: &Drive) -> monitor::Status {
    monitor::status(d.desk.store(), PERIOD, 6).expect("the round")
}

#[test]
fn the_tab_of_an_empty_store_says_what_to_do() {
    let store = Store::in_memory().expect("store");
    let look = Look { depth: Depth::Ansi16, ascii: false };
    let mut d = Drive::on(store, None, Lang::Zh, look, SMALL);
    d.keys("5");
    assert!(d.sees("库中还没有项目，按 i 导入"), "{}", d.screen());
}

#[test]
fn a_form_is_read_and_sent_back_with_words() {
    let mut d = june();
    let before = status(&d).round.counts;
    let filed = status(&d).items.into_iter().find(|i| i.state.key() == "filed").expect("a filed form");
    d.keys(&format!("/{}<enter><enter>", filed.code));
    assert!(d.sees("目标进度") && d.sees("三级指标") && d.sees("2021-07-20 报送"), "{}", d.screen());
    d.keys("r<enter>");
    assert!(d.sees("请写明退回意见"), "{}", d.screen());
    d.keys("完成情况与佐证材料不一致<enter>");
    assert!(d.sees("已退回 1 份监控表"), "{}", d.screen());
    let now = status(&d);
    assert_eq!(now.round.counts.returned, before.returned + 1);
    let sent = now.items.iter().find(|i| i.code == filed.code).expect("still listed");
    assert_eq!(sent.note, "完成情况与佐证材料不一致");
}

#[test]
fn many_forms_are_accepted_after_one_question_that_says_how_many() {
    let mut d = june();
    let before = status(&d).round.counts;
    d.keys("*y");
    assert!(d.sees(&format!("通过 {} 份监控表", before.filed)), "{}", d.screen());
    d.keys("y");
    assert!(d.sees(&format!("已通过 {} 份监控表", before.filed)), "{}", d.screen());
    let now = status(&d).round.counts;
    assert_eq!((now.accepted, now.filed), (before.accepted + before.filed, 0));
    d.keys("*y");
    assert!(d.sees("所选各表尚未报来"), "{}", d.screen());
}

#[test]
fn forms_that_are_missing_are_written_into_a_folder() {
    let mut d = june();
    let folder = tempfile::tempdir().expect("folder");
    let to = folder.path().join("监控表");
    d.keys(&format!("/138<esc>F<c-u>{}<enter>", to.display()));
    assert!(d.sees("个文件到"), "{}", d.screen());
    assert!(std::fs::read_dir(&to).expect("folder").count() > 50);
}

#[test]
fn a_round_is_opened_with_days_that_make_sense() {
    let mut d = june();
    d.keys("o");
    assert!(d.sees("数据截止日"), "{}", d.screen());
    d.keys("<c-u>13<enter>");
    assert!(d.sees("应为 1 到 12"), "{}", d.screen());
    d.keys("<c-u>5<tab><c-u>2021-05-31<tab><c-u>2021-06-20<enter>");
    assert!(d.sees("1~5月监控轮次已开启"), "{}", d.screen());
    d.keys("]");
    assert!(d.sees("1~6月（共"), "{}", d.screen());
}
