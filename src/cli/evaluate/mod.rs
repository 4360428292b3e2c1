//! `evaluate`: self-evaluation, department and key evaluation. Never here: a
//! rule of the field.

pub(super) mod args;
mod choose;
mod coverage;
mod entry;
mod form;
mod import;
mod key;
mod list;
pub(super) mod out;
mod score;
mod step;

use super::desk::Desk;
use super::stop::Stop;
use args::EvaluateVerb;

pub(super) use form::form;

/// `evaluate`
pub(super) fn run(desk: &Desk, verb: &EvaluateVerb) -> Result<u8, Stop> {
    match verb {
        EvaluateVerb::Score(a) => score::score(desk, a),
        EvaluateVerb::Key(verb) => key::run(desk, verb),
        EvaluateVerb::Check(a) => super::target::check::check(desk, a),
        EvaluateVerb::List(a) => list::list(desk, a),
        EvaluateVerb::Show(a) => list::show(desk, a),
        EvaluateVerb::Import(a) => import::import(desk, a),
        EvaluateVerb::Return(a) => step::give_back(desk, a),
        EvaluateVerb::Accept(a) => step::accept(desk, a),
        EvaluateVerb::Publish(a) => step::publish(desk, a),
        EvaluateVerb::Sample(a) => coverage::sample(desk, a),
        EvaluateVerb::Rescore(a) => step::rescore(desk, a),
        EvaluateVerb::Gaps => coverage::gaps(desk),
        EvaluateVerb::Coverage => coverage::coverage(desk),
        EvaluateVerb::Open(a) => entry::open(desk, a),
        EvaluateVerb::Set(a) => entry::set(desk, a),
        EvaluateVerb::Undo(a) => entry::undo(desk, a),
        EvaluateVerb::Evidence(a) => entry::evidence(desk, a),
        EvaluateVerb::Submit(a) => entry::submit(desk, a),
    }
}
