//! How a year is scored: every choice that offices make differently, as data.
//! The defaults are conventions of practice (domain.md §5), but for the bands
//! of grades and of words.
//!
//! Never here: scoring.

use rust_decimal::Decimal;

use super::{Bands, Grade};
use crate::domain::monitor::cap;
use crate::domain::monitor::setting::RuleSet;

/// Which family of rules.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Family {
    /// In proportion to completion (§5.3).
    #[default]
    S2020,
    /// Nothing below 60 %, steps for execution and satisfaction (§5.4).
    S2021,
}

/// What becomes of a value far above its target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Over {
    /// Full points, and the reason has to be told.
    #[default]
    Explain,
    /// Less by as much as it lies above the threshold, down to a floor.
    Linear,
    /// In steps: 0.9, 0.8, 0.7.
    Tier,
    /// Nothing.
    Off,
}

/// How a bar that is passed costs points.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Negative {
    /// By the share by which it is passed.
    #[default]
    Deviation,
    /// Target over actual.
    Ratio,
}

/// How `=` is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Equal {
    /// As a bar to reach.
    #[default]
    AsPositive,
    /// Deviations to either side cost points.
    TwoSided,
}

/// What being late costs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Late {
    /// A share of the marks for every month begun.
    #[default]
    Linear,
    /// All of them.
    Zero,
}

/// The execution score where nothing was budgeted and nothing spent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ZeroBudget {
    /// Somebody has to decide.
    #[default]
    Ask,
    /// None.
    Zero,
    /// Full marks.
    Full,
    /// The indicators alone, brought to 100.
    Renormalize,
}

/// Where hundredths are made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rounding {
    /// Each row, so that the printed column adds up.
    #[default]
    RowThenSum,
    /// The sum only.
    SumThenRound,
}

/// How a year is scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Which family of rules.
    pub family: Family,
    /// From how many points on a grade is given.
    pub bands: Bands,
    /// Marks of budget execution.
    pub execution: Decimal,
    /// What weights of indicators add up to: 100 where the form brings them to
    /// what execution leaves.
    pub weight_base: Decimal,
    /// Where hundredths are made.
    pub rounding: Rounding,
    /// Whether the grade looks at the sum before it is rounded.
    pub grade_on_raw: bool,
    /// What becomes of a value far above its target.
    pub over: Over,
    /// Actual over target from which that is far; on it is not beyond it.
    pub over_threshold: Decimal,
    /// The least share of the marks under [`Over::Linear`].
    pub over_floor: Decimal,
    /// How a bar that is passed costs points.
    pub negative: Negative,
    /// How `=` is read.
    pub equal: Equal,
    /// Deviation from `=` that costs nothing.
    pub tolerance: Decimal,
    /// What being late costs.
    pub late: Late,
    /// Share of the marks for every month begun.
    pub late_step: Decimal,
    /// Shares of the marks from which words are 达成 and 部分达成.
    pub words: [Decimal; 2],
    /// Shares that stand in the three bands until somebody picks: 达成, 部分, 未达成.
    pub usual: [Decimal; 3],
    /// Nothing budgeted, nothing spent.
    pub zero_budget: ZeroBudget,
    /// Whether rows that do not apply are left out and the rest brought to 100.
    pub leave_out: bool,
    /// The highest total below a share of the budget spent, lowest share first;
    /// empty where totals are not capped.
    pub caps: Vec<(Decimal, Decimal)>,
}

impl Default for Scheme {
    fn default() -> Scheme {
        Scheme::of(&RuleSet::default())
    }
}

impl Scheme {
    /// As the settings have it.
    pub fn of(rules: &RuleSet) -> Scheme {
        let n = |key| rules.number(key);
        Scheme {
            family: Family::from_key(rules.word("score.scheme")).unwrap_or_default(),
            bands: Bands { excellent: n("score.excellent"), good: n("score.good"), fair: n("score.fair") },
            execution: n("score.execution"),
            weight_base: rules
                .word("target.weight_base")
                .parse()
                .unwrap_or(Decimal::ONE_HUNDRED - n("score.execution")),
            rounding: match rules.word("score.rounding") {
                "sum_then_round" => Rounding::SumThenRound,
                _ => Rounding::RowThenSum,
            },
            grade_on_raw: rules.word("score.grade_on") == "raw",
            over: Over::from_key(rules.word("score.over")).unwrap_or_default(),
            over_threshold: n("score.over_threshold"),
            over_floor: n("score.over_floor"),
            negative: if rules.word("score.negative") == "ratio" { Negative::Ratio } else { Negative::Deviation },
            equal: if rules.word("score.equal") == "two_sided" { Equal::TwoSided } else { Equal::AsPositive },
            tolerance: n("score.equal_tolerance"),
            late: if rules.word("score.late") == "zero" { Late::Zero } else { Late::Linear },
            late_step: n("score.late_step"),
            words: [n("score.words_done"), n("score.words_part")],
            usual: [Decimal::ONE, n("score.usual_part"), n("score.usual_undone")],
            zero_budget: ZeroBudget::from_key(rules.word("score.zero_budget")).unwrap_or_default(),
            leave_out: rules.word("score.not_applicable") == "left_out",
            caps: cap::steps(rules),
        }
    }

    /// The highest total that an execution rate allows.
    pub fn cap(&self, rate: Decimal) -> Option<Decimal> {
        cap::highest(&self.caps, rate)
    }

    /// The grade of a total.
    pub fn grade(&self, total: Decimal) -> Grade {
        self.bands.grade(total)
    }
}

impl Family {
    /// The word used in settings, in JSON and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Family::S2020 => "S2020",
            Family::S2021 => "S2021",
        }
    }

    /// The reverse of [`Family::key`].
    pub fn from_key(key: &str) -> Option<Family> {
        [Family::S2020, Family::S2021].into_iter().find(|f| f.key().eq_ignore_ascii_case(key))
    }
}

impl Over {
    /// All of them.
    pub const ALL: [Over; 4] = [Over::Explain, Over::Linear, Over::Tier, Over::Off];

    /// The word used in settings and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Over::Explain => "explain",
            Over::Linear => "linear",
            Over::Tier => "tier",
            Over::Off => "off",
        }
    }

    /// The reverse of [`Over::key`].
    pub fn from_key(key: &str) -> Option<Over> {
        Over::ALL.into_iter().find(|o| o.key() == key)
    }
}

impl ZeroBudget {
    /// All of them.
    pub const ALL: [ZeroBudget; 4] = [ZeroBudget::Ask, ZeroBudget::Zero, ZeroBudget::Full, ZeroBudget::Renormalize];

    /// The word used in settings, in the store and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            ZeroBudget::Ask => "ask",
            ZeroBudget::Zero => "zero",
            ZeroBudget::Full => "full",
            ZeroBudget::Renormalize => "renormalize",
        }
    }

    /// The reverse of [`ZeroBudget::key`].
    pub fn from_key(key: &str) -> Option<ZeroBudget> {
        ZeroBudget::ALL.into_iter().find(|z| z.key() == key)
    }
}
