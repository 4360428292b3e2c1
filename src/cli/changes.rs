//! `changes`: two days side by side. Never here: what changed.

use clap::Args;
use serde_json::{Value as Json, json};

use super::DONE;
use super::args::day;
use super::desk::Desk;
use super::json::{maybe_ratio, yuan};
use super::print::Page;
use super::stop::Stop;
use crate::domain::date::Date;
use crate::domain::monitor::light::{Level, Light};
use crate::present::{changes as words, finding};
use crate::service::changes::{self, Moved, TwoDays, lights};
use crate::service::survey::Survey;

#[derive(Debug, Args)]
pub(super) struct Changes {
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<Date>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub to: Option<Date>,
}

/// `changes`
pub(super) fn run(desk: &Desk, args: &Changes) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let mut period = desk.period(&store)?;
    period.as_of = args.to.unwrap_or(period.as_of);
    let from = match args.from {
        Some(day) => day,
        None => changes::usual_start(&store, period)?,
    };
    let days = changes::two_days(&store, period.year, from, period.as_of)?;
    let moved = days.moved();
    let t = &desk.s.watching;
    let mut page = Page::of(words::totals(desk.s, &days), period.as_of);
    page.above.push((t.heading)(period.year, &from.to_string(), &period.as_of.to_string()));
    page.sheets.push(words::rules(desk.s, &days));
    page.sheets.push(words::moved(desk.s, &moved));
    if moved.is_empty() {
        page.sheets.truncate(1);
        page.below.push(t.nothing_changed.to_string());
    } else {
        page.below.push((t.changed)(moved.len()));
    }
    desk.show(&page, || answer(desk, &days, &moved))?;
    Ok(DONE)
}

fn answer(desk: &Desk, days: &TwoDays, moved: &[Moved<'_>]) -> Json {
    let rules = days.by_rule().into_iter().map(|(rule, c)| {
        json!({"rule": rule.key(), "name": finding::rule(desk.s, rule), "new": c.new, "cleared": c.cleared,
            "worse": c.worse, "better": c.better})
    });
    json!({
        "year": days.after.period.year, "from": days.before.period.as_of.to_string(),
        "to": days.after.period.as_of.to_string(),
        "totals": {"from": totals(&days.before), "to": totals(&days.after)},
        "rules": rules.collect::<Vec<_>>(), "total": moved.len(),
        "projects": moved.iter().map(project).collect::<Vec<_>>(),
        "alerts": moved.iter().flat_map(alerts).collect::<Vec<_>>(),
    })
}

fn totals(survey: &Survey) -> Json {
    let (sums, counts) = (survey.sums(), survey.counts());
    let [red, yellow, blue, green, grey] = lights(survey);
    json!({
        "projects": sums.projects, "budget": yuan(sums.budget), "paid": yuan(sums.paid), "idle": yuan(sums.idle),
        "execution_rate": maybe_ratio(sums.rate()), "expected_progress": maybe_ratio(sums.pace()),
        "lights": {"red": red, "yellow": yellow, "blue": blue, "green": green, "grey": grey},
        "alerts": {"red": counts.red, "yellow": counts.yellow, "blue": counts.blue},
    })
}

fn project(m: &Moved<'_>) -> Json {
    let (then, now) = (m.before, m.after);
    let of = |(then, now): (Light, Light)| json!({"from": then.key(), "to": now.key()});
    let p = &now.project;
    json!({
        "project_code": p.code, "project": p.name, "department_code": p.department_code, "department": p.department,
        "light": of(m.light()), "spend_light": of((then.lights.spend, now.lights.spend)),
        "target_light": of((then.lights.target, now.lights.target)),
        "outlook_light": of((then.lights.outlook, now.lights.outlook)),
        "budget": {"from": yuan(then.figures.budget), "to": yuan(now.figures.budget)},
        "paid": {"from": yuan(then.figures.paid), "to": yuan(now.figures.paid)},
        "execution_rate": {"from": maybe_ratio(then.figures.rate), "to": maybe_ratio(now.figures.rate)},
        "idle": {"from": yuan(then.idle), "to": yuan(now.idle)},
    })
}

fn alerts<'m>(m: &'m Moved<'_>) -> impl Iterator<Item = Json> + 'm {
    m.alerts.iter().map(|(key, turn)| {
        let (then, now) = turn.levels();
        json!({"change": turn.key(), "rule": key.rule.key(), "part": key.part, "project_code": m.after.project.code,
            "project": m.after.project.name, "from": then.map(Level::key), "to": now.map(Level::key)})
    })
}
