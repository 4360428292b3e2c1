//! All projects of a year, judged as of a day: what the lists, panes and the
//! commands `projects`, `alerts`, `departments` and `brief` show.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::period::Period;
use super::{Fault, calendar, rules};
use crate::domain::calendar::Calendar;
use crate::domain::date::{self, Date};
use crate::domain::letter::Serial;
use crate::domain::money::Money;
use crate::domain::monitor::alert::{Alert, AlertKey, Figures};
use crate::domain::monitor::attainment::Attainment;
use crate::domain::monitor::facts::{Day, ProjectFacts, TargetFacts};
use crate::domain::monitor::judge;
use crate::domain::monitor::life::{self, Act, Event, Life, State};
use crate::domain::monitor::light::{Level, Lights};
use crate::domain::monitor::lines::{Allocation, FundLine};
use crate::domain::monitor::setting::RuleSet;
use crate::domain::project::Project;
use crate::domain::target::review::Grade;
use crate::store::Store;
use crate::store::alert::EventRow;
use rust_decimal::Decimal;

/// An alert with what happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RaisedAlert {
    /// What the rules say.
    pub alert: Alert,
    /// What its events come to on the day.
    pub life: Life,
    /// What happened up to the day, oldest first.
    pub events: Vec<EventRow>,
    /// The newest event of any day, for telling whether a colleague was faster.
    pub seen: Option<i64>,
}

/// An alert that was raised once and is not on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAlert {
    /// Which one.
    pub key: AlertKey,
    /// How bad it was when that was last written down.
    pub level: Option<Level>,
    /// What its events come to on the day.
    pub life: Life,
    /// What happened up to the day, oldest first.
    pub events: Vec<EventRow>,
    /// The newest event of any day.
    pub seen: Option<i64>,
}

impl RaisedAlert {
    /// Where it stands.
    pub fn state(&self) -> State {
        self.life.state
    }

    /// What operators did and wrote, oldest first.
    pub fn acts(&self) -> impl DoubleEndedIterator<Item = &EventRow> {
        acts(&self.events)
    }

    /// The letter in force, where one was sent.
    pub fn letter(&self) -> Option<&Serial> {
        letter(&self.life, &self.events)
    }
}

impl PastAlert {
    /// What operators did and wrote, oldest first.
    pub fn acts(&self) -> impl DoubleEndedIterator<Item = &EventRow> {
        acts(&self.events)
    }
}

fn acts(events: &[EventRow]) -> impl DoubleEndedIterator<Item = &EventRow> {
    events.iter().filter(|r| !matches!(r.event.act, Act::Appeared | Act::Vanished))
}

/// The newest letter of what is asked of the unit now.
fn letter<'a>(life: &Life, events: &'a [EventRow]) -> Option<&'a Serial> {
    life.asked.and_then(|_| events.iter().rev().find_map(|r| r.letter.as_ref()).map(|(_, serial)| serial))
}

/// A judged project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedProject {
    /// Its master data.
    pub project: Project,
    /// Of the whole.
    pub figures: Figures,
    /// Its fund lines.
    pub lines: Vec<FundLine>,
    /// The three lights.
    pub lights: Lights,
    /// Idle money, counted once.
    pub idle: Money,
    /// How far its targets have come; nothing before a monitoring round told it.
    pub attainment: Option<Attainment>,
    /// Harshest first.
    pub alerts: Vec<RaisedAlert>,
    /// How many findings on it are open.
    pub open_findings: usize,
    /// Those that were raised once, in the order of the rules.
    pub past: Vec<PastAlert>,
    /// Its target; nothing while the store holds none at all for the year.
    pub target: Option<TargetFacts>,
    /// 自评得分, nothing where its form prints none that closes, and 等级, of a
    /// self-evaluation that stands.
    pub evaluated: Option<(Option<Decimal>, Option<Grade>)>,
}

/// A year as of a day.
#[derive(Debug, Clone)]
pub struct Survey {
    /// For which year and day.
    pub period: Period,
    /// The last payment that the figures hold, on or before the day.
    pub data_as_of: Option<Date>,
    /// Whole days between the two exceed the limit: the figures are old.
    pub stale: bool,
    /// The thresholds in force.
    pub rules: RuleSet,
    /// Which days are worked.
    pub calendar: Calendar,
    /// By project code.
    pub projects: Vec<JudgedProject>,
}

