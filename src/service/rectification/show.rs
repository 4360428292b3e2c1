//! One finding with its history and its ladder.

use super::list::{Desk, Item};
use super::none;
use crate::domain::calendar::Due;
use crate::domain::date::Date;
use crate::domain::rectification::deadline::Term;
use crate::domain::rectification::finding::Number;
use crate::domain::rectification::ladder::{Dated, Ladder};
use crate::domain::rectification::standing::Event;
use crate::service::rectification::RectifyFault;
use crate::service::{Fault, rules};
use crate::store::Store;

/// A finding's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// As lists show it.
    pub item: Item,
    /// Oldest first, up to the day.
    pub events: Vec<Event>,
    /// The ladder of the deadline in force.
    pub ladder: Vec<Dated>,
}

/// Opens a finding as of a day.
///
/// # Errors
/// [`RectifyFault::NoFinding`]
pub fn show(store: &Store, number: Number, day: Date) -> Result<Page, Fault> {
    let row = store.finding(number).map_err(|e| none(e, number))?;
    let desk = Desk::load(store, day)?;
    let events = row.events.iter().filter(|e| e.day <= day).cloned().collect();
    let item = desk.item(row).ok_or_else(|| RectifyFault::NoFinding(number.to_string()))?;
    let ladder = Ladder::of(&desk.rules);
    let ladder = item.standing.due.map_or_else(Vec::new, |due| ladder.dated(&desk.calendar, due));
    Ok(Page { item, events, ladder })
}

/// A deadline with its ladder, of no finding in particular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    /// The deadline.
    pub due: Due,
    /// What follows before and after it.
    pub ladder: Vec<Dated>,
}

/// When a term ends that began with delivery, by the calendar and the ladder
/// of the office.
///
/// # Errors
/// What the store says.
pub fn reckon(store: &Store, term: Term, delivered: Date) -> Result<Reckoned, Fault> {
    let calendar = super::calendar(store)?;
    let due = term.due(&calendar, delivered);
    let ladder = Ladder::of(&rules::in_force(store, delivered)?).dated(&calendar, due.day);
    Ok(Reckoned { due, ladder })
}
