//! Official forms in and out: where the blocks of a form stand in a file.
//!
//! Never here: whether what a form says is right, or what becomes of it.

mod assemble;
mod funds;
mod head;
mod header;
mod known;
mod levels;
pub mod mark;
mod page;
mod record;
mod rows;
mod split;
mod take;
#[rustfmt::skip] // lists of words, as dense as a reader can bear
mod words;
pub mod write;

use std::path::Path;

use crate::domain::form::Form;
use crate::exchange::record::FileFault;
use crate::exchange::sheet::{self, Limits, Source};

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
}

impl Why {
    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Why::NoForm => "no_form",
            Why::Hidden => "hidden",
            Why::Personal => "personal",
            Why::UnknownColumn => "unknown_column",
            Why::NotUnderstood => "not_understood",
            Why::NoIndicators => "no_indicators",
            Why::FormulaWithoutValue => "formula_without_value",
            Why::ErrorCell => "error_cell",
            Why::DigitsLost => "digits_lost",
            Why::Beyond => "beyond",
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
    let (book, source) = sheet::read(name, bytes, limits, progress)?;
    let mut forms = Vec::new();
    let mut left_out = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for one in &book.sheets {
        let sheet_name = crate::domain::text::clean(&one.name);
        if one.hidden {
            left_out.push(LeftOut::new(&sheet_name, "", "", Why::Hidden));
            continue;
        }
        let mut troubles = Vec::new();
        let page = page::Page::of_sheet(one, &mut troubles);
        let found = assemble::forms(&page, &mut troubles);
        if found.is_empty() && page.rows > 0 {
            left_out.push(LeftOut::new(&sheet_name, "", "", Why::NoForm));
            seen.extend(page.areas().iter().filter(|a| !a.text.is_empty()).take(8).map(|a| a.text.clone()));
        } else {
            left_out.append(&mut troubles);
        }
        forms.extend(found);
    }
    if forms.is_empty() {
        seen.truncate(8);
        return Err(FileFault::NoForm { found: seen.iter().map(|s| s.chars().take(24).collect()).collect() });
    }
    Ok(FormFile { forms, left_out, source })
}
