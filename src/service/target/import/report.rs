//! What became of every file and every form of a call.

use crate::domain::form::{Cited, FormKind};
use crate::domain::money::Money;
use crate::domain::target::check::Check;
use crate::domain::target::diff::Change;
use crate::domain::target::objection::Objection;
use crate::domain::target::state::State;
use crate::exchange::form::LeftOut;
use crate::exchange::record::{FileFault, Reason};
use crate::service::target::Subject;

/// What an import of target forms did.
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
    /// Budget year.
    pub year: Option<i16>,
    /// 年度资金总额
    pub amount: Option<Money>,
    /// What became of it.
    pub outcome: Outcome,
    /// The version it went to, or was held against; 0 where there is none.
    pub version: u32,
    /// How often the unit has filled this version in.
    pub round: u32,
    /// Where the version stands now.
    pub state: Option<State>,
    /// Against the round before; of the first round empty.
    pub changes: Vec<Change>,
    /// Objections that keep it from being submitted.
    pub blocking: usize,
    /// What the checks object to; of a further round only where it says
    /// something new, and whatever blocks.
    pub objections: Vec<Objection<Check>>,
    /// The name on the form is not the project's, though its code is.
    pub other_name: bool,
}

/// What became of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A new version.
    Imported,
    /// A further round of an open version.
    Changed,
    /// It says what is known.
    Unchanged,
    /// Not used, why, and the cell that says so.
    SetAside(Reason, Cited),
}

impl Outcome {
    /// Whether it brought anything in.
    pub fn is_new(&self) -> bool {
        matches!(self, Outcome::Imported | Outcome::Changed)
    }

    /// The word used in JSON.
    pub const fn key(&self) -> &'static str {
        match self {
            Outcome::Imported => "imported",
            Outcome::Changed => "changed",
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

    /// Whether anything wants the operator's attention: a file that gave
    /// nothing, a form that was set aside or may not be submitted.
    pub fn needs_attention(&self) -> bool {
        self.broken().next().is_some()
            || self.forms().any(|f| matches!(f.outcome, Outcome::SetAside(..)) || f.blocking > 0)
    }
}
