//! `alerts`: the list with its arithmetic, and what an operator does with one.
//! Never here: when there is an alert.

use serde_json::json;

use super::alert_json::AlertOut;
use super::args::{AlertName, AlertNote, Alerts, LevelWord};
use super::desk::Desk;
use super::print::Page;
use super::projects::{InDepartment, heading};
use super::stop::Stop;
use super::{ATTENTION, DONE};
use crate::domain::monitor::light::Level;
use crate::domain::text;
use crate::present::{finding, lists};
use crate::service::alerts::{Action, Handled, handle};
use crate::service::survey::{self, JudgedProject, RaisedAlert};

/// `alerts`. The summary counts the alerts of the rule and department asked
/// for, whatever level is listed; `--fail-on` looks at the same.
pub(super) fn list(desk: &Desk, args: &Alerts) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let survey = survey::survey(&store, period)?;
    let department = InDepartment::find(desk, &survey, args.department.as_deref())?;
    let asked = |(p, a): &(&JudgedProject, &RaisedAlert)| {
        args.rule.is_none_or(|r| a.alert.rule == r) && department.as_ref().is_none_or(|d| d.holds(p))
    };
    let all: Vec<_> = survey.alerts().into_iter().filter(asked).collect();
    let count = |level: Level| all.iter().filter(|(_, a)| a.alert.level == level).count();
    let (red, yellow, blue) = (count(Level::Red), count(Level::Yellow), count(Level::Blue));
    let only = args.level.map(level);
    let rows: Vec<_> = all.iter().copied().filter(|(_, a)| only.is_none_or(|l| a.alert.level == l)).collect();
    let mut page = Page::of(lists::alerts(desk.s, &rows), period.as_of);
    page.above = heading(desk, &survey);
    page.below.push((desk.s.cli.alert_counts)(red, yellow, blue));
    desk.show(&page, || {
        json!({
            "year": period.year, "as_of": period.as_of.to_string(),
            "data_as_of": survey.data_as_of.map(|d| d.to_string()), "stale": survey.stale,
            "projects": survey.projects.len(),
            "summary": {"red": red, "yellow": yellow, "blue": blue},
            "alerts": rows.iter().map(|(p, a)| AlertOut::of(desk.s, &survey.rules, p, a)).collect::<Vec<_>>(),
        })
    })?;
    let fails = args.fail_on.map(level).is_some_and(|limit| all.iter().any(|(_, a)| a.alert.level >= limit));
    Ok(if fails { ATTENTION } else { DONE })
}

fn level(word: LevelWord) -> Level {
    match word {
        LevelWord::Red => Level::Red,
        LevelWord::Yellow => Level::Yellow,
        LevelWord::Blue => Level::Blue,
    }
}

/// `alerts ack`
pub(super) fn acknowledge(desk: &Desk, name: &AlertName) -> Result<u8, Stop> {
    act(desk, name, &Action::Acknowledge)
}

/// `alerts reopen`
pub(super) fn reopen(desk: &Desk, name: &AlertName) -> Result<u8, Stop> {
    act(desk, name, &Action::Reopen)
}

/// `alerts note`
pub(super) fn note(desk: &Desk, note: &AlertNote) -> Result<u8, Stop> {
    act(desk, &note.name, &Action::Note(note.text.clone()))
}

fn act(desk: &Desk, name: &AlertName, action: &Action) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let code = text::clean(&name.code);
    let dossier = crate::service::dossier::open(&store, period, &code)?;
    let judged = dossier.judged;
    let fits = |a: &&RaisedAlert| {
        a.alert.rule == name.rule && name.part.as_deref().is_none_or(|p| a.alert.identity().part == p)
    };
    let found: Vec<&RaisedAlert> = judged.alerts.iter().filter(fits).collect();
    let c = &desk.s.cli;
    let [one] = found.as_slice() else {
        let rule = finding::rule(desk.s, name.rule);
        if found.is_empty() {
            return Err(Stop::said((c.no_alert)(&code, rule), c.no_alert_hint));
        }
        let parts: Vec<String> = found.iter().map(|a| a.alert.identity().part).collect();
        return Err(Stop::said((c.which_alert)(&code, rule), &(c.which_alert_hint)(&parts.join(" "))));
    };
    let handled = Handled {
        project_id: judged.project.id,
        project_code: judged.project.code.clone(),
        key: one.alert.identity(),
        seen: one.notes.last().map(|n| n.id),
    };
    handle(&mut store, &desk.stamp(), std::slice::from_ref(&handled), action)?;
    let done = match action {
        Action::Acknowledge => c.acknowledged,
        Action::Reopen => c.reopened,
        Action::Note(_) => c.noted,
    };
    let state = match action {
        Action::Acknowledge => "acknowledged",
        Action::Reopen => "new",
        Action::Note(_) => one.state.key(),
    };
    let line = format!("{} {} {}", judged.project.code, finding::rule(desk.s, name.rule), done);
    desk.tell(&[line], || {
        json!({
            "project_code": judged.project.code, "rule": name.rule.key(), "part": handled.key.part,
            "state": state,
        })
    })?;
    Ok(DONE)
}
