//! Lists of targets as sheets of typed cells: the same for a terminal, a CSV
//! and a workbook. Never here: which rows a list holds.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::lists::{count, percent, sheet};
use super::strings::Strings;
use super::{Lang, fault, finding, objection, reading, reasons, target};
use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::domain::money::Money;
use crate::domain::target::check::Check;
use crate::domain::target::coverage::{Coverage, MoneyShare, Share};
use crate::domain::target::diff::Change;
use crate::domain::target::objection::Objection;
use crate::exchange::out::{SheetOut, Value};
use crate::service::Fault;
use crate::service::target::Item;
use crate::service::target::import::{Imported, Outcome};
use crate::service::target::show::{LastYear, VersionPage};

fn maybe(value: Option<Money>) -> Value {
    value.map_or(Value::Empty, Value::wan)
}

fn whole(n: i64) -> Value {
    if n == 0 { Value::Empty } else { Value::Integer(n) }
}

/// The targets of a queue.
pub fn items(s: &Strings, rows: &[Item], as_of: Date) -> SheetOut {
    let (t, b) = (&s.target_lists, &s.bench);
    let heads = [
        t.col_state,
        t.col_code,
        t.col_name,
        b.col_department,
        b.col_budget,
        t.col_declared,
        t.col_due,
        t.col_filed,
        t.col_late,
        t.col_version,
        t.col_rounds,
        t.col_points,
        t.col_grade,
        t.col_sure,
        t.col_judgement,
        t.col_doubtful,
        t.col_document,
        t.col_note,
    ];
    let row = |i: &Item| {
        vec![
            Value::text(target::state_and_flag(s, i.state, i.frozen.is_some())),
            Value::maybe_text(i.code.as_deref()),
            Value::text(&i.name),
            Value::text(&i.department),
            Value::wan(i.budget),
            maybe(i.declared),
            Value::Date(i.due),
            i.filed.map_or(Value::Empty, Value::Date),
            whole(i.days_late(as_of)),
            whole(i64::from(i.version)),
            whole(i.rounds.to_i64().unwrap_or_default()),
            i.points.map_or(Value::Empty, Value::Number),
            i.grade.map_or(Value::Empty, |g| Value::text(target::grade(s, g))),
            whole(i.objections.sure.to_i64().unwrap_or_default()),
            whole(i.objections.judgement.to_i64().unwrap_or_default()),
            whole(i.objections.doubtful.to_i64().unwrap_or_default()),
            Value::maybe_text(i.document.as_deref()),
            Value::text(&i.note),
        ]
    };
    sheet(t.targets, &heads, rows.iter().map(row).collect())
}

/// The indicators of a form, last year's target beside each where the name is
/// the same.
pub fn indicators(s: &Strings, form: &Form, last_year: Option<&LastYear>) -> SheetOut {
    let t = &s.target_lists;
    let heads = [
        t.col_level1,
        t.col_level2,
        t.col_indicator,
        t.col_target,
        s.reading.col_reading,
        t.col_last_year,
        t.col_last_actual,
        t.col_marks,
        t.col_cell,
    ];
    let before = |name: &str| {
        let same = last_year?.form.rows.iter().find(|r| !r.name.is_empty() && r.name.text == name)?;
        Some((same.target.text.as_str(), same.actual.text.as_str()))
    };
    let rows = form.rows.iter().filter(|r| !r.is_blank()).map(|r| {
        let doubt = reading::doubt(s, &r.reading);
        let read = doubt.map_or_else(
            || reading::words(s, &r.reading),
            |why| [reading::words(s, &r.reading), why].join(s.common.semicolon),
        );
        vec![
            Value::text(&r.level1.text),
            Value::text(&r.level2.text),
            Value::text(&r.name.text),
            Value::text(&r.target.text),
            Value::text(read),
            Value::maybe_text(before(&r.name.text).map(|b| b.0)),
            Value::maybe_text(before(&r.name.text).map(|b| b.1).filter(|a| !a.is_empty())),
            r.weight().map_or_else(|| Value::text(&r.marks.text), Value::Number),
            Value::text(&r.target.cell),
        ]
    });
    sheet(t.indicators, &heads, rows.collect())
}

/// What the checks object to in a form, each with its cell and a better wording.
pub fn objections(s: &Strings, form: &Form, rows: &[Objection<Check>]) -> SheetOut {
    let t = &s.target_lists;
    let heads = [t.col_certainty, t.col_blocks, t.col_cell, t.col_quote, t.col_objection, t.col_suggestion];
    let row = |o: &Objection<Check>| {
        vec![
            Value::text(objection::certainty(s, o.certainty)),
            Value::text(if o.blocks { t.yes } else { "" }),
            Value::text(&o.at.cell),
            Value::text(&o.at.text),
            Value::text(objection::message(s, o)),
            Value::text(objection::suggestion(s, form, o)),
        ]
    };
    sheet(t.objections, &heads, rows.iter().map(row).collect())
}

