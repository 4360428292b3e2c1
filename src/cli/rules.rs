//! `rules`: thresholds in force, who set them, changing them, and what a
//! change would do. Never here: what a threshold means.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::From;
use super::desk::Desk;
use super::print::Page;
use super::stop::Stop;
use super::{DONE, status};
use crate::domain::date::{self, Date};
use crate::domain::monitor::light::Light;
use crate::domain::monitor::rule::{Needs, RULES, RuleInfo, Side};
use crate::domain::monitor::setting::{RuleSet, Setting, Source, canonical, rule_of, shape_of};
use crate::exchange::out::Value;
use crate::exchange::record::FileFault;
use crate::present::{finding, lists, terms};
use crate::service::Fault;
use crate::service::period::Period;
use crate::service::rules::{self, Change, Simulation};
use crate::service::survey::{LevelCounts, Survey};
use crate::store::Store;
use crate::store::setting::SettingRow;

/// The day whose thresholds are meant: that of the figures, or today while
/// the store holds none.
fn day(desk: &Desk, store: &Store) -> Result<(Date, Option<Period>), Stop> {
    match crate::service::period::resolve(store, desk.year, desk.as_of) {
        Ok(period) => Ok((period.as_of, Some(period))),
        Err(Fault::EmptyStore) => Ok((desk.as_of.unwrap_or_else(|| desk.today()), None)),
        Err(other) => Err(other.into()),
    }
}

/// `rules`
pub(super) fn list(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.or_empty()?;
    let (as_of, _) = day(desk, &store)?;
    let set = rules::in_force(&store, as_of)?;
    let defaults = RuleSet::default();
    let (r, b) = (&desk.s.rules, &desk.s.bench);
    let row = |(key, setting): (&'static str, &Setting)| {
        let rule = rule_of(key);
        let (by, from) = match &setting.source {
            Source::Default => (r.builtin.to_string(), Value::Empty),
            Source::Local { by, from, .. } => (by.clone(), Value::Date(*from)),
        };
        let default = defaults.setting(key).map(|d| d.text.clone()).unwrap_or_default();
        vec![
            Value::text(rule.map_or(desk.s.cli.general, |rule| finding::rule(desk.s, rule))),
            Value::text(key),
            Value::text(setting.text.as_str()),
            Value::text(default),
            Value::text(by),
            from,
            Value::text(terms::shape(desk.lang, shape_of(key))),
        ]
    };
    let heads = [r.col_rule, r.col_key, r.col_value, r.col_default, r.col_by, r.col_since, desk.s.cli.col_takes];
    let mut page = Page::of(lists::sheet(r.title, &heads, set.iter().map(row).collect()), as_of);
    page.above.push((b.upto)(&as_of.to_string()));
    desk.show(&page, || {
        let general = set.iter().filter(|(key, _)| rule_of(key).is_none());
        json!({
            "as_of": as_of.to_string(),
            "rules": RULES.iter().map(|info| rule_json(desk, info, &set, &defaults)).collect::<Vec<_>>(),
            "general": general.map(|(key, s)| setting_json(key, s, &defaults)).collect::<Vec<_>>(),
        })
    })?;
    Ok(DONE)
}

fn rule_json(desk: &Desk, info: &RuleInfo, set: &RuleSet, defaults: &RuleSet) -> Json {
    let side = match info.side {
        Side::Spend => Some("spend"),
        Side::Target => Some("target"),
        Side::Outlook => Some("outlook"),
        Side::Aside => None,
    };
    let needs = match info.needs {
        Needs::Money => "money",
        Needs::Targets => "targets",
        Needs::MonitoringForms => "monitoring_forms",
        Needs::SelfEvaluations => "self_evaluations",
        Needs::Rectifications => "rectifications",
    };
    let own = set.iter().filter(|(key, _)| rule_of(key) == Some(info.id));
    json!({
        "rule": info.key, "name": finding::rule(desk.s, info.id), "numbers": info.numbers, "light": side,
        "needs": needs, "enabled": set.enabled(info.id), "default_on": info.default_on, "idle": info.idle,
        "settings": own.map(|(key, s)| setting_json(key, s, defaults)).collect::<Vec<_>>(),
    })
}

