//! What the lists hold: rows as the screens need them, with what they are
//! searched by prepared once.
//!
//! Never here: how a row is drawn or where it comes from.

use std::path::PathBuf;

use rust_decimal::Decimal;

use crate::domain::date::Date;
use crate::domain::fund::Quota;
use crate::domain::money::Money;
use crate::domain::monitor::alert::{Alert, Figures};
use crate::domain::monitor::light::Lights;
use crate::domain::monitor::setting::Setting;
use crate::domain::project::Project;

use super::parts::sheet::Row;

/// The city as of a day.
#[derive(Debug, Clone, Default)]
pub struct City {
    /// Whose budget: 上饶市本级.
    pub place: String,
    /// Budget year.
    pub year: i16,
    /// The day for which figures hold.
    pub as_of: Option<Date>,
    /// Latest payment.
    pub data_as_of: Option<Date>,
    /// Whether the data is a sample.
    pub sample: bool,
    /// Who works here.
    pub operator: String,
    /// After how many days the data is called old.
    pub stale_days: i64,
    /// Sums over all projects.
    pub budget: Money,
    /// Net of refunds.
    pub paid: Money,
    /// Paid over budget.
    pub rate: Option<Decimal>,
    /// The plain pace of the calendar.
    pub pace: Option<Decimal>,
    /// All projects with their figures.
    pub projects: Vec<ProjectInfo>,
    /// The list of them.
    pub project_rows: Vec<Row>,
    /// All alerts, harshest first.
    pub alerts: Vec<AlertInfo>,
    /// The list of them.
    pub alert_rows: Vec<Row>,
    /// Rows in the basket.
    pub unmatched: usize,
}

/// A project with its figures.
#[derive(Debug, Clone)]
pub struct ProjectInfo {
    /// Names and codes.
    pub project: Project,
    /// Budget, paid, rate, pace.
    pub figures: Figures,
    /// The three lights.
    pub lights: Lights,
    /// Idle money.
    pub idle: Money,
}

/// An alert with what the operator said of it.
#[derive(Debug, Clone)]
pub struct AlertInfo {
    /// Key of its row.
    pub key: i64,
    /// Row of the project in the store.
    pub project: i64,
    /// The alert.
    pub alert: Alert,
    /// Whether it was looked into.
    pub verified: bool,
    /// What was written about it.
    pub note: Option<String>,
}

/// What explains one project.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    /// Row of the project.
    pub project: i64,
    /// Its quota lines in force.
    pub quotas: Vec<Quota>,
    /// The list of all its quota lines with their places in files.
    pub quota_rows: Vec<Row>,
    /// Payments that went out.
    pub payments: usize,
    /// Payments that came back.
    pub refunds: usize,
    /// Cumulative payments at the end of each month, from nothing.
    pub paid: Vec<Money>,
    /// What should have been paid by then; all twelve months.
    pub expected: Vec<Money>,
    /// The plain paces beside the chosen one.
    pub by_month: Option<Decimal>,
    /// By days gone.
    pub by_day: Option<Decimal>,
    /// Thresholds by key.
    pub limits: Vec<(String, Setting)>,
    /// What was done about it, latest first.
    pub log: Vec<(String, String)>,
}

/// What an import would do.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// The files.
    pub files: Vec<PathBuf>,
    /// One row a table found.
    pub tables: Vec<Row>,
    /// What is wrong, with where and what to do.
    pub faults: Vec<String>,
    /// Rows that can be used.
    pub usable: usize,
}

/// What an import did.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// One row a batch.
    pub batches: Vec<Row>,
    /// What changed since the last import, line by line.
    pub changes: Vec<(String, String)>,
    /// What is wrong, with where and what to do.
    pub faults: Vec<String>,
}

/// A file or folder in the picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it can be entered.
    pub folder: bool,
    /// Bytes.
    pub size: u64,
    /// Day of its last change.
    pub changed: Option<Date>,
}
