//! Where a finding's rectification stands on a day: read from its events
//! alone, so that any day can be looked at again.

use super::deadline::Term;
use super::finding::Conclusion;
use super::ladder::{Measure, Taken};
use super::state::{Known, Refusal, State, Step};
use crate::domain::calendar::{Calendar, Left};
use crate::domain::date::{self, Date};

/// Something that happened to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Order of entry; the newest one tells whether a colleague was faster.
    pub id: i64,
    /// What was done.
    pub step: Step,
    /// From where; nothing where it begins.
    pub from: Option<State>,
    /// To where.
    pub to: State,
    /// The day it takes effect.
    pub day: Date,
    /// Who entered it.
    pub by: String,
    /// When it was entered.
    pub at: String,
    /// Reason, measures, what was done.
    pub note: String,
    /// 文号 of the letter or paper that goes with it.
    pub document: Option<String>,
    /// Who agreed.
    pub approver: Option<String>,
    /// The deadline it sets, or is about.
    pub due: Option<Date>,
    /// What was verified.
    pub conclusion: Option<Conclusion>,
    /// Which step of the ladder was taken.
    pub measure: Option<Measure>,
    /// How long the unit has, as the letter says.
    pub term: Option<Term>,
    /// 责任人 and telephone.
    pub contact: Option<String>,
    /// 主送 of a letter.
    pub receiver: Option<String>,
    /// 抄送 of a letter.
    pub copies: Vec<String>,
    /// The letter of the register.
    pub letter_id: Option<i64>,
    /// What was sent or seen with it.
    pub evidence: Vec<Evidence>,
}

/// A file that proves something: it stays where it is, its fingerprint here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its name.
    pub name: String,
    /// Its fingerprint; nothing where it was only named.
    pub sha256: Option<String>,
    /// Its size in bytes.
    pub size: Option<u64>,
}

impl Event {
    /// An event of which only the step is known.
    pub fn new(step: Step, from: Option<State>, to: State, day: Date, by: &str, at: &str) -> Event {
        Event {
            id: 0,
            step,
            from,
            to,
            day,
            by: by.to_string(),
            at: at.to_string(),
            note: String::new(),
            document: None,
            approver: None,
            due: None,
            conclusion: None,
            measure: None,
            term: None,
            contact: None,
            receiver: None,
            copies: Vec::new(),
            letter_id: None,
            evidence: Vec::new(),
        }
    }
}

/// A report of the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The day of the report.
    pub day: Date,
    /// Who recorded it.
    pub by: String,
    /// What it says.
    pub words: String,
}

/// A verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// When.
    pub day: Date,
    /// 核查人
    pub by: String,
    /// 核查结论
    pub conclusion: Conclusion,
    /// What was seen.
    pub words: String,
}

/// Where a finding stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The state; nothing before it was recorded.
    pub state: Option<State>,
    /// Since when it is in that state.
    pub since: Option<Date>,
    /// 下达日期
    pub issued: Option<Date>,
    /// 文号 of the letter that fed it back.
    pub document: Option<String>,
    /// 主送
    pub receiver: Option<String>,
    /// 抄送
    pub copies: Vec<String>,
    /// How long the unit has.
    pub term: Option<Term>,
    /// 送达日期
    pub delivered: Option<Date>,
    /// 到期日
    pub due: Option<Date>,
    /// What delivery had set, before any extension.
    pub first_due: Option<Date>,
    /// How often it was extended.
    pub extensions: usize,
    /// The last report since it was sent back last, or of what is closed.
    pub reported: Option<Reported>,
    /// The last verification, whatever became of it.
    pub verified: Option<Verified>,
    /// How often it was sent back.
    pub returned: usize,
    /// 销号日期
    pub closed: Option<Date>,
    /// Steps of the ladder that were taken, in order.
    pub taken: Vec<Taken>,
    /// 整改措施
    pub measures: Option<String>,
    /// 整改进展
    pub progress: Option<String>,
    /// 责任人 and telephone.
    pub contact: Option<String>,
    /// 佐证材料 of the unit, in order.
    pub evidence: Vec<Evidence>,
    /// The day of the last event; the next one does not lie before it.
    pub last: Option<Date>,
    reporters: Vec<String>,
    counts: bool,
}

/// How a deadline stands on a day (逾期12天, 还剩5天).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// No time runs: not delivered, or withdrawn.
    Still,
    /// 还剩N天
    Runs(Left),
    /// 逾期N天
    Over(Left),
    /// The unit reported; so many days after the deadline, zero when in time.
    Stopped {
        /// 逾期天数
        late: i64,
    },
}

impl Clock {
    /// Whole days past the deadline.
    pub const fn days_over(self) -> i64 {
        match self {
            Clock::Over(left) => -left.days,
            Clock::Stopped { late } => late,
            Clock::Still | Clock::Runs(_) => 0,
        }
    }

