//! Self-evaluations as JSON. Never here: a figure of the field.

use serde_json::{Value as Json, json};

use crate::cli::desk::Desk;
use crate::cli::json::{fixed, maybe_ratio, maybe_yuan, yuan};
use crate::domain::evaluation::Grade;
use crate::domain::evaluation::sheet::{Judged, JudgedRow, Line, Want};
use crate::domain::evaluation::{Execution, Scheme};
use crate::domain::indicator::Reading;
use crate::present::{evaluation as words, score};
use crate::service::evaluation::Item;
use crate::service::target::Subject;
use rust_decimal::Decimal;

pub(super) fn points(value: Option<Decimal>) -> Option<String> {
    value.map(|v| fixed(v, 2))
}

/// A row of the list.
pub(in crate::cli) fn item(desk: &Desk, i: &Item) -> Json {
    let project = matches!(i.subject, Subject::Project(_));
    let figures = i.figures.as_ref();
    let entering = i.entering.as_ref().map(|e| json!({"entry": e.id, "saved_at": e.saved_at}));
    let odd =
        i.anomalies.iter().map(|a| json!({"kind": a.key(), "red": a.is_red(), "message": words::anomaly(desk.s, a)}));
    json!({
        "kind": if project { "project" } else { "department" },
        "project_code": i.code.as_deref().filter(|_| project), "name": i.name,
        "department_code": i.department_code, "department": i.department, "unit": i.unit,
        "required": i.required, "has_target": i.has_target, "state": i.state.key(),
        "filed": i.filed.map(|f| f.1.to_string()), "times_returned": i.returned,
        "budget": yuan(i.budget), "annual_budget": maybe_yuan(figures.and_then(|f| f.budget)),
        "executed": maybe_yuan(figures.and_then(|f| f.spent)), "execution_rate": maybe_ratio(i.rate()),
        "self_score": points(i.own()), "computed": points(i.computed()), "gap": points(i.gap()),
        "grade": i.grade().map(Grade::key), "rescored": points(i.rechecked), "rescore_gap": points(i.recheck_gap()),
        "anomalies": odd.collect::<Vec<_>>(), "entering": entering,
    })
}

/// A row with the way to its score.
pub(super) fn row(
    desk: &Desk,
    line: &Line,
    filled: &crate::domain::evaluation::sheet::Filled,
    by_rule: &JudgedRow,
    scheme: &Scheme,
) -> Json {
    let (explanation, completion, asked, reason) = match &by_rule.scored {
        Ok(s) => (score::explain(desk.s, s, &line.target, scheme), Some(s.completion), None, s.reason_required),
        Err(why) => {
            let actual = Reading::parse(&filled.actual);
            let marks = line.weight.unwrap_or_default();
            (score::ask(desk.s, *why, &line.target, &actual, marks, scheme), None, Some(why.key()), false)
        }
    };
    json!({
        "level1": some(&line.levels.0), "level2": some(&line.levels.1), "indicator": line.name,
        "target": line.target.raw, "actual": some(&filled.actual), "full_marks": points(line.weight),
        "self_score": points(filled.own), "score": points(by_rule.points),
        "computed": by_rule.scored.as_ref().ok().map(|s| fixed(s.points, 2)), "completion": maybe_ratio(completion),
        "reason": some(&filled.reason), "reason_required": reason, "asked": asked, "explanation": explanation,
        "override": filled.set.as_ref().map(|s| json!({"score": fixed(s.points, 2), "reason": s.reason, "approver": s.approver})),
    })
}

fn some(words: &str) -> Option<&str> {
    Some(words).filter(|w| !w.is_empty())
}

/// Budget execution.
pub(super) fn execution(desk: &Desk, e: &Execution, scheme: &Scheme) -> Json {
    json!({
        "annual_budget": yuan(e.budget), "executed": yuan(e.spent), "execution_rate": maybe_ratio(e.rate),
        "full_marks": fixed(e.marks, 2), "score": points(e.points), "explanation": score::execution(desk.s, e, scheme),
    })
}

/// The total as it stands.
pub(super) fn total(j: &Judged) -> Json {
    let t = &j.total;
    json!({
        "total": fixed(t.total, 2), "grade": t.grade.map(Grade::key), "missing": t.missing,
        "marks_off": points(t.marks_off), "capped": points(t.capped),
        "indicators": fixed(t.indicators, 2), "indicator_marks": fixed(t.indicator_marks, 2),
    })
}

/// What it still wants.
pub(super) fn want(desk: &Desk, w: Want, name: &str) -> Json {
    json!({"row": w.line().map(|n| n + 1), "indicator": some(name), "want": w.key(), "message": words::want_of(desk.s, w, name)})
}
