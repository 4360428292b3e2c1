//! The life of an alert in words: where it stands, what was done, what is
//! still to come, why something was not done.
//!
//! Never here: what may be done.

use std::collections::BTreeMap;

use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::monitor::change::Count;
use crate::domain::monitor::life::{Act, Answer, Life, State};
use crate::domain::monitor::rule::RuleId;
use crate::service::AlertFault;
use crate::store::alert::EventRow;

use super::strings::Strings;
use super::{Lang, finding, monitor};

/// As many refusals as are named one by one.
const NAMED: usize = 5;

/// Where it stands with what is left of its term: `已发函 还剩 8 个工作日`,
/// `豁免 至 2021-12-31`.
pub fn standing(s: &Strings, life: &Life, calendar: &Calendar, today: Date) -> String {
    let state = monitor::state(s, life.state);
    match rest(s, life, calendar, today) {
        Some(rest) => format!("{state} {rest}"),
        None => state.to_string(),
    }
}

/// The term, the answer or the last day of a waiver; nothing where none runs.
pub fn rest(s: &Strings, life: &Life, calendar: &Calendar, today: Date) -> Option<String> {
    if let (State::Waived, Some(waiver)) = (life.state, &life.waiver) {
        return Some((s.alert_life.until)(&waiver.until.to_string()));
    }
    answer_of(life, calendar, today).map(|answer| monitor::answer(s, answer))
}

/// The answer that is waited for, while it is of interest.
pub fn answer_of(life: &Life, calendar: &Calendar, today: Date) -> Option<Answer> {
    life.asked.filter(|_| life.state.is_open()).map(|asked| asked.answer(calendar, today))
}

/// The same for a narrow column: `还剩8日`, `超时2日`, `继续`.
pub fn short(s: &Strings, life: &Life, calendar: &Calendar, today: Date) -> String {
    let t = &s.alert_life;
    if let (State::Waived, Some(waiver)) = (life.state, &life.waiver) {
        return (t.until)(&waiver.until.to_string()[5..]);
    }
    match answer_of(life, calendar, today) {
        None => String::new(),
        Some(Answer::Given(disposition)) => monitor::disposition(s, disposition).to_string(),
        Some(Answer::Open(left)) if left.days == 0 => s.monitor_terms.last_day.to_string(),
        Some(Answer::Open(left)) => (t.left_short)(left.working),
        Some(Answer::Over(left)) => (t.over_short)(-left.working),
    }
}

/// What happened, who did it, and what was said: `2021-08-02 09:00 李工 豁免
/// 至 2021-12-31 批准 王局 已列入明年预算`.
pub fn event(s: &Strings, row: &EventRow) -> String {
    let when = row.at.get(..16).unwrap_or(&row.at).replace('T', " ");
    format!("{when} {}", done(s, row))
}

/// The same without the time.
pub fn done(s: &Strings, row: &EventRow) -> String {
    let t = &s.alert_life;
    let mut parts = vec![row.by.clone(), monitor::act(s, &row.event.act).to_string()];
    match &row.event.act {
        Act::Waived(waiver) => {
            parts.push((t.until)(&waiver.until.to_string()));
            parts.push(format!("{} {}", t.by_approver, waiver.approver));
        }
        Act::Asked { due } => parts.push((t.due)(&due.to_string())),
        Act::Disposed(disposition) => {
            parts.push(monitor::disposition(s, *disposition).to_string());
            parts.extend(row.answered.map(|d| (t.answered)(&d.to_string())));
        }
        _ => {}
    }
    parts.extend(row.letter.as_ref().map(|(_, number)| number.to_string()));
    parts.push(row.text.clone());
    parts.retain(|p| !p.is_empty());
    parts.join(" ")
}

/// `今日新增 3 解除 1：支出滞后 新增 2 解除 1，…`
pub fn fresh(s: &Strings, counts: &BTreeMap<RuleId, Count>) -> String {
    let t = &s.alert_life;
    if counts.is_empty() {
        return t.quiet.to_string();
    }
    let (new, gone) = sums(counts);
    format!("{}{}{}", (t.today)(new, gone), s.common.colon, by_rule(s, counts))
}

/// How many are new and how many are gone.
pub fn sums(counts: &BTreeMap<RuleId, Count>) -> (usize, usize) {
    counts.values().fold((0, 0), |(new, gone), c| (new + c.new, gone + c.cleared))
}

