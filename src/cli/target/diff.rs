//! `target diff`: what differs between two versions. Never here: comparing.

use serde_json::json;

use super::args::Diff;
use super::{choose, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::json::maybe_yuan;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::present::target_lists;
use crate::service::target::diff::{self as versions, Side};
use crate::service::target::{self as targets, Queue};

/// `target diff`: by default the newest version against the one before, or
/// against its own round before.
pub(super) fn diff(desk: &Desk, args: &Diff) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let items = targets::list(&store, period, Queue::All, &desk.operator)?;
    let item = choose::one(desk, &items, &args.code)?;
    let found = versions::diff(&store, period, &item.subject, args.from, args.to)?;
    let mut page = Page::of(target_lists::changes(desk.s, &found.changes), period.as_of);
    let said = |side: &Side| (t.side)(side.version, side.round, &side.day.to_string());
    page.above.push((t.compared)(&item.name, &said(&found.before), &said(&found.after)));
    if found.changes.is_empty() {
        page.below.push(t.no_changes.to_string());
    }
    desk.show(&page, || {
        let side = |s: &Side| {
            json!({"version": s.version, "round": s.round, "day": s.day.to_string(), "file": out::some(&s.file),
                "amount": maybe_yuan(s.amount)})
        };
        json!({"year": period.year, "code": item.code, "name": item.name, "from": side(&found.before),
            "to": side(&found.after), "changes": found.changes.iter().map(out::change).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
