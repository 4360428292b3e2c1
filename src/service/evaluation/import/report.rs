//! What became of every file and every form of a call.

use rust_decimal::Decimal;

use crate::domain::evaluation::Grade;
use crate::domain::evaluation::filing::Noted;
use crate::domain::evaluation::state::State;
use crate::domain::form::{Cited, FormKind};
use crate::domain::target::check::Check;
use crate::domain::target::objection::Objection;
use crate::exchange::form::LeftOut;
use crate::exchange::record::{FileFault, Reason};
use crate::service::target::Subject;

/// What an import of self-evaluations did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The number under which the call's batches stand together.
    pub run: i64,
    /// One a file, as they were named.
    pub files: Vec<FileReport>,
    /// Nothing was changed: it was a rehearsal.
    pub dry_run: bool,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// Its name.
    pub file: String,
    /// Of its bytes; empty where it could not be read.
    pub sha256: String,
    /// Its batch; none where it gave no forms.
    pub batch: Option<i64>,
    /// Why it gave no forms.
    pub fault: Option<FileFault>,
    /// One a form, in the order of the file.
    pub forms: Vec<FormReport>,
    /// What of it is in none of them: other sheets, cells not understood.
    pub left_out: Vec<LeftOut>,
}

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormReport {
    /// Its sheet.
    pub sheet: String,
    /// Which form it is.
    pub kind: FormKind,
    /// Whose, where that is known.
    pub subject: Option<Subject>,
    /// Name of the project or department, else as the form names it.
    pub name: String,
    /// What became of it.
    pub outcome: Outcome,
    /// How often it has come in now.
    pub filing: u32,
    /// Where it stands now.
    pub state: Option<State>,
    /// The unit's own total, where it closes.
    pub own: Option<Decimal>,
    /// By the rules.
    pub computed: Option<Decimal>,
    /// By the score.
    pub grade: Option<Grade>,
    /// What is wrong with it, and in which cell; none of it keeps it out.
    pub noted: Vec<Noted>,
    /// What a reviewer objects to.
    pub objections: Vec<Objection<Check>>,
}

/// What became of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It came in for the first time.
    Filed,
    /// It came in again: after it was sent back, or in place of what was filed.
    Again,
    /// It says what is known.
    Unchanged,
    /// Not used, why, and the cell that says so.
    SetAside(Reason, Cited),
}

impl Outcome {
    /// Whether it brought anything in.
    pub fn is_new(&self) -> bool {
        matches!(self, Outcome::Filed | Outcome::Again)
    }

    /// The word used in JSON.
    pub const fn key(&self) -> &'static str {
        match self {
            Outcome::Filed => "filed",
            Outcome::Again => "filed_again",
            Outcome::Unchanged => "unchanged",
            Outcome::SetAside(..) => "set_aside",
        }
    }
}

impl Imported {
    /// Every form.
    pub fn forms(&self) -> impl Iterator<Item = &FormReport> {
        self.files.iter().flat_map(|f| &f.forms)
    }

    /// Files that gave no forms.
    pub fn broken(&self) -> impl Iterator<Item = &FileReport> {
        self.files.iter().filter(|f| f.fault.is_some())
    }

    /// How many forms came to this.
    pub fn count(&self, which: fn(&Outcome) -> bool) -> usize {
        self.forms().filter(|f| which(&f.outcome)).count()
    }

    /// Whether anything was not taken in, or has to be asked about.
    pub fn needs_attention(&self) -> bool {
        let asks = |f: &FormReport| f.noted.iter().any(|n| n.problem.is_asked());
        self.broken().next().is_some() || self.forms().any(|f| matches!(f.outcome, Outcome::SetAside(..)) || asks(f))
    }
}
