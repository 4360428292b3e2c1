//! Why a thing was not done to a target.

use crate::domain::date::Date;
use crate::domain::target::review::{BadPoints, Grade};
use crate::domain::target::state::Refusal;
use crate::service::Fault;

/// Why a thing was not done to a target; nothing of the call was done then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TargetFault {
    /// Steps that may not be taken, each with the name of its target.
    #[error("refused: {0:?}")]
    Refused(Vec<(String, Refusal)>),
    /// A colleague was faster with these.
    #[error("stale: {0:?}")]
    Stale(Vec<String>),
    /// The step would lie before what happened last.
    #[error("{name}: {day} lies before {last}")]
    BackDated {
        /// Whose target.
        name: String,
        /// The day asked for.
        day: Date,
        /// The day of what happened last.
        last: Date,
    },
    /// The project or department has no target.
    #[error("no target: {0}")]
    NoTarget(String),
    /// No sitting of that number.
    #[error("no sitting {0}")]
    NoSitting(i64),
    /// The sitting was ended; what was decided in it is handed on.
    #[error("sitting {0} ended")]
    SittingEnded(i64),
    /// The decision was taken back before, or something followed it.
    #[error("handed on: {0}")]
    HandedOn(String),
    /// Points that cannot be given.
    #[error("{name}: {bad:?}")]
    Points {
        /// Whose target.
        name: String,
        /// What is wrong with them.
        bad: BadPoints,
    },
    /// The points make another grade than the one that was given.
    #[error("{name}: the points make {made:?}")]
    GradeDiffers {
        /// Whose target.
        name: String,
        /// What the points make.
        made: Grade,
    },
    /// An issue or an adjustment needs the number of its document.
    #[error("no document")]
    NoDocument,
    /// The form of an adjustment says what is in force.
    #[error("nothing changed: {0}")]
    NothingChanged(String),
    /// The file holds no target form of the project or department that was named.
    #[error("of another: {0}")]
    OtherSubject(String),
    /// Nothing of the library was chosen.
    #[error("nothing chosen")]
    NothingChosen,
    /// No such version, or nothing before it to compare with.
    #[error("{name}: no version {number}")]
    NoVersion {
        /// Whose target.
        name: String,
        /// Which.
        number: u32,
    },
    /// Targets of a batch were decided on since; it is not taken back.
    #[error("batch {batch}: {moved} moved on")]
    BatchInUse {
        /// Which.
        batch: i64,
        /// How many targets.
        moved: u64,
    },
}

impl From<TargetFault> for Fault {
    fn from(fault: TargetFault) -> Fault {
        Fault::Target(fault)
    }
}
