//! Use of results: what is proposed for next year's budget, what the budget
//! division decides, what the draft makes of it. A year's proposals rest on
//! its budgets and speak of the budget after it.

/// The division that decides on proposals.
pub const DECIDES: &str = "预算科";

mod cycle;
mod decide;
mod draft;
mod list;
mod propose;

pub use cycle::{Year, cycle};
pub use decide::{Word, decide};
pub use draft::{Draft, import_draft};
pub use list::{Line, Sums, frozen, list, sums};
pub use propose::{Hand, Proposed, by_hand, propose};
