//! Long work watched: one line of progress on standard error where a person
//! sits before it, and signals that stop the work. Never here: the work.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// Ten times a second is enough for an eye.
const PAUSE: Duration = Duration::from_millis(100);

/// Watches one piece of work.
pub(super) struct Watch {
    what: String,
    stopped: Arc<AtomicBool>,
    shown: bool,
    on: bool,
    last: Option<Instant>,
}

impl Watch {
    /// `what` stands before the figures.
    pub fn over(what: &str) -> Watch {
        let stopped = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // A second signal of the same kind ends the program at once, as people expect.
            let _ = signal_hook::flag::register_conditional_shutdown(signal, 2, Arc::clone(&stopped));
            let _ = signal_hook::flag::register(signal, Arc::clone(&stopped));
        }
        Watch { what: what.to_string(), stopped, shown: false, on: io::stderr().is_terminal(), last: None }
    }

    /// Hears how far the work has come and says whether to go on.
    pub fn step(&mut self, done: u64, total: u64) -> bool {
        if self.on && self.last.is_none_or(|t| t.elapsed() >= PAUSE) {
            self.last = Some(Instant::now());
            self.shown = true;
            let percent = (done.min(total) * 100).checked_div(total).unwrap_or(0);
            let mut err = io::stderr().lock();
            // Progress that cannot be shown does not stop the work.
            let _ = write!(err, "\r{} {percent:>3}%", self.what);
            let _ = err.flush();
        }
        !self.stopped.load(Ordering::Relaxed)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if self.shown {
            let blank = " ".repeat(crate::present::width::columns(&self.what) + 5);
            let _ = write!(io::stderr().lock(), "\r{blank}\r");
        }
    }
}
