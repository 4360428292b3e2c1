//! Why something was not done with alerts or letters.

use crate::domain::date::Date;
use crate::domain::letter::Serial;
use crate::domain::monitor::life::Refusal;
use crate::domain::monitor::rule::RuleId;
use crate::service::Fault;

/// Why not. `present::alerts` says it in words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AlertFault {
    /// No alert was chosen.
    #[error("no alert")]
    Nothing,
    /// These cannot be dealt with like that: project code, rule, why; nothing
    /// was done to the others either.
    #[error("{} refused", .0.len())]
    Refused(Vec<(String, RuleId, Refusal)>),
    /// A text longer than is kept.
    #[error("text over {0} characters")]
    TooLong(usize),
    /// A day that has not come yet.
    #[error("{0} has not come yet")]
    NotYet(Date),
    /// The number was given to another letter.
    #[error("number taken: {0}")]
    NumberTaken(Serial),
    /// No number can be made of this 机关代字, or it does not count from 1.
    #[error("not a number: {0}")]
    BadNumber(String),
    /// No such letter.
    #[error("no letter {0}")]
    NoLetter(String),
    /// Delivered before it was issued.
    #[error("delivered before {0}")]
    BeforeIssue(Date),
    /// The deadline lies before the day from which it is counted.
    #[error("due before {0}")]
    DueBefore(Date),
}

impl From<AlertFault> for Fault {
    fn from(e: AlertFault) -> Fault {
        Fault::Alert(e)
    }
}
