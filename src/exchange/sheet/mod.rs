//! Any file as rows of cells with addresses. What the cells mean is not known here.

mod biff;
mod csv_text;
mod decode;
pub(super) mod dress;
mod grid;
mod guard;
mod html;
mod number;
mod ods;
mod ole;
mod sniff;
mod xlsx;
mod xlsx_parts;
pub(super) mod xml;
mod xml2003;
pub(super) mod zipped;

pub use guard::guarded;
pub use sniff::Format;

use crate::domain::date::{Date, Epoch};
use crate::exchange::record::{FileFault, TooLarge};
use grid::{Watch, over};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// How much of a file is taken in. All of it is checked before or while
/// reading, never after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Of the file itself.
    pub file_bytes: u64,
    /// Of everything packed inside it.
    pub unpacked_bytes: u64,
    /// Up to the last row of a sheet that holds something.
    pub rows: u32,
    /// Likewise for columns.
    pub columns: u16,
    /// Over all sheets, each row counted up to its last cell.
    pub cells: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { file_bytes: 256 << 20, unpacked_bytes: 1 << 30, rows: 1_048_576, columns: 1024, cells: 20_000_000 }
    }
}

/// What the file itself is, whatever it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Of its bytes, in lower-case hex.
    pub sha256: String,
    /// As its content tells.
    pub format: Format,
    /// Of text formats.
    pub encoding: Option<&'static str>,
    /// Its size.
    pub bytes: u64,
}

/// Reads a file from disk. `progress(done, total)` is called now and then and
/// cancels by answering `false`.
pub fn open(
    path: &Path,
    limits: &Limits,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(Workbook, Source), FileFault> {
    let bytes = load(path, limits)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    read(&name, bytes, limits, progress)
}

/// The bytes of a file on disk, when it is one and not too large.
pub(crate) fn load(path: &Path, limits: &Limits) -> Result<Vec<u8>, FileFault> {
    let unreadable = |e: std::io::Error| match e.kind() {
        ErrorKind::NotFound => FileFault::NotFound,
        ErrorKind::IsADirectory => FileFault::Directory,
        _ => FileFault::Unreadable(e.to_string()),
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(FileFault::Directory);
    }
    if !about.is_file() {
        return Err(FileFault::NotAFile);
    }
    over(TooLarge::FileBytes, about.len(), limits.file_bytes)?;
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::with_capacity(about.len() as usize);
    // One byte more than allowed, in case the file grows meanwhile.
    file.take(limits.file_bytes + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Reads a file already in memory: standard input, tests. The name is only a
/// hint for telling text files apart.
pub fn read(
    name: &str,
    bytes: Vec<u8>,
    limits: &Limits,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(Workbook, Source), FileFault> {
    let size = bytes.len() as u64;
    over(TooLarge::FileBytes, size, limits.file_bytes)?;
    if bytes.is_empty() {
        return Err(FileFault::Empty);
    }
    let mut watch = Watch::new(limits, size, progress);
    watch.tell(0)?;
    let mut source = Source::of(&bytes, Format::Xlsx);
    let (workbook, format, encoding) = dispatch(name, bytes, &mut watch)?;
    (source.format, source.encoding) = (format, encoding);
    Ok((workbook, source))
}

impl Source {
    /// Of bytes whose format is known.
    pub(super) fn of(bytes: &[u8], format: Format) -> Source {
        Source { sha256: digest(bytes), format, encoding: None, bytes: bytes.len() as u64 }
    }
}

/// SHA-256 in lower-case hex, under which a file is known again.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

type Opened = (Workbook, Format, Option<&'static str>);

fn dispatch(name: &str, bytes: Vec<u8>, watch: &mut Watch<'_>) -> Result<Opened, FileFault> {
    match sniff::container(&bytes)? {
        sniff::Container::Zip => {
            let mut parts = zipped::Parts::open(bytes, watch.limits)?;
            match parts.format()? {
                Format::Ods => Ok((ods::read(&mut parts, watch)?, Format::Ods, None)),
                format => Ok((xlsx::read(parts, watch)?, format, None)),
            }
        }
        sniff::Container::Ole => Ok((biff::read(bytes, watch)?, Format::Xls, None)),
        sniff::Container::Text => {
            let (text, encoding) = decode::decode(bytes)?;
            let format = sniff::text(name, &text)?;
            let workbook = match format {
                Format::Html => html::read(&text, watch)?,
                Format::SpreadsheetMl => xml2003::read(&text, watch)?,
                _ => csv_text::read(&text, format, watch)?,
            };
            Ok((workbook, format, Some(encoding)))
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut out, b| {
        // Writing to a string never fails.
        let _ = write!(out, "{b:02x}");
        out
    })
}

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
