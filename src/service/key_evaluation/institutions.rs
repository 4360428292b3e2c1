//! Third-party institutions: who they are, what they did on projects, how well
//! they worked; the best record first.

use rust_decimal::Decimal;

use super::{KeyEvaluationFault, words};
use crate::domain::date::Date;
use crate::domain::evaluation::key::engage::{Role, Work};
use crate::domain::evaluation::key::institution::{self, Rating, Record};
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry;
use crate::store::key_evaluation::{InstitutionRow, RatingRow, WorkRow};
use crate::store::{Store, StoreError, WriteTx};

/// An institution with its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institution {
    /// What the store has.
    pub row: InstitutionRow,
    /// What its evaluations make of it.
    pub record: Record,
    /// Why it may not be commissioned now.
    pub suspended: Option<String>,
}

/// An institution to be added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewInstitution {
    pub name: String,
    /// 统一社会信用代码
    pub code: String,
    /// 会计师事务所, 咨询机构, 高校, …
    pub kind: String,
    pub contact: String,
}

impl Institution {
    fn of(row: InstitutionRow) -> Institution {
        let ratings: Vec<Rating> = row.ratings.iter().map(|r| r.rating).collect();
        let record = institution::record(&ratings, &row.deliveries);
        let last = row.events.iter().rev().find(|e| e.kind != NOTE);
        let suspended = last.filter(|e| e.kind == SUSPENDED).map(|e| e.note.clone());
        Institution { row, record, suspended }
    }

    /// What it did on projects, as the check for conflicts wants it.
    pub fn works(&self) -> Vec<Work> {
        let work = |w: &WorkRow| Work { code: w.code.clone(), project: w.project.clone(), role: w.role, year: w.year };
        self.row.work.iter().map(work).collect()
    }
}

const SUSPENDED: &str = "suspended";
const RESTORED: &str = "restored";
const NOTE: &str = "note";

/// All institutions: those that may be commissioned before those that may not,
/// the best record first, those without one behind them.
///
/// # Errors
/// What the store says.
pub fn institutions(store: &Store) -> Result<Vec<Institution>, Fault> {
    let mut all: Vec<Institution> = store.institutions()?.into_iter().map(Institution::of).collect();
    all.sort_by(|a, b| {
        let standing = |i: &Institution| (i.suspended.is_some(), std::cmp::Reverse(i.record.total));
        standing(a).cmp(&standing(b)).then(a.row.id.cmp(&b.row.id))
    });
    Ok(all)
}

/// An institution by its name, within a write.
pub(super) fn by_name(w: &WriteTx<'_>, known: &[String], name: &str) -> Result<Institution, Fault> {
    let name = words(name)?;
    w.institution(&name).map(Institution::of).map_err(|e| match e {
        StoreError::NotFound => KeyEvaluationFault::NoInstitution { name, known: known.to_vec() }.into(),
        other => other.into(),
    })
}

/// Their names, for messages.
pub(super) fn names(store: &Store) -> Result<Vec<String>, Fault> {
    Ok(store.institutions()?.into_iter().map(|i| i.name).collect())
}

/// Adds an institution.
///
/// # Errors
/// [`KeyEvaluationFault::NoName`], [`KeyEvaluationFault::InstitutionExists`]
pub fn add(store: &mut Store, stamp: &Stamp, day: Date, new: &NewInstitution) -> Result<i64, Fault> {
    let [name, code, kind, contact] = [&new.name, &new.code, &new.kind, &new.contact].map(|t| words(t));
    let (name, code, kind, contact) = (name?, code?, kind?, contact?);
    if name.is_empty() {
        return Err(KeyEvaluationFault::NoName.into());
    }
    store.write(stamp, |w| {
        match w.institution(&name) {
            Err(StoreError::NotFound) => {}
            Ok(_) => return Err(KeyEvaluationFault::InstitutionExists(name.clone()).into()),
            Err(other) => return Err(other.into()),
        }
        let id = w.add_institution(&name, (&code, &kind, &contact), day, stamp)?;
        let detail = serde_json::json!({"code": code, "kind": kind, "contact": contact});
        Ok((id, Entry { action: "institution_add", subject: name.clone(), detail }))
    })
}

