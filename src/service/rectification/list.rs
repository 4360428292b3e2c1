//! The ledger (整改台账) as of a day: every finding with where it stands and
//! how much time is left, the most pressing first.

use std::collections::HashMap;

use super::Seen;
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::monitor::setting::RuleSet;
use crate::domain::org::{Department, Unit};
use crate::domain::rectification::finding::Number;
use crate::domain::rectification::ladder::{Dated, Ladder};
use crate::domain::rectification::standing::{Clock, Standing};
use crate::domain::rectification::state::State;
use crate::service::period::Period;
use crate::service::{Fault, rules};
use crate::store::Store;
use crate::store::rectification::{FindingRow, NewFinding};

/// A row of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Row in the store.
    pub id: i64,
    /// Tells it from itself after any further step.
    pub revision: i64,
    /// As it was recorded.
    pub finding: NewFinding,
    /// Code of its project.
    pub project_code: Option<String>,
    /// 部门代码
    pub department_code: Option<String>,
    /// 主管部门
    pub department: String,
    /// 责任单位; the department where no unit was named.
    pub unit: String,
    /// 业务科室
    pub division: Option<String>,
    /// Where it stands.
    pub state: State,
    /// All that its events tell.
    pub standing: Standing,
    /// How its deadline stands.
    pub clock: Clock,
    /// 抄送: of the letter, or of the one that would go out.
    pub copies: Vec<String>,
    /// What the ladder asks for on the day.
    pub to_do: Vec<Dated>,
}

impl Item {
    /// Its number.
    pub fn number(&self) -> Number {
        self.finding.number
    }

    /// As the operator sees it.
    pub fn seen(&self) -> Seen {
        Seen { number: self.number(), revision: self.revision }
    }

    /// The most pressing first: overdue, to be verified, running, not sent, ended.
    fn urgency(&self) -> (u8, i64, Number) {
        let rank = match self.clock {
            _ if !self.state.is_open() => (5, 0),
            Clock::Over(left) => (0, left.days),
            _ if self.state.waits_for_office() => (1, 0),
            Clock::Runs(left) => (2, left.days),
            _ if self.state == State::Issued => (3, 0),
            _ => (4, 0),
        };
        (rank.0, rank.1, self.number())
    }
}

/// Part of a ledger.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Queue {
    /// Every one.
    #[default]
    All,
    /// Whatever is not ended.
    Open,
    /// 待反馈
    ToSend,
    /// 整改中: the unit has the next word.
    Running,
    /// 将到期: the ladder reminds.
    DueSoon,
    /// 逾期
    Overdue,
    /// 待核查
    ToVerify,
    /// 已销号, 长期坚持
    Ended,
}

impl Queue {
    /// In the order in which they are offered.
    pub const ALL: [Queue; 8] = [
        Queue::All,
        Queue::Open,
        Queue::ToSend,
        Queue::Running,
        Queue::DueSoon,
        Queue::Overdue,
        Queue::ToVerify,
        Queue::Ended,
    ];

    /// The word used on the command line and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Queue::All => "all",
            Queue::Open => "open",
            Queue::ToSend => "to_send",
            Queue::Running => "running",
            Queue::DueSoon => "due_soon",
            Queue::Overdue => "overdue",
            Queue::ToVerify => "to_verify",
            Queue::Ended => "ended",
        }
    }

    /// The reverse of [`Queue::key`].
    pub fn from_key(key: &str) -> Option<Queue> {
        Queue::ALL.into_iter().find(|q| q.key() == key)
    }

    /// Whether a finding belongs to it; `soon` days before a deadline count as soon.
    pub fn holds(self, item: &Item, soon: i64) -> bool {
        match self {
            Queue::All => true,
            Queue::Open => item.state.is_open(),
            Queue::ToSend => item.state == State::Found,
            Queue::Running => item.state.waits_for_unit(),
            Queue::DueSoon => matches!(item.clock, Clock::Runs(left) if left.days <= soon),
            Queue::Overdue => item.clock.is_overdue(),
            Queue::ToVerify => item.state.waits_for_office(),
            Queue::Ended => !item.state.is_open(),
        }
    }
}

/// All that an item is made from.
pub(super) struct Desk {
    pub day: Date,
    pub rules: RuleSet,
    pub calendar: Calendar,
    ladder: Ladder,
    departments: HashMap<i64, Department>,
    units: HashMap<i64, Unit>,
}

