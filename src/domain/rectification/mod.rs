//! Rectification (整改): a problem somebody found, the life of putting it
//! right, until when, and what follows when nobody does (domain.md §2.4, §3.7,
//! §7.3). Never here: the wording of a letter, or which day is today.

pub mod deadline;
pub mod finding;
pub mod ladder;
pub mod standing;
pub mod state;

pub use super::letter as serial;

#[cfg(test)]
mod walk;
