//! Targets: which project-years and department-years have one, their versions,
//! what each said, what happened to each. Rows are added, never changed.

mod content;
mod event;
mod library;
mod review;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Store, StoreError, WriteTx, get_date};
use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::domain::money::Money;
use crate::domain::target::history::Version;
use content::Wanted;

pub use content::NewContent;
pub(in crate::store) use content::{fund_key, fund_of_key, unit_key, unit_of_key};
pub use event::NewEvent;
pub use library::LibraryRow;
pub use review::{DecisionRow, SittingRow};

/// Whose target it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A project-year, by its row.
    Project(i64),
    /// A department, by its row, in the year of the target.
    Department(i64),
}

/// A target with the life of its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetRow {
    /// Row in the store.
    pub id: i64,
    /// Budget year.
    pub year: i16,
    /// Whose.
    pub owner: Owner,
    /// In order of their numbers.
    pub versions: Vec<Version>,
}

/// Where a content came from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ContentHead {
    pub id: i64,
    pub version_id: i64,
    /// 1, 2, …: how often the unit filled the version in.
    pub round: u32,
    pub day: Date,
    pub batch_id: Option<i64>,
    /// Empty where it was written here.
    pub file: String,
    pub sha256: String,
    pub sheet: String,
    /// 年度资金总额 of the form.
    pub amount: Option<Money>,
    pub by: String,
    pub at: String,
}

/// Which targets are read.
#[derive(Debug, Clone, Copy)]
enum Of {
    Year(i16),
    Owner(i16, Owner),
}

/// One statement for each, so that a single target is found by its index.
const OF_YEAR: &str = concat!(include_str!("list.sql"), "where t.year = ?1 order by t.id, v.number, e.id");
const OF_PROJECT: &str = concat!(include_str!("list.sql"), "where t.project_id = ?1 order by v.number, e.id");
const OF_DEPARTMENT: &str =
    concat!(include_str!("list.sql"), "where t.department_id = ?1 and t.year = ?2 order by v.number, e.id");

fn targets(db: &Connection, of: Of) -> Result<Vec<TargetRow>, StoreError> {
    let sql = match of {
        Of::Year(_) => OF_YEAR,
        Of::Owner(_, Owner::Project(_)) => OF_PROJECT,
        Of::Owner(_, Owner::Department(_)) => OF_DEPARTMENT,
    };
    let mut st = db.prepare_cached(sql)?;
    let mut rows = match of {
        Of::Year(year) => st.query([year])?,
        // A row of a project belongs to one year already.
        Of::Owner(_, Owner::Project(id)) => st.query([id])?,
        Of::Owner(year, Owner::Department(id)) => st.query(params![id, year])?,
    };
    let mut found: Vec<TargetRow> = Vec::new();
    while let Some(r) = rows.next()? {
        let id: i64 = r.get(0)?;
        if found.last().is_none_or(|t| t.id != id) {
            let owner = match (r.get::<_, Option<i64>>(2)?, r.get::<_, Option<i64>>(3)?) {
                (Some(project), _) => Owner::Project(project),
                (None, department) => Owner::Department(department.unwrap_or_default()),
            };
            found.push(TargetRow { id, year: r.get(1)?, owner, versions: Vec::new() });
        }
        let Some(target) = found.last_mut() else { continue };
        let version: i64 = r.get(4)?;
        if target.versions.last().is_none_or(|v| v.id != version) {
            target.versions.push(Version { id: version, number: r.get(5)?, events: Vec::new() });
        }
        if let Some(version) = target.versions.last_mut() {
            version.events.push(event::read(r, 6)?);
        }
    }
    Ok(found)
}

