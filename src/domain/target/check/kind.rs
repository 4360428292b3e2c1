//! What the checks can find, each with the figures it rests on.
//!
//! Never here: how it is found, how sure it is, how it is said.

use rust_decimal::Decimal;

use crate::domain::date::Date;
use crate::domain::indicator::{Doubt, Level1, Level2, Operator};
use crate::domain::money::Money;

/// What is objected to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the fields of a variant are the figures its line names
pub enum Check {
    /// No amount above zero stands in the form (V-AMT).
    AmountMissing,
    /// A total is not the sum of its parts (V-SUM).
    FundsTotalMismatch { column: Column, total: Money, sum: Money },
    /// 元 and 万元 mixed up, judged by last year's amount (V-SCALE).
    AmountScale { now: Money, last: Money },
    /// The amount grew by a fifth or more, no indicator did (V-MATCH).
    AmountGrew { now: Money, last: Money },
    /// The form's amount is not the budget in force.
    AmountNotBudget { form: Money, budget: Money },

    /// Weights do not add up: of the form, or of one level 1 (V-W).
    WeightsDoNotAddUp { sum: Decimal, expected: Vec<Decimal>, level1: Option<Level1> },
    /// A weight of zero or less (V-W).
    WeightNotPositive { weight: Decimal },
    /// An indicator without a weight, among others that have one.
    WeightMissing,
    /// Shares of the level-1 classes other than the usual ones.
    WeightsNotStandard { shares: Vec<(String, Decimal)>, execution: Option<Decimal> },
    /// Weights made by dividing, not by importance.
    FractionalWeights { weights: Vec<Decimal> },

    /// No output indicator (V-L1).
    NoOutput,
    /// No benefit indicator (V-L1); only satisfaction stands for benefit.
    NoBenefit { only_satisfaction: bool },
    /// No satisfaction indicator.
    NoSatisfaction,
    /// No cost indicator.
    NoCost,
    /// A level 2 of the outputs without an indicator (V-L2).
    Level2Missing(Level2),
    /// A public work whose quantities count only money and paper.
    NoPhysicalOutput,
    /// Fewer indicators than asked for (V-N).
    TooFewIndicators { count: usize, least: usize },
    /// Fewer than the asked-for share can be measured (V-N).
    MostlyQualitative { measured: usize, count: usize },
    /// The same indicator twice, or the same measure under two classes.
    DuplicateIndicator { other: String, other_cell: String, same_name: bool },

    /// A number where an indicator's name belongs.
    IndicatorIsNumber,
    /// Name and target are the same words, or the name is only a day or an amount.
    NameIsValue { copied: bool },
    /// The name holds the target.
    NameHoldsTarget { value: String },
    /// The unit stands in the name and beside the value.
    UnitInName { unit: String },
    /// The deadline stands in the name.
    DateInName { words: String },
    /// Several deliverables in one indicator.
    Compound { parts: usize },
    /// Words of the template were left.
    TemplateText { words: String },

    /// A named indicator without a target.
    TargetBlank,
    /// A target that nobody can measure (V-VAGUE).
    NonMeasurable(Unmeasurable),
    /// ≥100 % of what cannot exceed it; all of a satisfaction.
    GeHundredPercent { satisfaction: bool },
    /// "=" where more, or less, would be welcome.
    EqualityTarget { better: Operator },
    /// A number whose direction nothing tells (V-OP).
    OperatorMissing { better: Operator },
    /// A number without a unit (V-OP).
    UnitMissing { rate: bool },
    /// A unit that does not fit, or that nobody knows (V-UNIT).
    UnitOdd(UnitFault),
    /// A share of what was planned that leaves too much undone, or far less than was achieved.
    LowTarget { target: Decimal, actual: Option<Decimal> },
    /// The stated or natural direction contradicts the operator.
    DirectionClash { better: Operator },
    /// Filed under the wrong class.
    WrongLevel2 { belongs: Option<Level2> },
    /// The cost target is the budget: its amount, or the word.
    CostIsBudget { budget: Option<Money> },
    /// The cost target is above the budget.
    CostOverBudget { cost: Money, budget: Money },
    /// A cost of zero: most likely rounded away.
    CostIsZero,
    /// Spending the budget counted as a result.
    BudgetAsOutput,
    /// Consumption is to fall while the money for it grows.
    GoalVsBudget { now: Money, last: Money },
    /// Marks for an indicator that says it measures nothing.
    MarksForNothing,
    /// Progress is told where the target belongs.
    TargetProgressMixed,
    /// The reading is doubtful: asked.
    ReadingDoubtful(Doubt),

