//! What stands around a table: unit of money, year, and the day up to which
//! the file speaks. Titles, corner notes and footers; never the rows themselves.

use crate::domain::date::{self, Date, Epoch};
use crate::domain::money::MoneyUnit;
use crate::domain::text;
use crate::exchange::sheet::{Cell, Sheet};

use super::grid::plain;

/// Words before the day up to which the figures hold, and before the day the file was made.
const UP_TO: [&str; 4] = ["截至", "截止", "数据日期", "统计日期"];
const MADE: [&str; 10] = [
    "打印日期",
    "打印时间",
    "制表日期",
    "制表时间",
    "导出时间",
    "导出日期",
    "编制日期",
    "填报日期",
    "查询日期",
    "生成日期",
];

/// The unit in the cells of some rows: `单位：万元`, `金额单位:元`, a lone `（万元）`.
pub(crate) fn unit_in(rows: &[Vec<Cell>]) -> Option<MoneyUnit> {
    rows.iter()
        .flatten()
        .filter_map(|cell| match cell {
            Cell::Text(t) => unit_of_note(t),
            _ => None,
        })
        .next_back()
}

pub(crate) fn unit_of_note(note: &str) -> Option<MoneyUnit> {
    let spaced = text::narrow(note);
    let plain: String = spaced.chars().filter(|c| !text::is_blank(*c)).collect();
    let lone = plain.trim_matches(['(', ')', '[', ']', '【', '】']);
    let tail = plain.rsplit_once(['(', '【']).map_or("", |(_, tail)| tail.trim_end_matches([')', '】']));
    if let Some(unit) = [lone, tail].into_iter().find_map(exact_unit) {
        return Some(unit);
    }
    // Blanks part one note from the next: `单位：元　截至…`; `单 位 ： 元` is one all the same.
    let words = spaced.split(text::is_blank).scan(String::new(), |before, word| {
        before.push_str(word);
        Some(before.clone())
    });
    words.chain([plain.clone()]).find_map(|said| unit_said(&said))
}

/// The unit behind the last 单位 of a text.
fn unit_said(plain: &str) -> Option<MoneyUnit> {
    plain.match_indices("单位").find_map(|(at, word)| {
        let rest = plain[at + word.len()..].trim_start_matches(':');
        let end = rest.find('元')? + '元'.len_utf8();
        // 单位：元坝区财政局 is a place.
        let after = &rest[end..];
        let ends = !after.chars().next().is_some_and(text::is_han) || after.starts_with("角分");
        exact_unit(&rest[..end]).filter(|_| ends)
    })
}

fn exact_unit(word: &str) -> Option<MoneyUnit> {
    let (unit, before) = MoneyUnit::at_end(word)?;
    matches!(before, "" | "人民币").then_some(unit)
}

/// The budget year in the title rows, else in the sheet's or the file's name.
/// The day a file was made does not tell it.
pub(crate) fn year_in(title: &[Vec<Cell>], sheet: &str, file: &str) -> Option<i16> {
    let titles = title.iter().flatten().filter_map(|cell| match cell {
        Cell::Text(t) if !MADE.iter().any(|w| t.contains(w)) => only(years(t, true)),
        _ => None,
    });
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    titles.chain(only(years(sheet, false))).chain(only(years(stem, false))).next()
}

fn only(mut years: Vec<i16>) -> Option<i16> {
    years.sort_unstable();
    years.dedup();
    (years.len() == 1).then(|| years[0])
}

/// Four-digit years in a text; in a title only those that 年 follows.
fn years(typed: &str, needs_sign: bool) -> Vec<i16> {
    let chars: Vec<char> = text::narrow_digits(typed).filter(|c| !text::is_blank(*c)).collect();
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    (0..chars.len())
        .filter(|i| (*i == 0 || !digit(i - 1)) && (*i..i + 4).all(digit) && !digit(i + 4))
        .filter(|i| !needs_sign || chars.get(i + 4) == Some(&'年'))
        .filter_map(|i| chars[i..i + 4].iter().collect::<String>().parse().ok())
        .filter(|y| (1990..=2100).contains(y))
        .collect()
}

/// The day up to which the file speaks, from rows around the table: `截至…`
/// before the day it was printed.
pub(crate) fn cutoff_in(sheet: &Sheet, rows: &[u32], epoch: Epoch, year: Option<i16>) -> Option<Date> {
    let find = |words: &[&str]| {
        rows.iter().filter_map(|r| sheet.rows.get(*r as usize)).find_map(|row| {
            row.iter().enumerate().find_map(|(i, cell)| {
                let Cell::Text(t) = cell else { return None };
                let plain: String = text::narrow_digits(t).filter(|c| !text::is_blank(*c)).collect();
                let rest = words.iter().find_map(|w| plain.split_once(w)).map(|(_, rest)| rest)?;
                day_at_start(rest, epoch, year).or_else(|| row[i + 1..].iter().find_map(|c| day_of_cell(c, epoch)))
            })
        })
    };
    find(&UP_TO).or_else(|| lone_day(sheet, rows, epoch)).or_else(|| find(&MADE))
}

