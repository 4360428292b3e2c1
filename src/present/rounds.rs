//! Monitoring rounds in words: why something was not done, what does not hold.
//!
//! Never here: whether a step may be taken.

use super::strings::Strings;
use super::{Lang, monitor, terms};
use crate::service::MonitorFault;
use crate::service::monitor::check::Broken;

/// More names than this are told by their number.
const NAMED: usize = 10;

/// A fault in words, and what to do about it.
pub(super) fn fault(lang: Lang, fault: &MonitorFault) -> (String, &'static str) {
    let s: &Strings = lang.strings();
    let t = &s.rounds;
    match fault {
        MonitorFault::NoRound { year, months } => ((t.no_round)(*year, *months), t.no_round_hint),
        MonitorFault::BadOpening(bad) => (monitor::bad_opening(s, *bad).to_string(), t.opening_hint),
        MonitorFault::Collecting { months, cutoff } => {
            ((t.collecting)(*months, &cutoff.to_string()), t.collecting_hint)
        }
        MonitorFault::Round { months, why } => ((t.round)(*months, &monitor::round_refusal(s, *why)), t.round_hint),
        MonitorFault::Refused(why) => {
            let said = why.iter().take(NAMED).map(|(name, why)| (t.of)(name, &monitor::round_refusal(s, *why)));
            let said: Vec<String> = said.collect();
            ((t.refused)(why.len(), &said.join(s.common.semicolon)), t.refused_hint)
        }
        MonitorFault::Stale(names) => {
            ((t.stale)(&terms::list(lang, names.iter().take(NAMED).map(String::as_str))), s.faults.stale_hint)
        }
        MonitorFault::BackDated { name, day, last } => {
            ((t.back_dated)(name, &day.to_string(), &last.to_string()), t.back_dated_hint)
        }
        MonitorFault::NoPart(name) => ((t.no_part)(name), t.no_part_hint),
        MonitorFault::NothingWaits(months) => ((t.nothing_waits)(*months), t.nothing_waits_hint),
        MonitorFault::BatchInUse { batch, moved } => ((t.in_use)(*batch, *moved), t.in_use_hint),
        MonitorFault::SnapshotBroken(months) => ((t.snapshot_broken)(*months), t.snapshot_hint),
    }
}

/// What does not hold in the life of a round, in words.
pub fn broken(s: &Strings, broken: Broken) -> String {
    let t = &s.rounds;
    match broken {
        Broken::Round { year, months, event } => (t.round_broken)(year, months, event),
        Broken::Form { year, months, event } => (t.form_broken)(year, months, event),
        Broken::Snapshot { year, months } => (t.snapshot_lost)(year, months),
    }
}
