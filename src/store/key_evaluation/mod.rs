//! Key evaluations as the file keeps them: each with all that was said of it.
//! Where several rows say the same thing, the last one is given.

mod department;
mod institution;
mod parts;
mod write;

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};

pub use department::{DepartmentRow, DrawRow, NewDepartment};
pub use institution::{InstitutionEventRow, InstitutionRow, RatingRow, WorkRow};
pub use write::{NewEngagement, NewEvent, NewPlanRow, NewProblem};

use super::{Store, StoreError, WriteTx, get_date, get_day};
use crate::domain::date::Date;
use crate::domain::evaluation::key::chapter::Chapter;
use crate::domain::evaluation::key::engage::Role;
use crate::domain::evaluation::key::frame::Row;
use crate::domain::evaluation::key::opinion::{Adoption, Party};
use crate::domain::evaluation::key::problem::Problem;
use crate::domain::evaluation::key::scores::Score;
use crate::domain::evaluation::key::state::{State, Step};
use crate::domain::money::Money;

/// An evaluation with everything said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CaseRow {
    pub id: i64,
    /// Of the plan, not of the projects.
    pub year: i16,
    pub name: String,
    pub subjects: Vec<SubjectRow>,
    /// Oldest first; never empty.
    pub events: Vec<EventRow>,
    /// Oldest first.
    pub engagements: Vec<EngagementRow>,
    /// The last one filed.
    pub plan: Option<PlanRow>,
    pub opinions: Vec<OpinionRow>,
    /// What is said last of each chapter, in their order.
    pub chapters: Vec<ChapterRow>,
    pub deliveries: Vec<DeliveryRow>,
    /// By number; withdrawn ones are left out.
    pub problems: Vec<Problem>,
    pub rating: Option<RatingRow>,
}

/// A project and year of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SubjectRow {
    pub id: i64,
    pub project_id: i64,
    pub code: String,
    pub year: i16,
    pub received: Option<Money>,
    pub reported_paid: Option<Money>,
    /// Who says so.
    pub source: String,
    pub sampled: Option<Money>,
    pub sample_note: String,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct EventRow {
    pub id: i64,
    pub step: Step,
    pub from: Option<State>,
    pub to: State,
    pub day: Date,
    pub by: String,
    pub at: String,
    pub note: String,
    pub document: Option<String>,
    pub due: Option<Date>,
    /// 计划费用
    pub fee: Option<Money>,
    /// 主评人
    pub lead: Option<String>,
    /// Points of a review, hundredths.
    pub points: Option<i64>,
    pub engagement_id: Option<i64>,
    pub plan_id: Option<i64>,
}

/// A commission.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct EngagementRow {
    pub id: i64,
    pub institution_id: i64,
    pub institution: String,
    pub role: Role,
    pub fee: Money,
    pub start: Date,
    pub due: Date,
    pub contract: String,
    pub lead: String,
}

/// An indicator table with its scores.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PlanRow {
    pub id: i64,
    pub file: String,
    pub sha256: String,
    pub sheet: String,
    pub day: Date,
    /// Row ids, beside `rows`.
    pub ids: Vec<i64>,
    pub rows: Vec<Row>,
    /// The weight as written, beside `rows`.
    pub weights: Vec<String>,
    /// Beside `rows`.
    pub scores: Vec<Option<Score>>,
}

/// An opinion with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct OpinionRow {
    pub id: i64,
    pub party: Party,
    pub who: String,
    pub text: String,
    pub day: Date,
    pub adoption: Option<Adoption>,
    pub reason: String,
}

/// A chapter of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ChapterRow {
    pub chapter: Chapter,
    pub present: bool,
    pub note: String,
    pub file: String,
}

/// A paper that was delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DeliveryRow {
    pub id: i64,
    pub engagement_id: i64,
    /// `plan`, `draft`, `final`
    pub kind: String,
    pub file: String,
    pub sha256: Option<String>,
    pub due: Date,
    pub day: Date,
}

impl CaseRow {
    /// The last step, whatever its day: from here the next one is taken.
    pub fn last(&self) -> Option<&EventRow> {
        self.events.last()
    }

    /// Tells the evaluation from itself after any further step.
    pub fn revision(&self) -> i64 {
        self.last().map_or(0, |e| e.id)
    }

    /// The last step whose day has come.
    pub fn event_on(&self, day: Date) -> Option<&EventRow> {
        self.events.iter().rev().find(|e| e.day <= day)
    }

    /// Where it stands on a day; nothing before it began.
    pub fn state_on(&self, day: Date) -> Option<State> {
        self.event_on(day).map(|e| e.to)
    }

    /// The commission in force: the last one, unless it was released since.
    pub fn engagement(&self) -> Option<&EngagementRow> {
        let last = self.events.iter().rev().find(|e| matches!(e.step, Step::Commission | Step::Release))?;
        let id = (last.step == Step::Commission).then_some(last.engagement_id).flatten()?;
        self.engagements.iter().find(|e| e.id == id)
    }

