//! Why a row or a form was set aside, and what to do about it.
//!
//! Never here: the decision to set it aside.

use crate::exchange::record::{Column, Reason};

use super::{Lang, terms};

/// Why a row was set aside, and what to do about it.
pub fn reason(lang: Lang, reason: Reason) -> (String, &'static str) {
    let t = &lang.strings().terms;
    let (what, todo) = match reason {
        Reason::Missing(c) => return ((t.reason_missing)(terms::column(lang, c)), t.todo_fix_cell),
        Reason::BadAmount => (t.reason_bad_amount, t.todo_fix_cell),
        Reason::TooFine => (t.reason_too_fine, t.todo_fix_cell),
        Reason::TooLarge => (t.reason_too_large, t.todo_fix_cell),
        Reason::BadDate => (t.reason_bad_date, t.todo_fix_cell),
        Reason::DigitsLost => (t.reason_digits_lost, t.todo_text_column),
        Reason::BadCode => (t.reason_bad_code, t.todo_fix_cell),
        Reason::ErrorCell => (t.reason_error_cell, t.todo_fix_cell),
        Reason::FormulaWithoutValue => (t.reason_formula, t.todo_recalculate),
        Reason::ConflictingTwice => (t.reason_conflicting, t.todo_fix_cell),
        Reason::Classified => (t.reason_classified, t.todo_none),
        Reason::Voided => (t.reason_voided, t.todo_none),
        Reason::NoProject => (t.reason_no_project, t.todo_basket),
        Reason::UnknownProject => (t.reason_unknown_project, t.todo_import_projects),
        Reason::Ambiguous => (t.reason_ambiguous, t.todo_basket),
        Reason::NoDepartment => (t.reason_no_department, t.todo_fix_cell),
        Reason::NoYear => (t.reason_no_year, t.todo_fix_cell),
        Reason::NotATarget => (t.reason_not_a_target, t.todo_other_command),
        Reason::FormNoProject => (t.reason_no_project, t.todo_fix_cell),
        Reason::FormAmbiguous => (t.reason_ambiguous, t.todo_write_code),
        Reason::OtherBody => (t.reason_other_body, t.todo_fix_cell),
        Reason::TargetLocked => (t.reason_target_locked, t.todo_adjust),
        Reason::TargetApproved => (t.reason_target_approved, t.todo_return_first),
        Reason::WouldBlock => (t.reason_would_block, t.todo_fix_cell),
        Reason::UnknownBody => (t.reason_unknown_body, t.todo_fix_cell),
        Reason::UnknownItem => (t.reason_unknown_item, t.todo_scheme),
        Reason::ComputedItem => (t.reason_computed_item, t.todo_none),
        Reason::BadScore => (t.reason_bad_score, t.todo_fix_cell),
        Reason::NoEvidence => (t.reason_no_evidence, t.todo_fix_cell),
        Reason::NotMonitoring => (t.reason_not_monitoring, t.todo_other_command),
        Reason::NotAnEvaluation => (t.reason_not_an_evaluation, t.todo_other_command),
        Reason::OtherYear => (t.reason_other_year, t.todo_other_year),
        Reason::OtherRound => (t.reason_other_round, t.todo_other_round),
        Reason::NoRound => (t.reason_no_round, t.todo_open_round),
        Reason::RoundClosed => (t.reason_round_closed, t.todo_round_closed),
        Reason::OtherProject => (t.reason_other_project, t.todo_form_anew),
        Reason::NoTargetInForce => (t.reason_no_target_in_force, t.todo_no_target),
        Reason::FormBlank => (t.reason_form_blank, t.todo_fill_in),
        Reason::FormAccepted => (t.reason_form_accepted, t.todo_return_first),
        Reason::FormBackDated => (t.reason_form_back_dated, t.todo_filed_day),
        Reason::NoIndicatorFits => (t.reason_no_indicator_fits, t.todo_form_anew),
    };
    (what.to_string(), todo)
}

/// The same from the words under which the store keeps a reason.
pub fn reason_of_key(lang: Lang, key: &str, column: Option<&str>) -> (String, &'static str) {
    let missing = column.and_then(Column::from_key).map(Reason::Missing);
    match missing.filter(|m| m.key() == key).or_else(|| plain_reason(key)) {
        Some(known) => reason(lang, known),
        // Kept by another version of the program.
        None => (key.to_string(), ""),
    }
}

fn plain_reason(key: &str) -> Option<Reason> {
    use Reason as R;
    let all = [
        R::BadAmount,
        R::TooFine,
        R::TooLarge,
        R::BadDate,
        R::DigitsLost,
        R::BadCode,
        R::ErrorCell,
        R::FormulaWithoutValue,
        R::ConflictingTwice,
        R::Classified,
        R::Voided,
        R::NoProject,
        R::UnknownProject,
        R::Ambiguous,
        R::NoDepartment,
        R::NoYear,
        R::NotATarget,
        R::FormNoProject,
        R::FormAmbiguous,
        R::OtherBody,
        R::TargetLocked,
        R::TargetApproved,
        R::WouldBlock,
        R::UnknownBody,
        R::UnknownItem,
        R::ComputedItem,
        R::BadScore,
        R::NoEvidence,
        R::NotMonitoring,
        R::NotAnEvaluation,
        R::OtherYear,
        R::OtherRound,
        R::NoRound,
        R::RoundClosed,
        R::OtherProject,
        R::NoTargetInForce,
        R::FormBlank,
        R::FormAccepted,
        R::FormBackDated,
        R::NoIndicatorFits,
    ];
    all.into_iter().find(|r| r.key() == key)
}
