//! Performance targets (绩效目标): their life, their checks, their review
//! (domain.md §2.3 A–D, §2.4, §2.5, §4.6).

pub mod check;
pub mod coverage;
pub mod deadline;
pub mod diff;
pub mod history;
pub mod objection;
pub mod review;
pub mod state;
