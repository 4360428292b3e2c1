//! `target review`, `undo`, `sittings`, `receipt`: the review desk without a
//! screen. Never here: what a grade allows.

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use super::args::{Receipt as ReceiptArgs, Review, Undo};
use super::{choose, import, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::money::parse_number;
use crate::domain::target::review::{Dimension, Item as Point, Points};
use crate::domain::text;
use crate::exchange::out::Value;
use crate::present::{lists, target, target_lists};
use crate::service::TargetFault;
use crate::service::period::Period;
use crate::service::target::review::{self as sitting, Decision, Receipt, Verdict};
use crate::service::target::{self as targets, Item, Queue};
use crate::store::Store;

/// `target review`: all targets named or none.
pub(super) fn review(desk: &Desk, args: &Review) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let mut store = desk.existing()?;
    let day = import::day(desk, &store, args.on)?;
    let period = Period { as_of: day, ..desk.period(&store)? };
    let (verdict, note) = match (&args.back, &args.reject) {
        (Some(note), _) => (Verdict::Return, note.as_str()),
        (_, Some(note)) => (Verdict::Reject, note.as_str()),
        _ => (Verdict::Pass, ""),
    };
    let items = targets::list(&store, period, Queue::All, &desk.operator)?;
    let chosen = choose::many(desk, &items, &args.codes)?;
    let mut decisions = Vec::new();
    for item in &chosen {
        let none = || Stop::said((t.nothing_filed)(&item.name), desk.s.target_terms.no_target_hint);
        let points = args.points.as_deref().map(|p| points(desk, &item.name, p)).transpose()?;
        let seen = item.seen().ok_or_else(none)?;
        decisions.push(Decision { seen, verdict, note: note.to_string(), points, grade: args.grade });
    }
    let stamp = desk.stamp();
    let done = sitting::review(&mut store, &stamp, period, &decisions)?;
    let mut lines: Vec<String> =
        chosen.iter().map(|i| (t.reviewed_line)(target::verdict(desk.s, verdict), &i.name)).collect();
    lines.push((t.reviewed)(chosen.len(), done.sitting));
    let after = targets::list(&store, period, Queue::All, &desk.operator)?;
    desk.tell(&lines, || {
        let now = |c: &&Item| after.iter().find(|a| a.owner == c.owner).map(|a| out::item(a, day));
        json!({
            "sitting": done.sitting, "day": day.to_string(), "verdict": verdict.key(), "decisions": done.decisions,
            "targets": chosen.iter().filter_map(now).collect::<Vec<_>>(),
        })
    })?;
    Ok(DONE)
}

/// `18/27/26/17`, one a dimension, each shared evenly by its two items; or
/// eight numbers, one an item.
fn points(desk: &Desk, name: &str, typed: &str) -> Result<Points, Stop> {
    let wrong = || Stop::said(desk.s.target_lists.points_form, "");
    let plain = text::narrow(typed);
    let given: Vec<Decimal> =
        plain.split('/').map(|p| parse_number(p.trim())).collect::<Option<_>>().ok_or_else(wrong)?;
    let each: Vec<(Point, Decimal)> = match given.len() {
        8 => Point::ALL.into_iter().zip(given).collect(),
        4 => {
            let of = |item: Point| Dimension::ALL.into_iter().position(|d| d == item.dimension()).map(|at| given[at]);
            Point::ALL.into_iter().filter_map(|i| of(i).map(|p| (i, p / Decimal::TWO))).collect()
        }
        _ => return Err(wrong()),
    };
    let mut points = Points::default();
    for (item, p) in each {
        let bad = |bad| TargetFault::Points { name: name.to_string(), bad };
        points.give(item, p).map_err(|b| crate::service::Fault::from(bad(b)))?;
    }
    Ok(points)
}

/// `target undo`: takes back decisions of the operator's open sitting.
pub(super) fn undo(desk: &Desk, args: &Undo) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let open = sitting::open_sitting(&store, period.year, &desk.operator)?;
    let id = open.ok_or_else(|| Stop::said(t.nothing_to_undo, t.nothing_to_undo_hint))?;
    let made = sitting::receipt(&store, id)?.lines;
    let items = targets::list(&store, period, Queue::All, &desk.operator)?;
    let wanted: Vec<Option<i64>> = choose::many(desk, &items, &args.codes)?.iter().map(|i| i.version_id).collect();
    // The last decision on a target is the one that counts; with --all the newest go first.
    let mut chosen: Vec<i64> = Vec::new();
    for line in made.iter().rev() {
        if args.all || wanted.contains(&Some(line.version_id)) {
            chosen.push(line.decision);
        }
    }
    if !args.all {
        let last = |v: &Option<i64>| made.iter().rev().find(|l| Some(l.version_id) == *v).map(|l| l.decision);
        chosen = wanted.iter().filter_map(last).collect();
    }
    if chosen.is_empty() {
        return Err(Stop::said(t.nothing_to_undo, t.nothing_to_undo_hint));
    }
    sitting::undo(&mut store, &desk.stamp(), id, &chosen)?;
    desk.tell(&[(t.undone)(chosen.len())], || json!({"sitting": id, "undone": chosen}))?;
    Ok(DONE)
}

