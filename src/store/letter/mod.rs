//! The register of letters: numbers, addressees, what each speaks of, when it
//! was delivered. Never here: what a letter says.

use rusqlite::{OptionalExtension, Row, params};

use super::{Store, StoreError, WriteTx, get_date, get_day};
use crate::domain::date::Date;
use crate::domain::letter::Serial;

/// A letter as the register keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// Row.
    pub id: i64,
    /// What it is about: `alert`.
    pub kind: String,
    /// 发文字号
    pub serial: Serial,
    /// To which department.
    pub department_id: Option<i64>,
    /// To which unit.
    pub unit_id: Option<i64>,
    /// 主送
    pub addressee: String,
    /// 抄送
    pub copies: Vec<String>,
    /// Its title.
    pub title: String,
    /// The day of the letter.
    pub issued: Date,
    /// Term to answer, in working days from delivery; none, no answer is asked.
    pub days: Option<u16>,
    /// 送达日, once it is known.
    pub delivered: Option<Date>,
    /// The last day to answer.
    pub due: Option<Date>,
    /// Who sent it.
    pub by: String,
    /// When it was entered.
    pub at: String,
}

/// What a letter speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterItem {
    /// The project, where it is about one.
    pub project_id: Option<i64>,
    /// Of an alert: `rule:part`.
    pub subject: String,
}

const LETTERS: &str = "
select l.id, l.kind, l.word, l.year, l.number, l.department_id, l.unit_id, l.addressee, l.copies, l.title,
  l.issued, l.days, d.day, d.due, l.by, l.at
from letter l
left join letter_delivery d on d.id = (select max(id) from letter_delivery where letter_id = l.id)";

fn letter(r: &Row<'_>) -> rusqlite::Result<LetterRow> {
    let copies: String = r.get(8)?;
    Ok(LetterRow {
        id: r.get(0)?,
        kind: r.get(1)?,
        serial: Serial { word: r.get(2)?, year: r.get(3)?, number: r.get(4)? },
        department_id: r.get(5)?,
        unit_id: r.get(6)?,
        addressee: r.get(7)?,
        copies: serde_json::from_str(&copies).unwrap_or_default(),
        title: r.get(9)?,
        issued: get_date(r, 10)?,
        days: r.get(11)?,
        delivered: get_day(r, 12)?,
        due: get_day(r, 13)?,
        by: r.get(14)?,
        at: r.get(15)?,
    })
}

impl Store {
    /// The register, newest first.
    ///
    /// # Errors
    /// What the file says.
    pub fn letters(&self) -> Result<Vec<LetterRow>, StoreError> {
        let mut st = self
            .db
            .prepare_cached(&format!("{LETTERS} order by l.issued desc, l.year desc, l.number desc, l.id desc"))?;
        Ok(st.query_map([], letter)?.collect::<Result<_, _>>()?)
    }

    /// What a letter speaks of, in its order.
    ///
    /// # Errors
    /// What the file says.
    pub fn letter_items(&self, letter: i64) -> Result<Vec<LetterItem>, StoreError> {
        let sql = "select project_id, subject from letter_item where letter_id = ?1 order by n";
        let mut st = self.db.prepare_cached(sql)?;
        let rows = st.query_map([letter], |r| Ok(LetterItem { project_id: r.get(0)?, subject: r.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The number that comes next under a code in a year.
    ///
    /// # Errors
    /// What the file says.
    pub fn next_letter(&self, word: &str, year: i16) -> Result<u32, StoreError> {
        next(&self.db, word, year)
    }
}

fn next(db: &rusqlite::Connection, word: &str, year: i16) -> Result<u32, StoreError> {
    // Letters on alerts, and those on findings, which bear their numbers as texts.
    let sql = "select coalesce(max(number), 0) + 1 from (
                 select number from letter where word = ?1 and year = ?2
                 union all
                 select cast(substr(document, length(?3) + 1) as integer) from rectification_event
                  where receiver is not null and substr(document, 1, length(?3)) = ?3)";
    Ok(db.query_row(sql, params![word, year, format!("{word}〔{year}〕")], |r| r.get(0))?)
}

impl WriteTx<'_> {
    /// The number that comes next under a code in a year.
    ///
    /// # Errors
    /// What the file says.
    pub fn next_letter(&self, word: &str, year: i16) -> Result<u32, StoreError> {
        next(&self.tx, word, year)
    }

    /// The letter of a number, where there is one.
    ///
    /// # Errors
    /// What the file says.
    pub fn letter_of(&self, serial: &Serial) -> Result<Option<LetterRow>, StoreError> {
        let sql = format!("{LETTERS} where l.word = ?1 and l.year = ?2 and l.number = ?3");
        Ok(self.tx.query_row(&sql, params![serial.word, serial.year, serial.number], letter).optional()?)
    }

    /// Enters a letter with what it speaks of and its delivery; its row.
    ///
    /// # Errors
    /// What the file says.
    pub fn add_letter(&self, l: &LetterRow, items: &[LetterItem]) -> Result<i64, StoreError> {
        self.tx.execute(
            "insert into letter (kind, word, year, number, department_id, unit_id, addressee, copies, title, issued,
               days, by, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            params![
                l.kind,
                l.serial.word,
                l.serial.year,
                l.serial.number,
                l.department_id,
                l.unit_id,
                l.addressee,
                serde_json::json!(l.copies).to_string(),
                l.title,
                l.issued.to_string(),
                l.days,
                l.by,
                l.at
            ],
        )?;
        let id = self.tx.last_insert_rowid();
        let sql = "insert into letter_item (letter_id, n, project_id, subject) values (?1, ?2, ?3, ?4)";
        let mut st = self.tx.prepare_cached(sql)?;
        for (n, item) in items.iter().enumerate() {
            st.execute(params![id, n as i64 + 1, item.project_id, item.subject])?;
        }
        self.set_delivery(id, l.delivered, l.due, &l.by, &l.at)?;
        Ok(id)
    }

    /// Enters when a letter was delivered and by when it is to be answered.
    ///
    /// # Errors
    /// What the file says.
    pub fn set_delivery(
        &self,
        letter: i64,
        day: Option<Date>,
        due: Option<Date>,
        by: &str,
        at: &str,
    ) -> Result<(), StoreError> {
        let text = |d: Option<Date>| d.map(|d| d.to_string());
        self.tx.execute(
            "insert into letter_delivery (letter_id, day, due, by, at) values (?1, ?2, ?3, ?4, ?5)",
            params![letter, text(day), text(due), by, at],
        )?;
        Ok(())
    }
}
