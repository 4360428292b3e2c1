//! What `update` asks the outside to do. Plain data, so that tests can look at it.
//!
//! Never here: doing it (see `jobs` and `desk`).

use std::path::PathBuf;

use crate::domain::date::Date;
use crate::domain::money::MoneyUnit;
use crate::domain::target::review::{Grade, Points};
use crate::exchange::record::{Column, Kind};
use crate::present::Lang;
use crate::service::alerts::{Action, Addressed, Handled, Order};
use crate::service::group::By;
use crate::service::target::review::Verdict;
use crate::service::target::{Seen, Subject};

use super::evaluation::Ask as EvaluationAsk;
use super::monitor::Ask;
use super::msg::Job;
use super::rows::results::Stat;
use crate::domain::assessment::Ladder;

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Work for the store thread.
    Run(Job, Request),
    /// Stop a job.
    Cancel(Job),
    /// Draw every cell anew.
    Repaint,
    /// Leave.
    Quit,
}

/// Jobs of one slot follow one another: only the newest is of interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Slot {
    City,
    Detail,
    Sheet,
    Folder,
    Preview,
    Import,
    Export,
    Simulate,
    Targets,
    Target,
    Issue,
    Monitor,
    Life,
    Evaluations,
    Entry,
    Cell,
    Write,
}

impl Slot {
    /// How many there are.
    pub const COUNT: usize = 17;
    /// All of them.
    pub const ALL: [Slot; Slot::COUNT] = [
        Slot::City,
        Slot::Detail,
        Slot::Sheet,
        Slot::Folder,
        Slot::Preview,
        Slot::Import,
        Slot::Export,
        Slot::Simulate,
        Slot::Targets,
        Slot::Target,
        Slot::Issue,
        Slot::Monitor,
        Slot::Life,
        Slot::Evaluations,
        Slot::Entry,
        Slot::Cell,
        Slot::Write,
    ];

    /// Whether a newer request makes an older one not worth doing.
    pub fn only_reads(self) -> bool {
        !matches!(self, Slot::Import | Slot::Export | Slot::Cell | Slot::Write)
    }
}

/// Which list is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Figures by group.
    Groups(By),
    /// The vouchers of a project.
    Vouchers(i64),
    /// All import batches.
    Batches,
    /// Rows that a batch set aside.
    Aside(i64),
    /// Rows without a project.
    Basket,
    /// Thresholds in force.
    Rules,
    /// The audit log.
    Log,
    /// How much of the city has approved targets.
    Coverage,
    /// Projects whose money may not be arranged.
    Unfunded,
    /// The indicator library.
    Library,
    /// Projects ranked for key evaluation.
    Candidates,
    /// Third-party institutions.
    Institutions,
    /// Use of results.
    Linkage,
    /// A page of statistics.
    Statistics(Stat),
    /// The items of a subject that is assessed, with its name.
    Assessed(Ladder, i64, String),
    /// The evidence rows of one of them.
    Evidence(Ladder, i64, String),
}

/// What a reviewer says of targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Passed, returned or rejected.
    pub verdict: Verdict,
    /// What goes back to the unit.
    pub note: String,
    /// Marks, where they were given.
    pub grading: Option<Grading>,
    /// Whether each one's own objections are added to the note.
    pub with_objections: bool,
}

/// 优良中差, or points of the eight items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grading {
    /// A word alone.
    Grade(Grade),
    /// Points, from which the word follows.
    Points(Points),
}

/// The year and day for which figures are wanted; `None` is the latest there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct When {
    /// Budget year.
    pub year: Option<i16>,
    /// As-of day.
    pub as_of: Option<Date>,
}

/// What the operator says of the files to import; `None` lets their headers tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct How {
    /// What the tables are about.
    pub kind: Option<Kind>,
    /// The unit of their amounts.
    pub unit: Option<MoneyUnit>,
    /// Headers that are not known and what they mean.
    pub columns: Vec<(String, Column)>,
}

/// A list as it leaves: heads, and cells as text or as figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// Name of the list.
    pub title: String,
    /// Heads.
    pub heads: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<super::parts::value::Value<'static>>>,
}

/// Work for the store thread.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// The city with its projects and alerts.
    City(Lang, When),
    /// One project with all that explains it.
    Detail(Lang, When, String),
    /// A list.
    Sheet(Lang, When, Which),
    /// What stands in a folder.
    Folder(PathBuf),
    /// What an import of these files would do.
    Preview(Lang, Vec<PathBuf>, How),
    /// The sample city, in a store that is empty.
    Sample(Lang),
    /// The import.
    Import(Lang, Vec<PathBuf>, How),
    /// Writes a list to a file.
    Export(Lang, PathBuf, Listing),
    /// What a threshold would do to today's lights.
    Simulate(Lang, When, String, String),
    /// Puts a threshold in force.
    SetRule(When, String, String),
    /// Deals with alerts as they were on a day.
    Handle(When, Vec<Handled>, Action),
    /// Sends letters on alerts into a folder.
    SendLetters(Lang, When, Vec<Addressed>, Box<Order>, PathBuf),
    /// Keeps a note that was begun.
    KeepDraft(Handled, String),
    /// Takes an import batch back.
    Undo(i64),
    /// Puts rows of the basket where the suggestion says.
    Accept(Vec<i64>),
    /// All targets of a year with their queues.
    Targets(Lang, When),
    /// One target as the reviewer sees it.
    Target(Lang, When, Subject),
    /// The versions of a project's target: its row and its code.
    TargetLife(Lang, When, i64, String),
    /// What a reviewer says of one or many.
    Judge(Lang, When, Vec<Seen>, Said),
    /// Takes decisions of a sitting back; without them the last one of the open sitting.
    UndoJudgement(When, Option<(i64, Vec<i64>)>),
    /// What the open sitting did.
    Receipt(Lang, When),
    /// Ends it: what was decided is handed on.
    EndSitting(Lang, When),
    /// What an issue of these would do.
    IssuePreview(Lang, When, Vec<Seen>, String, Date),
    /// Issues them with the budget.
    IssueTargets(Lang, When, Vec<Seen>, String, Date),
    /// Writes the list of corrections of these.
    Corrections(Lang, When, Vec<Subject>, PathBuf),
    /// Writes pre-filled forms of these into a folder.
    Forms(Lang, When, Vec<Subject>, PathBuf),
    /// The use of results.
    Results(Lang, When, super::rows::results::Ask),
    /// Findings.
    Rectify(Lang, When, super::rectify::Ask),
    /// What the monitoring screen asks.
    Monitor(Lang, When, Ask),
    /// About evaluations.
    Evaluation(Lang, When, EvaluationAsk),
}

impl Eq for Request {}
