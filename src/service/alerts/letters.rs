//! 发函: one letter a department or unit with its alerts, numbered, asking for
//! a disposition by a day. Never here: what a letter says, or its file.

use std::path::{Path, PathBuf};

use super::{AlertFault, Handled, NAMED_IN_LOG, Span, event, may, words};
use crate::domain::date::Date;
use crate::domain::letter::Serial;
use crate::domain::monitor::life::{Act, Known};
use crate::domain::monitor::setting::RuleSet;
use crate::exchange::letters::{Named, remove, write};
use crate::exchange::out::{OutFault, SheetOut};
use crate::service::letters::term;
use crate::service::period::Period;
use crate::service::survey::{JudgedProject, RaisedAlert};
use crate::service::{Fault, Stamp, calendar, rules};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::letter::{LetterItem, LetterRow};

/// To whom letters go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Addressees {
    /// One a department.
    #[default]
    Departments,
    /// One a unit, with its department.
    Units,
}

/// An alert with those who answer for it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Addressed {
    pub handled: Handled,
    pub department_id: i64,
    pub department_code: Option<String>,
    pub department: String,
    pub division: Option<String>,
    pub unit: Option<String>,
}

impl Addressed {
    /// As it stands in a survey.
    pub fn of(project: &JudgedProject, raised: &RaisedAlert) -> Addressed {
        let p = &project.project;
        Addressed {
            handled: Handled::of(project, raised),
            department_id: p.department_id,
            department_code: p.department_code.clone(),
            department: p.department.clone(),
            division: p.division.clone(),
            unit: p.unit.clone(),
        }
    }
}

/// What an operator says of letters; the rest is settled by [`plan`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Their title.
    pub title: String,
    /// What the budget section is called in 抄送.
    pub budget_section: String,
    /// 机关代字; `letter.code` where none is given.
    pub word: Option<String>,
    /// Number of the first; the next free one where none is given.
    pub first: Option<u32>,
    /// The day of the letters.
    pub issued: Date,
    /// When they are delivered, where that is known.
    pub delivered: Option<Date>,
    /// Working days to answer; `monitor.dispose_days` where none is given.
    pub days: Option<u16>,
    /// The last day to answer, in place of a number of days.
    pub due: Option<Date>,
    /// To whom.
    pub to: Addressees,
}

/// Letters as they would go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What was said.
    pub order: Order,
    /// 机关代字
    pub word: String,
    /// Number of the first as things stand.
    pub first: u32,
    /// Working days to answer; none where a day was named.
    pub days: Option<u16>,
    /// The last day to answer.
    pub due: Date,
    /// Years that the term runs through without a calendar.
    pub uncharted: Vec<i16>,
    /// Which alerts each letter lists.
    pub letters: Vec<Vec<usize>>,
    /// 抄送 of each.
    copies: Vec<Vec<String>>,
}

/// A letter that was sent, with the places of its alerts in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Sent {
    pub letter: LetterRow,
    pub alerts: Vec<usize>,
}

/// Settles what an order leaves open: numbers, deadline, who gets what.
///
/// # Errors
/// [`AlertFault`]
pub fn plan(store: &Store, period: Period, order: Order, alerts: &[Addressed]) -> Result<Plan, Fault> {
    let rules = rules::in_force(store, period.as_of)?;
    if alerts.is_empty() {
        return Err(AlertFault::Nothing.into());
    }
    let word = order.word.as_deref().unwrap_or_else(|| rules.text("letter.code")).trim().to_string();
    let first = match order.first {
        Some(first) => first,
        None => store.next_letter(&word, order.issued.year())?,
    };
    let serial = Serial { word: word.clone(), year: order.issued.year(), number: first };
    // What cannot be read back is no number.
    if Serial::parse(&serial.to_string()).as_ref() != Some(&serial) {
        return Err(AlertFault::BadNumber(serial.to_string()).into());
    }
    let from = order.delivered.unwrap_or(order.issued);
    if from < order.issued {
        return Err(AlertFault::BeforeIssue(order.issued).into());
    }
    let days = match order.due {
        Some(_) => None,
        None => Some(order.days.unwrap_or_else(|| u16::try_from(rules.whole("monitor.dispose_days")).unwrap_or(10))),
    };
    let (due, uncharted) = match (order.due, days) {
        (Some(due), _) => (due, Vec::new()),
        (None, days) => {
            let end = term(&calendar::in_force(store)?, from, days.unwrap_or_default());
            (end.day, end.uncharted)
        }
    };
    if due < from {
        return Err(AlertFault::DueBefore(from).into());
    }
    let letters = grouped(alerts, order.to);
    let copies = letters.iter().map(|of| copies(&rules, &order, of.iter().filter_map(|n| alerts.get(*n)))).collect();
    Ok(Plan { order, word, first, days, due, uncharted, letters, copies })
}

