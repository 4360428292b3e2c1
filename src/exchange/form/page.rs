//! A sheet, or the tables and lines of a Word file one under the other, as one
//! grid of areas: a merged cell is one area wherever it is asked for.
//!
//! Never here: what an area means.

use crate::domain::form::Cited;
use crate::domain::text;
use crate::exchange::record::{Place, address};
use crate::exchange::sheet::dress::Dress;
use crate::exchange::sheet::{Cell, Sheet};
use crate::exchange::word::{Block, Document, Table};
use std::collections::HashMap;

use super::{LeftOut, Why};

/// No form is longer or wider; what lies beyond is told and not read.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 256;
/// More squares than all merged cells of a form cover.
const MOST_LOOKS: usize = 20_000_000;
/// A cell of a form holds no more than this many characters.
const LONGEST: usize = 20_000;

/// A cell, merged or not. Ends are included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Area {
    pub text: String,
    pub address: String,
    pub top: usize,
    pub bottom: usize,
    pub left: usize,
    pub right: usize,
}

impl Area {
    pub fn cited(&self) -> Cited {
        Cited::new(self.text.clone(), self.address.clone())
    }

    pub fn height(&self) -> usize {
        self.bottom - self.top + 1
    }
}

/// A text without blanks, its full-width signs made narrow.
pub(super) fn squeeze(s: &str) -> String {
    s.chars().filter(|c| !text::is_blank(*c)).map(narrow).collect()
}

/// Brackets, colons and digits only: 、 and 。 stay what they are.
fn narrow(c: char) -> char {
    match c {
        '、' | '。' => c,
        '〔' | '【' | '［' => '(',
        '〕' | '】' | '］' => ')',
        c => text::narrow_char(c),
    }
}

/// Cells of a sheet that show more than their number.
pub(super) type Dressed = HashMap<(u32, u16), Dress>;

/// The grid.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub name: String,
    areas: Vec<Area>,
    /// Area number + 1 of every square; 0 where nothing is.
    squares: Vec<u32>,
    pub rows: usize,
    pub columns: usize,
    /// First row and width of every table of a Word file.
    pub tables: Vec<(usize, usize)>,
    /// Squares of merged areas looked at so far.
    looked: usize,
}

impl Page {
    pub fn new(name: &str, rows: usize, columns: usize) -> Page {
        Page { name: name.to_string(), squares: vec![0; rows * columns], rows, columns, ..Page::default() }
    }

    /// A sheet as it stands, and what of it could not be read at all.
    pub fn of_sheet(sheet: &Sheet, dressed: Option<&Dressed>, left_out: &mut Vec<LeftOut>) -> Page {
        let plain = |cell: &Cell, row: usize, column: usize| {
            plain(cell, dressed.and_then(|d| d.get(&(u32::try_from(row).ok()?, u16::try_from(column).ok()?))))
        };
        let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        let merged_width = sheet.merged.iter().map(|m| usize::from(m.last_column) + 1).max().unwrap_or(0);
        let (rows, columns) =
            (sheet.rows.len().min(MOST_ROWS), width.max(merged_width.min(width + 40)).min(MOST_COLUMNS));
        let name = text::clean(&sheet.name);
        let at = |row: usize, column: usize| address(Place { row: row as u32 + 1, column: column as u16 });
        if rows < sheet.rows.len() || columns < width {
            let cell = if rows < sheet.rows.len() { at(rows, 0) } else { at(0, columns) };
            left_out.push(LeftOut::new(&name, cell, "", Why::Beyond));
        }
        let mut page = Page::new(&name, rows, columns);
        for m in &sheet.merged {
            let (top, left) = (m.first_row as usize, usize::from(m.first_column));
            if top >= rows || left >= columns {
                continue;
            }
            let text = plain(sheet.rows[top].get(left).unwrap_or(&Cell::Empty), top, left);
            let (bottom, right) = ((m.last_row as usize).min(rows - 1), usize::from(m.last_column).min(columns - 1));
            page.put(Area { text, address: at(top, left), top, bottom, left, right });
        }
        for (row, cells) in sheet.rows.iter().enumerate().take(rows) {
            for (column, cell) in cells.iter().enumerate().take(columns) {
                if *cell == Cell::Empty || page.area(row, column).is_some() {
                    continue;
                }
                if let Some(why) = trouble(cell) {
                    left_out.push(LeftOut::new(&name, at(row, column), &plain(cell, row, column), why));
                }
                let address = at(row, column);
                page.put(Area {
                    text: plain(cell, row, column),
                    address,
                    top: row,
                    bottom: row,
                    left: column,
                    right: column,
                });
            }
        }
        page
    }

    /// The lines and tables of a Word file one under the other.
    pub fn of_document(document: &Document, left_out: &mut Vec<LeftOut>) -> Page {
        let height = |b: &Block| match b {
            Block::Line(..) => 1,
            // A blank row sets tables apart.
            Block::Table(t) => t.rows.len() + 1,
        };
        let table_width = |t: &Table| t.rows.iter().flatten().map(|c| c.column + c.span).max().unwrap_or(1);
        let width = |b: &Block| match b {
            Block::Line(..) => 1,
            Block::Table(t) => table_width(t),
        };
        let rows = document.blocks.iter().map(height).sum::<usize>();
        let columns = document.blocks.iter().map(width).max().unwrap_or(1).min(MOST_COLUMNS);
        let mut page = Page::new("", rows.min(MOST_ROWS), columns);
        let mut top = 0;
        for block in &document.blocks {
            if top + height(block) > MOST_ROWS {
                left_out.push(LeftOut::new("", "", "", Why::Beyond));
                break;
            }
            match block {
                Block::Line(number, words) => {
                    let (text, address) = (words.clone(), format!("P{number}"));
                    page.put(Area { text, address, top, bottom: top, left: 0, right: columns - 1 });
                }
                Block::Table(table) => {
                    page.tables.push((top, table_width(table)));
                    page.put_table(table, top);
                }
            }
            top += height(block);
        }
        page
    }

