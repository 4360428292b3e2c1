//! The review desk: pass, return, reject, skip, one or many at once; take back
//! what was decided until it is handed on; the receipt of a sitting.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::year::{bands, rules_of};
use super::{Seen, TargetFault, Walk, With};
use crate::domain::date::Date;
use crate::domain::target::history::Version;
use crate::domain::target::review::{Bands, Grade, Points};
use crate::domain::target::state::{Known, State, Step};
use crate::domain::text;
use crate::service::period::Period;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry;
use crate::store::target::{DecisionRow, NewEvent};
use crate::store::{Store, StoreError, WriteTx};

/// What a reviewer says of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// 通过
    Pass,
    /// 退回修改
    Return,
    /// 不通过
    Reject,
    /// 略过: looked at, left for later.
    Skip,
}

impl Verdict {
    /// All.
    pub const ALL: [Verdict; 4] = [Verdict::Pass, Verdict::Return, Verdict::Reject, Verdict::Skip];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Return => "return",
            Verdict::Reject => "reject",
            Verdict::Skip => "skip",
        }
    }

    /// The reverse of [`Verdict::key`].
    pub fn from_key(key: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|v| v.key() == key)
    }

    /// The steps that lead from a state to the verdict. Where the office takes
    /// the department's endorsement for granted, passing includes it.
    fn steps(self, from: State, assumed: bool) -> &'static [Step] {
        match (self, from) {
            (Verdict::Pass, State::Submitted) if assumed => &[Step::Endorse, Step::Take, Step::Approve],
            (Verdict::Pass, State::Endorsed) => &[Step::Take, Step::Approve],
            (Verdict::Pass, _) => &[Step::Approve],
            (Verdict::Return, _) => &[Step::Return],
            (Verdict::Reject, State::Submitted) if assumed => &[Step::Endorse, Step::Take, Step::Reject],
            (Verdict::Reject, State::Endorsed) => &[Step::Take, Step::Reject],
            (Verdict::Reject, _) => &[Step::Reject],
            (Verdict::Skip, _) => &[],
        }
    }
}

/// A decision on one target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// As the reviewer saw it.
    pub seen: Seen,
    /// What is decided.
    pub verdict: Verdict,
    /// Why; a return and a rejection need it.
    pub note: String,
    /// Points, where it is a review by points; all eight items then.
    pub points: Option<Points>,
    /// 优良中差, where it is a review by grade, or beside the points.
    pub grade: Option<Grade>,
}

/// What came of a call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// The sitting that the decisions belong to.
    pub sitting: i64,
    /// One a decision, in their order; they go back into [`undo`].
    pub decisions: Vec<i64>,
}

/// Decides on targets, all or none, in the reviewer's open sitting.
///
/// # Errors
/// [`TargetFault::Stale`] names every target a colleague decided on meanwhile;
/// [`TargetFault::Refused`] every step that may not be taken;
/// [`TargetFault::Points`], [`TargetFault::GradeDiffers`].
pub fn review(store: &mut Store, stamp: &Stamp, period: Period, decisions: &[Decision]) -> Result<Reviewed, Fault> {
    let set = rules_of(store, period)?;
    let assumed = set.word("target.endorsement") == "assumed";
    let bands = bands(&set);
    let graded: Vec<Option<Grade>> = decisions.iter().map(|d| grade(d, &bands)).collect::<Result<_, _>>()?;
    store.write(stamp, |w| {
        let versions = fresh(w, period.year, decisions.iter().map(|d| &d.seen))?;
        let sitting = w.open_sitting(period.year, &stamp.actor, &stamp.at)?;
        let mut refused = Vec::new();
        let mut done = Reviewed { sitting, decisions: Vec::new() };
        for ((decision, grade), version) in decisions.iter().zip(&graded).zip(&versions) {
            let desk = Desk { w, stamp, day: period.as_of, sitting, assumed };
            match desk.decide(decision, *grade, version) {
                Ok(id) => done.decisions.push(id),
                Err(Fault::Target(TargetFault::Refused(why))) => refused.extend(why),
                Err(other) => return Err(other),
            }
        }
        if !refused.is_empty() {
            return Err(TargetFault::Refused(refused).into());
        }
        let items = decisions.iter().zip(&graded).map(|(d, g)| {
            serde_json::json!({"target": d.seen.name, "version": d.seen.version_id, "verdict": d.verdict.key(),
                "grade": g.map(Grade::key), "note": text::clean(&d.note)})
        });
        let detail = serde_json::json!({"day": period.as_of.to_string(), "decisions": items.collect::<Vec<_>>()});
        Ok((done, Entry { action: "target_review", subject: sitting.to_string(), detail }))
    })
}

