//! The ranked suggestion: every project of the year with what speaks for it.

use std::collections::{HashMap, HashSet};

use crate::domain::date;
use crate::domain::monitor::key::{self, AlertCount, Points, Signs, Weights};
use crate::domain::monitor::light::{Level, Light};
use crate::domain::project::Project;
use crate::domain::{money::Money, ratio};
use crate::service::Fault;
use crate::service::period::Period;
use crate::service::survey::{self, JudgedProject, Survey};
use crate::store::Store;

/// A project with what speaks for watching it closely.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Suggestion {
    /// From 1.
    pub rank: usize,
    pub project: Project,
    pub budget: Money,
    /// The worst of the three.
    pub light: Light,
    pub signs: Signs,
    pub points: Points,
}

/// All projects with a budget: the most points first, then the largest budget, then by code.
///
/// # Errors
/// What the store says.
pub fn suggest(store: &Store, survey: &Survey) -> Result<Vec<Suggestion>, Fault> {
    let weights = Weights::of(&survey.rules);
    let words = survey.rules.texts("monitor.key_words");
    let last_year = last_year(store, survey)?;
    let mut budgets: Vec<Money> =
        survey.projects.iter().map(|p| p.figures.budget).filter(|b| b.is_positive()).collect();
    budgets.sort_unstable();
    let judged = survey.projects.iter().filter(|p| p.figures.budget.is_positive());
    let mut found: Vec<Suggestion> = judged
        .map(|p| {
            let signs = signs(p, survey, &budgets, words, last_year.as_ref());
            Suggestion {
                rank: 0,
                points: key::points(&signs, &weights),
                project: p.project.clone(),
                budget: p.figures.budget,
                light: p.lights.worst(),
                signs,
            }
        })
        .collect();
    found.sort_by(|a, b| {
        (b.points.total().cmp(&a.points.total()))
            .then_with(|| b.budget.cmp(&a.budget))
            .then_with(|| a.project.code.cmp(&b.project.code))
    });
    for (n, one) in found.iter_mut().enumerate() {
        one.rank = n + 1;
    }
    Ok(found)
}

/// What last year knew.
struct LastYear {
    codes: HashSet<String>,
    alerts: HashMap<String, AlertCount>,
}

/// Nothing where the store does not hold the year before.
fn last_year(store: &Store, survey: &Survey) -> Result<Option<LastYear>, Fault> {
    let year = survey.period.year - 1;
    if !store.years()?.contains(&year) {
        return Ok(None);
    }
    let then = survey::survey(store, Period { year, as_of: date::last_of_year(year) })?;
    let alerts = then.projects.iter().map(|p| (p.project.code.clone(), count(p)));
    let codes = then.projects.iter().map(|p| p.project.code.clone());
    Ok(Some(LastYear { codes: codes.collect(), alerts: alerts.collect() }))
}

fn count(p: &JudgedProject) -> AlertCount {
    let of = |level| p.alerts.iter().filter(|a| a.alert.level == level).count();
    AlertCount { red: of(Level::Red), yellow: of(Level::Yellow) }
}

fn signs(
    p: &JudgedProject,
    survey: &Survey,
    budgets: &[Money],
    words: &[String],
    last_year: Option<&LastYear>,
) -> Signs {
    let smaller = budgets.partition_point(|b| *b < p.figures.budget);
    let others = budgets.len().saturating_sub(1);
    let share = ratio::quotient(smaller.into(), others.into());
    let category = p.project.category.as_ref().map_or("", |c| c.key());
    let project = &p.project;
    let (year, end) = (survey.period.year, project.end);
    Signs {
        // The only project of a year is its largest.
        above: Some(share.unwrap_or(rust_decimal::Decimal::ONE)),
        now: count(p),
        past: last_year.and_then(|l| l.alerts.get(&project.code)).copied().unwrap_or_default(),
        word: key::attention(words, &project.name, category).map(str::to_string),
        new: last_year.is_some_and(|l| !l.codes.contains(&project.code))
            || project.start.is_some_and(|s| s.year() == year),
        expiring: end.is_some_and(|e| e <= date::last_of_year(year)),
    }
}
