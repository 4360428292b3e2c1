//! Money as a self-evaluation tells it in words, held against the fund rows; the
//! goal's items held against what is reported of them; days after the year.

use rust_decimal::Decimal;

use super::outcome::Outcome;
use super::recompute::rate;
use super::scene::{Line, Scene, has, number};
use super::{Check, name};
use crate::domain::date::{self, Date, Epoch};
use crate::domain::form::{Cited, FormKind, FundKind, FundRow};
use crate::domain::indicator::Reading;
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::ratio::{points, round_half_away, share};
use crate::domain::target::objection::Certainty;
use crate::domain::text;

type Said = Vec<(Certainty, Outcome, Cited)>;

/// 0.01 万元 (V-SUM).
const TOLERANCE: Money = Money::from_yuan(100);

/// Words right before the amount that was spent in all.
const SPENT: &[&str] = &["支出", "执行", "支付", "使用", "花费"];
/// What may stand between them and the amount.
const BETWEEN: &[&str] =
    &["资金总额", "资金", "经费", "金额", "总额", "合计", "共计", "总计", "了", "数", "共", "为", "额", "预算", ":"];
/// Of a part, of another year, or not meant to the last digit.
const OF_PART: &[&str] =
    &["其中", "用于", "上年", "去年", "结余", "结转", "剩余", "未", "约", "近", "余", "月", "每", "人均"];

pub(super) fn check(scene: &mut Scene) {
    let mut said = Said::new();
    if matches!(scene.form.kind, FormKind::SelfEvaluation | FormKind::DepartmentEvaluation) {
        over_budget(scene, &mut said);
        amounts(scene, &mut said);
        rates(scene, &mut said);
        totals(scene, &mut said);
        items(scene, &mut said);
        late_release(scene, &mut said);
    }
    said.into_iter().for_each(|(certainty, what, at)| scene.say(certainty, Check::Outcome(what), &at));
}

/// 执行数 above 全年预算数 of its row; a source without a budget of its own is not told.
fn over_budget(scene: &Scene, said: &mut Said) {
    for fund in &scene.form.funds {
        let (Some(budget), Some(spent)) = (fund.adjusted.amount, fund.executed.amount) else { continue };
        if spent > budget + TOLERANCE && !budget.is_negative() && (fund.kind == FundKind::Total || !budget.is_zero()) {
            let at = fund.executed.cited.clone();
            said.push((Certainty::Sure, Outcome::OverBudget { budget, spent }, at));
        }
    }
}

/// An amount that a text gives for the whole of what was spent.
struct Told {
    printed: String,
    value: Decimal,
    unit: MoneyUnit,
}

/// `支出资金498.6万元`: the verb right before the amount, and nothing that makes it a part.
fn spent_in(words: &str) -> Option<Told> {
    let plain = text::narrow(words);
    for clause in plain.split([',', '。', ';', '\n', '、', '(']) {
        let Some(first) = clause.find(|c: char| c.is_ascii_digit()) else { continue };
        let mut head = clause[..first].trim_end();
        while let Some(rest) = BETWEEN.iter().find_map(|w| head.strip_suffix(w)) {
            head = rest.trim_end();
        }
        let quantities = name::quantities(&clause[first..]);
        let [one] = quantities.as_slice() else { continue };
        let Some((unit, "")) = MoneyUnit::at_end(&one.unit) else { continue };
        if SPENT.iter().any(|w| head.ends_with(w)) && !has(head, OF_PART) {
            return Some(Told { printed: one.printed.clone(), value: one.value, unit });
        }
    }
    None
}

impl Told {
    /// Whether it is the amount, rounded or cut to the digits told.
    fn is(&self, amount: &Money) -> bool {
        let (exact, places) = (amount.of(self.unit), self.value.scale());
        round_half_away(exact, places) == self.value || exact.trunc_with_scale(places) == self.value
    }

    /// Whether it is the amount in 元 under the name of 万元, or the reverse.
    fn is_of_other_unit(&self, amount: &Money) -> bool {
        let (exact, many) = (amount.of(self.unit), Decimal::from(10_000));
        self.value.checked_mul(many) == Some(exact) || exact.checked_mul(many) == Some(self.value)
    }
}

fn amounts(scene: &Scene, said: &mut Said) {
    let form = scene.form;
    let Some(spent) = scene.score_row().and_then(|f| f.executed.amount).filter(|m| !m.is_zero()) else { return };
    let figures = |f: &FundRow| [f.executed.amount, f.adjusted.amount, f.initial.amount, f.received.amount];
    let known: Vec<Money> = form.funds.iter().flat_map(figures).flatten().filter(|m| !m.is_zero()).collect();
    let telling = |(label, _): &&(Cited, Cited)| has(&label.text, &["资金", "执行", "完成", "综述"]);
    let texts = form.texts.iter().filter(telling).map(|(_, told)| told);
    for cell in [&form.goals.actual].into_iter().chain(texts).filter(|c| !c.is_empty()) {
        let Some(told) = spent_in(&cell.text).filter(|told| !known.iter().any(|m| told.is(m))) else { continue };
        let other_unit = known.iter().any(|m| told.is_of_other_unit(m));
        let printed = told.printed;
        said.push(if other_unit {
            (Certainty::Sure, Outcome::UnitInText { told: printed, spent }, cell.clone())
        } else {
            (Certainty::Judgement, Outcome::AmountInText { told: printed, spent }, cell.clone())
        });
    }
}

