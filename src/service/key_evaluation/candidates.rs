//! Which projects to evaluate: the year's projects ranked, with a reason for
//! every point. A person chooses.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::{KeyEvaluationFault, words};
use crate::domain::evaluation::key::rank::{Facts, Policy, Ranked, Weights, rank};
use crate::domain::money::Money;
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;
use crate::domain::project::Project;
use crate::service::period::Period;
use crate::service::survey::{JudgedProject, Survey};
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;

/// A project with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// 1, 2, …
    pub place: usize,
    /// Its master data.
    pub project: Project,
    /// Its budget on the day.
    pub budget: Money,
    /// Points and their reasons.
    pub ranked: Ranked,
    /// The last year for which anybody but its unit evaluated it.
    pub evaluated: Option<i16>,
    /// An evaluation that is about this very project and year.
    pub evaluation: Option<i64>,
}

/// Ranks the projects of a survey's year, the one to look at first; projects
/// without money are left out.
///
/// # Errors
/// What the store says.
pub fn candidates(store: &Store, survey: &Survey) -> Result<Vec<Candidate>, Fault> {
    let Period { year, as_of } = survey.period;
    let weights = Weights::of(&survey.rules);
    let evaluated: HashMap<String, i16> = store.last_evaluated(as_of)?.into_iter().collect();
    let marks: HashMap<i64, (Decimal, String)> = store
        .attention(year)?
        .into_iter()
        .map(|(project, points, why)| (project, (Decimal::new(points, 2), why)))
        .collect();
    let before: HashSet<String> = match store.years()?.contains(&(year - 1)) {
        true => store.projects(year - 1, as_of)?.into_iter().map(|r| r.project.code).collect(),
        // Without the year before, nothing can be said to be new.
        false => survey.projects.iter().map(|p| p.project.code.clone()).collect(),
    };
    let taken: HashMap<i64, i64> = taken(store, survey)?;
    let judged: Vec<&JudgedProject> = survey.projects.iter().filter(|p| p.figures.budget.is_positive()).collect();
    let facts: Vec<Facts> = judged
        .iter()
        .map(|p| Facts {
            evaluated: evaluated.get(&p.project.code).copied(),
            words: weights.heard(&p.project.name).map(str::to_string).collect(),
            marked: marks.get(&p.project.id).cloned(),
            policy: policy(p, year, &before),
            ..alerts(p)
        })
        .collect();
    let ranked = rank(&weights, year, &facts);
    let candidate = |(n, ranked): (usize, Ranked)| {
        let p = judged[ranked.at];
        Candidate {
            place: n + 1,
            project: p.project.clone(),
            budget: p.figures.budget,
            evaluated: facts[ranked.at].evaluated,
            evaluation: taken.get(&p.project.id).copied(),
            ranked,
        }
    };
    Ok(ranked.into_iter().enumerate().map(candidate).collect())
}

/// Project-years that an evaluation is about, with its number.
fn taken(store: &Store, survey: &Survey) -> Result<HashMap<i64, i64>, Fault> {
    let cases = store.key_evaluations(None)?;
    let counts = cases.iter().filter(|c| c.state_on(survey.period.as_of).is_some_and(|s| s.counts()));
    Ok(counts.flat_map(|c| c.subjects.iter().map(|s| (s.project_id, c.id))).collect())
}

/// Amount and alerts; the alert of an odd self-evaluation counts by itself.
fn alerts(p: &JudgedProject) -> Facts {
    let of = |level: Level| {
        let own = p.alerts.iter().map(|a| &a.alert).filter(|a| a.rule != RuleId::SelfEvaluationInconsistent);
        own.filter(|a| a.level == level).count()
    };
    Facts {
        amount: p.figures.budget.fen(),
        red: of(Level::Red),
        yellow: of(Level::Yellow),
        anomaly: p.alerts.iter().any(|a| a.alert.rule == RuleId::SelfEvaluationInconsistent),
        ..Facts::default()
    }
}

fn policy(p: &JudgedProject, year: i16, before: &HashSet<String>) -> Option<Policy> {
    match p.project.end.map(|end| end.year()) {
        Some(end) if end == year || end == year + 1 => Some(Policy::Expiring(end)),
        _ => (!before.contains(&p.project.code)).then_some(Policy::New),
    }
}

/// Gives points for the public's interest in a project, in place of what its
/// name says; no points take them away.
///
/// # Errors
/// [`Fault::NoProject`], [`KeyEvaluationFault::BadPoints`],
/// [`KeyEvaluationFault::NoReason`]
pub fn mark(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    code: &str,
    points: Decimal,
    why: &str,
) -> Result<(), Fault> {
    let why = words(why)?;
    if why.is_empty() {
        return Err(KeyEvaluationFault::NoReason.into());
    }
    if points < Decimal::ZERO || points > Decimal::ONE_HUNDRED || points.normalize().scale() > 2 {
        return Err(KeyEvaluationFault::BadPoints(points).into());
    }
    let rows = store.projects(period.year, period.as_of)?;
    let missing = || Fault::NoProject { code: code.to_string(), year: period.year };
    let project = rows.into_iter().find(|r| r.project.code == code).ok_or_else(missing)?.project;
    store.write(stamp, |w| {
        w.add_attention(project.id, super::hundredths(points), &why, stamp)?;
        let detail = serde_json::json!({"project": project.name, "points": points.to_string(), "reason": why});
        Ok(((), Entry { action: "evaluation_mark", subject: format!("{code}:{}", period.year), detail }))
    })
}
