//! Why a thing was not done to a finding.

use super::import::Aside;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::rectification::finding::Number;
use crate::domain::rectification::state::Refusal;
use crate::service::Fault;

/// What a finding is recorded with, as messages name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// 问题描述
    Description,
    /// 整改要求
    Requirement,
    /// 涉及金额
    Amount,
    /// 核减或收回金额
    ActionAmount,
    /// Any other text.
    Text,
}

/// Why a thing was not done to a finding; nothing of the call was done then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RectifyFault {
    /// Steps that may not be taken, each with its finding.
    #[error("refused: {0:?}")]
    Refused(Vec<(Number, Refusal)>),
    /// A colleague was faster with these.
    #[error("stale: {0:?}")]
    Stale(Vec<Number>),
    /// The step would lie before what happened last.
    #[error("{number}: {day} lies before {last}")]
    BackDated {
        /// Which finding.
        number: Number,
        /// The day asked for.
        day: Date,
        /// The day of what happened last.
        last: Date,
    },
    /// No finding of that number.
    #[error("no finding {0}")]
    NoFinding(String),
    /// Nothing was chosen, or nothing is due.
    #[error("nothing to do")]
    NothingToDo,
    /// It was made into a finding before.
    #[error("already {0}")]
    Already(Number),
    /// Neither a project nor a department was named.
    #[error("nobody named")]
    Nobody,
    /// The unit is none of ours.
    #[error("no unit {0}")]
    NoUnit(String),
    /// What must be said is not.
    #[error("{0:?} is missing")]
    Missing(Field),
    /// A text is longer than a ledger holds.
    #[error("{field:?}: {length} characters, at most {most}")]
    TooLong {
        /// Which.
        field: Field,
        /// How many characters.
        length: usize,
        /// How many fit.
        most: usize,
    },
    /// An amount below zero.
    #[error("{0:?} is negative")]
    Negative(Field),
    /// An amount to be cut or taken back, and nothing is to be.
    #[error("amount without an action")]
    AmountWithoutAction,
    /// More would be cut than there is.
    #[error("{code}: {amount:?} of {budget:?}")]
    AboveBudget {
        /// Of which project.
        code: String,
        /// Asked for.
        amount: Money,
        /// There is.
        budget: Money,
    },
    /// No row of a list could be used.
    #[error("{file}: nothing taken, first {first:?}")]
    NothingTaken {
        /// Which file.
        file: String,
        /// How many rows it has.
        rows: usize,
        /// The first of them, and why.
        first: Box<Aside>,
    },
    /// 发文字号 that is none.
    #[error("no document number: {0}")]
    BadSerial(String),
    /// 发文字号 of another letter.
    #[error("taken: {0}")]
    SerialTaken(String),
    /// Several receivers at once cannot all be one that was named.
    #[error("one receiver for {0} letters")]
    OneReceiver(usize),
}

impl From<RectifyFault> for Fault {
    fn from(fault: RectifyFault) -> Fault {
        Fault::Rectify(fault)
    }
}
