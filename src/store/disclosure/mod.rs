//! What was published, what else is to be, and which projects are classified.

use std::collections::HashSet;

use rusqlite::params;

use super::{Store, StoreError, WriteTx, get_date};
use crate::domain::date::Date;
use crate::domain::disclosure::{Kind, Publisher};

/// An item that the office keeps an eye on of its own accord.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ItemRow {
    pub id: i64,
    pub year: i16,
    pub title: String,
    pub project_id: Option<i64>,
    pub department_id: Option<i64>,
    pub publisher: Publisher,
    pub ready: Date,
    pub due: Date,
    pub by: String,
    pub at: String,
}

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct EventRow {
    pub id: i64,
    pub year: i16,
    pub kind: Kind,
    pub project_id: Option<i64>,
    pub department_id: Option<i64>,
    /// Of [`Kind::Other`].
    pub item_id: Option<i64>,
    pub published: Date,
    pub address: Option<String>,
    pub place: String,
    /// Name of a screen shot.
    pub file: String,
    pub by: String,
    pub at: String,
}

fn classified(db: &rusqlite::Connection) -> Result<HashSet<String>, StoreError> {
    let mut st = db.prepare_cached(
        "select code from project_classified c where classified = 1
           and id = (select max(id) from project_classified o where o.code = c.code)",
    )?;
    let rows = st.query_map([], |r| r.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

impl Store {
    /// The codes of classified projects.
    ///
    /// # Errors
    /// What the file says.
    pub fn classified(&self) -> Result<HashSet<String>, StoreError> {
        classified(&self.db)
    }

    /// Items of a year that were entered by hand.
    ///
    /// # Errors
    /// What the file says.
    pub fn disclosure_items(&self, year: i16) -> Result<Vec<ItemRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, year, title, project_id, department_id, publisher, ready, due, by, at
             from disclosure_item where year = ?1 order by id",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(ItemRow {
                id: r.get(0)?,
                year: r.get(1)?,
                title: r.get(2)?,
                project_id: r.get(3)?,
                department_id: r.get(4)?,
                publisher: Publisher::from_key(r.get_ref(5)?.as_str()?).unwrap_or(Publisher::Department),
                ready: get_date(r, 6)?,
                due: get_date(r, 7)?,
                by: r.get(8)?,
                at: r.get(9)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Publications of a year that were not taken back, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn disclosure_events(&self, year: i16) -> Result<Vec<EventRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select id, year, kind, project_id, department_id, item_id, published, address, place, file, by, at
             from disclosure_event where year = ?1 and id not in (select event_id from disclosure_withdrawn) order by id",
        )?;
        let rows = st.query_map([year], |r| {
            Ok(EventRow {
                id: r.get(0)?,
                year: r.get(1)?,
                kind: Kind::from_key(r.get_ref(2)?.as_str()?).unwrap_or(Kind::Other),
                project_id: r.get(3)?,
                department_id: r.get(4)?,
                item_id: r.get(5)?,
                published: get_date(r, 6)?,
                address: r.get(7)?,
                place: r.get(8)?,
                file: r.get(9)?,
                by: r.get(10)?,
                at: r.get(11)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// See [`Store::classified`].
    ///
    /// # Errors
    /// What the file says.
    pub fn classified(&self) -> Result<HashSet<String>, StoreError> {
        classified(&self.tx)
    }

    /// Says that a project is classified, or no longer.
    ///
    /// # Errors
    /// What the file says.
    pub fn set_classified(&self, code: &str, on: bool, reason: &str, by: &str, at: &str) -> Result<(), StoreError> {
        self.tx.execute(
            "insert into project_classified (code, classified, reason, by, at) values (?1, ?2, ?3, ?4, ?5)",
            params![code, on, reason, by, at],
        )?;
        Ok(())
    }

    /// Adds an item.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_disclosure_item(&self, i: &ItemRow) -> Result<i64, StoreError> {
        self.tx.execute(
            "insert into disclosure_item (year, title, project_id, department_id, publisher, ready, due, by, at)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                i.year,
                i.title,
                i.project_id,
                i.department_id,
                i.publisher.key(),
                i.ready.to_string(),
                i.due.to_string(),
                i.by,
                i.at
            ],
        )?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Takes down a publication.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_disclosure_event(&self, e: &EventRow) -> Result<i64, StoreError> {
        self.tx
            .prepare_cached(
                "insert into disclosure_event (year, kind, project_id, department_id, item_id, published, address, place,
                   file, by, at)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                e.year,
                e.kind.key(),
                e.project_id,
                e.department_id,
                e.item_id,
                e.published.to_string(),
                e.address,
                e.place,
                e.file,
                e.by,
                e.at
            ])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Takes a publication back that was entered wrongly.
    ///
    /// # Errors
    /// What the file says.
    pub fn withdraw_disclosure(&self, event: i64, reason: &str, by: &str, at: &str) -> Result<(), StoreError> {
        self.tx.execute(
            "insert into disclosure_withdrawn (event_id, reason, by, at) values (?1, ?2, ?3, ?4)",
            params![event, reason, by, at],
        )?;
        Ok(())
    }
}
