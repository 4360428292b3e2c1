//! A year's projects and departments with their targets, as of a day: what the
//! lists, the issue and the coverage are made of.

use std::collections::HashMap;

use crate::domain::date::{self, Date};
use crate::domain::fund::{FundType, Quota};
use crate::domain::money::Money;
use crate::domain::monitor::lines;
use crate::domain::monitor::setting::RuleSet;
use crate::domain::org::Department;
use crate::domain::project::{Category, Project};
use crate::domain::target::review::Bands;
use crate::domain::target::{deadline, history};
use crate::service::period::Period;
use crate::service::{Fault, linkage, rules};
use crate::store::Store;
use crate::store::target::{Owner, TargetRow};

/// A project with its money on the day.
pub(super) struct Held {
    pub project: Project,
    /// Sum of the quota lines in force.
    pub budget: Money,
    /// By fund type.
    pub by_fund: Vec<(FundType, Money)>,
    /// When its first money came, of a mid-year project.
    pub mid_year: Option<Date>,
}

/// The year.
pub(super) struct Year {
    pub period: Period,
    pub rules: RuleSet,
    pub projects: Vec<Held>,
    pub departments: Vec<Department>,
    pub targets: HashMap<Owner, TargetRow>,
    /// Codes of projects whose next budget is suspended, with the words of it.
    pub frozen: HashMap<String, String>,
}

impl Year {
    pub fn load(store: &Store, period: Period) -> Result<Year, Fault> {
        let rules = rules_of(store, period)?;
        let mut projects = Vec::new();
        store.budgets(period.year, period.as_of, |row, facts| {
            let quotas = lines::quotas_in_force(&facts, period.year, period.as_of);
            projects.push(held(row.project, &quotas, period.year));
            true
        })?;
        projects.sort_by(|a, b| a.project.code.cmp(&b.project.code));
        let targets = store.targets(period.year)?.into_iter().map(|t| (t.owner, t)).collect();
        let (departments, frozen) = (store.departments(period.as_of)?, linkage::frozen(store, period)?);
        Ok(Year { period, rules, projects, departments, targets, frozen })
    }

    /// What the versions say that wait for a step on the day, or stand: whose, by
    /// the row of the content.
    pub fn open_contents(&self) -> HashMap<i64, Owner> {
        let day = self.period.as_of;
        let open = |t: &TargetRow| history::open(&t.versions, day)?.content_on(day);
        self.targets.iter().filter_map(|(owner, target)| Some((open(target)?, *owner))).collect()
    }

    /// The departments that have projects in the year.
    pub fn with_projects(&self) -> impl Iterator<Item = &Department> {
        self.departments.iter().filter(|d| self.projects.iter().any(|p| p.project.department_id == d.id))
    }

    /// Whether a project needs a target (invariant 1 of §2.5).
    pub fn needs_target(&self, project: &Project) -> bool {
        !exempt(&self.rules, project.category.as_ref())
    }

    /// The last day for declaring.
    pub fn due(&self, mid_year: Option<Date>) -> Date {
        due(&self.rules, self.period.year, mid_year)
    }

    /// Project budgets of a department, summed.
    pub fn budget_of(&self, department: i64) -> Money {
        self.projects.iter().filter(|p| p.project.department_id == department).map(|p| p.budget).sum()
    }
}

fn held(project: Project, quotas: &[Quota], year: i16) -> Held {
    let mut by_fund: Vec<(FundType, Money)> = Vec::new();
    for q in quotas {
        match by_fund.iter_mut().find(|(fund, _)| *fund == q.fund) {
            Some((_, sum)) => *sum += q.amount,
            None => by_fund.push((q.fund.clone(), q.amount)),
        }
    }
    let budget = quotas.iter().map(|q| q.amount).sum();
    Held { project, budget, by_fund, mid_year: deadline::mid_year(quotas, year) }
}

/// The settings of a budget year on a day: a year is declared before it begins
/// and looked at after it ends, under its own settings.
pub(super) fn rules_of(store: &Store, period: Period) -> Result<RuleSet, Fault> {
    let (first, last) = (date::first_of_year(period.year), date::last_of_year(period.year));
    rules::in_force(store, period.as_of.clamp(first, last))
}

/// Whether projects of a category need no target of their own.
pub(super) fn exempt(rules: &RuleSet, category: Option<&Category>) -> bool {
    category.is_some_and(|c| rules.words("rule.R12.exempt").contains(&c.key()))
}

/// The last day for declaring a target of `year`.
pub(super) fn due(rules: &RuleSet, year: i16, mid_year: Option<Date>) -> Date {
    deadline::due(rules.day_in("target.due", year - 1), mid_year, rules.whole("target.midyear_days"))
}

/// From how many points on a grade is given.
pub(super) fn bands(rules: &RuleSet) -> Bands {
    let from = |key| rules.number(key);
    Bands { excellent: from("target.excellent"), good: from("target.good"), fair: from("target.fair") }
}
