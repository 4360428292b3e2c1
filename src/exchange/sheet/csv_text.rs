//! Text with separators as one sheet without a name. Read by hand because rows
//! must keep the numbers a spreadsheet shows (blank lines count, lines inside
//! quotes do not) and because one stray quote must not swallow the file.

use super::grid::{Grid, Watch};
use super::sniff::Format;
use super::{Cell, Workbook};
use crate::domain::date::Epoch;
use crate::exchange::record::FileFault;

/// No spreadsheet cell holds more; a quote that opens more is just a quote.
const LONGEST: usize = 32_767;

pub(super) fn read(text: &str, format: Format, watch: &mut Watch<'_>) -> Result<Workbook, FileFault> {
    let separator = match format {
        Format::Text(c) => c,
        _ => ',',
    };
    let mut grid = Grid::new("", false);
    let (mut row, mut column) = (0, 0);
    watch.expect(text.len() as u64);
    let mut fields = Fields { rest: text.trim_end_matches('\u{1a}'), separator, quoting: true };
    while let Some((field, end)) = fields.next() {
        grid.put(watch, row, column, Cell::Text(field))?;
        match end {
            End::Field => column += 1,
            End::Record => {
                (row, column) = (row + 1, 0);
                if row % 5_000 == 0 {
                    watch.tell((text.len() - fields.rest.len()) as u64)?;
                }
            }
        }
    }
    Ok(Workbook { sheets: vec![grid.done()], epoch: Epoch::Y1900 })
}

/// What stood behind a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Field,
    Record,
}

/// The fields of a text, one by one.
struct Fields<'a> {
    rest: &'a str,
    separator: char,
    /// Off once a quote was found that nothing closes.
    quoting: bool,
}

impl Fields<'_> {
    fn next(&mut self) -> Option<(String, End)> {
        if self.rest.is_empty() {
            return None;
        }
        let body = self.rest.strip_prefix('=').unwrap_or(self.rest);
        if self.quoting && body.starts_with('"') {
            match self.quoted(body) {
                Some(found) => return Some(found),
                None => self.quoting = self.rest.len() > LONGEST,
            }
        }
        let length = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let field = self.rest[..length].to_owned();
        Some((if field == "\"\"" { String::new() } else { field }, self.step_over(length)))
    }

    /// A field that opens with a quote; `None` when the quote is never closed.
    fn quoted(&mut self, body: &str) -> Option<(String, End)> {
        let mut field = String::new();
        let mut at = 1;
        loop {
            let length = body[at..].find('"')?;
            field.push_str(&body[at..at + length]);
            at += length + 1;
            if field.len() > LONGEST * 3 {
                return None;
            }
            if !body[at..].starts_with('"') {
                break;
            }
            field.push('"');
            at += 1;
        }
        // Whatever stands between the closing quote and the separator is kept.
        let tail = body[at..].find([self.separator, '\n', '\r']).unwrap_or(body.len() - at);
        field.push_str(body[at..at + tail].trim_end_matches(' '));
        let before = self.rest.len() - body.len();
        Some((field, self.step_over(before + at + tail)))
    }

    /// Goes behind the field and its separator or line end.
    fn step_over(&mut self, length: usize) -> End {
        let behind = &self.rest[length..];
        let (end, skip) = match behind.chars().next() {
            Some('\r') if behind.starts_with("\r\n") => (End::Record, 2),
            Some('\r' | '\n') | None => (End::Record, 1),
            Some(separator) => (End::Field, separator.len_utf8()),
        };
        self.rest = behind.get(skip..).unwrap_or_default();
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut fields = Fields { rest: text, separator: ',', quoting: true };
        let mut rows = vec![vec![]];
        while let Some((field, end)) = fields.next() {
            rows.last_mut().unwrap().push(field);
            if end == End::Record {
                rows.push(vec![]);
            }
        }
        rows.pop();
        rows
    }

    #[test]
    fn quotes_lines_and_guards() {
        assert_eq!(
            rows("a,\"b,1\r\nc\",d\r\n\r\n=\"001\",\"他说\"\"好\"\"\"\n"),
            [vec!["a", "b,1\r\nc", "d"], vec![""], vec!["001", "他说\"好\""],]
        );
        assert_eq!(rows("a,5\" 管\rb"), [vec!["a", "5\" 管"], vec!["b"]]);
        assert_eq!(rows("\"a\" ,\"\",x"), [vec!["a", "", "x"]]);
    }

    #[test]
    fn a_stray_quote_keeps_to_its_cell() {
        assert_eq!(rows("\"市林业局,1\n市科协,2\n"), [vec!["\"市林业局", "1"], vec!["市科协", "2"]]);
    }
}
