//! `alerts`: the list with its arithmetic, and what an operator does with
//! them. Never here: when there is an alert.

mod act;
pub(super) mod args;
mod choose;
pub(super) mod json;
mod send;

use serde_json::json;

use super::desk::Desk;
use super::print::Page;
use super::projects::heading;
use super::stop::Stop;
use super::{ATTENTION, DONE};
use crate::domain::monitor::life::State;
use crate::domain::monitor::light::Level;
use crate::present::{alerts, lists};
use crate::service::alerts::fresh;
use crate::service::survey;
pub(super) use send::years;

use args::Alerts;
use choose::{Asked, level};
use json::AlertOut;

/// `alerts`
pub(super) fn run(desk: &Desk, args: &Alerts) -> Result<u8, Stop> {
    match &args.then {
        None => list(desk, args),
        Some(verb) => act::run(desk, verb),
    }
}

/// The summary counts the alerts of the rule and department asked for, whatever
/// level or state is listed; `--fail-on` looks at the same, but for those waived.
fn list(desk: &Desk, args: &Alerts) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let survey = survey::survey(&store, period)?;
    let asked = Asked::of(desk, &survey, &args.filter)?;
    let all: Vec<_> = survey.alerts().into_iter().filter(|(p, a)| asked.is_about(p, a.alert.rule)).collect();
    let count = |level: Level| all.iter().filter(|(_, a)| a.alert.level == level).count();
    let (red, yellow, blue) = (count(Level::Red), count(Level::Yellow), count(Level::Blue));
    let rows: Vec<_> = all.iter().copied().filter(|(_, a)| asked.stands(Some(a.alert.level), a.state())).collect();
    let gone = survey.past().into_iter().filter(|(p, a)| asked.is_about(p, a.key.rule));
    let gone = gone.filter(|(_, a)| (args.all || asked.wants_past()) && asked.stands(a.level, a.life.state));
    let gone: Vec<_> = gone.collect();
    let today = desk.counting_day();
    let mut page = Page::of(lists::alerts(desk.s, &rows, &gone, (&survey.calendar, today)), period.as_of);
    page.above = heading(desk, &survey);
    page.below.push((desk.s.cli.alert_counts)(red, yellow, blue));
    let new = fresh(&survey, desk.new_on());
    page.below.push(alerts::fresh(desk.s, &new));
    desk.show(&page, || {
        let raised = rows.iter().map(|(p, a)| AlertOut::of(desk.s, &survey.rules, (&survey.calendar, today), p, a));
        let gone = gone.iter().map(|(p, a)| AlertOut::past(desk.s, p, a));
        json!({
            "year": period.year, "as_of": period.as_of.to_string(),
            "data_as_of": survey.data_as_of.map(|d| d.to_string()), "stale": survey.stale,
            "projects": survey.projects.len(),
            "summary": {"red": red, "yellow": yellow, "blue": blue},
            "today": json::by_rule(&new),
            "alerts": raised.chain(gone).collect::<Vec<_>>(),
        })
    })?;
    let fails = |limit: Level| all.iter().any(|(_, a)| a.alert.level >= limit && a.state() != State::Waived);
    Ok(if args.fail_on.map(level).is_some_and(fails) { ATTENTION } else { DONE })
}
