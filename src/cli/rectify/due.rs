//! `rectify due`, `remind`, `escalate`: deadlines and the ladder. Never here:
//! how a deadline is counted.

use serde_json::json;

use super::args::{Due, Press};
use super::{choose, out};
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::{ATTENTION, DONE};
use crate::domain::date::Date;
use crate::domain::rectification::ladder::Measure;
use crate::present::{ledger as sheets, rectification as words};
use crate::service::rectification::press::{self, to_do};
use crate::service::rectification::{self as ledger, Seen};
use crate::store::Store;

/// `rectify due`: the deadline of what was delivered on a day, or what the
/// ladder asks for on the as-of day.
pub(super) fn due(desk: &Desk, args: &Due) -> Result<u8, Stop> {
    match args.delivered {
        Some(delivered) => reckoned(desk, delivered, args),
        None => asked(desk),
    }
}

fn reckoned(desk: &Desk, delivered: Date, args: &Due) -> Result<u8, Stop> {
    let t = &desk.s.rectify;
    // Deadlines are counted without a store, too.
    let store = desk.or_empty()?;
    let day = desk.as_of.unwrap_or(delivered);
    let term = ledger::term(&store, day, args.days, args.kind)?;
    let reckoned = ledger::show::reckon(&store, term, delivered)?;
    let due = &reckoned.due;
    let line = match due.rolled_from {
        Some(from) => (t.due_rolled)(&due.day.to_string(), &from.to_string()),
        None => (t.due_is)(&due.day.to_string()),
    };
    let mut page = Page::of(sheets::ladder(desk.s, &reckoned.ladder), due.day);
    page.above.push(line);
    if !due.uncharted.is_empty() {
        let years: Vec<String> = due.uncharted.iter().map(ToString::to_string).collect();
        page.above.push((t.due_uncharted)(&years.join("、")));
    }
    desk.show(&page, || {
        json!({"due": due.day.to_string(), "rolled_from": due.rolled_from.map(|d| d.to_string()),
            "delivered": delivered.to_string(), "uncharted": due.uncharted,
            "ladder": reckoned.ladder.iter().map(out::rung).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn asked(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let items = to_do(&store, period)?;
    let mut page = Page::of(sheets::to_do(desk.s, &items), period.as_of);
    if items.is_empty() {
        page.below.push(desk.s.rectify.nothing_to_do.to_string());
    }
    desk.show(&page, || {
        json!({"year": period.year, "as_of": period.as_of.to_string(), "total": items.len(),
            "findings": items.iter().map(out::item).collect::<Vec<_>>()})
    })?;
    Ok(if items.is_empty() { DONE } else { ATTENTION })
}

/// `rectify remind`
pub(super) fn remind(desk: &Desk, args: &Press) -> Result<u8, Stop> {
    pressed(desk, args, &[Measure::Remind])
}

/// `rectify escalate`
pub(super) fn escalate(desk: &Desk, args: &Press) -> Result<u8, Stop> {
    pressed(desk, args, &[Measure::Propose, Measure::Transfer])
}

fn pressed(desk: &Desk, args: &Press, measures: &[Measure]) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let day = choose::day(period, args.on);
    let seen = meant(&store, crate::service::period::Period { as_of: day, ..period }, &args.numbers)?;
    let done = press::press(&mut store, &desk.stamp(), day, &seen, measures, &args.text)?;
    let t = &desk.s.rectify;
    let lines: Vec<String> =
        done.iter().map(|(n, m)| (t.pressed)(&n.to_string(), words::measure(desk.s, *m))).collect();
    desk.tell(&lines, || {
        let said = done.iter().map(|(n, m)| json!({"finding": n.to_string(), "measure": m.key()}));
        json!({"day": day.to_string(), "done": said.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

/// The findings that are named, else all for which something is due.
pub(super) fn meant(
    store: &Store,
    period: crate::service::period::Period,
    numbers: &[String],
) -> Result<Vec<Seen>, Stop> {
    if numbers.is_empty() {
        return Ok(to_do(store, period)?.iter().map(ledger::Item::seen).collect());
    }
    choose::seen(store, period.year, numbers)
}
