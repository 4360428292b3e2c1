//! OpenDocument sheets, streamed: repeated blanks cost nothing, merged areas and
//! hidden rows are kept.

use super::grid::{Grid, Watch};
use super::xml::{Xml, add_text, attribute, count};
use super::zipped::Parts;
use super::{Cell, Sheet, Workbook, number};
use crate::domain::date::Epoch;
use crate::exchange::record::FileFault;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;

pub(super) fn read(parts: &mut Parts, watch: &mut Watch<'_>) -> Result<Workbook, FileFault> {
    if parts.text("META-INF/manifest.xml", 1 << 20)?.is_some_and(|list| list.contains("encryption-data")) {
        return Err(FileFault::Encrypted);
    }
    let Some((part, size)) = parts.part("content.xml")? else {
        return Err(FileFault::Damaged("no content part".into()));
    };
    watch.expect(size);
    let mut book = Book::default();
    let mut xml = Xml::new(part);
    let mut told = 0;
    loop {
        let at = xml.position();
        if at >= told + (1 << 20) {
            told = at;
            watch.tell(at)?;
        }
        let Some(event) = xml.next()? else { break };
        match event {
            Event::Start(e) => book.start(&e, watch)?,
            Event::End(e) => book.end(e.local_name().as_ref(), watch)?,
            other => {
                if let Some(cell) = book.cell.as_mut().filter(|cell| cell.in_text && book.foreign == 0) {
                    add_text(&other, &mut cell.text);
                }
            }
        }
    }
    Ok(Workbook { sheets: book.sheets, epoch: book.epoch })
}

#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    epoch: Epoch,
    /// The style being described, and those that hide their sheet.
    style: Option<String>,
    hiding: HashSet<String>,
    grid: Option<Grid>,
    row: u64,
    row_count: u64,
    column: u64,
    described: u64,
    /// The cells of the open row that hold something.
    cells: Vec<(u64, u64, Cell)>,
    cell: Option<Open>,
    /// How deep inside notes, drawings and deleted content.
    foreign: u32,
}

/// The open cell.
struct Open {
    kind: String,
    value: Option<String>,
    formula: bool,
    text: String,
    in_text: bool,
    times: u64,
}

