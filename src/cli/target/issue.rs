//! `target issue` and `target withheld`: what goes out with the budget, and
//! whose money may not. Never here: when a target may be issued.

use serde_json::json;

use super::args::Issue;
use super::{choose, out};
use crate::cli::desk::Desk;
use crate::cli::json::yuan;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::{ATTENTION, DONE};
use crate::domain::money::Money;
use crate::domain::target::state::State;
use crate::exchange::out::Value;
use crate::present::{lists, number, target, target_lists};
use crate::service::target::issue::{self as desk_of, Issued, Request, Which, WhyNot};
use crate::service::target::{self as targets, Item, Queue};

/// `target issue`: what cannot be issued is named, the others are issued together.
pub(super) fn issue(desk: &Desk, args: &Issue) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let mut items = targets::list(&store, period, Queue::All, &desk.operator)?;
    if let Some(department) = &args.department {
        choose::of_department(desk, &mut items, department)?;
        // What was issued before is not asked for again.
        items.retain(|i| if i.state.is_some() { !i.state.is_some_and(State::is_locked) } else { i.required });
    }
    let chosen: Vec<&Item> =
        if args.department.is_some() { items.iter().collect() } else { choose::many(desk, &items, &args.codes)? };
    let which = if args.all { Which::Approved } else { Which::These(chosen.iter().filter_map(|i| i.seen()).collect()) };
    let request = Request { which, document: args.doc.clone(), day: args.date };
    let mut done = desk_of::issue(&mut store, &desk.stamp(), period, &request)?;
    if !args.all {
        let none = chosen.iter().filter(|i| i.version_id.is_none());
        done.left_out.extend(none.map(|i| ((*i).clone(), WhyNot::NotFiled)));
    }
    let mut page = Page::of(left_out(desk, &done), args.date);
    page.below.push((t.issued)(done.issued.len(), &args.doc, &args.date.to_string()));
    if done.left_out.is_empty() {
        page.sheets.clear();
        page.sheets.push(target_lists::items(desk.s, &done.issued, period.as_of));
    } else {
        page.below.push((t.left_out)(done.left_out.len()));
    }
    desk.show(&page, || {
        let left = done.left_out.iter().map(|(i, why)| {
            json!({"code": i.code, "name": i.name, "state": i.state.map_or("not_filed", |s| s.key()),
                "reason": said(desk, *why)})
        });
        json!({
            "issue": (done.issue > 0).then_some(done.issue), "document": args.doc, "day": args.date.to_string(),
            "issued": done.issued.iter().map(|i| json!({"code": i.code, "name": i.name, "budget": yuan(i.budget)})).collect::<Vec<_>>(),
            "left_out": left.collect::<Vec<_>>(),
        })
    })?;
    Ok(if done.left_out.is_empty() && !done.issued.is_empty() { DONE } else { ATTENTION })
}

fn said(desk: &Desk, why: WhyNot) -> String {
    match why {
        WhyNot::NotFiled => desk.s.target_lists.not_filed.to_string(),
        WhyNot::Not(refusal) => target::refusal(desk.s, refusal),
    }
}

fn left_out(desk: &Desk, done: &Issued) -> crate::exchange::out::SheetOut {
    let t = &desk.s.target_lists;
    let heads =
        [t.col_state, t.col_code, t.col_name, desk.s.bench.col_department, desk.s.bench.col_budget, t.col_reason];
    let rows = done.left_out.iter().map(|(i, why)| {
        vec![
            Value::text(target::state_or_none(desk.s, i.state)),
            Value::maybe_text(i.code.as_deref()),
            Value::text(&i.name),
            Value::text(&i.department),
            Value::wan(i.budget),
            Value::text(said(desk, *why)),
        ]
    });
    lists::sheet(t.targets, &heads, rows.collect())
}

/// `target withheld`
pub(super) fn withheld(desk: &Desk) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let items = desk_of::withheld(&store, period)?;
    let sum: Money = items.iter().map(|i| i.budget).sum();
    let mut sheet = target_lists::items(desk.s, &items, period.as_of);
    sheet.name = t.withheld.to_string();
    let mut page = Page::of(sheet, period.as_of);
    page.below.push((t.withheld_sum)(items.len(), &number::wan(sum)));
    desk.show(&page, || {
        json!({"year": period.year, "as_of": period.as_of.to_string(), "total": items.len(), "budget": yuan(sum),
            "targets": items.iter().map(|i| out::item(i, period.as_of)).collect::<Vec<_>>()})
    })?;
    Ok(if items.is_empty() { DONE } else { ATTENTION })
}
