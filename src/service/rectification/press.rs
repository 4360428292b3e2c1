//! What the ladder asks for on a day: reminders, urging letters, the proposal
//! to hold the budget, the hand-over. Each is recorded once a deadline.

use super::list::{self, Desk, Item};
use super::send::{Letter, entry, grouped, receiver, serials};
use super::{RectifyFault, Seen, Walk, fresh, usual_term};
use crate::domain::calendar::Due;
use crate::domain::date::Date;
use crate::domain::rectification::finding::Number;
use crate::domain::rectification::ladder::Measure;
use crate::domain::rectification::state::Step;
use crate::service::period::Period;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry;
use crate::store::rectification::FindingRow;
use crate::store::{Store, WriteTx};

/// The findings for which the ladder asks something on a day.
///
/// # Errors
/// What the store says.
pub fn to_do(store: &Store, period: Period) -> Result<Vec<Item>, Fault> {
    let desk = Desk::load(store, period.as_of)?;
    let mut items = list::of_year(store, &desk, period)?;
    items.retain(|i| !i.to_do.is_empty());
    Ok(items)
}

/// Records measures that are not letters, on every finding that was named and
/// for which one of them is due; all or none.
///
/// # Errors
/// [`RectifyFault::NothingToDo`], [`RectifyFault::Stale`].
pub fn press(
    store: &mut Store,
    stamp: &Stamp,
    day: Date,
    seen: &[Seen],
    measures: &[Measure],
    words: &str,
) -> Result<Vec<(Number, Measure)>, Fault> {
    let desk = Desk::load(store, day)?;
    let words = crate::domain::text::clean(words);
    store.write(stamp, |w| {
        let mut done = Vec::new();
        for row in fresh(w, seen)? {
            let Some(item) = desk.item(row.clone()) else { continue };
            let mut walk = Walk::on(w, stamp, row);
            for dated in item.to_do.iter().filter(|d| measures.contains(&d.rung.measure) && !d.rung.measure.is_letter())
            {
                let (measure, due) = (dated.rung.measure, walk.standing.due);
                walk.step(Step::Press, day, |e| {
                    (e.measure, e.due) = (Some(measure), due);
                    e.note.clone_from(&words);
                })?;
                done.push((item.number(), measure));
            }
        }
        if done.is_empty() {
            return Err(RectifyFault::NothingToDo.into());
        }
        let said: Vec<_> = done.iter().map(|(n, m)| serde_json::json!([n.to_string(), m.key()])).collect();
        let subject = done.iter().map(|(n, _)| n.to_string()).collect::<Vec<_>>().join(",");
        let detail = serde_json::json!({"day": day.to_string(), "measures": said, "words": words});
        Ok((done, Entry { action: "rectify_press", subject, detail }))
    })
}

/// Urging letters (催办函) for all findings that were named and for which one is
/// due: one letter a receiver and measure, numbers running on from the first.
///
/// # Errors
/// [`RectifyFault::NothingToDo`], [`RectifyFault::BadSerial`],
/// [`RectifyFault::SerialTaken`], [`RectifyFault::Stale`].
pub fn urge(store: &mut Store, stamp: &Stamp, day: Date, seen: &[Seen], first: &str) -> Result<Vec<Letter>, Fault> {
    let desk = Desk::load(store, day)?;
    store.write(stamp, |w| {
        let letters = write(w, stamp, &desk, day, seen, first)?;
        let entry = entry("rectify_urge", &letters);
        Ok((letters, entry))
    })
}

/// What [`urge`] would send; the store stays as it is.
///
/// # Errors
/// See [`urge`].
pub fn compose(store: &mut Store, stamp: &Stamp, day: Date, seen: &[Seen], first: &str) -> Result<Vec<Letter>, Fault> {
    let desk = Desk::load(store, day)?;
    store.rehearse(|w| write(w, stamp, &desk, day, seen, first))
}

fn write(
    w: &WriteTx<'_>,
    stamp: &Stamp,
    desk: &Desk,
    day: Date,
    seen: &[Seen],
    first: &str,
) -> Result<Vec<Letter>, Fault> {
    let mut rows = Vec::new();
    for row in fresh(w, seen)? {
        let Some(item) = desk.item(row.clone()) else { continue };
        let letter = item.to_do.iter().map(|d| d.rung.measure).find(|m| m.is_letter());
        if let Some(measure) = letter {
            // The letter that fed it back knows whom to write to.
            let to = item.standing.receiver.clone().unwrap_or_else(|| receiver(&item));
            rows.push(((measure, to), row, item));
        }
    }
    let groups = grouped(rows);
    if groups.is_empty() {
        return Err(RectifyFault::NothingToDo.into());
    }
    let serials = serials(w, first, groups.len())?;
    let mut letters = Vec::new();
    for (((measure, to), rows), document) in groups.into_iter().zip(serials) {
        letters.push(one(w, stamp, desk, day, measure, to, document, rows)?);
    }
    Ok(letters)
}

#[allow(clippy::too_many_arguments)] // the parts of one letter, once
fn one(
    w: &WriteTx<'_>,
    stamp: &Stamp,
    desk: &Desk,
    day: Date,
    measure: Measure,
    to: String,
    document: String,
    rows: Vec<(FindingRow, Item)>,
) -> Result<Letter, Fault> {
    let mut copies: Vec<String> = Vec::new();
    let leader = (measure == Measure::UrgeAgain).then(|| desk.rules.text("rectify.leader").to_string());
    for name in leader.iter().chain(rows.iter().flat_map(|(_, i)| i.copies.iter())) {
        if !copies.contains(name) {
            copies.push(name.clone());
        }
    }
    let mut abouts: Vec<String> = Vec::new();
    let mut items = Vec::new();
    for (row, item) in rows {
        if !abouts.contains(&item.finding.about) {
            abouts.push(item.finding.about.clone());
        }
        let mut walk = Walk::on(w, stamp, row);
        let due = walk.standing.due;
        walk.step(Step::Press, day, |e| {
            (e.measure, e.due) = (Some(measure), due);
            e.document = Some(document.clone());
            e.receiver = Some(to.clone());
            e.copies.clone_from(&copies);
        })?;
        items.push(desk.item(walk.row).unwrap_or(item));
    }
    let due = items.iter().filter_map(|i| i.standing.due).min().unwrap_or(day);
    let standing = items.first().map(|i| i.standing.clone()).unwrap_or_default();
    Ok(Letter {
        measure: Some(measure),
        document,
        day,
        receiver: to,
        copies,
        about: abouts.join("、"),
        summary: String::new(),
        term: standing.term.unwrap_or_else(|| usual_term(&desk.rules)),
        delivered: standing.delivered,
        due: Due { day: due, rolled_from: None, uncharted: Vec::new() },
        items,
    })
}
