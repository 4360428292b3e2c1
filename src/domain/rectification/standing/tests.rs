//! Standings on any day: time left, reports that stop it, what is verified.

use super::*;
use crate::domain::date::parse_iso;

fn on(day: &str) -> Date {
    parse_iso(day).expect("a day")
}

fn event(step: Step, to: State, day: &str, by: &str) -> Event {
    Event::new(step, None, to, on(day), by, "")
}

fn delivered() -> Vec<Event> {
    let mut deliver = event(Step::Deliver, State::Issued, "2021-09-17", "李工");
    deliver.due = Some(on("2021-10-18"));
    vec![
        event(Step::Record, State::Found, "2021-09-10", "李工"),
        event(Step::Issue, State::Issued, "2021-09-16", "李工"),
        deliver,
        event(Step::Receive, State::Received, "2021-09-18", "李工"),
    ]
}

#[track_caller]
fn check(events: &[Event], day: &str, state: State, clock: Clock) {
    let standing = Standing::on(events, on(day));
    assert_eq!(standing.state, Some(state), "on {day}");
    assert_eq!(standing.clock(&Calendar::default(), on(day)), clock, "on {day}");
}

#[test]
fn any_day_can_be_looked_at_again() {
    let events = delivered();
    assert_eq!(Standing::on(&events, on("2021-09-09")).state, None);
    check(&events, "2021-09-10", State::Found, Clock::Still);
    check(&events, "2021-09-16", State::Issued, Clock::Still);
    check(&events, "2021-09-17", State::Issued, Clock::Runs(Left { days: 31, working: 17 }));
    check(&events, "2021-10-13", State::Received, Clock::Runs(Left { days: 5, working: 3 }));
    check(&events, "2021-10-18", State::Received, Clock::Runs(Left { days: 0, working: 0 }));
    check(&events, "2021-10-30", State::Received, Clock::Over(Left { days: -12, working: -9 }));
}

#[test]
fn a_report_stops_the_time_and_its_return_lets_it_run_on() {
    let mut events = delivered();
    events.push(event(Step::Report, State::Reported, "2021-10-20", "李工"));
    check(&events, "2021-11-30", State::Reported, Clock::Stopped { late: 2 });
    events.push(event(Step::Take, State::Verifying, "2021-10-25", "王敏"));
    events.push(event(Step::Return, State::Returned, "2021-10-26", "王敏"));
    check(&events, "2021-10-26", State::Returned, Clock::Over(Left { days: -8, working: -6 }));
    let mut extend = event(Step::Extend, State::Returned, "2021-10-27", "王敏");
    extend.due = Some(on("2021-11-15"));
    events.push(extend);
    check(&events, "2021-11-01", State::Returned, Clock::Runs(Left { days: 14, working: 10 }));
    let standing = Standing::on(&events, on("2021-11-01"));
    assert_eq!((standing.first_due, standing.extensions), (Some(on("2021-10-18")), 1));
}

#[test]
fn what_was_verified_of_one_report_does_not_speak_for_the_next() {
    let mut events = delivered();
    events.push(event(Step::Report, State::Reported, "2021-10-11", "李工"));
    events.push(event(Step::Take, State::Verifying, "2021-10-12", "王敏"));
    let mut verify = event(Step::Verify, State::Verifying, "2021-10-12", "王敏");
    verify.conclusion = Some(Conclusion::Done);
    events.push(verify);
    assert_eq!(Standing::on(&events, on("2021-10-12")).conclusion(), Some(Conclusion::Done));
    events.push(event(Step::Return, State::Returned, "2021-10-13", "王敏"));
    events.push(event(Step::Report, State::Reported, "2021-10-14", "王敏"));
    let standing = Standing::on(&events, on("2021-10-14"));
    assert_eq!(standing.conclusion(), None);
    let extra = Extra { has_words: true, ..Extra::default() };
    let refused = standing.step(Step::Take, on("2021-10-15"), "王敏", extra);
    assert_eq!(refused, Err(Refusal::SameHand("王敏".into())));
    assert_eq!(standing.step(Step::Take, on("2021-10-15"), "李工", extra), Ok(State::Verifying));
}

#[test]
fn urging_is_counted() {
    let mut events = delivered();
    for (measure, day) in [(Measure::Remind, "2021-10-11"), (Measure::Urge, "2021-10-19")] {
        let mut press = event(Step::Press, State::Received, day, "李工");
        (press.measure, press.due) = (Some(measure), Some(on("2021-10-18")));
        events.push(press);
    }
    let standing = Standing::on(&events, on("2021-11-01"));
    assert_eq!(standing.urged(), (1, Some(on("2021-10-19"))));
    assert!(standing.was_taken(Measure::Urge) && !standing.was_taken(Measure::UrgeAgain));
}
