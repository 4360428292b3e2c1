//! What may not be done to a finding, and that nothing is done then.

use jixiao::domain::money::Money;
use jixiao::domain::rectification::deadline::Term;
use jixiao::domain::rectification::finding::{BudgetAction, Conclusion};
use jixiao::domain::rectification::state::{Refusal, State, Step};
use jixiao::service::Fault;
use jixiao::service::rectification::add::Draft;
use jixiao::service::rectification::fault::Field;
use jixiao::service::rectification::send::{Request, send};
use jixiao::service::rectification::{Doing, RectifyFault};

use super::{Office, airport, by, day, number, request};
use crate::city::stamp;

#[track_caller]
fn refused<T: std::fmt::Debug>(done: Result<T, Fault>) -> RectifyFault {
    match done.expect_err("refused") {
        Fault::Rectify(fault) => fault,
        other => panic!("{other:?}"),
    }
}

fn why(place: u32, refusal: Refusal) -> RectifyFault {
    RectifyFault::Refused(vec![(number(place), refusal)])
}

#[test]
fn no_deadline_lies_before_delivery() {
    let mut office = Office::with_airport();
    let early = |due| Request { term: Some(Term::Until(day(due))), ..request("2021-09-16") };
    let seen = office.seen(&[1]);
    let before = Refusal::DueBeforeDelivery { due: day("2021-09-15"), delivered: day("2021-09-16") };
    assert_eq!(refused(send(&mut office.store, &stamp(), &seen, &early("2021-09-15"))), why(1, before));
    send(&mut office.store, &stamp(), &seen, &early("2021-09-18")).expect("sent");
    let late = Refusal::DueBeforeDelivery { due: day("2021-09-18"), delivered: day("2021-09-20") };
    assert_eq!(refused(office.step("李工", 1, Step::Deliver, "2021-09-20", "")), why(1, late));
    office.step("李工", 1, Step::Deliver, "2021-09-17", "").expect("in time");
}

#[test]
fn nothing_is_closed_without_verification_nor_verified_by_who_reported() {
    let mut office = Office::delivered();
    office.step("李工", 1, Step::Report, "2021-10-15", "已签补充协议").expect("report");
    let closed = office.step("王敏", 1, Step::Close, "2021-10-18", "");
    assert_eq!(refused(closed), why(1, Refusal::NotFrom(State::Reported)));
    let own = office.verify("李工", 1, "2021-10-18", Conclusion::Done);
    assert_eq!(refused(own), why(1, Refusal::SameHand("李工".into())));
    office.step("王敏", 1, Step::Take, "2021-10-18", "").expect("taken up");
    assert_eq!(refused(office.step("王敏", 1, Step::Close, "2021-10-18", "")), why(1, Refusal::NotVerified));
    assert_eq!(office.item(1, "2021-10-18").state, State::Verifying);
}

#[test]
fn a_letter_needs_a_receiver_and_a_number_of_its_own() {
    let mut office = Office::with_airport();
    let seen = office.seen(&[1]);
    let nobody = Request { receiver: Some("  ".into()), ..request("2021-09-16") };
    assert_eq!(refused(send(&mut office.store, &stamp(), &seen, &nobody)), why(1, Refusal::NoReceiver));
    let bad = Request { document: "12号".into(), ..request("2021-09-16") };
    assert_eq!(refused(send(&mut office.store, &stamp(), &seen, &bad)), RectifyFault::BadSerial("12号".into()));
    send(&mut office.store, &stamp(), &seen, &request("2021-09-16")).expect("sent");
    let seen = office.seen(&[2]);
    let taken = RectifyFault::SerialTaken("饶财绩函〔2021〕12号".into());
    assert_eq!(refused(send(&mut office.store, &stamp(), &seen, &request("2021-09-16"))), taken);
}

