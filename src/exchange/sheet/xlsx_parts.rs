//! A first look through the parts of an xlsx: which sheets there are, what they
//! merge and hide, and the cells that the value reader cannot tell: formulas
//! never computed and errors it does not know. Values are not read here.

use super::Cell;
use super::grid::Watch;
use super::xml::{Xml, add_text, attribute, count, says_yes};
use super::zipped::Parts;
use crate::exchange::record::FileFault;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::BufRead;

/// More formula groups than a sheet can have.
const MOST_SHARED: u64 = 1 << 20;

/// First and last, both included.
pub(super) type Span = (u64, u64);

/// What a first look at a sheet finds.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) merged: Vec<(Span, Span)>,
    pub(super) hidden_rows: Vec<u64>,
    pub(super) hidden_columns: Vec<Span>,
    /// Cells to be put over what the value reader says.
    pub(super) told: Vec<(u64, u64, Cell)>,
    pub(super) rows: u64,
    pub(super) bytes: u64,
}

/// Looks through all sheets, by name.
pub(super) fn survey(parts: &mut Parts, watch: &mut Watch<'_>) -> Result<HashMap<String, Outline>, FileFault> {
    let mut outlines = HashMap::new();
    let mut paths = Vec::new();
    let mut total = 0;
    for (name, path) in sheet_parts(parts)? {
        if let Some((_, size)) = parts.part(&path)? {
            total += size;
            paths.push((name, path));
        }
    }
    for part in ["xl/sharedStrings.xml", "xl/styles.xml"] {
        whole(parts, part)?;
    }
    // Every sheet is gone through twice.
    watch.expect(total * 2);
    let mut before = 0;
    for (name, path) in paths {
        let Some((part, _)) = parts.part(&path)? else {
            continue;
        };
        let outline = look(part, watch, before)?;
        before += outline.bytes;
        outlines.insert(name, outline);
    }
    Ok(outlines)
}

/// Names of the sheets and the paths of their parts.
pub(super) fn sheet_parts(parts: &mut Parts) -> Result<Vec<(String, String)>, FileFault> {
    let book = workbook_path(parts)?;
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let targets = relations(parts, &format!("{folder}/_rels/{file}.rels"))?;
    let mut found = Vec::new();
    for (name, id) in sheet_list(parts, &book)? {
        let Some((target, _)) = targets.get(&id) else {
            continue;
        };
        let path = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}/{target}"),
        };
        found.push((name, path));
    }
    Ok(found)
}

fn workbook_path(parts: &mut Parts) -> Result<String, FileFault> {
    let found = relations(parts, "_rels/.rels")?
        .into_values()
        .find(|(_, kind)| kind.ends_with("/officeDocument"))
        .map(|(target, _)| target.trim_start_matches('/').to_owned());
    Ok(found.unwrap_or_else(|| "xl/workbook.xml".to_owned()))
}

/// Relation id to target and type.
fn relations(parts: &mut Parts, path: &str) -> Result<HashMap<String, (String, String)>, FileFault> {
    let mut found = HashMap::new();
    let Some((part, _)) = parts.part(path)? else {
        return Ok(found);
    };
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        if let Event::Start(e) = event
            && e.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target), Some(kind)) =
                (attribute(&e, "Id"), attribute(&e, "Target"), attribute(&e, "Type"))
        {
            found.insert(id.into_owned(), (target.into_owned(), kind.into_owned()));
        }
    }
    Ok(found)
}

/// Names and relation ids of the sheets.
fn sheet_list(parts: &mut Parts, path: &str) -> Result<Vec<(String, String)>, FileFault> {
    let Some((part, _)) = parts.part(path)? else {
        return Err(FileFault::Damaged("no workbook part".into()));
    };
    let mut sheets = Vec::new();
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        if let Event::Start(e) = event
            && e.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(&e, "name"), attribute(&e, "id"))
        {
            sheets.push((name.into_owned(), id.into_owned()));
        }
    }
    Ok(sheets)
}

/// Sees that a part comes to its end.
fn whole(parts: &mut Parts, path: &str) -> Result<(), FileFault> {
    let Some((part, _)) = parts.part(path)? else {
        return Ok(());
    };
    let mut xml = Xml::new(part);
    while xml.next()?.is_some() {}
    Ok(())
}

/// Where the look stands inside a sheet.
#[derive(Default)]
struct Stand {
    row: u64,
    column: u64,
    /// The cell's kind, while inside one that needs telling.
    cell: Option<Odd>,
    in_value: bool,
    in_formula: bool,
}

#[derive(Default)]
struct Odd {
    row: u64,
    column: u64,
    error: bool,
    text: bool,
    formula: bool,
    value: String,
    /// The formula itself.
    body: String,
}

fn look(part: impl BufRead, watch: &mut Watch<'_>, before: u64) -> Result<Outline, FileFault> {
    let mut outline = Outline::default();
    let mut stand = Stand::default();
    let mut xml = Xml::new(part);
    let mut told = 0_u64;
    loop {
        let at = xml.position();
        if at >= told + (1 << 20) {
            told = at;
            watch.tell(before + at)?;
        }
        let Some(event) = xml.next()? else { break };
        match event {
            Event::Start(e) => start(&e, &mut stand, &mut outline)?,
            Event::End(e) => match e.local_name().as_ref() {
                "c" => end_of_cell(&mut stand, &mut outline),
                "v" => stand.in_value = false,
                "f" => stand.in_formula = false,
                "row" => {
                    stand.row += 1;
                    stand.column = 0;
                }
                _ => {}
            },
            text if stand.in_value => {
                if let Some(cell) = &mut stand.cell {
                    add_text(&text, &mut cell.value);
                }
            }
            text if stand.in_formula => {
                if let Some(cell) = &mut stand.cell {
                    add_text(&text, &mut cell.body);
                }
            }
            _ => {}
        }
    }
    outline.rows = stand.row;
    outline.bytes = xml.position();
    Ok(outline)
}

