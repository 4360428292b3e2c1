//! The queues of the review desk.

use super::checks::{self, Checks};
use super::year::{Held, Year};
use super::{Seen, Subject};
use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::domain::money::Money;
use crate::domain::org::Department;
use crate::domain::project::Category;
use crate::domain::target::check::Check;
use crate::domain::target::history::{self, Version};
use crate::domain::target::objection::Objection;
use crate::domain::target::review::Grade;
use crate::domain::target::state::{State, Step};
use crate::service::Fault;
use crate::service::period::Period;
use crate::store::Store;
use crate::store::target::{DecisionRow, Owner, TargetRow};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Which targets are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Queue {
    /// All that should have a target, or have one.
    All,
    /// 待审: filed and not decided, adjustments asked for too.
    #[default]
    ToReview,
    /// 已审: approved, issued, rejected, ended.
    Reviewed,
    /// 被退回: with the unit, for mending; drafts that may not be submitted too.
    Returned,
    /// 经办过: I took a step of it.
    Mine,
    /// 未报: nothing filed.
    NotFiled,
}

impl Queue {
    /// In the order of the desk.
    pub const ALL: [Queue; 6] =
        [Queue::ToReview, Queue::Reviewed, Queue::Returned, Queue::Mine, Queue::NotFiled, Queue::All];

    /// The word used on the command line and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Queue::All => "all",
            Queue::ToReview => "to_review",
            Queue::Reviewed => "reviewed",
            Queue::Returned => "returned",
            Queue::Mine => "mine",
            Queue::NotFiled => "not_filed",
        }
    }

    /// The reverse of [`Queue::key`].
    pub fn from_key(key: &str) -> Option<Queue> {
        Queue::ALL.into_iter().find(|q| q.key() == key)
    }

    /// Whether an item stands in it.
    pub fn holds(self, item: &Item, me: &str) -> bool {
        use State as S;
        match self {
            Queue::All => true,
            Queue::NotFiled => item.state.is_none(),
            Queue::Mine => item.hands.iter().any(|h| h == me),
            Queue::ToReview => item.state.is_some_and(S::waits_for_review),
            Queue::Returned => matches!(item.state, Some(S::Draft | S::Returned)),
            Queue::Reviewed => matches!(
                item.state,
                Some(S::Approved | S::Issued | S::Rejected | S::AdjustRefused | S::Closed | S::Cancelled)
            ),
        }
    }
}

/// How many objections of each certainty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ObjectionCounts {
    pub sure: usize,
    pub judgement: usize,
    pub doubtful: usize,
    /// Of all: those that block submission.
    pub blocking: usize,
}

impl ObjectionCounts {
    /// All of them.
    pub const fn all(&self) -> usize {
        self.sure + self.judgement + self.doubtful
    }
}

/// A project or department of the year with the version that waits for a step,
/// or stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// How a face names it to the services.
    pub subject: Subject,
    /// Whose.
    pub owner: Owner,
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
    /// 重点监控
    pub key_monitored: bool,
    /// Whether it must have a target; exempt categories need none.
    pub required: bool,
    /// Whether an approved target holds on the day, be an adjustment under way or not.
    pub approved: bool,
    /// Its money came in the course of the year.
    pub mid_year: bool,
    /// Budget in force on the day; of a department that of its projects.
    pub budget: Money,
    /// 年度资金总额 of the form.
    pub declared: Option<Money>,
    /// The last day for declaring.
    pub due: Date,
    /// Row of the version; none where nothing was filed.
    pub version_id: Option<i64>,
    /// 1, 2, …; 0 where nothing was filed.
    pub version: u32,
    /// How often the unit filled it in.
    pub rounds: usize,
    /// Where it stands; nothing where nothing was filed.
    pub state: Option<State>,
    /// Since when.
    pub since: Option<Date>,
    /// First filed.
    pub filed: Option<Date>,
    /// The newest event; goes back into [`Seen`].
    pub revision: i64,
    /// Who took a step of it.
    pub hands: Vec<String>,
    /// The last note or reason.
    pub note: String,
    /// Points of the last review.
    pub points: Option<Decimal>,
    /// Grade of the last review.
    pub grade: Option<Grade>,
    /// Document of its issue or adjustment.
    pub document: Option<String>,
    /// What the checks object to.
    pub objections: ObjectionCounts,
    /// Its next budget is suspended: in whose words.
    pub frozen: Option<String>,
}

