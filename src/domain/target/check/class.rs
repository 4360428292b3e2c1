//! Whether an indicator stands under the class it belongs to.

use super::scene::{Line, Scene, ends, has};
use super::{Check, words};
use crate::domain::indicator::{Level1, Level2};
use crate::domain::money::Money;
use crate::domain::target::objection::Certainty;

pub(super) fn check(scene: &mut Scene) {
    let mut said = Vec::new();
    for line in &scene.lines {
        if spends(line) {
            said.push((Certainty::Sure, Check::BudgetAsOutput, line.row.name.clone()));
        } else if is_amount(line, scene) {
            // 完成投资额 of a public work is often asked for.
            let certainty = if line.name.contains("投资") { Certainty::Judgement } else { Certainty::Sure };
            said.push((certainty, Check::BudgetAsOutput, line.row.target.clone()));
        } else if arrives(line) {
            said.push((Certainty::Judgement, Check::BudgetAsOutput, line.row.name.clone()));
        } else if let Some((certainty, belongs)) = misfiled(line) {
            said.push((certainty, Check::WrongLevel2 { belongs }, line.row.name.clone()));
        }
        let marks = |c: &str| super::scene::number(c).is_some_and(|n| n > 0.into());
        let paid = marks(&line.row.marks.text) || marks(&line.row.score.text);
        if paid && (has(&line.name, words::NOTHING) || words::NOT_APPLICABLE.contains(&line.name.as_str())) {
            said.push((Certainty::Sure, Check::MarksForNothing, line.row.name.clone()));
        }
    }
    said.into_iter().for_each(|(certainty, check, at)| scene.say(certainty, check, &at));
}

fn begins(name: &str, words: &[&str]) -> bool {
    words.iter().any(|w| name.starts_with(w))
}

fn is_result(line: &Line) -> bool {
    matches!(line.level1, Some(Level1::Output | Level1::Benefit | Level1::Cost))
}

/// 预算执行率, 年度资金支付完成率: the money is the means, and scored on its own.
fn spends(line: &Line) -> bool {
    let money = words::MONEY.iter().filter_map(|w| line.name.find(w).map(|at| &line.name[at + w.len()..]));
    let spending = |rest: &str| words::SPENDING.iter().any(|w| rest.contains(w));
    let share = |rest: &str| has(rest, &["率", "进度", "比例"]);
    let spent =
        money.into_iter().any(|rest| spending(rest) && share(rest)) || has(&line.name, &["支付进度", "支出进度"]);
    is_result(line) && spent && !has(&line.name, words::PAID_ON) && !has(&line.name, words::SAVED)
}

/// A sum of money as a quantity, when it is the budget: `工程资金金额 43.2`.
fn is_amount(line: &Line, scene: &Scene) -> bool {
    let quantity = matches!(line.level2, Some(Level2::Quantity | Level2::Quality | Level2::Timeliness));
    let named =
        has(&line.name, &["金额", "资金额", "投资额", "资金总额"]) || ends(&line.stem, &["经费", "资金", "投入"]);
    let own = !has(&line.name, words::PAID_ON) || line.name.contains("补助经费");
    let unit = scene.form.money_unit.unwrap_or(crate::domain::money::MoneyUnit::Wan);
    let bare = || line.value().is_some_and(|v| line.unit().is_empty() && scene.amount.is_some_and(|a| a.of(unit) == v));
    // An amount in yuan beside one rounded to 0.01 万元.
    let near = |m: Money, a: Money| (m - a).abs() <= Money::from_yuan(100);
    let told = || line.money(scene.form).zip(scene.amount).is_some_and(|(m, a)| near(m, a));
    quantity && named && own && (bare() || told())
}

/// 资金到位率: a means, but one a project may depend on.
fn arrives(line: &Line) -> bool {
    is_result(line)
        && has(&line.name, words::ARRIVAL)
        && has(&line.name, words::MONEY)
        && !has(&line.name, &["合规", "补偿", "奖补"])
}

/// Whether it is filed wrong, how plainly, and where it belongs if that is told.
fn misfiled(line: &Line) -> Option<(Certainty, Option<Level2>)> {
    use Certainty::{Judgement, Sure};
    use Level2 as L;
    let name = line.name.as_str();
    let level2 = line.level2?;
    if name.contains("满意度") && level2 != L::Satisfaction && line.level1 != Some(Level1::Satisfaction) {
        return Some((Sure, Some(L::Satisfaction)));
    }
    match level2 {
        L::Quantity if line.is_rate() => {
            let better =
                if has(name, words::TIMELY) || ends(&line.stem, &["及时率"]) { L::Timeliness } else { L::Quality };
            Some((Judgement, Some(better)))
        }
        L::Quantity | L::Quality if has(name, words::TIMELY) => Some((Judgement, Some(L::Timeliness))),
        L::Quality if line.is_count() && !has(name, words::NEGATIVE) && !name.contains("合格") => {
            Some((Judgement, Some(L::Quantity)))
        }
        L::Timeliness if has(name, words::QUALITY) => Some((Judgement, Some(L::Quality))),
        L::Economic | L::Social | L::Ecological | L::Sustainable if has(name, words::DISCIPLINE) => Some((Sure, None)),
        L::Economic if has(name, words::CASUALTY) && !has(name, &["经济损失", "损失"]) => {
            Some((Sure, Some(L::Social)))
        }
        L::Economic if has(name, words::SAFETY) && !has(name, &["损失", "收入", "成本", "费", "资金", "食品"]) => {
            Some((Judgement, Some(L::Social)))
        }
        L::Ecological if !has(name, words::ECOLOGICAL) && has(name, words::NOT_ECOLOGICAL) => {
            let belongs = words::BELONGS.iter().find(|(clues, _)| has(name, clues)).map(|(_, level)| *level);
            Some((Sure, belongs))
        }
        L::SocialCost | L::EcologicalCost if begins(name, words::BENEFIT_VERB) && !has(name, words::COSTLY) => {
            Some((Sure, Some(if level2 == L::SocialCost { L::Social } else { L::Ecological })))
        }
        L::SocialCost if has(name, &["文物保护", "文化传承"]) => Some((Sure, Some(L::Social))),
        L::Cost | L::EconomicCost if begins(name, words::BENEFIT_VERB) && !has(name, words::COSTLY) => {
            Some((Judgement, None))
        }
        _ => None,
    }
}
