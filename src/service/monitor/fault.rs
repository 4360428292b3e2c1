//! Why a thing was not done in a monitoring round.

use crate::domain::date::Date;
use crate::domain::monitor::round::{BadOpening, Refusal, RoundState};
use crate::service::Fault;

/// Why a thing was not done in a monitoring round; nothing of the call was done then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MonitorFault {
    /// The year has no such round.
    #[error("no round {months} in {year}")]
    NoRound {
        /// Budget year.
        year: i16,
        /// N
        months: u8,
    },
    /// Its days make no sense.
    #[error("{0:?}")]
    BadOpening(BadOpening),
    /// Forms came in for the days it was opened with.
    #[error("round {months} collects already")]
    Collecting {
        /// N
        months: u8,
        /// The cut-off day that stays.
        cutoff: Date,
    },
    /// A step of the round that may not be taken.
    #[error("round {months}: {why:?}")]
    Round {
        /// N
        months: u8,
        /// Why.
        why: Refusal,
    },
    /// Steps of forms that may not be taken, each with the name of its project.
    #[error("refused: {0:?}")]
    Refused(Vec<(String, Refusal)>),
    /// A colleague was faster with these.
    #[error("stale: {0:?}")]
    Stale(Vec<String>),
    /// The step would lie before what happened last.
    #[error("{name}: {day} lies before {last}")]
    BackDated {
        /// Whose form.
        name: String,
        /// The day asked for.
        day: Date,
        /// The day of what happened last.
        last: Date,
    },
    /// The project takes no part: no target in force on the cut-off day, or a
    /// category whose progress is not watched.
    #[error("takes no part: {0}")]
    NoPart(String),
    /// Nothing of the round waits for the step.
    #[error("nothing waits in round {0}")]
    NothingWaits(u8),
    /// Forms of a batch moved on since; it is not taken back.
    #[error("batch {batch}: {moved} moved on")]
    BatchInUse {
        /// Which.
        batch: i64,
        /// How many forms.
        moved: u64,
    },
    /// The kept snapshot of a closed round is not what was kept.
    #[error("snapshot of round {0} was changed")]
    SnapshotBroken(u8),
}

impl MonitorFault {
    /// A refusal of a closed round.
    pub(super) fn closed(months: u8, state: RoundState) -> Fault {
        MonitorFault::Round { months, why: Refusal::Closed(state) }.into()
    }
}

impl From<MonitorFault> for Fault {
    fn from(fault: MonitorFault) -> Fault {
        Fault::Monitor(fault)
    }
}
