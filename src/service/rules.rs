//! Thresholds: what is in force, changing them, and what a change would do.

use super::period::Period;
use super::survey::{self, LevelCounts, Survey};
use super::{Fault, Stamp};
use crate::domain::code::ProjectCode;
use crate::domain::date::Date;
use crate::domain::fund::FundType;
use crate::domain::monitor::light::Light;
use crate::domain::monitor::scope::Scope;
use crate::domain::monitor::setting::{self, RuleSet, Source};
use crate::domain::org::{Department, fold_name};
use crate::domain::project::Category;
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
        last.retain(|r| r.key != row.key || r.scope != row.scope);
        last.push(row);
    }
    last.retain(|r| r.until.is_none_or(|until| until >= as_of));
    // What is set apart is held against what holds for all, so it comes last.
    last.sort_by_key(|r| r.scope.is_some());
    // Yellow and red of a rule may have to pass each other: once more sets the rest right.
    for _ in 0..2 {
        for row in &last {
            let Some(value) = &row.value else { continue };
            let source = Source::Local {
                by: row.set_by.clone(),
                from: row.valid_from,
                until: row.until,
                scope: row.scope.clone(),
                reason: row.reason.clone(),
            };
            let _ = match &row.scope {
                Some(scope) => set.set_apart(scope.clone(), &row.key, value, source),
                None => set.set(&row.key, value, source),
            };
        }
    }
    set
}

/// A change of one threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// As a person may write it.
    pub key: String,
    /// The new value; `None` goes back to the default, or to what holds for all.
    pub value: Option<String>,
    /// For whom; `None`: for all.
    pub scope: Option<Scope>,
    /// The day from which it holds.
    pub from: Date,
    /// The last day on which it holds; only what is set apart has one.
    pub until: Option<Date>,
    /// Why.
    pub reason: Option<String>,
}

/// A value that is to hold for all from a day on.
pub fn for_all(key: &str, value: &str, from: Date) -> Change {
    Change { key: key.into(), value: Some(value.into()), scope: None, from, until: None, reason: None }
}

/// For whom a threshold is to be set apart, as a person names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A department by code or name.
    Department(String),
    /// A category by word or code.
    Category(String),
    /// A fund type by name or code.
    Fund(String),
    /// A project by its code.
    Project(String),
}

/// Finds what is named.
///
/// # Errors
/// [`Fault::NoDepartment`], [`Fault::NoProject`].
pub fn scope(store: &Store, period: Period, named: &Named) -> Result<Scope, Fault> {
    match named {
        Named::Department(typed) => {
            let fold = fold_name(typed, super::DEFAULT_PLACE);
            let all = store.departments(period.as_of)?;
            let meant = |d: &Department| {
                d.code.as_deref() == Some(typed.trim()) || fold_name(&d.name, super::DEFAULT_PLACE) == fold
            };
            let found = all.into_iter().find(meant).map(|d| Scope::Department(d.id));
            found.ok_or_else(|| Fault::NoDepartment(typed.clone()))
        }
        Named::Category(typed) => Ok(Scope::Category(Category::parse(typed).ok_or(Fault::EmptyText)?)),
        Named::Fund(typed) => Ok(Scope::Fund(FundType::parse(typed).ok_or(Fault::EmptyText)?)),
        Named::Project(code) => {
            let code = ProjectCode::parse(code).map_or_else(|_| code.clone(), |c| c.to_string());
            if store.years_of(&code)?.is_empty() {
                return Err(Fault::NoProject { code, year: period.year });
            }
            Ok(Scope::Project(code))
        }
    }
}

/// Checks a change against what is in force: the canonical key and the set after it.
fn apply(set: &RuleSet, change: &Change, by: &str) -> Result<(&'static str, RuleSet), Fault> {
    let bad = |bad| Fault::Setting { key: change.key.clone(), bad };
    let key = setting::canonical(&change.key).map_err(bad)?;
    let mut after = set.clone();
    let source = || Source::Local {
        by: by.to_string(),
        from: change.from,
        until: change.until,
        scope: change.scope.clone(),
        reason: change.reason.clone(),
    };
    match (&change.value, &change.scope) {
        (Some(value), None) => after.set(key, value, source()).map_err(bad)?,
        (Some(value), Some(scope)) => after.set_apart(scope.clone(), key, value, source()).map_err(bad)?,
        (None, Some(scope)) => after.unset_apart(scope, key),
        (None, None) => {
            let default = RuleSet::default();
            let text = default.setting(key).map(|s| s.text.clone()).unwrap_or_default();
            after.set(key, &text, Source::Default).map_err(bad)?;
        }
    }
    Ok((key, after))
}

