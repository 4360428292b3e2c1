//! `target diff`: what differs between two versions. Never here: comparing.

use serde_json::json;

use super::args::Diff;
use super::{choose, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::present::target_lists;
use crate::service::target::{self as targets, Queue};

/// `target diff`: by default the newest version against the one before.
pub(super) fn diff(desk: &Desk, args: &Diff) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let items = targets::list(&store, period, Queue::All, &desk.operator)?;
    let item = choose::one(desk, &items, &args.code)?;
    let shown = targets::show(&store, period, &item.subject)?;
    // Newest first.
    let numbers: Vec<u32> = shown.versions.iter().map(|v| v.number).collect();
    let to = args.to.or_else(|| numbers.iter().copied().find(|n| args.from.is_none_or(|f| *n > f)));
    let to = to.ok_or_else(|| Stop::said((t.nothing_filed)(&item.name), desk.s.target_terms.no_target_hint))?;
    let from = args.from.or_else(|| numbers.iter().copied().find(|n| *n < to));
    let from = from.ok_or_else(|| Stop::said((t.one_version)(&item.name), t.no_version_hint))?;
    let form = |number: u32| {
        let version = shown.versions.iter().find(|v| v.number == number);
        let content = version.and_then(|v| v.contents.last());
        content.ok_or_else(|| Stop::said((t.no_version)(&item.name, number), t.no_version_hint))
    };
    let (before, after) = (store.target_form(form(from)?.id)?, store.target_form(form(to)?.id)?);
    let changes = crate::domain::target::diff::diff(&before, &after);
    let mut page = Page::of(target_lists::changes(desk.s, &changes), period.as_of);
    page.above.push([item.name.as_str(), &(t.version)(from), "->", &(t.version)(to)].join(" "));
    if changes.is_empty() {
        page.below.push(t.no_changes.to_string());
    }
    desk.show(&page, || {
        json!({"year": period.year, "code": item.code, "name": item.name, "from": from, "to": to,
            "changes": changes.iter().map(out::change).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
