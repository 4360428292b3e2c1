//! 项目库清单: a project of a year.

use crate::domain::date::{Date, ReadDate};
use crate::domain::money::Money;
use crate::domain::project::Category;
use crate::exchange::record::{Column, ProjectRow};

use crate::exchange::table::grid::{Line, Trouble};

use super::{Org, Reader, division, fund, says_yes};

pub(crate) struct Projects;

impl Reader for Projects {
    type Data = ProjectRow;
    const MONEY: &'static [Column] = &[Column::Declared];
    const FACE: Column = Column::ProjectCode;

    fn read(&mut self, line: &Line, org: Org) -> Result<ProjectRow, Trouble> {
        let (code, name) = line.project()?;
        let code = code.ok_or_else(|| line.lacks(Column::ProjectCode))?;
        line.sure_text(Column::ProjectName)?;
        let name = name.ok_or_else(|| line.lacks(Column::ProjectName))?;
        let declared = line.money(Column::Declared)?;
        let day = |column, pick: fn(ReadDate) -> Date| line.date(column).ok().flatten().map(pick);
        Ok(ProjectRow {
            year: line.year(Column::Year),
            code: Some(code),
            name: Some(name),
            department_code: org.department.0,
            department: org.department.1,
            unit_code: org.unit.0,
            unit: org.unit.1,
            division: division(line),
            category: line.text(Column::Category).and_then(|t| Category::parse(&t)),
            fund: fund(line)?,
            declared,
            key_monitored: line
                .columns
                .has(Column::KeyMonitored)
                .then(|| line.text(Column::KeyMonitored).is_some_and(|t| says_yes(&t))),
            start: day(Column::Start, |d| if d.month_only { d.day.first_of_month() } else { d.day }),
            end: day(Column::End, |d| d.day),
        })
    }

    fn amounts(data: &ProjectRow) -> Vec<Option<Money>> {
        vec![data.declared]
    }
}
