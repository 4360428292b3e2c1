//! Every item of a year: targets issued, self-evaluations accepted, reports
//! final, and what the office added.

use std::collections::{HashMap, HashSet};

use crate::domain::date::{self, Date};
use crate::domain::disclosure::{Kind, Publisher, Standing, Terms};
use crate::domain::org::Department;
use crate::domain::project::Project;
use crate::domain::target::state::{State, Step};
use crate::service::known;
use crate::service::period::Period;
use crate::service::{Fault, rules};
use crate::store::Store;
use crate::store::disclosure::EventRow;
use crate::store::target::Owner;

/// What an item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// Row of a project-year.
    Project(i64),
    /// Row of a department: the target or the self-evaluation of the whole.
    Department(i64),
    /// Row of an item that the office added.
    Item(i64),
}

/// An item with its publication, where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is published.
    pub kind: Kind,
    /// What it is about.
    pub of: Of,
    /// Code of the project or department.
    pub code: Option<String>,
    /// Name of the project or department, or the title of the item.
    pub name: String,
    /// Row of the department whose item it is.
    pub department_id: Option<i64>,
    /// 部门代码
    pub department_code: Option<String>,
    /// 主管部门
    pub department: String,
    /// Who publishes.
    pub publisher: Publisher,
    /// Since when there is something to publish.
    pub ready: Date,
    /// Until when.
    pub due: Date,
    /// Where it stands on the day.
    pub standing: Standing,
    /// The publication known by the day.
    pub event: Option<EventRow>,
}

impl Line {
    /// Days past its day: until it came out, or until `day` where it has not.
    pub fn days_over(&self, day: Date) -> i64 {
        let out = self.event.as_ref().map_or(day, |e| e.published);
        date::days_between(self.due, out).max(0)
    }
}

/// How many items stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Sums {
    pub missing: usize,
    pub waiting: usize,
    pub late: usize,
    pub published: usize,
}

impl Sums {
    /// Those whose day has come, or that are out already.
    pub const fn should(&self) -> usize {
        self.missing + self.late + self.published
    }

    /// All of them.
    pub const fn all(&self) -> usize {
        self.should() + self.waiting
    }
}

/// Adds lines up.
pub fn sums<'a>(lines: impl Iterator<Item = &'a Line>) -> Sums {
    lines.fold(Sums::default(), |mut s, l| {
        match l.standing {
            Standing::Missing => s.missing += 1,
            Standing::Waiting => s.waiting += 1,
            Standing::Late => s.late += 1,
            Standing::Published => s.published += 1,
        }
        s
    })
}

/// Something that is there to be published.
pub(in crate::service) struct Ready {
    pub kind: Kind,
    pub of: Of,
    pub publisher: Publisher,
    pub since: Date,
}

/// The items of a year on a day: missing ones first, then by day, kind and code.
///
/// # Errors
/// What the store says.
pub fn list(store: &Store, period: Period) -> Result<Vec<Line>, Fault> {
    let rules = rules::in_force(store, period.as_of)?;
    let terms = Terms::of(&rules, period.year);
    let classified = store.classified()?;
    let projects: HashMap<i64, Project> =
        store.projects(period.year, period.as_of)?.into_iter().map(|r| (r.project.id, r.project)).collect();
    let departments = store.departments(period.as_of)?;
    let events = store.disclosure_events(period.year)?;
    let desk = Desk {
        period,
        terms,
        projects: &projects,
        departments: &departments,
        events: &events,
        classified: &classified,
    };
    let mut ready = targets(store, period)?;
    ready.extend(known::to_publish(store, period)?);
    let mut lines: Vec<Line> = ready.iter().filter_map(|r| desk.line(r)).collect();
    lines.extend(desk.items(store)?);
    lines.retain(|l| !matches!(l.of, Of::Project(_)) || l.code.as_ref().is_none_or(|c| !classified.contains(c)));
    lines.sort_by(|a, b| {
        let key = |l: &Line| (l.standing, l.due, l.kind, l.code.clone(), l.of);
        key(a).cmp(&key(b))
    });
    Ok(lines)
}

