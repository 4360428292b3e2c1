//! Which alerts a call means. Never here: what is done with them.

use super::args::{Chosen, Filter, LevelWord};
use crate::cli::desk::Desk;
use crate::cli::projects::InDepartment;
use crate::cli::stop::Stop;
use crate::domain::monitor::alert::AlertKey;
use crate::domain::monitor::life::State;
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;
use crate::domain::text;
use crate::present::finding;
use crate::service::survey::{JudgedProject, RaisedAlert, Survey};

/// An alert in its survey.
pub(super) type Found<'a> = (&'a JudgedProject, &'a RaisedAlert);

/// Which alerts a filter lets through.
pub(super) struct Asked {
    rule: Option<RuleId>,
    level: Option<Level>,
    department: Option<InDepartment>,
    state: Option<State>,
}

impl Asked {
    pub fn of(desk: &Desk, survey: &Survey, filter: &Filter) -> Result<Asked, Stop> {
        let department = InDepartment::find(desk, survey, filter.department.as_deref())?;
        Ok(Asked { rule: filter.rule, level: filter.level.map(level), department, state: filter.state })
    }

    /// Whether it is of the rule and department asked for.
    pub fn is_about(&self, p: &JudgedProject, rule: RuleId) -> bool {
        self.rule.is_none_or(|r| rule == r) && self.department.as_ref().is_none_or(|d| d.holds(p))
    }

    /// Whether it is of the level and in the state asked for.
    pub fn stands(&self, level: Option<Level>, state: State) -> bool {
        self.level.is_none_or(|l| level == Some(l)) && self.state.is_none_or(|s| s == state)
    }

    /// Whether only a state in which an alert is no longer raised was asked for.
    pub fn wants_past(&self) -> bool {
        matches!(self.state, Some(State::Cleared | State::Resolved))
    }
}

pub(super) fn level(word: LevelWord) -> Level {
    match word {
        LevelWord::Red => Level::Red,
        LevelWord::Yellow => Level::Yellow,
        LevelWord::Blue => Level::Blue,
    }
}

/// The alerts meant, each once, in the order of the list; and whether they were
/// named one by one.
pub(super) fn chosen<'a>(desk: &Desk, survey: &'a Survey, which: &Chosen) -> Result<(Vec<Found<'a>>, bool), Stop> {
    let c = &desk.s.alert_life;
    let asked = Asked::of(desk, survey, &which.filter)?;
    let f = &which.filter;
    let filtered = which.all || f.rule.is_some() || f.level.is_some() || f.department.is_some() || f.state.is_some();
    if which.names.is_empty() && !filtered {
        return Err(Stop::said(c.which, c.which_hint));
    }
    let fits = |(p, a): &Found<'_>| asked.is_about(p, a.alert.rule) && asked.stands(Some(a.alert.level), a.state());
    let all: Vec<Found<'a>> = survey.alerts().into_iter().filter(fits).collect();
    if which.names.is_empty() {
        return Ok((all, false));
    }
    let mut named: Vec<(i64, AlertKey)> = Vec::new();
    for name in names(which) {
        let found: Vec<_> = all.iter().filter(|(p, a)| name.fits(p, a)).collect();
        if found.is_empty() {
            return Err(absent(desk, survey, &name));
        }
        // A rule of a project that speaks twice has to be told apart.
        if found.len() > 1 && name.rule.is_some() && name.part.is_none() {
            let parts: Vec<String> = found.iter().map(|(_, a)| a.alert.identity().part).collect();
            let rule = name.rule.map_or("", |r| finding::rule(desk.s, r));
            let s = &desk.s.cli;
            return Err(Stop::said((s.which_alert)(&name.code, rule), &(s.which_alert_hint)(&parts.join(" "))));
        }
        named.extend(found.iter().map(|(p, a)| (p.project.id, a.alert.identity())));
    }
    let is_named = |(p, a): &Found<'_>| named.contains(&(p.project.id, a.alert.identity()));
    Ok((all.into_iter().filter(is_named).collect(), true))
}

fn absent(desk: &Desk, survey: &Survey, name: &Name) -> Stop {
    let (c, f) = (&desk.s.cli, &desk.s.faults);
    if survey.project(&name.code).is_none() {
        return Stop::said((f.no_project)(&name.code, survey.period.year), f.no_project_hint);
    }
    let rule = name.rule.map_or(desk.s.alerts.short, |r| finding::rule(desk.s, r));
    Stop::said((c.no_alert)(&name.code, rule), c.no_alert_hint)
}

/// `CODE[:RULE[:PART]]`
struct Name {
    code: String,
    rule: Option<RuleId>,
    part: Option<String>,
}

impl Name {
    fn fits(&self, p: &JudgedProject, a: &RaisedAlert) -> bool {
        p.project.code == self.code
            && self.rule.is_none_or(|r| r == a.alert.rule)
            && self.part.as_ref().is_none_or(|part| a.alert.identity().part == *part)
    }
}

/// The names of a call; a rule may stand behind its project as a word of its own.
fn names(which: &Chosen) -> Vec<Name> {
    let mut all: Vec<Name> = Vec::new();
    for word in &which.names {
        let word = text::clean(word);
        if let (Some(rule), Some(last)) = (RuleId::from_key(&word), all.last_mut().filter(|n| n.rule.is_none())) {
            last.rule = Some(rule);
            continue;
        }
        let mut parts = word.splitn(3, ':');
        let code = parts.next().unwrap_or_default().to_string();
        match parts.next() {
            None => all.push(Name { code, rule: None, part: None }),
            Some(rule) => match RuleId::from_key(rule) {
                Some(rule) => all.push(Name { code, rule: Some(rule), part: parts.next().map(str::to_string) }),
                // Not a rule: a project of that name will not be found, and that is said.
                None => all.push(Name { code: word.clone(), rule: None, part: None }),
            },
        }
    }
    if let Some(part) = &which.part {
        all.iter_mut().for_each(|n| n.part = n.part.take().or_else(|| Some(text::clean(part))));
    }
    all
}
