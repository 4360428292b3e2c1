//! A form being read off a page: which areas were understood, what was left out.
//!
//! Never here: what a block holds.

use crate::domain::form::{Cited, Figure};
use crate::domain::money::{Money, MoneyUnit};
use crate::domain::text;

use super::page::{Area, Page, squeeze};
use super::{LeftOut, Why};

/// The page with what was taken of it.
pub(super) struct Take<'a> {
    pub page: &'a Page,
    used: Vec<bool>,
    pub left_out: Vec<LeftOut>,
}

impl<'a> Take<'a> {
    pub fn new(page: &'a Page) -> Take<'a> {
        Take { page, used: vec![false; page.areas().len()], left_out: Vec::new() }
    }

    pub fn area(&self, n: usize) -> &'a Area {
        &self.page.areas()[n]
    }

    pub fn is_used(&self, n: usize) -> bool {
        self.used[n]
    }

    pub fn use_up(&mut self, n: usize) {
        self.used[n] = true;
    }

    /// An area's text, which counts as understood from now on.
    pub fn cited(&mut self, n: usize) -> Cited {
        self.used[n] = true;
        self.area(n).cited()
    }

    /// Nothing, where a cell could be.
    pub fn nothing(&self, row: usize, column: usize) -> Cited {
        if row < self.page.rows && column < self.page.columns {
            Cited::new("", self.page.address(row, column))
        } else {
            Cited::default()
        }
    }

    /// Tells that an area was not taken.
    pub fn leave(&mut self, n: usize, why: Why) {
        self.used[n] = true;
        let area = self.area(n);
        let quote = if why == Why::Personal { "" } else { area.text.as_str() };
        self.left_out.push(LeftOut::new(&self.page.name, area.address.clone(), quote, why));
    }
}

/// An amount as printed and as read. Behind the amount may stand what it is
/// made of: `6923.36万元（其中：…）`.
pub(super) fn figure(cited: Cited, unit: MoneyUnit) -> Figure {
    let amount =
        if cited.text.chars().all(|c| text::is_dash(c) || c == '/') { None } else { amount(&cited.text, unit) };
    Figure { cited, amount }
}

fn amount(printed: &str, unit: MoneyUnit) -> Option<Money> {
    let read = |s: &str| {
        let (value, unit) = Money::parse_decimal(s, unit).ok()?;
        Money::from_decimal_rounded(value, unit).ok().map(|(money, _)| money)
    };
    read(printed).or_else(|| {
        let (head, _) = printed.split_once(['（', '(', '，', '；', ';'])?;
        read(head)
    })
}

/// Whether a text could be an amount.
pub(super) fn is_amount(printed: &str) -> bool {
    amount(printed, MoneyUnit::Wan).is_some() || printed.chars().all(|c| text::is_dash(c) || c == '/')
}

/// The unit of money that a label, a header or a note names: `项目资金（万元）`, `单位：元`.
pub(super) fn unit_in(printed: &str) -> Option<MoneyUnit> {
    const WORDS: [(&str, MoneyUnit); 5] = [
        ("亿元", MoneyUnit::Yi),
        ("百万元", MoneyUnit::BaiWan),
        ("万元", MoneyUnit::Wan),
        ("千元", MoneyUnit::Qian),
        ("元", MoneyUnit::Yuan),
    ];
    let plain = squeeze(printed);
    WORDS.into_iter().find_map(|(word, unit)| {
        let whole = plain.strip_suffix(word).is_some_and(|head| {
            head.ends_with(['(', ':']) || (unit != MoneyUnit::Yuan && !head.ends_with(|c: char| c.is_ascii_digit()))
        });
        let inside = ["(", "单位:", ",", "位"]
            .iter()
            .any(|open| [")", ",", ";"].iter().any(|close| plain.contains(&format!("{open}{word}{close}"))));
        (whole || inside).then_some(unit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_amounts_in_their_cells() {
        assert_eq!(unit_in("项目资金\n（万元）"), Some(MoneyUnit::Wan));
        assert_eq!(unit_in("预算执行情况（万元）（20分）"), Some(MoneyUnit::Wan));
        assert_eq!(unit_in("金额单位：元"), Some(MoneyUnit::Yuan));
        assert_eq!(unit_in("填报单位：市单元局"), None);
        assert_eq!(unit_in("主管部门"), None);
        let read = |s: &str| figure(Cited::new(s, "A1"), MoneyUnit::Wan).amount.map(Money::fen);
        assert_eq!(read("6923.3552万元（其中：上级财政资金：6923.3552万元；本级财政：0万元）"), Some(6_923_355_200));
        assert_eq!(read("33.333333333"), Some(33_333_333));
        assert_eq!(read("—"), None);
        assert_eq!(read("7,00.0,77"), None);
    }
}
