//! Two days side by side: what changed between them. Both are judged anew, so
//! that any two days of a year can be asked for.

use std::collections::{BTreeMap, HashMap};

use super::period::Period;
use super::survey::{self, JudgedProject, Survey};
use super::{Fault, import};
use crate::domain::date::{self, Date};
use crate::domain::monitor::alert::AlertKey;
use crate::domain::monitor::change::{Changes, Count, changes};
use crate::domain::monitor::light::{Level, Light};
use crate::domain::monitor::rule::RuleId;
use crate::store::Store;

/// What happened to an alert between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// 新增
    New(Level),
    /// 加重
    Worse(Level, Level),
    /// 减轻
    Better(Level, Level),
    /// 解除
    Cleared(Level),
}

impl Turn {
    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Turn::New(_) => "new",
            Turn::Worse(..) => "worse",
            Turn::Better(..) => "better",
            Turn::Cleared(_) => "cleared",
        }
    }

    /// Before and after.
    pub const fn levels(self) -> (Option<Level>, Option<Level>) {
        match self {
            Turn::New(now) => (None, Some(now)),
            Turn::Worse(then, now) | Turn::Better(then, now) => (Some(then), Some(now)),
            Turn::Cleared(then) => (Some(then), None),
        }
    }
}

/// A project whose lights or alerts changed.
#[derive(Debug, Clone)]
pub struct Moved<'s> {
    /// On the first day.
    pub before: &'s JudgedProject,
    /// On the second.
    pub after: &'s JudgedProject,
    /// Its alerts that changed: in the order of the rules.
    pub alerts: Vec<(AlertKey, Turn)>,
}

impl Moved<'_> {
    /// The worst light, before and after.
    pub fn light(&self) -> (Light, Light) {
        (self.before.lights.worst(), self.after.lights.worst())
    }

    fn changed(&self) -> bool {
        self.before.lights != self.after.lights || !self.alerts.is_empty()
    }

    /// Whether more changed than that a light began to be judged and is green.
    fn matters(&self) -> bool {
        let told = |l: Light| if l == Light::Grey { Light::Green } else { l };
        let (a, b) = (&self.before.lights, &self.after.lights);
        let pairs = [(a.spend, b.spend), (a.target, b.target), (a.outlook, b.outlook)];
        !self.alerts.is_empty() || pairs.into_iter().any(|(then, now)| told(then) != told(now))
    }
}

/// Two days.
#[derive(Debug, Clone)]
pub struct TwoDays {
    /// The first.
    pub before: Survey,
    /// The second.
    pub after: Survey,
}

/// Judges both days.
///
/// # Errors
/// What the store says; [`Fault::DaysCrossed`].
pub fn two_days(store: &Store, year: i16, from: Date, to: Date) -> Result<TwoDays, Fault> {
    if from > to {
        return Err(Fault::DaysCrossed { from, to });
    }
    let before = survey::survey(store, Period { year, as_of: from })?;
    let after = survey::survey(store, Period { year, as_of: to })?;
    Ok(TwoDays { before, after })
}

/// The day to compare with where nobody named one: that of the figures before
/// the last import, where it brought a newer day; else the end of the month before.
///
/// # Errors
/// What the store says.
pub fn usual_start(store: &Store, period: Period) -> Result<Date, Fault> {
    let before = import::changes_since_last(store)?.and_then(|c| c.before);
    if let Some(then) = before.filter(|b| b.year == period.year && b.as_of < period.as_of) {
        return Ok(then.as_of);
    }
    let first = Date::constant(period.as_of.year(), period.as_of.month(), 1);
    Ok(first.yesterday().unwrap_or(first).max(date::first_of_year(period.year)).min(period.as_of))
}

impl TwoDays {
    /// Alerts that changed, by project code.
    pub fn alerts(&self) -> Changes<String> {
        let all = |s: &Survey| {
            let of = |p: &JudgedProject| {
                let code = p.project.code.clone();
                p.alerts.iter().map(move |a| ((code.clone(), a.alert.identity()), a.alert.level)).collect::<Vec<_>>()
            };
            s.projects.iter().flat_map(of).collect::<Vec<_>>()
        };
        changes(all(&self.before), all(&self.after))
    }

    /// How many alerts of each rule changed, in the order of the registry.
    pub fn by_rule(&self) -> BTreeMap<RuleId, Count> {
        self.alerts().by_rule()
    }

    /// Projects whose lights or alerts changed: those of which only a light began
    /// to be judged last, the harshest light on the second day first, then the
    /// largest unspent amount, then by code.
    pub fn moved(&self) -> Vec<Moved<'_>> {
        let changed = self.alerts();
        let mut turns: BTreeMap<&str, Vec<(AlertKey, Turn)>> = BTreeMap::new();
        let add = |(code, key): &'_ (String, AlertKey), turn| (code.clone(), key.clone(), turn);
        let mut all: Vec<(String, AlertKey, Turn)> = Vec::new();
        all.extend(changed.new.iter().map(|(s, now)| add(s, Turn::New(*now))));
        all.extend(changed.cleared.iter().map(|(s, then)| add(s, Turn::Cleared(*then))));
        all.extend(changed.moved.iter().map(|(s, then, now)| {
            add(s, if now > then { Turn::Worse(*then, *now) } else { Turn::Better(*then, *now) })
        }));
        for (code, key, turn) in &all {
            turns.entry(code).or_default().push((key.clone(), *turn));
        }
        let then: HashMap<&str, &JudgedProject> =
            self.before.projects.iter().map(|p| (p.project.code.as_str(), p)).collect();
        let pairs = self.after.projects.iter().filter_map(|after| {
            let before = *then.get(after.project.code.as_str())?;
            let mut alerts = turns.remove(after.project.code.as_str()).unwrap_or_default();
            alerts.sort();
            Some(Moved { before, after, alerts })
        });
        let mut moved: Vec<Moved<'_>> = pairs.filter(Moved::changed).collect();
        moved.sort_by(|a, b| {
            let (x, y) = (a.after, b.after);
            b.matters()
                .cmp(&a.matters())
                .then_with(|| y.lights.worst().cmp(&x.lights.worst()))
                .then_with(|| y.figures.unspent().cmp(&x.figures.unspent()))
                .then_with(|| x.project.code.cmp(&y.project.code))
        });
        moved
    }
}

/// Projects by their worst light: red, yellow, blue, green, grey.
pub fn lights(survey: &Survey) -> [usize; 5] {
    let count = |light| survey.projects.iter().filter(|p| p.lights.worst() == light).count();
    [Light::Red, Light::Yellow, Light::Blue, Light::Green, Light::Grey].map(count)
}
