//! Findings in words: states, steps, sources, time left, faults.
//!
//! Never here: whether a step may be taken.

use crate::domain::calendar::Counting;
use crate::domain::rectification::deadline::Term;
use crate::domain::rectification::finding::{BudgetAction, Category, Conclusion, Source};
use crate::domain::rectification::ladder::Measure;
use crate::domain::rectification::standing::Clock;
use crate::domain::rectification::state::{Refusal, State, Step};
use crate::service::rectification::fault::Field;
use crate::service::rectification::import::WhyAside;
use crate::service::rectification::{Item, Queue, RectifyFault};

use super::strings::Strings;
use super::{Lang, number, terms};

/// More names than this are told by their number.
const NAMED: usize = 10;

/// 已下达, 整改中 and so on.
pub fn state(s: &Strings, state: State) -> &'static str {
    let t = &s.rectify;
    match state {
        State::Found => t.found,
        State::Issued => t.issued,
        State::Received => t.received,
        State::Planned => t.planned,
        State::InProgress => t.in_progress,
        State::Reported => t.reported,
        State::Verifying => t.verifying,
        State::Returned => t.returned,
        State::Closed => t.closed,
        State::LongTerm => t.long_term,
        State::Withdrawn => t.withdrawn,
    }
}

/// What was done to a finding.
pub fn step(s: &Strings, step: Step) -> &'static str {
    let t = &s.rectify;
    match step {
        Step::Record => t.step_record,
        Step::Issue => t.step_issue,
        Step::Deliver => t.step_deliver,
        Step::Receive => t.step_receive,
        Step::Plan => t.step_plan,
        Step::Progress => t.step_progress,
        Step::Report => t.step_report,
        Step::Take => t.step_take,
        Step::Verify => t.step_verify,
        Step::Close => t.step_close,
        Step::Sustain => t.step_sustain,
        Step::Return => t.step_return,
        Step::Extend => t.step_extend,
        Step::Press => t.step_press,
        Step::Note => t.step_note,
        Step::Reopen => t.step_reopen,
        Step::Withdraw => t.step_withdraw,
    }
}

/// 来源
pub fn source(s: &Strings, source: Source) -> &'static str {
    let t = &s.rectify;
    match source {
        Source::Monitoring => t.source_monitoring,
        Source::SelfEvaluation => t.source_self,
        Source::DepartmentEvaluation => t.source_department,
        Source::KeyEvaluation => t.source_key,
        Source::Inspection => t.source_inspection,
    }
}

/// 问题类别
pub fn category(s: &Strings, category: Category) -> &'static str {
    let t = &s.rectify;
    match category {
        Category::Decision => t.category_decision,
        Category::Funds => t.category_funds,
        Category::Execution => t.category_execution,
        Category::Output => t.category_output,
        Category::Outcome => t.category_outcome,
        Category::Data => t.category_data,
    }
}

/// 结果应用
pub fn action(s: &Strings, action: BudgetAction) -> &'static str {
    let t = &s.rectify;
    match action {
        BudgetAction::Cut => t.action_cut,
        BudgetAction::TakeBack => t.action_take_back,
        BudgetAction::Cancel => t.action_cancel,
        BudgetAction::Hold => t.action_hold,
        BudgetAction::None => t.action_none,
    }
}

/// 核查结论
pub fn conclusion(s: &Strings, conclusion: Conclusion) -> &'static str {
    let t = &s.rectify;
    match conclusion {
        Conclusion::Done => t.done,
        Conclusion::Partly => t.partly,
        Conclusion::NotDone => t.not_done,
        Conclusion::LongTerm => t.long_term,
    }
}

/// A step of the ladder.
pub fn measure(s: &Strings, measure: Measure) -> &'static str {
    let t = &s.rectify;
    match measure {
        Measure::Remind => t.remind,
        Measure::Urge => t.urge,
        Measure::UrgeAgain => t.urge_again,
        Measure::Propose => t.propose,
        Measure::Transfer => t.transfer,
    }
}

/// 待核查, 逾期 and so on.
pub fn queue(s: &Strings, queue: Queue) -> &'static str {
    let t = &s.rectify;
    match queue {
        Queue::All => t.queue_all,
        Queue::Open => t.queue_open,
        Queue::ToSend => t.queue_to_send,
        Queue::Running => t.queue_running,
        Queue::DueSoon => t.queue_due_soon,
        Queue::Overdue => t.queue_overdue,
        Queue::ToVerify => t.queue_to_verify,
        Queue::Ended => t.queue_ended,
    }
}

/// 自然日, 工作日
pub fn counting(s: &Strings, counting: Counting) -> &'static str {
    match counting {
        Counting::Natural => s.rectify.natural,
        Counting::Working => s.rectify.working,
    }
}

