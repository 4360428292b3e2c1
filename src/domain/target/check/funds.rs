//! The fund block: amounts, totals, and the cost targets measured by them.

use super::scene::{Line, Scene, has, is_whole_life};
use super::{Check, Column, words};
use crate::domain::form::{Cited, Figure, FormKind, FundKind, FundRow};
use crate::domain::money::Money;
use crate::domain::target::objection::Certainty;

/// 0.01 万元 (V-SUM).
const TOLERANCE: Money = Money::from_yuan(100);

/// Rows of a block whose every meaning is weighed; longer ones are lists.
const MANY: usize = 14;

/// How to read a column of a row.
type Read = fn(&FundRow) -> &Figure;

const COLUMNS: [(Column, Read); 5] = [
    (Column::WholeLife, |f| &f.whole_life),
    (Column::Initial, |f| &f.initial),
    (Column::Adjusted, |f| &f.adjusted),
    (Column::Executed, |f| &f.executed),
    (Column::Forecast, |f| &f.forecast),
];

pub(super) fn check(scene: &mut Scene) {
    amount(scene);
    totals(scene);
    tasks(scene);
    cost(scene);
}

fn amount(scene: &mut Scene) {
    if !scene.form.kind.is_target() {
        return;
    }
    let Some(amount) = scene.amount else {
        let total = scene.form.funds.iter().find(|f| f.kind == FundKind::Total && !is_whole_life(f));
        match total.or(scene.form.funds.first()) {
            Some(row) => {
                let at = if row.initial.cited.is_there() { &row.initial.cited } else { &row.label };
                scene.sure(Check::AmountMissing, &at.clone());
            }
            None if scene.form.kind == FormKind::ProjectTarget => {
                scene.judge(Check::AmountMissing, &scene.form.title.clone());
            }
            None => {}
        }
        return;
    };
    if let Some(budget) = scene.context.budget.filter(|b| (*b - amount).abs() > TOLERANCE && !b.is_zero()) {
        let cell = amount_cell(scene);
        scene.judge(Check::AmountNotBudget { form: amount, budget }, &cell);
    }
}

/// The cell of the declared amount.
pub(super) fn amount_cell(scene: &Scene) -> Cited {
    let amount = scene.amount;
    let figures = scene.form.funds.iter().flat_map(|f| [&f.initial, &f.adjusted]);
    let found = figures.filter(|f| f.amount.is_some() && f.amount == amount).map(|f| f.cited.clone()).next();
    found.unwrap_or_else(|| scene.form.title.clone())
}

fn totals(scene: &mut Scene) {
    let funds = &scene.form.funds;
    for (at, total) in funds.iter().enumerate().filter(|(_, f)| f.kind == FundKind::Total) {
        let (parts, flat) = group(funds, at);
        for (column, figure) in COLUMNS {
            let printed = figure(total);
            let Some(sum_of_all) = printed.amount else { continue };
            let above = || exceeding(funds, at, sum_of_all, figure).map(|one| (one, Certainty::Sure));
            if let Some((sum, certainty)) = broken(sum_of_all, &parts, flat, figure).or_else(above) {
                let check = Check::FundsTotalMismatch { column, total: sum_of_all, sum };
                scene.say(certainty, check, &printed.cited.clone());
            }
        }
    }
}

/// The rows that a total adds up: those of its own word (`子项合计`), else those
/// below it where the block begins with a total, above it where it ends with one.
/// Whether they are known to be of one depth is told beside them.
fn group(funds: &[FundRow], at: usize) -> (Vec<&FundRow>, bool) {
    let is_total = |f: &&FundRow| f.kind == FundKind::Total;
    // 到位资金 is the whole seen from another side.
    let is_source = |f: &&FundRow| !f.label.text.contains("到位");
    let label = funds[at].label.text.as_str();
    let word = ["合计", "小计", "总计"].iter().find_map(|w| label.strip_suffix(w)).unwrap_or_default().trim();
    if !word.is_empty() {
        let own: Vec<_> = funds.iter().filter(|f| f.label.text.starts_with(word) && !is_total(f)).collect();
        if own.len() > 1 {
            return (own, true);
        }
    }
    if funds.first().is_some_and(|f| is_total(&f)) {
        return (funds[at + 1..].iter().take_while(|f| !is_total(f)).filter(is_source).collect(), false);
    }
    let mut above: Vec<_> = funds[..at].iter().rev().take_while(|f| !is_total(f)).filter(is_source).collect();
    above.reverse();
    (above, false)
}

