//! A report as lines of text: a Word file's paragraphs and the rows of its
//! tables, or a text file. What the lines mean is not known here.

use super::record::FileFault;
use super::sheet::zipped::Parts;
use super::sheet::{self, Limits};
use super::word::{self, Block};
use crate::domain::text;

/// A report's lines with the file's fingerprint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// Its lines, clean; nothing where the file is no Word file and no text.
    pub lines: Option<Vec<String>>,
}

/// The bytes of a report on disk.
///
/// # Errors
/// What keeps the file from being read.
pub fn load(path: &std::path::Path, limits: &Limits) -> Result<Vec<u8>, FileFault> {
    sheet::load(path, limits)
}

/// Reads a report. A file of another kind (a PDF, a scan) is taken as it is,
/// with its fingerprint and without lines.
///
/// # Errors
/// What keeps the file itself from being read.
pub fn read(bytes: Vec<u8>, limits: &Limits) -> Result<Report, FileFault> {
    if bytes.is_empty() {
        return Err(FileFault::Empty);
    }
    let sha256 = sheet::digest(&bytes);
    let lines = if bytes.starts_with(b"PK\x03\x04") {
        let mut parts = Parts::open(bytes, limits)?;
        if parts.part("word/document.xml")?.is_none() {
            return Ok(Report { sha256, lines: None });
        }
        Some(word_lines(&word::read(&mut parts, limits)?))
    } else {
        let text = std::str::from_utf8(&bytes).ok().filter(|t| !t.contains('\0'));
        text.map(|t| t.lines().map(text::clean).filter(|l| !l.is_empty()).collect())
    };
    Ok(Report { sha256, lines })
}

fn word_lines(document: &word::Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(_, line) => lines.push(text::clean(line)),
            Block::Table(table) => lines.extend(table.rows.iter().map(|row| {
                let cells = row.iter().filter(|c| !c.continues).map(|c| text::clean(&c.text));
                cells.filter(|c| !c.is_empty()).collect::<Vec<_>>().join(" ")
            })),
        }
    }
    lines.retain(|l| !l.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::docx::{Block as Piece, Letter, docx};

    #[test]
    fn a_word_report_gives_its_lines() {
        let letter = Letter {
            title: "绩效评价报告".into(),
            body: vec![Piece::Heading(1, "一、基本情况".into()), Piece::Text("综合得分86.50分。".into())],
            ..Letter::default()
        };
        let report = read(docx(&letter).expect("docx"), &Limits::default()).expect("read");
        let lines = report.lines.expect("lines");
        assert!(lines.iter().any(|l| l == "一、基本情况"), "{lines:?}");
        assert!(lines.iter().any(|l| l == "综合得分86.50分。"));
        assert_eq!(report.sha256.len(), 64);
    }

    #[test]
    fn another_kind_of_file_is_kept_by_its_fingerprint() {
        let pdf = read(b"%PDF-1.4\x00\xff\xfe".to_vec(), &Limits::default()).expect("taken");
        assert_eq!(pdf.lines, None);
        assert_eq!(read(Vec::new(), &Limits::default()), Err(FileFault::Empty));
    }
}
