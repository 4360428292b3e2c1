//! The rectification ledger as sheets of typed cells (domain.md §3.7): the
//! same for a terminal, a CSV and a workbook. Never here: which rows it holds.

use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::rectification::finding::BudgetAction;
use crate::domain::rectification::ladder::Dated;
use crate::domain::rectification::standing::Event;
use crate::domain::rectification::state::Step;
use crate::exchange::out::{SheetOut, Value};
use crate::service::rectification::Item;
use crate::service::rectification::import::{Aside, FileReport};

use super::lists::{count, sheet};
use super::strings::Strings;
use super::{rectification as words, terms};

fn day(d: Option<Date>) -> Value {
    d.map_or(Value::Empty, Value::Date)
}

fn some(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::text(text) }
}

fn money(m: Option<Money>) -> Value {
    m.map_or(Value::Empty, Value::yuan)
}

fn positive(n: i64) -> Value {
    if n > 0 { Value::Integer(n) } else { Value::Empty }
}

/// What a terminal shows of findings.
pub fn short(s: &Strings, items: &[Item]) -> SheetOut {
    let t = &s.rectify;
    let heads = [
        t.col_number,
        t.col_time,
        t.col_state,
        t.col_about,
        t.col_unit,
        t.col_category,
        t.col_problem,
        t.col_due,
        t.col_amount,
    ];
    let row = |i: &Item| {
        vec![
            Value::text(i.number().to_string()),
            Value::text(words::time(s, i)),
            Value::text(words::state(s, i.state)),
            some(&i.finding.about),
            some(&i.unit),
            Value::text(words::category(s, i.finding.category)),
            some(&i.finding.description),
            day(i.standing.due),
            i.finding.amount.map_or(Value::Empty, Value::wan),
        ]
    };
    sheet(t.title, &heads, items.iter().map(row).collect())
}

/// The whole ledger, every column of §3.7 and what we know beyond it.
pub fn ledger(s: &Strings, items: &[Item]) -> SheetOut {
    let t = &s.rectify;
    let heads = [
        t.l_running,
        t.l_number,
        t.l_year,
        t.l_source,
        t.l_source_document,
        t.l_code,
        t.l_project,
        t.l_department,
        t.l_unit,
        t.l_division,
        t.l_problem,
        t.l_category,
        t.l_description,
        t.l_amount,
        t.l_requirement,
        t.l_issued,
        t.l_delivered,
        t.l_term,
        t.l_due,
        t.l_contact,
        t.l_measures,
        t.l_progress,
        t.l_reported,
        t.l_evidence,
        t.l_verifier,
        t.l_conclusion,
        t.l_closed,
        t.l_late,
        t.l_urged,
        t.l_last_urged,
        t.l_action,
        t.l_action_amount,
        t.l_copies,
        t.l_note,
        t.l_state,
        t.l_letter,
        t.l_period,
        t.l_figure,
        t.l_item,
        t.l_returned,
    ];
    let rows = items.iter().enumerate().map(|(n, i)| row(s, n, i)).collect();
    sheet(t.ledger, &heads, rows)
}

fn row(s: &Strings, n: usize, i: &Item) -> Vec<Value> {
    let (f, at) = (&i.finding, &i.standing);
    let (times, last) = at.urged();
    let verified = at.verified.as_ref();
    let evidence: Vec<&str> = at.evidence.iter().map(|e| e.name.as_str()).collect();
    // What the unit reported last is how far it has come.
    let progress = at.reported.as_ref().map(|r| r.words.as_str()).or(at.progress.as_deref()).unwrap_or_default();
    vec![
        count(n + 1),
        Value::text(i.number().to_string()),
        Value::Integer(i64::from(f.number.year)),
        Value::text(words::source(s, f.source)),
        Value::maybe_text(f.source_document.as_deref()),
        Value::maybe_text(i.project_code.as_deref()),
        some(&f.about),
        some(&i.department),
        some(&i.unit),
        Value::maybe_text(i.division.as_deref()),
        Value::Integer(i64::from(f.problem)),
        Value::text(words::category(s, f.category)),
        some(&f.description),
        money(f.amount),
        some(&f.requirement),
        day(at.issued),
        day(at.delivered),
        at.term.map_or(Value::Empty, |term| Value::text(words::term(s, term))),
        day(at.due),
        Value::maybe_text(at.contact.as_deref()),
        Value::maybe_text(at.measures.as_deref()),
        some(progress),
        day(at.reported.as_ref().map(|r| r.day)),
        some(&evidence.join("、")),
        Value::maybe_text(verified.map(|v| v.by.as_str())),
        verified.map_or(Value::Empty, |v| Value::text(words::conclusion(s, v.conclusion))),
        day(at.closed),
        positive(i.clock.days_over()),
        if times > 0 { count(times) } else { Value::Empty },
        day(last),
        if f.action == BudgetAction::None { Value::Empty } else { Value::text(words::action(s, f.action)) },
        money(f.action_amount),
        some(&i.copies.join("、")),
        some(&f.note),
        Value::text(words::state(s, i.state)),
        Value::maybe_text(at.document.as_deref()),
        some(&f.period),
        some(&f.figure),
        some(&f.item),
        if at.returned > 0 { count(at.returned) } else { Value::Empty },
    ]
}

