//! Excel 97 workbooks (also WPS `.et`): values through calamine, after a look
//! through the records that bounds what it would build and finds what it does
//! not tell: hidden rows and columns, formulas never computed.

use super::grid::{Grid, Watch, over};
use super::ole::Ole;
use super::{Cell, Sheet, Workbook, guard, xlsx};
use crate::domain::date::Epoch;
use crate::exchange::record::{FileFault, TooLarge};
use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::Cursor;

type Book = Xls<Cursor<Vec<u8>>>;

pub(super) fn read(bytes: Vec<u8>, watch: &mut Watch<'_>) -> Result<Workbook, FileFault> {
    let ole = Ole::open(&bytes)?;
    if ole.has("EncryptedPackage") || ole.has("EncryptionInfo") {
        return Err(FileFault::Encrypted);
    }
    let Some(stream) = ole.stream(&["Workbook", "Book"])? else {
        return Err(match () {
            () if ole.has("WordDocument") => FileFault::Unsupported("doc".into()),
            () if ole.has("PowerPoint Document") => FileFault::Unsupported("ppt".into()),
            () => FileFault::NotATable,
        });
    };
    drop(ole);
    let looks = survey(&stream, watch)?;
    drop(stream);
    guard::run(|| {
        let mut book: Book = Xls::new(Cursor::new(bytes)).map_err(fault)?;
        let epoch = if book.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
        let abouts = book.sheets_metadata().to_vec();
        watch.expect(abouts.len() as u64 + 1);
        let mut sheets = Vec::new();
        for (n, (about, look)) in abouts.into_iter().zip(looks).enumerate() {
            watch.tell(n as u64 + 1)?;
            if about.typ == SheetType::WorkSheet {
                sheets.push(sheet(&mut book, &about, look, epoch, watch)?);
            }
        }
        Ok(Workbook { sheets, epoch })
    })
}

fn sheet(
    book: &mut Book,
    about: &calamine::Sheet,
    look: Look,
    epoch: Epoch,
    watch: &mut Watch<'_>,
) -> Result<Sheet, FileFault> {
    let mut grid = Grid::new(&about.name, about.visible != SheetVisible::Visible);
    let range = book.worksheet_range(&about.name).map_err(fault)?;
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, column, value) in range.used_cells() {
        let at = (u64::from(top) + row as u64, u64::from(left) + column as u64);
        grid.put(watch, at.0, at.1, xlsx::from_range(value, epoch))?;
    }
    for (row, column) in look.uncomputed {
        grid.put(watch, row, column, Cell::Uncomputed)?;
    }
    for area in book.merge_cells_by_sheet_name(&about.name).map_err(fault)? {
        let span = |a: u32, b: u32| (u64::from(a), u64::from(b));
        grid.merge(watch, span(area.start.0, area.end.0), span(area.start.1, area.end.1));
    }
    for row in look.hidden_rows {
        grid.hide_rows(row, 1);
    }
    for (first, last) in look.hidden_columns {
        grid.hide_columns(first, last.saturating_sub(first) + 1);
    }
    Ok(grid.done())
}

/// What the records of a sheet tell besides values.
#[derive(Debug, Default)]
struct Look {
    hidden_rows: Vec<u64>,
    hidden_columns: Vec<(u64, u64)>,
    /// Formulas whose value is an empty text.
    uncomputed: Vec<(u64, u64)>,
    /// Some formula has another value.
    computed: bool,
    /// First and last used row and column.
    used: Option<[u64; 4]>,
}

impl Look {
    fn uses(&mut self, row: u64, first: u64, last: u64) {
        let [top, bottom, left, right] = self.used.unwrap_or([row, row, first, last]);
        self.used = Some([top.min(row), bottom.max(row), left.min(first), right.max(last)]);
    }
}

const EOF: u16 = 0x000A;
const BOF: u16 = 0x0809;

