//! The report of a round: of a closed one from the snapshot that was kept then,
//! and from nothing else, so that it is the same whatever was corrected since;
//! of an open one from the store as it is, and said to be provisional.

mod make;
mod model;
mod plain;

pub use model::{
    AlertPart, Closed, DepartmentPart, Forecast, FormCounts, FormPart, IndicatorPart, LightCounts, ProblemPart,
    ProjectPart, Report, RuleCount, SumsOf,
};

use super::MonitorFault;
use crate::domain::monitor::record::RoundAct;
use crate::domain::monitor::round::{Refusal, RoundState, RoundStep};
use crate::exchange::sheet;
use crate::service::period::Period;
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::monitor::{NewRoundEvent, SnapshotRow};

/// The report of a round.
///
/// # Errors
/// [`MonitorFault::NoRound`], [`MonitorFault::SnapshotBroken`].
pub fn report(store: &Store, period: Period, months: u8) -> Result<Report, Fault> {
    let rounds = store.monitor_rounds(period.year)?;
    let round = rounds.iter().find(|r| r.opening.months == months);
    let round = round.ok_or(MonitorFault::NoRound { year: period.year, months })?;
    match store.monitor_snapshot(round.id)? {
        Some(kept) => read(&kept, months),
        None => make::make(store, period, months),
    }
}

/// Whether a kept snapshot is what was kept.
pub(in crate::service) fn holds(kept: &SnapshotRow) -> bool {
    sheet::digest(kept.body.as_bytes()) == kept.sha256
}

fn read(kept: &SnapshotRow, months: u8) -> Result<Report, Fault> {
    let broken = || Fault::from(MonitorFault::SnapshotBroken(months));
    if !holds(kept) {
        return Err(broken());
    }
    serde_json::from_str(&kept.body).map_err(|_| broken())
}

/// A closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// N of the round.
    pub months: u8,
    /// Close it though forms are missing.
    pub with_missing: bool,
    /// [`super::RoundLine::revision`], where the operator looked at it before.
    pub seen: Option<i64>,
}

/// Closes a round on the day of the period and keeps its snapshot.
///
/// # Errors
/// [`MonitorFault::NoRound`]; [`MonitorFault::Round`] when it is closed already,
/// or forms are missing and nobody said to close without them;
/// [`MonitorFault::BackDated`] on a day before something that happened in it;
/// [`MonitorFault::Stale`] when somebody wrote meanwhile.
pub fn close(store: &mut Store, stamp: &Stamp, period: Period, closing: Closing) -> Result<Report, Fault> {
    let months = closing.months;
    let before = store.log_len()?;
    let rounds = store.monitor_rounds(period.year)?;
    let round = rounds.iter().find(|r| r.opening.months == months);
    let round = round.ok_or(MonitorFault::NoRound { year: period.year, months })?;
    let name = format!("1~{months}");
    if closing.seen.is_some_and(|seen| seen != round.revision()) {
        return Err(MonitorFault::Stale(vec![name]).into());
    }
    let from = round.state();
    let refused = |why| Fault::from(MonitorFault::Round { months, why });
    if !from.takes_forms() {
        return Err(refused(Refusal::Closed(from)));
    }
    let forms = store.monitor_forms(period.year)?;
    let own = forms.values().filter(|f| f.round_id == round.id).filter_map(|f| f.last_day());
    let last = own.chain(round.events.iter().map(|e| e.day)).max();
    if let Some(last) = last.filter(|last| period.as_of < *last) {
        return Err(MonitorFault::BackDated { name, day: period.as_of, last }.into());
    }
    let mut report = make::make(store, period, months)?;
    let missing = report.forms.not_filed + report.forms.returned;
    let to = RoundStep::Close { missing, with_missing: closing.with_missing }.from(from).map_err(refused)?;
    report.closed = Some(Closed { day: period.as_of, by: stamp.actor.clone(), with_missing: missing > 0 });
    let body = serde_json::to_string(&report).expect("plain values always serialise");
    let sha256 = sheet::digest(body.as_bytes());
    let kept = SnapshotRow { body, sha256, by: stamp.actor.clone(), at: stamp.at.clone() };
    let id = round.id;
    store.write(stamp, |w| {
        // Whatever was written since the report was made may have changed it.
        if w.log_len()? != before {
            return Err(Fault::from(MonitorFault::Stale(vec![name])));
        }
        w.add_round_event(&event(id, RoundAct::Close, from, to, period, stamp))?;
        w.keep_snapshot(id, &kept)?;
        let detail = serde_json::json!({"year": period.year, "day": period.as_of.to_string(), "sha256": kept.sha256,
            "forms": report.forms.total, "missing": missing});
        Ok((report, Entry { action: "monitor_close", subject: months.to_string(), detail }))
    })
}

/// Notes that a closed round's report was handed out; once is enough.
///
/// # Errors
/// [`MonitorFault::NoRound`], [`MonitorFault::Round`] for one that is not closed.
pub fn reported(store: &mut Store, stamp: &Stamp, period: Period, months: u8) -> Result<(), Fault> {
    let find = |rounds: Vec<crate::domain::monitor::record::RoundRecord>| {
        rounds.into_iter().find(|r| r.opening.months == months)
    };
    let none = MonitorFault::NoRound { year: period.year, months };
    let round = find(store.monitor_rounds(period.year)?).ok_or_else(|| none.clone())?;
    if round.state() == RoundState::Reported {
        return Ok(());
    }
    store.write(stamp, |w| {
        let round = find(w.monitor_rounds(period.year)?).ok_or(none)?;
        let from = round.state();
        let to = RoundStep::Report.from(from).map_err(|why| MonitorFault::Round { months, why })?;
        w.add_round_event(&event(round.id, RoundAct::Report, from, to, period, stamp))?;
        let detail = serde_json::json!({"year": period.year});
        Ok(((), Entry { action: "monitor_report", subject: months.to_string(), detail }))
    })
}

fn event<'a>(
    round_id: i64,
    act: RoundAct,
    from: RoundState,
    to: RoundState,
    period: Period,
    stamp: &'a Stamp,
) -> NewRoundEvent<'a> {
    let (by, at) = (stamp.actor.as_str(), stamp.at.as_str());
    NewRoundEvent { round_id, act, from: Some(from), to, days: None, day: period.as_of, by, at, note: "" }
}
