//! Sums and figures of a self-evaluation held against each other.

use rust_decimal::Decimal;

use super::outcome::Outcome;
use super::recompute::rate;
use super::scene::{Line, Scene, is_nothing, number};
use super::{Check, weight};
use crate::domain::evaluation::scheme::Family;
use crate::domain::evaluation::{Asked, Given, Scheme, Unscored, consistency, score};
use crate::domain::form::{Cited, Form, FormKind, FundKind, FundRow};
use crate::domain::indicator::{Doubt, Level1, Open, Operator, Reading};
use crate::domain::money::{self, Money, MoneyUnit};
use crate::domain::ratio::{points, round_half_away, share};
use crate::domain::target::objection::Certainty;
use crate::domain::text;

type Said = Vec<(Certainty, Outcome, Cited)>;

pub(super) fn check(scene: &mut Scene) {
    let mut said = Said::new();
    match scene.form.kind {
        FormKind::ProjectTarget | FormKind::DepartmentTarget => return,
        FormKind::Monitoring => {
            denominator(scene, &mut said);
            year_end(scene, &mut said);
        }
        FormKind::SelfEvaluation | FormKind::DepartmentEvaluation => {
            adjusted(scene, &mut said);
            denominator(scene, &mut said);
            details(scene.form, &mut said);
            optional(scene, &mut said);
            scene.lines.iter().for_each(|l| row(scene, l, &mut said));
            twice(scene, &mut said);
            consistent(scene, &mut said);
            grade(scene, &mut said);
        }
    }
    malformed(scene, &mut said);
    said.into_iter().for_each(|(certainty, what, at)| scene.say(certainty, Check::Outcome(what), &at));
}

/// A change of the budget that the form's own column does not explain; without
/// such a column a large one that nothing in the form explains.
fn adjusted(scene: &Scene, said: &mut Said) {
    let Some(row) = scene.score_row() else { return };
    let (Some(initial), Some(adjusted)) = (row.initial.amount, row.adjusted.amount) else { return };
    // Cut to what was spent is said as what it is; a budget added later is, too.
    if initial == adjusted || initial.is_zero() || row.executed.amount == Some(adjusted) && adjusted < initial {
        return;
    }
    let what = Outcome::AdjustedNoReason { initial, adjusted };
    if row.reason.is_there() {
        let at = row.reason.clone();
        said.extend(is_nothing(&row.reason.text).then_some((Certainty::Sure, what, at)));
        return;
    }
    let change = share((adjusted - initial).abs(), initial).unwrap_or_default();
    let told = scene.form.texts.iter().map(|(_, t)| t).chain(scene.lines.iter().map(|l| &l.row.reason));
    let explained =
        told.into_iter().any(|t| ["追加", "调整", "调增", "调减", "压减", "收回"].iter().any(|w| t.text.contains(w)));
    if change >= Decimal::new(3, 1) && !explained {
        said.push((Certainty::Judgement, what, row.adjusted.cited.clone()));
    }
}

/// 使用率 over what was received instead of over the budget.
fn denominator(scene: &Scene, said: &mut Said) {
    let form = scene.form;
    let total = |f: &FundRow| f.adjusted.amount.or(f.initial.amount);
    let budget = form.funds.iter().filter(|f| f.kind == FundKind::Total).filter_map(total).max();
    for fund in &form.funds {
        let told = if fund.label.text.contains("到位") { total(fund) } else { fund.received.amount };
        let (Some(received), Some(budget), Some(spent)) = (told, budget, fund.executed.amount) else { continue };
        let Some(printed) = number(&fund.rate.text) else { continue };
        let of = |whole: Money| share(spent, whole).map(points);
        let (Some(over_received), Some(over_budget)) = (of(received), of(budget)) else { continue };
        let near = |rate: Decimal| (rate - printed).abs() <= Decimal::ONE;
        if near(over_received) && !near(over_budget) && received < budget {
            let rate = over_budget / Decimal::ONE_HUNDRED;
            said.push((Certainty::Sure, Outcome::RateDenominator { rate, received, budget }, fund.rate.clone()));
        }
    }
}

/// A monitoring form that names no months and has spent everything.
fn year_end(scene: &Scene, said: &mut Said) {
    if scene.form.months.is_some() {
        return;
    }
    let whole = |f: &&FundRow| {
        let budget = f.adjusted.amount.or(f.initial.amount);
        number(&f.rate.text) == Some(Decimal::ONE_HUNDRED) && budget.is_some() && budget == f.executed.amount
    };
    if let Some(row) = scene.form.funds.iter().find(whole).filter(|f| !f.label.text.contains("到位")) {
        said.push((Certainty::Judgement, Outcome::MonitoringIsEvaluation, row.rate.clone()));
    }
}

