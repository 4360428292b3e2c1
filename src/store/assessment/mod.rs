//! Assessment: schemes, points given by hand, what tables report, appeals.

mod snapshot;

use rusqlite::{Row, params};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Store, StoreError, WriteTx, get_date, get_day};
use crate::domain::assessment::{Item, Ladder, Measure, Scheme, Subject};
use crate::domain::date::Date;

pub use snapshot::{AnnouncementRow, ResultItem, ResultRow, SnapshotRow};

/// Points given by hand, or bonus and malus under an empty item.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ScoreRow {
    pub id: i64,
    pub year: i16,
    pub subject: Subject,
    pub item: String,
    pub points: Decimal,
    pub reason: String,
    pub by: String,
    pub at: String,
}

/// A line of a table of results.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ReportRow {
    pub id: i64,
    pub batch_id: i64,
    pub cell: String,
    pub year: i16,
    pub subject: Subject,
    pub item: String,
    pub name: String,
    pub should: Option<Decimal>,
    pub done: Option<Decimal>,
    pub points: Option<Decimal>,
    pub evidence: String,
}

/// An appeal, with its answer once there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct AppealRow {
    pub id: i64,
    pub year: i16,
    pub subject: Subject,
    pub item: String,
    pub text: String,
    pub day: Date,
    pub by: String,
    pub at: String,
    pub answer: Option<AnswerRow>,
}

/// The answer to an appeal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct AnswerRow {
    /// The points after it; nothing where it was not granted.
    pub points: Option<Decimal>,
    pub reason: String,
    pub day: Date,
    pub by: String,
    pub at: String,
}

/// A county or zone that the office added.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CountyRow {
    pub code: String,
    pub name: String,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub by: String,
    pub at: String,
}

/// In hundredths; what is finer was refused before.
fn hundredths(points: Decimal) -> i64 {
    (points * Decimal::ONE_HUNDRED).round().to_i64().unwrap_or_default()
}

fn get_points(r: &Row<'_>, at: usize) -> rusqlite::Result<Option<Decimal>> {
    Ok(r.get::<_, Option<i64>>(at)?.map(|p| Decimal::new(p, 2)))
}

fn get_exact(r: &Row<'_>, at: usize) -> rusqlite::Result<Option<Decimal>> {
    Ok(r.get::<_, Option<String>>(at)?.and_then(|t| Decimal::from_str_exact(&t).ok()))
}

/// A department in one column, a county in the next.
fn get_subject(r: &Row<'_>, at: usize) -> rusqlite::Result<Subject> {
    match r.get(at)? {
        Some(id) => Ok(Subject::Department(id)),
        None => r.get(at + 1).map(Subject::County),
    }
}

fn columns(subject: &Subject) -> (Option<i64>, Option<&str>) {
    match subject {
        Subject::Department(id) => (Some(*id), None),
        Subject::County(code) => (None, Some(code)),
    }
}

