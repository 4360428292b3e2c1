//! 项目资金 whose amounts stand under headers.
//!
//! Never here: whether they add up.

use crate::domain::form::{Cited, Figure, Form, FundKind, FundRow};
use crate::domain::money::MoneyUnit;

use super::Why;
use super::known::{fund_column, is_fund_row_inside, label};
use super::take::{Take, figure, is_amount, unit_in};
use super::words::{FundCol, Label};

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
    let before = form.funds.len();
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
    if form.funds.len() == before && at < to && holds_amounts(take, at, &columns) {
        // One row of amounts under the headers, with the block's own label beside both.
        let label = match block {
            Some(n) => take.cited(n),
            None => take.nothing(at, first_value),
        };
        let mut fund = FundRow { kind: FundKind::Total, label, ..FundRow::default() };
        for column in &columns {
            value(take, column, at, column.unit.or(*unit).unwrap_or(MoneyUnit::Wan), &mut fund);
        }
        form.funds.push(fund);
        at += 1;
    }
    if let Some(n) = block {
        take.use_up(n);
    }
    Some(at)
}

/// Whether a row holds an amount under two columns of amounts at least, and no words.
fn holds_amounts(take: &Take<'_>, row: usize, columns: &[Column]) -> bool {
    let sum = |c: &&Column| matches!(c.col, FundCol::Initial | FundCol::Adjusted | FundCol::Executed);
    let told = |c: &&Column| {
        let area = (c.left..=c.right).find_map(|at| take.page.area(row, at));
        area.is_some_and(|a| a.top == row && !a.text.is_empty() && a.text.starts_with(|d: char| d.is_ascii_digit()))
    };
    let worded = |n: &usize| label(&take.area(*n).text).is_some();
    columns.iter().filter(sum).filter(told).count() >= 2 && !take.page.begun(row).iter().any(worded)
}

/// Reads a block whose sources stand side by side over their amounts, 执行数 and
/// 执行率 among them; returns the row after it, or nothing where there is none.
pub(super) fn sources(
    take: &mut Take<'_>,
    row: usize,
    to: usize,
    unit: &mut Option<MoneyUnit>,
    form: &mut Form,
) -> Option<usize> {
    let begun: Vec<usize> = take.page.begun(row);
    let block = begun.first().copied().filter(|n| matches!(label(&take.area(*n).text), Some((Label::Block, _))));
    let heads: Vec<usize> = begun.into_iter().filter(|n| Some(*n) != block).collect();
    let source = |n: &usize| is_fund_row_inside(&take.area(*n).text) && take.area(*n).height() == 1;
    let known =
        |n: &usize| source(n) || matches!(fund_column(&take.area(*n).text), Some(FundCol::Executed | FundCol::Rate));
    let below = |n: &usize| take.page.number(row + 1, take.area(*n).left);
    let amounts = |n: &usize| below(n).is_none_or(|m| is_amount(take.area(m).text.trim_end_matches(['%', '％'])));
    let several = heads.iter().filter(|n| source(n)).count() >= 3;
    if row + 1 >= to
        || !several
        || !heads.iter().all(known)
        || !heads.iter().all(amounts)
        || !heads.iter().any(|n| below(n).is_some())
    {
        return None;
    }
    *unit = block.and_then(|n| unit_in(&take.area(n).text)).or(*unit);
    block.into_iter().for_each(|n| take.use_up(n));
    let money = unit.unwrap_or(MoneyUnit::Wan);
    let mut total = FundRow::default();
    for head in heads {
        let cited = match below_of(take, head, row) {
            Some(n) => take.cited(n),
            None => take.nothing(row + 1, take.area(head).left),
        };
        let label = take.cited(head);
        match fund_column(&label.text).filter(|_| !is_fund_row_inside(&label.text)) {
            Some(FundCol::Executed) => total.executed = figure(cited, money),
            Some(_) => total.rate = cited,
            None => {
                let kind = FundKind::parse(&label.text);
                form.funds.push(FundRow { kind, label, adjusted: figure(cited, money), ..FundRow::default() });
            }
        }
    }
    // What was spent is told of the sum.
    if let Some(sum) = form.funds.iter_mut().rev().find(|f| f.kind == FundKind::Total) {
        (sum.executed, sum.rate) = (total.executed, total.rate);
    }
    Some(row + 2)
}

fn below_of(take: &Take<'_>, head: usize, row: usize) -> Option<usize> {
    take.page.number(row + 1, take.area(head).left)
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
        if found.is_empty() && block.is_none() && matches!(known, Some((Label::Block, _))) {
            block = Some(n);
            continue;
        }
        if known.is_some_and(|(l, _)| l != Label::Total) && fund_column(&area.text).is_none() {
            return None;
        }
        if found.is_empty() && block.is_none() && heads_others(take, row, n) {
            block = Some(n);
            continue;
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

/// `部门支出预算数（万元）` over or beside 年初预算数, 全年预算数 and 全年执行数: the block's
/// label, although it has the words of a column.
fn heads_others(take: &Take<'_>, row: usize, n: usize) -> bool {
    let sum = |n: &usize| {
        matches!(fund_column(&take.area(*n).text), Some(FundCol::Initial | FundCol::Adjusted | FundCol::Executed))
    };
    let others: Vec<usize> = take.page.begun(row).into_iter().filter(|m| *m != n && sum(m)).collect();
    let taller = others.iter().all(|m| take.area(*m).height() < take.area(n).height());
    let twice = others.iter().any(|m| fund_column(&take.area(*m).text) == fund_column(&take.area(n).text));
    let below = take.page.area(take.area(n).bottom + 1, take.area(n).left);
    let silent = take.area(n).height() == 1 && below.is_none_or(|a| a.text.is_empty());
    sum(&n) && others.len() >= 2 && twice && (taller || silent)
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
    // 市级预算执行情况 with an amount beside it is a row all the same.
    let amounts =
        take.page.across(row).iter().any(|n| take.area(*n).left >= first_value && is_amount(&take.area(*n).text));
    let is_block = matches!(label(text), Some((Label::Block, _))) && !amounts;
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
        FundCol::Received => put(&mut fund.received, cited),
        FundCol::Reason => fund.reason = cited,
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
