//! A year's rounds, forms and those who must file, as of a day.

use std::collections::HashMap;

use super::MonitorFault;
use crate::domain::monitor::attainment;
use crate::domain::monitor::record::{FormRecord, RoundRecord};
use crate::domain::monitor::setting::RuleSet;
use crate::domain::project::Project;
use crate::domain::target::history::{self, Version};
use crate::service::period::Period;
use crate::service::{Fault, rules};
use crate::store::Store;
use crate::store::target::Owner;

/// The year.
pub(super) struct Year {
    pub period: Period,
    pub rules: RuleSet,
    pub rounds: Vec<RoundRecord>,
    /// By code.
    pub projects: Vec<Project>,
    /// Versions of the targets of projects.
    pub targets: HashMap<i64, Vec<Version>>,
    /// By round and project.
    pub forms: HashMap<(i64, i64), FormRecord>,
}

impl Year {
    pub fn load(store: &Store, period: Period) -> Result<Year, Fault> {
        let mut projects: Vec<Project> =
            store.projects(period.year, period.as_of)?.into_iter().map(|row| row.project).collect();
        projects.sort_by(|a, b| a.code.cmp(&b.code));
        let targets = store.targets(period.year)?.into_iter().filter_map(|t| match t.owner {
            Owner::Project(id) => Some((id, t.versions)),
            Owner::Department(_) => None,
        });
        Ok(Year {
            period,
            rules: rules::in_force(store, period.as_of)?,
            rounds: store.monitor_rounds(period.year)?,
            projects,
            targets: targets.collect(),
            forms: store.monitor_forms(period.year)?,
        })
    }

    pub fn round(&self, months: u8) -> Result<&RoundRecord, Fault> {
        let found = self.rounds.iter().find(|r| r.opening.months == months);
        found.ok_or_else(|| MonitorFault::NoRound { year: self.period.year, months }.into())
    }

    /// The version in force on the cut-off day of a round.
    pub fn in_force(&self, round: &RoundRecord, project: i64) -> Option<&Version> {
        history::in_force(self.targets.get(&project)?, round.opening.cutoff)
    }

    /// Whether a project must file in a round.
    pub fn must_file(&self, round: &RoundRecord, project: &Project) -> bool {
        let watched = !attainment::is_exempt(&self.rules, project.category.as_ref());
        watched && self.in_force(round, project.id).is_some()
    }

    pub fn form(&self, round: &RoundRecord, project: i64) -> Option<&FormRecord> {
        self.forms.get(&(round.id, project))
    }

    /// The projects that take part in a round: who must file, and who did.
    pub fn taking_part(&self, round: &RoundRecord) -> impl Iterator<Item = &Project> {
        self.projects.iter().filter(|p| self.must_file(round, p) || self.form(round, p.id).is_some())
    }

    pub fn project(&self, code: &str) -> Result<&Project, Fault> {
        let none = || Fault::NoProject { code: code.to_string(), year: self.period.year };
        self.projects.iter().find(|p| p.code == code).ok_or_else(none)
    }
}
