//! Steps over one or many findings, all or none.

use super::list::Desk;
use super::{RectifyFault, Seen, Walk, fresh};
use crate::domain::date::Date;
use crate::domain::rectification::finding::{Conclusion, Number};
use crate::domain::rectification::standing::{Event, Evidence};
use crate::domain::rectification::state::{State, Step};
use crate::domain::text;
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;

/// What is done, with all that any step could need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing {
    /// Which step.
    pub step: Step,
    /// The day it takes effect.
    pub day: Date,
    /// Reason, measures, progress, what was done or seen.
    pub words: String,
    /// 文号 of a paper that goes with it.
    pub document: Option<String>,
    /// Who agreed.
    pub approver: Option<String>,
    /// The new deadline.
    pub due: Option<Date>,
    /// 核查结论
    pub conclusion: Option<Conclusion>,
    /// 责任人 and telephone.
    pub contact: Option<String>,
    /// What was sent or seen.
    pub evidence: Vec<Evidence>,
}

impl Doing {
    /// A step without anything else.
    pub fn new(step: Step, day: Date, words: &str) -> Doing {
        Doing {
            step,
            day,
            words: words.to_string(),
            document: None,
            approver: None,
            due: None,
            conclusion: None,
            contact: None,
            evidence: Vec::new(),
        }
    }
}

/// What came of a step on one finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// Which.
    pub number: Number,
    /// Where it stands now.
    pub state: State,
    /// Its deadline now.
    pub due: Option<Date>,
}

/// No reason, measure or report is longer.
pub(super) const LONGEST: usize = 4_000;

/// The name of a step in the audit log.
const fn logged(step: Step) -> &'static str {
    match step {
        Step::Record => "finding_add",
        Step::Issue => "rectify_send",
        Step::Deliver => "rectify_deliver",
        Step::Receive => "rectify_receive",
        Step::Plan => "rectify_plan",
        Step::Progress => "rectify_progress",
        Step::Report => "rectify_report",
        Step::Take => "rectify_take",
        Step::Verify => "rectify_verify",
        Step::Close | Step::Sustain => "rectify_close",
        Step::Return => "rectify_return",
        Step::Extend => "rectify_extend",
        Step::Press => "rectify_press",
        Step::Note => "rectify_note",
        Step::Reopen => "rectify_reopen",
        Step::Withdraw => "rectify_withdraw",
    }
}

/// Takes a step on findings, all or none. What must come before it of itself
/// does: an answer means that the letter was received, a verification that the
/// report was taken up; what was found not done goes back to the unit; closing
/// what is kept up for long leads there.
///
/// # Errors
/// [`RectifyFault::Refused`] names every finding the step may not be taken on;
/// [`RectifyFault::Stale`], [`RectifyFault::BackDated`], [`RectifyFault::TooLong`].
pub fn act(store: &mut Store, stamp: &Stamp, seen: &[Seen], doing: &Doing) -> Result<Vec<Done>, Fault> {
    if seen.is_empty() {
        return Err(RectifyFault::NothingToDo.into());
    }
    let doing = tidy(doing)?;
    let desk = Desk::load(store, doing.day)?;
    store.write(stamp, |w| {
        let mut done = Vec::new();
        let mut refused = Vec::new();
        for row in fresh(w, seen)? {
            let mut walk = Walk::on(w, stamp, row);
            match take(&mut walk, &desk, &doing) {
                Ok(()) => {
                    done.push(Done { number: walk.number(), state: walk.state(), due: walk.standing.due });
                }
                Err(Fault::Rectify(RectifyFault::Refused(why))) => refused.extend(why),
                Err(other) => return Err(other),
            }
        }
        if !refused.is_empty() {
            return Err(RectifyFault::Refused(refused).into());
        }
        Ok((done, entry(seen, &doing)))
    })
}

fn entry(seen: &[Seen], doing: &Doing) -> Entry {
    let numbers: Vec<String> = seen.iter().map(|s| s.number.to_string()).collect();
    let proofs: Vec<_> = doing
        .evidence
        .iter()
        .map(|e| serde_json::json!({"name": e.name, "sha256": e.sha256, "size": e.size}))
        .collect();
    let detail = serde_json::json!({
        "findings": numbers, "day": doing.day.to_string(), "words": doing.words, "document": doing.document,
        "approver": doing.approver, "due": doing.due.map(|d| d.to_string()),
        "conclusion": doing.conclusion.map(Conclusion::key), "contact": doing.contact, "evidence": proofs,
    });
    Entry { action: logged(doing.step), subject: numbers.join(","), detail }
}

/// Foreign text made harmless and bounded.
pub(super) fn tidy(doing: &Doing) -> Result<Doing, Fault> {
    let some = |t: &Option<String>| t.as_deref().map(text::clean).filter(|t| !t.is_empty());
    let words = text::clean(&doing.words);
    let length = words.chars().count();
    if length > LONGEST {
        return Err(RectifyFault::TooLong { field: super::fault::Field::Text, length, most: LONGEST }.into());
    }
    let named = |e: &Evidence| Evidence { name: text::clean(&e.name), ..e.clone() };
    Ok(Doing {
        words,
        document: some(&doing.document),
        approver: some(&doing.approver),
        contact: some(&doing.contact),
        evidence: doing.evidence.iter().map(named).filter(|e| !e.name.is_empty()).collect(),
        ..doing.clone()
    })
}

/// One call on one finding: the step with what comes before and after of itself.
pub(super) fn take(walk: &mut Walk<'_, '_>, desk: &Desk, doing: &Doing) -> Result<(), Fault> {
    let day = doing.day;
    let fill = |e: &mut Event| {
        e.note.clone_from(&doing.words);
        e.document.clone_from(&doing.document);
        e.approver.clone_from(&doing.approver);
        e.due = doing.due;
        e.conclusion = doing.conclusion;
        e.contact.clone_from(&doing.contact);
        e.evidence.clone_from(&doing.evidence);
    };
    match (doing.step, walk.state()) {
        (Step::Deliver, _) => deliver(walk, desk, day, &doing.words),
        (Step::Plan | Step::Progress | Step::Report, State::Issued) => {
            walk.step(Step::Receive, day, |_| {})?;
            walk.step(doing.step, day, fill)
        }
        (Step::Verify, from) => {
            if from == State::Reported {
                walk.step(Step::Take, day, |_| {})?;
            }
            walk.step(Step::Verify, day, fill)?;
            match doing.conclusion {
                Some(Conclusion::Done | Conclusion::LongTerm) => Ok(()),
                _ => walk.step(Step::Return, day, |e| e.note.clone_from(&doing.words)),
            }
        }
        (Step::Close, _) if walk.standing.conclusion() == Some(Conclusion::LongTerm) => {
            walk.step(Step::Sustain, day, fill)
        }
        (step, _) => walk.step(step, day, fill),
    }
}

/// Delivery sets the deadline by the term of the letter.
pub(super) fn deliver(walk: &mut Walk<'_, '_>, desk: &Desk, day: Date, words: &str) -> Result<(), Fault> {
    let term = walk.standing.term.unwrap_or_else(|| super::usual_term(&desk.rules));
    let due = term.due(&desk.calendar, day).day;
    walk.step(Step::Deliver, day, |e| {
        e.note = words.to_string();
        e.due = Some(due);
    })
}
