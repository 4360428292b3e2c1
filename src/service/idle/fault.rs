//! Why a thing was not done to idle money.

use crate::domain::monitor::lines::LineKey;
use crate::service::Fault;

/// Why a thing was not done to idle money; nothing of the call was done then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdleFault {
    /// The project has several lines, or none that was meant.
    #[error("{code}: which line")]
    WhichLine {
        /// Whose.
        code: String,
        /// The lines it has.
        lines: Vec<LineKey>,
    },
    /// A mark, an entry or a withdrawal needs a reason.
    #[error("no reason")]
    NoReason,
    /// An entry needs the number of its document.
    #[error("no document")]
    NoDocument,
    /// An amount must be above zero.
    #[error("no amount")]
    NoAmount,
    /// One amount cannot stand for several lines.
    #[error("one amount, several lines")]
    OneAmount,
    /// The last day lies before the first.
    #[error("until")]
    Until,
    /// The line bears no mark.
    #[error("{0}: no mark")]
    NotMarked(String),
    /// Nothing could be given back that was not asked for before.
    #[error("nothing to propose")]
    NothingToPropose,
    /// No proposal of that number in the year.
    #[error("no proposal {0}")]
    NoProposal(i64),
    /// The proposal has no such row that is still asked for.
    #[error("proposal {number}: no row of {code}")]
    NoRow {
        /// Which proposal.
        number: i64,
        /// Of which project.
        code: String,
    },
    /// Nothing of the line was ever proposed before that day.
    #[error("{0}: never proposed")]
    NeverProposed(String),
    /// A document says the same of the line already.
    #[error("{code}: {document} entered")]
    Entered {
        /// Whose line.
        code: String,
        /// Which document.
        document: String,
    },
    /// No such entry, or reversed before.
    #[error("no entry {0}")]
    NoEntry(i64),
}

impl From<IdleFault> for Fault {
    fn from(fault: IdleFault) -> Fault {
        Fault::Idle(fault)
    }
}
