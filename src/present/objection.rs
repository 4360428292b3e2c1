//! An objection in words: what an official reviewer would write, one line, and
//! what to write instead.
//!
//! Never here: whether there is an objection. Amounts are in 万元.

use rust_decimal::Decimal;

use crate::domain::form::{Form, Row};
use crate::domain::indicator::{Doubt, Level2, Operator};
use crate::domain::money::Money;
use crate::domain::ratio::{points, round_half_away};
use crate::domain::target::check::{Actual, Check, Column, Part, UnitFault, Unmeasurable, proposal};
use crate::domain::target::objection::{Certainty, Objection};

use super::outcome;
use super::strings::{Strings, objections::Objections};

/// 确定, 判断, 存疑.
pub fn certainty(s: &Strings, certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => s.objections.sure,
        Certainty::Judgement => s.objections.judgement,
        Certainty::Doubtful => s.objections.doubtful,
    }
}

/// What is wrong, with the words objected to before it.
pub fn message(s: &Strings, objection: &Objection<Check>) -> String {
    let mut says = says(s, objection);
    // What rests on a doubtful reading is asked, not said.
    if objection.certainty == Certainty::Doubtful && !says.ends_with(['？', '?']) {
        says.push_str(s.objections.misread);
    }
    let quote = objection.at.text.as_str();
    if quote.is_empty() || !quotes(&objection.check) {
        return says;
    }
    (s.objections.cited)(&super::width::fit(quote, QUOTE), &says)
}

/// Columns of a quotation.
const QUOTE: usize = 40;

/// Whether the words of the cell are what is objected to; of the form as a whole they are not.
fn quotes(check: &Check) -> bool {
    use Check as C;
    let whole = matches!(
        check,
        C::AmountMissing
            | C::NoOutput
            | C::NoBenefit { .. }
            | C::NoSatisfaction
            | C::NoCost
            | C::Level2Missing(_)
            | C::TooFewIndicators { .. }
            | C::MostlyQualitative { .. }
            | C::WeightsNotStandard { .. }
            | C::WeightsDoNotAddUp { .. }
            | C::FractionalWeights { .. }
            | C::FundsTotalMismatch { .. }
            | C::SameAsLastYear { .. }
            | C::CopiedInDepartment { .. }
            | C::CopiedFromDepartment { .. }
            | C::LongTermEqualsAnnual(_)
            | C::NonMeasurable(Unmeasurable::Goal)
            | C::TemplateText { .. }
    );
    let told = matches!(check, C::Actual(a) if !matches!(a, Actual::TautologicalActual | Actual::ActualNotComparable));
    let found = matches!(check, C::Outcome(found) if !outcome::quotes(found));
    !whole && !told && !found
}

/// Foreign words inside a sentence.
pub(super) fn short(words: &str) -> std::borrow::Cow<'_, str> {
    super::width::fit(words, QUOTE)
}

pub(super) fn wan(amount: Money) -> String {
    amount.wan().normalize().to_string()
}

pub(super) fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

pub(super) fn percent(share: Decimal) -> String {
    plain(round_half_away(points(share), 2))
}