/// How many alerts of each level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct LevelCounts {
    pub red: usize,
    pub yellow: usize,
    pub blue: usize,
}

/// Sums over projects.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Sums {
    pub projects: usize,
    pub budget: Money,
    pub paid: Money,
    /// Σ budget × expected pace, in 分.
    pub expected: rust_decimal::Decimal,
    pub idle: Money,
}

/// Judges a whole year.
///
/// # Errors
/// What the store says.
pub fn survey(store: &Store, period: Period) -> Result<Survey, Fault> {
    let rules = rules::in_force(store, period.as_of)?;
    survey_with(store, period, rules)
}

/// Judges a whole year under given thresholds.
///
/// # Errors
/// What the store says.
pub fn survey_with(store: &Store, period: Period, rules: RuleSet) -> Result<Survey, Fault> {
    survey_known_by(store, period, period.as_of, rules)
}

/// The same with the monitoring forms as they stood on a later day.
///
/// # Errors
/// What the store says.
pub fn survey_known_by(store: &Store, period: Period, known_by: Date, rules: RuleSet) -> Result<Survey, Fault> {
    let mut events = events_by_project(store, period.year)?;
    let mut projects = Vec::new();
    store.facts_known_by(period.year, period.as_of, known_by, |row, facts| {
        projects.push(judged(row.project, &facts, &rules, period, &mut events));
        true
    })?;
    projects.sort_by(|a, b| a.project.code.cmp(&b.project.code));
    let data_as_of = store.last_payment_date(period.year, period.as_of)?;
    let age = data_as_of.map_or(0, |d| date::days_between(d, period.as_of));
    let stale = age > rules.whole("monitor.stale_days");
    let calendar = calendar::in_force(store)?;
    Ok(Survey { period, data_as_of, stale, rules, calendar, projects })
}

/// The day as the rules want it.
pub(super) fn day(rules: &RuleSet, period: Period) -> Day {
    let allocation = Allocation::from_word(rules.word("monitor.carryover_allocation"));
    Day { year: period.year, as_of: period.as_of, allocation }
}

/// What happened to each alert, by project.
type Events = HashMap<i64, BTreeMap<AlertKey, Vec<EventRow>>>;

pub(super) fn events_by_project(store: &Store, year: i16) -> Result<Events, Fault> {
    let mut events = Events::new();
    for row in store.alert_events(year)? {
        events.entry(row.project_id).or_default().entry(row.key.clone()).or_default().push(row);
    }
    Ok(events)
}

/// The life that events come to on a day, those up to it, and the newest of any day.
fn lived(mut rows: Vec<EventRow>, holds: Option<Level>, as_of: Date) -> Option<(Life, Vec<EventRow>, Option<i64>)> {
    let seen = rows.last().map(|r| r.id);
    rows.retain(|r| r.event.day <= as_of);
    let known: Vec<Event> = rows.iter().map(|r| r.event.clone()).collect();
    life::life(&known, holds, as_of).map(|life| (life, rows, seen))
}

pub(super) fn judged(
    project: Project,
    facts: &ProjectFacts,
    rules: &RuleSet,
    period: Period,
    events: &mut Events,
) -> JudgedProject {
    let own = rules.of(&project, None);
    let judgement = judge::judge(facts, &own, day(&own, period));
    let mut log = events.remove(&project.id).unwrap_or_default();
    let alerts = judgement.alerts.into_iter().map(|alert| {
        let rows = log.get(&alert.identity()).cloned().unwrap_or_default();
        let (life, events, seen) = lived(rows, Some(alert.level), period.as_of).unwrap_or_default();
        RaisedAlert { alert, life, events, seen }
    });
    let alerts: Vec<RaisedAlert> = alerts.collect();
    log.retain(|key, _| alerts.iter().all(|a| a.alert.identity() != *key));
    let past = log.into_iter().filter_map(|(key, rows)| {
        let (life, events, seen) = lived(rows, None, period.as_of)?;
        let level = events.iter().rev().find_map(|r| r.event.level);
        Some(PastAlert { key, level, life, events, seen })
    });
    let past = past.collect();
    JudgedProject {
        project,
        figures: judgement.figures,
        lines: judgement.lines,
        lights: judgement.lights,
        idle: judgement.idle,
        attainment: judgement.attainment,
        alerts,
        open_findings: facts.findings.as_ref().map_or(0, Vec::len),
        past,
        target: facts.target,
        evaluated: facts.evaluation.as_ref().map(|e| (e.filed.own, e.filed.grade)),
    }
}

