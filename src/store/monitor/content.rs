//! What came in with a filing: where from, its texts, its funds, its values,
//! and what was wrong with it.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::value::{self, ValueRow};
use crate::domain::date::Date;
use crate::domain::form::{Cited, Figure, Form, FundRow};
use crate::domain::indicator::Open;
use crate::domain::money::Money;
use crate::domain::monitor::filing::{Noted, Problem};
use crate::store::target::{fund_key, fund_of_key};
use crate::store::{Store, StoreError, WriteTx, get_date};

/// A filing to add; where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NewContent<'a> {
    pub form_id: i64,
    pub filing: u32,
    /// The target version in force on the cut-off day, and what it says.
    pub version_id: i64,
    pub target_content_id: i64,
    /// Of what the form says, whatever file it stands in.
    pub digest: &'a str,
    pub day: Date,
    pub batch_id: Option<i64>,
    pub file: &'a str,
    pub sha256: &'a str,
    pub by: &'a str,
    pub at: &'a str,
}

/// What came in with a filing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ContentRow {
    pub id: i64,
    pub form_id: i64,
    /// 1, 2, …: how often the form came in.
    pub filing: u32,
    pub version_id: i64,
    pub target_content_id: i64,
    /// Indicators with a value.
    pub reported: i64,
    pub digest: String,
    pub day: Date,
    pub batch_id: Option<i64>,
    pub file: String,
    pub sha256: String,
    pub sheet: String,
    pub by: String,
    pub at: String,
    /// 项目资金
    pub funds: Vec<FundRow>,
    /// Goals and whatever else it says, label first.
    pub texts: Vec<(Cited, Cited)>,
    /// In the order of the target.
    pub values: Vec<ValueRow>,
    /// What was wrong and did not keep it out.
    pub notes: Vec<NoteRow>,
}

/// A problem of a form that was taken in all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// What is wrong, and where.
    pub noted: Noted,
    /// Of a row that fits no indicator: all it says.
    pub row_text: String,
}

const HEAD: &str = "c.id, c.form_id, c.filing, c.version_id, c.target_content_id, c.reported, c.digest, c.day,
  c.batch_id, c.file, c.sha256, c.sheet, c.by, c.at";

fn head(r: &rusqlite::Row<'_>) -> rusqlite::Result<ContentRow> {
    Ok(ContentRow {
        id: r.get(0)?,
        form_id: r.get(1)?,
        filing: r.get(2)?,
        version_id: r.get(3)?,
        target_content_id: r.get(4)?,
        reported: r.get(5)?,
        digest: r.get(6)?,
        day: get_date(r, 7)?,
        batch_id: r.get(8)?,
        file: r.get(9)?,
        sha256: r.get(10)?,
        sheet: r.get(11)?,
        by: r.get(12)?,
        at: r.get(13)?,
        funds: Vec::new(),
        texts: Vec::new(),
        values: Vec::new(),
        notes: Vec::new(),
    })
}

/// Contents of a year's forms, without what is in them.
fn heads(db: &Connection, year: i16) -> Result<Vec<ContentRow>, StoreError> {
    let mut st = db.prepare_cached(&format!(
        "select {HEAD} from monitor_round m
         join monitor_form f on f.round_id = m.id
         join monitor_content c on c.form_id = f.id and c.live = 1
         where m.year = ?1 order by c.form_id, c.filing"
    ))?;
    Ok(st.query_map([year], head)?.collect::<Result<_, _>>()?)
}