fn says(s: &Strings, objection: &Objection<Check>) -> String {
    use Check as C;
    let o = &s.objections;
    match &objection.check {
        C::AmountMissing => o.amount_missing.into(),
        C::FundsTotalMismatch { column, total, sum } => {
            (o.total_off)(column_name(o, *column), &wan(*total), &wan(*sum))
        }
        C::AmountScale { now, last } => (o.scale)(&wan(*now), &wan(*last)),
        C::AmountGrew { now, last } => (o.grew)(&wan(*now), &wan(*last)),
        C::AmountNotBudget { form, budget } => (o.not_budget)(&wan(*form), &wan(*budget)),
        C::WeightsDoNotAddUp { sum, expected, level1 } => {
            let expected = expected.iter().map(|e| plain(*e)).collect::<Vec<_>>().join(o.or);
            match level1 {
                Some(level1) => (o.weights_of)(level1.name(), &plain(*sum), &expected),
                None if objection.certainty == Certainty::Doubtful => (o.weights_ask)(&plain(*sum), &expected),
                None => (o.weights)(&plain(*sum), &expected),
            }
        }
        C::WeightNotPositive { weight } => (o.weight_not_positive)(&plain(*weight)),
        C::WeightMissing => o.weight_missing.into(),
        C::WeightsNotStandard { shares, execution } => standard(s, shares, *execution),
        C::FractionalWeights { weights } => {
            (o.fractional)(&weights.iter().map(|w| plain(*w)).collect::<Vec<_>>().join(o.comma))
        }
        C::NoOutput => o.no_output.into(),
        C::NoBenefit { only_satisfaction } => {
            if *only_satisfaction { o.only_satisfaction } else { o.no_benefit }.into()
        }
        C::NoSatisfaction => o.no_satisfaction.into(),
        C::NoCost => o.no_cost.into(),
        C::Level2Missing(level2) => match level2 {
            Level2::Quantity => o.no_quantity,
            Level2::Quality => o.no_quality,
            _ => o.no_timeliness,
        }
        .into(),
        C::NoPhysicalOutput => o.no_physical.into(),
        C::TooFewIndicators { count: 0, .. } if objection.certainty == Certainty::Sure => o.no_indicators.into(),
        C::TooFewIndicators { count: 0, least } => (o.few_ask)(*least),
        C::TooFewIndicators { count, least } => (o.few)(*count, *least),
        C::MostlyQualitative { measured, count } => (o.qualitative)(*measured, *count),
        C::DuplicateIndicator { other, other_cell, same_name } => {
            let say = if *same_name { o.duplicate } else { o.same_measure };
            say(&short(other), other_cell)
        }
        C::IndicatorIsNumber => o.is_number.into(),
        C::NameIsValue { copied } => if *copied { o.name_copied } else { o.name_is_value }.into(),
        C::NameHoldsTarget { value } => (o.holds)(value),
        C::UnitInName { unit } => (o.unit_in_name)(unit),
        C::DateInName { words } => (o.date_in_name)(words),
        C::Compound { parts } => (o.compound)(*parts),
        C::TemplateText { words } => (o.template)(&short(words)),
        C::GoalMissing => o.goal_missing.into(),
        C::GoalIsNumber => o.goal_number.into(),
        C::GoalIsName => o.goal_name.into(),
        C::LongTermEqualsAnnual(part) => match part {
            Part::Goal => o.life_goal,
            Part::Indicators => o.life_indicators,
            Part::Amount => o.life_amount,
        }
        .into(),
        C::PeriodMismatch { from, to, year } => (o.period)(*from, *to, *year),
        C::YearMismatch { one, other } => (o.years)(*one, *other),
        C::DateOutsideYear { day: Some(day), year } => (o.day)(&day.to_string(), *year),
        C::DateOutsideYear { day: None, .. } => o.goal_years.into(),
        C::NameMismatch { other } => (o.name_off)(&short(other)),
        C::ProjectBlank => o.project_blank.into(),
        C::DepartmentBlank => o.department_blank.into(),
        C::BelowLastYear { target, actual, unit } => (o.below)(&plain(*target), &plain(*actual), unit),
        C::SameAsLastYear { same, of } => (o.same_last)(*same, *of),
        C::CopiedInDepartment { projects, other } => (o.copied_inside)(*projects, &short(other)),
        C::CopiedFromDepartment { other, department, shared, of } => {
            (o.copied_outside)(&short(department), &short(other), *shared, *of)
        }
        C::Actual(actual) => outcome::of_actual(o, actual, &objection.at.text),
        C::Outcome(found) => outcome::says(o, found),
        target => of_target(o, target),
    }
}

