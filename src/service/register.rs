//! The office's registers: 制度文件, trainings, publicity, and which business
//! division owns which department.

use super::assessment::department;
use super::period::Period;
use super::results_fault::said;
use super::{DEFAULT_PLACE, Fault, ResultsFault, Stamp};
use crate::domain::date::Date;
use crate::domain::disclosure;
use crate::domain::org::{Department, fold_name};
use crate::domain::text;
use crate::store::audit::Entry;
use crate::store::org::OrgVersion;
pub use crate::store::register::{DocumentRow, PublicityRow, Register, TrainingRow};
use crate::store::{Store, StoreError};

/// On which level a training was held.
pub const LEVELS: [&str; 3] = ["province", "city", "county"];

/// For whom.
pub const AUDIENCES: [&str; 5] = ["departments", "units", "agencies", "counties", "bureau"];

/// All three registers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Registers {
    pub documents: Vec<DocumentRow>,
    pub trainings: Vec<TrainingRow>,
    pub publicity: Vec<PublicityRow>,
}

/// The registers; with a year, what bears a day of it (documents: up to its end).
///
/// # Errors
/// What the store says.
pub fn registers(store: &Store, year: Option<i16>) -> Result<Registers, Fault> {
    let of = |d: Date| year.is_none_or(|y| d.year() == y);
    let mut out =
        Registers { documents: store.documents()?, trainings: store.trainings()?, publicity: store.publicity()? };
    out.documents.retain(|d| year.is_none_or(|y| d.day.is_none_or(|day| day.year() <= y)));
    out.trainings.retain(|t| of(t.day));
    out.publicity.retain(|p| of(p.day));
    Ok(out)
}

/// Adds a document.
///
/// # Errors
/// [`Fault::EmptyText`] without a title.
pub fn add_document(store: &mut Store, stamp: &Stamp, d: &DocumentRow) -> Result<i64, Fault> {
    let row = DocumentRow {
        title: said(&d.title)?,
        number: text::clean(&d.number),
        issuer: text::clean(&d.issuer),
        note: text::clean(&d.note),
        by: stamp.actor.clone(),
        at: stamp.at.clone(),
        ..d.clone()
    };
    store.write(stamp, |w| Ok((w.add_document(&row)?, entry(Register::Documents, &row.title))))
}

/// Adds a training.
///
/// # Errors
/// [`Fault::EmptyText`] without a title, [`ResultsFault::People`].
pub fn add_training(store: &mut Store, stamp: &Stamp, t: &TrainingRow) -> Result<i64, Fault> {
    if !(1..=1_000_000).contains(&t.people) {
        return Err(ResultsFault::People(t.people).into());
    }
    let row = TrainingRow {
        title: said(&t.title)?,
        note: text::clean(&t.note),
        by: stamp.actor.clone(),
        at: stamp.at.clone(),
        ..t.clone()
    };
    store.write(stamp, |w| Ok((w.add_training(&row)?, entry(Register::Trainings, &row.title))))
}

/// Adds a piece of publicity.
///
/// # Errors
/// [`Fault::EmptyText`] without a title or channel, [`ResultsFault::Publication`]
/// for an address that is none.
pub fn add_publicity(store: &mut Store, stamp: &Stamp, p: &PublicityRow) -> Result<i64, Fault> {
    let address = match p.address.trim() {
        "" => String::new(),
        typed => {
            disclosure::address(typed).map_err(|bad| ResultsFault::Publication { name: typed.to_string(), bad })?
        }
    };
    let row = PublicityRow {
        title: said(&p.title)?,
        channel: said(&p.channel)?,
        address,
        note: text::clean(&p.note),
        by: stamp.actor.clone(),
        at: stamp.at.clone(),
        ..p.clone()
    };
    store.write(stamp, |w| Ok((w.add_publicity(&row)?, entry(Register::Publicity, &row.title))))
}

/// Withdraws an entry made in error.
///
/// # Errors
/// [`ResultsFault::NoEntry`], [`Fault::EmptyText`] without a reason.
pub fn withdraw(store: &mut Store, stamp: &Stamp, of: Register, id: i64, reason: &str) -> Result<(), Fault> {
    let reason = said(reason)?;
    store.write(stamp, |w| {
        w.withdraw_entry(of, id, &reason, &stamp.actor, &stamp.at).map_err(|e| match e {
            StoreError::NotFound => Fault::from(ResultsFault::NoEntry(id)),
            other => other.into(),
        })?;
        let detail = serde_json::json!({"register": of.key(), "reason": reason});
        Ok(((), Entry { action: "register_withdraw", subject: id.to_string(), detail }))
    })
}

/// Every department as known on a day, with its 业务科室: by division, those
/// without one first, then by code.
///
/// # Errors
/// What the store says.
pub fn divisions(store: &Store, as_of: Date) -> Result<Vec<Department>, Fault> {
    let mut all = store.departments(as_of)?;
    all.sort_by(|a, b| (&a.division, &a.code, &a.name).cmp(&(&b.division, &b.code, &b.name)));
    Ok(all)
}

/// Says which division owns departments from a day on; letters, lists and
/// groups of that day and later follow it. Departments of which that holds
/// already are left alone. What changed: department and the division before.
///
/// # Errors
/// [`Fault::NoDepartment`], [`Fault::EmptyText`] without a division; none is
/// changed then.
pub fn set_division(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    (division, from): (&str, Date),
    typed: &[String],
) -> Result<Vec<Department>, Fault> {
    let division = said(division)?;
    let mut before: Vec<Department> = Vec::new();
    for name in typed {
        let found = department(store, Period { as_of: from, ..period }, name)?;
        let is_new = found.division.as_deref() != Some(&*division) && before.iter().all(|d| d.id != found.id);
        before.extend(is_new.then_some(found));
    }
    if before.is_empty() {
        return Ok(before);
    }
    let place = store.meta("place")?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    store.write(stamp, |w| {
        for d in &before {
            let fold = fold_name(&d.name, &place);
            let version = OrgVersion {
                code: d.code.as_deref(),
                name: &d.name,
                fold: &fold,
                division: Some(&division),
                valid_from: Some(from),
                ..OrgVersion::default()
            };
            w.add_department_version(d.id, &version)?;
        }
        let was: Vec<_> = before.iter().map(|d| serde_json::json!([d.code, d.name, d.division])).collect();
        let detail = serde_json::json!({"division": division, "from": from.to_string(), "before": was});
        Ok((before.clone(), Entry { action: "division_set", subject: division.clone(), detail }))
    })
}

fn entry(of: Register, title: &str) -> Entry {
    let detail = serde_json::json!({"title": title});
    Entry { action: "register_add", subject: of.key().into(), detail }
}
