//! What an operator does with alerts: one or many, all of them or none.
//! Never here: when there is an alert, or what may follow what
//! (`domain::monitor::life`).

mod fault;
mod letters;
mod log;

pub use fault::AlertFault;
pub use letters::{Addressed, Addressees, Order, Plan, Sent, Unsent, plan, send, send_into};
pub use log::{On, Standing, fresh, record, standing};

use super::period::Period;
use super::survey::{JudgedProject, PastAlert, RaisedAlert};
use super::{Fault, Stamp};
use crate::domain::date::{self, Date};
use crate::domain::monitor::alert::AlertKey;
use crate::domain::monitor::life::{self, Act, Disposition, Event, Known, Life, Refusal, State, Waiver};
use crate::domain::monitor::light::Level;
use crate::domain::text;
use crate::store::alert::EventRow;
use crate::store::audit::Entry;
use crate::store::{Store, StoreError, WriteTx};

/// Characters that are kept of what an operator or a unit says.
const LONGEST_TEXT: usize = 4_000;
/// As many alerts as one entry of the log names.
const NAMED_IN_LOG: usize = 100;

/// An alert that is to be handled, as the operator saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handled {
    /// Row of the project.
    pub project_id: i64,
    /// Code of the project, for the log.
    pub project_code: String,
    /// Which of its alerts.
    pub key: AlertKey,
    /// How bad it is; nothing where the rules no longer raise it.
    pub level: Option<Level>,
    /// The newest event the operator saw, so that a colleague's is not overlooked.
    pub seen: Option<i64>,
}

impl Handled {
    /// As it stands in a survey.
    pub fn of(project: &JudgedProject, raised: &RaisedAlert) -> Handled {
        Handled {
            project_id: project.project.id,
            project_code: project.project.code.clone(),
            key: raised.alert.identity(),
            level: Some(raised.alert.level),
            seen: raised.seen,
        }
    }

    /// Of one that the rules no longer raise.
    pub fn past(project: &JudgedProject, past: &PastAlert) -> Handled {
        Handled {
            project_id: project.project.id,
            project_code: project.project.code.clone(),
            key: past.key.clone(),
            level: None,
            seen: past.seen,
        }
    }
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// 核实
    Acknowledge,
    /// 备注
    Note(String),
    /// 说明: what the unit or the operator says of it.
    Explain(String),
    /// 消除, with how it is known.
    Resolve(String),
    /// 豁免
    Waive(Waiver),
    /// Back to 新增, with the reason where one is given.
    Reopen(String),
    /// 处置: what the unit decided, in its words, and when it said so.
    Dispose {
        /// 继续, 调整, 取消
        disposition: Disposition,
        /// In the unit's words.
        text: String,
        /// The day of the answer.
        answered: Date,
    },
}

impl Action {
    /// What it is in the life of an alert.
    pub fn act(&self) -> Act {
        match self {
            Action::Acknowledge => Act::Acknowledged,
            Action::Note(_) => Act::Noted,
            Action::Explain(_) => Act::Explained,
            Action::Resolve(_) => Act::Resolved,
            Action::Waive(waiver) => Act::Waived(waiver.clone()),
            Action::Reopen(_) => Act::Reopened,
            Action::Dispose { disposition, .. } => Act::Disposed(*disposition),
        }
    }

    fn text(&self) -> &str {
        match self {
            Action::Acknowledge => "",
            Action::Note(t) | Action::Explain(t) | Action::Resolve(t) | Action::Reopen(t) => t,
            Action::Waive(waiver) => &waiver.reason,
            Action::Dispose { text, .. } => text,
        }
    }

    const fn logged(&self) -> &'static str {
        match self {
            Action::Acknowledge => "alert_acknowledge",
            Action::Note(_) => "alert_note",
            Action::Explain(_) => "alert_explain",
            Action::Resolve(_) => "alert_resolve",
            Action::Waive(_) => "alert_waive",
            Action::Reopen(_) => "alert_reopen",
            Action::Dispose { .. } => "alert_dispose",
        }
    }

    /// With its words made harmless and short enough to keep.
    fn cleaned(self) -> Result<Action, AlertFault> {
        Ok(match self {
            Action::Acknowledge => Action::Acknowledge,
            Action::Note(t) => Action::Note(words(&t)?),
            Action::Explain(t) => Action::Explain(words(&t)?),
            Action::Resolve(t) => Action::Resolve(words(&t)?),
            Action::Reopen(t) => Action::Reopen(words(&t)?),
            Action::Waive(w) => {
                Action::Waive(Waiver { reason: words(&w.reason)?, approver: words(&w.approver)?, until: w.until })
            }
            Action::Dispose { disposition, text, answered } => {
                Action::Dispose { disposition, text: words(&text)?, answered }
            }
        })
    }
}

fn words(typed: &str) -> Result<String, AlertFault> {
    let clean = text::clean(typed);
    if clean.chars().count() > LONGEST_TEXT { Err(AlertFault::TooLong(LONGEST_TEXT)) } else { Ok(clean) }
}