/// The same rule by rule.
pub fn by_rule(s: &Strings, counts: &BTreeMap<RuleId, Count>) -> String {
    let changed = counts.iter().filter(|(_, c)| c.new + c.cleared > 0);
    let said = changed.map(|(rule, c)| (s.alert_life.of_rule)(finding::rule(s, *rule), c.new, c.cleared));
    said.collect::<Vec<_>>().join(s.cli.comma)
}

/// Why something was not done, and what to do.
pub fn fault(lang: Lang, fault: &AlertFault) -> (String, &'static str) {
    let s = lang.strings();
    let t = &s.alert_life;
    match fault {
        AlertFault::Nothing => (t.nothing_chosen.to_string(), t.nothing_chosen_hint),
        AlertFault::Refused(refused) => {
            let named = refused
                .iter()
                .take(NAMED)
                .map(|(code, rule, why)| (t.refused_one)(code, finding::rule(s, *rule), &monitor::refusal(s, *why)));
            let mut named: Vec<String> = named.collect();
            if refused.len() > NAMED {
                named.push((t.and_more)(refused.len()));
            }
            ((t.refused)(refused.len(), &named.join(s.common.semicolon)), t.refused_hint)
        }
        AlertFault::TooLong(most) => ((t.too_long)(*most), t.too_long_hint),
        AlertFault::NotYet(day) => ((t.not_yet)(&day.to_string()), t.check_date),
        AlertFault::NumberTaken(number) => ((t.number_taken)(&number.to_string()), t.number_taken_hint),
        AlertFault::BadNumber(number) => ((t.bad_number)(number), t.bad_number_hint),
        AlertFault::NoLetter(typed) => ((t.no_letter)(typed), t.no_letter_hint),
        AlertFault::BeforeIssue(day) => ((t.before_issue)(&day.to_string()), t.check_date),
        AlertFault::DueBefore(day) => ((t.due_before)(&day.to_string()), t.check_date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::monitor::life::{Asked, Disposition, Refusal, Waiver};

    #[test]
    fn where_an_alert_stands_with_what_is_left() {
        let zh = Lang::Zh.strings();
        let calendar = Calendar::default();
        let day = |d| Date::constant(2021, 10, d);
        let asked = |disposition| Some(Asked { due: day(13), disposition });
        let life = |state, asked, waiver| {
            let mut life = Life::default();
            (life.state, life.asked, life.waiver) = (state, asked, waiver);
            life
        };
        let noticed = life(State::Noticed, asked(None), None);
        assert_eq!(standing(zh, &noticed, &calendar, day(8)), "已发函 还剩 4 个工作日");
        assert_eq!(short(zh, &noticed, &calendar, day(8)), "还剩4日");
        assert_eq!(short(zh, &noticed, &calendar, day(13)), "今天到期");
        assert_eq!(short(zh, &noticed, &calendar, day(15)), "超时2日");
        let answered = life(State::Noticed, asked(Some(Disposition::Cancel)), None);
        assert_eq!(standing(zh, &answered, &calendar, day(15)), "已发函 取消");
        let waiver = Waiver { reason: "x".into(), approver: "王局".into(), until: Date::constant(2021, 12, 31) };
        let waived = life(State::Waived, None, Some(waiver));
        assert_eq!(standing(zh, &waived, &calendar, day(15)), "豁免 至 2021-12-31");
        assert_eq!(short(zh, &waived, &calendar, day(15)), "至 12-31");
    }

    #[test]
    fn many_refusals_are_told_by_the_first_few() {
        let refused = vec![("P1".to_string(), RuleId::NoSpend, Refusal::NotAsked); 8];
        let (text, hint) = fault(Lang::Zh, &AlertFault::Refused(refused));
        assert!(text.starts_with("8 条预警不能这样处理：P1 下达未支出 尚未要求单位处置；"), "{text}");
        assert!(text.ends_with("等 8 条") && !hint.is_empty(), "{text}");
    }

    #[test]
    fn new_and_cleared_by_rule() {
        let counts = [
            (RuleId::LaggingSpend, Count { new: 2, cleared: 1, ..Count::default() }),
            (RuleId::NoSpend, Count { new: 1, ..Count::default() }),
        ];
        let said = fresh(Lang::Zh.strings(), &counts.into_iter().collect());
        assert_eq!(said, "今日新增 3 解除 1：支出滞后 新增 2 解除 1；下达未支出 新增 1 解除 0");
        assert_eq!(fresh(Lang::Zh.strings(), &BTreeMap::new()), "今日没有新增和解除");
    }
}