/// A list of spending: its own total, and the money of the block above.
fn details(form: &Form, said: &mut Said) {
    let amount = |c: &Cited| money::parse_number(&text::narrow(c.text.trim()));
    let is_total = |label: &str| ["合计", "总计", "小计"].iter().any(|w| label.contains(w));
    let lines: Vec<(&Cited, Decimal)> =
        form.details.iter().filter(|(l, _)| !is_total(&l.text)).filter_map(|(_, a)| Some((a, amount(a)?))).collect();
    if lines.len() < 2 || lines.len() < form.details.iter().filter(|(l, _)| !is_total(&l.text)).count() {
        return;
    }
    let sum: Decimal = lines.iter().map(|(_, a)| *a).sum();
    let total = form.details.iter().find(|(l, _)| is_total(&l.text));
    if let Some((cell, total)) = total.and_then(|(_, a)| Some((a, amount(a)?)))
        && total != sum
    {
        said.push((Certainty::Sure, Outcome::DetailsNotSum { sum, total }, cell.clone()));
        return;
    }
    let unit = form.money_unit.unwrap_or(MoneyUnit::Wan);
    let spent = form.funds.iter().filter_map(|f| f.executed.amount).max();
    if let Some(spent) = spent.filter(|m| unit != MoneyUnit::Yuan && m.yuan() == sum && m.of(unit) != sum) {
        said.push((Certainty::Sure, Outcome::UnitMixed { sum, spent }, lines[0].0.clone()));
    }
}

/// Rows of which some are to be chosen.
fn optional(scene: &Scene, said: &mut Said) {
    let marked = |l: &&Line| l.row.name.text.contains("可选") || l.row.level2.text.contains("可选");
    let rows: Vec<&Line> = scene.lines.iter().filter(marked).filter(|l| l.weight.is_some()).collect();
    let all = scene.weights() + scene.execution_marks().unwrap_or_default();
    if let Some(first) = rows.first().filter(|_| rows.len() > 1 && all != Decimal::ONE_HUNDRED) {
        let sum = rows.iter().filter_map(|l| l.weight).sum();
        said.push((Certainty::Sure, Outcome::OptionalWeight { rows: rows.len(), sum }, first.row.marks.clone()));
    }
}

/// A row by the rules of scoring. Whatever an office chose, a target that was
/// missed does not earn full marks.
fn row(scene: &Scene, line: &Line, said: &mut Said) {
    let row = line.row;
    let actual = Reading::parse(&row.actual.text);
    let operator = row.reading.operator;
    let plain = matches!(operator, Operator::Ge | Operator::Gt | Operator::Le | Operator::Lt | Operator::Range);
    let (Some(marks), Some(printed)) = (line.weight, number(&row.score.text)) else { return };
    let asked = Asked { target: &row.reading, class: (line.level1, line.level2), direction: None, weight: marks };
    let usual = Scheme::default();
    let by = |scheme: &Scheme| score(&asked, &Given::of(&actual), scheme).ok();
    let scheme = scene.context.scheme.unwrap_or(&usual);
    match score(&asked, &Given::of(&actual), scheme) {
        Err(Unscored::Open(Open::PerhapsShare)) => {
            said.push((Certainty::Doubtful, Outcome::PerhapsShare, row.actual.clone()));
        }
        Err(Unscored::Open(Open::OtherUnit)) => {
            said.push((Certainty::Doubtful, Outcome::OtherUnit, row.actual.clone()));
        }
        _ => {}
    }
    let Some(scored) = by(scheme) else { return };
    // Where nobody says which rules hold, what the other family gives is no fault.
    let level1 = if line.is_satisfaction() { Some(Level1::Satisfaction) } else { line.level1 };
    let wider = Asked { class: (level1, line.level2), ..asked };
    let stepped = Scheme { family: Family::S2021, ..Scheme::default() };
    let other = || score(&wider, &Given::of(&actual), &stepped).ok().map(|s| s.points);
    let other = if scene.context.scheme.is_none() { other() } else { None };
    let equal = operator == Operator::Eq && row.reading.value.is_some_and(|v| v > Decimal::ZERO) && !line.is_negative();
    let numbered = row.reading.value.is_some() && (plain || equal);
    if scored.points < marks && printed >= marks && (numbered || operator == Operator::Date && actual.date.is_some()) {
        let certainty = if other == Some(marks) { Certainty::Judgement } else { Certainty::Sure };
        let what = Outcome::MissedFullMarks { computed: scored.points, score: printed };
        said.push((certainty, what, row.score.clone()));
    }
    let far = scored.points == marks && scored.reason_required && plain;
    if far && row.reason.is_there() && is_nothing(&row.reason.text) && row.reason.cell != row.score.cell {
        let what = Outcome::OverUnexplained { ratio: round_half_away(scored.completion, 2) };
        said.push((Certainty::Judgement, what, row.reason.clone()));
    }
}

