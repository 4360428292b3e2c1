//! A target in words: its state, its days, how many objections it meets.
//!
//! Never here: an objection's own words, or what may follow a state.

use crate::domain::target::objection::Certainty;
use crate::domain::target::state::{State, Step};

use super::number;
use super::strings::Strings;

/// 已上报 and so on.
pub fn state(s: &Strings, state: State) -> &'static str {
    let t = &s.targets;
    match state {
        State::Draft => t.state_draft,
        State::Submitted => t.state_submitted,
        State::Endorsed => t.state_endorsed,
        State::InReview => t.state_in_review,
        State::Returned => t.state_returned,
        State::Rejected => t.state_rejected,
        State::Approved => t.state_approved,
        State::Issued => t.state_issued,
        State::AdjustRequested => t.state_adjust_requested,
        State::AdjustReview => t.state_adjust_review,
        State::AdjustRefused => t.state_adjust_refused,
        State::Closed => t.state_closed,
        State::Cancelled => t.state_cancelled,
    }
}

/// 上报, 退回 and so on, as something that was done.
pub fn step(s: &Strings, step: Step) -> &'static str {
    let t = &s.targets;
    match step {
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
    }
}

/// 必改, 可议, 存疑.
pub fn certainty(s: &Strings, certainty: Certainty) -> &'static str {
    let t = &s.targets;
    match certainty {
        Certainty::Sure => t.sure,
        Certainty::Judgement => t.judgement,
        Certainty::Doubtful => t.doubtful,
    }
}

/// The same in one character.
pub fn certainty_short(s: &Strings, certainty: Certainty) -> &'static str {
    let t = &s.targets;
    match certainty {
        Certainty::Sure => t.sure_short,
        Certainty::Judgement => t.judgement_short,
        Certainty::Doubtful => t.doubtful_short,
    }
}

/// `剩5天`, `逾期12天`.
pub fn days_left(s: &Strings, left: Option<i64>) -> String {
    let t = &s.targets;
    match left {
        None => number::NONE.to_string(),
        Some(0) => t.due_today.to_string(),
        Some(n @ ..0) => (t.due_over)(-n),
        Some(n) => (t.due_left)(n),
    }
}

/// `必3 议2`: sure, of judgement, doubtful; what there is none of is left out.
pub fn hints(s: &Strings, counts: [usize; 3]) -> String {
    let t = &s.targets;
    let parts = [t.sure_short, t.judgement_short, t.doubtful_short].into_iter().zip(counts);
    parts.filter(|(_, n)| *n > 0).map(|(word, n)| format!("{word}{n}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::Lang;

    #[test]
    fn what_there_is_none_of_is_left_out() {
        let s = Lang::Zh.strings();
        assert_eq!(hints(s, [3, 0, 2]), "必3 疑2");
        assert_eq!(hints(s, [0, 0, 0]), "");
    }

    #[test]
    fn a_deadline_is_told_by_days() {
        let s = Lang::Zh.strings();
        let said = [None, Some(5), Some(0), Some(-12)].map(|d| days_left(s, d));
        assert_eq!(said, ["-", "剩5天", "今天到期", "逾期12天"]);
    }
}
