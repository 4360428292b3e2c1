//! 项目资金 and 年度主要任务: amounts under headers, or beside their labels.
//!
//! Never here: whether they add up.

use crate::domain::form::{Cited, Figure, Form, FundKind, FundRow, TaskRow};
use crate::domain::money::MoneyUnit;

use super::Why;
use super::header::block_of;
use super::known::{fund_column, is_fund_row, is_fund_row_inside, key, label, task_column};
use super::page::squeeze;
use super::take::{Take, figure, is_amount, unit_in};
use super::words::{FundCol, Label, TaskCol};
use crate::domain::form::Block;

/// A column of the fund block.
struct Column {
    col: FundCol,
    left: usize,
    right: usize,
    unit: Option<MoneyUnit>,
    header: usize,
}

/// Reads a block whose amounts stand under headers; returns the row after it,
/// or nothing where no such header begins in this row.
pub(super) fn table(
    take: &mut Take<'_>,
    row: usize,
    to: usize,
    unit: &mut Option<MoneyUnit>,
    form: &mut Form,
) -> Option<usize> {
    let (columns, block) = columns(take, row)?;
    let told = block.and_then(|n| unit_in(&take.area(n).text)).or_else(|| columns.iter().find_map(|c| c.unit));
    *unit = told.or(*unit);
    let mut bottom = row;
    for column in &columns {
        bottom = bottom.max(take.area(column.header).bottom);
        match column.col {
            FundCol::Other => take.leave(column.header, Why::UnknownColumn),
            _ => take.use_up(column.header),
        }
    }
    let marks = columns.iter().find(|c| c.col == FundCol::Score).and_then(|c| marks_in(take, c.header));
    let marks = marks.or_else(|| block.and_then(|n| marks_in(take, n)));
    let label_column = columns.iter().find(|c| c.col == FundCol::Label).map(|c| (c.left, c.right));
    let first_value = columns.iter().filter(|c| c.col != FundCol::Label).map(|c| c.left).min()?;
    let mut at = bottom + 1;
    while at < to && super::header::find(take.page, at).is_none() {
        let before = label_column.map_or(first_value, |(_, right)| right + 1);
        let Some(name) = name_of(take, at, before, block) else { break };
        let mut fund =
            FundRow { kind: FundKind::parse(&take.area(name).text), label: take.cited(name), ..FundRow::default() };
        for column in &columns {
            value(take, column, at, column.unit.or(*unit).unwrap_or(MoneyUnit::Wan), &mut fund);
        }
        if let (FundKind::Total, Some(marks)) = (fund.kind, marks.clone().filter(|_| !fund.marks.is_there())) {
            fund.marks = marks;
        }
        form.funds.push(fund);
        at += 1;
    }
    if let Some(n) = block {
        take.use_up(n);
    }
    Some(at)
}

/// The header's columns and the block's own label left of them.
fn columns(take: &Take<'_>, row: usize) -> Option<(Vec<Column>, Option<usize>)> {
    let mut found: Vec<Column> = Vec::new();
    let mut block = None;
    for n in take.page.begun(row) {
        let area = take.area(n);
        if take.is_used(n) || area.height() > 3 {
            block = block.or(Some(n).filter(|_| found.is_empty()));
            continue;
        }
        let known = label(&area.text);
        if found.is_empty() && matches!(known, Some((Label::Block, _))) {
            block = Some(n);
            continue;
        }
        if known.is_some_and(|(l, _)| l != Label::Total) && fund_column(&area.text).is_none() {
            return None;
        }
        if is_amount(&area.text) || found.is_empty() && fund_column(&area.text).is_none() {
            continue;
        }
        let col = fund_column(&area.text).unwrap_or(FundCol::Other);
        found.push(Column { col, left: area.left, right: area.right, unit: unit_in(&area.text), header: n });
    }
    let sum =
        |c: &Column| matches!(c.col, FundCol::Initial | FundCol::Adjusted | FundCol::Executed | FundCol::WholeLife);
    let sums = found.iter().filter(|c| sum(c)).count();
    let others =
        found.iter().any(|c| matches!(c.col, FundCol::Rate | FundCol::Marks | FundCol::Score | FundCol::Forecast));
    // 年初预算数 beside its amount is a label, not a header.
    let beside = found
        .iter()
        .filter(|c| c.col != FundCol::Label)
        .any(|c| take.page.area(row, c.right + 1).is_some_and(|a| is_amount(&a.text) && !a.text.is_empty()));
    // A cost table: what, how much, on what basis.
    let cost = found.len() >= 3 && found.iter().any(|c| c.col == FundCol::Label);
    (!beside && (sums >= 2 || (sums >= 1 && (others || cost)))).then_some((found, block))
}

