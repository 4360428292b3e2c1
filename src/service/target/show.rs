//! One target with all its versions, and last year's beside it.

use std::collections::HashMap;

use super::checks::Checks;
use super::list::{Desk, Item, Said};
use super::year::Year;
use super::{Subject, TargetFault};
use crate::domain::date;
use crate::domain::form::{Block, Form};
use crate::domain::org::{Department, fold_name};
use crate::domain::target::check::Check;
use crate::domain::target::history::{self, Event};
use crate::domain::target::objection::Objection;
use crate::domain::target::state::State;
use crate::service::period::Period;
use crate::service::{DEFAULT_PLACE, Fault};
use crate::store::Store;
use crate::store::target::{ContentHead, DecisionRow, Owner};

/// A target's page.
#[derive(Debug, Clone)]
pub struct Page {
    /// For which year and day.
    pub period: Period,
    /// As the lists show it.
    pub item: Item,
    /// Newest first, those that began by the day.
    pub versions: Vec<VersionPage>,
    /// What the version of the item says on the day.
    pub current: Option<Content>,
    /// What the checks object to in it.
    pub objections: Vec<Objection<Check>>,
    /// What is in force on the day, where that is another version.
    pub in_force: Option<Content>,
    /// Last year's version in force at its end.
    pub last_year: Option<LastYear>,
}

/// A version with its life.
#[derive(Debug, Clone)]
pub struct VersionPage {
    /// Row in the store.
    pub id: i64,
    /// 1, 2, …
    pub number: u32,
    /// On the day.
    pub state: State,
    /// Whether its text counts on the day.
    pub in_force: bool,
    /// Oldest first, up to the day.
    pub events: Vec<Event>,
    /// Round by round.
    pub contents: Vec<ContentHead>,
    /// What reviewers decided, those taken back too.
    pub decisions: Vec<DecisionRow>,
}

/// What a version says.
#[derive(Debug, Clone)]
pub struct Content {
    /// Of which version.
    pub version: u32,
    /// Row of the content.
    pub id: i64,
    /// Where it came from.
    pub head: ContentHead,
    /// What it says.
    pub form: Form,
}

/// The target of the year before.
#[derive(Debug, Clone)]
pub struct LastYear {
    /// Which year.
    pub year: i16,
    /// Which version.
    pub version: u32,
    /// What it said.
    pub form: Form,
}

/// Opens the target of a project or a department; one that has none yet has a
/// page without versions.
///
/// # Errors
/// [`Fault::NoProject`], [`Fault::NoDepartment`].
pub fn show(store: &Store, period: Period, subject: &Subject) -> Result<Page, Fault> {
    let year = Year::load(store, period)?;
    let owner = find(&year, subject)?;
    let target = year.targets.get(&owner).cloned();
    let mut versions = Vec::new();
    let checks = Checks::load(store, &year)?;
    let (mut decisions, mut said) = (HashMap::new(), HashMap::new());
    let (mut current, mut force, mut objections) = (None, None, Vec::new());
    if let Some(target) = &target {
        let standing = history::in_force(&target.versions, period.as_of).map(|v| v.id);
        let open = history::open(&target.versions, period.as_of).map(|v| v.id);
        for v in target.versions.iter().rev() {
            let Some(state) = v.state_on(period.as_of) else { continue };
            let contents = store.target_contents(v.id)?;
            let made = store.decisions_of_version(v.id)?;
            if let Some(last) = made.iter().rev().find(|d| !d.undone) {
                decisions.insert(v.id, last.clone());
            }
            if open == Some(v.id) || standing == Some(v.id) {
                let head = v.content_on(period.as_of).and_then(|id| contents.iter().find(|c| c.id == id)).cloned();
                if let Some(head) = head {
                    let form = store.target_form(head.id)?;
                    let content = Content { version: v.number, id: head.id, head, form };
                    if open == Some(v.id) {
                        said.insert(content.id, Said::of(&year, owner, content.id, &content.form, Some(&checks)));
                        objections = checks.of(&year, owner, &content.form, Some(content.id));
                        current = Some(content);
                    } else {
                        force = Some(content);
                    }
                }
            }
            versions.push(VersionPage {
                id: v.id,
                number: v.number,
                state,
                in_force: standing == Some(v.id),
                events: v.events.iter().filter(|e| e.day <= period.as_of).cloned().collect(),
                contents: contents.into_iter().filter(|c| c.day <= period.as_of).collect(),
                decisions: made,
            });
        }
    }
    let desk = Desk { year: &year, said: &said, decisions: &decisions };
    let item = item(&desk, owner).ok_or_else(|| TargetFault::NoTarget(name_of(subject)))?;
    let last_year = last_year(store, period.year, subject, owner)?;
    Ok(Page { period, item, versions, current, objections, in_force: force, last_year })
}

fn name_of(subject: &Subject) -> String {
    match subject {
        Subject::Project(name) | Subject::Department(name) => name.clone(),
    }
}

fn item(desk: &Desk<'_>, owner: Owner) -> Option<Item> {
    match owner {
        Owner::Project(id) => desk.year.projects.iter().find(|p| p.project.id == id).map(|p| desk.project(p)),
        Owner::Department(id) => desk.year.departments.iter().find(|d| d.id == id).map(|d| desk.department(d)),
    }
}

/// Whom a face means.
pub(super) fn find(year: &Year, subject: &Subject) -> Result<Owner, Fault> {
    match subject {
        Subject::Project(code) => {
            let found = year.projects.iter().find(|p| p.project.code == *code);
            let none = || Fault::NoProject { code: code.clone(), year: year.period.year };
            found.map(|p| Owner::Project(p.project.id)).ok_or_else(none)
        }
        Subject::Department(named) => {
            let fold = |name: &str| fold_name(name, DEFAULT_PLACE);
            let is = |d: &&Department| d.code.as_deref() == Some(named.trim()) || fold(&d.name) == fold(named);
            let found = year.departments.iter().find(is);
            found.map(|d| Owner::Department(d.id)).ok_or_else(|| Fault::NoDepartment(named.clone()))
        }
    }
}

/// The version in force at the end of the nearest earlier year that has one;
/// the actual values of that year are held against it.
///
/// # Errors
/// What the store says.
pub fn last_year(store: &Store, year: i16, subject: &Subject, owner: Owner) -> Result<Option<LastYear>, Fault> {
    let before = match subject {
        Subject::Project(code) => store
            .project_rows_of(code)?
            .into_iter()
            .filter(|(y, _)| *y == year - 1)
            .map(|(_, id)| Owner::Project(id))
            .next(),
        Subject::Department(_) => Some(owner),
    };
    let Some(before) = before else { return Ok(None) };
    let Some(target) = store.target_of(year - 1, before)? else { return Ok(None) };
    let end = date::last_of_year(year - 1);
    let Some(version) = history::in_force(&target.versions, end) else { return Ok(None) };
    let Some(content) = version.content_on(end) else { return Ok(None) };
    let mut form = store.target_form(content)?;
    if let Some(told) = store.evaluation_results(year - 1)?.remove(&before) {
        for row in &mut form.rows {
            let said = told.iter().find(|(name, _)| *name == row.name.text && row.block == Block::Annual);
            row.actual.text = said.map(|(_, actual)| actual.clone()).unwrap_or_default();
        }
    }
    Ok(Some(LastYear { year: year - 1, version: version.number, form }))
}
