//! What is being entered: cell by cell, each commit a row of its own; evidence.

use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::date::Date;
use crate::store::{Store, StoreError, WriteTx, get_date};

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct EntryRow {
    pub id: i64,
    pub evaluation_id: i64,
    /// The target it is filled in against.
    pub version_id: i64,
    pub target_content_id: i64,
    pub day: Date,
    pub by: String,
    pub at: String,
    /// Handed in.
    pub is_done: bool,
}

/// A committed cell, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CellRow {
    /// Its revision.
    pub id: i64,
    /// From 0; -1 is the form as a whole.
    pub line: i64,
    pub field: String,
    pub value: String,
    /// The revision that this one took back.
    pub undoes: Option<i64>,
    pub by: String,
    pub at: String,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct EvidenceRow {
    pub id: i64,
    pub evaluation_id: i64,
    /// The row it belongs to; nothing: the form as a whole.
    pub line: Option<i64>,
    pub name: String,
    /// Of its bytes when it was named; empty where it was only named.
    pub sha256: String,
    pub note: String,
    pub by: String,
    pub at: String,
}

const CELL: &str = "id, line, field, value, undoes, by, at";

fn cell(r: &rusqlite::Row<'_>) -> rusqlite::Result<CellRow> {
    Ok(CellRow {
        id: r.get(0)?,
        line: r.get(1)?,
        field: r.get(2)?,
        value: r.get(3)?,
        undoes: r.get(4)?,
        by: r.get(5)?,
        at: r.get(6)?,
    })
}

fn entry(db: &Connection, what: &str, id: i64) -> Result<Option<EntryRow>, StoreError> {
    let sql = format!(
        "select n.id, n.evaluation_id, n.version_id, n.target_content_id, n.day, n.by, n.at,
           exists (select 1 from evaluation_content c where c.entry_id = n.id)
         from evaluation_entry n where n.{what} = ?1 order by n.id desc limit 1"
    );
    let row = db.prepare_cached(&sql)?.query_row([id], |r| {
        Ok(EntryRow {
            id: r.get(0)?,
            evaluation_id: r.get(1)?,
            version_id: r.get(2)?,
            target_content_id: r.get(3)?,
            day: get_date(r, 4)?,
            by: r.get(5)?,
            at: r.get(6)?,
            is_done: r.get(7)?,
        })
    });
    Ok(row.optional()?)
}

fn cells(db: &Connection, entry: i64) -> Result<Vec<CellRow>, StoreError> {
    let sql = format!(
        "select {CELL} from evaluation_cell
         where id in (select max(id) from evaluation_cell where entry_id = ?1 group by line, field) order by line, field"
    );
    Ok(db.prepare_cached(&sql)?.query_map([entry], cell)?.collect::<Result<_, _>>()?)
}

