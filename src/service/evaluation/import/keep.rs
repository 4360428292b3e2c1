//! Writing a self-evaluation down, whether it came as a form or was entered.

use crate::domain::date::Date;
use crate::domain::evaluation::sheet::{Sheet, filed, judge};
use crate::domain::evaluation::state::{State, Step};
use crate::domain::evaluation::{Filed, Scheme};
use crate::domain::form::Form;
use crate::exchange::sheet as bytes;
use crate::service::evaluation::{EvaluationFault, Seen};
use crate::service::{Fault, Stamp};
use crate::store::WriteTx;
use crate::store::evaluation::{NewContent, NewEvent, RowRow};

/// Where it came from, and by what it is scored.
pub(in crate::service::evaluation) struct Kept<'a> {
    pub target: Option<(i64, i64)>,
    pub entry_id: Option<i64>,
    pub batch: Option<i64>,
    pub file: &'a str,
    pub sha256: &'a str,
    pub scheme: &'a Scheme,
    pub day: Date,
}

/// What was kept.
pub(in crate::service::evaluation) struct Written {
    pub figures: Filed,
    pub filing: u32,
    /// Nothing was written: it says what is known.
    pub unchanged: bool,
}

/// Writes it down with its event.
///
/// # Errors
/// [`EvaluationFault::Refused`], [`EvaluationFault::BackDated`].
pub(in crate::service::evaluation) fn keep(
    w: &WriteTx<'_>,
    stamp: &Stamp,
    seen: &Seen,
    kept: &Kept<'_>,
    form: &Form,
    sheet: &Sheet,
    rows: &[RowRow],
) -> Result<Written, Fault> {
    let events = w.evaluation_events(seen.evaluation_id)?;
    let from = events.last().map_or(State::NotFiled, |e| e.to);
    let mut figures = filed(sheet, &judge(sheet, kept.scheme), kept.scheme);
    if kept.entry_id.is_some() {
        // What was entered here is scored by the rules, and that is the unit's own score.
        figures.own = figures.computed;
    }
    let digest = digest(form, rows);
    let before = w.filings(seen.evaluation_id)?;
    let last = before.last();
    if from.stands() && kept.entry_id.is_none() && last.is_some_and(|l| l.digest == digest) {
        let filing = last.map_or(0, |l| l.filing);
        return Ok(Written { figures, filing, unchanged: true });
    }
    let to = Step::File.from(from, true).map_err(|why| EvaluationFault::Refused(vec![(seen.name.clone(), why)]))?;
    if let Some(last) = events.last().map(|e| e.day).filter(|last| kept.day < *last) {
        return Err(EvaluationFault::BackDated { name: seen.name.clone(), day: kept.day, last }.into());
    }
    let filing = last.map_or(0, |l| l.filing) + 1;
    let of = NewContent {
        evaluation_id: seen.evaluation_id,
        filing,
        target: kept.target,
        entry_id: kept.entry_id,
        digest: &digest,
        day: kept.day,
        batch_id: kept.batch,
        file: kept.file,
        sha256: kept.sha256,
        scheme: kept.scheme.family.key(),
        zero_budget: sheet.zero_budget,
        by: &stamp.actor,
        at: &stamp.at,
    };
    let content = w.add_evaluation_content(&of, form, rows, &figures)?;
    w.add_evaluation_event(&NewEvent {
        evaluation_id: seen.evaluation_id,
        content_id: Some(content),
        step: Step::File,
        from,
        to,
        day: kept.day,
        by: &stamp.actor,
        at: &stamp.at,
        note: "",
        score: None,
        batch_id: kept.batch,
    })?;
    Ok(Written { figures, filing, unchanged: false })
}

/// Of what it says, whatever file it stands in.
pub(super) fn digest(form: &Form, rows: &[RowRow]) -> String {
    let mut said: Vec<&str> = vec![&form.goals.actual.text, &form.total_score.text];
    for f in &form.funds {
        said.extend([&f.adjusted.cited.text, &f.executed.cited.text, &f.score.text].map(String::as_str));
    }
    for r in rows {
        let own = [&r.row.name.text, &r.row.target.text, &r.row.marks.text, &r.filled.actual, &r.row.score.text];
        said.extend(own.map(String::as_str));
        said.push(&r.filled.reason);
    }
    said.extend(form.texts.iter().map(|(_, t)| t.text.as_str()));
    bytes::digest(said.join("\u{1f}").as_bytes())
}
