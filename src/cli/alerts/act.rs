//! `alerts ack|note|explain|waive|resolve|reopen|dispose`: one or many.
//! Never here: what may follow what.

use serde_json::{Value as Json, json};

use super::args::{AlertVerb, Chosen, Worded};
use super::choose::chosen;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::monitor::life::{State, Waiver};
use crate::domain::text::clean;
use crate::present::{finding, monitor};
use crate::service::Fault;
use crate::service::alerts::{Action, AlertFault, Handled, allows, handle};
use crate::service::survey::{self, JudgedProject, RaisedAlert};

/// The alerts and the act that a call means.
pub(super) fn run(desk: &Desk, verb: &AlertVerb) -> Result<u8, Stop> {
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    match verb {
        AlertVerb::Ack(which) => act(desk, which, Action::Acknowledge),
        AlertVerb::Note(w) => worded(desk, w, Action::Note),
        AlertVerb::Explain(w) => worded(desk, w, Action::Explain),
        AlertVerb::Resolve(r) => act(desk, &r.which, Action::Resolve(r.reason.clone())),
        AlertVerb::Reopen(r) => act(desk, &r.which, Action::Reopen(text(&r.reason))),
        AlertVerb::Waive(w) => {
            let waiver = Waiver { reason: w.reason.clone(), approver: w.approver.clone(), until: w.until };
            act(desk, &w.which, Action::Waive(waiver))
        }
        AlertVerb::Dispose(d) => {
            let answered = d.on.unwrap_or_else(|| desk.today());
            act(desk, &d.which, Action::Dispose { disposition: d.decision, text: text(&d.text), answered })
        }
        AlertVerb::Send(send) => super::send::send(desk, send),
    }
}

/// With the words behind `--text`, or as the last word of the call.
fn worded(desk: &Desk, w: &Worded, action: fn(String) -> Action) -> Result<u8, Stop> {
    let mut which = w.which.clone();
    let text = match &w.text {
        Some(text) => text.clone(),
        None if which.names.len() > 1 => which.names.pop().unwrap_or_default(),
        None => return Err(Stop::said(desk.s.monitor_terms.need_reason, desk.s.alert_life.text_hint)),
    };
    if clean(&text).is_empty() {
        return Err(Fault::EmptyText.into());
    }
    act(desk, &which, action(text))
}

fn act(desk: &Desk, which: &Chosen, action: Action) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let survey = survey::survey(&store, period)?;
    let (found, named) = chosen(desk, &survey, which)?;
    let (mut done, mut refused) = (Vec::new(), Vec::new());
    for (p, a) in found {
        match allows(&a.life, period.as_of, &action) {
            Ok(state) => done.push((p, a, state)),
            Err(why) => refused.push((p.project.code.clone(), a.alert.rule, why)),
        }
    }
    // Of those named one by one none is passed over.
    if !refused.is_empty() && (named || done.is_empty()) {
        return Err(Fault::from(AlertFault::Refused(refused)).into());
    }
    let handled: Vec<Handled> = done.iter().map(|(p, a, _)| Handled::of(p, a)).collect();
    handle(&mut store, &desk.stamp(), period, &handled, action.clone())?;
    let s = desk.s;
    let said = monitor::act(s, &action.act());
    let line = match done.as_slice() {
        [(p, a, _)] => format!("{} {} {said}", p.project.code, finding::rule(s, a.alert.rule)),
        many => (s.alert_life.handled)(many.len(), said),
    };
    let mut lines = vec![line];
    if !refused.is_empty() {
        lines.push((s.alert_life.left_out)(refused.len()));
    }
    desk.tell(&lines, || {
        let each: Vec<Json> = done.iter().map(one).collect();
        // One alert alone is told as it always was.
        let mut out = if let [one] = each.as_slice() { one.clone() } else { json!({}) };
        out["count"] = done.len().into();
        out["left_out"] = refused.len().into();
        out["alerts"] = each.into();
        out
    })?;
    Ok(DONE)
}

fn one((p, a, state): &(&JudgedProject, &RaisedAlert, State)) -> Json {
    json!({"project_code": p.project.code, "rule": a.alert.rule.key(), "part": a.alert.identity().part,
        "state": state.key()})
}
