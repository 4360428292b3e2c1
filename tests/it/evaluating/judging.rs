//! Judging: one after the other, many at once, sent back and filled in again.

use jixiao::present::Lang;
use jixiao::service::import::{self as files, Input};
use jixiao::store::Store;
use jixiao::tui::look::{Depth, Look};

use super::{VALUES, filling, office, start};
use crate::city::stamp;
use crate::drive::Drive;
use crate::targets::day;

fn handed_in() -> Drive {
    let mut d = filling();
    d.keys(VALUES);
    for reason in ["报名不足", "题目偏难", "场地涨价", "周期较短", "课时偏少"] {
        d.keys("n").keys(reason).keys("<enter>");
    }
    d.keys("Sy<esc><esc>");
    d
}

#[test]
fn one_is_opened_and_accepted() {
    let mut d = handed_in();
    d.keys("6<left><left><left>");
    assert!(d.sees("[待审 1]"), "{}", d.screen());
    assert!(d.sees("89.57"), "{}", d.screen());
    d.keys("<enter>");
    assert!(d.sees("已报") && d.sees("报名不足"), "{}", d.screen());
    d.keys("1<enter>");
    assert!(d.sees("45"), "nothing is typed into what was handed in\n{}", d.screen());
    d.keys("<esc>y");
    assert!(d.sees("已通过 1 份") || d.sees("最后一份"), "{}", d.screen());
    assert!(d.sees("[待审 0]") && d.sees("已审 1"), "{}", d.screen());
}

#[test]
fn what_is_sent_back_begins_with_what_was_filed() {
    let mut d = handed_in();
    d.keys("6<left><left><left><enter>r");
    assert!(d.sees("退回意见"), "{}", d.screen());
    d.keys("请补充依据<c-d>");
    assert!(d.sees("退回 1"), "{}", d.screen());
    d.keys("]");
    assert!(d.sees("[退回 1]"), "{}", d.screen());
    d.keys("<enter>");
    assert!(d.sees("退回意见：") && d.sees("报名不足") && d.sees("89.57"), "{}", d.screen());
}

#[test]
fn marked_ones_are_accepted_after_one_question() {
    let mut d = handed_in();
    d.keys("6<left><left><left> y");
    assert!(d.sees("审核通过 1 份自评？"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("已通过 1 份"), "{}", d.screen());
}

#[test]
fn what_was_decided_is_taken_back() {
    let mut d = handed_in();
    d.keys("6<left><left><left><enter>y");
    assert!(d.sees("已审 1"), "{}", d.screen());
    d.keys("u");
    assert!(d.sees("已撤回 1 份审核") && d.sees("待审 1"), "{}", d.screen());
    d.keys("<enter>r请补充依据<c-d>u");
    assert!(d.sees("待审 1") && d.sees("退回 0"), "{}", d.screen());
    d.keys("u");
    assert!(d.sees("已撤回") || d.sees("没有"), "{}", d.screen());
    d.keys("u");
    assert!(d.sees("没有可撤回的审核"), "{}", d.screen());
}

#[test]
fn a_spot_check_shows_its_gap() {
    let mut d = handed_in();
    d.keys("6<left><left><left> yy]]<enter>c75<enter>");
    assert!(d.sees("复核得分已记入"), "{}", d.screen());
    d.keys("<esc>");
    assert!(d.sees("已抽查") && d.sees("75.00"), "{}", d.screen());
}

#[test]
fn the_views_in_both_languages_and_on_an_empty_store() {
    for lang in [Lang::Zh, Lang::En] {
        for size in [(80, 24), (120, 36)] {
            let mut d = start(size, lang);
            d.keys("6");
            for _ in 0..4 {
                d.keys("<tab>");
                assert!(d.lines().len() == size.1 as usize);
            }
        }
    }
}

#[test]
fn while_a_year_runs_the_one_before_is_evaluated() {
    let (folder, file) = office();
    let last = folder.path().join("2020年项目.csv");
    let list = "项目代码,项目名称,主管部门,预算单位,项目类别,年初预算数\n\
        36110020T000000000009,航线补贴,148-市民航局,148001-市民航局本级,特定目标类,900000\n";
    std::fs::write(&last, list).expect("write");
    let mut store = Store::open(&file).expect("store");
    let request = files::Request { files: vec![Input::Path(last)], ..files::Request::default() };
    files::import(&mut store, &stamp(), day("2022-01-05"), &request, &mut |_, _| true).expect("last year's list");
    let mut d = Drive::on(store, Some(folder), Lang::Zh, Look { depth: Depth::Ansi16, ascii: false }, (120, 36));
    assert!(d.sees("2020年 1部门1项目"), "{}", d.screen());
    d.keys("6");
    assert!(d.sees("2020 [自评 1]") && d.sees("航线补贴"), "{}", d.screen());
    d.keys("D");
    assert!(d.sees("本年没有这个项目"), "{}", d.screen());
    d.keys("Y");
    assert!(d.sees("2021 [自评 2]") && d.sees("培训费"), "{}", d.screen());
    d.keys("/培训<enter><enter>");
    assert!(d.sees("单位自评 培训费 2021"), "{}", d.screen());
    d.keys("<esc>Y");
    assert!(d.sees("2020 [自评 1]"), "{}", d.screen());
}

#[test]
fn ten_forms_are_accepted_with_one_key_each() {
    let mut d = Drive::new(jixiao::present::Lang::Zh, (80, 24));
    d.keys("6<enter>");
    assert!(d.sees("已报") && d.sees("单位自评"), "what waits comes first\n{}", d.screen());
    for _ in 0..10 {
        d.keys("y");
    }
    d.keys("q");
    assert!(d.sees("[待审 28]"), "of 38\n{}", d.screen());
}