    /// No goal.
    GoalMissing,
    /// A number where the goal belongs.
    GoalIsNumber,
    /// The goal is only the project's name.
    GoalIsName,
    /// Whole-life goal, indicators or amount are those of the year.
    LongTermEqualsAnnual(Part),
    /// The period of the project does not hold the year.
    PeriodMismatch { from: i16, to: i16, year: i16 },
    /// Two years stand in one form.
    YearMismatch { one: i16, other: i16 },
    /// A day outside the year (V-DATE).
    DateOutsideYear { day: Option<Date>, year: i16 },
    /// Title, project and unit speak of different things.
    NameMismatch { other: String },
    /// No project name.
    ProjectBlank,
    /// No department.
    DepartmentBlank,

    /// A quantity below four fifths of last year's result (V-LOW).
    BelowLastYear { target: Decimal, actual: Decimal, unit: String },
    /// Most targets are last year's.
    SameAsLastYear { same: usize, of: usize },
    /// The same indicators in many projects of the department (V-DUP).
    CopiedInDepartment { projects: usize, other: String },
    /// Word for word another department's.
    CopiedFromDepartment { other: String, department: String, shared: usize, of: usize },

    /// What is wrong with actual values and scores.
    Actual(Actual),
    /// What the review of a self-evaluation finds beside its rows.
    Outcome(super::outcome::Outcome),
}

/// A column of the fund block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 年初预算数; of a target form the year's amount.
    Initial,
    /// 全年预算数
    Adjusted,
    /// 全年执行数
    Executed,
    /// 中期资金
    WholeLife,
    /// 全年预计执行数
    Forecast,
}

/// Why a target cannot be measured.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the fields of a variant are the words its line names
pub enum Unmeasurable {
    /// A vague word, no number.
    Vague { word: String },
    /// Words that name no measure.
    Words,
    /// A share answered in words.
    RateInWords,
    /// A quantity answered in words.
    QuantityInWords,
    /// An operator, no number.
    OperatorOnly,
    /// A percentage of something that has no parts.
    PercentOfWhat,
    /// The name is vague and no number stands beside it.
    VagueName { word: String },
    /// A goal without a number.
    Goal,
}

/// What is odd about a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the fields of a variant are the words its line names
pub enum UnitFault {
    /// Persons counted in 人次.
    Visits,
    /// A share measured in things.
    RateInThings { unit: String },
    /// Ground measured as a share.
    AreaAsShare { unit: String },
    /// A count measured as a share.
    CountAsShare,
    /// `百分比` for %.
    Word,
    /// % in the name and in the value.
    Twice,
    /// Name and value tell two units.
    Differs { name: String, unit: String },
    /// A unit of another kind than what the name counts.
    Misfit { unit: String },
    /// In no dictionary.
    Unknown { unit: String },
}

/// What of the whole life repeats the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// 总体目标
    Goal,
    /// 绩效指标
    Indicators,
    /// 资金总额
    Amount,
}