/// A source named below the last total is part of it and cannot exceed it.
fn exceeding(funds: &[FundRow], at: usize, total: Money, figure: Read) -> Option<Money> {
    let closed = funds.first().is_some_and(|f| f.kind != FundKind::Total);
    let source = |f: &&FundRow| matches!(f.kind, FundKind::Fiscal | FundKind::CarryOver | FundKind::Other);
    let below = funds[at + 1..].iter();
    let last = below.clone().all(|f| f.kind != FundKind::Total);
    let amounts = below.filter(source).filter(|f| !is_whole_life(f)).filter_map(|f| figure(f).amount);
    amounts.filter(|m| closed && last && *m > total + TOLERANCE).max()
}

/// What the parts add up to instead of the total. Rows under one another may be
/// parts of parts, so any reading that closes is taken as the right one.
fn broken(total: Money, parts: &[&FundRow], flat: bool, figure: Read) -> Option<(Money, Certainty)> {
    let parts: Vec<&FundRow> = parts.iter().copied().filter(|f| !is_whole_life(f)).collect();
    let amounts: Vec<(FundKind, Money)> = parts.iter().filter_map(|f| Some((f.kind, figure(f).amount?))).collect();
    if amounts.is_empty() {
        return None;
    }
    let sum =
        |keep: &dyn Fn(FundKind) -> bool| amounts.iter().filter(|(k, _)| keep(*k)).map(|(_, m)| *m).sum::<Money>();
    let (main, all) = (sum(&|k| k != FundKind::Part), sum(&|_| true));
    if flat {
        return (!near(all, total)).then_some((all, Certainty::Sure));
    }
    let above = amounts.iter().map(|(_, m)| *m).max().filter(|m| *m > total + TOLERANCE);
    if above.is_none() && readings(&amounts).into_iter().any(|m| near(m, total)) {
        return None;
    }
    let sum = if main.is_zero() { all } else { main };
    let sum = if near(sum, total) { above.unwrap_or(sum) } else { sum };
    // Where a source was left empty or is not listed, "of which" need not be all of it.
    let unfilled = |f: &&FundRow| figure(f).amount.is_none() && figure(f).cited.is_there();
    let empty = parts.iter().any(|f| f.kind != FundKind::Part && unfilled(f));
    let lists_all = parts.iter().any(|f| f.kind == FundKind::Other) || parts.iter().all(|f| f.kind == FundKind::Part);
    let sure = sum > total || lists_all && !empty;
    Some((sum, if sure { Certainty::Sure } else { Certainty::Judgement }))
}

fn near(one: Money, other: Money) -> bool {
    (one - other).abs() <= TOLERANCE
}

/// All sums that a list of rows may mean: a row that the rows below it add up
/// to holds them, and a part may be named without the others.
fn readings(amounts: &[(FundKind, Money)]) -> Vec<Money> {
    if amounts.len() > MANY {
        return vec![amounts.iter().map(|(_, m)| *m).sum()];
    }
    let Some(((kind, first), rest)) = amounts.split_first() else { return vec![Money::ZERO] };
    let mut sums: Vec<Money> = readings(rest).into_iter().map(|m| m + *first).collect();
    if *kind == FundKind::Part {
        sums.extend(readings(rest));
    }
    let mut below = Money::ZERO;
    for (k, (_, amount)) in rest.iter().enumerate().take_while(|(_, (kind, _))| is_inner(*kind)) {
        below += *amount;
        if near(below, *first) {
            sums.extend(readings(&rest[k + 1..]).into_iter().map(|m| m + *first));
        }
    }
    sums.sort_unstable();
    sums.dedup();
    sums
}