/// The label of a fund row: the last text before the amounts that is not the block's own.
fn name_of(take: &Take<'_>, row: usize, first_value: usize, block: Option<usize>) -> Option<usize> {
    let beside = |n: &usize| Some(*n) == block || take.area(*n).right >= first_value;
    let found: Vec<usize> = take.page.across(row).into_iter().filter(|n| !beside(n)).collect();
    let last = found.last().copied().filter(|n| take.area(*n).top == row)?;
    let text = &take.area(last).text;
    let other = found.iter().any(|n| {
        let known = label(&take.area(*n).text);
        known.is_some_and(|(l, _)| l != Label::Block) && !is_fund_row_inside(&take.area(*n).text)
    });
    let is_block = matches!(label(text), Some((Label::Block, _)));
    (!other && !is_block && text.chars().count() <= 60).then_some(last)
}

fn value(take: &mut Take<'_>, column: &Column, row: usize, unit: MoneyUnit, fund: &mut FundRow) {
    let found = (column.left..=column.right).find_map(|at| take.page.number(row, at));
    let own = found.filter(|n| take.area(*n).left >= column.left);
    let cited = match own {
        Some(n) if take.area(n).top == row => take.cited(n),
        Some(n) => Cited::new("", take.area(n).address.clone()),
        None => take.nothing(row, column.left),
    };
    // The first column of a meaning counts; a second one is told by its header.
    let put = |slot: &mut Figure, cited: Cited| {
        if !slot.cited.is_there() {
            *slot = figure(cited, unit);
        }
    };
    if column.col == FundCol::Other {
        return;
    }
    match column.col {
        FundCol::WholeLife => put(&mut fund.whole_life, cited),
        FundCol::Initial => put(&mut fund.initial, cited),
        FundCol::Adjusted => put(&mut fund.adjusted, cited),
        FundCol::Executed => put(&mut fund.executed, cited),
        FundCol::Forecast => put(&mut fund.forecast, cited),
        FundCol::Marks => fund.marks = cited,
        FundCol::Rate => fund.rate = cited,
        FundCol::Score => fund.score = cited,
        FundCol::Label | FundCol::Other => {}
    }
}

/// `20` of `得分（20分*执行率）` or `预算执行情况（20分）`.
fn marks_in(take: &Take<'_>, n: usize) -> Option<Cited> {
    let text = &take.area(n).text;
    let (before, _) =
        text.split_once('分').filter(|(b, _)| b.ends_with(|c: char| c.is_ascii_digit())).or_else(|| {
            let (_, inside) = text.split_once(['（', '('])?;
            inside.split_once('分')
        })?;
    let digits: String = before.chars().rev().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let digits: String = digits.chars().rev().collect();
    (!digits.is_empty()).then(|| Cited::new(digits, take.area(n).address.clone()))
}

/// Amounts beside their labels: pairs of a row, from left to right. Returns
/// whether the row held any.
pub(super) fn pairs(
    take: &mut Take<'_>,
    row: usize,
    inside: bool,
    sides: &mut Vec<(usize, Block)>,
    unit: MoneyUnit,
    form: &mut Form,
) -> bool {
    let mut rows: Vec<FundRow> = Vec::new();
    for n in take.page.begun(row) {
        let area = take.area(n);
        let named = if inside {
            is_fund_row_inside(&area.text) || (!is_amount(&area.text) && label(&area.text).is_none())
        } else {
            is_fund_row(&area.text)
        };
        if take.is_used(n) || !named {
            continue;
        }
        let Some(amount) = beside(take, n) else { continue };
        // A label that is not known needs an amount.
        if !is_fund_row_inside(&area.text) && amount.is_err() {
            continue;
        }
        let label_column = area.left;
        let block = block_of(&area.text).or_else(|| sides.iter().find(|(c, _)| *c == label_column).map(|(_, b)| *b));
        if let Some(told) = block_of(&area.text)
            && !sides.iter().any(|(c, _)| *c == label_column)
        {
            sides.push((label_column, told));
        }
        let kind = FundKind::parse(&take.area(n).text);
        let label = take.cited(n);
        let unit = unit_in(&label.text).unwrap_or(unit);
        let figure = match amount {
            Ok(value) => take.figure(value, unit),
            Err(column) => figure(take.nothing(row, column), unit),
        };
        let mut fund = FundRow { kind, label, ..FundRow::default() };
        match block {
            Some(Block::WholeLife) => fund.whole_life = figure,
            _ => fund.initial = figure,
        }
        rows.push(fund);
    }
    let any = !rows.is_empty();
    form.funds.append(&mut rows);
    any
}

/// The unit that an amount of the row names itself.
pub(super) fn unit_of(fund: &FundRow) -> Option<MoneyUnit> {
    let told = unit_in(&fund.label.text);
    told.or_else(|| {
        [&fund.initial, &fund.whole_life, &fund.adjusted, &fund.executed].into_iter().find_map(|f| {
            let plain = squeeze(&f.cited.text);
            MoneyUnit::at_end(plain.split(['(', ';']).next()?).map(|(unit, _)| unit)
        })
    })
}

