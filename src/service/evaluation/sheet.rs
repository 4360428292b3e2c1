//! Sheets from what the store knows: the rows of the target in force at the
//! year's end, the money of the whole year.

use std::collections::HashMap;

use crate::domain::date::last_of_year;
use crate::domain::evaluation::sheet::{Filled, Line, Sheet};
use crate::domain::form::{Block, Form, Row};
use crate::domain::money::Money;
use crate::domain::monitor::setting::RuleSet;
use crate::service::monitor::money::{Amounts, amounts};
use crate::service::{Fault, rules};
use crate::store::Store;
use crate::store::target::Owner;

/// The rows of a target that a year is evaluated by, each with its row in the store.
pub(super) fn asked<'f>(target: &'f Form, ids: &[i64]) -> Vec<(&'f Row, i64)> {
    let own = target.rows.iter().zip(ids.iter().copied());
    own.filter(|(r, _)| r.block == Block::Annual && !r.is_blank()).collect()
}

/// An empty sheet.
pub(super) fn blank(year: i16, target: &Form, ids: &[i64], money: Option<&Amounts>) -> Sheet {
    let lines = asked(target, ids).into_iter().map(|(row, id)| (Line::of(row, Some(id)), Filled::default()));
    Sheet {
        year,
        lines: lines.collect(),
        initial: money.map(|m| m.initial),
        budget: money.map(|m| m.budget),
        spent: money.map(|m| m.paid),
        ..Sheet::default()
    }
}

/// The money of a whole year, by owner.
pub(super) struct Money12 {
    projects: HashMap<i64, Amounts>,
    departments: HashMap<i64, Amounts>,
}

impl Money12 {
    pub fn load(store: &Store, year: i16) -> Result<Money12, Fault> {
        let end = last_of_year(year);
        let rules: RuleSet = rules::in_force(store, end)?;
        let projects = amounts(store, &rules, year, end)?;
        let mut departments: HashMap<i64, Amounts> = HashMap::new();
        for row in store.projects(year, end)? {
            let Some(own) = projects.get(&row.project.id) else { continue };
            let sum = departments
                .entry(row.project.department_id)
                .or_insert_with(|| Amounts { fiscal: Some((Money::ZERO, Money::ZERO)), ..Amounts::default() });
            sum.budget += own.budget;
            sum.initial += own.initial;
            sum.paid += own.paid;
            // Told of all only where it is told of each.
            sum.fiscal = sum.fiscal.zip(own.fiscal).map(|((a, b), (c, d))| (a + c, b + d));
        }
        Ok(Money12 { projects, departments })
    }

    pub fn of(&self, owner: Owner) -> Option<&Amounts> {
        match owner {
            Owner::Project(id) => self.projects.get(&id),
            Owner::Department(id) => self.departments.get(&id),
        }
    }
}
