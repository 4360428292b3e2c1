//! What a review of results finds, in words, and what to write instead. Never
//! here: finding it.

use super::objection::{percent, plain, short, wan};
use super::strings::objections::Objections;
use crate::domain::target::check::{Actual, Outcome};

pub(super) fn of_actual(o: &Objections, actual: &Actual, printed: &str) -> String {
    use Actual as A;
    match actual {
        A::ExecRateInconsistent { computed } => (o.rate_off)(printed, &percent(*computed)),
        A::ExecScoreInconsistent { computed, marks } => (o.score_off)(printed, &plain(*marks), &plain(*computed)),
        A::RateBlank => o.rate_blank.into(),
        A::ExecScoreBlank => o.score_blank.into(),
        A::AdjustedEqualsExecuted { initial, adjusted } => (o.cut)(&wan(*initial), &wan(*adjusted)),
        A::InitialBudgetBlank => o.initial_blank.into(),
        A::MarksRepeatedOnSubrow => o.marks_twice.into(),
        A::LowExecution { rate } => (o.low_rate)(&percent(*rate)),
        A::LowExecutionFullOutput { rate } => (o.full_low)(&percent(*rate)),
        A::SlowProgress { rate, due } => (o.slow)(&percent(*rate), &percent(*due)),
        A::TotalNotSum { sum, total } => (o.total_off_sum)(&plain(*total), &plain(*sum)),
        A::TotalMissing => o.total_missing.into(),
        A::ScoresBlank => o.scores_blank.into(),
        A::NoScoresInForm => o.no_scores.into(),
        A::TautologicalActual => o.tautology.into(),
        A::AllFullMarks { indicators } => (o.all_full)(*indicators),
        A::DeductionNoReason { marks, score } => (o.deducted)(&plain(*score), &plain(*marks)),
        A::ScoreNotProportional { computed, score } => (o.proportion)(&plain(*score), &plain(*computed)),
        A::ActualNotComparable => o.not_comparable.into(),
        A::NotObservable { years } => (o.observable)(&plain(*years)),
        A::ActualEqualsTarget { rows } => (o.exact)(*rows),
        A::FieldMisuse => o.misuse.into(),
        A::ForecastBlank => o.forecast.into(),
        A::ScoreOverMarks { marks, score } => (o.over)(&plain(*score), &plain(*marks)),
    }
}

pub(super) fn todo_of_actual(o: &Objections, actual: &Actual) -> &'static str {
    use Actual as A;
    match actual {
        A::ExecRateInconsistent { .. } | A::RateBlank => o.rate_off_todo,
        A::ExecScoreInconsistent { .. } | A::ExecScoreBlank => o.score_blank_todo,
        A::AdjustedEqualsExecuted { .. } => o.cut_todo,
        A::InitialBudgetBlank => o.initial_todo,
        A::MarksRepeatedOnSubrow => o.marks_twice_todo,
        A::LowExecution { .. } => o.low_rate_todo,
        A::LowExecutionFullOutput { .. } => o.full_low_todo,
        A::SlowProgress { .. } => o.slow_todo,
        A::TotalNotSum { .. } | A::TotalMissing => o.total_todo,
        A::ScoresBlank => o.scores_todo,
        A::NoScoresInForm => o.no_scores_todo,
        A::TautologicalActual => o.tautology_todo,
        A::AllFullMarks { .. } => o.full_todo,
        A::DeductionNoReason { .. } | A::FieldMisuse => o.no_reason_todo,
        A::ScoreNotProportional { .. } => o.proportion_todo,
        A::ActualNotComparable => o.not_comparable_todo,
        A::NotObservable { .. } => o.observable_todo,
        A::ActualEqualsTarget { .. } => o.exact_todo,
        A::ForecastBlank => o.forecast_todo,
        A::ScoreOverMarks { .. } => o.over_todo,
    }
}

/// Whether the words of the cell are what is objected to.
pub(super) fn quotes(found: &Outcome) -> bool {
    use Outcome as O;
    matches!(
        found,
        O::NumberMalformed
            | O::PerhapsShare
            | O::OtherUnit
            | O::CellUnread
            | O::GoalRepeated
            | O::ContradictsText { .. }
            | O::NameVsContent
            | O::GradeOff { .. }
            | O::PartFullMarks { .. }
            | O::CopiedText { .. }
    )
}

