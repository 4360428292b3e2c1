//! Findings and what happened to each. Rows are added, never changed.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};

use super::{Store, StoreError, WriteTx, get_date, get_day};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::monitor::facts::OpenFinding;
use crate::domain::rectification::deadline::Term;
use crate::domain::rectification::finding::{BudgetAction, Category, Conclusion, Number, Source};
use crate::domain::rectification::ladder::Measure;
use crate::domain::rectification::standing::{Event, Evidence, Standing};
use crate::domain::rectification::state::{State, Step};

/// A finding as it is to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFinding {
    /// Its number in the ledger.
    pub number: Number,
    /// Where it comes from.
    pub source: Source,
    /// 来源文号
    pub source_document: Option<String>,
    /// What it was made from, in our own words: nothing is made twice.
    pub origin: Option<String>,
    /// Row of the project-year, where it concerns one.
    pub project_id: Option<i64>,
    /// Row of the department.
    pub department_id: i64,
    /// Row of the unit.
    pub unit_id: Option<i64>,
    /// What it concerns, as letters call it.
    pub about: String,
    /// 涉及年度
    pub period: String,
    /// 问题序号 of its source.
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

/// A finding with its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRow {
    /// Row in the store.
    pub id: i64,
    /// As it was recorded.
    pub finding: NewFinding,
    /// Code of its project.
    pub project_code: Option<String>,
    /// Oldest first; never empty.
    pub events: Vec<Event>,
}

impl FindingRow {
    /// Tells the finding from itself after any further event.
    pub fn revision(&self) -> i64 {
        self.events.last().map_or(0, |e| e.id)
    }
}

/// Which findings are read.
#[derive(Debug, Clone, Copy)]
enum Of<'a> {
    All,
    Year(i16),
    Project(&'a str),
    One(Number),
}

const LIST: &str = include_str!("list.sql");
const EVENTS: &str = include_str!("events.sql");
const EVIDENCE: &str = "select e.event_id, e.name, e.sha256, e.size from rectification_evidence e order by e.id";

fn bad(at: usize) -> rusqlite::Error {
    rusqlite::Error::InvalidColumnType(at, "word".into(), rusqlite::types::Type::Text)
}

/// A column that holds a word of the domain.
fn word<T>(r: &SqlRow<'_>, at: usize, read: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    read(r.get_ref(at)?.as_str()?).ok_or_else(|| bad(at))
}

/// The same, or nothing.
fn maybe<T>(r: &SqlRow<'_>, at: usize, read: impl Fn(&str) -> Option<T>) -> rusqlite::Result<Option<T>> {
    let typed: Option<String> = r.get(at)?;
    typed.map(|w| read(&w).ok_or_else(|| bad(at))).transpose()
}

fn finding(r: &SqlRow<'_>) -> rusqlite::Result<FindingRow> {
    let copies: String = r.get(19)?;
    Ok(FindingRow {
        id: r.get(0)?,
        finding: NewFinding {
            number: Number { year: r.get(1)?, place: r.get(2)? },
            source: word(r, 3, Source::from_key)?,
            source_document: r.get(4)?,
            origin: r.get(5)?,
            project_id: r.get(6)?,
            department_id: r.get(7)?,
            unit_id: r.get(8)?,
            about: r.get(9)?,
            period: r.get(10)?,
            problem: r.get(11)?,
            category: word(r, 12, Category::from_key)?,
            description: r.get(13)?,
            figure: r.get(14)?,
            item: r.get(15)?,
            amount: r.get::<_, Option<i64>>(16)?.map(Money::from_fen),
            requirement: r.get(17)?,
            action: word(r, 18, BudgetAction::from_key)?,
            copies: serde_json::from_str(&copies).map_err(|_| bad(19))?,
            action_amount: r.get::<_, Option<i64>>(20)?.map(Money::from_fen),
            note: r.get(21)?,
        },
        project_code: r.get(22)?,
        events: Vec::new(),
    })
}

