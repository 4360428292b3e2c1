//! What the lists hold: rows as the screens need them, with what they are
//! searched by prepared once.
//!
//! Never here: how a row is drawn or where it comes from.

pub mod evaluation;
pub mod results;
pub mod targets;

use std::path::PathBuf;

use rust_decimal::Decimal;

use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::rectification::deadline::Term;
use crate::service::dossier::Dossier;
use crate::service::rectification::Item;
use crate::service::survey::JudgedProject;

use super::effect::How;
use super::parts::sheet::Row;

/// The city as of a day.
#[derive(Debug, Clone, Default)]
pub struct City {
    /// Whose budget: 上饶市本级.
    pub place: String,
    /// Budget year.
    pub year: i16,
    /// The year that is evaluated on that day.
    pub evaluated: i16,
    /// The day for which figures hold.
    pub as_of: Option<Date>,
    /// Latest payment.
    pub data_as_of: Option<Date>,
    /// The payments are older than the limit.
    pub stale: bool,
    /// Whether the data is a sample.
    pub sample: bool,
    /// Who works here.
    pub operator: String,
    /// The day by the machine's clock, as a proposal for dates.
    pub today: Option<Date>,
    /// Sum over all projects.
    pub budget: Money,
    /// Paid over budget.
    pub rate: Option<Decimal>,
    /// The pace of all projects together.
    pub pace: Option<Decimal>,
    /// All projects with their alerts.
    pub projects: Vec<JudgedProject>,
    /// The list of them.
    pub project_rows: Vec<Row>,
    /// Where the alerts stand, by key.
    pub alerts: Vec<AlertAt>,
    /// The list of them, harshest first.
    pub alert_rows: Vec<Row>,
    /// The rectification ledger, the most pressing first.
    pub findings: Vec<Item>,
    /// The list of them.
    pub finding_rows: Vec<Row>,
    /// How long a unit has by the office's settings.
    pub term: Option<Term>,
    /// Where those stand that are no longer raised, by key.
    pub past: Vec<AlertAt>,
    /// How many alerts are new today, and how many are gone.
    pub fresh: (usize, usize),
    /// Which days are worked.
    pub calendar: Calendar,
    /// The day on which terms are looked at.
    pub counting: Option<Date>,
    /// What letters are usually like.
    pub letters: LettersUsual,
    /// A note that this operator began: the alert's key and the text so far.
    pub draft: Option<(i64, String)>,
    /// The form of evaluation that this operator was filling in.
    pub unfinished: Option<evaluation::Unfinished>,
}

/// Where an alert stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlertAt {
    /// Key of its row; the same after every reading.
    pub key: i64,
    /// Place in [`City::projects`].
    pub project: usize,
    /// Place among the project's alerts.
    pub alert: usize,
}

/// What letters on alerts are like where nobody says otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LettersUsual {
    /// 机关代字
    pub word: String,
    /// The number that comes next this year.
    pub next: u32,
    /// The whole number that comes next in the year looked at.
    pub document: String,
    /// Working days to answer.
    pub days: u16,
}

/// What explains one project.
#[derive(Debug, Clone)]
pub struct Detail {
    /// The project's page.
    pub dossier: Dossier,
    /// The list of its quota lines with their places in files.
    pub quota_rows: Vec<Row>,
}

/// What an import would do.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// The files.
    pub files: Vec<PathBuf>,
    /// What the operator said of them.
    pub how: How,
    /// One row a table found.
    pub tables: Vec<Row>,
    /// One row a target form, and one a file of forms that gave none.
    pub forms: Vec<Row>,
    /// What would come of the forms, in words.
    pub forms_sum: Vec<String>,
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
    /// One row a target form, and one a file of forms that gave none.
    pub forms: Vec<Row>,
    /// Whether monitoring forms are among them.
    pub of_round: bool,
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