/// `30天（自然日）`
pub fn term(s: &Strings, term: Term) -> String {
    match term {
        Term::Days { days, counting: kind, .. } => (s.rectify.days)(days, counting(s, kind)),
        Term::Until(day) => (s.rectify.until)(&day.to_string()),
    }
}

/// 逾期12天, 还剩5天, 待核查: what a pane says of a finding.
pub fn time(s: &Strings, item: &Item) -> String {
    let t = &s.rectify;
    match item.clock {
        _ if !item.state.is_open() || item.state == State::Found => state(s, item.state).to_string(),
        Clock::Over(left) => (t.over)(-left.days),
        Clock::Runs(left) if left.days == 0 => t.due_today.to_string(),
        Clock::Runs(left) => (t.left)(left.days),
        Clock::Stopped { .. } => t.to_verify.to_string(),
        Clock::Still => t.not_delivered.to_string(),
    }
}

/// 逾期12天, 还剩5天, from days alone.
pub fn days_left(s: &Strings, left: Option<i64>) -> String {
    let t = &s.rectify;
    match left {
        None => String::new(),
        Some(0) => t.due_today.to_string(),
        Some(n @ ..0) => (t.over)(-n),
        Some(n) => (t.left)(n),
    }
}

/// The same in natural and in working days.
pub fn time_in_full(s: &Strings, clock: Clock) -> Option<String> {
    let t = &s.rectify;
    match clock {
        Clock::Over(left) => Some((t.over_both)(-left.days, -left.working)),
        Clock::Runs(left) => Some((t.left_both)(left.days, left.working)),
        Clock::Stopped { late } if late > 0 => Some((t.late)(late)),
        Clock::Stopped { .. } | Clock::Still => None,
    }
}

/// Why a step may not be taken.
pub fn refusal(s: &Strings, why: &Refusal) -> String {
    let t = &s.rectify;
    match why {
        Refusal::NotFrom(State::Found) => t.not_from_found.to_string(),
        Refusal::NotFrom(from) => (t.not_from)(state(s, *from)),
        Refusal::NoWords => t.no_words.to_string(),
        Refusal::NoDocument => t.no_document.to_string(),
        Refusal::NoReceiver => t.no_receiver.to_string(),
        Refusal::NoApprover => t.no_approver.to_string(),
        Refusal::NotDelivered => t.undelivered.to_string(),
        Refusal::DueBeforeDelivery { due, delivered } => (t.due_before)(&due.to_string(), &delivered.to_string()),
        Refusal::NotLater { due, now } => (t.not_later)(&due.to_string(), &now.to_string()),
        Refusal::NotVerified => t.not_verified.to_string(),
        Refusal::Concluded(c) => (t.concluded)(conclusion(s, *c)),
        Refusal::SameHand(who) => (t.same_hand)(who),
    }
}

/// What was done, as the audit log calls it; nothing for another area.
pub(super) fn logged(s: &Strings, action: &str) -> Option<&'static str> {
    let t = &s.rectify;
    Some(match action {
        "finding_add" => t.log_add,
        "rectify_import" => t.log_import,
        "rectify_send" => t.log_send,
        "rectify_press" => t.log_press,
        "rectify_urge" => t.log_urge,
        "rectify_deliver" => t.log_deliver,
        "rectify_receive" => t.log_receive,
        "rectify_plan" => t.log_plan,
        "rectify_progress" => t.log_progress,
        "rectify_report" => t.log_report,
        "rectify_take" => t.log_take,
        "rectify_verify" => t.log_verify,
        "rectify_close" => t.log_close,
        "rectify_return" => t.log_return,
        "rectify_extend" => t.log_extend,
        "rectify_note" => t.log_note,
        "rectify_reopen" => t.log_reopen,
        "rectify_withdraw" => t.log_withdraw,
        _ => return None,
    })
}

/// Why a row of a list could not be used.
pub fn aside(s: &Strings, why: &WhyAside) -> String {
    let t = &s.rectify;
    match why {
        WhyAside::UnknownFinding => t.aside_finding.to_string(),
        WhyAside::NotItsTurn(why) => refusal(s, why),
        WhyAside::BackDated(last) => (t.aside_back_dated)(&last.to_string()),
        WhyAside::BadDay => t.aside_day.to_string(),
        WhyAside::BadAmount => t.aside_amount.to_string(),
        WhyAside::UnknownWord => t.aside_word.to_string(),
        WhyAside::UnknownProject => t.aside_project.to_string(),
        WhyAside::Ambiguous => t.aside_ambiguous.to_string(),
        WhyAside::UnknownBody => t.aside_body.to_string(),
        WhyAside::Nobody => t.nobody.to_string(),
        WhyAside::TooLong => t.aside_long.to_string(),
        WhyAside::AmountWithoutAction => t.amount_without_action.to_string(),
    }
}