/// Says that an institution may not be commissioned any more, or may again.
///
/// # Errors
/// [`KeyEvaluationFault::NoReason`], [`KeyEvaluationFault::NoInstitution`]
pub fn suspend(
    store: &mut Store,
    stamp: &Stamp,
    day: Date,
    name: &str,
    suspended: bool,
    note: &str,
) -> Result<(), Fault> {
    let note = words(note)?;
    if note.is_empty() {
        return Err(KeyEvaluationFault::NoReason.into());
    }
    let kind = if suspended { SUSPENDED } else { RESTORED };
    let known = names(store)?;
    store.write(stamp, |w| {
        let institution = by_name(w, &known, name)?;
        w.add_institution_event(institution.row.id, kind, day, &note, stamp)?;
        let detail = serde_json::json!({"kind": kind, "note": note, "day": day.to_string()});
        Ok(((), Entry { action: "institution_state", subject: institution.row.name, detail }))
    })
}

/// Writes down work that an institution did for others on a project.
///
/// # Errors
/// [`KeyEvaluationFault::NoInstitution`], [`Fault::NoProject`] where no year of
/// the store knows the code.
pub fn add_work(
    store: &mut Store,
    stamp: &Stamp,
    name: &str,
    (code, year): (&str, i16),
    role: Role,
    note: &str,
) -> Result<i64, Fault> {
    let note = words(note)?;
    let known = names(store)?;
    let year_known = store.years_of(code)?.last().copied();
    let in_year = year_known.ok_or_else(|| Fault::NoProject { code: code.to_string(), year })?;
    let rows = store.projects(in_year, crate::store::org::END_OF_TIME)?;
    let project = rows.into_iter().find(|r| r.project.code == code).map(|r| r.project.name).unwrap_or_default();
    store.write(stamp, |w| {
        let institution = by_name(w, &known, name)?;
        let work = WorkRow { id: None, code: code.to_string(), project, role, year, note };
        let id = w.add_institution_work(institution.row.id, &work, stamp)?;
        let detail = serde_json::json!({"work": id, "project": code, "role": role.key(), "year": year});
        Ok((id, Entry { action: "institution_work", subject: institution.row.name, detail }))
    })
}

/// Takes back what was written down of an institution's work.
///
/// # Errors
/// [`KeyEvaluationFault::NoReason`], [`KeyEvaluationFault::NoWork`]
pub fn withdraw_work(store: &mut Store, stamp: &Stamp, work: i64, note: &str) -> Result<(), Fault> {
    let note = words(note)?;
    if note.is_empty() {
        return Err(KeyEvaluationFault::NoReason.into());
    }
    store.write(stamp, |w| {
        w.withdraw_work(work, &note, stamp).map_err(|e| match e {
            StoreError::NotFound => Fault::from(KeyEvaluationFault::NoWork(work)),
            other => other.into(),
        })?;
        let detail = serde_json::json!({"note": note});
        Ok(((), Entry { action: "institution_work_withdrawn", subject: work.to_string(), detail }))
    })
}

/// Rates the institution of an evaluation; it feeds the next choice.
///
/// # Errors
/// [`KeyEvaluationFault::BadRating`], [`KeyEvaluationFault::NotCommissioned`],
/// [`KeyEvaluationFault::NoEvaluation`]
pub fn rate(store: &mut Store, stamp: &Stamp, id: i64, rating: Rating, note: &str) -> Result<Decimal, Fault> {
    rating.check().map_err(|bad| KeyEvaluationFault::BadRating(bad.0))?;
    let note = words(note)?;
    store.write(stamp, |w| {
        let case = super::fresh(w, id, None)?;
        let engagement = case.engagement().ok_or_else(|| KeyEvaluationFault::NotCommissioned(case.name.clone()))?;
        let row = RatingRow {
            evaluation_id: id,
            institution_id: engagement.institution_id,
            rating,
            note,
            by: stamp.actor.clone(),
        };
        w.add_rating(&row, stamp)?;
        let points = |p: Decimal| p.to_string();
        let detail = serde_json::json!({"institution": engagement.institution, "timeliness": points(rating.timeliness),
            "quality": points(rating.quality), "professionalism": points(rating.professionalism),
            "total": points(rating.total()), "note": row.note});
        Ok((rating.total(), Entry { action: "institution_rate", subject: id.to_string(), detail }))
    })
}
