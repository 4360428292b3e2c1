//! 预算执行情况表: totals of units or projects to hold against the details.

use crate::domain::money::Money;
use crate::exchange::record::{Column, ExecutionRow};

use crate::exchange::table::grid::{Line, Trouble};

use super::{Org, Reader, fund, has};

pub(crate) struct Execution;

impl Reader for Execution {
    type Data = ExecutionRow;
    const MONEY: &'static [Column] = &[Column::Paid, Column::Budget];
    const FACE: Column = Column::Paid;

    fn read(&mut self, line: &Line, org: Org) -> Result<ExecutionRow, Trouble> {
        let (project_code, project_name) = line.project()?;
        let (budget, paid) = (line.money(Column::Budget)?, line.money(Column::Paid)?);
        if project_code.is_none() && project_name.is_none() && !has(&org.unit) && !has(&org.department) {
            return Err(line.lacks(if line.columns.has(Column::Unit) { Column::Unit } else { Column::ProjectCode }));
        }
        if budget.is_none() && paid.is_none() {
            return Err(line.lacks(Column::Paid));
        }
        Ok(ExecutionRow {
            year: line.year(Column::Year),
            project_code,
            project_name,
            department_code: org.department.0,
            department: org.department.1,
            unit_code: org.unit.0,
            unit: org.unit.1,
            fund: fund(line)?,
            budget,
            paid,
        })
    }

    fn amounts(data: &ExecutionRow) -> Vec<Option<Money>> {
        vec![data.paid, data.budget]
    }
}
