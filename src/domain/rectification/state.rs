//! The life of a finding's rectification (domain.md §2.4): which step may
//! follow which, and what must be true for it. What is not in this table
//! cannot happen.

use super::finding::Conclusion;
use crate::domain::date::Date;

/// Where a rectification stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 待反馈: found, and nobody told yet
    Found,
    /// 已下达
    Issued,
    /// 已签收
    Received,
    /// 已报方案
    Planned,
    /// 整改中
    InProgress,
    /// 已报整改
    Reported,
    /// 核查中
    Verifying,
    /// 退回续改
    Returned,
    /// 已销号
    Closed,
    /// 长期坚持
    LongTerm,
    /// 已撤销: it should not have been recorded
    Withdrawn,
}

/// Something done to a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 登记
    Record,
    /// 下达: fed back by a letter
    Issue,
    /// 送达
    Deliver,
    /// 签收
    Receive,
    /// 报方案
    Plan,
    /// 报进展
    Progress,
    /// 报整改
    Report,
    /// 开始核查
    Take,
    /// 核查
    Verify,
    /// 销号
    Close,
    /// 转长期坚持
    Sustain,
    /// 退回续改
    Return,
    /// 延期
    Extend,
    /// 提醒、催办、提出暂缓、移送: a step of the ladder
    Press,
    /// 备注
    Note,
    /// 重新整改: closed, and found not to hold
    Reopen,
    /// 撤销
    Withdraw,
}

/// What must be known before a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<'a> {
    /// The day of the step.
    pub day: Date,
    /// Who takes it.
    pub by: &'a str,
    /// Whether words were given: a reason, measures, what was done.
    pub has_words: bool,
    /// Whether a letter's number was given.
    pub has_document: bool,
    /// Whether somebody is named to whom the letter goes.
    pub has_receiver: bool,
    /// Whether somebody is named who agreed.
    pub has_approver: bool,
    /// The deadline the step would set.
    pub due: Option<Date>,
    /// The day of delivery, once there was one.
    pub delivered: Option<Date>,
    /// The deadline in force.
    pub due_now: Option<Date>,
    /// Who recorded reports since it was last sent back.
    pub reporters: &'a [String],
    /// What was verified of the report that lies there.
    pub verified: Option<Conclusion>,
}

/// Why a step may not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The step does not follow from the state.
    NotFrom(State),
    /// Words are needed: a reason, measures, what was done.
    NoWords,
    /// A letter needs its number.
    NoDocument,
    /// A letter needs somebody who receives it.
    NoReceiver,
    /// Somebody must have agreed.
    NoApprover,
    /// Delivery was not recorded; no time runs yet.
    NotDelivered,
    /// The deadline would lie before delivery.
    DueBeforeDelivery {
        /// The deadline asked for.
        due: Date,
        /// The day of delivery.
        delivered: Date,
    },
    /// An extension must end later than the deadline in force.
    NotLater {
        /// The deadline asked for.
        due: Date,
        /// The deadline in force.
        now: Date,
    },
    /// Nothing was verified since the last report.
    NotVerified,
    /// What was verified does not allow it.
    Concluded(Conclusion),
    /// Who recorded the report does not verify it.
    SameHand(String),
}

const STATES: [(State, &str); 11] = [
    (State::Found, "found"),
    (State::Issued, "issued"),
    (State::Received, "received"),
    (State::Planned, "planned"),
    (State::InProgress, "in_progress"),
    (State::Reported, "reported"),
    (State::Verifying, "verifying"),
    (State::Returned, "returned"),
    (State::Closed, "closed"),
    (State::LongTerm, "long_term"),
    (State::Withdrawn, "withdrawn"),
];

const STEPS: [(Step, &str); 17] = [
    (Step::Record, "record"),
    (Step::Issue, "issue"),
    (Step::Deliver, "deliver"),
    (Step::Receive, "receive"),
    (Step::Plan, "plan"),
    (Step::Progress, "progress"),
    (Step::Report, "report"),
    (Step::Take, "take"),
    (Step::Verify, "verify"),
    (Step::Close, "close"),
    (Step::Sustain, "sustain"),
    (Step::Return, "return"),
    (Step::Extend, "extend"),
    (Step::Press, "press"),
    (Step::Note, "note"),
    (Step::Reopen, "reopen"),
    (Step::Withdraw, "withdraw"),
];

impl State {
    /// All, in the order of the life.
    pub fn all() -> impl Iterator<Item = State> {
        STATES.into_iter().map(|(s, _)| s)
    }

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        STATES[self as usize].1
    }

    /// The reverse of [`State::key`].
    pub fn from_key(key: &str) -> Option<State> {
        State::all().find(|s| s.key() == key)
    }

    /// Whether anybody still has something to do.
    pub const fn is_open(self) -> bool {
        !matches!(self, State::Closed | State::LongTerm | State::Withdrawn)
    }

    /// Whether the unit has the next word: only then does its time run.
    pub const fn waits_for_unit(self) -> bool {
        matches!(self, State::Issued | State::Received | State::Planned | State::InProgress | State::Returned)
    }

    /// Whether the office has to verify (待核查).
    pub const fn waits_for_office(self) -> bool {
        matches!(self, State::Reported | State::Verifying)
    }
}

