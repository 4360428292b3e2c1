//! 绩效工作站: budget performance management for a city finance bureau, in a terminal.
//!
//! Modules are listed in dependency order: a module may use those above it and
//! never those below, and neighbours never know each other (`store` and
//! `exchange`, `tui` and `cli`). `tests/it/tidy.rs` holds that.

pub mod domain;

pub mod exchange;
pub mod store;

pub mod service;

pub mod present;

pub mod cli;
pub mod tui;