fn evidence(db: &Connection, evaluation: i64) -> Result<Vec<EvidenceRow>, StoreError> {
    let sql = "select id, evaluation_id, line, name, sha256, note, by, at from evaluation_evidence
      where evaluation_id = ?1 and id not in (select evidence_id from evaluation_evidence_withdrawn) order by id";
    let rows = db
        .prepare_cached(sql)?
        .query_map([evaluation], |r| {
            Ok(EvidenceRow {
                id: r.get(0)?,
                evaluation_id: r.get(1)?,
                line: r.get(2)?,
                name: r.get(3)?,
                sha256: r.get(4)?,
                note: r.get(5)?,
                by: r.get(6)?,
                at: r.get(7)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

impl Store {
    /// The last entry of a self-evaluation, handed in or not.
    ///
    /// # Errors
    /// What the file says.
    pub fn last_entry(&self, evaluation: i64) -> Result<Option<EntryRow>, StoreError> {
        entry(&self.db, "evaluation_id", evaluation)
    }

    /// An entry by its row.
    ///
    /// # Errors
    /// What the file says.
    pub fn entry(&self, id: i64) -> Result<Option<EntryRow>, StoreError> {
        entry(&self.db, "id", id)
    }

    /// The cells of an entry as they stand.
    ///
    /// # Errors
    /// What the file says.
    pub fn entry_cells(&self, id: i64) -> Result<Vec<CellRow>, StoreError> {
        cells(&self.db, id)
    }

    /// Entries of a year that were begun and not handed in: entry, evaluation, last touched.
    ///
    /// # Errors
    /// What the file says.
    pub fn open_entries(&self, year: i16) -> Result<Vec<(i64, i64, String)>, StoreError> {
        let sql = "select n.id, n.evaluation_id, max(coalesce(c.at, n.at)) from evaluation_entry n
          join evaluation v on v.id = n.evaluation_id left join evaluation_cell c on c.entry_id = n.id
          where v.year = ?1 and n.id not in (select entry_id from evaluation_content where entry_id is not null)
          group by n.id order by n.id";
        let mut st = self.db.prepare_cached(sql)?;
        Ok(st.query_map([year], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?.collect::<Result<_, _>>()?)
    }

    /// The evidence of a self-evaluation.
    ///
    /// # Errors
    /// What the file says.
    pub fn evidence(&self, evaluation: i64) -> Result<Vec<EvidenceRow>, StoreError> {
        evidence(&self.db, evaluation)
    }
}

impl WriteTx<'_> {
    /// See [`Store::last_entry`].
    ///
    /// # Errors
    /// What the file says.
    pub fn last_entry(&self, evaluation: i64) -> Result<Option<EntryRow>, StoreError> {
        entry(&self.tx, "evaluation_id", evaluation)
    }

    /// See [`Store::entry`].
    ///
    /// # Errors
    /// What the file says.
    pub fn entry(&self, id: i64) -> Result<Option<EntryRow>, StoreError> {
        entry(&self.tx, "id", id)
    }

    /// See [`Store::entry_cells`].
    ///
    /// # Errors
    /// What the file says.
    pub fn entry_cells(&self, id: i64) -> Result<Vec<CellRow>, StoreError> {
        cells(&self.tx, id)
    }

    /// Begins an entry.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_entry(
        &self,
        evaluation: i64,
        (version, content): (i64, i64),
        day: Date,
        by: &str,
        at: &str,
    ) -> Result<i64, StoreError> {
        let sql = "insert into evaluation_entry (evaluation_id, version_id, target_content_id, day, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6)";
        self.tx.execute(sql, params![evaluation, version, content, day.to_string(), by, at])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// A cell as it stands; nothing where nothing was ever committed.
    ///
    /// # Errors
    /// What the file says.
    pub fn entry_cell(&self, entry: i64, line: i64, field: &str) -> Result<Option<CellRow>, StoreError> {
        let sql = format!(
            "select {CELL} from evaluation_cell where entry_id = ?1 and line = ?2 and field = ?3
             order by id desc limit 1"
        );
        Ok(self.tx.prepare_cached(&sql)?.query_row(params![entry, line, field], cell).optional()?)
    }

    /// Commits a cell and gives its revision.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_cell(
        &self,
        entry: i64,
        (line, field): (i64, &str),
        value: &str,
        undoes: Option<i64>,
        by: &str,
        at: &str,
    ) -> Result<i64, StoreError> {
        let sql = "insert into evaluation_cell (entry_id, line, field, value, undoes, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.tx.prepare_cached(sql)?.execute(params![entry, line, field, value, undoes, by, at])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// The last commit of somebody that was neither taken back nor takes one
    /// back, with what stood there before.
    ///
    /// # Errors
    /// What the file says.
    pub fn last_commit(&self, entry: i64, by: &str) -> Result<Option<(CellRow, String)>, StoreError> {
        let sql = format!(
            "select {CELL} from evaluation_cell where entry_id = ?1 and by = ?2 and undoes is null
               and id not in (select undoes from evaluation_cell where entry_id = ?1 and undoes is not null)
             order by id desc limit 1"
        );
        let found = self.tx.prepare_cached(&sql)?.query_row(params![entry, by], cell).optional()?;
        let Some(last) = found else { return Ok(None) };
        let sql = "select value from evaluation_cell where entry_id = ?1 and line = ?2 and field = ?3 and id < ?4
          order by id desc limit 1";
        let before = self
            .tx
            .prepare_cached(sql)?
            .query_row(params![entry, last.line, last.field, last.id], |r| r.get(0))
            .optional()?;
        Ok(Some((last, before.unwrap_or_default())))
    }

    /// Names a piece of evidence.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_evidence(&self, e: &EvidenceRow) -> Result<i64, StoreError> {
        let sql = "insert into evaluation_evidence (evaluation_id, line, name, sha256, note, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.tx.execute(sql, params![e.evaluation_id, e.line, e.name, e.sha256, e.note, e.by, e.at])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Takes a piece of evidence back; it stays, marked.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn withdraw_evidence(&self, id: i64, by: &str, at: &str) -> Result<(), StoreError> {
        let sql = "insert into evaluation_evidence_withdrawn (evidence_id, by, at)
          select id, ?2, ?3 from evaluation_evidence where id = ?1
            and id not in (select evidence_id from evaluation_evidence_withdrawn)";
        if self.tx.execute(sql, params![id, by, at])? == 0 { Err(StoreError::NotFound) } else { Ok(()) }
    }
}
