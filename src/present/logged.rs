//! Actions of the audit log in words. Never here: what an entry holds.

use super::strings::Strings;

/// What was done, as the audit log calls it; a word it does not know stays.
pub fn logged<'a>(s: &Strings, action: &'a str) -> &'a str {
    let n = &s.settings;
    match action {
        "import" => n.log_import,
        "import_undo" => n.log_import_undo,
        "basket_accept" => n.log_basket,
        "rule_set" => n.log_rule,
        "sample_city" => n.log_sample,
        "alert_acknowledge" => n.log_verified,
        "alert_reopen" => n.log_reopened,
        "alert_note" => n.log_note,
        "alert_explain" => n.log_explained,
        "alert_resolve" => n.log_resolved,
        "alert_waive" => n.log_waived,
        "alert_dispose" => n.log_disposed,
        "alert_letters" => n.log_letters,
        "alert_changes" => n.log_changes,
        "letter_delivered" => n.log_delivered,
        "calendar_set" => n.log_calendar,
        "draft_kept" => n.log_draft,
        "draft_done" => n.log_draft_done,
        "restore" => n.log_restore,
        "monitor_open" => n.log_round_open,
        "monitor_import" => n.log_round_import,
        "monitor_step" => n.log_round_step,
        "monitor_close" => n.log_round_close,
        "monitor_report" => n.log_round_report,
        "target_import" => n.log_target_import,
        "target_review" => n.log_target_review,
        "target_review_undo" => n.log_target_review_undo,
        "target_sitting_end" => n.log_target_sitting_end,
        "target_issue" => n.log_target_issue,
        "target_adjust" => n.log_target_adjust,
        "target_adjust_granted" => n.log_target_granted,
        "target_adjust_refused" => n.log_target_refused,
        "target_close" => n.log_target_close,
        "target_cancel" => n.log_target_cancel,
        "target_submit" => s.target_terms.step_submit,
        "target_endorse" => s.target_terms.step_endorse,
        "target_draft" => n.log_target_draft,
        "library_import" => n.log_library,
        other => super::results::logged(s, other)
            .or_else(|| super::idle::logged(s, other))
            .or_else(|| super::evaluation::log_action(s, other))
            .or_else(|| super::rectification::logged(s, other))
            .or_else(|| super::key_terms::logged(s, other))
            .unwrap_or(other),
    }
}
