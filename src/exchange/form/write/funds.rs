//! The rows of 项目资金 and 年度主要任务 that a form is printed with: its own,
//! and those that its template always has.

use super::Shape;
use crate::domain::form::{Cited, Figure, Form, FormKind, FundKind, FundRow, TaskRow};
use crate::domain::money::Money;

/// Lines of 年度主要任务 offered to a department that has told none.
const TASKS: usize = 5;

/// Fund rows to print.
pub(super) fn funds(form: &Form, shape: Shape) -> Vec<FundRow> {
    const EVALUATION: &[FundKind] = &[FundKind::Total, FundKind::Fiscal, FundKind::CarryOver, FundKind::Other];
    const PLAIN: &[FundKind] = &[FundKind::Total, FundKind::Fiscal, FundKind::Other];
    let usual = match form.kind {
        FormKind::SelfEvaluation | FormKind::DepartmentEvaluation => EVALUATION,
        _ => PLAIN,
    };
    let mut rows = form.funds.clone();
    for kind in usual.iter().filter(|_| form.funds.is_empty() || shape.room > 0) {
        if !form.funds.iter().any(|r| r.kind == *kind) {
            rows.push(FundRow { kind: *kind, ..FundRow::default() });
        }
    }
    for row in rows.iter_mut().filter(|r| r.label.is_empty()) {
        row.label.text = label(form.kind, row.kind).to_string();
    }
    rows
}

fn label(form: FormKind, kind: FundKind) -> &'static str {
    match (form, kind) {
        (FormKind::Monitoring, FundKind::Fiscal) => "其中：本年一般公共预算拨款",
        (FormKind::SelfEvaluation | FormKind::DepartmentEvaluation, FundKind::Fiscal) => "其中：当年财政拨款",
        _ => kind.label(),
    }
}

/// The label over the whole-life amounts of a row.
pub(super) fn whole_life_label(row: &FundRow) -> &str {
    match row.kind {
        FundKind::Total => "中期资金总额",
        _ => &row.label.text,
    }
}

/// Task lines to print, the sum of the amounts last.
pub(super) fn tasks(form: &Form, shape: Shape) -> Vec<TaskRow> {
    let mut rows = form.tasks.clone();
    if shape.room > 0 {
        rows.resize(rows.len().max(TASKS), TaskRow::default());
    }
    if !rows.iter().any(|r| r.name.text.contains("合计")) {
        let sum = |of: fn(&TaskRow) -> Option<Money>| Figure {
            amount: form.tasks.iter().filter_map(of).reduce(|a, b| a + b),
            ..Figure::default()
        };
        rows.push(TaskRow {
            name: Cited::new("金额合计", ""),
            total: sum(|r| r.total.amount),
            fiscal: sum(|r| r.fiscal.amount),
            other: sum(|r| r.other.amount),
            ..TaskRow::default()
        });
    }
    rows
}
