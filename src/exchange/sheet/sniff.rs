//! What a file is, by its content; its ending is believed in nothing but the
//! choice between separators. No file is read here beyond its first bytes.

use crate::exchange::record::FileFault;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Excel 2007 and later (also with macros, and what WPS saves alike).
    Xlsx,
    /// OpenDocument.
    Ods,
    /// Excel 97 to 2003 (BIFF), also a WPS `.et`.
    Xls,
    /// A web page with tables, usually called `.xls`.
    Html,
    /// Excel 2003 XML, usually called `.xls`.
    SpreadsheetMl,
    /// Text with this separator.
    Text(char),
    /// Word 2007 and later; only forms are read from it.
    Docx,
    /// A record of a form.
    Json,
}

impl Format {
    /// The name used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Ods => "ods",
            Format::Xls => "xls",
            Format::Html => "html",
            Format::SpreadsheetMl => "spreadsheetml",
            Format::Docx => "docx",
            Format::Json => "json",
            Format::Text('\t') => "tsv",
            Format::Text(_) => "csv",
        }
    }
}

/// What holds the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Zip,
    Ole,
    Text,
}

/// Beginnings of files that are certainly no table, and what they are.
const STRANGERS: &[(&[u8], Option<&str>)] = &[
    (b"%PDF-", Some("PDF")),
    (b"{\\rtf", Some("RTF")),
    (b"Rar!", Some("RAR")),
    (b"7z\xBC\xAF\x27\x1C", Some("7z")),
    (b"\x1F\x8B", Some("gzip")),
    (b"MIME-Version:", Some("MHTML")),
    (b"SQLite format 3\0", Some("SQLite")),
    (b"\x89PNG", None),
    (b"\xFF\xD8\xFF", None),
    (b"GIF8", None),
    (b"MZ\x90", None),
    (b"\x7FELF", None),
];

/// Tells the container, or that this is no table at all.
pub(super) fn container(bytes: &[u8]) -> Result<Container, FileFault> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Container::Zip);
    }
    if bytes.starts_with(b"PK\x05\x06") {
        return Err(FileFault::Empty);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Container::Ole);
    }
    match STRANGERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, Some(kind))) => Err(FileFault::Unsupported((*kind).to_owned())),
        Some((_, None)) => Err(FileFault::NotATable),
        None if bytes.starts_with(b"\xD0\xCF\x11\xE0") => Err(FileFault::Damaged("its first block".into())),
        None => Ok(Container::Text),
    }
}

/// Tells what decoded text is.
pub(super) fn text(name: &str, text: &str) -> Result<Format, FileFault> {
    let head: String = text.chars().take(4096).collect::<String>().to_ascii_lowercase();
    let start = head.trim_start();
    if start.starts_with('<') {
        if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && !head.contains("<html") {
            return Ok(Format::SpreadsheetMl);
        }
        if ["<html", "<table", "<!doctype html", "<body", "<meta", "<head", "<style", "<div"]
            .iter()
            .any(|tag| head.contains(tag))
        {
            return Ok(Format::Html);
        }
    }
    if start.starts_with("<?xml") {
        return Err(FileFault::Unsupported("XML".into()));
    }
    Ok(Format::Text(separator(name, text)))
}

/// The separator that cuts the first lines most evenly; quotes hide what is in them.
fn separator(name: &str, text: &str) -> char {
    let prefers_tab = !name.to_ascii_lowercase().ends_with(".csv");
    let order = if prefers_tab { ['\t', ',', ';', '|'] } else { [',', '\t', ';', '|'] };
    let mut best = (0, order[0]);
    for candidate in order {
        let score = evenness(text, candidate);
        if score > best.0 {
            best = (score, candidate);
        }
    }
    best.1
}

/// How many of the first lines share the most usual number of separators,
/// weighted by that number.
fn evenness(text: &str, separator: char) -> usize {
    let counts = counts(text, separator);
    let usual =
        counts.iter().copied().filter(|n| *n > 0).max_by_key(|n| (counts.iter().filter(|m| *m == n).count(), *n));
    usual.map_or(0, |n| counts.iter().filter(|m| **m == n).count() * 10 + n.min(9))
}

fn counts(text: &str, separator: char) -> Vec<usize> {
    let mut counts = Vec::new();
    let (mut count, mut quoted, mut fresh) = (0, false, true);
    for c in text.chars().take(64 * 1024) {
        match c {
            // A quote opens a field only at its beginning (or after `=`).
            '"' if quoted => quoted = false,
            '"' if fresh => quoted = true,
            '\n' if !quoted => {
                counts.push(count);
                count = 0;
                if counts.len() == 50 {
                    return counts;
                }
            }
            c if c == separator && !quoted => count += 1,
            _ => {}
        }
        fresh = c == separator || c == '\n' || c == '=' || (fresh && c == ' ');
    }
    if count > 0 {
        counts.push(count);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_outside_quotes() {
        for (name, sample, want) in [
            ("a.csv", "凭证号,用途\n1,\"a;b;c\n;d\"\n2,x\n", ','),
            ("a.xls", "单位\t金额\n市科协\t1,234.50\n市科协\t2,234.50\n", '\t'),
            ("a.csv", "单位;金额\n市科协;1,5\n市科协;2\n", ';'),
            ("a.txt", "单位|金额\n市科协|1\n", '|'),
            ("a.csv", "只有一列\n甲\n", ','),
            ("a.xls", "金额\n\"1,5\"\n", '\t'),
        ] {
            assert_eq!(separator(name, sample), want, "{sample}");
        }
    }

    #[test]
    fn text_formats() {
        assert_eq!(text("a.xls", "\n <TABLE><tr>"), Ok(Format::Html));
        assert_eq!(text("a.xls", "<html xmlns:x=\"urn:schemas-microsoft-com:office:spreadsheet\">"), Ok(Format::Html));
        assert_eq!(text("a.xml", "<?xml version='1.0'?><rss/>"), Err(FileFault::Unsupported("XML".into())));
        assert_eq!(text("a.csv", "<1%,甲\n"), Ok(Format::Text(',')));
    }
}
