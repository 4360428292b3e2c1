//! Official forms in and out: where the blocks of a form stand in a file.
//!
//! Never here: whether what a form says is right, or what becomes of it.

mod assemble;
pub mod flat;
mod funds;
mod head;
mod header;
mod known;
mod levels;
pub mod library;
pub mod mark;
mod page;
mod pairs;
mod record;
mod rows;
mod split;
mod take;
mod tasks;
#[rustfmt::skip] // lists of words, as dense as a reader can bear
mod words;
pub mod write;

use std::path::Path;

use crate::domain::form::Form;
use crate::domain::text;
use crate::exchange::record::{FileFault, TooLarge};
use crate::exchange::sheet::dress::{self, Wardrobe};
use crate::exchange::sheet::zipped::Parts;
use crate::exchange::sheet::{self, Limits, Source};
use crate::exchange::word;
use page::Page;

pub use known::without_prefix;
pub use record::read_record;

/// What a file of forms says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFile {
    /// In the order of the file, at least one.
    pub forms: Vec<Form>,
    /// What was not taken, and why.
    pub left_out: Vec<LeftOut>,
    /// What the file itself is.
    pub source: Source,
}

/// Something of a file that is in none of its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Sheet name; empty where the file has none.
    pub sheet: String,
    /// Cell; empty where it is all of a sheet.
    pub cell: String,
    /// Its text, shortened; nothing of a person.
    pub quote: String,
    /// Why.
    pub why: Why,
}

impl LeftOut {
    fn new(sheet: &str, cell: impl Into<String>, quote: &str, why: Why) -> LeftOut {
        LeftOut { sheet: sheet.to_string(), cell: cell.into(), quote: quote.chars().take(80).collect(), why }
    }
}

/// Why something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A sheet or table that holds no form.
    NoForm,
    /// A hidden sheet.
    Hidden,
    /// Hidden text of a Word file.
    HiddenText,
    /// Names and numbers of persons.
    Personal,
    /// A column that no word of ours fits, or that has no place in a form.
    UnknownColumn,
    /// A text that nothing around it explains.
    NotUnderstood,
    /// The form has no indicator block.
    NoIndicators,
    /// A formula whose value was never computed.
    FormulaWithoutValue,
    /// `#REF!` and its like.
    ErrorCell,
    /// A long number that a spreadsheet has cut.
    DigitsLost,
    /// Beyond the size of any form.
    Beyond,
    /// A row of a flat list that names no project.
    NoProject,
    /// A row of an indicator library without 三级指标.
    NoName,
}

impl Why {
    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Why::NoForm => "no_form",
            Why::Hidden => "hidden",
            Why::HiddenText => "hidden_text",
            Why::Personal => "personal",
            Why::UnknownColumn => "unknown_column",
            Why::NotUnderstood => "not_understood",
            Why::NoIndicators => "no_indicators",
            Why::FormulaWithoutValue => "formula_without_value",
            Why::ErrorCell => "error_cell",
            Why::DigitsLost => "digits_lost",
            Why::Beyond => "beyond",
            Why::NoProject => "no_project",
            Why::NoName => "no_name",
        }
    }
}

