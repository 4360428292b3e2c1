//! A sheet as comma-separated text (RFC 4180): header and rows, no title.

use super::{SheetOut, Value, amount_in, looks_like_formula, percent_text, without_controls};

/// UTF-8 with a byte-order mark, without which Excel shows Chinese as noise.
pub fn csv(sheet: &SheetOut) -> Vec<u8> {
    let mut out = "\u{FEFF}".as_bytes().to_vec();
    out.extend(plain(sheet));
    out
}

/// GB18030, as the treasury's older programs write it.
pub fn csv_gb18030(sheet: &SheetOut) -> Vec<u8> {
    let utf8 = plain(sheet);
    let text = String::from_utf8_lossy(&utf8);
    // GB18030 holds every character of Unicode, so nothing is replaced.
    encoding_rs::GB18030.encode(&text).0.into_owned()
}

fn plain(sheet: &SheetOut) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let header = sheet.header.iter().map(|h| guarded(h));
    writer.write_record(header).expect("a vector takes every byte");
    for row in &sheet.rows {
        let cells = row.iter().map(cell);
        writer.write_record(cells).expect("a vector takes every byte");
    }
    writer.into_inner().expect("a vector takes every byte")
}

fn cell(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(words) => guarded(words),
        Value::Money(amount, unit) => amount_in(*amount, *unit).to_string(),
        Value::Percent(share) => percent_text(*share),
        Value::Number(n) => n.normalize().to_string(),
        Value::Date(day) => day.to_string(),
        Value::Integer(n) => n.to_string(),
    }
}

/// Text that stays text: an apostrophe before what looks like a formula.
fn guarded(words: &str) -> String {
    let words = without_controls(words);
    if looks_like_formula(&words) { format!("'{words}") } else { words.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::money::{Money, MoneyUnit};
    use rust_decimal::Decimal;

    fn sheet() -> SheetOut {
        SheetOut {
            header: vec!["项目".into(), "金额".into()],
            rows: vec![
                vec![Value::text("=cmd|' /C calc'!A0"), Value::yuan(Money::from_fen(-1_234_567))],
                vec![Value::text("a\"b,c\nd"), Value::Money(Money::from_yuan(1), MoneyUnit::Wan)],
                vec![Value::Percent(Decimal::new(-3_123, 4)), Value::Date(Date::constant(2021, 7, 31))],
                vec![Value::text("清\u{7}算"), Value::Integer(-3), Value::Empty],
            ],
            ..SheetOut::default()
        }
    }

    #[test]
    fn a_table_for_excel() {
        let bytes = csv(&sheet());
        let text = String::from_utf8(bytes).expect("utf-8");
        assert_eq!(
            text,
            "\u{FEFF}项目,金额\r\n'=cmd|' /C calc'!A0,-12345.67\r\n\"a\"\"b,c\nd\",0.0001\r\n-31.23%,2021-07-31\r\n清算,-3,\r\n"
        );
    }

    #[test]
    fn the_old_encoding_reads_back_and_has_no_mark() {
        let bytes = csv_gb18030(&sheet());
        assert_eq!(&bytes[..4], [0xCF, 0xEE, 0xC4, 0xBF]);
        let (text, _, broken) = encoding_rs::GB18030.decode(&bytes);
        assert!(!broken);
        assert!(text.starts_with("项目,金额\r\n"));
    }
}
