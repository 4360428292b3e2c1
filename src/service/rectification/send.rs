//! Feedback: what was found goes to the unit in numbered letters, a copy to
//! whomever the office's rule names. One letter a receiver and project; one
//! call, one transaction.

use super::act::deliver;
use super::list::{Desk, Item};
use super::{RectifyFault, Seen, Walk, fresh, usual_term};
use crate::domain::calendar::Due;
use crate::domain::date::Date;
use crate::domain::rectification::deadline::Term;
use crate::domain::rectification::ladder::Measure;
use crate::domain::rectification::serial::Serial;
use crate::domain::rectification::state::{Refusal, Step};
use crate::domain::text;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry;
use crate::store::rectification::FindingRow;
use crate::store::{Store, WriteTx};

/// A call for feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// 发文字号 of the first letter; the others follow it.
    pub document: String,
    /// 发文日期
    pub day: Date,
    /// 送达日期, where they were handed over already.
    pub delivered: Option<Date>,
    /// How long the units have; the office's usual term where nobody says.
    pub term: Option<Term>,
    /// 主送 instead of the unit; for a single letter.
    pub receiver: Option<String>,
    /// 抄送 beyond the rule.
    pub copies: Vec<String>,
    /// 评价概况 and grade, a paragraph of the letter.
    pub summary: String,
}

/// A letter with all that it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// An urging letter of the ladder; nothing: feedback.
    pub measure: Option<Measure>,
    /// 发文字号
    pub document: String,
    /// 发文日期
    pub day: Date,
    /// 主送
    pub receiver: String,
    /// 抄送
    pub copies: Vec<String>,
    /// What it concerns.
    pub about: String,
    /// 评价概况
    pub summary: String,
    /// The problems, by their numbers.
    pub items: Vec<Item>,
    /// How long the unit has.
    pub term: Term,
    /// 送达日期
    pub delivered: Option<Date>,
    /// The deadline, if it is delivered on that day, else on the day of the letter.
    pub due: Due,
}

/// 主送 of an item: its unit, before it the department over it. 本级 is the
/// department itself.
pub(super) fn receiver(item: &Item) -> String {
    let (department, unit) = (item.department.as_str(), item.unit.as_str());
    let own = unit.strip_prefix(department).is_some_and(|rest| matches!(rest, "" | "本级" | "机关" | "本部"));
    match (department, unit) {
        (_, _) if own || item.finding.unit_id.is_none() => department.to_string(),
        ("", unit) => unit.to_string(),
        (department, unit) => format!("{department}、{unit}"),
    }
}

/// What [`send`] would send; the store stays as it is.
///
/// # Errors
/// See [`send`].
pub fn compose(store: &mut Store, stamp: &Stamp, seen: &[Seen], request: &Request) -> Result<Vec<Letter>, Fault> {
    let desk = Desk::load(store, request.day)?;
    store.rehearse(|w| write(w, stamp, &desk, seen, request))
}

/// Feeds findings back, all or none.
///
/// # Errors
/// [`RectifyFault::BadSerial`], [`RectifyFault::SerialTaken`],
/// [`RectifyFault::OneReceiver`]; [`RectifyFault::Refused`] where a letter has
/// no receiver or a deadline lies before delivery; [`RectifyFault::Stale`].
pub fn send(store: &mut Store, stamp: &Stamp, seen: &[Seen], request: &Request) -> Result<Vec<Letter>, Fault> {
    let desk = Desk::load(store, request.day)?;
    store.write(stamp, |w| {
        let letters = write(w, stamp, &desk, seen, request)?;
        let entry = entry("rectify_send", &letters);
        Ok((letters, entry))
    })
}

pub(super) fn entry(action: &'static str, letters: &[Letter]) -> Entry {
    let said = letters.iter().map(|l| {
        let numbers: Vec<String> = l.items.iter().map(|i| i.number().to_string()).collect();
        serde_json::json!({"document": l.document, "day": l.day.to_string(), "to": l.receiver, "copies": l.copies,
            "about": l.about, "findings": numbers, "delivered": l.delivered.map(|d| d.to_string()),
            "due": l.due.day.to_string()})
    });
    let subject = letters.iter().map(|l| l.document.as_str()).collect::<Vec<_>>().join(",");
    Entry { action, subject, detail: serde_json::json!({"letters": said.collect::<Vec<_>>()}) }
}

/// Numbers that run on from the first, none of them used before.
pub(super) fn serials(w: &WriteTx<'_>, first: &str, count: usize) -> Result<Vec<String>, Fault> {
    let bad = || RectifyFault::BadSerial(text::clean(first));
    let first = Serial::parse(first).ok_or_else(bad)?;
    let mut serials = Vec::new();
    for n in 0..count {
        let next = first.later(n).ok_or_else(bad)?;
        let serial = next.to_string();
        // Letters on alerts have numbers of the same row.
        if w.is_serial_taken(&serial)? || w.letter_of(&next)?.is_some() {
            return Err(RectifyFault::SerialTaken(serial).into());
        }
        serials.push(serial);
    }
    Ok(serials)
}

/// Rows told apart by a key, in the order in which each key comes first.
pub(super) fn grouped<K: PartialEq>(rows: Vec<(K, FindingRow, Item)>) -> Vec<(K, Vec<(FindingRow, Item)>)> {
    let mut groups: Vec<(K, Vec<(FindingRow, Item)>)> = Vec::new();
    for (key, row, item) in rows {
        match groups.iter_mut().find(|(k, _)| *k == key) {
            Some((_, rows)) => rows.push((row, item)),
            None => groups.push((key, vec![(row, item)])),
        }
    }
    groups.iter_mut().for_each(|(_, rows)| rows.sort_by_key(|(_, i)| i.number()));
    groups
}

