//! Findings come in: by hand, from an alert, from the problems of an
//! evaluation, from a list.

use std::collections::HashMap;

use super::RectifyFault;
use super::fault::Field;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::monitor::alert::Alert;
use crate::domain::monitor::lines;
use crate::domain::monitor::rule::RuleId;
use crate::domain::org::fold_name;
use crate::domain::project::Project;
use crate::domain::rectification::finding::{BudgetAction, Category, Number, Source};
use crate::domain::rectification::standing::Event;
use crate::domain::rectification::state::{State, Step};
use crate::domain::text;
use crate::service::import::org::{Directory, Named};
use crate::service::period::Period;
use crate::service::{Fault, Stamp};
use crate::store::audit::Entry;
use crate::store::project::ProjectRow;
use crate::store::rectification::NewFinding;
use crate::store::{Store, WriteTx};

/// A finding as somebody tells it: bodies by name or code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where it comes from.
    pub source: Source,
    /// 来源文号
    pub source_document: Option<String>,
    /// What it is made from; nothing is made twice.
    pub origin: Option<String>,
    /// Code of a project of the year, or of any year before.
    pub project: Option<String>,
    /// Code or name; the project's where it is empty.
    pub department: Option<String>,
    /// Code or name; the project's where it is empty.
    pub unit: Option<String>,
    /// What it concerns; the project's name where it is empty.
    pub about: String,
    /// 涉及年度
    pub period: String,
    /// 问题序号 of its source; counted on where it is 0.
    pub problem: u32,
    /// 问题类别
    pub category: Category,
    /// 问题描述
    pub description: String,
    /// 证据数据
    pub figure: String,
    /// 涉及子项
    pub item: String,
    /// 涉及金额
    pub amount: Option<Money>,
    /// 整改要求和建议
    pub requirement: String,
    /// 结果应用建议
    pub action: BudgetAction,
    /// 核减或收回金额
    pub action_amount: Option<Money>,
    /// Whom a copy goes to beyond the rule.
    pub copies: Vec<String>,
    /// 备注
    pub note: String,
}

impl Draft {
    /// A finding of which only source and description are known.
    pub fn new(source: Source, category: Category, description: &str) -> Draft {
        Draft {
            source,
            source_document: None,
            origin: None,
            project: None,
            department: None,
            unit: None,
            about: String::new(),
            period: String::new(),
            problem: 0,
            category,
            description: description.to_string(),
            figure: String::new(),
            item: String::new(),
            amount: None,
            requirement: String::new(),
            action: BudgetAction::None,
            action_amount: None,
            copies: Vec::new(),
            note: String::new(),
        }
    }
}

/// A finding that says of a project what an alert says (转整改); `words` explain it.
pub fn of_alert(project: &Project, alert: &Alert, words: &str) -> Draft {
    let key = alert.identity();
    let category = match key.rule {
        RuleId::DataQuality => Category::Data,
        RuleId::TargetLag | RuleId::TargetUnlikely | RuleId::SpentWithoutOutput => Category::Output,
        RuleId::NoTarget | RuleId::LateTarget => Category::Decision,
        RuleId::MonitoringOverdue | RuleId::SelfEvaluationInconsistent => Category::Execution,
        _ => Category::Funds,
    };
    Draft {
        origin: Some(format!("alert:{}:{}:{}:{}", project.year, project.code, key.rule.key(), key.part)),
        project: Some(project.code.clone()),
        period: project.year.to_string(),
        amount: Some(alert.idle).filter(|m| m.is_positive()),
        ..Draft::new(Source::Monitoring, category, words)
    }
}

/// No description or requirement is longer.
const LONGEST: usize = 2_000;

/// Records findings in the ledger of a year, all or none; they are called by
/// the numbers that come back, in the order of the drafts.
///
/// # Errors
/// [`RectifyFault::Missing`], [`RectifyFault::TooLong`], [`RectifyFault::Negative`],
/// [`RectifyFault::AmountWithoutAction`], [`RectifyFault::AboveBudget`],
/// [`RectifyFault::Already`], [`RectifyFault::Nobody`], [`RectifyFault::NoUnit`], [`Fault::NoProject`],
/// [`Fault::NoDepartment`].
pub fn add(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    day: Date,
    drafts: &[Draft],
) -> Result<Vec<Number>, Fault> {
    if drafts.is_empty() {
        return Err(RectifyFault::NothingToDo.into());
    }
    within_budgets(store, period, day, drafts)?;
    store.write(stamp, |w| {
        let mut clerk = Clerk::load(w, stamp, period.year)?;
        let numbers: Vec<Number> = drafts.iter().map(|d| clerk.record(day, d)).collect::<Result<_, _>>()?;
        Ok((numbers.clone(), entry(&numbers, day, drafts)))
    })
}

