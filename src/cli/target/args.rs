//! What may stand behind `target`. Never here: doing anything.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::domain::indicator::Level2;

#[derive(Debug, Args)]
pub(in crate::cli) struct Target {
    #[command(subcommand)]
    pub then: TargetVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TargetVerb {
    Check(Check),
    Parse(Parse),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Check {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Parse {
    #[arg(value_name = "TEXT", required = true)]
    pub texts: Vec<String>,
    #[arg(long, value_name = "CLASS", value_parser = class)]
    pub class: Option<Level2>,
}

/// A class by its word in JSON or by its name on a form.
fn class(typed: &str) -> Result<Level2, String> {
    let keys = || Level2::ALL.map(Level2::key).join(" ");
    Level2::from_key(typed).or_else(|| Level2::parse(typed)).ok_or_else(keys)
}
