//! The lists that are asked for one by one, as rows.
//!
//! Never here: which columns they have (see `screens::lists`).

use crate::domain::monitor::setting::{RuleSet, Source, rule_of};
use crate::present::{Lang, fault, finding, number, terms};
use crate::service::group::{self, GroupKey};
use crate::service::rules::{self, Simulation};
use crate::service::survey;
use crate::service::{Fault, basket};
use crate::store::batch::Batch;
use crate::store::ledger::Ledger;
use crate::tui::effect::{When, Which};
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

use super::StoreDesk;
use super::evaluation::choose;
use super::money::{source, vouchers, words};
use super::{results, targets};

/// As many entries of the log as a list holds at once.
const LOG: u64 = 2_000;

/// The rows of a list; an empty store has none.
pub fn rows(desk: &StoreDesk, lang: Lang, when: When, which: &Which) -> Result<Vec<Row>, Fault> {
    match read(desk, lang, when, which) {
        Err(Fault::EmptyStore) => Ok(Vec::new()),
        read => read,
    }
}

fn read(desk: &StoreDesk, lang: Lang, when: When, which: &Which) -> Result<Vec<Row>, Fault> {
    match which {
        Which::Groups(by) => groups(desk, lang, when, *by),
        Which::Vouchers(project) => vouchers(desk, when, *project),
        Which::Batches => {
            let batches = desk.store.batches()?;
            Ok(batches.iter().map(|b| batch(lang, b)).collect())
        }
        Which::Aside(id) => aside(desk, lang, *id),
        Which::Basket => waiting(desk, lang),
        Which::Rules => settings(desk, lang, when),
        Which::Log => log(desk, lang),
        Which::Coverage => targets::covered(desk, lang, when),
        Which::Unfunded => targets::unfunded(desk, lang, when),
        Which::Library => targets::library(desk, lang, when),
        Which::Candidates => choose::candidates(desk, lang, when),
        Which::Institutions => choose::known(desk, lang),
        Which::Linkage => results::linkage(desk, lang, when),
        Which::Statistics(stat) => results::statistics(desk, lang, when, *stat),
        Which::Assessed(ladder, key, _) => results::items(desk, lang, when, *ladder, *key),
        Which::Evidence(ladder, key, item) => results::evidence(desk, lang, when, (*ladder, *key, item)),
    }
}

fn groups(desk: &StoreDesk, lang: Lang, when: When, by: group::By) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let survey = survey::survey(&desk.store, desk.period(when)?)?;
    let name = |key: &GroupKey| match key {
        GroupKey::Department { name, .. } => name.clone(),
        GroupKey::Division(d) => d.clone().unwrap_or_else(|| s.bench.none_told.to_string()),
        GroupKey::Fund(f) => f.name().unwrap_or(s.bench.none_told).to_string(),
        GroupKey::Category(c) => c.as_ref().map_or(s.bench.none_told, |c| terms::category(s, c)).to_string(),
    };
    let row = |(n, g): (usize, &group::Group)| {
        let cells = vec![
            Value::Text(name(&g.key).into()),
            Value::Count(g.projects),
            Value::Wan(Some(g.budget)),
            Value::Wan(Some(g.paid)),
            Value::Percent(g.rate()),
            Value::Percent(g.pace()),
            Value::Count(g.red),
            Value::Count(g.yellow),
            Value::Wan(Some(g.idle)),
        ];
        Row::new(n as i64, cells)
    };
    Ok(group::group(&survey, by).iter().enumerate().map(row).collect())
}

fn n(count: i64) -> Value<'static> {
    Value::Count(usize::try_from(count).unwrap_or(0))
}

fn kind(lang: Lang, key: &str) -> Value<'static> {
    Value::Text(terms::batch_kind(lang.strings(), key).to_string().into())
}

/// What a batch's printed total and its rows differ by.
fn difference(b: &Batch) -> Value<'static> {
    match b.control_total.zip(b.control_sum) {
        Some((printed, summed)) => Value::Wan(Some(printed - summed)),
        None => Value::Empty,
    }
}

fn batch(lang: Lang, b: &Batch) -> Row {
    let undone = b.undone_at.is_some();
    let cells = vec![
        n(b.id),
        Value::Text(b.imported_at.get(..16).unwrap_or(&b.imported_at).replace('T', " ").into()),
        kind(lang, &b.kind),
        Value::Text(b.file.clone().into()),
        Value::Text(b.sheet.clone().into()),
        n(b.rows_read),
        n(b.rows_imported),
        n(b.rows_unchanged),
        n(b.rows_set_aside),
        b.amount_imported.map_or(Value::Empty, |m| Value::Wan(Some(m))),
        difference(b),
        Value::Text(if undone { lang.strings().import.undone } else { "" }.into()),
    ];
    let mut row = Row::new(b.id, cells);
    row.muted = undone;
    row
}

/// A batch as the preview and the result of an import show it.
pub fn batch_brief(lang: Lang, b: &Batch, at: usize) -> Row {
    let unit = match b.unit.as_str() {
        "qian" => lang.strings().terms.unit_qian,
        "wan" => lang.strings().terms.unit_wan,
        "baiwan" => lang.strings().terms.unit_baiwan,
        "yi" => lang.strings().terms.unit_yi,
        _ => lang.strings().terms.unit_yuan,
    };
    let cells = vec![
        Value::Text(b.file.clone().into()),
        Value::Text(b.sheet.clone().into()),
        kind(lang, &b.kind),
        n(b.rows_read),
        n(b.rows_imported),
        n(b.rows_unchanged),
        n(b.rows_set_aside),
        b.amount_imported.map_or(Value::Empty, |m| Value::Wan(Some(m))),
        difference(b),
        Value::Text(unit.into()),
    ];
    Row::new(at as i64, cells)
}