/// What happened to the versions, newest version first.
pub fn events(s: &Strings, versions: &[VersionPage]) -> SheetOut {
    let t = &s.target_lists;
    let heads =
        [t.col_version, s.bench.col_date, t.col_step, t.col_state, t.col_by, t.col_document, t.col_note, t.col_at];
    let rows = versions.iter().flat_map(|v| {
        v.events.iter().map(|e| {
            vec![
                Value::Integer(i64::from(v.number)),
                Value::Date(e.day),
                Value::text(target::step(s, e.step)),
                Value::text(target::state(s, e.to)),
                Value::text(&e.by),
                Value::maybe_text(e.document.as_deref()),
                Value::text(&e.note),
                Value::text(&e.at),
            ]
        })
    });
    sheet(t.events, &heads, rows.collect())
}

/// A change in five cells: part, row, field, before, after.
fn change(s: &Strings, c: &Change) -> [String; 5] {
    let t = &s.target_lists;
    let part = target::part(s, c.part()).to_string();
    match c {
        Change::Added { label, value, .. } => {
            [part, label.text.clone(), t.added.to_string(), String::new(), value.text.clone()]
        }
        Change::Removed { label, value, .. } => {
            [part, label.text.clone(), t.removed.to_string(), value.text.clone(), String::new()]
        }
        Change::Changed { label, field, before, after, .. } => {
            [part, label.clone(), target::field(s, *field).to_string(), before.text.clone(), after.text.clone()]
        }
    }
}

/// What differs between two versions or rounds.
pub fn changes(s: &Strings, rows: &[Change]) -> SheetOut {
    let t = &s.target_lists;
    let heads = [t.col_part, t.col_row, t.col_field, t.col_before, t.col_after, t.col_cell];
    let row = |c: &Change| {
        let mut cells: Vec<Value> = change(s, c).into_iter().map(Value::text).collect();
        cells.push(Value::maybe_text(c.cell()));
        cells
    };
    sheet(t.changes, &heads, rows.iter().map(row).collect())
}

/// Coverage of a year: departments, projects, money by fund type.
pub fn coverage(s: &Strings, c: &Coverage) -> SheetOut {
    let t = &s.target_lists;
    let heads = [
        t.col_scope,
        s.bench.col_projects,
        t.col_approved,
        t.col_share,
        t.col_amount,
        t.col_amount_approved,
        t.col_share,
    ];
    let line = |name: &str, n: Option<Share>, m: Option<MoneyShare>, projects: Option<usize>| {
        vec![
            Value::text(name),
            n.map_or_else(|| projects.map_or(Value::Empty, count), |n| count(n.total)),
            n.map_or(Value::Empty, |n| count(n.approved)),
            percent(n.and_then(|n| n.share())),
            maybe(m.map(|m| m.total)),
            maybe(m.map(|m| m.approved)),
            percent(m.and_then(|m| m.share())),
        ]
    };
    let mut rows = vec![
        line(t.row_departments, Some(c.departments), None, None),
        line(t.row_projects, Some(c.projects), Some(c.amount), None),
        line(t.row_required, Some(c.required), Some(c.required_amount), None),
    ];
    rows.extend(c.by_fund.iter().map(|f| line(finding::fund(&f.fund), None, Some(f.amount), Some(f.projects))));
    sheet(t.coverage, &heads, rows)
}

/// What an outcome is called.
pub fn outcome(s: &Strings, o: &Outcome) -> &'static str {
    let t = &s.target_lists;
    match o {
        Outcome::Imported => t.imported,
        Outcome::Changed => t.changed,
        Outcome::Unchanged => t.unchanged,
        Outcome::SetAside(..) => t.set_aside,
    }
}

/// Every file and every form of an import, each with what became of it.
pub fn imported(lang: Lang, done: &Imported) -> SheetOut {
    let s = lang.strings();
    let (t, c) = (&s.target_lists, &s.cli);
    let heads = [
        c.col_file,
        c.col_sheet,
        t.col_name,
        t.col_declared,
        t.col_outcome,
        t.col_state,
        t.col_version,
        t.col_rounds,
        t.changes,
        t.col_cell,
        t.col_reason,
        t.col_todo,
    ];
    let mut rows = Vec::new();
    for f in &done.files {
        if let Some(bad) = &f.fault {
            let (why, todo) = fault::fault(lang, &Fault::File { file: f.file.clone(), fault: bad.clone() });
            let mut row = vec![Value::text(&f.file); 1];
            row.resize(heads.len(), Value::Empty);
            row[4] = Value::text(t.broken);
            row[10] = Value::text(why);
            row[11] = Value::maybe_text(todo.as_deref());
            rows.push(row);
        }
        for r in &f.forms {
            let (cell, (why, todo)) = match &r.outcome {
                Outcome::SetAside(reason, at) => (at.cell.clone(), reasons::reason(lang, *reason)),
                _ if r.other_name => (String::new(), (t.other_name.to_string(), "")),
                _ => Default::default(),
            };
            rows.push(vec![
                Value::text(&f.file),
                Value::text(&r.sheet),
                Value::text(&r.name),
                maybe(r.amount),
                Value::text(outcome(s, &r.outcome)),
                r.state.map_or(Value::Empty, |st| Value::text(target::state(s, st))),
                whole(i64::from(r.version)),
                whole(i64::from(r.round)),
                whole(r.changes.len().to_i64().unwrap_or_default()),
                Value::text(cell),
                Value::text(why),
                Value::text(todo),
            ]);
        }
    }
    sheet(t.forms, &heads, rows)
}

/// Points as a number of a list.
pub fn points(p: Option<Decimal>) -> Value {
    p.map_or(Value::Empty, Value::Number)
}
