//! The score of budget execution (domain.md §5.3): 全年执行数 over 全年预算数 of
//! the total row. The rate of the evaluation framework, paid over received, is
//! another one and not computed here.

use rust_decimal::Decimal;

use super::scheme::{Family, Scheme, ZeroBudget};
use crate::domain::money::Money;
use crate::domain::ratio::{self, round_half_away};

/// How far the money went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Execution {
    /// 全年预算数
    pub budget: Money,
    /// 全年执行数
    pub spent: Money,
    /// Full marks.
    pub marks: Decimal,
    /// 执行率; nothing without a budget.
    pub rate: Option<Decimal>,
    /// Points in hundredths; nothing where somebody has to decide, or where
    /// execution is left out.
    pub points: Option<Decimal>,
    /// The same before rounding.
    pub exact: Option<Decimal>,
    /// What is to be said of it.
    pub note: Option<ExecutionNote>,
}

/// What is to be said of an execution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExecutionNote {
    /// Nothing budgeted, nothing spent: somebody decides.
    NothingBudgeted,
    /// As decided: 0, full marks, or left out of the total.
    Decided(ZeroBudget),
    /// Spent without a budget.
    WithoutBudget,
    /// A budget below nought.
    NegativeBudget,
    /// More came back than was spent.
    NegativeSpent,
    /// More than the budget.
    Overspent,
    /// Full marks only by rounding: 89.974 of 90.
    NotQuite,
}

impl Execution {
    /// Whether it is left out and the rest brought to 100.
    pub fn is_left_out(&self) -> bool {
        self.note == Some(ExecutionNote::Decided(ZeroBudget::Renormalize))
    }

    /// Whether nobody can score it as it stands.
    pub fn is_open(&self) -> bool {
        self.points.is_none() && !self.is_left_out()
    }
}

/// Scores an execution; `decided` is what was decided where nothing was budgeted.
pub fn execution(
    budget: Money,
    spent: Money,
    marks: Decimal,
    decided: Option<ZeroBudget>,
    scheme: &Scheme,
) -> Execution {
    let none = Execution { budget, spent, marks, rate: None, points: None, exact: None, note: None };
    let noted = |note| Execution { note: Some(note), ..none };
    if budget.is_negative() {
        return noted(ExecutionNote::NegativeBudget);
    }
    let Some(rate) = ratio::share(spent, budget) else {
        return match decided.unwrap_or(scheme.zero_budget) {
            _ if !spent.is_zero() => noted(ExecutionNote::WithoutBudget),
            ZeroBudget::Ask => noted(ExecutionNote::NothingBudgeted),
            way @ ZeroBudget::Renormalize => noted(ExecutionNote::Decided(way)),
            way => {
                let points = if way == ZeroBudget::Full { marks } else { Decimal::ZERO };
                Execution { points: Some(points), exact: Some(points), ..noted(ExecutionNote::Decided(way)) }
            }
        };
    };
    let exact = match scheme.family {
        Family::S2020 => {
            let spent = Decimal::from(spent.fen().clamp(0, budget.fen()));
            // Multiplied first, so that a hundredth's half stays one.
            marks * spent / Decimal::from(budget.fen())
        }
        Family::S2021 => marks * step(rate),
    };
    let points = round_half_away(exact, 2);
    let note = if spent.is_negative() {
        Some(ExecutionNote::NegativeSpent)
    } else if rate > Decimal::ONE {
        Some(ExecutionNote::Overspent)
    } else if rate < Decimal::ONE && points == marks {
        Some(ExecutionNote::NotQuite)
    } else {
        None
    };
    Execution { rate: Some(rate), points: Some(points), exact: Some(exact), note, ..none }
}

/// 10, 7, 5 or 0 of 10 (§5.4).
pub fn step(rate: Decimal) -> Decimal {
    let tenths = match rate {
        r if ratio::at_least(r, Decimal::ONE) => 10,
        r if ratio::at_least(r, Decimal::new(8, 1)) => 7,
        r if ratio::at_least(r, Decimal::new(6, 1)) => 5,
        _ => 0,
    };
    Decimal::new(tenths, 1)
}
