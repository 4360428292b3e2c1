//! The life of an alert (domain.md §2.4): which step may follow which, and what
//! its history makes of it on a day. An alert survives recomputation, is never
//! deleted, and begins anew when its condition comes back.
//!
//! An event stands on the day whose figures its operator looked at; deadlines
//! are counted on the real day, which is another argument.

use super::light::Level;
use crate::domain::calendar::{Calendar, Left};
use crate::domain::date::Date;

/// Where an alert stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 新增
    #[default]
    New,
    /// 已核实
    Acknowledged,
    /// 已说明
    Explained,
    /// 已发函
    Noticed,
    /// 已消除
    Resolved,
    /// 豁免
    Waived,
    /// 自动解除
    Cleared,
}

impl State {
    /// All, in the order of the life.
    pub const ALL: [State; 7] = [
        State::New,
        State::Acknowledged,
        State::Explained,
        State::Noticed,
        State::Resolved,
        State::Waived,
        State::Cleared,
    ];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            State::New => "new",
            State::Acknowledged => "acknowledged",
            State::Explained => "explained",
            State::Noticed => "noticed",
            State::Resolved => "resolved",
            State::Waived => "waived",
            State::Cleared => "cleared",
        }
    }

    /// The reverse of [`State::key`].
    pub fn from_key(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Whether it still asks for something to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, State::New | State::Acknowledged | State::Explained | State::Noticed)
    }
}

/// What the unit decides to do (处置).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    /// 继续
    Continue,
    /// 调整
    Adjust,
    /// 取消
    Cancel,
}

impl Disposition {
    /// In the order in which they are offered.
    pub const ALL: [Disposition; 3] = [Disposition::Continue, Disposition::Adjust, Disposition::Cancel];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Disposition::Continue => "continue",
            Disposition::Adjust => "adjust",
            Disposition::Cancel => "cancel",
        }
    }

    /// The reverse of [`Disposition::key`].
    pub fn from_key(key: &str) -> Option<Disposition> {
        Disposition::ALL.into_iter().find(|d| d.key() == key)
    }
}

/// Who let an alert rest, why, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Why.
    pub reason: String,
    /// Who agreed.
    pub approver: String,
    /// The last day on which it rests.
    pub until: Date,
}

/// What happened to an alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The rules raised it where they had not before.
    Appeared,
    /// The rules no longer raise it.
    Vanished,
    /// 备注
    Noted,
    /// 核实
    Acknowledged,
    /// 说明
    Explained,
    /// 发函
    Noticed,
    /// 消除
    Resolved,
    /// 豁免
    Waived(Waiver),
    /// 重新打开
    Reopened,
    /// The unit is asked for its disposition by a day.
    Asked {
        /// The last day to answer.
        due: Date,
    },
    /// 处置
    Disposed(Disposition),
}

impl Act {
    /// The word used in JSON and in the store.
    pub const fn key(&self) -> &'static str {
        match self {
            Act::Appeared => "appeared",
            Act::Vanished => "vanished",
            Act::Noted => "note",
            Act::Acknowledged => "acknowledged",
            Act::Explained => "explained",
            Act::Noticed => "noticed",
            Act::Resolved => "resolved",
            Act::Waived(_) => "waived",
            Act::Reopened => "reopened",
            Act::Asked { .. } => "asked",
            Act::Disposed(_) => "disposed",
        }
    }
}

/// An act with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The day whose figures were looked at.
    pub day: Date,
    /// How bad the alert was then, where the log knows.
    pub level: Option<Level>,
    /// What happened.
    pub act: Act,
}

/// What must be known before an act.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// Whether words were given: a reason, an explanation.
    pub has_reason: bool,
    /// Whether a letter's number or file was given.
    pub has_letter: bool,
}

/// Why an act may not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It does not follow from the state.
    NotFrom(State),
    /// A reason is needed.
    NoReason,
    /// A letter is needed.
    NoLetter,
    /// Somebody must have agreed.
    NoApprover,
    /// The day lies before the figures.
    Past,
    /// Nobody was asked for a disposition.
    NotAsked,
}

/// An alert's life as its history tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Life {
    /// Where it stands.
    pub state: State,
    /// The day from which the rules raise it this time, where the log knows.
    pub since: Option<Date>,
    /// How often it has come back.
    pub returned: usize,
    /// The waiver in force.
    pub waiver: Option<Waiver>,
    /// What the unit was asked.
    pub asked: Option<Asked>,
    /// It has got worse since an operator last dealt with it.
    pub worse: bool,
    /// The day of the last operator's act, and how bad it was then.
    dealt: Option<(Date, Option<Level>)>,
}

/// What a unit was asked, and what it said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The last day to answer.
    pub due: Date,
    /// The answer.
    pub disposition: Option<Disposition>,
}

/// How an answer stands on a real day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is there.
    Given(Disposition),
    /// There is time left, or it is the last day.
    Open(Left),
    /// 已超时
    Over(Left),
}

impl Asked {
    /// The answer, or how much time is left, on the real day.
    pub fn answer(&self, calendar: &Calendar, today: Date) -> Answer {
        if let Some(disposition) = self.disposition {
            return Answer::Given(disposition);
        }
        let left = calendar.left(today, self.due);
        if left.is_over() { Answer::Over(left) } else { Answer::Open(left) }
    }
}