/// The number behind a word, where nothing but a verb stands between them.
fn behind(words: &str, name: &str, unit: &str) -> Option<Decimal> {
    let plain = text::narrow(words);
    let (_, rest) = plain.split_once(name)?;
    let number = rest.trim_start_matches(['为', '是', '达', '到', ':', '共', '计', ' ']);
    let one = name::quantities(number).into_iter().next()?;
    (number.starts_with(&one.printed) && one.unit == unit).then_some(one.value)
}

/// 执行率 as words tell it, against the amounts; over either budget.
fn rates(scene: &Scene, said: &mut Said) {
    let Some(row) = scene.score_row() else { return };
    let Some(rate) = rate(scene).filter(|r| *r >= Decimal::ZERO && *r <= Decimal::TWO) else { return };
    let initial = row.executed.amount.zip(row.initial.amount).and_then(|(spent, whole)| share(spent, whole));
    let near = |told: Decimal, of: Decimal| {
        let places = told.scale();
        round_half_away(points(of), places) == told || points(of).trunc_with_scale(places) == told
    };
    let texts = scene.form.texts.iter().map(|(_, told)| told);
    for cell in [&scene.form.goals.actual].into_iter().chain(texts).filter(|c| c.text.contains("执行率")) {
        let Some(told) = behind(&cell.text, "执行率", "%") else { continue };
        if !near(told, rate) && !initial.is_some_and(|of| near(told, of)) {
            said.push((Certainty::Judgement, Outcome::RateInText { told, rate }, cell.clone()));
        }
    }
}

/// 自评得分 as words tell it, against the printed total.
fn totals(scene: &Scene, said: &mut Said) {
    let form = scene.form;
    let Some(total) = number(&form.total_score.text) else { return };
    let texts = form.texts.iter().filter(|(label, _)| label.is_there()).map(|(_, told)| told);
    for cell in [&form.grade, &form.goals.actual].into_iter().chain(texts) {
        let found =
            ["自评得分", "自评总分", "综合得分", "总得分", "总分"].iter().find_map(|w| behind(&cell.text, w, "分"));
        if let Some(told) = found.filter(|told| round_half_away(total, told.scale()) != *told) {
            said.push((Certainty::Judgement, Outcome::ScoreInText { told, total }, cell.clone()));
        }
    }
}

/// A goal of several numbered items, fewer of them reported.
fn items(scene: &Scene, said: &mut Said) {
    let goals = &scene.form.goals;
    let (asked, told) = (numbered(&goals.annual.text), numbered(&goals.actual.text));
    if asked >= 2 && told >= 1 && told < asked {
        said.push((Certainty::Judgement, Outcome::GoalPartly { goals: asked, told }, goals.actual.clone()));
    }
}

/// How far the items of a text are numbered: `1、…2、…`, `（一）…（二）…`, `目标1：…`.
fn numbered(words: &str) -> usize {
    const HAN: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let plain: String = text::narrow(words).split_whitespace().collect();
    let far = |signs: &dyn Fn(usize) -> Vec<String>| {
        let mut from = 0;
        let next = |n: usize, from: usize| {
            let ends = signs(n).into_iter().filter_map(|sign| sign_at(&plain[from..], &sign));
            ends.min().map(|end| from + end)
        };
        (1..=9).take_while(|n| next(*n, from).inspect(|end| from = *end).is_some()).count()
    };
    let digits = |n: usize| ["、", ")", ":", "."].map(|end| format!("{n}{end}")).to_vec();
    let han = |n: usize| ["、", ")", "是"].map(|end| format!("{}{end}", HAN[n - 1])).to_vec();
    far(&digits).max(far(&han))
}

/// The end of a sign that is no part of a number: `2.` of `2.5` and of `12.` numbers nothing.
fn sign_at(words: &str, sign: &str) -> Option<usize> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    words.match_indices(sign).find_map(|(at, found)| {
        let end = at + found.len();
        let part = digit(words[..at].chars().next_back()) || sign.ends_with('.') && digit(words[end..].chars().next());
        (!part).then_some(end)
    })
}

/// Money that came after the year, counted as received in it.
fn late_release(scene: &Scene, said: &mut Said) {
    let form = scene.form;
    let Some(year) = form.year else { return };
    let whole = |l: &Line| {
        let told = Reading::parse(&l.row.actual.text);
        l.name.contains("到位") && told.unit == "%" && told.value == Some(Decimal::ONE_HUNDRED)
    };
    let received = |f: &FundRow| f.received.amount.is_some() && f.received.amount == f.adjusted.amount;
    if !scene.lines.iter().any(whole) && !form.funds.iter().any(received) {
        return;
    }
    let rows = form.rows.iter().flat_map(|r| [&r.actual, &r.reason, &r.note]);
    let stories = [&form.goals.actual].into_iter().chain(rows).chain(form.texts.iter().map(|(_, told)| told));
    for cell in stories.filter(|c| !c.is_empty()) {
        let plain = text::narrow(&cell.text);
        let mut clauses =
            plain.split(['。', ';', '\n']).filter(|clause| has(clause, &["下达", "到位", "拨付", "拨入"]));
        if let Some(on) = clauses.find_map(|clause| day_in(clause).filter(|on| on.year() > year)) {
            said.push((Certainty::Judgement, Outcome::LateRelease { on }, cell.clone()));
            return;
        }
    }
}

/// The first whole day of a clause.
fn day_in(clause: &str) -> Option<Date> {
    let end = clause.find('日')? + '日'.len_utf8();
    let year = clause[..end].rfind('年')?;
    let digits = clause[..year].chars().rev().take_while(char::is_ascii_digit).count();
    date::parse(&clause[year - digits..end], Epoch::default()).map(|read| read.day)
}
