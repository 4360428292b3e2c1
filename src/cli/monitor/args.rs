//! What may stand behind `monitor`. Never here: doing anything.

use clap::{Args, Subcommand};

use super::key;

#[derive(Debug, Args)]
pub(in crate::cli) struct Monitor {
    #[command(subcommand)]
    pub then: MonitorVerb,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum MonitorVerb {
    Key(key::Key),
}
