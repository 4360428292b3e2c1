//! A Word file as lines and tables: merged cells, nested tables, boxes, tracked
//! changes as they stand after them. What a table means is not known here.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::record::{FileFault, TooLarge};
use super::sheet::Limits;
use super::sheet::xml::{Xml, add_text, attribute, count};
use super::sheet::zipped::Parts;
use crate::domain::text;

/// A cell or a line holds no more than this many characters.
const LONGEST: usize = 20_000;
/// No Word file has more rows, cells and lines together.
const MOST: u64 = 1_000_000;
/// No table has more columns.
const WIDEST: usize = 256;

/// The body of a Word file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Document {
    /// In the order of the file; a table inside a cell follows the one around it.
    pub blocks: Vec<Block>,
    /// Hidden text was dropped.
    pub hidden: bool,
}

/// A line of text or a table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// Its number among the lines, from 1.
    Line(usize, String),
    Table(Table),
}

/// A table.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// Its number in the file, from 1.
    pub number: usize,
    pub rows: Vec<Vec<TableCell>>,
}

/// A cell of a table.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct TableCell {
    /// First column of the table's grid, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub span: usize,
    /// It is the lower part of the cell above.
    pub continues: bool,
    pub text: String,
}

/// Reads the main part of a Word file.
pub(crate) fn read(parts: &mut Parts, limits: &Limits) -> Result<Document, FileFault> {
    let Some((part, _)) = parts.part("word/document.xml")? else {
        return Err(FileFault::Damaged("no document part".into()));
    };
    body(part, limits)
}

fn body(part: impl BufRead, limits: &Limits) -> Result<Document, FileFault> {
    let mut reader = Reader { left: limits.cells.min(MOST), ..Reader::default() };
    let mut xml = Xml::new(part);
    while let Some(event) = xml.next()? {
        match &event {
            Event::Start(e) => reader.start(e)?,
            Event::End(e) => reader.end(e.local_name().as_ref()),
            other if reader.in_text && reader.skipped == 0 => {
                let mut piece = String::new();
                add_text(other, &mut piece);
                reader.say(&piece);
            }
            _ => {}
        }
    }
    Ok(reader.done())
}

/// Elements whose content is not part of the text: what was deleted or moved
/// away, fields' code, the double of a drawing, how a word is spoken.
const SKIPPED: &[&str] =
    &["del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rt", "sdtPr", "tblPr", "sectPr"];

/// A table being read.
#[derive(Default)]
struct Open {
    table: Table,
    row: Vec<TableCell>,
    column: usize,
    cell: Option<TableCell>,
    /// Texts of the cell's lines.
    lines: Vec<String>,
    /// Tables inside its cells, to follow it.
    inner: Vec<Table>,
}

#[derive(Default)]
struct Reader {
    document: Document,
    tables: Vec<Open>,
    /// Lines being read; a text box has lines inside a line.
    lines: Vec<String>,
    lines_seen: usize,
    tables_seen: usize,
    /// Rows, cells and lines that may still come.
    left: u64,
    /// How deep inside a skipped element.
    skipped: usize,
    in_text: bool,
    in_run: bool,
    hidden_run: bool,
    /// Whether a box of a form field is ticked.
    checkbox: Option<bool>,
}

