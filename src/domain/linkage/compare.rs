//! Proposal and decision beside the draft of next year's budget: 已落实,
//! 部分落实, 提了没改, 改了没用.

use crate::domain::money::Money;

/// What is to be rectified of a project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Findings {
    /// All of them.
    pub total: usize,
    /// 已销号
    pub closed: usize,
    /// Past their day and not closed.
    pub overdue: usize,
}

impl Findings {
    /// There was something to rectify, and all of it is closed.
    pub const fn rectified(self) -> bool {
        self.total > 0 && self.closed == self.total
    }
}

/// What is held against the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// This year's budget.
    pub budget: Money,
    /// The cut that holds: as decided, as proposed before that.
    pub cut: Money,
    /// Nothing is to be arranged until rectified.
    pub suspend: bool,
    /// What is to be rectified.
    pub findings: Findings,
    /// What the draft arranges; nothing while the department's draft is not there.
    /// A project that the department's draft leaves out is arranged nothing.
    pub draft: Option<Money>,
}

/// What the draft makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// 提了没改: less was asked for, the draft arranges no less than this year,
    /// and the findings are not rectified either.
    Ignored,
    /// 改了没用: the findings are rectified, and yet the draft arranges no less
    /// than this year: the result was put to no use.
    Unused,
    /// 部分落实: less than this year, by less than was asked for.
    Partly,
    /// 已落实: less than this year by at least what was asked for.
    Done,
    /// 未要求压减: nothing was asked for.
    NotAsked,
    /// 草案未报: the department's draft is not there.
    NoDraft,
}

impl Outcome {
    /// What wants a word first.
    pub const ALL: [Outcome; 6] =
        [Outcome::Ignored, Outcome::Unused, Outcome::Partly, Outcome::Done, Outcome::NotAsked, Outcome::NoDraft];

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Outcome::Ignored => "ignored",
            Outcome::Unused => "unused",
            Outcome::Partly => "partly",
            Outcome::Done => "done",
            Outcome::NotAsked => "not_asked",
            Outcome::NoDraft => "no_draft",
        }
    }

    /// The reverse of [`Outcome::key`].
    pub fn from_key(key: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|o| o.key() == key)
    }

    /// Whether someone should ask why.
    pub const fn wants_a_word(self) -> bool {
        matches!(self, Outcome::Ignored | Outcome::Unused | Outcome::Partly)
    }
}

impl Case {
    /// How much less the draft should arrange: the cut, or the whole while a
    /// suspension waits for the rectification.
    pub fn asked(&self) -> Money {
        if self.suspend && !self.findings.rectified() { self.budget } else { self.cut }
    }

    /// What the draft may arrange at most.
    pub fn allowed(&self) -> Money {
        self.budget - self.asked()
    }

    /// How much less the draft arranges than this year; negative where it is more.
    pub fn reduced(&self) -> Option<Money> {
        self.draft.map(|d| self.budget - d)
    }

    /// What is still to be taken out of the draft.
    pub fn missing(&self) -> Option<Money> {
        self.draft.map(|d| (d - self.allowed()).max(Money::ZERO)).filter(|_| self.asked().is_positive())
    }
}

/// Holds a case against the draft.
pub fn compare(case: &Case) -> Outcome {
    let (Some(draft), asked) = (case.draft, case.asked()) else { return Outcome::NoDraft };
    if !asked.is_positive() {
        Outcome::NotAsked
    } else if draft <= case.allowed() {
        Outcome::Done
    } else if draft < case.budget {
        Outcome::Partly
    } else if case.findings.rectified() {
        Outcome::Unused
    } else {
        Outcome::Ignored
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(cut: i64, draft: Option<i64>) -> Case {
        let yuan = Money::from_yuan;
        Case {
            budget: yuan(6_000),
            cut: yuan(cut),
            suspend: false,
            findings: Findings { total: 2, closed: 0, overdue: 0 },
            draft: draft.map(yuan),
        }
    }

    #[test]
    fn what_the_draft_makes_of_a_cut_of_a_fifth() {
        // 6,000 less 1,200: at most 4,800.
        for (draft, outcome, missing) in [
            (Some(4_800), Outcome::Done, Some(0)),
            (Some(0), Outcome::Done, Some(0)),
            (Some(4_801), Outcome::Partly, Some(1)),
            (Some(5_999), Outcome::Partly, Some(1_199)),
            (Some(6_000), Outcome::Ignored, Some(1_200)),
            (Some(7_000), Outcome::Ignored, Some(2_200)),
            (None, Outcome::NoDraft, None),
        ] {
            let c = case(1_200, draft);
            assert_eq!((compare(&c), c.missing()), (outcome, missing.map(Money::from_yuan)), "{draft:?}");
        }
    }

    #[test]
    fn rectified_and_the_money_stays_is_put_to_no_use() {
        let closed = Findings { total: 2, closed: 2, overdue: 0 };
        let c = Case { findings: closed, ..case(1_200, Some(6_000)) };
        assert_eq!(compare(&c), Outcome::Unused);
        assert_eq!(compare(&Case { findings: Findings::default(), ..c }), Outcome::Ignored, "nothing was rectified");
    }

    #[test]
    fn a_suspension_asks_for_the_whole_until_rectified() {
        let waits = Case { suspend: true, ..case(1_200, Some(4_800)) };
        assert_eq!((waits.asked(), compare(&waits)), (Money::from_yuan(6_000), Outcome::Partly));
        assert_eq!(compare(&Case { draft: Some(Money::ZERO), ..waits }), Outcome::Done);
        let lifted = Case { findings: Findings { total: 2, closed: 2, overdue: 0 }, ..waits };
        assert_eq!((lifted.asked(), compare(&lifted)), (Money::from_yuan(1_200), Outcome::Done));
    }

    #[test]
    fn where_nothing_was_asked_for_nothing_is_held_against_the_draft() {
        assert_eq!(compare(&case(0, Some(9_000))), Outcome::NotAsked);
        assert!(!Outcome::NotAsked.wants_a_word() && Outcome::Partly.wants_a_word());
    }
}