/// What is set apart needs a reason and a last day that is not over before it begins.
fn check_apart(change: &Change) -> Result<(), Fault> {
    let said = change.reason.as_deref().is_some_and(|r| !r.trim().is_empty());
    let ends = change.until.is_some_and(|until| until >= change.from);
    if change.scope.is_none() || change.value.is_none() || said && ends { Ok(()) } else { Err(Fault::ApartIncomplete) }
}

/// Changes thresholds, all or none.
///
/// # Errors
/// [`Fault::Setting`]; [`Fault::ApartIncomplete`] when something is set apart
/// without a reason or a last day.
pub fn set(store: &mut Store, stamp: &Stamp, changes: &[Change]) -> Result<(), Fault> {
    let from = changes.iter().map(|c| c.from).max();
    let Some(from) = from else { return Ok(()) };
    let mut set = in_force(store, from)?;
    let mut done = Vec::new();
    for change in changes {
        check_apart(change)?;
        let (key, after) = apply(&set, change, &stamp.actor)?;
        let before = match &change.scope {
            Some(scope) => set.apart().iter().find(|a| a.scope == *scope && a.key == key).map(|a| &a.setting),
            None => set.setting(key),
        };
        let before = before.map(|s| s.text.clone());
        set = after;
        done.push((key, before, change));
    }
    store.write(stamp, |w| {
        for (key, _, change) in &done {
            w.add_setting(&SettingRow {
                id: 0,
                key: (*key).to_string(),
                value: change.value.as_deref().map(|v| v.trim().to_string()),
                scope: change.scope.clone(),
                valid_from: change.from,
                until: change.until,
                set_by: stamp.actor.clone(),
                set_at: stamp.at.clone(),
                reason: change.reason.clone(),
            })?;
        }
        let subject = done.iter().map(|(key, ..)| *key).collect::<Vec<_>>().join(",");
        let detail = done.iter().map(|(key, before, change)| {
            serde_json::json!({"key": key, "scope": change.scope.as_ref().map(Scope::key), "before": before,
                "after": change.value, "from": change.from.to_string(),
                "until": change.until.map(|d| d.to_string()), "reason": change.reason})
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
pub fn simulate(store: &Store, period: Period, change: &Change) -> Result<Simulation, Fault> {
    let before = survey::survey(store, period)?;
    let (key, rules) = apply(&before.rules, change, "")?;
    let after = survey::survey_with(store, period, rules)?;
    let moved = before.projects.iter().zip(&after.projects).filter_map(|(b, a)| {
        let (was, is) = (b.lights.worst(), a.lights.worst());
        (was != is).then(|| (b.project.code.clone(), was, is))
    });
    let moved = moved.collect();
    Ok(Simulation { key, before, after, moved })
}

/// A month's end in a simulation over the year: alerts before and after the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastSimulation {
    /// The last day of the month, or the day asked for.
    pub day: Date,
    /// As it was.
    pub before: LevelCounts,
    /// As it would have been.
    pub after: LevelCounts,
}

/// Tries a change on every month's end of the year up to the day asked for.
///
/// # Errors
/// [`Fault::Setting`]
pub fn simulate_history(store: &Store, period: Period, change: &Change) -> Result<Vec<PastSimulation>, Fault> {
    let ends = (1..=12).map(|m| Date::constant(period.year, m, 1).last_of_month());
    let days = ends.filter(|d| *d < period.as_of).chain([period.as_of]);
    days.map(|day| {
        let then = Period { as_of: day, ..period };
        let before = survey::survey(store, then)?;
        // What is tried now is tried on that day too, whenever it would begin.
        let (_, rules) = apply(&before.rules, &Change { from: day, ..change.clone() }, "")?;
        let after = survey::survey_with(store, then, rules)?;
        Ok(PastSimulation { day, before: before.counts(), after: after.counts() })
    })
    .collect()
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
            changes.push(Change {
                key: canonical.into(),
                value: Some(value),
                scope: None,
                from,
                until: None,
                reason: None,
            });
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
