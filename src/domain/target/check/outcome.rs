//! What the review of a self-evaluation finds beside its rows: sums that do not
//! close, figures that contradict each other, stories that contradict figures.
//!
//! Never here: how it is found, how sure it is, how it is said.

use rust_decimal::Decimal;

use crate::domain::date::Date;
use crate::domain::money::Money;

/// What is objected to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the fields of a variant are the figures its line names
pub enum Outcome {
    /// A sum told in words is not the sum of the parts told beside it.
    ArithmeticInText { total: Decimal, sum: Decimal },
    /// The budget was changed, and the place for the reason is empty.
    AdjustedNoReason { initial: Money, adjusted: Money },
    /// The block of money is in 万元, the list of spending in 元.
    UnitMixed { sum: Decimal, spent: Money },
    /// A list of spending does not add up to its own total.
    DetailsNotSum { sum: Decimal, total: Decimal },
    /// The printed rate is over money received, not over the budget.
    RateDenominator { rate: Decimal, received: Money, budget: Money },
    /// A monitoring form without its months that reports a year's end.
    MonitoringIsEvaluation,
    /// Rows to choose from share one weight: the marks are not 100.
    OptionalWeight { rows: usize, sum: Decimal },
    /// Full marks for a target that was missed.
    MissedFullMarks { computed: Decimal, score: Decimal },
    /// Marks multiplied by their weight once more.
    WeightTwice { rows: usize },
    /// A number that nobody wrote: asked.
    NumberMalformed,
    /// The goal says another figure than the indicator of the same unit.
    GoalDiffers { goal: String, row: String },
    /// 结转率 or 结余率 against what was spent.
    SurplusOff { told: Decimal, computed: Decimal },
    /// Indicators score far higher than execution.
    HighScoreLowSpend { indicators: Decimal, execution: Decimal, gap: Decimal },
    /// Far above its target, and nobody says why.
    OverUnexplained { ratio: Decimal },
    /// The printed grade is not that of the total.
    GradeOff { total: Decimal, grade: &'static str },
    /// The goal speaks of a year long gone.
    StaleGoal { told: i16, year: i16 },
    /// Dated before the year was over.
    BeforeEnd { on: Date, year: i16 },
    /// Dated long after the year.
    LateFiling { on: Date },
    /// Full marks beside words of failure, or of a later day.
    ContradictsText { words: String },
    /// The goal's completion says nothing but that it was completed.
    GoalRepeated,
    /// Nothing of the project's name is found in its indicators.
    NameVsContent,
    /// Scored, and no result told.
    ActualBlank,
    /// The only indicators without a score among others that have one.
    RowScoreBlank,
    /// A score below nought.
    ScoreNegative { score: Decimal },
    /// Nothing scored for what was reached.
    DoneNoScore,
    /// Full marks for what the words say was done in part, or not.
    PartFullMarks { most: Decimal },
    /// An amount below nought.
    AmountNegative { amount: Money },
    /// `0.93` beside `≥90%`: asked.
    PerhapsShare,
    /// Target and result have units that cannot be converted: asked.
    OtherUnit,
    /// 执行率 in words is not that of the amounts.
    RateInText { told: Decimal, rate: Decimal },
    /// The total in words is not the printed one.
    ScoreInText { told: Decimal, total: Decimal },
    /// A cell whose formula broke or was never computed: asked.
    CellUnread,
    /// The same words in several cells, or in another form of the call.
    CopiedText { cells: usize, other: String },
    /// An amount told in words that no row of the money has.
    AmountInText { told: String, spent: Money },
    /// The same, 10,000 times too large or too small: the unit is wrong.
    UnitInText { told: String, spent: Money },
    /// More was spent than the budget of the row.
    OverBudget { budget: Money, spent: Money },
    /// Marks were deducted or problems told, and no measure stands there.
    MeasuresBlank,
    /// 复核分 is empty.
    ReviewBlank,
    /// The sources are named, none has an amount.
    NoSubsource { rows: usize },
    /// The goal lists more than its completion reports.
    GoalPartly { goals: usize, told: usize },
    /// Money released after the year counted as received in it.
    LateRelease { on: Date },
}

impl Outcome {
    /// The word used in JSON and in the store.
    pub const fn key(&self) -> &'static str {
        use Outcome as O;
        match self {
            O::ArithmeticInText { .. } => "arithmetic_in_text",
            O::AdjustedNoReason { .. } => "adjusted_no_reason",
            O::UnitMixed { .. } => "unit_mixed",
            O::DetailsNotSum { .. } => "details_not_sum",
            O::RateDenominator { .. } => "rate_denominator",
            O::MonitoringIsEvaluation => "monitoring_is_evaluation",
            O::OptionalWeight { .. } => "optional_weight",
            O::MissedFullMarks { .. } => "missed_full_marks",
            O::WeightTwice { .. } => "weight_applied_twice",
            O::NumberMalformed => "number_malformed",
            O::GoalDiffers { .. } => "goal_differs_from_indicator",
            O::SurplusOff { .. } => "contradicts_money",
            O::HighScoreLowSpend { .. } => "self_evaluation_inconsistent",
            O::OverUnexplained { .. } => "over_unexplained",
            O::GradeOff { .. } => "grade_inconsistent",
            O::StaleGoal { .. } => "stale_goal",
            O::BeforeEnd { .. } => "evaluated_before_end",
            O::LateFiling { .. } => "late_filing",
            O::ContradictsText { .. } => "contradiction_with_text",
            O::GoalRepeated => "goal_repeated",
            O::NameVsContent => "name_vs_content",
            O::ActualBlank => "actual_blank",
            O::RowScoreBlank => "row_score_blank",
            O::ScoreNegative { .. } => "score_negative",
            O::DoneNoScore => "done_without_score",
            O::PartFullMarks { .. } => "partly_done_full_marks",
            O::AmountNegative { .. } => "amount_negative",
            O::PerhapsShare => "perhaps_share",
            O::OtherUnit => "other_unit",
            O::RateInText { .. } => "rate_in_text_differs",
            O::ScoreInText { .. } => "score_in_text_differs",
            O::CellUnread => "cell_unread",
            O::CopiedText { .. } => "copied_text",
            O::AmountInText { .. } => "amount_in_text_differs",
            O::UnitInText { .. } => "unit_in_text",
            O::OverBudget { .. } => "executed_over_budget",
            O::MeasuresBlank => "measures_blank",
            O::ReviewBlank => "review_blank",
            O::NoSubsource { .. } => "no_subsource",
            O::GoalPartly { .. } => "goal_partly_unreported",
            O::LateRelease { .. } => "late_release_counted_as_arrived",
        }
    }
}
