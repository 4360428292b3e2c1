//! The life of a monitoring round and of the forms in it (domain.md §2.4):
//! which step may follow which, and what must be true for it.

use super::reported::FormState;
use crate::domain::date::Date;

/// Where a round stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoundState {
    /// 已开启: nothing has come in yet
    #[default]
    Open,
    /// 收集中
    Collecting,
    /// 已关闭: its snapshot stands
    Closed,
    /// 已报告
    Reported,
}

impl RoundState {
    /// All, in the order of the life.
    pub const ALL: [RoundState; 4] =
        [RoundState::Open, RoundState::Collecting, RoundState::Closed, RoundState::Reported];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            RoundState::Open => "open",
            RoundState::Collecting => "collecting",
            RoundState::Closed => "closed",
            RoundState::Reported => "reported",
        }
    }

    /// The reverse of [`RoundState::key`].
    pub fn from_key(key: &str) -> Option<RoundState> {
        RoundState::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Whether forms may still come in and be sent back.
    pub const fn takes_forms(self) -> bool {
        matches!(self, RoundState::Open | RoundState::Collecting)
    }
}

/// A round as it is opened: N, the day of its figures, the last day to file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// Budget year.
    pub year: i16,
    /// N of "1—N月".
    pub months: u8,
    /// The day of its figures.
    pub cutoff: Date,
    /// The last day to file.
    pub due: Date,
}

/// Why a round cannot be opened like that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadOpening {
    /// N is not 1 to 12.
    Months,
    /// The cut-off day does not lie in month N of the year, or on its end.
    Cutoff,
    /// The last day to file lies before the cut-off day.
    Due,
}

impl Opening {
    /// Whether it makes sense. A cut-off inside month N is allowed: some
    /// offices close their figures on the 25th.
    ///
    /// # Errors
    /// See [`BadOpening`].
    pub fn check(&self) -> Result<(), BadOpening> {
        if !(1..=12).contains(&self.months) {
            return Err(BadOpening::Months);
        }
        if self.cutoff.year() != self.year || self.cutoff.month().unsigned_abs() != self.months {
            return Err(BadOpening::Cutoff);
        }
        if self.due < self.cutoff { Err(BadOpening::Due) } else { Ok(()) }
    }
}

/// Why something may not be done with a round or a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The round is closed; its snapshot stands.
    Closed(RoundState),
    /// It does not follow from where the form stands.
    NotFrom(FormState),
    /// So many forms are missing, and nobody said to close without them.
    Missing(usize),
    /// Only a closed round is reported.
    NotClosed(RoundState),
    /// A reason is needed.
    NoReason,
    /// A letter is needed.
    NoLetter,
}

/// What may happen to a round as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoundStep {
    /// A form comes in.
    Collect,
    /// 关闭, with so many forms missing; `with_missing` where that is meant.
    Close {
        /// Forms not in, or sent back and not in again.
        missing: usize,
        /// `--with-missing`
        with_missing: bool,
    },
    /// 报告
    Report,
}

impl RoundStep {
    /// Where it leads.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn from(self, from: RoundState) -> Result<RoundState, Refusal> {
        match (self, from) {
            (RoundStep::Collect, _) if from.takes_forms() => Ok(RoundState::Collecting),
            (RoundStep::Close { missing, with_missing }, _) if from.takes_forms() => {
                if missing > 0 && !with_missing {
                    Err(Refusal::Missing(missing))
                } else {
                    Ok(RoundState::Closed)
                }
            }
            (RoundStep::Collect | RoundStep::Close { .. }, _) => Err(Refusal::Closed(from)),
            // A report may be printed again; it is the same.
            (RoundStep::Report, RoundState::Closed | RoundState::Reported) => Ok(RoundState::Reported),
            (RoundStep::Report, _) => Err(Refusal::NotClosed(from)),
        }
    }
}

/// What may happen to a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormStep {
    /// 报送: a first time, again after it was sent back, or in place of what
    /// was filed and not yet accepted.
    File,
    /// 退回
    Return,
    /// 审核通过
    Accept,
    /// 发整改
    Notice,
}

/// What must be known before a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// Whether words were given.
    pub has_reason: bool,
    /// Whether a letter's number was given.
    pub has_letter: bool,
}

