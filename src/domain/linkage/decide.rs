//! The budget division's word on a proposal: an amount and a reason.

use super::Proposal;
use crate::domain::money::Money;

/// What the budget division says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// 采纳: as proposed.
    Adopt,
    /// 调整: another amount, with or without a suspension.
    Amend {
        /// How much less next year.
        cut: Money,
        /// Nothing is arranged until rectified.
        suspend: bool,
    },
    /// 不采纳: the budget stays.
    Decline,
}

impl Verdict {
    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Verdict::Adopt => "adopt",
            Verdict::Amend { .. } => "amend",
            Verdict::Decline => "decline",
        }
    }
}

/// What holds after the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// How much less next year.
    pub cut: Money,
    /// Nothing is arranged until rectified.
    pub suspend: bool,
}

/// Why a word on a budget is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// More would be cut than there is.
    AboveBudget {
        /// Asked for.
        cut: Money,
        /// There is.
        budget: Money,
    },
    /// A cut below nothing would raise the budget.
    Negative(Money),
    /// Nothing says why.
    NoReason,
}

/// Whether so much can be cut.
///
/// # Errors
/// [`Refusal::AboveBudget`], [`Refusal::Negative`].
pub fn check_cut(cut: Money, budget: Money) -> Result<Money, Refusal> {
    if cut.is_negative() {
        Err(Refusal::Negative(cut))
    } else if cut > budget {
        Err(Refusal::AboveBudget { cut, budget })
    } else {
        Ok(cut)
    }
}

/// Decides.
///
/// # Errors
/// See [`Refusal`]; every verdict needs its reason.
pub fn decide(proposal: &Proposal, verdict: Verdict, reason: &str) -> Result<Decision, Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    match verdict {
        Verdict::Adopt => Ok(Decision { cut: proposal.cut, suspend: proposal.suspend }),
        Verdict::Amend { cut, suspend } => Ok(Decision { cut: check_cut(cut, proposal.budget)?, suspend }),
        Verdict::Decline => Ok(Decision { cut: Money::ZERO, suspend: false }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::linkage::{Action, Source};
    use crate::domain::target::review::Grade;

    #[test]
    fn a_cut_larger_than_the_budget_and_a_word_without_a_reason_are_refused() {
        let yuan = Money::from_yuan;
        let proposal = Proposal {
            action: Action::Cut,
            source: Source::KeyEvaluation,
            grade: Some(Grade::Fair),
            budget: yuan(100),
            cut: yuan(20),
            suspend: false,
            text: "压减预算".into(),
        };
        let amend = |cut| Verdict::Amend { cut, suspend: false };
        assert_eq!(decide(&proposal, Verdict::Adopt, "按评价结果"), Ok(Decision { cut: yuan(20), suspend: false }));
        assert_eq!(decide(&proposal, amend(yuan(100)), "项目到期"), Ok(Decision { cut: yuan(100), suspend: false }));
        let above = Refusal::AboveBudget { cut: yuan(101), budget: yuan(100) };
        assert_eq!(decide(&proposal, amend(yuan(101)), "多压"), Err(above));
        assert_eq!(decide(&proposal, amend(yuan(-1)), "增加"), Err(Refusal::Negative(yuan(-1))));
        assert_eq!(decide(&proposal, Verdict::Adopt, "  "), Err(Refusal::NoReason));
        assert_eq!(decide(&proposal, Verdict::Decline, "民生项目").map(|d| d.cut), Ok(Money::ZERO));
    }
}
