//! What became of every file and every form of a call.

use rust_decimal::Decimal;

use crate::domain::form::{Cited, FormKind};
use crate::domain::indicator::Lamp;
use crate::domain::monitor::filing::Noted;
use crate::domain::monitor::reported::FormState;
use crate::exchange::form::LeftOut;
use crate::exchange::record::{FileFault, Reason};

/// What an import of monitoring forms did.
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
    /// Its project, where that is known.
    pub code: Option<String>,
    /// Name of the project, else as the form names it.
    pub name: String,
    /// N of the round it went to, or would have.
    pub months: Option<u8>,
    /// What became of it.
    pub outcome: Outcome,
    /// How often the project's form has come in now.
    pub filing: u32,
    /// Where the project's form stands now.
    pub state: Option<FormState>,
    /// P by its values.
    pub progress: Option<Decimal>,
    /// The worst light of its indicators.
    pub lamp: Lamp,
    /// What is wrong with it, and in which cell; none of it keeps it out.
    pub noted: Vec<Noted>,
    /// The name on the form is not the project's, though its code is.
    pub other_name: bool,
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

    /// Whether anything was not taken in.
    pub fn needs_attention(&self) -> bool {
        self.broken().next().is_some() || self.forms().any(|f| matches!(f.outcome, Outcome::SetAside(..)))
    }
}
