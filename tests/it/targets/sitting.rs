//! A reviewer at the desk.

use jixiao::domain::target::review::{Grade, Item, Points};
use jixiao::domain::target::state::{Refusal, State};
use jixiao::service::target::Queue;
use jixiao::service::target::review::{Decision, Verdict, end, open_sitting, receipt, review, undo};
use jixiao::service::{Fault, TargetFault};

use super::{AIR, Office, PINE, air, by, decision, on, only, pine, with_target};
use crate::city::stamp;

fn filed() -> Office {
    let mut office = Office::open();
    office.file("a.xlsx", "2020-10-20", vec![air(), pine()]);
    office
}

#[test]
fn two_are_decided_at_once_and_stand_in_their_queues() {
    let mut office = filed();
    let (a, p) = (office.item(AIR, "2020-11-10"), office.item(PINE, "2020-11-10"));
    let both = [decision(&a, Verdict::Pass, ""), decision(&p, Verdict::Return, "数量指标没有数值")];
    review(&mut office.store, &stamp(), on("2020-11-10"), &both).expect("reviewed");
    assert_eq!(office.state(AIR, "2020-11-10"), Some("approved"));
    assert_eq!(office.item(PINE, "2020-11-10").note, "数量指标没有数值");
    assert_eq!(office.queue(Queue::Reviewed, "2020-11-10", ""), ["航线补贴"]);
    assert_eq!(office.queue(Queue::Returned, "2020-11-10", ""), ["松材线虫病防治"]);
    assert_eq!(office.queue(Queue::Mine, "2020-11-10", "李工").len(), 2);
    assert!(office.queue(Queue::Mine, "2020-11-10", "王工").is_empty());
    assert_eq!(office.queue(Queue::ToReview, "2020-11-09", "").len(), 2, "the day before both waited");
}

#[test]
fn what_was_returned_comes_back_for_a_second_round() {
    let mut office = filed();
    office.decide("2020-11-10", PINE, Verdict::Return, "偏低").expect("returned");
    let again = office.file("b.xlsx", "2020-11-15", vec![with_target(pine(), 0, "≥1500班次")]);
    assert_eq!((only(&again).round, only(&again).changes.len()), (2, 1));
    assert_eq!(office.state(PINE, "2020-11-15"), Some("endorsed"));
    assert_eq!(office.state(PINE, "2020-11-12"), Some("returned"));
}

#[test]
fn a_return_needs_a_reason_and_one_refusal_undoes_all() {
    let mut office = filed();
    let (a, p) = (office.item(AIR, "2020-11-10"), office.item(PINE, "2020-11-10"));
    let both = [decision(&a, Verdict::Pass, ""), decision(&p, Verdict::Return, " \u{200b}")];
    let refused = review(&mut office.store, &stamp(), on("2020-11-10"), &both);
    let Err(Fault::Target(TargetFault::Refused(why))) = refused else { panic!("{refused:?}") };
    assert_eq!(why, [("松材线虫病防治".to_string(), Refusal::NoReason)]);
    assert_eq!(office.state(AIR, "2020-11-10"), Some("endorsed"), "nothing was done");
}

#[test]
fn only_excellent_and_good_pass() {
    let mut office = filed();
    let graded = |office: &Office, grade| Decision {
        grade: Some(grade),
        ..decision(&office.item(AIR, "2020-11-10"), Verdict::Pass, "")
    };
    for grade in [Grade::Fair, Grade::Poor] {
        let one = graded(&office, grade);
        let refused = review(&mut office.store, &stamp(), on("2020-11-10"), &[one]);
        assert!(matches!(&refused, Err(Fault::Target(TargetFault::Refused(w))) if w[0].1 == Refusal::Graded(grade)));
    }
    let one = graded(&office, Grade::Good);
    review(&mut office.store, &stamp(), on("2020-11-10"), &[one]).expect("passed");
    assert_eq!(office.item(AIR, "2020-11-10").grade, Some(Grade::Good));
}

