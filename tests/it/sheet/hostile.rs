//! Files made to harm: refused or read, in bounded time and room, without a panic.

use super::*;
use jixiao::exchange::record::TooLarge;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>"#;

/// An xlsx whose only sheet is what `sheet` writes.
fn workbook(level: i64, sheet: impl FnOnce(&mut dyn Write)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let fast =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(level));
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    for (name, text) in [
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        ("xl/styles.xml", STYLES.to_owned()),
    ] {
        zip.start_file(name, fast).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", fast).unwrap();
    write!(zip, r#"<worksheet xmlns="{main}"><sheetData>"#).unwrap();
    sheet(&mut zip);
    write!(zip, "</sheetData></worksheet>").unwrap();
    zip.finish().unwrap().into_inner()
}

/// A sheet of so many MiB of blanks.
fn bomb(level: i64, size: usize) -> Vec<u8> {
    workbook(level, |out| {
        let blanks = vec![b' '; 1 << 20];
        for _ in 0..size {
            out.write_all(&blanks).unwrap();
        }
    })
}

#[test]
fn a_zip_bomb_is_refused_unopened() {
    for (level, size) in [(1, 1025), (9, 200)] {
        let bomb = bomb(level, size);
        assert!(bomb.len() < size << 14);
        let start = Instant::now();
        let fault = from_bytes("bomb.xlsx", bomb).unwrap_err();
        assert!(matches!(fault, FileFault::TooLarge { what: TooLarge::UnpackedBytes, .. }), "{fault}");
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }
}

#[test]
fn a_part_without_any_element_is_not_gathered_in_memory() {
    let fault = from_bytes("a.xlsx", bomb(1, 90)).unwrap_err();
    assert_eq!(fault, FileFault::Damaged("I/O error: text without end".into()));
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused_too() {
    let mut bomb = bomb(1, 120);
    // The directory's last entry is the sheet; its size becomes 1000 bytes.
    let at = bomb.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    bomb[at + 24..at + 28].copy_from_slice(&1000_u32.to_le_bytes());
    let start = Instant::now();
    let outcome = from_bytes("bomb.xlsx", bomb);
    assert!(outcome.is_err(), "{outcome:?}");
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn a_million_blank_rows_leave_nothing_behind() {
    let book = workbook(1, |out| {
        write!(out, r#"<row r="1"><c r="A1" t="inlineStr"><is><t>金额</t></is></c></row>"#).unwrap();
        for row in 2..=1_048_576 {
            write!(out, r#"<row r="{row}" s="1" customFormat="1"><c r="A{row}" s="0"/></row>"#).unwrap();
        }
    });
    let (book, _) = from_bytes("blank.xlsx", book).unwrap();
    assert_eq!(shown(&book.sheets[0]), [["金额"]]);
}

#[test]
fn a_stray_cell_at_the_far_corner() {
    let styled = workbook(1, |out| {
        write!(out, r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>"#)
            .unwrap();
    });
    assert_eq!(shown(&from_bytes("a.xlsx", styled).unwrap().0.sheets[0]), [["n 1"]]);
    let filled = workbook(1, |out| {
        write!(out, r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD9"><v>1</v></c></row>"#).unwrap();
    });
    let fault = from_bytes("a.xlsx", filled).unwrap_err();
    assert_eq!(fault, FileFault::TooLarge { what: TooLarge::Columns, found: 16_384, limit: 1024 });
}

#[test]
fn newer_errors_and_formulas_keep_their_places() {
    let book = workbook(1, |out| {
        write!(
            out,
            r#"<row r="2"><c r="B2" t="e"><f>A1</f><v>#SPILL!</v></c><c r="C2"><v>2.5</v></c><c r="D2"><f>C2*2</f><v></v></c></row>"#
        )
        .unwrap();
    });
    let rows = shown(&from_bytes("a.xlsx", book).unwrap().0.sheets[0]);
    assert_eq!(rows[1], ["", "e #SPILL!", "n 2.5", "uncomputed"]);
}

#[test]
fn backslashes_and_capitals_in_part_names() {
    let sheet = workbook(1, |out| write!(out, r#"<row r="1"><c r="A1"><v>1</v></c></row>"#).unwrap());
    let mut from = zip::ZipArchive::new(Cursor::new(sheet)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..from.len() {
        let mut part = from.by_index(n).unwrap();
        let name = part.name().unwrap().replace('/', "\\").replace("xl", "XL");
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        std::io::copy(&mut part, &mut to).unwrap();
    }
    let (book, _) = from_bytes("a.xlsx", to.finish().unwrap().into_inner()).unwrap();
    assert_eq!(shown(&book.sheets[0]), [["n 1"]]);
}

#[test]
fn repeated_cells_of_an_ods_stop_at_the_limits() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("mimetype", stored).unwrap();
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    zip.start_file("content.xml", stored).unwrap();
    zip.write_all(
        br#"<d xmlns:t="t" xmlns:o="o"><t:table t:name="s"><t:table-row t:number-rows-repeated="1048576"><t:table-cell t:number-columns-repeated="1000" o:value-type="float" o:value="1"/></t:table-row></t:table></d>"#,
    )
    .unwrap();
    let fault = from_bytes("a.ods", zip.finish().unwrap().into_inner()).unwrap_err();
    assert!(matches!(fault, FileFault::TooLarge { what: TooLarge::Cells, .. }), "{fault}");
}

#[test]
fn html_nested_without_end() {
    let deep = format!("<html><table><tr><td>{}", "<div></x>".repeat(200_000));
    assert!(matches!(from_bytes("a.xls", deep.into()), Err(FileFault::Damaged(_))));
    let wide = format!("<table><tr>{}</table>", "<td rowspan=65534 colspan=1000>".repeat(2_000));
    assert!(from_bytes("a.xls", wide.into()).is_err());
}

const FIXTURES: &[&str] = &[
    "f_merged.xlsx",
    "f_1904.xlsx",
    "f_formulas.xlsx",
    "f_lo.xlsx",
    "f_lo.xls",
    "f_lo.ods",
    "f_biff.xls",
    "f_html.xls",
    "f_xmlss.xls",
    "f_tsv.xls",
    "f_gb18030.csv",
    "f_utf16nobom.csv",
    "f_encrypted.xlsx",
    "f_pandas.ods",
];

/// Reads quickly and without a panic, whatever comes out.
fn survives(name: &str, bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let start = Instant::now();
    let _ = from_bytes(name, bytes);
    prop_assert!(start.elapsed() < Duration::from_secs(60), "{name}: {:?}", start.elapsed());
    Ok(())
}

/// The same packed file with one of its parts damaged, and its checksums right.
fn repacked(name: &str, which: prop::sample::Index, flips: &[(prop::sample::Index, u32)]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(std::fs::File::open(fixture(name)).unwrap()).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let target = which.index(from.len());
    for n in 0..from.len() {
        let mut part = from.by_index(n).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut part, &mut bytes).unwrap();
        let hit = n == target && !bytes.is_empty();
        for (at, bit) in flips.iter().filter(|_| hit) {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        let name = part.name().unwrap().to_string();
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

proptest! {
    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..2000), magic in 0..8_usize) {
        let heads: [&[u8]; 8] = [
            b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"<table><tr><td>", b"\xFF\xFE", b"\xEF\xBB\xBF",
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>", b"a,b\n",
        ];
        survives("a.xls", [heads[magic], &bytes].concat())?;
    }

    #[test]
    fn fixtures_cut_off(which in 0..FIXTURES.len(), part in 0.0..1.0_f64) {
        let mut bytes = std::fs::read(fixture(FIXTURES[which])).unwrap();
        bytes.truncate((bytes.len() as f64 * part) as usize);
        survives(FIXTURES[which], bytes)?;
    }

    #[test]
    fn fixtures_with_flipped_bits(
        which in 0..FIXTURES.len(),
        flips in proptest::collection::vec((any::<prop::sample::Index>(), 0..8_u32), 1..20),
    ) {
        let mut bytes = std::fs::read(fixture(FIXTURES[which])).unwrap();
        for (at, bit) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        survives(FIXTURES[which], bytes)?;
    }

    #[test]
    fn packed_fixtures_with_flipped_bits_inside(
        which in 0..5_usize,
        part in any::<prop::sample::Index>(),
        flips in proptest::collection::vec((any::<prop::sample::Index>(), 0..8_u32), 1..12),
    ) {
        let name = ["f_merged.xlsx", "f_formulas.xlsx", "f_lo.xlsx", "f_lo.ods", "f_pandas.ods"][which];
        survives(name, repacked(name, part, &flips))?;
    }
}
