//! Every evaluation of a plan with what a list shows of it, as of a day.

use rust_decimal::Decimal;

use super::money::{self, Purse};
use super::scores::bands;
use crate::domain::calendar::{Calendar, Counting, Left};
use crate::domain::date::Date;
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::rates::Amounts;
use crate::domain::evaluation::key::scores::sum;
use crate::domain::evaluation::key::state::{State, Step};
use crate::domain::money::Money;
use crate::domain::monitor::setting::RuleSet;
use crate::domain::target::review::Grade;
use crate::service::period::Period;
use crate::service::{Fault, rules};
use crate::store::Store;
use crate::store::key_evaluation::CaseRow;

/// What an evaluation is about, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct About {
    pub code: String,
    pub project: String,
    pub year: i16,
    pub department_code: Option<String>,
    pub department: String,
    pub unit: Option<String>,
    pub division: Option<String>,
    /// Of this project and year.
    pub amounts: Amounts,
}

/// An evaluation of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub id: i64,
    /// Year of the plan.
    pub year: i16,
    /// How it is called.
    pub name: String,
    /// Where it stands on the day.
    pub state: State,
    /// Since when.
    pub since: Date,
    /// Projects and years, in order of years.
    pub about: Vec<About>,
    /// Money over all of them, by our payments.
    pub amounts: Amounts,
    /// 入选理由
    pub reason: String,
    /// 计划费用
    pub planned: Option<Money>,
    /// The institution with its terms.
    pub institution: Option<String>,
    /// 委托费用
    pub fee: Option<Money>,
    /// 合同编号
    pub contract: Option<String>,
    /// 主评人
    pub lead: Option<String>,
    /// What is to be done next by, and how much time is left.
    pub due: Option<(Deadline, Date, Left)>,
    /// Points of the scoring table, whole or not.
    pub points: Decimal,
    /// Rows without points; all of them before there is a plan.
    pub unscored: usize,
    /// The grade; nothing while rows are without points.
    pub grade: Option<Grade>,
    /// Chapters that are there, of seven.
    pub chapters: usize,
    /// Opinions, and those nobody answered.
    pub opinions: (usize, usize),
    /// Problems written down.
    pub problems: usize,
    /// Tells it from itself after any further step.
    pub revision: i64,
}

/// What a deadline is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deadline {
    /// The report is due.
    Report,
    /// Opinions are due.
    Opinions,
    /// The result is to be fed back.
    Feedback,
}

impl Deadline {
    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Deadline::Report => "report",
            Deadline::Opinions => "opinions",
            Deadline::Feedback => "feedback",
        }
    }
}

/// What all items are made with.
pub(super) struct Desk {
    pub as_of: Date,
    pub rules: RuleSet,
    pub calendar: Calendar,
    pub purse: Purse,
}

impl Desk {
    pub fn load(store: &Store, cases: &[CaseRow], as_of: Date) -> Result<Desk, Fault> {
        Ok(Desk {
            as_of,
            rules: rules::in_force(store, as_of)?,
            calendar: super::calendar(store)?,
            purse: money::of_cases(store, cases.iter(), as_of)?,
        })
    }

    /// An evaluation as it stands on the day; nothing before it began.
    pub fn item(&self, case: &CaseRow) -> Option<Item> {
        let event = case.event_on(self.as_of)?;
        let since = case.events.iter().rev().filter(|e| e.day <= self.as_of).take_while(|e| e.to == event.to);
        let engagement = case.engagement();
        let lead = case.events.iter().rev().find_map(|e| e.lead.clone());
        let lead = lead.or_else(|| engagement.map(|e| e.lead.clone()).filter(|l| !l.is_empty()));
        let total = case.plan.as_ref().map(|p| sum(&p.rows, &p.scores, &bands(&self.rules)));
        let select = case.events.iter().rev().find(|e| e.step == Step::Select);
        Some(Item {
            id: case.id,
            year: case.year,
            name: case.name.clone(),
            state: event.to,
            since: since.last().map_or(event.day, |e| e.day),
            about: case.subjects.iter().filter_map(|s| self.about(s)).collect(),
            amounts: money::of_case(&self.purse, case),
            reason: select.map(|e| e.note.clone()).unwrap_or_default(),
            planned: case.events.iter().rev().find_map(|e| e.fee),
            institution: engagement.map(|e| e.institution.clone()),
            fee: engagement.map(|e| e.fee),
            contract: engagement.map(|e| e.contract.clone()),
            lead,
            due: self.due(case, event.to).map(|(what, day)| (what, day, self.calendar.left(self.as_of, day))),
            points: total.as_ref().map(|t| t.total).unwrap_or_default(),
            unscored: total.as_ref().map_or(0, |t| t.missing),
            grade: total.and_then(|t| t.grade),
            chapters: case.chapters.iter().filter(|c| c.present).count().min(Chapter::ALL.len()),
            opinions: (case.opinions.len(), case.opinions.iter().filter(|o| o.adoption.is_none()).count()),
            problems: case.problems.len(),
            revision: case.revision(),
        })
    }