/// Nothing is cut of a project beyond its budget; one whose budget nobody
/// knows is let pass. Evaluations hold their problems against the budgets of
/// all their years themselves.
fn within_budgets(store: &Store, period: Period, day: Date, drafts: &[Draft]) -> Result<(), Fault> {
    let cut = |d: &&Draft| d.action == BudgetAction::Cut && d.origin.is_none();
    let cuts = drafts.iter().filter(cut).filter_map(|d| Some((d.project.as_deref()?, d.action_amount?)));
    let cuts: Vec<(&str, Money)> = cuts.collect();
    if cuts.is_empty() {
        return Ok(());
    }
    let mut above = None;
    store.budgets(period.year, day, |row, facts| {
        let of = cuts.iter().find(|(code, _)| *code == row.project.code);
        if let Some((code, amount)) = of {
            let quotas = lines::quotas_in_force(&facts, period.year, day);
            let budget: Money = quotas.iter().map(|q| q.amount).sum();
            if budget.is_positive() && *amount > budget {
                above = Some(RectifyFault::AboveBudget { code: (*code).to_string(), amount: *amount, budget });
            }
        }
        true
    })?;
    above.map_or(Ok(()), |fault| Err(fault.into()))
}

fn entry(numbers: &[Number], day: Date, drafts: &[Draft]) -> Entry {
    let names: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    let said = drafts.iter().zip(&names).map(|(d, n)| {
        serde_json::json!({"finding": n, "source": d.source.key(), "project": d.project, "department": d.department,
            "category": d.category.key(), "description": text::clean(&d.description), "origin": d.origin})
    });
    let detail = serde_json::json!({"day": day.to_string(), "findings": said.collect::<Vec<_>>()});
    Entry { action: "finding_add", subject: names.join(","), detail }
}

/// Who records findings in one transaction.
pub(super) struct Clerk<'w, 't> {
    w: &'w WriteTx<'t>,
    stamp: &'w Stamp,
    year: i16,
    directory: Directory,
    projects: HashMap<i16, Vec<ProjectRow>>,
    years: Vec<i16>,
    /// How many problems of a source document stand in the ledger.
    problems: HashMap<(Option<String>, String), u32>,
}

/// Whom and what a finding concerns.
pub(super) struct Place {
    pub project_id: Option<i64>,
    pub department_id: i64,
    pub unit_id: Option<i64>,
    pub about: String,
}

impl<'w, 't> Clerk<'w, 't> {
    pub fn load(w: &'w WriteTx<'t>, stamp: &'w Stamp, year: i16) -> Result<Clerk<'w, 't>, Fault> {
        let mut problems = HashMap::new();
        for row in w.findings(year)? {
            let f = row.finding;
            let last = problems.entry((f.source_document, f.about)).or_insert(0);
            *last = f.problem.max(*last);
        }
        Ok(Clerk {
            w,
            stamp,
            year,
            // The directory is only read: no batch stands behind it.
            directory: Directory::load(w, 0, stamp)?,
            projects: HashMap::new(),
            years: w.project_years()?,
            problems,
        })
    }

    /// Records one finding.
    pub fn record(&mut self, day: Date, draft: &Draft) -> Result<Number, Fault> {
        let place = self.place(draft)?;
        let finding = self.checked(draft, place)?;
        if let Some(origin) = &finding.origin
            && let Some(number) = self.w.finding_made_from(origin)?
        {
            return Err(RectifyFault::Already(number).into());
        }
        let id = self.w.add_finding(&finding)?;
        let number = finding.number;
        let event = Event::new(Step::Record, None, State::Found, day, &self.stamp.actor, &self.stamp.at);
        self.w.add_rectification_event(id, &event)?;
        Ok(number)
    }

    /// Whom and what a draft means.
    pub fn place(&mut self, draft: &Draft) -> Result<Place, Fault> {
        let some = |t: &Option<String>| t.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(String::from);
        let project = match some(&draft.project) {
            Some(code) => Some(self.project(&code)?),
            None => None,
        };
        let (department, unit) = (some(&draft.department), some(&draft.unit));
        let department_id = match (&department, &project) {
            (Some(named), _) => self.department(named).ok_or_else(|| Fault::NoDepartment(named.clone()))?,
            (None, Some(p)) => p.project.department_id,
            (None, None) => {
                let named = unit.as_ref().ok_or(RectifyFault::Nobody)?;
                self.department_of_unit(named)?
            }
        };
        let unit_id = match (&unit, &project) {
            (Some(named), _) => self.unit(named, department_id)?,
            (None, Some(p)) => p.unit_id.filter(|_| p.project.department_id == department_id),
            (None, None) => None,
        };
        let about = text::clean(&draft.about);
        let about = match (&project, about.is_empty()) {
            (Some(p), true) => p.project.name.clone(),
            _ => about,
        };
        Ok(Place { project_id: project.map(|p| p.project.id), department_id, unit_id, about })
    }

