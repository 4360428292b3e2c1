//! Self-evaluations in words. Never here: figures of the field.

use rust_decimal::Decimal;

use super::number::{percent, two_places, wan};
use super::reading::plain;
use super::strings::Strings;
use super::{Lang, score};
use crate::domain::evaluation::Grade;
use crate::domain::evaluation::anomaly::Anomaly;
use crate::domain::evaluation::cell::{BadCell, Field};
use crate::domain::evaluation::filing::Problem;
use crate::domain::evaluation::sheet::Want;
use crate::domain::evaluation::state::{Refusal, State, Step};
use crate::domain::indicator::Reading;
use crate::service::EvaluationFault;

/// 优, 良, 中, 差.
pub fn grade(s: &Strings, grade: Grade) -> &'static str {
    let e = &s.evaluations;
    match grade {
        Grade::Excellent => e.excellent,
        Grade::Good => e.good,
        Grade::Fair => e.fair,
        Grade::Poor => e.poor,
    }
}

/// Where it stands.
pub fn state(s: &Strings, state: State) -> &'static str {
    let e = &s.evaluations;
    match state {
        State::NotFiled => e.not_filed,
        State::Filed => e.filed,
        State::Returned => e.returned,
        State::Accepted => e.accepted,
        State::SpotChecked => e.spot_checked,
        State::Published => e.published,
    }
}

/// What was done.
pub fn step(s: &Strings, step: Step) -> &'static str {
    let e = &s.evaluations;
    match step {
        Step::File => e.step_file,
        Step::Return => e.step_return,
        Step::Accept => e.step_accept,
        Step::SpotCheck => e.step_spot_check,
        Step::Publish => e.step_publish,
    }
}

/// The name of a cell.
pub fn field(s: &Strings, field: Field) -> &'static str {
    let e = &s.evaluations;
    match field {
        Field::Actual => e.field_actual,
        Field::Points => e.field_points,
        Field::Objective => e.field_objective,
        Field::NotApplicable => e.field_not_applicable,
        Field::Reason => e.field_reason,
        Field::SetPoints => e.field_set_points,
        Field::SetReason => e.field_set_reason,
        Field::SetBy => e.field_set_by,
        Field::GoalActual => e.field_goal_actual,
        Field::Problems => e.field_problems,
        Field::Measures => e.field_measures,
        Field::ZeroBudget => e.field_zero_budget,
    }
}

/// What looks odd.
pub fn anomaly(s: &Strings, anomaly: &Anomaly) -> String {
    let e = &s.evaluations;
    match anomaly {
        Anomaly::HighScoreLowSpend(c) => (e.odd_gap)(&percent(c.indicators), &percent(c.execution)),
        Anomaly::Rechecked { own, checked, .. } => (e.odd_rechecked)(&two_places(*own), &two_places(*checked)),
        Anomaly::Unspent(share) => (e.odd_unspent)(&percent(*share)),
        Anomaly::NoBudget => e.odd_no_budget.to_string(),
        Anomaly::Silent(n) => (e.odd_silent)(*n),
        Anomaly::Copied(n) => (e.odd_copied)(*n),
        Anomaly::Over(n, of) => (e.odd_over)(*n, *of),
    }
}

/// What a row, or the whole, still wants; without the name of the row.
pub fn want(s: &Strings, want: Want) -> String {
    let e = &s.evaluations;
    match want {
        Want::Actual(_) => e.want_actual.to_string(),
        Want::Clear(..) => e.want_clear.to_string(),
        Want::Reason(_) => e.want_reason.to_string(),
        Want::Approval(_) => e.want_approval.to_string(),
        Want::SetRange(_) => e.want_set_range.to_string(),
        Want::Execution => e.want_execution.to_string(),
        Want::Marks(sum) => (e.want_marks)(&plain(sum)),
        Want::NoLines => e.want_no_lines.to_string(),
    }
}

/// The same with the name of the row before it.
pub fn want_of(s: &Strings, wanted: Want, name: &str) -> String {
    let what = want(s, wanted);
    if name.is_empty() { what } else { (s.evaluations.want_of)(name, &what) }
}