impl FormStep {
    /// All, in the order of a form's life.
    pub const ALL: [FormStep; 4] = [FormStep::File, FormStep::Return, FormStep::Accept, FormStep::Notice];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            FormStep::File => "file",
            FormStep::Return => "return",
            FormStep::Accept => "accept",
            FormStep::Notice => "notice",
        }
    }

    /// The reverse of [`FormStep::key`].
    pub fn from_key(key: &str) -> Option<FormStep> {
        FormStep::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Where it leads, in a round that stands at `round`.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn from(self, from: FormState, round: RoundState, known: Known) -> Result<FormState, Refusal> {
        use FormState as F;
        // A letter follows from what a round found, often after it is closed.
        if !round.takes_forms() && self != FormStep::Notice {
            return Err(Refusal::Closed(round));
        }
        match (self, from) {
            (FormStep::File, F::NotFiled | F::Filed | F::Returned) => Ok(F::Filed),
            (FormStep::Return, F::Filed | F::Accepted) => {
                if known.has_reason {
                    Ok(F::Returned)
                } else {
                    Err(Refusal::NoReason)
                }
            }
            (FormStep::Accept, F::Filed) => Ok(F::Accepted),
            (FormStep::Notice, F::Filed | F::Accepted | F::Noticed) => {
                if known.has_letter {
                    Ok(F::Noticed)
                } else {
                    Err(Refusal::NoLetter)
                }
            }
            _ => Err(Refusal::NotFrom(from)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn opening(months: u8, cutoff: &str, due: &str) -> Result<(), BadOpening> {
        let on = |day| parse_iso(day).expect("a day");
        Opening { year: 2021, months, cutoff: on(cutoff), due: on(due) }.check()
    }

    #[test]
    fn a_round_is_opened_with_days_that_make_sense() {
        assert_eq!(opening(7, "2021-07-31", "2021-08-31"), Ok(()));
        assert_eq!(opening(7, "2021-07-25", "2021-07-25"), Ok(()));
        assert_eq!(opening(0, "2021-07-31", "2021-08-31"), Err(BadOpening::Months));
        assert_eq!(opening(13, "2021-07-31", "2021-08-31"), Err(BadOpening::Months));
        assert_eq!(opening(7, "2021-06-30", "2021-08-31"), Err(BadOpening::Cutoff));
        assert_eq!(opening(7, "2020-07-31", "2021-08-31"), Err(BadOpening::Cutoff));
        assert_eq!(opening(7, "2021-07-31", "2021-07-30"), Err(BadOpening::Due));
    }

    #[test]
    fn every_step_of_a_round() {
        use RoundState::{Closed, Collecting, Open, Reported};
        let close = |missing, with_missing| RoundStep::Close { missing, with_missing };
        for (step, from, want) in [
            (RoundStep::Collect, Open, Ok(Collecting)),
            (RoundStep::Collect, Collecting, Ok(Collecting)),
            (RoundStep::Collect, Closed, Err(Refusal::Closed(Closed))),
            (close(0, false), Collecting, Ok(Closed)),
            (close(3, false), Collecting, Err(Refusal::Missing(3))),
            (close(3, true), Open, Ok(Closed)),
            (close(0, false), Reported, Err(Refusal::Closed(Reported))),
            (RoundStep::Report, Collecting, Err(Refusal::NotClosed(Collecting))),
            (RoundStep::Report, Closed, Ok(Reported)),
            (RoundStep::Report, Reported, Ok(Reported)),
        ] {
            assert_eq!(step.from(from), want, "{step:?} {from:?}");
        }
        for state in RoundState::ALL {
            assert_eq!(RoundState::from_key(state.key()), Some(state));
        }
    }

    #[test]
    fn every_step_of_a_form() {
        use FormState::{Accepted, Filed, NotFiled, Noticed, Returned};
        let all = Known { has_reason: true, has_letter: true };
        for (step, may, leads) in [
            (FormStep::File, &[NotFiled, Filed, Returned][..], Filed),
            (FormStep::Return, &[Filed, Accepted], Returned),
            (FormStep::Accept, &[Filed], Accepted),
            (FormStep::Notice, &[Filed, Accepted, Noticed], Noticed),
        ] {
            for from in FormState::ALL {
                let want = if may.contains(&from) { Ok(leads) } else { Err(Refusal::NotFrom(from)) };
                assert_eq!(step.from(from, RoundState::Collecting, all), want, "{step:?} {from:?}");
            }
        }
        let none = Known::default();
        assert_eq!(FormStep::Return.from(Filed, RoundState::Collecting, none), Err(Refusal::NoReason));
        assert_eq!(FormStep::Notice.from(Filed, RoundState::Collecting, none), Err(Refusal::NoLetter));
        // Nothing that was closed is changed; a letter may follow.
        let closed = RoundState::Closed;
        assert_eq!(FormStep::File.from(NotFiled, closed, all), Err(Refusal::Closed(closed)));
        assert_eq!(FormStep::Return.from(Filed, closed, all), Err(Refusal::Closed(closed)));
        assert_eq!(FormStep::Notice.from(Accepted, closed, all), Ok(Noticed));
    }
}
