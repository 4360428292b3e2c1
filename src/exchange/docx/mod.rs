//! Letters and lists as Word files, in the manner of GB/T 9704-2012: a value
//! in, bytes out. The words come from the caller. The same letter gives the
//! same bytes. Never here: what a letter should say, or reading Word files.

mod lines;
mod paper;

use std::path::Path;

use crate::domain::date::Date;
use crate::exchange::out::{Existing, OutFault, write_file};

/// A letter, or a list that goes out like one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// Printed across, for wide tables.
    pub landscape: bool,
    /// 发文字号: `饶财绩函〔2021〕12号`.
    pub number: Option<String>,
    /// The title; a line break divides it.
    pub title: String,
    /// 主送, without its colon.
    pub recipient: Option<String>,
    /// What it says.
    pub body: Vec<Block>,
    /// 附件
    pub attachments: Vec<String>,
    /// 落款
    pub signature: Option<Signature>,
    /// 抄送: whom a copy goes to.
    pub copies: Vec<String>,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of the first level (`一、…`) to the third; the caller numbers it.
    Heading(u8, String),
    /// A paragraph; a line break begins another.
    Text(String),
    /// Paragraphs numbered `1.`, `2.`, …
    Numbered(Vec<String>),
    /// A table.
    Table(Table),
}

/// A table over the whole width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Shares of the width, one a column.
    pub widths: Vec<u16>,
    /// Header cells, repeated on every page; none, no header.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableRow {
    /// A heading over all columns.
    Group(String),
    /// One text a column.
    Cells(Vec<String>),
}

/// 落款
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who signs.
    pub by: String,
    /// The day of the letter.
    pub day: Date,
}

/// The letter as a file's bytes.
///
/// # Errors
/// [`OutFault::Document`] when the writer refuses.
pub fn docx(letter: &Letter) -> Result<Vec<u8>, OutFault> {
    paper::write(letter)
}

/// The letter at `path`, whole or not at all.
///
/// # Errors
/// See [`OutFault`].
pub fn write_docx(path: &Path, letter: &Letter, existing: Existing) -> Result<(), OutFault> {
    write_file(path, &docx(letter)?, existing)
}

/// A day as letters write it: `2021年7月31日`.
pub fn letter_day(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests;