fn write(w: &WriteTx<'_>, stamp: &Stamp, desk: &Desk, seen: &[Seen], request: &Request) -> Result<Vec<Letter>, Fault> {
    let mut rows = Vec::new();
    for row in fresh(w, seen)? {
        // What is recorded after the day of the letter cannot stand in it.
        let last = row.events.iter().map(|e| e.day).max().filter(|last| *last > request.day);
        if let Some(last) = last {
            return Err(RectifyFault::BackDated { number: row.finding.number, day: request.day, last }.into());
        }
        if let Some(item) = desk.item(row.clone()) {
            rows.push(((receiver(&item), item.finding.about.clone()), row, item));
        }
    }
    let groups = grouped(rows);
    if groups.is_empty() {
        return Err(RectifyFault::NothingToDo.into());
    }
    if request.receiver.is_some() && groups.len() > 1 {
        return Err(RectifyFault::OneReceiver(groups.len()).into());
    }
    let serials = serials(w, &request.document, groups.len())?;
    let term = request.term.unwrap_or_else(|| usual_term(&desk.rules));
    let mut letters = Vec::new();
    let mut refused = Vec::new();
    for (((to, about), rows), document) in groups.into_iter().zip(serials) {
        let receiver = request.receiver.as_deref().map_or(to, text::clean);
        let letter = Letter {
            measure: None,
            document,
            day: request.day,
            receiver,
            copies: copies(&rows, &request.copies),
            about,
            summary: text::clean(&request.summary),
            items: Vec::new(),
            term,
            delivered: request.delivered,
            due: term.due(&desk.calendar, request.delivered.unwrap_or(request.day)),
        };
        match issue(w, stamp, desk, letter, rows) {
            Ok(letter) => letters.push(letter),
            Err(Fault::Rectify(RectifyFault::Refused(why))) => refused.extend(why),
            Err(other) => return Err(other),
        }
    }
    if refused.is_empty() { Ok(letters) } else { Err(RectifyFault::Refused(refused).into()) }
}

/// Of all items of a letter, each once, and those of the call.
fn copies(rows: &[(FindingRow, Item)], more: &[String]) -> Vec<String> {
    let mut copies: Vec<String> = Vec::new();
    for name in rows.iter().flat_map(|(_, i)| i.copies.iter()).chain(more) {
        let name = text::clean(name);
        if !name.is_empty() && !copies.contains(&name) {
            copies.push(name);
        }
    }
    copies
}

/// The step on every finding of a letter.
fn issue(
    w: &WriteTx<'_>,
    stamp: &Stamp,
    desk: &Desk,
    mut letter: Letter,
    rows: Vec<(FindingRow, Item)>,
) -> Result<Letter, Fault> {
    let mut refused: Vec<(_, Refusal)> = Vec::new();
    let mut after = Vec::new();
    for (row, item) in rows {
        let mut walk = Walk::on(w, stamp, row);
        let done = walk.step(Step::Issue, letter.day, |e| {
            e.document = Some(letter.document.clone());
            e.receiver = Some(letter.receiver.clone());
            e.copies.clone_from(&letter.copies);
            e.term = Some(letter.term);
            e.note.clone_from(&letter.summary);
            if let Term::Until(day) = letter.term {
                e.due = Some(day);
            }
        });
        let done = done.and_then(|()| match letter.delivered {
            Some(day) => deliver(&mut walk, desk, day, ""),
            None => Ok(()),
        });
        match done {
            Ok(()) => after.push(desk.item(walk.row).unwrap_or(item)),
            Err(Fault::Rectify(RectifyFault::Refused(why))) => refused.extend(why),
            Err(other) => return Err(other),
        }
    }
    if !refused.is_empty() {
        return Err(RectifyFault::Refused(refused).into());
    }
    letter.items = after;
    Ok(letter)
}

/// A feedback letter that went out, from the record, to be printed again.
///
/// # Errors
/// [`RectifyFault::BadSerial`] when no letter bears the number.
pub fn letter(store: &Store, document: &str) -> Result<Letter, Fault> {
    let serial = Serial::parse(document).map_or_else(|| text::clean(document), |s| s.to_string());
    let rows = store.all_findings()?;
    let of_letter = |e: &&crate::domain::rectification::standing::Event| {
        e.document.as_deref() == Some(&serial) && e.receiver.is_some()
    };
    let mut found: Vec<(FindingRow, crate::domain::rectification::standing::Event)> = Vec::new();
    for row in rows {
        if let Some(event) = row.events.iter().find(of_letter).cloned() {
            found.push((row, event));
        }
    }
    let Some((_, event)) = found.first().cloned() else {
        return Err(RectifyFault::BadSerial(text::clean(document)).into());
    };
    let desk = Desk::load(store, event.day)?;
    let items: Vec<Item> = found.into_iter().filter_map(|(row, _)| desk.item(row)).collect();
    let standing = items.first().map(|i| i.standing.clone()).unwrap_or_default();
    let term = event.term.or(standing.term).unwrap_or_else(|| usual_term(&desk.rules));
    let day = standing.delivered.unwrap_or(event.day);
    let due = term.due(&desk.calendar, day);
    Ok(Letter {
        measure: event.measure,
        document: serial,
        day: event.day,
        receiver: event.receiver.unwrap_or_default(),
        copies: event.copies,
        about: items.first().map(|i| i.finding.about.clone()).unwrap_or_default(),
        summary: event.note,
        due: standing.due.filter(|_| event.measure.is_some()).map_or(due, |day| Due {
            day,
            rolled_from: None,
            uncharted: Vec::new(),
        }),
        delivered: standing.delivered,
        items,
        term,
    })
}