impl Step {
    /// All, in the order of the life.
    pub fn all() -> impl Iterator<Item = Step> {
        STEPS.into_iter().map(|(s, _)| s)
    }

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        STEPS[self as usize].1
    }

    /// The reverse of [`Step::key`].
    pub fn from_key(key: &str) -> Option<Step> {
        Step::all().find(|s| s.key() == key)
    }

    /// Whether it may be taken from `from`, and where it leads.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn from(self, from: State, known: &Known<'_>) -> Result<State, Refusal> {
        use State as S;
        match (self, from) {
            (Step::Issue, S::Found) => known.issue().map(|()| S::Issued),
            // A wrong day of delivery is put right by another, until the unit answers.
            (Step::Deliver, S::Issued | S::Received) => known.after_delivery(known.day).map(|()| from),
            (Step::Receive, S::Issued) => known.delivered().map(|_| S::Received),
            (Step::Plan, S::Received | S::Planned | S::Returned) => known.words().map(|()| S::Planned),
            (Step::Plan, S::InProgress) => known.words().map(|()| S::InProgress),
            (Step::Progress, S::Received | S::Planned | S::InProgress | S::Returned) => {
                known.words().map(|()| S::InProgress)
            }
            // What was reported may be reported anew until the office takes it up.
            (Step::Report, S::Received | S::Planned | S::InProgress | S::Returned | S::Reported) => {
                known.words().map(|()| S::Reported)
            }
            (Step::Take, S::Reported) => known.other_hand().map(|()| S::Verifying),
            (Step::Verify, S::Verifying) => known.other_hand().and_then(|()| known.words()).map(|()| S::Verifying),
            (Step::Close, S::Verifying) => known.concluded(Conclusion::Done).map(|()| S::Closed),
            (Step::Sustain, S::Verifying) => known.concluded(Conclusion::LongTerm).map(|()| S::LongTerm),
            (Step::Return, S::Reported | S::Verifying) => known.words().map(|()| S::Returned),
            (Step::Reopen, S::Closed | S::LongTerm) => known.words().map(|()| S::Returned),
            (Step::Extend, _) if from.waits_for_unit() => known.extension().map(|()| from),
            (Step::Press, _) if from.waits_for_unit() => known.delivered().map(|_| from),
            (Step::Note, _) => known.words().map(|()| from),
            (Step::Withdraw, _) if from.is_open() => {
                known.words()?;
                need(known.has_approver, Refusal::NoApprover).map(|()| S::Withdrawn)
            }
            _ => Err(Refusal::NotFrom(from)),
        }
    }
}

fn need(holds: bool, why: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(why) }
}

impl Known<'_> {
    fn words(&self) -> Result<(), Refusal> {
        need(self.has_words, Refusal::NoWords)
    }

    fn delivered(&self) -> Result<Date, Refusal> {
        self.delivered.ok_or(Refusal::NotDelivered)
    }

    fn issue(&self) -> Result<(), Refusal> {
        need(self.has_document, Refusal::NoDocument)?;
        need(self.has_receiver, Refusal::NoReceiver)?;
        self.after_delivery(self.day)
    }

    fn after_delivery(&self, delivered: Date) -> Result<(), Refusal> {
        match self.due {
            Some(due) if due < delivered => Err(Refusal::DueBeforeDelivery { due, delivered }),
            _ => Ok(()),
        }
    }

    fn extension(&self) -> Result<(), Refusal> {
        self.words()?;
        need(self.has_approver, Refusal::NoApprover)?;
        let delivered = self.delivered()?;
        let (Some(due), Some(now)) = (self.due, self.due_now) else { return Err(Refusal::NotDelivered) };
        need(due >= delivered, Refusal::DueBeforeDelivery { due, delivered })?;
        need(due > now, Refusal::NotLater { due, now })
    }

    fn other_hand(&self) -> Result<(), Refusal> {
        let same = self.reporters.iter().find(|r| is_same(r, self.by));
        same.map_or(Ok(()), |name| Err(Refusal::SameHand(name.clone())))
    }

    fn concluded(&self, wanted: Conclusion) -> Result<(), Refusal> {
        match self.verified {
            None => Err(Refusal::NotVerified),
            Some(verified) if verified == wanted => Ok(()),
            Some(verified) => Err(Refusal::Concluded(verified)),
        }
    }
}

/// Whether two names are one person's, however they were typed.
pub fn is_same(a: &str, b: &str) -> bool {
    let fold = |name: &str| -> String {
        let narrow = crate::domain::text::narrow(name);
        narrow.split_whitespace().flat_map(str::chars).flat_map(char::to_lowercase).collect()
    };
    fold(a) == fold(b)
}

#[cfg(test)]
mod tests;
