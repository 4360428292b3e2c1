//! Official forms in and out: where the blocks of a form stand in a file.
//!
//! Never here: whether what a form says is right, or what becomes of it.

mod record;

pub use record::read_record;
