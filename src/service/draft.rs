//! What an operator was writing when the line dropped, so that the next start
//! goes on there. Never here: a note that was finished.

use serde::{Deserialize, Serialize};

use super::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;

const KEY: &str = "draft";
const STAY: &str = "entry";

/// A note on an alert that was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Row of the project.
    pub project_id: i64,
    /// Name of the rule.
    pub rule: String,
    /// Fund line or kind of defect.
    pub part: String,
    /// What was written so far.
    pub text: String,
}

/// Keeps a draft in place of an earlier one; `None` forgets it.
///
/// # Errors
/// What the store says.
pub fn keep(store: &mut Store, stamp: &Stamp, draft: Option<&Draft>) -> Result<(), Fault> {
    let value = draft.map(|d| serde_json::to_string(d).expect("plain values always serialise")).unwrap_or_default();
    store.write(stamp, |w| {
        w.set_preference(&stamp.actor, KEY, &value)?;
        let action = if draft.is_some() { "draft_kept" } else { "draft_done" };
        // What was not finished is nobody's business yet: the log tells only that there was something.
        Ok(((), Entry { action, subject: stamp.actor.clone(), detail: serde_json::json!({}) }))
    })
}

/// What an operator had begun; a draft that can no longer be read is none.
///
/// # Errors
/// What the store says.
pub fn kept(store: &Store, operator: &str) -> Result<Option<Draft>, Fault> {
    let value = store.preference(operator, KEY)?;
    Ok(value.and_then(|v| serde_json::from_str(&v).ok()))
}

/// A form that was being filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// Code of its project.
    pub project: Option<String>,
    /// Code or name of its department, where it is of a whole department.
    pub department: Option<String>,
    /// Budget year.
    pub year: i16,
    /// What it is called.
    pub name: String,
    /// The cell in which something was being typed: its row, its field, the text.
    pub typed: Option<(Option<usize>, String, String)>,
}

/// Keeps where an operator is in a form; `None` when the form is left.
///
/// # Errors
/// What the store says.
pub fn stay(store: &mut Store, stamp: &Stamp, at: Option<&Stay>) -> Result<(), Fault> {
    let value = at.map(|a| serde_json::to_string(a).expect("plain values always serialise")).unwrap_or_default();
    if store.preference(&stamp.actor, STAY)?.unwrap_or_default() == value {
        return Ok(());
    }
    store.write(stamp, |w| {
        w.set_preference(&stamp.actor, STAY, &value)?;
        let action = if at.is_some() { "entry_open" } else { "entry_left" };
        let detail =
            at.map_or_else(|| serde_json::json!({}), |a| serde_json::json!({ "year": a.year, "name": a.name }));
        Ok(((), Entry { action, subject: stamp.actor.clone(), detail }))
    })
}

/// Where an operator was in a form; what can no longer be read is nowhere.
///
/// # Errors
/// What the store says.
pub fn stays(store: &Store, operator: &str) -> Result<Option<Stay>, Fault> {
    let value = store.preference(operator, STAY)?;
    Ok(value.and_then(|v| serde_json::from_str(&v).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_somebody_was_is_kept_until_the_form_is_left() {
        let mut store = Store::in_memory().expect("store");
        let stamp = Stamp { actor: "李工".into(), at: "2022-01-10T09:00:00+08:00".into() };
        let at = Stay {
            project: Some("36110021T0001".into()),
            department: None,
            year: 2021,
            name: "航线补贴".into(),
            typed: Some((Some(3), "actual".into(), "88.".into())),
        };
        stay(&mut store, &stamp, Some(&at)).expect("stay");
        assert_eq!(stays(&store, "李工").expect("stays"), Some(at));
        stay(&mut store, &stamp, None).expect("left");
        assert_eq!(stays(&store, "李工").expect("stays"), None);
    }

    #[test]
    fn a_draft_is_there_until_it_is_done() {
        let mut store = Store::in_memory().expect("store");
        let stamp = Stamp { actor: "李工".into(), at: "2021-08-02T09:00:00+08:00".into() };
        let draft = Draft { project_id: 7, rule: "no_spend".into(), part: String::new(), text: "写到一半".into() };
        keep(&mut store, &stamp, Some(&draft)).expect("keep");
        assert_eq!(kept(&store, "李工").expect("kept"), Some(draft));
        assert_eq!(kept(&store, "王工").expect("kept"), None, "a draft is its writer's own");
        keep(&mut store, &stamp, None).expect("done");
        assert_eq!(kept(&store, "李工").expect("kept"), None);
    }
}