fn event(r: &SqlRow<'_>) -> rusqlite::Result<(i64, Event)> {
    let event = Event {
        id: r.get(1)?,
        step: word(r, 2, Step::from_key)?,
        from: maybe(r, 3, State::from_key)?,
        to: word(r, 4, State::from_key)?,
        day: get_date(r, 5)?,
        by: r.get(6)?,
        at: r.get(7)?,
        note: r.get(8)?,
        document: r.get(9)?,
        letter_id: r.get(10)?,
        approver: r.get(11)?,
        due: get_day(r, 12)?,
        conclusion: maybe(r, 13, Conclusion::from_key)?,
        measure: maybe(r, 14, Measure::from_key)?,
        contact: r.get(15)?,
        term: maybe(r, 16, Term::from_key)?,
        receiver: r.get(17)?,
        copies: maybe(r, 18, |w| serde_json::from_str(w).ok())?.unwrap_or_default(),
        evidence: Vec::new(),
    };
    Ok((r.get(0)?, event))
}

fn evidence(db: &Connection) -> Result<HashMap<i64, Vec<Evidence>>, StoreError> {
    let mut st = db.prepare_cached(EVIDENCE)?;
    let rows = st.query_map([], |r| {
        let size: Option<i64> = r.get(3)?;
        Ok((r.get::<_, i64>(0)?, Evidence { name: r.get(1)?, sha256: r.get(2)?, size: size.map(i64::unsigned_abs) }))
    })?;
    let mut all: HashMap<i64, Vec<Evidence>> = HashMap::new();
    for row in rows {
        let (event, evidence) = row?;
        all.entry(event).or_default().push(evidence);
    }
    Ok(all)
}

fn findings(db: &Connection, of: Of<'_>) -> Result<Vec<FindingRow>, StoreError> {
    let (year, place, code) = match of {
        Of::All => (None, None, None),
        Of::Year(year) => (Some(year), None, None),
        Of::Project(code) => (None, None, Some(code)),
        Of::One(n) => (Some(n.year), Some(n.place), None),
    };
    let mut st = db.prepare_cached(LIST)?;
    let mut found: Vec<FindingRow> = st.query_map(params![year, place, code], finding)?.collect::<Result<_, _>>()?;
    if found.is_empty() {
        return Ok(found);
    }
    let at: HashMap<i64, usize> = found.iter().enumerate().map(|(n, f)| (f.id, n)).collect();
    let mut proofs = evidence(db)?;
    let mut st = db.prepare_cached(EVENTS)?;
    for row in st.query_map(params![year, place, code], event)? {
        let (finding, mut event) = row?;
        event.evidence = proofs.remove(&event.id).unwrap_or_default();
        if let Some(n) = at.get(&finding) {
            found[*n].events.push(event);
        }
    }
    Ok(found)
}

impl Store {
    /// Every finding of every year, by year and place.
    ///
    /// # Errors
    /// What the file says.
    pub fn all_findings(&self) -> Result<Vec<FindingRow>, StoreError> {
        findings(&self.db, Of::All)
    }

    /// The findings of a ledger, by place.
    ///
    /// # Errors
    /// What the file says.
    pub fn findings(&self, year: i16) -> Result<Vec<FindingRow>, StoreError> {
        findings(&self.db, Of::Year(year))
    }

    /// The findings on a project in whatever year, by year and place.
    ///
    /// # Errors
    /// What the file says.
    pub fn findings_on(&self, code: &str) -> Result<Vec<FindingRow>, StoreError> {
        findings(&self.db, Of::Project(code))
    }

    /// One finding.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn finding(&self, number: Number) -> Result<FindingRow, StoreError> {
        findings(&self.db, Of::One(number))?.pop().ok_or(StoreError::NotFound)
    }
}

impl Store {
    /// The open findings of every project on a day, by its code; nothing while
    /// none was recorded by then.
    ///
    /// # Errors
    /// What the file says.
    pub(super) fn open_findings(&self, day: Date) -> Result<Option<HashMap<String, Vec<OpenFinding>>>, StoreError> {
        let mut open: HashMap<String, Vec<OpenFinding>> = HashMap::new();
        let mut any = false;
        for row in self.all_findings()? {
            let standing = Standing::on(&row.events, day);
            let Some(state) = standing.state else { continue };
            any = true;
            if let Some(code) = row.project_code.filter(|_| state.is_open()) {
                let (number, waits_for_unit) = (row.finding.number, state.waits_for_unit());
                open.entry(code).or_default().push(OpenFinding { number, due: standing.due, waits_for_unit });
            }
        }
        Ok(any.then_some(open))
    }
}

