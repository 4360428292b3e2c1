//! Drafting in the office: what is written here and not imported, and the
//! steps that a unit's department takes where the office asks for them.

use std::collections::HashMap;

use super::review::fresh;
use super::year::Year;
use super::{Seen, Subject, TargetFault, Walk, With, checks, list, show};
use crate::domain::form::{Cited, Figure, Form, FormKind, FundKind, FundRow};
use crate::domain::target::state::{Known, Refusal, State, Step};
use crate::service::period::Period;
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::target::{NewContent, Owner};

/// A draft that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drafted {
    /// Row of the version.
    pub version_id: i64,
    /// Its number.
    pub version: u32,
    /// How often it was filled in by now.
    pub round: u32,
}

/// Writes a further round of a draft, changed by `change`; a target that nobody
/// declared yet begins with what the store knows. A draft is not submitted by this.
///
/// # Errors
/// [`TargetFault::Refused`] where the target is past drafting.
pub fn change(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    subject: &Subject,
    change: impl FnOnce(&mut Form),
) -> Result<Drafted, Fault> {
    let year = Year::load(store, period)?;
    let owner = show::find(&year, subject)?;
    let (blank, name) = blank(&year, owner);
    store.write(stamp, |w| {
        let target = w.target_of(period.year, owner)?;
        let newest = target.as_ref().and_then(|t| t.versions.last());
        let state = newest.and_then(|v| v.last()).map(|e| e.to);
        if let Some(state) = state.filter(|s| !matches!(s, State::Draft | State::Returned | State::Rejected)) {
            let why = if state.is_locked() { Refusal::Locked(state) } else { Refusal::NotFrom(state) };
            return Err(Fault::from(TargetFault::Refused(vec![(name.clone(), why)])));
        }
        let open = newest.filter(|_| state != Some(State::Rejected));
        let rounds = newest.map(|v| w.target_contents(v.id)).transpose()?.unwrap_or_default();
        let mut form = match rounds.last() {
            Some(last) => w.target_form(last.id)?,
            None => blank,
        };
        change(&mut form);
        let (version_id, number, round) = match open {
            Some(v) => (v.id, v.number, rounds.len() as u32 + 1),
            None => {
                let number = newest.map_or(1, |v| v.number + 1);
                let target = w.target_id(period.year, owner)?;
                (w.add_target_version(target, number, None)?, number, 1)
            }
        };
        let of = NewContent {
            version_id,
            round,
            day: period.as_of,
            batch_id: None,
            file: "",
            sha256: "",
            by: &stamp.actor,
            at: &stamp.at,
        };
        let content_id = Some(w.add_target_content(&of, &form)?);
        let with = With { content_id, ..With::default() };
        match open.and_then(|v| Walk::on(w, stamp, v, &name)) {
            Some(mut walk) => walk.step(Step::File, period.as_of, &Known::default(), with)?,
            None => Walk::begin(w, stamp, version_id, &name, Step::File, period.as_of, with).map(|_| ())?,
        }
        let detail = serde_json::json!({"version": number, "round": round, "indicators": form.rows.len()});
        let entry = Entry { action: "target_draft", subject: name.clone(), detail };
        Ok((Drafted { version_id, version: number, round }, entry))
    })
}

/// What the store knows of a project or department, as a form to begin with.
fn blank(year: &Year, owner: Owner) -> (Form, String) {
    let said = |s: &str| Cited::new(s, "");
    let mut form = Form { year: Some(year.period.year), ..Form::default() };
    match owner {
        Owner::Project(id) => {
            let held = year.projects.iter().find(|p| p.project.id == id);
            let Some(held) = held else { return (form, String::new()) };
            let p = &held.project;
            form.project_code = said(&p.code);
            form.project = said(&p.name);
            form.department = said(&p.department);
            form.unit = said(p.unit.as_deref().unwrap_or_default());
            let figure = Figure { cited: said(&held.budget.wan().normalize().to_string()), amount: Some(held.budget) };
            form.funds = vec![FundRow {
                kind: FundKind::Total,
                label: said("年度资金总额"),
                initial: figure,
                ..FundRow::default()
            }];
            (form, p.name.clone())
        }
        Owner::Department(id) => {
            form.kind = FormKind::DepartmentTarget;
            let name = year.departments.iter().find(|d| d.id == id).map(|d| d.name.clone()).unwrap_or_default();
            form.department = said(&name);
            (form, name)
        }
    }
}

/// Submits drafts, all or none: each must pass the blocking checks.
///
/// # Errors
/// [`TargetFault::Stale`], [`TargetFault::Refused`] with how much blocks.
pub fn submit(store: &mut Store, stamp: &Stamp, period: Period, seen: &[Seen]) -> Result<(), Fault> {
    let year = Year::load(store, period)?;
    let checks = checks::Checks::load(store, &year)?;
    let mut blocking = HashMap::new();
    for version_id in seen.iter().map(|s| s.version_id) {
        let versions = year.targets.iter().flat_map(|(owner, t)| t.versions.iter().map(|v| (*owner, v)));
        let Some((owner, version)) = versions.into_iter().find(|(_, v)| v.id == version_id) else { continue };
        let Some(content) = version.events.iter().rev().find_map(|e| e.content_id) else { continue };
        let found = checks.of(&year, owner, &store.target_form(content)?, Some(content));
        blocking.insert(version_id, list::blocking(&found));
    }
    let assumed = year.rules.word("target.endorsement") == "assumed";
    let steps: &[Step] = if assumed { &[Step::Submit, Step::Endorse] } else { &[Step::Submit] };
    walk(store, stamp, period, seen, steps, "target_submit", |s| {
        blocking.get(&s.version_id).copied().unwrap_or_default()
    })
}

/// The department's word on what its units submitted, where the office asks for it.
///
/// # Errors
/// [`TargetFault::Stale`], [`TargetFault::Refused`].
pub fn endorse(store: &mut Store, stamp: &Stamp, period: Period, seen: &[Seen]) -> Result<(), Fault> {
    walk(store, stamp, period, seen, &[Step::Endorse], "target_endorse", |_| 0)
}

fn walk(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    seen: &[Seen],
    steps: &[Step],
    action: &'static str,
    blocking: impl Fn(&Seen) -> usize,
) -> Result<(), Fault> {
    store.write(stamp, |w| {
        let versions = fresh(w, period.year, seen.iter())?;
        let mut refused = Vec::new();
        for (seen, version) in seen.iter().zip(&versions) {
            let Some(mut walk) = Walk::on(w, stamp, version, &seen.name) else { continue };
            let known = Known { blocking: blocking(seen), ..Known::default() };
            let content_id = version.events.iter().rev().find_map(|e| e.content_id);
            for step in steps {
                match walk.step(*step, period.as_of, &known, With { content_id, ..With::default() }) {
                    Ok(()) => {}
                    Err(Fault::Target(TargetFault::Refused(why))) => {
                        refused.extend(why);
                        break;
                    }
                    Err(other) => return Err(other),
                }
            }
        }
        if !refused.is_empty() {
            return Err(TargetFault::Refused(refused).into());
        }
        let names: Vec<&str> = seen.iter().map(|s| s.name.as_str()).collect();
        let detail = serde_json::json!({"day": period.as_of.to_string(), "targets": names});
        Ok(((), Entry { action, subject: names.len().to_string(), detail }))
    })
}
