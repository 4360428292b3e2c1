//! The indicator library: rows to draft from.

use rusqlite::params;

use crate::domain::indicator::{Level1, Level2};
use crate::store::{Store, StoreError, WriteTx};

/// An indicator of the library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct LibraryRow {
    pub id: i64,
    pub batch_id: Option<i64>,
    /// 指标编码
    pub code: Option<String>,
    /// The department it is made for; common to all where there is none.
    pub department_id: Option<i64>,
    pub level1: Option<Level1>,
    pub level2: Option<Level2>,
    pub name: String,
    /// `≥` and so on, as the sheet writes it.
    pub operator: Option<String>,
    pub unit: String,
    /// 评分标准
    pub standard: String,
    /// 指标解释, 数据来源
    pub explanation: String,
    /// Where it was taken from.
    pub source: String,
}

impl LibraryRow {
    /// What makes two rows the same indicator: its department, and its code or,
    /// without one, its class and name.
    pub fn key(&self) -> (Option<i64>, Option<&str>, Option<Level2>, &str) {
        match self.code.as_deref() {
            Some(code) => (self.department_id, Some(code), None, ""),
            None => (self.department_id, None, self.level2, &self.name),
        }
    }
}

impl Store {
    /// The library as it holds: of each indicator its newest row; common ones
    /// first, then by class and name.
    ///
    /// # Errors
    /// What the file says.
    pub fn indicator_library(&self) -> Result<Vec<LibraryRow>, StoreError> {
        let mut st = self.db.prepare_cached(include_str!("library.sql"))?;
        let rows = st.query_map([], |r| {
            let word = |at| r.get::<_, Option<String>>(at);
            Ok(LibraryRow {
                id: r.get(0)?,
                batch_id: r.get(1)?,
                code: r.get(2)?,
                department_id: r.get(3)?,
                level1: word(4)?.and_then(|k| Level1::ALL.into_iter().find(|l| l.key() == k)),
                level2: word(5)?.and_then(|k| Level2::from_key(&k)),
                name: r.get(6)?,
                operator: r.get(7)?,
                unit: r.get(8)?,
                standard: r.get(9)?,
                explanation: r.get(10)?,
                source: r.get(11)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl WriteTx<'_> {
    /// Adds an indicator.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_library_row(&self, row: &LibraryRow) -> Result<i64, StoreError> {
        let sql = "insert into indicator_library (batch_id, code, scope, department_id, level1, level2, name, operator,
            unit, standard, explanation, source)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
        self.tx.prepare_cached(sql)?.execute(params![
            row.batch_id,
            row.code,
            if row.department_id.is_some() { "department" } else { "common" },
            row.department_id,
            row.level1.map(|l| l.key()),
            row.level2.map(|l| l.key()),
            row.name,
            row.operator,
            row.unit,
            row.standard,
            row.explanation,
            row.source
        ])?;
        Ok(self.tx.last_insert_rowid())
    }
}