impl Book {
    fn start(&mut self, e: &BytesStart<'_>, watch: &mut Watch<'_>) -> Result<(), FileFault> {
        let name = e.local_name();
        let name = name.as_ref();
        if self.foreign > 0 || is_foreign(name) {
            self.foreign += 1;
            return Ok(());
        }
        match name {
            "style" => self.style = attribute(e, "name").map(|n| n.into_owned()),
            "table-properties" if attribute(e, "display").is_some_and(|v| v == "false") => {
                self.hiding.extend(self.style.clone());
            }
            "null-date" if attribute(e, "date-value").is_some_and(|v| v == "1904-01-01") => self.epoch = Epoch::Y1904,
            "table" => {
                let hidden = attribute(e, "style-name").is_some_and(|s| self.hiding.contains(s.as_ref()));
                self.grid = Some(Grid::new(&attribute(e, "name").unwrap_or_default(), hidden));
                (self.row, self.described) = (0, 0);
            }
            "table-column" => {
                let width = count(e, "number-columns-repeated").unwrap_or(1);
                if is_hidden(e)
                    && let Some(grid) = &mut self.grid
                {
                    grid.hide_columns(self.described, width);
                }
                self.described = self.described.saturating_add(width);
            }
            "table-row" => {
                self.row_count = count(e, "number-rows-repeated").unwrap_or(1);
                self.column = 0;
                self.cells.clear();
                if is_hidden(e)
                    && let Some(grid) = &mut self.grid
                {
                    grid.hide_rows(self.row, self.row_count);
                }
            }
            "table-cell" | "covered-table-cell" => self.open_cell(e, watch),
            "p" | "s" | "tab" | "line-break" => self.text_mark(e, name),
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, e: &BytesStart<'_>, watch: &Watch<'_>) {
        let value = ["value", "date-value", "time-value", "boolean-value", "string-value"];
        let kinds: Vec<_> = e
            .attributes()
            .with_checks(false)
            .flatten()
            .filter(|a| a.key.local_name().as_ref() == "value-type")
            .collect();
        // `calcext:value-type` is the finer one where both stand.
        let kind = kinds.iter().find(|a| a.value == "error").or(kinds.first());
        self.cell = Some(Open {
            kind: kind.map(|a| a.value.clone().into_owned()).unwrap_or_default(),
            value: value.iter().find_map(|name| attribute(e, name)).map(|v| v.into_owned()),
            formula: attribute(e, "formula").is_some(),
            text: String::new(),
            in_text: false,
            times: count(e, "number-columns-repeated").unwrap_or(1),
        });
        let wide = count(e, "number-columns-spanned").unwrap_or(1).max(1);
        let high = count(e, "number-rows-spanned").unwrap_or(1).max(1);
        if let Some(grid) = &mut self.grid {
            let rows = (self.row, self.row.saturating_add(high - 1));
            grid.merge(watch, rows, (self.column, self.column.saturating_add(wide - 1)));
        }
    }

    fn text_mark(&mut self, e: &BytesStart<'_>, name: &str) {
        let Some(cell) = &mut self.cell else { return };
        match name {
            "p" => {
                if !cell.text.is_empty() {
                    cell.text.push('\n');
                }
                cell.in_text = true;
            }
            "tab" => cell.text.push('\t'),
            "line-break" => cell.text.push('\n'),
            _ => {
                let blanks = count(e, "c").unwrap_or(1).min(1_000);
                cell.text.extend(std::iter::repeat_n(' ', blanks as usize));
            }
        }
    }

    fn end(&mut self, name: &str, watch: &mut Watch<'_>) -> Result<(), FileFault> {
        if self.foreign > 0 {
            self.foreign -= 1;
            return Ok(());
        }
        match name {
            "style" => self.style = None,
            "p" => {
                if let Some(cell) = &mut self.cell {
                    cell.in_text = false;
                }
            }
            "table-cell" | "covered-table-cell" => {
                if let Some(open) = self.cell.take() {
                    let times = open.times;
                    let cell = closed(open);
                    if cell != Cell::Empty {
                        self.cells.push((self.column, times, cell));
                    }
                    self.column = self.column.saturating_add(times);
                }
            }
            "table-row" => self.end_row(watch)?,
            "table" => self.sheets.extend(self.grid.take().map(Grid::done)),
            _ => {}
        }
        Ok(())
    }

    fn end_row(&mut self, watch: &mut Watch<'_>) -> Result<(), FileFault> {
        let first = self.row;
        self.row = self.row.saturating_add(self.row_count);
        let cells = std::mem::take(&mut self.cells);
        let Some(grid) = &mut self.grid else {
            return Ok(());
        };
        if cells.is_empty() {
            return Ok(());
        }
        for row in first..self.row {
            for (column, times, cell) in &cells {
                for n in 0..*times {
                    grid.put(watch, row, column.saturating_add(n), cell.clone())?;
                }
            }
        }
        Ok(())
    }
}

fn is_foreign(name: &str) -> bool {
    matches!(name, "annotation" | "frame" | "custom-shape" | "shapes" | "tracked-changes" | "forms")
}

fn is_hidden(e: &BytesStart<'_>) -> bool {
    attribute(e, "visibility").is_some_and(|v| v != "visible")
}

fn closed(open: Open) -> Cell {
    let Open { kind, value, formula, text, .. } = open;
    match (kind.as_str(), value) {
        ("error", _) => Cell::Error(text),
        ("float" | "percentage" | "currency", Some(value)) => number::written(&value),
        ("date", Some(value)) => number::iso(&value),
        ("boolean", Some(value)) => Cell::Bool(value == "true"),
        ("string", Some(value)) if text.is_empty() => Cell::Text(value),
        ("", None) if formula && text.is_empty() => Cell::Uncomputed,
        _ if text.is_empty() => Cell::Empty,
        _ => Cell::Text(text),
    }
}
