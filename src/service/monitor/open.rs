//! Opening a round, and mending its days while that is still possible.

use super::MonitorFault;
use crate::domain::date::Date;
use crate::domain::monitor::record::RoundAct;
use crate::domain::monitor::round::{Opening, RoundState};
use crate::domain::text;
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::monitor::NewRoundEvent;

/// What became of an opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// The round was opened.
    New,
    /// Its days were changed.
    Amended,
    /// It stood like that already.
    Same,
}

impl Opened {
    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Opened::New => "opened",
            Opened::Amended => "amended",
            Opened::Same => "unchanged",
        }
    }
}

/// Opens a round. One that stands open is given the new days: all of them while
/// nothing came in, later only the last day to file.
///
/// # Errors
/// [`MonitorFault::BadOpening`], [`MonitorFault::Collecting`], and
/// [`MonitorFault::Round`] for one that is closed.
pub fn open(store: &mut Store, stamp: &Stamp, day: Date, opening: Opening, note: &str) -> Result<Opened, Fault> {
    opening.check().map_err(MonitorFault::BadOpening)?;
    if !store.years()?.contains(&opening.year) {
        return Err(Fault::NoYear(opening.year));
    }
    let standing = |rounds: Vec<_>| {
        rounds.into_iter().find(|r: &crate::domain::monitor::record::RoundRecord| r.opening.months == opening.months)
    };
    if standing(store.monitor_rounds(opening.year)?).is_some_and(|r| r.opening == opening && r.state().takes_forms()) {
        return Ok(Opened::Same);
    }
    store.write(stamp, |w| {
        let (id, from, act) = match standing(w.monitor_rounds(opening.year)?) {
            None => (w.add_monitor_round(opening.year, opening.months)?, None, RoundAct::Open),
            Some(round) => {
                let state = round.state();
                if !state.takes_forms() {
                    return Err(MonitorFault::closed(opening.months, state));
                }
                let cutoff = round.opening.cutoff;
                if state == RoundState::Collecting && cutoff != opening.cutoff {
                    return Err(MonitorFault::Collecting { months: opening.months, cutoff }.into());
                }
                (round.id, Some(state), RoundAct::Amend)
            }
        };
        w.add_round_event(&NewRoundEvent {
            round_id: id,
            act,
            from,
            to: from.unwrap_or_default(),
            days: Some((opening.cutoff, opening.due)),
            day,
            by: &stamp.actor,
            at: &stamp.at,
            note: &text::clean(note),
        })?;
        let detail = serde_json::json!({"year": opening.year, "act": act.key(), "cutoff": opening.cutoff.to_string(),
            "due": opening.due.to_string(), "note": text::clean(note)});
        let opened = if act == RoundAct::Open { Opened::New } else { Opened::Amended };
        Ok((opened, Entry { action: "monitor_open", subject: opening.months.to_string(), detail }))
    })
}
