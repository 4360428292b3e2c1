//! What is known of one project-year on a day: the input of every rule.

use super::lines::Allocation;
use super::reported::MonitoringFacts;
use crate::domain::date::Date;
use crate::domain::evaluation::Filed;
use crate::domain::fund::{Payment, Quota};
use crate::domain::money::Money;
use crate::domain::project::Category;
use crate::domain::rectification::finding::Number;
use crate::domain::target::state::State;
use rust_decimal::Decimal;

/// The facts of one project-year. Rows dated after the day in question may be
/// present; the rules look at the day themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProjectFacts {
    /// 年初预算数 of the project list.
    pub declared: Option<Money>,
    /// The fund type the project list gives, for a declared budget.
    pub declared_fund: Option<crate::domain::fund::FundType>,
    /// All quota lines.
    pub quotas: Vec<Quota>,
    /// All payments and refunds, in order of date.
    pub payments: Vec<Payment>,
    /// 用款计划: amounts planned to be paid by a day.
    pub plan: Vec<PlanLine>,
    /// Up to three earlier years of the same project code, latest first.
    pub history: Vec<PastYear>,
    /// The same of its department, when the project has none.
    pub department_history: Vec<PastYear>,
    /// Payments that look like the same one made twice.
    pub twins: Vec<Twin>,
    /// Payments to the unit itself or to a sibling of its department.
    pub own_payees: Vec<OwnPayee>,
    /// The unit is named by the project and missing from the imported directory.
    pub unit_unknown: bool,
    /// 项目类别, by which some are exempt from the rules of targets.
    pub category: Option<Category>,
    /// Its target; nothing while the store holds none at all for the year.
    pub target: Option<TargetFacts>,
    /// Its open findings; nothing while the store holds none of any project.
    pub findings: Option<Vec<OpenFinding>>,
    /// The monitoring rounds it takes part in; nothing before the first.
    pub monitoring: Option<MonitoringFacts>,
    /// Its self-evaluation as it stands; nothing before it was filed, or once it was sent back.
    pub evaluation: Option<EvaluationFacts>,
}

/// A self-evaluation that stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvaluationFacts {
    /// What was filed, in figures.
    pub filed: Filed,
    /// The score of the last spot check.
    pub rechecked: Option<Decimal>,
}

/// A finding on the project that is not closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenFinding {
    /// Its number in the ledger.
    pub number: Number,
    /// Its deadline, once it was delivered.
    pub due: Option<Date>,
    /// Whether the unit has the next word.
    pub waits_for_unit: bool,
}

/// How the target of a project stands on the day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TargetFacts {
    /// Of the version that counts; nothing where none was filed.
    pub state: Option<State>,
    /// Whether an approved version holds.
    pub approved: bool,
}

/// A planned payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanLine {
    /// By when.
    pub date: Date,
    /// How much more.
    pub amount: Money,
}

/// How an earlier year went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastYear {
    /// Which.
    pub year: i16,
    /// Paid by the same month and day.
    pub by_day: Money,
    /// Paid in the whole year.
    pub total: Money,
}

/// Two payments of one unit to one account over one amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twin {
    /// The earlier one.
    pub first: Date,
    /// The later one, which belongs to this project.
    pub second: Date,
    /// The amount of each.
    pub amount: Money,
    /// Row of the later one.
    pub payment_id: i64,
}

/// A payment to an account of the department's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPayee {
    /// When.
    pub date: Date,
    /// How much; negative when it came back.
    pub amount: Money,
    /// To whom.
    pub payee: String,
}

/// The year and the day for which the rules are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Budget year.
    pub year: i16,
    /// D
    pub as_of: Date,
    /// How untagged money finds its line.
    pub allocation: Allocation,
}
