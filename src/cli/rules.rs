//! `rules`: thresholds in force, who set them, changing them, and what a
//! change would do. Never here: what a threshold means.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{Apart, From};
use super::desk::Desk;
use super::print::Page;
use super::stop::Stop;
use super::{DONE, status};
use crate::domain::date::{self, Date};
use crate::domain::monitor::light::Light;
use crate::domain::monitor::rule::{Needs, RULES, RuleInfo, Side};
use crate::domain::monitor::scope::{self, Scope};
use crate::domain::monitor::setting::{RuleSet, Setting, Source, canonical, rule_of, shape_of};
use crate::exchange::out::{SheetOut, Value};
use crate::exchange::record::FileFault;
use crate::present::{finding, lists, terms};
use crate::service::Fault;
use crate::service::period::Period;
use crate::service::rules::{self, Change, Named, PastSimulation, Simulation};
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
    if !set.apart().is_empty() {
        page.sheets.push(apart_sheet(desk, &store, as_of, &set)?);
    }
    desk.show(&page, || {
        let general = set.iter().filter(|(key, _)| rule_of(key).is_none());
        json!({
            "as_of": as_of.to_string(),
            "rules": RULES.iter().map(|info| rule_json(desk, info, &set, &defaults)).collect::<Vec<_>>(),
            "general": general.map(|(key, s)| setting_json(key, s, &defaults)).collect::<Vec<_>>(),
            "apart": set.apart().iter().map(|a| setting_json(a.key, &a.setting, &defaults)).collect::<Vec<_>>(),
        })
    })?;
    Ok(DONE)
}