#[test]
fn points_make_the_grade_and_are_kept() {
    let mut office = filed();
    let mut points = Points::default();
    for item in Item::ALL {
        points.give(item, item.full() - rust_decimal::Decimal::ONE).expect("points");
    }
    let one = Decision { points: Some(points.clone()), ..decision(&office.item(AIR, "2020-11-10"), Verdict::Pass, "") };
    let other = Decision { grade: Some(Grade::Good), ..one.clone() };
    let differs = review(&mut office.store, &stamp(), on("2020-11-10"), &[other]);
    assert!(matches!(differs, Err(Fault::Target(TargetFault::GradeDiffers { made: Grade::Excellent, .. }))));
    review(&mut office.store, &stamp(), on("2020-11-10"), &[one]).expect("passed");
    let item = office.item(AIR, "2020-11-10");
    assert_eq!((item.points.map(|p| p.to_string()), item.grade), (Some("92.00".into()), Some(Grade::Excellent)));
    points = Points::default();
    points.give(Item::Form, rust_decimal::Decimal::TEN).expect("points");
    let half = Decision { points: Some(points), ..decision(&office.item(PINE, "2020-11-10"), Verdict::Pass, "") };
    assert!(matches!(
        review(&mut office.store, &stamp(), on("2020-11-10"), &[half]),
        Err(Fault::Target(TargetFault::Points { .. }))
    ));
}

#[test]
fn of_two_reviewers_the_second_is_told_whose_target_it_was() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.db");
    let office = filed();
    office.store.backup(&path, &mut |_, _| true).expect("copy");
    let mut wang = jixiao::store::Store::open(&path).expect("open");
    let mut li = jixiao::store::Store::open(&path).expect("open");
    let a = decision(&office.item(AIR, "2020-11-10"), Verdict::Pass, "");
    let p = decision(&office.item(PINE, "2020-11-10"), Verdict::Pass, "");
    review(&mut wang, &by("王工"), on("2020-11-10"), std::slice::from_ref(&a)).expect("first");
    let late = review(&mut li, &by("李工"), on("2020-11-10"), &[p.clone(), a]);
    let Err(Fault::Target(TargetFault::Stale(names))) = late else { panic!("{late:?}") };
    assert_eq!(names, ["航线补贴"]);
    review(&mut li, &by("李工"), on("2020-11-10"), &[p]).expect("the other is still his");
}

#[test]
fn a_decision_is_taken_back_until_the_sitting_ends() {
    let mut office = filed();
    let before = office.item(AIR, "2020-11-10");
    let done = office.decide("2020-11-10", AIR, Verdict::Pass, "").expect("passed");
    undo(&mut office.store, &stamp(), done.sitting, &done.decisions).expect("taken back");
    let after = office.item(AIR, "2020-11-10");
    assert_eq!((after.state, after.grade), (before.state, None));
    assert_eq!(after.state, Some(State::Endorsed));
    let twice = undo(&mut office.store, &stamp(), done.sitting, &done.decisions);
    assert!(matches!(twice, Err(Fault::Target(TargetFault::HandedOn(_)))));
    let again = office.decide("2020-11-10", AIR, Verdict::Return, "成本指标与预算不符").expect("returned");
    assert_eq!(again.sitting, done.sitting, "one sitting until it is ended");
    office.decide("2020-11-10", PINE, Verdict::Skip, "").expect("skipped");
    let open = open_sitting(&office.store, 2021, "李工").expect("sitting").expect("open");
    let slip = end(&mut office.store, &stamp(), open).expect("ended");
    let counts = Verdict::ALL.map(|v| slip.count(v));
    assert_eq!((counts, slip.undone, slip.ended), ([0, 1, 0, 1], 1, true));
    assert_eq!(receipt(&office.store, open).expect("receipt"), slip);
    let late = undo(&mut office.store, &stamp(), open, &again.decisions);
    assert!(matches!(late, Err(Fault::Target(TargetFault::SittingEnded(_)))));
}

#[test]
fn a_second_round_filed_after_the_decision_keeps_it() {
    let mut office = filed();
    let done = office.decide("2020-11-10", AIR, Verdict::Return, "偏低").expect("returned");
    office.file("b.xlsx", "2020-11-15", vec![with_target(air(), 0, "≥1500班次")]);
    let late = undo(&mut office.store, &stamp(), done.sitting, &done.decisions);
    assert!(matches!(late, Err(Fault::Target(TargetFault::HandedOn(_)))), "{late:?}");
}

#[test]
fn nothing_is_decided_before_it_came_in() {
    let mut office = filed();
    let item = office.item(AIR, "2020-11-10");
    let early = review(&mut office.store, &stamp(), on("2020-10-01"), &[decision(&item, Verdict::Pass, "")]);
    assert!(matches!(early, Err(Fault::Target(TargetFault::BackDated { .. }))), "{early:?}");
}
