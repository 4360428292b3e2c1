//! `monitor`: key monitoring. Never here: a rule of the field.

pub(super) mod args;
mod key;

use super::desk::Desk;
use super::stop::Stop;
use args::MonitorVerb;

/// `monitor`
pub(super) fn run(desk: &Desk, verb: &MonitorVerb) -> Result<u8, Stop> {
    match verb {
        MonitorVerb::Key(a) => key::run(desk, &a.then),
    }
}
