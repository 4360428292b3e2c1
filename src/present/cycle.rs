//! A project through the cycle in words: one line a year, from the target over
//! monitoring and both scores to what was found and to the budget after.
//!
//! Never here: what the years are.

use rust_decimal::Decimal;

use super::lists::sheet;
use super::strings::Strings;
use super::width::{columns, pad};
use super::{number, results as words, target};
use crate::domain::linkage::Outcome;
use crate::exchange::out::{SheetOut, Value};
use crate::service::linkage::Year;

/// Heads of the line, after the year's own.
fn heads(s: &Strings) -> [&'static str; 6] {
    let t = &s.results_screens;
    [t.cycle_target, t.cycle_monitor, t.cycle_self, t.cycle_outside, t.cycle_findings, t.cycle_next]
}

fn steps(s: &Strings, y: &Year) -> [String; 6] {
    let t = &s.results_screens;
    let none = || number::NONE.to_string();
    let points = |p: Option<Decimal>| p.map_or_else(none, number::two_places);
    let come = |p: Option<Decimal>| p.map_or_else(none, |p| format!("{}%", number::percent_short(p)));
    let f = y.findings;
    [
        target::state_or_none(s, y.target).to_string(),
        y.monitored.map_or_else(none, |(n, p)| (t.cycle_months)(n, &come(p))),
        points(y.self_score),
        points(y.outside_score),
        if f.total == 0 { none() } else { (s.results.findings)(f.closed, f.total, f.overdue) },
        next(s, y).unwrap_or_else(none),
    ]
}

/// What is meant for the budget after, what its draft arranges, what came of it.
fn next(s: &Strings, y: &Year) -> Option<String> {
    let l = y.next.as_ref()?;
    let action = words::action(s, l.action()?);
    Some(match (l.draft, l.outcome()?) {
        (Some(draft), Outcome::NotAsked) => format!("{action} {}", number::wan(draft)),
        (Some(draft), outcome) => format!("{action} {} {}", number::wan(draft), words::outcome(s, outcome)),
        (None, outcome) => format!("{action} {}", words::outcome(s, outcome)),
    })
}

/// The years as a list.
pub fn years(s: &Strings, years: &[Year]) -> SheetOut {
    let t = &s.results_screens;
    let mut head = vec![t.cycle_head, s.results.col_budget, t.cycle_paid];
    head.extend(heads(s));
    let row = |y: &Year| {
        let mut row = vec![Value::Integer(y.year.into()), Value::wan(y.budget), Value::wan(y.paid)];
        row.extend(steps(s, y).map(Value::text));
        row
    };
    sheet(t.cycle_title, &head, years.iter().map(row).collect())
}

/// The years as lines with a head, aligned; below them each year's money, and
/// what was proposed, decided and drafted.
pub fn lines(s: &Strings, years: &[Year]) -> Vec<(String, String)> {
    if years.is_empty() {
        return Vec::new();
    }
    let t = &s.results_screens;
    let rows: Vec<[String; 6]> = years.iter().map(|y| steps(s, y)).collect();
    let heads = heads(s);
    let widest = |n: usize| rows.iter().map(|r| columns(&r[n])).chain([columns(heads[n])]).max().unwrap_or(0);
    let joined = |cells: [&str; 6]| {
        let padded = cells.iter().enumerate().map(|(n, cell)| pad(cell, widest(n)));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_string()
    };
    let mut out = vec![(t.cycle_head.to_string(), joined(heads))];
    for (y, row) in years.iter().zip(&rows) {
        out.push((y.year.to_string(), joined(std::array::from_fn(|n| row[n].as_str()))));
    }
    for y in years {
        out.push((String::new(), String::new()));
        let money = (t.cycle_money)(&number::wan(y.budget), &number::wan(y.paid));
        out.push((y.year.to_string(), money));
        out.extend(told(s, y).into_iter().map(|line| (String::new(), line)));
    }
    out
}

/// Proposal, decision and draft, a line each.
fn told(s: &Strings, y: &Year) -> Vec<String> {
    let t = &s.results_screens;
    let Some(l) = &y.next else { return Vec::new() };
    let mut out = Vec::new();
    if let Some(p) = &l.proposal {
        let why = if p.reason.is_empty() { &p.text } else { &p.reason };
        out.push((t.cycle_proposed)(&p.day.to_string(), words::source(s, p.source), &number::wan(p.cut), why));
    }
    match &l.decision {
        Some(d) => {
            let verdict = words::verdict(s, Some(&d.verdict));
            out.push((t.cycle_decided)(&d.day.to_string(), verdict, &number::wan(d.cut), &d.reason));
        }
        None if l.proposal.is_some() => out.push(t.cycle_undecided.to_string()),
        None => {}
    }
    if let (Some(draft), Some(case)) = (l.draft, l.case()) {
        let missing = number::wan(case.missing().unwrap_or_default());
        out.push((t.cycle_draft)(y.year + 1, &number::wan(draft), &missing));
    }
    out
}
