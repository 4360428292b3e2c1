//! Proposals: by the table of grades for all at once, or by hand for one.

use super::list::{Year, newest};
use crate::domain::code::ProjectCode;
use crate::domain::date::Date;
use crate::domain::linkage::{self, Basis, Proposal, Source, decide::check_cut};
use crate::domain::money::Money;
use crate::domain::project::Project;
use crate::domain::target::review::Grade;
use crate::service::period::Period;
use crate::service::results_fault::said;
use crate::service::{Fault, ResultsFault, Stamp};
use crate::store::audit::Entry;
use crate::store::linkage::ProposalRow;
use crate::store::{Store, WriteTx};

/// What a call put forward.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposed {
    /// Code, name and proposal of what is new or says something else than before.
    pub made: Vec<(String, String, ProposalRow)>,
    /// Proposals that stay as they were.
    pub unchanged: usize,
    /// Projects left alone: proposed by hand, or decided.
    pub kept: usize,
}

/// A proposal by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hand {
    /// Of which project.
    pub code: String,
    /// A grade that stands on paper only.
    pub grade: Option<Grade>,
    /// How much less; nothing: by the grade.
    pub cut: Option<Money>,
    /// Nothing is to be arranged until rectified.
    pub suspend: bool,
    /// Why.
    pub reason: String,
}

/// Puts forward what the table of grades proposes. What was proposed by hand
/// or decided already is left alone.
///
/// # Errors
/// What the store says.
pub fn propose(store: &mut Store, stamp: &Stamp, period: Period, dry_run: bool) -> Result<Proposed, Fault> {
    let year = Year::load(store, period)?;
    if dry_run {
        return store.rehearse(|w| all(w, stamp, period, &year));
    }
    store.write(stamp, |w| {
        let done = all(w, stamp, period, &year)?;
        let codes: Vec<_> = done.made.iter().map(|(code, _, p)| (code, p.cut.yuan().to_string())).collect();
        let detail = serde_json::json!({"day": period.as_of.to_string(), "proposed": codes});
        Ok((done, Entry { action: "linkage_propose", subject: period.year.to_string(), detail }))
    })
}

fn all(w: &WriteTx<'_>, stamp: &Stamp, period: Period, year: &Year) -> Result<Proposed, Fault> {
    let before = newest(w.linkage_proposals(period.year)?, |p| p.project_id);
    let decided = newest(w.linkage_decisions(period.year)?, |d| d.proposal_id);
    let mut done = Proposed::default();
    for (project, budget) in &year.projects {
        if year.is_classified(&project.code) || !budget.is_positive() {
            continue;
        }
        let Some(proposal) = linkage::propose(&year.policy, &year.basis(&project.code, *budget)) else { continue };
        let row = row(project, &proposal, String::new(), period.as_of, stamp);
        match before.get(&project.id) {
            Some(b) if !b.reason.is_empty() || decided.contains_key(&b.id) => done.kept += 1,
            Some(b) if same(b, &row) => done.unchanged += 1,
            _ => {
                let id = w.add_linkage_proposal(&row)?;
                done.made.push((project.code.clone(), project.name.clone(), ProposalRow { id, ..row }));
            }
        }
    }
    Ok(done)
}

fn same(a: &ProposalRow, b: &ProposalRow) -> bool {
    (a.source, a.grade, a.budget, a.cut, a.suspend, &a.text) == (b.source, b.grade, b.budget, b.cut, b.suspend, &b.text)
}

fn row(project: &Project, p: &Proposal, reason: String, day: Date, stamp: &Stamp) -> ProposalRow {
    ProposalRow {
        id: 0,
        project_id: project.id,
        source: p.source,
        grade: p.grade,
        budget: p.budget,
        cut: p.cut,
        suspend: p.suspend,
        text: p.text.clone(),
        reason,
        day,
        by: stamp.actor.clone(),
        at: stamp.at.clone(),
    }
}

/// Puts a proposal forward by hand.
///
/// # Errors
/// [`Fault::NoProject`], [`Fault::EmptyText`] without a reason,
/// [`ResultsFault::Refused`] for a cut larger than the budget,
/// [`ResultsFault::NothingToPropose`] where neither a cut nor a grade is there,
/// [`ResultsFault::Classified`].
pub fn by_hand(store: &mut Store, stamp: &Stamp, period: Period, hand: &Hand) -> Result<ProposalRow, Fault> {
    let year = Year::load(store, period)?;
    let code = ProjectCode::parse(&hand.code).map_or_else(|_| hand.code.clone(), |c| c.to_string());
    let (project, budget) = year.project(&code).ok_or_else(|| Fault::NoProject { code, year: period.year })?;
    if year.is_classified(&project.code) {
        return Err(ResultsFault::Classified(project.code.clone()).into());
    }
    let reason = said(&hand.reason)?;
    let proposal = words(&year, project, *budget, hand)?;
    let row = row(project, &proposal, reason, period.as_of, stamp);
    store.write(stamp, |w| {
        let id = w.add_linkage_proposal(&row)?;
        let detail = serde_json::json!({"cut": row.cut.yuan().to_string(), "suspend": row.suspend,
            "budget": row.budget.yuan().to_string(), "grade": row.grade.map(Grade::key), "reason": row.reason});
        let entry = Entry { action: "linkage_propose", subject: project.code.clone(), detail };
        Ok((ProposalRow { id, ..row.clone() }, entry))
    })
}

/// What the hand says, filled up by the table of grades.
fn words(year: &Year, project: &Project, budget: Money, hand: &Hand) -> Result<Proposal, Fault> {
    let known = year.basis(&project.code, budget);
    let basis = Basis { key_evaluation: hand.grade.or(known.key_evaluation), ..known };
    let table = linkage::propose(&year.policy, &basis);
    let cut = match (hand.cut, &table) {
        (Some(cut), _) => {
            let refused = |why| ResultsFault::Refused { name: project.name.clone(), why };
            check_cut(cut, budget).map_err(refused)?
        }
        (None, Some(t)) => t.cut,
        (None, None) if hand.suspend => Money::ZERO,
        (None, None) => return Err(ResultsFault::NothingToPropose(project.name.clone()).into()),
    };
    let suspend = hand.suspend || table.as_ref().is_some_and(|t| t.suspend);
    let grade = table.as_ref().and_then(|t| t.grade);
    let source = table.as_ref().map_or(Source::Office, |t| t.source);
    let text = match &table {
        Some(t) if suspend == t.suspend => t.text.clone(),
        _ if suspend => year.policy.overdue_text.clone(),
        _ => String::new(),
    };
    let action = linkage::action(grade, cut, budget, suspend);
    Ok(Proposal { action, source, grade, budget, cut, suspend, text })
}
