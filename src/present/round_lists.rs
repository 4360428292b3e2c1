//! Lists of monitoring rounds and forms as sheets of typed cells. Never here:
//! which rows a list holds.

use rust_decimal::prelude::ToPrimitive;

use super::lists::{count, percent, sheet};
use super::strings::Strings;
use super::{Lang, fault, finding, monitor, reasons, terms};
use crate::domain::monitor::filing::Noted;
use crate::domain::monitor::record::FormEvent;
use crate::domain::monitor::reported::FormState;
use crate::exchange::out::{SheetOut, Value};
use crate::service::Fault;
use crate::service::monitor::import::{Imported, Outcome};
use crate::service::monitor::{Counts, DepartmentLine, Item, Line, RoundLine};

fn whole(n: i64) -> Value {
    if n == 0 { Value::Empty } else { Value::Integer(n) }
}

fn many(n: usize) -> Value {
    whole(n.to_i64().unwrap_or_default())
}

/// The forms of a round in a line: 应报 … 未报 … 已报 ….
pub fn counts(s: &Strings, c: &Counts) -> String {
    let t = &s.rounds;
    let each = FormState::ALL.into_iter().filter(|state| c.of(*state) > 0 || *state != FormState::Noticed);
    let each = each.map(|state| (t.count)(monitor::form_state(s, state), c.of(state)));
    let parts: Vec<String> = std::iter::once((t.must_file)(c.all())).chain(each).collect();
    parts.join(s.common.semicolon)
}

/// The rounds of a year.
pub fn rounds(s: &Strings, rows: &[RoundLine]) -> SheetOut {
    let t = &s.rounds;
    let form = |state| monitor::form_state(s, state);
    let heads = [
        t.col_round,
        s.target_lists.col_state,
        t.col_cutoff,
        t.col_due,
        t.col_must,
        form(FormState::NotFiled),
        form(FormState::Filed),
        form(FormState::Returned),
        form(FormState::Accepted),
        form(FormState::Noticed),
        t.col_late,
        t.col_closed,
    ];
    let row = |r: &RoundLine| {
        let mut cells = vec![
            Value::text((t.round_name)(r.opening.months)),
            Value::text(monitor::round_state(s, r.state)),
            Value::Date(r.opening.cutoff),
            Value::Date(r.opening.due),
        ];
        cells.extend(of_counts(&r.counts));
        cells.push(r.closed.map_or(Value::Empty, Value::Date));
        cells
    };
    sheet(t.rounds, &heads, rows.iter().map(row).collect())
}

/// All, each state, late.
fn of_counts(c: &Counts) -> Vec<Value> {
    let states = FormState::ALL.into_iter().map(|state| many(c.of(state)));
    std::iter::once(count(c.all())).chain(states).chain(std::iter::once(many(c.late))).collect()
}

/// The forms of a round.
pub fn items(s: &Strings, rows: &[Item]) -> SheetOut {
    let (t, l, b) = (&s.rounds, &s.target_lists, &s.bench);
    let heads = [
        l.col_state,
        b.col_code,
        b.col_project,
        b.col_department,
        l.col_filed,
        l.col_late,
        t.col_progress,
        b.col_light,
        t.col_possibility,
        t.col_asked,
        t.col_problems,
        l.col_rounds,
        b.col_key,
        l.col_note,
    ];
    let row = |i: &Item| {
        vec![
            Value::text(monitor::form_state(s, i.state)),
            Value::text(&i.code),
            Value::text(&i.project),
            Value::text(&i.department),
            i.filed.map_or(Value::Empty, Value::Date),
            whole(i.days_late),
            percent(i.progress),
            Value::text(finding::lamp(s, i.lamp)),
            i.possibility.map_or(Value::Empty, |p| Value::text(p.name())),
            many(i.asked),
            many(i.problems),
            many(i.filings),
            Value::text(if i.key_monitored { l.yes } else { "" }),
            Value::text(&i.note),
        ]
    };
    sheet(t.forms, &heads, rows.iter().map(row).collect())
}

/// The forms of a round by department.
pub fn departments(s: &Strings, rows: &[DepartmentLine]) -> SheetOut {
    let (t, b) = (&s.rounds, &s.bench);
    let form = |state| monitor::form_state(s, state);
    let heads = [
        b.col_code,
        b.col_department,
        t.col_division,
        t.col_must,
        form(FormState::NotFiled),
        form(FormState::Filed),
        form(FormState::Returned),
        form(FormState::Accepted),
        form(FormState::Noticed),
        t.col_late,
        s.target_lists.col_late,
    ];
    let row = |d: &DepartmentLine| {
        let mut cells =
            vec![Value::maybe_text(d.code.as_deref()), Value::text(&d.name), Value::maybe_text(d.division.as_deref())];
        cells.extend(of_counts(&d.counts));
        cells.push(whole(d.days_late));
        cells
    };
    sheet(t.departments, &heads, rows.iter().map(row).collect())
}