impl Store {
    /// What came in for the forms of a year, without what is in it: by form, oldest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_heads(&self, year: i16) -> Result<Vec<ContentRow>, StoreError> {
        heads(&self.db, year)
    }

    /// Some contents with all that is in them, by row.
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_contents(&self, ids: &[i64]) -> Result<HashMap<i64, ContentRow>, StoreError> {
        let list = format!("[{}]", ids.iter().map(i64::to_string).collect::<Vec<_>>().join(","));
        let mut st = self.db.prepare_cached(&format!(
            "select {HEAD} from monitor_content c where c.id in (select value from json_each(?1))"
        ))?;
        let mut found: HashMap<i64, ContentRow> = HashMap::new();
        for row in st.query_map([&list], head)? {
            let row = row?;
            found.insert(row.id, row);
        }
        self.each(include_str!("funds.sql"), &list, &mut found, |c, r| {
            c.funds.push(fund(r)?);
            Ok(())
        })?;
        self.each(include_str!("texts.sql"), &list, &mut found, |c, r| {
            c.texts.push((cited(r, 1)?, cited(r, 3)?));
            Ok(())
        })?;
        self.each(include_str!("notes.sql"), &list, &mut found, |c, r| {
            c.notes.extend(note(r)?);
            Ok(())
        })?;
        value::rows(&self.db, ids, |id, value| {
            if let Some(content) = found.get_mut(&id) {
                content.values.push(value);
            }
        })?;
        Ok(found)
    }

    fn each(
        &self,
        sql: &str,
        list: &str,
        found: &mut HashMap<i64, ContentRow>,
        mut take: impl FnMut(&mut ContentRow, &rusqlite::Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        let mut st = self.db.prepare_cached(sql)?;
        let mut rows = st.query([list])?;
        while let Some(r) = rows.next()? {
            if let Some(content) = found.get_mut(&r.get(0)?) {
                take(content, r)?;
            }
        }
        Ok(())
    }
}

