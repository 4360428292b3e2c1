//! A list as columns of text: figures at the right, words at the left, every
//! column as wide as its widest cell. Never here: what stands in a list.

use crate::exchange::out::{SheetOut, Value};

use super::{number, width};

/// Words narrower than this are not cut to make room.
const LEAST: usize = 12;

/// Header and rows, each cell padded to its column; `limit` is the width of
/// the window, for which words may be cut.
pub fn columns(sheet: &SheetOut, limit: Option<usize>) -> Vec<Vec<String>> {
    let texts: Vec<Vec<String>> = sheet.rows.iter().map(|r| r.iter().map(text).collect()).collect();
    let count = sheet.header.len();
    let right: Vec<bool> = (0..count).map(|c| sheet.rows.iter().any(|r| r.get(c).is_some_and(is_figure))).collect();
    let mut widths: Vec<usize> = sheet.header.iter().map(|h| width::columns(h)).collect();
    for row in &texts {
        for (w, cell) in widths.iter_mut().zip(row) {
            *w = (*w).max(width::columns(&width::harmless(cell)));
        }
    }
    if let Some(limit) = limit {
        shrink(&mut widths, &right, limit);
    }
    let line = |cells: &[String]| -> Vec<String> {
        let empty = String::new();
        (0..count)
            .map(|c| {
                let cell = cells.get(c).unwrap_or(&empty);
                if right[c] { width::pad_left(cell, widths[c]) } else { width::pad(cell, widths[c]) }
            })
            .collect()
    };
    std::iter::once(line(&sheet.header)).chain(texts.iter().map(|r| line(r))).collect()
}

/// Takes from the widest column of words until the row fits.
fn shrink(widths: &mut [usize], right: &[bool], limit: usize) {
    let gaps = 2 * widths.len().saturating_sub(1);
    loop {
        let total: usize = widths.iter().sum::<usize>() + gaps;
        let widest = (0..widths.len()).filter(|c| !right[*c] && widths[*c] > LEAST).max_by_key(|c| widths[*c]);
        match widest {
            Some(c) if total > limit => widths[c] -= (total - limit).min(widths[c] - LEAST).min(1 + widths[c] / 8),
            _ => return,
        }
    }
}

fn is_figure(value: &Value) -> bool {
    matches!(value, Value::Money(..) | Value::Percent(_) | Value::Number(_) | Value::Integer(_))
}

/// A cell as people read it: amounts with separators, shares as percentages.
pub fn text(value: &Value) -> String {
    use crate::domain::money::MoneyUnit;
    match value {
        Value::Empty => String::new(),
        Value::Text(words) => words.clone(),
        Value::Money(m, MoneyUnit::Yuan) => number::yuan(*m),
        Value::Money(m, MoneyUnit::Wan) => number::wan(*m),
        Value::Money(m, MoneyUnit::Qian) => number::two_places(m.of(MoneyUnit::Qian)),
        Value::Money(m, MoneyUnit::BaiWan) => number::two_places(m.of(MoneyUnit::BaiWan)),
        Value::Money(m, MoneyUnit::Yi) => number::yi(*m),
        Value::Percent(share) => number::percent(*share),
        Value::Number(n) => number::two_places(*n),
        Value::Date(day) => day.to_string(),
        Value::Integer(n) => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;

    #[test]
    fn chinese_and_figures_stand_in_columns() {
        let sheet = SheetOut {
            header: vec!["项目".into(), "预算".into()],
            rows: vec![
                vec![Value::text("航线补贴"), Value::wan(Money::from_yuan(60_000_000))],
                vec![Value::text("a"), Value::Empty],
            ],
            ..SheetOut::default()
        };
        let shown: Vec<String> = columns(&sheet, None).into_iter().map(|r| r.join("|")).collect();
        assert_eq!(shown, ["项目    |    预算", "航线补贴|6,000.00", "a       |        "]);
    }

    #[test]
    fn words_give_way_and_figures_do_not() {
        let sheet = SheetOut {
            header: vec!["项目".into(), "预算".into()],
            rows: vec![vec![Value::text("三清山机场航线运营补贴资金"), Value::wan(Money::from_yuan(60_000_000))]],
            ..SheetOut::default()
        };
        let rows = columns(&sheet, Some(24));
        assert_eq!(rows[1].join("  "), "三清山机场航~   6,000.00");
    }
}
