//! What each row below a header is: nothing, a repeated header, a footer, a
//! total, or a row with something to say. What it says is read elsewhere.

use crate::domain::code::ProjectCode;
use crate::domain::text;
use crate::exchange::record::{Column, Kind};
use crate::exchange::sheet::Cell;

use super::grid::{Columns, Grid, Line, plain};
use super::ledger::{self, Label};
use super::locate::Header;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Blank, a repeated header or title, the row of column numbers.
    Nothing,
    /// 制表人, 打印时间, 说明
    Footer,
    /// 合计, 小计
    Total(Label),
    /// Anything else.
    Body,
}

/// Beginnings of rows that close a table.
const FOOTERS: [&str; 30] = [
    "制表",
    "审核",
    "复核",
    "打印",
    "填表",
    "编制人",
    "编制日期",
    "编制单位",
    "填报人",
    "填报日期",
    "填报单位",
    "单位负责人",
    "负责人",
    "财务负责人",
    "经办",
    "导出时间",
    "导出日期",
    "导出人",
    "查询日期",
    "备注:",
    "备注：",
    "注:",
    "注：",
    "说明:",
    "说明：",
    "截至",
    "截止",
    "数据日期",
    "金额单位",
    "单位盖章",
];

/// Tells what rows are, with the header and title at hand.
pub(crate) struct Sorter<'a> {
    pub grid: &'a Grid<'a>,
    pub columns: &'a Columns,
    pub kind: Kind,
    headers: Vec<Vec<String>>,
    titles: Vec<String>,
    money: Vec<u16>,
    /// Columns of free text, where 合计 alone makes no total.
    free: Vec<u16>,
}

impl<'a> Sorter<'a> {
    pub fn new(grid: &'a Grid<'a>, columns: &'a Columns, header: &Header, kind: Kind) -> Sorter<'a> {
        let folded = |r: u32| grid.row(r).iter().map(|c| text::fold(&plain(c))).collect::<Vec<_>>();
        let headers = (header.first..=header.last).map(folded).collect();
        let titles =
            (0..header.first).flat_map(|r| grid.row(r)).map(plain).filter(|t| !t.is_empty()).take(60).collect();
        let of = |list: &[Column]| list.iter().flat_map(|c| columns.all(*c)).copied().collect();
        let money = of(&[Column::Amount, Column::Declared, Column::Budget, Column::Paid, Column::RefundAmount]);
        let free = of(&[Column::Purpose, Column::Remark, Column::Payee, Column::RefundMark]);
        Sorter { grid, columns, kind, headers, titles, money, free }
    }

    pub fn line(&self, row: u32) -> Line<'a> {
        Line { grid: self.grid, columns: self.columns, row }
    }

    /// What a row is. `next_to_header`: nothing but such rows stand between it and the header.
    pub fn class(&self, row: u32, next_to_header: bool) -> Class {
        let cells = self.grid.row(row);
        let mut filled = cells.iter().enumerate().filter(|(_, c)| !is_empty(c));
        let Some((first, cell)) = filled.next() else {
            return Class::Nothing;
        };
        let count = 1 + filled.count();
        let lead = plain(cell);
        if self.repeats(cells, count, &lead) || next_to_header && is_numbering(cells, count) {
            return Class::Nothing;
        }
        let keyed = self.is_keyed(row);
        if !keyed {
            if let Some(label) = self.label(cells, row) {
                return Class::Total(label);
            }
            let money_blank = self.money.iter().all(|c| self.no_number(row, *c));
            if money_blank && closes(&lead) && !self.is_org_name(first as u16, &unspaced(&lead)) {
                return Class::Footer;
            }
        }
        Class::Body
    }

    /// A row with one cell of Chinese words, as notes below a table have it.
    pub fn is_sentence(&self, row: u32) -> bool {
        let mut filled = self.grid.row(row).iter().enumerate().filter(|(_, c)| !is_empty(c));
        match (filled.next(), filled.next()) {
            (Some((at, cell @ Cell::Text(t))), None) => {
                t.chars().filter(|c| text::is_han(*c)).count() >= 2
                    && !self.is_org_name(at as u16, &unspaced(&plain(cell)))
            }
            _ => false,
        }
    }

    /// A header or title printed again after a page break.
    fn repeats(&self, cells: &[Cell], count: usize, lead: &str) -> bool {
        if count == 1 && self.titles.iter().any(|t| t == lead) {
            return true;
        }
        let mut filled = cells.iter().enumerate().filter(|(_, c)| !is_empty(c));
        let same = |h: &Vec<String>| {
            let is_header = |(i, c): (usize, &Cell)| {
                matches!(c, Cell::Text(_)) && h.get(i).is_some_and(|w| *w == text::fold(&plain(c)))
            };
            count >= 2 && cells.iter().enumerate().filter(|(_, c)| !is_empty(c)).all(is_header)
        };
        self.headers.iter().any(same)
            || filled.all(|(_, c)| matches!(c, Cell::Text(_)) && self.titles.contains(&plain(c)))
    }