/// The amount right of a label, or the blank square there; nothing where
/// something else stands.
fn beside(take: &Take<'_>, n: usize) -> Option<Result<usize, usize>> {
    let area = take.area(n);
    let at = area.right + 1;
    if at >= take.page.columns {
        return None;
    }
    match take.page.number(area.top, at) {
        None => Some(Err(at)),
        Some(m) if take.area(m).text.is_empty() => Some(Err(at)),
        Some(m) if !take.is_used(m) && is_amount(&take.area(m).text) => Some(Ok(m)),
        Some(_) => None,
    }
}

/// A whole-life amount and the annual one of the same kind after it are one row.
pub(in crate::exchange::form) fn pair_up(funds: &mut Vec<FundRow>) {
    let mut out: Vec<FundRow> = Vec::new();
    for mut fund in funds.drain(..) {
        let alone = |f: &FundRow| f.whole_life.cited.is_there() && !f.initial.cited.is_there();
        if let Some(before) =
            out.last().filter(|b| alone(b) && b.kind == fund.kind && !fund.whole_life.cited.is_there())
        {
            fund.whole_life = before.whole_life.clone();
            out.pop();
        }
        out.push(fund);
    }
    *funds = out;
}

/// Reads 年度主要任务; returns the row after it, or nothing where none begins here.
pub(super) fn tasks(
    take: &mut Take<'_>,
    row: usize,
    to: usize,
    unit: &mut Option<MoneyUnit>,
    form: &mut Form,
) -> Option<usize> {
    let mut bottom = row;
    let mut columns: Vec<(TaskCol, usize, usize)> = Vec::new();
    let mut heads: Vec<usize> = Vec::new();
    let top = take.page.begun(row);
    for deep in [row, row + 1] {
        for n in take.page.begun(deep) {
            let area = take.area(n);
            let Some(col) = task_column(&area.text) else { continue };
            if area.height() > 3 || (deep > row && !matches!(col, TaskCol::Total | TaskCol::Fiscal | TaskCol::Other)) {
                continue;
            }
            // 总额 below 预算金额 is finer than it.
            columns.retain(|(_, left, right)| !(area.left <= *right && area.right >= *left));
            columns.push((col, area.left, area.right));
            heads.push(n);
            bottom = bottom.max(area.bottom);
        }
    }
    let has = |col: TaskCol| columns.iter().any(|(c, ..)| *c == col);
    if !(has(TaskCol::Name) && (has(TaskCol::Content) || has(TaskCol::Total)) && columns.len() >= 2) {
        return None;
    }
    let told = heads.iter().chain(&top).find_map(|n| unit_in(&take.area(*n).text));
    *unit = told.or(*unit);
    heads.into_iter().for_each(|n| take.use_up(n));
    for n in top {
        let word = key(&take.area(n).text);
        if word.contains("主要任务") || word.contains("预算金额") {
            take.use_up(n);
        }
    }
    let first = columns.iter().map(|(_, left, _)| *left).min()?;
    let unit = unit.unwrap_or(MoneyUnit::Wan);
    let mut at = bottom + 1;
    while at < to {
        let begun: Vec<usize> = take.page.begun(at);
        let other = begun.iter().find(|n| take.area(**n).right >= first || label(&take.area(**n).text).is_some());
        let Some(lead) = other.copied() else {
            // The label of the whole block reaches into lines that are left empty.
            if take.page.across(at).into_iter().all(|n| take.area(n).right < first && take.area(n).top < at) {
                at += 1;
                continue;
            }
            break;
        };
        let word = key(&take.area(lead).text);
        let sum = word.contains("合计") || word.contains("总计");
        if label(&take.area(lead).text).is_some() && !sum {
            break;
        }
        let mut task = TaskRow::default();
        for (col, left, right) in &columns {
            let found = (*left..=*right)
                .find_map(|c| take.page.number(at, c))
                .filter(|n| take.area(*n).top == at && take.area(*n).left >= *left);
            let cited = match found {
                Some(n) => take.cited(n),
                None => take.nothing(at, *left),
            };
            match col {
                TaskCol::Name => task.name = cited,
                TaskCol::Content => task.content = cited,
                TaskCol::Total => task.total = figure(cited, unit),
                TaskCol::Fiscal => task.fiscal = figure(cited, unit),
                TaskCol::Other => task.other = figure(cited, unit),
            }
        }
        take.use_up(lead);
        if sum {
            totals(task, take.area(lead).cited(), form);
        } else {
            form.tasks.push(task);
        }
        at += 1;
    }
    Some(at)
}

/// 金额合计: the budget of the department.
fn totals(task: TaskRow, label: Cited, form: &mut Form) {
    let rows = [
        (FundKind::Total, "合计", task.total),
        (FundKind::Fiscal, "财政拨款", task.fiscal),
        (FundKind::Other, "其他资金", task.other),
    ];
    for (kind, word, figure) in rows {
        if figure.cited.is_there() {
            let label = if kind == FundKind::Total { label.clone() } else { Cited::new(word, "") };
            form.funds.push(FundRow { kind, label, initial: figure, ..FundRow::default() });
        }
    }
}
