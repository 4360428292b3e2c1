//! Targets in words: states, steps, queues, grades, fields, faults.
//!
//! Never here: whether a step may be taken.

use crate::domain::form::Block;
use crate::domain::target::diff::{Field, Part};
use crate::domain::target::review::{BadPoints, Dimension, Grade, Item};
use crate::domain::target::state::{Refusal, State, Step};
use crate::service::TargetFault;
use crate::service::target::Queue;
use crate::service::target::review::Verdict;

use super::strings::Strings;
use super::{Lang, terms};

/// 草稿, 已上报 and so on.
pub fn state(s: &Strings, state: State) -> &'static str {
    let t = &s.target_terms;
    match state {
        State::Draft => t.draft,
        State::Submitted => t.submitted,
        State::Endorsed => t.endorsed,
        State::InReview => t.in_review,
        State::Returned => t.returned,
        State::Rejected => t.rejected,
        State::Approved => t.approved,
        State::Issued => t.issued,
        State::AdjustRequested => t.adjust_requested,
        State::AdjustReview => t.adjust_review,
        State::AdjustRefused => t.adjust_refused,
        State::Closed => t.closed,
        State::Cancelled => t.cancelled,
    }
}

/// The state of an item; 未报 where nothing was filed.
pub fn state_or_none(s: &Strings, known: Option<State>) -> &'static str {
    known.map_or(s.target_terms.not_filed, |known| state(s, known))
}

/// The same, with a word where the next budget is suspended.
pub fn state_and_flag(s: &Strings, known: Option<State>, frozen: bool) -> String {
    let state = state_or_none(s, known);
    if frozen { format!("{state} {}", s.results.flag_frozen) } else { state.to_string() }
}

/// What was done to a version.
pub fn step(s: &Strings, step: Step) -> &'static str {
    let t = &s.target_terms;
    match step {
        Step::File => t.step_file,
        Step::Request => t.step_request,
        Step::Submit => t.step_submit,
        Step::Endorse => t.step_endorse,
        Step::Take => t.step_take,
        Step::Return => t.step_return,
        Step::Reject => t.step_reject,
        Step::Approve => t.step_approve,
        Step::Issue => t.step_issue,
        Step::TakeAdjustment => t.step_take_adjustment,
        Step::GrantAdjustment => t.step_grant,
        Step::RefuseAdjustment => t.step_refuse,
        Step::Close => t.step_close,
        Step::Cancel => t.step_cancel,
        Step::Undo => t.step_undo,
    }
}

/// 待审, 已审 and so on.
pub fn queue(s: &Strings, queue: Queue) -> &'static str {
    let t = &s.target_terms;
    match queue {
        Queue::All => t.queue_all,
        Queue::ToReview => t.queue_to_review,
        Queue::Reviewed => t.queue_reviewed,
        Queue::Returned => t.queue_returned,
        Queue::Mine => t.queue_mine,
        Queue::NotFiled => t.queue_not_filed,
    }
}

/// 通过, 退回, 不通过, 略过.
pub fn verdict(s: &Strings, verdict: Verdict) -> &'static str {
    let t = &s.target_terms;
    match verdict {
        Verdict::Pass => t.pass,
        Verdict::Return => t.give_back,
        Verdict::Reject => t.reject,
        Verdict::Skip => t.skip,
    }
}

/// 优良中差
pub fn grade(s: &Strings, grade: Grade) -> &'static str {
    let t = &s.target_terms;
    match grade {
        Grade::Excellent => t.excellent,
        Grade::Good => t.good,
        Grade::Fair => t.fair,
        Grade::Poor => t.poor,
    }
}

/// 审核内容
pub fn dimension(s: &Strings, dimension: Dimension) -> &'static str {
    let t = &s.target_terms;
    match dimension {
        Dimension::Completeness => t.completeness,
        Dimension::Relevance => t.relevance,
        Dimension::Adequacy => t.adequacy,
        Dimension::Feasibility => t.feasibility,
    }
}

/// 审核要点
pub fn item(s: &Strings, item: Item) -> &'static str {
    let t = &s.target_terms;
    match item {
        Item::Form => t.item_form,
        Item::Clarity => t.item_clarity,
        Item::Goals => t.item_goals,
        Item::Indicators => t.item_indicators,
        Item::Performance => t.item_performance,
        Item::Money => t.item_money,
        Item::Likelihood => t.item_likelihood,
        Item::Conditions => t.item_conditions,
    }
}

