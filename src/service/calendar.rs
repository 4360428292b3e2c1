//! The working calendar of the office: what ships, with what was entered over it.

use std::collections::BTreeMap;

use super::{Fault, Stamp};
use crate::domain::calendar::{Calendar, DayKind};
use crate::domain::date::Date;
use crate::domain::text;
use crate::exchange::calendar::{BadDay, read};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::calendar::DayRow;

/// As long as the note of a day may be.
const LONGEST_NOTE: usize = 100;

/// A day that differs from what its weekday says, or that an office put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The day.
    pub day: Date,
    /// How it differs; `None`: an office said that it does not.
    pub kind: Option<DayKind>,
    /// What an office entered of it; nothing where it is as it ships.
    pub entry: Option<DayRow>,
}

/// The calendar in force.
///
/// # Errors
/// What the store says.
pub fn in_force(store: &Store) -> Result<Calendar, Fault> {
    let mut calendar = Calendar::default();
    for row in store.calendar_days()? {
        calendar.set(row.day, row.kind);
    }
    Ok(calendar)
}

/// The days of a year that differ, with who entered them.
///
/// # Errors
/// What the store says.
pub fn days(store: &Store, year: i16) -> Result<Vec<Entered>, Fault> {
    let shipped = Calendar::default();
    let mut found: BTreeMap<Date, Entered> =
        shipped.of_year(year).map(|(day, kind)| (day, Entered { day, kind: Some(kind), entry: None })).collect();
    for row in store.calendar_days()?.into_iter().filter(|r| r.day.year() == year) {
        found.insert(row.day, Entered { day: row.day, kind: row.kind, entry: Some(row) });
    }
    Ok(found.into_values().collect())
}

/// Says how a day is; `None` is as its weekday says.
///
/// # Errors
/// What the store says.
pub fn set(store: &mut Store, stamp: &Stamp, day: Date, kind: Option<DayKind>, note: &str) -> Result<(), Fault> {
    write(store, stamp, &[(day, kind, note.to_string())], None)
}

/// What came of a file of days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Days that were entered.
    pub days: usize,
    /// Days that were so already.
    pub unchanged: usize,
    /// Rows that cannot be used, each with its place.
    pub bad: Vec<BadDay>,
}

/// Takes a file of days in: each row names a day and whether it is off or worked.
/// Rows that cannot be used are named and left out.
///
/// # Errors
/// [`Fault::File`]
pub fn import(store: &mut Store, stamp: &Stamp, file: &std::path::Path) -> Result<Taken, Fault> {
    let name = file.display().to_string();
    let found = read(file).map_err(|fault| Fault::File { file: name.clone(), fault })?;
    let calendar = in_force(store)?;
    let (new, same): (Vec<_>, Vec<_>) = found.days.into_iter().partition(|(day, kind, _)| calendar.kind(*day) != *kind);
    if !new.is_empty() {
        write(store, stamp, &new, Some(&name))?;
    }
    Ok(Taken { days: new.len(), unchanged: same.len(), bad: found.bad })
}

fn write(
    store: &mut Store,
    stamp: &Stamp,
    days: &[(Date, Option<DayKind>, String)],
    file: Option<&str>,
) -> Result<(), Fault> {
    store.write(stamp, |w| {
        for (day, kind, note) in days {
            w.add_calendar_day(&DayRow {
                day: *day,
                kind: *kind,
                note: text::clean(note).chars().take(LONGEST_NOTE).collect(),
                by: stamp.actor.clone(),
                at: stamp.at.clone(),
            })?;
        }
        let listed = days
            .iter()
            .take(50)
            .map(|(day, kind, _)| serde_json::json!([day.to_string(), kind.map_or("ordinary", DayKind::key)]));
        let detail = serde_json::json!({"days": days.len(), "file": file, "first": listed.collect::<Vec<_>>()});
        let subject = days.first().map(|(day, ..)| day.to_string()).unwrap_or_default();
        Ok(((), Entry { action: "calendar_set", subject, detail }))
    })
}
