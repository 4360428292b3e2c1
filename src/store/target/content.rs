//! What a version says: a form kept in rows, each text with its cell, and read
//! back exactly as it came.

use rusqlite::{Connection, Row as SqlRow, named_params, params};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::form::{Block, Cited, Figure, Form, FormKind, FundKind, FundRow, Row, TaskRow};
use crate::domain::indicator::{Doubt, Operator, Reading};
use crate::domain::money::{Money, MoneyUnit};
use crate::store::grouped::Grouped;
use crate::store::{StoreError, WriteTx, get_day};

const UNITS: [(MoneyUnit, &str); 5] = [
    (MoneyUnit::Yuan, "yuan"),
    (MoneyUnit::Qian, "qian"),
    (MoneyUnit::Wan, "wan"),
    (MoneyUnit::BaiWan, "baiwan"),
    (MoneyUnit::Yi, "yi"),
];
const FUNDS: [(FundKind, &str); 5] = [
    (FundKind::Total, "total"),
    (FundKind::Fiscal, "fiscal"),
    (FundKind::CarryOver, "carry_over"),
    (FundKind::Other, "other"),
    (FundKind::Part, "part"),
];

/// The word of a fund row in the store.
pub(in crate::store) fn fund_key(kind: FundKind) -> &'static str {
    FUNDS.iter().find(|(k, _)| *k == kind).map_or("other", |(_, key)| key)
}

/// The reverse of [`fund_key`].
pub(in crate::store) fn fund_of_key(key: &str) -> FundKind {
    FUNDS.iter().find(|(_, k)| *k == key).map(|(kind, _)| *kind).unwrap_or_default()
}

/// The word of a unit of money in the store.
pub(in crate::store) fn unit_key(unit: MoneyUnit) -> &'static str {
    UNITS.iter().find(|(u, _)| *u == unit).map_or("wan", |(_, key)| key)
}

/// The reverse of [`unit_key`].
pub(in crate::store) fn unit_of_key(key: &str) -> Option<MoneyUnit> {
    UNITS.iter().find(|(_, k)| *k == key).map(|(unit, _)| *unit)
}

/// A text of the form's head that stands alone, under its word in the store.
type Role = (&'static str, fn(&mut Form) -> &mut Cited);
const ROLES: [Role; 13] = [
    ("title", |f| &mut f.title),
    ("project_code", |f| &mut f.project_code),
    ("project", |f| &mut f.project),
    ("department", |f| &mut f.department),
    ("unit", |f| &mut f.unit),
    ("attribute", |f| &mut f.attribute),
    ("period", |f| &mut f.period),
    ("goal_whole_life", |f| &mut f.goals.whole_life),
    ("goal_annual", |f| &mut f.goals.annual),
    ("goal_actual", |f| &mut f.goals.actual),
    ("total_marks", |f| &mut f.total_marks),
    ("total_score", |f| &mut f.total_score),
    ("grade", |f| &mut f.grade),
];
/// Any other text, with its label.
const OTHER: &str = "other";

/// Gives forms one after the other, by the row of their content.
pub(super) fn stream(db: &Connection, wanted: Wanted, mut take: impl FnMut(i64, Form)) -> Result<(), StoreError> {
    let (year, id) = match wanted {
        Wanted::Year(year) => (Some(year), None),
        Wanted::Content(id) => (None, Some(id)),
    };
    let at = named_params! { ":year": year, ":id": id };
    let mut texts = db.prepare_cached(include_str!("texts.sql"))?;
    let mut texts = Grouped::new(texts.query(at)?, text);
    let mut funds = db.prepare_cached(include_str!("funds.sql"))?;
    let mut funds = Grouped::new(funds.query(at)?, fund);
    let mut tasks = db.prepare_cached(include_str!("tasks.sql"))?;
    let mut tasks = Grouped::new(tasks.query(at)?, task);
    let mut indicators = db.prepare_cached(include_str!("indicators.sql"))?;
    let mut indicators = Grouped::new(indicators.query(at)?, indicator);
    let mut heads = db.prepare_cached(include_str!("contents.sql"))?;
    let mut heads = heads.query(at)?;
    while let Some(r) = heads.next()? {
        let (id, mut form) = head(r)?;
        for (role, label, cited) in texts.of(id)? {
            match ROLES.iter().find(|(word, _)| *word == role) {
                Some((_, place)) => *place(&mut form) = cited,
                None => form.texts.push((label, cited)),
            }
        }
        form.funds = funds.of(id)?;
        form.tasks = tasks.of(id)?;
        form.rows = indicators.of(id)?;
        take(id, form);
    }
    Ok(())
}

/// Which forms are read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// All of a year, every round.
    Year(i16),
    /// One.
    Content(i64),
}

