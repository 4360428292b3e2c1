//! A sheet seen through its header: typed reads of single cells, each fault
//! with the cell it stands in. What a row means as a whole is not known here.

use std::collections::HashMap;

use crate::domain::code::{self, BadCode, ProjectCode};
use crate::domain::date::{Epoch, ReadDate};
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::text;
use crate::exchange::record::{Column, Kind, MappedColumn, Place, Reason};
use crate::exchange::sheet::{Cell, Sheet};

pub(crate) use super::values::plain;
use super::values::{date_in, is_error_text, money_in};

/// A cell that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub place: Place,
    pub reason: Reason,
    pub quote: String,
}

/// A code and a name, either of which may be missing.
pub(crate) type Pair = (Option<String>, Option<String>);

static NOTHING: Cell = Cell::Empty;

/// A sheet with its vertical merges at hand.
pub(crate) struct Grid<'a> {
    pub sheet: &'a Sheet,
    pub epoch: Epoch,
    /// Column to merged runs of rows (first, last), sorted.
    merges: HashMap<u16, Vec<(u32, u32)>>,
}

impl<'a> Grid<'a> {
    pub fn new(sheet: &'a Sheet, epoch: Epoch) -> Grid<'a> {
        let mut merges: HashMap<u16, Vec<(u32, u32)>> = HashMap::new();
        for m in sheet.merged.iter().filter(|m| m.last_row > m.first_row) {
            merges.entry(m.first_column).or_default().push((m.first_row, m.last_row));
        }
        merges.values_mut().for_each(|runs| runs.sort_unstable());
        Grid { sheet, epoch, merges }
    }

    /// The cell itself.
    pub fn cell(&self, row: u32, column: u16) -> &'a Cell {
        self.sheet.rows.get(row as usize).and_then(|r| r.get(column as usize)).unwrap_or(&NOTHING)
    }

    /// The cell, or the first of the merged run it lies in.
    pub fn filled(&self, row: u32, column: u16) -> &'a Cell {
        let cell = self.cell(row, column);
        if !matches!(cell, Cell::Empty) {
            return cell;
        }
        let Some(runs) = self.merges.get(&column) else {
            return cell;
        };
        let after = runs.partition_point(|(first, _)| *first <= row);
        match after.checked_sub(1).map(|i| runs[i]) {
            Some((first, last)) if row <= last => self.cell(first, column),
            _ => cell,
        }
    }

    pub fn has_merges(&self, column: u16) -> bool {
        self.merges.contains_key(&column)
    }

    pub fn row(&self, row: u32) -> &'a [Cell] {
        self.sheet.rows.get(row as usize).map_or(&[], Vec::as_slice)
    }
}

/// The columns of a table by meaning, and the unit of each money column.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    by: HashMap<Column, Vec<u16>>,
    pub units: HashMap<u16, MoneyUnit>,
    pub unit: Option<MoneyUnit>,
    pub kind: Option<Kind>,
    headers: Vec<String>,
}

impl Columns {
    pub fn new(mapped: &[MappedColumn], kind: Kind) -> Columns {
        let headers = mapped.iter().map(|m| m.header.clone()).collect();
        let mut columns = Columns { kind: Some(kind), headers, ..Columns::default() };
        for m in mapped {
            if let Some(column) = m.column {
                columns.by.entry(column).or_default().push(m.index);
            }
        }
        columns
    }

    /// The header as printed.
    pub fn header(&self, index: u16) -> &str {
        self.headers.get(index as usize).map_or("", String::as_str)
    }

    pub fn all(&self, column: Column) -> &[u16] {
        self.by.get(&column).map_or(&[], Vec::as_slice)
    }

    pub fn first(&self, column: Column) -> Option<u16> {
        self.all(column).first().copied()
    }

    pub fn has(&self, column: Column) -> bool {
        self.first(column).is_some()
    }

    fn has_projects(&self) -> bool {
        self.has(Column::ProjectCode) || self.has(Column::ProjectName)
    }

