//! Rounds and forms as JSON. Never here: a figure's arithmetic.

use serde_json::{Value as Json, json};

use crate::cli::desk::Desk;
use crate::cli::json::{fixed, maybe_ratio, maybe_yuan};
use crate::domain::form::FundRow;
use crate::domain::indicator::{Reading, Standing};
use crate::domain::monitor::filing::Noted;
use crate::domain::monitor::record::FormEvent;
use crate::domain::monitor::reported::Cause;
use crate::present::monitor as words;
use crate::service::monitor::{Counts, DepartmentLine, Item, Line, Page, RoundLine};

/// A row of `monitor list`.
pub(super) fn round(r: &RoundLine) -> Json {
    let mut out = json!({
        "round": r.opening.months, "cutoff": r.opening.cutoff.to_string(), "due": r.opening.due.to_string(),
        "state": r.state.key(), "since": r.since.to_string(), "closed": r.closed.map(|d| d.to_string()),
    });
    out["forms"] = counts(&r.counts);
    out
}

/// How many forms stand where.
pub(super) fn counts(c: &Counts) -> Json {
    json!({
        "total": c.all(), "not_filed": c.not_filed, "filed": c.filed, "returned": c.returned, "accepted": c.accepted,
        "noticed": c.noticed, "missing": c.missing(), "late": c.late,
    })
}

/// A department of `monitor status`.
pub(super) fn department(d: &DepartmentLine) -> Json {
    let mut out = counts(&d.counts);
    out["department_code"] = json!(d.code);
    out["department"] = json!(d.name);
    out["division"] = json!(d.division);
    out["days_late"] = json!(d.days_late);
    out
}

/// A row of `monitor status`.
pub(super) fn item(i: &Item) -> Json {
    json!({
        "project_code": i.code, "project": i.project, "department_code": i.department_code, "department": i.department,
        "division": i.division, "unit": i.unit, "key_monitored": i.key_monitored, "required": i.required,
        "state": i.state.key(), "filed": i.filed.map(|d| d.to_string()), "since": i.since.map(|d| d.to_string()),
        "filings": i.filings, "days_late": i.days_late, "note": some(&i.note), "problems": i.problems,
        "target_progress": maybe_ratio(i.progress), "light": i.lamp.key(), "asked": i.asked,
        "possibility": i.possibility.map(|p| p.key()),
    })
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}

/// A problem of a form.
pub(super) fn noted(desk: &Desk, n: &Noted) -> Json {
    json!({
        "problem": n.problem.key(), "message": words::problem(desk.s, &n.problem),
        "cell": some(&n.at.cell), "quote": some(&n.at.text),
    })
}

/// A form with its values, as `monitor show` and `project` give it.
pub(in crate::cli) fn page(desk: &Desk, p: &Page) -> Json {
    let mut out = item(&p.item);
    out["year"] = json!(p.period.year);
    out["as_of"] = json!(p.period.as_of.to_string());
    out["round"] = json!(p.round.opening.months);
    out["cutoff"] = json!(p.round.opening.cutoff.to_string());
    out["due"] = json!(p.round.opening.due.to_string());
    out["round_state"] = json!(p.round.state.key());
    out["target_version"] = json!(p.version);
    out["indicators"] = p.rows.iter().map(line).collect();
    out["funds"] = p.funds.iter().map(fund).collect();
    let texts = p.texts.iter();
    out["texts"] =
        texts.map(|(label, t)| json!({"label": label.text, "text": t.text, "cell": some(&t.cell)})).collect();
    let notes = p.notes.iter().map(|n| {
        let mut one = noted(desk, &n.noted);
        one["row"] = json!(some(&n.row_text));
        one
    });
    out["problems_noted"] = notes.collect();
    out["events"] = p.events.iter().map(event).collect();
    let filings = p.filings.iter().map(|f| {
        json!({"filing": f.filing, "day": f.day.to_string(), "file": f.file, "sheet": some(&f.sheet),
            "batch": f.batch_id, "by": f.by, "at": f.at})
    });
    out["filed_from"] = filings.collect();
    out
}

fn event(e: &FormEvent) -> Json {
    json!({
        "day": e.day.to_string(), "step": e.step.key(), "from": e.from.key(), "to": e.to.key(), "by": e.by, "at": e.at,
        "note": some(&e.note), "document": e.document, "batch": e.batch_id,
    })
}

fn fund(f: &FundRow) -> Json {
    json!({
        "label": f.label.text, "budget": maybe_yuan(f.initial.amount), "executed": maybe_yuan(f.executed.amount),
        "forecast": maybe_yuan(f.forecast.amount), "rate": some(&f.rate.text),
    })
}

fn line(l: &Line) -> Json {
    let r = &l.value.reported;
    json!({
        "level1": l.value.level1, "level2": l.value.level2, "indicator": r.name,
        "weight": r.weight.map(|w| fixed(w, 2)), "counted_weight": l.weight.map(|w| fixed(w, 2)),
        "target": r.aim.target.raw, "actual": some(&r.actual.raw), "actual_read": read(&r.actual),
        "actual_cell": some(&l.value.actual_cell), "forecast": some(&r.forecast.raw), "forecast_read": read(&r.forecast),
        "possibility": r.possibility.map(|p| p.key()), "causes": r.causes().map(Cause::key).collect::<Vec<_>>(),
        "reason": some(&l.value.reason.text), "note": some(&l.value.note.text),
        "progress": maybe_ratio(l.standing.progress.ok()), "light": l.standing.lamp.key(),
        "not_judged": open(&l.standing), "standard": l.standing.standard.map(|d| fixed(d, 4)),
        "against_standard": maybe_ratio(l.standing.against), "forecast_progress": maybe_ratio(l.forecast.progress.ok()),
    })
}

fn read(r: &Reading) -> Option<String> {
    Some(r.written()).filter(|w| !w.is_empty())
}

/// Why a value is not judged.
fn open(s: &Standing) -> Option<&'static str> {
    s.progress.err().map(|open| open.key())
}
