//! An alert with all that is needed to explain it. No sentence: `present`
//! turns findings into words.

use rust_decimal::Decimal;

use crate::domain::date::Date;
use crate::domain::evaluation::anomaly::Anomaly;
use crate::domain::money::Money;
use crate::domain::rectification::finding::Number;
use crate::domain::target::state::State;

use super::attainment::{Behind, Doubted, FiledSoFar, Told};
use super::facts::{OwnPayee, Twin};
use super::light::Level;
use super::lines::LineKey;
use super::pace::Pace;
use super::rule::RuleId;

/// The figures an alert is about: of the whole project, or of one fund line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// 全年预算数 as of the day.
    pub budget: Money,
    /// Net of refunds.
    pub paid: Money,
    /// Paid over budget; nothing where the budget is zero.
    pub rate: Option<Decimal>,
    /// What should be paid.
    pub pace: Pace,
}

impl Figures {
    /// What is left of the budget.
    pub fn unspent(&self) -> Money {
        self.budget - self.paid
    }

    /// How far the rate lies behind the pace; negative when it is ahead.
    pub fn lag(&self) -> Option<Decimal> {
        self.rate.map(|r| self.pace.expected - r)
    }
}

/// A raised alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// By which rule.
    pub rule: RuleId,
    /// How bad.
    pub level: Level,
    /// The fund line, where it is about one.
    pub line: Option<LineKey>,
    /// The figures it is about.
    pub figures: Figures,
    /// What was found, with the rule's own inputs.
    pub finding: Finding,
    /// Keys of the thresholds that were looked at.
    pub limits: Vec<&'static str>,
    /// What would turn it green.
    pub remedy: Remedy,
    /// Idle money the alert speaks of; zero for other rules.
    pub idle: Money,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// R01 and R02.
    Lagging {
        /// r/T
        pace_ratio: Decimal,
        /// (T − r)
        lag: Decimal,
        /// Level of R01 alone.
        by_ratio: Option<Level>,
        /// Level of R02 alone.
        by_points: Option<Level>,
    },
    /// R03: nothing paid since the first quota.
    NoSpend {
        /// Issue day of the line's first positive quota.
        since: Date,
        /// Whole days up to D.
        days: i64,
    },
    /// R04: below the rate of the last node.
    Node {
        /// The node's day.
        node: Date,
        /// What the node asks.
        required: Decimal,
    },
    /// R08
    TargetLag {
        /// What the round told.
        told: Told,
        /// T on the round's cut-off day.
        pace: Decimal,
        /// P/T; nothing where either is missing.
        share: Option<Decimal>,
        /// Its yellow and red indicators, the worst first, the heaviest first.
        behind: Vec<Behind>,
    },
    /// R09
    TargetUnlikely {
        /// What the round told.
        told: Told,
        /// Indicators the unit itself is not sure of, the least likely first.
        doubted: Vec<Doubted>,
    },
    /// R10
    SpentWithoutOutput {
        /// What the round told.
        told: Told,
        /// r − P
        gap: Decimal,
        /// Whole days from the cut-off to D.
        age: i64,
    },
    /// R11
    OutputUnpaid {
        /// What the round told.
        told: Told,
        /// P − r
        gap: Decimal,
    },
    /// R05
    LargeIdle {
        /// Large enough to ask the department to a talk.
        talk: bool,
    },
    /// R06
    CarryoverExpiring,
    /// R07
    CarryoverExpired,
    /// R13
    Churn {
        /// Initial budget.
        initial: Money,
        /// Σ|adjustments|
        moved: Money,
        /// Adjustments netted.
        net: Money,
        /// moved / initial
        share: Decimal,
    },
    /// R12
    NoTarget {
        /// Where the target stands; nothing where none was filed.
        state: Option<State>,
    },
    /// R16
    LateTarget {
        /// When the first money was issued.
        since: Date,
        /// Whole days up to D.
        days: i64,
        /// Where the target stands; nothing where none was filed.
        state: Option<State>,
    },
    /// R14
    Overspend {
        /// The budget was reduced below what had been paid.
        cut_below_paid: bool,
    },
    /// R15
    YearendRush {
        /// Paid in December.
        december: Money,
        /// Of the year's payments.
        share: Decimal,
    },
    /// R17
    Refunds {
        /// Sum of refunds, positive.
        refunds: Money,
        /// Sum of positive payments.
        gross: Money,
        /// refunds / gross
        share: Decimal,
    },
    /// R18
    Quality(Defect),
    /// R19
    MonitoringOverdue {
        /// N of the round.
        months: u8,
        /// The last day to file.
        due: Date,
        /// Whole days since, or since the form was sent back.
        days: i64,
        /// What came in.
        filed: FiledSoFar,
    },
    /// R21: the latest first.
    RectificationOverdue(Vec<LateFinding>),
    /// R20
    SelfEvaluation {
        /// The score it speaks of.
        score: Option<Decimal>,
        /// What looks odd, the worst first.
        odd: Vec<Anomaly>,
    },
    /// X03
    ScoreCap {
        /// The score.
        score: Decimal,
        /// The highest that the rate allows.
        cap: Decimal,
        /// 执行率
        rate: Decimal,
    },
    /// R22
    Duplicates(Vec<Twin>),
    /// R23
    OwnAccounts {
        /// The payments.
        payments: Vec<OwnPayee>,
        /// Their net sum.
        sum: Money,
    },
    /// R24
    Forecast {
        /// Usual share of the year's spending by this day.
        usual: Decimal,
        /// Where the usual share comes from.
        basis: ForecastBasis,
        /// Expected full-year spending.
        forecast: Money,
        /// Expected to be left over.
        left: Money,
        /// left / budget
        share: Decimal,
    },
    /// X02: goal and money apart, whichever is ahead.
    Divergence {
        /// What the round told.
        told: Told,
        /// P − r
        gap: Decimal,
    },
}

