//! What a self-evaluation tells in words, held against its own figures and days.

use rust_decimal::Decimal;

use super::outcome::Outcome;
use super::recompute::rate;
use super::scene::{Line, Scene, has, is_nothing, number};
use super::{Check, name};
use crate::domain::date::{self, Date, Epoch};
use crate::domain::form::{Cited, FormKind};
use crate::domain::indicator::Reading;
use crate::domain::money::{MoneyUnit, parse_number};
use crate::domain::ratio::points;
use crate::domain::target::objection::Certainty;
use crate::domain::text;

type Said = Vec<(Certainty, Outcome, Cited)>;

pub(super) fn check(scene: &mut Scene) {
    let mut said = Said::new();
    if scene.form.kind.is_target() {
        return;
    }
    sums_told(scene, &mut said);
    if scene.form.kind != FormKind::Monitoring {
        dated(scene, &mut said);
        goal(scene, &mut said);
        scene.lines.iter().for_each(|l| contradiction(l, &mut said));
        surplus(scene, &mut said);
        content(scene, &mut said);
    }
    said.into_iter().for_each(|(certainty, what, at)| scene.say(certainty, Check::Outcome(what), &at));
}

/// All places where a form tells a story.
fn stories<'a>(scene: &'a Scene) -> impl Iterator<Item = &'a Cited> {
    let form = scene.form;
    let goals = [&form.goals.annual, &form.goals.actual];
    let rows = form.rows.iter().flat_map(|r| [&r.actual, &r.reason, &r.note]);
    goals.into_iter().chain(rows).chain(form.texts.iter().map(|(_, t)| t))
}

/// `89.97万元，其中：30万元、30万元、29.99万元`, `89.97（30+30+29.99）`.
fn sums_told(scene: &Scene, said: &mut Said) {
    for cell in stories(scene).filter(|c| !c.is_empty()) {
        let plain = text::narrow(&cell.text);
        for clause in plain.split(['。', ';', '\n']) {
            let found = added(clause).or_else(|| of_which(clause));
            let Some((total, sum, certainty)) = found.filter(|(total, sum, _)| total != sum) else { continue };
            said.push((certainty, Outcome::ArithmeticInText { total, sum }, cell.clone()));
            break;
        }
    }
}

/// A sum written with plus signs and the figure before it, or after an equals sign.
fn added(clause: &str) -> Option<(Decimal, Decimal, Certainty)> {
    let at = clause.find('+')?;
    let (head, tail) = clause.split_at(at);
    let numbers = numbers(head);
    let (first, before) = numbers.split_last()?;
    let end = tail.find('=').unwrap_or(tail.len());
    let mut sum = *first;
    for part in tail[..end].split('+').skip(1) {
        // What has two numbers between plus signs is a list of something else.
        let of_part = self::numbers(part.split([',', '、', ')']).next().unwrap_or_default());
        sum = sum.checked_add(*of_part.first().filter(|_| of_part.len() == 1)?)?;
    }
    let told = if end < tail.len() { self::numbers(&tail[end..]).first().copied() } else { before.last().copied() };
    told.map(|total| (total, sum, Certainty::Sure))
}

/// A total of money and the parts named after 其中, all in the total's unit.
fn of_which(clause: &str) -> Option<(Decimal, Decimal, Certainty)> {
    let (head, tail) = clause.split_once("其中")?;
    let money = |q: &name::Quantity| MoneyUnit::at_end(&q.unit).filter(|(_, rest)| rest.is_empty()).map(|(u, _)| u);
    let totals = name::quantities(head);
    let total = totals.last()?;
    let unit = money(total)?;
    let parts = name::quantities(tail);
    if parts.len() < 2 || parts.iter().any(|p| money(p) != Some(unit)) || has(tail, &["结余", "结转", "剩余"]) {
        return None;
    }
    let sum: Decimal = parts.iter().map(|p| p.value).sum();
    // Less may be some parts of many; more than the whole is none.
    (parts.len() <= 12).then_some((
        total.value,
        sum,
        if sum > total.value { Certainty::Sure } else { Certainty::Judgement },
    ))
}

fn numbers(words: &str) -> Vec<Decimal> {
    let chars: Vec<char> = words.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let begin = at;
        while at < chars.len() && (chars[at].is_ascii_digit() || matches!(chars[at], '.' | ',') && at > begin) {
            at += 1;
        }
        let digits: String = chars[begin..at].iter().collect();
        out.extend(parse_number(digits.trim_end_matches(['.', ','])));
        at += usize::from(at == begin);
    }
    out
}

/// 填报日期 against the year.
fn dated(scene: &Scene, said: &mut Said) {
    let form = scene.form;
    let Some(year) = form.year else { return };
    let labels = ["填报日期", "填表日期", "填报时间", "填表时间", "评价日期", "自评日期"];
    for (label, told) in form.texts.iter().filter(|(label, _)| has(&label.text, &labels)) {
        let Some(on) = date::parse(&told.text, Epoch::default()).map(|d| d.day) else { continue };
        let at = if told.is_there() { told } else { label };
        if on < date::last_of_year(year) && on.year() >= year - 1 {
            said.push((Certainty::Sure, Outcome::BeforeEnd { on, year }, at.clone()));
        } else if on > Date::constant(year + 1, 6, 30) && on.year() <= year + 3 {
            said.push((Certainty::Judgement, Outcome::LateFiling { on }, at.clone()));
        }
    }
}

