//! The money of projects and years: one pass over each year that is asked for.

use std::collections::{BTreeSet, HashMap};

use crate::domain::date::Date;
use crate::domain::evaluation::key::rates::Amounts;
use crate::domain::money::Money;
use crate::domain::monitor::lines;
use crate::domain::project::Project;
use crate::service::Fault;
use crate::store::Store;
use crate::store::key_evaluation::{CaseRow, SubjectRow};

/// A project-year with its money on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub project: Project,
    /// Received is not known here.
    pub amounts: Amounts,
}

/// Project-years by their row.
pub(super) type Purse = HashMap<i64, Held>;

/// The money of the subjects of evaluations, by payments up to the day.
pub(super) fn of_cases<'a>(
    store: &Store,
    cases: impl Iterator<Item = &'a CaseRow>,
    as_of: Date,
) -> Result<Purse, Fault> {
    let wanted: HashMap<i64, i16> = cases.flat_map(|c| &c.subjects).map(|s| (s.project_id, s.year)).collect();
    let years: BTreeSet<i16> = wanted.values().copied().collect();
    let mut purse = Purse::new();
    for year in years {
        store.facts(year, as_of, |row, facts| {
            if wanted.contains_key(&row.project.id) {
                let quotas = lines::quotas_in_force(&facts, year, as_of);
                let paid = facts.payments.iter().filter(|p| p.date <= as_of).map(|p| p.amount).sum();
                let budget = quotas.iter().map(|q| q.amount).sum();
                let amounts = Amounts { budget, received: None, paid };
                purse.insert(row.project.id, Held { project: row.project, amounts });
            }
            true
        })?;
    }
    Ok(purse)
}

/// What a subject's money comes to, with what was said to be received.
pub(super) fn of_subject(purse: &Purse, subject: &SubjectRow) -> Amounts {
    let held = purse.get(&subject.project_id).map(|h| h.amounts).unwrap_or_default();
    Amounts { received: subject.received, ..held }
}

/// What an evaluation's money comes to.
pub(super) fn of_case(purse: &Purse, case: &CaseRow) -> Amounts {
    Amounts::sum(&case.subjects.iter().map(|s| of_subject(purse, s)).collect::<Vec<_>>())
}

/// The budgets of an evaluation alone, at a tenth of the cost.
pub(super) fn budget_of(store: &Store, case: &CaseRow, as_of: Date) -> Result<Money, Fault> {
    let years: BTreeSet<i16> = case.subjects.iter().map(|s| s.year).collect();
    let mut budget = Money::ZERO;
    for year in years {
        store.budgets(year, as_of, |row, facts| {
            if case.subjects.iter().any(|s| s.project_id == row.project.id) {
                let quotas = lines::quotas_in_force(&facts, year, as_of);
                budget += quotas.iter().map(|q| q.amount).sum::<Money>();
            }
            true
        })?;
    }
    Ok(budget)
}
