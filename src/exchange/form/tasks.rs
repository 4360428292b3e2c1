//! 年度主要任务 of a department: what it does, at what cost.
//!
//! Never here: whether the amounts add up.

use crate::domain::form::{Cited, Form, FundKind, FundRow, TaskRow};
use crate::domain::money::MoneyUnit;

use super::known::{key, label, task_column};
use super::take::{Take, figure, unit_in};
use super::words::TaskCol;

/// Reads 年度主要任务; returns the row after it, or nothing where none begins here.
pub(super) fn read(
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