/// `2021年7月31日` alone in a cell under the title.
fn lone_day(sheet: &Sheet, rows: &[u32], epoch: Epoch) -> Option<Date> {
    rows.iter().filter_map(|r| sheet.rows.get(*r as usize)).flatten().find_map(|cell| match cell {
        Cell::Text(t) if t.contains('日') => date::parse(t, epoch).filter(|d| !d.month_only).map(|d| d.day),
        _ => None,
    })
}

fn day_at_start(rest: &str, epoch: Epoch, year: Option<i16>) -> Option<Date> {
    let rest = rest.trim_start_matches([':', '日', '期', '时', '间', '到', '至']);
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '-' | '/' | '.' | '号')))
        .unwrap_or(rest.len());
    let typed = rest[..end].trim_end_matches(['.', '-', '/']);
    // Behind the day of the month stands no more than a time.
    let typed = typed.find(['日', '号']).map_or(typed, |i| &typed[..i + '日'.len_utf8()]);
    let dated = |t: &str| date::parse(t, epoch).map(|d| d.day);
    let compact = time_cut_off(typed).and_then(dated);
    dated(typed)
        .or(compact)
        .or_else(|| year.filter(|_| typed.contains('月')).and_then(|y| dated(&format!("{y}年{typed}"))))
}

/// `2021-08-0109` (blanks are gone, a time followed) without its time.
fn time_cut_off(typed: &str) -> Option<&str> {
    let cut = typed.char_indices().nth(10)?.0;
    (typed.as_bytes()[4] == b'-' || typed.as_bytes()[4] == b'/').then(|| &typed[..cut])
}

fn day_of_cell(cell: &Cell, epoch: Epoch) -> Option<Date> {
    match cell {
        Cell::Date(d) => Some(*d),
        Cell::Text(_) | Cell::Number { .. } => {
            date::parse(&plain(cell), epoch).filter(|d| d.day.year() >= 1990).map(|d| d.day)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<Cell> {
        cells.iter().map(|c| if c.is_empty() { Cell::Empty } else { Cell::Text(c.to_string()) }).collect()
    }

    #[test]
    fn units_in_corner_notes() {
        for (note, want) in [
            ("单位：万元", Some(MoneyUnit::Wan)),
            ("金额单位:元", Some(MoneyUnit::Yuan)),
            ("（万元）", Some(MoneyUnit::Wan)),
            ("填报单位：市林业局　金额单位：万元", Some(MoneyUnit::Wan)),
            ("单位：元坝区财政局", None),
            ("单位：人民币亿元", Some(MoneyUnit::Yi)),
            ("项目支出表（单位：万元）", Some(MoneyUnit::Wan)),
            ("单 位 ： 元", Some(MoneyUnit::Yuan)),
            ("单位：元角分", Some(MoneyUnit::Yuan)),
            ("单位：元  截至2021年7月31日", Some(MoneyUnit::Yuan)),
            ("金额单位：千元", Some(MoneyUnit::Qian)),
            ("（百万元）", Some(MoneyUnit::BaiWan)),
            ("单位：十万元", None),
            ("支付明细（单位：人民币千元）", Some(MoneyUnit::Qian)),
            ("预算单位", None),
        ] {
            assert_eq!(unit_of_note(note), want, "{note}");
        }
    }

    #[test]
    fn years_of_titles_and_names() {
        let title = [row(&["上饶市２０２１年度支付明细表"])];
        assert_eq!(year_in(&title, "", ""), Some(2021));
        assert_eq!(year_in(&[row(&["打印日期：2022年1月5日"])], "2021年", "x.xls"), Some(2021));
        assert_eq!(year_in(&[], "Sheet1", "/tmp/2020/支付明细2021.xlsx"), Some(2021));
        assert_eq!(year_in(&[], "", "支付20210731.xlsx"), None);
        assert_eq!(year_in(&[row(&["2019年至2021年项目"])], "", ""), None);
        assert_eq!(year_in(&[row(&["二〇二一年预算"])], "", ""), Some(2021));
    }

    #[test]
    fn the_day_a_file_speaks_up_to() {
        let cutoff = |cells: &[&str]| {
            let sheet = Sheet {
                name: String::new(),
                hidden: false,
                rows: vec![row(cells)],
                merged: vec![],
                hidden_rows: vec![],
                hidden_columns: vec![],
            };
            cutoff_in(&sheet, &[0], Epoch::Y1900, Some(2021)).map(|d| d.to_string())
        };
        for cells in [
            &["截至2021年7月31日"][..],
            &["支付明细（截止 2021-07-31）"],
            &["截至7月31日"],
            &["打印日期：", "", "2021-07-31"],
            &["打印时间：2021-07-31 09:12:33"],
            &["2021年7月31日"],
            &["截止日期：20210731"],
            &["制表日期：2021年7月31日 制表人：张三"],
            &["打印日期：2022-01-05", "截至2021年7月"],
        ] {
            assert_eq!(cutoff(cells).as_deref(), Some("2021-07-31"), "{cells:?}");
        }
        assert_eq!(cutoff(&["单位：元"]), None);
    }
}