/// The grade of a decision: what the points make, else what was given.
fn grade(d: &Decision, bands: &Bands) -> Result<Option<Grade>, Fault> {
    let Some(points) = &d.points else { return Ok(d.grade) };
    let name = || d.seen.name.clone();
    let total = points.total().map_err(|bad| TargetFault::Points { name: name(), bad })?;
    let made = bands.grade(total);
    match d.grade {
        Some(given) if given != made => Err(TargetFault::GradeDiffers { name: name(), made }.into()),
        _ => Ok(Some(made)),
    }
}

/// The versions as they stand, if nobody was faster.
pub(super) fn fresh<'a>(
    w: &WriteTx<'_>,
    year: i16,
    seen: impl Iterator<Item = &'a Seen>,
) -> Result<Vec<Version>, Fault> {
    let targets = w.targets(year)?;
    let mut stale = Vec::new();
    let mut found = Vec::new();
    for seen in seen {
        let version = targets.iter().flat_map(|t| &t.versions).find(|v| v.id == seen.version_id);
        match version.filter(|v| v.revision() == seen.revision) {
            Some(version) => found.push(version.clone()),
            None => stale.push(seen.name.clone()),
        }
    }
    if stale.is_empty() { Ok(found) } else { Err(TargetFault::Stale(stale).into()) }
}

struct Desk<'w, 't> {
    w: &'w WriteTx<'t>,
    stamp: &'w Stamp,
    day: Date,
    sitting: i64,
    assumed: bool,
}

impl Desk<'_, '_> {
    fn decide(&self, d: &Decision, grade: Option<Grade>, version: &Version) -> Result<i64, Fault> {
        let note = text::clean(&d.note);
        let content_id = version.events.iter().rev().find_map(|e| e.content_id);
        let points = d.points.as_ref().and_then(|p| p.total().ok());
        let hundredths = |p: Decimal| (p * Decimal::ONE_HUNDRED).to_i64().unwrap_or_default();
        let items = d.points.iter().flat_map(Points::iter).map(|(i, p)| (i.key().to_string(), hundredths(p)));
        let id = self.w.add_decision(&DecisionRow {
            id: 0,
            sitting_id: self.sitting,
            version_id: version.id,
            content_id: content_id.unwrap_or_default(),
            verdict: d.verdict.key().into(),
            grade: grade.map(|g| g.key().into()),
            points: points.map(hundredths),
            note: note.clone(),
            by: self.stamp.actor.clone(),
            at: self.stamp.at.clone(),
            undone: false,
            items: items.collect(),
        })?;
        let Some(mut walk) = Walk::on(self.w, self.stamp, version, &d.seen.name) else { return Ok(id) };
        let known = Known { has_reason: !note.is_empty(), grade, ..Known::default() };
        let with = With { note: &note, content_id, decision_id: Some(id), ..With::default() };
        for step in d.verdict.steps(walk.at, self.assumed) {
            walk.step(*step, self.day, &known, with)?;
        }
        Ok(id)
    }
}

/// Takes decisions back, all or none: each target stands again where it stood.
///
/// # Errors
/// [`TargetFault::SittingEnded`]; [`TargetFault::HandedOn`] where something
/// followed the decision, or it was taken back before.
pub fn undo(store: &mut Store, stamp: &Stamp, sitting: i64, decisions: &[i64]) -> Result<(), Fault> {
    store.write(stamp, |w| {
        let open = w.target_sitting(sitting).map_err(|e| no_sitting(e, sitting))?;
        if open.ended.is_some() {
            return Err(TargetFault::SittingEnded(sitting).into());
        }
        let made = w.decisions_of_sitting(sitting)?;
        let targets = w.targets(open.year)?;
        for id in decisions {
            let gone = || TargetFault::HandedOn(id.to_string());
            let decision = made.iter().find(|d| d.id == *id && !d.undone).ok_or_else(gone)?;
            let version = targets.iter().flat_map(|t| &t.versions).find(|v| v.id == decision.version_id);
            let version = version.ok_or_else(gone)?;
            take_back(w, stamp, version, decision)?;
            w.undo_decision(*id, &stamp.actor, &stamp.at)?;
        }
        let detail = serde_json::json!({"decisions": decisions});
        Ok(((), Entry { action: "target_review_undo", subject: sitting.to_string(), detail }))
    })
}

