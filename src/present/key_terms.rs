//! Words of key evaluation for its values. Never here: a value.

use super::strings::Strings;
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::engage::Role;
use crate::domain::evaluation::key::frame::Block;
use crate::domain::evaluation::key::opinion::{Adoption, Party};
use crate::domain::evaluation::key::rank::Criterion;
use crate::domain::evaluation::key::state::{Need, State, Step};

/// Where an evaluation stands.
pub fn state(s: &Strings, state: State) -> &'static str {
    let t = &s.key_terms;
    match state {
        State::Candidate => t.candidate,
        State::Selected => t.selected,
        State::Commissioned => t.commissioned,
        State::PlanApproved => t.plan_approved,
        State::Fieldwork => t.fieldwork,
        State::Draft => t.draft,
        State::Consulting => t.consulting,
        State::Reviewed => t.reviewed,
        State::Final => t.finished,
        State::FedBack => t.fed_back,
        State::Rectifying => t.rectifying,
        State::Closed => t.closed,
        State::Cancelled => t.cancelled,
    }
}

/// What was done.
pub fn step(s: &Strings, step: Step) -> &'static str {
    let t = &s.key_terms;
    match step {
        Step::Nominate => t.step_nominate,
        Step::Select => t.step_select,
        Step::Commission => t.step_commission,
        Step::Release => t.step_release,
        Step::Notify => t.step_notify,
        Step::FilePlan => t.step_file_plan,
        Step::ReturnPlan => t.step_return_plan,
        Step::ApprovePlan => t.step_approve_plan,
        Step::Begin => t.step_begin,
        Step::Sample => t.step_sample,
        Step::FileDraft => t.step_file_draft,
        Step::ReturnDraft => t.step_return_draft,
        Step::Consult => t.step_consult,
        Step::TakeOpinion => t.step_take_opinion,
        Step::Pass => t.step_pass,
        Step::Finish => t.step_finish,
        Step::FeedBack => t.step_feed_back,
        Step::Rectify => t.step_rectify,
        Step::Close => t.step_close,
        Step::Cancel => t.step_cancel,
    }
}

/// What a step lacks.
pub fn need(s: &Strings, need: Need) -> &'static str {
    let t = &s.key_terms;
    match need {
        Need::Reason => t.need_reason,
        Need::Subject => t.need_subject,
        Need::Engagement => t.need_engagement,
        Need::Notice => t.need_notice,
        Need::Plan => t.need_plan,
        Need::SoundPlan => t.need_sound_plan,
        Need::Sample => t.need_sample,
        Need::Scores => t.need_scores,
        Need::Chapters => t.need_chapters,
        Need::Due => t.need_due,
        Need::Heard => t.need_heard,
        Need::Answers => t.need_answers,
        Need::LeadEvaluator => t.need_lead,
        Need::Document => t.need_document,
        Need::Problem => t.need_problem,
        Need::AllRectified => t.need_rectified,
    }
}

/// What an institution did.
pub fn role(s: &Strings, role: Role) -> &'static str {
    let t = &s.key_terms;
    match role {
        Role::Evaluation => t.role_evaluation,
        Role::Recheck => t.role_recheck,
        Role::ExAnte => t.role_ex_ante,
        Role::TargetReview => t.role_target_review,
        Role::TargetSetting => t.role_target_setting,
        Role::Monitoring => t.role_monitoring,
        Role::SelfEvaluation => t.role_self_evaluation,
        Role::Implementation => t.role_implementation,
    }
}

/// What points of the ranking are for.
pub fn criterion(s: &Strings, criterion: Criterion) -> &'static str {
    let t = &s.key_terms;
    match criterion {
        Criterion::Amount => t.by_amount,
        Criterion::Alerts => t.by_alerts,
        Criterion::SelfEvaluation => t.by_self,
        Criterion::Unevaluated => t.by_unevaluated,
        Criterion::Attention => t.by_attention,
        Criterion::Policy => t.by_policy,
    }
}

