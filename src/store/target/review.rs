//! Sittings of reviewers and what they decided.

use rusqlite::{Connection, OptionalExtension, params};

use crate::store::{Store, StoreError, WriteTx};

/// One go of a reviewer through the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SittingRow {
    pub id: i64,
    pub year: i16,
    pub by: String,
    pub at: String,
    /// When it was closed.
    pub ended: Option<String>,
}

/// A decision. Points are in hundredths, as the store keeps them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct DecisionRow {
    pub id: i64,
    pub sitting_id: i64,
    pub version_id: i64,
    pub content_id: i64,
    /// `pass`, `return`, `reject` or `skip`
    pub verdict: String,
    /// `excellent`, `good`, `fair`, `poor`
    pub grade: Option<String>,
    pub points: Option<i64>,
    pub note: String,
    pub by: String,
    pub at: String,
    pub undone: bool,
    /// Points by sub-item.
    pub items: Vec<(String, i64)>,
}

fn sitting(r: &rusqlite::Row<'_>) -> rusqlite::Result<SittingRow> {
    Ok(SittingRow { id: r.get(0)?, year: r.get(1)?, by: r.get(2)?, at: r.get(3)?, ended: r.get(4)? })
}

const SITTING: &str = "select s.id, s.year, s.by, s.at, e.at
  from target_sitting s left join target_sitting_end e on e.sitting_id = s.id";

const DECISION: &str = "select d.id, d.sitting_id, d.version_id, d.content_id, d.verdict, d.grade, d.points, d.note,
    d.by, d.at, u.decision_id is not null
  from target_decision d left join target_decision_undone u on u.decision_id = d.id";

fn decision(r: &rusqlite::Row<'_>) -> rusqlite::Result<DecisionRow> {
    Ok(DecisionRow {
        id: r.get(0)?,
        sitting_id: r.get(1)?,
        version_id: r.get(2)?,
        content_id: r.get(3)?,
        verdict: r.get(4)?,
        grade: r.get(5)?,
        points: r.get(6)?,
        note: r.get(7)?,
        by: r.get(8)?,
        at: r.get(9)?,
        undone: r.get(10)?,
        items: Vec::new(),
    })
}

fn decisions(db: &Connection, place: &str, id: i64) -> Result<Vec<DecisionRow>, StoreError> {
    let mut st = db.prepare_cached(&format!("{DECISION} where {place} = ?1 order by d.id"))?;
    let mut found: Vec<DecisionRow> = st.query_map([id], decision)?.collect::<Result<_, _>>()?;
    let mut st = db.prepare_cached("select item, points from target_points where decision_id = ?1 order by item")?;
    for d in &mut found {
        d.items = st.query_map([d.id], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?;
    }
    Ok(found)
}

impl Store {
    /// A sitting by its number.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn target_sitting(&self, id: i64) -> Result<SittingRow, StoreError> {
        let sql = format!("{SITTING} where s.id = ?1");
        self.db.query_row(&sql, [id], sitting).optional()?.ok_or(StoreError::NotFound)
    }

    /// The sittings of a year, newest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn target_sittings(&self, year: i16) -> Result<Vec<SittingRow>, StoreError> {
        let mut st = self.db.prepare_cached(&format!("{SITTING} where s.year = ?1 order by s.id desc"))?;
        Ok(st.query_map([year], sitting)?.collect::<Result<_, _>>()?)
    }

    /// What was decided in a sitting, in order; those taken back too.
    ///
    /// # Errors
    /// What the file says.
    pub fn decisions_of_sitting(&self, id: i64) -> Result<Vec<DecisionRow>, StoreError> {
        decisions(&self.db, "d.sitting_id", id)
    }

    /// What was decided of a version, in order; those taken back too.
    ///
    /// # Errors
    /// What the file says.
    pub fn decisions_of_version(&self, id: i64) -> Result<Vec<DecisionRow>, StoreError> {
        decisions(&self.db, "d.version_id", id)
    }

    /// Every decision of a year that stands, in order, without its points by item.
    ///
    /// # Errors
    /// What the file says.
    pub fn decisions_of_year(&self, year: i16) -> Result<Vec<DecisionRow>, StoreError> {
        let mut st = self.db.prepare_cached(&format!(
            "{DECISION} join target_sitting s on s.id = d.sitting_id
             where s.year = ?1 and u.decision_id is null order by d.id"
        ))?;
        Ok(st.query_map([year], decision)?.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// The reviewer's open sitting of a year, opened if there is none.
    ///
    /// # Errors
    /// What the file says.
    pub fn open_sitting(&self, year: i16, by: &str, at: &str) -> Result<i64, StoreError> {
        let sql = format!("{SITTING} where s.year = ?1 and s.by = ?2 and e.at is null order by s.id desc limit 1");
        if let Some(open) = self.tx.query_row(&sql, params![year, by], sitting).optional()? {
            return Ok(open.id);
        }
        self.tx.execute("insert into target_sitting (year, by, at) values (?1, ?2, ?3)", params![year, by, at])?;
        Ok(self.tx.last_insert_rowid())
    }

    /// Ends a sitting; what was decided in it is handed on.
    ///
    /// # Errors
    /// What the file says.
    pub fn end_sitting(&self, id: i64, at: &str) -> Result<(), StoreError> {
        self.tx.execute("insert into target_sitting_end (sitting_id, at) values (?1, ?2)", params![id, at])?;
        Ok(())
    }

    /// Keeps a decision.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_decision(&self, d: &DecisionRow) -> Result<i64, StoreError> {
        let sql =
            "insert into target_decision (sitting_id, version_id, content_id, verdict, grade, points, note, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        self.tx.prepare_cached(sql)?.execute(params![
            d.sitting_id,
            d.version_id,
            d.content_id,
            d.verdict,
            d.grade,
            d.points,
            d.note,
            d.by,
            d.at
        ])?;
        let id = self.tx.last_insert_rowid();
        let mut st =
            self.tx.prepare_cached("insert into target_points (decision_id, item, points) values (?1, ?2, ?3)")?;
        for (item, points) in &d.items {
            st.execute(params![id, item, points])?;
        }
        Ok(id)
    }

    /// Marks a decision as taken back.
    ///
    /// # Errors
    /// What the file says.
    pub fn undo_decision(&self, id: i64, by: &str, at: &str) -> Result<(), StoreError> {
        let sql = "insert into target_decision_undone (decision_id, by, at) values (?1, ?2, ?3)";
        self.tx.execute(sql, params![id, by, at])?;
        Ok(())
    }

    /// See [`Store::decisions_of_sitting`].
    ///
    /// # Errors
    /// What the file says.
    pub fn decisions_of_sitting(&self, id: i64) -> Result<Vec<DecisionRow>, StoreError> {
        decisions(&self.tx, "d.sitting_id", id)
    }

    /// See [`Store::target_sitting`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`]
    pub fn target_sitting(&self, id: i64) -> Result<SittingRow, StoreError> {
        let sql = format!("{SITTING} where s.id = ?1");
        self.tx.query_row(&sql, [id], sitting).optional()?.ok_or(StoreError::NotFound)
    }
}