/// A finding whose deadline draws near or has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateFinding {
    /// Its number in the ledger.
    pub number: Number,
    /// The last day on which it is in time.
    pub due: Date,
    /// Whole days since; negative before it.
    pub days: i64,
}

/// Kinds of defect of a project's data (one alert each).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Defect {
    /// The declared 年初预算数 and the initial quota lines differ.
    DeclaredDiffers {
        /// Of the project list.
        declared: Money,
        /// Sum of initial quota lines.
        initial: Money,
    },
    /// Payments dated after the file that holds them.
    FutureDated(Counted),
    /// Payments before the first quota was issued.
    PaidBeforeQuota {
        /// The payments.
        rows: Counted,
        /// Day of the first quota.
        first_quota: Date,
    },
    /// Payee accounts with Chinese characters.
    AccountHasHan(Counted),
    /// 用途 is empty or only symbols.
    PurposeEmpty(Counted),
    /// Only a month was given for the payment.
    MonthOnly(Counted),
    /// The project's unit is not in the directory of units.
    UnitUnknown,
}

impl Defect {
    /// The word that tells one kind of defect from another in JSON and in an alert's identity.
    pub const fn key(&self) -> &'static str {
        match self {
            Defect::DeclaredDiffers { .. } => "declared_differs",
            Defect::FutureDated(_) => "future_dated",
            Defect::PaidBeforeQuota { .. } => "paid_before_quota",
            Defect::AccountHasHan(_) => "account_has_han",
            Defect::PurposeEmpty(_) => "purpose_empty",
            Defect::MonthOnly(_) => "month_only",
            Defect::UnitUnknown => "unit_unknown",
        }
    }
}

/// Rows with a defect and what they sum to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many rows.
    pub rows: usize,
    /// Their net sum.
    pub sum: Money,
}

/// Where the usual share of a forecast comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForecastBasis {
    /// So many earlier years of the project.
    Project(usize),
    /// So many earlier years of the department.
    Department(usize),
    /// The pace T.
    Pace,
}

/// What would turn an alert green.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Pay at least this much more.
    Pay(Money),
    /// Pay or give back this much.
    PayOrReturn(Money),
    /// Give this much back to the budget.
    Return(Money),
    /// Pay this much less, or bring the budget up by it.
    Cover(Money),
    /// Correct the data at its source and import again.
    Correct,
    /// Verify, then say so.
    Verify,
    /// Declare a target, or mend it.
    DeclareTarget,
    /// Review the target that was declared.
    ReviewTarget,
    /// Bring target progress above this.
    Deliver(Decimal),
    /// Speed up, or have the target adjusted.
    CatchUp,
    /// File the form.
    File,
    /// Put it right and report.
    Rectify,
    /// Check the self-evaluation, or send it back.
    CheckEvaluation,
}

impl Alert {
    /// What tells this alert from every other of its project: it stays the
    /// same over recomputation, so that a note written on it is found again.
    pub fn identity(&self) -> AlertKey {
        let part = match (&self.line, &self.finding) {
            (Some(line), _) => format!("{}:{}", line.origin, line.fund.key()),
            (None, Finding::Quality(defect)) => defect.key().to_string(),
            // A form that is late again next time is another matter.
            (None, Finding::MonitoringOverdue { months, .. }) => months.to_string(),
            (None, _) => String::new(),
        };
        AlertKey { rule: self.rule, part }
    }
}

/// Identity of an alert within its project-year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AlertKey {
    /// The rule.
    pub rule: RuleId,
    /// Fund line, kind of defect or round; empty for the project as a whole.
    pub part: String,
}
