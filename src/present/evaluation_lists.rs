//! Self-evaluations as sheets of typed cells, the same for a terminal, a CSV
//! and a workbook. Never here: which rows a list holds.

use rust_decimal::Decimal;

use super::lists::{count, percent, sheet};
use super::strings::Strings;
use super::{Lang, evaluation as words, reasons, score};
use crate::domain::evaluation::Grade;
use crate::domain::evaluation::state::State;
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::ratio::round_half_away;
use crate::exchange::out::{SheetOut, Value};
use crate::service::evaluation::import::{Imported, Outcome};
use crate::service::evaluation::{Coverage, DepartmentGap, Drawn, Item, Page};

/// To hundredths, in every format.
fn points(value: Option<Decimal>) -> Value {
    let two = |v: Decimal| {
        let mut shown = round_half_away(v, 2);
        shown.rescale(2);
        shown
    };
    value.map_or(Value::Empty, |v| Value::Number(two(v)))
}

fn wan(m: Money) -> Value {
    Value::Money(m, MoneyUnit::Wan)
}

fn grade(s: &Strings, g: Option<Grade>) -> Value {
    Value::maybe_text(g.map(|g| words::grade(s, g)))
}

fn state(s: &Strings, item: &Item) -> Value {
    let entered = item.entering.is_some() && matches!(item.state, State::NotFiled | State::Returned);
    Value::text(if entered { s.evaluations.entering } else { words::state(s, item.state) })
}

fn odd(s: &Strings, item: &Item) -> Value {
    let said: Vec<String> = item.anomalies.iter().map(|a| words::anomaly(s, a)).collect();
    if said.is_empty() { Value::Empty } else { Value::text(said.join(s.common.semicolon)) }
}

/// The list.
pub fn list(s: &Strings, items: &[Item]) -> SheetOut {
    let e = &s.evaluations;
    let heads = [
        e.col_code,
        e.col_name,
        e.col_department,
        e.col_state,
        e.col_filed,
        e.col_budget,
        e.col_rate,
        e.col_score,
        e.col_computed,
        e.col_gap,
        e.col_grade,
        e.col_rechecked,
        e.col_odd,
    ];
    let row = |i: &Item| {
        vec![
            Value::maybe_text(i.code.as_deref()),
            Value::text(&i.name),
            Value::text(&i.department),
            state(s, i),
            i.filed.map_or(Value::Empty, |(_, last)| Value::Date(last)),
            wan(i.budget),
            percent(i.rate()),
            points(i.own()),
            points(i.computed()),
            points(i.gap()),
            grade(s, i.grade()),
            points(i.rechecked),
            odd(s, i),
        ]
    };
    sheet(e.sheet, &heads, items.iter().map(row).collect())
}

/// The rows of one, with execution and the total below them.
pub fn rows(s: &Strings, page: &Page) -> SheetOut {
    let e = &s.evaluations;
    let heads = [
        e.col_class,
        e.col_indicator,
        e.col_target,
        e.col_actual,
        e.col_marks,
        e.col_own,
        e.col_points,
        e.col_reason,
        e.col_why,
    ];
    let mut out = Vec::new();
    let judged = page.judged.as_ref();
    for (n, row) in page.rows.iter().enumerate() {
        let by_rule = judged.and_then(|j| j.rows.get(n));
        let class = row.line.class.1.map_or(row.line.levels.1.as_str(), |c| c.name());
        let why = by_rule.map(|r| match &r.scored {
            Ok(scored) => score::explain(s, scored, &row.line.target, &page.scheme),
            Err(why) => {
                let actual = crate::domain::indicator::Reading::parse(&row.filled.actual);
                let marks = row.line.weight.unwrap_or_default();
                score::ask(s, *why, &row.line.target, &actual, marks, &page.scheme)
            }
        });
        out.push(vec![
            Value::text(class),
            Value::text(&row.line.name),
            Value::text(&row.line.target.raw),
            Value::text(&row.filled.actual),
            points(row.line.weight),
            points(row.filled.own),
            points(by_rule.and_then(|r| r.points)),
            Value::text(&row.filled.reason),
            Value::maybe_text(why.as_deref()),
        ]);
    }
    if let Some(x) = &page.execution {
        let own = page.form.as_ref().and_then(|f| f.funds.iter().find_map(|f| own_points(&f.score.text)));
        let mut row = vec![Value::Empty; heads.len()];
        row[1] = Value::text(e.execution);
        (row[4], row[5], row[6]) = (Value::Number(x.marks), points(own), points(x.points));
        row[8] = Value::text(score::execution(s, x, &page.scheme));
        out.push(row);
    }
    if let Some(j) = judged {
        let mut row = vec![Value::Empty; heads.len()];
        row[1] = Value::text(e.total);
        row[5] = points(page.item.figures.as_ref().and_then(|f| f.own));
        row[6] = Value::Number(j.total.total);
        row[8] = grade(s, j.total.grade);
        out.push(row);
    }
    sheet(e.sheet_rows, &heads, out)
}

