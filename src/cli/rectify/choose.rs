//! Which findings a call means. Never here: what is done with them.

use super::args::Which;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::date::Date;
use crate::domain::org::fold_name;
use crate::domain::rectification::finding::Number;
use crate::domain::text;
use crate::service::period::Period;
use crate::service::rectification::{self as ledger, Item, Queue, RectifyFault, Seen};
use crate::service::{DEFAULT_PLACE, Fault};
use crate::store::{Store, StoreError};

/// The number a word means; a bare one is of the year.
pub(super) fn number(typed: &str, year: i16) -> Result<Number, Stop> {
    Number::read(typed, year).ok_or_else(|| Fault::from(RectifyFault::NoFinding(text::clean(typed))).into())
}

/// The findings that are named, each once, as they stand now.
pub(super) fn seen(store: &Store, year: i16, typed: &[String]) -> Result<Vec<Seen>, Stop> {
    let mut seen: Vec<Seen> = Vec::new();
    for word in typed {
        let number = number(word, year)?;
        let row = store.finding(number).map_err(|e| match e {
            StoreError::NotFound => Fault::from(RectifyFault::NoFinding(number.to_string())),
            other => other.into(),
        })?;
        if seen.iter().all(|s| s.number != number) {
            seen.push(Seen { number, revision: row.revision() });
        }
    }
    Ok(seen)
}

/// The day of a step: as told, else the as-of day.
pub(super) fn day(period: Period, on: Option<Date>) -> Date {
    on.unwrap_or(period.as_of)
}

/// The part of the ledger that a call asks for.
pub(super) fn which(desk: &Desk, store: &Store, period: Period, which: &Which) -> Result<Vec<Item>, Stop> {
    let mut items = ledger::list(store, period, which.queue.unwrap_or(Queue::All))?;
    if let Some(typed) = &which.department {
        of_department(desk, store, &mut items, typed, period)?;
    }
    if let Some(code) = &which.project {
        items.retain(|i| i.project_code.as_deref() == Some(code.as_str()));
    }
    if let Some(source) = which.source {
        items.retain(|i| i.finding.source == source);
    }
    Ok(items)
}

/// Keeps the findings of a department, by code or name.
pub(super) fn of_department(
    desk: &Desk,
    store: &Store,
    items: &mut Vec<Item>,
    typed: &str,
    period: Period,
) -> Result<(), Stop> {
    let (code, name) = (text::clean(typed), fold_name(typed, DEFAULT_PLACE));
    let known = store.departments(period.as_of)?;
    let is = |c: Option<&str>, n: &str| c == Some(code.as_str()) || fold_name(n, DEFAULT_PLACE) == name;
    if !known.iter().any(|d| is(d.code.as_deref(), &d.name)) {
        return Err(Stop::said((desk.s.cli.no_department)(typed), desk.s.cli.no_department_hint));
    }
    items.retain(|i| is(i.department_code.as_deref(), &i.department));
    Ok(())
}