/// Other money and money carried over stand beside the fiscal, never within it.
fn is_inner(kind: FundKind) -> bool {
    matches!(kind, FundKind::Fiscal | FundKind::Part)
}

/// 总额 of a task is what its two sources add up to.
fn tasks(scene: &mut Scene) {
    for task in &scene.form.tasks {
        let (Some(total), Some(fiscal)) = (task.total.amount, task.fiscal.amount) else { continue };
        let sum = fiscal + task.other.amount.unwrap_or_default();
        if (sum - total).abs() > TOLERANCE {
            let check = Check::FundsTotalMismatch { column: Column::Initial, total, sum };
            scene.sure(check, &task.total.cited);
        }
    }
}

fn cost(scene: &mut Scene) {
    let form = scene.form;
    let figures = form.funds.iter().filter(|f| f.kind == FundKind::Total || form.funds.len() == 1);
    let mut budgets: Vec<Money> =
        figures.flat_map(|f| [f.initial.amount, f.adjusted.amount, f.whole_life.amount]).flatten().collect();
    budgets.extend(scene.amount);
    budgets.retain(|b| !b.is_zero());
    let costs: Vec<&Line> = scene.lines.iter().filter(|l| l.is_cost()).collect();
    let only = costs.len() == 1;
    let mut said = Vec::new();
    for line in costs {
        let at = &line.row.target;
        let within = ["不超", "以内", "范围", "控制", "之内", "不高于", "≤", "不突破", "内"];
        if line.row.reading.value.is_none()
            && line.row.target.text.contains("预算")
            && has(&line.row.target.text, &within)
        {
            said.push((Certainty::Judgement, Check::CostIsBudget { budget: None }, at.clone()));
            continue;
        }
        let Some(money) = line.money(form).or_else(|| told_amount(line)) else { continue };
        if money.is_zero() {
            if !line.unit().is_empty() {
                said.push((Certainty::Judgement, Check::CostIsZero, at.clone()));
            }
            continue;
        }
        if let Some(budget) = budgets.iter().find(|b| **b == money) {
            let repeats = Check::CostIsBudget { budget: Some(*budget) };
            said.push((if only { Certainty::Sure } else { Certainty::Judgement }, repeats, at.clone()));
        } else if let Some(budget) = budgets.iter().max().filter(|b| money > **b) {
            // The whole project may cost more than its year.
            said.push((Certainty::Judgement, Check::CostOverBudget { cost: money, budget: *budget }, at.clone()));
        }
    }
    if let Some(last) = scene.context.last.and_then(|l| l.budget) {
        let now = scene.amount.filter(|now| *now > last);
        let falls =
            |l: &&Line| has(&l.name, words::CONSUMPTION) && has(&l.name, &["下降", "降低", "压减", "节约率", "节省"]);
        if let (Some(now), Some(line)) = (now, scene.lines.iter().find(falls)) {
            said.push((Certainty::Judgement, Check::GoalVsBudget { now, last }, line.row.name.clone()));
        }
    }
    said.into_iter().for_each(|(certainty, check, at)| scene.say(certainty, check, &at));
}

/// An amount inside words: `年度预算220万元`.
fn told_amount(line: &Line) -> Option<Money> {
    let quantities = super::name::quantities(&line.row.target.text);
    let [one] = quantities.as_slice() else { return None };
    let (unit, _) = crate::domain::money::MoneyUnit::at_end(&one.unit).filter(|(_, head)| head.is_empty())?;
    let fen = one.value.checked_mul(unit.fen().into())?;
    i64::try_from(fen.round()).ok().map(Money::from_fen)
}
