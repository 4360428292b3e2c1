//! Any file as rows of cells with addresses. What the cells mean is not known here.

use crate::domain::date::{Date, Epoch};
use rust_decimal::Decimal;

/// A file's sheets; a CSV has one without a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// In the order of the file.
    pub sheets: Vec<Sheet>,
    /// Which day serial numbers count from.
    pub epoch: Epoch,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name; empty where the format has none.
    pub name: String,
    /// Hidden or very hidden.
    pub hidden: bool,
    /// `rows[0]` is row 1 of the file and `rows[r][0]` column A, however many
    /// blank rows and columns come first. Trailing blanks are cut.
    pub rows: Vec<Vec<Cell>>,
    /// Merged areas; only the first cell of one holds its value.
    pub merged: Vec<Merge>,
    /// Rows (from 0) that the file hides.
    pub hidden_rows: Vec<u32>,
    /// Columns (from 0) that the file hides.
    pub hidden_columns: Vec<u16>,
}

/// A merged area, rows and columns from 0, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Merge {
    pub first_row: u32,
    pub last_row: u32,
    pub first_column: u16,
    pub last_column: u16,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, as the file has it (not yet cleaned).
    Text(String),
    /// A number as the spreadsheet shows it (15 significant digits).
    Number {
        /// The value.
        value: Decimal,
        /// Whether all its digits survived; a 21-digit code does not.
        exact: bool,
        /// Shown in red by its number format (a negative without its sign).
        red: bool,
    },
    /// A cell formatted as a date.
    Date(Date),
    /// TRUE or FALSE.
    Bool(bool),
    /// `#REF!` and its like.
    Error(String),
    /// A formula whose value the writing program never computed.
    Uncomputed,
}
