//! Files of other programs (written by `tests/data/import/make.py`) come in as
//! cells with their addresses; what is no table is refused by name.

#![allow(clippy::unwrap_used)]

use jixiao::exchange::record::FileFault;
use jixiao::exchange::sheet::{Cell, Limits, Merge, Sheet, Source, Workbook, open, read};
use std::path::PathBuf;

mod bad;
mod hostile;
mod quirks;

pub(super) fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name)
}

pub(super) fn opened(name: &str) -> (Workbook, Source) {
    open(&fixture(name), &Limits::default(), &mut |_, _| true).unwrap_or_else(|e| panic!("{name}: {e}"))
}

pub(super) fn only(name: &str) -> Sheet {
    let (mut book, _) = opened(name);
    assert_eq!(book.sheets.len(), 1, "{name}");
    book.sheets.remove(0)
}

pub(super) fn refused(name: &str) -> FileFault {
    open(&fixture(name), &Limits::default(), &mut |_, _| true).expect_err(name)
}

pub(super) fn from_bytes(name: &str, bytes: Vec<u8>) -> Result<(Workbook, Source), FileFault> {
    read(name, bytes, &Limits::default(), &mut |_, _| true)
}

/// A cell in short: `n 1.5`, `d 2021-07-31`, the text itself.
pub(super) fn short(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number { value, exact, red } => {
            format!("n {value}{}{}", if *exact { "" } else { " inexact" }, if *red { " red" } else { "" })
        }
        Cell::Date(day) => format!("d {day}"),
        Cell::Bool(b) => format!("b {b}"),
        Cell::Error(e) => format!("e {e}"),
        Cell::Uncomputed => "uncomputed".into(),
    }
}

pub(super) fn shown(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.iter().map(short).collect()).collect()
}

pub(super) fn merge(rows: (u32, u32), columns: (u16, u16)) -> Merge {
    Merge { first_row: rows.0, last_row: rows.1, first_column: columns.0, last_column: columns.1 }
}
