//! What wakes the loop from outside: keys, signals, a lost line.
//!
//! Never here: what a key means. Each watcher is a thread that only sends.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::msg::Msg;
use super::terminal;

/// How long the loop may take to leave after the line dropped.
const LEAVE: Duration = Duration::from_secs(5);

/// Starts all watchers.
pub fn watch(out: &Sender<Msg>) -> io::Result<()> {
    read_keys(out.clone());
    read_signals(out.clone())?;
    watch_hangup(out.clone());
    Ok(())
}

fn read_keys(out: Sender<Msg>) {
    thread::spawn(move || {
        loop {
            let msg = match event::read() {
                Ok(Event::Key(key)) => Msg::Key(key),
                Ok(Event::Paste(text)) => Msg::Paste(text),
                Ok(Event::Resize(width, height)) => Msg::Resize(width, height),
                Ok(_) => continue,
                Err(_) => Msg::Hangup,
            };
            let last = matches!(msg, Msg::Hangup);
            if out.send(msg).is_err() || last {
                return;
            }
        }
    });
}

/// `kill` and a closed window end the program the way `q` does.
fn read_signals(out: Sender<Msg>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    thread::spawn(move || {
        for _ in &mut signals {
            if out.send(Msg::Hangup).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// crossterm 0.29 reads on for ever when the terminal is gone and SIGHUP was
/// ignored (its issue 793), so the line itself is watched.
fn watch_hangup(out: Sender<Msg>) {
    thread::spawn(move || {
        let stdin = rustix::stdio::stdin();
        let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        loop {
            let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
            let waited = poll(&mut fds, Some(&Timespec { tv_sec: 60, tv_nsec: 0 }));
            if waited.is_ok() && fds[0].revents().intersects(gone) {
                let _ = out.send(Msg::Hangup);
                // The write in progress is finished or rolled back meanwhile.
                thread::sleep(LEAVE);
                terminal::give_back();
                std::process::exit(129);
            }
        }
    });
}
