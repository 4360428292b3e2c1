//! Foreign files in and out. Knows nothing of the store.

pub mod out;
pub mod record;
pub mod sheet;
