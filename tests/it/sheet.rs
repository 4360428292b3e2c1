//! Files of other programs (written by `tests/data/import/make.py`) come in as
//! cells with their addresses; what is no table is refused by name.

use jixiao::domain::date::{Date, Epoch};
use jixiao::exchange::record::{FileFault, TooLarge};
use jixiao::exchange::sheet::{Cell, Format, Limits, Merge, Sheet, Source, Workbook, open, read};
use std::path::PathBuf;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name)
}

fn opened(name: &str) -> (Workbook, Source) {
    open(&fixture(name), &Limits::default(), &mut |_, _| true).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn only(name: &str) -> Sheet {
    let (mut book, _) = opened(name);
    assert_eq!(book.sheets.len(), 1, "{name}");
    book.sheets.remove(0)
}

fn refused(name: &str) -> FileFault {
    open(&fixture(name), &Limits::default(), &mut |_, _| true).expect_err(name)
}

fn from_bytes(name: &str, bytes: Vec<u8>) -> Result<(Workbook, Source), FileFault> {
    read(name, bytes, &Limits::default(), &mut |_, _| true)
}

/// A cell in short: `n 1.5`, `d 2021-07-31`, the text itself.
fn short(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number { value, exact, red } => {
            format!("n {value}{}{}", if *exact { "" } else { " inexact" }, if *red { " red" } else { "" })
        }
        Cell::Date(day) => format!("d {day}"),
        Cell::Bool(b) => format!("b {b}"),
        Cell::Error(e) => format!("e {e}"),
        Cell::Uncomputed => "uncomputed".into(),
    }
}

fn shown(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.iter().map(short).collect()).collect()
}

fn merge(rows: (u32, u32), columns: (u16, u16)) -> Merge {
    Merge { first_row: rows.0, last_row: rows.1, first_column: columns.0, last_column: columns.1 }
}

/// The two payments that most fixtures hold, as typed cells.
const PAYMENTS: [[&str; 4]; 3] = [
    ["项目代码", "项目名称", "支付金额", "支付日期"],
    ["36110022T000000012345", "航线运营补贴", "n 1234.56", "d 2021-07-31"],
    ["36110022T000000012346", "科普经费", "n 0.3", "d 2021-02-28"],
];

#[test]
fn quirk_1_merged_titles_keep_their_addresses() {
    let sheet = only("f_merged.xlsx");
    assert_eq!(sheet.name, "支付明细");
    assert_eq!(
        shown(&sheet),
        [
            vec![],
            vec![],
            vec!["", "2021年支付明细表"],
            vec![],
            vec!["", "部门", "项目", "金额", "日期"],
            vec!["", "市林业局", "松线虫治理", "n 500000", "d 2021-03-01"],
            vec!["", "", "防火", "n 1200.5", "d 2021-04-01"],
        ]
    );
    assert_eq!(sheet.merged, [merge((2, 2), (1, 4)), merge((5, 6), (1, 1))]);
}

#[test]
fn quirk_5_numbers_as_the_sheet_has_them() {
    let rows = shown(&only("f_numbers.xlsx"));
    let first: Vec<&str> = rows.iter().map(|r| r[0].as_str()).collect();
    assert_eq!(
        first,
        [
            "1,234.50",
            "￥1234.5元",
            "１２３４．５",
            "-",
            "(1,234.00)",
            "1.2E+07",
            "n 0.3",
            "n 1234567.89",
            "n 361100220000000000000 inexact",
            "n 123456789012345",
            "1E300",
            "n -42.5",
            "b true",
        ]
    );
    // Red by format is negative in the file; a red font changes nothing.
    assert_eq!([&rows[0][1], &rows[1][1], &rows[2][1]], ["n -1234.5", "n 1234.5", "n 0.5"]);
}

#[test]
fn quirk_7_days_of_both_systems() {
    for (name, epoch, serial) in [("f_dates.xlsx", Epoch::Y1900, "n 44408"), ("f_1904.xlsx", Epoch::Y1904, "n 42946")] {
        let (book, _) = opened(name);
        assert_eq!(book.epoch, epoch, "{name}");
        let cells: Vec<String> = shown(&book.sheets[0]).into_iter().flatten().collect();
        assert_eq!(
            cells,
            ["d 2021-07-31", "d 2021-07-31", "30:00:00", serial, "2021年7月31日", "d 2021-07-31", "8:30:00"],
            "{name}"
        );
    }
}