    /// The steps since the commission in force; all of them before the first.
    pub fn since_commission(&self) -> impl Iterator<Item = &EventRow> {
        let from = self.events.iter().rposition(|e| e.step == Step::Commission).unwrap_or(0);
        self.events[from..].iter()
    }
}

fn bad(at: usize, what: &str) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(at, what.into(), rusqlite::types::Type::Text)
}

fn word<T>(r: &SqlRow<'_>, at: usize, what: &str, read: fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    read(&r.get::<_, String>(at)?).ok_or_else(|| bad(at, what))
}

fn maybe_money(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Option<Money>> {
    Ok(r.get::<_, Option<i64>>(at)?.map(Money::from_fen))
}

fn event(r: &SqlRow<'_>) -> rusqlite::Result<EventRow> {
    let from: Option<String> = r.get(2)?;
    Ok(EventRow {
        id: r.get(0)?,
        step: word(r, 1, "step", Step::from_key)?,
        from: from.map(|w| State::from_key(&w).ok_or_else(|| bad(2, "state"))).transpose()?,
        to: word(r, 3, "state", State::from_key)?,
        day: get_date(r, 4)?,
        by: r.get(5)?,
        at: r.get(6)?,
        note: r.get(7)?,
        document: r.get(8)?,
        due: get_day(r, 9)?,
        fee: maybe_money(r, 10)?,
        points: r.get(11)?,
        engagement_id: r.get(12)?,
        plan_id: r.get(13)?,
        lead: r.get(14)?,
    })
}

fn events(db: &Connection, id: i64) -> Result<Vec<EventRow>, StoreError> {
    let mut st = db.prepare_cached(
        "select id, step, from_state, to_state, day, by, at, note, document, due, fee, points, engagement_id, plan_id,
           lead
         from key_event where evaluation_id = ?1 order by id",
    )?;
    Ok(st.query_map([id], event)?.collect::<Result<_, _>>()?)
}

fn subjects(db: &Connection, id: i64) -> Result<Vec<SubjectRow>, StoreError> {
    let mut st = db.prepare_cached(include_str!("subjects.sql"))?;
    let rows = st.query_map([id], |r| {
        Ok(SubjectRow {
            id: r.get(0)?,
            project_id: r.get(1)?,
            code: r.get(2)?,
            year: r.get(3)?,
            received: maybe_money(r, 4)?,
            reported_paid: maybe_money(r, 5)?,
            source: r.get::<_, Option<String>>(6)?.unwrap_or_default(),
            sampled: maybe_money(r, 7)?,
            sample_note: r.get::<_, Option<String>>(8)?.unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One evaluation by its number.
fn case(db: &Connection, id: i64) -> Result<CaseRow, StoreError> {
    let mut st = db.prepare_cached("select year, name from key_evaluation where id = ?1")?;
    let found: Option<(i16, String)> = st.query_row([id], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
    let (year, name) = found.ok_or(StoreError::NotFound)?;
    Ok(CaseRow {
        id,
        year,
        name,
        subjects: subjects(db, id)?,
        events: events(db, id)?,
        engagements: parts::engagements(db, id)?,
        plan: parts::plan(db, id)?,
        opinions: parts::opinions(db, id)?,
        chapters: parts::chapters(db, id)?,
        deliveries: parts::deliveries(db, id)?,
        problems: parts::problems(db, id)?,
        rating: institution::rating_of(db, id)?,
    })
}

impl Store {
    /// An evaluation by its number.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn key_evaluation(&self, id: i64) -> Result<CaseRow, StoreError> {
        case(&self.db, id)
    }

    /// The evaluations of a year's plan, or of all years, in order of entry.
    ///
    /// # Errors
    /// What the file says.
    pub fn key_evaluations(&self, year: Option<i16>) -> Result<Vec<CaseRow>, StoreError> {
        let mut st =
            self.db.prepare_cached("select id from key_evaluation where ?1 is null or year = ?1 order by id")?;
        let ids: Vec<i64> = st.query_map([year], |r| r.get(0))?.collect::<Result<_, _>>()?;
        ids.into_iter().map(|id| case(&self.db, id)).collect()
    }

    /// The latest budget year for which each project, by its code, was taken up
    /// by a key evaluation or evaluated by its department.
    ///
    /// # Errors
    /// What the file says.
    pub fn last_evaluated(&self, as_of: Date) -> Result<Vec<(String, i16)>, StoreError> {
        let mut st = self.db.prepare_cached(include_str!("last_evaluated.sql"))?;
        let rows = st.query_map(params![as_of.to_string()], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What operators last said of the public's interest in projects of a year:
    /// project, points in hundredths, why.
    ///
    /// # Errors
    /// What the file says.
    pub fn attention(&self, year: i16) -> Result<Vec<(i64, i64, String)>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select a.project_id, a.points, a.reason from key_attention a join project p on p.id = a.project_id
             where p.year = ?1 and a.id = (select max(b.id) from key_attention b where b.project_id = a.project_id)
             order by a.project_id",
        )?;
        Ok(st.query_map([year], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// See [`Store::key_evaluation`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn key_evaluation(&self, id: i64) -> Result<CaseRow, StoreError> {
        case(&self.tx, id)
    }
}
