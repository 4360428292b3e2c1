//! The pages of evaluation: a form being filled in or judged, the lists.
//!
//! Never here: a rule of scoring, or what may be done with a form.

pub mod draw;
pub mod entry;
pub mod list;
#[cfg(test)]
mod tests;
