//! `basket`: rows of money that name no known project, and giving them one.
//! Never here: how a suggestion is found.

use serde_json::{Value as Json, json};

use super::DONE;
use super::desk::Desk;
use super::json::yuan;
use super::print::Page;
use super::stop::Stop;
use crate::domain::text;
use crate::exchange::out::Value;
use crate::present::{lists, terms};
use crate::service::Fault;
use crate::service::basket::{self, Ground, Waiting};
use crate::store::Store;
use crate::store::ledger::Ledger;
use crate::store::org::END_OF_TIME;

/// `payment:12`: a row of the basket by its ledger and number.
fn id(w: &Waiting) -> String {
    format!("{}:{}", w.row.ledger.table(), w.row.id)
}

/// `basket`
pub(super) fn list(desk: &Desk) -> Result<u8, Stop> {
    let rows = basket::list(&desk.or_empty()?)?;
    let (b, i, c) = (&desk.s.bench, &desk.s.import, &desk.s.cli);
    let row = |w: &Waiting| {
        let given = w.row.given_name.as_deref().or(w.row.given_code.as_deref());
        let suggestion = w.suggestion.as_ref().map(|s| format!("{} {}", s.code, s.name));
        vec![
            Value::text(id(w)),
            w.row.date.map_or(Value::Empty, Value::Date),
            Value::yuan(w.row.amount),
            Value::maybe_text(given),
            Value::maybe_text(w.row.given_unit.as_deref()),
            Value::maybe_text(w.row.purpose.as_deref()),
            Value::text(lists::source(&w.row.file, &w.row.sheet, &w.row.cell)),
            Value::text(suggestion.unwrap_or_else(|| i.no_suggestion.to_string())),
        ]
    };
    let heads = [
        c.col_id,
        b.col_date,
        c.col_amount_yuan,
        b.col_project,
        b.col_unit,
        b.col_purpose,
        b.col_source,
        i.col_suggestion,
    ];
    let mut page = Page::of(lists::sheet(i.basket_title, &heads, rows.iter().map(row).collect()), desk.today());
    page.below.push(if rows.is_empty() { i.basket_empty.to_string() } else { c.basket_how.to_string() });
    desk.show(&page, || json!({"rows": rows.iter().map(|w| row_json(desk, w)).collect::<Vec<_>>()}))?;
    Ok(DONE)
}

fn row_json(desk: &Desk, w: &Waiting) -> Json {
    let r = &w.row;
    let reason = r.reason.as_deref().map(|key| terms::reason_of_key(desk.lang, key, None).0);
    let ground = |g: &Ground| match g {
        Ground::Document => "quota_doc",
        Ground::Unit => "unit",
        Ground::Purpose => "purpose",
        Ground::Name => "name",
    };
    let suggestion = w.suggestion.as_ref().map(|s| {
        json!({"project_code": s.code, "project": s.name, "grounds": s.grounds.iter().map(ground).collect::<Vec<_>>()})
    });
    json!({
        "id": id(w), "ledger": r.ledger.table(), "year": r.year, "date": r.date.map(|d| d.to_string()),
        "amount": yuan(r.amount), "project_code": r.given_code, "project": r.given_name, "unit": r.given_unit,
        "quota_doc": r.doc_no, "purpose": r.purpose, "code": r.reason, "reason": reason, "file": r.file,
        "sheet": r.sheet, "cell": r.cell, "suggestion": suggestion,
    })
}

/// `basket accept`
pub(super) fn accept(desk: &Desk, ids: &[String], all: bool, project: Option<&str>) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let waiting = basket::list(&store)?;
    let c = &desk.s.cli;
    let mut chosen: Vec<(Ledger, i64, i64)> = Vec::new();
    if all {
        let suggested = waiting.iter().filter_map(|w| w.suggestion.as_ref().map(|s| (w, s.project_id)));
        chosen.extend(suggested.map(|(w, project)| (w.row.ledger, w.row.id, project)));
    }
    for typed in ids {
        let found = waiting.iter().find(|w| id(w) == *typed);
        let row = found.ok_or_else(|| Stop::said((c.no_basket_row)(typed), c.no_basket_row_hint))?;
        let target = match project {
            Some(code) => project_of(&store, row.row.year, code)?,
            None => {
                let suggested = row.suggestion.as_ref().map(|s| s.project_id);
                suggested.ok_or_else(|| Stop::said((c.not_suggested)(typed), c.not_suggested_hint))?
            }
        };
        if !chosen.iter().any(|(l, n, _)| (*l, *n) == (row.row.ledger, row.row.id)) {
            chosen.push((row.row.ledger, row.row.id, target));
        }
    }
    if !chosen.is_empty() {
        basket::accept(&mut store, &desk.stamp(), &chosen)?;
    }
    desk.tell(&[(desk.s.import.accepted)(chosen.len())], || json!({"accepted": chosen.len()}))?;
    Ok(DONE)
}

fn project_of(store: &Store, year: i16, code: &str) -> Result<i64, Stop> {
    let code = text::clean(code);
    let projects = store.projects(year, END_OF_TIME)?;
    let found = projects.into_iter().find(|p| p.project.code == code);
    Ok(found.map(|p| p.project.id).ok_or(Fault::NoProject { code, year })?)
}
