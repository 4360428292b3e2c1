//! Tables for people, out: one model of a list, written as xlsx, CSV or an
//! HTML table, and one of a page laid out cell by cell, written as xlsx. Never here: what the figures mean, or where the words come from.

mod atomic;
mod csv;
mod html;
mod page;
mod page_size;
mod xlsx;

use std::path::PathBuf;

use rust_decimal::Decimal;

use crate::domain::date::Date;
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::{ratio, text};

pub use atomic::{Existing, replace_file, write_file};
pub use csv::{csv, csv_gb18030};
pub use html::html_table;
pub use page::{Look, Page, Piece, pages_xlsx, rows_for, write_pages};
pub use xlsx::{write_xlsx, xlsx};

/// A sheet as it is handed out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetOut {
    /// The tab's name; made fit for a spreadsheet when written.
    pub name: String,
    /// A line above the table, over its whole width.
    pub title: Option<String>,
    /// Remarks below the title: the first stands left, the last right
    /// (`编制单位：…`, `单位：万元`).
    pub notes: Vec<String>,
    /// The header cells; they set the width of the table.
    pub header: Vec<String>,
    /// The rows, totals and footers among them.
    pub rows: Vec<Vec<Value>>,
}

/// A cell as it is handed out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Words and codes: never a number or a formula to the program that opens it.
    Text(String),
    /// An amount, shown in this unit.
    Money(Money, MoneyUnit),
    /// A share: 0.3123 is shown as 31.23 %.
    Percent(Decimal),
    /// A number that is no amount of money.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// A count.
    Integer(i64),
}

impl Value {
    /// Text, from anything that is text.
    pub fn text(words: impl Into<String>) -> Value {
        Value::Text(words.into())
    }

    /// Text, or nothing.
    pub fn maybe_text(words: Option<&str>) -> Value {
        words.map_or(Value::Empty, Value::text)
    }

    /// An amount in yuan.
    pub const fn yuan(amount: Money) -> Value {
        Value::Money(amount, MoneyUnit::Yuan)
    }

    /// An amount in 万元.
    pub const fn wan(amount: Money) -> Value {
        Value::Money(amount, MoneyUnit::Wan)
    }
}

/// Why nothing was written; the target is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum OutFault {
    /// A file of this name is there, and the call asked not to replace one.
    #[error("exists: {}", .0.display())]
    Exists(PathBuf),
    /// The path names no file.
    #[error("not a file name: {}", .0.display())]
    NotAFileName(PathBuf),
    /// The file system refused.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file that was to be written.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// More rows or columns than a spreadsheet holds.
    #[error("{rows} rows by {columns} columns do not fit in a sheet")]
    TooLarge {
        /// Rows, the title among them.
        rows: usize,
        /// Columns.
        columns: usize,
    },
    /// The spreadsheet writer refused.
    #[error("spreadsheet: {0}")]
    Spreadsheet(String),
    /// The writer of Word files refused.
    #[error("document: {0}")]
    Document(String),
}

/// The amount in its unit with all its digits, two decimals at least.
fn amount_in(amount: Money, unit: MoneyUnit) -> Decimal {
    let mut short = amount.of(unit).normalize();
    if short.scale() < 2 {
        short.rescale(2);
    }
    short
}

/// A share as a percentage with two decimals, for formats without number formats.
fn percent_text(share: Decimal) -> String {
    format!("{:.2}%", ratio::round_half_away(ratio::points(share), 2))
}

/// Whether a program that opens the text might take it for a formula: it
/// begins, after blanks, with `=`, `+`, `-` or `@` in either width, or with a
/// tab or a line break.
fn looks_like_formula(words: &str) -> bool {
    if words.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let first = words.chars().find(|c| !text::is_blank(*c));
    first.is_some_and(|c| matches!(text::narrow_char(c), '=' | '+' | '-' | '@'))
}

/// Control characters have no place in a file for people; tabs and line breaks stay.
fn without_controls(words: &str) -> std::borrow::Cow<'_, str> {
    let bad = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    if words.contains(bad) { words.replace(bad, "").into() } else { words.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_known() {
        for words in ["=1+1", "+86", "-1", "@a", "\t=1", "\rx", "＝1", " =1"] {
            assert!(looks_like_formula(words), "{words:?}");
        }
        for words in ["", "航线补贴", "36110021T000000000001", "（=）", "1-2"] {
            assert!(!looks_like_formula(words), "{words:?}");
        }
    }

    #[test]
    fn amounts_keep_every_digit() {
        let m = Money::from_fen(10_606_752_201);
        assert_eq!(amount_in(m, MoneyUnit::Yuan).to_string(), "106067522.01");
        assert_eq!(amount_in(m, MoneyUnit::Wan).to_string(), "10606.752201");
        assert_eq!(amount_in(Money::from_yuan(60_000_000), MoneyUnit::Wan).to_string(), "6000.00");
        assert_eq!(percent_text(Decimal::new(271, 3)), "27.10%");
    }
}
