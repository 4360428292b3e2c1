//! Adjustments: a new version beside the one in force, reviewed for itself;
//! and the two ends of a target, closed or cancelled.

use super::import::{Source, base_name};
use super::issue::budgets;
use super::places::Places;
use super::review::fresh;
use super::year::Year;
use super::{Seen, Subject, TargetFault, Walk, With, checks, show};
use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::domain::target::diff::{Change, diff};
use crate::domain::target::history::{self, Version};
use crate::domain::target::state::{Known, Refusal, State, Step};
use crate::domain::text;
use crate::service::period::Period;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry;
use crate::store::batch::Batch;
use crate::store::org::END_OF_TIME;
use crate::store::target::{NewContent, Owner};
use crate::store::{Store, WriteTx};

/// An adjustment that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requested {
    /// Row of the new version.
    pub version_id: i64,
    /// Its number.
    pub version: u32,
    /// Against the version in force.
    pub changes: Vec<Change>,
}

/// Asks for an adjustment: the form as it shall be, and why. `period.as_of` is
/// the day of the request.
///
/// # Errors
/// [`TargetFault::Refused`] where nothing is in force, an adjustment is under
/// way, the reason lacks or the form may not be submitted;
/// [`TargetFault::NothingChanged`]; [`TargetFault::OtherSubject`]; [`Fault::File`].
pub fn request(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    subject: &Subject,
    source: Source,
    reason: &str,
) -> Result<Requested, Fault> {
    let reason = text::clean(reason);
    let year = Year::load(store, period)?;
    let owner = show::find(&year, subject)?;
    let forms = source.forms.map_err(|fault| Fault::File { file: source.file.clone(), fault })?;
    let (file, sha256, format) = (base_name(&source.file), source.sha256, source.format);
    let checks = checks::Checks::before(store, period.year)?;
    store.write(stamp, |w| {
        let (form, name) = pick(w, stamp, period, owner, forms, &file)?;
        let refused = |why| Fault::from(TargetFault::Refused(vec![(name.clone(), why)]));
        let target = w.target_of(period.year, owner)?.ok_or_else(|| TargetFault::NoTarget(name.clone()))?;
        let newest = target.versions.last().and_then(|v| v.last().map(|e| e.to));
        let force = in_force(&target.versions).map_err(refused)?;
        if reason.is_empty() {
            return Err(refused(Refusal::NoReason));
        }
        if let Some(open @ (State::AdjustRequested | State::AdjustReview)) = newest {
            return Err(refused(Refusal::NotFrom(open)));
        }
        let blocking = checks.of(&year, owner, &form, None).iter().filter(|o| o.blocks).count();
        if blocking > 0 {
            return Err(refused(Refusal::Blocked(blocking)));
        }
        let before = force.content_on(END_OF_TIME).map(|id| w.target_form(id)).transpose()?.unwrap_or_default();
        let changes = diff(&before, &form);
        if changes.is_empty() {
            return Err(TargetFault::NothingChanged(name.clone()).into());
        }
        let number = target.versions.last().map_or(1, |v| v.number + 1);
        let batch = batch(w, stamp, &file, &sha256, &format, &form)?;
        let version_id = w.add_target_version(target.id, number, Some(batch))?;
        let of = NewContent {
            version_id,
            round: 1,
            day: period.as_of,
            batch_id: Some(batch),
            file: &file,
            sha256: &sha256,
            by: &stamp.actor,
            at: &stamp.at,
        };
        let content_id = Some(w.add_target_content(&of, &form)?);
        let with = With { note: &reason, content_id, batch_id: Some(batch), ..With::default() };
        Walk::begin(w, stamp, version_id, &name, Step::Request, period.as_of, with)?;
        let detail = serde_json::json!({"version": number, "day": period.as_of.to_string(), "reason": reason,
            "file": file, "sha256": sha256, "changes": changes.len()});
        let entry = Entry { action: "target_adjust", subject: code(subject), detail };
        Ok((Requested { version_id, version: number, changes }, entry))
    })
}

fn code(subject: &Subject) -> String {
    match subject {
        Subject::Project(code) | Subject::Department(code) => code.clone(),
    }
}

/// The version that an adjustment would follow.
fn in_force(versions: &[Version]) -> Result<&Version, Refusal> {
    let standing = history::standing(versions, END_OF_TIME);
    let state = standing.and_then(|v| v.last()).map_or(State::Draft, |e| e.to);
    standing.filter(|_| state == State::Issued).ok_or(Refusal::NotFrom(state))
}

/// The form of the file that is meant, with the name of its owner.
fn pick(
    w: &WriteTx<'_>,
    stamp: &Stamp,
    period: Period,
    owner: Owner,
    forms: Vec<Form>,
    file: &str,
) -> Result<(Form, String), Fault> {
    let mut places = Places::load(w, stamp, Some(period.year))?;
    for form in forms {
        if let Ok(place) = places.find(w, &form)?
            && (place.year, place.owner) == (period.year, owner)
            && form.kind.is_target()
        {
            return Ok((form, place.name));
        }
    }
    Err(TargetFault::OtherSubject(file.to_string()).into())
}

