//! Steps after a self-evaluation came in: sent back, accepted, checked, published.

use super::{EvaluationFault, Seen};
use crate::domain::date::Date;
use crate::domain::evaluation::state::{Event, State, Step as Which};
use crate::domain::text;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry;
use crate::store::evaluation::NewEvent;
use crate::store::{Store, WriteTx};
use rust_decimal::Decimal;

/// A step that self-evaluations take together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which. They come in by an import or an entry only.
    pub step: Which,
    /// Why; sending back needs it.
    pub note: String,
    /// The score of a spot check.
    pub score: Option<Decimal>,
    /// The day it takes effect.
    pub day: Date,
}

/// Takes a step, all or none.
///
/// # Errors
/// [`EvaluationFault::Stale`] names all that a colleague touched meanwhile,
/// [`EvaluationFault::Refused`] all that may not take the step;
/// [`EvaluationFault::BackDated`], [`EvaluationFault::Score`].
pub fn step(store: &mut Store, stamp: &Stamp, step: &Step, chosen: &[Seen]) -> Result<(), Fault> {
    if chosen.is_empty() {
        return Err(EvaluationFault::NothingChosen.into());
    }
    let fits = |s: Decimal| s >= Decimal::ZERO && s <= Decimal::ONE_HUNDRED && s.normalize().scale() <= 2;
    if step.score.is_some_and(|s| !fits(s)) {
        return Err(EvaluationFault::Score.into());
    }
    let note = text::clean(&step.note);
    store.write(stamp, |w| {
        let mut found: Vec<(&Seen, Vec<Event>)> = Vec::new();
        for seen in chosen {
            found.push((
                seen,
                if seen.evaluation_id == 0 { Vec::new() } else { w.evaluation_events(seen.evaluation_id)? },
            ));
        }
        let revision = |events: &[Event]| events.last().map_or(0, |e| e.id);
        let stale: Vec<String> =
            found.iter().filter(|(seen, e)| revision(e) != seen.revision).map(|(seen, _)| seen.name.clone()).collect();
        if !stale.is_empty() {
            return Err(EvaluationFault::Stale(stale).into());
        }
        let told = match step.step {
            Which::SpotCheck => step.score.is_some(),
            _ => !note.is_empty(),
        };
        let mut refused = Vec::new();
        for (seen, events) in &found {
            let from = events.last().map_or(State::NotFiled, |e| e.to);
            match step.step.from(from, told) {
                Ok(to) if step.step != Which::File => take(w, stamp, step, &note, seen, events, (from, to))?,
                Ok(_) => refused.push((seen.name.clone(), crate::domain::evaluation::state::Refusal::NotFrom(from))),
                Err(why) => refused.push((seen.name.clone(), why)),
            }
        }
        if !refused.is_empty() {
            return Err(EvaluationFault::Refused(refused).into());
        }
        let detail = serde_json::json!({"step": step.step.key(), "day": step.day.to_string(), "note": note,
            "score": step.score.map(|s| s.to_string()),
            "evaluations": chosen.iter().map(|f| f.name.as_str()).collect::<Vec<_>>()});
        let subject = chosen.first().map(|c| c.evaluation_id.to_string()).unwrap_or_default();
        Ok(((), Entry { action: "self_evaluation_step", subject, detail }))
    })
}

fn take(
    w: &WriteTx<'_>,
    stamp: &Stamp,
    step: &Step,
    note: &str,
    seen: &Seen,
    events: &[Event],
    (from, to): (State, State),
) -> Result<(), Fault> {
    if let Some(last) = events.last().map(|e| e.day).filter(|last| step.day < *last) {
        return Err(EvaluationFault::BackDated { name: seen.name.clone(), day: step.day, last }.into());
    }
    w.add_evaluation_event(&NewEvent {
        evaluation_id: seen.evaluation_id,
        content_id: events.iter().rev().find_map(|e| e.content_id),
        step: step.step,
        from,
        to,
        day: step.day,
        by: &stamp.actor,
        at: &stamp.at,
        note,
        score: step.score,
        batch_id: None,
    })?;
    Ok(())
}

/// Takes back what an operator did last with each of these: accepted, sent
/// back, checked. All or none.
///
/// # Errors
/// [`EvaluationFault::NothingToUndo`] where the last step is another or
/// somebody else's; [`EvaluationFault::Stale`] where the unit went on with it.
pub fn undo(store: &mut Store, stamp: &Stamp, chosen: &[Seen]) -> Result<(), Fault> {
    if chosen.is_empty() {
        return Err(EvaluationFault::NothingToUndo.into());
    }
    store.write(stamp, |w| {
        for seen in chosen {
            let events = w.evaluation_events(seen.evaluation_id)?;
            let own =
                |e: &&Event| e.by == stamp.actor && matches!(e.step, Which::Accept | Which::Return | Which::SpotCheck);
            let last = events.last().filter(own).ok_or(EvaluationFault::NothingToUndo)?;
            // What is being filled in anew is not taken from under its writer.
            let begun = w.last_entry(seen.evaluation_id)?.is_some_and(|e| !e.is_done);
            if last.step == Which::Return && begun {
                return Err(EvaluationFault::Stale(vec![seen.name.clone()]).into());
            }
            w.withdraw_evaluation_event(last.id)?;
        }
        let names: Vec<&str> = chosen.iter().map(|c| c.name.as_str()).collect();
        let subject = chosen.first().map(|c| c.evaluation_id.to_string()).unwrap_or_default();
        let detail = serde_json::json!({ "evaluations": names });
        Ok(((), Entry { action: "self_evaluation_step_undo", subject, detail }))
    })
}