impl Reader {
    fn start(&mut self, e: &BytesStart<'_>) -> Result<(), FileFault> {
        let name = e.local_name();
        let name = name.as_ref();
        if self.skipped > 0 || SKIPPED.contains(&name) {
            self.skipped += 1;
            return Ok(());
        }
        match name {
            "tbl" => {
                self.tables_seen += 1;
                let table = Table { number: self.tables_seen, ..Table::default() };
                self.tables.push(Open { table, ..Open::default() });
            }
            "tr" => {
                self.spend()?;
                if let Some(open) = self.tables.last_mut() {
                    (open.row, open.column) = (Vec::new(), 0);
                }
            }
            "gridBefore" => {
                if let Some(open) = self.tables.last_mut() {
                    open.column = width(e);
                }
            }
            "tc" => {
                self.spend()?;
                if let Some(open) = self.tables.last_mut() {
                    open.cell = Some(TableCell { column: open.column, span: 1, ..TableCell::default() });
                    open.lines.clear();
                }
            }
            "gridSpan" => self.cell(|cell| cell.span = width(e).max(1)),
            "vMerge" => {
                let restarts = attribute(e, "val").is_some_and(|v| v == "restart");
                self.cell(|cell| cell.continues = !restarts);
            }
            "p" => {
                self.spend()?;
                self.lines.push(String::new());
            }
            "r" => (self.in_run, self.hidden_run) = (true, false),
            "vanish" if self.in_run => {
                let off = attribute(e, "val").is_some_and(|v| matches!(v.as_ref(), "0" | "false" | "off"));
                self.hidden_run = !off;
            }
            "t" => self.in_text = true,
            "tab" | "br" | "cr" if self.in_run => self.say(" "),
            "noBreakHyphen" => self.say("-"),
            "sym" => self.symbol(e),
            "checkBox" => self.checkbox = Some(false),
            "default" | "checked" if self.checkbox.is_some() => {
                let off = attribute(e, "val").is_some_and(|v| matches!(v.as_ref(), "0" | "false" | "off"));
                self.checkbox = Some(!off);
            }
            _ => {}
        }
        Ok(())
    }

    /// Counts a row, a cell or a line.
    fn spend(&mut self) -> Result<(), FileFault> {
        self.left = self.left.checked_sub(1).ok_or(FileFault::TooLarge {
            what: TooLarge::Cells,
            found: MOST + 1,
            limit: MOST,
        })?;
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "t" => self.in_text = false,
            "r" => (self.in_run, self.hidden_run) = (false, false),
            "checkBox" => {
                if let Some(ticked) = self.checkbox.take() {
                    self.say(if ticked { "☑" } else { "☐" });
                }
            }
            "p" => self.end_line(),
            "tc" => {
                if let Some(open) = self.tables.last_mut()
                    && let Some(mut cell) = open.cell.take()
                {
                    cell.text = bounded(open.lines.join(" "));
                    open.column = (cell.column + cell.span).min(WIDEST);
                    if cell.column < WIDEST {
                        cell.span = cell.span.min(WIDEST - cell.column);
                        open.row.push(cell);
                    }
                }
            }
            "tr" => {
                if let Some(open) = self.tables.last_mut() {
                    let row = std::mem::take(&mut open.row);
                    open.table.rows.push(row);
                }
            }
            "tbl" => self.end_table(),
            _ => {}
        }
    }

    fn end_line(&mut self) {
        let Some(line) = self.lines.pop() else { return };
        let line = text::clean(&line);
        if let Some(open) = self.tables.last_mut() {
            if !line.is_empty() {
                open.lines.push(line);
            }
        } else {
            self.lines_seen += 1;
            if !line.is_empty() {
                self.document.blocks.push(Block::Line(self.lines_seen, line));
            }
        }
    }

    fn end_table(&mut self) {
        let Some(Open { table, inner, .. }) = self.tables.pop() else { return };
        match self.tables.last_mut() {
            Some(outer) => {
                outer.inner.push(table);
                outer.inner.extend(inner);
            }
            None => {
                self.document.blocks.push(Block::Table(table));
                self.document.blocks.extend(inner.into_iter().map(Block::Table));
            }
        }
    }

    fn cell(&mut self, change: impl FnOnce(&mut TableCell)) {
        if let Some(cell) = self.tables.last_mut().and_then(|open| open.cell.as_mut()) {
            change(cell);
        }
    }

    /// Adds to the line being read, unless it is hidden or endless.
    fn say(&mut self, piece: &str) {
        if self.hidden_run {
            self.document.hidden |= !piece.trim().is_empty();
            return;
        }
        if let Some(line) = self.lines.last_mut()
            && line.len() < LONGEST * 4
        {
            line.push_str(piece);
        }
    }

    /// A sign of a symbol font: boxes, ticked or not, and what else a form prints.
    fn symbol(&mut self, e: &BytesStart<'_>) {
        let code = attribute(e, "char").and_then(|c| u32::from_str_radix(&c, 16).ok()).unwrap_or(0);
        let sign = match code & 0xFF {
            0x52 | 0xFE | 0xFD | 0x78 => '☑',
            0xA3 | 0xA8 | 0x6F | 0x71 | 0x2A => '□',
            0xFC | 0x50 => '√',
            0xB3 => '≥',
            0xA2 => '≤',
            _ => return,
        };
        // ≥ and ≤ are signs of the font Symbol, the boxes of Wingdings.
        let greek = attribute(e, "font").is_some_and(|f| f.eq_ignore_ascii_case("symbol"));
        if greek == matches!(sign, '≥' | '≤') || code > 0xFFFF {
            self.say(sign.encode_utf8(&mut [0; 4]));
        }
    }

    fn done(self) -> Document {
        self.document
    }
}

