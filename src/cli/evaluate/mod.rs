//! `evaluate`: self-evaluation, department and key evaluation. Never here: a
//! rule of the field.

pub(super) mod args;
mod key;
mod score;

use super::desk::Desk;
use super::stop::Stop;
use args::EvaluateVerb;

/// `evaluate`
pub(super) fn run(desk: &Desk, verb: &EvaluateVerb) -> Result<u8, Stop> {
    match verb {
        EvaluateVerb::Score(a) => score::score(desk, a),
        EvaluateVerb::Key(verb) => key::run(desk, verb),
        EvaluateVerb::Check(a) => super::target::check::check(desk, a),
    }
}
