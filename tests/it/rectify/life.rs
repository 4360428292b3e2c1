//! A finding from the report to its end.

use jixiao::domain::calendar::Left;
use jixiao::domain::rectification::finding::Conclusion;
use jixiao::domain::rectification::ladder::Measure;
use jixiao::domain::rectification::standing::Clock;
use jixiao::domain::rectification::state::{State, Step};
use jixiao::service::check;
use jixiao::service::rectification::add::Draft;
use jixiao::service::rectification::press::{press, to_do, urge};
use jixiao::service::rectification::send::{Request, send};
use jixiao::service::rectification::{Doing, Queue, show};

use super::{Office, PINE, ROAD, airport, by, day, number, on, request};
use crate::city::stamp;

#[test]
fn the_airport_s_findings_go_to_the_bureau_and_copies_by_the_office_s_rule() {
    let mut office = Office::with_airport();
    let before = office.item(1, "2021-09-10");
    assert_eq!((before.state, before.copies.as_slice()), (State::Found, &["预算科".to_string(), "经建科".into()][..]));
    let letters = office.send("2021-09-16", Some("2021-09-17"), &[1, 2]).expect("sent");
    let [letter] = letters.as_slice() else { panic!("one letter for both: {letters:?}") };
    assert_eq!(letter.document, "饶财绩函〔2021〕12号");
    assert_eq!(letter.receiver, "市民航局");
    assert_eq!(letter.copies, ["预算科", "经建科"]);
    assert_eq!(letter.items.iter().map(|i| i.number().to_string()).collect::<Vec<_>>(), ["2021-001", "2021-002"]);
    assert_eq!((letter.due.day, letter.due.rolled_from), (day("2021-10-18"), Some(day("2021-10-17"))));

    let item = office.item(2, "2021-10-13");
    assert_eq!(item.clock, Clock::Runs(Left { days: 5, working: 3 }));
    assert_eq!(office.item(2, "2021-10-30").clock, Clock::Over(Left { days: -12, working: -9 }));
    assert_eq!(office.item(2, "2021-09-12").state, State::Found, "an earlier day is answered as it was then");
}

#[test]
fn a_finding_is_answered_verified_by_another_and_closed() {
    let mut office = Office::delivered();
    let plan = Doing {
        contact: Some("周华 0793-8220000".into()),
        ..Doing::new(Step::Plan, day("2021-09-24"), "与航空公司重新谈判补贴标准")
    };
    office.act("李工", &[1, 2], plan).expect("an answer means that it was received");
    office.step("李工", 1, Step::Progress, "2021-10-08", "已与东航、川航谈判两轮").expect("progress");
    office.step("李工", 1, Step::Report, "2021-10-15", "补充协议已签订，补贴标准降至320元/座").expect("report");
    let item = office.item(1, "2021-10-15");
    assert_eq!((item.state, item.clock), (State::Reported, Clock::Stopped { late: 0 }));
    assert_eq!(office.list(Queue::ToVerify, "2021-10-15").len(), 1);
    office.verify("王敏", 1, "2021-10-20", Conclusion::Done).expect("verified by another");
    let done = office.step("王敏", 1, Step::Close, "2021-10-21", "").expect("closed");
    assert_eq!((done[0].number, done[0].state), (number(1), State::Closed));

    let item = office.item(1, "2021-11-30");
    assert_eq!(item.standing.closed, Some(day("2021-10-21")));
    assert_eq!(item.standing.contact.as_deref(), Some("周华 0793-8220000"));
    assert_eq!(item.standing.verified.map(|v| (v.by, v.conclusion)), Some(("王敏".into(), Conclusion::Done)));
    let page = show::show(&office.store, number(1), day("2021-11-30")).expect("page");
    let steps: Vec<&str> = page.events.iter().map(|e| e.step.key()).collect();
    assert_eq!(
        steps,
        ["record", "issue", "deliver", "receive", "plan", "progress", "report", "take", "verify", "close"]
    );
    let log: Vec<String> = office.store.log(0, 20).expect("log").into_iter().rev().map(|e| e.action).collect();
    let own: Vec<&str> =
        log.iter().map(String::as_str).filter(|a| a.starts_with("rectify") || *a == "finding_add").collect();
    assert_eq!(
        own,
        [
            "finding_add",
            "rectify_send",
            "rectify_plan",
            "rectify_progress",
            "rectify_report",
            "rectify_verify",
            "rectify_close"
        ]
    );
    assert!(check::check(&office.store).expect("check").is_sound(), "the chain holds");
}

#[test]
fn what_was_found_half_done_goes_back_and_its_time_runs_on() {
    let mut office = Office::delivered();
    office.step("李工", 2, Step::Report, "2021-10-15", "已停飞南苑航线").expect("report");
    office.verify("王敏", 2, "2021-10-22", Conclusion::Partly).expect("verified");
    let item = office.item(2, "2021-10-25");
    assert_eq!((item.state, item.clock), (State::Returned, Clock::Over(Left { days: -7, working: -5 })));
    let extend = Doing {
        due: Some(day("2021-11-15")),
        approver: Some("分管局长 张华".into()),
        ..Doing::new(Step::Extend, day("2021-10-25"), "航季换季，11月才能调整时刻")
    };
    office.act("王敏", &[2], extend).expect("extended");
    assert_eq!(office.item(2, "2021-10-25").clock, Clock::Runs(Left { days: 21, working: 15 }));
    office.step("李工", 2, Step::Report, "2021-11-12", "重复航线已取消").expect("report again");
    office.verify("王敏", 2, "2021-11-16", Conclusion::LongTerm).expect("verified");
    let done = office.step("王敏", 2, Step::Close, "2021-11-16", "").expect("kept up");
    assert_eq!(done[0].state, State::LongTerm);
    assert_eq!(office.item(2, "2021-12-31").standing.returned, 1);
}

