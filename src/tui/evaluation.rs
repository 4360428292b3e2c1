//! What the screens of evaluation ask of the store thread, and what it tells.
//! Plain data, so that tests can look at it.
//!
//! Never here: doing it (see `desk::evaluation`).

use std::path::PathBuf;

use rust_decimal::Decimal;

use super::rows::evaluation::{Clash, Edit, EntryPage, Unfinished};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A form as it stands; one of a project that has none is begun.
    Open(i64),
    /// What was typed, all of it or none.
    Set(i64, Vec<Edit>),
    /// A score by a person's word; without one the rule's again.
    Override {
        /// Row of the form.
        form: i64,
        /// Row of indicators, from 0.
        row: usize,
        /// The score, or the rule's.
        score: Option<Decimal>,
        /// Why.
        reason: String,
        /// Who approved it.
        approver: String,
    },
    /// A file as evidence.
    Attach(i64, PathBuf),
    /// Takes the last change back that was kept before this session.
    Undo(i64),
    /// Hands the form in.
    Submit(i64),
    /// Where this operator is, for the next start; nothing when the form is left.
    Stay(Option<Unfinished>),
}

/// What is told.
#[derive(Debug)]
pub enum Told {
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
