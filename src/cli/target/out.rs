//! Targets as JSON. Never here: a figure's arithmetic.

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use super::parse;
use crate::cli::desk::Desk;
use crate::cli::json::{maybe_yuan, yuan};
use crate::domain::date::Date;
use crate::domain::form::Block;
use crate::domain::form::{Form, Row};
use crate::domain::target::check::Check;
use crate::domain::target::diff::{Change, Part};
use crate::domain::target::history::Event;
use crate::domain::target::objection::Objection;
use crate::present::objection as words;
use crate::present::reading::plain;
use crate::service::target::show::{Content, VersionPage};
use crate::service::target::{Item, Subject};

/// Points as the store keeps them: two decimals.
pub(super) fn points(p: Option<Decimal>) -> Option<String> {
    p.map(|mut p| {
        p.rescale(2);
        p.to_string()
    })
}

/// A row of `target list`.
pub(super) fn item(i: &Item, as_of: Date) -> Json {
    let project = matches!(i.subject, Subject::Project(_));
    let o = &i.objections;
    json!({
        "kind": if project { "project" } else { "department" },
        "code": i.code, "name": i.name,
        "project_code": i.code.as_ref().filter(|_| project), "project": project.then_some(&i.name),
        "department_code": i.department_code, "department": i.department, "division": i.division, "unit": i.unit,
        "category": i.category.as_ref().map(|c| c.key()), "key_monitored": i.key_monitored,
        "required": i.required, "approved": i.approved, "mid_year": i.mid_year,
        "state": i.state.map_or("not_filed", |s| s.key()),
        "version": (i.version > 0).then_some(i.version), "rounds": i.rounds,
        "budget": yuan(i.budget), "declared": maybe_yuan(i.declared),
        "due": i.due.to_string(), "filed": i.filed.map(|d| d.to_string()), "days_late": i.days_late(as_of),
        "since": i.since.map(|d| d.to_string()),
        "points": points(i.points), "grade": i.grade.map(|g| g.key()),
        "document": i.document, "frozen": i.frozen, "note": some(&i.note), "hands": i.hands,
        "objections": {"sure": o.sure, "judgement": o.judgement, "doubtful": o.doubtful, "blocking": o.blocking},
    })
}

pub(super) fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}

/// What a version says.
pub(super) fn content(c: &Content) -> Json {
    let mut out = form(&c.form);
    out["version"] = json!(c.version);
    out["round"] = json!(c.head.round);
    out["file"] = json!(some(&c.head.file));
    out["sheet"] = json!(some(&c.head.sheet));
    out["filed"] = json!(c.head.day.to_string());
    out
}

/// A form.
pub(super) fn form(f: &Form) -> Json {
    let funds = f.funds.iter().map(|r| {
        json!({"label": r.label.text, "whole_life": maybe_yuan(r.whole_life.amount), "amount": maybe_yuan(r.initial.amount),
            "cell": some(&r.initial.cited.cell)})
    });
    let rows = f.rows.iter().filter(|r| !r.is_blank()).map(indicator);
    json!({
        "amount": maybe_yuan(f.amount()),
        "goal": some(&f.goals.annual.text), "goal_whole_life": some(&f.goals.whole_life.text),
        "funds": funds.collect::<Vec<_>>(), "indicators": rows.collect::<Vec<_>>(),
    })
}

fn indicator(r: &Row) -> Json {
    let (level1, level2) = r.class();
    json!({
        "block": block(r.block), "class1": level1.map(|l| l.key()), "class2": level2.map(|l| l.key()),
        "level1": some(&r.level1.text), "level2": some(&r.level2.text), "name": r.name.text,
        "target": r.target.text, "cell": some(&r.target.cell), "reading": parse::out(&r.reading),
        "direction": some(&r.direction.text), "weight": r.weight().map(plain),
        "standard": some(&r.standard.text), "note": some(&r.note.text),
    })
}

fn block(b: Block) -> &'static str {
    match b {
        Block::Annual => "annual",
        Block::WholeLife => "whole_life",
    }
}

/// What the checks object to; `suggestion` where the form is at hand.
pub(super) fn objection(desk: &Desk, form: Option<&Form>, o: &Objection<Check>) -> Json {
    json!({
        "check": o.check.key(), "certainty": o.certainty.key(), "blocks": o.blocks,
        "cell": some(&o.at.cell), "quote": some(&o.at.text), "message": words::message(desk.s, o),
        "suggestion": form.map(|f| words::suggestion(desk.s, f, o)),
    })
}

/// A version with its life.
pub(super) fn version(v: &VersionPage) -> Json {
    let rounds = v.contents.iter().map(|c| {
        json!({"round": c.round, "filed": c.day.to_string(), "file": some(&c.file), "sheet": some(&c.sheet),
            "amount": maybe_yuan(c.amount), "by": c.by, "at": c.at})
    });
    let decisions = v.decisions.iter().map(|d| {
        let items = d.items.iter().map(|(item, p)| (item.clone(), json!(Decimal::new(*p, 2).to_string())));
        json!({"decision": d.id, "sitting": d.sitting_id, "verdict": d.verdict, "grade": d.grade,
            "points": points(d.points.map(|p| Decimal::new(p, 2))), "items": Json::Object(items.collect()),
            "note": some(&d.note), "by": d.by, "at": d.at, "undone": d.undone})
    });
    json!({
        "version": v.number, "state": v.state.key(), "in_force": v.in_force,
        "events": v.events.iter().map(event).collect::<Vec<_>>(),
        "rounds": rounds.collect::<Vec<_>>(), "decisions": decisions.collect::<Vec<_>>(),
    })
}

fn event(e: &Event) -> Json {
    json!({"day": e.day.to_string(), "step": e.step.key(), "from": e.from.map(|s| s.key()), "state": e.to.key(),
        "by": e.by, "at": e.at, "note": some(&e.note), "document": e.document})
}

/// A difference between two versions or rounds.
pub(super) fn change(c: &Change) -> Json {
    let (what, row, field, before, after) = match c {
        Change::Added { label, value, .. } => ("added", &label.text, None, None, some(&value.text)),
        Change::Removed { label, value, .. } => ("removed", &label.text, None, some(&value.text), None),
        Change::Changed { label, field, before, after, .. } => {
            ("changed", label, Some(field.key()), some(&before.text), some(&after.text))
        }
    };
    let part = match c.part() {
        Part::Head => "head",
        Part::Goals => "goals",
        Part::Funds => "funds",
        Part::Tasks => "tasks",
        Part::Indicators(b) => block(b),
    };
    json!({"change": what, "part": part, "row": some(row), "field": field, "before": before, "after": after,
        "cell": c.cell().and_then(some)})
}
