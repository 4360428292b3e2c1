//! One target as the reviewer sees it: its indicators with last year's beside
//! them, what is objected to, how it came here.
//!
//! Never here: the objections themselves, or a decision.

use rust_decimal::Decimal;

use crate::domain::form::{Block, Cited, Figure, Form, FundKind, Row as FormRow};
use crate::domain::target::check::Check;
use crate::domain::target::diff::{Change, diff};
use crate::domain::target::objection::Objection;
use crate::present::strings::Strings;
use crate::present::{Lang, number, objection, review as words, target};
use crate::service::Fault;
use crate::service::period::Period;
use crate::service::target::{self as service, Item, Page, Seen, Subject};
use crate::store::target::Owner;
use crate::tui::effect::When;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;
use crate::tui::rows::targets::{Objected, TargetPage};

use super::StoreDesk;
use super::targets::due;

/// Opens a target.
pub fn page(desk: &StoreDesk, lang: Lang, when: When, subject: &Subject) -> Result<TargetPage, Fault> {
    let s = lang.strings();
    let period = desk.period(when)?;
    let page = service::show(&desk.store, period, subject)?;
    let form = page.current.as_ref().map(|c| &c.form);
    let found = &page.objections;
    let before = earlier(desk, &page)?;
    let rows: Vec<&FormRow> = form.map(shown).unwrap_or_default();
    let last = page.last_year.as_ref().map(|l| &l.form);
    let lines: Vec<Line<'_>> = rows.iter().map(|r| Line { row: r, last: last.and_then(|l| of_last(l, r)) }).collect();
    let objected = form.map(|f| objected(s, f, &rows, found)).unwrap_or_default();
    let has_last = lines.iter().any(|l| l.last.is_some());
    let weights: Decimal = rows.iter().filter(|r| r.block == Block::Annual).filter_map(|r| r.weight()).sum();
    Ok(TargetPage {
        title: title(s, &page.item),
        state: state(lang, period, &page.item),
        funds: form.map(|f| funds(s, f, &page.item)).unwrap_or_default(),
        goal: form
            .map(|f| f.goals.annual.text.clone())
            .filter(|g| !g.is_empty())
            .unwrap_or_else(|| s.targets.no_goal.into()),
        weights: (s.targets.weights)(&weights.normalize().to_string()),
        rows: lines.iter().enumerate().map(|(n, l)| indicator(s, n, l, &objected, has_last)).collect(),
        has_last,
        wholes: lines.iter().enumerate().map(|(n, l)| whole_row(s, n, l, &objected)).collect(),
        whole: form.map(|f| whole(lang, f)).unwrap_or_default(),
        note: note(s, form, found),
        diff: before.as_ref().zip(form).map(|(b, f)| changes(s, &diff(b, f))).unwrap_or_default(),
        objections: objected,
        item: page.item,
    })
}

/// What a return of a version would say of its own accord.
pub fn note_of_version(desk: &StoreDesk, lang: Lang, period: Period, seen: &Seen) -> Result<String, Fault> {
    let items = service::list(&desk.store, period, service::Queue::All, &desk.operator)?;
    let Some(item) = items.into_iter().find(|i| i.version_id == Some(seen.version_id)) else {
        return Ok(String::new());
    };
    let page = service::show(&desk.store, period, &item.subject)?;
    Ok(note(lang.strings(), page.current.as_ref().map(|c| &c.form), &page.objections))
}

/// What the unit said before: an earlier round, or the version before.
fn earlier(desk: &StoreDesk, page: &Page) -> Result<Option<Form>, Fault> {
    let Some(current) = &page.current else { return Ok(None) };
    let contents = page.versions.iter().filter(|v| v.number <= current.version).flat_map(|v| v.contents.iter().rev());
    let before = contents.skip_while(|c| c.id != current.id).nth(1);
    Ok(before.map(|c| desk.store.target_form(c.id)).transpose()?)
}

/// A row and last year's of the same name.
struct Line<'a> {
    row: &'a FormRow,
    last: Option<&'a FormRow>,
}

/// Rows that the unit filled in: those of the year first, as they are reviewed.
fn shown(form: &Form) -> Vec<&FormRow> {
    let of = |block: Block| form.rows.iter().filter(move |r| r.block == block && !r.is_blank());
    of(Block::Annual).chain(of(Block::WholeLife)).collect()
}

fn of_last<'a>(last: &'a Form, row: &FormRow) -> Option<&'a FormRow> {
    let same = |r: &&FormRow| r.block == row.block && !r.name.is_empty() && r.name.text == row.name.text;
    last.rows.iter().find(same)
}

