//! `rectify`: problems that are put right, and until when.

mod due;

use clap::{Args, Subcommand};

use super::desk::Desk;
use super::stop::Stop;

#[derive(Debug, Args)]
pub(super) struct Rectify {
    #[command(subcommand)]
    pub then: RectifyVerb,
}

#[derive(Debug, Subcommand)]
pub(super) enum RectifyVerb {
    Due(due::Due),
}

/// `rectify`
pub(super) fn run(desk: &Desk, verb: &RectifyVerb) -> Result<u8, Stop> {
    match verb {
        RectifyVerb::Due(args) => due::due(desk, args),
    }
}