impl WriteTx<'_> {
    /// See [`Store::finding`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn finding(&self, number: Number) -> Result<FindingRow, StoreError> {
        findings(&self.tx, Of::One(number))?.pop().ok_or(StoreError::NotFound)
    }

    /// See [`Store::findings`].
    ///
    /// # Errors
    /// What the file says.
    pub fn findings(&self, year: i16) -> Result<Vec<FindingRow>, StoreError> {
        findings(&self.tx, Of::Year(year))
    }

    /// The next number of a ledger.
    ///
    /// # Errors
    /// What the file says.
    pub fn next_finding(&self, year: i16) -> Result<Number, StoreError> {
        let sql = "select coalesce(max(place), 0) + 1 from finding where year = ?1";
        let place = self.tx.prepare_cached(sql)?.query_row([year], |r| r.get(0))?;
        Ok(Number { year, place })
    }

    /// The finding that was made from something and not withdrawn.
    ///
    /// # Errors
    /// What the file says.
    pub fn finding_made_from(&self, origin: &str) -> Result<Option<Number>, StoreError> {
        let sql = "select f.year, f.place from finding f where f.origin = ?1 and not exists (
            select 1 from rectification_event e where e.finding_id = f.id and e.to_state = 'withdrawn') limit 1";
        let read = |r: &SqlRow<'_>| Ok(Number { year: r.get(0)?, place: r.get(1)? });
        Ok(self.tx.prepare_cached(sql)?.query_row([origin], read).optional()?)
    }

    /// Whether a letter on findings bears the number already.
    ///
    /// # Errors
    /// What the file says.
    pub fn is_serial_taken(&self, serial: &str) -> Result<bool, StoreError> {
        let sql = "select exists (select 1 from rectification_event where document = ?1 and receiver is not null)";
        Ok(self.tx.prepare_cached(sql)?.query_row([serial], |r| r.get(0))?)
    }

    /// Records a finding; its life begins with an event of its own.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_finding(&self, f: &NewFinding) -> Result<i64, StoreError> {
        let copies = serde_json::Value::from(f.copies.clone()).to_string();
        self.tx.prepare_cached(include_str!("add.sql"))?.execute(params![
            f.number.year,
            f.number.place,
            f.source.key(),
            f.source_document,
            f.origin,
            f.project_id,
            f.department_id,
            f.unit_id,
            f.about,
            f.period,
            f.problem,
            f.category.key(),
            f.description,
            f.figure,
            f.item,
            f.amount.map(Money::fen),
            f.requirement,
            f.action.key(),
            f.action_amount.map(Money::fen),
            copies,
            f.note
        ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Adds a step with its evidence; nothing is overwritten. Its number is given by the file.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_rectification_event(&self, finding: i64, e: &Event) -> Result<i64, StoreError> {
        let copies = (!e.copies.is_empty()).then(|| serde_json::Value::from(e.copies.clone()).to_string());
        self.tx.prepare_cached(include_str!("add_event.sql"))?.execute(params![
            finding,
            e.step.key(),
            e.from.map(State::key),
            e.to.key(),
            e.day.to_string(),
            e.by,
            e.at,
            e.note,
            e.document,
            e.letter_id,
            e.approver,
            e.due.map(|d| d.to_string()),
            e.conclusion.map(Conclusion::key),
            e.measure.map(Measure::key),
            e.contact,
            e.term.map(Term::key),
            e.receiver,
            copies
        ])?;
        let id = self.tx.last_insert_rowid();
        let sql = "insert into rectification_evidence (event_id, name, sha256, size) values (?1, ?2, ?3, ?4)";
        for proof in &e.evidence {
            let size = proof.size.map(|n| i64::try_from(n).unwrap_or(i64::MAX));
            self.tx.prepare_cached(sql)?.execute(params![id, proof.name, proof.sha256, size])?;
        }
        Ok(id)
    }
}