impl Item {
    /// Days by which filing is late on a day: filed late, or still not filed.
    pub fn days_late(&self, as_of: Date) -> i64 {
        crate::domain::date::days_between(self.due, self.filed.unwrap_or(as_of)).max(0)
    }

    /// As a decision names it; nothing where nothing was filed.
    pub fn seen(&self) -> Option<Seen> {
        let version_id = self.version_id?;
        Some(Seen { version_id, revision: self.revision, name: self.name.clone() })
    }
}

/// The items of a queue: those due first come first, then by code. `me` is
/// whose 经办过 is meant.
///
/// # Errors
/// What the store says.
pub fn list(store: &Store, period: Period, queue: Queue, me: &str) -> Result<Vec<Item>, Fault> {
    let mut items = items(store, period)?;
    items.retain(|i| queue.holds(i, me));
    Ok(items)
}

/// How many items each queue holds.
///
/// # Errors
/// What the store says.
pub fn counts(store: &Store, period: Period, me: &str) -> Result<[(Queue, usize); 6], Fault> {
    let items = items(store, period)?;
    Ok(Queue::ALL.map(|q| (q, items.iter().filter(|i| q.holds(i, me)).count())))
}

/// Every item of a year on a day.
pub(super) fn items(store: &Store, period: Period) -> Result<Vec<Item>, Fault> {
    all(store, period, true)
}

/// The same without what the checks object to: nothing is counted there.
///
/// # Errors
/// What the store says.
pub fn unjudged(store: &Store, period: Period) -> Result<Vec<Item>, Fault> {
    all(store, period, false)
}

fn all(store: &Store, period: Period, judged: bool) -> Result<Vec<Item>, Fault> {
    let year = Year::load(store, period)?;
    let mut decisions: HashMap<i64, DecisionRow> = HashMap::new();
    for d in store.decisions_of_year(period.year)? {
        decisions.insert(d.version_id, d);
    }
    let checks = if judged { Some(Checks::load(store, &year)?) } else { None };
    let mut said: HashMap<i64, Said> = HashMap::new();
    let open = year.open_contents();
    store.each_target_form(period.year, |id, form| {
        if let Some(owner) = open.get(&id) {
            said.insert(id, Said::of(&year, *owner, id, &form, checks.as_ref()));
        }
    })?;
    let desk = Desk { year: &year, said: &said, decisions: &decisions };
    let mut items: Vec<Item> = year.projects.iter().map(|p| desk.project(p)).collect();
    items.extend(year.with_projects().map(|d| desk.department(d)));
    items.sort_by(|a, b| a.due.cmp(&b.due).then_with(|| kind(a).cmp(&kind(b))).then_with(|| a.code.cmp(&b.code)));
    Ok(items)
}

fn kind(item: &Item) -> u8 {
    u8::from(matches!(item.owner, Owner::Department(_)))
}

/// What a list needs to know of a form.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    /// 年度资金总额
    pub declared: Option<Money>,
    /// What the checks object to.
    pub objections: ObjectionCounts,
}

impl Said {
    pub fn of(year: &Year, owner: Owner, content: i64, form: &Form, checks: Option<&Checks>) -> Said {
        let found = checks.map(|c| checks::counts(&c.of(year, owner, form, Some(content))));
        Said { declared: form.amount(), objections: found.unwrap_or_default() }
    }
}

/// All that an item is made from.
pub(super) struct Desk<'a> {
    pub year: &'a Year,
    /// By the row of the content.
    pub said: &'a HashMap<i64, Said>,
    pub decisions: &'a HashMap<i64, DecisionRow>,
}