/// What is wrong.
pub(super) fn says(o: &Objections, found: &Outcome) -> String {
    use Outcome as O;
    match found {
        O::ArithmeticInText { total, sum } => (o.text_sum)(&plain(*total), &plain(*sum)),
        O::AdjustedNoReason { initial, adjusted } => (o.adjusted)(&wan(*initial), &wan(*adjusted)),
        O::UnitMixed { sum, spent } => (o.unit_mixed)(&plain(*sum), &wan(*spent)),
        O::DetailsNotSum { sum, total } => (o.details)(&plain(*total), &plain(*sum)),
        O::RateDenominator { rate, received, budget } => {
            (o.denominator)(&wan(*received), &wan(*budget), &percent(*rate))
        }
        O::MonitoringIsEvaluation => o.year_end.into(),
        O::OptionalWeight { rows, sum } => (o.optional)(*rows, &plain(*sum)),
        O::MissedFullMarks { computed, score } => (o.missed)(&plain(*score), &plain(*computed)),
        O::WeightTwice { rows } => (o.twice)(*rows),
        O::NumberMalformed => o.ask_number.into(),
        O::GoalDiffers { goal, row } => (o.goal_differs)(goal, row),
        O::SurplusOff { told, computed } => (o.surplus)(&plain(*told), &plain(*computed)),
        O::HighScoreLowSpend { indicators, execution, gap } => {
            (o.inconsistent)(&percent(*indicators), &percent(*execution), &percent(*gap))
        }
        O::OverUnexplained { ratio } => (o.over_unexplained)(&plain(*ratio)),
        O::GradeOff { total, grade } => (o.grade_off)(&plain(*total), grade),
        O::StaleGoal { told, year } => (o.stale)(*told, *year),
        O::BeforeEnd { on, year } => (o.before_end)(&on.to_string(), *year),
        O::LateFiling { on } => (o.late_filing)(&on.to_string()),
        O::ContradictsText { words } => (o.contradicts)(words),
        O::GoalRepeated => o.goal_repeated.into(),
        O::NameVsContent => o.name_content.into(),
        O::ActualBlank => o.actual_blank.into(),
        O::RowScoreBlank => o.row_score_blank.into(),
        O::ScoreNegative { score } => (o.score_negative)(&plain(*score)),
        O::DoneNoScore => o.done_no_score.into(),
        O::PartFullMarks { most } => (o.part_full)(&plain(*most)),
        O::AmountNegative { amount } => (o.amount_negative)(&wan(*amount)),
        O::PerhapsShare => o.ask_share.into(),
        O::OtherUnit => o.ask_unit.into(),
        O::RateInText { told, rate } => (o.rate_told)(&plain(*told), &percent(*rate)),
        O::ScoreInText { told, total } => (o.score_told)(&plain(*told), &plain(*total)),
        O::CellUnread => o.ask_cell.into(),
        O::CopiedText { cells, other } if other.is_empty() => (o.copied_cells)(*cells),
        O::CopiedText { other, .. } => (o.copied_form)(&short(other)),
        O::AmountInText { told, spent } => (o.amount_told)(told, &wan(*spent)),
        O::UnitInText { told, spent } => (o.unit_told)(told, &wan(*spent)),
        O::OverBudget { budget, spent } => (o.over_budget)(&wan(*spent), &wan(*budget)),
        O::MeasuresBlank => o.measures_blank.into(),
        O::ReviewBlank => o.review_blank.into(),
        O::NoSubsource { rows } => (o.no_subsource)(*rows),
        O::GoalPartly { goals, told } => (o.goal_partly)(*goals, *told),
        O::LateRelease { on } => (o.late_release)(&on.to_string()),
    }
}

/// What to do about it.
pub(super) fn todo(o: &Objections, found: &Outcome) -> &'static str {
    use Outcome as O;
    match found {
        O::ArithmeticInText { .. } | O::DetailsNotSum { .. } => o.text_sum_todo,
        O::AdjustedNoReason { .. } => o.adjusted_todo,
        O::UnitMixed { .. } => o.unit_mixed_todo,
        O::RateDenominator { .. } => o.denominator_todo,
        O::MonitoringIsEvaluation => o.year_end_todo,
        O::OptionalWeight { .. } => o.optional_todo,
        O::MissedFullMarks { .. } => o.proportion_todo,
        O::WeightTwice { .. } => o.twice_todo,
        O::NumberMalformed => o.ask_todo,
        O::GoalDiffers { .. } => o.goal_differs_todo,
        O::SurplusOff { .. } => o.surplus_todo,
        O::HighScoreLowSpend { .. } => o.inconsistent_todo,
        O::OverUnexplained { .. } => o.over_unexplained_todo,
        O::GradeOff { .. } => o.grade_off_todo,
        O::StaleGoal { .. } => o.stale_todo,
        O::BeforeEnd { .. } => o.before_end_todo,
        O::LateFiling { .. } => o.late_filing_todo,
        O::ContradictsText { .. } => o.contradicts_todo,
        O::GoalRepeated => o.tautology_todo,
        O::NameVsContent => o.name_content_todo,
        O::ActualBlank => o.actual_blank_todo,
        O::RowScoreBlank | O::ScoreNegative { .. } => o.scores_todo,
        O::DoneNoScore => o.done_no_score_todo,
        O::PartFullMarks { .. } => o.part_full_todo,
        O::AmountNegative { .. } => o.ask_todo,
        O::PerhapsShare => o.ask_share_todo,
        O::OtherUnit => o.ask_unit_todo,
        O::RateInText { .. } | O::ScoreInText { .. } => o.text_differs_todo,
        O::CellUnread => o.ask_cell_todo,
        O::CopiedText { .. } => o.copied_text_todo,
        O::AmountInText { .. } => o.amount_told_todo,
        O::UnitInText { .. } => o.unit_told_todo,
        O::OverBudget { .. } => o.over_budget_todo,
        O::MeasuresBlank => o.measures_todo,
        O::ReviewBlank => o.review_todo,
        O::NoSubsource { .. } => o.no_subsource_todo,
        O::GoalPartly { .. } => o.goal_partly_todo,
        O::LateRelease { .. } => o.late_release_todo,
    }
}
