//! Pieces that more than one screen uses: lists, tables, frames, fields, charts.
//!
//! Never here: what a screen is about.

pub mod chart;
pub mod dialog;
pub mod field;
pub mod form;
pub mod grid;
pub mod help;
pub mod list;
pub mod menu;
pub mod note;
pub mod palette;
pub mod pane;
pub mod sheet;
pub mod table;
pub mod value;
pub mod whole;