/// 25 of 25 becomes 6.25: the weight is in the marks already.
fn twice(scene: &Scene, said: &mut Said) {
    let of = |l: &&Line| Some((l.weight?, number(&l.row.score.text)?));
    let rows: Vec<(Decimal, Decimal)> = scene.lines.iter().filter_map(|l| of(&l)).collect();
    let squared = |(w, s): &&(Decimal, Decimal)| *s == round_half_away(*w * *w / Decimal::ONE_HUNDRED, 2) && s < w;
    let hits = rows.iter().filter(squared).count();
    if hits >= 3 && hits * 3 >= rows.len() * 2 {
        let at = scene.lines.iter().find(|l| of(l).is_some()).map(|l| l.row.score.clone()).unwrap_or_default();
        said.push((Certainty::Sure, Outcome::WeightTwice { rows: hits }, at));
    }
}

/// Points of the indicators against those of execution (§5.7), of a form seen to its end.
fn consistent(scene: &Scene, said: &mut Said) {
    let Some(row) = scene.score_row() else { return };
    let bracketed = !scene.is_weighted() && brackets_filled(scene);
    let seen = scene.lines.iter().filter(|l| !(bracketed && l.row.score.is_empty()));
    let printed: Option<Vec<Decimal>> = seen.map(|l| number(&l.row.score.text)).collect();
    let (Some(scores), Some(marks)) = (printed, number(&row.marks.text)) else { return };
    let all = match bracketed {
        true => weight::brackets(scene).iter().map(|(_, marks, _)| *marks).sum(),
        false if scene.is_weighted() => scene.weights(),
        false => return,
    };
    if all + marks != Decimal::ONE_HUNDRED {
        return;
    }
    let rate = rate(scene).filter(|r| *r >= Decimal::ZERO && *r <= Decimal::ONE);
    let executed = rate.map(|r| r * marks).or_else(|| number(&row.score.text));
    let Some(found) = executed.and_then(|e| consistency::of(scores.iter().sum(), all, e, marks)) else { return };
    if found.gap > Decimal::new(5, 2) {
        let what =
            Outcome::HighScoreLowSpend { indicators: found.indicators, execution: found.execution, gap: found.gap };
        said.push((Certainty::Judgement, what, row.score.clone()));
    }
}

/// The printed grade against the printed total, by the national bands.
fn grade(scene: &Scene, said: &mut Said) {
    let form = scene.form;
    let word = form.grade.text.trim().chars().next().filter(|c| "优良中差".contains(*c));
    let Some((word, total)) = word.zip(number(&form.total_score.text)) else { return };
    let told = super::recompute::Grade::of(total, scene.context.scheme.unwrap_or(&Scheme::default()));
    if !told.name().starts_with(word) {
        said.push((Certainty::Judgement, Outcome::GradeOff { total, grade: told.name() }, form.grade.clone()));
    }
}

/// Numbers that no program should guess at: in the money, marks, scores, results.
fn malformed(scene: &Scene, said: &mut Said) {
    let form = scene.form;
    let amounts = || form.funds.iter().flat_map(|f| [&f.initial, &f.adjusted, &f.executed, &f.forecast]);
    let below = amounts().filter_map(|x| Some((x.amount.filter(|m| m.is_negative())?, x.cited.clone())));
    said.extend(below.map(|(amount, at)| (Certainty::Sure, Outcome::AmountNegative { amount }, at)));
    // Words, or what no reader makes a number of, where an amount belongs.
    let words = amounts().filter(|x| x.amount.is_none() && !is_nothing(&x.cited.text)).map(|x| x.cited.clone());
    said.extend(words.map(|at| (Certainty::Doubtful, Outcome::NumberMalformed, at)));
    let funds = form.funds.iter().flat_map(|f| [&f.marks, &f.score]);
    let rows = scene.lines.iter().flat_map(|l| [&l.row.marks, &l.row.score]);
    let cells = funds.chain(rows).chain([&form.total_score, &form.total_marks]);
    let broken =
        |c: &&Cited| number(&c.text).is_none() && Reading::parse(&c.text).doubt == Some(Doubt::MalformedNumber);
    said.extend(cells.filter(broken).map(|c| (Certainty::Doubtful, Outcome::NumberMalformed, c.clone())));
    let result = |l: &&Line| Reading::parse(&l.row.actual.text).doubt == Some(Doubt::MalformedNumber);
    let results = scene.lines.iter().filter(result).map(|l| &l.row.actual);
    said.extend(results.map(|c| (Certainty::Doubtful, Outcome::NumberMalformed, c.clone())));
}

/// Whether every class that has marks in brackets has scores, and the brackets
/// with execution make 100: such a form was seen to its end.
pub(super) fn brackets_filled(scene: &Scene) -> bool {
    let printed = weight::brackets(scene);
    let sum: Decimal = printed.iter().map(|(_, marks, _)| *marks).sum();
    let scored = |level1| {
        let own = scene.lines.iter().filter(|l| l.level1 == level1);
        own.filter_map(|l| number(&l.row.score.text)).sum::<Decimal>() > Decimal::ZERO
    };
    let all = sum + scene.execution_marks().unwrap_or_default() == Decimal::ONE_HUNDRED;
    !printed.is_empty() && all && printed.iter().all(|(level1, ..)| scored(*level1))
}
