//! A wall around readers of others: their panic on a hostile file is a damaged
//! file, never the end of the program. Nothing of our own relies on it.

use crate::exchange::record::FileFault;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

static QUIET: Once = Once::new();

/// Whether a panic on this thread is caught and told as a damaged file. A
/// panic hook asks this, and then neither prints nor gives the terminal back.
pub fn guarded() -> bool {
    GUARDED.get()
}

/// Runs a reader that may panic.
pub(super) fn run<T>(reader: impl FnOnce() -> Result<T, FileFault>) -> Result<T, FileFault> {
    // Whoever sets a hook after this asks `guarded` in it.
    QUIET.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !guarded() {
                before(info);
            }
        }));
    });
    let before = GUARDED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(reader));
    GUARDED.set(before);
    outcome.unwrap_or_else(|_| Err(FileFault::Damaged("its structure contradicts itself".into())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_inside_is_a_damaged_file() {
        let outcome: Result<(), _> = run(|| panic!("index out of bounds"));
        assert!(matches!(outcome, Err(FileFault::Damaged(_))));
        assert!(!guarded());
        assert_eq!(run(|| Ok(guarded())), Ok(true));
    }
}
