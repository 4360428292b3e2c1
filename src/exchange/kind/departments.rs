//! Departments and units: who exists, under which code, in whose division.

use std::collections::HashMap;

use crate::domain::code::{self, UnitCode};
use crate::domain::money::Money;
use crate::exchange::record::{Column, DepartmentRow};

use crate::exchange::table::grid::{Line, Pair, Trouble};

use super::{Org, Reader, division, has};

/// Remembers the names of departments, which the rows of their units may not repeat.
#[derive(Default)]
pub(crate) struct Departments {
    names: HashMap<String, String>,
}

impl Reader for Departments {
    type Data = DepartmentRow;
    const MONEY: &'static [Column] = &[];
    const FACE: Column = Column::Department;

    fn read(&mut self, line: &Line, org: Org) -> Result<DepartmentRow, Trouble> {
        let (mut department, mut unit) = (org.department, org.unit);
        let parent = line.text(Column::ParentUnit).map(|t| code::split(&t)).unwrap_or_default();
        if !has(&department) && has(&unit) {
            (department, unit) = self.by_code(unit, parent);
        }
        if department.1.is_none() {
            department.1 = department.0.as_ref().and_then(|c| self.names.get(c).cloned());
        }
        if let (Some(code), Some(name)) = (&department.0, &department.1) {
            self.names.entry(code.clone()).or_insert_with(|| name.clone());
        }
        if !has(&department) && !has(&unit) {
            return Err(line.lacks(if line.columns.has(Column::Department) {
                Column::Department
            } else {
                Column::Unit
            }));
        }
        if unit == department {
            unit = (None, None);
        }
        let valid_from =
            line.date(Column::ValidFrom)?.map(|d| if d.month_only { d.day.first_of_month() } else { d.day });
        Ok(DepartmentRow {
            department_code: department.0,
            department: department.1,
            unit_code: unit.0,
            unit: unit.1,
            division: division(line),
            valid_from,
        })
    }

    fn amounts(_: &DepartmentRow) -> Vec<Option<Money>> {
        Vec::new()
    }
}

impl Departments {
    /// One column for both: the length of the code, or the parent, tells which it is.
    fn by_code(&self, unit: Pair, parent: Pair) -> (Pair, Pair) {
        let above =
            unit.0.as_ref().and_then(|c| UnitCode::parse(c).ok()).and_then(|c| c.department()).map(|d| d.to_string());
        match above {
            Some(code) => {
                let name = self.names.get(&code).cloned().or(parent.1);
                ((Some(code), name), unit)
            }
            None if has(&parent) && parent != unit => (parent, unit),
            None => (unit, (None, None)),
        }
    }
}
