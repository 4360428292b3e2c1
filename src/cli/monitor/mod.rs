//! `monitor`: monitoring rounds from opening to report. Never here: a rule of
//! the field.

pub(super) mod args;
mod close;
mod form;
mod import;
mod key;
mod open;
pub(super) mod out;
mod show;
mod status;
mod step;

use super::desk::Desk;
use super::stop::Stop;
use args::MonitorVerb;

/// `monitor`
pub(super) fn run(desk: &Desk, verb: &MonitorVerb) -> Result<u8, Stop> {
    match verb {
        MonitorVerb::List => open::list(desk),
        MonitorVerb::Open(a) => open::open(desk, a),
        MonitorVerb::Form(a) => form::form(desk, a),
        MonitorVerb::Import(a) => import::import(desk, a),
        MonitorVerb::Status(a) => status::status(desk, a),
        MonitorVerb::Show(a) => show::show(desk, a),
        MonitorVerb::Return(a) => step::give_back(desk, a),
        MonitorVerb::Accept(a) => step::accept(desk, a),
        MonitorVerb::Notice(a) => step::notice(desk, a),
        MonitorVerb::Close(a) => close::close(desk, a),
        MonitorVerb::Report(a) => close::report(desk, a),
        MonitorVerb::Key(a) => key::run(desk, &a.then),
    }
}
