//! A page laid out cell by cell (an official form, a printed list) as a sheet
//! of an xlsx workbook: merged cells, borders, A4, print area. The same pages
//! and day give the same bytes. Never here: what stands in the cells.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;

use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::page_size::heights;
use super::xlsx::{cell_number, excel_date, fault, unique_name};
use super::{Existing, OutFault, Value, amount_in, looks_like_formula, percent_text, replace_file, without_controls};
use crate::domain::date::Date;

/// A sheet, cell by cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The tab's name; made legal and unique when written.
    pub name: String,
    /// A4 across instead of upright.
    pub landscape: bool,
    /// Widths in half-width characters; about 92 fill an upright page, 140 one across.
    pub columns: Vec<u16>,
    /// The cells; they do not overlap.
    pub pieces: Vec<Piece>,
    /// Rows (first, last) that every printed page repeats.
    pub repeat: Option<(u32, u32)>,
}

/// A cell, or several merged to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u16,
    /// Rows it covers, at least 1.
    pub tall: u32,
    /// Columns it covers, at least 1.
    pub wide: u16,
    /// What stands in it.
    pub value: Value,
    /// How it looks.
    pub look: Look,
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// The title of the page.
    Title,
    /// The line below the title.
    Subtitle,
    /// A printed label: bordered, centred.
    Label,
    /// A short text to fill in: bordered, centred, kept as text whatever is typed.
    Entry,
    /// A small number to fill in, such as marks: bordered, centred.
    Figure,
    /// A long text: bordered, to the left.
    Prose,
    /// The same, with room for several lines to be written.
    Essay,
    /// An amount or a number: bordered, to the right.
    Amount,
    /// A remark without borders, to the left.
    Note,
    /// A remark without borders, to the right.
    Right,
    /// Small and grey: for the program rather than the reader.
    Mark,
}

/// How many rows a cell over columns of these widths is to be merged from, so
/// that a text shows whole: one row is not higher than some thirty lines.
pub fn rows_for(columns: &[u16], words: &str) -> u32 {
    super::page_size::rows_for(columns, words)
}

impl Value {
    /// As a cell shows it, for counting its lines.
    pub fn words(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(words) => without_controls(words).replace('\r', ""),
            Value::Money(amount, unit) => amount_in(*amount, *unit).to_string(),
            Value::Percent(share) => percent_text(*share),
            Value::Number(n) => n.normalize().to_string(),
            Value::Date(day) => day.to_string(),
            Value::Integer(n) => n.to_string(),
        }
    }
}

/// Writes the pages to `path`, whole or not at all.
///
/// # Errors
/// See [`OutFault`].
pub fn write_pages(path: &Path, pages: &[Page], created: Date, existing: Existing) -> Result<(), OutFault> {
    replace_file(path, existing, |file: &mut File| save(pages, created, file, path))
}

/// The pages as a workbook's bytes.
///
/// # Errors
/// See [`OutFault`].
pub fn pages_xlsx(pages: &[Page], created: Date) -> Result<Vec<u8>, OutFault> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    save(pages, created, &mut bytes, Path::new("-"))?;
    Ok(bytes.into_inner())
}

fn save<W: Write + Seek + Send>(pages: &[Page], created: Date, writer: W, path: &Path) -> Result<(), OutFault> {
    let mut book = Workbook::new();
    let day = excel_date(created).map_err(|e| fault(e, path))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let mut taken = HashSet::new();
    for (n, page) in pages.iter().enumerate() {
        let sheet = book.add_worksheet();
        let name = unique_name(&page.name, n, &mut taken);
        sheet.set_name(name).and_then(|sheet| lay(sheet, page)).map_err(|e| fault(e, path))?;
    }
    book.save_to_writer(writer).map_err(|e| fault(e, path))
}

fn lay(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    for (column, width) in page.columns.iter().enumerate() {
        sheet.set_column_width(column as u16, u32::from(*width))?;
    }
    for (row, height) in heights(page).into_iter().enumerate() {
        sheet.set_row_height(row as u32, height)?;
    }
    for piece in &page.pieces {
        put(sheet, piece)?;
    }
    let (rows, columns) =
        page.pieces.iter().fold((0, 0), |(r, c), p| (r.max(p.row + p.tall), c.max(p.column + p.wide)));
    if rows > 0 && columns > 0 {
        sheet.set_print_area(0, 0, rows - 1, columns - 1)?;
    }
    if let Some((first, last)) = page.repeat {
        sheet.set_repeat_rows(first, last)?;
    }
    sheet.set_paper_size(9).set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    sheet.set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    if page.landscape {
        sheet.set_landscape();
    }
    Ok(())
}

