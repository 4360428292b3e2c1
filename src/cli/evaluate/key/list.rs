//! `evaluate candidates`, `evaluate key`. Never here: a figure's arithmetic.

use serde_json::json;

use super::args::{Candidates, Key};
use super::out;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::present::{key_lists, key_page};
use crate::service::key_evaluation::{self as evaluations, list as lists};
use crate::service::survey;

/// `evaluate candidates`
pub(super) fn candidates(desk: &Desk, args: &Candidates) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let survey = survey::survey(&store, period)?;
    let mut rows = evaluations::candidates(&store, &survey)?;
    let total = rows.len();
    if !args.all {
        rows.truncate(args.top);
    }
    let page = Page::of(key_lists::candidates(desk.s, &rows), period.as_of);
    desk.show(&page, || {
        json!({"year": period.year, "as_of": period.as_of.to_string(), "total": total,
            "candidates": rows.iter().map(|c| out::candidate(desk.s, c)).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

/// `evaluate key`: the list, or one evaluation whole.
pub(super) fn key(desk: &Desk, args: &Key) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    if let Some(id) = args.id {
        let shown = evaluations::show(&store, id, period.as_of)?;
        let sheets = key_page::sheets(desk.s, &shown);
        let page = Page { above: key_page::lines(desk.s, &shown), sheets, below: Vec::new(), day: period.as_of };
        desk.show(&page, || out::page(&shown))?;
        return Ok(DONE);
    }
    let mut items = evaluations::list(&store, period)?;
    items.retain(|i| args.state.is_none_or(|s| s == i.state));
    let totals = lists::totals(&items);
    let mut page = Page::of(key_lists::items(desk.s, &items), period.as_of);
    page.below = key_page::totals(desk.s, &totals);
    desk.show(&page, || {
        json!({"year": period.year, "as_of": period.as_of.to_string(), "totals": out::totals(&totals),
            "evaluations": items.iter().map(out::item).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