/// `target sittings`
pub(super) fn sittings(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let ids = sitting::sittings(&store, period.year)?;
    let receipts: Vec<Receipt> = ids.iter().map(|id| sitting::receipt(&store, *id)).collect::<Result<_, _>>()?;
    let t = &desk.s.target_lists;
    let verdicts = Verdict::ALL.map(|v| target::verdict(desk.s, v));
    let heads: Vec<&str> =
        [t.col_sitting, t.col_by, t.col_from, t.col_to].into_iter().chain(verdicts).chain([t.col_state]).collect();
    let rows = receipts.iter().map(|r| {
        let mut row = vec![Value::Integer(r.sitting), Value::text(&r.by), Value::text(&r.from), Value::text(&r.to)];
        row.extend(Verdict::ALL.map(|v| lists::count(r.count(v))));
        row.push(Value::text(if r.ended { t.ended } else { t.open }));
        row
    });
    let page = Page::of(lists::sheet(t.sittings, &heads, rows.collect()), period.as_of);
    desk.show(
        &page,
        || json!({"year": period.year, "sittings": receipts.iter().map(receipt_json).collect::<Vec<_>>()}),
    )?;
    Ok(DONE)
}

/// `target receipt`: of the operator's open sitting, or of any by its number.
pub(super) fn receipt(desk: &Desk, args: &ReceiptArgs) -> Result<u8, Stop> {
    let t = &desk.s.target_lists;
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let open = || sitting::open_sitting(&store, period.year, &desk.operator);
    let id = match args.sitting {
        Some(id) => Some(id),
        None => open()?,
    };
    let id = id.ok_or_else(|| Stop::said(t.no_sitting_open, t.no_sitting_open_hint))?;
    let r = if args.end { sitting::end(&mut store, &desk.stamp(), id)? } else { sitting::receipt(&store, id)? };
    let names = names(&store, Period { year: r.year, ..period }, desk)?;
    let name =
        |version: i64| names.iter().find(|(v, _)| *v == version).map(|(_, name)| name.as_str()).unwrap_or_default();
    let heads = [t.col_verdict, t.col_name, t.col_grade, t.col_points, t.col_note, t.col_at];
    let rows = r.lines.iter().map(|l| {
        vec![
            Value::text(target::verdict(desk.s, l.verdict)),
            Value::text(name(l.version_id)),
            l.grade.map_or(Value::Empty, |g| Value::text(target::grade(desk.s, g))),
            target_lists::points(l.points),
            Value::text(&l.note),
            Value::text(&l.at),
        ]
    });
    let mut page = Page::of(lists::sheet(t.decisions, &heads, rows.collect()), period.as_of);
    page.above.push((t.receipt)(r.sitting, &r.by, &r.from, &r.to));
    let of = |v: Verdict| r.count(v);
    let [pass, back, reject, skip] = Verdict::ALL.map(of);
    page.below.push((t.receipt_sum)(pass, back, reject, skip, r.undone));
    desk.show(&page, || {
        let mut all = receipt_json(&r);
        let lines = r.lines.iter().map(|l| {
            json!({"decision": l.decision, "verdict": l.verdict.key(), "name": name(l.version_id),
                "grade": l.grade.map(|g| g.key()), "points": out::points(l.points), "note": out::some(&l.note), "at": l.at})
        });
        all["lines"] = json!(lines.collect::<Vec<_>>());
        all
    })?;
    Ok(DONE)
}

fn receipt_json(r: &Receipt) -> Json {
    let counts = Verdict::ALL.map(|v| (v.key().to_string(), json!(r.count(v))));
    json!({"sitting": r.sitting, "year": r.year, "by": r.by, "from": r.from, "to": r.to, "ended": r.ended,
        "undone": r.undone, "counts": Json::Object(counts.into_iter().collect())})
}

/// Versions of a year with the names of their targets.
fn names(store: &Store, period: Period, desk: &Desk) -> Result<Vec<(i64, String)>, Stop> {
    let items = targets::list(store, period, Queue::All, &desk.operator)?;
    Ok(items.into_iter().filter_map(|i| i.version_id.map(|v| (v, i.name))).collect())
}
