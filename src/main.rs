//! The program: reads the command line, runs a command or opens the workstation.

use std::process::ExitCode;

use jixiao::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run(std::env::args_os().collect()) {
        Outcome::Done(status) => ExitCode::from(status),
        Outcome::Workstation(_) => ExitCode::from(2),
    }
}
