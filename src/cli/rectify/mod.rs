//! `rectify`: findings, feedback and the rectification ledger. Never here: a
//! rule of the field.

mod act;
mod add;
pub(super) mod args;
mod choose;
mod due;
mod import;
mod list;
pub(super) mod out;
mod send;

use super::desk::Desk;
use super::stop::Stop;
use crate::domain::rectification::state::Step;
use args::RectifyVerb as V;

/// `rectify`
pub(super) fn run(desk: &Desk, verb: &V) -> Result<u8, Stop> {
    match verb {
        V::List(a) => list::list(desk, &a.which),
        V::Export(a) => list::export(desk, &a.which, a.form),
        V::Show { number } => list::show(desk, number),
        V::Add(a) => add::add(desk, a),
        V::Import(a) => import::import(desk, a),
        V::Send(a) => send::send(desk, a),
        V::Letter { document } => send::letter(desk, document),
        V::Deliver(a) => act::deliver(desk, a),
        V::Receive(a) => act::plain(desk, Step::Receive, a),
        V::Take(a) => act::plain(desk, Step::Take, a),
        V::Close(a) => act::plain(desk, Step::Close, a),
        V::Plan(a) => act::answer(desk, Step::Plan, a),
        V::Progress(a) => act::answer(desk, Step::Progress, a),
        V::Report(a) => act::answer(desk, Step::Report, a),
        V::Verify(a) => act::verify(desk, a),
        V::Return(a) => act::reason(desk, Step::Return, a),
        V::Note(a) => act::plain(desk, Step::Note, a),
        V::Reopen(a) => act::reason(desk, Step::Reopen, a),
        V::Extend(a) => act::extend(desk, a),
        V::Withdraw(a) => act::withdraw(desk, a),
        V::Due(a) => due::due(desk, a),
        V::Remind(a) => due::remind(desk, a),
        V::Escalate(a) => due::escalate(desk, a),
        V::Urge(a) => send::urge(desk, a),
    }
}