/// What a unit fills in and sends back: what is asked of it, and empty columns.
pub fn unit_form(s: &Strings, items: &[Item]) -> SheetOut {
    let t = &s.rectify;
    let heads = [
        t.l_number,
        t.l_project,
        t.l_description,
        t.l_requirement,
        t.l_due,
        t.l_contact,
        t.l_measures,
        t.l_progress,
        t.l_reported,
        t.l_evidence,
    ];
    let row = |i: &Item| {
        let mut cells = vec![
            Value::text(i.number().to_string()),
            some(&i.finding.about),
            some(&i.finding.description),
            some(&i.finding.requirement),
            day(i.standing.due),
        ];
        cells.resize(heads.len(), Value::Empty);
        cells
    };
    sheet(t.unit_form, &heads, items.iter().map(row).collect())
}

/// What the ladder asks for, a line each.
pub fn to_do(s: &Strings, items: &[Item]) -> SheetOut {
    let t = &s.rectify;
    let heads = [
        t.col_number,
        t.col_measure,
        t.col_act,
        t.col_falls,
        t.col_due,
        t.col_time,
        t.col_unit,
        t.col_about,
        t.col_problem,
    ];
    let line = |i: &Item, d: &Dated| {
        vec![
            Value::text(i.number().to_string()),
            Value::text(words::measure(s, d.rung.measure)),
            Value::Date(d.act),
            Value::Date(d.falls),
            day(i.standing.due),
            Value::text(words::time(s, i)),
            some(&i.unit),
            some(&i.finding.about),
            some(&i.finding.description),
        ]
    };
    let rows = items.iter().flat_map(|i| i.to_do.iter().map(move |d| line(i, d))).collect();
    sheet(t.ladder, &heads, rows)
}

/// The ladder of one deadline.
pub fn ladder(s: &Strings, rungs: &[Dated]) -> SheetOut {
    let t = &s.rectify;
    let row =
        |d: &Dated| vec![Value::text(words::measure(s, d.rung.measure)), Value::Date(d.falls), Value::Date(d.act)];
    sheet(t.ladder, &[t.col_measure, t.col_falls, t.col_act], rungs.iter().map(row).collect())
}

/// Rows of lists that could not be used, with their cells.
pub fn aside(s: &Strings, files: &[FileReport]) -> SheetOut {
    let t = &s.rectify;
    let heads = [t.col_file, t.col_sheet, t.col_cell, t.col_quote, t.col_reason];
    let row = |f: &FileReport, a: &Aside| {
        vec![Value::text(&f.file), some(&a.sheet), some(&a.cell), some(&a.quote), Value::text(words::aside(s, &a.why))]
    };
    let rows = files.iter().flat_map(|f| f.aside.iter().map(move |a| row(f, a))).collect();
    sheet(t.set_aside, &heads, rows)
}

/// What lists brought: findings, and steps on findings.
pub fn taken(s: &Strings, files: &[FileReport]) -> SheetOut {
    let t = &s.rectify;
    let mut rows = Vec::new();
    for f in files {
        let added = f.added.iter().map(|n| (n, words::step(s, Step::Record)));
        let all = added.chain(f.advanced.iter().map(|(n, step)| (n, words::step(s, *step))));
        rows.extend(all.map(|(n, what)| vec![Value::text(&f.file), Value::text(n.to_string()), Value::text(what)]));
    }
    sheet(t.taken_in, &[t.col_file, t.col_number, t.col_step], rows)
}

/// What happened to a finding.
pub fn history(s: &Strings, events: &[Event]) -> SheetOut {
    let t = &s.rectify;
    let heads = [t.col_day, t.col_step, t.col_state, t.col_by, t.col_words, t.col_document, t.col_due, t.col_evidence];
    let row = |e: &Event| {
        let evidence: Vec<&str> = e.evidence.iter().map(|p| p.name.as_str()).collect();
        vec![
            Value::Date(e.day),
            Value::text(what(s, e)),
            Value::text(words::state(s, e.to)),
            some(&e.by),
            some(&said(s, e)),
            Value::maybe_text(e.document.as_deref()),
            day(e.due),
            some(&evidence.join("、")),
        ]
    };
    sheet(t.history, &heads, events.iter().map(row).collect())
}

/// An event in a word: 核查 with its conclusion, 督办 as the step of the ladder.
pub fn what(s: &Strings, e: &Event) -> String {
    match (e.measure, e.conclusion) {
        (Some(m), _) => words::measure(s, m).to_string(),
        (_, Some(c)) => (s.rectify.of)(words::step(s, e.step), words::conclusion(s, c)),
        _ => words::step(s, e.step).to_string(),
    }
}

/// What was said with an event, and to whom.
pub fn said(s: &Strings, e: &Event) -> String {
    let t = &s.rectify;
    let to = e.receiver.as_ref().map(|r| {
        let copies = terms::list(super::Lang::Zh, e.copies.iter().map(String::as_str));
        (t.letter_to)(r, &copies)
    });
    let approved = e.approver.as_ref().map(|a| (t.approved_by)(a));
    let parts = [to, approved, Some(e.note.clone()).filter(|n| !n.is_empty())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(s.common.semicolon)
}
