//! The field's rules as plain values and pure functions.
//!
//! Never here: a clock, a file, SQL, or a sentence for people. Days and
//! thresholds come in as arguments; what went wrong goes out as a small enum.

pub mod assessment;
pub mod calendar;
pub mod code;
pub mod county;
pub mod date;
pub mod disclosure;
pub mod evaluation;
pub mod form;
pub mod fund;
pub mod indicator;
pub mod letter;
pub mod linkage;
pub mod money;
pub mod monitor;
pub mod org;
pub mod project;
pub mod ratio;
pub mod rectification;
pub mod target;
pub mod text;
