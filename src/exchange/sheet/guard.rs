//! A wall around readers of others: their panic on a hostile file is a damaged
//! file, never the end of the program. Nothing of our own relies on it.

use crate::exchange::record::FileFault;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread is caught and told as a damaged file. A
/// panic hook asks this, and then neither prints nor gives the terminal back.
pub fn guarded() -> bool {
    GUARDED.get()
}

/// Runs a reader that may panic.
pub(super) fn run<T>(reader: impl FnOnce() -> Result<T, FileFault>) -> Result<T, FileFault> {
    let before = GUARDED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(reader));
    GUARDED.set(before);
    outcome.unwrap_or_else(|_| Err(FileFault::Damaged("its structure contradicts itself".into())))
}
