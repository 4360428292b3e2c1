//! Third-party institutions: who they are, what became of them, what they did
//! on projects, how they were rated.

use rusqlite::{Connection, OptionalExtension, params};
use rust_decimal::Decimal;

use super::word;
use crate::domain::date::Date;
use crate::domain::evaluation::key::engage::Role;
use crate::domain::evaluation::key::institution::Rating;
use crate::store::audit::Stamp;
use crate::store::{Store, StoreError, WriteTx, get_date};

/// An institution.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct InstitutionRow {
    pub id: i64,
    pub name: String,
    /// 统一社会信用代码
    pub code: String,
    pub kind: String,
    pub contact: String,
    pub day: Date,
    /// Oldest first.
    pub events: Vec<InstitutionEventRow>,
    /// Work on projects, our commissions included; withdrawn rows left out.
    pub work: Vec<WorkRow>,
    /// The last of each evaluation.
    pub ratings: Vec<RatingRow>,
    /// Final papers: delivered, due.
    pub deliveries: Vec<(Date, Date)>,
    /// Commissions in force or done.
    pub commissions: usize,
}

/// What became of an institution.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct InstitutionEventRow {
    /// `suspended`, `restored`, `note`
    pub kind: String,
    pub day: Date,
    pub note: String,
    pub by: String,
}

/// Work on a project.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct WorkRow {
    /// Nothing where it is a commission of ours.
    pub id: Option<i64>,
    pub code: String,
    pub project: String,
    pub role: Role,
    pub year: i16,
    pub note: String,
}

/// A rating of one evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct RatingRow {
    pub evaluation_id: i64,
    pub institution_id: i64,
    pub rating: Rating,
    pub note: String,
    pub by: String,
}

const RATING: &str =
    "select r.evaluation_id, r.institution_id, r.timeliness, r.quality, r.professionalism, r.note, r.by
  from institution_rating r where r.id = (
    select max(s.id) from institution_rating s
    where s.evaluation_id = r.evaluation_id and s.institution_id = r.institution_id)";

fn rating(r: &rusqlite::Row<'_>) -> rusqlite::Result<RatingRow> {
    let points = |at: usize| r.get::<_, i64>(at).map(|p| Decimal::new(p, 2));
    Ok(RatingRow {
        evaluation_id: r.get(0)?,
        institution_id: r.get(1)?,
        rating: Rating { timeliness: points(2)?, quality: points(3)?, professionalism: points(4)? },
        note: r.get(5)?,
        by: r.get(6)?,
    })
}

pub(super) fn rating_of(db: &Connection, evaluation: i64) -> Result<Option<RatingRow>, StoreError> {
    let mut st = db.prepare_cached(&format!("{RATING} and r.evaluation_id = ?1 order by r.id desc limit 1"))?;
    Ok(st.query_row([evaluation], rating).optional()?)
}

