//! Official forms in and out: where the blocks of a form stand in a file.
//!
//! Never here: whether what a form says is right, or what becomes of it.

pub mod mark;
mod record;
pub mod write;

pub use record::read_record;
