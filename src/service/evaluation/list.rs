//! The self-evaluations of a year, one line each.

use std::collections::HashMap;

use super::Seen;
use super::year::Year;
use crate::domain::date::Date;
use crate::domain::evaluation::Grade;
use crate::domain::evaluation::anomaly::{Anomaly, anomalies};
use crate::domain::evaluation::state::{self, Filed, State};
use crate::domain::money::Money;
use crate::domain::project::Category;
use crate::domain::ratio::share;
use crate::service::Fault;
use crate::service::period::Period;
use crate::service::target::Subject;
use crate::store::Store;
use crate::store::target::Owner;
use rust_decimal::Decimal;

/// Which self-evaluations are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Queue {
    /// All that must file, or did.
    #[default]
    All,
    /// 未报, entered ones too.
    NotFiled,
    /// 待审
    ToReview,
    /// 退回
    Returned,
    /// 已审, checked and published ones too.
    Accepted,
    /// With something odd.
    Odd,
}

impl Queue {
    /// In the order of the desk.
    pub const ALL: [Queue; 6] =
        [Queue::All, Queue::ToReview, Queue::Returned, Queue::Accepted, Queue::NotFiled, Queue::Odd];

    /// The word used on the command line and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Queue::All => "all",
            Queue::NotFiled => "missing",
            Queue::ToReview => "to_review",
            Queue::Returned => "returned",
            Queue::Accepted => "accepted",
            Queue::Odd => "odd",
        }
    }

    /// The reverse of [`Queue::key`].
    pub fn from_key(key: &str) -> Option<Queue> {
        Queue::ALL.into_iter().find(|q| q.key() == key)
    }

    /// Whether an item stands in it.
    pub fn holds(self, item: &Item) -> bool {
        match self {
            Queue::All => item.required || item.state != State::NotFiled,
            Queue::NotFiled => item.required && item.state == State::NotFiled,
            Queue::ToReview => item.state == State::Filed,
            Queue::Returned => item.state == State::Returned,
            Queue::Accepted => matches!(item.state, State::Accepted | State::SpotChecked | State::Published),
            Queue::Odd => !item.anomalies.is_empty(),
        }
    }
}

/// What is being entered and not handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entering {
    /// Row of the entry.
    pub id: i64,
    /// When its last cell was committed.
    pub saved_at: String,
}

/// A project or department of the year with its self-evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// How a face names it to the services.
    pub subject: Subject,
    /// Whose.
    pub owner: Owner,
    /// Row of the self-evaluation; 0 where there is none.
    pub evaluation_id: i64,
    /// Tells it from itself after any further event.
    pub revision: i64,
    /// Code of the project or department.
    pub code: Option<String>,
    /// Name of the project or department.
    pub name: String,
    /// 部门代码
    pub department_code: Option<String>,
    /// 主管部门
    pub department: String,
    /// 业务科室
    pub division: Option<String>,
    /// 预算单位
    pub unit: Option<String>,
    /// 项目类别; none of a department.
    pub category: Option<Category>,
    /// Whether it must be evaluated.
    pub required: bool,
    /// Whether a target was in force at the year's end.
    pub has_target: bool,
    /// Budget at the year's end; of a department that of its projects.
    pub budget: Money,
    /// Where it stands.
    pub state: State,
    /// First and last day of filing.
    pub filed: Option<(Date, Date)>,
    /// The last day on which anything happened to it, whatever the day looked at.
    pub last_day: Option<Date>,
    /// How often it was sent back.
    pub returned: usize,
    /// Row of what counts of what was filed.
    pub content_id: Option<i64>,
    /// What was filed, in figures.
    pub figures: Option<Filed>,
    /// The score of the last spot check.
    pub rechecked: Option<Decimal>,
    /// What looks odd, the worst first.
    pub anomalies: Vec<Anomaly>,
    /// What is being entered.
    pub entering: Option<Entering>,
}

impl Item {
    /// 自评得分, else that by the rules.
    pub fn score(&self) -> Option<Decimal> {
        self.figures.as_ref()?.score()
    }

    /// The unit's own score; nothing where its form prints none that closes.
    pub fn own(&self) -> Option<Decimal> {
        self.figures.as_ref()?.own
    }

    /// 等级 by it.
    pub fn grade(&self) -> Option<Grade> {
        self.figures.as_ref()?.grade
    }

