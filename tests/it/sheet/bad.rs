//! What is no table, or none that may be read, is refused by name.

use super::*;
use jixiao::exchange::record::TooLarge;

#[test]
fn no_table_at_all() {
    assert_eq!(refused("f_print.pdf"), FileFault::Unsupported("PDF".into()));
    assert_eq!(refused("f_word.docx"), FileFault::Unsupported("docx".into()));
    assert_eq!(from_bytes("a.xls", word97()).unwrap_err(), FileFault::Unsupported("doc".into()));
    for junk in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"MZ\x90\0\x03\0\0\0", b"\x7FELF\x02\x01\x01\0", &[0; 4096]] {
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
    assert_eq!(device.map(|_| ()), Err(FileFault::NotAFile));
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
