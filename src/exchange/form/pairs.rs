//! Amounts that stand right of their labels, one or several to a row.
//!
//! Never here: amounts under headers (see `funds`).

use crate::domain::form::{Block, Form, FundKind, FundRow};
use crate::domain::money::MoneyUnit;

use super::Why;
use super::header::block_of;
use super::known::{fund_column, is_fund_row, is_fund_row_inside, label};
use super::page::squeeze;
use super::take::{Take, figure, is_amount, unit_in};
use super::words::FundCol;

/// What the amounts beside the labels of one column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    WholeLife,
    Annual,
    Adjusted,
    Executed,
    Rate,
    /// 到位数: told, not kept.
    Arrived,
}

impl Side {
    /// By the label itself; one that only names a source tells nothing.
    fn of(printed: &str) -> Option<Side> {
        match block_of(printed) {
            Some(Block::WholeLife) => return Some(Side::WholeLife),
            Some(Block::Annual) => return Some(Side::Annual),
            None => {}
        }
        match fund_column(printed).filter(|_| !is_fund_row(printed)) {
            Some(FundCol::Adjusted) => Some(Side::Adjusted),
            Some(FundCol::Executed) => Some(Side::Executed),
            Some(FundCol::Rate) => Some(Side::Rate),
            Some(FundCol::Other) if printed.contains("到位") => Some(Side::Arrived),
            _ => None,
        }
    }
}

/// Amounts beside their labels: pairs of a row, from left to right. Returns
/// whether the row held any.
pub(super) fn read(
    take: &mut Take<'_>,
    row: usize,
    inside: bool,
    sides: &mut Vec<(usize, Side)>,
    unit: MoneyUnit,
    form: &mut Form,
) -> bool {
    let mut rows: Vec<FundRow> = Vec::new();
    for n in take.page.begun(row) {
        let area = take.area(n);
        let known = is_fund_row_inside(&area.text) || (inside && Side::of(&area.text).is_some());
        let named = if inside {
            known || (!is_amount(&area.text) && label(&area.text).is_none())
        } else {
            is_fund_row(&area.text)
                || matches!(Side::of(&area.text), Some(Side::Adjusted | Side::Executed | Side::Rate | Side::Arrived))
        };
        if take.is_used(n) || !named {
            continue;
        }
        let Some(amount) = beside(take, n) else { continue };
        // A label that is not known needs an amount.
        if !is_fund_row_inside(&area.text) && amount.is_err() {
            continue;
        }
        let own = Side::of(&area.text);
        let side =
            own.or_else(|| sides.iter().find(|(c, _)| *c == area.left).map(|(_, side)| *side)).unwrap_or(Side::Annual);
        if let Some(told) = own {
            sides.retain(|(c, _)| *c != area.left);
            sides.push((area.left, told));
        }
        if side == Side::Arrived {
            take.leave(n, Why::UnknownColumn);
            amount.into_iter().for_each(|m| take.use_up(m));
            continue;
        }
        // 预算数, 执行数, 执行率 side by side are the sum.
        let measure = matches!(own, Some(Side::Adjusted | Side::Executed | Side::Rate));
        let kind = if measure { FundKind::Total } else { FundKind::parse(&area.text) };
        let label = take.cited(n);
        let unit = unit_in(&label.text).unwrap_or(unit);
        let cited = match amount {
            Ok(value) => take.cited(value),
            Err(column) => take.nothing(row, column),
        };
        let several = matches!(side, Side::Adjusted | Side::Executed | Side::Rate);
        if !(several && rows.iter().any(|r| r.kind == kind)) {
            rows.push(FundRow { kind, label, ..FundRow::default() });
        }
        let Some(fund) = rows.iter_mut().rev().find(|r| r.kind == kind) else { continue };
        match side {
            Side::WholeLife => fund.whole_life = figure(cited, unit),
            Side::Adjusted => fund.adjusted = figure(cited, unit),
            Side::Executed => fund.executed = figure(cited, unit),
            Side::Rate => fund.rate = cited,
            Side::Annual | Side::Arrived => fund.initial = figure(cited, unit),
        }
    }
    let any = !rows.is_empty();
    form.funds.append(&mut rows);
    any
}

/// The unit that an amount of the row names itself.
pub(super) fn unit_of(fund: &FundRow) -> Option<MoneyUnit> {
    let told = unit_in(&fund.label.text);
    told.or_else(|| {
        [&fund.initial, &fund.whole_life, &fund.adjusted, &fund.executed].into_iter().find_map(|f| {
            let plain = squeeze(&f.cited.text);
            MoneyUnit::at_end(plain.split(['(', ';']).next()?).map(|(unit, _)| unit)
        })
    })
}

/// The amount right of a label, or the blank square there; nothing where
/// something else stands.
fn beside(take: &Take<'_>, n: usize) -> Option<Result<usize, usize>> {
    let area = take.area(n);
    let at = area.right + 1;
    if at >= take.page.columns {
        return None;
    }
    match take.page.number(area.top, at) {
        None => Some(Err(at)),
        Some(m) if take.area(m).text.is_empty() => Some(Err(at)),
        Some(m) if !take.is_used(m) && is_amount(&take.area(m).text) => Some(Ok(m)),
        Some(_) => None,
    }
}

/// A whole-life amount and the annual one of the same kind after it are one row.
pub(in crate::exchange::form) fn pair_up(funds: &mut Vec<FundRow>) {
    let mut out: Vec<FundRow> = Vec::new();
    for mut fund in funds.drain(..) {
        let alone = |f: &FundRow| f.whole_life.cited.is_there() && !f.initial.cited.is_there();
        if let Some(before) =
            out.last().filter(|b| alone(b) && b.kind == fund.kind && !fund.whole_life.cited.is_there())
        {
            fund.whole_life = before.whole_life.clone();
            out.pop();
        }
        out.push(fund);
    }
    *funds = out;
}