fn contents(db: &Connection, version: i64) -> Result<Vec<ContentHead>, StoreError> {
    let mut st = db.prepare_cached(
        "select id, version_id, round, day, batch_id, file, sha256, sheet, amount, by, at from target_content
         where version_id = ?1 and live = 1 order by round",
    )?;
    let rows = st.query_map([version], |r| {
        Ok(ContentHead {
            id: r.get(0)?,
            version_id: r.get(1)?,
            round: r.get(2)?,
            day: get_date(r, 3)?,
            batch_id: r.get(4)?,
            file: r.get(5)?,
            sha256: r.get(6)?,
            sheet: r.get(7)?,
            amount: r.get::<_, Option<i64>>(8)?.map(Money::from_fen),
            by: r.get(9)?,
            at: r.get(10)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn form(db: &Connection, content: i64) -> Result<Form, StoreError> {
    let mut found = None;
    content::stream(db, Wanted::Content(content), |_, form| found = Some(form))?;
    found.ok_or(StoreError::NotFound)
}

impl Store {
    /// All targets of a year with the life of their versions, by row.
    ///
    /// # Errors
    /// What the file says.
    pub fn targets(&self, year: i16) -> Result<Vec<TargetRow>, StoreError> {
        targets(&self.db, Of::Year(year))
    }

    /// The target of one owner; nothing where none was ever declared.
    ///
    /// # Errors
    /// What the file says.
    pub fn target_of(&self, year: i16, owner: Owner) -> Result<Option<TargetRow>, StoreError> {
        Ok(targets(&self.db, Of::Owner(year, owner))?.pop())
    }

    /// What a version said, round by round.
    ///
    /// # Errors
    /// What the file says.
    pub fn target_contents(&self, version: i64) -> Result<Vec<ContentHead>, StoreError> {
        contents(&self.db, version)
    }

    /// The rows of the indicators of a content, in the order of its form.
    ///
    /// # Errors
    /// What the file says.
    pub fn target_indicator_ids(&self, content: i64) -> Result<Vec<i64>, StoreError> {
        indicator_ids(&self.db, content)
    }

    /// One content as a form.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn target_form(&self, content: i64) -> Result<Form, StoreError> {
        form(&self.db, content)
    }

    /// Gives every content of a year as a form to `take`, by row; one at a time,
    /// for together they are many.
    ///
    /// # Errors
    /// What the file says.
    pub fn each_target_form(&self, year: i16, take: impl FnMut(i64, Form)) -> Result<(), StoreError> {
        content::stream(&self.db, Wanted::Year(year), take)
    }

    /// The rows of a project code in other years, latest first: year and row.
    ///
    /// # Errors
    /// What the file says.
    pub fn project_rows_of(&self, code: &str) -> Result<Vec<(i16, i64)>, StoreError> {
        let mut st = self.db.prepare_cached("select year, id from project where code = ?1 order by year desc")?;
        Ok(st.query_map([code], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
    }
}

fn indicator_ids(db: &Connection, content: i64) -> Result<Vec<i64>, StoreError> {
    let mut st = db.prepare_cached("select id from target_indicator where content_id = ?1 order by id")?;
    Ok(st.query_map([content], |r| r.get(0))?.collect::<Result<_, _>>()?)
}

impl WriteTx<'_> {
    /// See [`Store::targets`].
    ///
    /// # Errors
    /// What the file says.
    pub fn targets(&self, year: i16) -> Result<Vec<TargetRow>, StoreError> {
        targets(&self.tx, Of::Year(year))
    }

    /// See [`Store::target_of`].
    ///
    /// # Errors
    /// What the file says.
    pub fn target_of(&self, year: i16, owner: Owner) -> Result<Option<TargetRow>, StoreError> {
        Ok(targets(&self.tx, Of::Owner(year, owner))?.pop())
    }

    /// See [`Store::target_contents`].
    ///
    /// # Errors
    /// What the file says.
    pub fn target_contents(&self, version: i64) -> Result<Vec<ContentHead>, StoreError> {
        contents(&self.tx, version)
    }

    /// See [`Store::target_form`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn target_form(&self, content: i64) -> Result<Form, StoreError> {
        form(&self.tx, content)
    }

    /// The target of an owner, made if there was none.
    ///
    /// # Errors
    /// What the file says.
    pub fn target_id(&self, year: i16, owner: Owner) -> Result<i64, StoreError> {
        let (project, department) = match owner {
            Owner::Project(id) => (Some(id), None),
            Owner::Department(id) => (None, Some(id)),
        };
        let sql = "select id from target where year = ?1 and project_id is ?2 and department_id is ?3";
        let found = self.tx.query_row(sql, params![year, project, department], |r| r.get(0)).optional()?;
        if let Some(id) = found {
            return Ok(id);
        }
        let sql = "insert into target (year, project_id, department_id) values (?1, ?2, ?3)";
        self.tx.execute(sql, params![year, project, department])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Rows of the indicators of a content, in the order of its form.
    ///
    /// # Errors
    /// What the file says.
    pub fn target_indicator_ids(&self, content: i64) -> Result<Vec<i64>, StoreError> {
        indicator_ids(&self.tx, content)
    }

    /// A new version of a target.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_target_version(&self, target: i64, number: u32, batch: Option<i64>) -> Result<i64, StoreError> {
        let sql = "insert into target_version (target_id, number, batch_id) values (?1, ?2, ?3)";
        self.tx.execute(sql, params![target, number, batch])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// How many of the versions that a batch brought in, or spoke of, have moved
    /// on since: such a batch is not taken back.
    ///
    /// # Errors
    /// What the file says.
    pub fn moved_on_since(&self, batch: i64) -> Result<u64, StoreError> {
        let moved: i64 = self.tx.query_row(include_str!("moved_on.sql"), [batch], |r| r.get(0))?;
        Ok(moved.unsigned_abs())
    }
}