/// What the goal says against what the rows and the completion say.
fn goal(scene: &Scene, said: &mut Said) {
    use Certainty::{Judgement, Sure};
    let (goals, form) = (&scene.form.goals, scene.form);
    if let Some(year) = form.year {
        let old = super::general::years_in(&goals.annual.text).into_iter().filter(|y| *y < year - 1).max();
        let now = super::general::years_in(&goals.annual.text).contains(&year);
        said.extend(
            old.filter(|_| !now).map(|told| (Judgement, Outcome::StaleGoal { told, year }, goals.annual.clone())),
        );
    }
    let bare = text::narrow(goals.actual.text.trim());
    let bare = bare.trim_end_matches(['.', '。', '!', ' ']);
    let words =
        ["完成年度目标", "完成目标", "全部完成", "已完成", "完成", "已全部完成", "完成年度任务", "达到预期目标"];
    if words.contains(&bare) {
        said.push((Sure, Outcome::GoalRepeated, goals.actual.clone()));
    }
    for told in name::quantities(&goals.annual.text).iter().filter(|q| is_telling(&q.unit)) {
        let same = |l: &&Line| l.unit() == told.unit && l.value().is_some();
        let rows: Vec<&Line> = scene.lines.iter().filter(same).collect();
        let once = name::quantities(&goals.annual.text).iter().filter(|q| q.unit == told.unit).count() == 1;
        if let ([row], true) = (rows.as_slice(), once)
            && row.value() != Some(told.value)
        {
            let shown = format!("{}{}", row.value().unwrap_or_default().normalize(), row.unit());
            let what = Outcome::GoalDiffers { goal: told.printed.clone(), row: shown };
            said.push((Judgement, what, row.row.target.clone()));
        }
    }
}

/// A unit by which one can tell that two figures speak of one thing.
fn is_telling(unit: &str) -> bool {
    const COMMON: [&str; 22] = [
        "", "%", "‰", "年", "月", "日", "天", "万元", "元", "亿元", "万", "亿", "个", "项", "次", "人", "件", "家",
        "份", "人次", "时", "小时",
    ];
    !COMMON.contains(&unit)
}

/// Full marks beside words of failure, or of a day after the target's.
fn contradiction(line: &Line, said: &mut Said) {
    const FAILED: [&str; 9] = ["滞后", "未完成", "未达到", "未能完成", "延期", "推迟", "逾期", "没有完成", "尚未完成"];
    let row = line.row;
    let Some(score) = number(&row.score.text).filter(|s| *s > Decimal::ZERO) else { return };
    if line.weight.is_some_and(|w| score < w) || is_nothing(&row.reason.text) {
        return;
    }
    let reason = text::narrow(&row.reason.text);
    let denied = has(&reason, &["无滞后", "无未完成", "不存在", "没有滞后", "无延期"]);
    let failed = FAILED.into_iter().find(|w| reason.contains(w)).filter(|_| !denied).map(str::to_string);
    let later = row.reading.date.and_then(|due| {
        let told = Reading::parse(&reason).date.filter(|on| *on > due)?;
        Some(told.to_string())
    });
    if let Some(words) = failed.or(later) {
        said.push((Certainty::Judgement, Outcome::ContradictsText { words }, row.reason.clone()));
    }
}

/// 结转率 0 with a quarter of the money left.
fn surplus(scene: &Scene, said: &mut Said) {
    let Some(rate) = rate(scene).filter(|r| *r <= Decimal::ONE) else { return };
    let left = points(Decimal::ONE - rate);
    for line in &scene.lines {
        if !has(&line.stem, &["结转率", "结余率", "结转结余率"]) || line.stem.contains("变动") {
            continue;
        }
        let actual = Reading::parse(&line.row.actual.text);
        let percent = actual.unit == "%" || actual.unit.is_empty() && line.unit() == "%";
        let Some(told) = actual.value.filter(|_| percent && actual.doubt.is_none()) else { continue };
        if (told - left).abs() > Decimal::TWO {
            let what = Outcome::SurplusOff { told, computed: left.round_dp(2) };
            said.push((Certainty::Judgement, what, line.row.actual.clone()));
        }
    }
}

/// Whether anything of the project's name is found in what it is measured by.
fn content(scene: &Scene, said: &mut Said) {
    let form = scene.form;
    if form.kind.is_department() || scene.lines.len() < 6 || !scene.is_whole() {
        return;
    }
    let mut bare = text::narrow(&form.project.text);
    for generic in
        ["项目", "经费", "资金", "专项", "补助", "补贴", "工作", "支出", "业务", "运行", "年度", "市级", "工程"]
    {
        bare = bare.replace(generic, " ");
    }
    let chars: Vec<char> = bare.chars().filter(|c| !c.is_ascii()).collect();
    let pairs: Vec<String> = chars.windows(2).map(|w| w.iter().collect()).collect();
    let rows = scene.lines.iter().flat_map(|l| [&l.row.name.text, &l.row.target.text]);
    let told: String = rows.chain([&form.goals.annual.text]).map(|t| text::narrow(t) + " ").collect();
    if pairs.len() >= 3 && !pairs.iter().any(|p| told.contains(p)) {
        said.push((Certainty::Judgement, Outcome::NameVsContent, form.project.clone()));
    }
}