    /// A row with a voucher, a long project code or a payment date is no total.
    fn is_keyed(&self, row: u32) -> bool {
        let line = self.line(row);
        let own = |c: Column| {
            self.columns.first(c).map(|i| plain(self.grid.cell(row, i))).filter(|t| ledger::label(t).is_none())
        };
        let code = own(Column::ProjectCode).is_some_and(|t| {
            ProjectCode::parse(&t)
                .is_ok_and(|c| c.as_str().len() >= 6 && c.as_str().bytes().any(|b| b.is_ascii_digit()))
        });
        // A short organisation code in the code column does not keep a 小计 from being one.
        let long = own(Column::ProjectCode).is_some_and(|t| t.trim().len() > 9);
        let labelled = || self.grid.row(row).iter().any(|c| matches!(c, Cell::Text(t) if ledger::label(t).is_some()));
        // `打印时间：2021-08-02` in the first column is no voucher.
        let voucher = own(Column::VoucherNo).is_some_and(|t| t.chars().any(|c| c.is_ascii_digit()) && !closes(&t));
        let dated = self.kind == Kind::Payments
            && own(Column::PayDate).is_some_and(|t| !t.is_empty())
            && line.date(Column::PayDate).is_ok_and(|d| d.is_some());
        voucher || dated || code && (long || !labelled())
    }

    fn label(&self, cells: &[Cell], row: u32) -> Option<Label> {
        cells.iter().enumerate().find_map(|(i, cell)| {
            let Cell::Text(t) = cell else { return None };
            let found = t.contains('计').then(|| ledger::label(&plain(cell))).flatten()?;
            // In free text, and as the name of something with a code, only a bare label counts.
            let bare = ledger::bare_label(t).is_some();
            let free = self.free.contains(&(i as u16));
            (bare || !free || self.money.iter().all(|c| self.no_number(row, *c))).then_some(found)
        })
    }

    fn no_number(&self, row: u32, column: u16) -> bool {
        let text = plain(self.grid.cell(row, column));
        // 填表日期：2021年8月3日 may stand below the amounts.
        !text.chars().any(|c| c.is_ascii_digit()) || closes(&text)
    }

    /// 审核中心 in a unit's column is a unit.
    fn is_org_name(&self, column: u16, folded: &str) -> bool {
        let org = [Column::Department, Column::Unit, Column::ProjectName]
            .iter()
            .any(|c| self.columns.first(*c) == Some(column));
        org && !folded.contains([':', '：']) && folded.chars().count() > 3
    }
}

/// Whether a text begins as the rows below a table do: a footer, a page number.
fn closes(text: &str) -> bool {
    let folded = unspaced(text);
    let page = folded.starts_with('第') && folded.contains('页') || folded.starts_with('共') && folded.ends_with('页');
    page || FOOTERS.iter().any(|f| folded.starts_with(f))
}

fn unspaced(text: &str) -> String {
    text::narrow(text).chars().filter(|c| !text::is_blank(*c)).collect()
}

/// Nothing that a reader would see.
fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(t) => text::clean(t).is_empty(),
        _ => false,
    }
}

/// The row that numbers the columns: `1 2 3`, `栏次 1 2`, `A B 1 2`.
fn is_numbering(cells: &[Cell], count: usize) -> bool {
    let texts: Vec<String> = cells.iter().map(plain).filter(|t| !t.is_empty()).collect();
    let numbers: Vec<u32> = texts.iter().filter_map(|t| t.parse().ok()).collect();
    let stem = |t: &String| matches!(t.as_str(), "甲" | "乙" | "丙" | "丁" | "戊" | "己");
    let words = texts.iter().filter(|t| t.parse::<u32>().is_err()).all(|t| {
        matches!(t.as_str(), "栏次" | "行次" | "列次" | "栏号")
            || stem(t)
            || t.len() == 1 && t.chars().all(|c| c.is_ascii_uppercase())
            || t.contains('=')
    });
    let stems = texts.iter().filter(|t| stem(t)).count();
    count >= 3
        && numbers.len() + stems >= 2
        && words
        && numbers.first().is_none_or(|n| *n <= 3)
        && numbers.windows(2).all(|w| w[1] > w[0] && w[1] - w[0] <= 3)
}

/// How far a name is set in by blanks, 0 to 255.
pub(crate) fn indent(cell: &Cell) -> u8 {
    match cell {
        Cell::Text(t) => t
            .chars()
            .take_while(|c| text::is_blank(*c))
            .map(|c| if c == '\u{3000}' { 2 } else { 1u32 })
            .sum::<u32>()
            .min(255) as u8,
        _ => 0,
    }
}
