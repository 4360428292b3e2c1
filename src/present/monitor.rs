//! Monitoring in words: the life of alerts, rounds and forms, what a form is
//! asked about, quadrants, reasons to give money back.
//!
//! Never here: a decision about any of them.

use crate::domain::indicator::Open;
use crate::domain::monitor::filing::Problem;
use crate::domain::monitor::idle::Reason;
use crate::domain::monitor::life::{Act, Answer, Disposition, Refusal, State};
use crate::domain::monitor::quadrant::Quadrant;
use crate::domain::monitor::reported::FormState;
use crate::domain::monitor::round::{self, BadOpening, FormStep, RoundState};

use super::finding;
use super::number::wan;
use super::strings::Strings;

/// 新增, 已核实 and so on.
pub fn state(s: &Strings, state: State) -> &'static str {
    let t = &s.monitor_terms;
    match state {
        State::New => t.alert_new,
        State::Acknowledged => t.alert_acknowledged,
        State::Explained => t.alert_explained,
        State::Noticed => t.alert_noticed,
        State::Resolved => t.alert_resolved,
        State::Waived => t.alert_waived,
        State::Cleared => t.alert_cleared,
    }
}

/// What was done, in a word.
pub fn act(s: &Strings, act: &Act) -> &'static str {
    let t = &s.monitor_terms;
    match act {
        Act::Appeared => t.act_appeared,
        Act::Vanished => t.act_vanished,
        Act::Noted => t.act_noted,
        Act::Acknowledged => t.act_acknowledged,
        Act::Explained => t.act_explained,
        Act::Noticed => t.act_noticed,
        Act::Resolved => t.act_resolved,
        Act::Waived(_) => t.act_waived,
        Act::Reopened => t.act_reopened,
        Act::Asked { .. } => t.act_asked,
        Act::Disposed(_) => t.act_disposed,
    }
}

/// 继续, 调整, 取消.
pub fn disposition(s: &Strings, disposition: Disposition) -> &'static str {
    let t = &s.monitor_terms;
    match disposition {
        Disposition::Continue => t.keep_on,
        Disposition::Adjust => t.adjust,
        Disposition::Cancel => t.cancel,
    }
}

/// The answer of a unit, or the time it has left.
pub fn answer(s: &Strings, answer: Answer) -> String {
    let t = &s.monitor_terms;
    match answer {
        Answer::Given(given) => disposition(s, given).to_string(),
        Answer::Open(left) if left.days == 0 => t.last_day.to_string(),
        // Between two days off no working day passes.
        Answer::Open(left) if left.working == 0 => (t.natural_left)(left.days),
        Answer::Over(left) if left.working == 0 => (t.natural_over)(-left.days),
        Answer::Open(left) => (t.days_left)(left.working),
        Answer::Over(left) => (t.days_over)(-left.working),
    }
}

/// Why an alert cannot be dealt with like that.
pub fn refusal(s: &Strings, refusal: Refusal) -> String {
    let t = &s.monitor_terms;
    match refusal {
        Refusal::NotFrom(from) => (t.not_from)(state(s, from)),
        Refusal::NoReason => t.need_reason.to_string(),
        Refusal::NoLetter => t.need_letter.to_string(),
        Refusal::NoApprover => t.need_approver.to_string(),
        Refusal::Past => t.in_the_past.to_string(),
        Refusal::NotAsked => t.not_asked.to_string(),
    }
}

/// 未报, 已报 and so on.
pub fn form_state(s: &Strings, state: FormState) -> &'static str {
    let t = &s.monitor_terms;
    match state {
        FormState::NotFiled => t.form_not_filed,
        FormState::Filed => t.form_filed,
        FormState::Returned => t.form_returned,
        FormState::Accepted => t.form_accepted,
        FormState::Noticed => t.form_noticed,
    }
}

/// What was done to a form.
pub fn form_step(s: &Strings, step: FormStep) -> &'static str {
    let t = &s.rounds;
    match step {
        FormStep::File => t.step_file,
        FormStep::Return => t.step_return,
        FormStep::Accept => t.step_accept,
        FormStep::Notice => t.step_notice,
    }
}

/// 已开启, 收集中 and so on.
pub fn round_state(s: &Strings, state: RoundState) -> &'static str {
    let t = &s.monitor_terms;
    match state {
        RoundState::Open => t.round_open,
        RoundState::Collecting => t.round_collecting,
        RoundState::Closed => t.round_closed,
        RoundState::Reported => t.round_reported,
    }
}

