//! Why a thing was not done to a key evaluation.

use rust_decimal::Decimal;

use crate::domain::date::Date;
use crate::domain::evaluation::key::engage::{BadTerms, Work};
use crate::domain::evaluation::key::problem::BadProblem;
use crate::domain::evaluation::key::scores::BadScore;
use crate::domain::evaluation::key::state::{Refusal, State, Step};
use crate::domain::money::Money;
use crate::service::Fault;

/// Why a thing was not done to a key evaluation; nothing of the call was done then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyEvaluationFault {
    /// No evaluation of that number.
    #[error("no evaluation {0}")]
    NoEvaluation(i64),
    /// A step that may not be taken.
    #[error("{name}: {step:?} refused: {why:?}")]
    Refused {
        /// Which evaluation.
        name: String,
        /// Which step.
        step: Step,
        /// Why.
        why: Refusal,
    },
    /// Scores and chapters are taken only while the work is going on.
    #[error("{name}: not in {state:?}")]
    NotNow {
        /// Which evaluation.
        name: String,
        /// Where it stands.
        state: State,
    },
    /// A colleague was faster.
    #[error("{0}: stale")]
    Stale(String),
    /// The step would lie before what happened last.
    #[error("{name}: {day} lies before {last}")]
    BackDated {
        /// Which evaluation.
        name: String,
        /// The day asked for.
        day: Date,
        /// The day of what happened last.
        last: Date,
    },
    /// What should be `CODE:YEAR` is not.
    #[error("no project and year: {0}")]
    BadSubject(String),
    /// A project and year given twice.
    #[error("{code}:{year} twice")]
    SubjectTwice {
        /// 项目代码
        code: String,
        /// Budget year.
        year: i16,
    },
    /// A project and year that another evaluation under way is about.
    #[error("{code}:{year} in evaluation {other}")]
    SubjectTaken {
        /// 项目代码
        code: String,
        /// Budget year.
        year: i16,
        /// The other one.
        other: i64,
    },
    /// The evaluation is not about that project and year.
    #[error("{0} is no subject")]
    NoSubject(String),
    /// The evaluation needs a name.
    #[error("no name")]
    NoName,
    /// A text is too long.
    #[error("{length} characters, at most {most}")]
    TooLong {
        /// How many characters.
        length: usize,
        /// How many fit.
        most: usize,
    },
    /// No institution of that name; the nearest ones.
    #[error("no institution {name}")]
    NoInstitution {
        /// As asked for.
        name: String,
        /// All there are.
        known: Vec<String>,
    },
    /// An institution of that name is there.
    #[error("institution {0} exists")]
    InstitutionExists(String),
    /// The institution may not be commissioned now.
    #[error("{name} suspended: {note}")]
    Suspended {
        /// Which.
        name: String,
        /// Why it was suspended.
        note: String,
    },
    /// The institution's record lies below the limit, and nobody says why it is taken.
    #[error("{name}: {total} below {floor}")]
    LowRecord {
        /// Which.
        name: String,
        /// Its mean.
        total: Decimal,
        /// The limit.
        floor: Decimal,
    },
    /// It did work on a project that rules out evaluating it.
    #[error("{name}: conflict")]
    Conflict {
        /// Which.
        name: String,
        /// What it did.
        works: Vec<Work>,
    },
    /// Terms that cannot stand.
    #[error("terms: {0:?}")]
    Terms(BadTerms),
    /// A commission has the number of its contract.
    #[error("no contract")]
    NoContract,
    /// No such work, or taken back before.
    #[error("no work {0}")]
    NoWork(i64),
    /// Points of a rating that cannot stand.
    #[error("rating {0}")]
    BadRating(Decimal),
    /// Nobody is commissioned.
    #[error("{0}: nobody commissioned")]
    NotCommissioned(String),
    /// The file's table has other rows than the plan.
    #[error("rows not in the plan: {0:?}")]
    UnknownRows(Vec<(String, String)>),
    /// The plan has no such indicator.
    #[error("no indicator {0}")]
    NoIndicator(String),
    /// Several indicators of the plan have that name.
    #[error("several indicators {0}")]
    ManyIndicators(String),
    /// The file has no score.
    #[error("no scores")]
    NoScores,
    /// Scores that cannot stand: cell or name of the indicator, and why.
    #[error("scores: {0:?}")]
    Scores(Vec<(String, BadScore)>),
    /// What stands in a score's cell is no number.
    #[error("unreadable scores: {0:?}")]
    UnreadableScores(Vec<(String, String)>),
    /// The evaluation has no such opinion.
    #[error("no opinion {0}")]
    NoOpinion(i64),
    /// Who is not followed is told why.
    #[error("no reason")]
    NoReason,
    /// A problem that cannot stand.
    #[error("problem {number}: {why:?}")]
    BadProblem {
        /// Its number.
        number: u32,
        /// Why.
        why: BadProblem,
    },
    /// No problem of that number.
    #[error("no problem {0}")]
    NoProblem(u32),
    /// A last day that is over before it begins.
    #[error("{due} before {day}")]
    DueBefore {
        /// The last day.
        due: Date,
        /// The day of the step.
        day: Date,
    },
    /// Field work that looked at more money than there is.
    #[error("{looked_at:?} of {all:?}")]
    SampleAboveAll {
        /// Looked at.
        looked_at: Money,
        /// All there is.
        all: Money,
    },
    /// An amount below zero.
    #[error("negative")]
    Negative,
    /// Points outside 0 to 100, or finer than hundredths.
    #[error("points {0}")]
    BadPoints(Decimal),
    /// The grade given is not the one the points make.
    #[error("grade differs: {0:?}")]
    GradeDiffers(crate::domain::target::review::Grade),
    /// No department evaluation of the project was filed.
    #[error("no department evaluation of {0}")]
    NoDepartmentEvaluation(String),
    /// Nothing was chosen, or nothing is left.
    #[error("nothing to do")]
    NothingToDo,
}

impl From<KeyEvaluationFault> for Fault {
    fn from(fault: KeyEvaluationFault) -> Fault {
        Fault::KeyEvaluation(fault)
    }
}