#[test]
fn quirk_8a_biff() {
    for (name, epoch) in [("f_biff.xls", Epoch::Y1900), ("f_biff1904.xls", Epoch::Y1904), ("f_wps.et", Epoch::Y1900)] {
        let (book, source) = opened(name);
        assert_eq!((source.format, book.epoch), (Format::Xls, epoch), "{name}");
        let [sheet, hidden] = book.sheets.as_slice() else { panic!("{name}") };
        let rows = shown(sheet);
        assert_eq!(rows[0], ["支付明细表"], "{name}");
        assert_eq!(rows[2..5], PAYMENTS, "{name}");
        assert_eq!(rows[5], ["", "", "uncomputed"], "{name}");
        assert_eq!(sheet.merged, [merge((0, 0), (0, 3))], "{name}");
        assert_eq!((&sheet.hidden_rows[..], &sheet.hidden_columns[..]), (&[4][..], &[1][..]), "{name}");
        assert!(!sheet.hidden && hidden.hidden, "{name}");
    }
}

#[test]
fn quirk_8b_html() {
    let (book, source) = opened("f_html.xls");
    assert_eq!((source.format, source.encoding), (Format::Html, Some("gb18030")));
    let [first, outer, inner] = book.sheets.as_slice() else { panic!("{:?}", book.sheets) };
    assert_eq!(
        shown(first),
        [
            vec!["2021年支付\n明细表"],
            vec!["单位", "金额", "", "日期"],
            vec!["", "预算", "支付"],
            vec!["001", "n 1234.5", "n 500 red", "2021-07-31"],
            vec!["00123", "-12.00", "", "2021年8月1日"],
        ]
    );
    assert_eq!(
        first.merged,
        [merge((0, 0), (0, 3)), merge((1, 2), (0, 0)), merge((1, 1), (1, 2)), merge((1, 2), (3, 3)),]
    );
    assert_eq!(shown(outer), [["外层", "旁"]]);
    assert_eq!(shown(inner), [["内", "层"]]);
    assert_eq!(
        shown(&only("f_pandas_html.xls"))[1],
        ["36110022T000000012345", "航线运营补贴", "1234.56", "2021-07-31"]
    );
    let rows = shown(&only("f_lo_html.xls"));
    assert_eq!(rows[3], ["错", "e #DIV/0!", "n 1"]);
}

#[test]
fn quirk_8c_spreadsheetml() {
    let (book, source) = opened("f_xmlss.xls");
    assert_eq!(source.format, Format::SpreadsheetMl);
    let [sheet, hidden] = book.sheets.as_slice() else { panic!() };
    assert_eq!((sheet.name.as_str(), sheet.hidden, hidden.hidden), ("指标", false, true));
    assert_eq!(
        shown(sheet),
        [
            vec![],
            vec!["指标明细表"],
            vec![],
            vec!["文号", "", "金额"],
            vec!["续"],
            vec!["饶财〔2021〕1号", "n 361100220000000123456", "n 0.3", "d 2021-07-31"],
            vec!["", "", "e #DIV/0!", "b true", "uncomputed"],
        ]
    );
    assert_eq!(sheet.merged, [merge((1, 1), (0, 2)), merge((3, 4), (2, 2))]);
    assert_eq!((&sheet.hidden_rows[..], &sheet.hidden_columns[..]), (&[4][..], &[1][..]));
}

#[test]
fn quirk_8d_tab_separated() {
    let (book, source) = opened("f_tsv.xls");
    assert_eq!((source.format, source.encoding), (Format::Text('\t'), Some("gb18030")));
    assert_eq!(
        shown(&book.sheets[0]),
        [["单位代码", "单位", "金额"], ["00123", "市林业局\r\n（本级）", "1,234.50"], ["001", "市科协", "2"],]
    );
}

