//! A sheet as an HTML table, which finance systems hand out under the name
//! `.xls` and Excel opens. Codes carry Excel's text format.

use super::{SheetOut, Value, amount_in, percent_text, without_controls};

/// The whole document, UTF-8 and said so.
pub fn html_table(sheet: &SheetOut) -> Vec<u8> {
    let mut out = String::with_capacity(256 + sheet.rows.len() * sheet.header.len() * 40);
    out.push_str("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\r\n");
    out.push_str("<head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\r\n");
    out.push_str("<style>td.t{mso-number-format:\"\\@\"} td.n{mso-number-format:\"#,##0.00\"} td.d{mso-number-format:\"yyyy-mm-dd\"}</style></head>\r\n<body><table border=\"1\">\r\n");
    let width = sheet.header.len();
    for line in sheet.title.iter().chain(&sheet.notes) {
        out.push_str(&format!("<tr><td colspan=\"{width}\" align=\"center\">"));
        escape(line, &mut out);
        out.push_str("</td></tr>\r\n");
    }
    out.push_str("<tr>");
    for name in &sheet.header {
        out.push_str("<th>");
        escape(name, &mut out);
        out.push_str("</th>");
    }
    out.push_str("</tr>\r\n");
    for row in &sheet.rows {
        out.push_str("<tr>");
        row.iter().for_each(|value| cell(value, &mut out));
        out.push_str("</tr>\r\n");
    }
    out.push_str("</table></body></html>\r\n");
    out.into_bytes()
}

fn cell(value: &Value, out: &mut String) {
    let (class, words) = match value {
        Value::Empty => ("t", String::new()),
        Value::Text(words) => ("t", words.clone()),
        Value::Money(amount, unit) => ("n", grouped(&amount_in(*amount, *unit).to_string())),
        Value::Percent(share) => ("p", percent_text(*share)),
        Value::Number(n) => ("n", n.normalize().to_string()),
        Value::Date(day) => ("d", day.to_string()),
        Value::Integer(n) => ("i", n.to_string()),
    };
    out.push_str("<td class=\"");
    out.push_str(class);
    out.push_str("\">");
    escape(&words, out);
    out.push_str("</td>");
}

/// `1234567.80` with a comma every three digits.
fn grouped(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |r| ("-", r));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn escape(words: &str, out: &mut String) {
    for c in without_controls(words).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;

    #[test]
    fn a_table_that_excel_opens() {
        let sheet = SheetOut {
            title: Some("指标明细".into()),
            header: vec!["项目代码".into(), "金额".into()],
            rows: vec![vec![Value::text("<0361>&"), Value::yuan(Money::from_fen(-123_456_780))]],
            ..SheetOut::default()
        };
        let text = String::from_utf8(html_table(&sheet)).expect("utf-8");
        assert!(text.starts_with("<html"));
        assert!(text.contains("<tr><td colspan=\"2\" align=\"center\">指标明细</td></tr>"));
        assert!(text.contains("<td class=\"t\">&lt;0361&gt;&amp;</td><td class=\"n\">-1,234,567.80</td>"));
    }
}