/// What is wrong with actual values, rates and scores.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the fields of a variant are the figures its line names
pub enum Actual {
    /// The printed rate is not executed over adjusted budget.
    ExecRateInconsistent { computed: Decimal },
    /// The printed score is not rate times marks.
    ExecScoreInconsistent { computed: Decimal, marks: Decimal },
    /// The score is there, the rate is not.
    RateBlank,
    /// The rate is there, the score is not.
    ExecScoreBlank,
    /// The budget was cut to what was spent.
    AdjustedEqualsExecuted { initial: Money, adjusted: Money },
    /// 年初预算数 is empty.
    InitialBudgetBlank,
    /// Marks and score stand on a part of the total, too.
    MarksRepeatedOnSubrow,
    /// Much was left unspent.
    LowExecution { rate: Decimal },
    /// Much was left unspent, yet every indicator has full marks.
    LowExecutionFullOutput { rate: Decimal },
    /// Money far behind the months gone by, unexplained.
    SlowProgress { rate: Decimal, due: Decimal },
    /// The total is not the sum of the scores.
    TotalNotSum { sum: Decimal, total: Decimal },
    /// No total.
    TotalMissing,
    /// Scores are empty.
    ScoresBlank,
    /// The form has no scores.
    NoScoresInForm,
    /// The actual value reports no fact.
    TautologicalActual,
    /// Nothing was deducted anywhere.
    AllFullMarks { indicators: usize },
    /// Marks were deducted and no reason given.
    DeductionNoReason { marks: Decimal, score: Decimal },
    /// The score is not proportional to what was achieved.
    ScoreNotProportional { computed: Decimal, score: Decimal },
    /// Words answered by a percentage.
    ActualNotComparable,
    /// Years of effect claimed as achieved already.
    NotObservable { years: Decimal },
    /// Several results are exactly the minimum.
    ActualEqualsTarget { rows: usize },
    /// A reason that is no reason.
    FieldMisuse,
    /// 全年预计执行数 is empty.
    ForecastBlank,
    /// More marks than there are.
    ScoreOverMarks { marks: Decimal, score: Decimal },
}

