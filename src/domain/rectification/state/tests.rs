//! What each step needs, and what it leads to.

use super::*;
use crate::domain::date::parse_iso;

fn on(day: &str) -> Date {
    parse_iso(day).expect("a day")
}

/// Everything there that any step could need.
fn all_known() -> Known<'static> {
    Known {
        day: on("2021-10-08"),
        by: "王敏",
        has_words: true,
        has_document: true,
        has_receiver: true,
        has_approver: true,
        due: Some(on("2021-11-18")),
        delivered: Some(on("2021-09-17")),
        due_now: Some(on("2021-10-18")),
        reporters: &[],
        verified: Some(Conclusion::Done),
    }
}

#[track_caller]
fn refused(step: Step, from: State, known: &Known<'_>) -> Refusal {
    step.from(from, known).expect_err("refused")
}

#[test]
fn words_go_out_and_come_back() {
    for (n, state) in State::all().enumerate() {
        assert_eq!(state as usize, n, "the table stands in the order of the enum");
        assert_eq!(State::from_key(state.key()), Some(state));
    }
    for (n, step) in Step::all().enumerate() {
        assert_eq!(step as usize, n, "the table stands in the order of the enum");
        assert_eq!(Step::from_key(step.key()), Some(step));
    }
}

#[test]
fn a_finding_goes_from_the_letter_to_its_end() {
    use Step as T;
    let way = [T::Issue, T::Deliver, T::Receive, T::Plan, T::Progress, T::Report, T::Take, T::Verify, T::Close];
    let end = way.into_iter().try_fold(State::Found, |at, step| step.from(at, &all_known()));
    assert_eq!(end, Ok(State::Closed));
}

#[test]
fn a_letter_needs_a_number_and_somebody_who_receives_it() {
    let from = State::Found;
    assert_eq!(refused(Step::Issue, from, &Known { has_receiver: false, ..all_known() }), Refusal::NoReceiver);
    assert_eq!(refused(Step::Issue, from, &Known { has_document: false, ..all_known() }), Refusal::NoDocument);
}

#[test]
fn no_deadline_lies_before_delivery() {
    let early = Known { due: Some(on("2021-10-07")), ..all_known() };
    let why = Refusal::DueBeforeDelivery { due: on("2021-10-07"), delivered: on("2021-10-08") };
    assert_eq!(refused(Step::Issue, State::Found, &early), why);
    assert_eq!(refused(Step::Deliver, State::Issued, &early), why);
    let same = Known { due: Some(on("2021-10-08")), ..all_known() };
    assert_eq!(Step::Deliver.from(State::Issued, &same), Ok(State::Issued));
}

#[test]
fn nothing_is_closed_without_being_verified() {
    let none = Known { verified: None, ..all_known() };
    assert_eq!(refused(Step::Close, State::Verifying, &none), Refusal::NotVerified);
    assert_eq!(refused(Step::Close, State::Reported, &none), Refusal::NotFrom(State::Reported));
    let partly = Known { verified: Some(Conclusion::Partly), ..all_known() };
    assert_eq!(refused(Step::Close, State::Verifying, &partly), Refusal::Concluded(Conclusion::Partly));
    let long = Known { verified: Some(Conclusion::LongTerm), ..all_known() };
    assert_eq!(refused(Step::Close, State::Verifying, &long), Refusal::Concluded(Conclusion::LongTerm));
    assert_eq!(Step::Sustain.from(State::Verifying, &long), Ok(State::LongTerm));
}

#[test]
fn who_recorded_the_report_does_not_verify_it() {
    let reporters = vec!["李 工".to_string()];
    for by in ["李 工", "李工", " 李工 "] {
        let known = Known { by, reporters: &reporters, ..all_known() };
        assert_eq!(refused(Step::Verify, State::Verifying, &known), Refusal::SameHand("李 工".into()));
        assert_eq!(refused(Step::Take, State::Reported, &known), Refusal::SameHand("李 工".into()));
    }
    let other = Known { by: "王敏", reporters: &reporters, ..all_known() };
    assert_eq!(Step::Verify.from(State::Verifying, &other), Ok(State::Verifying));
}

#[test]
fn an_extension_needs_a_reason_somebody_who_agrees_and_a_later_day() {
    let from = State::InProgress;
    assert_eq!(refused(Step::Extend, from, &Known { has_words: false, ..all_known() }), Refusal::NoWords);
    assert_eq!(refused(Step::Extend, from, &Known { has_approver: false, ..all_known() }), Refusal::NoApprover);
    let same = Known { due: Some(on("2021-10-18")), ..all_known() };
    assert_eq!(refused(Step::Extend, from, &same), Refusal::NotLater { due: on("2021-10-18"), now: on("2021-10-18") });
    let undelivered = Known { delivered: None, ..all_known() };
    assert_eq!(refused(Step::Extend, State::Issued, &undelivered), Refusal::NotDelivered);
    assert_eq!(refused(Step::Extend, State::Reported, &all_known()), Refusal::NotFrom(State::Reported));
}

#[test]
fn what_does_not_hold_comes_back() {
    assert_eq!(Step::Reopen.from(State::Closed, &all_known()), Ok(State::Returned));
    assert_eq!(Step::Reopen.from(State::LongTerm, &all_known()), Ok(State::Returned));
    assert_eq!(refused(Step::Withdraw, State::Closed, &all_known()), Refusal::NotFrom(State::Closed));
}