    fn put_table(&mut self, table: &Table, top: usize) {
        let mut areas: Vec<Area> = Vec::new();
        // The cell above of every column, to be continued.
        let mut above: Vec<Option<usize>> = vec![None; self.columns];
        for (r, cells) in table.rows.iter().enumerate() {
            for (c, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.column < self.columns) {
                let right = (cell.column + cell.span - 1).min(self.columns - 1);
                let upper =
                    above[cell.column].filter(|n| areas[*n].bottom + 1 == top + r && areas[*n].left == cell.column);
                match upper.filter(|_| cell.continues) {
                    Some(n) => areas[n].bottom = top + r,
                    None => {
                        let address = format!("T{}R{}C{}", table.number, r + 1, c + 1);
                        let text = cell.text.clone();
                        areas.push(Area { text, address, top: top + r, bottom: top + r, left: cell.column, right });
                        above[cell.column..=right].fill(Some(areas.len() - 1));
                    }
                }
            }
        }
        areas.into_iter().for_each(|area| self.put(area));
    }

    /// Puts an area where nothing is yet; one that overlaps another keeps only
    /// its first square.
    pub fn put(&mut self, mut area: Area) {
        let free = |page: &Page, a: &Area| {
            (a.top..=a.bottom).all(|r| (a.left..=a.right).all(|c| page.square(r, c) == Some(0)))
        };
        self.looked = self.looked.saturating_add(area.height().saturating_mul(area.right - area.left + 1));
        if self.looked > MOST_LOOKS || !free(self, &area) {
            (area.bottom, area.right) = (area.top, area.left);
            if !free(self, &area) {
                return;
            }
        }
        self.areas.push(area);
        let (number, area) = (self.areas.len() as u32, &self.areas[self.areas.len() - 1]);
        for row in area.top..=area.bottom {
            let from = row * self.columns;
            self.squares[from + area.left..=from + area.right].fill(number);
        }
    }

    fn square(&self, row: usize, column: usize) -> Option<u32> {
        (row < self.rows && column < self.columns).then(|| self.squares[row * self.columns + column])
    }

    /// The number of the area that covers a square.
    pub fn number(&self, row: usize, column: usize) -> Option<usize> {
        self.square(row, column).filter(|n| *n > 0).map(|n| n as usize - 1)
    }

    /// The area that covers a square.
    pub fn area(&self, row: usize, column: usize) -> Option<&Area> {
        self.number(row, column).map(|n| &self.areas[n])
    }

    /// The areas by number.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The address of a square that holds nothing.
    pub fn address(&self, row: usize, column: usize) -> String {
        match self.area(row, column) {
            Some(area) => area.address.clone(),
            // Within the bounds of a sheet by construction.
            None => address(Place { row: row as u32 + 1, column: column.min(MOST_COLUMNS) as u16 }),
        }
    }

    /// Numbers of the areas with text that begin in or reach into a row, from left to right.
    pub fn across(&self, row: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut column = 0;
        while column < self.columns {
            match self.number(row, column) {
                Some(n) => {
                    if !self.areas[n].text.is_empty() {
                        found.push(n);
                    }
                    column = self.areas[n].right + 1;
                }
                None => column += 1,
            }
        }
        found
    }

    /// Numbers of the areas with text whose first row this is.
    pub fn begun(&self, row: usize) -> Vec<usize> {
        let mut found = self.across(row);
        found.retain(|n| self.areas[*n].top == row);
        found
    }
}

/// A cell as cleaned text of bounded length.
fn plain(cell: &Cell, dress: Option<&Dress>) -> String {
    let full = match cell {
        Cell::Number { value, .. } if dress.is_some_and(|d| !d.month) => {
            dress.map_or_else(String::new, |d| text::clean(&d.number(*value)))
        }
        Cell::Date(d) if dress.is_some_and(|d| d.month) => format!("{}年{}月", d.year(), d.month()),
        Cell::Empty | Cell::Uncomputed => String::new(),
        Cell::Text(t) => text::clean(t).trim_start_matches('\'').to_string(),
        Cell::Number { value, .. } => value.normalize().to_string(),
        Cell::Date(d) => d.to_string(),
        Cell::Bool(b) => if *b { "TRUE" } else { "FALSE" }.to_string(),
        Cell::Error(e) => text::clean(e),
    };
    bounded(full)
}

/// No longer than a cell of a form can be.
pub(super) fn bounded(mut s: String) -> String {
    if let Some((at, _)) = s.char_indices().nth(LONGEST) {
        s.truncate(at);
    }
    s
}

fn trouble(cell: &Cell) -> Option<Why> {
    match cell {
        Cell::Uncomputed => Some(Why::FormulaWithoutValue),
        Cell::Error(_) => Some(Why::ErrorCell),
        Cell::Number { exact: false, .. } => Some(Why::DigitsLost),
        _ => None,
    }
}