/// What is set apart for some, the widest scope first.
fn apart_sheet(desk: &Desk, store: &Store, day: Date, set: &RuleSet) -> Result<SheetOut, Stop> {
    let (r, c) = (&desk.s.rules, &desk.s.cli);
    let row = |a: &scope::Apart| -> Result<Vec<Value>, Stop> {
        let (by, from, until, reason) = match &a.setting.source {
            Source::Local { by, from, until, reason, .. } => (by.as_str(), Some(*from), *until, reason.as_deref()),
            Source::Default => ("", None, None, None),
        };
        let date = |d: Option<Date>| d.map_or(Value::Empty, Value::Date);
        Ok(vec![
            Value::text(whom(desk, store, day, &a.scope)?),
            Value::text(a.key),
            Value::text(a.setting.text.as_str()),
            Value::text(by),
            date(from),
            date(until),
            Value::maybe_text(reason),
        ])
    };
    let heads = [c.col_whom, r.col_key, r.col_value, r.col_by, r.col_since, c.col_until, c.col_reason];
    Ok(lists::sheet(c.apart, &heads, set.apart().iter().map(row).collect::<Result<_, _>>()?))
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
    let default = defaults.setting(key).map(|d| &d.text);
    match &setting.source {
        Source::Default => json!({
            "key": key, "value": setting.text, "default": default, "source": "default", "set_by": null, "from": null,
            "reason": null, "scope": null, "until": null,
        }),
        Source::Local { by, from, until, scope, reason } => json!({
            "key": key, "value": setting.text, "default": default, "source": "local", "set_by": by,
            "from": from.to_string(), "reason": reason, "scope": scope.as_ref().map(scope_json),
            "until": until.map(|d| d.to_string()),
        }),
    }
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

/// For whom the call sets a threshold apart, found in the store.
fn named_scope(store: &Store, period: Option<Period>, apart: &Apart) -> Result<Option<Scope>, Stop> {
    let named = match apart {
        Apart { department: Some(d), .. } => Named::Department(d.clone()),
        Apart { category: Some(c), .. } => Named::Category(c.clone()),
        Apart { fund: Some(f), .. } => Named::Fund(f.clone()),
        Apart { project: Some(p), .. } => Named::Project(p.clone()),
        _ => return Ok(None),
    };
    let period = period.ok_or(Fault::EmptyStore)?;
    Ok(Some(rules::scope(store, period, &named)?))
}

/// `rules set` and `rules unset`.
pub(super) fn set(
    desk: &Desk,
    key: &str,
    value: Option<&str>,
    apart: &Apart,
    until: Option<Date>,
    when: &From,
) -> Result<u8, Stop> {
    // A wrong key or value must not make a store.
    let mut store = desk.or_empty()?;
    let from = begin(desk, &store, when.from)?;
    let scope = named_scope(&store, day(desk, &store)?.1, apart)?;
    let change = Change {
        key: key.into(),
        value: value.map(str::to_string),
        scope: scope.clone(),
        from,
        until,
        reason: when.reason.clone(),
    };
    if store.path().is_none() {
        rules::set(&mut store, &desk.stamp(), std::slice::from_ref(&change))?;
        store = desk.store()?;
    }
    rules::set(&mut store, &desk.stamp(), std::slice::from_ref(&change))?;
    let now = rules::in_force(&store, from)?;
    let key = canonical(key).map_err(|bad| Fault::Setting { key: key.into(), bad })?;
    let there = now.apart().iter().find(|a| Some(&a.scope) == scope.as_ref() && a.key == key).map(|a| &a.setting);
    let text = there.or_else(|| now.setting(key)).map(|s| s.text.clone()).unwrap_or_default();
    let whom = scope.as_ref().map(|s| whom(desk, &store, from, s)).transpose()?;
    let line = match (&whom, until) {
        (Some(whom), Some(until)) => (desk.s.cli.rule_apart)(whom, key, &text, &from.to_string(), &until.to_string()),
        _ => (desk.s.cli.rule_set)(key, &text, &from.to_string()),
    };
    desk.tell(&[line], || {
        json!({"key": key, "value": text, "scope": scope.as_ref().map(scope_json), "from": from.to_string(),
            "until": until.map(|d| d.to_string()), "set_by": desk.operator})
    })?;
    Ok(DONE)
}

fn scope_json(scope: &Scope) -> Json {
    let (kind, value) = scope.key();
    json!({"kind": kind, "value": value})
}

/// For whom, in words.
fn whom(desk: &Desk, store: &Store, day: Date, scope: &Scope) -> Result<String, Stop> {
    Ok(match scope {
        Scope::Department(id) => {
            let all = store.departments(day).map_err(Fault::from)?;
            all.into_iter().find(|d| d.id == *id).map_or_else(|| id.to_string(), |d| d.name)
        }
        Scope::Category(category) => terms::category(desk.s, category).to_string(),
        Scope::Fund(fund) => fund.name().unwrap_or(desk.s.bench.none_told).to_string(),
        Scope::Project(code) => code.clone(),
    })
}

/// `rules simulate`
pub(super) fn simulate(desk: &Desk, key: &str, value: &str, apart: &Apart, history: bool) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let scope = named_scope(&store, Some(period), apart)?;
    let change = Change { scope, ..rules::for_all(key, value, period.as_of) };
    if history {
        return simulate_history(desk, period, key, value, &rules::simulate_history(&store, period, &change)?);
    }
    let done = rules::simulate(&store, period, &change)?;
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

/// `rules simulate --history`
fn simulate_history(desk: &Desk, period: Period, key: &str, value: &str, past: &[PastSimulation]) -> Result<u8, Stop> {
    let (r, b, c, t) = (&desk.s.rules, &desk.s.bench, &desk.s.cli, &desk.s.terms);
    let row = |p: &PastSimulation| {
        let counts = [p.before.red, p.after.red, p.before.yellow, p.after.yellow];
        std::iter::once(Value::Date(p.day)).chain(counts.map(lists::count)).collect()
    };
    let of = |what: &str, when: &str| format!("{what} {when}");
    let heads =
        [of(t.red, c.col_before), of(t.red, c.col_after), of(t.yellow, c.col_before), of(t.yellow, c.col_after)];
    let heads: Vec<&str> = std::iter::once(b.col_date).chain(heads.iter().map(String::as_str)).collect();
    let page = Page::of(lists::sheet(r.simulation, &heads, past.iter().map(row).collect()), period.as_of);
    desk.show(&page, || {
        let counts = |c: LevelCounts| json!({"red": c.red, "yellow": c.yellow, "blue": c.blue});
        let days = past
            .iter()
            .map(|p| json!({"as_of": p.day.to_string(), "before": counts(p.before), "after": counts(p.after)}));
        json!({"year": period.year, "key": key, "value": value, "history": days.collect::<Vec<_>>()})
    })?;
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

pub(super) fn read(file: &Path) -> Result<String, Stop> {
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
            h.until.map_or(Value::Empty, Value::Date),
            Value::maybe_text(h.scope.as_ref().map(|s| s.key().1).as_deref()),
            Value::maybe_text(h.reason.as_deref()),
        ]
    };
    let heads = [r.col_when, r.col_by, r.col_key, r.col_value, r.col_since, c.col_until, c.col_whom, c.col_reason];
    let page = Page::of(lists::sheet(r.title, &heads, rows.iter().map(row).collect()), desk.today());
    desk.show(&page, || {
        let rows = rows.iter().map(|h| {
            json!({
                "key": h.key, "value": h.value, "from": h.valid_from.to_string(), "set_by": h.set_by,
                "set_at": h.set_at, "reason": h.reason, "scope": h.scope.as_ref().map(scope_json),
                "until": h.until.map(|d| d.to_string()),
            })
        });
        json!({"changes": rows.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
