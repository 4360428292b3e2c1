//! Key evaluations as JSON: one key a column. Never here: a figure's arithmetic.

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use crate::cli::json::{fixed, maybe_ratio, maybe_yuan, yuan};
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::frame::{Objection, Row};
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::evaluation::key::rates::Amounts;
use crate::domain::evaluation::key::scores::Score;
use crate::domain::evaluation::key::state::Step;
use crate::present::key_lists;
use crate::present::strings::Strings;
use crate::service::key_evaluation::department::Filed;
use crate::service::key_evaluation::institutions::Institution;
use crate::service::key_evaluation::list::{About, Totals};
use crate::service::key_evaluation::{Candidate, Item, Page};
use crate::store::key_evaluation::EventRow;

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}

fn points(p: Option<Decimal>) -> Option<String> {
    p.map(|p| fixed(p, 2))
}

/// A ranked project.
pub(super) fn candidate(s: &Strings, c: &Candidate) -> Json {
    let parts = c.ranked.parts.iter().map(|p| {
        json!({"criterion": p.criterion.key(), "points": fixed(p.points, 2), "full": fixed(p.full, 2),
            "reason": key_lists::reason(s, &p.reason)})
    });
    json!({"place": c.place, "points": fixed(c.ranked.total, 2), "project_code": c.project.code,
        "project": c.project.name, "department_code": c.project.department_code, "department": c.project.department,
        "budget": yuan(c.budget), "last_evaluated": c.evaluated, "evaluation": c.evaluation,
        "reasons": parts.collect::<Vec<_>>()})
}

/// Money with both rates, each under the name of its formula.
fn amounts(a: &Amounts) -> Json {
    json!({"budget": yuan(a.budget), "received": maybe_yuan(a.received), "paid": yuan(a.paid),
        "paid_over_received": maybe_ratio(a.framework()), "paid_over_budget": maybe_ratio(a.execution()),
        "received_over_budget": maybe_ratio(a.funding())})
}

fn about(a: &About) -> Json {
    let mut out = json!({"project_code": a.code, "project": a.project, "year": a.year,
        "department_code": a.department_code, "department": a.department, "unit": a.unit, "division": a.division});
    merge(&mut out, amounts(&a.amounts));
    out
}

fn merge(into: &mut Json, more: Json) {
    if let (Some(all), Json::Object(more)) = (into.as_object_mut(), more) {
        all.extend(more);
    }
}

/// A row of the list.
pub(super) fn item(i: &Item) -> Json {
    let due = i.due.as_ref();
    let mut out = json!({
        "id": i.id, "year": i.year, "name": i.name, "state": i.state.key(), "since": i.since.to_string(),
        "projects": key_lists::projects(&i.about), "subjects": i.about.iter().map(about).collect::<Vec<_>>(),
        "reason": some(&i.reason), "planned_fee": maybe_yuan(i.planned), "institution": i.institution,
        "fee": maybe_yuan(i.fee), "contract": i.contract, "lead": i.lead,
        "due_for": due.map(|(what, ..)| what.key()), "due": due.map(|(_, day, _)| day.to_string()),
        "days_left": due.map(|(.., left)| left.days), "working_days_left": due.map(|(.., left)| left.working),
        "score": fixed(i.points, 2), "unscored": i.unscored, "grade": i.grade.map(|g| g.key()),
        "chapters": i.chapters, "opinions": i.opinions.0, "opinions_unanswered": i.opinions.1,
        "problems": i.problems,
    });
    merge(&mut out, amounts(&i.amounts));
    out
}

/// What a list adds up to.
pub(super) fn totals(t: &Totals) -> Json {
    let [excellent, good, fair, poor] = t.grades;
    json!({"evaluations": t.evaluations, "projects": t.projects, "amount": yuan(t.amount), "paid": yuan(t.paid),
        "fees": yuan(t.fees), "final": t.finished, "overdue": t.overdue,
        "grades": {"excellent": excellent, "good": good, "fair": fair, "poor": poor}})
}

/// Rows of the indicator table with their scores.
pub(super) fn rows(rows: &[Row], scores: &[Option<Score>]) -> Vec<Json> {
    let row = |(n, r): (usize, &Row)| {
        let score = scores.get(n).and_then(Option::as_ref);
        json!({"place": n + 1, "level1": r.level1, "level2": r.level2, "level3": r.level3,
            "block": r.block().map(|b| b.key()), "weight": points(r.weight), "explanation": some(&r.explanation),
            "points_to_judge": some(&r.points), "rule": some(&r.rule), "source": some(&r.source),
            "cell": some(&r.cell), "score": points(score.map(|s| s.points)),
            "deduction": score.and_then(|s| some(&s.reason))})
    };
    rows.iter().enumerate().map(row).collect()
}

/// What a reviewer objects to in a plan.
pub(super) fn objection(s: &Strings, rows: &[Row], o: &Objection) -> Json {
    let cell = o.row().and_then(|n| rows.get(n)).and_then(|r| some(&r.cell));
    json!({"check": o.key(), "place": o.row().map(|n| n + 1), "cell": cell,
        "message": key_lists::objection(s, rows, o)})
}