/// The indicators of a form.
pub fn lines(lang: Lang, rows: &[Line]) -> SheetOut {
    let s = lang.strings();
    let (t, l, b) = (&s.rounds, &s.target_lists, &s.bench);
    let heads = [
        l.col_level2,
        l.col_indicator,
        l.col_target,
        t.col_actual,
        t.col_progress,
        b.col_light,
        t.col_forecast,
        t.col_possibility,
        t.col_causes,
        t.col_reason,
        l.col_marks,
        t.col_judged,
        l.col_cell,
    ];
    let row = |line: &Line| {
        let r = &line.value.reported;
        let causes = terms::list(lang, r.causes().map(|c| c.name()));
        vec![
            Value::text(&line.value.level2),
            Value::text(&r.name),
            Value::text(&r.aim.target.raw),
            Value::text(&r.actual.raw),
            percent(line.standing.progress.ok()),
            Value::text(finding::lamp(s, line.standing.lamp)),
            Value::text(&r.forecast.raw),
            r.possibility.map_or(Value::Empty, |p| Value::text(p.name())),
            Value::text(causes),
            Value::text(&r.reason),
            r.weight.map_or(Value::Empty, Value::Number),
            line.standing.progress.err().map_or(Value::Empty, |open| Value::text(monitor::open(s, open))),
            Value::text(&line.value.actual_cell),
        ]
    };
    sheet(l.indicators, &heads, rows.iter().map(row).collect())
}

/// What was wrong with a form, cell by cell.
pub fn notes<'a>(s: &Strings, rows: impl Iterator<Item = (&'a Noted, &'a str)>) -> SheetOut {
    let (t, l) = (&s.rounds, &s.target_lists);
    let heads = [l.col_cell, l.col_quote, t.col_problem, t.col_row_text];
    let row = |(n, row): (&Noted, &str)| {
        vec![
            Value::text(&n.at.cell),
            Value::text(&n.at.text),
            Value::text(monitor::problem(s, &n.problem)),
            Value::text(row),
        ]
    };
    sheet(t.problems, &heads, rows.map(row).collect())
}

/// What happened to a form.
pub fn events(s: &Strings, rows: &[FormEvent]) -> SheetOut {
    let l = &s.target_lists;
    let heads = [s.bench.col_date, l.col_step, l.col_state, l.col_by, l.col_document, l.col_note, l.col_at];
    let row = |e: &FormEvent| {
        vec![
            Value::Date(e.day),
            Value::text(monitor::form_step(s, e.step)),
            Value::text(monitor::form_state(s, e.to)),
            Value::text(&e.by),
            Value::maybe_text(e.document.as_deref()),
            Value::text(&e.note),
            Value::text(&e.at),
        ]
    };
    sheet(l.events, &heads, rows.iter().map(row).collect())
}

/// What an outcome is called.
pub fn outcome(s: &Strings, o: &Outcome) -> &'static str {
    match o {
        Outcome::Filed => s.rounds.filed,
        Outcome::Again => s.rounds.filed_again,
        Outcome::Unchanged => s.target_lists.unchanged,
        Outcome::SetAside(..) => s.target_lists.set_aside,
    }
}

/// Every file and every form of an import, each with what became of it.
pub fn imported(lang: Lang, done: &Imported) -> SheetOut {
    let s = lang.strings();
    let (t, l, c) = (&s.rounds, &s.target_lists, &s.cli);
    let heads = [
        c.col_file,
        c.col_sheet,
        s.bench.col_project,
        l.col_outcome,
        l.col_state,
        t.col_progress,
        s.bench.col_light,
        t.col_problems,
        l.col_cell,
        l.col_reason,
        l.col_todo,
    ];
    let mut rows = Vec::new();
    for f in &done.files {
        if let Some(bad) = &f.fault {
            let (why, todo) = fault::fault(lang, &Fault::File { file: f.file.clone(), fault: bad.clone() });
            let mut row = vec![Value::text(&f.file); 1];
            row.resize(heads.len(), Value::Empty);
            row[3] = Value::text(l.broken);
            row[9] = Value::text(why);
            row[10] = Value::maybe_text(todo.as_deref());
            rows.push(row);
        }
        for r in &f.forms {
            let (cell, (why, todo)) = match &r.outcome {
                Outcome::SetAside(reason, at) => (at.cell.clone(), reasons::reason(lang, *reason)),
                _ if r.other_name => (String::new(), (l.other_name.to_string(), "")),
                _ => Default::default(),
            };
            rows.push(vec![
                Value::text(&f.file),
                Value::text(&r.sheet),
                Value::text(&r.name),
                Value::text(outcome(s, &r.outcome)),
                r.state.map_or(Value::Empty, |st| Value::text(monitor::form_state(s, st))),
                percent(r.progress),
                Value::text(finding::lamp(s, r.lamp)),
                many(r.noted.len()),
                Value::text(cell),
                Value::text(why),
                Value::text(todo),
            ]);
        }
    }
    sheet(t.imported, &heads, rows)
}

/// What is wrong with the forms of an import that came in all the same.
pub fn problems(s: &Strings, done: &Imported) -> SheetOut {
    let (t, l, c) = (&s.rounds, &s.target_lists, &s.cli);
    let heads = [c.col_file, s.bench.col_project, l.col_cell, l.col_quote, t.col_problem];
    let forms = done.files.iter().flat_map(|f| f.forms.iter().map(move |r| (&f.file, r)));
    let rows = forms.flat_map(|(file, r)| {
        r.noted.iter().map(move |n| {
            vec![
                Value::text(file),
                Value::text(&r.name),
                Value::text(&n.at.cell),
                Value::text(&n.at.text),
                Value::text(monitor::problem(s, &n.problem)),
            ]
        })
    });
    sheet(t.problems, &heads, rows.collect())
}
