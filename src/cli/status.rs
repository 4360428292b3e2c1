//! `brief`, `check`, `log`: how the office stands, whether the store is sound,
//! who did what. Never here: what makes a store sound.

use serde_json::{Value as Json, json};

use super::alerts::json::by_rule;
use super::args;
use super::desk::Desk;
use super::json::{maybe_ratio, yuan};
use super::print::Page;
use super::projects::heading;
use super::stop::Stop;
use super::{ATTENTION, DONE, json as figures};
use crate::domain::money::Money;
use crate::domain::monitor::light::Light;
use crate::exchange::out::Value;
use crate::present::number::{percent_or_dash, two_places, wan, yi};
use crate::present::{alerts, finding, lists, rounds, terms};
use crate::service::Fault;
use crate::service::brief::{self, Brief};
use crate::service::check::{self, CheckReport};
use crate::service::import::AlertRef;
use crate::service::monitor::check::Broken;
use crate::service::survey::{self, Survey};
use crate::store::StoreError;
use crate::store::audit::{Break, Logged};

/// `brief`
pub(super) fn brief(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let survey = survey::survey(&store, period)?;
    let brief = brief::brief(&store, &survey, desk.new_on(), desk.counting_day())?;
    desk.tell(&lines(desk, &survey, &brief), || whole(&survey, &brief))?;
    Ok(DONE)
}

/// Ten lines that answer "how do we stand".
pub(super) fn lines(desk: &Desk, survey: &Survey, b: &Brief) -> Vec<String> {
    let c = &desk.s.cli;
    let name =
        |(_, name, department, m): &(String, String, String, Money)| format!("{name}（{department}）{}", wan(*m));
    let late = |(_, name, department, lag): &(String, String, String, rust_decimal::Decimal)| {
        format!("{name}（{department}）{}", two_places(crate::domain::ratio::points(*lag)))
    };
    let joined = |items: Vec<String>| if items.is_empty() { c.none.to_string() } else { items.join(c.comma) };
    let mut lines = vec![
        heading(desk, survey).join(c.comma),
        (c.brief_scope)(b.departments, b.sums.projects, &yi(b.sums.budget), &yi(b.sums.paid)),
        (c.brief_pace)(&percent_or_dash(b.sums.rate()), &percent_or_dash(b.sums.pace())),
        (c.brief_lights)(b.lights),
        (c.alert_counts)(b.alerts.red, b.alerts.yellow, b.alerts.blue),
        (c.brief_idle)(&wan(b.sums.idle), &joined(b.idle.iter().map(name).collect())),
        (c.brief_late)(&joined(b.lagging.iter().map(late).collect())),
        (c.brief_open)(b.unverified, b.basket),
        alerts::fresh(desk.s, &b.today),
        (desk.s.alert_life.waiting)(b.waiting.0, b.waiting.1),
    ];
    match &b.change {
        None => lines.push(c.brief_no_change.to_string()),
        Some(change) => {
            let (before, after) = (change.paid.0, change.paid.1);
            lines.push((c.brief_change)(&wan(after - before), &wan(change.budget.1 - change.budget.0)));
            lines.push((c.brief_alerts)(change.raised.len(), change.cleared.len()));
            let by_rule = alerts::by_rule(desk.s, &change.by_rule);
            if !by_rule.is_empty() {
                lines.push((desk.s.alert_life.since_import)(&by_rule));
            }
        }
    }
    lines
}

fn whole(survey: &Survey, b: &Brief) -> Json {
    let [red, yellow, blue, green, grey] = b.lights;
    let alert =
        |a: &AlertRef| json!({"project_code": a.code, "rule": a.rule.key(), "part": a.part, "level": a.level.key()});
    let change = b.change.as_ref().map(|c| {
        json!({
            "run": c.run, "projects": [c.projects.0, c.projects.1],
            "budget": [yuan(c.budget.0), yuan(c.budget.1)], "paid": [yuan(c.paid.0), yuan(c.paid.1)],
            "raised": c.raised.iter().map(alert).collect::<Vec<_>>(),
            "cleared": c.cleared.iter().map(alert).collect::<Vec<_>>(),
            "by_rule": by_rule(&c.by_rule)["by_rule"],
        })
    });
    json!({
        "year": survey.period.year, "as_of": survey.period.as_of.to_string(),
        "data_as_of": survey.data_as_of.map(|d| d.to_string()), "stale": survey.stale,
        "departments": b.departments, "projects": b.sums.projects, "budget": yuan(b.sums.budget),
        "paid": yuan(b.sums.paid), "unspent": yuan(b.sums.budget - b.sums.paid),
        "execution_rate": maybe_ratio(b.sums.rate()), "expected_progress": maybe_ratio(b.sums.pace()),
        "idle": yuan(b.sums.idle),
        "lights": {"red": red, "yellow": yellow, "blue": blue, "green": green, "grey": grey},
        "summary": {"red": b.alerts.red, "yellow": b.alerts.yellow, "blue": b.alerts.blue},
        "largest_idle": b.idle.iter().map(|(code, name, department, m)| json!({
            "project_code": code, "project": name, "department": department, "idle": yuan(*m),
        })).collect::<Vec<_>>(),
        "furthest_behind": b.lagging.iter().map(|(code, name, department, lag)| json!({
            "project_code": code, "project": name, "department": department, "lag_points": figures::points(*lag),
        })).collect::<Vec<_>>(),
        "unverified": b.unverified, "basket": b.basket, "today": by_rule(&b.today),
        "awaited": b.waiting.0, "overdue": b.waiting.1, "change": change,
    })
}

