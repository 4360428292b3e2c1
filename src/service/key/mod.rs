//! 重点监控: which projects ask for it, which the office chose, what extended
//! checks of those found. How strongly a project asks stands in
//! `domain::monitor::key`.

mod suggest;

pub use suggest::{Suggestion, suggest};

use std::collections::HashMap;

use super::survey::{JudgedProject, Survey};
use super::{Fault, Stamp};
use crate::domain::monitor::key::Checked;
use crate::domain::text;
use crate::store::audit::Entry;
use crate::store::key::{CheckRow, ChoiceRow};
use crate::store::{Store, StoreError};

/// Why a thing was not done to the list of key projects; nothing of the call was done then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// A choice needs a reason.
    #[error("no reason")]
    NoReason,
    /// The project stands in the list already.
    #[error("{0}: chosen before")]
    Chosen(String),
    /// The project does not stand in the list.
    #[error("{0}: not chosen")]
    NotChosen(String),
    /// No such item of the extended checks; those there are.
    #[error("no item {item}")]
    NoItem {
        /// As asked for.
        item: String,
        /// All there are.
        items: Vec<String>,
    },
    /// A problem needs a note that says which.
    #[error("no note")]
    NoNote,
}

impl From<KeyFault> for Fault {
    fn from(fault: KeyFault) -> Fault {
        Fault::Key(fault)
    }
}

/// A project of the list.
#[derive(Debug, Clone)]
pub struct KeyProject {
    /// As judged.
    pub judged: JudgedProject,
    /// Who chose it and why; nothing where the project list says it.
    pub choice: Option<ChoiceRow>,
    /// Every item that is set, with its newest result; items of old results too.
    pub checks: Vec<(String, Option<CheckRow>)>,
}

impl KeyProject {
    /// Items with a result.
    pub fn done(&self) -> usize {
        self.checks.iter().filter(|(_, c)| c.is_some()).count()
    }

    /// Items with a problem.
    pub fn problems(&self) -> usize {
        let bad = |c: &CheckRow| Checked::from_key(&c.result) == Some(Checked::Problem);
        self.checks.iter().filter(|(_, c)| c.as_ref().is_some_and(bad)).count()
    }
}

/// The list on the day of a survey, by code.
///
/// # Errors
/// What the store says.
pub fn list(store: &Store, survey: &Survey) -> Result<Vec<KeyProject>, Fault> {
    let period = survey.period;
    let mut choices: HashMap<i64, ChoiceRow> = HashMap::new();
    for choice in store.key_choices(period.year)?.into_iter().filter(|c| c.day <= period.as_of) {
        choices.insert(choice.project_id, choice);
    }
    let mut checks: HashMap<i64, Vec<CheckRow>> = HashMap::new();
    for check in store.key_checks(period.year)?.into_iter().filter(|c| c.day <= period.as_of) {
        checks.entry(check.project_id).or_default().push(check);
    }
    let items = survey.rules.texts("monitor.key_checks");
    let listed = survey.projects.iter().filter(|p| p.project.key_monitored).map(|p| KeyProject {
        judged: p.clone(),
        choice: choices.remove(&p.project.id),
        checks: newest(items, checks.remove(&p.project.id).unwrap_or_default()),
    });
    Ok(listed.collect())
}

fn newest(items: &[String], found: Vec<CheckRow>) -> Vec<(String, Option<CheckRow>)> {
    let mut all: Vec<(String, Option<CheckRow>)> = items.iter().map(|i| (i.clone(), None)).collect();
    for check in found {
        match all.iter_mut().find(|(item, _)| *item == check.item) {
            Some((_, newest)) => *newest = Some(check),
            None => all.push((check.item.clone(), Some(check))),
        }
    }
    all
}

/// Puts projects into the list or takes them out, all or none.
///
/// # Errors
/// [`KeyFault::NoReason`], [`KeyFault::Chosen`], [`KeyFault::NotChosen`]
pub fn choose(
    store: &mut Store,
    stamp: &Stamp,
    survey: &Survey,
    codes: &[String],
    chosen: bool,
    reason: &str,
) -> Result<usize, Fault> {
    let reason = text::clean(reason);
    if reason.is_empty() {
        return Err(KeyFault::NoReason.into());
    }
    let mut rows: Vec<ChoiceRow> = Vec::new();
    for code in codes {
        let project = &find(survey, code)?.project;
        if project.key_monitored == chosen {
            let code = code.clone();
            return Err(if chosen { KeyFault::Chosen(code) } else { KeyFault::NotChosen(code) }.into());
        }
        if rows.iter().all(|r| r.project_id != project.id) {
            rows.push(ChoiceRow {
                id: 0,
                project_id: project.id,
                chosen,
                reason: reason.clone(),
                day: survey.period.as_of,
                by: stamp.actor.clone(),
                at: stamp.at.clone(),
            });
        }
    }
    store.write(stamp, |w| {
        for row in &rows {
            w.add_key_choice(row)?;
        }
        let action = if chosen { "key_choose" } else { "key_drop" };
        let detail = serde_json::json!({"reason": reason, "day": survey.period.as_of.to_string()});
        Ok::<_, StoreError>(((), Entry { action, subject: codes.join(","), detail }))
    })?;
    Ok(rows.len())
}

/// The result of an extended check.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Found {
    pub code: String,
    pub item: String,
    pub result: Checked,
    pub note: String,
}

/// Enters results of extended checks, all or none.
///
/// # Errors
/// [`KeyFault::NotChosen`], [`KeyFault::NoItem`], [`KeyFault::NoNote`]
pub fn check(store: &mut Store, stamp: &Stamp, survey: &Survey, found: &[Found]) -> Result<(), Fault> {
    let items = survey.rules.texts("monitor.key_checks");
    let mut rows = Vec::new();
    for f in found {
        let project = &find(survey, &f.code)?.project;
        let (item, note) = (text::clean(&f.item), text::clean(&f.note));
        if !project.key_monitored {
            return Err(KeyFault::NotChosen(f.code.clone()).into());
        }
        if !items.contains(&item) {
            return Err(KeyFault::NoItem { item, items: items.to_vec() }.into());
        }
        if f.result == Checked::Problem && note.is_empty() {
            return Err(KeyFault::NoNote.into());
        }
        rows.push(CheckRow {
            id: 0,
            project_id: project.id,
            item,
            result: f.result.key().to_string(),
            note,
            day: survey.period.as_of,
            by: stamp.actor.clone(),
            at: stamp.at.clone(),
        });
    }
    store.write(stamp, |w| {
        for row in &rows {
            w.add_key_check(row)?;
        }
        let told = found.iter().zip(&rows).map(|(f, r)| serde_json::json!([f.code, r.item, r.result, r.note]));
        let detail = serde_json::json!({"checks": told.collect::<Vec<_>>(), "day": survey.period.as_of.to_string()});
        let subject = found.iter().map(|f| f.code.as_str()).collect::<Vec<_>>().join(",");
        Ok::<_, StoreError>(((), Entry { action: "key_check", subject, detail }))
    })?;
    Ok(())
}

fn find<'s>(survey: &'s Survey, code: &str) -> Result<&'s JudgedProject, Fault> {
    let none = || Fault::NoProject { code: code.to_string(), year: survey.period.year };
    survey.project(code).ok_or_else(none)
}