fn own_points(printed: &str) -> Option<Decimal> {
    crate::domain::money::parse_number(printed.trim())
}

/// What happened to one.
pub fn life(s: &Strings, page: &Page) -> SheetOut {
    let e = &s.evaluations;
    let heads = [e.col_day, e.col_step, e.col_rechecked, e.col_by, e.col_note];
    let row = |v: &crate::domain::evaluation::state::Event| {
        vec![
            Value::Date(v.day),
            Value::text(words::step(s, v.step)),
            points(v.score),
            Value::text(&v.by),
            Value::text(&v.note),
        ]
    };
    sheet(e.sheet_filings, &heads, page.events.iter().map(row).collect())
}

/// Who was drawn.
pub fn sample(s: &Strings, drawn: &[Drawn]) -> SheetOut {
    let e = &s.evaluations;
    let heads =
        [e.col_code, e.col_name, e.col_department, e.col_budget, e.col_score, e.col_grade, e.col_lots, e.col_odd];
    let row = |d: &Drawn| {
        let i = &d.item;
        vec![
            Value::maybe_text(i.code.as_deref()),
            Value::text(&i.name),
            Value::text(&i.department),
            wan(i.budget),
            points(i.score()),
            grade(s, i.grade()),
            Value::Integer(i64::try_from(d.lots).unwrap_or(i64::MAX)),
            odd(s, i),
        ]
    };
    sheet(e.sheet_sample, &heads, drawn.iter().map(row).collect())
}

/// Checks against own scores.
pub fn gaps(s: &Strings, gaps: &[DepartmentGap]) -> SheetOut {
    let e = &s.evaluations;
    let heads =
        [e.col_code, e.col_department, e.col_checked, e.col_mean_own, e.col_mean_check, e.col_mean_gap, e.col_widest];
    let row = |g: &DepartmentGap| {
        vec![
            Value::maybe_text(g.code.as_deref()),
            Value::text(&g.name),
            count(g.checked),
            Value::Number(g.own),
            Value::Number(g.rechecked),
            Value::Number(g.gap),
            Value::Number(g.widest),
        ]
    };
    sheet(e.sheet_gaps, &heads, gaps.iter().map(row).collect())
}

/// Department by department.
pub fn coverage(s: &Strings, c: &Coverage) -> SheetOut {
    let e = &s.evaluations;
    let heads = [
        e.col_code,
        e.col_department,
        e.col_own_state,
        e.col_own_score,
        e.col_projects,
        e.col_filed_projects,
        e.col_amount,
        e.col_filed_amount,
        e.excellent,
        e.good,
        e.fair,
        e.poor,
        e.col_mean,
    ];
    let rows = c.by_department.iter().map(|d| {
        let mut row = vec![
            Value::maybe_text(d.code.as_deref()),
            Value::text(&d.name),
            Value::text(words::state(s, d.own)),
            points(d.own_score.map(|(score, _)| score)),
            count(d.projects.0),
            count(d.projects.1),
            wan(d.amounts.0),
            wan(d.amounts.1),
        ];
        row.extend(d.grades.iter().map(|n| count(*n)));
        row.push(points(d.mean));
        row
    });
    sheet(e.sheet_coverage, &heads, rows.collect())
}

/// What became of every form of an import.
pub fn imported(lang: Lang, done: &Imported) -> SheetOut {
    let s = lang.strings();
    let (e, c) = (&s.evaluations, &s.cli);
    let heads = [c.col_file, c.col_sheet, e.col_name, e.col_step, e.col_score, e.col_computed, e.col_grade, e.col_note];
    let mut rows = Vec::new();
    for f in &done.files {
        for r in &f.forms {
            let (what, note) = match &r.outcome {
                Outcome::Filed => (e.outcome_filed, String::new()),
                Outcome::Again => (e.outcome_again, String::new()),
                Outcome::Unchanged => (e.outcome_unchanged, String::new()),
                Outcome::SetAside(reason, at) => {
                    let (why, todo) = reasons::reason(lang, *reason);
                    let said = format!("{} {why}", at.cell);
                    (e.outcome_set_aside, [said.trim(), todo].join(s.common.semicolon))
                }
            };
            let asked: Vec<String> = r
                .noted
                .iter()
                .map(|n| format!("{} {}", n.at.cell, words::problem(s, &n.problem, &n.at.text)).trim().to_string())
                .collect();
            let note = if note.is_empty() { asked.join(s.common.semicolon) } else { note };
            rows.push(vec![
                Value::text(&f.file),
                Value::text(&r.sheet),
                Value::text(&r.name),
                Value::text(what),
                points(r.own),
                points(r.computed),
                grade(s, r.grade),
                Value::text(note),
            ]);
        }
    }
    sheet(e.sheet, &heads, rows)
}
