//! What an operator does with an alert: verify it, write a note.

use super::{Fault, Stamp};
use crate::domain::monitor::alert::AlertKey;
use crate::domain::text;
use crate::store::audit::Entry;
use crate::store::note::NoteRow;
use crate::store::{Store, StoreError};

/// An alert that is to be handled, as the operator saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handled {
    /// Row of the project.
    pub project_id: i64,
    /// Code of the project, for the log.
    pub project_code: String,
    /// Which of its alerts.
    pub key: AlertKey,
    /// The newest note the operator saw, so that a colleague's is not overlooked.
    pub seen: Option<i64>,
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// 已核实
    Acknowledge,
    /// Back to 新增.
    Reopen,
    /// A note.
    Note(String),
}

impl Action {
    const fn key(&self) -> &'static str {
        match self {
            Action::Acknowledge => "acknowledged",
            Action::Reopen => "reopened",
            Action::Note(_) => "note",
        }
    }
}

/// Handles alerts, all or none.
///
/// # Errors
/// [`StoreError::Stale`] when a colleague wrote on one of them meanwhile;
/// [`Fault::EmptyText`].
pub fn handle(store: &mut Store, stamp: &Stamp, alerts: &[Handled], action: &Action) -> Result<(), Fault> {
    let words = match action {
        Action::Note(note) => text::clean(note),
        Action::Acknowledge | Action::Reopen => String::new(),
    };
    if matches!(action, Action::Note(_)) && words.is_empty() {
        return Err(Fault::EmptyText);
    }
    store.write(stamp, |w| {
        for alert in alerts {
            let (rule, part) = (alert.key.rule.key(), alert.key.part.as_str());
            if w.last_alert_note(alert.project_id, rule, part)? != alert.seen {
                return Err(Fault::Store(StoreError::Stale));
            }
            w.add_alert_note(&NoteRow {
                id: 0,
                project_id: alert.project_id,
                rule: rule.into(),
                part: part.into(),
                action: action.key().into(),
                text: words.clone(),
                by: stamp.actor.clone(),
                at: stamp.at.clone(),
            })?;
        }
        let subject = alerts.iter().map(|a| a.project_code.as_str()).collect::<Vec<_>>().join(",");
        let rules = alerts.iter().map(|a| serde_json::json!([a.project_code, a.key.rule.key(), a.key.part]));
        let detail = serde_json::json!({"alerts": rules.collect::<Vec<_>>(), "text": words});
        let action = match action {
            Action::Acknowledge => "alert_acknowledge",
            Action::Reopen => "alert_reopen",
            Action::Note(_) => "alert_note",
        };
        Ok(((), Entry { action, subject, detail }))
    })
}