impl Desk<'_> {
    pub fn project(&self, held: &Held) -> Item {
        let p = &held.project;
        let owner = Owner::Project(p.id);
        let item = Item {
            subject: Subject::Project(p.code.clone()),
            owner,
            code: Some(p.code.clone()),
            name: p.name.clone(),
            department_code: p.department_code.clone(),
            department: p.department.clone(),
            division: p.division.clone(),
            unit: p.unit.clone(),
            category: p.category.clone(),
            key_monitored: p.key_monitored,
            required: self.year.needs_target(p),
            mid_year: held.mid_year.is_some(),
            budget: held.budget,
            frozen: self.year.frozen.get(&p.code).cloned(),
            ..blank(owner, self.year.due(held.mid_year))
        };
        self.with_version(item)
    }

    pub fn department(&self, d: &Department) -> Item {
        let owner = Owner::Department(d.id);
        let item = Item {
            subject: Subject::Department(d.code.clone().unwrap_or_else(|| d.name.clone())),
            owner,
            code: d.code.clone(),
            name: d.name.clone(),
            department_code: d.code.clone(),
            department: d.name.clone(),
            division: d.division.clone(),
            required: true,
            budget: self.year.budget_of(d.id),
            ..blank(owner, self.year.due(None))
        };
        self.with_version(item)
    }

    fn with_version(&self, mut item: Item) -> Item {
        let day = self.year.period.as_of;
        let target: Option<&TargetRow> = self.year.targets.get(&item.owner);
        item.approved = target.is_some_and(|t| history::approved(&t.versions, day));
        let Some(version) = target.and_then(|t| history::open(&t.versions, day)) else { return item };
        let event = version.event_on(day);
        item.version_id = Some(version.id);
        item.version = version.number;
        item.rounds = version.events.iter().filter(|e| matches!(e.step, Step::File | Step::Request)).count();
        item.state = version.state_on(day);
        item.since = version.since(day);
        item.filed = version.filed();
        item.revision = version.revision();
        item.hands = hands(version, day);
        item.note = event.map(|e| e.note.clone()).unwrap_or_default();
        item.document = version.events.iter().rev().filter(|e| e.day <= day).find_map(|e| e.document.clone());
        let said = version.content_on(day).and_then(|id| self.said.get(&id)).copied().unwrap_or_default();
        (item.declared, item.objections) = (said.declared, said.objections);
        if let Some(d) = self.decisions.get(&version.id) {
            item.points = d.points.map(|p| Decimal::new(p, 2));
            item.grade = d.grade.as_deref().and_then(Grade::from_key);
        }
        item
    }
}

/// How many objections keep a form from being submitted.
pub(super) fn blocking(objections: &[Objection<Check>]) -> usize {
    objections.iter().filter(|o| o.blocks).count()
}

/// Who took a step of a version by a day, each once.
fn hands(version: &Version, day: Date) -> Vec<String> {
    let mut hands: Vec<String> = Vec::new();
    for e in version.events.iter().filter(|e| e.day <= day) {
        if !hands.contains(&e.by) {
            hands.push(e.by.clone());
        }
    }
    hands
}

fn blank(owner: Owner, due: Date) -> Item {
    Item {
        subject: Subject::Project(String::new()),
        owner,
        code: None,
        name: String::new(),
        department_code: None,
        department: String::new(),
        division: None,
        unit: None,
        category: None,
        key_monitored: false,
        required: false,
        approved: false,
        mid_year: false,
        budget: Money::ZERO,
        declared: None,
        due,
        version_id: None,
        version: 0,
        rounds: 0,
        state: None,
        since: None,
        filed: None,
        revision: 0,
        hands: Vec::new(),
        note: String::new(),
        points: None,
        grade: None,
        document: None,
        objections: ObjectionCounts::default(),
        frozen: None,
    }
}
