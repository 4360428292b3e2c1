//! "How do we stand": the few figures that answer a leader's question.

use std::collections::BTreeMap;

use super::Fault;
use super::alerts::{self, On};
use super::import::{Change, changes_since_last};
use super::survey::{LevelCounts, Sums, Survey};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::monitor::change::Count;
use crate::domain::monitor::life::{Answer, State};
use crate::domain::monitor::light::Light;
use crate::domain::monitor::rule::RuleId;
use crate::store::Store;

/// The answer; `present` makes ten lines of it.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Brief {
    pub departments: usize,
    pub sums: Sums,
    pub alerts: LevelCounts,
    /// Projects by their worst light: red, yellow, blue, green, grey.
    pub lights: [usize; 5],
    /// Code, name, department, idle money: the largest first, at most five.
    pub idle: Vec<(String, String, String, Money)>,
    /// Code, name, department, points of lag: the worst first, at most three.
    pub lagging: Vec<(String, String, String, rust_decimal::Decimal)>,
    /// Alerts nobody has verified yet.
    pub unverified: usize,
    /// Rows in the basket.
    pub basket: i64,
    /// New and cleared today, by rule.
    pub today: BTreeMap<RuleId, Count>,
    /// What units were asked and have not answered: in time, and overdue.
    pub waiting: (usize, usize),
    /// Since the last import.
    pub change: Option<Change>,
}

/// Answers that are asked for and not given, in time and overdue on a real day.
fn waiting(survey: &Survey, today: Date) -> (usize, usize) {
    let asked = survey.projects.iter().flat_map(|p| &p.alerts).filter(|a| a.state().is_open());
    let answers = asked.filter_map(|a| a.life.asked).map(|asked| asked.answer(&survey.calendar, today));
    answers.fold((0, 0), |(open, over), answer| match answer {
        Answer::Open(_) => (open + 1, over),
        Answer::Over(_) => (open, over + 1),
        Answer::Given(_) => (open, over),
    })
}

/// Sums a survey up. `on` is the day whose new alerts are counted, `today` the
/// day on which deadlines are looked at.
///
/// # Errors
/// What the store says.
pub fn brief(store: &Store, survey: &Survey, on: On, today: Date) -> Result<Brief, Fault> {
    let mut departments: Vec<i64> = survey.projects.iter().map(|p| p.project.department_id).collect();
    departments.sort_unstable();
    departments.dedup();
    let count = |light| survey.projects.iter().filter(|p| p.lights.worst() == light).count();
    let name = |p: &super::survey::JudgedProject| {
        (p.project.code.clone(), p.project.name.clone(), p.project.department.clone())
    };
    let mut idle: Vec<_> = survey.projects.iter().filter(|p| p.idle.is_positive()).collect();
    idle.sort_by(|a, b| b.idle.cmp(&a.idle).then_with(|| a.project.code.cmp(&b.project.code)));
    let lag = |p: &&super::survey::JudgedProject| {
        let lags = p.alerts.iter().any(|a| a.alert.rule == crate::domain::monitor::rule::RuleId::LaggingSpend);
        p.figures.lag().filter(|_| lags)
    };
    let mut lagging: Vec<_> = survey.projects.iter().filter_map(|p| lag(&p).map(|l| (p, l))).collect();
    lagging.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.project.code.cmp(&b.0.project.code)));
    let is_new = |a: &&super::survey::RaisedAlert| a.state() == State::New;
    Ok(Brief {
        departments: departments.len(),
        sums: survey.sums(),
        alerts: survey.counts(),
        lights: [Light::Red, Light::Yellow, Light::Blue, Light::Green, Light::Grey].map(count),
        idle: idle.into_iter().take(5).map(|p| (name(p).0, name(p).1, name(p).2, p.idle)).collect(),
        lagging: lagging.into_iter().take(3).map(|(p, l)| (name(p).0, name(p).1, name(p).2, l)).collect(),
        unverified: survey.projects.iter().flat_map(|p| &p.alerts).filter(is_new).count(),
        basket: store.basket_len()?,
        today: alerts::fresh(survey, on),
        waiting: waiting(survey, today),
        change: changes_since_last(store)?,
    })
}