fn appeals(db: &rusqlite::Connection, year: i16) -> Result<Vec<AppealRow>, StoreError> {
    let mut st = db.prepare_cached(
        "select a.id, a.year, a.department_id, a.county, a.item, a.text, a.day, a.by, a.at,
           w.points, w.reason, w.day, w.by, w.at
         from assessment_appeal a left join assessment_answer w on w.appeal_id = a.id where a.year = ?1 order by a.id",
    )?;
    let rows = st.query_map([year], |r| {
        let answer = match r.get::<_, Option<String>>(10)? {
            Some(reason) => Some(AnswerRow {
                points: get_points(r, 9)?,
                reason,
                day: get_date(r, 11)?,
                by: r.get(12)?,
                at: r.get(13)?,
            }),
            None => None,
        };
        Ok(AppealRow {
            id: r.get(0)?,
            year: r.get(1)?,
            subject: get_subject(r, 2)?,
            item: r.get(4)?,
            text: r.get(5)?,
            day: get_date(r, 6)?,
            by: r.get(7)?,
            at: r.get(8)?,
            answer,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// The scheme that a year was given; nothing where it has the one that ships.
    ///
    /// # Errors
    /// What the file says.
    pub fn assessment_scheme(&self, year: i16, ladder: Ladder) -> Result<Option<Scheme>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select s.bonus, i.key, i.part_of, i.name, i.points, i.measure from assessment_scheme s
             join assessment_scheme_item i on i.scheme_id = s.id
             where s.id = (select max(id) from assessment_scheme where year = ?1 and ladder = ?2) order by i.position",
        )?;
        let mut rows = st.query(params![year, ladder.key()])?;
        let mut scheme: Option<Scheme> = None;
        while let Some(r) = rows.next()? {
            let bonus = Decimal::new(r.get(0)?, 2);
            let scheme = scheme.get_or_insert_with(|| Scheme { ladder, items: Vec::new(), bonus });
            scheme.items.push(Item {
                key: r.get(1)?,
                group: r.get(2)?,
                name: r.get(3)?,
                points: Decimal::new(r.get(4)?, 2),
                measure: Measure::from_key(&r.get::<_, String>(5)?).unwrap_or(Measure::Manual),
            });
        }
        Ok(scheme)
    }

    /// Points given by hand in a year, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn assessment_scores(&self, year: i16) -> Result<Vec<ScoreRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, year, department_id, county, item, points, reason, by, at from assessment_score
             where year = ?1 order by id",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(ScoreRow {
                id: r.get(0)?,
                year: r.get(1)?,
                subject: get_subject(r, 2)?,
                item: r.get(4)?,
                points: Decimal::new(r.get(5)?, 2),
                reason: r.get(6)?,
                by: r.get(7)?,
                at: r.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What tables report of a year: of a subject's item the lines of the newest call.
    ///
    /// # Errors
    /// What the file says.
    pub fn assessment_reports(&self, year: i16) -> Result<Vec<ReportRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, batch_id, cell, year, department_id, county, item, name, should, done, points, evidence from (
               select a.*, b.run, max(b.run) over (partition by a.department_id, a.county, a.item) as newest
               from assessment_report a join batch b on b.id = a.batch_id where a.year = ?1 and a.live = 1
             ) where run = newest order by id",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(ReportRow {
                id: r.get(0)?,
                batch_id: r.get(1)?,
                cell: r.get(2)?,
                year: r.get(3)?,
                subject: get_subject(r, 4)?,
                item: r.get(6)?,
                name: r.get(7)?,
                should: get_exact(r, 8)?,
                done: get_exact(r, 9)?,
                points: get_points(r, 10)?,
                evidence: r.get(11)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Appeals of a year, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn assessment_appeals(&self, year: i16) -> Result<Vec<AppealRow>, StoreError> {
        appeals(&self.db, year)
    }

    /// Counties and zones that the office added, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn counties(&self) -> Result<Vec<CountyRow>, StoreError> {
        let mut st =
            self.db.prepare_cached("select code, name, valid_from, valid_until, by, at from county order by id")?;
        let rows = st.query_map([], |r| {
            Ok(CountyRow {
                code: r.get(0)?,
                name: r.get(1)?,
                valid_from: get_day(r, 2)?,
                valid_until: get_day(r, 3)?,
                by: r.get(4)?,
                at: r.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// Gives a year a scheme of its own.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_assessment_scheme(&self, year: i16, scheme: &Scheme, by: &str, at: &str) -> Result<(), StoreError> {
        self.tx.execute(
            "insert into assessment_scheme (year, ladder, bonus, by, at) values (?1, ?2, ?3, ?4, ?5)",
            params![year, scheme.ladder.key(), hundredths(scheme.bonus), by, at],
        )?;
        let id = self.tx.last_insert_rowid();
        let mut st = self.tx.prepare_cached(
            "insert into assessment_scheme_item (scheme_id, position, key, part_of, name, points, measure)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for (n, i) in scheme.items.iter().enumerate() {
            st.execute(params![id, n as i64, i.key, i.group, i.name, hundredths(i.points), i.measure.key()])?;
        }
        Ok(())
    }

    /// Takes down points, or bonus and malus under an empty item.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_assessment_score(&self, s: &ScoreRow) -> Result<(), StoreError> {
        let (department, county) = columns(&s.subject);
        self.tx
            .prepare_cached(
                "insert into assessment_score (year, department_id, county, item, points, reason, by, at)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![s.year, department, county, s.item, hundredths(s.points), s.reason, s.by, s.at])?;
        Ok(())
    }

    /// Adds a line of a table of results.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_assessment_report(&self, r: &ReportRow) -> Result<(), StoreError> {
        let (department, county) = columns(&r.subject);
        self.tx
            .prepare_cached(
                "insert into assessment_report (batch_id, cell, year, department_id, county, item, name, should, done,
                   points, evidence)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                r.batch_id,
                r.cell,
                r.year,
                department,
                county,
                r.item,
                r.name,
                r.should.map(|d| d.to_string()),
                r.done.map(|d| d.to_string()),
                r.points.map(hundredths),
                r.evidence
            ])?;
        Ok(())
    }

    /// See [`Store::assessment_appeals`].
    ///
    /// # Errors
    /// What the file says.
    pub fn assessment_appeals(&self, year: i16) -> Result<Vec<AppealRow>, StoreError> {
        appeals(&self.tx, year)
    }

    /// Takes down an appeal.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_assessment_appeal(&self, a: &AppealRow) -> Result<i64, StoreError> {
        let (department, county) = columns(&a.subject);
        self.tx.execute(
            "insert into assessment_appeal (year, department_id, county, item, text, day, by, at)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![a.year, department, county, a.item, a.text, a.day.to_string(), a.by, a.at],
        )?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Answers an appeal, once.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_assessment_answer(&self, appeal: i64, a: &AnswerRow) -> Result<(), StoreError> {
        self.tx.execute(
            "insert into assessment_answer (appeal_id, points, reason, day, by, at) values (?1, ?2, ?3, ?4, ?5, ?6)",
            params![appeal, a.points.map(hundredths), a.reason, a.day.to_string(), a.by, a.at],
        )?;
        Ok(())
    }

    /// Adds a county or zone.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_county(&self, c: &CountyRow) -> Result<(), StoreError> {
        let day = |d: Option<Date>| d.map(|d| d.to_string());
        self.tx.execute(
            "insert into county (code, name, valid_from, valid_until, by, at) values (?1, ?2, ?3, ?4, ?5, ?6)",
            params![c.code, c.name, day(c.valid_from), day(c.valid_until), c.by, c.at],
        )?;
        Ok(())
    }
}
