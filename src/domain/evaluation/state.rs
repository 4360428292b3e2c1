//! The life of a self-evaluation (domain.md §2.4): filed, sent back, accepted,
//! spot-checked, published. Never here: who may do it, or what it says.

use super::Grade;
use crate::domain::date::Date;
use rust_decimal::Decimal;

/// Where a self-evaluation stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 未报
    #[default]
    NotFiled,
    /// 已报
    Filed,
    /// 退回
    Returned,
    /// 已审
    Accepted,
    /// 已抽查
    SpotChecked,
    /// 已公开
    Published,
}

/// What is done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// 上报, once more after it was sent back.
    File,
    /// 退回
    Return,
    /// 审核通过
    Accept,
    /// 抽查复核
    SpotCheck,
    /// 公开
    Publish,
}

/// Why a step may not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Not from where it stands.
    NotFrom(State),
    /// Sending back needs words.
    NoNote,
    /// A spot check needs its score.
    NoScore,
}

impl State {
    /// In the order of the life.
    pub const ALL: [State; 6] =
        [State::NotFiled, State::Filed, State::Returned, State::Accepted, State::SpotChecked, State::Published];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            State::NotFiled => "not_filed",
            State::Filed => "filed",
            State::Returned => "returned",
            State::Accepted => "accepted",
            State::SpotChecked => "spot_checked",
            State::Published => "published",
        }
    }

    /// The reverse of [`State::key`].
    pub fn from_key(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Whether the unit has done its part: filed and not sent back.
    pub const fn stands(self) -> bool {
        !matches!(self, State::NotFiled | State::Returned)
    }
}

impl Step {
    /// All of them.
    pub const ALL: [Step; 5] = [Step::File, Step::Return, Step::Accept, Step::SpotCheck, Step::Publish];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Step::File => "file",
            Step::Return => "return",
            Step::Accept => "accept",
            Step::SpotCheck => "spot_check",
            Step::Publish => "publish",
        }
    }

    /// The reverse of [`Step::key`].
    pub fn from_key(key: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Where it leads from a state. `told` is whether a note was written (to
    /// send back) or a score given (to check).
    ///
    /// # Errors
    /// [`Refusal`]
    pub const fn from(self, state: State, told: bool) -> Result<State, Refusal> {
        use State as S;
        match (self, state) {
            (Step::File, S::NotFiled | S::Filed | S::Returned) => Ok(S::Filed),
            // What was accepted may turn out wrong, and a check may show it.
            (Step::Return, S::Filed | S::Accepted | S::SpotChecked) if told => Ok(S::Returned),
            (Step::Return, S::Filed | S::Accepted | S::SpotChecked) => Err(Refusal::NoNote),
            (Step::Accept, S::Filed) => Ok(S::Accepted),
            (Step::SpotCheck, S::Accepted | S::SpotChecked) if told => Ok(S::SpotChecked),
            (Step::SpotCheck, S::Accepted | S::SpotChecked) => Err(Refusal::NoScore),
            (Step::Publish, S::Accepted | S::SpotChecked) => Ok(S::Published),
            _ => Err(Refusal::NotFrom(state)),
        }
    }
}

/// Something that happened to a self-evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Order of entry; the newest tells whether a colleague was faster.
    pub id: i64,
    /// What was done.
    pub step: Step,
    /// From where.
    pub from: State,
    /// To where.
    pub to: State,
    /// The day it takes effect.
    pub day: Date,
    /// Who entered it.
    pub by: String,
    /// When it was entered.
    pub at: String,
    /// Why, in words.
    pub note: String,
    /// What it speaks of.
    pub content_id: Option<i64>,
    /// The score of a spot check.
    pub score: Option<Decimal>,
    /// The import it came with.
    pub batch_id: Option<i64>,
}

/// A self-evaluation as a day sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// Where it stands.
    pub state: State,
    /// What counts of what was filed.
    pub content_id: Option<i64>,
    /// The day it was filed, for the first time and last.
    pub filed: Option<(Date, Date)>,
    /// How often it was sent back.
    pub returned: usize,
    /// The score of the last spot check of what counts.
    pub rechecked: Option<Decimal>,
}