/// Targets issued by the day and not cancelled since.
fn targets(store: &Store, period: Period) -> Result<Vec<Ready>, Fault> {
    let mut out = Vec::new();
    for target in store.targets(period.year)? {
        let cancelled = target.versions.iter().any(|v| v.state_on(period.as_of) == Some(State::Cancelled));
        let events = target.versions.iter().flat_map(|v| &v.events);
        let issued = events.filter(|e| e.step == Step::Issue && e.day <= period.as_of).map(|e| e.day).min();
        let Some(since) = issued.filter(|_| !cancelled) else { continue };
        let of = match target.owner {
            Owner::Project(id) => Of::Project(id),
            Owner::Department(id) => Of::Department(id),
        };
        out.push(Ready { kind: Kind::Target, of, publisher: Publisher::Department, since });
    }
    Ok(out)
}

struct Desk<'a> {
    period: Period,
    terms: Terms,
    projects: &'a HashMap<i64, Project>,
    departments: &'a [Department],
    events: &'a [EventRow],
    classified: &'a HashSet<String>,
}

impl Desk<'_> {
    fn line(&self, ready: &Ready) -> Option<Line> {
        let (code, name, department) = match ready.of {
            Of::Project(id) => {
                let p = self.projects.get(&id)?;
                (Some(p.code.clone()), p.name.clone(), self.department(p.department_id))
            }
            Of::Department(id) => {
                let d = self.department(id)?;
                (d.code.clone(), d.name.clone(), Some(d))
            }
            Of::Item(_) => return None,
        };
        let due = self.terms.due(ready.kind, ready.since);
        Some(self.placed(ready, code, name, department, due))
    }

    fn placed(&self, r: &Ready, code: Option<String>, name: String, d: Option<&Department>, due: Date) -> Line {
        let event = self.event(r.kind, r.of).cloned();
        Line {
            kind: r.kind,
            of: r.of,
            code,
            name,
            department_id: d.map(|d| d.id),
            department_code: d.and_then(|d| d.code.clone()),
            department: d.map(|d| d.name.clone()).unwrap_or_default(),
            publisher: r.publisher,
            ready: r.since,
            due,
            standing: Standing::on(self.period.as_of, due, event.as_ref().map(|e| e.published)),
            event,
        }
    }

    fn department(&self, id: i64) -> Option<&Department> {
        self.departments.iter().find(|d| d.id == id)
    }

    /// The first publication counts; a later one is a repetition.
    fn event(&self, kind: Kind, of: Of) -> Option<&EventRow> {
        self.events.iter().find(|e| {
            let same = match of {
                Of::Project(id) => e.project_id == Some(id),
                Of::Department(id) => e.project_id.is_none() && e.department_id == Some(id),
                Of::Item(id) => e.item_id == Some(id),
            };
            e.kind == kind && same && e.published <= self.period.as_of
        })
    }

    fn items(&self, store: &Store) -> Result<Vec<Line>, Fault> {
        let mut rows = store.disclosure_items(self.period.year)?;
        let hidden = |id| self.projects.get(&id).is_some_and(|p| self.classified.contains(&p.code));
        rows.retain(|r| !r.project_id.is_some_and(hidden));
        let line = |row: crate::store::disclosure::ItemRow| {
            let project = row.project_id.and_then(|id| self.projects.get(&id));
            let department = row.department_id.or(project.map(|p| p.department_id)).and_then(|id| self.department(id));
            let ready = Ready { kind: Kind::Other, of: Of::Item(row.id), publisher: row.publisher, since: row.ready };
            self.placed(&ready, Some(row.id.to_string()), row.title.clone(), department, row.due)
        };
        Ok(rows.into_iter().filter(|r| r.ready <= self.period.as_of).map(line).collect())
    }
}