fn title(s: &Strings, item: &Item) -> String {
    match item.owner {
        Owner::Project(_) => format!("{}（{}）", item.name, item.department),
        Owner::Department(_) => (s.targets.whole_department)(&item.name),
    }
}

fn state(lang: Lang, period: Period, item: &Item) -> String {
    let s = lang.strings();
    let t = &s.targets;
    let mut parts = vec![target::state_or_none(s, item.state).to_string()];
    parts.extend(item.frozen.clone());
    if item.version > 0 {
        parts[0] = format!("{} {}", parts[0], (t.version)(i64::from(item.version)));
    }
    let left = due(lang, period, item);
    parts.push(match item.filed.filter(|_| !matches!(left, Value::Due(_))) {
        Some(filed) => (t.filed_on)(&filed.to_string(), &left.text(s)),
        None => (t.due_on)(&item.due.to_string(), &left.text(s)),
    });
    if let Some(grade) = item.grade {
        let points = item.points.map(|p| p.normalize().to_string()).unwrap_or_default();
        parts.push((t.graded)(target::grade(s, grade), &points));
    }
    parts.join("  ")
}

/// `预算 6,000.00 万元 申报 6,000.00 = 财政拨款 5,500.00 + 其他资金 500.00`
fn funds(s: &Strings, form: &Form, item: &Item) -> String {
    let t = &s.targets;
    let mut text = (t.budget_of)(&number::wan(item.budget));
    if let Some(declared) = item.declared.filter(|d| *d != item.budget) {
        text.push_str(&format!("  {}", (t.declared_of)(&number::wan(declared))));
    }
    let parts: Vec<String> = form
        .funds
        .iter()
        .filter(|f| !matches!(f.kind, FundKind::Total | FundKind::Part))
        .filter_map(|f| Some(format!("{} {}", plain_label(&f.label.text), number::wan(f.initial.amount?))))
        .collect();
    if !parts.is_empty() {
        text.push_str(&format!(" = {}", parts.join(" + ")));
    }
    text
}

/// `其中：财政拨款` is 财政拨款.
fn plain_label(label: &str) -> &str {
    label.trim_start_matches("其中").trim_start_matches(['：', ':', ' '])
}

fn objected(s: &Strings, form: &Form, rows: &[&FormRow], found: &[Objection<Check>]) -> Vec<Objected> {
    let one = |o: &Objection<Check>| {
        let place = if o.at.cell.is_empty() { String::new() } else { format!("{} ", o.at.cell) };
        Objected {
            certainty: o.certainty,
            row: rows.iter().position(|r| cells(r).iter().any(|c| c.is_there() && c.cell == o.at.cell)),
            text: format!("{place}{}", objection::message(s, o)),
            suggestion: Some(objection::suggestion(s, form, o)).filter(|x| !x.is_empty()),
        }
    };
    let mut all: Vec<Objected> = found.iter().map(one).collect();
    all.sort_by_key(|o| std::cmp::Reverse(o.certainty));
    all
}

/// The cells that an objection to a row may name.
fn cells(row: &FormRow) -> [&Cited; 6] {
    [&row.name, &row.target, &row.marks, &row.direction, &row.level2, &row.level1]
}

fn indicator(s: &Strings, n: usize, line: &Line<'_>, objected: &[Objected], has_last: bool) -> Row {
    let row = line.row;
    let worst = objected.iter().filter(|o| o.row == Some(n)).map(|o| o.certainty).max();
    let class =
        row.class().1.map_or_else(|| row.level2.text.clone(), |l| l.name().trim_end_matches("指标").to_string());
    let class = if row.block == Block::WholeLife { format!("{} {class}", s.targets.whole_life_short) } else { class };
    let text = |t: &str| Value::Text(t.to_string().into());
    let mut cells = vec![
        worst.map_or(Value::Empty, Value::Flag),
        Value::Count(n + 1),
        text(&class),
        text(&row.name.text),
        text(&row.target.text),
        text(&row.marks.text),
    ];
    if has_last {
        cells.push(line.last.map_or(Value::Empty, |l| text(&l.target.text)));
        cells.push(line.last.map_or(Value::Empty, |l| text(&l.actual.text)));
    }
    let mut out = Row::new(i64::try_from(n).unwrap_or(i64::MAX), cells);
    out.flag = worst.is_some();
    out
}

fn add(out: &mut Vec<(String, String)>, name: &str, cited: &Cited) {
    if !cited.is_empty() {
        let cell = if cited.cell.is_empty() { String::new() } else { format!("  {}", cited.cell) };
        out.push((name.to_string(), format!("{}{cell}", cited.text)));
    }
}