    /// By the rules.
    pub fn computed(&self) -> Option<Decimal> {
        self.figures.as_ref()?.computed
    }

    /// Own less computed.
    pub fn gap(&self) -> Option<Decimal> {
        self.figures.as_ref()?.gap()
    }

    /// 执行率
    pub fn rate(&self) -> Option<Decimal> {
        let f = self.figures.as_ref()?;
        share(f.spent?, f.budget?)
    }

    /// Own less checked.
    pub fn recheck_gap(&self) -> Option<Decimal> {
        Some(self.score()? - self.rechecked?)
    }

    /// As a step wants it.
    pub fn seen(&self) -> Seen {
        Seen { evaluation_id: self.evaluation_id, revision: self.revision, name: self.name.clone() }
    }
}

/// All that must file, may file, or did: departments by code, then projects by code.
///
/// # Errors
/// What the store says.
pub fn list(store: &Store, period: Period) -> Result<Vec<Item>, Fault> {
    let year = Year::load(store, period)?;
    let entering: HashMap<i64, Entering> = store
        .open_entries(period.year)?
        .into_iter()
        .map(|(id, evaluation, saved_at)| (evaluation, Entering { id, saved_at }))
        .collect();
    Ok(items(&year, &entering))
}

pub(super) fn items(year: &Year, entering: &HashMap<i64, Entering>) -> Vec<Item> {
    let mut items: Vec<Item> = year
        .departments
        .iter()
        .map(|d| {
            let blank = Item {
                subject: Subject::Department(d.code.clone().unwrap_or_else(|| d.name.clone())),
                code: d.code.clone(),
                name: d.name.clone(),
                department_code: d.code.clone(),
                department: d.name.clone(),
                division: d.division.clone(),
                required: true,
                budget: year.budget_of(d.id),
                ..blank(Owner::Department(d.id))
            };
            told(year, entering, blank)
        })
        .collect();
    items.sort_by(|a, b| (&a.code, &a.name).cmp(&(&b.code, &b.name)));
    for (p, budget) in &year.projects {
        let blank = Item {
            subject: Subject::Project(p.code.clone()),
            code: Some(p.code.clone()),
            name: p.name.clone(),
            department_code: p.department_code.clone(),
            department: p.department.clone(),
            division: p.division.clone(),
            unit: p.unit.clone(),
            category: p.category.clone(),
            required: year.must_file(p, *budget),
            budget: *budget,
            ..blank(Owner::Project(p.id))
        };
        let item = told(year, entering, blank);
        // One that need not be evaluated may be, where it has a target.
        if item.required || item.has_target || item.state != State::NotFiled {
            items.push(item);
        }
    }
    items
}

fn blank(owner: Owner) -> Item {
    Item {
        subject: Subject::Project(String::new()),
        owner,
        evaluation_id: 0,
        revision: 0,
        code: None,
        name: String::new(),
        department_code: None,
        department: String::new(),
        division: None,
        unit: None,
        category: None,
        required: false,
        has_target: false,
        budget: Money::ZERO,
        state: State::NotFiled,
        filed: None,
        last_day: None,
        returned: 0,
        content_id: None,
        figures: None,
        rechecked: None,
        anomalies: Vec::new(),
        entering: None,
    }
}

fn told(year: &Year, entering: &HashMap<i64, Entering>, blank: Item) -> Item {
    let has_target = year.in_force(blank.owner).is_some();
    let Some(own) = year.evaluations.get(&blank.owner) else { return Item { has_target, ..blank } };
    let seen = state::seen_on(&own.events, year.day);
    let figures = seen.content_id.and_then(|c| year.heads.get(&c)).map(|h| h.figures.clone());
    let odd = figures.as_ref().filter(|_| seen.state.stands()).map(|f| anomalies(f, seen.rechecked, &year.limits));
    Item {
        evaluation_id: own.id,
        revision: own.revision(),
        has_target,
        state: seen.state,
        filed: seen.filed,
        last_day: own.events.last().map(|e| e.day),
        returned: seen.returned,
        content_id: seen.content_id,
        figures,
        rechecked: seen.rechecked,
        anomalies: odd.unwrap_or_default(),
        entering: entering.get(&own.id).cloned(),
        ..blank
    }
}
