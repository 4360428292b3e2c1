//! Why a thing was not done to a self-evaluation.

use crate::domain::date::Date;
use crate::domain::evaluation::cell::BadCell;
use crate::domain::evaluation::sheet::Want;
use crate::domain::evaluation::state::Refusal;
use crate::service::Fault;

/// Why a thing was not done to a self-evaluation; nothing of the call was done then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvaluationFault {
    /// No target was in force at the end of the year: there is nothing to evaluate against.
    #[error("no target in force: {0}")]
    NoTarget(String),
    /// Steps that may not be taken, each with the name.
    #[error("refused: {0:?}")]
    Refused(Vec<(String, Refusal)>),
    /// A colleague was faster with these.
    #[error("stale: {0:?}")]
    Stale(Vec<String>),
    /// The step would lie before what happened last.
    #[error("{name}: {day} lies before {last}")]
    BackDated {
        /// Whose.
        name: String,
        /// The day asked for.
        day: Date,
        /// The day of what happened last.
        last: Date,
    },
    /// It still wants something.
    #[error("{name}: incomplete")]
    Incomplete {
        /// Whose.
        name: String,
        /// What, with the name of the row.
        wants: Vec<(Want, String)>,
    },
    /// A colleague changed the cell meanwhile: both values are told, none is lost.
    #[error("cell changed by {by}")]
    CellStale {
        /// What stands there now.
        theirs: String,
        /// Its revision.
        revision: i64,
        /// Who wrote it.
        by: String,
        /// What was to be written.
        mine: String,
    },
    /// The value cannot stand in the cell.
    #[error("bad cell: {0:?}")]
    BadCell(BadCell),
    /// No such entry, or it was handed in.
    #[error("no open entry {0}")]
    NoEntry(i64),
    /// Nothing is being entered for it.
    #[error("nothing entered: {0}")]
    NothingEntered(String),
    /// There is nothing to take back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// No such piece of evidence.
    #[error("no evidence {0}")]
    NoEvidence(i64),
    /// Nobody is meant.
    #[error("nothing chosen")]
    NothingChosen,
    /// The score of a check lies outside 0 to 100.
    #[error("score")]
    Score,
    /// Self-evaluations of a batch moved on since; it is not taken back.
    #[error("batch {batch}: {moved} moved on")]
    BatchInUse {
        /// Which.
        batch: i64,
        /// How many.
        moved: u64,
    },
}

impl From<EvaluationFault> for Fault {
    fn from(fault: EvaluationFault) -> Fault {
        Fault::Evaluation(fault)
    }
}
