//! The draft report: filed with its chapters found, its own figures held
//! against the table and our payments; chapters marked by hand.

use rust_decimal::Decimal;

use super::act::Ground;
use super::scores::{self, bands};
use super::{KeyEvaluationFault, Walk, With, fresh, words};
use crate::domain::date::Date;
use crate::domain::evaluation::key::chapter::{self, Chapter};
use crate::domain::evaluation::key::rates::Amounts;
use crate::domain::evaluation::key::said::{Said, said};
use crate::domain::evaluation::key::scores::{Sum, sum};
use crate::domain::evaluation::key::state::{Known, Step};
use crate::exchange::record::FileFault;
use crate::exchange::report_text::{self, Report};
use crate::exchange::sheet::Limits;
use crate::service::import::Input;
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;

/// A draft that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Its name; empty where no file was given.
    pub file: String,
    /// Whether its text could be read.
    pub read: bool,
    /// The chapters its text has.
    pub found: Vec<Chapter>,
    /// What its text says of its result.
    pub said: Said,
    /// What the scoring table comes to.
    pub sum: Sum,
    /// Money by our payments.
    pub amounts: Amounts,
    /// The share of the money that field work looked at.
    pub sample_share: Option<Decimal>,
}

/// What differs between a report's text, its table and our payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// The total in the text, and the table's.
    Total(Decimal, Decimal),
    /// The grade in the text is not the one the table makes.
    Grade,
    /// The execution rate in the text, and ours (paid over received).
    Execution(Decimal, Decimal),
}

impl Filed {
    /// Whatever the text says otherwise than we know.
    pub fn differences(&self) -> Vec<Difference> {
        let total = self.said.total.filter(|t| *t != self.sum.total).map(|t| Difference::Total(t, self.sum.total));
        let grade = self.said.grade.zip(self.sum.grade).filter(|(a, b)| a != b).map(|_| Difference::Grade);
        // The text has two decimals of a percentage.
        let near = |a: Decimal, b: Decimal| (a - b).abs() < Decimal::new(1, 4);
        let rate = self.said.execution.zip(self.amounts.framework()).filter(|(a, b)| !near(*a, *b));
        total.into_iter().chain(grade).chain(rate.map(|(a, b)| Difference::Execution(a, b))).collect()
    }
}

/// Reads a report's text.
pub(super) fn read(input: &Input) -> Result<Report, Fault> {
    let limits = Limits::default();
    let failed = |fault: FileFault| Fault::File { file: input.name(), fault };
    let bytes = match input {
        Input::Path(path) => crate::exchange::report_text::load(path, &limits).map_err(failed)?,
        Input::Bytes(bytes) => bytes.clone(),
    };
    report_text::read(bytes, &limits).map_err(failed)
}

/// Takes in the draft; `note` says why, where field work saw too little.
///
/// # Errors
/// [`Fault::File`], [`KeyEvaluationFault::Refused`]
pub fn file_draft(
    store: &mut Store,
    stamp: &Stamp,
    id: i64,
    day: Date,
    input: Option<&Input>,
    note: &str,
) -> Result<Filed, Fault> {
    let note = words(note)?;
    let report = input.map(read).transpose()?.unwrap_or_default();
    let file = input.map(Input::name).unwrap_or_default();
    let lines = report.lines.as_deref().unwrap_or_default();
    let found = chapter::found(lines.iter().map(String::as_str));
    let said = said(lines.iter().map(String::as_str));
    let before = store.key_evaluation(id).map_err(|e| super::none(e, id))?;
    let ground = Ground::with_money(store, &before, day)?;
    store.write(stamp, |w| {
        let case = fresh(w, id, None)?;
        let mut walk = Walk::on(w, stamp, &case)?;
        let known = ground.known(&case, day);
        let known = Known { sample: known.sample || !note.is_empty(), ..known };
        walk.step(Step::FileDraft, day, &known, With { note: &note, ..With::default() })?;
        for chapter in &found {
            w.add_key_chapter(id, *chapter, true, "", &file, stamp)?;
        }
        let engagement = case.engagement().ok_or_else(|| KeyEvaluationFault::NotCommissioned(case.name.clone()))?;
        let sha256 = Some(report.sha256.as_str()).filter(|s| !s.is_empty());
        w.add_key_delivery((id, engagement.id), "draft", (&file, sha256), (engagement.due, day), stamp)?;
        let plan = case.plan.as_ref().ok_or_else(|| KeyEvaluationFault::NotCommissioned(case.name.clone()))?;
        let filed = Filed {
            file: file.clone(),
            read: report.lines.is_some(),
            found: found.clone(),
            said,
            sum: sum(&plan.rows, &plan.scores, &bands(&ground.rules)),
            amounts: ground.amounts.unwrap_or_default(),
            sample_share: ground.sample_share(&case),
        };
        let detail = serde_json::json!({"file": file, "sha256": sha256, "day": day.to_string(), "note": note,
            "chapters": found.iter().map(|c| c.key()).collect::<Vec<_>>(), "total": filed.sum.total.to_string()});
        Ok((filed, Entry { action: "evaluation_draft", subject: id.to_string(), detail }))
    })
}

/// Says of chapters that they are there, or are not.
///
/// # Errors
/// [`KeyEvaluationFault::NotNow`], [`KeyEvaluationFault::NothingToDo`]
pub fn mark(
    store: &mut Store,
    stamp: &Stamp,
    id: i64,
    chapters: &[Chapter],
    present: bool,
    note: &str,
) -> Result<usize, Fault> {
    let note = words(note)?;
    if chapters.is_empty() {
        return Err(KeyEvaluationFault::NothingToDo.into());
    }
    store.write(stamp, |w| {
        let case = scores::open(w, id)?;
        for chapter in chapters {
            w.add_key_chapter(id, *chapter, present, &note, "", stamp)?;
        }
        let after = Chapter::ALL.iter().filter(|c| match chapters.contains(c) {
            true => present,
            false => case.chapters.iter().any(|r| r.chapter == **c && r.present),
        });
        let detail = serde_json::json!({"chapters": chapters.iter().map(|c| c.key()).collect::<Vec<_>>(),
            "present": present, "note": note});
        Ok((after.count(), Entry { action: "evaluation_chapters", subject: id.to_string(), detail }))
    })
}
