//! `target`: performance targets. Never here: a rule of the field.

pub(super) mod args;
mod check;
mod parse;

use super::desk::Desk;
use super::stop::Stop;
use args::TargetVerb;

/// `target`
pub(super) fn run(desk: &Desk, verb: &TargetVerb) -> Result<u8, Stop> {
    match verb {
        TargetVerb::Check(a) => check::check(desk, a),
        TargetVerb::Parse(a) => parse::parse(desk, a),
    }
}