impl Life {
    /// Whether an act may be done now, and where it leads.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn step(&self, day: Date, act: &Act, known: Known) -> Result<State, Refusal> {
        use State as S;
        let need = |holds: bool, why: Refusal| if holds { Ok(()) } else { Err(why) };
        let from = self.state;
        match (act, from) {
            // Whatever happens may be written down.
            (Act::Noted, _) => need(known.has_reason, Refusal::NoReason).map(|()| from),
            (Act::Acknowledged, S::New) => Ok(S::Acknowledged),
            (Act::Explained, S::New | S::Acknowledged | S::Explained) => {
                need(known.has_reason, Refusal::NoReason)?;
                Ok(S::Explained)
            }
            // An explanation that answers a letter does not take the letter back.
            (Act::Explained, S::Noticed) => need(known.has_reason, Refusal::NoReason).map(|()| S::Noticed),
            (Act::Noticed, S::New | S::Acknowledged | S::Explained | S::Noticed) => {
                need(known.has_letter, Refusal::NoLetter)?;
                Ok(S::Noticed)
            }
            (Act::Resolved, _) if from.is_open() => {
                need(known.has_reason, Refusal::NoReason)?;
                Ok(S::Resolved)
            }
            (Act::Waived(waiver), _) if from.is_open() || from == S::Waived => {
                need(!waiver.reason.trim().is_empty(), Refusal::NoReason)?;
                need(!waiver.approver.trim().is_empty(), Refusal::NoApprover)?;
                need(waiver.until >= day, Refusal::Past)?;
                Ok(S::Waived)
            }
            (Act::Reopened, S::Acknowledged | S::Explained | S::Noticed | S::Resolved | S::Waived) => Ok(S::New),
            (Act::Asked { due }, _) if from.is_open() => {
                need(*due >= day, Refusal::Past)?;
                Ok(from)
            }
            (Act::Disposed(_), _) if from.is_open() => {
                need(self.asked.is_some(), Refusal::NotAsked)?;
                Ok(from)
            }
            _ => Err(Refusal::NotFrom(from)),
        }
    }

    /// What an event of the log makes of it. The log holds only what was
    /// allowed when it happened, so nothing is asked again here.
    fn take(&mut self, event: &Event) {
        match &event.act {
            Act::Appeared => {
                self.appear(Some(event.day));
                return;
            }
            Act::Vanished => {
                if self.state != State::Resolved {
                    self.state = State::Cleared;
                }
                self.asked = None;
                return;
            }
            Act::Noted => return,
            Act::Acknowledged => self.state = State::Acknowledged,
            Act::Explained if self.state == State::Noticed => {}
            Act::Explained => self.state = State::Explained,
            Act::Noticed => self.state = State::Noticed,
            Act::Resolved => self.state = State::Resolved,
            Act::Waived(waiver) => {
                self.state = State::Waived;
                self.waiver = Some(waiver.clone());
            }
            Act::Reopened => {
                self.state = State::New;
                self.waiver = None;
            }
            Act::Asked { due } => self.asked = Some(Asked { due: *due, disposition: None }),
            Act::Disposed(disposition) => {
                if let Some(asked) = &mut self.asked {
                    asked.disposition = Some(*disposition);
                }
            }
        }
        self.dealt = Some((event.day, event.level));
    }

    /// The condition is there (again). A waiver outlasts its absence.
    fn appear(&mut self, day: Option<Date>) {
        if matches!(self.state, State::Cleared | State::Resolved) {
            self.returned += 1;
            self.asked = None;
            self.state = if self.waiver.is_some() { State::Waived } else { State::New };
            self.since = day;
        }
        self.since = self.since.or(day);
    }
}

/// The life of an alert on a day, from its history and from whether the rules
/// raise it with that day's figures, and how badly. Events of later days do not
/// count. Nothing where nothing was ever raised.
pub fn life(events: &[Event], holds: Option<Level>, as_of: Date) -> Option<Life> {
    let mut known: Vec<&Event> = events.iter().filter(|e| e.day <= as_of).collect();
    known.sort_by_key(|e| e.day);
    if known.is_empty() && holds.is_none() {
        return None;
    }
    let mut life = Life::default();
    known.into_iter().for_each(|event| life.take(event));
    match holds {
        None if life.state != State::Resolved => {
            life.state = State::Cleared;
            life.asked = None;
        }
        None => {}
        Some(level) => {
            // Said to be gone, and still there with later figures.
            let denied = life.state == State::Resolved && life.dealt.is_some_and(|(day, _)| day < as_of);
            if life.state == State::Cleared || denied {
                life.appear(None);
            }
            life.worse = life.dealt.is_some_and(|(_, then)| then.is_some_and(|then| level > then));
        }
    }
    if life.waiver.as_ref().is_some_and(|w| w.until < as_of) {
        life.waiver = None;
        if life.state == State::Waived {
            life.state = State::New;
            life.returned += 1;
        }
    }
    Some(life)
}

#[cfg(test)]
mod tests;
