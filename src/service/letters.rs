//! The register of letters: what was sent to whom, when it was delivered, by
//! when it is to be answered.

use std::collections::BTreeSet;

use super::alerts::AlertFault;
use super::{Fault, Stamp, calendar};
use crate::domain::calendar::{Calendar, Counting, Due};
use crate::domain::date::{self, Date};
use crate::domain::letter::Number;
use crate::domain::monitor::life::{Act, Event};
use crate::store::alert::EventRow;
use crate::store::audit::Entry;
use crate::store::letter::LetterRow;
use crate::store::{Store, WriteTx};

/// A letter with how far it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Registered {
    pub letter: LetterRow,
    /// How many things it speaks of.
    pub items: usize,
    /// How many projects.
    pub projects: usize,
}

/// When a term in working days ends that began with delivery (送达日为第 0 天).
pub fn term(calendar: &Calendar, from: Date, days: u16) -> Due {
    calendar.due(from, days, Counting::Working, true)
}

/// The register, newest first.
///
/// # Errors
/// What the store says.
pub fn list(store: &Store) -> Result<Vec<Registered>, Fault> {
    let registered = |letter: LetterRow| {
        let items = store.letter_items(letter.id)?;
        let projects: BTreeSet<_> = items.iter().filter_map(|i| i.project_id).collect();
        Ok(Registered { letter, items: items.len(), projects: projects.len() })
    };
    store.letters()?.into_iter().map(registered).collect()
}

/// What entering a delivery came to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Delivered {
    pub number: Number,
    pub day: Date,
    pub due: Option<Date>,
    /// Alerts whose deadline is counted from that day now.
    pub alerts: usize,
    /// Years that the term runs through without a calendar.
    pub uncharted: Vec<i16>,
}

/// Enters when a letter was delivered; a term in days runs from then on.
///
/// # Errors
/// [`AlertFault::NoLetter`], [`AlertFault::BeforeIssue`], [`AlertFault::NotYet`].
pub fn deliver(store: &mut Store, stamp: &Stamp, typed: &str, day: Date) -> Result<Delivered, Fault> {
    let none = || AlertFault::NoLetter(typed.trim().chars().take(60).collect());
    let number = Number::parse(typed).ok_or_else(none)?;
    if stamp.at.get(..10).and_then(date::parse_iso).is_some_and(|today| day > today) {
        return Err(AlertFault::NotYet(day).into());
    }
    let calendar = calendar::in_force(store)?;
    store.write(stamp, |w| {
        let letter = w.letter_of(&number)?.ok_or_else(none)?;
        if day < letter.issued {
            return Err(AlertFault::BeforeIssue(letter.issued).into());
        }
        let end = letter.days.map(|days| term(&calendar, day, days));
        let due = end.as_ref().map(|e| e.day).or(letter.due);
        w.set_delivery(letter.id, Some(day), due, &stamp.actor, &stamp.at)?;
        let moved = due.filter(|due| letter.due != Some(*due));
        let alerts = moved.map_or(Ok(0), |due| ask_again(w, stamp, &letter, due))?;
        let detail = serde_json::json!({
            "delivered": day.to_string(), "due": due.map(|d| d.to_string()), "alerts": alerts,
        });
        let entry = Entry { action: "letter_delivered", subject: number.to_string(), detail };
        let uncharted = end.map(|e| e.uncharted).unwrap_or_default();
        Ok((Delivered { number: number.clone(), day, due, alerts, uncharted }, entry))
    })
}

/// The alerts that wait for the answer to this letter get its new deadline.
fn ask_again(w: &WriteTx<'_>, stamp: &Stamp, letter: &LetterRow, due: Date) -> Result<usize, Fault> {
    let mut moved = 0;
    for asked in w.asked_by(letter.id)? {
        let rows = w.events_of(asked.project_id, &asked.key)?;
        let answers = |r: &&EventRow| matches!(r.event.act, Act::Asked { .. } | Act::Disposed(_));
        // A later letter, or the unit's answer, has taken its place.
        if rows.iter().rfind(answers).is_none_or(|r| r.id != asked.id) {
            continue;
        }
        // On the day it was asked, so that what came later stays later.
        let event = Event { act: Act::Asked { due }, ..asked.event.clone() };
        w.add_alert_event(&EventRow { event, by: stamp.actor.clone(), at: stamp.at.clone(), ..asked })?;
        moved += 1;
    }
    Ok(moved)
}