    fn about(&self, s: &crate::store::key_evaluation::SubjectRow) -> Option<About> {
        let held = self.purse.get(&s.project_id)?;
        let p = &held.project;
        Some(About {
            code: s.code.clone(),
            project: p.name.clone(),
            year: s.year,
            department_code: p.department_code.clone(),
            department: p.department.clone(),
            unit: p.unit.clone(),
            division: p.division.clone(),
            amounts: money::of_subject(&self.purse, s),
        })
    }

    /// What is to be done next by.
    fn due(&self, case: &CaseRow, state: State) -> Option<(Deadline, Date)> {
        let last = |step: Step| case.events.iter().rev().find(|e| e.step == step && e.day <= self.as_of);
        match state {
            State::Consulting => Some((Deadline::Opinions, last(Step::Consult)?.due?)),
            State::Final => {
                let days = u16::try_from(self.rules.whole("evaluation.feedback_days")).unwrap_or(u16::MAX);
                let due = self.calendar.due(last(Step::Finish)?.day, days, Counting::Natural, true);
                Some((Deadline::Feedback, due.day))
            }
            state if state.waits_for_institution() => Some((Deadline::Report, case.engagement()?.due)),
            _ => None,
        }
    }
}

/// The evaluations of a year's plan as of the day, in order of entry.
///
/// # Errors
/// What the store says.
pub fn list(store: &Store, period: Period) -> Result<Vec<Item>, Fault> {
    of(store, Some(period.year), period.as_of)
}

/// The evaluations of all years that are about a project, by its code.
///
/// # Errors
/// What the store says.
pub fn on_project(store: &Store, code: &str, as_of: Date) -> Result<Vec<Item>, Fault> {
    let mut all = of(store, None, as_of)?;
    all.retain(|i| i.about.iter().any(|a| a.code == code));
    Ok(all)
}

fn of(store: &Store, year: Option<i16>, as_of: Date) -> Result<Vec<Item>, Fault> {
    let cases = store.key_evaluations(year)?;
    let desk = Desk::load(store, &cases, as_of)?;
    Ok(cases.iter().filter_map(|c| desk.item(c)).collect())
}

/// What a list adds up to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Evaluations that were chosen and not called off.
    pub evaluations: usize,
    /// Projects in them, each once.
    pub projects: usize,
    /// Their budgets, over all years.
    pub amount: Money,
    /// Paid.
    pub paid: Money,
    /// Fees agreed.
    pub fees: Money,
    /// With a final report.
    pub finished: usize,
    /// By grade, of those with a final report; in the order of [`Grade::ALL`].
    pub grades: [usize; 4],
    /// Past the day by which something was to be done.
    pub overdue: usize,
}

/// Adds up a list; candidates and what was called off are left out.
pub fn totals(items: &[Item]) -> Totals {
    let counted: Vec<&Item> = items.iter().filter(|i| i.state.counts()).collect();
    let mut codes: Vec<&str> = counted.iter().flat_map(|i| &i.about).map(|a| a.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let finished: Vec<&&Item> = counted.iter().filter(|i| i.state.is_final()).collect();
    Totals {
        evaluations: counted.len(),
        projects: codes.len(),
        amount: counted.iter().map(|i| i.amounts.budget).sum(),
        paid: counted.iter().map(|i| i.amounts.paid).sum(),
        fees: counted.iter().filter_map(|i| i.fee).sum(),
        finished: finished.len(),
        grades: Grade::ALL.map(|g| finished.iter().filter(|i| i.grade == Some(g)).count()),
        overdue: counted.iter().filter(|i| i.due.is_some_and(|(_, _, left)| left.is_over())).count(),
    }
}