#[test]
fn one_call_writes_a_letter_a_unit_and_their_numbers_run_on() {
    let mut office = Office::with_airport();
    // What is to be cut of the airport is more than these have.
    let other = |code: &str| Draft { project: Some(code.into()), action_amount: None, ..airport()[0].clone() };
    let (road, pine) = (other(ROAD), other(PINE));
    office.add("2021-09-11", &[road, pine]).expect("recorded");
    let seen = office.seen(&[4, 3, 2, 1]);
    let letters = send(&mut office.store, &stamp(), &seen, &request("2021-09-16")).expect("sent");
    let said: Vec<_> =
        letters.iter().map(|l| (l.document.as_str(), l.receiver.as_str(), l.items.len(), l.copies.join(","))).collect();
    let of = |d, r, n, c: &str| (d, r, n, c.to_string());
    assert_eq!(
        said,
        [
            of("饶财绩函〔2021〕12号", "市林业局", 1, "预算科,农业科"),
            of("饶财绩函〔2021〕13号", "市交通运输局、市公路事业发展中心", 1, "预算科,经建科"),
            of("饶财绩函〔2021〕14号", "市民航局", 2, "预算科,经建科"),
        ]
    );
    // Delivery of all in one call, each deadline by its own letter.
    office.act("李工", &[1, 2, 3, 4], Doing::new(Step::Deliver, day("2021-09-17"), "")).expect("delivered");
    assert!(office.list(Queue::Running, "2021-09-17").iter().all(|i| i.standing.due == Some(day("2021-10-18"))));
}

#[test]
fn the_ladder_is_climbed_through_the_autumn() {
    let mut office = Office::delivered();
    let measures = |office: &Office, d: &str| -> Vec<Vec<&'static str>> {
        let items = to_do(&office.store, on(d)).expect("to do");
        items.iter().map(|i| i.to_do.iter().map(|t| t.rung.measure.key()).collect()).collect()
    };
    assert!(measures(&office, "2021-10-10").is_empty());
    assert_eq!(measures(&office, "2021-10-11"), [["remind"], ["remind"]]);
    let seen = office.seen(&[1, 2]);
    press(&mut office.store, &stamp(), day("2021-10-11"), &seen, &[Measure::Remind], "").expect("reminded");
    assert!(measures(&office, "2021-10-14").is_empty());
    assert_eq!(measures(&office, "2021-10-15"), [["remind"], ["remind"]]);
    assert_eq!(measures(&office, "2021-10-19"), [["urge"], ["urge"]]);
    let seen = office.seen(&[1, 2]);
    let letters = urge(&mut office.store, &stamp(), day("2021-10-19"), &seen, "饶财绩函〔2021〕20号").expect("urged");
    let [letter] = letters.as_slice() else { panic!("one letter a unit: {letters:?}") };
    assert_eq!((letter.items.len(), letter.copies.join(",")), (2, "预算科,经建科".to_string()));
    assert!(measures(&office, "2021-10-19").is_empty());
    assert_eq!(measures(&office, "2021-11-02"), [["urge_again"], ["urge_again"]]);
    let seen = office.seen(&[1, 2]);
    let letters =
        urge(&mut office.store, &stamp(), day("2021-11-02"), &seen, "饶财绩函〔2021〕21号").expect("urged again");
    assert_eq!(letters[0].copies, ["分管领导", "预算科", "经建科"]);
    assert_eq!(measures(&office, "2021-11-17"), [["propose"], ["propose"]]);
    let seen = office.seen(&[1]);
    let all = [Measure::Propose, Measure::Transfer];
    press(&mut office.store, &stamp(), day("2021-11-17"), &seen, &all, "拟暂缓安排2022年补贴").expect("proposed");
    assert_eq!(measures(&office, "2021-12-17"), [vec!["transfer"], vec!["propose", "transfer"]]);
    // What was reported asks for nothing more.
    office.step("李工", 2, Step::Report, "2021-12-17", "已取消重复航线").expect("report");
    assert_eq!(measures(&office, "2021-12-18"), [["transfer"]]);
    assert_eq!(office.item(1, "2021-12-18").standing.urged(), (2, Some(day("2021-11-02"))));
}

#[test]
fn another_rule_for_copies_is_a_setting() {
    let mut office = Office::with_airport();
    let change = jixiao::service::rules::for_all("rectify.copies", "division", day("2021-01-01"));
    jixiao::service::rules::set(&mut office.store, &by("王科"), &[change]).expect("set");
    let more = Request { copies: vec!["市审计局".into()], ..request("2021-09-16") };
    let seen = office.seen(&[1]);
    let letters = send(&mut office.store, &stamp(), &seen, &more).expect("sent");
    assert_eq!(letters[0].copies, ["经建科", "市审计局"]);
}