    /// A project of the year; else of the latest year before that knows it.
    fn project(&mut self, code: &str) -> Result<ProjectRow, Fault> {
        let years = self.years.iter().rev().copied().filter(|y| *y <= self.year).collect::<Vec<_>>();
        for year in years {
            if !self.projects.contains_key(&year) {
                self.projects.insert(year, self.w.projects(year)?);
            }
            let found = self.projects.get(&year).and_then(|rows| rows.iter().find(|r| r.project.code == code));
            if let Some(row) = found {
                return Ok(row.clone());
            }
        }
        Err(Fault::NoProject { code: code.to_string(), year: self.year })
    }

    /// The projects of the year by name; for lists that tell no codes.
    pub fn named(&mut self, name: &str) -> Result<Vec<ProjectRow>, Fault> {
        let year = self.year;
        if !self.projects.contains_key(&year) {
            self.projects.insert(year, self.w.projects(year)?);
        }
        let fold = text::fold(name);
        let rows = self.projects.get(&year).into_iter().flatten();
        Ok(rows.filter(|r| text::fold(&r.project.name) == fold).cloned().collect())
    }

    fn department(&self, named: &str) -> Option<i64> {
        let is_code = named.bytes().all(|b| b.is_ascii_digit());
        let by = if is_code {
            Named { department_code: Some(named), ..Named::default() }
        } else {
            Named { department: Some(named), ..Named::default() }
        };
        self.directory.known_department(by)
    }

    fn unit(&self, named: &str, department: i64) -> Result<Option<i64>, Fault> {
        // The department itself is no unit of its own.
        if self.department(named) == Some(department) {
            return Ok(None);
        }
        let is_code = named.bytes().all(|b| b.is_ascii_digit());
        let by = if is_code {
            Named { unit_code: Some(named), ..Named::default() }
        } else {
            Named { unit: Some(named), ..Named::default() }
        };
        let found = self.directory.known_unit(by);
        found.map(Some).ok_or_else(|| RectifyFault::NoUnit(named.to_string()).into())
    }

    fn department_of_unit(&self, named: &str) -> Result<i64, Fault> {
        if let Some(id) = self.department(named) {
            return Ok(id);
        }
        let body = self.w.units()?;
        let fold = |name: &str| fold_name(name, crate::service::DEFAULT_PLACE);
        let is = |u: &crate::domain::org::Unit| u.code.as_deref() == Some(named) || fold(&u.name) == fold(named);
        let mut hits = body.iter().filter(|(u, _)| is(u)).map(|(u, _)| u.department_id);
        let first = hits.next();
        first.filter(|_| hits.next().is_none()).ok_or_else(|| RectifyFault::NoUnit(named.to_string()).into())
    }

    /// The finding with its texts made harmless, bounded and complete.
    fn checked(&mut self, d: &Draft, place: Place) -> Result<NewFinding, Fault> {
        let description = bounded(Field::Description, &d.description)?;
        if description.is_empty() {
            return Err(RectifyFault::Missing(Field::Description).into());
        }
        for (field, amount) in [(Field::Amount, d.amount), (Field::ActionAmount, d.action_amount)] {
            if amount.is_some_and(|m| m.is_negative()) {
                return Err(RectifyFault::Negative(field).into());
            }
        }
        if d.action_amount.is_some_and(|m| m.is_positive()) && d.action == BudgetAction::None {
            return Err(RectifyFault::AmountWithoutAction.into());
        }
        let source_document = d.source_document.as_deref().map(text::clean).filter(|t| !t.is_empty());
        let last = self.problems.entry((source_document.clone(), place.about.clone())).or_insert(0);
        let problem = if d.problem == 0 { *last + 1 } else { d.problem };
        *last = problem.max(*last);
        let short = |t: &str| bounded(Field::Text, t);
        let copies: Vec<String> = d.copies.iter().map(|c| text::clean(c)).filter(|c| !c.is_empty()).collect();
        Ok(NewFinding {
            number: self.w.next_finding(self.year)?,
            source: d.source,
            source_document,
            origin: d.origin.clone(),
            project_id: place.project_id,
            department_id: place.department_id,
            unit_id: place.unit_id,
            about: place.about,
            period: short(&d.period)?,
            problem,
            category: d.category,
            description,
            figure: short(&d.figure)?,
            item: short(&d.item)?,
            amount: d.amount,
            requirement: bounded(Field::Requirement, &d.requirement)?,
            action: d.action,
            action_amount: d.action_amount,
            copies,
            note: short(&d.note)?,
        })
    }
}

fn bounded(field: Field, typed: &str) -> Result<String, Fault> {
    let clean = text::clean(typed);
    let length = clean.chars().count();
    if length > LONGEST { Err(RectifyFault::TooLong { field, length, most: LONGEST }.into()) } else { Ok(clean) }
}
