//! `target`: performance targets. Never here: a rule of the field.

pub(super) mod args;
mod check;
mod choose;
mod corrections;
mod diff;
mod import;
mod list;
mod out;
mod parse;
mod review;
mod show;

use super::desk::Desk;
use super::stop::Stop;
use args::TargetVerb;

/// `target`
pub(super) fn run(desk: &Desk, verb: &TargetVerb) -> Result<u8, Stop> {
    match verb {
        TargetVerb::List(a) => list::list(desk, a),
        TargetVerb::Show { code } => show::show(desk, code),
        TargetVerb::Import(a) => import::import(desk, a),
        TargetVerb::Review(a) => review::review(desk, a),
        TargetVerb::Undo(a) => review::undo(desk, a),
        TargetVerb::Sittings => review::sittings(desk),
        TargetVerb::Receipt(a) => review::receipt(desk, a),
        TargetVerb::Diff(a) => diff::diff(desk, a),
        TargetVerb::Coverage => list::coverage(desk),
        TargetVerb::Check(a) => check::check(desk, a),
        TargetVerb::Corrections(a) => corrections::corrections(desk, a),
        TargetVerb::Parse(a) => parse::parse(desk, a),
    }
}
