//! What was filed: where from, its figures, its texts, its money, its rows.

use std::collections::HashMap;

use rusqlite::{Connection, Row as SqlRow};
use rust_decimal::Decimal;

use super::points;
use crate::domain::date::Date;
use crate::domain::evaluation::Grade;
use crate::domain::evaluation::scheme::ZeroBudget;
use crate::domain::evaluation::sheet::{Filled, Set};
use crate::domain::evaluation::state::Filed;
use crate::domain::form::{Block, Cited, Figure, Form, FormKind, FundRow, Row};
use crate::domain::indicator::Reading;
use crate::domain::money::Money;
use crate::store::target::{fund_of_key, unit_of_key};
use crate::store::{Store, StoreError, WriteTx, get_date};

/// A filing to add; where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewContent<'a> {
    pub evaluation_id: i64,
    pub filing: u32,
    /// The target in force at the year's end, and what it says; none where the form's own rows count.
    pub target: Option<(i64, i64)>,
    pub entry_id: Option<i64>,
    /// Of what it says, whatever file it stands in.
    pub digest: &'a str,
    pub day: Date,
    pub batch_id: Option<i64>,
    /// Empty where it was entered here.
    pub file: &'a str,
    pub sha256: &'a str,
    /// The rules by which it was scored.
    pub scheme: &'a str,
    pub zero_budget: Option<ZeroBudget>,
    pub by: &'a str,
    pub at: &'a str,
}

/// A filing in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ContentHead {
    pub id: i64,
    pub evaluation_id: i64,
    pub filing: u32,
    pub version_id: Option<i64>,
    pub target_content_id: Option<i64>,
    pub entry_id: Option<i64>,
    pub digest: String,
    pub day: Date,
    pub batch_id: Option<i64>,
    pub file: String,
    pub sha256: String,
    pub scheme: String,
    pub figures: Filed,
    pub zero_budget: Option<ZeroBudget>,
    pub by: String,
    pub at: String,
}

/// A row of a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRow {
    /// The indicator of the target it was held against.
    pub indicator: Option<i64>,
    /// As the form has it.
    pub row: Row,
    /// What stands in it.
    pub filled: Filled,
    /// By the rules, when it was filed.
    pub computed: Option<Decimal>,
}

/// A filing with all that is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// In figures.
    pub head: ContentHead,
    /// As a form; its rows are those of `rows`.
    pub form: Form,
    /// Row by row.
    pub rows: Vec<RowRow>,
}

const HEAD: &str = "c.id, c.evaluation_id, c.filing, c.version_id, c.target_content_id, c.entry_id, c.digest, c.day,
  c.batch_id, c.file, c.sha256, c.scheme, c.own, c.computed, c.indicators, c.indicator_marks, c.execution,
  c.execution_marks, c.budget, c.spent, c.grade, c.rows, c.asked, c.silent, c.over, c.copied, c.zero_budget, c.by,
  c.at, c.sheet, c.kind, c.form_year, c.money_unit";

fn head(r: &SqlRow<'_>) -> rusqlite::Result<ContentHead> {
    let count = |at| Ok::<_, rusqlite::Error>(r.get::<_, i64>(at)?.unsigned_abs() as usize);
    let money = |at| Ok::<_, rusqlite::Error>(r.get::<_, Option<i64>>(at)?.map(Money::from_fen));
    let word = |at| r.get::<_, Option<String>>(at);
    Ok(ContentHead {
        id: r.get(0)?,
        evaluation_id: r.get(1)?,
        filing: r.get(2)?,
        version_id: r.get(3)?,
        target_content_id: r.get(4)?,
        entry_id: r.get(5)?,
        digest: r.get(6)?,
        day: get_date(r, 7)?,
        batch_id: r.get(8)?,
        file: r.get(9)?,
        sha256: r.get(10)?,
        scheme: r.get(11)?,
        figures: Filed {
            own: points(r, 12)?,
            computed: points(r, 13)?,
            indicators: points(r, 14)?,
            indicator_marks: points(r, 15)?.unwrap_or_default(),
            execution: points(r, 16)?,
            execution_marks: points(r, 17)?.unwrap_or_default(),
            budget: money(18)?,
            spent: money(19)?,
            grade: word(20)?.and_then(|w| Grade::from_key(&w)),
            rows: count(21)?,
            asked: count(22)?,
            silent: count(23)?,
            over: count(24)?,
            copied: count(25)?,
        },
        zero_budget: word(26)?.and_then(|w| ZeroBudget::from_key(&w)),
        by: r.get(27)?,
        at: r.get(28)?,
    })
}

pub(super) fn heads(db: &Connection, year: i16) -> Result<HashMap<i64, ContentHead>, StoreError> {
    let sql = format!(
        "select {HEAD} from evaluation v join evaluation_content c on c.evaluation_id = v.id and c.live = 1
         where v.year = ?1"
    );
    let mut st = db.prepare_cached(&sql)?;
    let rows = st.query_map([year], head)?;
    rows.map(|r| r.map(|h| (h.id, h)).map_err(StoreError::from)).collect()
}

fn filings(db: &Connection, evaluation: i64) -> Result<Vec<ContentHead>, StoreError> {
    let sql =
        format!("select {HEAD} from evaluation_content c where c.evaluation_id = ?1 and c.live = 1 order by c.filing");
    Ok(db.prepare_cached(&sql)?.query_map([evaluation], head)?.collect::<Result<_, _>>()?)
}

