//! What a form says of each indicator, as it was written and as it was read.

use rusqlite::{Connection, Row as SqlRow, params};
use rust_decimal::Decimal;

use crate::domain::form::{Cited, weight};
use crate::domain::indicator::{Aim, Direction, Doubt, Level1, Level2, Operator, Reading};
use crate::domain::monitor::reported::{Possibility, Reported};
use crate::store::{StoreError, WriteTx, get_day};

/// A line of a form with its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueRow {
    /// Row of the indicator in the target version in force on the cut-off day.
    pub indicator_id: i64,
    /// 一级指标 as the target prints it.
    pub level1: String,
    /// 二级指标 as the target prints it.
    pub level2: String,
    /// What the unit says.
    pub reported: Reported,
    /// Where its value stands.
    pub actual_cell: String,
    /// Where its forecast stands.
    pub forecast_cell: String,
    /// 完成目标可能性 as written.
    pub likelihood: Cited,
    /// 原因说明
    pub reason: Cited,
    /// 备注
    pub note: Cited,
}

/// The columns of [`reported`], then those that only [`rows`] reads.
const REPORTED: &str = "v.content_id, i.name, i.marks, i.raw, i.operator, i.value, i.upper, i.unit, i.date, i.words,
  i.doubt, i.class1, i.class2, i.direction,
  v.actual, v.actual_operator, v.actual_value, v.actual_upper, v.actual_unit, v.actual_date, v.actual_words, v.actual_doubt,
  v.forecast, v.forecast_operator, v.forecast_value, v.forecast_upper, v.forecast_unit, v.forecast_date,
  v.forecast_words, v.forecast_doubt, v.possibility, v.causes, v.reason, v.note";
const CELLS: &str = "v.indicator_id, i.level1, i.level2, v.actual_cell, v.forecast_cell, v.likelihood,
  v.likelihood_cell, v.reason_cell, v.note_cell";
const FROM: &str = "from monitor_value v join target_indicator i on i.id = v.indicator_id
  where v.content_id in (select value from json_each(?1)) order by v.content_id, v.id";

/// A list of rows as SQLite takes it.
fn list(ids: &[i64]) -> String {
    format!("[{}]", ids.iter().map(i64::to_string).collect::<Vec<_>>().join(","))
}

/// What the forms of some contents say, by content, in the order of the target.
pub(super) fn all_reported(
    db: &Connection,
    contents: &[i64],
    mut take: impl FnMut(i64, Reported),
) -> Result<(), StoreError> {
    let mut st = db.prepare_cached(&format!("select {REPORTED} {FROM}"))?;
    let mut rows = st.query([list(contents)])?;
    while let Some(r) = rows.next()? {
        take(r.get(0)?, reported(r)?);
    }
    Ok(())
}

/// The same with all cells.
pub(super) fn rows(db: &Connection, contents: &[i64], mut take: impl FnMut(i64, ValueRow)) -> Result<(), StoreError> {
    let mut st = db.prepare_cached(&format!("select {REPORTED}, {CELLS} {FROM}"))?;
    let mut rows = st.query([list(contents)])?;
    while let Some(r) = rows.next()? {
        let cited =
            |text: usize, cell: usize| Ok::<_, rusqlite::Error>(Cited { text: r.get(text)?, cell: r.get(cell)? });
        let row = ValueRow {
            indicator_id: r.get(34)?,
            level1: r.get(35)?,
            level2: r.get(36)?,
            reported: reported(r)?,
            actual_cell: r.get(37)?,
            forecast_cell: r.get(38)?,
            likelihood: cited(39, 40)?,
            reason: cited(32, 41)?,
            note: cited(33, 42)?,
        };
        take(r.get(0)?, row);
    }
    Ok(())
}

fn number(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Option<Decimal>> {
    Ok(r.get_ref(at)?.as_str_or_null()?.and_then(|text| Decimal::from_str_exact(text).ok()))
}

/// Eight columns: as written, operator, value, upper, unit, day, words, doubt.
fn reading(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Reading> {
    Ok(Reading {
        raw: r.get(at)?,
        operator: Operator::from_key(r.get_ref(at + 1)?.as_str()?).unwrap_or(Operator::Unknown),
        value: number(r, at + 2)?,
        upper: number(r, at + 3)?,
        unit: r.get(at + 4)?,
        date: get_day(r, at + 5)?,
        text: r.get(at + 6)?,
        doubt: r.get_ref(at + 7)?.as_str_or_null()?.and_then(|key| Doubt::ALL.into_iter().find(|d| d.key() == key)),
    })
}

fn reported(r: &SqlRow<'_>) -> rusqlite::Result<Reported> {
    let key = |at: usize| Ok::<_, rusqlite::Error>(r.get_ref(at)?.as_str_or_null()?);
    let class = (key(11)?.and_then(Level1::from_key), key(12)?.and_then(Level2::from_key));
    let causes: i64 = r.get(31)?;
    let said = [r.get_ref(32)?.as_str()?, r.get_ref(33)?.as_str()?];
    Ok(Reported {
        name: r.get(1)?,
        weight: weight(r.get_ref(2)?.as_str()?),
        aim: Aim {
            target: reading(r, 3)?.with_class(class.1),
            class,
            direction: Direction::parse(r.get_ref(13)?.as_str()?),
            accumulates: None,
            planned_from: None,
        },
        actual: reading(r, 14)?,
        forecast: reading(r, 22)?,
        possibility: key(30)?.and_then(Possibility::from_key),
        causes: std::array::from_fn(|n| causes & (1 << n) != 0),
        reason: Reported::joined(said),
    })
}

impl WriteTx<'_> {
    /// Keeps a line of a form.
    ///
    /// # Errors
    /// What the file says.
    pub(super) fn add_monitor_value(&self, content: i64, v: &ValueRow) -> Result<(), StoreError> {
        let sql = "insert into monitor_value (content_id, indicator_id,
            actual, actual_cell, actual_operator, actual_value, actual_upper, actual_unit, actual_date, actual_words,
            actual_doubt, forecast, forecast_cell, forecast_operator, forecast_value, forecast_upper, forecast_unit,
            forecast_date, forecast_words, forecast_doubt, likelihood, likelihood_cell, possibility, causes,
            reason, reason_cell, note, note_cell)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
            ?22, ?23, ?24, ?25, ?26, ?27, ?28)";
        let r = &v.reported;
        let (a, f) = (&r.actual, &r.forecast);
        let number = |n: Option<Decimal>| n.map(|n| n.to_string());
        let causes: i64 = (0..5).filter(|n| r.causes[*n]).map(|n| 1 << n).sum();
        self.tx.prepare_cached(sql)?.execute(params![
            content,
            v.indicator_id,
            a.raw,
            v.actual_cell,
            a.operator.key(),
            number(a.value),
            number(a.upper),
            a.unit,
            a.date.map(|d| d.to_string()),
            a.text,
            a.doubt.map(Doubt::key),
            f.raw,
            v.forecast_cell,
            f.operator.key(),
            number(f.value),
            number(f.upper),
            f.unit,
            f.date.map(|d| d.to_string()),
            f.text,
            f.doubt.map(Doubt::key),
            v.likelihood.text,
            v.likelihood.cell,
            r.possibility.map(Possibility::key),
            causes,
            v.reason.text,
            v.reason.cell,
            v.note.text,
            v.note.cell
        ])?;
        Ok(())
    }
}
