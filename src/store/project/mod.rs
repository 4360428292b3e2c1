//! Projects: the key (year, code), and versions of everything else about them.

use rusqlite::{OptionalExtension, named_params, params};

use super::{Store, StoreError, WriteTx, get_day};
use crate::domain::date::Date;
use crate::domain::fund::FundType;
use crate::domain::money::Money;
use crate::domain::project::{Category, Project};

/// A project with what only the store knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectRow {
    /// As lists show it.
    pub project: Project,
    /// Fund type the project list gives.
    pub fund: Option<FundType>,
    /// The unit's row.
    pub unit_id: Option<i64>,
    /// Whether a directory of units lists its unit.
    pub unit_listed: bool,
    /// The batch it came with.
    pub batch_id: Option<i64>,
    /// Row in that batch's sheet.
    pub row: i64,
    /// What the project list says of key monitoring, whatever was chosen since.
    pub key_listed: bool,
}

/// A version of a project to add.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ProjectVersion {
    pub batch_id: Option<i64>,
    pub row: i64,
    pub name: String,
    pub department_id: i64,
    pub unit_id: Option<i64>,
    pub category: Option<Category>,
    pub fund: Option<FundType>,
    pub declared: Option<Money>,
    pub key_monitored: bool,
    pub starts: Option<Date>,
    pub ends: Option<Date>,
}

fn row(r: &rusqlite::Row<'_>) -> rusqlite::Result<ProjectRow> {
    Ok(ProjectRow {
        project: Project {
            id: r.get(0)?,
            year: r.get(1)?,
            code: r.get(2)?,
            name: r.get(3)?,
            department_id: r.get(4)?,
            department_code: r.get(5)?,
            department: r.get(6)?,
            division: r.get(7)?,
            unit_code: r.get(8)?,
            unit: r.get(9)?,
            category: r.get::<_, Option<String>>(10)?.map(|k| Category::from_key(&k)),
            declared: r.get::<_, Option<i64>>(11)?.map(Money::from_fen),
            key_monitored: r.get(12)?,
            start: get_day(r, 13)?,
            end: get_day(r, 14)?,
        },
        fund: r.get::<_, Option<String>>(15)?.map(|k| FundType::from_key(&k)),
        unit_id: r.get(16)?,
        unit_listed: r.get(17)?,
        batch_id: r.get(18)?,
        row: r.get(19)?,
        key_listed: r.get(20)?,
    })
}

fn list(db: &rusqlite::Connection, year: i16, as_of: Date) -> Result<Vec<ProjectRow>, StoreError> {
    let mut st = db.prepare_cached(include_str!("list.sql"))?;
    let rows = st.query_map(named_params! { ":year": year, ":as_of": as_of.to_string() }, row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// The projects of a year, by row id.
    ///
    /// # Errors
    /// What the file says.
    pub fn projects(&self, year: i16, as_of: Date) -> Result<Vec<ProjectRow>, StoreError> {
        list(&self.db, year, as_of)
    }

    /// Years that have projects or quotas, ascending.
    ///
    /// # Errors
    /// What the file says.
    pub fn years(&self) -> Result<Vec<i16>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select distinct p.year from project p join project_version v on v.project_id = p.id and v.live = 1
             union select distinct year from quota where live = 1 order by 1",
        )?;
        Ok(st.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The years in which a project code stands, ascending.
    ///
    /// # Errors
    /// What the file says.
    pub fn years_of(&self, code: &str) -> Result<Vec<i16>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select distinct p.year from project p join project_version v on v.project_id = p.id and v.live = 1
             where p.code = ?1 order by 1",
        )?;
        Ok(st.query_map([code], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// The projects of a year.
    ///
    /// # Errors
    /// What the file says.
    pub fn projects(&self, year: i16) -> Result<Vec<ProjectRow>, StoreError> {
        list(&self.tx, year, super::org::END_OF_TIME)
    }

    /// The years that have live projects.
    ///
    /// # Errors
    /// What the file says.
    pub fn project_years(&self) -> Result<Vec<i16>, StoreError> {
        let mut st = self.tx.prepare_cached(
            "select distinct p.year from project p join project_version v on v.project_id = p.id and v.live = 1 order by 1",
        )?;
        Ok(st.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The row of (year, code), made if there was none.
    ///
    /// # Errors
    /// What the file says.
    pub fn project_id(&self, year: i16, code: &str) -> Result<i64, StoreError> {
        let found = self
            .tx
            .prepare_cached("select id from project where year = ?1 and code = ?2")?
            .query_row(params![year, code], |r| r.get(0))
            .optional()?;
        if let Some(id) = found {
            return Ok(id);
        }
        self.tx.prepare_cached("insert into project (year, code) values (?1, ?2)")?.execute(params![year, code])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// What is newly known of a project.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_project_version(&self, id: i64, v: &ProjectVersion) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "insert into project_version (project_id, batch_id, row, name, department_id, unit_id, category, fund,
                   declared, key_monitored, starts, ends)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                id,
                v.batch_id,
                v.row,
                v.name,
                v.department_id,
                v.unit_id,
                v.category.as_ref().map(Category::key),
                v.fund.as_ref().map(FundType::key),
                v.declared.map(Money::fen),
                v.key_monitored,
                v.starts.map(|d| d.to_string()),
                v.ends.map(|d| d.to_string()),
            ])?;
        Ok(())
    }
}