#[test]
fn quirk_8e_an_xlsx_under_a_false_name() {
    let (book, source) = opened("f_xlsx.xls");
    assert_eq!(source.format, Format::Xlsx);
    assert_eq!(shown(&book.sheets[0]), PAYMENTS);
    assert_eq!(shown(&only("f_pandas.xlsx")), PAYMENTS);
    assert_eq!(shown(&only("f_pandas.ods")), PAYMENTS);
}

#[test]
fn quirk_9_text_in_every_encoding() {
    for (name, encoding, purpose) in [
        ("f_utf8.csv", "UTF-8", "航线, 补贴\n二期"),
        ("f_utf8bom.csv", "UTF-8 BOM", "航线, 补贴\n二期"),
        ("f_utf16le.csv", "UTF-16LE", "航线, 补贴\n二期"),
        ("f_utf16be.csv", "UTF-16BE", "航线, 补贴\n二期"),
        ("f_gb18030.csv", "gb18030", "航线㐂, 补贴\r\n二期"),
    ] {
        let (book, source) = opened(name);
        assert_eq!((source.encoding, source.format), (Some(encoding), Format::Text(',')), "{name}");
        let want = [["凭证号", "用途", "金额"], ["0001", purpose, "1234.50"], ["0002", "他说\"好\"", "-5"]];
        assert_eq!(shown(&book.sheets[0]), want, "{name}");
    }
    let (book, source) = opened("f_utf16nobom.csv");
    assert_eq!((source.encoding, source.format.key()), (Some("UTF-16LE"), "tsv"));
    assert_eq!(shown(&book.sheets[0])[2], ["001", "市科协", "2"]);
    assert_eq!(shown(&only("f_semicolon.csv"))[1], ["0001", "甲;乙", "1234,50"]);
    assert_eq!(shown(&only("f_pipe.txt"))[1], ["0001", "航线| 补贴\n二期", "1234.50"]);
    assert_eq!(opened("f_pandas.csv").1.encoding, Some("UTF-8 BOM"));
}

#[test]
fn quirk_10_hidden_sheets_rows_and_columns_come_in_and_say_so() {
    let (book, _) = opened("f_hidden.xlsx");
    let names: Vec<(&str, bool)> = book.sheets.iter().map(|s| (s.name.as_str(), s.hidden)).collect();
    assert_eq!(names, [("301", false), ("302", false), ("停用", true)]);
    for sheet in &book.sheets {
        assert_eq!(shown(sheet), PAYMENTS, "{}", sheet.name);
    }
    assert_eq!((&book.sheets[0].hidden_rows[..], &book.sheets[0].hidden_columns[..]), (&[2][..], &[1][..]));
    assert!(book.sheets[1].hidden_rows.is_empty() && book.sheets[1].hidden_columns.is_empty());
}

#[test]
fn quirk_11_formulas_without_values_and_errors() {
    assert_eq!(
        shown(&only("f_formulas.xlsx")),
        [["金额", "状态"], ["n 100", "uncomputed"], ["uncomputed", "e #REF!"], ["e #DIV/0!", "e #N/A"],]
    );
}

#[test]
fn what_libreoffice_saves_in_three_formats_is_the_same() {
    for name in ["f_lo.xlsx", "f_lo.xls", "f_lo.ods"] {
        let (book, _) = opened(name);
        let [sheet, hidden] = book.sheets.as_slice() else { panic!("{name}") };
        assert_eq!((sheet.name.as_str(), sheet.hidden, hidden.hidden), ("支付", false, true), "{name}");
        let rows = shown(sheet);
        assert_eq!(rows[..3], PAYMENTS, "{name}");
        assert_eq!(rows[3], ["合计", "", "n 1234.86"], "{name}");
        assert_eq!(rows[4][..3], ["错", "", "e #DIV/0!"], "{name}");
        assert_eq!(sheet.merged, [merge((3, 3), (0, 1))], "{name}");
        assert_eq!((&sheet.hidden_rows[..], &sheet.hidden_columns[..]), (&[2][..], &[1][..]), "{name}");
    }
    assert_eq!(shown(&only("f_lo.csv"))[4], ["错", "", "e #DIV/0!", "TRUE"]);
}

