//! Frozen results: every total, item and evidence row as it was.

use rusqlite::{OptionalExtension, params};
use rust_decimal::Decimal;

use super::{columns, get_exact, get_points, get_subject, hundredths};
use crate::domain::assessment::{Formula, Ladder, Measure, Origin, Row, Subject};
use crate::domain::date::Date;
use crate::store::{Store, StoreError, WriteTx, get_date};

/// A frozen assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SnapshotRow {
    pub id: i64,
    pub year: i16,
    pub ladder: Ladder,
    pub as_of: Date,
    pub note: String,
    pub by: String,
    pub at: String,
    pub announced: Option<AnnouncementRow>,
}

/// When and where a frozen assessment was announced.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct AnnouncementRow {
    pub day: Date,
    pub address: String,
    pub by: String,
    pub at: String,
}

/// A subject's result.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ResultRow {
    pub subject: Subject,
    pub code: Option<String>,
    pub name: String,
    pub division: Option<String>,
    pub points: Decimal,
    pub full: Decimal,
    pub bonus: Decimal,
    pub total: Decimal,
    pub rank: usize,
    pub level: String,
    pub items: Vec<ResultItem>,
}

/// An item of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ResultItem {
    pub key: String,
    pub group: String,
    pub name: Option<String>,
    pub measure: Measure,
    pub formula: Formula,
    pub origin: Origin,
    pub full: Decimal,
    /// As the rows give it.
    pub computed: Option<Decimal>,
    /// What counts; nothing where it does not apply.
    pub points: Option<Decimal>,
    pub reason: String,
    pub by: String,
    pub rows: Vec<Row>,
}