/// What is wrong with a target's number, sign, unit, class.
fn of_target(o: &Objections, check: &Check) -> String {
    use Check as C;
    match check {
        C::TargetBlank => o.blank.into(),
        C::NonMeasurable(why) => match why {
            Unmeasurable::Vague { .. } => o.words.into(),
            Unmeasurable::VagueName { word } => (o.vague_name)(word),
            Unmeasurable::Words => o.words.into(),
            Unmeasurable::RateInWords => o.rate_words.into(),
            Unmeasurable::QuantityInWords => o.quantity_words.into(),
            Unmeasurable::OperatorOnly => o.operator_only.into(),
            Unmeasurable::PercentOfWhat => o.percent_of_what.into(),
            Unmeasurable::Goal => o.goal_words.into(),
        },
        C::GeHundredPercent { satisfaction } => if *satisfaction { o.all_satisfied } else { o.ge_hundred }.into(),
        C::EqualityTarget { better } => (o.equality)(better.sign()),
        C::OperatorMissing { better } => (o.operator_missing)(better.sign()),
        C::UnitMissing { rate } => if *rate { o.unit_rate_missing } else { o.unit_missing }.into(),
        C::UnitOdd(fault) => match fault {
            UnitFault::Visits => o.visits.into(),
            UnitFault::RateInThings { unit } => (o.rate_things)(unit),
            UnitFault::AreaAsShare { unit } => (o.area_share)(unit),
            UnitFault::CountAsShare => o.count_share.into(),
            UnitFault::Word => o.unit_word.into(),
            UnitFault::Twice => o.unit_twice.into(),
            UnitFault::Differs { name, unit } => (o.unit_differs)(name, unit),
            UnitFault::Misfit { unit } => (o.unit_misfit)(unit),
            UnitFault::Unknown { unit } => (o.unit_unknown)(unit),
        },
        C::LowTarget { target, actual: None } => (o.low_share)(&plain(*target)),
        C::LowTarget { target, actual: Some(actual) } => (o.low_actual)(&plain(*actual), &plain(*target)),
        C::DirectionClash { better } => (o.clash)(better.sign()),
        C::WrongLevel2 { belongs: Some(level2) } => (o.belongs)(level2.name()),
        C::WrongLevel2 { belongs: None } => o.wrong_class.into(),
        C::CostIsBudget { budget: Some(budget) } => (o.cost_budget)(&wan(*budget)),
        C::CostIsBudget { budget: None } => o.cost_within.into(),
        C::CostOverBudget { cost, budget } => (o.cost_over)(&wan(*cost), &wan(*budget)),
        C::CostIsZero => o.cost_zero.into(),
        C::BudgetAsOutput => o.budget_output.into(),
        C::GoalVsBudget { now, last } => (o.goal_budget)(&wan(*now), &wan(*last)),
        C::MarksForNothing => o.nothing_marks.into(),
        C::TargetProgressMixed => o.progress.into(),
        C::ReadingDoubtful(doubt) => match doubt {
            Doubt::DamagedOperator => o.ask_operator,
            Doubt::MalformedNumber => o.ask_number,
            Doubt::DateSerial => o.ask_serial,
        }
        .into(),
        _ => String::new(),
    }
}

fn column_name(o: &Objections, column: Column) -> &'static str {
    match column {
        Column::Initial => o.col_initial,
        Column::Adjusted => o.col_adjusted,
        Column::Executed => o.col_executed,
        Column::WholeLife => o.col_whole_life,
        Column::Forecast => o.col_forecast,
    }
}

fn standard(s: &Strings, shares: &[(String, Decimal)], execution: Option<Decimal>) -> String {
    let o = &s.objections;
    let mut parts: Vec<String> = shares.iter().map(|(level, weight)| (o.share)(level, &plain(*weight))).collect();
    parts.extend(execution.map(|e| (o.execution_share)(&plain(e))));
    (o.standard)(&parts.join(o.comma))
}

/// What to write instead: a wording with sign, number and unit where one can be
/// proposed, else what to do.
pub fn suggestion(s: &Strings, form: &Form, objection: &Objection<Check>) -> String {
    use Check as C;
    let o = &s.objections;
    let bare = matches!(objection.check, C::OperatorMissing { .. } | C::UnitMissing { .. });
    if bare && objection.certainty == Certainty::Doubtful {
        return o.ask_todo.to_string();
    }
    let write = |better: Option<Operator>| {
        let row = row_of(form, objection)?;
        proposal(row, form.year, better).map(|wording| (o.write_as)(&wording))
    };
    let by = |better: Operator| write(Some(better));
    let proposed = match &objection.check {
        C::NonMeasurable(Unmeasurable::Goal | Unmeasurable::PercentOfWhat) => None,
        C::NonMeasurable(_) | C::TargetBlank | C::NameIsValue { copied: true } => write(None),
        C::GeHundredPercent { .. } => write(None),
        C::EqualityTarget { better } | C::OperatorMissing { better } | C::DirectionClash { better } => by(*better),
        C::UnitMissing { rate: true } => {
            let told = row_of(form, objection).map(|r| r.reading.operator).filter(|o| !o.sign().is_empty());
            by(told.unwrap_or(Operator::Ge))
        }
        C::Level2Missing(Level2::Timeliness) => {
            form.year.map(|y| (o.write_as)(&crate::domain::target::check::by_year_end(y)))
        }
        C::WrongLevel2 { belongs: Some(level2) } => Some((o.move_to)(level2.name())),
        _ => None,
    };
    proposed.unwrap_or_else(|| todo(o, &objection.check).to_string())
}

