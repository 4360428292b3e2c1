//! A year's self-evaluations as of a day: who must file, what came in.

use std::collections::HashMap;

use crate::domain::date::{Date, last_of_year};
use crate::domain::evaluation::Scheme;
use crate::domain::evaluation::anomaly::Limits;
use crate::domain::money::Money;
use crate::domain::monitor::lines;
use crate::domain::monitor::setting::RuleSet;
use crate::domain::org::Department;
use crate::domain::project::{Category, Project};
use crate::domain::target::history::{self, Version};
use crate::service::period::Period;
use crate::service::target::Subject;
use crate::service::{DEFAULT_PLACE, Fault, rules};
use crate::store::Store;
use crate::store::evaluation::{ContentHead, EvaluationRow};
use crate::store::target::Owner;

/// The year that is evaluated on a day: the period's own once it is over, the one
/// before while it still runs, as far as the store knows one.
///
/// # Errors
/// What the store says.
pub fn evaluated(store: &Store, period: Period) -> Result<i16, Fault> {
    let years = store.years()?;
    let over = period.as_of >= last_of_year(period.year) || years.iter().any(|y| *y > period.year);
    let before = period.year - 1;
    Ok(if !over && years.contains(&before) { before } else { period.year })
}

/// The year.
pub(super) struct Year {
    pub period: Period,
    /// The day for which evaluations hold.
    pub day: Date,
    pub scheme: Scheme,
    pub limits: Limits,
    rules: RuleSet,
    /// By code, with the budget of the year's end.
    pub projects: Vec<(Project, Money)>,
    /// Those that have projects in the year.
    pub departments: Vec<Department>,
    targets: HashMap<Owner, Vec<Version>>,
    pub evaluations: HashMap<Owner, EvaluationRow>,
    pub heads: HashMap<i64, ContentHead>,
}

impl Year {
    pub fn load(store: &Store, period: Period) -> Result<Year, Fault> {
        let end = last_of_year(period.year);
        let day = super::day(store, period)?;
        let rules = rules::in_force(store, end)?;
        let mut projects = Vec::new();
        store.budgets(period.year, end, |row, facts| {
            let budget = lines::quotas_in_force(&facts, period.year, end).iter().map(|q| q.amount).sum();
            projects.push((row.project, budget));
            true
        })?;
        projects.sort_by(|a, b| a.0.code.cmp(&b.0.code));
        let mut departments = store.departments(day)?;
        departments.retain(|d| projects.iter().any(|(p, _)| p.department_id == d.id));
        let targets = store.targets(period.year)?.into_iter().map(|t| (t.owner, t.versions)).collect();
        let evaluations = store.evaluations(period.year)?.into_iter().map(|e| (e.owner, e)).collect();
        Ok(Year {
            period,
            day,
            scheme: Scheme::of(&rules),
            limits: Limits::of(&rules),
            rules,
            projects,
            departments,
            targets,
            evaluations,
            heads: store.evaluation_heads(period.year)?,
        })
    }

    /// The target in force at the end of the year: its version and its text.
    pub fn in_force(&self, owner: Owner) -> Option<(i64, i64)> {
        in_force(self.targets.get(&owner)?, self.period.year)
    }

    /// Whether a project must be evaluated: one that needs a target and has money.
    pub fn must_file(&self, project: &Project, budget: Money) -> bool {
        !exempt(&self.rules, project.category.as_ref()) && budget.is_positive()
    }

    /// The project budgets of a department.
    pub fn budget_of(&self, department: i64) -> Money {
        self.projects.iter().filter(|(p, _)| p.department_id == department).map(|(_, m)| *m).sum()
    }

    /// Whom a face means.
    ///
    /// # Errors
    /// [`Fault::NoProject`], [`Fault::NoDepartment`].
    pub fn owner(&self, subject: &Subject) -> Result<Owner, Fault> {
        match subject {
            Subject::Project(code) => {
                let found = self.projects.iter().find(|(p, _)| p.code == *code);
                let none = || Fault::NoProject { code: code.clone(), year: self.period.year };
                found.map(|(p, _)| Owner::Project(p.id)).ok_or_else(none)
            }
            Subject::Department(word) => {
                let folded = crate::domain::org::fold_name(word, DEFAULT_PLACE);
                let coded = self.departments.iter().find(|d| d.code.as_deref() == Some(word.as_str()));
                let named = || {
                    self.departments.iter().find(|d| crate::domain::org::fold_name(&d.name, DEFAULT_PLACE) == folded)
                };
                let found = coded.or_else(named).ok_or_else(|| Fault::NoDepartment(word.clone()))?;
                Ok(Owner::Department(found.id))
            }
        }
    }

    /// How messages call it.
    pub fn name(&self, owner: Owner) -> String {
        match owner {
            Owner::Project(id) => {
                self.projects.iter().find(|(p, _)| p.id == id).map(|(p, _)| p.name.clone()).unwrap_or_default()
            }
            Owner::Department(id) => {
                self.departments.iter().find(|d| d.id == id).map(|d| d.name.clone()).unwrap_or_default()
            }
        }
    }
}

/// The version in force at the end of a year, and its text.
pub(super) fn in_force(versions: &[Version], year: i16) -> Option<(i64, i64)> {
    let end = last_of_year(year);
    let version = history::in_force(versions, end)?;
    Some((version.id, version.content_on(end)?))
}

/// Whether projects of a category need no self-evaluation.
fn exempt(rules: &RuleSet, category: Option<&Category>) -> bool {
    category.is_some_and(|c| rules.words("rule.R12.exempt").contains(&c.key()))
}