/// Who gave an opinion.
pub fn party(s: &Strings, party: Party) -> &'static str {
    let t = &s.key_terms;
    match party {
        Party::Unit => t.party_unit,
        Party::Department => t.party_department,
        Party::Division => t.party_division,
        Party::Expert => t.party_expert,
    }
}

/// What became of an opinion.
pub fn adoption(s: &Strings, adoption: Option<Adoption>) -> &'static str {
    let t = &s.key_terms;
    match adoption {
        Some(Adoption::Adopted) => t.adopted,
        Some(Adoption::Partly) => t.partly,
        Some(Adoption::Declined) => t.declined,
        None => t.unanswered,
    }
}

/// A block of the framework.
pub fn block(s: &Strings, block: Block) -> &'static str {
    let t = &s.key_terms;
    match block {
        Block::Decision => t.decision,
        Block::Process => t.process,
        Block::Output => t.output,
        Block::Outcome => t.outcome,
    }
}

/// A chapter of the report.
pub fn chapter(s: &Strings, chapter: Chapter) -> &'static str {
    let t = &s.key_terms;
    match chapter {
        Chapter::Basics => t.chapter_basics,
        Chapter::Work => t.chapter_work,
        Chapter::Conclusion => t.chapter_conclusion,
        Chapter::Analysis => t.chapter_analysis,
        Chapter::Problems => t.chapter_problems,
        Chapter::Advice => t.chapter_advice,
        Chapter::Other => t.chapter_other,
    }
}

/// What a setting of key evaluation decides.
pub fn setting(s: &Strings, key: &str) -> Option<&'static str> {
    let t = &s.key_terms;
    Some(match key.strip_prefix("evaluation.")? {
        "rank_amount" => t.set_rank_amount,
        "rank_alerts" => t.set_rank_alerts,
        "rank_self" => t.set_rank_self,
        "rank_unevaluated" => t.set_rank_unevaluated,
        "rank_attention" => t.set_rank_attention,
        "rank_policy" => t.set_rank_policy,
        "alerts_full" => t.set_alerts_full,
        "recent_years" => t.set_recent_years,
        "attention_words" => t.set_attention_words,
        "least_results" => t.set_least_results,
        "sample_share" => t.set_sample_share,
        "opinion_days" => t.set_opinion_days,
        "feedback_days" => t.set_feedback_days,
        "conflicting_roles" => t.set_conflicting_roles,
        "rating_floor" => t.set_rating_floor,
        "rating_late_step" => t.set_rating_late_step,
        "paid_tolerance_yuan" => t.set_paid_tolerance,
        _ => return None,
    })
}

/// What was done, as the audit log calls it.
pub fn logged(s: &Strings, action: &str) -> Option<&'static str> {
    let t = &s.key_terms;
    Some(match action {
        "evaluation_mark" => t.log_mark,
        "evaluation_select" => t.log_select,
        "evaluation_commission" => t.log_commission,
        "evaluation_plan" => t.log_plan,
        "evaluation_step" => t.log_step,
        "evaluation_receipt" => t.log_receipt,
        "evaluation_sample" => t.log_sample,
        "evaluation_draft" => t.log_draft,
        "evaluation_chapters" => t.log_chapters,
        "evaluation_scores" => t.log_scores,
        "evaluation_opinion" => t.log_opinion,
        "evaluation_answer" => t.log_answer,
        "evaluation_problem" => t.log_problem,
        "evaluation_problem_withdrawn" => t.log_problem_withdrawn,
        "institution_add" => t.log_institution,
        "institution_state" => t.log_institution_state,
        "institution_work" => t.log_institution_work,
        "institution_work_withdrawn" => t.log_institution_work_withdrawn,
        "institution_rate" => t.log_institution_rate,
        "department_evaluation" => t.log_department,
        "department_draw" => t.log_department_draw,
        "department_recheck" => t.log_department_recheck,
        _ => return None,
    })
}