fn aside(desk: &StoreDesk, lang: Lang, id: i64) -> Result<Vec<Row>, Fault> {
    let of = desk.store.batch(id)?;
    let row = |r: crate::store::batch::SetAsideRow| {
        let cells = vec![
            Value::Text(r.cell.clone().into()),
            Value::Text(reason(lang, &r.reason, r.column.as_deref()).into()),
            Value::Text(r.quote.clone().into()),
            Value::Wan(r.amount),
            Value::Text(format!("{} {}", of.file, r.row_text).into()),
        ];
        cells
    };
    let rows = desk.store.set_aside(id)?;
    Ok(rows.into_iter().enumerate().map(|(i, r)| Row::new(i as i64, row(r))).collect())
}

/// Why, and what to do, from the words the store keeps.
pub fn reason(lang: Lang, key: &str, column: Option<&str>) -> String {
    let (what, todo) = terms::reason_of_key(lang, key, column);
    if todo.is_empty() { what } else { format!("{what}{}{todo}", lang.strings().common.semicolon) }
}

/// A key for a row of the basket, which holds rows of two ledgers.
pub fn basket_key(ledger: Ledger, id: i64) -> i64 {
    id * 2 + i64::from(ledger == Ledger::Payment)
}

fn waiting(desk: &StoreDesk, lang: Lang) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let row = |w: basket::Waiting| {
        let r = w.row;
        let given = [r.given_code, r.given_name, r.given_unit, r.purpose].into_iter().flatten();
        let told: Vec<String> = given.filter(|t| !t.is_empty()).collect();
        let advice = w.suggestion.as_ref().map_or_else(
            || s.import.no_suggestion.to_string(),
            |x| {
                let grounds = terms::list(lang, x.grounds.iter().map(|g| terms::ground(s, *g)));
                format!("{}（{grounds}）", x.name)
            },
        );
        let cells = vec![
            Value::Day(r.date),
            Value::Wan(Some(r.amount)),
            Value::Text(told.join(" ").into()),
            Value::Text(r.reason.map(|k| terms::reason_of_key(lang, &k, None).0).unwrap_or_default().into()),
            Value::Text(advice.into()),
            source(&r.file, &r.sheet, &r.cell),
        ];
        let mut row = Row::new(basket_key(r.ledger, r.id), cells);
        row.flag = w.suggestion.is_some();
        row
    };
    Ok(basket::list(&desk.store)?.into_iter().map(row).collect())
}

fn settings(desk: &StoreDesk, lang: Lang, when: When) -> Result<Vec<Row>, Fault> {
    let s = lang.strings();
    let set = rules::in_force(&desk.store, desk.period(when)?.as_of)?;
    let defaults = RuleSet::default();
    let row = |(i, (key, setting)): (usize, (&'static str, &crate::domain::monitor::setting::Setting))| {
        let (since, by) = match &setting.source {
            Source::Default => (Value::Empty, s.rules.builtin.to_string()),
            Source::Local { by, from, .. } => (Value::Day(Some(*from)), by.clone()),
        };
        let default = defaults.setting(key).map(|d| d.text.clone()).unwrap_or_default();
        let cells = vec![
            Value::Text(rule_of(key).map_or("", |r| finding::rule(s, r)).into()),
            Value::Text(key.into()),
            Value::Text(setting.text.clone().into()),
            Value::Text(terms::setting(s, key).into()),
            Value::Text(default.into()),
            since,
            Value::Text(by.into()),
        ];
        Row::new(i as i64, cells)
    };
    Ok(set.iter().enumerate().map(row).collect())
}

/// What a change would do to today's lights, line by line.
pub fn simulated(lang: Lang, simulation: &Simulation) -> Vec<(String, String)> {
    let s = lang.strings();
    let (before, after) = (simulation.before.counts(), simulation.after.counts());
    let change = |a: usize, b: usize| format!("{} -> {}", number::count(a), number::count(b));
    let mut lines = vec![
        (format!("{} {}", s.alerts.short, s.terms.red), change(before.red, after.red)),
        (format!("{} {}", s.alerts.short, s.terms.yellow), change(before.yellow, after.yellow)),
    ];
    if simulation.moved.is_empty() {
        lines.push((s.rules.simulation.to_string(), s.rules.no_change.to_string()));
    }
    // The first ones name what moves; the count says how many there are.
    for (code, was, is) in simulation.moved.iter().take(6) {
        let name = simulation.after.project(code).map_or(code.as_str(), |p| p.project.name.as_str());
        lines.push((name.to_string(), format!("{} -> {}", finding::light(s, *was), finding::light(s, *is))));
    }
    if simulation.moved.len() > 6 {
        lines.push((String::new(), (s.rules.and_more)(simulation.moved.len() - 6)));
    }
    lines
}

fn log(desk: &StoreDesk, lang: Lang) -> Result<Vec<Row>, Fault> {
    let row = |e: crate::store::audit::Logged| {
        let when = e.at.get(..19).unwrap_or(&e.at).replace('T', " ");
        let action = terms::logged(lang.strings(), &e.action).to_string();
        let cells = [when, e.actor, action, e.subject, e.detail].map(|t| words(Some(t)));
        Row::new(e.id, cells.to_vec())
    };
    Ok(desk.store.log(0, LOG)?.into_iter().map(row).collect())
}

/// A fault in one line.
pub fn said(lang: Lang, fault: &Fault) -> String {
    let (text, hint) = fault::fault(lang, fault);
    hint.map_or(text.clone(), |h| format!("{text}{}{h}", lang.strings().common.semicolon))
}
