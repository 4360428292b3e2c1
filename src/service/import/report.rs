//! What changed since the last import. Before an import the figures and the
//! alerts as they stand are kept with it; the difference to now is the answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::date;
use crate::domain::money::Money;
use crate::domain::monitor::alert::AlertKey;
use crate::domain::monitor::change::{Count, Subject, changes};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;
use crate::service::Fault;
use crate::service::period::Period;
use crate::service::survey::{self, Survey};
use crate::store::Store;

/// The alerts and sums of a day, small enough to be kept with every import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    year: Option<i16>,
    as_of: Option<String>,
    projects: usize,
    budget: i64,
    paid: i64,
    alerts: Vec<(String, String, String, String)>,
}

impl Snapshot {
    /// Of a survey; of nothing while the store is empty.
    pub fn of(survey: Option<&Survey>) -> Snapshot {
        let Some(survey) = survey else { return Snapshot::default() };
        let sums = survey.sums();
        let alerts = survey.alerts().into_iter().map(|(p, a)| {
            let key = a.alert.identity();
            (p.project.code.clone(), key.rule.key().to_string(), key.part, a.alert.level.key().to_string())
        });
        Snapshot {
            year: Some(survey.period.year),
            as_of: Some(survey.period.as_of.to_string()),
            projects: sums.projects,
            budget: sums.budget.fen(),
            paid: sums.paid.fen(),
            alerts: alerts.collect(),
        }
    }
}

/// An alert that came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct AlertRef {
    pub code: String,
    pub rule: RuleId,
    /// Fund line or kind of defect.
    pub part: String,
    pub level: Level,
}

/// The difference between the state before an import and now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Change {
    pub run: i64,
    pub before: Option<Period>,
    pub after: Option<Period>,
    pub projects: (usize, usize),
    pub budget: (Money, Money),
    pub paid: (Money, Money),
    /// Alerts that were not there, or were milder.
    pub raised: Vec<AlertRef>,
    /// Alerts that are no longer there.
    pub cleared: Vec<AlertRef>,
    /// How many of each rule came and went.
    pub by_rule: BTreeMap<RuleId, Count>,
}

/// What changed with the newest import that still stands; `None` before the first.
///
/// # Errors
/// What the store says.
pub fn changes_since_last(store: &Store) -> Result<Option<Change>, Fault> {
    let Some((run, json)) = store.last_report()? else { return Ok(None) };
    let before: Snapshot = serde_json::from_str(&json).unwrap_or_default();
    let survey = survey::latest(store)?;
    let after = Snapshot::of(survey.as_ref());
    Ok(Some(compare(run, &before, &after)))
}

fn compare(run: i64, before: &Snapshot, after: &Snapshot) -> Change {
    let find = |set: &Snapshot, a: &(String, String, String, String)| {
        set.alerts.iter().find(|b| (&b.0, &b.1, &b.2) == (&a.0, &a.1, &a.2)).and_then(|b| Level::from_key(&b.3))
    };
    let fresh = |a: &&(String, String, String, String)| find(before, a) < Level::from_key(&a.3);
    let gone = |a: &&(String, String, String, String)| find(after, a).is_none();
    let by_rule = changes(subjects(before), subjects(after)).by_rule();
    Change {
        run,
        by_rule,
        before: period(before),
        after: period(after),
        projects: (before.projects, after.projects),
        budget: (Money::from_fen(before.budget), Money::from_fen(after.budget)),
        paid: (Money::from_fen(before.paid), Money::from_fen(after.paid)),
        raised: after.alerts.iter().filter(fresh).filter_map(reference).collect(),
        cleared: before.alerts.iter().filter(gone).filter_map(reference).collect(),
    }
}

fn period(snapshot: &Snapshot) -> Option<Period> {
    Some(Period { year: snapshot.year?, as_of: date::parse_iso(snapshot.as_of.as_deref()?)? })
}

/// The alerts as two days are compared: by the code of their project.
fn subjects(snapshot: &Snapshot) -> impl Iterator<Item = (Subject<String>, Level)> {
    snapshot.alerts.iter().filter_map(reference).map(|a| ((a.code, AlertKey { rule: a.rule, part: a.part }), a.level))
}

fn reference(alert: &(String, String, String, String)) -> Option<AlertRef> {
    Some(AlertRef {
        code: alert.0.clone(),
        rule: RuleId::from_key(&alert.1)?,
        part: alert.2.clone(),
        level: Level::from_key(&alert.3)?,
    })
}