fn put(sheet: &mut Worksheet, piece: &Piece) -> Result<(), XlsxError> {
    let (row, column) = (piece.row, piece.column);
    let look = format(piece);
    if piece.tall > 1 || piece.wide > 1 {
        sheet.merge_range(row, column, row + piece.tall - 1, column + piece.wide - 1, "", &look)?;
    }
    let number = match &piece.value {
        Value::Empty => {
            sheet.write_blank(row, column, &look)?;
            return Ok(());
        }
        Value::Money(amount, unit) => Some(amount_in(*amount, *unit)),
        Value::Percent(n) | Value::Number(n) => Some(*n),
        Value::Integer(n) => Some((*n).into()),
        Value::Text(_) | Value::Date(_) => None,
    };
    match number.and_then(cell_number) {
        Some(number) => sheet.write_number_with_format(row, column, number, &look)?,
        None => sheet.write_string_with_format(row, column, piece.value.words(), &look)?,
    };
    Ok(())
}

/// Texts longer than this are shown as `####` by some spreadsheets where the
/// cell has the text format.
const LONG: usize = 200;

fn format(piece: &Piece) -> Format {
    let font = |name: &str, size: u32| Format::new().set_font_name(name).set_font_size(size);
    let plain = font("宋体", 10).set_align(FormatAlign::VerticalCenter).set_text_wrap();
    let boxed = || plain.clone().set_border(FormatBorder::Thin);
    let centred = || boxed().set_align(FormatAlign::Center);
    let look = match piece.look {
        Look::Title => font("黑体", 16).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter),
        Look::Subtitle => font("宋体", 11).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter),
        Look::Label => return centred(),
        Look::Entry | Look::Figure => centred(),
        Look::Prose | Look::Essay => boxed().set_align(FormatAlign::Left),
        Look::Amount => boxed().set_align(FormatAlign::Right),
        Look::Note => plain.set_align(FormatAlign::Left),
        Look::Right => plain.set_align(FormatAlign::Right),
        Look::Mark => font("宋体", 8).set_font_color(Color::RGB(0x0080_8080)).set_align(FormatAlign::Left),
    };
    let look = match &piece.value {
        Value::Percent(_) => look.set_num_format("0.00%"),
        _ if piece.look == Look::Amount => look.set_num_format("#,##0.00####"),
        Value::Text(words) if words.chars().count() > LONG => look,
        _ if piece.look == Look::Entry => look.set_num_format("@"),
        _ => look,
    };
    match &piece.value {
        Value::Text(words) if looks_like_formula(words) => look.set_quote_prefix(),
        _ => look,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = Date::constant(2021, 8, 2);

    #[test]
    fn names_of_sheets_are_legal_and_unique() {
        let mut taken = HashSet::new();
        let long = "三清山机场航线运营补贴及配套基础设施建设项目二期工程补助资金";
        let names: Vec<String> = ["A/b", "a_B", "history", "", long, long]
            .iter()
            .enumerate()
            .map(|(n, name)| unique_name(name, n, &mut taken))
            .collect();
        assert_eq!(names[..4], ["A_b", "a_B(2)", "history(2)", "Sheet4"]);
        assert_eq!(names[5].chars().count(), 31.min(long.chars().count() + 3));
        assert_ne!(names[4], names[5]);
        let rare = unique_name(&"𠮷".repeat(20), 0, &mut taken);
        assert_eq!(rare, "𠮷".repeat(15), "two units each");
    }

    #[test]
    fn the_same_pages_give_the_same_bytes() {
        let piece = Piece { row: 0, column: 0, tall: 2, wide: 2, value: Value::text("=1"), look: Look::Entry };
        let page = Page { columns: vec![10, 10], pieces: vec![piece], ..Page::default() };
        let bytes = || pages_xlsx(std::slice::from_ref(&page), DAY).expect("bytes");
        assert!(bytes() == bytes());
    }
}
