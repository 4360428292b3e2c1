//! Steps of forms after they came in: sent back, accepted, a letter sent.

use super::{MonitorFault, Seen};
use crate::domain::date::Date;
use crate::domain::monitor::record::FormRecord;
use crate::domain::monitor::reported::FormState;
use crate::domain::monitor::round::{FormStep, Known, Refusal};
use crate::domain::text;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry;
use crate::store::monitor::NewFormEvent;
use crate::store::{Store, WriteTx};

/// A step that the forms of a round take together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which. Forms come in by an import only.
    pub step: FormStep,
    /// Why; sending back needs it.
    pub reason: String,
    /// 文号; a letter needs it.
    pub document: Option<String>,
    /// The day it takes effect.
    pub day: Date,
}

/// Takes a step of some forms of a round, all or none.
///
/// # Errors
/// [`MonitorFault::NoRound`]; [`MonitorFault::Stale`] names every form that a
/// colleague touched meanwhile, [`MonitorFault::Refused`] every one that may
/// not take the step; [`MonitorFault::BackDated`].
pub fn step(
    store: &mut Store,
    stamp: &Stamp,
    (year, months): (i16, u8),
    step: &Step,
    forms: &[Seen],
) -> Result<(), Fault> {
    if forms.is_empty() {
        return Err(MonitorFault::NothingWaits(months).into());
    }
    store.write(stamp, |w| {
        let rounds = w.monitor_rounds(year)?;
        let round = rounds.iter().find(|r| r.opening.months == months);
        let round = round.ok_or(MonitorFault::NoRound { year, months })?;
        let standing = w.monitor_forms(year)?;
        let found: Vec<(&Seen, Option<&FormRecord>)> =
            forms.iter().map(|seen| (seen, standing.get(&(round.id, seen.project_id)))).collect();
        let revision = |form: Option<&FormRecord>| form.map_or(0, FormRecord::revision);
        let stale = found.iter().filter(|(seen, form)| revision(*form) != seen.revision);
        let stale: Vec<String> = stale.map(|(seen, _)| seen.name.clone()).collect();
        if !stale.is_empty() {
            return Err(MonitorFault::Stale(stale).into());
        }
        let mut refused = Vec::new();
        let known = known(step);
        for (seen, form) in found {
            let from = form.map_or(FormState::NotFiled, FormRecord::state);
            match (step.step.from(from, round.state(), known), form) {
                (Ok(to), Some(form)) => take(w, stamp, step, seen, form, to)?,
                (Ok(_), None) => refused.push((seen.name.clone(), Refusal::NotFrom(from))),
                (Err(why), _) => refused.push((seen.name.clone(), why)),
            }
        }
        if !refused.is_empty() {
            return Err(MonitorFault::Refused(refused).into());
        }
        let detail = serde_json::json!({"year": year, "step": step.step.key(), "day": step.day.to_string(),
            "reason": text::clean(&step.reason), "document": step.document,
            "forms": forms.iter().map(|f| f.name.as_str()).collect::<Vec<_>>()});
        Ok(((), Entry { action: "monitor_step", subject: months.to_string(), detail }))
    })
}

fn known(step: &Step) -> Known {
    let says = |text: &str| !text.trim().is_empty();
    Known { has_reason: says(&step.reason), has_letter: step.document.as_deref().is_some_and(says) }
}

fn take(
    w: &WriteTx<'_>,
    stamp: &Stamp,
    step: &Step,
    seen: &Seen,
    form: &FormRecord,
    to: FormState,
) -> Result<(), Fault> {
    if let Some(last) = form.last_day().filter(|last| step.day < *last) {
        return Err(MonitorFault::BackDated { name: seen.name.clone(), day: step.day, last }.into());
    }
    w.add_form_event(&NewFormEvent {
        form_id: form.id,
        content_id: None,
        step: step.step,
        from: form.state(),
        to,
        day: step.day,
        by: &stamp.actor,
        at: &stamp.at,
        note: &text::clean(&step.reason),
        document: step.document.as_deref(),
        batch_id: None,
    })?;
    Ok(())
}
