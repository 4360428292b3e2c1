//! Performance targets as use cases.

pub mod check;
