//! Sheets as an xlsx workbook. The same sheets and day give the same bytes.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::{Existing, OutFault, SheetOut, Value, amount_in, looks_like_formula, replace_file, without_controls};
use crate::domain::date::Date;

/// From this many rows on, a sheet is spooled to disk instead of held in memory.
const SPOOL_FROM: usize = 4_000;
/// What a sheet holds, by the format.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// Rows looked at for the width of a column; the rest are like them.
const SAMPLE: usize = 300;
/// Columns are neither too thin to read nor wider than a screen allows.
const WIDTHS: std::ops::RangeInclusive<usize> = 6..=46;
/// Digits that a spreadsheet's number keeps.
const DIGITS: usize = 15;

/// Writes the workbook to `path`, whole or not at all. `created` goes into its
/// properties, where otherwise the machine's clock would stand.
///
/// # Errors
/// See [`OutFault`].
pub fn write_xlsx(path: &Path, sheets: &[SheetOut], created: Date, existing: Existing) -> Result<(), OutFault> {
    replace_file(path, existing, |file: &mut File| save(sheets, created, file, path))
}

/// The workbook as bytes, for standard output.
///
/// # Errors
/// See [`OutFault`].
pub fn xlsx(sheets: &[SheetOut], created: Date) -> Result<Vec<u8>, OutFault> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    save(sheets, created, &mut bytes, Path::new("-"))?;
    Ok(bytes.into_inner())
}

fn save<W: Write + Seek + Send>(sheets: &[SheetOut], created: Date, writer: W, path: &Path) -> Result<(), OutFault> {
    let mut book = Workbook::new();
    // Long sheets are spooled beside their target, which must have room anyway.
    if let Some(folder) = path.parent().filter(|f| f.is_dir()) {
        book.set_tempdir(folder).map_err(|e| fault(e, path))?;
    }
    let day = excel_date(created).map_err(|e| fault(e, path))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let (looks, mut taken) = (Looks::new(), HashSet::new());
    for (i, sheet) in sheets.iter().enumerate() {
        let (rows, columns) = (sheet.rows.len() + 4, width_of(sheet));
        if rows > MOST_ROWS || columns > MOST_COLUMNS {
            return Err(OutFault::TooLarge { rows, columns });
        }
        let page = if sheet.rows.len() >= SPOOL_FROM {
            book.add_worksheet_with_constant_memory().map_err(|e| fault(e, path))?
        } else {
            book.add_worksheet()
        };
        write_sheet(page, sheet, unique_name(&sheet.name, i, &mut taken), &looks).map_err(|e| fault(e, path))?;
    }
    book.save_to_writer(writer).map_err(|e| fault(e, path))
}

pub(super) fn fault(e: XlsxError, path: &Path) -> OutFault {
    match e {
        XlsxError::IoError(source) | XlsxError::TempFileError(_, source) => {
            OutFault::Io { path: path.to_path_buf(), source }
        }
        other => OutFault::Spreadsheet(other.to_string()),
    }
}

/// The formats of a workbook.
struct Looks {
    title: Format,
    left: Format,
    right: Format,
    header: Format,
    text: Format,
    guarded: Format,
    money: Format,
    percent: Format,
    number: Format,
    date: Format,
    integer: Format,
}

impl Looks {
    fn new() -> Looks {
        let number = |code: &str| Format::new().set_num_format(code);
        Looks {
            title: Format::new().set_bold().set_font_size(14).set_align(FormatAlign::Center),
            left: Format::new().set_align(FormatAlign::Left),
            right: Format::new().set_align(FormatAlign::Right),
            header: Format::new()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_border_bottom(FormatBorder::Thin)
                .set_background_color(Color::RGB(0x00F2_F2F2)),
            // The text format keeps a code a code when somebody edits the cell.
            text: number("@"),
            guarded: number("@").set_quote_prefix(),
            money: number("#,##0.00"),
            percent: number("0.00%"),
            number: number("General"),
            date: number("yyyy-mm-dd"),
            integer: number("0"),
        }
    }
}

