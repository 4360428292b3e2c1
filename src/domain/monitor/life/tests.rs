//! Every step from every state, and lives as an office lives them.

use proptest::prelude::*;

use super::*;
use crate::domain::date::parse_iso;

fn on(day: &str) -> Date {
    parse_iso(day).expect("a day")
}

fn event(day: &str, act: Act) -> Event {
    Event { day: on(day), level: Some(Level::Yellow), act }
}

fn waiver(until: &str) -> Act {
    Act::Waived(Waiver { reason: "工期跨年".into(), approver: "王主任".into(), until: on(until) })
}

const Y: Option<Level> = Some(Level::Yellow);

#[track_caller]
fn state(events: &[Event], holds: Option<Level>, as_of: &str) -> State {
    life(events, holds, on(as_of)).expect("a life").state
}

const ALL: Known = Known { has_reason: true, has_letter: true };

fn at(state: State) -> Life {
    Life { state, asked: Some(Asked { due: on("2021-08-20"), disposition: None }), ..Life::default() }
}

#[test]
fn every_step_from_every_state() {
    use State::{Acknowledged, Cleared, Explained, New, Noticed, Resolved, Waived};
    let table: [(Act, &[State], Option<State>); 7] = [
        (Act::Acknowledged, &[New], Some(Acknowledged)),
        (Act::Noticed, &[New, Acknowledged, Explained, Noticed], Some(Noticed)),
        (Act::Resolved, &[New, Acknowledged, Explained, Noticed], Some(Resolved)),
        (waiver("2021-12-31"), &[New, Acknowledged, Explained, Noticed, Waived], Some(Waived)),
        (Act::Reopened, &[Acknowledged, Explained, Noticed, Resolved, Waived], Some(New)),
        // These leave the state as it is.
        (Act::Asked { due: on("2021-08-20") }, &[New, Acknowledged, Explained, Noticed], None),
        (Act::Disposed(Disposition::Adjust), &[New, Acknowledged, Explained, Noticed], None),
    ];
    for (act, may, leads) in table {
        for from in State::ALL {
            let got = at(from).step(on("2021-07-31"), &act, ALL);
            let want = if may.contains(&from) { Ok(leads.unwrap_or(from)) } else { Err(Refusal::NotFrom(from)) };
            assert_eq!(got, want, "{act:?} from {from:?}");
        }
    }
    for (from, to) in [(New, Ok(Explained)), (Acknowledged, Ok(Explained)), (Noticed, Ok(Noticed))] {
        assert_eq!(at(from).step(on("2021-07-31"), &Act::Explained, ALL), to);
    }
    assert_eq!(at(Cleared).step(on("2021-07-31"), &Act::Explained, ALL), Err(Refusal::NotFrom(Cleared)));
    for from in State::ALL {
        assert_eq!(at(from).step(on("2021-07-31"), &Act::Noted, ALL), Ok(from));
        // What only the rules know is nobody's step.
        assert!(at(from).step(on("2021-07-31"), &Act::Appeared, ALL).is_err());
        assert!(at(from).step(on("2021-07-31"), &Act::Vanished, ALL).is_err());
    }
}

#[test]
fn what_must_be_there_before_a_step() {
    let step = |act: &Act, known| at(State::New).step(on("2021-07-31"), act, known);
    let none = Known::default();
    assert_eq!(step(&Act::Noted, none), Err(Refusal::NoReason));
    assert_eq!(step(&Act::Explained, none), Err(Refusal::NoReason));
    assert_eq!(step(&Act::Resolved, none), Err(Refusal::NoReason));
    assert_eq!(step(&Act::Noticed, none), Err(Refusal::NoLetter));
    assert_eq!(step(&waiver("2021-07-30"), ALL), Err(Refusal::Past));
    assert_eq!(step(&waiver("2021-07-31"), ALL), Ok(State::Waived));
    let nobody = Waiver { reason: "工期跨年".into(), approver: " ".into(), until: on("2021-12-31") };
    assert_eq!(step(&Act::Waived(nobody.clone()), ALL), Err(Refusal::NoApprover));
    let why = Waiver { reason: String::new(), approver: "王主任".into(), ..nobody };
    assert_eq!(step(&Act::Waived(why), ALL), Err(Refusal::NoReason));
    assert_eq!(step(&Act::Asked { due: on("2021-07-30") }, ALL), Err(Refusal::Past));
    let unasked = Life::default().step(on("2021-07-31"), &Act::Disposed(Disposition::Cancel), ALL);
    assert_eq!(unasked, Err(Refusal::NotAsked));
}

#[test]
fn an_alert_nobody_has_touched() {
    assert_eq!(life(&[], None, on("2021-07-31")), None);
    assert_eq!(life(&[], Y, on("2021-07-31")), Some(Life::default()));
}

#[test]
fn an_alert_from_its_first_day_to_its_end() {
    let events = [
        event("2021-06-30", Act::Appeared),
        event("2021-07-31", Act::Acknowledged),
        event("2021-08-10", Act::Explained),
        event("2021-08-20", Act::Noticed),
        event("2021-09-30", Act::Vanished),
    ];
    for (as_of, holds, want) in [
        ("2021-06-30", Y, State::New),
        ("2021-07-31", Y, State::Acknowledged),
        ("2021-08-15", Y, State::Explained),
        ("2021-09-29", Y, State::Noticed),
        ("2021-09-30", None, State::Cleared),
        ("2021-12-31", None, State::Cleared),
    ] {
        assert_eq!(state(&events, holds, as_of), want, "{as_of}");
    }
    // Gone with the figures of a day nobody has looked at yet.
    assert_eq!(state(&events, None, "2021-09-15"), State::Cleared);
    assert_eq!(life(&events, Y, on("2021-08-15")).and_then(|l| l.since), Some(on("2021-06-30")));
}

