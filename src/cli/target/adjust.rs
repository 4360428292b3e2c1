//! `target submit`, `endorse`, `adjust`, `close`, `cancel`: steps outside the
//! review. Never here: whether they may be taken.

use serde_json::json;

use super::args::{Adjust, Cancel, Step};
use super::{choose, import, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::watch::Watch;
use crate::domain::date::Date;
use crate::present::target_lists;
use crate::service::Fault;
use crate::service::import::Input;
use crate::service::period::Period;
use crate::service::target::{self as targets, Item, Queue, Seen, adjust as steps, draft};
use crate::store::Store;

/// `target adjust`
pub(super) fn adjust(desk: &Desk, args: &Adjust) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let mut at = Desktop::open(desk, args.on)?;
    let item = choose::one(desk, &at.items, &args.code)?.clone();
    let stamp = desk.stamp();
    if let Some(file) = &args.file {
        let mut watch = Watch::over(desk.s.import.running);
        let source = targets::import::read(&Input::Path(file.clone()), &mut |n, of| watch.step(n, of));
        drop(watch);
        let reason = args.reason.as_deref().unwrap_or_default();
        let asked = steps::request(&mut at.store, &stamp, at.period, &item.subject, source?, reason)?;
        let mut page = Page::of(target_lists::changes(desk.s, &asked.changes), at.period.as_of);
        page.below.push((t.requested)(&item.name, asked.version));
        desk.show(&page, || {
            json!({"code": item.code, "name": item.name, "version": asked.version, "state": "adjust_requested",
                "day": at.period.as_of.to_string(), "changes": asked.changes.iter().map(out::change).collect::<Vec<_>>()})
        })?;
        return Ok(DONE);
    }
    let (seen, day) = (seen(desk, &item)?, at.period.as_of);
    let line = match &args.refuse {
        Some(note) => {
            steps::refuse(&mut at.store, &stamp, at.period.year, &seen, note, day)?;
            (t.refused_adjustment)(&item.name)
        }
        None => {
            let document = args.doc.as_deref().unwrap_or_default();
            steps::grant(&mut at.store, &stamp, at.period.year, &seen, document, day)?;
            (t.granted)(&item.name, item.version)
        }
    };
    at.tell(desk, &item, line)
}

/// `target submit`
pub(super) fn submit(desk: &Desk, args: &Step) -> Result<u8, Stop> {
    let said = desk.s.target_lists.submitted;
    together(desk, args, said, |store, period, seen| draft::submit(store, &desk.stamp(), period, seen))
}

/// `target endorse`
pub(super) fn endorse(desk: &Desk, args: &Step) -> Result<u8, Stop> {
    let said = desk.s.target_lists.endorsed;
    together(desk, args, said, |store, period, seen| draft::endorse(store, &desk.stamp(), period, seen))
}

/// `target close`
pub(super) fn close(desk: &Desk, args: &Step) -> Result<u8, Stop> {
    let said = desk.s.target_lists.closed;
    together(desk, args, said, |store, period, seen| {
        steps::close(store, &desk.stamp(), period.year, seen, period.as_of)
    })
}

/// All targets that are named take a step, or none does.
fn together(
    desk: &Desk,
    args: &Step,
    said: fn(usize) -> String,
    step: impl FnOnce(&mut Store, Period, &[Seen]) -> Result<(), Fault>,
) -> Result<u8, Stop> {
    let mut at = Desktop::open(desk, args.on)?;
    let chosen: Vec<Item> = choose::many(desk, &at.items, &args.codes)?.into_iter().cloned().collect();
    let seen: Vec<Seen> = chosen.iter().map(|i| seen(desk, i)).collect::<Result<_, _>>()?;
    step(&mut at.store, at.period, &seen)?;
    let after = targets::list(&at.store, at.period, Queue::All, &desk.operator)?;
    let now = |c: &Item| after.iter().find(|a| a.owner == c.owner).map(|a| out::item(a, at.period.as_of));
    desk.tell(
        &[said(chosen.len())],
        || json!({"day": at.period.as_of.to_string(), "targets": chosen.iter().filter_map(now).collect::<Vec<_>>()}),
    )?;
    Ok(DONE)
}

/// `target cancel`
pub(super) fn cancel(desk: &Desk, args: &Cancel) -> Result<u8, Stop> {
    let mut at = Desktop::open(desk, args.on)?;
    let item = choose::one(desk, &at.items, &args.code)?.clone();
    let (seen, period) = (seen(desk, &item)?, at.period);
    steps::cancel(&mut at.store, &desk.stamp(), period.year, &seen, &args.reason, period.as_of)?;
    at.tell(desk, &item, (desk.s.target_lists.cancelled)(&item.name))
}

/// The targets as they stand on the day of the step.
pub(super) struct Desktop {
    pub store: Store,
    pub period: Period,
    pub items: Vec<Item>,
}

impl Desktop {
    pub fn open(desk: &Desk, on: Option<Date>) -> Result<Desktop, Stop> {
        let store = desk.existing()?;
        let period = Period { as_of: import::day(desk, &store, on)?, ..desk.period(&store)? };
        let items = targets::list(&store, period, Queue::All, &desk.operator)?;
        Ok(Desktop { store, period, items })
    }

    /// Says what was done, and where the target stands now.
    pub fn tell(&self, desk: &Desk, item: &Item, line: String) -> Result<u8, Stop> {
        let now = targets::show(&self.store, self.period, &item.subject)?.item;
        desk.tell(&[line], || out::item(&now, self.period.as_of))?;
        Ok(DONE)
    }
}

fn seen(desk: &Desk, item: &Item) -> Result<Seen, Stop> {
    let none = || Stop::said((desk.s.target_lists.nothing_filed)(&item.name), desk.s.target_terms.no_target_hint);
    item.seen().ok_or_else(none)
}