/// The row an objection stands in.
fn row_of<'a>(form: &'a Form, objection: &Objection<Check>) -> Option<&'a Row> {
    let cell = objection.at.cell.as_str();
    let own = |r: &&Row| [&r.target, &r.name].iter().any(|c| c.cell == cell);
    form.rows.iter().find(own).filter(|_| !cell.is_empty())
}

fn todo(o: &Objections, check: &Check) -> &'static str {
    use Check as C;
    match check {
        C::AmountMissing => o.amount_missing_todo,
        C::FundsTotalMismatch { .. } => o.totals_todo,
        C::AmountScale { .. } => o.scale_todo,
        C::AmountGrew { .. } => o.grew_todo,
        C::AmountNotBudget { .. } => o.not_budget_todo,
        C::WeightsDoNotAddUp { .. } => o.weight_sum_todo,
        C::WeightNotPositive { .. } => o.weight_positive_todo,
        C::WeightMissing => o.weight_missing_todo,
        C::WeightsNotStandard { .. } => o.standard_todo,
        C::FractionalWeights { .. } => o.fractional_todo,
        C::NoOutput => o.no_output_todo,
        C::NoBenefit { .. } => o.no_benefit_todo,
        C::NoSatisfaction => o.no_satisfaction_todo,
        C::NoCost => o.no_cost_todo,
        C::Level2Missing(Level2::Quantity) => o.no_quantity_todo,
        C::Level2Missing(Level2::Quality) => o.no_quality_todo,
        C::Level2Missing(_) | C::DateInName { .. } => o.date_todo,
        C::NoPhysicalOutput => o.no_physical_todo,
        C::TooFewIndicators { .. } => o.few_todo,
        C::MostlyQualitative { .. } => o.qualitative_todo,
        C::DuplicateIndicator { .. } => o.duplicate_todo,
        C::IndicatorIsNumber | C::NameIsValue { .. } => o.is_number_todo,
        C::NameHoldsTarget { .. } => o.holds_todo,
        C::UnitInName { .. } => o.unit_in_name_todo,
        C::Compound { .. } => o.compound_todo,
        C::TemplateText { .. } => o.template_todo,
        C::TargetBlank => o.blank_todo,
        C::NonMeasurable(Unmeasurable::Goal) => o.goal_words_todo,
        C::NonMeasurable(_) | C::GeHundredPercent { .. } => o.measure_todo,
        C::EqualityTarget { .. } | C::OperatorMissing { .. } | C::DirectionClash { .. } => o.clash_todo,
        C::UnitMissing { .. } => o.unit_missing_todo,
        C::UnitOdd(fault) => match fault {
            UnitFault::Visits => o.visits_todo,
            UnitFault::RateInThings { .. } => o.rate_todo,
            UnitFault::AreaAsShare { .. } => o.area_todo,
            UnitFault::CountAsShare => o.count_share_todo,
            UnitFault::Word | UnitFault::Twice => o.unit_word_todo,
            UnitFault::Differs { .. } => o.unit_in_name_todo,
            UnitFault::Misfit { .. } => o.unit_misfit_todo,
            UnitFault::Unknown { .. } => o.unit_known_todo,
        },
        C::LowTarget { .. } => o.low_todo,
        C::WrongLevel2 { .. } => o.wrong_class_todo,
        C::CostIsBudget { .. } => o.cost_budget_todo,
        C::CostOverBudget { .. } => o.cost_over_todo,
        C::CostIsZero => o.cost_zero_todo,
        C::BudgetAsOutput => o.budget_output_todo,
        C::GoalVsBudget { .. } => o.goal_budget_todo,
        C::MarksForNothing => o.nothing_marks_todo,
        C::TargetProgressMixed => o.progress_todo,
        C::ReadingDoubtful(_) => o.ask_todo,
        C::GoalMissing | C::GoalIsNumber | C::GoalIsName => o.goal_missing_todo,
        C::LongTermEqualsAnnual(_) => o.life_todo,
        C::PeriodMismatch { .. } => o.period_todo,
        C::YearMismatch { .. } => o.year_todo,
        C::DateOutsideYear { .. } => o.day_todo,
        C::NameMismatch { .. } => o.name_todo,
        C::ProjectBlank => o.project_blank_todo,
        C::DepartmentBlank => o.department_blank_todo,
        C::BelowLastYear { .. } => o.below_todo,
        C::SameAsLastYear { .. } => o.same_todo,
        C::CopiedInDepartment { .. } | C::CopiedFromDepartment { .. } => o.copied_todo,
        C::Actual(actual) => outcome::todo_of_actual(o, actual),
        C::Outcome(found) => outcome::todo(o, found),
    }
}
