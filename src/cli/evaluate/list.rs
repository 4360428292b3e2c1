//! `evaluate list` and `evaluate show`. Never here: which there are.

use serde_json::json;

use super::args::{List, One};
use super::{choose, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::json::fixed;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::evaluation::Grade;
use crate::domain::evaluation::state::State;
use crate::present::number::two_places;
use crate::present::{evaluation as words, evaluation_lists as lists, objection};
use crate::service::evaluation::{self, Queue};

/// `evaluate list`
pub(super) fn list(desk: &Desk, args: &List) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let mut items = evaluation::list(&store, period)?;
    let queue = args.queue.queue();
    if let Some(d) = &args.department {
        choose::of_department(desk, &mut items, d)?;
    }
    items.retain(|i| queue.holds(i));
    let e = &desk.s.evaluations;
    let count = |q: Queue| items.iter().filter(|i| q.holds(i)).count();
    let filed = items.iter().filter(|i| i.state.stands()).count();
    let grades = Grade::ALL.map(|g| items.iter().filter(|i| i.grade() == Some(g) && i.state.stands()).count());
    let mut page = Page::of(lists::list(desk.s, &items), period.as_of);
    page.below.push((e.summary)(items.len(), filed, count(Queue::Accepted), count(Queue::Returned)));
    page.below.push((e.grades)(grades[0], grades[1], grades[2], grades[3]));
    desk.show(&page, || {
        json!({
            "year": period.year, "as_of": period.as_of.to_string(), "total": items.len(),
            "summary": {"filed": filed, "accepted": count(Queue::Accepted), "returned": count(Queue::Returned),
                "missing": items.iter().filter(|i| i.state == State::NotFiled).count(),
                "grades": grades_json(grades)},
            "evaluations": items.iter().map(|i| out::item(desk, i)).collect::<Vec<_>>(),
        })
    })?;
    Ok(DONE)
}

pub(super) fn grades_json(n: [usize; 4]) -> serde_json::Value {
    json!({"excellent": n[0], "good": n[1], "fair": n[2], "poor": n[3]})
}

/// `evaluate show`
pub(super) fn show(desk: &Desk, args: &One) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let items = evaluation::list(&store, period)?;
    let item = choose::one(desk, &items, &args.code)?;
    let shown = evaluation::show(&store, period, &item.subject)?;
    let (s, e) = (desk.s, &desk.s.evaluations);
    let mut page = Page::of(lists::rows(s, &shown), period.as_of);
    page.above.push((e.head)(&item.name, &period.year.to_string(), words::state(s, item.state)));
    let told = |n: Option<_>| n.map_or_else(|| "-".to_string(), two_places);
    let grade = item.grade().map_or("-", |g| words::grade(s, g));
    page.above.push((e.scores)(&told(item.own()), &told(item.computed()), &told(item.gap()), grade));
    page.sheets.push(lists::life(s, &shown));
    page.below.extend(item.anomalies.iter().map(|a| words::anomaly(s, a)));
    page.below.extend(
        shown
            .objections
            .iter()
            .map(|o| format!("{} {} {}", objection::certainty(s, o.certainty), o.at.cell, objection::message(s, o))),
    );
    desk.show(&page, || {
        let judged = shown.judged.as_ref();
        let rows = judged.map(|j| {
            let rows = shown.rows.iter().zip(&j.rows);
            rows.map(|(r, by)| out::row(desk, &r.line, &r.filled, by, &shown.scheme)).collect::<Vec<_>>()
        });
        let form = shown.form.as_ref();
        let objections = shown.objections.iter().map(|o| {
            json!({"check": o.check.key(), "certainty": o.certainty.key(), "cell": o.at.cell, "quote": o.at.text,
                "message": objection::message(s, o),
                "suggestion": form.map(|f| objection::suggestion(s, f, o))})
        });
        let events = shown.events.iter().map(|v| {
            json!({"day": v.day.to_string(), "step": v.step.key(), "state": v.to.key(), "by": v.by, "at": v.at,
                "note": v.note, "score": v.score.map(|n| fixed(n, 2))})
        });
        let filings = shown.filings.iter().map(|f| {
            json!({"filing": f.filing, "day": f.day.to_string(), "file": f.file, "sha256": f.sha256,
                "self_score": out::points(f.figures.own), "computed": out::points(f.figures.computed),
                "scheme": f.scheme, "by": f.by})
        });
        let evidence = shown.evidence.iter().map(
            |v| json!({"id": v.id, "row": v.line.map(|n| n + 1), "file": v.name, "sha256": v.sha256, "note": v.note}),
        );
        let texts = form.map(|f| {
            f.texts.iter().map(|(l, t)| json!({"label": l.text, "text": t.text, "cell": t.cell})).collect::<Vec<_>>()
        });
        let mut answer = out::item(desk, item);
        let more = json!({
            "year": period.year, "scheme": shown.scheme.family.key(), "rows": rows,
            "execution": shown.execution.as_ref().map(|x| out::execution(desk, x, &shown.scheme)),
            "recomputed": judged.map(out::total), "goal": form.map(|f| f.goals.annual.text.clone()),
            "goal_actual": form.map(|f| f.goals.actual.text.clone()), "texts": texts,
            "objections": objections.collect::<Vec<_>>(), "events": events.collect::<Vec<_>>(),
            "filings": filings.collect::<Vec<_>>(), "evidence": evidence.collect::<Vec<_>>(),
        });
        if let (Some(answer), serde_json::Value::Object(more)) = (answer.as_object_mut(), more) {
            answer.extend(more);
        }
        answer
    })?;
    Ok(DONE)
}
