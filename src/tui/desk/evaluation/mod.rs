//! What the store thread does with requests about evaluations.
//!
//! Never here: a rule of scoring, or drawing.

pub mod sheet;