fn take_back(w: &WriteTx<'_>, stamp: &Stamp, version: &Version, decision: &DecisionRow) -> Result<(), Fault> {
    let own = || version.events.iter().filter(|e| e.decision_id == Some(decision.id));
    let (Some(first), Some(last)) = (own().next(), own().next_back()) else { return Ok(()) };
    let Some(before) = first.from.filter(|_| version.revision() == last.id) else {
        return Err(TargetFault::HandedOn(decision.id.to_string()).into());
    };
    w.add_target_event(&NewEvent {
        version_id: version.id,
        content_id: last.content_id,
        step: Step::Undo,
        from: Some(last.to),
        to: before,
        day: last.day,
        by: &stamp.actor,
        at: &stamp.at,
        note: "",
        document: None,
        decision_id: None,
        issue_id: None,
        batch_id: None,
    })?;
    Ok(())
}

fn no_sitting(e: StoreError, id: i64) -> Fault {
    if matches!(e, StoreError::NotFound) { TargetFault::NoSitting(id).into() } else { e.into() }
}

/// What was done in a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its number.
    pub sitting: i64,
    /// Budget year.
    pub year: i16,
    /// Who.
    pub by: String,
    /// When the first decision was made, as its stamp says.
    pub from: String,
    /// When the last was made.
    pub to: String,
    /// Whether it was ended.
    pub ended: bool,
    /// What was decided and stands, in order.
    pub lines: Vec<ReceiptLine>,
    /// How many were taken back.
    pub undone: usize,
}

/// A line of a receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ReceiptLine {
    pub decision: i64,
    pub version_id: i64,
    pub verdict: Verdict,
    pub grade: Option<Grade>,
    pub points: Option<Decimal>,
    pub note: String,
    pub at: String,
}

impl Receipt {
    /// How many came to a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.lines.iter().filter(|l| l.verdict == verdict).count()
    }
}

/// The receipt of a sitting, open or ended.
///
/// # Errors
/// [`TargetFault::NoSitting`]
pub fn receipt(store: &Store, sitting: i64) -> Result<Receipt, Fault> {
    let row = store.target_sitting(sitting).map_err(|e| no_sitting(e, sitting))?;
    let made = store.decisions_of_sitting(sitting)?;
    let lines: Vec<ReceiptLine> = made.iter().filter(|d| !d.undone).filter_map(line).collect();
    let at = |d: Option<&DecisionRow>| d.map_or_else(|| row.at.clone(), |d| d.at.clone());
    Ok(Receipt {
        sitting,
        year: row.year,
        by: row.by.clone(),
        from: at(made.first()),
        to: at(made.last()),
        ended: row.ended.is_some(),
        undone: made.len() - lines.len(),
        lines,
    })
}

fn line(d: &DecisionRow) -> Option<ReceiptLine> {
    Some(ReceiptLine {
        decision: d.id,
        version_id: d.version_id,
        verdict: Verdict::from_key(&d.verdict)?,
        grade: d.grade.as_deref().and_then(Grade::from_key),
        points: d.points.map(|p| Decimal::new(p, 2)),
        note: d.note.clone(),
        at: d.at.clone(),
    })
}

/// The reviewer's open sitting of a year; nothing where there is none.
///
/// # Errors
/// What the store says.
pub fn open_sitting(store: &Store, year: i16, by: &str) -> Result<Option<i64>, Fault> {
    let open = store.target_sittings(year)?.into_iter().find(|s| s.by == by && s.ended.is_none());
    Ok(open.map(|s| s.id))
}

/// The sittings of a year, newest first.
///
/// # Errors
/// What the store says.
pub fn sittings(store: &Store, year: i16) -> Result<Vec<i64>, Fault> {
    Ok(store.target_sittings(year)?.into_iter().map(|s| s.id).collect())
}

/// Ends a sitting and gives its receipt: what was decided is handed on.
///
/// # Errors
/// [`TargetFault::NoSitting`], [`TargetFault::SittingEnded`].
pub fn end(store: &mut Store, stamp: &Stamp, sitting: i64) -> Result<Receipt, Fault> {
    store.write(stamp, |w| {
        let open = w.target_sitting(sitting).map_err(|e| no_sitting(e, sitting))?;
        if open.ended.is_some() {
            return Err(Fault::from(TargetFault::SittingEnded(sitting)));
        }
        w.end_sitting(sitting, &stamp.at)?;
        let detail = serde_json::json!({"decisions": w.decisions_of_sitting(sitting)?.len()});
        Ok(((), Entry { action: "target_sitting_end", subject: sitting.to_string(), detail }))
    })?;
    receipt(store, sitting)
}