/// The alerts of each letter, by the code of the department.
fn grouped(alerts: &[Addressed], to: Addressees) -> Vec<Vec<usize>> {
    let unit = |a: &Addressed| if to == Addressees::Units { a.unit.clone() } else { None };
    let key = |a: &Addressed| (a.department_code.is_none(), a.department_code.clone(), a.department_id, unit(a));
    let mut order: Vec<usize> = (0..alerts.len()).collect();
    order.sort_by_cached_key(|n| key(&alerts[*n]));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for n in order {
        match groups.last_mut().filter(|g| g.last().is_some_and(|last| key(&alerts[*last]) == key(&alerts[n]))) {
            Some(group) => group.push(n),
            None => groups.push(vec![n]),
        }
    }
    groups
}

fn copies<'a>(rules: &RuleSet, order: &Order, of: impl Iterator<Item = &'a Addressed>) -> Vec<String> {
    let mut to: Vec<String> = Vec::new();
    let wanted = rules.words("letter.cc");
    if wanted.contains(&"budget") {
        to.push(order.budget_section.clone());
    }
    for division in of.filter_map(|a| a.division.as_deref()).filter(|_| wanted.contains(&"division")) {
        if !to.iter().any(|t| t == division) {
            to.push(division.to_string());
        }
    }
    to
}

/// Why letters did not go out.
#[derive(Debug)]
pub enum Unsent {
    /// Their files could not be made.
    Files(OutFault),
    /// The store refused.
    Refused(Fault),
}

impl From<Fault> for Unsent {
    fn from(fault: Fault) -> Unsent {
        Unsent::Refused(fault)
    }
}

/// What is written of letters: each with the name of its file, and their list.
pub type Papers = (Vec<Named>, String, SheetOut);

/// Sends the letters into a folder, as `papers` words them: entries and files,
/// or neither. The list is the last of the files.
///
/// # Errors
/// As [`send`]; what the file system says.
pub fn send_into(
    store: &mut Store,
    stamp: &Stamp,
    (period, plan): (Period, &Plan),
    alerts: &[Addressed],
    folder: &Path,
    papers: &mut dyn FnMut(&[Sent]) -> Papers,
) -> Result<(Vec<Sent>, Vec<PathBuf>), Unsent> {
    let (mut files, mut fault) = (Vec::new(), None);
    let sent = send(store, stamp, period, plan, alerts, &mut |sent| {
        let (letters, name, list) = papers(sent);
        write(folder, &letters, (&name, &list), plan.order.issued).map(|written| files = written).map_err(|why| {
            fault = Some(why);
            Fault::Cancelled
        })
    });
    match (sent, fault) {
        (Ok(sent), _) => Ok((sent, files)),
        (Err(_), Some(why)) => Err(Unsent::Files(why)),
        (Err(why), None) => {
            remove(&files);
            Err(why.into())
        }
    }
}