impl Check {
    /// The word used in JSON and in the store.
    pub const fn key(&self) -> &'static str {
        use Check as C;
        match self {
            C::AmountMissing => "amount_missing",
            C::FundsTotalMismatch { .. } => "funds_total_mismatch",
            C::AmountScale { .. } => "amount_scale",
            C::AmountGrew { .. } => "amount_grew_targets_did_not",
            C::AmountNotBudget { .. } => "amount_differs_from_budget",
            C::WeightsDoNotAddUp { .. } => "weights_do_not_add_up",
            C::WeightNotPositive { .. } => "weight_not_positive",
            C::WeightMissing => "weight_missing",
            C::WeightsNotStandard { .. } => "weights_not_50_30_10",
            C::FractionalWeights { .. } => "fractional_weights",
            C::NoOutput => "no_output",
            C::NoBenefit { .. } => "no_benefit",
            C::NoSatisfaction => "no_satisfaction",
            C::NoCost => "no_cost",
            C::Level2Missing(Level2::Quantity) => "no_quantity",
            C::Level2Missing(Level2::Quality) => "no_quality",
            C::Level2Missing(_) => "no_timeliness",
            C::NoPhysicalOutput => "no_physical_output",
            C::TooFewIndicators { .. } => "too_few_indicators",
            C::MostlyQualitative { .. } => "mostly_qualitative",
            C::DuplicateIndicator { .. } => "duplicate_indicator",
            C::IndicatorIsNumber => "indicator_is_number",
            C::NameIsValue { .. } => "name_is_value",
            C::NameHoldsTarget { .. } => "name_holds_target",
            C::UnitInName { .. } => "unit_in_name",
            C::DateInName { .. } => "date_in_indicator_name",
            C::Compound { .. } => "compound_indicator",
            C::TemplateText { .. } => "template_text_left",
            C::TargetBlank => "target_blank",
            C::NonMeasurable(_) => "non_measurable_target",
            C::GeHundredPercent { .. } => "ge_100_percent",
            C::EqualityTarget { .. } => "equality_target",
            C::OperatorMissing { .. } => "operator_missing",
            C::UnitMissing { .. } => "unit_missing",
            C::UnitOdd(_) => "unit_odd",
            C::LowTarget { .. } => "low_target",
            C::DirectionClash { .. } => "direction_clash",
            C::WrongLevel2 { .. } => "wrong_level2",
            C::CostIsBudget { .. } => "cost_is_budget",
            C::CostOverBudget { .. } => "cost_over_budget",
            C::CostIsZero => "cost_is_zero",
            C::BudgetAsOutput => "budget_as_output",
            C::GoalVsBudget { .. } => "goal_vs_budget",
            C::MarksForNothing => "marks_for_nothing",
            C::TargetProgressMixed => "target_progress_mixed",
            C::ReadingDoubtful(_) => "reading_doubtful",
            C::GoalMissing => "goal_missing",
            C::GoalIsNumber => "goal_is_number",
            C::GoalIsName => "goal_is_name",
            C::LongTermEqualsAnnual(_) => "long_term_equals_annual",
            C::PeriodMismatch { .. } => "period_mismatch",
            C::YearMismatch { .. } => "year_mismatch",
            C::DateOutsideYear { .. } => "date_outside_year",
            C::NameMismatch { .. } => "name_mismatch",
            C::ProjectBlank => "project_blank",
            C::DepartmentBlank => "department_blank",
            C::BelowLastYear { .. } => "below_last_year",
            C::SameAsLastYear { .. } => "same_as_last_year",
            C::CopiedInDepartment { .. } => "copied_in_department",
            C::CopiedFromDepartment { .. } => "copied_from_department",
            C::Actual(actual) => actual.key(),
            C::Outcome(outcome) => outcome.key(),
        }
    }

    /// Whether §4.6 lets nothing be submitted that has it (level B).
    pub const fn is_blocking(&self) -> bool {
        use Check as C;
        matches!(
            self,
            C::AmountMissing
                | C::FundsTotalMismatch { .. }
                | C::AmountScale { .. }
                | C::WeightsDoNotAddUp { .. }
                | C::WeightNotPositive { .. }
                | C::WeightMissing
                | C::NoOutput
                | C::NoBenefit { .. }
                | C::TooFewIndicators { count: 0, .. }
                | C::TargetBlank
                | C::IndicatorIsNumber
                | C::OperatorMissing { .. }
                | C::UnitMissing { .. }
                | C::NonMeasurable(Unmeasurable::QuantityInWords | Unmeasurable::OperatorOnly)
        )
    }
}

impl Actual {
    /// The word used in JSON and in the store.
    pub const fn key(&self) -> &'static str {
        use Actual as A;
        match self {
            A::ExecRateInconsistent { .. } => "exec_rate_inconsistent",
            A::ExecScoreInconsistent { .. } => "exec_score_inconsistent",
            A::RateBlank => "rate_blank",
            A::ExecScoreBlank => "exec_score_blank",
            A::AdjustedEqualsExecuted { .. } => "adjusted_equals_executed",
            A::InitialBudgetBlank => "initial_budget_blank",
            A::MarksRepeatedOnSubrow => "marks_repeated_on_subrow",
            A::LowExecution { .. } => "low_execution",
            A::LowExecutionFullOutput { .. } => "low_execution_full_output",
            A::SlowProgress { .. } => "slow_progress_unexplained",
            A::TotalNotSum { .. } => "total_not_sum",
            A::TotalMissing => "total_missing",
            A::ScoresBlank => "scores_blank",
            A::NoScoresInForm => "no_scores_in_form",
            A::TautologicalActual => "tautological_actual",
            A::AllFullMarks { .. } => "all_full_marks",
            A::DeductionNoReason { .. } => "deduction_no_reason",
            A::ScoreNotProportional { .. } => "score_not_proportional",
            A::ActualNotComparable => "actual_not_comparable",
            A::NotObservable { .. } => "not_observable",
            A::ActualEqualsTarget { .. } => "actual_equals_target",
            A::FieldMisuse => "field_misuse",
            A::ForecastBlank => "forecast_blank",
            A::ScoreOverMarks { .. } => "score_over_marks",
        }
    }
}
