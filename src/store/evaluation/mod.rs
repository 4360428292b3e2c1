//! Self-evaluations: which project-years and department-years have one, what
//! was filed, what is being entered, what happened to each. Rows are added,
//! never changed.

mod content;
mod entry;
mod event;
mod facts;
mod keep;

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Store, StoreError, WriteTx};
use crate::domain::evaluation::state::Event;
use crate::store::target::Owner;

pub use content::{Content, ContentHead, NewContent, RowRow};
pub use entry::{CellRow, EntryRow, EvidenceRow};
pub use event::NewEvent;
pub use facts::Results;

/// A self-evaluation with its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvaluationRow {
    /// Row in the store.
    pub id: i64,
    /// Whose.
    pub owner: Owner,
    /// Oldest first; none while it is only being entered.
    pub events: Vec<Event>,
}

impl EvaluationRow {
    /// Tells it from itself after any further event.
    pub fn revision(&self) -> i64 {
        self.events.last().map_or(0, |e| e.id)
    }
}

/// Hundredths as the file keeps points.
fn hundredths(points: Decimal) -> Option<i64> {
    (points * Decimal::ONE_HUNDRED).round().to_i64()
}

/// The reverse of [`hundredths`].
fn points(r: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Option<Decimal>> {
    Ok(r.get::<_, Option<i64>>(at)?.map(|n| Decimal::new(n, 2)))
}

const LIST: &str = "select v.id, v.project_id, v.department_id, e.id, e.step, e.from_state, e.to_state, e.day, e.by,
    e.at, e.note, e.content_id, e.score, e.batch_id
  from evaluation v left join evaluation_event e on e.evaluation_id = v.id and e.live = 1";

fn evaluations(db: &Connection, year: i16, only: Option<Owner>) -> Result<Vec<EvaluationRow>, StoreError> {
    let (sql, id) = match only {
        None => (format!("{LIST} where v.year = ?1 and ?2 is null order by v.id, e.id"), None),
        Some(Owner::Project(id)) => (format!("{LIST} where v.year = ?1 and v.project_id = ?2 order by e.id"), Some(id)),
        Some(Owner::Department(id)) => {
            (format!("{LIST} where v.year = ?1 and v.department_id = ?2 order by e.id"), Some(id))
        }
    };
    let mut st = db.prepare_cached(&sql)?;
    let mut rows = st.query(params![year, id])?;
    let mut found: Vec<EvaluationRow> = Vec::new();
    while let Some(r) = rows.next()? {
        let id: i64 = r.get(0)?;
        if found.last().is_none_or(|e| e.id != id) {
            let owner = match (r.get::<_, Option<i64>>(1)?, r.get::<_, Option<i64>>(2)?) {
                (Some(project), _) => Owner::Project(project),
                (None, department) => Owner::Department(department.unwrap_or_default()),
            };
            found.push(EvaluationRow { id, owner, events: Vec::new() });
        }
        if let (Some(event), Some(row)) = (event::read(r, 3)?, found.last_mut()) {
            row.events.push(event);
        }
    }
    Ok(found)
}

impl Store {
    /// The self-evaluations of a year with the life of each.
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluations(&self, year: i16) -> Result<Vec<EvaluationRow>, StoreError> {
        evaluations(&self.db, year, None)
    }

    /// The self-evaluation of one owner; nothing where nothing ever came in.
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluation_of(&self, year: i16, owner: Owner) -> Result<Option<EvaluationRow>, StoreError> {
        Ok(evaluations(&self.db, year, Some(owner))?.pop())
    }

    /// Years that have self-evaluations, ascending.
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluation_years(&self) -> Result<Vec<i16>, StoreError> {
        let sql = "select distinct v.year from evaluation v
          join evaluation_event e on e.evaluation_id = v.id and e.live = 1 order by 1";
        let mut st = self.db.prepare_cached(sql)?;
        Ok(st.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
    }

    /// What was filed for a year, in figures, by row of the content.
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluation_heads(&self, year: i16) -> Result<HashMap<i64, ContentHead>, StoreError> {
        content::heads(&self.db, year)
    }
}

impl WriteTx<'_> {
    /// See [`Store::evaluation_of`].
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluation_of(&self, year: i16, owner: Owner) -> Result<Option<EvaluationRow>, StoreError> {
        Ok(evaluations(&self.tx, year, Some(owner))?.pop())
    }

    /// What happened to a self-evaluation, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluation_events(&self, id: i64) -> Result<Vec<Event>, StoreError> {
        let sql = format!("{LIST} where v.id = ?1 order by e.id");
        let mut st = self.tx.prepare_cached(&sql)?;
        let events: Vec<Option<Event>> = st.query_map([id], |r| event::read(r, 3))?.collect::<Result<_, _>>()?;
        Ok(events.into_iter().flatten().collect())
    }

    /// The self-evaluation of an owner, made if there was none.
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluation_id(&self, year: i16, owner: Owner) -> Result<i64, StoreError> {
        let (column, id) = match owner {
            Owner::Project(id) => ("project_id", id),
            Owner::Department(id) => ("department_id", id),
        };
        let sql = format!("select id from evaluation where year = ?1 and {column} = ?2");
        let found = self.tx.prepare_cached(&sql)?.query_row(params![year, id], |r| r.get(0)).optional()?;
        if let Some(found) = found {
            return Ok(found);
        }
        let sql = format!("insert into evaluation (year, {column}) values (?1, ?2)");
        self.tx.prepare_cached(&sql)?.execute(params![year, id])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// How many self-evaluations that a batch brought in have moved on since:
    /// such a batch is not taken back.
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluations_moved_on_since(&self, batch: i64) -> Result<u64, StoreError> {
        let sql = "select count(*) from (
            select evaluation_id, max(id) as last from evaluation_event
            where batch_id = ?1 and live = 1 group by evaluation_id) own
          where exists (select 1 from evaluation_event e
            where e.evaluation_id = own.evaluation_id and e.live = 1 and e.id > own.last)";
        let n: i64 = self.tx.query_row(sql, [batch], |r| r.get(0))?;
        Ok(n.unsigned_abs())
    }
}
