//! A letter put together: page, blocks, signature, copies, page numbers.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, FieldCharType, Footer, InstrPAGE, InstrText, PageMargin, PageOrientationType, Paragraph,
    Table as WordTable, TableBorderPosition, TableCell, TableLayoutType, TableRow as WordRow, VAlignType, WidthType,
};

use super::lines::{
    self, BODY, CELL, CELL_HEAD, COPIES, HEADINGS, PAGE_NUMBER, cell, gap, halves, indented, line, right,
};
use super::{Block, Letter, Signature, Table, TableRow, letter_day};
use crate::exchange::out::OutFault;

/// A4 in twips, upright.
const PAGE: (u32, u32) = (11_906, 16_838);
/// 天头 37 mm, 订口 28 mm; the type area is 156 by 225 mm.
const MARGINS: (i32, i32, i32, i32) = (2_098, 1_474, 1_984, 1_588);

/// The letter as bytes.
pub(super) fn write(letter: &Letter) -> Result<Vec<u8>, OutFault> {
    let paper = Paper { width: text_width(letter.landscape) as usize, ids: 0 };
    let mut bytes = Cursor::new(Vec::new());
    let document = paper.document(letter);
    document.pack(&mut bytes).map_err(|e| OutFault::Document(e.to_string()))?;
    Ok(bytes.into_inner())
}

fn text_width(landscape: bool) -> i32 {
    let (top, right, bottom, left) = MARGINS;
    if landscape { PAGE.1 as i32 - top - bottom } else { PAGE.0 as i32 - left - right }
}

/// Counts its paragraphs: the writer would number them from a counter of the
/// whole program, and no two files would be equal.
struct Paper {
    width: usize,
    ids: u32,
}

impl Paper {
    fn document(mut self, letter: &Letter) -> Docx {
        let (top, right, bottom, left) = MARGINS;
        let margin = PageMargin::new().header(851).footer(992);
        let docx = if letter.landscape {
            let margin = margin.top(left).right(top).bottom(right).left(bottom);
            Docx::new().page_size(PAGE.1, PAGE.0).page_orient(PageOrientationType::Landscape).page_margin(margin)
        } else {
            Docx::new().page_size(PAGE.0, PAGE.1).page_margin(margin.top(top).right(right).bottom(bottom).left(left))
        };
        let number = self.page_number();
        let mut docx = docx.footer(Footer::new().add_paragraph(number));
        docx = self.head(docx, letter);
        for block in &letter.body {
            docx = self.block(docx, block);
        }
        docx = self.attachments(docx, &letter.attachments);
        if let Some(signature) = &letter.signature {
            docx = self.signature(docx, signature);
        }
        if letter.copies.is_empty() { docx } else { self.copies(docx, &letter.copies) }
    }

    fn id(&mut self, paragraph: Paragraph) -> Paragraph {
        self.ids += 1;
        paragraph.id(format!("{:08X}", self.ids))
    }

    fn add(&mut self, docx: Docx, paragraph: Paragraph) -> Docx {
        let paragraph = self.id(paragraph);
        docx.add_paragraph(paragraph)
    }

    /// `— 1 —`
    fn page_number(&mut self) -> Paragraph {
        let field = PAGE_NUMBER
            .empty()
            .add_field_char(FieldCharType::Begin, false)
            .add_instr_text(InstrText::PAGE(InstrPAGE::new()))
            .add_field_char(FieldCharType::Separate, false)
            .add_text("1")
            .add_field_char(FieldCharType::End, false);
        let runs = [PAGE_NUMBER.run("— "), field, PAGE_NUMBER.run(" —")];
        let paragraph = runs.into_iter().fold(Paragraph::new(), Paragraph::add_run);
        self.id(paragraph.align(AlignmentType::Center))
    }

    fn head(&mut self, mut docx: Docx, letter: &Letter) -> Docx {
        if let Some(number) = &letter.number {
            docx = self.add(docx, right(number, 0));
            docx = self.add(docx, gap());
        }
        docx = self.add(docx, lines::title(&letter.title));
        docx = self.add(docx, gap());
        match &letter.recipient {
            Some(recipient) => self.add(docx, line(BODY, &format!("{recipient}："))),
            None => docx,
        }
    }

