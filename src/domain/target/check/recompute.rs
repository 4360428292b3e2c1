//! Figures of a form that follow from others by arithmetic.

use rust_decimal::Decimal;

use super::Context;
use super::scene::{Line, Scene, is_nothing, number};
use super::sums::brackets_filled;
use crate::domain::evaluation::scheme::Family;
use crate::domain::evaluation::{Grade as Band, Scheme, execution};
use crate::domain::form::{Form, FundKind, FundRow};
use crate::domain::money::Money;
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
    /// The grade of that total, by the bands of the year.
    pub grade: Option<Grade>,
}

/// 等级, by its official word.
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

    /// The grade of a total.
    pub(super) fn of(total: Decimal, rules: &Scheme) -> Grade {
        match rules.grade(total) {
            Band::Excellent => Grade::Excellent,
            Band::Good => Grade::Good,
            Band::Fair => Grade::Fair,
            Band::Poor => Grade::Poor,
        }
    }
}

/// Recomputes what can be, by the rules of the year where an office chose some.
pub fn recompute(form: &Form, scheme: Option<&Scheme>) -> Recomputed {
    let context = Context { scheme, ..Context::default() };
    let usual = Scheme::default();
    let rules = scheme.unwrap_or(&usual);
    let scene = Scene::new(form, &context);
    let rate = rate(&scene);
    let marks = scene.execution_marks();
    // Amounts that cannot be read make the printed rate no better.
    let untold =
        |f: &&FundRow| [&f.adjusted, &f.executed].iter().all(|x| x.amount.is_none() && is_nothing(&x.cited.text));
    let told = scene.score_row().filter(|f| rate.is_none() && untold(f));
    let printed = || told.and_then(|f| printed_rate(&f.rate.text));
    let execution_score = rate.or_else(printed).zip(marks).map(|(r, m)| execution_score(r, m, rules.family));
    let scores = scores(&scene).filter(|_| is_whole(&scene));
    // Without the score of execution the sum is no total, unless the indicators have all the marks.
    let alone = (marks.is_none() && scene.has_all_marks()).then_some(Decimal::ZERO);
    let total = scores.zip(execution_score.or(alone)).map(|(s, e)| round_half_away(s + e, 2));
    Recomputed { rate, execution_score, total, grade: total.map(|t| Grade::of(t, rules)) }
}

/// Sum of the printed scores; nothing where a row of its own lacks one.
fn scores(scene: &Scene) -> Option<Decimal> {
    let merged = |l: &&Line| l.weight.is_none() && l.row.score.is_empty();
    let bracketed = brackets_filled(scene);
    let rows: Vec<&Line> = scene.lines.iter().filter(|l| !(bracketed && merged(l))).collect();
    let scores = rows.iter().map(|l| number(&l.row.score.text)).collect::<Option<Vec<_>>>()?;
    (!scores.is_empty()).then(|| scores.into_iter().sum())
}

/// Whether the form was seen to its end: a part of it has no total.
fn is_whole(scene: &Scene) -> bool {
    let unweighted = scene.lines.iter().all(|l| l.weight.is_none());
    let marks = scene.execution_marks().unwrap_or_default();
    let full = number(&scene.form.total_marks.text).unwrap_or(Decimal::ONE_HUNDRED);
    let weighted = scene.is_weighted() && scene.weights() == full - marks;
    weighted || unweighted && (brackets_filled(scene) || !scene.form.total_score.is_empty())
}

/// A rate as printed, where there are no amounts to compute it from.
fn printed_rate(printed: &str) -> Option<Decimal> {
    let value = number(printed)?;
    let share = !printed.contains(['%', '％']) && value <= Decimal::ONE;
    let rate = if share { value } else { value / Decimal::ONE_HUNDRED };
    (rate >= Decimal::ZERO && rate <= Decimal::TWO).then_some(rate)
}

/// Executed over adjusted budget of the row that scores; of a monitoring form
/// over the budget at the year's beginning.
pub(super) fn rate(scene: &Scene) -> Option<Decimal> {
    let row = scene.score_row()?;
    // A budget that cannot be read is not replaced by another one.
    let initial = row.initial.amount.filter(|_| is_nothing(&row.adjusted.cited.text));
    let budget = row.adjusted.amount.or(initial)?;
    let spent = row.executed.amount?;
    if budget.is_negative() {
        return None; // of a budget below nought there is no share
    }
    if !budget.is_zero() || !spent.is_zero() {
        return share(spent, budget);
    }
    // A total row of noughts above parts that are none.
    let parts = || scene.form.funds.iter().filter(|f| f.kind != FundKind::Total && f.kind != FundKind::Part);
    let sum = |of: fn(&FundRow) -> Option<Money>| parts().filter_map(of).sum::<Money>();
    share(sum(|f| f.executed.amount), sum(|f| f.adjusted.amount.or(f.initial.amount)))
}

/// `r2(marks × clamp(rate, 0, 1))` (§5.3), or by steps (§5.4).
pub(super) fn execution_score(rate: Decimal, marks: Decimal, family: Family) -> Decimal {
    let share = match family {
        Family::S2020 => rate.clamp(Decimal::ZERO, Decimal::ONE),
        Family::S2021 => execution::step(rate),
    };
    round_half_away(marks * share, 2)
}
