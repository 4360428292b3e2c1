//! Taking down what was published, what else is to be, and what is classified.

use super::list::{Line, Of, list};
use crate::domain::code::ProjectCode;
use crate::domain::date::Date;
use crate::domain::disclosure::{self, Kind, Publisher};
use crate::domain::text;
use crate::service::period::Period;
use crate::service::results_fault::said;
use crate::service::{Fault, ResultsFault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::disclosure::{EventRow, ItemRow};

/// A publication of one or many items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// What is published.
    pub kind: Kind,
    /// Codes of projects and departments, numbers of items of the office's own.
    pub codes: Vec<String>,
    /// All items of the kind that a department is to publish and has not.
    pub department: Option<String>,
    /// When.
    pub on: Date,
    /// Web address.
    pub address: Option<String>,
    /// Where else: 政府公报, 局公示栏.
    pub place: String,
    /// Name of a screen shot.
    pub file: String,
}

/// An item that the office keeps an eye on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// What it is.
    pub title: String,
    /// The department whose it is, by code or name.
    pub department: Option<String>,
    /// Who publishes.
    pub publisher: Publisher,
    /// Since when there is something to publish.
    pub ready: Date,
    /// Until when.
    pub due: Date,
}

/// Takes a publication down, for all its items or for none. What was published
/// before is not taken down again.
///
/// # Errors
/// [`ResultsFault::NothingToPublish`] names what is no item,
/// [`ResultsFault::Classified`], [`ResultsFault::Publication`].
pub fn publish(store: &mut Store, stamp: &Stamp, period: Period, call: &Publication) -> Result<Vec<Line>, Fault> {
    let bad = |name: &str, bad| ResultsFault::Publication { name: name.to_string(), bad };
    let address = call.address.as_deref().map(disclosure::address).transpose();
    let address = address.map_err(|b| bad(call.address.as_deref().unwrap_or_default(), b))?;
    let (place, file) = (text::clean(&call.place), text::clean(&call.file));
    let chosen = chosen(store, period, call)?;
    for line in &chosen {
        disclosure::check(line.ready, call.on, address.as_deref(), &place).map_err(|b| bad(&line.name, b))?;
    }
    let new: Vec<Line> = chosen.into_iter().filter(|l| l.event.is_none()).collect();
    store.write(stamp, |w| {
        for line in &new {
            let (project_id, department_id, item_id) = match line.of {
                Of::Project(id) => (Some(id), None, None),
                Of::Department(id) => (None, Some(id), None),
                Of::Item(id) => (None, None, Some(id)),
            };
            w.add_disclosure_event(&EventRow {
                id: 0,
                year: period.year,
                kind: call.kind,
                project_id,
                department_id,
                item_id,
                published: call.on,
                address: address.clone(),
                place: place.clone(),
                file: file.clone(),
                by: stamp.actor.clone(),
                at: stamp.at.clone(),
            })?;
        }
        let codes: Vec<_> = new.iter().map(|l| l.code.clone()).collect();
        let detail = serde_json::json!({"kind": call.kind.key(), "on": call.on.to_string(), "address": address,
            "place": place, "items": codes});
        Ok::<_, Fault>((new.clone(), Entry { action: "disclosure_publish", subject: period.year.to_string(), detail }))
    })
}

/// The items that a call names.
fn chosen(store: &Store, period: Period, call: &Publication) -> Result<Vec<Line>, Fault> {
    let classified = store.classified()?;
    // What is published later than the day looked at is an item of that day.
    let lines = list(store, Period { as_of: period.as_of.max(call.on), ..period })?;
    let of_kind = || lines.iter().filter(|l| l.kind == call.kind);
    let mut out: Vec<Line> = Vec::new();
    for typed in &call.codes {
        let code = ProjectCode::parse(typed).map_or_else(|_| typed.clone(), |c| c.to_string());
        if classified.contains(&code) {
            return Err(ResultsFault::Classified(code).into());
        }
        let found = of_kind().find(|l| l.code.as_deref() == Some(&code) || l.name == *typed);
        out.push(found.cloned().ok_or_else(|| ResultsFault::NothingToPublish(typed.clone()))?);
    }
    if let Some(typed) = &call.department {
        let d = crate::service::assessment::department(store, period, typed)?;
        let own = of_kind().filter(|l| l.department_id == Some(d.id) && l.publisher == Publisher::Department);
        out.extend(own.filter(|l| l.event.is_none()).cloned());
    }
    if out.is_empty() {
        let named = call.department.clone().unwrap_or_default();
        return Err(ResultsFault::NothingToPublish(named).into());
    }
    Ok(out)
}

/// Adds an item that follows from no target, self-evaluation or report.
///
/// # Errors
/// [`Fault::EmptyText`] without a title, [`Fault::NoDepartment`],
/// [`ResultsFault::DueBeforeReady`].
pub fn add(store: &mut Store, stamp: &Stamp, period: Period, item: &NewItem) -> Result<i64, Fault> {
    let title = said(&item.title)?;
    if item.due < item.ready {
        return Err(ResultsFault::DueBeforeReady { due: item.due, ready: item.ready }.into());
    }
    let department = match &item.department {
        Some(typed) => Some(crate::service::assessment::department(store, period, typed)?.id),
        None => None,
    };
    store.write(stamp, |w| {
        let id = w.add_disclosure_item(&ItemRow {
            id: 0,
            year: period.year,
            title: title.clone(),
            project_id: None,
            department_id: department,
            publisher: item.publisher,
            ready: item.ready,
            due: item.due,
            by: stamp.actor.clone(),
            at: stamp.at.clone(),
        })?;
        let detail = serde_json::json!({"title": title, "due": item.due.to_string()});
        Ok((id, Entry { action: "disclosure_item", subject: id.to_string(), detail }))
    })
}

/// Takes a publication back that was entered wrongly.
///
/// # Errors
/// [`ResultsFault::NotPublished`], [`Fault::EmptyText`] without a reason.
pub fn withdraw(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    kind: Kind,
    code: &str,
    reason: &str,
) -> Result<Line, Fault> {
    let reason = said(reason)?;
    let lines = list(store, Period { as_of: crate::store::org::END_OF_TIME, ..period })?;
    let found = lines.into_iter().find(|l| l.kind == kind && (l.code.as_deref() == Some(code) || l.name == code));
    let line = found.filter(|l| l.event.is_some()).ok_or_else(|| ResultsFault::NotPublished(code.to_string()))?;
    let event = line.event.as_ref().map_or(0, |e| e.id);
    store.write(stamp, |w| {
        w.withdraw_disclosure(event, &reason, &stamp.actor, &stamp.at)?;
        let detail = serde_json::json!({"withdrawn": event, "reason": reason});
        Ok((line, Entry { action: "disclosure_publish", subject: code.to_string(), detail }))
    })
}

/// Marks a project as classified, in all years, or lifts the mark.
///
/// # Errors
/// [`Fault::NoProject`], [`Fault::EmptyText`] without a reason.
pub fn classify(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    code: &str,
    on: bool,
    reason: &str,
) -> Result<(), Fault> {
    let code = ProjectCode::parse(code).map_or_else(|_| code.to_string(), |c| c.to_string());
    if store.years_of(&code)?.is_empty() {
        return Err(Fault::NoProject { code, year: period.year });
    }
    let reason = said(reason)?;
    store.write(stamp, |w| {
        w.set_classified(&code, on, &reason, &stamp.actor, &stamp.at)?;
        let detail = serde_json::json!({"classified": on, "reason": reason});
        Ok(((), Entry { action: "disclosure_classified", subject: code.clone(), detail }))
    })
}
