//! What is known of a row: its project, its alert, what was read of it.
//!
//! Never here: a change of state.

use crate::domain::monitor::life::Life;
use crate::domain::monitor::light::Level;
use crate::domain::monitor::rule::RuleId;
use crate::present::{alerts, monitor};
use crate::service::dossier::Dossier;
use crate::service::survey::{JudgedProject, PastAlert, RaisedAlert};
use crate::tui::screens::Page;
use crate::tui::screens::bench::Pane;

use super::App;

impl App {
    /// A project by its row in the store.
    pub fn project(&self, id: i64) -> Option<&JudgedProject> {
        self.city.as_ref()?.projects.iter().find(|p| p.project.id == id)
    }

    /// An alert by its key, with its project.
    pub fn alert(&self, key: i64) -> Option<(&JudgedProject, &RaisedAlert)> {
        let city = self.city.as_ref()?;
        let at = city.alerts.iter().find(|a| a.key == key)?;
        let project = city.projects.get(at.project)?;
        Some((project, project.alerts.get(at.alert)?))
    }

    /// An alert that is no longer raised, by its key, with its project.
    pub fn past_alert(&self, key: i64) -> Option<(&JudgedProject, &PastAlert)> {
        let city = self.city.as_ref()?;
        let at = city.past.iter().find(|a| a.key == key)?;
        let project = city.projects.get(at.project)?;
        Some((project, project.past.get(at.alert)?))
    }

    /// Where an alert stands, with what is left of a unit's term.
    pub fn standing(&self, life: &Life) -> String {
        let s = self.strings();
        match self.city.as_ref().and_then(|c| Some((&c.calendar, c.counting?))) {
            Some((calendar, today)) => alerts::standing(s, life, calendar, today),
            None => monitor::state(s, life.state).to_string(),
        }
    }

    /// The project of an alert, raised or not.
    pub fn project_of_alert(&self, key: i64) -> Option<i64> {
        let raised = self.alert(key).map(|(p, _)| p);
        raised.or_else(|| self.past_alert(key).map(|(p, _)| p)).map(|p| p.project.id)
    }

    /// Levels of all alerts of a rule.
    pub fn same_rule(&self, rule: RuleId) -> Vec<Level> {
        let projects = self.city.iter().flat_map(|c| &c.projects);
        projects.flat_map(|p| &p.alerts).filter(|a| a.alert.rule == rule).map(|a| a.alert.level).collect()
    }

    /// What explains a project, where it has been read.
    pub fn dossier(&self, project: i64) -> Option<&Dossier> {
        self.detail.as_ref().map(|d| &d.dossier).filter(|d| d.judged.project.id == project)
    }

    /// The project under the cursor, whatever list it stands in.
    pub fn selected_project(&self) -> Option<i64> {
        match self.pages.last() {
            Some(Page::Monitor) => return self.monitor.project(),
            Some(page) => return page.project(),
            None => {}
        }
        match self.bench.focus {
            Pane::Alerts => self.bench.alerts.current().and_then(|r| self.project_of_alert(r.key)),
            Pane::Rectifications => None,
            _ => self.bench.projects.current().map(|r| r.key),
        }
    }
}
