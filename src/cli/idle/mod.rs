//! `idle`: what could be given back today, what was proposed, what came of it.
//! Never here: how much a line could give.

pub(super) mod args;
mod propose;
mod tail;
mod track;

use std::collections::HashSet;

use serde_json::{Value as Json, json};

use super::DONE;
use super::desk::Desk;
use super::json::yuan;
use super::print::Page;
use super::projects::{InDepartment, heading};
use super::stop::Stop;
use crate::domain::monitor::idle::Sum;
use crate::domain::monitor::lines::LineKey;
use crate::present::{idle as words, monitor, number};
use crate::service::idle::{self, Idle, IdleLine};
use crate::service::survey::{self, Survey};
use crate::store::Store;
use args::{By, IdleVerb, Part};

/// `idle`
pub(super) fn run(desk: &Desk, args: &args::Idle) -> Result<u8, Stop> {
    match &args.then {
        None => list(desk, args),
        Some(IdleVerb::Tail(a)) => tail::tail(desk, a),
        Some(IdleVerb::Tails) => tail::tails(desk),
        Some(IdleVerb::Propose(a)) => propose::propose(desk, a),
        Some(IdleVerb::Proposals) => propose::proposals(desk),
        Some(IdleVerb::Withdraw(a)) => propose::withdraw(desk, a),
        Some(IdleVerb::Taken(a)) => track::taken(desk, a),
        Some(IdleVerb::Track(a)) => track::track(desk, a),
    }
}

/// The year judged and its idle money, narrowed to a part.
fn look(desk: &Desk, store: &Store, part: &Part) -> Result<(Survey, Idle), Stop> {
    let survey = survey::survey(store, desk.period(store)?)?;
    let department = InDepartment::find(desk, &survey, part.department.as_deref())?;
    let mut idle = idle::idle(store, &survey)?;
    if let Some(department) = department {
        let held = survey.projects.iter().filter(|p| department.holds(p));
        let held: HashSet<i64> = held.map(|p| p.project.id).collect();
        idle.retain(|l| held.contains(&l.project.id));
    }
    idle.retain(|l| part.cause.is_none_or(|r| l.found.reason == r));
    Ok((survey, idle))
}

fn list(desk: &Desk, args: &args::Idle) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let (survey, idle) = look(desk, &store, &args.part)?;
    let sum = idle.sum();
    let lines = words::lines(desk.s, &idle.lines);
    let first = match args.by {
        Some(By::Department) => words::by_department(desk.s, &idle),
        Some(By::Reason) => words::by_reason(desk.s, &idle),
        None => lines.clone(),
    };
    let mut page = Page::of(first, idle.period.as_of);
    if desk.format == super::args::Format::Xlsx {
        page.sheets = vec![words::by_department(desk.s, &idle), words::by_reason(desk.s, &idle), lines];
    }
    page.above = heading(desk, &survey);
    if idle.lines.is_empty() {
        page.sheets.clear();
        page.below.push(desk.s.idle.none.to_string());
    } else {
        page.below.push(words::sums(desk.s, &sum));
        let asked = idle.lines.iter().map(|l| l.asked).sum::<crate::domain::money::Money>();
        if asked.is_positive() {
            page.below.push((desk.s.idle.asked)(&number::wan(asked)));
        }
    }
    desk.show(&page, || answer(desk, &idle))?;
    Ok(DONE)
}

fn answer(desk: &Desk, idle: &Idle) -> Json {
    let departments = idle.by_department().into_iter().map(|d| {
        let mut out = json!({"department_code": d.code, "department": d.name});
        add(&mut out, &d.sum);
        out
    });
    let reasons = idle.by_reason().into_iter().map(|(r, sum)| {
        let mut out = json!({"reason": r.rule().key(), "name": monitor::reason(desk.s, r)});
        add(&mut out, &sum);
        out
    });
    let mut out = json!({
        "year": idle.period.year, "as_of": idle.period.as_of.to_string(),
        "by_department": departments.collect::<Vec<_>>(), "by_reason": reasons.collect::<Vec<_>>(),
        "rows": idle.lines.iter().map(line).collect::<Vec<_>>(),
    });
    let sum = idle.sum();
    add(&mut out, &sum);
    out["total"] = json!(yuan(sum.amount()));
    // What is called lines elsewhere is a count; here it is the list itself.
    out["lines"] = out["rows"].take();
    if let Some(keys) = out.as_object_mut() {
        keys.remove("rows");
    }
    out
}

/// The keys of a sum.
fn add(out: &mut Json, sum: &Sum) {
    out["lines"] = json!(sum.lines);
    out["idle"] = json!(yuan(sum.idle));
    out["tail"] = json!(yuan(sum.tail));
    out["amount"] = json!(yuan(sum.amount()));
}

fn line(l: &IdleLine) -> Json {
    let mut out = key(&l.found.line);
    let p = &l.project;
    out["project_code"] = json!(p.code);
    out["project"] = json!(p.name);
    out["department_code"] = json!(p.department_code);
    out["department"] = json!(p.department);
    out["reason"] = json!(l.found.reason.rule().key());
    out["idle"] = json!(yuan(l.found.idle));
    out["tail"] = json!(yuan(l.found.tail));
    out["amount"] = json!(yuan(l.found.amount()));
    out["asked"] = json!(yuan(l.asked));
    out["tail_reason"] = json!(l.mark.as_ref().map(|m| m.reason.as_str()));
    out["tail_until"] = json!(l.mark.as_ref().and_then(|m| m.until).map(|d| d.to_string()));
    out
}

/// The keys of a fund line.
fn key(line: &LineKey) -> Json {
    json!({"fund": line.fund.name(), "fund_key": line.fund.key(), "origin_year": line.origin})
}
