//! Excel 2003 XML: indexes that jump, merged areas by extent, typed data.

use super::grid::{Grid, Watch};
use super::xml::{Xml, add_text, attribute, count, says_yes};
use super::{Cell, Workbook, number};
use crate::domain::date::Epoch;
use crate::exchange::record::FileFault;
use quick_xml::events::{BytesStart, Event};

pub(super) fn read(text: &str, watch: &mut Watch<'_>) -> Result<Workbook, FileFault> {
    let mut book = Book::default();
    let mut xml = Xml::new(text.as_bytes());
    let mut told = 0;
    watch.expect(text.len() as u64);
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
                let target = match &mut book.data {
                    Some(data) => Some(&mut data.text),
                    None => book.visible.as_mut(),
                };
                if let Some(target) = target {
                    add_text(&other, target);
                }
            }
        }
    }
    Ok(Workbook { sheets: book.sheets, epoch: book.epoch })
}

#[derive(Default)]
struct Book {
    sheets: Vec<super::Sheet>,
    epoch: Epoch,
    grid: Option<Grid>,
    at: At,
    data: Option<Data>,
    /// Text of `<Visible>` or `<Date1904>`, while inside.
    visible: Option<String>,
    in_comment: bool,
}

/// Where the next row, cell and column stand, and the cell that is open.
#[derive(Default)]
struct At {
    row: u64,
    next_row: u64,
    column: u64,
    next_column: u64,
    described: u64,
    /// An open cell with a formula and no data yet.
    formula: bool,
}

struct Data {
    kind: String,
    text: String,
}

impl Book {
    fn start(&mut self, e: &BytesStart<'_>, watch: &mut Watch<'_>) -> Result<(), FileFault> {
        let name = e.local_name();
        match (name.as_ref(), &mut self.grid) {
            ("Worksheet", _) => {
                self.grid = Some(Grid::new(&attribute(e, "Name").unwrap_or_default(), false));
                self.at = At::default();
            }
            ("Date1904", _) => self.epoch = Epoch::Y1904,
            ("Visible", Some(_)) => self.visible = Some(String::new()),
            ("Column", Some(grid)) => {
                let first = count(e, "Index").map_or(self.at.described, |n| n.saturating_sub(1));
                let width = count(e, "Span").unwrap_or(0).saturating_add(1);
                if says_yes(e, "Hidden") {
                    grid.hide_columns(first, width);
                }
                self.at.described = first.saturating_add(width);
            }
            ("Row", Some(grid)) => {
                let at = &mut self.at;
                at.row = count(e, "Index").map_or(at.next_row, |n| n.saturating_sub(1));
                let span = count(e, "Span").unwrap_or(0).saturating_add(1);
                at.next_row = at.row.saturating_add(span);
                at.next_column = 0;
                if says_yes(e, "Hidden") {
                    grid.hide_rows(at.row, span);
                }
            }
            ("Cell", Some(grid)) => {
                let at = &mut self.at;
                at.column = count(e, "Index").map_or(at.next_column, |n| n.saturating_sub(1));
                let across = count(e, "MergeAcross").unwrap_or(0);
                let down = count(e, "MergeDown").unwrap_or(0);
                at.next_column = at.column.saturating_add(across).saturating_add(1);
                at.formula = attribute(e, "Formula").is_some();
                let (right, bottom) = (at.column.saturating_add(across), at.row.saturating_add(down));
                grid.merge(watch, (at.row, bottom), (at.column, right));
            }
            ("Comment", _) => self.in_comment = true,
            ("Data", Some(_)) if self.data.is_none() && !self.in_comment => {
                let kind = attribute(e, "Type").unwrap_or_default().into_owned();
                self.data = Some(Data { kind, text: String::new() });
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, watch: &mut Watch<'_>) -> Result<(), FileFault> {
        match (name, &mut self.grid) {
            ("Data", Some(grid)) => {
                if let Some(data) = self.data.take() {
                    let cell = typed(&data);
                    self.at.formula &= cell == Cell::Text(String::new());
                    grid.put(watch, self.at.row, self.at.column, cell)?;
                }
            }
            ("Comment", _) => self.in_comment = false,
            ("Cell", Some(grid)) if self.at.formula => {
                self.at.formula = false;
                grid.put(watch, self.at.row, self.at.column, Cell::Uncomputed)?;
            }
            ("Visible", Some(grid)) if self.visible.take().is_some_and(|v| v.trim() != "SheetVisible") => {
                grid.set_hidden();
            }
            ("Worksheet", _) => self.sheets.extend(self.grid.take().map(Grid::done)),
            _ => {}
        }
        Ok(())
    }
}

fn typed(data: &Data) -> Cell {
    match data.kind.as_str() {
        "Number" => number::written(&data.text),
        "DateTime" => number::iso(&data.text),
        "Boolean" => Cell::Bool(matches!(data.text.trim(), "1" | "true" | "True")),
        "Error" => Cell::Error(data.text.trim().to_owned()),
        _ => Cell::Text(data.text.clone()),
    }
}
