//! Details against the execution-status table (domain.md §11.3-17).

use crate::domain::date::{self, Date};
use crate::domain::money::Money;
use crate::service::Fault;
use crate::service::period::Period;
use crate::service::survey;
use crate::store::Store;

/// A printed total that our details do not add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Difference {
    pub cell: String,
    pub label: String,
    /// Of the budget (else of the payments).
    pub budget: bool,
    pub printed: Money,
    pub ours: Money,
    pub as_of: Date,
}

/// Every line of an execution-status batch whose figures differ from ours by
/// more than 0.01 yuan.
///
/// # Errors
/// What the store says.
pub fn differences(store: &Store, batch: i64) -> Result<Vec<Difference>, Fault> {
    let rows = store.execution_rows(batch)?;
    let mut found = Vec::new();
    let mut surveys: Vec<(Period, survey::Survey)> = Vec::new();
    for row in rows {
        let last = store.last_payment_date(row.year, survey_end(row.year))?;
        let as_of = row.as_of.or(last).unwrap_or_else(|| date::last_of_year(row.year));
        let period = Period { year: row.year, as_of };
        if !surveys.iter().any(|(p, _)| *p == period) {
            surveys.push((period, survey::survey(store, period)?));
        }
        let Some((_, survey)) = surveys.iter().find(|(p, _)| *p == period) else { continue };
        let meant = survey.projects.iter().filter(|p| {
            row.project_id.is_none_or(|id| p.project.id == id)
                && (row.project_id.is_some()
                    || match (row.unit_id, row.department_id) {
                        (Some(_), _) => row.unit_projects.contains(&p.project.id),
                        (None, Some(department)) => p.project.department_id == department,
                        (None, None) => true,
                    })
        });
        let (mut budget, mut paid) = (Money::ZERO, Money::ZERO);
        for project in meant {
            match &row.fund {
                Some(fund) => {
                    for line in project.lines.iter().filter(|l| l.key.fund == *fund) {
                        budget += line.budget;
                        paid += line.paid;
                    }
                }
                None => {
                    budget += project.figures.budget;
                    paid += project.figures.paid;
                }
            }
        }
        let mut compare = |is_budget, printed: Option<Money>, ours: Money| {
            if let Some(printed) = printed.filter(|p| (*p - ours).abs() > Money::from_fen(1)) {
                found.push(Difference {
                    cell: row.cell.clone(),
                    label: row.label.clone(),
                    budget: is_budget,
                    printed,
                    ours,
                    as_of,
                });
            }
        };
        compare(true, row.budget, budget);
        compare(false, row.paid, paid);
    }
    Ok(found)
}

fn survey_end(year: i16) -> Date {
    date::last_of_year(year + 1)
}
