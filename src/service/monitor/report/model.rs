//! What a round's report is printed from; of a closed round its snapshot. The
//! order of the fields is the order of the JSON.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::plain::{many, maybe, one};
use crate::domain::date::Date;
use crate::domain::indicator::{Lamp, Open};
use crate::domain::money::Money;
use crate::domain::monitor::correction::Correction;
use crate::domain::monitor::light::{Level, Light};
use crate::domain::monitor::reported::{Cause, FormState, Possibility};
use crate::domain::monitor::rule::RuleId;
use crate::domain::ratio;

/// A round on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Tells later shapes of the snapshot apart.
    pub format: u32,
    /// Whose city it is, where the store says so.
    pub city: Option<String>,
    /// Budget year.
    pub year: i16,
    /// N of "1—N月".
    pub round: u8,
    /// The day of its figures.
    #[serde(with = "one")]
    pub cutoff: Date,
    /// The last day to file.
    #[serde(with = "one")]
    pub due: Date,
    /// The day on which its forms stood as they are told.
    #[serde(with = "one")]
    pub stands_on: Date,
    /// When and by whom it was closed; nothing while it is provisional.
    pub closed: Option<Closed>,
    /// The last payment that the figures hold.
    #[serde(with = "maybe")]
    pub data_as_of: Option<Date>,
    /// Its forms.
    pub forms: FormCounts,
    /// Of all projects of the year.
    pub all: SumsOf,
    /// Of those that take part.
    pub watched: SumsOf,
    /// Projects by their worst light, and by each of the three.
    pub lights: LightCounts,
    /// Alerts by rule.
    pub rules: Vec<RuleCount>,
    /// What the units expect of the year's end.
    pub forecast: Forecast,
    /// By department, by code.
    pub departments: Vec<DepartmentPart>,
    /// All projects of the year, by code.
    pub projects: Vec<ProjectPart>,
}

/// A closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Closed {
    #[serde(with = "one")]
    pub day: Date,
    pub by: String,
    /// Forms were missing, and it was closed all the same.
    pub with_missing: bool,
}

/// How many forms stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct FormCounts {
    pub total: usize,
    pub not_filed: usize,
    pub filed: usize,
    pub returned: usize,
    pub accepted: usize,
    pub noticed: usize,
    pub late: usize,
}

/// Sums over projects.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct SumsOf {
    pub projects: usize,
    #[serde(with = "one")]
    pub budget: Money,
    #[serde(with = "one")]
    pub paid: Money,
    #[serde(with = "one")]
    pub idle: Money,
    /// The pace, each project weighing as much as its budget.
    #[serde(with = "maybe")]
    pub pace: Option<Decimal>,
}

impl SumsOf {
    /// Paid over budget.
    pub fn rate(&self) -> Option<Decimal> {
        ratio::share(self.paid, self.budget)
    }
}

/// How many projects have each light: red, yellow, blue, green, grey.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct LightCounts {
    pub worst: [usize; 5],
    pub spend: [usize; 5],
    pub target: [usize; 5],
    pub outlook: [usize; 5],
    /// Indicators of the forms, by their light.
    pub indicators: [usize; 5],
}

/// Alerts of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct RuleCount {
    #[serde(with = "one")]
    pub rule: RuleId,
    pub red: usize,
    pub yellow: usize,
    pub blue: usize,
}

/// What the units expect of the year's end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Forecast {
    /// Forms that name a full-year amount.
    pub forms: usize,
    #[serde(with = "one")]
    pub budget: Money,
    #[serde(with = "one")]
    pub forecast: Money,
}

/// A department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct DepartmentPart {
    pub code: Option<String>,
    pub name: String,
    pub division: Option<String>,
    pub sums: SumsOf,
    pub forms: FormCounts,
    pub red: usize,
    pub yellow: usize,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ProjectPart {
    pub code: String,
    pub name: String,
    pub department_code: Option<String>,
    pub department: String,
    pub division: Option<String>,
    pub unit: Option<String>,
    pub key_monitored: bool,
    #[serde(with = "one")]
    pub budget: Money,
    #[serde(with = "one")]
    pub paid: Money,
    #[serde(with = "maybe")]
    pub rate: Option<Decimal>,
    #[serde(with = "one")]
    pub pace: Decimal,
    #[serde(with = "one")]
    pub idle: Money,
    /// P
    #[serde(with = "maybe")]
    pub progress: Option<Decimal>,
    #[serde(with = "one")]
    pub spend: Light,
    #[serde(with = "one")]
    pub target: Light,
    #[serde(with = "one")]
    pub outlook: Light,
    pub alerts: Vec<AlertPart>,
    #[serde(with = "many")]
    pub corrections: Vec<Correction>,
    /// Nothing where it takes no part in the round.
    pub form: Option<FormPart>,
}

impl ProjectPart {
    /// The worst of its three lights.
    pub fn worst(&self) -> Light {
        self.spend.max(self.target).max(self.outlook)
    }
}

/// An alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AlertPart {
    #[serde(with = "one")]
    pub rule: RuleId,
    #[serde(with = "one")]
    pub level: Level,
    pub fund: Option<String>,
    pub origin: Option<i16>,
}

/// A form of the round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct FormPart {
    #[serde(with = "one")]
    pub state: FormState,
    #[serde(with = "maybe")]
    pub filed: Option<Date>,
    pub filings: usize,
    pub days_late: i64,
    pub note: String,
    /// Of the target version in force on the cut-off day.
    pub target_version: Option<u32>,
    /// 全年预计执行数
    #[serde(with = "maybe")]
    pub forecast: Option<Money>,
    pub indicators: Vec<IndicatorPart>,
    pub problems: Vec<ProblemPart>,
}

/// An indicator of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct IndicatorPart {
    pub level1: String,
    pub level2: String,
    pub name: String,
    #[serde(with = "maybe")]
    pub weight: Option<Decimal>,
    pub target: String,
    pub actual: String,
    pub forecast: String,
    #[serde(with = "maybe")]
    pub possibility: Option<Possibility>,
    #[serde(with = "many")]
    pub causes: Vec<Cause>,
    pub reason: String,
    #[serde(with = "maybe")]
    pub progress: Option<Decimal>,
    #[serde(with = "one")]
    pub lamp: Lamp,
    #[serde(with = "maybe")]
    pub not_judged: Option<Open>,
}

/// A problem that a form was taken in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ProblemPart {
    pub problem: String,
    pub cell: String,
    pub quote: String,
}