/// Sends the letters: enters them, notes on every alert that it was sent and by
/// when an answer is asked, and lets `deliver` make the files. All of it, or
/// nothing: what `deliver` cannot do undoes the rest.
///
/// # Errors
/// As [`super::handle`]; [`AlertFault::NumberTaken`]; what `deliver` says.
pub fn send(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    plan: &Plan,
    alerts: &[Addressed],
    deliver: &mut dyn FnMut(&[Sent]) -> Result<(), Fault>,
) -> Result<Vec<Sent>, Fault> {
    let handled: Vec<Handled> = alerts.iter().map(|a| a.handled.clone()).collect();
    let asked = Act::Asked { due: plan.due };
    store.write(stamp, |w| {
        let with_letter = Known { has_reason: false, has_letter: true };
        may(w, period, &handled, &[(&Act::Noticed, with_letter), (&asked, Known::default())])?;
        let year = plan.order.issued.year();
        let mut number = match plan.order.first {
            Some(first) => first,
            // A colleague may have sent one meanwhile.
            None => w.next_letter(&plan.word, year)?,
        };
        let mut sent = Vec::new();
        let mut events = Span::default();
        for (of, copies) in plan.letters.iter().zip(&plan.copies) {
            let mut serial = Serial { word: plan.word.clone(), year, number };
            // Feedback on findings has numbers of the same row.
            while plan.order.first.is_none() && w.is_serial_taken(&serial.to_string())? {
                serial.number += 1;
            }
            number = serial.number + 1;
            if w.letter_of(&serial)?.is_some() || w.is_serial_taken(&serial.to_string())? {
                return Err(AlertFault::NumberTaken(serial).into());
            }
            let letter = enter(w, stamp, plan, serial, copies, alerts, of)?;
            for alert in of.iter().filter_map(|n| handled.get(*n)) {
                for act in [Act::Noticed, asked.clone()] {
                    let mut row = event(stamp, period, alert, act, "");
                    row.letter = Some((letter.id, letter.serial.clone()));
                    events.add(w.add_alert_event(&row)?);
                }
            }
            sent.push(Sent { letter, alerts: of.clone() });
        }
        deliver(&sent)?;
        let numbers: Vec<String> = sent.iter().map(|s| s.letter.serial.to_string()).collect();
        let subject = match numbers.as_slice() {
            [first, .., last] => format!("{first},{last}"),
            one => one.concat(),
        };
        let detail = serde_json::json!({
            "letters": sent.len(), "numbers": numbers.iter().take(NAMED_IN_LOG).collect::<Vec<_>>(),
            "count": handled.len(), "events": events.0.map(|(first, last)| [first, last]),
            "due": plan.due.to_string(),
        });
        Ok((sent, Entry { action: "alert_letters", subject, detail }))
    })
}

fn enter(
    w: &crate::store::WriteTx<'_>,
    stamp: &Stamp,
    plan: &Plan,
    serial: Serial,
    copies: &[String],
    alerts: &[Addressed],
    of: &[usize],
) -> Result<LetterRow, Fault> {
    let listed = || of.iter().filter_map(|n| alerts.get(*n));
    let first = listed().next().ok_or(AlertFault::Nothing)?;
    let unit = first.unit.as_ref().filter(|u| plan.order.to == Addressees::Units && **u != first.department);
    // The department answers for its unit and is written to with it.
    let addressee = unit.map_or_else(|| first.department.clone(), |u| format!("{u}、{}", first.department));
    let mut letter = LetterRow {
        id: 0,
        kind: "alert".into(),
        serial,
        department_id: Some(first.department_id),
        unit_id: None,
        addressee,
        copies: copies.to_vec(),
        title: words(&plan.order.title)?,
        issued: plan.order.issued,
        days: plan.days,
        delivered: plan.order.delivered,
        due: Some(plan.due),
        by: stamp.actor.clone(),
        at: stamp.at.clone(),
    };
    let items: Vec<LetterItem> = listed()
        .map(|a| LetterItem {
            project_id: Some(a.handled.project_id),
            subject: format!("{}:{}", a.handled.key.rule.key(), a.handled.key.part),
        })
        .collect();
    letter.id = w.add_letter(&letter, &items)?;
    Ok(letter)
}