impl JudgedProject {
    /// The thresholds by which an alert of this project was raised.
    pub fn rules_of<'r>(&self, rules: &'r RuleSet, alert: &Alert) -> Cow<'r, RuleSet> {
        // As the judge has it: the whole of a project with one fund type is judged as that type.
        let whole = self.lines.first().map(|l| &l.key.fund).filter(|f| self.lines.iter().all(|l| l.key.fund == **f));
        rules.of(&self.project, alert.line.as_ref().map(|l| &l.fund).or(whole))
    }
}

impl Survey {
    /// Puts the projects in the order in which an operator wants to see them:
    /// the harshest light first, then the largest unspent amount. They come by code.
    pub fn worst_first(&mut self) {
        self.projects.sort_by(|a, b| {
            let (la, lb) = (a.lights.worst(), b.lights.worst());
            lb.cmp(&la)
                .then_with(|| b.figures.unspent().cmp(&a.figures.unspent()))
                .then_with(|| a.project.code.cmp(&b.project.code))
        });
    }

    /// Every alert with its project: harshest first, then in the order of the
    /// rules, the largest unspent amount first, then by code.
    pub fn alerts(&self) -> Vec<(&JudgedProject, &RaisedAlert)> {
        let mut all: Vec<_> = self.projects.iter().flat_map(|p| p.alerts.iter().map(move |a| (p, a))).collect();
        all.sort_by(|(p, a), (q, b)| {
            let (a, b) = (&a.alert, &b.alert);
            b.level
                .cmp(&a.level)
                .then_with(|| a.rule.cmp(&b.rule))
                .then_with(|| b.figures.unspent().cmp(&a.figures.unspent()))
                .then_with(|| p.project.code.cmp(&q.project.code))
                .then_with(|| a.line.cmp(&b.line))
        });
        all
    }

    /// Every alert that is no longer raised, with its project: by rule, then by code.
    pub fn past(&self) -> Vec<(&JudgedProject, &PastAlert)> {
        let mut all: Vec<_> = self.projects.iter().flat_map(|p| p.past.iter().map(move |a| (p, a))).collect();
        all.sort_by(|(p, a), (q, b)| {
            a.key
                .rule
                .cmp(&b.key.rule)
                .then_with(|| p.project.code.cmp(&q.project.code))
                .then_with(|| a.key.cmp(&b.key))
        });
        all
    }

    /// How many alerts of each level.
    pub fn counts(&self) -> LevelCounts {
        let mut counts = LevelCounts::default();
        for alert in self.projects.iter().flat_map(|p| &p.alerts) {
            match alert.alert.level {
                Level::Red => counts.red += 1,
                Level::Yellow => counts.yellow += 1,
                Level::Blue => counts.blue += 1,
            }
        }
        counts
    }

    /// Sums over all projects.
    pub fn sums(&self) -> Sums {
        sums(self.projects.iter())
    }

    /// A project by its code.
    pub fn project(&self, code: &str) -> Option<&JudgedProject> {
        self.projects.iter().find(|p| p.project.code == code)
    }
}

/// Sums over some projects.
pub fn sums<'a>(projects: impl Iterator<Item = &'a JudgedProject>) -> Sums {
    projects.fold(Sums::default(), |s, p| Sums {
        projects: s.projects + 1,
        budget: s.budget + p.figures.budget,
        paid: s.paid + p.figures.paid,
        expected: s.expected + rust_decimal::Decimal::from(p.figures.budget.fen()) * p.figures.pace.expected,
        idle: s.idle + p.idle,
    })
}

impl Sums {
    /// Paid over budget.
    pub fn rate(&self) -> Option<rust_decimal::Decimal> {
        crate::domain::ratio::share(self.paid, self.budget)
    }

    /// The pace of the projects together, each weighing as much as its budget.
    pub fn pace(&self) -> Option<rust_decimal::Decimal> {
        crate::domain::ratio::quotient(self.expected, rust_decimal::Decimal::from(self.budget.fen()))
    }
}

/// The period of a store as it stands, or `None` while it is empty.
///
/// # Errors
/// What the store says.
pub fn latest(store: &Store) -> Result<Option<Survey>, Fault> {
    match super::period::resolve(store, None, None) {
        Ok(period) => survey(store, period).map(Some),
        Err(Fault::EmptyStore) => Ok(None),
        Err(fault) => Err(fault),
    }
}
