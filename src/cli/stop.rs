//! Why a command ended early, and how that is said. Never here: the sentences
//! of faults (see `present::fault`).

use std::io::{self, Write};

use crate::exchange::out::OutFault;
use crate::exchange::record::FileFault;
use crate::present::width::harmless;
use crate::present::{Lang, fault};
use crate::service::Fault;
use crate::store::StoreError;

/// Why a command ended early.
#[derive(Debug)]
pub(super) enum Stop {
    /// A use case refused.
    Fault(Box<Fault>),
    /// The call does not make sense.
    Said { what: String, hint: Option<String> },
    /// The reader of our output went away: nobody is there to be told.
    Pipe,
}

impl Stop {
    /// Something wrong with the call itself.
    pub fn said(what: impl Into<String>, hint: &str) -> Stop {
        Stop::Said { what: what.into(), hint: Some(hint.to_string()).filter(|h| !h.is_empty()) }
    }

    /// Tells the reader and gives the exit status.
    pub fn say(self, lang: Lang) -> u8 {
        let (what, hint) = match self {
            Stop::Pipe => return super::DONE,
            Stop::Fault(f) => {
                if let Fault::Files(bad) = *f {
                    return each(lang, bad);
                }
                fault::fault(lang, &f)
            }
            Stop::Said { what, hint } => (what, hint),
        };
        complain(lang, &what, hint.as_deref());
        super::REFUSED
    }
}

/// Several files at fault: each with its own lines, so that none is overlooked.
fn each(lang: Lang, bad: Vec<(String, FileFault)>) -> u8 {
    for (file, fault) in bad {
        let (what, hint) = fault::fault(lang, &Fault::File { file, fault });
        complain(lang, &what, hint.as_deref());
    }
    super::REFUSED
}

/// One message on standard error, with what to do below it.
pub(super) fn complain(lang: Lang, what: &str, hint: Option<&str>) {
    let mut err = io::stderr().lock();
    // Nothing can be done when even this cannot be written.
    // Names of files and sheets are foreign text; they must not drive the terminal.
    let _ = writeln!(err, "jixiao: {}", harmless(what));
    if let Some(hint) = hint {
        let _ = writeln!(err, "  {}{}", lang.strings().cli.hint, harmless(hint));
    }
}

impl From<Fault> for Stop {
    fn from(f: Fault) -> Stop {
        Stop::Fault(Box::new(f))
    }
}

impl From<StoreError> for Stop {
    fn from(e: StoreError) -> Stop {
        Fault::from(e).into()
    }
}

impl From<OutFault> for Stop {
    fn from(e: OutFault) -> Stop {
        match e {
            OutFault::Exists(path) => Fault::Exists(path.display().to_string()).into(),
            OutFault::Io { path, source } => write_fault(path.display().to_string(), &source),
            OutFault::NotAFileName(path) => Fault::Write {
                file: path.display().to_string(),
                why: io::Error::from(io::ErrorKind::IsADirectory).to_string(),
            }
            .into(),
            other => Fault::Write { file: "-".into(), why: other.to_string() }.into(),
        }
    }
}

/// Standard output did not take what was written to it.
impl From<io::Error> for Stop {
    fn from(e: io::Error) -> Stop {
        if e.kind() == io::ErrorKind::BrokenPipe { Stop::Pipe } else { write_fault("-".into(), &e) }
    }
}

fn write_fault(file: String, e: &io::Error) -> Stop {
    if e.kind() == io::ErrorKind::StorageFull {
        return Fault::Store(StoreError::Full).into();
    }
    Fault::Write { file, why: e.to_string() }.into()
}
