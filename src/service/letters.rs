//! The register of letters: what was sent to whom, when it was delivered, by
//! when it is to be answered.

use std::collections::BTreeSet;

use super::alerts::AlertFault;
use super::{Fault, Stamp, calendar};
use crate::domain::calendar::{Calendar, Counting, Due};
use crate::domain::date::{self, Date};
use crate::domain::letter::Serial;
use crate::domain::monitor::life::{Act, Event};
use crate::domain::text;
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

/// The 文号 that comes next under the office's code in the year of a day.
///
/// # Errors
/// What the store says.
pub fn next_of_row(store: &Store, code: &str, day: Date) -> Result<String, Fault> {
    let (word, year) = (code.to_string(), day.year());
    let number = store.next_letter(&word, year)?;
    Ok(Serial { word, year, number }.to_string())
}

/// What entering a delivery came to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Delivered {
    pub serial: Serial,
    pub day: Date,
    pub due: Option<Date>,
    /// Alerts whose deadline is counted from that day now.
    pub alerts: usize,
    /// Years that the term runs through without a calendar.
    pub uncharted: Vec<i16>,
}

/// Enters when letters were delivered; a term in days runs from then on. All
/// of them, or none.
///
/// # Errors
/// [`AlertFault::NoLetter`], [`AlertFault::BeforeIssue`], [`AlertFault::NotYet`].
pub fn deliver(store: &mut Store, stamp: &Stamp, numbers: &[String], day: Date) -> Result<Vec<Delivered>, Fault> {
    let none = |typed: &str| AlertFault::NoLetter(text::clean(typed).chars().take(60).collect());
    let serials = numbers.iter().map(|typed| Serial::parse(typed).ok_or_else(|| none(typed)));
    let serials: Vec<Serial> = serials.collect::<Result<_, _>>()?;
    if stamp.at.get(..10).and_then(date::parse_iso).is_some_and(|today| day > today) {
        return Err(AlertFault::NotYet(day).into());
    }
    let calendar = calendar::in_force(store)?;
    store.write(stamp, |w| {
        let mut done = Vec::new();
        for serial in &serials {
            let letter = w.letter_of(serial)?.ok_or_else(|| none(&serial.to_string()))?;
            done.push(delivered(w, stamp, &calendar, &letter, day)?);
        }
        let named = serials.iter().map(ToString::to_string).collect::<Vec<_>>();
        let detail = serde_json::json!({
            "delivered": day.to_string(), "letters": named.iter().take(50).collect::<Vec<_>>(),
            "alerts": done.iter().map(|d| d.alerts).sum::<usize>(),
        });
        let subject = named.first().cloned().unwrap_or_default();
        Ok((done, Entry { action: "letter_delivered", subject, detail }))
    })
}

fn delivered(
    w: &WriteTx<'_>,
    stamp: &Stamp,
    calendar: &Calendar,
    letter: &LetterRow,
    day: Date,
) -> Result<Delivered, Fault> {
    if day < letter.issued {
        return Err(AlertFault::BeforeIssue(letter.issued).into());
    }
    let end = letter.days.map(|days| term(calendar, day, days));
    let due = end.as_ref().map(|e| e.day).or(letter.due);
    w.set_delivery(letter.id, Some(day), due, &stamp.actor, &stamp.at)?;
    let moved = due.filter(|due| letter.due != Some(*due));
    let alerts = moved.map_or(Ok(0), |due| ask_again(w, stamp, letter, due))?;
    let uncharted = end.map(|e| e.uncharted).unwrap_or_default();
    Ok(Delivered { serial: letter.serial.clone(), day, due, alerts, uncharted })
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
