//! Foreign files in and out. Knows nothing of the store.

pub mod calendar;
pub mod corrections;
pub mod digest;
pub mod docx;
pub mod fault;
pub mod form;
pub mod framework;
pub mod header;
pub mod kind;
pub mod letters;
pub mod library;
pub mod out;
pub mod paper;
pub mod record;
pub mod rectification;
pub mod report_text;
pub mod results;
pub mod sheet;
pub mod table;
mod word;
