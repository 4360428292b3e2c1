//! What the stages before the last one know of a project, by its code:
//! grades of evaluations, and what is to be rectified.

use std::collections::HashMap;

use super::Fault;
use super::disclosure::Ready;
use super::period::Period;
use super::rectification::{self, Item, Queue};
use rust_decimal::Decimal;

use crate::domain::assessment::{Measure, Row};
use crate::domain::linkage::Findings;
use crate::domain::money::Money;
use crate::domain::rectification::finding::BudgetAction;
use crate::domain::rectification::state::State;
use crate::domain::target::review::Grade;
use crate::store::Store;

/// What is known of a project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// 财政重点评价, the latest that is final.
    pub key_evaluation: Option<Grade>,
    /// 部门评价
    pub department_evaluation: Option<Grade>,
    /// 单位自评, as accepted or as the spot check found.
    pub self_evaluation: Option<Grade>,
    /// 自评得分
    pub self_score: Option<Decimal>,
    /// Score of the evaluation from outside.
    pub outside_score: Option<Decimal>,
    /// 整改
    pub findings: Findings,
    /// What the findings suggest to cut.
    pub suggested: Money,
    /// A finding suggests that the whole be cut.
    pub cancel: bool,
    /// A finding suggests that nothing be arranged until it is rectified.
    pub hold: bool,
}

/// By project code, as of a day.
///
/// # Errors
/// What the store says.
pub fn known(store: &Store, period: Period) -> Result<HashMap<String, Known>, Fault> {
    let mut out: HashMap<String, Known> = HashMap::new();
    for item in rectification::list(store, period, Queue::All)? {
        let Some(code) = item.project_code.clone().filter(|_| item.state != State::Withdrawn) else { continue };
        let k = out.entry(code).or_default();
        k.findings.total += 1;
        k.findings.closed += usize::from(!item.state.is_open());
        k.findings.overdue += usize::from(item.state.is_open() && item.clock.is_overdue());
        match item.finding.action {
            BudgetAction::Cut => k.suggested += item.finding.action_amount.unwrap_or_default(),
            BudgetAction::Cancel => k.cancel = true,
            BudgetAction::Hold => k.hold = true,
            // What is taken back is this year's money, not next year's.
            BudgetAction::TakeBack | BudgetAction::None => {}
        }
    }
    Ok(out)
}

/// Self-evaluations and reports that are there to be published.
///
/// # Errors
/// What the store says.
pub(super) fn to_publish(_store: &Store, _period: Period) -> Result<Vec<Ready>, Fault> {
    Ok(Vec::new())
}

/// Evidence on self-evaluations: department, what it bears on, the row.
///
/// # Errors
/// What the store says.
pub(super) fn self_evaluations(_store: &Store, _period: Period) -> Result<Vec<(i64, Measure, Row)>, Fault> {
    Ok(Vec::new())
}

/// Evidence on rectification: department, and of each finding whose day has
/// come whether it was put right in time. What the unit reported in time and
/// nobody has verified yet is not held against it.
///
/// # Errors
/// What the store says.
pub(super) fn rectified(store: &Store, period: Period) -> Result<Vec<(i64, Row)>, Fault> {
    let row = |item: Item| {
        let due = item.standing.due.filter(|d| *d <= period.as_of && item.state != State::Withdrawn)?;
        let late = item.clock.days_over() > 0;
        let ended = !item.state.is_open();
        if item.state.waits_for_office() && !late {
            return None;
        }
        let name = item.finding.description.chars().take(60).collect();
        let row = Row::counted(Some(item.number().to_string()), name, ended && !late, due.to_string());
        Some((item.finding.department_id, row))
    };
    Ok(rectification::list(store, period, Queue::All)?.into_iter().filter_map(row).collect())
}
