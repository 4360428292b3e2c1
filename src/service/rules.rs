//! Thresholds: what is in force, changing them, and what a change would do.

use super::period::Period;
use super::survey::{self, Survey};
use super::{Fault, Stamp};
use crate::domain::date::Date;
use crate::domain::monitor::light::Light;
use crate::domain::monitor::setting::{self, RuleSet, Source};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::setting::SettingRow;

/// The thresholds in force on a day.
///
/// # Errors
/// What the store says. A stored value that this program no longer takes is
/// passed over, as if it had not been set.
pub fn in_force(store: &Store, as_of: Date) -> Result<RuleSet, Fault> {
    Ok(from_history(&store.setting_history()?, as_of))
}

fn from_history(history: &[SettingRow], as_of: Date) -> RuleSet {
    let mut set = RuleSet::default();
    let mut last: Vec<&SettingRow> = Vec::new();
    for row in history.iter().filter(|r| r.valid_from <= as_of) {
        last.retain(|r| r.key != row.key);
        last.push(row);
    }
    // Yellow and red of a rule may have to pass each other: once more sets the rest right.
    for _ in 0..2 {
        for row in &last {
            if let Some(value) = &row.value {
                let source = Source::Local { by: row.set_by.clone(), from: row.valid_from, reason: row.reason.clone() };
                let _ = set.set(&row.key, value, source);
            }
        }
    }
    set
}

/// A change of one threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// As a person may write it.
    pub key: String,
    /// The new value; `None` goes back to the default.
    pub value: Option<String>,
    /// The day from which it holds.
    pub from: Date,
    /// Why.
    pub reason: Option<String>,
}

/// Checks a change against what is in force: the canonical key and the set after it.
fn apply(set: &RuleSet, change: &Change, by: &str) -> Result<(&'static str, RuleSet), Fault> {
    let bad = |bad| Fault::Setting { key: change.key.clone(), bad };
    let key = setting::canonical(&change.key).map_err(bad)?;
    let mut after = set.clone();
    match &change.value {
        Some(value) => {
            let source = Source::Local { by: by.to_string(), from: change.from, reason: change.reason.clone() };
            after.set(key, value, source).map_err(bad)?;
        }
        None => {
            let default = RuleSet::default();
            let text = default.setting(key).map(|s| s.text.clone()).unwrap_or_default();
            after.set(key, &text, Source::Default).map_err(bad)?;
        }
    }
    Ok((key, after))
}

/// Changes thresholds, all or none.
///
/// # Errors
/// [`Fault::Setting`]
pub fn set(store: &mut Store, stamp: &Stamp, changes: &[Change]) -> Result<(), Fault> {
    let from = changes.iter().map(|c| c.from).max();
    let Some(from) = from else { return Ok(()) };
    let mut set = in_force(store, from)?;
    let mut done = Vec::new();
    for change in changes {
        let (key, after) = apply(&set, change, &stamp.actor)?;
        let before = set.setting(key).map(|s| s.text.clone());
        set = after;
        done.push((key, before, change));
    }
    store.write(stamp, |w| {
        for (key, _, change) in &done {
            let value = change.value.as_deref().map(str::trim);
            w.add_setting(key, value, change.from, &stamp.actor, &stamp.at, change.reason.as_deref())?;
        }
        let subject = done.iter().map(|(key, ..)| *key).collect::<Vec<_>>().join(",");
        let detail = done.iter().map(|(key, before, change)| {
            serde_json::json!({"key": key, "before": before, "after": change.value,
                "from": change.from.to_string(), "reason": change.reason})
        });
        Ok(((), Entry { action: "rule_set", subject, detail: serde_json::Value::Array(detail.collect()) }))
    })
}

/// What a change would do to a day's lights.
#[derive(Debug, Clone)]
pub struct Simulation {
    /// Canonical key.
    pub key: &'static str,
    /// As it stands.
    pub before: Survey,
    /// As it would stand.
    pub after: Survey,
    /// Projects whose worst light would change: code, before, after.
    pub moved: Vec<(String, Light, Light)>,
}