/// The same as a word of JSON.
pub const fn aside_key(why: &WhyAside) -> &'static str {
    match why {
        WhyAside::UnknownFinding => "unknown_finding",
        WhyAside::NotItsTurn(_) => "not_its_turn",
        WhyAside::BackDated(_) => "back_dated",
        WhyAside::BadDay => "bad_date",
        WhyAside::BadAmount => "bad_amount",
        WhyAside::UnknownWord => "unknown_word",
        WhyAside::UnknownProject => "unknown_project",
        WhyAside::Ambiguous => "ambiguous",
        WhyAside::UnknownBody => "unknown_body",
        WhyAside::Nobody => "nobody",
        WhyAside::TooLong => "too_long",
        WhyAside::AmountWithoutAction => "amount_without_action",
    }
}

/// What a setting decides; nothing for one of another area.
pub(super) fn setting(s: &Strings, key: &str) -> Option<&'static str> {
    let n = &s.settings;
    Some(match key {
        "rectify.default_days" => n.rectify_days,
        "rectify.day_kind" => n.rectify_kind,
        "rectify.roll_to_workday" => n.rectify_roll,
        "rectify.remind_before" => n.rectify_remind,
        "rectify.urge_days" => n.rectify_urge,
        "rectify.urge_again_days" => n.rectify_urge_again,
        "rectify.propose_days" => n.rectify_propose,
        "rectify.transfer_days" => n.rectify_transfer,
        "rectify.ladder_workdays" => n.rectify_workdays,
        "rectify.copies" => n.rectify_copies,
        "rectify.budget_division" => n.rectify_budget_division,
        "rectify.leader" => n.rectify_leader,
        _ => return None,
    })
}

fn field(s: &Strings, field: Field) -> &'static str {
    let t = &s.rectify;
    match field {
        Field::Description => t.field_description,
        Field::Requirement => t.field_requirement,
        Field::Amount => t.field_amount,
        Field::ActionAmount => t.field_action_amount,
        Field::Text => t.field_text,
    }
}

/// A fault in words, and what to do about it.
pub(super) fn fault(lang: Lang, fault: &RectifyFault) -> (String, &'static str) {
    let s: &Strings = lang.strings();
    let t = &s.rectify;
    match fault {
        RectifyFault::Refused(why) => {
            let said = why.iter().take(NAMED).map(|(n, why)| (t.of)(&n.to_string(), &refusal(s, why)));
            let said: Vec<String> = said.collect();
            ((t.refused)(why.len(), &said.join(s.common.semicolon)), t.refused_hint)
        }
        RectifyFault::Stale(numbers) => {
            let names: Vec<String> = numbers.iter().take(NAMED).map(ToString::to_string).collect();
            ((t.stale)(&terms::list(lang, names.iter().map(String::as_str))), t.stale_hint)
        }
        RectifyFault::BackDated { number, day, last } => {
            ((t.back_dated)(&number.to_string(), &day.to_string(), &last.to_string()), t.back_dated_hint)
        }
        RectifyFault::NoFinding(typed) => ((t.no_finding)(typed), t.no_finding_hint),
        RectifyFault::NothingToDo => (t.nothing_to_do.to_string(), t.nothing_to_do_hint),
        RectifyFault::Already(number) => ((t.already)(&number.to_string()), t.already_hint),
        RectifyFault::Nobody => (t.nobody.to_string(), t.nobody_hint),
        RectifyFault::NoUnit(named) => ((t.no_unit)(named), t.no_unit_hint),
        RectifyFault::Missing(Field::Requirement) => (t.missing_requirement.to_string(), t.missing_hint),
        RectifyFault::Missing(_) => (t.missing_description.to_string(), t.missing_hint),
        RectifyFault::TooLong { field: f, length, most } => {
            ((t.too_long)(field(s, *f), *length, *most), t.too_long_hint)
        }
        RectifyFault::Negative(f) => ((t.negative)(field(s, *f)), t.negative_hint),
        RectifyFault::AmountWithoutAction => (t.amount_without_action.to_string(), t.amount_without_action_hint),
        RectifyFault::AboveBudget { code, amount, budget } => {
            ((t.above_budget)(code, &number::yuan(*amount), &number::yuan(*budget)), t.above_budget_hint)
        }
        RectifyFault::NothingTaken { file, rows, first } => {
            ((t.nothing_taken)(file, *rows, &first.cell, &first.quote, &aside(s, &first.why)), t.nothing_taken_hint)
        }
        RectifyFault::BadSerial(typed) => ((t.bad_serial)(typed), t.serial_hint),
        RectifyFault::SerialTaken(serial) => ((t.serial_taken)(serial), t.serial_taken_hint),
        RectifyFault::OneReceiver(letters) => ((t.one_receiver)(*letters), t.one_receiver_hint),
    }
}
