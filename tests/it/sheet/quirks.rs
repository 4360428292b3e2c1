//! Every quirk of the files that treasury systems and offices make.

use super::*;
use jixiao::domain::date::Epoch;
use jixiao::exchange::sheet::Format;

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
}