fn head(r: &SqlRow<'_>) -> rusqlite::Result<(i64, Form)> {
    let unit: Option<String> = r.get(4)?;
    let form = Form {
        kind: r.get_ref(1)?.as_str().map(FormKind::from_key).map_err(rusqlite::Error::from)?.unwrap_or_default(),
        sheet: r.get(2)?,
        year: r.get(3)?,
        money_unit: unit.and_then(|u| unit_of_key(&u)),
        ..Form::default()
    };
    Ok((r.get(0)?, form))
}

/// Its role, its label, itself.
fn text(r: &SqlRow<'_>) -> rusqlite::Result<(String, Cited, Cited)> {
    Ok((r.get(1)?, cited(r, 2)?, cited(r, 4)?))
}

fn task(r: &SqlRow<'_>) -> rusqlite::Result<TaskRow> {
    Ok(TaskRow {
        name: cited(r, 1)?,
        content: cited(r, 3)?,
        total: figure(r, 5)?,
        fiscal: figure(r, 8)?,
        other: figure(r, 11)?,
    })
}

fn cited(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Cited> {
    Ok(Cited { text: r.get(at)?, cell: r.get(at + 1)? })
}

fn figure(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Figure> {
    Ok(Figure { cited: cited(r, at)?, amount: r.get::<_, Option<i64>>(at + 2)?.map(Money::from_fen) })
}

fn fund(r: &SqlRow<'_>) -> rusqlite::Result<FundRow> {
    Ok(FundRow {
        kind: fund_of_key(r.get_ref(1)?.as_str()?),
        label: cited(r, 2)?,
        whole_life: figure(r, 4)?,
        initial: figure(r, 7)?,
        adjusted: figure(r, 10)?,
        ..FundRow::default()
    })
}

fn number(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Option<Decimal>> {
    Ok(r.get::<_, Option<String>>(at)?.and_then(|text| Decimal::from_str_exact(&text).ok()))
}

fn indicator(r: &SqlRow<'_>) -> rusqlite::Result<Row> {
    let operator = r.get_ref(11)?.as_str()?;
    let doubt: Option<String> = r.get(17)?;
    let reading = Reading {
        raw: r.get(10)?,
        operator: Operator::from_key(operator).unwrap_or(Operator::Unknown),
        value: number(r, 12)?,
        upper: number(r, 13)?,
        unit: r.get(14)?,
        date: get_day(r, 15)?,
        text: r.get(16)?,
        doubt: doubt.and_then(|key| Doubt::ALL.into_iter().find(|d| d.key() == key)),
    };
    let block = r.get_ref(1)?.as_str()?;
    Ok(Row {
        block: if block == block_key(Block::WholeLife) { Block::WholeLife } else { Block::Annual },
        level1: cited(r, 2)?,
        level2: cited(r, 4)?,
        name: cited(r, 6)?,
        target: cited(r, 8)?,
        reading,
        direction: cited(r, 18)?,
        marks: cited(r, 20)?,
        standard: cited(r, 22)?,
        explanation: cited(r, 24)?,
        note: cited(r, 26)?,
        actual: Cited::default(),
        forecast: Cited::default(),
        likelihood: Cited::default(),
        causes: Default::default(),
        score: Cited::default(),
        reason: Cited::default(),
    })
}

const fn block_key(block: Block) -> &'static str {
    match block {
        Block::Annual => "annual",
        Block::WholeLife => "whole_life",
    }
}

/// A content to add; where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewContent<'a> {
    pub version_id: i64,
    pub round: u32,
    pub day: crate::domain::date::Date,
    pub batch_id: Option<i64>,
    /// Empty where it was written here.
    pub file: &'a str,
    pub sha256: &'a str,
    pub by: &'a str,
    pub at: &'a str,
}

impl WriteTx<'_> {
    /// Keeps a form as the content of a version. Actual values and scores,
    /// which a target has none of, are not kept.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_target_content(&self, of: &NewContent<'_>, form: &Form) -> Result<i64, StoreError> {
        let sql = "insert into target_content (version_id, round, day, batch_id, file, sha256, sheet, kind, form_year,
            money_unit, amount, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
        self.tx.prepare_cached(sql)?.execute(params![
            of.version_id,
            of.round,
            of.day.to_string(),
            of.batch_id,
            of.file,
            of.sha256,
            form.sheet,
            form.kind.key(),
            form.year,
            form.money_unit.map(unit_key),
            form.amount().map(Money::fen),
            of.by,
            of.at
        ])?;
        let id = self.tx.last_insert_rowid();
        self.add_texts(id, form)?;
        form.funds.iter().try_for_each(|f| self.add_fund(id, f))?;
        form.tasks.iter().try_for_each(|t| self.add_task(id, t))?;
        form.rows.iter().try_for_each(|r| self.add_indicator(id, r))?;
        Ok(id)
    }

    fn add_texts(&self, id: i64, form: &Form) -> Result<(), StoreError> {
        let sql = "insert into target_text (content_id, role, label, label_cell, text, cell)
          values (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut st = self.tx.prepare_cached(sql)?;
        let mut form = form.clone();
        for (role, place) in ROLES {
            let c = place(&mut form);
            if !c.is_empty() || c.is_there() {
                st.execute(params![id, role, "", "", c.text, c.cell])?;
            }
        }
        for (label, c) in &form.texts {
            st.execute(params![id, OTHER, label.text, label.cell, c.text, c.cell])?;
        }
        Ok(())
    }

    fn add_fund(&self, id: i64, f: &FundRow) -> Result<(), StoreError> {
        let sql = "insert into target_fund (content_id, kind, label, label_cell, whole_life, whole_life_cell,
            whole_life_amount, initial, initial_cell, initial_amount, adjusted, adjusted_cell, adjusted_amount)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
        let (w, i, a) = (&f.whole_life, &f.initial, &f.adjusted);
        self.tx.prepare_cached(sql)?.execute(params![
            id,
            fund_key(f.kind),
            f.label.text,
            f.label.cell,
            w.cited.text,
            w.cited.cell,
            w.amount.map(Money::fen),
            i.cited.text,
            i.cited.cell,
            i.amount.map(Money::fen),
            a.cited.text,
            a.cited.cell,
            a.amount.map(Money::fen)
        ])?;
        Ok(())
    }

    fn add_task(&self, id: i64, t: &TaskRow) -> Result<(), StoreError> {
        let sql = "insert into target_task (content_id, name, name_cell, content, content_cell, total, total_cell,
            total_amount, fiscal, fiscal_cell, fiscal_amount, other, other_cell, other_amount)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
        self.tx.prepare_cached(sql)?.execute(params![
            id,
            t.name.text,
            t.name.cell,
            t.content.text,
            t.content.cell,
            t.total.cited.text,
            t.total.cited.cell,
            t.total.amount.map(Money::fen),
            t.fiscal.cited.text,
            t.fiscal.cited.cell,
            t.fiscal.amount.map(Money::fen),
            t.other.cited.text,
            t.other.cited.cell,
            t.other.amount.map(Money::fen)
        ])?;
        Ok(())
    }

    fn add_indicator(&self, id: i64, row: &Row) -> Result<(), StoreError> {
        let sql = "insert into target_indicator (content_id, block, class1, class2, level1, level1_cell, level2,
            level2_cell, name, name_cell, target, target_cell, raw, operator, value, upper, unit, date, words, doubt,
            direction, direction_cell, marks, marks_cell, weight, standard, standard_cell, explanation,
            explanation_cell, note, note_cell)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
            ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31)";
        let (level1, level2) = row.class();
        let r = &row.reading;
        self.tx.prepare_cached(sql)?.execute(params![
            id,
            block_key(row.block),
            level1.map(|l| l.key()),
            level2.map(|l| l.key()),
            row.level1.text,
            row.level1.cell,
            row.level2.text,
            row.level2.cell,
            row.name.text,
            row.name.cell,
            row.target.text,
            row.target.cell,
            r.raw,
            r.operator.key(),
            r.value.map(|v| v.to_string()),
            r.upper.map(|v| v.to_string()),
            r.unit,
            r.date.map(|d| d.to_string()),
            r.text,
            r.doubt.map(|d| d.key()),
            row.direction.text,
            row.direction.cell,
            row.marks.text,
            row.marks.cell,
            row.weight().and_then(|w| (w * Decimal::ONE_HUNDRED).round().to_i64()),
            row.standard.text,
            row.standard.cell,
            row.explanation.text,
            row.explanation.cell,
            row.note.text,
            row.note.cell
        ])?;
        Ok(())
    }
}
