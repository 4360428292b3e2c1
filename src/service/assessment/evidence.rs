//! The evidence rows of every automatic item, department by department: what
//! the targets, the rounds, the money, the evaluations, the rectification, the
//! draft budget and the publications say.

use std::collections::HashMap;

use crate::domain::assessment::{Measure, Row};
use crate::domain::date;
use crate::domain::disclosure::{Publisher, Standing};
use crate::domain::linkage::Outcome;
use crate::domain::monitor::light::Light;
use crate::domain::target::history::Version;
use crate::domain::target::state::{State, Step};
use crate::service::period::Period;
use crate::service::target::{self, Item};
use crate::service::{Fault, disclosure, known, linkage, monitor, survey};
use crate::store::Store;
use crate::store::target::Owner;

/// Rows by department and measure, by code of the project.
pub(super) struct Evidence {
    rows: HashMap<(i64, Measure), Vec<Row>>,
}

impl Evidence {
    pub fn load(store: &Store, period: Period) -> Result<Evidence, Fault> {
        let mut e = Evidence { rows: HashMap::new() };
        e.targets(store, period)?;
        e.rounds(store, period)?;
        e.money(store, period)?;
        for (department, measure, row) in known::self_evaluations(store, period)? {
            e.add(department, measure, row);
        }
        for (department, row) in known::rectified(store, period)? {
            e.add(department, Measure::Rectified, row);
        }
        e.drafts(store, period)?;
        e.published(store, period)?;
        let classified = store.classified()?;
        for rows in e.rows.values_mut() {
            // What is classified counts and is named nowhere.
            for row in rows.iter_mut().filter(|r| r.code.as_ref().is_some_and(|c| classified.contains(c))) {
                (row.code, row.name) = (None, String::new());
            }
            rows.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
        }
        Ok(e)
    }

    pub fn take(&mut self, department: i64, measure: Measure) -> Vec<Row> {
        self.rows.remove(&(department, measure)).unwrap_or_default()
    }

    fn add(&mut self, department: i64, measure: Measure, row: Row) {
        self.rows.entry((department, measure)).or_default().push(row);
    }

    fn targets(&mut self, store: &Store, period: Period) -> Result<(), Fault> {
        let departments: HashMap<i64, i64> = store
            .projects(period.year, period.as_of)?
            .iter()
            .map(|r| (r.project.id, r.project.department_id))
            .collect();
        let mut first: HashMap<Owner, (date::Date, bool)> = HashMap::new();
        for t in store.targets(period.year)? {
            if let Some(found) = t.versions.first().and_then(|v| first_review(v, period.as_of)) {
                first.insert(t.owner, found);
            }
        }
        for item in target::list::unjudged(store, period)? {
            let state = item.state.map_or("not_filed", |s| s.key()).to_string();
            let counted = |done, note| Row::counted(item.code.clone(), item.name.clone(), done, note);
            match item.owner {
                Owner::Department(id) => self.add(id, Measure::TargetOverall, counted(item.approved, state)),
                Owner::Project(id) => {
                    let Some(department) = departments.get(&id).copied().filter(|_| item.required) else { continue };
                    self.add(department, Measure::TargetCoverage, counted(item.approved, state));
                    if let Some((done, note)) = on_time(&item, period.as_of) {
                        self.add(department, Measure::TargetOnTime, counted(done, note));
                    }
                    if let Some((day, passed)) = first.get(&item.owner) {
                        self.add(department, Measure::TargetFirstPass, counted(*passed, day.to_string()));
                    }
                }
            }
        }
        Ok(())
    }

    /// Forms of the rounds whose last day to file has come.
    fn rounds(&mut self, store: &Store, period: Period) -> Result<(), Fault> {
        let due: Vec<_> = monitor::rounds(store, period)?.into_iter().map(|r| r.opening).collect();
        for opening in due.into_iter().filter(|o| o.due <= period.as_of) {
            for i in monitor::status(store, period, opening.months)?.items.into_iter().filter(|i| i.required) {
                let filed = i.filed.map_or("not_filed".to_string(), |d| d.to_string());
                let in_time = i.filed.is_some_and(|d| d <= opening.due);
                let row = |done, note| Row::counted(Some(i.code.clone()), i.project.clone(), done, note);
                self.add(i.department_id, Measure::MonitorOnTime, row(in_time, filed.clone()));
                if i.filed.is_some() {
                    let complete = i.asked == 0 && i.problems == 0;
                    self.add(i.department_id, Measure::MonitorCompleteness, row(complete, filed));
                }
            }
        }
        Ok(())
    }

    /// Lights and execution at the end of the year, or on the day before that.
    fn money(&mut self, store: &Store, period: Period) -> Result<(), Fault> {
        let as_of = period.as_of.min(date::last_of_year(period.year));
        for p in survey::survey(store, Period { as_of, ..period })?.projects {
            let (code, name) = (Some(p.project.code.clone()), p.project.name.clone());
            let light = p.lights.worst();
            let lit = Row::counted(code.clone(), name.clone(), light != Light::Red, light.key().into());
            self.add(p.project.department_id, Measure::MonitorLights, lit);
            if p.figures.budget.is_positive() {
                let (should, done) = (p.figures.budget.yuan(), p.figures.paid.yuan());
                let row = Row { code, name, should, done, note: String::new() };
                self.add(p.project.department_id, Measure::Execution, row);
            }
        }
        Ok(())
    }

    /// Cuts asked for, and whether the draft follows them.
    fn drafts(&mut self, store: &Store, period: Period) -> Result<(), Fault> {
        for line in linkage::list(store, period)? {
            let Some(outcome) = line.outcome() else { continue };
            if matches!(outcome, Outcome::NotAsked | Outcome::NoDraft) {
                continue;
            }
            let p = line.project;
            let row = Row::counted(Some(p.code), p.name, outcome == Outcome::Done, outcome.key().into());
            self.add(p.department_id, Measure::Adjusted, row);
        }
        Ok(())
    }

    /// What the department itself is to publish, once its day has come.
    fn published(&mut self, store: &Store, period: Period) -> Result<(), Fault> {
        for line in disclosure::list(store, period)? {
            let own = line.publisher == Publisher::Department && line.standing != Standing::Waiting;
            let Some(department) = line.department_id.filter(|_| own) else { continue };
            let note = line.event.as_ref().map_or(line.standing.key().to_string(), |e| e.published.to_string());
            let row = Row::counted(line.code, line.name, line.standing.is_out(), note);
            self.add(department, Measure::Disclosed, row);
        }
        Ok(())
    }
}

/// Whether a target was filed by its day; nothing while its day has not come
/// and nothing was filed.
fn on_time(item: &Item, as_of: date::Date) -> Option<(bool, String)> {
    match item.filed {
        Some(day) => Some((day <= item.due, day.to_string())),
        None if as_of > item.due => Some((false, "not_filed".into())),
        None => None,
    }
}

/// The first word of a reviewer on a version that stands: when, and whether it
/// let the target pass.
fn first_review(v: &Version, as_of: date::Date) -> Option<(date::Date, bool)> {
    let mut last = None;
    for e in v.events.iter().filter(|e| e.day <= as_of) {
        match e.step {
            Step::Approve | Step::Return | Step::Reject if last.is_none() => {
                last = Some((e.day, e.to == State::Approved))
            }
            // The word was taken back.
            Step::Undo => last = None,
            _ => {}
        }
    }
    last
}
