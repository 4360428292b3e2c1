//! The program: reads the command line, runs a command or opens the
//! workstation. Never here: what either of them does.

use std::path::PathBuf;
use std::process::ExitCode;

use jixiao::cli::{self, Outcome, Session};
use jixiao::store::Store;
use jixiao::tui::effect::When;
use jixiao::tui::look::Look;
use jixiao::tui::run::{Options, run};

fn main() -> ExitCode {
    match cli::run(std::env::args_os().collect()) {
        Outcome::Done(status) => ExitCode::from(status),
        Outcome::Workstation(session) => ExitCode::from(open(session)),
    }
}

/// Opens the workstation; what was made for this session alone goes with it.
fn open(session: Session) -> u8 {
    let _passing = Passing(session.temporary);
    let store = match Store::open(&session.db) {
        Ok(store) => store,
        Err(e) => return cli::refuse(session.lang, e.into()),
    };
    let options = Options {
        lang: session.lang,
        look: Look::choose(session.color, session.ascii, |name| std::env::var(name).ok()),
        when: When { year: session.year, as_of: session.as_of },
        operator: session.operator,
        folder: std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/")),
    };
    match run(store, options) {
        Ok(()) => 0,
        Err(e) => cli::refuse(session.lang, jixiao::store::StoreError::Io(e).into()),
    }
}

/// A folder that goes away with the session, also when it ends in a panic.
struct Passing(Option<PathBuf>);

impl Drop for Passing {
    fn drop(&mut self) {
        if let Some(folder) = self.0.take() {
            // Left behind at worst: the system clears its temporary folder.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
