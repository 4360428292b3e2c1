//! Long work watched: one line of progress on standard error where a person
//! sits before it, and signals that stop the work. Never here: the work.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::present::width;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// Ten times a second is enough for an eye.
const PAUSE: Duration = Duration::from_millis(100);

/// Watches one piece of work.
pub(super) struct Watch {
    what: String,
    stopped: Arc<AtomicBool>,
    signals: Vec<signal_hook::SigId>,
    shown: usize,
    /// Files are read one after the other, each from nothing to all.
    round: u32,
    before: u64,
    on: bool,
    last: Option<Instant>,
}

impl Watch {
    /// `what` stands before the figures.
    pub fn over(what: &str) -> Watch {
        let stopped = Arc::new(AtomicBool::new(false));
        let mut signals = Vec::new();
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // A second signal of the same kind ends the program at once, as people expect.
            signals.extend(signal_hook::flag::register_conditional_shutdown(signal, 2, Arc::clone(&stopped)));
            signals.extend(signal_hook::flag::register(signal, Arc::clone(&stopped)));
        }
        Watch {
            what: what.to_string(),
            stopped,
            signals,
            shown: 0,
            round: 1,
            before: 0,
            on: io::stderr().is_terminal(),
            last: None,
        }
    }

    /// Hears how far the work has come and says whether to go on.
    pub fn step(&mut self, done: u64, total: u64) -> bool {
        if done < self.before {
            self.round += 1;
        }
        self.before = done;
        if self.on && self.last.is_none_or(|t| t.elapsed() >= PAUSE) {
            self.last = Some(Instant::now());
            let percent = (done.min(total) * 100).checked_div(total).unwrap_or(0);
            let line = format!("{} {}: {percent:>3}%", self.what, self.round);
            self.shown = self.shown.max(width::columns(&line));
            let mut err = io::stderr().lock();
            // Progress that cannot be shown does not stop the work.
            let _ = write!(err, "\r{}", width::pad(&line, self.shown));
            let _ = err.flush();
        }
        !self.stopped.load(Ordering::Relaxed)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        for id in self.signals.drain(..) {
            signal_hook::low_level::unregister(id);
        }
        if self.shown > 0 {
            let blank = " ".repeat(self.shown);
            let _ = write!(io::stderr().lock(), "\r{blank}\r");
        }
    }
}
