//! What figures made appear and vanish, written down when they change, and
//! what is new or gone of a day. Never here: whether an alert is raised; that
//! is computed, and holds whether it was written down or not.

use std::collections::BTreeMap;

use crate::domain::date::Date;
use crate::domain::monitor::alert::AlertKey;
use crate::domain::monitor::change::Count;
use crate::domain::monitor::life::{Act, Event};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;
use crate::service::period::Period;
use crate::service::survey::{self, Survey};
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::alert::EventRow;
use crate::store::audit::Entry;

/// The alerts of the latest day, before figures change.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    period: Option<Period>,
    alerts: BTreeMap<(i64, AlertKey), Level>,
}

impl Standing {
    /// Of a survey; of nothing while the store is empty.
    pub fn of(survey: Option<&Survey>) -> Standing {
        let all = survey.iter().flat_map(|s| &s.projects);
        let alerts = all.flat_map(|p| p.alerts.iter().map(|a| ((p.project.id, a.alert.identity()), a.alert.level)));
        Standing { period: survey.map(|s| s.period), alerts: alerts.collect() }
    }

    /// As if these had never been there: what told of them no longer counts.
    pub(in crate::service) fn without(mut self, alerts: &[(i64, AlertKey)]) -> Standing {
        alerts.iter().for_each(|key| _ = self.alerts.remove(key));
        self
    }
}

/// How alerts stand now.
///
/// # Errors
/// What the store says.
pub fn standing(store: &Store) -> Result<Standing, Fault> {
    Ok(Standing::of(survey::latest(store)?.as_ref()))
}

/// Writes down which alerts appeared and vanished since `before`, as the work
/// of the import `run` where it was one. Of alerts that the log does not know,
/// `before` tells; nothing is written where nothing changed.
///
/// # Errors
/// What the store says.
pub fn record(store: &mut Store, stamp: &Stamp, before: &Standing, run: Option<i64>) -> Result<(), Fault> {
    let Some(survey) = survey::latest(store)? else { return Ok(()) };
    let period = survey.period;
    let after = Standing::of(Some(&survey));
    // Alerts of another year did not go away when a new year began.
    let before = Some(before).filter(|b| b.period.is_some_and(|p| p.year == period.year));
    let was = |key: &(i64, AlertKey), rows: &[EventRow]| match last(rows) {
        Some(Act::Appeared) => true,
        Some(_) => false,
        None => before.is_some_and(|b| b.alerts.contains_key(key)),
    };
    let mut rows = Vec::new();
    let mut log = Vec::new();
    for p in &survey.projects {
        log.extend(p.alerts.iter().map(|a| ((p.project.id, a.alert.identity()), &a.events)));
        log.extend(p.past.iter().map(|a| ((p.project.id, a.key.clone()), &a.events)));
    }
    let empty = Vec::new();
    let log: BTreeMap<_, _> = log.into_iter().collect();
    let old = before.iter().flat_map(|b| b.alerts.keys()).chain(log.keys());
    let gone: std::collections::BTreeSet<_> = old.filter(|key| !after.alerts.contains_key(*key)).collect();
    for (key, level) in &after.alerts {
        if !was(key, log.get(key).copied().unwrap_or(&empty)) {
            rows.push(row(stamp, period, key, Act::Appeared, Some(*level), run));
        }
    }
    for key in gone {
        if was(key, log.get(key).copied().unwrap_or(&empty)) {
            rows.push(row(stamp, period, key, Act::Vanished, None, run));
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    store.write(stamp, |w| {
        for row in &rows {
            w.add_alert_event(row)?;
        }
        let count = |act: &Act| rows.iter().filter(|r| r.event.act == *act).count();
        let detail = serde_json::json!({
            "year": period.year, "as_of": period.as_of.to_string(), "run": run,
            "appeared": count(&Act::Appeared), "vanished": count(&Act::Vanished),
        });
        Ok(((), Entry { action: "alert_changes", subject: period.as_of.to_string(), detail }))
    })
}

/// Whether it was there or gone when last written down.
fn last(rows: &[EventRow]) -> Option<&Act> {
    rows.iter().rev().map(|r| &r.event.act).find(|a| matches!(a, Act::Appeared | Act::Vanished))
}

fn row(
    stamp: &Stamp,
    period: Period,
    (project_id, key): &(i64, AlertKey),
    act: Act,
    level: Option<Level>,
    run: Option<i64>,
) -> EventRow {
    EventRow {
        id: 0,
        project_id: *project_id,
        key: key.clone(),
        event: Event { day: period.as_of, level, act },
        text: String::new(),
        answered: None,
        letter: None,
        run,
        by: stamp.actor.clone(),
        at: stamp.at.clone(),
    }
}

/// Which day is meant when new and cleared ones are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// What was written down on this real day.
    Entered(Date),
    /// What happened with the figures of this day.
    Figures(Date),
}

/// How many alerts are new on a day and how many are gone, by rule. One that
/// came and went on the same day is neither.
pub fn fresh(survey: &Survey, on: On) -> BTreeMap<RuleId, Count> {
    let mut counts: BTreeMap<RuleId, Count> = BTreeMap::new();
    let raised = survey.projects.iter().flat_map(|p| &p.alerts).map(|a| (a.alert.rule, &a.events));
    let past = survey.projects.iter().flat_map(|p| &p.past).map(|a| (a.key.rule, &a.events));
    for (rule, events) in raised.chain(past) {
        let is_on = |r: &&EventRow| match on {
            On::Entered(day) => r.entered() == Some(day),
            On::Figures(day) => r.event.day == day,
        };
        let of_day = || {
            let moves = events.iter().filter(is_on).map(|r| &r.event.act);
            moves.filter(|a| matches!(a, Act::Appeared | Act::Vanished))
        };
        match (of_day().next(), of_day().next_back()) {
            (Some(Act::Appeared), Some(Act::Appeared)) => counts.entry(rule).or_default().new += 1,
            (Some(Act::Vanished), Some(Act::Vanished)) => counts.entry(rule).or_default().cleared += 1,
            _ => {}
        }
    }
    counts
}