fn cited(r: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Cited> {
    Ok(Cited { text: r.get(at)?, cell: r.get(at + 1)? })
}

fn fund(r: &rusqlite::Row<'_>) -> rusqlite::Result<FundRow> {
    let figure = |at| {
        let amount = r.get::<_, Option<i64>>(at + 2)?.map(Money::from_fen);
        Ok::<_, rusqlite::Error>(Figure { cited: cited(r, at)?, amount })
    };
    Ok(FundRow {
        kind: fund_of_key(r.get_ref(1)?.as_str()?),
        label: cited(r, 2)?,
        initial: figure(4)?,
        executed: figure(7)?,
        forecast: figure(10)?,
        rate: cited(r, 13)?,
        ..FundRow::default()
    })
}

/// A problem that keeps a form out is never stored.
fn note(r: &rusqlite::Row<'_>) -> rusqlite::Result<Option<NoteRow>> {
    let detail: String = r.get(2)?;
    let open = || Open::from_key(&detail).unwrap_or(Open::Words);
    let amount = |at| Ok::<_, rusqlite::Error>(Money::from_fen(r.get::<_, Option<i64>>(at)?.unwrap_or_default()));
    let problem = match r.get_ref(1)?.as_str()? {
        "unknown_indicator" => Problem::UnknownIndicator,
        "twice" => Problem::Twice(detail),
        "missing_indicator" => Problem::MissingIndicator(detail),
        "target_changed" => Problem::TargetChanged { issued: detail },
        "no_value" => Problem::NoValue,
        "unclear" => Problem::Unclear(open()),
        "unclear_forecast" => Problem::UnclearForecast(open()),
        "unknown_possibility" => Problem::UnknownPossibility,
        "no_cause" => Problem::NoCause,
        "no_measures" => Problem::NoMeasures,
        "other_paid" => Problem::OtherPaid { paid: amount(3)?, form: amount(4)? },
        _ => return Ok(None),
    };
    Ok(Some(NoteRow { noted: Noted { problem, at: cited(r, 5)? }, row_text: r.get(7)? }))
}

/// What a problem names, for its row: words, and the two sums.
fn named(problem: &Problem) -> (&str, Option<Money>, Option<Money>) {
    match problem {
        Problem::Twice(text) | Problem::MissingIndicator(text) | Problem::TargetChanged { issued: text } => {
            (text, None, None)
        }
        Problem::Unclear(open) | Problem::UnclearForecast(open) => (open.key(), None, None),
        Problem::OtherPaid { paid, form } => ("", Some(*paid), Some(*form)),
        _ => ("", None, None),
    }
}

impl WriteTx<'_> {
    /// What came in for the forms of a year; see [`Store::monitor_heads`].
    ///
    /// # Errors
    /// What the file says.
    pub fn monitor_heads(&self, year: i16) -> Result<Vec<ContentRow>, StoreError> {
        heads(&self.tx, year)
    }

    /// Keeps what came in. Of the form only what its values do not say is taken:
    /// funds and texts.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_monitor_content(
        &self,
        of: &NewContent<'_>,
        form: &Form,
        values: &[ValueRow],
        notes: &[NoteRow],
    ) -> Result<i64, StoreError> {
        let sql = "insert into monitor_content (form_id, filing, version_id, target_content_id, reported, digest, day,
            batch_id, file, sha256, sheet, money_unit, by, at)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
        self.tx.prepare_cached(sql)?.execute(params![
            of.form_id,
            of.filing,
            of.version_id,
            of.target_content_id,
            values.iter().filter(|v| v.reported.is_reported()).count() as i64,
            of.digest,
            of.day.to_string(),
            of.batch_id,
            of.file,
            of.sha256,
            form.sheet,
            form.money_unit.map(crate::store::target::unit_key),
            of.by,
            of.at
        ])?;
        let id = self.tx.last_insert_rowid();
        form.funds.iter().try_for_each(|f| self.add_monitor_fund(id, f))?;
        self.add_monitor_texts(id, form)?;
        values.iter().try_for_each(|v| self.add_monitor_value(id, v))?;
        notes.iter().try_for_each(|n| self.add_monitor_note(id, n))?;
        Ok(id)
    }

    fn add_monitor_fund(&self, content: i64, f: &FundRow) -> Result<(), StoreError> {
        let sql =
            "insert into monitor_fund (content_id, kind, label, label_cell, initial, initial_cell, initial_amount,
            executed, executed_cell, executed_amount, forecast, forecast_cell, forecast_amount, rate, rate_cell)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
        let (i, e, a) = (&f.initial, &f.executed, &f.forecast);
        self.tx.prepare_cached(sql)?.execute(params![
            content,
            fund_key(f.kind),
            f.label.text,
            f.label.cell,
            i.cited.text,
            i.cited.cell,
            i.amount.map(Money::fen),
            e.cited.text,
            e.cited.cell,
            e.amount.map(Money::fen),
            a.cited.text,
            a.cited.cell,
            a.amount.map(Money::fen),
            f.rate.text,
            f.rate.cell
        ])?;
        Ok(())
    }

    fn add_monitor_texts(&self, content: i64, form: &Form) -> Result<(), StoreError> {
        let sql = "insert into monitor_text (content_id, role, label, label_cell, text, cell)
          values (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut st = self.tx.prepare_cached(sql)?;
        let none = Cited::default();
        let head = [
            ("title", &form.title),
            ("project", &form.project),
            ("unit", &form.unit),
            ("goal_annual", &form.goals.annual),
            ("goal_actual", &form.goals.actual),
        ];
        let head = head.map(|(role, text)| (role, &none, text));
        let other = form.texts.iter().map(|(label, text)| ("other", label, text));
        for (role, label, text) in head.into_iter().chain(other).filter(|(_, _, text)| !text.is_empty()) {
            st.execute(params![content, role, label.text, label.cell, text.text, text.cell])?;
        }
        Ok(())
    }

    fn add_monitor_note(&self, content: i64, n: &NoteRow) -> Result<(), StoreError> {
        let sql = "insert into monitor_note (content_id, problem, detail, paid, said, quote, cell, row_text)
          values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let (detail, paid, said) = named(&n.noted.problem);
        self.tx.prepare_cached(sql)?.execute(params![
            content,
            n.noted.problem.key(),
            detail,
            paid.map(Money::fen),
            said.map(Money::fen),
            n.noted.at.text,
            n.noted.at.cell,
            n.row_text
        ])?;
        Ok(())
    }
}
