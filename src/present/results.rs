//! The end of the cycle in words: use of results, disclosure, assessment,
//! registers. Never here: what follows from a grade or a row.

use super::strings::Strings;
use crate::domain::assessment::{Item, Ladder, Level, Origin};
use crate::domain::disclosure::{Kind, Publisher, Standing};
use crate::domain::linkage::{Action, Outcome, Source};
use crate::domain::monitor::light::Light;
use crate::domain::target::review::Grade;
use crate::domain::target::state::State;

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
        "assess.self_due" => n.self_evaluation_due,
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
        "county_add" => n.log_county,
        "register_add" => n.log_register,
        "register_withdraw" => n.log_register_withdrawn,
        "division_set" => n.log_division,
        _ => return None,
    })
}

/// Whose evaluation a proposal rests on.
pub fn source(s: &Strings, source: Source) -> &'static str {
    let t = &s.result_terms;
    match source {
        Source::KeyEvaluation => t.source_key,
        Source::DepartmentEvaluation => t.source_department,
        Source::SelfEvaluation => t.source_self,
        Source::Rectification => t.source_rectification,
        Source::Office => t.source_office,
    }
}

/// What is proposed.
pub fn action(s: &Strings, action: Action) -> &'static str {
    let t = &s.result_terms;
    match action {
        Action::Prefer => t.action_prefer,
        Action::Keep => t.action_keep,
        Action::Cut => t.action_cut,
        Action::Cancel => t.action_cancel,
        Action::Suspend => t.action_suspend,
    }
}

/// A grade in a narrow column.
pub fn short_grade(s: &Strings, grade: Grade) -> &'static str {
    let t = &s.results_screens;
    match grade {
        Grade::Excellent => t.short_excellent,
        Grade::Good => t.short_good,
        Grade::Fair => t.short_fair,
        Grade::Poor => t.short_poor,
    }
}

/// The budget division's word, as the store has it; nothing: not said yet.
pub fn verdict(s: &Strings, key: Option<&str>) -> &'static str {
    let t = &s.result_terms;
    match key {
        Some("adopt") => t.verdict_adopt,
        Some("amend") => t.verdict_amend,
        Some(_) => t.verdict_decline,
        None => t.undecided,
    }
}

/// What the draft budget makes of it.
pub fn outcome(s: &Strings, outcome: Outcome) -> &'static str {
    let t = &s.result_terms;
    match outcome {
        Outcome::Ignored => t.outcome_ignored,
        Outcome::Unused => t.outcome_unused,
        Outcome::Partly => t.outcome_partly,
        Outcome::Done => t.outcome_done,
        Outcome::NotAsked => t.outcome_not_asked,
        Outcome::NoDraft => t.outcome_no_draft,
    }
}

/// What is published.
pub fn kind(s: &Strings, kind: Kind) -> &'static str {
    let t = &s.result_terms;
    match kind {
        Kind::Target => t.kind_target,
        Kind::SelfEvaluation => t.kind_self,
        Kind::Report => t.kind_report,
        Kind::Other => t.kind_other,
    }
}

/// Who publishes.
pub fn publisher(s: &Strings, publisher: Publisher) -> &'static str {
    match publisher {
        Publisher::Department => s.result_terms.publisher_department,
        Publisher::Finance => s.result_terms.publisher_finance,
    }
}

/// Where an item stands.
pub fn standing(s: &Strings, standing: Standing) -> &'static str {
    let t = &s.result_terms;
    match standing {
        Standing::Missing => t.standing_missing,
        Standing::Waiting => t.standing_waiting,
        Standing::Late => t.standing_late,
        Standing::Published => t.standing_published,
    }
}

/// Where points come from.
pub fn origin(s: &Strings, origin: Origin) -> &'static str {
    let t = &s.result_terms;
    match origin {
        Origin::Computed => t.origin_computed,
        Origin::Reported => t.origin_reported,
        Origin::Hand => t.origin_hand,
        Origin::Appeal => t.origin_appeal,
        Origin::Absent => t.origin_absent,
        Origin::Pending => t.origin_pending,
    }
}