fn whole_row(s: &Strings, n: usize, line: &Line<'_>, objected: &[Objected]) -> Vec<(String, String)> {
    let (t, w, row) = (&s.targets, &s.target_terms, line.row);
    let mut out = Vec::new();
    add(&mut out, w.field_level1, &row.level1);
    add(&mut out, w.field_level2, &row.level2);
    add(&mut out, w.field_name, &row.name);
    add(&mut out, w.field_target, &row.target);
    add(&mut out, w.field_direction, &row.direction);
    add(&mut out, w.field_marks, &row.marks);
    add(&mut out, w.field_standard, &row.standard);
    add(&mut out, w.field_explanation, &row.explanation);
    add(&mut out, w.field_note, &row.note);
    if let Some(last) = line.last {
        add(&mut out, t.col_last_target, &last.target);
        add(&mut out, t.col_last_actual, &last.actual);
    }
    for o in objected.iter().filter(|o| o.row == Some(n)) {
        out.push((words::certainty(s, o.certainty).to_string(), o.text.clone()));
        if let Some(suggestion) = &o.suggestion {
            out.push((String::new(), format!("{}{suggestion}", t.suggestion)));
        }
    }
    out
}

/// The head, goals and money of a form in full.
pub fn whole(lang: Lang, form: &Form) -> Vec<(String, String)> {
    let s = lang.strings();
    let w = &s.target_terms;
    let mut out = Vec::new();
    add(&mut out, w.field_project, &form.project);
    add(&mut out, w.field_department, &form.department);
    add(&mut out, w.field_unit, &form.unit);
    add(&mut out, w.field_attribute, &form.attribute);
    add(&mut out, w.field_period, &form.period);
    let amount = |f: &Figure| f.amount.map_or_else(|| f.cited.text.clone(), number::wan);
    for fund in &form.funds {
        let sums: Vec<String> =
            [&fund.whole_life, &fund.initial].into_iter().map(amount).filter(|a| !a.is_empty()).collect();
        out.push((fund.label.text.clone(), sums.join(" / ")));
    }
    for task in &form.tasks {
        let sum = amount(&task.total);
        out.push((task.name.text.clone(), [task.content.text.clone(), sum].join("  ").trim().to_string()));
    }
    add(&mut out, w.field_whole_life_goal, &form.goals.whole_life);
    add(&mut out, w.field_annual_goal, &form.goals.annual);
    for row in shown(form) {
        let weight = if row.marks.is_empty() { String::new() } else { format!("  {}", row.marks.text) };
        let class = row.class().1.map_or(row.level2.text.as_str(), |l| l.name());
        out.push((class.to_string(), format!("{}  {}{weight}", row.name.text, row.target.text)));
    }
    for (label, text) in &form.texts {
        add(&mut out, &label.text, text);
    }
    out
}

/// Numbered objections, as they go back to the unit, surest first.
pub fn note(s: &Strings, form: Option<&Form>, found: &[Objection<Check>]) -> String {
    let Some(form) = form else { return String::new() };
    let mut sorted: Vec<&Objection<Check>> = found.iter().collect();
    sorted.sort_by_key(|o| std::cmp::Reverse(o.certainty));
    let line = |(n, o): (usize, &&Objection<Check>)| {
        let place = if o.at.cell.is_empty() { String::new() } else { format!("{} ", o.at.cell) };
        let suggestion = objection::suggestion(s, form, o);
        let says = objection::message(s, o);
        let stop = if says.ends_with(['？', '?']) { "" } else { s.targets.stop };
        let todo = if suggestion.is_empty() { String::new() } else { format!("{}{suggestion}", s.targets.suggestion) };
        format!("{}. {place}{says}{stop}{todo}", n + 1)
    };
    sorted.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// Differences, one a line.
pub fn changes(s: &Strings, changes: &[Change]) -> Vec<(String, String)> {
    let t = &s.targets;
    let said = |c: &Cited| if c.is_empty() { number::NONE.to_string() } else { c.text.clone() };
    let line = |change: &Change| match change {
        Change::Added { part, label, value } => {
            (target::part(s, *part).to_string(), format!("{} {} {}", t.added, label.text, value.text))
        }
        Change::Removed { part, label, value } => {
            (target::part(s, *part).to_string(), format!("{} {} {}", t.removed, label.text, value.text))
        }
        Change::Changed { part, label, field, before, after } => {
            let what = [label.as_str(), target::field(s, *field)].join(" ");
            let text = (t.change)(&said(before), &said(after));
            (target::part(s, *part).to_string(), format!("{} {text}", what.trim()))
        }
    };
    changes.iter().map(line).collect()
}