fn write_sheet(page: &mut Worksheet, sheet: &SheetOut, name: String, looks: &Looks) -> Result<(), XlsxError> {
    page.set_name(name)?;
    for (c, width) in widths(sheet).into_iter().enumerate() {
        page.set_column_width(c as u16, width as u32)?;
    }
    let last = width_of(sheet).saturating_sub(1) as u16;
    let mut r = 0u32;
    if let Some(title) = &sheet.title {
        if last > 0 {
            page.merge_range(r, 0, r, last, title, &looks.title)?;
        } else {
            page.write_string_with_format(r, 0, title, &looks.title)?;
        }
        r += 1;
    }
    if let Some((right, others)) = sheet.notes.split_last() {
        for (c, note) in others.iter().enumerate() {
            page.write_string_with_format(r, c as u16, note, &looks.left)?;
        }
        page.write_string_with_format(r, last.max(others.len() as u16), right, &looks.right)?;
        r += 1;
    }
    for (c, name) in sheet.header.iter().enumerate() {
        page.write_string_with_format(r, c as u16, without_controls(name), &looks.header)?;
    }
    r += 1;
    page.set_freeze_panes(r, 0)?;
    for row in &sheet.rows {
        for (c, value) in row.iter().enumerate() {
            write_cell(page, r, c as u16, value, looks)?;
        }
        r += 1;
    }
    Ok(())
}

fn write_cell(page: &mut Worksheet, r: u32, c: u16, value: &Value, looks: &Looks) -> Result<(), XlsxError> {
    match value {
        Value::Empty => {}
        Value::Text(words) => {
            let words = without_controls(words);
            let look = if looks_like_formula(&words) { &looks.guarded } else { &looks.text };
            page.write_string_with_format(r, c, words, look)?;
        }
        Value::Money(amount, unit) => write_number(page, r, c, amount_in(*amount, *unit), &looks.money)?,
        Value::Percent(share) => write_number(page, r, c, *share, &looks.percent)?,
        Value::Number(n) => write_number(page, r, c, *n, &looks.number)?,
        Value::Integer(n) => write_number(page, r, c, Decimal::from(*n), &looks.integer)?,
        Value::Date(day) => {
            page.write_datetime_with_format(r, c, excel_date(*day)?, &looks.date)?;
        }
    }
    Ok(())
}

/// A number the format can hold, else its digits as text: none is ever lost.
fn write_number(page: &mut Worksheet, r: u32, c: u16, value: Decimal, look: &Format) -> Result<(), XlsxError> {
    match cell_number(value) {
        Some(number) => page.write_number_with_format(r, c, number, look)?,
        None => page.write_string_with_format(r, c, value.to_string(), look)?,
    };
    Ok(())
}

/// The one place where an exact figure becomes a float: an xlsx number cell is
/// defined as one. Up to 15 significant digits come back from it unchanged;
/// a figure with more gives `None`. Nothing is ever computed with the result.
pub(super) fn cell_number(value: Decimal) -> Option<f64> {
    let plain = value.normalize();
    let digits = plain.mantissa().unsigned_abs().to_string();
    if digits.trim_end_matches('0').len() > DIGITS || digits.len() > DIGITS + 6 {
        return None;
    }
    plain.to_string().parse().ok()
}

pub(super) fn excel_date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    // The format has no day before 1900; such a one is refused by the writer.
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

/// A tab's name that no sheet before it has; spreadsheets do not tell a from A.
pub(super) fn unique_name(name: &str, n: usize, taken: &mut HashSet<String>) -> String {
    let wanted = sheet_name(name, n);
    let mut given = wanted.clone();
    let mut count = 1;
    while given.eq_ignore_ascii_case("history") || !taken.insert(given.to_lowercase()) {
        count += 1;
        let tail = format!("({count})");
        // The tail is ASCII, so its length is its count of characters.
        given = shortened(&wanted, LONGEST_NAME - tail.len()) + &tail;
    }
    given
}

/// At most 31 characters and none of `[]:*?/\`, as the format asks.
fn sheet_name(name: &str, index: usize) -> String {
    let safe: String = without_controls(name)
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\t' | '\n' | '\r') { '_' } else { c })
        .collect();
    let safe = shortened(&safe, LONGEST_NAME);
    let safe = safe.trim_matches('\'').trim();
    if safe.is_empty() { format!("Sheet{}", index + 1) } else { safe.to_string() }
}

/// Of a tab's name, counted as the format counts: characters beyond the first
/// 65,536 are two.
const LONGEST_NAME: usize = 31;

/// The beginning of a text, so many units long at most.
fn shortened(text: &str, most: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= most
    };
    text.chars().take_while(fits).collect()
}

fn width_of(sheet: &SheetOut) -> usize {
    sheet.rows.iter().map(Vec::len).max().unwrap_or(0).max(sheet.header.len())
}