/// `check`
pub(super) fn check(desk: &Desk) -> Result<u8, Stop> {
    let path = desk.path()?;
    if !path.exists() {
        let why = std::io::Error::from(std::io::ErrorKind::NotFound).to_string();
        return Err(Fault::Store(StoreError::CannotOpen { path: path.into(), why }).into());
    }
    let report = match crate::store::Store::open(path).map_err(Fault::from).and_then(|s| check::check(&s)) {
        Ok(report) => report,
        // Too broken to be looked at closely: that too is an answer of this command.
        Err(Fault::Store(StoreError::Corrupt(why))) => CheckReport { database: vec![why], ..CheckReport::default() },
        Err(other) => return Err(other.into()),
    };
    desk.tell(&check_lines(desk, &report), || check_json(&report))?;
    Ok(if report.is_sound() { DONE } else { ATTENTION })
}

/// What was found, a line each.
pub(super) fn check_lines(desk: &Desk, r: &CheckReport) -> Vec<String> {
    let c = &desk.s.cli;
    let mut lines = vec![(c.check_schema)(r.schema)];
    let mut part = |name: &str, wrong: Vec<String>| {
        lines.push(format!("{name} {}", if wrong.is_empty() { c.sound.to_string() } else { wrong.join(c.comma) }));
    };
    part(c.check_database, r.database.clone());
    let broken = r.audit_break.map(|b| match b {
        Break::Content(id) => (c.audit_content)(id),
        Break::Link(id) => (c.audit_link)(id),
    });
    part(&(c.check_audit)(r.audit_entries), broken.into_iter().collect());
    part(
        c.check_batches,
        r.batches.iter().map(|(id, counted, found)| (c.batch_broken)(*id, *counted, *found)).collect(),
    );
    let sums = r.sums.iter().map(|s| (c.sum_broken)(s.year, s.ledger.table(), &yuan(s.rows), &yuan(s.projects)));
    part(c.check_sums, sums.collect());
    part(c.check_rounds, r.rounds.iter().map(|b| rounds::broken(desk.s, *b)).collect());
    lines.push(if r.is_sound() { c.all_sound } else { c.not_sound }.to_string());
    lines
}

pub(super) fn check_json(r: &CheckReport) -> Json {
    let broken = r.audit_break.map(|b| match b {
        Break::Content(id) => json!({"entry": id, "what": "content"}),
        Break::Link(id) => json!({"entry": id, "what": "link"}),
    });
    json!({
        "sound": r.is_sound(), "schema": r.schema, "database": r.database,
        "audit": {"entries": r.audit_entries, "broken": broken},
        "batches": r.batches.iter().map(|(id, counted, found)| json!({
            "batch": id, "counted": counted, "found": found,
        })).collect::<Vec<_>>(),
        "sums": r.sums.iter().map(|s| json!({
            "year": s.year, "ledger": s.ledger.table(), "rows": yuan(s.rows), "projects": yuan(s.projects),
        })).collect::<Vec<_>>(),
        "rounds": r.rounds.iter().map(|b| match *b {
            Broken::Round { year, months, event } => json!({"what": "round", "year": year, "round": months, "event": event}),
            Broken::Form { year, months, event } => json!({"what": "form", "year": year, "round": months, "event": event}),
            Broken::Snapshot { year, months } => json!({"what": "snapshot", "year": year, "round": months, "event": null}),
        }).collect::<Vec<_>>(),
    })
}

/// `log`
pub(super) fn log(desk: &Desk, args: &args::Log) -> Result<u8, Stop> {
    let store = desk.or_empty()?;
    let entries = store.log(0, if args.all { u64::from(u32::MAX) } else { args.limit })?;
    let total = store.log_len()?;
    let (r, c) = (&desk.s.rules, &desk.s.cli);
    let row = |e: &Logged| {
        vec![
            Value::text(e.id.to_string()),
            Value::text(e.at.get(..19).unwrap_or(&e.at).replace('T', " ")),
            Value::text(e.actor.as_str()),
            Value::text(terms::logged(desk.s, &e.action)),
            Value::text(e.subject.as_str()),
            Value::text(e.detail.as_str()),
        ]
    };
    let heads = [c.col_entry, r.col_when, r.col_who, r.col_what, c.col_subject, r.col_detail];
    let sheet = lists::sheet(r.log_title, &heads, entries.iter().map(row).collect());
    let mut page = Page::of(sheet, desk.today());
    if entries.is_empty() {
        page.below.push(r.log_empty.to_string());
    }
    desk.show(&page, || json!({"total": total, "entries": entries.iter().map(entry_json).collect::<Vec<_>>()}))?;
    Ok(DONE)
}

fn entry_json(e: &Logged) -> Json {
    // The text is kept as it was sealed; whoever wants its parts gets them.
    let detail = serde_json::from_str(&e.detail).unwrap_or_else(|_| Json::from(e.detail.as_str()));
    json!({
        "id": e.id, "at": e.at, "actor": e.actor, "action": e.action, "subject": e.subject, "detail": detail,
        "previous": e.previous, "hash": e.hash,
    })
}

/// The word of a light, for those who list changes.
pub(super) fn light_word(desk: &Desk, light: Light) -> &'static str {
    finding::light(desk.s, light)
}
