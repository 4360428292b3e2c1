//! Evaluations that departments did themselves, and draws among them.

use rusqlite::{Connection, params};
use rust_decimal::Decimal;

use super::{bad, word};
use crate::domain::date::Date;
use crate::domain::target::review::Grade;
use crate::store::audit::Stamp;
use crate::store::{Store, StoreError, WriteTx, get_date};

/// A department's evaluation, as last filed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DepartmentRow {
    pub id: i64,
    pub project_id: i64,
    pub code: String,
    pub points: Decimal,
    pub grade: Grade,
    pub evaluator: String,
    pub file: String,
    pub day: Date,
    pub note: String,
    pub by: String,
    /// The draw it is in, where it was drawn.
    pub draw: Option<i64>,
    /// What was found when it was looked at again.
    pub recheck: Option<(Decimal, Grade, String)>,
}

/// One to be filed, or to be withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewDepartment<'a> {
    pub project_id: i64,
    pub points: Decimal,
    pub grade: Grade,
    pub evaluator: &'a str,
    pub file: &'a str,
    pub sha256: Option<&'a str>,
    pub day: Date,
    pub note: &'a str,
    pub withdrawn: bool,
}

/// A draw.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DrawRow {
    pub id: i64,
    pub seed: String,
    pub by: String,
    pub at: String,
    /// Evaluations, in the order in which they were drawn.
    pub drawn: Vec<i64>,
}

fn filed(db: &Connection, year: i16) -> Result<Vec<DepartmentRow>, StoreError> {
    let mut st = db.prepare_cached(
        "select d.id, d.project_id, d.points, d.grade, d.evaluator, d.file, d.day, d.note, d.by,
           (select max(i.draw_id) from department_draw_item i where i.evaluation_id = d.id), r.points, r.grade, r.note, p.code
         from department_evaluation d join project p on p.id = d.project_id
           left join department_recheck r
             on r.id = (select max(s.id) from department_recheck s where s.evaluation_id = d.id)
         where p.year = ?1 and d.withdrawn = 0
           and d.id = (select max(l.id) from department_evaluation l where l.project_id = d.project_id)
         order by d.id",
    )?;
    let rows = st.query_map([year], |r| {
        let again: Option<i64> = r.get(10)?;
        let recheck = match again {
            None => None,
            Some(points) => Some((Decimal::new(points, 2), word(r, 11, "grade", Grade::from_key)?, r.get(12)?)),
        };
        let grade: String = r.get(3)?;
        Ok(DepartmentRow {
            id: r.get(0)?,
            project_id: r.get(1)?,
            code: r.get(13)?,
            points: Decimal::new(r.get(2)?, 2),
            grade: Grade::from_key(&grade).ok_or_else(|| bad(3, "grade"))?,
            evaluator: r.get(4)?,
            file: r.get(5)?,
            day: get_date(r, 6)?,
            note: r.get(7)?,
            by: r.get(8)?,
            draw: r.get(9)?,
            recheck,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// Departments' evaluations of projects of a year, as last filed.
    ///
    /// # Errors
    /// What the file says.
    pub fn department_evaluations(&self, year: i16) -> Result<Vec<DepartmentRow>, StoreError> {
        filed(&self.db, year)
    }

    /// The draws of a year, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn department_draws(&self, year: i16) -> Result<Vec<DrawRow>, StoreError> {
        let mut st =
            self.db.prepare_cached("select id, seed, by, at from department_draw where year = ?1 order by id")?;
        let rows = st.query_map([year], |r| {
            Ok(DrawRow { id: r.get(0)?, seed: r.get(1)?, by: r.get(2)?, at: r.get(3)?, drawn: Vec::new() })
        })?;
        let mut found: Vec<DrawRow> = rows.collect::<Result<_, _>>()?;
        let mut st = self
            .db
            .prepare_cached("select evaluation_id from department_draw_item where draw_id = ?1 order by place")?;
        for draw in &mut found {
            draw.drawn = st.query_map([draw.id], |r| r.get(0))?.collect::<Result<_, _>>()?;
        }
        Ok(found)
    }
}

impl WriteTx<'_> {
    /// See [`Store::department_evaluations`].
    ///
    /// # Errors
    /// What the file says.
    pub fn department_evaluations(&self, year: i16) -> Result<Vec<DepartmentRow>, StoreError> {
        filed(&self.tx, year)
    }

    /// Files an evaluation, or says that the last one is withdrawn.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_department_evaluation(&self, d: &NewDepartment<'_>, stamp: &Stamp) -> Result<i64, StoreError> {
        let sql = "insert into department_evaluation (project_id, points, grade, evaluator, file, sha256, day, note,
            withdrawn, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        self.tx.execute(
            sql,
            params![
                d.project_id,
                super::write::hundredths(d.points),
                d.grade.key(),
                d.evaluator,
                d.file,
                d.sha256,
                d.day.to_string(),
                d.note,
                d.withdrawn,
                stamp.actor,
                stamp.at
            ],
        )?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Keeps a draw.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_department_draw(&self, year: i16, seed: &str, drawn: &[i64], stamp: &Stamp) -> Result<i64, StoreError> {
        let sql = "insert into department_draw (year, seed, by, at) values (?1, ?2, ?3, ?4)";
        self.tx.execute(sql, params![year, seed, stamp.actor, stamp.at])?;
        let id = self.tx.last_insert_rowid();
        let mut st = self
            .tx
            .prepare_cached("insert into department_draw_item (draw_id, evaluation_id, place) values (?1, ?2, ?3)")?;
        for (place, evaluation) in (1_i64..).zip(drawn) {
            st.execute([id, *evaluation, place])?;
        }
        Ok(id)
    }

    /// What was found when an evaluation was looked at again.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_department_recheck(
        &self,
        evaluation: i64,
        points: Decimal,
        grade: Grade,
        note: &str,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let sql = "insert into department_recheck (evaluation_id, points, grade, note, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6)";
        let points = super::write::hundredths(points);
        self.tx.execute(sql, params![evaluation, points, grade.key(), note, stamp.actor, stamp.at])?;
        Ok(())
    }
}
