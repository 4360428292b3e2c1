//! The budget division's word.

use super::list::newest;
use crate::domain::code::ProjectCode;
use crate::domain::date::Date;
use crate::domain::linkage::{Action, Proposal, Verdict, decide as judge};
use crate::domain::text;
use crate::service::period::Period;
use crate::service::{Fault, ResultsFault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::linkage::{DecisionRow, ProposalRow};

/// A word on proposals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Project codes, each with the proposal as it was seen where a screen saw one.
    pub on: Vec<(String, Option<i64>)>,
    /// What is said.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// Who says it: 预算科.
    pub division: String,
    /// When.
    pub day: Date,
}

/// Decides on proposals, all or none.
///
/// # Errors
/// [`Fault::NoProject`], [`ResultsFault::NoProposal`], [`ResultsFault::Refused`]
/// (a cut larger than the budget, no reason), [`ResultsFault::Stale`] when a
/// newer proposal took the place of the one that was seen,
/// [`ResultsFault::BackDated`].
pub fn decide(store: &mut Store, stamp: &Stamp, period: Period, word: &Word) -> Result<Vec<DecisionRow>, Fault> {
    let projects = store.projects(period.year, period.as_of)?;
    let division = text::clean(&word.division);
    let mut chosen = Vec::new();
    for (typed, seen) in &word.on {
        let code = ProjectCode::parse(typed).map_or_else(|_| typed.clone(), |c| c.to_string());
        let found = projects.iter().find(|r| r.project.code == code);
        let row = found.ok_or(Fault::NoProject { code, year: period.year })?;
        chosen.push((&row.project, *seen));
    }
    store.write(stamp, |w| {
        let proposals = newest(w.linkage_proposals(period.year)?, |p| p.project_id);
        let mut done = Vec::new();
        for (project, seen) in chosen {
            let name = || project.name.clone();
            let p = proposals.get(&project.id).ok_or_else(|| ResultsFault::NoProposal(name()))?;
            if seen.is_some_and(|id| id != p.id) {
                return Err(ResultsFault::Stale(name()).into());
            }
            if word.day < p.day {
                return Err(ResultsFault::BackDated { name: name(), day: word.day, last: p.day }.into());
            }
            let refused = |why| ResultsFault::Refused { name: name(), why };
            let decision = judge(&domain(p), word.verdict, &word.reason).map_err(refused)?;
            let mut row = DecisionRow {
                id: 0,
                proposal_id: p.id,
                verdict: word.verdict.key().into(),
                cut: decision.cut,
                suspend: decision.suspend,
                reason: text::clean(&word.reason),
                division: division.clone(),
                day: word.day,
                by: stamp.actor.clone(),
                at: stamp.at.clone(),
            };
            row.id = w.add_linkage_decision(&row)?;
            done.push((project.code.clone(), row));
        }
        let each = done.iter().map(|(code, d)| {
            serde_json::json!({"project": code, "verdict": d.verdict, "cut": d.cut.yuan().to_string(),
                "suspend": d.suspend})
        });
        let detail = serde_json::json!({"day": word.day.to_string(), "division": division, "reason": word.reason,
            "decided": each.collect::<Vec<_>>()});
        let subject = done.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>().join(",");
        let rows = done.into_iter().map(|(_, d)| d).collect();
        Ok((rows, Entry { action: "linkage_decide", subject, detail }))
    })
}

fn domain(p: &ProposalRow) -> Proposal {
    Proposal {
        action: Action::Keep,
        source: p.source,
        grade: p.grade,
        budget: p.budget,
        cut: p.cut,
        suspend: p.suspend,
        text: p.text.clone(),
    }
}