/// Where an act leads an alert as it stands, for telling before it is asked;
/// [`handle`] asks again.
///
/// # Errors
/// See [`Refusal`].
pub fn allows(life: &Life, day: Date, action: &Action) -> Result<State, Refusal> {
    let known = Known { has_reason: !text::clean(action.text()).is_empty(), has_letter: false };
    life.step(day, &action.act(), known)
}

/// Handles alerts, all or none.
///
/// # Errors
/// [`StoreError::Stale`] when a colleague wrote on one of them meanwhile;
/// [`AlertFault`] when one of them cannot be dealt with like that; [`Fault::EmptyText`]
/// for a note that says nothing.
pub fn handle(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    alerts: &[Handled],
    action: Action,
) -> Result<(), Fault> {
    let action = action.cleaned()?;
    if alerts.is_empty() {
        return Err(AlertFault::Nothing.into());
    }
    if matches!(&action, Action::Note(text) if text.is_empty()) {
        return Err(Fault::EmptyText);
    }
    let answered = match &action {
        Action::Dispose { answered, .. } if today(stamp).is_some_and(|today| *answered > today) => {
            return Err(AlertFault::NotYet(*answered).into());
        }
        Action::Dispose { answered, .. } => Some(*answered),
        _ => None,
    };
    let known = Known { has_reason: !action.text().is_empty(), has_letter: false };
    store.write(stamp, |w| {
        let act = action.act();
        may(w, period, alerts, &[(&act, known)])?;
        let mut events = Span::default();
        for alert in alerts {
            let mut row = event(stamp, period, alert, act.clone(), action.text());
            row.answered = answered;
            events.add(w.add_alert_event(&row)?);
        }
        let mut detail = detail(alerts, &events);
        detail["text"] = serde_json::json!(action.text());
        match &action {
            Action::Waive(waiver) => {
                detail["approver"] = serde_json::json!(waiver.approver);
                detail["until"] = serde_json::json!(waiver.until.to_string());
            }
            Action::Dispose { disposition, answered, .. } => {
                detail["disposition"] = serde_json::json!(disposition.key());
                detail["answered"] = serde_json::json!(answered.to_string());
            }
            _ => {}
        }
        Ok(((), Entry { action: action.logged(), subject: subject(alerts), detail }))
    })
}

/// The day of a stamp.
fn today(stamp: &Stamp) -> Option<Date> {
    stamp.at.get(..10).and_then(date::parse_iso)
}

/// Holds each alert against what a colleague did meanwhile and against what may
/// follow: these acts one after the other.
fn may(w: &WriteTx<'_>, period: Period, alerts: &[Handled], acts: &[(&Act, Known)]) -> Result<(), Fault> {
    let mut refused = Vec::new();
    for alert in alerts {
        let rows = w.events_of(alert.project_id, &alert.key)?;
        if rows.last().map(|r| r.id) != alert.seen {
            return Err(Fault::Store(StoreError::Stale));
        }
        let mut events: Vec<Event> = rows.into_iter().map(|r| r.event).collect();
        for (act, known) in acts {
            let life = life::life(&events, alert.level, period.as_of).unwrap_or_default();
            if let Err(why) = life.step(period.as_of, act, *known) {
                refused.push((alert.project_code.clone(), alert.key.rule, why));
                break;
            }
            events.push(Event { day: period.as_of, level: alert.level, act: (*act).clone() });
        }
    }
    if refused.is_empty() { Ok(()) } else { Err(AlertFault::Refused(refused).into()) }
}

fn event(stamp: &Stamp, period: Period, alert: &Handled, act: Act, text: &str) -> EventRow {
    EventRow {
        id: 0,
        project_id: alert.project_id,
        key: alert.key.clone(),
        event: Event { day: period.as_of, level: alert.level, act },
        text: text.to_string(),
        answered: None,
        letter: None,
        run: None,
        by: stamp.actor.clone(),
        at: stamp.at.clone(),
    }
}

/// Rows that were added, from the first to the last.
#[derive(Debug, Default)]
struct Span(Option<(i64, i64)>);

impl Span {
    fn add(&mut self, row: i64) {
        self.0 = Some((self.0.map_or(row, |(first, _)| first), row));
    }
}

/// The first few in words for the eye; all of them by the rows they added.
fn detail(alerts: &[Handled], events: &Span) -> serde_json::Value {
    let named = alerts.iter().take(NAMED_IN_LOG);
    let named: Vec<_> = named.map(|a| serde_json::json!([a.project_code, a.key.rule.key(), a.key.part])).collect();
    let events = events.0.map(|(first, last)| [first, last]);
    serde_json::json!({"count": alerts.len(), "alerts": named, "events": events})
}

/// The codes of their projects, a few of them.
fn subject(alerts: &[Handled]) -> String {
    let mut codes: Vec<&str> = Vec::new();
    for alert in alerts {
        if !codes.contains(&alert.project_code.as_str()) {
            codes.push(&alert.project_code);
        }
        if codes.len() > 10 {
            break;
        }
    }
    if codes.len() > 10 { format!("{},+{}", codes[..10].join(","), alerts.len() - 10) } else { codes.join(",") }
}

#[cfg(test)]
mod tests;