/// 考核等次
pub fn level(s: &Strings, level: Level) -> &'static str {
    let t = &s.result_terms;
    match level {
        Level::Excellent => t.level_word_excellent,
        Level::Good => t.level_word_good,
        Level::Pass => t.level_word_pass,
        Level::Fail => t.level_word_fail,
    }
}

/// Who is assessed.
pub fn ladder(s: &Strings, ladder: Ladder) -> &'static str {
    match ladder {
        Ladder::Departments => s.result_terms.ladder_departments,
        Ladder::Counties => s.result_terms.ladder_counties,
    }
}

/// The item above an item; a group of a place's own is called as it is written.
pub fn group<'a>(s: &Strings, ladder: Ladder, key: &'a str) -> &'a str {
    let t = &s.result_terms;
    match (key, ladder) {
        ("organisation", Ladder::Departments) => t.group_organisation,
        ("organisation", Ladder::Counties) => t.group_organisation_county,
        ("appraisal", _) => t.group_appraisal,
        ("target", _) => t.group_target,
        ("monitor", _) => t.group_monitor,
        ("execution", _) => t.group_execution,
        ("self", _) => t.group_self,
        ("evaluation", Ladder::Departments) => t.group_evaluation,
        ("evaluation", Ladder::Counties) => t.group_evaluation_county,
        ("result", Ladder::Departments) => t.group_result,
        ("result", Ladder::Counties) => t.group_result_county,
        ("disclosure", _) => t.group_disclosure,
        ("basics", _) => t.group_basics,
        (other, _) => other,
    }
}

/// An item's name: the place's own, else the one that ships, else its key.
pub fn item(s: &Strings, ladder: Ladder, item: &Item) -> String {
    let t = &s.result_terms;
    if let Some(name) = &item.name {
        return name.clone();
    }
    match item.key.as_str() {
        "target.coverage" => t.item_coverage,
        "target.on_time" => t.item_target_on_time,
        "target.first_pass" => t.item_first_pass,
        "target.overall" => t.item_overall,
        "monitor.on_time" => t.item_monitor_on_time,
        "monitor.completeness" => t.item_completeness,
        "monitor.lights" => t.item_lights,
        "execution" => t.item_execution,
        "self.coverage" => t.item_self_coverage,
        "self.on_time" => t.item_self_on_time,
        "self.gap" => t.item_gap,
        "evaluation.share" => t.item_evaluation_share,
        "evaluation.quality" => t.item_evaluation_quality,
        "result.rectified" => t.item_rectified,
        "result.adjusted" => t.item_adjusted,
        "basics.library" => t.item_library,
        "basics.agencies" => t.item_agencies,
        "basics.systems" => t.item_systems,
        "basics.training" => t.item_training,
        key => group(s, ladder, key),
    }
    .to_string()
}

/// What a row of evidence notes: a day, a light, a state, an outcome.
pub fn note(s: &Strings, note: &str) -> String {
    let light =
        [Light::Red, Light::Yellow, Light::Blue, Light::Green, Light::Grey].into_iter().find(|l| l.key() == note);
    let word = light.map(|l| super::finding::light(s, l));
    let word = word.or_else(|| State::from_key(note).map(|state| super::target::state(s, state)));
    let word = word.or_else(|| Outcome::from_key(note).map(|o| outcome(s, o)));
    let word = word.or_else(|| Standing::ALL.into_iter().find(|x| x.key() == note).map(|x| standing(s, x)));
    let word = word.or_else(|| (note == "not_filed").then_some(s.result_terms.not_filed));
    word.map_or_else(|| note.to_string(), str::to_string)
}

/// On which level a training was held.
pub fn training_level<'a>(s: &Strings, key: &'a str) -> &'a str {
    let t = &s.result_terms;
    match key {
        "province" => t.level_province,
        "city" => t.level_city,
        "county" => t.level_county,
        other => other,
    }
}

/// For whom a training was held.
pub fn audience<'a>(s: &Strings, key: &'a str) -> &'a str {
    let t = &s.result_terms;
    match key {
        "departments" => t.audience_departments,
        "units" => t.audience_units,
        "agencies" => t.audience_agencies,
        "counties" => t.audience_counties,
        "bureau" => t.audience_bureau,
        other => other,
    }
}
