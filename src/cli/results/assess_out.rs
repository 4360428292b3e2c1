//! Assessments as the contract's JSON has them: one key a column.

use serde_json::{Value as Json, json};

use super::some;
use crate::cli::desk::Desk;
use crate::cli::json::fixed;
use crate::domain::assessment::{Absent, Ladder};
use crate::present::results as words;
use crate::service::assessment::{Frozen, Sheet, SheetItem};
use crate::service::period::Period;
use crate::store::assessment::AppealRow;
use rust_decimal::Decimal;

fn points(p: Decimal) -> String {
    fixed(p, 2)
}

/// A line of the ranking.
pub(super) fn line(x: &Sheet) -> Json {
    json!({
        "rank": x.rank, "code": x.code, "name": x.name, "division": x.division, "total": points(x.total.total),
        "grade": x.level.key(), "points": points(x.total.points), "full": points(x.total.full),
        "bonus": points(x.total.bonus), "pending": x.total.pending, "open_appeals": x.open_appeals(),
    })
}

/// An item; its rows where they are asked for.
pub(super) fn item(desk: &Desk, ladder: Ladder, i: &SheetItem, with_rows: bool) -> Json {
    let mut out = json!({
        "item": i.item.key, "group": i.item.group, "name": words::item(desk.s, ladder, &i.item),
        "measure": i.item.measure.key(), "formula": i.formula.key(), "full": points(i.item.points),
        "computed": i.computed.map(points), "points": i.points.map(points), "origin": i.origin.key(),
        "rows_counted": i.rows.len(), "reason": some(&i.reason), "by": some(&i.by),
    });
    if with_rows {
        let rows = i.rows.iter().map(|r| {
            json!({"code": r.code, "name": some(&r.name), "should": r.should.normalize().to_string(),
                "done": r.done.normalize().to_string(), "note": some(&r.note)})
        });
        out["rows"] = rows.collect::<Vec<_>>().into();
    }
    out
}

/// A sheet with its items.
pub(super) fn sheet(desk: &Desk, x: &Sheet, only: Option<&str>, with_rows: bool) -> Json {
    let mut out = line(x);
    let chosen = x.items.iter().filter(|i| only.is_none_or(|k| i.item.key == k));
    out["items"] =
        chosen.map(|i| item(desk, x.subject.ladder(), i, with_rows || only.is_some())).collect::<Vec<_>>().into();
    out["absent"] = x.absent().map(Absent::key).into();
    let bonuses = x.bonuses.iter().map(|b| json!({"points": points(b.points), "reason": b.reason, "by": b.by}));
    out["bonuses"] = bonuses.collect::<Vec<_>>().into();
    out["appeals"] = x.appeals.iter().map(|a| appeal(a, &x.name)).collect::<Vec<_>>().into();
    out
}

/// An appeal with its answer.
pub(super) fn appeal(a: &AppealRow, name: &str) -> Json {
    let w = a.answer.as_ref();
    json!({
        "appeal": a.id, "name": name, "item": a.item, "text": a.text, "day": a.day.to_string(), "by": a.by,
        "answered": w.map(|w| w.day.to_string()), "granted": w.map(|w| w.points.is_some()),
        "points": w.and_then(|w| w.points).map(points), "answer": w.map(|w| w.reason.clone()),
    })
}

/// What a frozen assessment says of itself, or null for one of the moment.
pub(super) fn frozen(f: Option<&Frozen>) -> Json {
    f.map_or(Json::Null, |f| {
        let a = f.snapshot.announced.as_ref();
        json!({"frozen": f.snapshot.id, "as_of": f.snapshot.as_of.to_string(), "by": f.snapshot.by,
            "at": f.snapshot.at, "note": some(&f.snapshot.note), "announced": a.map(|a| a.day.to_string()),
            "url": a.and_then(|a| some(&a.address))})
    })
}

/// The ranking with its head.
pub(super) fn ranking(period: Period, ladder: Ladder, f: Option<&Frozen>, sheets: &[Sheet]) -> Json {
    json!({
        "year": period.year, "as_of": f.map_or(period.as_of, |f| f.snapshot.as_of).to_string(),
        "ladder": ladder.key(), "snapshot": frozen(f), "total": sheets.len(),
        "ranking": sheets.iter().map(line).collect::<Vec<_>>(),
    })
}
