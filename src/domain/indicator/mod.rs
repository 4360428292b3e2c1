//! Performance indicators (绩效指标): what a target text says and which class
//! of the field's taxonomies it belongs to (domain.md §4).
//!
//! Never here: a budget quota (预算指标; see `fund`), a score, a sentence.

pub mod bar;
pub mod progress;
pub mod reading;
pub mod taxonomy;

pub use bar::Open;
pub use progress::{Aim, Lamp, Standing};
pub use reading::{Direction, Doubt, Operator, Reading};
pub use taxonomy::{Level1, Level2, Taxonomy};
