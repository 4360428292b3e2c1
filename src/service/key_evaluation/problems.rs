//! Numbered problems of an evaluation, and how the ledger takes them over.

use super::{KeyEvaluationFault, fresh, money, none, words};
use crate::domain::date::Date;
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::evaluation::key::state::{State, Step};
use crate::domain::rectification::finding::Source;
use crate::domain::rectification::state::State as FindingState;
use crate::domain::text;
use crate::service::rectification::add::Draft;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry;
use crate::store::key_evaluation::{CaseRow, NewProblem};
use crate::store::rectification::FindingRow;
use crate::store::{Store, WriteTx};

/// How the ledger knows a problem again.
pub fn origin(id: i64, number: u32) -> String {
    format!("key_evaluation:{id}:{number}")
}

/// Writes down a problem under its number; the next free one where it is 0.
///
/// # Errors
/// [`KeyEvaluationFault::BadProblem`], [`KeyEvaluationFault::NotNow`]
pub fn put(store: &mut Store, stamp: &Stamp, id: i64, day: Date, problem: &Problem) -> Result<u32, Fault> {
    let case = store.key_evaluation(id).map_err(|e| none(e, id))?;
    let budget = money::budget_of(store, &case, day)?;
    let mut problem = Problem {
        finding: words(&problem.finding)?,
        figure: words(&problem.figure)?,
        item: words(&problem.item)?,
        requirement: words(&problem.requirement)?,
        copies: problem.copies.iter().map(|c| words(c)).collect::<Result<_, _>>()?,
        ..problem.clone()
    };
    problem.copies.retain(|c| !c.is_empty());
    problem.check(budget).map_err(|why| KeyEvaluationFault::BadProblem { number: problem.number, why })?;
    store.write(stamp, |w| {
        let case = open_for_problems(w, id)?;
        if problem.number == 0 {
            problem.number = w.last_problem_number(case.id)? + 1;
        } else if case.problems.iter().all(|p| p.number != problem.number) {
            return Err(KeyEvaluationFault::NoProblem(problem.number).into());
        }
        w.add_key_problem(NewProblem { evaluation_id: id, problem: &problem, withdrawn: false }, stamp)?;
        Ok((problem.number, entry(id, "evaluation_problem", &problem)))
    })
}

/// Takes a problem back; its number is not given again.
///
/// # Errors
/// [`KeyEvaluationFault::NoProblem`], [`KeyEvaluationFault::NotNow`]
pub fn withdraw(store: &mut Store, stamp: &Stamp, id: i64, number: u32) -> Result<(), Fault> {
    store.write(stamp, |w| {
        let case = open_for_problems(w, id)?;
        let problem = case.problems.iter().find(|p| p.number == number).ok_or(KeyEvaluationFault::NoProblem(number))?;
        w.add_key_problem(NewProblem { evaluation_id: id, problem, withdrawn: true }, stamp)?;
        Ok(((), entry(id, "evaluation_problem_withdrawn", problem)))
    })
}

fn entry(id: i64, action: &'static str, p: &Problem) -> Entry {
    let detail = serde_json::json!({"number": p.number, "category": p.category.key(), "finding": p.finding,
        "figure": p.figure, "item": p.item, "amount": p.amount.map(|m| m.yuan().to_string()),
        "requirement": p.requirement, "action": p.action.key(),
        "action_amount": p.action_amount.map(|m| m.yuan().to_string()), "copies": p.copies});
    Entry { action, subject: id.to_string(), detail }
}

/// Problems may be written until they are fed back.
fn open_for_problems(w: &WriteTx<'_>, id: i64) -> Result<CaseRow, Fault> {
    let case = fresh(w, id, None)?;
    match case.last().map(|e| e.to) {
        Some(state) if state.takes_scores() || matches!(state, State::Reviewed | State::Final) => Ok(case),
        Some(state) => Err(KeyEvaluationFault::NotNow { name: case.name.clone(), state }.into()),
        None => Err(KeyEvaluationFault::NoEvaluation(id).into()),
    }
}

/// Problems that nobody has put right yet: those that the ledger has not
/// closed, and those it has not taken over.
pub(super) fn open(w: &WriteTx<'_>, case: &CaseRow) -> Result<usize, Fault> {
    let mut open = 0;
    for problem in &case.problems {
        let closed = match w.finding_made_from(&origin(case.id, problem.number))? {
            None => false,
            Some(number) => {
                let last = w.finding(number)?.events.last().map(|e| e.to);
                last.is_some_and(|s| {
                    matches!(s, FindingState::Closed | FindingState::LongTerm | FindingState::Withdrawn)
                })
            }
        };
        open += usize::from(!closed);
    }
    Ok(open)
}

/// The same outside a write: `Store::all_findings` tells what became of them.
pub(super) fn open_now(store: &Store, case: &CaseRow) -> Result<usize, Fault> {
    if case.problems.is_empty() {
        return Ok(0);
    }
    let findings = store.all_findings()?;
    let closed = |p: &&Problem| {
        let of = |f: &&FindingRow| f.finding.origin.as_deref() == Some(origin(case.id, p.number).as_str());
        let last = findings.iter().filter(of).filter_map(|f| f.events.last()).map(|e| e.to).next_back();
        last.is_some_and(|s| matches!(s, FindingState::Closed | FindingState::LongTerm | FindingState::Withdrawn))
    };
    Ok(case.problems.len() - case.problems.iter().filter(closed).count())
}

/// The problems of an evaluation as findings of the ledger: what
/// [`crate::service::rectification::add::add`] records, in their order. They
/// name the last of the projects and years, and the number of the report, else
/// of the letter by which they were fed back. The same problem is
/// never made into a finding twice: its origin says so.
///
/// # Errors
/// [`KeyEvaluationFault::NoEvaluation`]
pub fn drafts(store: &Store, id: i64) -> Result<Vec<Draft>, Fault> {
    let case = store.key_evaluation(id).map_err(|e| none(e, id))?;
    let said = |step: Step| case.events.iter().rev().find(|e| e.step == step).and_then(|e| e.document.clone());
    let document = said(Step::Finish).or_else(|| said(Step::FeedBack));
    let mut years: Vec<i16> = case.subjects.iter().map(|s| s.year).collect();
    years.sort_unstable();
    years.dedup();
    let period = years.iter().map(i16::to_string).collect::<Vec<_>>().join("、") + "年度";
    let project = case.subjects.last().map(|s| s.code.clone());
    let draft = |p: &Problem| Draft {
        source_document: document.clone(),
        origin: Some(origin(id, p.number)),
        project: project.clone(),
        about: case.name.clone(),
        period: period.clone(),
        problem: p.number,
        figure: p.figure.clone(),
        item: p.item.clone(),
        amount: p.amount,
        requirement: p.requirement.clone(),
        action: p.action,
        action_amount: p.action_amount,
        copies: p.copies.clone(),
        ..Draft::new(Source::KeyEvaluation, p.category, &text::clean(&p.finding))
    };
    Ok(case.problems.iter().map(draft).collect())
}