    fn block(&mut self, docx: Docx, block: &Block) -> Docx {
        match block {
            Block::Heading(level, words) => {
                let kind = HEADINGS[usize::from(level.saturating_sub(1)).min(HEADINGS.len() - 1)];
                self.add(docx, indented(kind, words).keep_next(true))
            }
            Block::Text(words) => words.lines().fold(docx, |docx, words| self.add(docx, indented(BODY, words))),
            Block::Numbered(items) => items
                .iter()
                .enumerate()
                .fold(docx, |docx, (n, words)| self.add(docx, indented(BODY, &format!("{}.{words}", n + 1)))),
            // Word refuses a table without rows.
            Block::Table(table) if table.header.is_empty() && table.rows.is_empty() => docx,
            Block::Table(table) => {
                let table = self.table(table);
                docx.add_table(table)
            }
        }
    }

    fn table(&mut self, table: &Table) -> WordTable {
        let columns = table.widths.len().max(1);
        let all: usize = table.widths.iter().map(|w| usize::from(*w)).sum::<usize>().max(1);
        let widths: Vec<usize> = table.widths.iter().map(|w| usize::from(*w) * self.width / all).collect();
        let mut rows = Vec::new();
        if !table.header.is_empty() {
            rows.push(self.row(&table.header, &widths, true));
        }
        for row in &table.rows {
            rows.push(match row {
                TableRow::Cells(cells) => self.row(cells, &widths, false),
                TableRow::Group(words) => {
                    let paragraph = self.id(cell(CELL_HEAD, words, AlignmentType::Left).keep_next(true));
                    let whole = TableCell::new().add_paragraph(paragraph).grid_span(columns);
                    WordRow::new(vec![whole.width(self.width, WidthType::Dxa)]).cant_split()
                }
            });
        }
        WordTable::new(rows).set_grid(widths).width(self.width, WidthType::Dxa).layout(TableLayoutType::Fixed)
    }

    /// A row; what it lacks is empty, what it has beyond the columns goes into the last.
    fn row(&mut self, cells: &[String], widths: &[usize], header: bool) -> WordRow {
        let cells = widths.iter().enumerate().map(|(n, width)| {
            let last = n + 1 == widths.len();
            let words =
                if last { cells.get(n..).unwrap_or(&[]).join("\n") } else { cells.get(n).cloned().unwrap_or_default() };
            let (kind, align) = if header { (CELL_HEAD, AlignmentType::Center) } else { (CELL, AlignmentType::Left) };
            let paragraph = self.id(cell(kind, &words, align));
            TableCell::new().add_paragraph(paragraph).width(*width, WidthType::Dxa).vertical_align(VAlignType::Center)
        });
        WordRow::new(cells.collect()).cant_split()
    }

    fn attachments(&mut self, mut docx: Docx, attachments: &[String]) -> Docx {
        if !attachments.is_empty() {
            docx = self.add(docx, gap());
        }
        for (n, name) in attachments.iter().enumerate() {
            let words = match (n, attachments.len()) {
                (_, 1) => format!("附件：{name}"),
                (0, _) => format!("附件：1.{name}"),
                _ => format!("　　　{}.{name}", n + 1),
            };
            docx = self.add(docx, indented(BODY, &words));
        }
        docx
    }

    /// The day stands four characters from the right, the signer centred over it.
    fn signature(&mut self, docx: Docx, signature: &Signature) -> Docx {
        let day = letter_day(signature.day);
        let half = BODY.character() / 2;
        let room = 4 * BODY.character();
        let over = (halves(&day) - halves(&signature.by)) * half / 2;
        let docx = self.add(docx, gap());
        let docx = self.add(docx, gap());
        let docx = self.add(docx, right(&signature.by, (room + over).max(0)).keep_next(true));
        self.add(docx, right(&day, room))
    }

    /// Between two lines across the page.
    fn copies(&mut self, docx: Docx, copies: &[String]) -> Docx {
        let words = format!("抄送：{}。", copies.join("，"));
        let paragraph =
            self.id(line(COPIES, &words).indent(Some(COPIES.character()), None, Some(COPIES.character()), None));
        let cell = TableCell::new().add_paragraph(paragraph).width(self.width, WidthType::Dxa);
        let table = WordTable::new(vec![WordRow::new(vec![cell]).cant_split()])
            .set_grid(vec![self.width])
            .width(self.width, WidthType::Dxa)
            .layout(TableLayoutType::Fixed);
        let sides = [TableBorderPosition::Left, TableBorderPosition::Right];
        let table = sides.into_iter().fold(table, WordTable::clear_border);
        let docx = self.add(docx, gap());
        docx.add_table(table)
    }
}