#[test]
fn a_source_is_known_by_its_bytes() {
    let (_, source) = opened("f_utf8.csv");
    let bytes = std::fs::read(fixture("f_utf8.csv")).unwrap();
    assert_eq!(source.bytes, bytes.len() as u64);
    assert_eq!(source.sha256, from_bytes("-", bytes).unwrap().1.sha256);
    assert_eq!(source.sha256.len(), 64);
    let _ = Date::constant(2021, 7, 31);
}

mod bad {
    use super::*;

    #[test]
    fn no_table_at_all() {
        assert_eq!(refused("f_print.pdf"), FileFault::Unsupported("PDF".into()));
        assert_eq!(refused("f_word.docx"), FileFault::Unsupported("docx".into()));
        assert_eq!(from_bytes("a.xls", word97()).unwrap_err(), FileFault::Unsupported("doc".into()));
        for junk in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"MZ\x90\0\x03\0\0\0", b"\x7FELF\x02\x01\x01\0", &[0; 4096]]
        {
            assert_eq!(from_bytes("a.xls", junk.to_vec()).unwrap_err(), FileFault::NotATable, "{junk:?}");
        }
        let page = "<html><body><p>请登录</p></body></html>";
        assert_eq!(from_bytes("a.xls", page.into()).unwrap_err(), FileFault::NotATable);
    }

    /// An old Word file: the streams of a spreadsheet under Word's names.
    fn word97() -> Vec<u8> {
        let mut bytes = std::fs::read(fixture("f_biff.xls")).unwrap();
        let wide = |s: &str| s.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let at = bytes.windows(16).position(|w| w == wide("Workbook")).unwrap();
        bytes[at..at + 24].copy_from_slice(&wide("WordDocument"));
        bytes[at + 64..at + 66].copy_from_slice(&26_u16.to_le_bytes());
        bytes
    }

    #[test]
    fn encrypted() {
        assert_eq!(refused("f_encrypted.xlsx"), FileFault::Encrypted);
        let mut old = std::fs::read(fixture("f_biff.xls")).unwrap();
        // The first record behind the sheet's BOF becomes a FILEPASS.
        let bof = old.windows(4).position(|w| w == [0x09, 0x08, 0x10, 0x00]).unwrap();
        old[bof + 20..bof + 22].copy_from_slice(&[0x2F, 0x00]);
        old[bof + 24] = 1;
        assert_eq!(from_bytes("a.xls", old).unwrap_err(), FileFault::Encrypted);
    }

    #[test]
    fn cut_off() {
        for name in ["f_truncated.xlsx", "f_truncated.xls"] {
            assert!(matches!(refused(name), FileFault::Damaged(_)), "{name}");
        }
        let xml = std::fs::read(fixture("f_xmlss.xls")).unwrap();
        assert!(matches!(from_bytes("a.xls", xml[..900].to_vec()), Err(FileFault::Damaged(_))));
    }

    #[test]
    fn empty_missing_or_a_directory() {
        assert_eq!(from_bytes("-", vec![]).unwrap_err(), FileFault::Empty);
        assert_eq!(from_bytes("-", b"\xEF\xBB\xBF \r\n".to_vec()).unwrap_err(), FileFault::Empty);
        assert_eq!(refused("f_no_such_file.xlsx"), FileFault::NotFound);
        assert_eq!(refused("."), FileFault::Directory);
        let device = open("/dev/zero".as_ref(), &Limits::default(), &mut |_, _| true);
        assert!(matches!(device, Err(FileFault::Unreadable(_))));
    }

    #[test]
    fn larger_than_allowed() {
        let small = Limits { file_bytes: 100, ..Limits::default() };
        let fault = open(&fixture("f_pandas.xlsx"), &small, &mut |_, _| true).unwrap_err();
        assert!(matches!(fault, FileFault::TooLarge { what: TooLarge::FileBytes, limit: 100, .. }));
    }

    #[test]
    fn cancelled() {
        for name in ["f_pandas.xlsx", "f_biff.xls", "f_utf8.csv"] {
            assert_eq!(open(&fixture(name), &Limits::default(), &mut |_, _| false).unwrap_err(), FileFault::Cancelled);
        }
    }
}

mod hostile {
    use super::*;
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
            assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
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
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
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
        prop_assert!(start.elapsed() < Duration::from_secs(5), "{name}: {:?}", start.elapsed());
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
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

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
}