fn work(db: &Connection, id: i64) -> Result<Vec<WorkRow>, StoreError> {
    let mut st = db.prepare_cached(include_str!("work.sql"))?;
    let rows = st.query_map([id], |r| {
        Ok(WorkRow {
            id: r.get(0)?,
            code: r.get(1)?,
            project: r.get::<_, Option<String>>(2)?.unwrap_or_default(),
            role: word(r, 3, "role", Role::from_key)?,
            year: r.get(4)?,
            note: r.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn institutions(db: &Connection, only: Option<&str>) -> Result<Vec<InstitutionRow>, StoreError> {
    let mut st = db.prepare_cached(
        "select i.id, i.name, i.code, i.kind, i.contact, i.day,
           (select count(*) from key_engagement g where g.institution_id = i.id and not exists (
              select 1 from key_event e where e.evaluation_id = g.evaluation_id and e.step = 'release' and e.id > (
                select max(c.id) from key_event c where c.engagement_id = g.id)))
         from institution i where ?1 is null or i.name = ?1 order by i.id",
    )?;
    let rows = st.query_map([only], |r| {
        Ok(InstitutionRow {
            id: r.get(0)?,
            name: r.get(1)?,
            code: r.get(2)?,
            kind: r.get(3)?,
            contact: r.get(4)?,
            day: get_date(r, 5)?,
            events: Vec::new(),
            work: Vec::new(),
            ratings: Vec::new(),
            deliveries: Vec::new(),
            commissions: r.get::<_, u32>(6)? as usize,
        })
    })?;
    let mut found: Vec<InstitutionRow> = rows.collect::<Result<_, _>>()?;
    let mut of_events =
        db.prepare_cached("select kind, day, note, by from institution_event where institution_id = ?1 order by id")?;
    let mut of_ratings = db.prepare_cached(&format!("{RATING} and r.institution_id = ?1 order by r.id"))?;
    let mut of_deliveries = db.prepare_cached(
        "select d.day, d.due from key_delivery d join key_engagement g on g.id = d.engagement_id
         where g.institution_id = ?1 and d.kind = 'draft' and d.id = (
           select min(f.id) from key_delivery f where f.engagement_id = d.engagement_id and f.kind = 'draft')
         order by d.id",
    )?;
    for i in &mut found {
        let rows = of_events.query_map([i.id], |r| {
            Ok(InstitutionEventRow { kind: r.get(0)?, day: get_date(r, 1)?, note: r.get(2)?, by: r.get(3)? })
        })?;
        i.events = rows.collect::<Result<_, _>>()?;
        i.ratings = of_ratings.query_map([i.id], rating)?.collect::<Result<_, _>>()?;
        let rows = of_deliveries.query_map([i.id], |r| Ok((get_date(r, 0)?, get_date(r, 1)?)))?;
        i.deliveries = rows.collect::<Result<_, _>>()?;
        i.work = work(db, i.id)?;
    }
    Ok(found)
}

impl Store {
    /// All institutions, in order of entry.
    ///
    /// # Errors
    /// What the file says.
    pub fn institutions(&self) -> Result<Vec<InstitutionRow>, StoreError> {
        institutions(&self.db, None)
    }
}

impl WriteTx<'_> {
    /// An institution by its name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn institution(&self, name: &str) -> Result<InstitutionRow, StoreError> {
        institutions(&self.tx, Some(name))?.pop().ok_or(StoreError::NotFound)
    }

    /// Adds an institution.
    ///
    /// # Errors
    /// What the file says; a name given twice.
    pub fn add_institution(
        &self,
        name: &str,
        (code, kind, contact): (&str, &str, &str),
        day: Date,
        stamp: &Stamp,
    ) -> Result<i64, StoreError> {
        let sql =
            "insert into institution (name, code, kind, contact, day, by, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.tx.execute(sql, params![name, code, kind, contact, day.to_string(), stamp.actor, stamp.at])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Says what became of an institution: `suspended`, `restored`, `note`.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_institution_event(
        &self,
        id: i64,
        kind: &str,
        day: Date,
        note: &str,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let sql =
            "insert into institution_event (institution_id, kind, day, note, by, at) values (?1, ?2, ?3, ?4, ?5, ?6)";
        self.tx.execute(sql, params![id, kind, day.to_string(), note, stamp.actor, stamp.at])?;
        Ok(())
    }

    /// Work of an institution on a project.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_institution_work(&self, id: i64, w: &WorkRow, stamp: &Stamp) -> Result<i64, StoreError> {
        let sql = "insert into institution_work (institution_id, project_code, project, role, year, note, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        self.tx.execute(sql, params![id, w.code, w.project, w.role.key(), w.year, w.note, stamp.actor, stamp.at])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Takes back what was said of an institution's work.
    ///
    /// # Errors
    /// What the file says; [`StoreError::NotFound`] where there is no such row left.
    pub fn withdraw_work(&self, work: i64, note: &str, stamp: &Stamp) -> Result<(), StoreError> {
        let sql = "insert into institution_work_withdrawn (work_id, note, by, at)
          select id, ?2, ?3, ?4 from institution_work
          where id = ?1 and id not in (select work_id from institution_work_withdrawn)";
        match self.tx.execute(sql, params![work, note, stamp.actor, stamp.at])? {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }

    /// Rates an institution for an evaluation.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_rating(&self, r: &RatingRow, stamp: &Stamp) -> Result<(), StoreError> {
        let sql = "insert into institution_rating (evaluation_id, institution_id, timeliness, quality, professionalism,
            note, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let hundredths = |p: Decimal| super::write::hundredths(p);
        let [t, q, p] = [r.rating.timeliness, r.rating.quality, r.rating.professionalism].map(hundredths);
        self.tx.execute(sql, params![r.evaluation_id, r.institution_id, t, q, p, r.note, stamp.actor, stamp.at])?;
        Ok(())
    }
}