fn problem(p: &Problem) -> Json {
    json!({"number": p.number, "category": p.category.key(), "finding": p.finding, "figure": some(&p.figure),
        "item": some(&p.item), "amount": maybe_yuan(p.amount), "requirement": p.requirement,
        "action": p.action.key(), "action_amount": maybe_yuan(p.action_amount), "copies": p.copies})
}

fn event(e: &EventRow) -> Json {
    json!({"day": e.day.to_string(), "step": e.step.key(), "from": e.from.map(|s| s.key()), "state": e.to.key(),
        "by": e.by, "at": e.at, "note": some(&e.note), "document": e.document, "due": e.due.map(|d| d.to_string()),
        "fee": maybe_yuan(e.fee), "lead": e.lead, "points": points(e.points.map(|p| Decimal::new(p, 2)))})
}

/// One evaluation whole.
pub(super) fn page(p: &Page) -> Json {
    let mut out = item(&p.item);
    let case = &p.case;
    let compared = p.compared.as_ref().map(|c| {
        json!({"reported": yuan(c.reported), "ours": yuan(c.ours), "difference": yuan(c.difference),
            "reported_rate": maybe_ratio(c.reported_rate), "differs": p.differs})
    });
    let blocks = p.sum.as_ref().map(|s| {
        let block = |b: &(crate::domain::evaluation::key::frame::Block, Decimal, Decimal)| {
            json!({"block": b.0.key(), "points": fixed(b.1, 2), "full": fixed(b.2, 2)})
        };
        s.blocks.iter().map(block).collect::<Vec<_>>()
    });
    let chapters = Chapter::ALL.iter().map(|c| {
        let said = case.chapters.iter().find(|r| r.chapter == *c);
        json!({"chapter": c.key(), "present": said.is_some_and(|r| r.present),
            "file": said.and_then(|r| some(&r.file)), "note": said.and_then(|r| some(&r.note))})
    });
    let opinions = case.opinions.iter().map(|o| {
        json!({"id": o.id, "party": o.party.key(), "who": some(&o.who), "text": o.text, "day": o.day.to_string(),
            "adoption": o.adoption.map(|a| a.key()), "reason": some(&o.reason)})
    });
    let deliveries = case.deliveries.iter().map(|d| {
        json!({"kind": d.kind, "file": some(&d.file), "sha256": d.sha256, "due": d.due.to_string(),
            "delivered": d.day.to_string()})
    });
    let (plan, rows_of) = match &case.plan {
        Some(plan) => (json!({"file": plan.file, "sha256": plan.sha256, "day": plan.day.to_string()}), {
            rows(&plan.rows, &plan.scores)
        }),
        None => (Json::Null, Vec::new()),
    };
    merge(
        &mut out,
        json!({
            "plan": plan, "rows": rows_of, "blocks": blocks,
            "plan_objections": p.objections.iter().map(Objection::key).collect::<Vec<_>>(),
            "sample_share": maybe_ratio(p.sample.0), "sample_share_least": maybe_ratio(Some(p.sample.1)),
            "compared": compared, "chapters_of_report": chapters.collect::<Vec<_>>(),
            "opinions_taken": opinions.collect::<Vec<_>>(), "deliveries": deliveries.collect::<Vec<_>>(),
            "problems_found": case.problems.iter().map(problem).collect::<Vec<_>>(),
            "rating": case.rating.as_ref().map(|r| fixed(r.rating.total(), 2)),
            "timeliness_proposed": p.timeliness.map(|t| fixed(t.2, 2)),
            "events": p.events.iter().map(event).collect::<Vec<_>>(),
            "next": p.next.iter().copied().map(Step::key).collect::<Vec<_>>(),
        }),
    );
    out
}

/// An institution with its record.
pub(super) fn institution(i: &Institution) -> Json {
    let means = i.record.means;
    let works = i.row.work.iter().map(|w| {
        json!({"work": w.id, "project_code": w.code, "project": some(&w.project), "year": w.year,
            "role": w.role.key(), "note": some(&w.note)})
    });
    json!({"institution": i.row.name, "code": some(&i.row.code), "kind": some(&i.row.kind),
        "contact": some(&i.row.contact), "commissions": i.row.commissions, "delivered": i.record.delivered,
        "late": i.record.late, "rated": i.record.rated, "timeliness": points(means.map(|m| m.timeliness)),
        "quality": points(means.map(|m| m.quality)), "professionalism": points(means.map(|m| m.professionalism)),
        "rating": points(i.record.total), "suspended": i.suspended, "works": works.collect::<Vec<_>>()})
}

/// A department's evaluation.
pub(super) fn department(f: &Filed) -> Json {
    let again = f.row.recheck.as_ref();
    json!({"project_code": f.project.code, "project": f.project.name, "department_code": f.project.department_code,
        "department": f.project.department, "budget": yuan(f.budget), "score": fixed(f.row.points, 2),
        "grade": f.row.grade.key(), "evaluator": f.row.evaluator, "filed": f.row.day.to_string(),
        "file": some(&f.row.file), "draw": f.row.draw, "recheck_score": points(again.map(|r| r.0)),
        "recheck_grade": again.map(|r| r.1.key()), "gap": points(f.gap()), "note": some(&f.row.note)})
}
