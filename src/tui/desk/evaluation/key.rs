//! Key evaluations by third parties: their list, one of them in words.
//!
//! Never here: which step may follow, or a sum.

use crate::domain::date;
use crate::present::strings::Strings;
use crate::present::{key_terms, number, target};
use crate::service::Fault;
use crate::service::key_evaluation::list::on_project;
use crate::service::key_evaluation::{Item, Page, list};
use crate::service::period::Period;
use crate::store::key_evaluation::EventRow;
use crate::tui::desk::StoreDesk;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;

/// All of the year's plan.
pub fn all(desk: &StoreDesk, period: Period) -> Result<Vec<Item>, Fault> {
    list(&desk.store, period)
}

/// `三清山机场航线运营补贴 2019-2020`
pub fn name(item: &Item) -> String {
    let years: Vec<i16> = item.about.iter().map(|a| a.year).collect();
    let (first, last) = (years.iter().min(), years.iter().max());
    match first.zip(last) {
        // Several projects bear a name of their own.
        Some((a, b)) if a == b => format!("{} {a}", item.name),
        Some((a, b)) => format!("{} {a}-{b}", item.name),
        None => item.name.clone(),
    }
}

/// How far it is: rows scored while it is scored, else what is due.
pub fn how_far(s: &Strings, item: &Item) -> String {
    match item.grade {
        Some(grade) => format!("{} {}", number::two_places(item.points), target::grade(s, grade)),
        None if item.unscored > 0 && !item.points.is_zero() => (s.evaluating.rows_left)(item.unscored),
        None => item.due.map(|(_, day, _)| day.to_string()).unwrap_or_default(),
    }
}

/// A line of the list.
pub fn row(s: &Strings, period: Period, item: &Item) -> Row {
    let text = |t: &str| Value::Text(t.to_string().into());
    let mut departments: Vec<&str> = item.about.iter().map(|a| a.department.as_str()).collect();
    departments.dedup();
    let due = item.due.map(|(_, day, _)| date::days_between(period.as_of, day));
    let cells = vec![
        text(key_terms::state(s, item.state)),
        text(&name(item)),
        text(item.institution.as_deref().unwrap_or_default()),
        Value::Wan(Some(item.amounts.budget)),
        item.fee.or(item.planned).map_or(Value::Empty, |f| Value::Wan(Some(f))),
        due.map_or(Value::Empty, |left| Value::Due(Some(left))),
        if item.points.is_zero() && item.grade.is_none() { Value::Empty } else { Value::Points(Some(item.points)) },
        text(item.grade.map_or("", |g| target::grade(s, g))),
        text(&departments.join("、")),
    ];
    Row::new(item.id, cells)
}

/// What it is about, its money, its institution, its report.
pub fn overview(s: &Strings, page: &Page) -> Vec<(String, String)> {
    let (e, item) = (&s.evaluating, &page.item);
    let wan = |m| format!("{} {}", number::wan(m), s.why.wan);
    let rate = |r: Option<_>| r.map_or_else(|| number::NONE.to_string(), |r| format!("{}%", number::percent(r)));
    let mut out: Vec<(String, String)> = Vec::new();
    let mut add = |head: &str, text: String| {
        if !text.trim().is_empty() {
            out.push((head.to_string(), text));
        }
    };
    add(s.targets.col_state, format!("{}  {}", key_terms::state(s, item.state), item.since));
    add(e.key_reason, item.reason.clone());
    for about in &item.about {
        add(
            e.col_what,
            format!("{} {}（{}）{}", about.project, about.year, about.department, wan(about.amounts.budget)),
        );
    }
    add(e.col_institution, item.institution.clone().unwrap_or_default());
    add(e.key_lead, item.lead.clone().unwrap_or_default());
    add(e.key_fee, item.fee.map(wan).unwrap_or_default());
    add(e.key_planned, item.planned.map(wan).unwrap_or_default());
    add(s.targets.col_due, item.due.map(|(_, day, _)| day.to_string()).unwrap_or_default());
    // Two rates of one name, each with what it divides by.
    add(e.key_execution, format!("{}  {}", rate(item.amounts.execution()), e.key_execution_is));
    add(e.key_framework, format!("{}  {}", rate(item.amounts.framework()), e.key_framework_is));
    add(e.key_sample, rate(page.sample.0));
    if let Some(sum) = &page.sum {
        for (block, points, full) in &sum.blocks {
            let text = format!("{} / {}", number::two_places(*points), number::two_places(*full));
            add(key_terms::block(s, *block), text);
        }
        let grade = sum.grade.map_or("", |g| target::grade(s, g));
        add(e.sum, format!("{}  {grade}", number::two_places(sum.total)));
    }
    for c in &page.case.chapters {
        let there = if c.present { e.key_there } else { e.key_lacks };
        add(s.key_lists.chapters, format!("{there} {} {}", key_terms::chapter(s, c.chapter), c.note));
    }
    out
}

/// What happened, the last first.
pub fn history(s: &Strings, page: &Page) -> Vec<(String, String)> {
    page.events.iter().rev().map(|event| happened(s, event)).collect()
}

fn happened(s: &Strings, event: &EventRow) -> (String, String) {
    let document = event.document.as_deref().unwrap_or_default();
    let text = format!("{}  {}  {document}  {}", key_terms::step(s, event.step), event.by, event.note);
    (event.day.to_string(), text.split_whitespace().collect::<Vec<_>>().join("  "))
}

/// Those about a project, over all years, a line each.
pub fn of_project(desk: &StoreDesk, s: &Strings, code: &str, period: Period) -> Result<Vec<(String, String)>, Fault> {
    let all = on_project(&desk.store, code, period.as_of)?;
    let line = |item: &Item| {
        let institution = item.institution.as_deref().unwrap_or_default();
        let said = format!("{} {institution} {}", key_terms::state(s, item.state), how_far(s, item));
        (s.evaluating.view_key.to_string(), format!("{}  {}", name(item), said.trim()))
    };
    Ok(all.iter().map(line).collect())
}