fn width(e: &BytesStart<'_>) -> usize {
    count(e, "val").map_or(0, |n| usize::try_from(n).unwrap_or(WIDEST).min(WIDEST))
}

fn bounded(mut s: String) -> String {
    if let Some((at, _)) = s.char_indices().nth(LONGEST) {
        s.truncate(at);
    }
    s
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(inside: &str) -> Document {
        let whole = format!("<w:document xmlns:w='w'><w:body>{inside}</w:body></w:document>");
        body(whole.as_bytes(), &Limits::default()).expect("a document")
    }

    fn lines(document: &Document) -> Vec<&str> {
        let mut found = Vec::new();
        for block in &document.blocks {
            if let Block::Line(_, words) = block {
                found.push(words.as_str());
            }
        }
        found
    }

    #[test]
    fn tracked_changes_read_as_accepted_and_hidden_text_is_not_read() {
        let found = parse(
            "<w:p><w:r><w:t>指标</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
             <w:ins><w:r><w:t>≥90%</w:t></w:r></w:ins>\
             <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>见</w:t></w:r></w:p>",
        );
        assert_eq!(lines(&found), ["指标≥90%见"]);
        assert!(found.hidden);
    }

    #[test]
    fn boxes_of_three_sorts() {
        let found = parse(
            "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0A8'/><w:t>新增项目</w:t></w:r>\
             <w:r><w:sym w:font='Wingdings 2' w:char='F052'/><w:t>延续项目</w:t></w:r></w:p>\
             <w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>\
             <w:r><w:instrText> FORMCHECKBOX </w:instrText><w:t>是</w:t></w:r></w:p>\
             <w:sdt><w:sdtPr><w:t>不读</w:t></w:sdtPr><w:sdtContent><w:p><w:r><w:t>☒一次性</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        );
        assert_eq!(lines(&found), ["□新增项目☑延续项目", "☑是", "☒一次性"]);
    }

    #[test]
    fn spans_merges_and_a_table_inside_a_cell() {
        let cell = |pr: &str, words: &str| {
            format!("<w:tc><w:tcPr>{pr}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>")
        };
        let inner = format!("<w:tc><w:tbl><w:tr>{}</w:tr></w:tbl><w:p/></w:tc>", cell("", "内"));
        let found = parse(&format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{inner}</w:tr></w:tbl>",
            cell("<w:vMerge w:val='restart'/>", "产出"),
            cell("<w:gridSpan w:val='2'/>", "数量"),
            cell("<w:vMerge/>", ""),
            cell("", "质量"),
        ));
        let [Block::Table(outer), Block::Table(inside)] = found.blocks.as_slice() else { panic!("{found:?}") };
        let shape: Vec<Vec<(usize, usize, bool)>> =
            outer.rows.iter().map(|r| r.iter().map(|c| (c.column, c.span, c.continues)).collect()).collect();
        assert_eq!(shape, [vec![(0, 1, false), (1, 2, false)], vec![(0, 1, true), (1, 1, false), (2, 1, false)]]);
        assert_eq!((inside.number, inside.rows[0][0].text.as_str()), (2, "内"));
        assert_eq!(outer.rows[1][2].text, "");
    }
}
