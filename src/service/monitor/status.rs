//! The rounds of a year and every form of one of them, as of a day.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::Seen;
use super::year::Year;
use crate::domain::date::{self, Date};
use crate::domain::indicator::Lamp;
use crate::domain::monitor::attainment;
use crate::domain::monitor::record::{FormRecord, RoundAct, RoundRecord};
use crate::domain::monitor::reported::{FormState, MonitorForm, Possibility, Reported, Round};
use crate::domain::monitor::round::{FormStep, Opening, RoundState};
use crate::domain::project::Project;
use crate::service::Fault;
use crate::service::period::Period;
use crate::store::Store;

/// How many forms stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Counts {
    pub not_filed: usize,
    pub filed: usize,
    pub returned: usize,
    pub accepted: usize,
    pub noticed: usize,
    /// Of all: those whose last day has passed and that are not in, or were
    /// sent back and are not in again.
    pub late: usize,
}

impl Counts {
    /// All forms.
    pub const fn all(&self) -> usize {
        self.not_filed + self.filed + self.returned + self.accepted + self.noticed
    }

    /// Those that must still come in.
    pub const fn missing(&self) -> usize {
        self.not_filed + self.returned
    }

    /// How many stand at a state.
    pub const fn of(&self, state: FormState) -> usize {
        match state {
            FormState::NotFiled => self.not_filed,
            FormState::Filed => self.filed,
            FormState::Returned => self.returned,
            FormState::Accepted => self.accepted,
            FormState::Noticed => self.noticed,
        }
    }

    fn add(&mut self, state: FormState, late: bool) {
        match state {
            FormState::NotFiled => self.not_filed += 1,
            FormState::Filed => self.filed += 1,
            FormState::Returned => self.returned += 1,
            FormState::Accepted => self.accepted += 1,
            FormState::Noticed => self.noticed += 1,
        }
        self.late += usize::from(late);
    }
}

/// A round as the list of rounds shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundLine {
    /// Row in the store.
    pub id: i64,
    /// N and its days.
    pub opening: Opening,
    /// Where it stands.
    pub state: RoundState,
    /// Since which day.
    pub since: Date,
    /// When it was closed.
    pub closed: Option<Date>,
    /// Its forms.
    pub counts: Counts,
    /// Tells it from itself after any further event.
    pub revision: i64,
}

/// A project's form in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Row of the project-year.
    pub project_id: i64,
    /// 项目代码
    pub code: String,
    /// 项目名称
    pub project: String,
    /// Row of the department.
    pub department_id: i64,
    /// 部门代码
    pub department_code: Option<String>,
    /// 主管部门
    pub department: String,
    /// 业务科室
    pub division: Option<String>,
    /// 预算单位
    pub unit: Option<String>,
    /// 重点监控
    pub key_monitored: bool,
    /// Whether it must file; one that did without having to is listed too.
    pub required: bool,
    /// Where it stands on the day.
    pub state: FormState,
    /// First filed.
    pub filed: Option<Date>,
    /// Since when it stands there.
    pub since: Option<Date>,
    /// How often it came in.
    pub filings: usize,
    /// Days after the last day to file: till it came in, else till the day.
    pub days_late: i64,
    /// The reason of the last return, or what was noted with the last step.
    pub note: String,
    /// Problems it was taken in with.
    pub problems: usize,
    /// P by this form.
    pub progress: Option<Decimal>,
    /// The worst light of its indicators.
    pub lamp: Lamp,
    /// Indicators whose value must be asked about.
    pub asked: usize,
    /// The worst 完成目标可能性.
    pub possibility: Option<Possibility>,
    /// The newest event; goes back into [`Seen`].
    pub revision: i64,
}

impl Item {
    /// As a step names it.
    pub fn seen(&self) -> Seen {
        Seen { project_id: self.project_id, revision: self.revision, name: self.project.clone() }
    }

    /// Whether its form must still come in.
    pub const fn is_missing(&self) -> bool {
        matches!(self.state, FormState::NotFiled | FormState::Returned)
    }
}

/// The forms of a department.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DepartmentLine {
    pub department_id: i64,
    pub code: Option<String>,
    pub name: String,
    pub division: Option<String>,
    pub counts: Counts,
    /// The most days by which one of its missing forms is late.
    pub days_late: i64,
}

/// A round with all its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// For which year and day.
    pub period: Period,
    /// The round.
    pub round: RoundLine,
    /// By code of the project.
    pub items: Vec<Item>,
    /// By code of the department.
    pub departments: Vec<DepartmentLine>,
}

/// The rounds of a year, in order of their months.
///
/// # Errors
/// What the store says.
pub fn rounds(store: &Store, period: Period) -> Result<Vec<RoundLine>, Fault> {
    let year = Year::load(store, period)?;
    Ok(year.rounds.iter().map(|round| year.line(round)).collect())
}

