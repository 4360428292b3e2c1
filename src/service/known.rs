//! What the stages before the last one know of a project, by its code:
//! grades of evaluations, and what is to be rectified.

use std::collections::HashMap;

use super::Fault;
use super::disclosure::Ready;
use super::period::Period;
use crate::domain::assessment::{Measure, Row};
use crate::domain::linkage::Findings;
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
    /// 整改
    pub findings: Findings,
}

/// By project code, as of a day.
///
/// # Errors
/// What the store says.
pub fn known(_store: &Store, _period: Period) -> Result<HashMap<String, Known>, Fault> {
    Ok(HashMap::new())
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
/// come whether it was closed in time.
///
/// # Errors
/// What the store says.
pub(super) fn rectified(_store: &Store, _period: Period) -> Result<Vec<(i64, Row)>, Fault> {
    Ok(Vec::new())
}