impl Desk {
    pub fn load(store: &Store, day: Date) -> Result<Desk, Fault> {
        let rules = rules::in_force(store, day)?;
        Ok(Desk {
            day,
            calendar: super::calendar(store)?,
            ladder: Ladder::of(&rules),
            departments: store.departments(day)?.into_iter().map(|d| (d.id, d)).collect(),
            units: store.units(day)?.into_iter().map(|(u, _)| (u.id, u)).collect(),
            rules,
        })
    }

    /// Days before a deadline that count as soon.
    pub fn soon(&self) -> i64 {
        self.rules.whole("rule.R21.yellow_days")
    }

    /// The item as it stands on the day; nothing before it was recorded.
    pub fn item(&self, row: FindingRow) -> Option<Item> {
        let standing = Standing::on(&row.events, self.day);
        let state = standing.state?;
        let revision = row.revision();
        let f = row.finding;
        let department = self.departments.get(&f.department_id);
        let name = department.map(|d| d.name.clone()).unwrap_or_default();
        let unit = f.unit_id.and_then(|id| self.units.get(&id));
        let clock = standing.clock(&self.calendar, self.day);
        let copies = if standing.issued.is_some() { standing.copies.clone() } else { self.copies(department, &f) };
        let running = state.waits_for_unit();
        let to_do = standing
            .due
            .filter(|_| running)
            .map_or_else(Vec::new, |due| self.ladder.to_do(&self.calendar, due, &standing.taken, self.day));
        Some(Item {
            id: row.id,
            revision,
            project_code: row.project_code,
            department_code: department.and_then(|d| d.code.clone()),
            unit: unit.map_or_else(|| name.clone(), |u| u.name.clone()),
            department: name,
            division: department.and_then(|d| d.division.clone()),
            finding: f,
            state,
            standing,
            clock,
            copies,
            to_do,
        })
    }

    /// Whom a letter on a finding is copied to: the rule of the office, then
    /// whoever was named besides.
    fn copies(&self, department: Option<&Department>, f: &NewFinding) -> Vec<String> {
        let mut copies: Vec<String> = Vec::new();
        let mut add = |name: &str| {
            let name = name.trim();
            if !name.is_empty() && copies.iter().all(|c| c != name) {
                copies.push(name.to_string());
            }
        };
        for rule in self.rules.words("rectify.copies") {
            match *rule {
                "budget" => add(self.rules.text("rectify.budget_division")),
                "division" => add(department.and_then(|d| d.division.as_deref()).unwrap_or_default()),
                _ => {}
            }
        }
        f.copies.iter().for_each(|name| add(name));
        copies
    }
}

/// The ledger of a year as of a day, with what is still open from the years
/// before; the most pressing first.
///
/// # Errors
/// What the store says.
pub fn list(store: &Store, period: Period, queue: Queue) -> Result<Vec<Item>, Fault> {
    let desk = Desk::load(store, period.as_of)?;
    let mut items = of_year(store, &desk, period)?;
    items.retain(|i| queue.holds(i, desk.soon()));
    Ok(items)
}

pub(super) fn of_year(store: &Store, desk: &Desk, period: Period) -> Result<Vec<Item>, Fault> {
    let rows = store.all_findings()?.into_iter().filter(|r| r.finding.number.year <= period.year);
    let own = |i: &Item| i.number().year == period.year || i.state.is_open();
    let mut items: Vec<Item> = rows.filter_map(|r| desk.item(r)).filter(own).collect();
    items.sort_by_key(Item::urgency);
    Ok(items)
}

/// How many findings stand where, for a pane's head and the brief.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not ended.
    pub open: usize,
    /// 逾期
    pub overdue: usize,
    /// 将到期
    pub due_soon: usize,
    /// 待核查
    pub to_verify: usize,
    /// 待反馈
    pub to_send: usize,
}

/// Counts a ledger.
pub fn counts(items: &[Item], soon: i64) -> Counts {
    let of = |queue: Queue| items.iter().filter(|i| queue.holds(i, soon)).count();
    Counts {
        open: of(Queue::Open),
        overdue: of(Queue::Overdue),
        due_soon: of(Queue::DueSoon),
        to_verify: of(Queue::ToVerify),
        to_send: of(Queue::ToSend),
    }
}

/// The findings on a project, in whatever year, as of a day; oldest first.
///
/// # Errors
/// What the store says.
pub fn on_project(store: &Store, code: &str, day: Date) -> Result<Vec<Item>, Fault> {
    let rows = store.findings_on(code)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let desk = Desk::load(store, day)?;
    Ok(rows.into_iter().filter_map(|r| desk.item(r)).collect())
}