#[test]
fn an_extension_needs_a_reason_somebody_who_agrees_and_a_later_day() {
    let mut office = Office::delivered();
    let extend = |due: &str, words: &str, approver: &str| Doing {
        due: Some(day(due)),
        approver: Some(approver.into()),
        ..Doing::new(Step::Extend, day("2021-10-11"), words)
    };
    let mut tried = |doing| refused(office.act("王敏", &[1], doing));
    assert_eq!(tried(extend("2021-11-18", "", "张局")), why(1, Refusal::NoWords));
    assert_eq!(tried(extend("2021-11-18", "换季", " ")), why(1, Refusal::NoApprover));
    let now = day("2021-10-18");
    assert_eq!(tried(extend("2021-10-18", "换季", "张局")), why(1, Refusal::NotLater { due: now, now }));
    let early = Refusal::DueBeforeDelivery { due: day("2021-09-01"), delivered: day("2021-09-17") };
    assert_eq!(tried(extend("2021-09-01", "换季", "张局")), why(1, early));
}

#[test]
fn many_are_done_or_none() {
    let mut office = Office::delivered();
    office.step("李工", 1, Step::Report, "2021-10-15", "已签补充协议").expect("report");
    let extend = Doing {
        due: Some(day("2021-11-18")),
        approver: Some("张局".into()),
        ..Doing::new(Step::Extend, day("2021-10-16"), "换季")
    };
    let done = office.act("王敏", &[1, 2], extend);
    assert_eq!(refused(done), why(1, Refusal::NotFrom(State::Reported)));
    assert_eq!(office.item(2, "2021-10-16").standing.due, Some(day("2021-10-18")));
    let seen = office.seen(&[1, 2]);
    office.step("李工", 2, Step::Plan, "2021-10-16", "取消航线").expect("a colleague is faster");
    let note = Doing::new(Step::Note, day("2021-10-17"), "电话催过");
    let stale = jixiao::service::rectification::act(&mut office.store, &by("王敏"), &seen, &note);
    assert_eq!(refused(stale), RectifyFault::Stale(vec![number(2)]));
    let back = office.step("李工", 2, Step::Report, "2021-10-01", "已取消");
    let (day, last) = (day("2021-10-01"), day("2021-10-16"));
    assert_eq!(refused(back), RectifyFault::BackDated { number: number(2), day, last });
}

#[test]
fn what_makes_no_finding_is_named() {
    let mut office = Office::open();
    let good = airport()[0].clone();
    let mut tried = |draft: Draft| office.add("2021-09-10", &[good.clone(), draft]).expect_err("refused");
    let fault = |f: Fault| match f {
        Fault::Rectify(fault) => fault,
        other => panic!("{other:?}"),
    };
    let none = Draft { description: " \u{7}".into(), ..good.clone() };
    assert_eq!(fault(tried(none)), RectifyFault::Missing(Field::Description));
    let below = Draft { amount: Some(Money::from_yuan(-1)), ..good.clone() };
    assert_eq!(fault(tried(below)), RectifyFault::Negative(Field::Amount));
    let idle = Draft { action: BudgetAction::None, ..good.clone() };
    assert_eq!(fault(tried(idle)), RectifyFault::AmountWithoutAction);
    let long = Draft { requirement: "改".repeat(2_001), ..good.clone() };
    let too_long = RectifyFault::TooLong { field: Field::Requirement, length: 2_001, most: 2_000 };
    assert_eq!(fault(tried(long)), too_long);
    let nobody = Draft { project: None, ..good.clone() };
    assert_eq!(fault(tried(nobody)), RectifyFault::Nobody);
    let unknown = Draft { project: Some("36110021T999".into()), ..good.clone() };
    assert!(matches!(tried(unknown), Fault::NoProject { .. }));
    let elsewhere = Draft { project: None, department: Some("市水产局".into()), ..good.clone() };
    assert!(matches!(tried(elsewhere), Fault::NoDepartment(_)));
    let unit = Draft { unit: Some("不知名单位".into()), ..good.clone() };
    assert_eq!(fault(tried(unit)), RectifyFault::NoUnit("不知名单位".into()));
    assert!(office.list(Default::default(), "2021-09-10").is_empty(), "all or none");
    let from = Draft { origin: Some("alert:1".into()), ..good };
    office.add("2021-09-10", std::slice::from_ref(&from)).expect("recorded");
    assert_eq!(refused(office.add("2021-09-11", &[from])), RectifyFault::Already(number(1)));
}
