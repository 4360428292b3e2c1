//! Faults of key evaluation in words. Never here: how they came about.

use super::strings::Strings;
use super::{Lang, key_terms, number, target, terms};
use crate::domain::evaluation::key::engage::{BadTerms, Work};
use crate::domain::evaluation::key::problem::BadProblem;
use crate::domain::evaluation::key::scores::BadScore;
use crate::domain::evaluation::key::state::Refusal;
use crate::service::KeyEvaluationFault as F;

/// No more of a kind are named in one message.
const NAMED: usize = 8;

/// What happened, and what the reader can do.
pub fn fault(lang: Lang, fault: &F) -> (String, &'static str) {
    let s = lang.strings();
    let f = &s.key_faults;
    match fault {
        F::NoEvaluation(id) => ((f.no_evaluation)(*id), f.name_hint),
        F::Refused { name, step, why } => {
            ((f.refused)(name, key_terms::step(s, *step), &refusal(s, *why)), f.state_hint)
        }
        F::NotNow { name, state } => ((f.not_now)(name, key_terms::state(s, *state)), f.state_hint),
        F::Stale(name) => ((f.stale)(name), f.stale_hint),
        F::BackDated { name, day, last } => ((f.back_dated)(name, &day.to_string(), &last.to_string()), f.due_hint),
        F::BadSubject(typed) => ((f.bad_subject)(typed), f.subject_hint),
        F::SubjectTwice { code, year } => ((f.twice)(code, *year), ""),
        F::SubjectTaken { code, year, other } => ((f.taken)(code, *year, *other), ""),
        F::NoSubject(typed) => ((f.no_subject)(typed), f.subject_hint),
        F::NoName => (f.no_name.to_string(), f.no_name_hint),
        F::TooLong { length, most } => ((f.too_long)(*length, *most), ""),
        F::NoInstitution { name, .. } => ((f.no_institution)(name), f.institution_hint),
        F::InstitutionExists(name) => ((f.institution_exists)(name), ""),
        F::Suspended { name, note } => ((f.suspended)(name, note), f.suspended_hint),
        F::LowRecord { name, total, floor } => {
            ((f.low)(name, &number::two_places(*total), &number::two_places(*floor)), f.low_hint)
        }
        F::Conflict { name, works } => ((f.conflict)(name, &said_works(lang, works)), f.conflict_hint),
        F::Terms(bad) => terms_fault(s, bad),
        F::NoContract => (f.no_contract.to_string(), f.no_contract_hint),
        F::NoWork(id) => ((f.no_work)(*id), ""),
        F::BadRating(p) | F::BadPoints(p) => ((f.bad_points)(&p.to_string()), f.points_hint),
        F::NotCommissioned(name) => ((f.not_commissioned)(name), f.state_hint),
        F::UnknownRows(rows) => ((f.unknown_rows)(&cells(lang, rows)), f.table_hint),
        F::NoIndicator(typed) => ((f.no_indicator)(typed), f.indicator_hint),
        F::ManyIndicators(typed) => ((f.many_indicators)(typed), f.indicator_hint),
        F::NoScores => (f.no_scores.to_string(), f.no_scores_hint),
        F::Scores(bad) => {
            let rows: Vec<(String, String)> = bad.iter().map(|(at, why)| (at.clone(), score(s, why))).collect();
            ((f.scores)(&cells(lang, &rows)), f.score_hint)
        }
        F::UnreadableScores(bad) => ((f.unreadable)(&cells(lang, bad)), f.score_hint),
        F::NoOpinion(id) => ((f.no_opinion)(*id), f.state_hint),
        F::NoReason => (f.no_reason.to_string(), ""),
        F::BadProblem { why, .. } => ((f.bad_problem)(&problem(s, why)), ""),
        F::NoProblem(n) => ((f.no_problem)(*n), f.state_hint),
        F::DueBefore { due, day } => ((f.due_before)(&due.to_string(), &day.to_string()), f.due_hint),
        F::SampleAboveAll { looked_at, all } => ((f.sample_above)(&number::yuan(*looked_at), &number::yuan(*all)), ""),
        F::Negative => (f.negative.to_string(), ""),
        F::GradeDiffers(grade) => ((f.grade_differs)(target::grade(s, *grade)), ""),
        F::NoDepartmentEvaluation(code) => ((f.no_department)(code), ""),
        F::NothingToDo => (f.nothing.to_string(), ""),
    }
}

/// Why a step may not be taken.
pub fn refusal(s: &Strings, why: Refusal) -> String {
    match why {
        Refusal::NotFrom(state) => (s.key_faults.not_from)(key_terms::state(s, state)),
        Refusal::Needs(need) => key_terms::need(s, need).to_string(),
        Refusal::NeedsMore(need, n) => (s.key_faults.needs_more)(key_terms::need(s, need), n),
    }
}

/// Why a score cannot stand.
pub fn score(s: &Strings, bad: &BadScore) -> String {
    let f = &s.key_faults;
    match bad {
        BadScore::AboveFull(_, points, full) => (f.above_full)(&points.to_string(), &full.to_string()),
        BadScore::BelowZero(_, points) => (f.below_zero)(&points.to_string()),
        BadScore::TooFine(_, points) => (f.too_fine)(&points.to_string()),
        BadScore::NoReason(_, points, full) => (f.no_deduction)(&points.to_string(), &full.to_string()),
        BadScore::NoRow(n) => (f.no_row)(n + 1),
    }
}

/// What an institution did that stands in the way.
fn said_works(lang: Lang, works: &[Work]) -> String {
    let s = lang.strings();
    let said: Vec<String> = works
        .iter()
        .take(NAMED)
        .map(|w| (s.key_faults.conflict_work)(&w.project, w.year, key_terms::role(s, w.role)))
        .collect();
    terms::list(lang, said.iter().map(String::as_str))
}

fn cells(lang: Lang, rows: &[(String, String)]) -> String {
    let s = lang.strings();
    let said: Vec<String> = rows.iter().take(NAMED).map(|(at, what)| (s.key_faults.in_cell)(at, what)).collect();
    said.join(s.common.semicolon)
}

fn terms_fault(s: &Strings, bad: &BadTerms) -> (String, &'static str) {
    let f = &s.key_faults;
    match bad {
        BadTerms::NoFee => (f.fee_none.to_string(), ""),
        BadTerms::AbovePlan { fee, planned } => {
            ((f.fee_above)(&number::yuan(*fee), &number::yuan(*planned)), f.fee_hint)
        }
        BadTerms::DueBeforeStart { start, due } => ((f.due_before)(&due.to_string(), &start.to_string()), f.due_hint),
    }
}

fn problem(s: &Strings, bad: &BadProblem) -> String {
    let f = &s.key_faults;
    match bad {
        BadProblem::NoFinding => f.problem_none.to_string(),
        BadProblem::NoRequirement => f.problem_requirement.to_string(),
        BadProblem::Negative => f.negative.to_string(),
        BadProblem::AmountWithoutAction => f.problem_action.to_string(),
        BadProblem::AboveBudget(budget) => (f.problem_above)(&number::yuan(*budget)),
    }
}
