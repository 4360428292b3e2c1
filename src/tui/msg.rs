//! Everything that can wake the loop. Plain data, so that a test can make it.
//!
//! Never here: what follows from it.

use std::path::PathBuf;

use crossterm::event::KeyEvent;

use crate::domain::date::Date;
use crate::service::Fault;
use crate::service::alerts::Action;
use crate::service::target::review::Verdict;

use super::effect::{Slot, When, Which};
use super::evaluation::Told as EvaluationTold;
use super::monitor::Told;
use super::parts::sheet::Row;
use super::rows::targets::{Decided, Issuing, TargetPage, Targets};
use super::rows::{City, Detail, Entry, Outcome, Preview};

/// What happened.
#[derive(Debug)]
pub enum Msg {
    /// A key.
    Key(KeyEvent),
    /// Text pasted at once.
    Paste(String),
    /// The window has another size.
    Resize(u16, u16),
    /// A job is so far.
    Progress(Job, usize, usize),
    /// A job is done, or says why not.
    Answer(Job, Result<Reply, Trouble>),
    /// Another process wrote to the store.
    Changed,
    /// The terminal went away or the program is asked to leave.
    Hangup,
}

/// A job: the newest of its slot is the one that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Job {
    pub slot: Slot,
    pub id: u64,
}

/// What the store thread answers.
#[derive(Debug)]
pub enum Reply {
    /// The city.
    City(Box<City>),
    /// A project.
    Detail(Box<Detail>),
    /// A list.
    Sheet(Which, Vec<Row>),
    /// A folder.
    Folder(PathBuf, Vec<Entry>),
    /// What an import would do.
    Preview(Box<Preview>),
    /// What an import did.
    Imported(Box<Outcome>),
    /// So many rows were written to a file.
    Exported(usize, PathBuf),
    /// What a threshold would do, line by line.
    Simulated {
        /// Its key.
        key: String,
        /// The value tried.
        value: String,
        /// What would change.
        lines: Vec<(String, String)>,
    },
    /// A threshold holds.
    RuleSet(String, String),
    /// So many alerts were dealt with.
    Handled(Action, usize),
    /// Letters on alerts went out.
    LettersSent(Posted),
    /// A note that was begun is kept.
    DraftKept,
    /// A batch was taken back.
    Undone(i64),
    /// So many rows found their project.
    Accepted(usize),
    /// All targets.
    Targets(Box<Targets>),
    /// One target.
    Target(Box<TargetPage>),
    /// The versions of a project's target, line by line.
    TargetLife(i64, Vec<(String, String)>),
    /// What a reviewer said holds now.
    Judged(Verdict, Decided),
    /// So many decisions were taken back.
    JudgementUndone(usize),
    /// What the sitting did, line by line, and whether it was ended.
    Receipt(Vec<(String, String)>, bool),
    /// What an issue would do.
    IssuePreview(Issuing),
    /// What it did.
    TargetsIssued(Issuing),
    /// So many corrections of so many targets were written to a file.
    Corrections(usize, usize, PathBuf),
    /// So many forms were written into a folder.
    Forms(usize, PathBuf),
    /// What became of a request about the use of results.
    Results(super::rows::results::Told),
    /// Findings.
    Rectify(super::rectify::Told),
    /// What the monitoring screen is told.
    Monitor(Box<Told>),
    /// About evaluations.
    Evaluation(EvaluationTold),
}

/// Letters that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Posted {
    pub letters: usize,
    pub alerts: usize,
    /// The number of the first, and of the last.
    pub first: String,
    pub last: String,
    /// The last day to answer.
    pub due: Date,
}

/// Why something was not done.
#[derive(Debug)]
pub enum Trouble {
    /// What the service refused.
    Fault(Fault),
    /// A folder cannot be read or a file not be written.
    Io(PathBuf, std::io::Error),
    /// A file of this name exists and is not overwritten.
    Exists(PathBuf),
    /// It was cancelled.
    Cancelled,
}

/// The latest there is.
pub const LATEST: When = When { year: None, as_of: None };

/// A day of a year, both named.
pub fn on(year: i16, as_of: Option<Date>) -> When {
    When { year: Some(year), as_of }
}
