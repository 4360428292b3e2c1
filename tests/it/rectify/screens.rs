//! The ledger on the screen, by the keys it takes to feed back, answer, verify
//! and close.

use jixiao::domain::rectification::state::State;
use jixiao::present::Lang;
use jixiao::service::rectification::{Queue, list};
use jixiao::store::Store;
use jixiao::tui::look::{Depth, Look};

use super::{Office, on};
use crate::drive::Drive;

const LOOK: Look = Look { depth: Depth::Ansi16, ascii: false };

fn drive(office: Office, day: &str, size: (u16, u16)) -> Drive {
    let mut d = Drive::on(office.store, None, Lang::Zh, LOOK, size);
    d.keys(&format!("t<c-u>{day}<enter>"));
    d
}

fn states(store: &Store, day: &str) -> Vec<State> {
    let mut items = list(store, on(day), Queue::All).expect("ledger");
    items.sort_by_key(|i| i.number());
    items.iter().map(|i| i.state).collect()
}

#[test]
fn marked_findings_are_fed_back_answered_and_closed_after_one_question_each() {
    let mut d = drive(Office::with_airport(), "2021-09-17", (100, 30));
    d.keys("7");
    assert!(d.sees("整改 1/2") && d.sees("待反馈"), "{:#?}", d.lines());
    // Number, day of the letter, day of delivery.
    d.keys("*w<c-u>饶财绩函〔2021〕12号<tab><tab>2021-09-17<enter>");
    assert!(d.sees("对 2 个问题办理「反馈」？"), "{:#?}", d.lines());
    d.keys("y");
    assert!(d.sees("已发 1 份函，2 个问题"), "{:#?}", d.lines());
    assert_eq!(states(d.desk.store(), "2021-09-17"), [State::Issued, State::Issued]);
    d.keys("t<c-u>2021-10-13<enter>");
    assert!(d.sees("还剩5天"), "{:#?}", d.lines());

    // One alone needs no question.
    d.keys("o3<tab>补贴标准降至320元/座<enter>");
    assert!(d.sees("报整改 1 项，现为已报整改"), "{:#?}", d.lines());
    d.keys("a1<tab>查阅协议<enter>");
    assert!(d.sees("须由另一人核查"), "who recorded the report does not verify it: {:#?}", d.lines());
    assert_eq!(states(d.desk.store(), "2021-10-13")[0], State::Reported);
}

#[test]
fn a_finding_s_page_has_its_history_and_a_colleague_closes_it() {
    let mut office = Office::delivered();
    office
        .step("李工", 1, jixiao::domain::rectification::state::Step::Report, "2021-10-11", "已签补充协议")
        .expect("report");
    let mut d = drive(office, "2021-10-13", (120, 36));
    d.keys("7f");
    assert!(d.sees("待核查 1"), "{:#?}", d.lines());
    d.keys("<esc><enter>");
    for text in
        ["2021-001 三清山机场航线运营补贴（市民航局）", "已报整改", "致市民航局，抄送 预算科、经建科", "已签补充协议"]
    {
        assert!(d.sees(text), "{text}: {:#?}", d.lines());
    }
    d.keys("a1<tab>查阅协议原件<enter>");
    assert!(d.sees("核查 1 项，现为核查中"), "{:#?}", d.lines());
    d.keys("c");
    assert!(d.sees("1 个问题于 2021-10-13 销号？"), "{:#?}", d.lines());
    d.keys("y");
    assert!(d.sees("销号 1 项，现为已销号"), "{:#?}", d.lines());
    // What is closed stands at the end of the list.
    d.keys("p");
    assert!(d.sees("2021-002"), "the one before: {:#?}", d.lines());
    let log = d.desk.store().log(0, 2).expect("log");
    assert_eq!(log.iter().map(|e| e.action.as_str()).collect::<Vec<_>>(), ["rectify_close", "rectify_verify"]);
}

#[test]
fn what_was_typed_wrong_is_told_beside_its_line_and_nothing_is_done() {
    let mut d = drive(Office::delivered(), "2021-10-13", (100, 30));
    d.keys("7y2021-13-40<enter>");
    assert!(d.sees("日期不对"), "{:#?}", d.lines());
    d.keys("<c-u>2021-10-01<tab>换季<enter>");
    assert!(d.sees("须写明批准人"), "{:#?}", d.lines());
    d.keys("张局<enter>");
    assert!(d.sees("不晚于现到期日 2021-10-18"), "{:#?}", d.lines());
    assert_eq!(d.desk.store().log(0, 1).expect("log")[0].action, "rectify_send");
}

#[test]
fn the_dossier_lists_the_project_s_findings() {
    let mut d = drive(Office::delivered(), "2021-10-30", (120, 36));
    d.keys("7D");
    assert!(d.sees("2021-001") && d.sees("逾期12天") && d.sees("饶财绩函〔2021〕12号"), "{:#?}", d.lines());
}
