//! `rectify list`, `export` and `show`. Never here: where a finding stands.

use serde_json::json;

use super::args::Which;
use super::{choose, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::exchange::out::SheetOut;
use crate::present::{ledger as sheets, number as figures, rectification as words};
use crate::service::period::Period;
use crate::service::rectification::list::{Counts, counts};
use crate::service::rectification::{Item, show as page_of};

/// `rectify list`
pub(super) fn list(desk: &Desk, which: &Which) -> Result<u8, Stop> {
    shown(desk, which, sheets::short)
}

/// `rectify export`: the whole ledger, or what units fill in.
pub(super) fn export(desk: &Desk, which: &Which, form: bool) -> Result<u8, Stop> {
    shown(desk, which, if form { sheets::unit_form } else { sheets::ledger })
}

fn shown(
    desk: &Desk,
    which: &Which,
    sheet: fn(&crate::present::strings::Strings, &[Item]) -> SheetOut,
) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let items = choose::which(desk, &store, period, which)?;
    let soon = crate::service::rules::in_force(&store, period.as_of)?.whole("rule.R21.yellow_days");
    let counted = counts(&items, soon);
    let mut page = Page::of(sheet(desk.s, &items), period.as_of);
    let t = &desk.s.rectify;
    page.below.push(if items.is_empty() {
        t.no_findings.to_string()
    } else {
        (t.counts)(counted.open, counted.overdue, counted.to_verify)
    });
    desk.show(&page, || answer(period, &items, counted))?;
    Ok(DONE)
}

fn answer(period: Period, items: &[Item], c: Counts) -> serde_json::Value {
    json!({"year": period.year, "as_of": period.as_of.to_string(), "total": items.len(),
        "summary": {"open": c.open, "overdue": c.overdue, "due_soon": c.due_soon, "to_verify": c.to_verify,
            "to_send": c.to_send},
        "findings": items.iter().map(out::item).collect::<Vec<_>>()})
}

/// `rectify show`
pub(super) fn show(desk: &Desk, number: &str) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let page = page_of::show(&store, choose::number(number, period.year)?, period.as_of)?;
    let mut shown = Page::of(sheets::history(desk.s, &page.events), period.as_of);
    shown.above = head(desk, &page.item);
    if !page.ladder.is_empty() {
        shown.sheets.push(sheets::ladder(desk.s, &page.ladder));
    }
    desk.show(&shown, || {
        let mut item = out::item(&page.item);
        item["as_of"] = json!(period.as_of.to_string());
        item["events"] = page.events.iter().map(out::event).collect();
        item["ladder"] = page.ladder.iter().map(out::rung).collect();
        item
    })?;
    Ok(DONE)
}

/// A finding in lines, a label before each.
fn head(desk: &Desk, i: &Item) -> Vec<String> {
    let (t, f, s) = (&desk.s.rectify, &i.finding, desk.s);
    let time = words::time_in_full(s, i.clock).unwrap_or_default();
    let amount = f.amount.map(|m| (t.wan)(&figures::wan(m))).unwrap_or_default();
    let action = match f.action_amount {
        Some(m) => format!("{} {}", words::action(s, f.action), (t.wan)(&figures::wan(m))),
        None => words::action(s, f.action).to_string(),
    };
    let pairs = [
        (t.l_number, format!("{} {} {time}", i.number(), words::state(s, i.state))),
        (t.l_project, format!("{} {}", f.about, f.period)),
        (t.l_unit, format!("{} {}", i.unit, i.division.as_deref().unwrap_or_default())),
        (t.l_source, format!("{} {}", words::source(s, f.source), f.source_document.as_deref().unwrap_or_default())),
        (t.l_category, words::category(s, f.category).to_string()),
        (t.l_description, f.description.clone()),
        (t.l_item, f.item.clone()),
        (t.l_figure, f.figure.clone()),
        (t.col_amount, amount),
        (t.l_requirement, f.requirement.clone()),
        (t.l_action, action),
        (t.l_copies, i.copies.join("、")),
        (t.l_note, f.note.clone()),
    ];
    let line = |(label, text): (&str, String)| (!text.trim().is_empty()).then(|| format!("{label}  {}", text.trim()));
    pairs.into_iter().filter_map(line).collect()
}
