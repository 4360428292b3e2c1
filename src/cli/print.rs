//! How an answer leaves: a table for people, JSON, CSV or a workbook, to
//! standard output or to a file. Never here: what the answer says.

use std::io::{self, IsTerminal, Write};

use serde_json::Value as Json;

use super::args::Format;
use super::desk::Desk;
use super::stop::Stop;
use crate::domain::date::Date;
use crate::exchange::out::{self, Existing, SheetOut};
use crate::present::table;
use crate::present::width::harmless;

/// An answer in all its forms.
pub(super) struct Page {
    /// Lines above the table.
    pub above: Vec<String>,
    /// The table; those after it are pages of their own in a workbook.
    pub sheets: Vec<SheetOut>,
    /// Lines below the table.
    pub below: Vec<String>,
    /// The day a workbook bears as its own.
    pub day: Date,
}

impl Page {
    /// A page of one table.
    pub fn of(sheet: SheetOut, day: Date) -> Page {
        Page { above: Vec::new(), sheets: vec![sheet], below: Vec::new(), day }
    }
}

impl Desk {
    /// Writes an answer in the form that was asked for.
    pub fn show(&self, page: &Page, json: impl FnOnce() -> Json) -> Result<(), Stop> {
        match self.format {
            Format::Json => self.json(&json()),
            Format::Table => self.put(self.text(page).as_bytes()),
            Format::Csv => {
                let bytes = page.sheets.first().map(out::csv).unwrap_or_default();
                // The mark is for programs that open a file by a double click; a pipe has no use for it.
                let bytes =
                    if self.output.is_none() { bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes) } else { &bytes };
                self.put(bytes)
            }
            Format::Xlsx => match &self.output {
                Some(file) => Ok(out::write_xlsx(file, &page.sheets, page.day, Existing::Replace)?),
                None if io::stdout().is_terminal() => {
                    Err(Stop::said(self.s.cli.xlsx_to_terminal, self.s.cli.xlsx_to_terminal_hint))
                }
                None => self.put(&out::xlsx(&page.sheets, page.day)?),
            },
        }
    }

    /// Writes an answer that is no list: text for people, or JSON.
    pub fn tell(&self, lines: &[String], json: impl FnOnce() -> Json) -> Result<(), Stop> {
        match self.format {
            Format::Json => self.json(&json()),
            Format::Table => {
                let lines: Vec<_> = lines.iter().map(|l| harmless(l)).collect();
                self.put((lines.join("\n") + "\n").as_bytes())
            }
            Format::Csv | Format::Xlsx => Err(Stop::said(self.s.cli.no_list, self.s.cli.no_list_hint)),
        }
    }

    /// Writes JSON.
    pub fn json(&self, value: &Json) -> Result<(), Stop> {
        let mut text = serde_json::to_string_pretty(value).expect("plain values always serialise");
        text.push('\n');
        self.put(text.as_bytes())
    }

    /// Writes bytes to the file named, whole or not at all, or to standard output.
    pub fn put(&self, bytes: &[u8]) -> Result<(), Stop> {
        match &self.output {
            Some(file) => Ok(out::write_file(file, bytes, Existing::Replace)?),
            None => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(bytes)?;
                Ok(stdout.flush()?)
            }
        }
    }

    fn text(&self, page: &Page) -> String {
        let width = (self.output.is_none() && io::stdout().is_terminal()).then(terminal_width).flatten();
        let mut out = String::new();
        for line in &page.above {
            out.push_str(&harmless(line));
            out.push('\n');
        }
        for (n, sheet) in page.sheets.iter().enumerate() {
            if n > 0 {
                out.push_str(&format!("\n{}\n", sheet.name));
            }
            for (r, row) in table::columns(sheet, width).into_iter().enumerate() {
                let cells: Vec<String> = row.into_iter().map(|c| if r > 0 { self.paint(c) } else { c }).collect();
                out.push_str(cells.join("  ").trim_end());
                out.push('\n');
            }
        }
        for line in &page.below {
            out.push_str(&harmless(line));
            out.push('\n');
        }
        out
    }

    /// A light's word in its colour; the word alone says the same.
    fn paint(&self, cell: String) -> String {
        let t = &self.s.terms;
        if !self.color {
            return cell;
        }
        let code = match cell.trim() {
            w if w == t.red => "31",
            w if w == t.yellow => "33",
            w if w == t.blue => "34",
            w if w == t.green => "32",
            _ => return cell,
        };
        format!("\u{1b}[{code}m{cell}\u{1b}[0m")
    }
}

/// Columns of the terminal on standard output.
pub(super) fn terminal_width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|w| *w >= 20)
}