/// Looks through the records of every sheet, in the order of the sheet list.
fn survey(stream: &[u8], watch: &Watch<'_>) -> Result<Vec<Look>, FileFault> {
    let mut starts = Vec::new();
    let mut at = 0;
    loop {
        let (kind, data, next) = record(stream, at)?;
        match kind {
            0x002F if data.iter().take(2).any(|b| *b != 0) => return Err(FileFault::Encrypted),
            0x0085 => starts.push(word(data, 0)? | word(data, 2)? << 16),
            EOF => break,
            _ => {}
        }
        at = next;
    }
    // Sheets that share their records would make a small file endless.
    let mut left = stream.len() as u64;
    let mut room = 0;
    let mut looks: Vec<Look> = Vec::new();
    for start in starts {
        let look = look_at(stream, start as usize, &mut left)?;
        if let Some([top, bottom, first, last]) = look.used {
            // The value reader builds the whole rectangle, blanks included.
            room += (bottom - top + 1) * (last - first + 1);
            over(TooLarge::Cells, room, watch.limits.cells)?;
        }
        looks.push(look);
    }
    // A program that never computes leaves every formula an empty text; where
    // any has a value, an empty text is a value too.
    if looks.iter().any(|look| look.computed) {
        looks.iter_mut().for_each(|look| look.uncomputed.clear());
    }
    Ok(looks)
}

fn look_at(stream: &[u8], start: usize, left: &mut u64) -> Result<Look, FileFault> {
    let mut look = Look::default();
    let mut at = start;
    let mut depth = 0_u32;
    loop {
        let (kind, data, next) = record(stream, at)?;
        *left = left
            .checked_sub((next - at) as u64)
            .ok_or_else(|| FileFault::Damaged("sheets that share their records".into()))?;
        at = next;
        match kind {
            BOF => depth += 1,
            EOF if depth <= 1 => return Ok(look),
            EOF => depth -= 1,
            // A chart inside the sheet has cells of its own.
            _ if depth > 1 => {}
            _ => note(kind, data, &mut look)?,
        }
    }
}

fn note(kind: u16, data: &[u8], look: &mut Look) -> Result<(), FileFault> {
    match kind {
        // DIMENSIONS: the value reader sets aside this much room unseen.
        0x0200 if data.len() >= 14 => {
            let (top, bottom) = (word(data, 0)? | word(data, 2)? << 16, word(data, 4)? | word(data, 6)? << 16);
            if bottom > 65_536 || (bottom > 0 && top >= bottom && bottom > 1) || word(data, 10)? > 1024 {
                return Err(FileFault::Damaged("its dimensions".into()));
            }
        }
        // ROW and COLINFO
        0x0208 if word(data, 12)? & 0x20 != 0 => look.hidden_rows.push(word(data, 0)?),
        0x007D if word(data, 8)? & 1 != 0 => look.hidden_columns.push((word(data, 0)?, word(data, 2)?)),
        // NUMBER, LABEL, RSTRING, BOOLERR, RK, LABELSST
        0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD => {
            look.uses(word(data, 0)?, word(data, 2)?, word(data, 2)?);
        }
        // FORMULA
        0x0006 => {
            let (row, column) = (word(data, 0)?, word(data, 2)?);
            look.uses(row, column, column);
            match data.get(6) == Some(&3) && word(data, 12)? == 0xFFFF {
                true => look.uncomputed.push((row, column)),
                false => look.computed = true,
            }
        }
        // MULRK
        0x00BD => {
            let (first, last) = (word(data, 2)?, word(data, data.len().saturating_sub(2))?);
            look.uses(word(data, 0)?, first, last.max(first));
        }
        _ => {}
    }
    Ok(())
}

/// The record at `at`: its kind, its bytes, where the next begins.
fn record(stream: &[u8], at: usize) -> Result<(u16, &[u8], usize), FileFault> {
    let cut = || FileFault::Damaged("cut off".into());
    let head = stream.get(at..).and_then(|rest| rest.get(..4)).ok_or_else(cut)?;
    let (kind, length) = (u16::from_le_bytes([head[0], head[1]]), u16::from_le_bytes([head[2], head[3]]));
    let next = at + 4 + usize::from(length);
    Ok((kind, stream.get(at + 4..next).ok_or_else(cut)?, next))
}

fn word(data: &[u8], at: usize) -> Result<u64, FileFault> {
    match data.get(at..at + 2) {
        Some(b) => Ok(u64::from(u16::from_le_bytes([b[0], b[1]]))),
        None => Err(FileFault::Damaged("a short record".into())),
    }
}

fn fault(e: XlsError) -> FileFault {
    match e {
        XlsError::Password => FileFault::Encrypted,
        other => FileFault::Damaged(other.to_string()),
    }
}