/// Why a round cannot be opened like that.
pub fn bad_opening(s: &Strings, bad: BadOpening) -> &'static str {
    let t = &s.monitor_terms;
    match bad {
        BadOpening::Months => t.bad_months,
        BadOpening::Cutoff => t.bad_cutoff,
        BadOpening::Due => t.bad_due,
    }
}

/// Why something cannot be done with a round or a form.
pub fn round_refusal(s: &Strings, refusal: round::Refusal) -> String {
    let t = &s.monitor_terms;
    match refusal {
        round::Refusal::Closed(_) => t.round_over.to_string(),
        round::Refusal::NotFrom(from) => (t.form_not_from)(form_state(s, from)),
        round::Refusal::Missing(n) => (t.missing_forms)(n),
        round::Refusal::NotClosed(_) => t.not_closed.to_string(),
        round::Refusal::NoReason => t.need_reason.to_string(),
        round::Refusal::NoLetter => t.need_letter.to_string(),
    }
}

/// 钱快事慢, 事快钱慢, 双慢, 正常.
pub fn quadrant(s: &Strings, quadrant: Quadrant) -> &'static str {
    let t = &s.monitor_terms;
    match quadrant {
        Quadrant::MoneyAhead => t.money_ahead,
        Quadrant::WorkAhead => t.work_ahead,
        Quadrant::BothSlow => t.both_slow,
        Quadrant::Normal => t.normal,
    }
}

/// Why money could be given back: the name of the rule that found it.
pub fn reason(s: &Strings, reason: Reason) -> &'static str {
    finding::rule(s, reason.rule())
}

/// Why a value is not judged.
pub fn open(s: &Strings, open: Open) -> &'static str {
    let t = &s.monitor_terms;
    match open {
        Open::Unreported => t.open_unreported,
        Open::NotDue => t.open_not_due,
        Open::NoTarget => t.open_no_target,
        Open::NoDirection => t.open_no_direction,
        Open::Doubtful(_) => t.open_doubtful,
        Open::NoNumber => t.open_no_number,
        Open::OtherUnit => t.open_other_unit,
        Open::PerhapsShare => t.open_perhaps_share,
        Open::Words => t.open_words,
    }
}

/// What is wrong with a form that came back.
pub fn problem(s: &Strings, problem: &Problem) -> String {
    let t = &s.monitor_terms;
    match problem {
        Problem::OtherKind(_) => t.other_kind.to_string(),
        Problem::OtherYear(year) => (t.other_year)(*year),
        Problem::OtherRound(months) => (t.other_round)(*months),
        Problem::OtherProject => t.other_project.to_string(),
        Problem::UnknownIndicator => t.unknown_indicator.to_string(),
        Problem::Twice(cell) => (t.twice)(cell),
        Problem::MissingIndicator(name) => (t.missing_indicator)(name),
        Problem::TargetChanged { issued } => (t.target_changed)(issued),
        Problem::NoValue => t.no_value.to_string(),
        Problem::Unclear(why) => open(s, *why).to_string(),
        Problem::UnclearForecast(why) => (t.forecast_of)(open(s, *why)),
        Problem::UnknownPossibility => t.unknown_possibility.to_string(),
        Problem::NoCause => t.no_cause.to_string(),
        Problem::NoMeasures => t.no_measures.to_string(),
        Problem::OtherPaid { paid, form } => (t.other_paid)(&wan(*paid), &wan(*form)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Left;
    use crate::present::Lang;

    #[test]
    fn a_countdown_in_words() {
        let say = |a| answer(Lang::Zh.strings(), a);
        assert_eq!(say(Answer::Open(Left { days: 8, working: 1 })), "还剩 1 个工作日");
        assert_eq!(say(Answer::Open(Left { days: 0, working: 0 })), "今天到期");
        assert_eq!(say(Answer::Over(Left { days: -3, working: -2 })), "已超时 2 个工作日");
        assert_eq!(say(Answer::Over(Left { days: -1, working: 0 })), "已超时 1 天");
        assert_eq!(say(Answer::Given(Disposition::Adjust)), "调整");
    }

    #[test]
    fn a_refusal_says_where_the_alert_stands() {
        let zh = Lang::Zh.strings();
        assert_eq!(refusal(zh, Refusal::NotFrom(State::Cleared)), "预警自动解除，不能这样处理");
        assert_eq!(round_refusal(zh, round::Refusal::Missing(12)), "还有 12 份监控表未报，确要关闭请加 --with-missing");
    }
}