/// Tries a change without making it.
///
/// # Errors
/// [`Fault::Setting`]
pub fn simulate(store: &Store, period: Period, key: &str, value: &str) -> Result<Simulation, Fault> {
    let before = survey::survey(store, period)?;
    let change = Change { key: key.into(), value: Some(value.into()), from: period.as_of, reason: None };
    let (key, rules) = apply(&before.rules, &change, "")?;
    let after = survey::survey_with(store, period, rules)?;
    let moved = before.projects.iter().zip(&after.projects).filter_map(|(b, a)| {
        let (was, is) = (b.lights.worst(), a.lights.worst());
        (was != is).then(|| (b.project.code.clone(), was, is))
    });
    let moved = moved.collect();
    Ok(Simulation { key, before, after, moved })
}

/// The history of all changes, oldest first.
///
/// # Errors
/// What the store says.
pub fn history(store: &Store) -> Result<Vec<SettingRow>, Fault> {
    let mut rows = store.setting_history()?;
    rows.sort_by_key(|r| r.id);
    Ok(rows)
}

/// The set as TOML, in the shape of the shipped configuration file.
pub fn to_toml(set: &RuleSet) -> String {
    let mut root = toml::Table::new();
    for (key, setting) in set.iter() {
        let mut at = &mut root;
        let parts: Vec<&str> = key.split('.').collect();
        let (last, path) = parts.split_last().expect("no key is empty");
        for part in path {
            let next = at.entry((*part).to_string()).or_insert_with(|| toml::Value::Table(toml::Table::new()));
            at = next.as_table_mut().expect("a path of keys holds tables only");
        }
        // As text, so that a number keeps the digits it was written with.
        let value = match setting.text.as_str() {
            "true" => toml::Value::Boolean(true),
            "false" => toml::Value::Boolean(false),
            text => toml::Value::String(text.to_string()),
        };
        at.insert((*last).to_string(), value);
    }
    toml::to_string(&root).expect("tables of strings always serialise")
}

/// Reads a TOML file into changes; numbers may stand bare or in quotes.
///
/// # Errors
/// [`Fault::Toml`], [`Fault::Setting`]
pub fn from_toml(text: &str, from: Date, current: &RuleSet) -> Result<Vec<Change>, Fault> {
    let root: toml::Table = toml::from_str(text).map_err(|e| Fault::Toml(e.to_string()))?;
    let mut found = Vec::new();
    flatten("", &root, &mut found)?;
    let mut changes = Vec::new();
    for (key, value) in found {
        let bad = |bad| Fault::Setting { key: key.clone(), bad };
        let canonical = setting::canonical(&key).map_err(bad)?;
        let shape = setting::shape_of(canonical);
        let parsed = setting::parse(shape, &value).ok_or_else(|| bad(setting::BadSetting::BadValue(shape)))?;
        if current.setting(canonical).is_some_and(|s| s.value != parsed) {
            changes.push(Change { key: canonical.into(), value: Some(value), from, reason: None });
        }
    }
    Ok(changes)
}

fn flatten(path: &str, table: &toml::Table, out: &mut Vec<(String, String)>) -> Result<(), Fault> {
    for (key, value) in table {
        let full = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        let text = match value {
            toml::Value::Table(inner) => {
                flatten(&full, inner, out)?;
                continue;
            }
            toml::Value::String(s) => s.clone(),
            toml::Value::Integer(n) => n.to_string(),
            // Its shortest form: what stood in the file, but for trailing zeros.
            toml::Value::Float(n) => n.to_string(),
            toml::Value::Boolean(b) => b.to_string(),
            toml::Value::Array(items) => {
                items.iter().map(|i| i.as_str().unwrap_or_default()).collect::<Vec<_>>().join(",")
            }
            toml::Value::Datetime(_) => return Err(Fault::Toml(full)),
        };
        out.push((full, text));
    }
    Ok(())
}
