//! `calendar`: the days off and the weekends worked, and `rectify due`, a
//! deadline counted with them. Never here: which days are off.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value as Json, json};

use super::args::day;
use super::desk::Desk;
use super::print::Page;
use super::stop::Stop;
use super::{ATTENTION, DONE};
use crate::domain::calendar::DayKind;
use crate::domain::date::Date;
use crate::exchange::calendar::BadDay;
use crate::present::calendar as words;
use crate::service::calendar::{self, Entered};

#[derive(Debug, Args)]
pub(super) struct Calendar {
    #[command(subcommand)]
    pub then: Option<CalendarVerb>,
}

#[derive(Debug, Subcommand)]
pub(super) enum CalendarVerb {
    Set {
        #[arg(value_name = "DATE", value_parser = day, required = true, num_args = 1)]
        date: Date,
        kind: KindWord,
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    Import {
        file: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum KindWord {
    Off,
    Work,
    Ordinary,
}

/// `calendar`
pub(super) fn run(desk: &Desk, args: &Calendar) -> Result<u8, Stop> {
    match &args.then {
        None => list(desk),
        Some(CalendarVerb::Set { date, kind, note }) => set(desk, *date, *kind, note.as_deref().unwrap_or_default()),
        Some(CalendarVerb::Import { file }) => import(desk, file),
    }
}

/// The year of the call, else that of the figures, else the machine's.
fn year(desk: &Desk, store: &crate::store::Store) -> i16 {
    let latest = || store.years().ok().and_then(|y| y.last().copied());
    desk.year.or_else(|| desk.as_of.map(|d| d.year())).or_else(latest).unwrap_or_else(|| desk.today().year())
}

fn list(desk: &Desk) -> Result<u8, Stop> {
    let t = &desk.s.letters;
    let store = desk.or_empty()?;
    let year = year(desk, &store);
    let days = calendar::days(&store, year)?;
    let charted = calendar::in_force(&store)?.is_charted(year);
    let count = |kind| days.iter().filter(|d| d.kind == Some(kind)).count();
    let mut page = Page::of(words::list(desk.s, &days), desk.today());
    page.below.push((t.year_days)(year, count(DayKind::Off), count(DayKind::Work)));
    if !charted {
        page.below.push((t.uncharted)(&year.to_string()));
    }
    desk.show(&page, || json!({"year": year, "charted": charted, "days": days.iter().map(one).collect::<Vec<_>>()}))?;
    Ok(DONE)
}

fn one(d: &Entered) -> Json {
    let entry = d.entry.as_ref();
    json!({
        "date": d.day.to_string(), "kind": word(d.kind), "note": entry.map(|e| &e.note).filter(|n| !n.is_empty()),
        "set_by": entry.map(|e| &e.by), "set_at": entry.map(|e| &e.at),
    })
}

fn word(kind: Option<DayKind>) -> &'static str {
    kind.map_or("ordinary", DayKind::key)
}

fn set(desk: &Desk, date: Date, kind: KindWord, note: &str) -> Result<u8, Stop> {
    let kind = match kind {
        KindWord::Off => Some(DayKind::Off),
        KindWord::Work => Some(DayKind::Work),
        KindWord::Ordinary => None,
    };
    let mut store = desk.store()?;
    calendar::set(&mut store, &desk.stamp(), date, kind, note)?;
    let said = (desk.s.letters.day_set)(&date.to_string(), words::kind(desk.s, kind));
    desk.tell(&[said], || json!({"date": date.to_string(), "kind": word(kind)}))?;
    Ok(DONE)
}

fn import(desk: &Desk, file: &std::path::Path) -> Result<u8, Stop> {
    let mut store = desk.store()?;
    let taken = calendar::import(&mut store, &desk.stamp(), file)?;
    let mut lines = vec![(desk.s.letters.days_taken)(taken.days, taken.unchanged)];
    lines.extend(taken.bad.iter().map(|b| words::bad_day(desk.s, b)));
    desk.tell(&lines, || {
        let bad = |b: &BadDay| {
            json!({"sheet": b.sheet, "cell": b.cell, "quote": b.quote, "reason": words::bad_why(desk.s, b.why)})
        };
        json!({"days": taken.days, "unchanged": taken.unchanged, "bad": taken.bad.iter().map(bad).collect::<Vec<_>>()})
    })?;
    Ok(if taken.bad.is_empty() { DONE } else { ATTENTION })
}
