//! Evaluation (domain.md §5, §7): how a year is scored once it is over.
//!
//! Never here: reading a text (see `indicator`), a sentence, or what a reviewer
//! objects to (see `target::check`).

pub mod anomaly;
pub mod cell;
pub mod consistency;
pub mod execution;
pub mod filing;
pub mod key;
pub mod sample;
pub mod scheme;
pub mod score;
pub mod sheet;
pub mod state;
pub mod total;
#[cfg(test)]
mod vectors;
pub mod why;
mod words;

pub use crate::domain::target::review::{Bands, Grade};
pub use execution::{Execution, execution};
pub use scheme::Scheme;
pub use score::{Asked, Given, Scored, score};
pub use sheet::{Sheet, judge};
pub use state::{Filed, State, Step};
pub use total::{Counted, Total, total};
pub use why::Unscored;
pub use words::bounds;