/// Reads all forms of a file on disk. `progress(done, total)` is called now
/// and then and cancels by answering `false`.
///
/// # Errors
/// Why the file could not be read, or [`FileFault::NoForm`] when it holds none.
pub fn read_file(
    path: &Path,
    limits: &Limits,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<FormFile, FileFault> {
    let bytes = sheet::load(path, limits)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    read(&name, bytes, limits, progress)
}

/// Reads all forms of a file already in memory. The name is only a hint for
/// telling text files apart.
///
/// # Errors
/// As [`read_file`].
pub fn read(
    name: &str,
    bytes: Vec<u8>,
    limits: &Limits,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<FormFile, FileFault> {
    let mut found = Found::default();
    let Opened { bytes, word: written, dressed } = open(bytes, limits)?;
    let source = match written {
        Some((document, source)) => {
            progress(source.bytes, source.bytes).then_some(()).ok_or(FileFault::Cancelled)?;
            if document.hidden {
                found.left_out.push(LeftOut::new("", "", "", Why::HiddenText));
            }
            let mut troubles = Vec::new();
            let page = Page::of_document(&document, &mut troubles);
            found.take(&page, troubles);
            source
        }
        None if is_json(&bytes) => {
            let source = Source::of(&bytes, sheet::Format::Json);
            found.forms = records(&bytes)?;
            source
        }
        None => {
            let (book, source) = sheet::read(name, bytes, limits, progress)?;
            for one in &book.sheets {
                if one.hidden {
                    found.left_out.push(LeftOut::new(&text::clean(&one.name), "", "", Why::Hidden));
                    continue;
                }
                let mut troubles = Vec::new();
                let page = Page::of_sheet(one, dressed.get(&one.name), &mut troubles);
                found.take(&page, troubles);
            }
            source
        }
    };
    found.done(source)
}

/// What the pages of a file gave so far.
#[derive(Default)]
struct Found {
    forms: Vec<Form>,
    left_out: Vec<LeftOut>,
    /// First texts of pages without a form.
    seen: Vec<String>,
}

impl Found {
    fn take(&mut self, page: &Page, mut troubles: Vec<LeftOut>) {
        let listed = flat::forms(page, &mut troubles);
        let mut forms = listed.unwrap_or_else(|| assemble::forms(page, &mut troubles));
        if !forms.is_empty() {
            self.left_out.append(&mut troubles);
        } else if page.rows > 0 {
            self.left_out.push(LeftOut::new(&page.name, "", "", Why::NoForm));
            let texts = page.areas().iter().filter(|a| !a.text.is_empty());
            self.seen.extend(texts.take(8).map(|a| a.text.chars().take(24).collect::<String>()));
        }
        self.forms.append(&mut forms);
    }

    fn done(mut self, source: Source) -> Result<FormFile, FileFault> {
        if self.forms.is_empty() {
            self.seen.truncate(8);
            return Err(FileFault::NoForm { found: self.seen });
        }
        Ok(FormFile { forms: self.forms, left_out: self.left_out, source })
    }
}

/// A file's bytes after a first look into them.
struct Opened {
    bytes: Vec<u8>,
    /// The Word file that they are, in place of the bytes.
    word: Option<(word::Document, Source)>,
    /// Of an Excel file: cells that show more than their number.
    dressed: Wardrobe,
}

fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Opened, FileFault> {
    let size = bytes.len() as u64;
    if size > limits.file_bytes {
        return Err(FileFault::TooLarge { what: TooLarge::FileBytes, found: size, limit: limits.file_bytes });
    }
    let mut opened = Opened { bytes, word: None, dressed: Wardrobe::new() };
    if !opened.bytes.starts_with(b"PK\x03\x04") {
        return Ok(opened);
    }
    let source = Source::of(&opened.bytes, sheet::Format::Docx);
    let mut parts = Parts::open(std::mem::take(&mut opened.bytes), limits)?;
    match parts.format() {
        Err(FileFault::Unsupported(what)) if what == "docx" => {
            opened.word = Some((word::read(&mut parts, limits)?, source));
        }
        Ok(sheet::Format::Xlsx) => {
            opened.dressed = dress::of_xlsx(&mut parts)?;
            opened.bytes = parts.into_bytes().into_inner();
        }
        _ => opened.bytes = parts.into_bytes().into_inner(),
    }
    Ok(opened)
}

fn is_json(bytes: &[u8]) -> bool {
    let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    matches!(rest.iter().find(|b| !b.is_ascii_whitespace()), Some(b'{' | b'['))
}

/// One record, or a list of them.
fn records(bytes: &[u8]) -> Result<Vec<Form>, FileFault> {
    let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let damaged = |e: serde_json::Error| FileFault::Damaged(e.to_string());
    match serde_json::from_slice(rest).map_err(damaged)? {
        serde_json::Value::Array(all) => all.iter().map(|one| read_record(&one.to_string())).collect(),
        one => Ok(vec![read_record(&one.to_string())?]),
    }
}
