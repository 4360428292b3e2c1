//! Whatever is tried in whatever order, what must not happen does not happen.

use proptest::prelude::*;

use super::finding::Conclusion;
use super::ladder::Measure;
use super::standing::{Event, Extra, Standing};
use super::state::{State, Step};
use crate::domain::date::{self, Date};

const BEGIN: Date = Date::constant(2021, 9, 1);

#[derive(Debug, Clone)]
struct Try {
    step: usize,
    by: usize,
    later: i64,
    due: Option<i64>,
    conclusion: usize,
    has: [bool; 4],
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = (0..17_usize, 0..3_usize, 0..20_i64, prop::option::of(-20..60_i64), 0..4_usize, any::<[bool; 4]>());
    let one = one.prop_map(|(step, by, later, due, conclusion, has)| Try { step, by, later, due, conclusion, has });
    // Mostly complete calls, so that walks come far.
    let likely = one.prop_flat_map(|t| (Just(t), 0..4_u8)).prop_map(|(mut t, n)| {
        if n > 0 {
            t.has = [true; 4];
        }
        t
    });
    prop::collection::vec(likely, 0..120)
}

fn name(n: usize) -> String {
    ["李工", "王敏", "张华"][n].to_string()
}

proptest! {
    #[test]
    fn no_walk_leaves_the_table(tries in tries()) {
        let mut events: Vec<Event> = Vec::new();
        let mut day = BEGIN;
        let first = Event { id: 1, ..Event::new(Step::Record, None, State::Found, day, &name(0), "") };
        events.push(first);
        for t in tries {
            let step = Step::all().nth(t.step).expect("one of the steps");
            let now = date::days_after(day, t.later % 3);
            let due = t.due.map(|d| date::days_after(now, d));
            let standing = Standing::on(&events, now);
            let [has_words, has_document, has_receiver, has_approver] = t.has;
            let extra = Extra { has_words, has_document, has_receiver, has_approver, due };
            let by = name(t.by);
            let Ok(to) = standing.step(step, now, &by, extra) else { continue };
            let from = standing.state.expect("recorded");
            day = now;

            prop_assert!(step != Step::Record, "nothing is recorded twice");
            prop_assert!(from != State::Withdrawn || step == Step::Note, "what is withdrawn stays");
            match to {
                State::Closed if from != State::Closed => prop_assert_eq!(standing.conclusion(), Some(Conclusion::Done)),
                State::LongTerm if from != State::LongTerm => {
                    prop_assert_eq!(standing.conclusion(), Some(Conclusion::LongTerm));
                }
                State::Issued if step == Step::Issue => prop_assert!(has_document && has_receiver),
                _ => {}
            }
            if matches!(step, Step::Receive | Step::Extend | Step::Press) {
                prop_assert!(standing.delivered.is_some(), "no time runs before delivery");
            }
            if step == Step::Verify {
                let since = events.iter().rposition(|e| matches!(e.step, Step::Return | Step::Reopen)).unwrap_or(0);
                let same = events[since..].iter().any(|e| e.step == Step::Report && e.by == by);
                prop_assert!(!same, "the hand that reported verifies");
            }
            if step == Step::Extend {
                prop_assert!(has_approver && has_words && due > standing.due && due >= standing.delivered);
            }
            if step == Step::Deliver {
                prop_assert!(due.is_none_or(|d| d >= now));
            }

            let pressed = step == Step::Press;
            events.push(Event {
                id: events.len() as i64 + 1,
                due: if pressed { standing.due } else if step == Step::Deliver { due.or(Some(now)) } else { due },
                conclusion: Conclusion::ALL.get(t.conclusion).copied().filter(|_| step == Step::Verify),
                measure: Measure::all().nth(t.conclusion).filter(|_| pressed),
                ..Event::new(step, Some(from), to, now, &by, "")
            });
        }
        // A day long gone is answered as it was answered then.
        for n in 0..events.len() {
            let day = events[n].day;
            let known_then: Vec<Event> = events.iter().take_while(|e| e.day <= day).cloned().collect();
            prop_assert_eq!(Standing::on(&events, day), Standing::on(&known_then, day));
        }
    }
}