/// What is wrong with a form that was taken in.
pub fn problem(s: &Strings, problem: &Problem, quote: &str) -> String {
    let e = &s.evaluations;
    match problem {
        Problem::NoTarget => e.p_no_target.to_string(),
        Problem::UnknownIndicator => e.p_unknown.to_string(),
        Problem::Twice(cell) => (e.p_twice)(cell),
        Problem::MissingIndicator(name) => (e.p_missing)(name),
        Problem::TargetChanged { issued } => (e.p_target)(issued),
        Problem::MarksChanged { issued } => (e.p_marks)(&plain(*issued)),
        Problem::NoValue => e.p_no_value.to_string(),
        Problem::Rebased { execution } => (e.p_rebased)(&plain(*execution), &plain(Decimal::ONE_HUNDRED - execution)),
        Problem::Unclear(why, target) => {
            let scheme = crate::domain::evaluation::Scheme::default();
            let (target, actual) = (Reading::parse(target), Reading::parse(quote));
            score::ask(s, *why, &target, &actual, Decimal::ZERO, &scheme)
        }
        Problem::NoReason => e.p_no_reason.to_string(),
        Problem::ScoreOffMarks { marks } => (e.p_over)(&plain(*marks)),
        Problem::NotANumber => e.p_not_number.to_string(),
        Problem::TotalOff { sum } => (e.p_total)(&plain(*sum)),
        Problem::ScoreDiffers { computed } => (e.p_differs)(&two_places(*computed)),
        Problem::OtherBudget(ours) => (e.p_budget)(&wan(*ours)),
        Problem::OtherSpent(ours) => (e.p_spent)(&wan(*ours)),
    }
}

/// Why a value cannot stand in a cell.
pub fn bad_cell(s: &Strings, bad: BadCell) -> String {
    let e = &s.evaluations;
    match bad {
        BadCell::NoSuchCell => e.bad_cell.to_string(),
        BadCell::NotPoints => e.bad_points.to_string(),
        BadCell::NotFlag => e.bad_flag.to_string(),
        BadCell::NotWord => e.bad_word.to_string(),
        BadCell::TooLong(n) => (e.too_long)(n),
    }
}

/// Why a thing was not done.
pub fn fault(lang: Lang, fault: &EvaluationFault) -> (String, &'static str) {
    use EvaluationFault as F;
    let s = lang.strings();
    let e = &s.evaluations;
    match fault {
        F::NoTarget(name) => ((e.f_no_target)(name), e.no_target_hint),
        F::Refused(all) => {
            let one = |(name, why): &(String, Refusal)| match why {
                Refusal::NotFrom(at) => (e.f_not_from)(name, state(s, *at)),
                Refusal::NoNote => (e.f_no_note)(name),
                Refusal::NoScore => (e.f_no_score)(name),
            };
            let said: Vec<String> = all.iter().map(one).collect();
            ((e.f_refused)(&said.join(s.common.semicolon)), e.refused_hint)
        }
        F::Stale(names) => ((e.f_stale)(&names.join(s.common.semicolon)), e.stale_hint),
        F::BackDated { name, day, last } => ((e.f_back_dated)(name, &day.to_string(), &last.to_string()), e.hint_none),
        F::Incomplete { name, wants } => {
            let said: Vec<String> = wants.iter().map(|(w, row)| want_of(s, *w, row)).collect();
            let head = (e.f_incomplete)(name, wants.len());
            ([head, said.join(s.common.semicolon)].join(s.common.semicolon), e.incomplete_hint)
        }
        F::CellStale { theirs, by, mine, .. } => ((e.f_cell)(by, theirs, mine), e.cell_hint),
        F::BadCell(bad) => (bad_cell(s, *bad), e.hint_none),
        F::NoEntry(id) => ((e.f_no_entry)(*id), e.no_entry_hint),
        F::NothingEntered(name) => ((e.f_nothing)(name), e.no_entry_hint),
        F::NothingToUndo => (e.nothing_to_undo.to_string(), e.hint_none),
        F::NoEvidence(id) => ((e.f_no_evidence)(*id), e.hint_none),
        F::NothingChosen => (e.nothing_chosen.to_string(), e.nothing_chosen_hint),
        F::Score => (e.bad_score.to_string(), e.hint_none),
        F::BatchInUse { batch, moved } => ((e.f_in_use)(*batch, *moved), e.in_use_hint),
    }
}

/// What the audit log calls a change of self-evaluations.
pub fn log_action(s: &Strings, action: &str) -> Option<&'static str> {
    let e = &s.evaluations;
    Some(match action {
        "evaluation_entry" => e.log_entry,
        "evaluation_cell" => e.log_cell,
        "evaluation_cell_undo" => e.log_cell_undo,
        "evaluation_evidence" => e.log_evidence,
        "evaluation_evidence_withdrawn" => e.log_evidence_withdrawn,
        "evaluation_file" => e.log_file,
        "evaluation_import" => e.log_import,
        "self_evaluation_step" => e.log_step,
        "self_evaluation_step_undo" => e.log_step_undo,
        _ => return None,
    })
}
