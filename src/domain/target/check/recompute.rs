//! Figures of a form that follow from others by arithmetic.

use rust_decimal::Decimal;

use super::Context;
use super::scene::{Scene, number};
use crate::domain::form::Form;
use crate::domain::ratio::{round_half_away, share};

/// What arithmetic gives; nothing where the form lacks a figure for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Recomputed {
    /// 执行率: executed over adjusted budget, as a share.
    pub rate: Option<Decimal>,
    /// Marks of budget execution times the rate, at most its marks.
    pub execution_score: Option<Decimal>,
    /// Sum of the printed scores of the indicators and the recomputed one of execution.
    pub total: Option<Decimal>,
    /// The grade of that total, by the national bands.
    pub grade: Option<Grade>,
}

/// 等级, by the national bands 90, 80, 60.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// 差
    Poor,
    /// 中
    Fair,
    /// 良
    Good,
    /// 优
    Excellent,
}

impl Grade {
    /// The official word.
    pub const fn name(self) -> &'static str {
        match self {
            Grade::Poor => "差",
            Grade::Fair => "中",
            Grade::Good => "良",
            Grade::Excellent => "优",
        }
    }

    fn of(total: Decimal) -> Grade {
        match () {
            () if total >= 90.into() => Grade::Excellent,
            () if total >= 80.into() => Grade::Good,
            () if total >= 60.into() => Grade::Fair,
            () => Grade::Poor,
        }
    }
}

/// Recomputes what can be.
pub fn recompute(form: &Form) -> Recomputed {
    let context = Context::default();
    let scene = Scene::new(form, &context);
    let rate = rate(&scene);
    let marks = scene.execution_marks();
    let execution_score = rate.zip(marks).map(|(r, m)| execution_score(r, m));
    let scores = scene.lines.iter().map(|l| number(&l.row.score.text)).collect::<Option<Vec<_>>>();
    let sum = scores.filter(|s| !s.is_empty()).map(|s| s.into_iter().sum::<Decimal>());
    // Without the score of execution the sum is no total.
    let total = sum.zip(execution_score).map(|(s, e)| round_half_away(s + e, 2));
    Recomputed { rate, execution_score, total, grade: total.map(Grade::of) }
}

/// Executed over adjusted budget of the row that scores; of a monitoring form
/// over the budget at the year's beginning.
pub(super) fn rate(scene: &Scene) -> Option<Decimal> {
    let row = scene.score_row()?;
    let budget = row.adjusted.amount.or(row.initial.amount)?;
    share(row.executed.amount?, budget)
}

/// `r2(marks × clamp(rate, 0, 1))` (§5.3).
pub(super) fn execution_score(rate: Decimal, marks: Decimal) -> Decimal {
    round_half_away(marks * rate.clamp(Decimal::ZERO, Decimal::ONE), 2)
}