fn cited(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Cited> {
    Ok(Cited { text: r.get(at)?, cell: r.get(at + 1)? })
}

fn figure(r: &SqlRow<'_>, at: usize) -> rusqlite::Result<Figure> {
    Ok(Figure { cited: cited(r, at)?, amount: r.get::<_, Option<i64>>(at + 2)?.map(Money::from_fen) })
}

fn content(db: &Connection, id: i64) -> Result<Content, StoreError> {
    let sql = format!("select {HEAD} from evaluation_content c where c.id = ?1");
    let (head, mut form) = db.prepare_cached(&sql)?.query_row([id], |r| {
        let unit: Option<String> = r.get(32)?;
        let form = Form {
            sheet: r.get(29)?,
            kind: FormKind::from_key(r.get_ref(30)?.as_str()?).unwrap_or(FormKind::SelfEvaluation),
            year: r.get(31)?,
            money_unit: unit.and_then(|u| unit_of_key(&u)),
            ..Form::default()
        };
        Ok((head(r)?, form))
    })?;
    texts(db, id, &mut form)?;
    let sql = "select kind, label, label_cell, initial, initial_cell, initial_amount, adjusted, adjusted_cell,
        adjusted_amount, executed, executed_cell, executed_amount, marks, marks_cell, rate, rate_cell, score, score_cell
      from evaluation_fund where content_id = ?1 order by id";
    let funds = db
        .prepare_cached(sql)?
        .query_map([id], |r| {
            Ok(FundRow {
                kind: fund_of_key(r.get_ref(0)?.as_str()?),
                label: cited(r, 1)?,
                initial: figure(r, 3)?,
                adjusted: figure(r, 6)?,
                executed: figure(r, 9)?,
                marks: cited(r, 12)?,
                rate: cited(r, 14)?,
                score: cited(r, 16)?,
                ..FundRow::default()
            })
        })?
        .collect::<Result<_, _>>()?;
    form.funds = funds;
    let rows = rows(db, id, form.year)?;
    form.rows = rows.iter().map(|r| r.row.clone()).collect();
    Ok(Content { head, form, rows })
}

fn rows(db: &Connection, id: i64, year: Option<i16>) -> Result<Vec<RowRow>, StoreError> {
    let sql = "select indicator_id, level1, level1_cell, level2, level2_cell, name, name_cell, target, target_cell,
        direction, marks, marks_cell, actual, actual_cell, score, score_cell, reason, reason_cell, own, computed,
        picked, objective, not_applicable, set_points, set_reason, set_by
      from evaluation_row where content_id = ?1 order by id";
    let rows = db
        .prepare_cached(sql)?
        .query_map([id], |r| {
            let target = cited(r, 7)?;
            let row = Row {
                level1: cited(r, 1)?,
                level2: cited(r, 3)?,
                name: cited(r, 5)?,
                reading: Reading::parse_in(&target.text, year),
                target,
                direction: Cited::new(r.get::<_, String>(9)?, ""),
                marks: cited(r, 10)?,
                actual: cited(r, 12)?,
                score: cited(r, 14)?,
                reason: cited(r, 16)?,
                ..Row::empty(Block::Annual)
            };
            let set = points(r, 23)?;
            let (reason, approver): (String, String) = (r.get(24)?, r.get(25)?);
            let filled = Filled {
                actual: row.actual.text.clone(),
                own: points(r, 18)?,
                points: points(r, 20)?,
                objective: r.get(21)?,
                not_applicable: r.get(22)?,
                reason: row.reason.text.clone(),
                set: set.map(|points| Set { points, reason, approver }),
            };
            Ok(RowRow { indicator: r.get(0)?, row, filled, computed: points(r, 19)? })
        })?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}

/// A text of the form's head that stands alone, under its word in the store.
pub(super) type Role = (&'static str, fn(&mut Form) -> &mut Cited);
pub(super) const ROLES: [Role; 10] = [
    ("title", |f| &mut f.title),
    ("project_code", |f| &mut f.project_code),
    ("project", |f| &mut f.project),
    ("department", |f| &mut f.department),
    ("unit", |f| &mut f.unit),
    ("goal_annual", |f| &mut f.goals.annual),
    ("goal_actual", |f| &mut f.goals.actual),
    ("total_marks", |f| &mut f.total_marks),
    ("total_score", |f| &mut f.total_score),
    ("grade", |f| &mut f.grade),
];
/// Any other text, with its label.
pub(super) const OTHER: &str = "other";

fn texts(db: &Connection, id: i64, form: &mut Form) -> Result<(), StoreError> {
    let sql = "select role, label, label_cell, text, cell from evaluation_text where content_id = ?1 order by id";
    let mut st = db.prepare_cached(sql)?;
    let mut rows = st.query([id])?;
    while let Some(r) = rows.next()? {
        let role = r.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?.to_string();
        match ROLES.iter().find(|(word, _)| *word == role) {
            Some((_, place)) => *place(form) = cited(r, 3)?,
            None => form.texts.push((cited(r, 1)?, cited(r, 3)?)),
        }
    }
    Ok(())
}

impl Store {
    /// What was filed, oldest first, in figures.
    ///
    /// # Errors
    /// What the file says.
    pub fn filings(&self, evaluation: i64) -> Result<Vec<ContentHead>, StoreError> {
        filings(&self.db, evaluation)
    }

    /// A filing with all that is in it.
    ///
    /// # Errors
    /// What the file says.
    pub fn evaluation_content(&self, id: i64) -> Result<Content, StoreError> {
        content(&self.db, id)
    }
}

impl WriteTx<'_> {
    /// See [`Store::filings`].
    ///
    /// # Errors
    /// What the file says.
    pub fn filings(&self, evaluation: i64) -> Result<Vec<ContentHead>, StoreError> {
        filings(&self.tx, evaluation)
    }
}
