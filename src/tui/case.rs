//! What the screens of key evaluation ask of the store thread, and what they
//! show. Plain data, so that tests can look at it.
//!
//! Never here: doing it (see `desk::evaluation::case`), or which step may be taken.

use std::path::PathBuf;

use rust_decimal::Decimal;

use crate::domain::date::Date;
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::engage::Role;
use crate::domain::evaluation::key::frame;
use crate::domain::evaluation::key::institution::Rating;
use crate::domain::evaluation::key::next::Next;
use crate::domain::evaluation::key::opinion::{Adoption, Party};
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::evaluation::key::scores::Score;
use crate::domain::evaluation::key::state::Step;
use crate::domain::money::Money;
use crate::service::key_evaluation::institutions::NewInstitution;
use crate::service::key_evaluation::scores::Entered;
use crate::service::key_evaluation::{Commission, Doing, Selection};

use super::parts::sheet::Row;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// An evaluation in full.
    Open(i64),
    /// Something is done to it.
    Do(i64, Date, What),
    /// Projects are chosen, or put on the short list.
    Choose(Selection),
    /// Points for the public's interest in a project, and why.
    Mark(String, Decimal, String),
    /// A new institution.
    Add(NewInstitution, Date),
    /// What an institution did on a project in a year, beside our commissions.
    Work(String, String, i16, Role, String),
    /// An institution may not be commissioned any more, or may again.
    Standing(String, bool, String, Date),
}

/// What is done to an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A step, with a file.
    Act(Doing, Option<PathBuf>),
    /// An institution is commissioned.
    Commission(Commission),
    /// A plan comes in; nothing is the framework that ships.
    Plan(Option<PathBuf>),
    /// Money of a project and year was looked at on site.
    Sample(String, Money, String),
    /// The draft comes in.
    Draft(Option<PathBuf>, String),
    /// Money received, money paid as the report has it, and who says so.
    Receive(String, Option<Money>, Option<Money>, String),
    /// These chapters are there, the others are not.
    Chapters(Vec<Chapter>),
    /// Rows of the table were scored.
    Scores(Vec<Entered>),
    /// The table comes in from a file.
    ScoresFrom(PathBuf),
    /// Somebody answers the draft.
    Opinion(Party, String, String),
    /// What becomes of an opinion.
    Answer(i64, Adoption, String),
    /// A problem, under its number; a new one under 0.
    Problem(Problem),
    /// A problem is taken back.
    Withdraw(u32),
    /// Problems become findings.
    ToLedger,
    /// How well the institution worked.
    Rate(Option<Decimal>, Decimal, Decimal, String),
}

/// A rating with the timeliness that the days propose, where none is given.
pub fn rating(given: Option<Decimal>, proposed: Option<Decimal>, quality: Decimal, skill: Decimal) -> Option<Rating> {
    Some(Rating { timeliness: given.or(proposed)?, quality, professionalism: skill })
}

/// A step that may follow: its name, and what stands in its way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Way {
    pub step: Step,
    pub name: &'static str,
    pub but: Option<String>,
}

/// An evaluation as its page shows it: words are ready, the table is typed.
#[derive(Debug, Clone, Default)]
pub struct CasePage {
    /// Its number.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub state: &'static str,
    /// The evaluation as it was seen.
    pub seen: i64,
    /// The last day on which something happened to it.
    pub last: Option<Date>,
    /// What is to be done first.
    pub ahead: Option<Next>,
    /// The same in words, with what it lacks.
    pub next: String,
    /// Until when, and who has it in hand.
    pub due: String,
    /// Whether that day is over.
    pub over: bool,
    /// All steps that may follow.
    pub ways: Vec<Way>,
    /// What it is about, its money, its institution.
    pub overview: Vec<(String, String)>,
    /// What happened, the last first.
    pub history: Vec<(String, String)>,
    /// The indicator table.
    pub frame: Vec<frame::Row>,
    /// Beside it.
    pub scores: Vec<Option<Score>>,
    /// Whether scores may be entered.
    pub scoring: bool,
    /// Points by block, the total, the grade.
    pub totals: String,
    /// Both execution rates with what each divides by.
    pub rates: Vec<String>,
    /// Opinions with their answers; flagged where nobody answered.
    pub opinions: Vec<Row>,
    /// Problems as lines.
    pub problems: Vec<Row>,
    /// The same.
    pub known: Vec<Problem>,
    /// Projects and years, as forms name them.
    pub subjects: Vec<String>,
    /// Institutions that may be commissioned, the best record first, each with its record.
    pub institutions: Vec<(String, String)>,
    /// 主评人
    pub lead: String,
    /// Chapters of the report that are there.
    pub chapters: Vec<Chapter>,
    /// Timeliness as the days propose it.
    pub timeliness: Option<Decimal>,
    /// The code of its last project.
    pub code: String,
}
