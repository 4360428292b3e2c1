//! What may stand behind `monitor`. Never here: doing anything.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

use super::key::Key;
use crate::cli::args::day;
use crate::domain::date::Date;
use crate::domain::monitor::reported::FormState;

#[derive(Debug, Args)]
pub(in crate::cli) struct Monitor {
    #[command(subcommand)]
    pub then: MonitorVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum MonitorVerb {
    List,
    Open(Open),
    Form(Form),
    Import(Import),
    Status(Status),
    Show(Show),
    Return(Return),
    Accept(Accept),
    Notice(Notice),
    Close(Close),
    Report(Report),
    Key(Key),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Open {
    #[arg(long, value_name = "N", value_parser = months)]
    pub round: u8,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub cutoff: Date,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub due: Date,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whose").required(true).args(["project", "department", "all"]))]
pub(in crate::cli) struct Form {
    #[arg(long, value_name = "N", value_parser = months)]
    pub round: u8,
    #[arg(long, value_name = "CODE")]
    pub project: Option<String>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long, conflicts_with = "project")]
    pub missing: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "N", value_parser = months)]
    pub round: Option<u8>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub filed: Option<Date>,
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Status {
    #[arg(long, value_name = "N", value_parser = months)]
    pub round: u8,
    #[arg(long, value_name = "STATE", value_parser = state)]
    pub state: Option<FormState>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Show {
    pub code: String,
    #[arg(long, value_name = "N", value_parser = months)]
    pub round: u8,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Return {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(long, value_name = "N", value_parser = months)]
    pub round: u8,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("which").required(true).args(["codes", "all"]))]
pub(in crate::cli) struct Accept {
    #[arg(value_name = "CODE")]
    pub codes: Vec<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "N", value_parser = months)]
    pub round: u8,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Notice {
    #[arg(value_name = "CODE", required = true)]
    pub codes: Vec<String>,
    #[arg(long, value_name = "N", value_parser = months)]
    pub round: u8,
    #[arg(long, value_name = "NO")]
    pub doc: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Close {
    #[arg(long, value_name = "N", value_parser = months)]
    pub round: u8,
    #[arg(long)]
    pub with_missing: bool,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Report {
    #[arg(long, value_name = "N", value_parser = months)]
    pub round: u8,
}

/// N of "1—N月".
fn months(typed: &str) -> Result<u8, String> {
    typed.parse().ok().filter(|n| (1..=12).contains(n)).ok_or_else(|| "1-12".to_string())
}

fn state(typed: &str) -> Result<FormState, String> {
    let keys = || FormState::ALL.map(FormState::key).join(" ");
    FormState::from_key(&typed.replace('-', "_")).ok_or_else(keys)
}