    pub fn unit_at(&self, index: u16) -> MoneyUnit {
        self.units.get(&index).copied().or(self.unit).unwrap_or(MoneyUnit::Yuan)
    }
}

/// One row seen through the columns.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    pub grid: &'a Grid<'a>,
    pub columns: &'a Columns,
    /// From 0.
    pub row: u32,
}

impl<'a> Line<'a> {
    pub fn place(&self, index: u16) -> Place {
        Place { row: self.row + 1, column: index }
    }

    /// The place of a column's cell; the first column where the table has no such.
    pub fn place_of(&self, column: Column) -> Place {
        self.place(self.columns.first(column).unwrap_or(0))
    }

    fn trouble(&self, index: u16, reason: Reason) -> Trouble {
        let quote = plain(self.grid.filled(self.row, index)).chars().take(80).collect();
        Trouble { place: self.place(index), reason, quote }
    }

    /// That a needed cell is empty, or its column missing.
    pub fn lacks(&self, column: Column) -> Trouble {
        self.fault(column, Reason::Missing(column))
    }

    /// That a column's cell is at fault.
    pub fn fault(&self, column: Column, reason: Reason) -> Trouble {
        self.trouble(self.columns.first(column).unwrap_or(0), reason)
    }

    /// Cleaned text of a column; `None` when the column is missing, the cell
    /// empty, a dash, or an error.
    pub fn text(&self, column: Column) -> Option<String> {
        let text = plain(self.grid.filled(self.row, self.columns.first(column)?));
        (!text.is_empty() && !text.chars().all(text::is_dash)).then_some(text)
    }

    /// The texts of all columns of one meaning, joined by a blank.
    pub fn texts(&self, column: Column) -> String {
        let texts: Vec<String> =
            self.columns.all(column).iter().map(|i| plain(self.grid.filled(self.row, *i))).collect();
        texts.join(" ").trim().to_string()
    }

    /// Like [`Line::text`], but an error in the cell is a fault.
    pub fn sure_text(&self, column: Column) -> Result<Option<String>, Trouble> {
        let Some(index) = self.columns.first(column) else {
            return Ok(None);
        };
        match self.grid.filled(self.row, index) {
            Cell::Error(_) => Err(self.trouble(index, Reason::ErrorCell)),
            Cell::Uncomputed => Err(self.trouble(index, Reason::FormulaWithoutValue)),
            Cell::Text(t) if is_error_text(t) => Err(self.trouble(index, Reason::ErrorCell)),
            _ => Ok(self.text(column)),
        }
    }

    /// An opaque number that keys a row (voucher, quota line): digits must be whole.
    pub fn key(&self, column: Column) -> Result<Option<String>, Trouble> {
        let Some(index) = self.columns.first(column) else {
            return Ok(None);
        };
        if matches!(self.grid.filled(self.row, index), Cell::Number { exact: false, .. }) {
            return Err(self.trouble(index, Reason::DigitsLost));
        }
        let text = self.sure_text(column)?;
        if text.as_deref().is_some_and(|t| ProjectCode::parse(t) == Err(BadCode::DigitsLost)) {
            return Err(self.trouble(index, Reason::DigitsLost));
        }
        Ok(text)
    }

    /// A code and the name that stands in the same cell, if one does.
    fn code(&self, column: Column) -> Result<Pair, Trouble> {
        let Some(index) = self.columns.first(column) else {
            return Ok((None, None));
        };
        let Some(text) = self.key(column)? else {
            return Ok((None, None));
        };
        match ProjectCode::parse(&text) {
            Ok(code) => Ok((Some(code.to_string()), None)),
            Err(BadCode::Empty) => Ok((None, None)),
            Err(BadCode::DigitsLost) => Err(self.trouble(index, Reason::DigitsLost)),
            Err(_) => match code::split(&text) {
                (Some(code), name) => Ok((Some(code), name)),
                // A unit's code column that holds names only: a name all the same.
                (None, name) if column != Column::ProjectCode => Ok((None, name)),
                _ => Err(self.trouble(index, Reason::BadCode)),
            },
        }
    }

