//! Departments and units with their history, and the names people give them.

use std::collections::HashMap;

use rusqlite::params;

use super::{Store, StoreError, WriteTx};
use crate::domain::date::Date;
use crate::domain::org::{Department, Unit};

/// What an alias stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AliasKind {
    /// 部门
    Department,
    /// 单位
    Unit,
}

impl AliasKind {
    const fn key(self) -> &'static str {
        match self {
            AliasKind::Department => "department",
            AliasKind::Unit => "unit",
        }
    }
}

/// A department or unit version to add.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct OrgVersion<'a> {
    pub batch_id: Option<i64>,
    pub code: Option<&'a str>,
    pub name: &'a str,
    pub fold: &'a str,
    pub division: Option<&'a str>,
    /// From a directory of departments and units.
    pub listed: bool,
    pub valid_from: Option<Date>,
}

/// The newest live version that has begun by a day wins; undated ones are oldest.
const DEPARTMENTS: &str = "
select department_id, code, name, division from (
  select department_id, code, name, division,
    row_number() over (partition by department_id order by coalesce(valid_from, '') desc, id desc) as newest
  from department_version
  where live = 1 and (valid_from is null or valid_from <= ?1)
) where newest = 1 order by coalesce(code, '~'), department_id";

const UNITS: &str = "
select unit_id, code, name, department_id, listed, fold from (
  select unit_id, code, name, department_id, fold,
    max(listed) over (partition by unit_id) as listed,
    row_number() over (partition by unit_id order by coalesce(valid_from, '') desc, id desc) as newest
  from unit_version
  where live = 1 and (valid_from is null or valid_from <= ?1)
) where newest = 1 order by coalesce(code, '~'), unit_id";

/// A day after all others, for what holds now.
pub const END_OF_TIME: Date = Date::constant(2199, 12, 31);

fn departments(db: &rusqlite::Connection, as_of: Date) -> Result<Vec<Department>, StoreError> {
    let mut st = db.prepare_cached(DEPARTMENTS)?;
    let rows = st.query_map([as_of.to_string()], |r| {
        Ok(Department { id: r.get(0)?, code: r.get(1)?, name: r.get(2)?, division: r.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn units(db: &rusqlite::Connection, as_of: Date) -> Result<Vec<(Unit, bool)>, StoreError> {
    let mut st = db.prepare_cached(UNITS)?;
    let rows = st.query_map([as_of.to_string()], |r| {
        Ok((Unit { id: r.get(0)?, code: r.get(1)?, name: r.get(2)?, department_id: r.get(3)? }, r.get(4)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// Departments as known on a day.
    ///
    /// # Errors
    /// What the file says.
    pub fn departments(&self, as_of: Date) -> Result<Vec<Department>, StoreError> {
        departments(&self.db, as_of)
    }

    /// Units as known on a day, and whether a directory lists them.
    ///
    /// # Errors
    /// What the file says.
    pub fn units(&self, as_of: Date) -> Result<Vec<(Unit, bool)>, StoreError> {
        units(&self.db, as_of)
    }
}

impl WriteTx<'_> {
    /// Departments as known by now.
    ///
    /// # Errors
    /// What the file says.
    pub fn departments(&self) -> Result<Vec<Department>, StoreError> {
        departments(&self.tx, END_OF_TIME)
    }

    /// Units as known by now, and whether a directory lists them.
    ///
    /// # Errors
    /// What the file says.
    pub fn units(&self) -> Result<Vec<(Unit, bool)>, StoreError> {
        units(&self.tx, END_OF_TIME)
    }

    /// Confirmed aliases: folded name to department or unit.
    ///
    /// # Errors
    /// What the file says.
    pub fn aliases(&self, kind: AliasKind) -> Result<HashMap<String, i64>, StoreError> {
        let mut st =
            self.tx.prepare_cached("select fold, target from alias where kind = ?1 and live = 1 order by id")?;
        let rows = st.query_map([kind.key()], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Remembers that a name means a department or unit.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_alias(
        &self,
        kind: AliasKind,
        fold: &str,
        target: i64,
        batch: Option<i64>,
        by: &str,
        at: &str,
    ) -> Result<(), StoreError> {
        self.tx.execute(
            "insert into alias (kind, fold, target, batch_id, confirmed_by, confirmed_at) values (?1, ?2, ?3, ?4, ?5, ?6)",
            params![kind.key(), fold, target, batch, by, at],
        )?;
        Ok(())
    }

    /// A department nobody has named before.
    ///
    /// # Errors
    /// What the file says.
    pub fn new_department(&self) -> Result<i64, StoreError> {
        self.tx.execute("insert into department default values", [])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// A unit nobody has named before.
    ///
    /// # Errors
    /// What the file says.
    pub fn new_unit(&self) -> Result<i64, StoreError> {
        self.tx.execute("insert into unit default values", [])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// What is newly known of a department.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_department_version(&self, id: i64, v: &OrgVersion<'_>) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "insert into department_version (department_id, batch_id, code, name, fold, division, valid_from)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                id,
                v.batch_id,
                v.code,
                v.name,
                v.fold,
                v.division,
                v.valid_from.map(|d| d.to_string())
            ])?;
        Ok(())
    }

    /// What is newly known of a unit.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_unit_version(&self, id: i64, department: i64, v: &OrgVersion<'_>) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "insert into unit_version (unit_id, department_id, batch_id, code, name, fold, listed, valid_from)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                id,
                department,
                v.batch_id,
                v.code,
                v.name,
                v.fold,
                v.listed,
                v.valid_from.map(|d| d.to_string())
            ])?;
        Ok(())
    }
}