/// Column widths in half-width characters, from the header and the first rows.
fn widths(sheet: &SheetOut) -> Vec<usize> {
    let mut widths: Vec<usize> = sheet.header.iter().map(|h| h.width() + 2).collect();
    widths.resize(width_of(sheet), 0);
    for row in sheet.rows.iter().take(SAMPLE) {
        for (width, value) in widths.iter_mut().zip(row) {
            *width = (*width).max(value_width(value) + 2);
        }
    }
    widths.into_iter().map(|w| w.clamp(*WIDTHS.start(), *WIDTHS.end())).collect()
}

fn value_width(value: &Value) -> usize {
    match value {
        Value::Empty => 0,
        Value::Text(words) => words.width(),
        // The commas of the number format take room too.
        Value::Money(amount, unit) => amount_in(*amount, *unit).trunc().to_string().len() * 4 / 3 + 3,
        Value::Percent(_) => 8,
        Value::Number(n) => n.to_string().len(),
        Value::Date(_) => 10,
        Value::Integer(n) => n.to_string().len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;
    use calamine::{Data, Reader, Xlsx};

    const DAY: Date = Date::constant(2021, 8, 2);

    fn sheet(rows: Vec<Vec<Value>>) -> SheetOut {
        SheetOut {
            name: "项目/清单".into(),
            title: Some("项目库清单".into()),
            notes: vec!["编制：预算科".into(), "单位：万元".into()],
            header: vec!["项目代码".into(), "金额".into(), "比例".into(), "日期".into()],
            rows,
        }
    }

    fn read(bytes: Vec<u8>) -> (String, Vec<Vec<Data>>) {
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).expect("workbook");
        let name = book.sheet_names()[0].clone();
        let range = book.worksheet_range(&name).expect("sheet");
        (name, range.rows().map(<[Data]>::to_vec).collect())
    }

    #[test]
    fn a_sheet_reads_back_as_it_was() {
        let rows = vec![
            vec![
                Value::text("36110021T000000000001"),
                Value::wan(Money::from_fen(10_606_752_201)),
                Value::Percent(Decimal::new(271, 3)),
                Value::Date(Date::constant(2021, 7, 31)),
            ],
            vec![Value::text("=1+1"), Value::wan(Money::from_yuan(-7)), Value::Empty, Value::Integer(148)],
        ];
        let (name, cells) = read(xlsx(&[sheet(rows)], DAY).expect("bytes"));
        assert_eq!(name, "项目_清单");
        assert_eq!(cells[0][0], Data::String("项目库清单".into()));
        assert_eq!(cells[1][3], Data::String("单位：万元".into()));
        assert_eq!(cells[3][0], Data::String("36110021T000000000001".into()));
        assert_eq!(cells[3][1], Data::Float(10606.752201));
        assert_eq!(cells[4][0], Data::String("=1+1".into()), "a string, not a formula");
        assert_eq!(cells[4][1], Data::Float(-0.0007));
        assert!(matches!(&cells[3][3], Data::DateTime(d) if d.as_f64() == 44_408.0));
    }

    #[test]
    fn the_same_sheet_gives_the_same_bytes_spooled_or_not() {
        for n in [3, SPOOL_FROM] {
            let rows = vec![vec![Value::text("148"), Value::yuan(Money::from_fen(1))]; n];
            let one = xlsx(&[sheet(rows.clone())], DAY).expect("bytes");
            let two = xlsx(&[sheet(rows)], DAY).expect("bytes");
            assert!(one == two, "{n} rows");
            assert_eq!(read(one).1.len(), n + 3);
        }
    }

    #[test]
    fn sixteen_digits_leave_as_text_and_lose_none() {
        assert_eq!(cell_number(Decimal::new(999_999_999_999_999, 2)), Some(9_999_999_999_999.99));
        assert_eq!(cell_number(Decimal::new(9_999_999_999_999_991, 2)), None);
        let rows = vec![vec![Value::yuan(Money::from_fen(9_999_999_999_999_991))]];
        let (_, cells) = read(xlsx(&[sheet(rows)], DAY).expect("bytes"));
        assert_eq!(cells[3][0], Data::String("99999999999999.91".into()));
    }

    #[test]
    fn names_of_sheets_fit_the_format() {
        assert_eq!(sheet_name("", 1), "Sheet2");
        assert_eq!(sheet_name("一".repeat(40).as_str(), 0).chars().count(), 31);
    }
}
