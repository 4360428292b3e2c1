//! A problem of an evaluation (domain.md §7.4): what was found, what shows it,
//! what should follow. Rectification takes it over as a finding.

use crate::domain::money::Money;
use crate::domain::rectification::finding::{BudgetAction, Category};

/// One numbered problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// 1, 2, … within its evaluation.
    pub number: u32,
    /// 问题类别
    pub category: Category,
    /// What was found.
    pub finding: String,
    /// The figure that shows it: a unit cost, a rate.
    pub figure: String,
    /// The part of the project it concerns.
    pub item: String,
    /// 涉及金额
    pub amount: Option<Money>,
    /// 整改要求
    pub requirement: String,
    /// What is suggested to the budget.
    pub action: BudgetAction,
    /// By how much.
    pub action_amount: Option<Money>,
    /// 抄送 beyond the rule, each as letters call it.
    pub copies: Vec<String>,
}

/// Why a problem cannot be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadProblem {
    /// Nothing was found.
    NoFinding,
    /// Nothing is asked for.
    NoRequirement,
    /// An amount below zero.
    Negative,
    /// An amount of a cut where no cut is suggested.
    AmountWithoutAction,
    /// A cut larger than the money of the projects.
    AboveBudget(Money),
}

impl Problem {
    /// Whether it can be written down, for projects of so much money.
    ///
    /// # Errors
    /// See [`BadProblem`].
    pub fn check(&self, budget: Money) -> Result<(), BadProblem> {
        let below_zero = |m: &Option<Money>| m.is_some_and(Money::is_negative);
        if self.finding.trim().is_empty() {
            Err(BadProblem::NoFinding)
        } else if self.requirement.trim().is_empty() {
            Err(BadProblem::NoRequirement)
        } else if below_zero(&self.amount) || below_zero(&self.action_amount) {
            Err(BadProblem::Negative)
        } else if self.action_amount.is_some() && !self.action.has_amount() {
            Err(BadProblem::AmountWithoutAction)
        } else if self.action_amount.is_some_and(|a| a > budget) {
            Err(BadProblem::AboveBudget(budget))
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem() -> Problem {
        Problem {
            number: 1,
            category: Category::Outcome,
            finding: "上饶=北京大兴航线财政补贴成本较高".into(),
            figure: "每客补贴1,186元".into(),
            item: "上饶=北京大兴".into(),
            amount: Some(Money::from_yuan(18_000_000)),
            requirement: "重新测算补贴标准".into(),
            action: BudgetAction::Cut,
            action_amount: Some(Money::from_yuan(6_000_000)),
            copies: vec![],
        }
    }

    #[test]
    fn a_problem_says_what_was_found_and_what_should_follow() {
        let budget = Money::from_yuan(60_000_000);
        assert_eq!(problem().check(budget), Ok(()));
        let bad = |p: Problem| p.check(budget).expect_err("refused");
        assert_eq!(bad(Problem { finding: " ".into(), ..problem() }), BadProblem::NoFinding);
        assert_eq!(bad(Problem { requirement: String::new(), ..problem() }), BadProblem::NoRequirement);
        assert_eq!(bad(Problem { amount: Some(Money::from_fen(-1)), ..problem() }), BadProblem::Negative);
        assert_eq!(bad(Problem { action: BudgetAction::None, ..problem() }), BadProblem::AmountWithoutAction);
        let all = Problem { action_amount: Some(Money::from_fen(6_000_000_001)), ..problem() };
        assert_eq!(bad(all), BadProblem::AboveBudget(budget));
    }
}