/// Where it stands on a day, by its events in order of entry.
pub fn seen_on(events: &[Event], day: Date) -> Seen {
    let mut seen = Seen::default();
    for e in events.iter().filter(|e| e.day <= day) {
        seen.state = e.to;
        match e.step {
            Step::File => {
                let first = seen.filed.map_or(e.day, |(first, _)| first);
                seen.filed = Some((first, e.day));
                seen.content_id = e.content_id;
                seen.rechecked = None;
            }
            Step::Return => seen.returned += 1,
            Step::SpotCheck => seen.rechecked = e.score,
            Step::Accept | Step::Publish => {}
        }
    }
    seen
}

/// What was filed, in figures; all points in hundredths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filed {
    /// The unit's own total; nothing where its form prints none that closes.
    pub own: Option<Decimal>,
    /// By the rules of the year; nothing while something has to be asked.
    pub computed: Option<Decimal>,
    /// Points of the indicators: the unit's own, else by the rules.
    pub indicators: Option<Decimal>,
    /// Full marks of the indicators.
    pub indicator_marks: Decimal,
    /// Points of execution.
    pub execution: Option<Decimal>,
    /// Full marks of execution.
    pub execution_marks: Decimal,
    /// 全年预算数
    pub budget: Option<crate::domain::money::Money>,
    /// 全年执行数
    pub spent: Option<crate::domain::money::Money>,
    /// By the score and the bands of the year.
    pub grade: Option<Grade>,
    /// Indicators.
    pub rows: usize,
    /// Of them: with something to ask.
    pub asked: usize,
    /// Less than full marks and no reason.
    pub silent: usize,
    /// Far above the target.
    pub over: usize,
    /// The target itself given as the result.
    pub copied: usize,
}

impl Filed {
    /// The score: the unit's own, else by the rules.
    pub fn score(&self) -> Option<Decimal> {
        self.own.or(self.computed)
    }

    /// Own less computed.
    pub fn gap(&self) -> Option<Decimal> {
        Some(self.own? - self.computed?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_of_the_field() {
        use State as S;
        let ok = |step: Step, state| step.from(state, true);
        assert_eq!(ok(Step::File, S::NotFiled), Ok(S::Filed));
        assert_eq!(ok(Step::Return, S::Filed), Ok(S::Returned));
        assert_eq!(Step::Return.from(S::Filed, false), Err(Refusal::NoNote));
        assert_eq!(ok(Step::Return, S::Accepted), Ok(S::Returned));
        assert_eq!(ok(Step::Return, S::Published), Err(Refusal::NotFrom(S::Published)));
        assert_eq!(ok(Step::Accept, S::Returned), Err(Refusal::NotFrom(S::Returned)));
        assert_eq!(Step::SpotCheck.from(S::Accepted, false), Err(Refusal::NoScore));
        assert_eq!(ok(Step::SpotCheck, S::Filed), Err(Refusal::NotFrom(S::Filed)));
        assert_eq!(ok(Step::Publish, S::SpotChecked), Ok(S::Published));
        for state in [S::Accepted, S::SpotChecked, S::Published] {
            assert_eq!(ok(Step::File, state), Err(Refusal::NotFrom(state)), "what was accepted is not overwritten");
        }
        for state in State::ALL {
            assert_eq!(State::from_key(state.key()), Some(state));
        }
        for step in Step::ALL {
            assert_eq!(Step::from_key(step.key()), Some(step));
        }
    }

    #[test]
    fn any_day_can_be_looked_at_again() {
        let day = |d| Date::constant(2021, 4, d);
        let event = |id, step, from, to, d, content, score| Event {
            id,
            step,
            from,
            to,
            day: day(d),
            by: "李工".into(),
            at: String::new(),
            note: String::new(),
            content_id: content,
            score,
            batch_id: None,
        };
        use State as S;
        let events = [
            event(1, Step::File, S::NotFiled, S::Filed, 1, Some(7), None),
            event(2, Step::Return, S::Filed, S::Returned, 5, None, None),
            event(3, Step::File, S::Returned, S::Filed, 9, Some(8), None),
            event(4, Step::Accept, S::Filed, S::Accepted, 10, None, None),
            event(5, Step::SpotCheck, S::Accepted, S::SpotChecked, 20, None, Some(Decimal::from(80))),
        ];
        assert_eq!(seen_on(&events, Date::constant(2021, 3, 31)), Seen::default());
        assert_eq!(seen_on(&events, day(6)).state, S::Returned);
        let last = seen_on(&events, day(20));
        assert_eq!((last.content_id, last.filed), (Some(8), Some((day(1), day(9)))));
        assert_eq!((last.returned, last.rechecked), (1, Some(Decimal::from(80))));
    }
}
