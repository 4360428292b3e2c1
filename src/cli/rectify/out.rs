//! Findings as JSON: one key a column of the ledger. Never here: a figure's
//! arithmetic.

use serde_json::{Value as Json, json};

use crate::cli::json::maybe_yuan;
use crate::domain::date::Date;
use crate::domain::rectification::deadline::Term;
use crate::domain::rectification::ladder::Dated;
use crate::domain::rectification::standing::{Clock, Event, Evidence};
use crate::service::rectification::Item;
use crate::service::rectification::send::Letter;

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}

fn day(d: Option<Date>) -> Option<String> {
    d.map(|d| d.to_string())
}

fn evidence(e: &Evidence) -> Json {
    json!({"name": e.name, "sha256": e.sha256, "size": e.size})
}

/// A row of the ledger.
pub(in crate::cli) fn item(i: &Item) -> Json {
    let (f, at) = (&i.finding, &i.standing);
    let (days, kind) = match at.term {
        Some(Term::Days { days, counting, .. }) => (Some(days), Some(counting.key())),
        Some(Term::Until(_)) | None => (None, None),
    };
    let left = match i.clock {
        Clock::Runs(left) | Clock::Over(left) => Some(left),
        Clock::Still | Clock::Stopped { .. } => None,
    };
    let (urged, last_urged) = at.urged();
    let verified = at.verified.as_ref();
    let mut out = json!({
        "finding": i.number().to_string(), "year": f.number.year, "source": f.source.key(),
        "source_document": f.source_document, "project_code": i.project_code, "project": some(&f.about),
        "department_code": i.department_code, "department": i.department, "unit": i.unit, "division": i.division,
        "problem": f.problem, "category": f.category.key(), "description": f.description, "amount": maybe_yuan(f.amount),
        "requirement": some(&f.requirement), "issued": day(at.issued), "delivered": day(at.delivered),
        "term_days": days, "term_kind": kind, "due": day(at.due), "first_due": day(at.first_due),
        "extensions": at.extensions, "contact": at.contact, "measures": at.measures, "progress": at.progress,
        "reported": day(at.reported.as_ref().map(|r| r.day)), "report": at.reported.as_ref().map(|r| r.words.as_str()),
        "reported_by": at.reported.as_ref().map(|r| r.by.as_str()),
    });
    let rest = json!({
        "evidence": at.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "verifier": verified.map(|v| v.by.as_str()), "verified": day(verified.map(|v| v.day)),
        "conclusion": verified.map(|v| v.conclusion.key()), "closed": day(at.closed), "returned": at.returned,
        "overdue": i.clock.is_overdue(), "days_over": i.clock.days_over(), "days_left": left.map(|l| l.days),
        "working_days_left": left.map(|l| l.working), "urged": urged, "last_urged": day(last_urged),
        "action": f.action.key(), "action_amount": maybe_yuan(f.action_amount), "copies": i.copies,
        "note": some(&f.note), "state": i.state.key(), "since": day(at.since), "letter": at.document,
        "receiver": at.receiver, "period": some(&f.period), "figure": some(&f.figure), "item": some(&f.item),
        "to_do": i.to_do.iter().map(rung).collect::<Vec<_>>(),
    });
    if let (Some(all), Json::Object(rest)) = (out.as_object_mut(), rest) {
        all.extend(rest);
    }
    out
}

/// A step of the ladder with its days.
pub(super) fn rung(d: &Dated) -> Json {
    json!({"measure": d.rung.measure.key(), "offset": d.rung.offset, "falls": d.falls.to_string(), "act": d.act.to_string()})
}

/// What happened to a finding.
pub(super) fn event(e: &Event) -> Json {
    json!({"day": e.day.to_string(), "step": e.step.key(), "from": e.from.map(|s| s.key()), "state": e.to.key(),
        "by": e.by, "at": e.at, "note": some(&e.note), "document": e.document, "to": e.receiver, "copies": e.copies,
        "approver": e.approver, "due": day(e.due), "conclusion": e.conclusion.map(|c| c.key()),
        "measure": e.measure.map(|m| m.key()), "contact": e.contact,
        "evidence": e.evidence.iter().map(evidence).collect::<Vec<_>>()})
}

/// A letter; `file` where it was written.
pub(super) fn letter(l: &Letter, file: Option<&str>) -> Json {
    json!({"document": l.document, "kind": l.measure.map_or("feedback", |m| m.key()), "day": l.day.to_string(),
        "to": l.receiver, "copies": l.copies, "project": l.about,
        "findings": l.items.iter().map(|i| i.number().to_string()).collect::<Vec<_>>(),
        "delivered": day(l.delivered), "due": l.due.day.to_string(), "rolled_from": day(l.due.rolled_from), "file": file})
}