    /// Whether time is over and nothing was reported: the overlay of §2.4.
    pub const fn is_overdue(self) -> bool {
        matches!(self, Clock::Over(_))
    }
}

impl Standing {
    /// Where it stands on a day, from events in order of entry. Events of
    /// later days do not count.
    pub fn on(events: &[Event], day: Date) -> Standing {
        let mut standing = Standing::default();
        events.iter().filter(|e| e.day <= day).for_each(|e| standing.take(e));
        standing
    }

    /// What an event of the log makes of it. The log holds only what was
    /// allowed when it happened, so nothing is asked again here.
    fn take(&mut self, e: &Event) {
        if self.state != Some(e.to) {
            self.state = Some(e.to);
            self.since = Some(e.day);
        }
        self.last = self.last.max(Some(e.day));
        if e.contact.is_some() {
            self.contact.clone_from(&e.contact);
        }
        if matches!(e.step, Step::Plan | Step::Progress | Step::Report) {
            self.evidence.extend(e.evidence.iter().cloned());
        }
        match e.step {
            Step::Issue => {
                self.issued = Some(e.day);
                self.document.clone_from(&e.document);
                self.receiver.clone_from(&e.receiver);
                self.copies.clone_from(&e.copies);
                self.term = e.term;
            }
            Step::Deliver => {
                self.delivered = Some(e.day);
                (self.due, self.first_due) = (e.due, e.due);
            }
            Step::Extend => {
                self.due = e.due;
                self.extensions += 1;
            }
            Step::Plan => self.measures = Some(e.note.clone()),
            Step::Progress => self.progress = Some(e.note.clone()),
            Step::Report => {
                self.reporters.push(e.by.clone());
                self.counts = false;
                self.reported = Some(Reported { day: e.day, by: e.by.clone(), words: e.note.clone() });
            }
            Step::Verify => {
                self.counts = true;
                let conclusion = e.conclusion.unwrap_or(Conclusion::NotDone);
                let (by, words) = (e.by.clone(), e.note.clone());
                self.verified = Some(Verified { day: e.day, by, conclusion, words });
            }
            Step::Close | Step::Sustain => self.closed = Some(e.day),
            Step::Return | Step::Reopen => {
                self.returned += 1;
                self.closed = None;
                self.reported = None;
                self.reporters.clear();
                self.counts = false;
            }
            Step::Press => {
                if let (Some(measure), Some(due)) = (e.measure, e.due) {
                    self.taken.push(Taken { measure, day: e.day, due });
                }
            }
            Step::Record | Step::Receive | Step::Take | Step::Note | Step::Withdraw => {}
        }
    }

    /// How the deadline stands. The unit's time stops with its report, and
    /// runs on from the old deadline when that is sent back.
    pub fn clock(&self, calendar: &Calendar, day: Date) -> Clock {
        let (Some(state), Some(due)) = (self.state, self.due) else { return Clock::Still };
        if state == State::Withdrawn {
            return Clock::Still;
        }
        if state.waits_for_unit() {
            let left = calendar.left(day, due);
            return if left.is_over() { Clock::Over(left) } else { Clock::Runs(left) };
        }
        let end = self.reported.as_ref().map_or(day, |r| r.day);
        Clock::Stopped { late: date::days_between(due, end).max(0) }
    }

    /// How often the unit was urged by letter, and when last.
    pub fn urged(&self) -> (usize, Option<Date>) {
        let letters = self.taken.iter().filter(|t| t.measure.is_letter());
        (letters.clone().count(), letters.map(|t| t.day).max())
    }

    /// Whether a measure was taken for the deadline in force.
    pub fn was_taken(&self, measure: Measure) -> bool {
        self.taken.iter().any(|t| t.measure == measure && Some(t.due) == self.due)
    }

    /// What the report that lies there was found to be.
    pub fn conclusion(&self) -> Option<Conclusion> {
        self.verified.as_ref().filter(|_| self.counts).map(|v| v.conclusion)
    }

    /// Whether a step may be taken now, and where it leads; `extra` fills in
    /// what only the call knows.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn step(&self, step: Step, day: Date, by: &str, extra: Extra) -> Result<State, Refusal> {
        let from = self.state.unwrap_or(State::Found);
        let known = Known {
            day,
            by,
            has_words: extra.has_words,
            has_document: extra.has_document,
            has_receiver: extra.has_receiver,
            has_approver: extra.has_approver,
            due: extra.due,
            delivered: self.delivered,
            due_now: self.due,
            reporters: &self.reporters,
            verified: self.conclusion(),
        };
        step.from(from, &known)
    }
}

/// What a call brings to a step; see [`Known`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Extra {
    pub has_words: bool,
    pub has_document: bool,
    pub has_receiver: bool,
    pub has_approver: bool,
    pub due: Option<Date>,
}

#[cfg(test)]
mod tests;
