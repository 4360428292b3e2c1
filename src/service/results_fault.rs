//! Why a thing was not done at the end of the cycle: use of results,
//! disclosure, assessment, registers.

use crate::domain::assessment::BadScheme;
use crate::domain::date::Date;
use crate::domain::disclosure::BadPublication;
use crate::domain::linkage::Refusal;
use crate::service::Fault;
use crate::store::batch::SetAsideRow;
use rust_decimal::Decimal;

/// Why a thing was not done; nothing of the call was done then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResultsFault {
    /// A word on a budget that cannot be.
    #[error("{name}: {why:?}")]
    Refused {
        /// Whose budget.
        name: String,
        /// What is wrong with it.
        why: Refusal,
    },
    /// Nothing was proposed for the project.
    #[error("no proposal: {0}")]
    NoProposal(String),
    /// Neither a grade nor an overdue rectification, and none was given by hand.
    #[error("nothing to propose: {0}")]
    NothingToPropose(String),
    /// A colleague was faster.
    #[error("stale: {0}")]
    Stale(String),
    /// A day before what it answers.
    #[error("{name}: {day} lies before {last}")]
    BackDated {
        /// Whose.
        name: String,
        /// The day asked for.
        day: Date,
        /// The day of what came before.
        last: Date,
    },
    /// The draft budget is of another year.
    #[error("{file}: of {told}, not {expected}")]
    DraftYear {
        /// Which file.
        file: String,
        /// The year it names.
        told: i16,
        /// The year that follows the one looked at.
        expected: i16,
    },
    /// The file's rows have no amounts.
    #[error("{0}: no amounts")]
    DraftWithoutAmounts(String),
    /// No row of the file could be used.
    #[error("{file}: nothing taken, first {first:?}")]
    DraftUseless {
        /// Which file.
        file: String,
        /// How many rows it has.
        rows: usize,
        /// The first of them, and why.
        first: Box<SetAsideRow>,
    },
    /// The project is classified.
    #[error("classified: {0}")]
    Classified(String),
    /// There is nothing of the kind to publish.
    #[error("nothing to publish: {0}")]
    NothingToPublish(String),
    /// A publication that cannot be.
    #[error("{name}: {bad:?}")]
    Publication {
        /// Of what.
        name: String,
        /// What is wrong with it.
        bad: BadPublication,
    },
    /// Nothing of that name was published.
    #[error("not published: {0}")]
    NotPublished(String),
    /// An item due before there is something to publish.
    #[error("due {due} before ready {ready}")]
    DueBeforeReady {
        /// 应公开日
        due: Date,
        /// The day from which there is something.
        ready: Date,
    },
    /// No such county.
    #[error("no county {0}")]
    NoCounty(String),
    /// A county's code that is taken, or none.
    #[error("county code {0}")]
    CountyCode(String),
    /// No such item in the scheme; those there are.
    #[error("no item {key}")]
    NoItem {
        /// As asked for.
        key: String,
        /// The scheme's.
        known: Vec<String>,
    },
    /// The item is computed from its evidence rows.
    #[error("item {0} is computed")]
    Computed(String),
    /// Points outside of 0 and the item's full points, or finer than 0.01.
    #[error("{key}: {points} of {full}")]
    Points {
        /// Which item.
        key: String,
        /// As given.
        points: Decimal,
        /// At most.
        full: Decimal,
    },
    /// A scheme that cannot be worked with.
    #[error("scheme: {0:?}")]
    Scheme(BadScheme),
    /// The year was frozen under its scheme.
    #[error("frozen as {0}")]
    SchemeFrozen(i64),
    /// No such appeal.
    #[error("no appeal {0}")]
    NoAppeal(i64),
    /// It was answered before.
    #[error("appeal {0} answered")]
    AppealAnswered(i64),
    /// Subjects with items that wait for points, or with open appeals: how many.
    #[error("open: {0:?}")]
    Open(Vec<(String, usize)>),
    /// Nobody to assess.
    #[error("nobody")]
    Nobody,
    /// Nothing was frozen, or no such number.
    #[error("no snapshot")]
    NoSnapshot,
    /// It was announced before.
    #[error("announced")]
    Announced,
    /// The register has no such entry, or it was withdrawn before.
    #[error("no entry {0}")]
    NoEntry(i64),
    /// A count of people that is none.
    #[error("people {0}")]
    People(i64),
}

impl From<ResultsFault> for Fault {
    fn from(fault: ResultsFault) -> Fault {
        Fault::Results(fault)
    }
}

/// A text that must say something, cleaned.
pub(super) fn said(typed: &str) -> Result<String, Fault> {
    let text = crate::domain::text::clean(typed);
    if text.is_empty() { Err(Fault::EmptyText) } else { Ok(text) }
}