impl Store {
    /// The frozen assessments of a year and ladder, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn assessment_snapshots(&self, year: i16, ladder: Ladder) -> Result<Vec<SnapshotRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select s.id, s.year, s.as_of, s.note, s.by, s.at, a.day, a.address, a.by, a.at from assessment_snapshot s
             left join assessment_announcement a on a.snapshot_id = s.id
             where s.year = ?1 and s.ladder = ?2 order by s.id",
        )?;
        let rows = st.query_map(params![year, ladder.key()], |r| {
            let announced = match r.get::<_, Option<String>>(7)? {
                Some(address) => Some(AnnouncementRow { day: get_date(r, 6)?, address, by: r.get(8)?, at: r.get(9)? }),
                None => None,
            };
            Ok(SnapshotRow {
                id: r.get(0)?,
                year: r.get(1)?,
                ladder,
                as_of: get_date(r, 2)?,
                note: r.get(3)?,
                by: r.get(4)?,
                at: r.get(5)?,
                announced,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What a frozen assessment says, in the order of its ranking.
    ///
    /// # Errors
    /// What the file says.
    pub fn assessment_results(&self, snapshot: i64) -> Result<Vec<ResultRow>, StoreError> {
        let mut st = self.db.prepare_cached(
            "select department_id, county, code, name, division, points, full, bonus, total, rank, level
             from assessment_result where snapshot_id = ?1 order by position",
        )?;
        let rows = st.query_map([snapshot], |r| {
            let points = |at| r.get(at).map(|p| Decimal::new(p, 2));
            Ok(ResultRow {
                subject: get_subject(r, 0)?,
                code: r.get(2)?,
                name: r.get(3)?,
                division: r.get(4)?,
                points: points(5)?,
                full: points(6)?,
                bonus: points(7)?,
                total: points(8)?,
                rank: r.get::<_, i64>(9)? as usize,
                level: r.get(10)?,
                items: Vec::new(),
            })
        })?;
        let mut results: Vec<ResultRow> = rows.collect::<Result<_, _>>()?;
        self.items(snapshot, &mut results)?;
        self.rows(snapshot, &mut results)?;
        Ok(results)
    }

    fn items(&self, snapshot: i64, results: &mut [ResultRow]) -> Result<(), StoreError> {
        let mut st = self.db.prepare_cached(
            "select position, key, part_of, name, measure, formula, origin, full, computed, points, reason, by
             from assessment_result_item where snapshot_id = ?1 order by position, line",
        )?;
        let mut rows = st.query([snapshot])?;
        while let Some(r) = rows.next()? {
            let Some(result) = results.get_mut(r.get::<_, i64>(0)? as usize) else { continue };
            result.items.push(ResultItem {
                key: r.get(1)?,
                group: r.get(2)?,
                name: r.get(3)?,
                measure: Measure::from_key(&r.get::<_, String>(4)?).unwrap_or(Measure::Manual),
                formula: Formula::from_key(&r.get::<_, String>(5)?).unwrap_or(Formula::Given),
                origin: Origin::from_key(&r.get::<_, String>(6)?).unwrap_or(Origin::Computed),
                full: Decimal::new(r.get(7)?, 2),
                computed: get_points(r, 8)?,
                points: get_points(r, 9)?,
                reason: r.get(10)?,
                by: r.get(11)?,
                rows: Vec::new(),
            });
        }
        Ok(())
    }

    fn rows(&self, snapshot: i64, results: &mut [ResultRow]) -> Result<(), StoreError> {
        let mut st = self.db.prepare_cached(
            "select position, line, code, name, should, done, note from assessment_result_row
             where snapshot_id = ?1 order by position, line, n",
        )?;
        let mut rows = st.query([snapshot])?;
        while let Some(r) = rows.next()? {
            let (position, line) = (r.get::<_, i64>(0)? as usize, r.get::<_, i64>(1)? as usize);
            let Some(item) = results.get_mut(position).and_then(|p| p.items.get_mut(line)) else { continue };
            item.rows.push(Row {
                code: r.get(2)?,
                name: r.get(3)?,
                should: get_exact(r, 4)?.unwrap_or_default(),
                done: get_exact(r, 5)?.unwrap_or_default(),
                note: r.get(6)?,
            });
        }
        Ok(())
    }
}

impl WriteTx<'_> {
    /// Freezes results; their order is the ranking's.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_assessment_snapshot(&self, s: &SnapshotRow, results: &[ResultRow]) -> Result<i64, StoreError> {
        self.tx.execute(
            "insert into assessment_snapshot (year, ladder, as_of, note, by, at) values (?1, ?2, ?3, ?4, ?5, ?6)",
            params![s.year, s.ladder.key(), s.as_of.to_string(), s.note, s.by, s.at],
        )?;
        let id = self.tx.last_insert_rowid();
        for (position, result) in results.iter().enumerate() {
            self.add_result(id, position as i64, result)?;
        }
        Ok(id)
    }

    fn add_result(&self, snapshot: i64, position: i64, r: &ResultRow) -> Result<(), StoreError> {
        let (department, county) = columns(&r.subject);
        self.tx
            .prepare_cached(
                "insert into assessment_result (snapshot_id, position, department_id, county, code, name, division,
                   points, full, bonus, total, rank, level)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                snapshot,
                position,
                department,
                county,
                r.code,
                r.name,
                r.division,
                hundredths(r.points),
                hundredths(r.full),
                hundredths(r.bonus),
                hundredths(r.total),
                r.rank as i64,
                r.level
            ])?;
        for (line, item) in r.items.iter().enumerate() {
            self.add_result_item(snapshot, position, line as i64, item)?;
        }
        Ok(())
    }

    fn add_result_item(&self, snapshot: i64, position: i64, line: i64, i: &ResultItem) -> Result<(), StoreError> {
        self.tx
            .prepare_cached(
                "insert into assessment_result_item (snapshot_id, position, line, key, part_of, name, measure, formula,
                   origin, full, computed, points, reason, by)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(params![
                snapshot,
                position,
                line,
                i.key,
                i.group,
                i.name,
                i.measure.key(),
                i.formula.key(),
                i.origin.key(),
                hundredths(i.full),
                i.computed.map(hundredths),
                i.points.map(hundredths),
                i.reason,
                i.by
            ])?;
        let mut st = self.tx.prepare_cached(
            "insert into assessment_result_row (snapshot_id, position, line, n, code, name, should, done, note)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        for (n, row) in i.rows.iter().enumerate() {
            let (should, done) = (row.should.to_string(), row.done.to_string());
            st.execute(params![snapshot, position, line, n as i64, row.code, row.name, should, done, row.note])?;
        }
        Ok(())
    }

    /// Takes down when and where a frozen assessment was announced, once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is no such assessment, or it was announced before.
    pub fn announce_assessment(&self, snapshot: i64, a: &AnnouncementRow) -> Result<(), StoreError> {
        let known: Option<i64> = self
            .tx
            .query_row(
                "select id from assessment_snapshot where id = ?1
                   and id not in (select snapshot_id from assessment_announcement)",
                [snapshot],
                |r| r.get(0),
            )
            .optional()?;
        let id = known.ok_or(StoreError::NotFound)?;
        self.tx.execute(
            "insert into assessment_announcement (snapshot_id, day, address, by, at) values (?1, ?2, ?3, ?4, ?5)",
            params![id, a.day.to_string(), a.address, a.by, a.at],
        )?;
        Ok(())
    }
}
