//! What the screens of evaluation ask of the store thread, and what it tells.
//! Plain data, so that tests can look at it.
//!
//! Never here: doing it (see `desk::evaluation`).

use std::path::PathBuf;

use rust_decimal::Decimal;

use crate::service::evaluation::Seen;
use crate::service::target::Subject;

use super::case::{self, CasePage};
use super::effect::When;
use super::rows::evaluation::{Clash, Edit, EntryPage, Evaluations, Unfinished};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// All evaluations of the year, and key evaluations of the year and day in sight.
    All(When),
    /// The evaluations of a project over the years: its row and its code.
    Life(i64, String),
    /// About a key evaluation.
    Case(Box<case::Ask>),
    /// What a reviewer says of one or many.
    Judge {
        /// As they were seen.
        seen: Vec<Seen>,
        /// Accepted, or sent back.
        accept: bool,
        /// Why it is sent back.
        note: String,
    },
    /// Takes back what was said last of these.
    UndoJudged(Vec<Seen>),
    /// The score of a spot check of one.
    SpotCheck(Seen, Decimal, String),
    /// A form as it stands; the last cell that was kept in it is told along.
    Open(Subject),
    /// What was typed, all of it or none; the form is begun with its first cell.
    Set(Subject, Vec<Edit>),
    /// A file as evidence.
    Attach(Subject, PathBuf),
    /// Takes the last change back that was kept before this session.
    Undo(Subject),
    /// Hands the form in.
    Submit(Subject),
    /// Where this operator is, for the next start; nothing when the form is left.
    Stay(Option<Unfinished>),
}

/// What is told.
#[derive(Debug)]
pub enum Told {
    /// All evaluations.
    All(Box<Evaluations>),
    /// The evaluations of a project, line by line.
    Life(i64, Vec<(String, String)>),
    /// A key evaluation.
    Case(Box<CasePage>),
    /// Something was done to one, or to what goes with them: the page with it, and what to say.
    CaseDone(Option<Box<CasePage>>, String),
    /// What a reviewer said holds now of these.
    Judged(bool, Vec<Seen>),
    /// So many judgements were taken back.
    JudgedUndone(usize),
    /// A spot check is kept.
    Checked(String),
    /// A form.
    Form(Box<EntryPage>),
    /// What was typed is kept, but for places where a colleague was faster.
    Kept(Box<EntryPage>, Vec<Clash>),
    /// A score was set, a file named: the form with it, and what to say.
    Done(Box<EntryPage>, String),
    /// The form was handed in.
    Submitted(Box<EntryPage>),
    /// Where the operator is, is kept.
    Stays,
}
