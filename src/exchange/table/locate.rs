//! Where a sheet's header stands, and its words as one line.

use std::collections::HashSet;

use crate::domain::text;
use crate::exchange::header;
use crate::exchange::record::Taught;
use crate::exchange::sheet::{Cell, Merge, Sheet};

use super::grid::plain;

/// A header that was found.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    /// First and last row of it, from 0.
    pub first: u32,
    pub last: u32,
    /// One text a column, several rows joined by `_`.
    pub words: Vec<String>,
    /// How well they are known.
    pub score: usize,
    /// An operator taught this layout.
    pub taught: Option<usize>,
}

/// Rows with something in them that are looked at, and how deep.
const LOOKED_AT: usize = 20;
const DEEPEST: usize = 300;
/// More merges than this in the first rows are no header's.
const MERGES: usize = 500;
/// Rows a header may span.
const TALLEST: u32 = 3;

/// Finds the header: taught layouts first, else the rows that most known words stand in.
pub(crate) fn header(sheet: &Sheet, taught: &[Taught]) -> Option<Header> {
    // Only merges up here matter, however many follow among the rows.
    let merged = sheet.merged.iter().filter(|m| (m.first_row as usize) < DEEPEST).take(MERGES).copied().collect();
    let top = Sheet { rows: sheet.rows.iter().take(DEEPEST + 3).cloned().collect(), merged, ..bare(sheet) };
    let sheet = &top;
    let filled: Vec<u32> = (0..sheet.rows.len().min(DEEPEST) as u32)
        .filter(|r| sheet.rows[*r as usize].iter().any(|c| !plain(c).is_empty()))
        .take(LOOKED_AT)
        .collect();
    let mut best: Option<Header> = None;
    for first in filled {
        for span in 0..TALLEST {
            let last = first + span;
            if last as usize >= sheet.rows.len() {
                break;
            }
            let Some(found) = candidate(sheet, first, last, taught) else {
                continue;
            };
            if found.taught.is_some() {
                return Some(found);
            }
            let better = best.as_ref().is_none_or(|b| {
                // A title above adds nothing; a row that splits groups belongs to them.
                let leaner = found.last == b.last
                    && found.first > b.first
                    && !(b.first..found.first).any(|r| groups(sheet, r, found.last));
                let fuller = found.first == b.first && grouped(sheet, b.last, last);
                found.score > b.score || found.score == b.score && (leaner || fuller)
            });
            if better && enough(&found) {
                best = Some(found);
            }
        }
    }
    best
}

/// A sheet without its cells.
fn bare(sheet: &Sheet) -> Sheet {
    Sheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        rows: Vec::new(),
        merged: Vec::new(),
        hidden_rows: Vec::new(),
        hidden_columns: Vec::new(),
    }
}

/// The row that looks most like a header though it is none: for saying what was found.
pub(crate) fn nearest(sheet: &Sheet) -> Vec<String> {
    let rows =
        sheet.rows.iter().take(DEEPEST).map(|r| r.iter().map(plain).filter(|t| !t.is_empty()).collect::<Vec<_>>());
    let mut best: (usize, Vec<String>) = (0, Vec::new());
    for texts in rows.filter(|t| !t.is_empty()).take(LOOKED_AT) {
        let score = texts.iter().map(|t| header::weight(t)).sum::<usize>() * 100 + texts.len().min(50);
        if score > best.0 {
            best = (score, texts);
        }
    }
    best.1.into_iter().take(30).map(|t| t.chars().take(40).collect()).collect()
}

/// Whether a sheet holds rows and columns rather than sentences: three rows or
/// more with at least three cells, a number somewhere below the first of them.
pub(crate) fn is_grid(sheet: &Sheet) -> bool {
    let mut wide =
        sheet.rows.iter().take(DEEPEST).filter(|row| row.iter().filter(|c| !plain(c).is_empty()).count() >= 3).map(
            |row| {
                row.iter()
                    .any(|c| matches!(c, Cell::Number { .. }) || plain(c).starts_with(|c: char| c.is_ascii_digit()))
            },
        );
    wide.next().is_some() && wide.clone().count() >= 2 && wide.any(|number| number)
}

fn enough(found: &Header) -> bool {
    let orgs = found.words.iter().filter(|w| header::is_org(w)).count();
    let words = found.words.iter().filter(|w| !w.is_empty()).count();
    let known = found.words.iter().filter(|w| header::is_known(w)).count();
    known >= 3 || known == 2 && orgs >= 1 && words <= 6
}

fn candidate(sheet: &Sheet, first: u32, last: u32, taught: &[Taught]) -> Option<Header> {
    if first < last && (first..=last).any(|r| is_note(&sheet.rows[r as usize])) {
        return None;
    }
    // A header has no amounts in it; a year may stand in one.
    for r in first + 1..=last {
        let row = &sheet.rows[r as usize];
        let texts = row.iter().filter(|c| matches!(c, Cell::Text(_)) && !plain(c).is_empty()).count();
        let others = row.iter().filter(|c| !matches!(c, Cell::Text(_) | Cell::Empty)).count();
        if texts == 0 || others > 0 {
            return None;
        }
    }
    let words = flatten(sheet, first, last);
    // A group's head over all its columns is one word, however many it is merged over.
    let distinct: HashSet<&str> = words.iter().map(String::as_str).collect();
    let known = distinct.into_iter().map(header::weight).sum();
    let layout = header::layout(&words);
    let taught = taught.iter().position(|t| t.layout == layout);
    (known > 0 || taught.is_some()).then_some(Header { first, last, words, score: known, taught })
}