    /// Code and name from two columns, or from one that holds both. Codes
    /// shorter than `shortest` are no codes but the head of a name.
    fn pair(&self, code: Column, name: Column, shortest: usize) -> Result<Pair, Trouble> {
        let (told, beside) = self.code(code)?;
        if told.is_some() {
            let text = self.text(name).or(beside).map(|t| match code::split(&t) {
                (Some(c), Some(n)) if Some(&c) == told.as_ref() => n,
                _ => t,
            });
            return Ok((told, text.filter(|t| !t.is_empty())));
        }
        let Some(index) = self.columns.first(name) else {
            return Ok((None, beside));
        };
        if matches!(self.grid.filled(self.row, index), Cell::Number { exact: false, .. }) {
            return Err(self.trouble(index, Reason::DigitsLost));
        }
        let Some(text) = self.sure_text(name)? else {
            return Ok((None, beside));
        };
        match code::split(&text) {
            (Some(c), n) if c.len() >= shortest => Ok((Some(c), n)),
            _ => Ok((None, Some(text))),
        }
    }

    /// 项目代码 and 项目名称.
    pub fn project(&self) -> Result<Pair, Trouble> {
        if self.columns.has_projects() || self.columns.kind != Some(Kind::Execution) {
            return self.pair(Column::ProjectCode, Column::ProjectName, 6);
        }
        // One column of codes for departments, units and projects: the long ones are projects.
        let both = self.pair(Column::UnitCode, Column::Unit, 3)?;
        Ok(if is_project_code(&both) { both } else { (None, None) })
    }

    /// 部门代码 and 部门名称.
    pub fn department(&self) -> Result<Pair, Trouble> {
        self.pair(Column::DepartmentCode, Column::Department, 3)
    }

    /// 单位代码 and 单位名称.
    pub fn unit(&self) -> Result<Pair, Trouble> {
        let unit = self.pair(Column::UnitCode, Column::Unit, 3)?;
        let is_project =
            !self.columns.has_projects() && self.columns.kind == Some(Kind::Execution) && is_project_code(&unit);
        Ok(if is_project { (None, None) } else { unit })
    }

    /// The amount of a column, or of several that add up.
    pub fn money(&self, column: Column) -> Result<Option<Money>, Trouble> {
        let mut sum = None;
        for index in self.columns.all(column) {
            let unit = self.columns.unit_at(*index);
            match money_in(self.grid.cell(self.row, *index), unit) {
                Ok(None) => {}
                Ok(Some(m)) => sum = Some(sum.unwrap_or(Money::ZERO) + m),
                Err(reason) => return Err(self.trouble(*index, reason)),
            }
        }
        Ok(sum)
    }

    /// The date of a column.
    pub fn date(&self, column: Column) -> Result<Option<ReadDate>, Trouble> {
        let Some(index) = self.columns.first(column) else {
            return Ok(None);
        };
        date_in(self.grid.filled(self.row, index), self.grid.epoch).map_err(|reason| self.trouble(index, reason))
    }

    /// A year: `2021`, `2021年度`.
    pub fn year(&self, column: Column) -> Option<i16> {
        let text = text::narrow(&self.text(column)?);
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        let rest = text[digits.len()..].trim();
        let rest_fits = rest.is_empty() || rest.starts_with('年') || rest == ".0";
        digits.parse().ok().filter(|y| rest_fits && (1990..=2100).contains(y))
    }

    /// The whole row, cells joined by tabs.
    pub fn row_text(&self) -> String {
        self.grid.row(self.row).iter().map(plain).collect::<Vec<_>>().join("\t").trim_end().to_string()
    }
}

/// Longer than any code of a unit three levels deep.
fn is_project_code(pair: &Pair) -> bool {
    pair.0.as_ref().is_some_and(|c| c.len() > 12)
}
