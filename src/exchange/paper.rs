//! A report as text and tables, out: as Markdown, as a workbook (text first,
//! then a sheet a table) and as a Word file. The same paper gives the same
//! bytes. Never here: what a report says.

use std::path::Path;

use crate::domain::date::Date;
use crate::exchange::docx::{self, Letter, Table, TableRow, docx};
use crate::exchange::out::{self, OutFault, SheetOut, Value};

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// A line below the title: of when it is, that it is provisional.
    pub subtitle: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The day it bears as its own.
    pub day: Date,
}

/// A piece of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading of the first level (`一、…`) or below; the caller numbers it.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A table; its title stands above it, its name on a tab.
    Table(SheetOut),
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `.md`
    Markdown,
    /// `.xlsx`
    Xlsx,
    /// `.docx`
    Docx,
}

impl Kind {
    /// By the ending of a file's name.
    pub fn of(file: &Path) -> Option<Kind> {
        match file.extension()?.to_string_lossy().to_ascii_lowercase().as_str() {
            "md" => Some(Kind::Markdown),
            "xlsx" => Some(Kind::Xlsx),
            "docx" => Some(Kind::Docx),
            _ => None,
        }
    }
}

/// The report as a file's bytes.
///
/// # Errors
/// See [`OutFault`].
pub fn write(paper: &Paper, kind: Kind) -> Result<Vec<u8>, OutFault> {
    match kind {
        Kind::Markdown => Ok(markdown(paper).into_bytes()),
        Kind::Xlsx => out::xlsx(&sheets(paper), paper.day),
        Kind::Docx => docx(&letter(paper)),
    }
}

/// The report as Markdown.
pub fn markdown(paper: &Paper) -> String {
    let mut text = format!("# {}\n", plain(&paper.title));
    if !paper.subtitle.is_empty() {
        text += &format!("\n{}\n", plain(&paper.subtitle));
    }
    for block in &paper.blocks {
        text.push('\n');
        match block {
            Block::Heading(level, words) => {
                text += &format!("{} {}\n", "#".repeat(usize::from(*level) + 1), plain(words));
            }
            Block::Text(words) => text += &format!("{}\n", plain(words)),
            Block::Table(table) => text += &table_lines(table),
        }
    }
    text
}

/// Nothing that a reader of Markdown takes for its own.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            '|' | '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

fn table_lines(table: &SheetOut) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let figure = |n: usize| {
        let cell = |row: &Vec<Value>| matches!(row.get(n), Some(v) if is_figure(v));
        table.rows.iter().any(cell)
    };
    let mut text = String::new();
    if let Some(title) = &table.title {
        text += &format!("{}\n\n", plain(title));
    }
    text += &line(table.header.iter().map(|h| plain(h)).collect());
    text += &line((0..table.header.len()).map(|n| if figure(n) { "--:" } else { ":--" }.to_string()).collect());
    for row in &table.rows {
        let cell = |n: usize| row.get(n).map(|v| plain(&shown(v, &table.header[n]))).unwrap_or_default();
        text += &line((0..table.header.len()).map(cell).collect());
    }
    text
}

/// A cell's words; a column of percentages says so in its header.
fn shown(value: &Value, header: &str) -> String {
    let words = value.words();
    match value {
        Value::Percent(_) if header.ends_with('%') => words.trim_end_matches('%').to_string(),
        _ => words,
    }
}

const fn is_figure(value: &Value) -> bool {
    matches!(value, Value::Money(..) | Value::Percent(_) | Value::Number(_) | Value::Integer(_))
}

/// The text as a sheet of lines, then every table.
fn sheets(paper: &Paper) -> Vec<SheetOut> {
    let mut lines: Vec<Vec<Value>> = Vec::new();
    let mut tables: Vec<SheetOut> = Vec::new();
    if !paper.subtitle.is_empty() {
        lines.push(vec![Value::text(&paper.subtitle)]);
    }
    for block in &paper.blocks {
        match block {
            Block::Heading(_, words) | Block::Text(words) => lines.push(vec![Value::text(words)]),
            Block::Table(table) => tables.push(table.clone()),
        }
    }
    let name = paper.title.clone();
    let text = SheetOut { name, header: vec![paper.title.clone()], rows: lines, ..SheetOut::default() };
    std::iter::once(text).chain(tables).collect()
}

/// The report in the manner of a letter, printed across.
fn letter(paper: &Paper) -> Letter {
    let mut body = Vec::new();
    if !paper.subtitle.is_empty() {
        body.push(docx::Block::Text(paper.subtitle.clone()));
    }
    for block in &paper.blocks {
        match block {
            Block::Heading(level, words) => body.push(docx::Block::Heading(*level, words.clone())),
            Block::Text(words) => body.push(docx::Block::Text(words.clone())),
            Block::Table(table) => {
                body.extend(table.title.clone().map(docx::Block::Text));
                body.push(docx::Block::Table(printed(table)));
            }
        }
    }
    Letter { landscape: true, title: paper.title.clone(), body, ..Letter::default() }
}

/// Column widths follow what stands in them, within reason.
fn printed(table: &SheetOut) -> Table {
    let cells = |row: &Vec<Value>| row.iter().zip(&table.header).map(|(v, h)| shown(v, h)).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(cells).collect();
    let halves = |words: &str| words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let widest = |n: usize| {
        let cells = rows.iter().filter_map(|row| row.get(n));
        cells.chain([&table.header[n]]).map(|words| halves(words)).max().unwrap_or(1)
    };
    let widths = (0..table.header.len()).map(|n| widest(n).clamp(6, 40) as u16).collect();
    Table { widths, header: table.header.clone(), rows: rows.into_iter().map(TableRow::Cells).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper() -> Paper {
        let table = SheetOut {
            name: "项目".into(),
            header: vec!["项目".into(), "执行率%".into()],
            rows: vec![vec![Value::text("航线|补贴"), Value::Percent(rust_decimal::Decimal::new(271, 3))]],
            ..SheetOut::default()
        };
        Paper {
            title: "监控报告".into(),
            subtitle: "未关闭，暂行".into(),
            blocks: vec![
                Block::Heading(1, "一、总体".into()),
                Block::Text("*623* 个项目\n换行".into()),
                Block::Table(table),
            ],
            day: Date::constant(2021, 7, 31),
        }
    }

    #[test]
    fn text_and_tables_as_markdown_with_nothing_taken_for_marks() {
        assert_eq!(
            markdown(&paper()),
            "# 监控报告\n\n未关闭，暂行\n\n## 一、总体\n\n\\*623\\* 个项目 换行\n\n\
             | 项目 | 执行率% |\n| :-- | --: |\n| 航线\\|补贴 | 27.10 |\n"
        );
    }

    #[test]
    fn the_same_paper_gives_the_same_bytes_in_every_kind() {
        for kind in [Kind::Markdown, Kind::Xlsx, Kind::Docx] {
            let once = write(&paper(), kind).expect("bytes");
            assert!(once == write(&paper(), kind).expect("bytes"), "{kind:?}");
        }
        assert_eq!(Kind::of(Path::new("a.MD")), Some(Kind::Markdown));
        assert_eq!(Kind::of(Path::new("a.txt")), None);
    }
}
