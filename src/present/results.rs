//! The end of the cycle in words: use of results, disclosure, assessment,
//! registers. Never here: what follows from a grade or a row.

use super::strings::Strings;

/// What a setting of this stage decides.
pub fn setting(s: &Strings, key: &str) -> Option<&'static str> {
    let n = &s.result_terms;
    Some(match key {
        "linkage.excellent_cut" => n.excellent_cut,
        "linkage.good_cut" => n.good_cut,
        "linkage.fair_cut" => n.fair_cut,
        "linkage.poor_cut" => n.poor_cut,
        "linkage.excellent_text" => n.excellent_text,
        "linkage.good_text" => n.good_text,
        "linkage.fair_text" => n.fair_text,
        "linkage.poor_text" => n.poor_text,
        "linkage.overdue" => n.overdue,
        "linkage.overdue_text" => n.overdue_text,
        "linkage.self_evaluation" => n.self_counts,
        "disclosure.target_days" => n.target_days,
        "disclosure.self_due" => n.self_due,
        "disclosure.report_days" => n.report_days,
        "assess.execution_full" => n.execution_full,
        "assess.execution_zero" => n.execution_zero,
        "assess.gap_free" => n.gap_free,
        "assess.gap_step" => n.gap_step,
        "assess.absent" => n.absent,
        "assess.excellent" => n.level_excellent,
        "assess.good" => n.level_good,
        "assess.pass" => n.level_pass,
        _ => return None,
    })
}

/// What was done, as the audit log calls it.
pub fn logged(s: &Strings, action: &str) -> Option<&'static str> {
    let n = &s.result_terms;
    Some(match action {
        "linkage_propose" => n.log_proposed,
        "linkage_decide" => n.log_decided,
        "draft_budget_import" => n.log_draft_budget,
        "disclosure_publish" => n.log_disclosed,
        "disclosure_item" => n.log_disclosure_item,
        "disclosure_classified" => n.log_classified,
        "assess_score" => n.log_scored,
        "assess_bonus" => n.log_bonus,
        "assess_appeal" => n.log_appeal,
        "assess_appeal_decided" => n.log_appeal_decided,
        "assess_import" => n.log_reported,
        "assess_freeze" => n.log_frozen,
        "assess_announce" => n.log_announced,
        "assess_scheme" => n.log_scheme,
        "register_add" => n.log_register,
        "register_withdraw" => n.log_register_withdrawn,
        _ => return None,
    })
}
