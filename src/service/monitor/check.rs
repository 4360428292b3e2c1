//! Whether the lives of rounds and forms hold together: each step begins where
//! the one before ended, and what was kept of a closed round is what was kept.

use super::report;
use crate::domain::monitor::record::{FormRecord, RoundRecord};
use crate::domain::monitor::reported::FormState;
use crate::service::Fault;
use crate::store::Store;

/// What does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// An event of a round does not begin where the one before ended.
    Round {
        /// Budget year.
        year: i16,
        /// N
        months: u8,
        /// Row of the event.
        event: i64,
    },
    /// The same of a form.
    Form {
        /// Budget year.
        year: i16,
        /// N
        months: u8,
        /// Row of the event.
        event: i64,
    },
    /// A closed round without its snapshot, or with another.
    Snapshot {
        /// Budget year.
        year: i16,
        /// N
        months: u8,
    },
}

/// Looks at every round of every year.
///
/// # Errors
/// What the store says.
pub fn broken(store: &Store) -> Result<Vec<Broken>, Fault> {
    let mut found = Vec::new();
    for year in store.monitor_years()? {
        let forms = store.monitor_forms(year)?;
        for round in store.monitor_rounds(year)? {
            let months = round.opening.months;
            found.extend(round_break(&round).map(|event| Broken::Round { year, months, event }));
            let mut own: Vec<&FormRecord> = forms.values().filter(|f| f.round_id == round.id).collect();
            own.sort_by_key(|f| f.id);
            let breaks = own.into_iter().filter_map(form_break);
            found.extend(breaks.map(|event| Broken::Form { year, months, event }));
            let kept = store.monitor_snapshot(round.id)?;
            let sound = kept.as_ref().map_or(round.state().takes_forms(), report::holds);
            if !sound {
                found.push(Broken::Snapshot { year, months });
            }
        }
    }
    Ok(found)
}

fn round_break(round: &RoundRecord) -> Option<i64> {
    let mut at = None;
    for e in &round.events {
        if e.from != at {
            return Some(e.id);
        }
        at = Some(e.to);
    }
    None
}

fn form_break(form: &FormRecord) -> Option<i64> {
    let mut at = FormState::NotFiled;
    for e in &form.events {
        if e.from != at {
            return Some(e.id);
        }
        at = e.to;
    }
    None
}