/// The forms of a round on a day.
///
/// # Errors
/// [`super::MonitorFault::NoRound`]
pub fn status(store: &Store, period: Period, months: u8) -> Result<Status, Fault> {
    let year = Year::load(store, period)?;
    let round = year.round(months)?;
    let content = |p: &Project| year.form(round, p.id)?.content_on(period.as_of);
    let contents: Vec<i64> = year.taking_part(round).filter_map(content).collect();
    let mut values = store.monitor_values(&contents)?;
    let problems = store.monitor_problems(period.year)?;
    let item = |p: &Project| {
        let content = content(p);
        let values = content.and_then(|id| values.remove(&id)).unwrap_or_default();
        let problems = content.and_then(|id| problems.get(&id)).copied().unwrap_or_default();
        year.item(round, p, values, problems)
    };
    let items: Vec<Item> = year.taking_part(round).map(item).collect();
    let departments = by_department(&items);
    Ok(Status { period, round: year.line(round), items, departments })
}

fn by_department(items: &[Item]) -> Vec<DepartmentLine> {
    let mut lines: HashMap<i64, DepartmentLine> = HashMap::new();
    for item in items {
        let line = lines.entry(item.department_id).or_insert_with(|| DepartmentLine {
            department_id: item.department_id,
            code: item.department_code.clone(),
            name: item.department.clone(),
            division: item.division.clone(),
            counts: Counts::default(),
            days_late: 0,
        });
        let late = item.is_missing() && item.days_late > 0;
        line.counts.add(item.state, late);
        if late {
            line.days_late = line.days_late.max(item.days_late);
        }
    }
    let mut lines: Vec<DepartmentLine> = lines.into_values().collect();
    lines.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
    lines
}

/// Days after the last day to file: of a form that is missing till the day,
/// counted from its return where it was sent back later; else till it first came in.
fn days_late(form: Option<&FormRecord>, due: Date, as_of: Date) -> i64 {
    let on = |step| form.into_iter().flat_map(|f| f.events_on(as_of)).find(|e| e.step == step).map(|e| e.day);
    let days = match form.map_or(FormState::NotFiled, |f| f.state_on(as_of)) {
        FormState::NotFiled => date::days_between(due, as_of),
        FormState::Returned => {
            let last = form.into_iter().flat_map(|f| f.events_on(as_of)).next_back().map(|e| e.day);
            date::days_between(last.map_or(due, |d| d.max(due)), as_of)
        }
        _ => on(FormStep::File).map_or(0, |filed| date::days_between(due, filed)),
    };
    days.max(0)
}

impl Year {
    pub(super) fn line(&self, round: &RoundRecord) -> RoundLine {
        let day = self.period.as_of;
        let mut counts = Counts::default();
        for project in self.taking_part(round) {
            let form = self.form(round, project.id);
            let state = form.map_or(FormState::NotFiled, |f| f.state_on(day));
            let missing = matches!(state, FormState::NotFiled | FormState::Returned);
            counts.add(state, missing && days_late(form, round.opening.due, day) > 0);
        }
        RoundLine {
            id: round.id,
            opening: round.opening,
            state: round.state(),
            since: round.events.last().map_or(round.opening.cutoff, |e| e.day),
            closed: round.last(RoundAct::Close).map(|e| e.day),
            counts,
            revision: round.revision(),
        }
    }

    pub(super) fn item(&self, round: &RoundRecord, p: &Project, values: Vec<Reported>, problems: usize) -> Item {
        let day = self.period.as_of;
        let form = self.form(round, p.id);
        let events = || form.into_iter().flat_map(|f| f.events_on(day));
        let filings = || events().filter(|e| e.step == FormStep::File);
        let judged = judged(round, values, self, p);
        Item {
            project_id: p.id,
            code: p.code.clone(),
            project: p.name.clone(),
            department_id: p.department_id,
            department_code: p.department_code.clone(),
            department: p.department.clone(),
            division: p.division.clone(),
            unit: p.unit.clone(),
            key_monitored: p.key_monitored,
            required: self.must_file(round, p),
            state: form.map_or(FormState::NotFiled, |f| f.state_on(day)),
            filed: filings().next().map(|e| e.day),
            since: events().next_back().map(|e| e.day),
            filings: filings().count(),
            days_late: days_late(form, round.opening.due, day),
            note: events().next_back().map(|e| e.note.clone()).unwrap_or_default(),
            problems,
            progress: judged.progress,
            lamp: judged.lamp,
            asked: judged.asked,
            possibility: judged.possibility,
            revision: form.map_or(0, FormRecord::revision),
        }
    }
}

/// What the values of a form come to.
#[derive(Default)]
struct Judged {
    progress: Option<Decimal>,
    lamp: Lamp,
    asked: usize,
    possibility: Option<Possibility>,
}

fn judged(round: &RoundRecord, values: Vec<Reported>, year: &Year, p: &Project) -> Judged {
    if values.is_empty() {
        return Judged::default();
    }
    let o = round.opening;
    let possibility = values.iter().filter_map(|v| v.possibility).max();
    let form = MonitorForm { state: FormState::Filed, filed: o.cutoff, returned: None, values };
    let round = Round { months: o.months, cutoff: o.cutoff, due: o.due, form: None };
    let bands = attainment::bands(&year.rules.of(p, None));
    let measured = attainment::measure(&round, &form, bands);
    Judged {
        progress: attainment::weighted(&measured),
        lamp: measured.iter().map(|m| m.standing.lamp).max().unwrap_or_default(),
        asked: measured.iter().filter(|m| m.is_asked()).count(),
        possibility,
    }
}