/// A part of the form.
pub fn part(s: &Strings, part: Part) -> &'static str {
    let t = &s.target_terms;
    match part {
        Part::Head => t.part_head,
        Part::Goals => t.part_goals,
        Part::Funds => t.part_funds,
        Part::Tasks => t.part_tasks,
        Part::Indicators(Block::Annual) => t.part_annual,
        Part::Indicators(Block::WholeLife) => t.part_whole_life,
    }
}

/// A field of the form.
pub fn field(s: &Strings, field: Field) -> &'static str {
    let t = &s.target_terms;
    match field {
        Field::Project => t.field_project,
        Field::Department => t.field_department,
        Field::Unit => t.field_unit,
        Field::Attribute => t.field_attribute,
        Field::Period => t.field_period,
        Field::WholeLifeGoal => t.field_whole_life_goal,
        Field::AnnualGoal => t.field_annual_goal,
        Field::WholeLifeAmount => t.field_whole_life_amount,
        Field::YearAmount => t.field_year_amount,
        Field::AdjustedAmount => t.field_adjusted_amount,
        Field::TaskContent => t.field_task_content,
        Field::TaskTotal => t.field_task_total,
        Field::TaskFiscal => t.field_task_fiscal,
        Field::TaskOther => t.field_task_other,
        Field::Level1 => t.field_level1,
        Field::Level2 => t.field_level2,
        Field::Name => t.field_name,
        Field::Target => t.field_target,
        Field::Direction => t.field_direction,
        Field::Marks => t.field_marks,
        Field::Standard => t.field_standard,
        Field::Explanation => t.field_explanation,
        Field::Note => t.field_note,
    }
}

/// Why a step may not be taken.
pub fn refusal(s: &Strings, refusal: Refusal) -> String {
    let t = &s.target_terms;
    match refusal {
        Refusal::NotFrom(from) => (t.not_from)(state(s, from)),
        Refusal::Locked(_) => t.locked.to_string(),
        Refusal::Blocked(n) => (t.blocked)(n),
        Refusal::NoBudget => t.no_budget.to_string(),
        Refusal::NoDocument => t.no_document.to_string(),
        Refusal::NoReason => t.no_reason.to_string(),
        Refusal::Graded(made) => (t.graded)(grade(s, made)),
    }
}

/// More names than this are told by their number.
const NAMED: usize = 10;

/// A fault in words, and what to do about it.
pub(super) fn fault(lang: Lang, fault: &TargetFault) -> (String, &'static str) {
    let s = lang.strings();
    let t = &s.target_terms;
    let semicolon = s.common.semicolon;
    match fault {
        TargetFault::Refused(why) => {
            let said: Vec<String> = why.iter().take(NAMED).map(|(name, why)| (t.of)(name, &refusal(s, *why))).collect();
            ((t.refused)(why.len(), &said.join(semicolon)), t.refused_hint)
        }
        TargetFault::Stale(names) => {
            ((t.stale)(&terms::list(lang, names.iter().take(NAMED).map(String::as_str))), t.stale_hint)
        }
        TargetFault::BackDated { name, day, last } => {
            ((t.back_dated)(name, &day.to_string(), &last.to_string()), t.back_dated_hint)
        }
        TargetFault::NoTarget(name) => ((t.no_target)(name), t.no_target_hint),
        TargetFault::NoSitting(id) => ((t.no_sitting)(*id), t.sitting_hint),
        TargetFault::SittingEnded(id) => ((t.sitting_ended)(*id), t.handed_on_hint),
        TargetFault::HandedOn(_) => (t.handed_on.to_string(), t.handed_on_hint),
        TargetFault::Points { name, bad: BadPoints::OutOfRange(which) } => {
            ((t.bad_points)(name, item(s, *which)), t.points_hint)
        }
        TargetFault::Points { name, bad: BadPoints::Missing(which) } => {
            ((t.missing_points)(name, item(s, *which)), t.points_hint)
        }
        TargetFault::GradeDiffers { name, made } => ((t.grade_differs)(name, grade(s, *made)), t.grade_hint),
        TargetFault::NoDocument => (t.no_document.to_string(), t.document_hint),
        TargetFault::NothingChanged(name) => ((t.nothing_changed)(name), t.nothing_changed_hint),
        TargetFault::OtherSubject(file) => ((t.other_subject)(file), t.other_subject_hint),
        TargetFault::NoVersion { name, number: 0 } => ((t.nothing_before)(name), t.no_version_hint),
        TargetFault::NothingChosen => (t.nothing_chosen.to_string(), t.nothing_chosen_hint),
        TargetFault::NoVersion { name, number } => ((t.no_version)(name, *number), t.no_version_hint),
        TargetFault::BatchInUse { batch, moved } => ((t.in_use)(*batch, *moved), t.in_use_hint),
    }
}
