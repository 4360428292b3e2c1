//! The review desk in words: how long until a deadline, how many objections.
//!
//! Never here: an objection's own words, or what may follow a state.

use crate::domain::target::objection::Certainty;

use crate::service::target::issue::WhyNot;

use super::strings::Strings;
use super::{number, target};

/// 确定, 判断, 存疑.
pub fn certainty(s: &Strings, certainty: Certainty) -> &'static str {
    let t = &s.targets;
    match certainty {
        Certainty::Sure => t.sure,
        Certainty::Judgement => t.judgement,
        Certainty::Doubtful => t.doubtful,
    }
}

/// One character for a certainty.
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

/// Why a target was left out of an issue.
pub fn why_not(s: &Strings, why: WhyNot) -> String {
    match why {
        WhyNot::NotFiled => target::state_or_none(s, None).to_string(),
        WhyNot::Not(refusal) => target::refusal(s, refusal),
    }
}

/// `确3 判2`: sure, of judgement, doubtful; what there is none of is left out.
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
        assert_eq!(hints(s, [3, 0, 2]), "确3 疑2");
        assert_eq!(hints(s, [0, 0, 0]), "");
    }

    #[test]
    fn a_deadline_is_told_by_days() {
        let s = Lang::Zh.strings();
        let said = [None, Some(5), Some(0), Some(-12)].map(|d| days_left(s, d));
        assert_eq!(said, ["-", "剩5天", "今天到期", "逾期12天"]);
    }
}