fn setting_json(key: &str, setting: &Setting, defaults: &RuleSet) -> Json {
    let (source, by, from, reason) = match &setting.source {
        Source::Default => ("default", None, None, None),
        Source::Local { by, from, reason } => ("local", Some(by), Some(from.to_string()), reason.as_ref()),
    };
    json!({
        "key": key, "value": setting.text, "default": defaults.setting(key).map(|d| &d.text), "source": source,
        "set_by": by, "from": from, "reason": reason,
    })
}

/// The day from which a change holds: as named, else January 1 of the budget
/// year, so that it shows in the figures at hand.
fn begin(desk: &Desk, store: &Store, named: Option<Date>) -> Result<Date, Stop> {
    if let Some(day) = named {
        return Ok(day);
    }
    let (as_of, period) = day(desk, store)?;
    Ok(date::first_of_year(period.map_or(as_of.year(), |p| p.year)))
}

/// `rules set` and `rules unset`.
pub(super) fn set(desk: &Desk, key: &str, value: Option<&str>, when: &From) -> Result<u8, Stop> {
    // A wrong key or value must not make a store.
    let mut store = desk.or_empty()?;
    let from = begin(desk, &store, when.from)?;
    let change = Change { key: key.into(), value: value.map(str::to_string), from, reason: when.reason.clone() };
    if store.path().is_none() {
        rules::set(&mut store, &desk.stamp(), std::slice::from_ref(&change))?;
        store = desk.store()?;
    }
    rules::set(&mut store, &desk.stamp(), std::slice::from_ref(&change))?;
    let now = rules::in_force(&store, from)?;
    let key = canonical(key).map_err(|bad| Fault::Setting { key: key.into(), bad })?;
    let text = now.setting(key).map(|s| s.text.clone()).unwrap_or_default();
    let line = (desk.s.cli.rule_set)(key, &text, &from.to_string());
    desk.tell(&[line], || json!({"key": key, "value": text, "from": from.to_string(), "set_by": desk.operator}))?;
    Ok(DONE)
}

/// `rules simulate`
pub(super) fn simulate(desk: &Desk, key: &str, value: &str) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let done = rules::simulate(&store, period, key, value)?;
    let (r, b, c) = (&desk.s.rules, &desk.s.bench, &desk.s.cli);
    let rows = done.moved.iter().map(|(code, before, after)| {
        let p = done.after.project(code).map(|p| &p.project);
        vec![
            Value::text(code.as_str()),
            Value::maybe_text(p.map(|p| p.name.as_str())),
            Value::maybe_text(p.map(|p| p.department.as_str())),
            Value::text(status::light_word(desk, *before)),
            Value::text(status::light_word(desk, *after)),
        ]
    });
    let heads = [b.col_code, b.col_project, b.col_department, c.col_before, c.col_after];
    let mut page = Page::of(lists::sheet(r.simulation, &heads, rows.collect()), period.as_of);
    let text = |s: &Survey| s.rules.setting(done.key).map(|s| s.text.clone()).unwrap_or_default();
    page.above.push((c.simulated)(done.key, &text(&done.before), &text(&done.after), &period.as_of.to_string()));
    let (before, after) = (done.before.counts(), done.after.counts());
    let pairs = [(desk.s.terms.red, before.red, after.red), (desk.s.terms.yellow, before.yellow, after.yellow)];
    page.above.extend(pairs.map(|(what, a, b)| (r.before_after)(what, a, b)));
    if done.moved.is_empty() {
        page.below.push(r.no_change.to_string());
    }
    desk.show(&page, || simulation_json(period, value, &done))?;
    Ok(DONE)
}

