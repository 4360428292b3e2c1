//! Excel 2007 workbooks: values through calamine, cell by cell, so that an empty
//! sheet with a stray format at its far end costs nothing.

use super::grid::{Grid, Watch};
use super::xlsx_parts::{self, Outline};
use super::zipped::Parts;
use super::{Cell, Sheet, Workbook, guard, number};
use crate::domain::date::Epoch;
use crate::exchange::record::FileFault;
use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

type Book = Xlsx<Cursor<Vec<u8>>>;

pub(super) fn read(mut parts: Parts, watch: &mut Watch<'_>) -> Result<Workbook, FileFault> {
    let mut outlines = xlsx_parts::survey(&mut parts, watch)?;
    let bytes = parts.into_bytes();
    guard::run(|| {
        let mut book: Book = Xlsx::new(bytes).map_err(fault)?;
        let epoch = if book.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
        let mut before = outlines.values().map(|o| o.bytes).sum();
        let mut sheets = Vec::new();
        for about in book.sheets_metadata().to_vec() {
            if about.typ != SheetType::WorkSheet {
                continue;
            }
            // A second sheet of the same name would be read from the first one's part.
            let outline = outlines
                .remove(&about.name)
                .ok_or_else(|| FileFault::Damaged("a sheet without its part, or two of one name".into()))?;
            let hidden = about.visible != SheetVisible::Visible;
            let bytes = outline.bytes;
            sheets.push(sheet(&mut book, &about.name, hidden, outline, epoch, before, watch)?);
            before += bytes;
        }
        Ok(Workbook { sheets, epoch })
    })
}

fn sheet(
    book: &mut Book,
    name: &str,
    hidden: bool,
    outline: Outline,
    epoch: Epoch,
    before: u64,
    watch: &mut Watch<'_>,
) -> Result<Sheet, FileFault> {
    let mut grid = Grid::new(name, hidden);
    let mut cells = book.worksheet_cells_reader(name).map_err(fault)?;
    let mut last_told = 0;
    loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            // An error of a newer program; the outline knows where it stands.
            Err(XlsxError::CellError(_)) => continue,
            Err(other) => return Err(fault(other)),
        };
        let (row, column) = cell.get_position();
        if row >= last_told + 5_000 {
            last_told = row;
            watch.tell(before + outline.bytes * u64::from(row).min(outline.rows) / outline.rows.max(1))?;
        }
        grid.put(watch, u64::from(row), u64::from(column), from_stream(cell.get_value(), epoch))?;
    }
    for (row, column, cell) in outline.told {
        grid.put(watch, row, column, cell)?;
    }
    for (rows, columns) in outline.merged {
        grid.merge(watch, rows, columns);
    }
    for row in outline.hidden_rows {
        grid.hide_rows(row, 1);
    }
    for (first, last) in outline.hidden_columns {
        grid.hide_columns(first, last.saturating_sub(first) + 1);
    }
    Ok(grid.done())
}

fn from_stream(value: &DataRef<'_>, epoch: Epoch) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Int(n) => number::number(*n as f64),
        DataRef::Float(n) => number::number(*n),
        DataRef::Bool(b) => Cell::Bool(*b),
        DataRef::DateTime(t) if t.is_duration() => number::duration(t.as_f64()),
        DataRef::DateTime(t) => number::serial(t.as_f64(), epoch),
        DataRef::DateTimeIso(text) => number::iso(text),
        DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::Error(e) => Cell::Error(e.to_string()),
    }
}

/// The same for a reader that hands out whole ranges.
pub(super) fn from_range(value: &Data, epoch: Epoch) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::String(text) => Cell::Text(text.clone()),
        Data::Int(n) => number::number(*n as f64),
        Data::Float(n) => number::number(*n),
        Data::Bool(b) => Cell::Bool(*b),
        Data::DateTime(t) if t.is_duration() => number::duration(t.as_f64()),
        Data::DateTime(t) => number::serial(t.as_f64(), epoch),
        Data::DateTimeIso(text) => number::iso(text),
        Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Error(e) => Cell::Error(e.to_string()),
    }
}

fn fault(e: XlsxError) -> FileFault {
    match e {
        XlsxError::Password => FileFault::Encrypted,
        other => FileFault::Damaged(other.to_string()),
    }
}