fn batch(w: &WriteTx<'_>, stamp: &Stamp, file: &str, sha256: &str, format: &str, form: &Form) -> Result<i64, Fault> {
    let mut batch = Batch {
        run: w.next_run()?,
        kind: "targets".into(),
        file: file.into(),
        sha256: sha256.into(),
        sheet: form.sheet.clone(),
        format: format.into(),
        unit: "wan".into(),
        imported_at: stamp.at.clone(),
        imported_by: stamp.actor.clone(),
        rows_read: 1,
        rows_changed: 1,
        amount_imported: form.amount(),
        ..Batch::default()
    };
    batch.id = w.open_batch(&batch)?;
    w.close_batch(&batch)?;
    Ok(batch.id)
}

/// Grants an adjustment: the new version is in force from `effective` on, the
/// one before holds for the days before.
///
/// # Errors
/// [`TargetFault::Stale`], [`TargetFault::Refused`], [`TargetFault::BackDated`],
/// [`TargetFault::NoDocument`].
pub fn grant(
    store: &mut Store,
    stamp: &Stamp,
    year: i16,
    seen: &Seen,
    document: &str,
    effective: Date,
) -> Result<(), Fault> {
    let document = text::clean(document);
    if document.is_empty() {
        return Err(TargetFault::NoDocument.into());
    }
    let with = With { document: Some(&document), ..With::default() };
    let known = Known { has_document: true, ..Known::default() };
    let steps = [Step::TakeAdjustment, Step::GrantAdjustment];
    let entry = Entry {
        action: "target_adjust_granted",
        subject: seen.name.clone(),
        detail: serde_json::json!({"version": seen.version_id, "document": document, "day": effective.to_string()}),
    };
    walk(store, stamp, year, seen, &steps, effective, &known, with, entry)
}

/// Refuses an adjustment: the version in force stays.
///
/// # Errors
/// [`TargetFault::Stale`], [`TargetFault::Refused`], [`TargetFault::BackDated`].
pub fn refuse(store: &mut Store, stamp: &Stamp, year: i16, seen: &Seen, reason: &str, day: Date) -> Result<(), Fault> {
    let reason = text::clean(reason);
    let with = With { note: &reason, ..With::default() };
    let known = Known { has_reason: !reason.is_empty(), ..Known::default() };
    let steps = [Step::TakeAdjustment, Step::RefuseAdjustment];
    let entry = Entry {
        action: "target_adjust_refused",
        subject: seen.name.clone(),
        detail: serde_json::json!({"version": seen.version_id, "reason": reason, "day": day.to_string()}),
    };
    walk(store, stamp, year, seen, &steps, day, &known, with, entry)
}

/// Closes an issued target after its evaluation.
///
/// # Errors
/// [`TargetFault::Stale`], [`TargetFault::Refused`], [`TargetFault::BackDated`].
pub fn close(store: &mut Store, stamp: &Stamp, year: i16, seen: &Seen, day: Date) -> Result<(), Fault> {
    let entry = Entry {
        action: "target_close",
        subject: seen.name.clone(),
        detail: serde_json::json!({"version": seen.version_id, "day": day.to_string()}),
    };
    walk(store, stamp, year, seen, &[Step::Close], day, &Known::default(), With::default(), entry)
}

/// Cancels an issued target whose money was withdrawn entirely.
///
/// # Errors
/// [`TargetFault::Stale`], [`TargetFault::Refused`] while there is budget on the day.
pub fn cancel(store: &mut Store, stamp: &Stamp, year: i16, seen: &Seen, reason: &str, day: Date) -> Result<(), Fault> {
    let reason = text::clean(reason);
    let owner = store.targets(year)?.into_iter().find(|t| t.versions.iter().any(|v| v.id == seen.version_id));
    let budgets = budgets(store, Period { year, as_of: day })?;
    let has_budget = owner.and_then(|t| budgets.get(&t.owner).copied()).is_some_and(|b| !b.is_zero());
    let known = Known { has_budget, has_reason: !reason.is_empty(), ..Known::default() };
    let with = With { note: &reason, ..With::default() };
    let entry = Entry {
        action: "target_cancel",
        subject: seen.name.clone(),
        detail: serde_json::json!({"version": seen.version_id, "reason": reason, "day": day.to_string()}),
    };
    walk(store, stamp, year, seen, &[Step::Cancel], day, &known, with, entry)
}

/// Takes the steps that are still before the version, in one transaction.
#[allow(clippy::too_many_arguments)]
fn walk(
    store: &mut Store,
    stamp: &Stamp,
    year: i16,
    seen: &Seen,
    steps: &[Step],
    day: Date,
    known: &Known,
    with: With<'_>,
    entry: Entry,
) -> Result<(), Fault> {
    store.write(stamp, |w| {
        let version = fresh(w, year, std::iter::once(seen))?.pop();
        let walk = version.as_ref().and_then(|v| Walk::on(w, stamp, v, &seen.name));
        let mut walk = walk.ok_or_else(|| TargetFault::NoTarget(seen.name.clone()))?;
        let content_id = version.as_ref().and_then(|v| v.content_on(END_OF_TIME));
        // An adjustment that was taken up already goes straight to its end.
        let taken = walk.at == State::AdjustReview;
        for step in steps.iter().filter(|s| !(taken && **s == Step::TakeAdjustment)) {
            walk.step(*step, day, known, With { content_id, ..with })?;
        }
        Ok(((), entry))
    })
}
