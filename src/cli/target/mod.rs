//! `target`: performance targets. Never here: a rule of the field.

mod adjust;
pub(super) mod args;
pub(super) mod check;
mod choose;
mod corrections;
mod diff;
pub(super) mod import;
mod issue;
mod library;
mod list;
mod out;
mod parse;
mod review;
mod show;

use super::desk::Desk;
use super::stop::Stop;
use args::{LibraryVerb, TargetVerb};

/// `target`
pub(super) fn run(desk: &Desk, verb: &TargetVerb) -> Result<u8, Stop> {
    match verb {
        TargetVerb::List(a) => list::list(desk, a),
        TargetVerb::Show { code } => show::show(desk, code),
        TargetVerb::Import(a) => import::import(desk, a),
        TargetVerb::Draft(a) => library::draft(desk, a),
        TargetVerb::Submit(a) => adjust::submit(desk, a),
        TargetVerb::Endorse(a) => adjust::endorse(desk, a),
        TargetVerb::Review(a) => review::review(desk, a),
        TargetVerb::Undo(a) => review::undo(desk, a),
        TargetVerb::Sittings => review::sittings(desk),
        TargetVerb::Receipt(a) => review::receipt(desk, a),
        TargetVerb::Issue(a) => issue::issue(desk, a),
        TargetVerb::Adjust(a) => adjust::adjust(desk, a),
        TargetVerb::Close(a) => adjust::close(desk, a),
        TargetVerb::Cancel(a) => adjust::cancel(desk, a),
        TargetVerb::Diff(a) => diff::diff(desk, a),
        TargetVerb::Coverage => list::coverage(desk),
        TargetVerb::Withheld => issue::withheld(desk),
        TargetVerb::Library(a) => match &a.then {
            None => library::list(desk, a),
            Some(LibraryVerb::Import { files }) => library::import(desk, files),
        },
        TargetVerb::Check(a) => check::check(desk, a),
        TargetVerb::Corrections(a) => corrections::corrections(desk, a),
        TargetVerb::Parse(a) => parse::parse(desk, a),
    }
}