/// Whether a row holds the note of the unit and no word of a header.
fn is_note(row: &[Cell]) -> bool {
    let texts: Vec<String> = row.iter().map(plain).filter(|t| !t.is_empty()).collect();
    let note = |t: &String| t.contains([':', '：']) && super::notes::unit_of_note(t).is_some();
    texts.iter().any(note) && !texts.iter().any(|t| header::is_known(t))
}

/// Whether rows below `last` down to `next` only split groups that are merged
/// or left blank in the row above, so that they belong to the header.
fn grouped(sheet: &Sheet, last: u32, next: u32) -> bool {
    let upper = &sheet.rows[last as usize];
    let lower = &sheet.rows[next as usize];
    let split = sheet.merged.iter().any(|m| {
        m.first_row <= last
            && m.last_row >= last
            && m.last_row < next
            && m.last_column > m.first_column
            && (m.first_column..=m.last_column)
                .filter(|c| lower.get(*c as usize).is_some_and(|c| !plain(c).is_empty()))
                .count()
                >= 2
    });
    let filled = |row: &[Cell], c: usize| row.get(c).is_some_and(|c| !plain(c).is_empty());
    // Without merges a group's head stands over its first column, and blanks over the others.
    let blank_over = |c: usize| !filled(upper, c) && filled(lower, c);
    let headless = (1..lower.len()).filter(|c| blank_over(*c)).count();
    let digits = lower.iter().any(|c| plain(c).chars().any(|c| c.is_ascii_digit()));
    let own_column = |c: usize| filled(upper, c) && !in_group(sheet, last, c as u16) && (split || !blank_over(c + 1));
    let stray = (0..lower.len()).any(|c| filled(lower, c) && own_column(c));
    let starts = (0..lower.len()).find(|c| filled(lower, *c)).is_some_and(|c| filled(upper, c));
    (split || headless > 0 && starts) && !digits && !stray
}

/// Whether a row names groups of columns rather than the table: a known word
/// stands in it, or a merge over some of the columns; no note does.
fn groups(sheet: &Sheet, row: u32, last: u32) -> bool {
    let texts: Vec<String> = sheet.rows[row as usize].iter().map(plain).filter(|t| !t.is_empty()).collect();
    let width = sheet.rows[last as usize].len();
    let note = texts.iter().any(|t| t.contains([':', '：']) || super::notes::unit_of_note(t).is_some());
    let known = texts.iter().any(|t| header::is_known(t));
    let narrow = sheet.merged.iter().any(|m| {
        m.first_row == row && m.last_column > m.first_column && usize::from(m.last_column - m.first_column) + 2 < width
    });
    texts.len() >= 2 && !note && (known || narrow)
}

fn in_group(sheet: &Sheet, row: u32, column: u16) -> bool {
    sheet.merged.iter().any(|m| covers(m, row, column) && m.last_column > m.first_column)
}

fn covers(m: &Merge, row: u32, column: u16) -> bool {
    (m.first_row..=m.last_row).contains(&row) && (m.first_column..=m.last_column).contains(&column)
}

/// Header rows as one: groups are carried over the columns they are merged
/// over, or, where nothing is merged, over the blanks to their right.
pub(crate) fn flatten(sheet: &Sheet, first: u32, last: u32) -> Vec<String> {
    let width = (first..=last).map(|r| sheet.rows[r as usize].len()).max().unwrap_or(0);
    let mut words: Vec<Vec<String>> = vec![Vec::new(); width];
    for r in first..=last {
        let row = &sheet.rows[r as usize];
        let mut carried = String::new();
        for (c, parts) in words.iter_mut().enumerate() {
            let own = row.get(c).map(plain).unwrap_or_default();
            let merge = sheet.merged.iter().find(|m| covers(m, r, c as u16));
            let text = match merge {
                Some(m) if own.is_empty() && m.first_row == r => {
                    row.get(m.first_column as usize).map(plain).unwrap_or_default()
                }
                Some(_) => own.clone(),
                // A blank beside a group, with a word of its own below it.
                None if own.is_empty()
                    && r < last
                    && !below(sheet, r, last, c).is_empty()
                    && !below(sheet, r, last, c.wrapping_sub(1)).is_empty() =>
                {
                    carried.clone()
                }
                None => own.clone(),
            };
            carried = if own.is_empty() { text.clone() } else { own };
            let known = parts.iter().any(|w| text::fold(w) == text::fold(&text));
            if !text.is_empty() && !known {
                parts.push(text);
            }
        }
    }
    words.into_iter().map(|parts| parts.join("_")).collect()
}

fn below(sheet: &Sheet, row: u32, last: u32, column: usize) -> String {
    (row + 1..=last)
        .filter_map(|r| sheet.rows[r as usize].get(column))
        .map(plain)
        .find(|t| !t.is_empty())
        .unwrap_or_default()
}