fn simulation_json(period: Period, value: &str, done: &Simulation) -> Json {
    let summary = |c: LevelCounts| json!({"red": c.red, "yellow": c.yellow, "blue": c.blue});
    let lights = |s: &Survey| {
        let count = |l: Light| s.projects.iter().filter(|p| p.lights.worst() == l).count();
        json!({
            "red": count(Light::Red), "yellow": count(Light::Yellow), "blue": count(Light::Blue),
            "green": count(Light::Green), "grey": count(Light::Grey),
        })
    };
    let moved = done.moved.iter().map(|(code, before, after)| {
        let p = done.after.project(code).map(|p| &p.project);
        json!({
            "project_code": code, "project": p.map(|p| &p.name), "department": p.map(|p| &p.department),
            "before": before.key(), "after": after.key(),
        })
    });
    json!({
        "year": period.year, "as_of": period.as_of.to_string(), "key": done.key, "value": value,
        "value_before": done.before.rules.setting(done.key).map(|s| &s.text),
        "before": {"summary": summary(done.before.counts()), "lights": lights(&done.before)},
        "after": {"summary": summary(done.after.counts()), "lights": lights(&done.after)},
        "moved": moved.collect::<Vec<_>>(),
    })
}

/// `rules export`
pub(super) fn export(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.or_empty()?;
    let (as_of, _) = day(desk, &store)?;
    desk.put(rules::to_toml(&rules::in_force(&store, as_of)?).as_bytes())?;
    Ok(DONE)
}

/// `rules import`
pub(super) fn import(desk: &Desk, file: &Path, when: &From) -> Result<u8, Stop> {
    let text = read(file)?;
    let mut store = desk.store()?;
    let from = begin(desk, &store, when.from)?;
    let mut changes = rules::from_toml(&text, from, &rules::in_force(&store, from)?)?;
    changes.iter_mut().for_each(|c| c.reason = when.reason.clone());
    rules::set(&mut store, &desk.stamp(), &changes)?;
    let mut lines = vec![(desk.s.cli.rules_imported)(changes.len(), &from.to_string())];
    lines.extend(changes.iter().map(|c| format!("{} = {}", c.key, c.value.as_deref().unwrap_or_default())));
    desk.tell(&lines, || {
        let changes = changes.iter().map(|c| json!({"key": c.key, "value": c.value, "from": c.from.to_string()}));
        json!({"changed": changes.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn read(file: &Path) -> Result<String, Stop> {
    if file.as_os_str() == "-" {
        return Ok(std::io::read_to_string(std::io::stdin().lock())?);
    }
    std::fs::read_to_string(file).map_err(|e| {
        let fault = match e.kind() {
            std::io::ErrorKind::NotFound => FileFault::NotFound,
            std::io::ErrorKind::IsADirectory => FileFault::Directory,
            _ => FileFault::Unreadable(e.to_string()),
        };
        Fault::File { file: file.display().to_string(), fault }.into()
    })
}

/// `rules history`
pub(super) fn history(desk: &Desk) -> Result<u8, Stop> {
    let rows = rules::history(&desk.or_empty()?)?;
    let (r, c) = (&desk.s.rules, &desk.s.cli);
    let row = |h: &SettingRow| {
        vec![
            Value::text(h.set_at.get(..16).unwrap_or(&h.set_at).replace('T', " ")),
            Value::text(h.set_by.as_str()),
            Value::text(h.key.as_str()),
            Value::text(h.value.as_deref().unwrap_or(c.back_to_default)),
            Value::Date(h.valid_from),
            Value::maybe_text(h.reason.as_deref()),
        ]
    };
    let heads = [r.col_when, r.col_by, r.col_key, r.col_value, r.col_since, c.col_reason];
    let page = Page::of(lists::sheet(r.title, &heads, rows.iter().map(row).collect()), desk.today());
    desk.show(&page, || {
        let rows = rows.iter().map(|h| {
            json!({
                "key": h.key, "value": h.value, "from": h.valid_from.to_string(), "set_by": h.set_by,
                "set_at": h.set_at, "reason": h.reason,
            })
        });
        json!({"changes": rows.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