fn start(e: &BytesStart<'_>, stand: &mut Stand, outline: &mut Outline) -> Result<(), FileFault> {
    match e.local_name().as_ref() {
        "c" => start_of_cell(e, stand),
        "v" => stand.in_value = stand.cell.is_some(),
        "f" => {
            if count(e, "si").is_some_and(|n| n > MOST_SHARED) {
                return Err(FileFault::Damaged("formula groups without end".into()));
            }
            if let Some(cell) = &mut stand.cell {
                cell.formula = true;
            }
            stand.in_formula = stand.cell.is_some();
        }
        "row" => {
            if let Some(r) = count(e, "r") {
                stand.row = r.saturating_sub(1);
            }
            if says_yes(e, "hidden") {
                outline.hidden_rows.push(stand.row);
            }
        }
        "col" if says_yes(e, "hidden") => {
            if let (Some(min), Some(max)) = (count(e, "min"), count(e, "max")) {
                outline.hidden_columns.push((min.saturating_sub(1), max.saturating_sub(1)));
            }
        }
        "mergeCell" => outline.merged.extend(attribute(e, "ref").and_then(|r| area(&r))),
        _ => {}
    }
    Ok(())
}

/// Every cell is kept in mind until its end: only then is it known whether a
/// formula came without a value.
fn start_of_cell(e: &BytesStart<'_>, stand: &mut Stand) {
    let raw = e.attributes_raw();
    let error = raw.contains("t=\"e\"") || raw.contains("t='e'");
    let text = raw.contains("t=\"str\"");
    if let Some((_, column)) = attribute_quickly(raw).and_then(place) {
        stand.column = column;
    }
    let mut cell = stand.cell.take().unwrap_or_default();
    cell.value.clear();
    cell.body.clear();
    stand.cell = Some(Odd { row: stand.row, column: stand.column, error, text, formula: false, ..cell });
    (stand.in_value, stand.in_formula) = (false, false);
}

fn end_of_cell(stand: &mut Stand, outline: &mut Outline) {
    if let Some(cell) = &mut stand.cell {
        let untold = cell.error || cell.formula && !cell.text && cell.value.is_empty();
        if untold && cell.formula && is_literal(&cell.body) {
            outline.told.push((cell.row, cell.column, Cell::Text(format!("={}", cell.body))));
        } else if cell.error && !cell.value.is_empty() {
            outline.told.push((cell.row, cell.column, Cell::Error(cell.value.clone())));
        } else if cell.formula && !cell.text && cell.value.is_empty() {
            outline.told.push((cell.row, cell.column, Cell::Uncomputed));
        }
    }
    stand.column += 1;
    stand.in_value = false;
}

/// Whether a formula computes nothing: `=100%` and `=40天`, typed as words.
fn is_literal(body: &str) -> bool {
    let plain = |c: char| c.is_ascii_digit() || !c.is_ascii() || matches!(c, '.' | ',' | '%' | ' ');
    // 元/人 is a unit, 1/0 is a sum to do.
    let before = std::iter::once('0').chain(body.chars());
    let per = |(last, c): (char, char)| plain(c) || c == '/' && !last.is_ascii();
    body.starts_with(|c: char| c.is_ascii_digit()) && before.zip(body.chars()).all(per)
}

/// The `r` of a cell, which all programs write first.
fn attribute_quickly(raw: &str) -> Option<&str> {
    let rest = raw.trim_start().strip_prefix("r=\"")?;
    rest.split('"').next()
}

/// `C12` as row and column from 0.
pub(super) fn place(text: &str) -> Option<(u64, u64)> {
    let text = text.as_bytes();
    let letters = text.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if letters == 0 || letters > 3 || text.len() > letters + 7 || text.len() == letters {
        return None;
    }
    let column = text[..letters].iter().fold(0, |n, b| n * 26 + u64::from(b.to_ascii_uppercase() - b'A') + 1);
    let mut row = 0;
    for b in &text[letters..] {
        row = row * 10 + u64::from(b.is_ascii_digit().then(|| b - b'0')?);
    }
    Some((row.checked_sub(1)?, column - 1))
}

fn area(text: &str) -> Option<(Span, Span)> {
    let (first, last) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    Some(((top, bottom), (left, right)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_typed_with_its_sign_is_no_formula() {
        for (body, literal) in [
            ("100%", true),
            ("40天", true),
            ("3000元/人", true),
            ("B2*1", false),
            ("18-2", false),
            ("1/0", false),
            ("SUM(A1)", false),
        ] {
            assert_eq!(is_literal(body), literal, "{body}");
        }
    }

    #[test]
    fn places_and_areas() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(area("B3:E4"), Some(((2, 3), (1, 4))));
        for wrong in ["", "A", "1", "A0", "AAAA1", "A12345678", "A1x", "甲1"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }
}
