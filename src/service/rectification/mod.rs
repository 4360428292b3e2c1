//! Findings and their rectification: what was found, fed back to whom, until
//! when, what the unit did, who verified it. Which step may follow which
//! stands in `domain::rectification`; here is who, when and in which
//! transaction.

pub mod act;
pub mod add;
pub mod fault;
pub mod import;
pub mod list;
pub mod press;
pub mod register;
pub mod send;
pub mod show;

pub use act::{Doing, act};
pub use fault::RectifyFault;
pub use list::{Item, Queue, list};

use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::monitor::setting::RuleSet;
use crate::domain::rectification::deadline::Term;
use crate::domain::rectification::finding::Number;
use crate::domain::rectification::standing::{Event, Extra, Standing};
use crate::domain::rectification::state::{State, Step};
use crate::service::{Fault, Stamp, rules};
use crate::store::rectification::FindingRow;
use crate::store::{Store, WriteTx, org};

/// A finding as the operator saw it, so that a colleague's word is not overlooked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Which.
    pub number: Number,
    /// [`Item::revision`]
    pub revision: i64,
}

/// The working calendar of the office.
fn calendar(store: &Store) -> Result<Calendar, Fault> {
    super::calendar::in_force(store)
}

/// How long a unit has where nobody says otherwise.
fn usual_term(rules: &RuleSet) -> Term {
    let counting = rules.word("rectify.day_kind");
    Term::Days {
        days: u16::try_from(rules.whole("rectify.default_days")).unwrap_or(u16::MAX),
        counting: crate::domain::calendar::Counting::from_key(counting).unwrap_or_default(),
        roll: rules.flag("rectify.roll_to_workday"),
    }
}

/// A term as a call gives it: what is missing comes from the settings.
///
/// # Errors
/// What the store says.
pub fn term(
    store: &Store,
    day: Date,
    days: Option<u16>,
    counting: Option<crate::domain::calendar::Counting>,
) -> Result<Term, Fault> {
    let usual = usual_term(&rules::in_force(store, day)?);
    let Term::Days { days: usual_days, counting: usual_counting, roll } = usual else { return Ok(usual) };
    Ok(Term::Days { days: days.unwrap_or(usual_days), counting: counting.unwrap_or(usual_counting), roll })
}

/// The findings that are meant, each as the operator saw it.
///
/// # Errors
/// [`RectifyFault::Stale`] names all that a colleague has written on since.
fn fresh(w: &WriteTx<'_>, seen: &[Seen]) -> Result<Vec<FindingRow>, Fault> {
    let mut rows = Vec::new();
    let mut stale = Vec::new();
    for one in seen {
        let row = w.finding(one.number).map_err(|e| none(e, one.number))?;
        if row.revision() != one.revision {
            stale.push(one.number);
        }
        rows.push(row);
    }
    if stale.is_empty() { Ok(rows) } else { Err(RectifyFault::Stale(stale).into()) }
}

/// A number without a finding is said as such.
fn none(e: crate::store::StoreError, number: Number) -> Fault {
    match e {
        crate::store::StoreError::NotFound => RectifyFault::NoFinding(number.to_string()).into(),
        other => other.into(),
    }
}

/// A finding on which steps are taken, one after the other, in one transaction.
struct Walk<'w, 't> {
    w: &'w WriteTx<'t>,
    stamp: &'w Stamp,
    row: FindingRow,
    standing: Standing,
}

impl<'w, 't> Walk<'w, 't> {
    /// Goes on from where a finding stands.
    fn on(w: &'w WriteTx<'t>, stamp: &'w Stamp, row: FindingRow) -> Walk<'w, 't> {
        let standing = Standing::on(&row.events, org::END_OF_TIME);
        Walk { w, stamp, row, standing }
    }

    fn number(&self) -> Number {
        self.row.finding.number
    }

    fn state(&self) -> State {
        self.standing.state.unwrap_or(State::Found)
    }

    /// Takes a step or says why not; `fill` adds what only the call knows.
    fn step(&mut self, step: Step, day: Date, fill: impl FnOnce(&mut Event)) -> Result<(), Fault> {
        let mut event = Event::new(step, Some(self.state()), self.state(), day, &self.stamp.actor, &self.stamp.at);
        fill(&mut event);
        let extra = Extra {
            has_words: !event.note.is_empty(),
            has_document: event.document.is_some(),
            has_receiver: event.receiver.as_ref().is_some_and(|r| !r.trim().is_empty()),
            has_approver: event.approver.as_ref().is_some_and(|a| !a.trim().is_empty()),
            due: event.due,
        };
        let refused = |why| Fault::from(RectifyFault::Refused(vec![(self.number(), why)]));
        event.to = self.standing.step(step, day, &event.by, extra).map_err(refused)?;
        if let Some(last) = self.standing.last.filter(|last| day < *last) {
            return Err(RectifyFault::BackDated { number: self.number(), day, last }.into());
        }
        event.id = self.w.add_rectification_event(self.row.id, &event)?;
        self.row.events.push(event);
        self.standing = Standing::on(&self.row.events, org::END_OF_TIME);
        Ok(())
    }
}