#[test]
fn what_comes_back_is_new_again_and_keeps_its_history() {
    let mut events = vec![
        event("2021-06-30", Act::Appeared),
        event("2021-07-31", Act::Noticed),
        event("2021-07-31", Act::Asked { due: on("2021-08-13") }),
        event("2021-08-31", Act::Vanished),
    ];
    // Back with figures that the log has not seen.
    let back = life(&events, Y, on("2021-09-30")).expect("a life");
    assert_eq!(
        (back.state, back.returned, back.asked, back.since),
        (State::New, 1, None, None),
        "nobody knows since when"
    );
    events.push(event("2021-09-30", Act::Appeared));
    let back = life(&events, Y, on("2021-09-30")).expect("a life");
    assert_eq!((back.state, back.returned, back.since), (State::New, 1, Some(on("2021-09-30"))));
}

#[test]
fn said_to_be_resolved_and_still_there() {
    let events = [event("2021-07-31", Act::Resolved)];
    assert_eq!(state(&events, Y, "2021-07-31"), State::Resolved, "the same figures prove nothing");
    let later = life(&events, Y, on("2021-08-31")).expect("a life");
    assert_eq!((later.state, later.returned), (State::New, 1));
    assert_eq!(state(&events, None, "2021-08-31"), State::Resolved, "and it was");
}

#[test]
fn a_waiver_ends_on_its_day_and_outlasts_an_absence() {
    let mut events = vec![event("2021-07-31", waiver("2021-10-31"))];
    assert_eq!(state(&events, Y, "2021-10-31"), State::Waived);
    let after = life(&events, Y, on("2021-11-01")).expect("a life");
    assert_eq!((after.state, after.waiver), (State::New, None));
    events.push(event("2021-08-31", Act::Vanished));
    assert_eq!(state(&events, None, "2021-09-15"), State::Cleared);
    assert_eq!(state(&events, Y, "2021-09-30"), State::Waived);
    assert_eq!(state(&events, Y, "2021-11-30"), State::New);
    events.push(event("2021-09-01", Act::Reopened));
    assert_eq!(state(&events, Y, "2021-09-30"), State::New, "taken back by hand");
}

#[test]
fn a_disposition_is_counted_down_in_working_days() {
    let calendar = Calendar::default();
    let due = calendar.due(on("2021-09-17"), 10, crate::domain::calendar::Counting::Working, true).day;
    let mut events = vec![event("2021-07-31", Act::Noticed), event("2021-07-31", Act::Asked { due })];
    let asked = |events: &[Event]| life(events, Y, on("2021-07-31")).and_then(|l| l.asked).expect("asked");
    let answer = |events: &[Event], today| asked(events).answer(&calendar, on(today));
    assert_eq!(answer(&events, "2021-09-30"), Answer::Open(Left { days: 8, working: 1 }));
    assert_eq!(answer(&events, "2021-10-08"), Answer::Open(Left { days: 0, working: 0 }));
    assert_eq!(answer(&events, "2021-10-11"), Answer::Over(Left { days: -3, working: -2 }));
    events.push(event("2021-07-31", Act::Disposed(Disposition::Adjust)));
    assert_eq!(answer(&events, "2021-10-11"), Answer::Given(Disposition::Adjust));
}

#[test]
fn worse_than_when_it_was_dealt_with() {
    let events = [event("2021-07-31", Act::Acknowledged)];
    let worse = |level| life(&events, Some(level), on("2021-08-31")).expect("a life").worse;
    assert!(worse(Level::Red) && !worse(Level::Yellow) && !worse(Level::Blue));
}

fn any_event() -> impl Strategy<Value = Event> {
    let acts = prop_oneof![
        Just(Act::Appeared),
        Just(Act::Vanished),
        Just(Act::Noted),
        Just(Act::Acknowledged),
        Just(Act::Explained),
        Just(Act::Noticed),
        Just(Act::Resolved),
        Just(Act::Reopened),
        Just(Act::Asked { due: on("2021-09-10") }),
        Just(Act::Disposed(Disposition::Continue)),
        (1i8..=12).prop_map(|m| waiver(&format!("2021-{m:02}-28"))),
    ];
    (1i8..=12, acts).prop_map(|(m, act)| Event { day: Date::constant(2021, m, 15), level: None, act })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_life_agrees_with_the_figures_of_its_day(
        events in proptest::collection::vec(any_event(), 0..12), holds in any::<bool>(), month in 1i8..=12,
    ) {
        let as_of = Date::constant(2021, month, 20);
        let Some(l) = life(&events, holds.then_some(Level::Red), as_of) else { return Ok(()) };
        if holds {
            prop_assert_ne!(l.state, State::Cleared);
        } else {
            prop_assert!(matches!(l.state, State::Cleared | State::Resolved));
        }
        prop_assert!(l.state != State::Waived || l.waiver.as_ref().is_some_and(|w| w.until >= as_of));
        // What happened later changes nothing of that day.
        let then: Vec<_> = events.iter().filter(|e| e.day <= as_of).cloned().collect();
        prop_assert_eq!(life(&then, holds.then_some(Level::Red), as_of), Some(l));
    }
}

#[test]
fn words_of_the_store_lead_back() {
    for s in State::ALL {
        assert_eq!(State::from_key(s.key()), Some(s));
    }
    for d in Disposition::ALL {
        assert_eq!(Disposition::from_key(d.key()), Some(d));
    }
}
