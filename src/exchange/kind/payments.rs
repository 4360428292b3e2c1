//! 支付明细: a voucher line, negative where it is money coming back.

use crate::domain::code::{BadCode, ProjectCode};
use crate::domain::date::Date;
use crate::domain::fund::{Defects, marks_refund};
use crate::domain::money::Money;
use crate::domain::text;
use crate::exchange::record::{Column, PaymentRow, Reason};
use crate::exchange::sheet::Cell;

use crate::exchange::table::grid::{Line, Trouble, plain};

use super::{Org, Reader, fund, says_yes};

pub(crate) struct Payments {
    /// The day up to which the file speaks.
    pub cutoff: Option<Date>,
}

impl Reader for Payments {
    type Data = PaymentRow;
    const MONEY: &'static [Column] = &[Column::Amount];
    const FACE: Column = Column::Amount;

    fn read(&mut self, line: &Line, org: Org) -> Result<PaymentRow, Trouble> {
        if line.text(Column::Status).is_some_and(|t| is_void(&t)) {
            return Err(line.fault(Column::Status, Reason::Voided));
        }
        let (project_code, project_name) = line.project()?;
        let date = line.date(Column::PayDate)?.ok_or_else(|| line.lacks(Column::PayDate))?;
        let amount = signed_amount(line)?;
        let account = account(line);
        let purpose = line.columns.has(Column::Purpose).then(|| line.text(Column::Purpose).unwrap_or_default());
        let purpose_empty = purpose.as_ref().is_some_and(|p| !p.chars().any(char::is_alphanumeric));
        let defects = Defects {
            future_dated: self.cutoff.is_some_and(|c| date.day > c),
            account_has_han: account.as_ref().is_some_and(|a| a.chars().any(text::is_han)),
            purpose_empty,
            month_only: date.month_only,
        };
        Ok(PaymentRow {
            year: line.year(Column::Year),
            project_code,
            project_name,
            department_code: org.department.0,
            department: org.department.1,
            unit_code: org.unit.0,
            unit: org.unit.1,
            fund: fund(line)?,
            doc_no: line.text(Column::QuotaDoc),
            voucher_no: line.key(Column::VoucherNo)?,
            voucher_line: line.key(Column::VoucherLine)?,
            date: date.day,
            amount,
            payee: line.text(Column::Payee),
            account,
            purpose: purpose.map(|p| if purpose_empty { String::new() } else { p }),
            defects,
        })
    }

    fn amounts(data: &PaymentRow) -> Vec<Option<Money>> {
        vec![Some(data.amount)]
    }
}

/// The amount with the sign its marks give it. A refund in a column of its own
/// is taken off; any other mark makes the whole row one.
fn signed_amount(line: &Line) -> Result<Money, Trouble> {
    let amount = line.money(Column::Amount)?;
    let refund = line.money(Column::RefundAmount)?.filter(|m| *m != Money::ZERO);
    match (amount, refund) {
        (None, None) => Err(line.lacks(Column::Amount)),
        (Some(a), None) => Ok(if is_refund(line) { -a.abs() } else { a }),
        (Some(a), Some(r)) => Ok(if a.is_negative() { a } else { a - r.abs() }),
        (None, Some(r)) => Ok(-r.abs()),
    }
}

fn is_refund(line: &Line) -> bool {
    let marked = line.columns.all(Column::RefundMark).iter().any(|index| {
        let cell = plain(line.grid.filled(line.row, *index));
        let header = line.columns.header(*index);
        let reason = ["原因", "原凭证", "原支付"].iter().any(|w| header.contains(w));
        let filled = !cell.is_empty() && cell != "0" && !says_no(&cell) && cell.chars().any(char::is_alphanumeric);
        // A column of its own says so by being filled (原因) or by a yes; a type column by its words.
        let flag = ["退", "红", "冲"].iter().any(|w| header.contains(w))
            && (says_yes(&cell) || matches!(cell.as_str(), "红" | "红冲" | "退"));
        reason && filled || flag || marks_refund(&cell) && !says_no(&cell)
    });
    marked || [Column::Status, Column::Purpose, Column::Remark].iter().any(|c| tells_refund(&line.texts(*c)))
}

/// Free text that tells of money coming back, and not of a deposit that a unit
/// pays back to a third party.
fn tells_refund(cell: &str) -> bool {
    let outward = ["保证金", "押金", "学费", "退款户", "无退款", "非退款"].iter().any(|w| cell.contains(w));
    marks_refund(cell) && !outward
}

fn says_no(cell: &str) -> bool {
    let folded = text::fold(cell);
    folded.starts_with(['否', '无', '非', '未', '不'])
        || matches!(folded.as_str(), "0" | "n" | "no" | "false" | "正常" | "0否" | "蓝字")
}

/// Vouchers that never were, or no longer are, payments.
fn is_void(status: &str) -> bool {
    let folded = text::fold(status);
    let void = [
        "作废",
        "未支付",
        "待支付",
        "支付失败",
        "未付款",
        "已撤销",
        "撤销",
        "已终止",
        "草稿",
        "未清算",
        "支付不成功",
        "未审核",
        "待审核",
    ];
    // 已退回 is an application sent back; 退款 and 退票 are money that came back.
    void.iter().any(|w| folded.contains(w))
        || folded.contains("退回") && !folded.contains('款') && !folded.contains('票') && !folded.contains("资金")
}

/// The payee's account; one that a spreadsheet rounded is no account.
fn account(line: &Line) -> Option<String> {
    let index = line.columns.first(Column::PayeeAccount)?;
    if matches!(line.grid.filled(line.row, index), Cell::Number { exact: false, .. }) {
        return None;
    }
    line.text(Column::PayeeAccount).filter(|t| ProjectCode::parse(t) != Err(BadCode::DigitsLost))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vouchers_that_are_no_payments() {
        for status in ["作废", "已作废", "未支付", "待支付", "已退回", "支付失败"] {
            assert!(is_void(status), "{status}");
        }
        for status in ["已支付", "支付成功", "已退款", "已退票", "资金退回", "已清算", ""] {
            assert!(!is_void(status), "{status}");
        }
    }

    #[test]
    fn what_tells_of_money_coming_back() {
        for cell in ["退款：设备款", "红字冲销", "银行退票", "资金退回"] {
            assert!(tells_refund(cell), "{cell}");
        }
        for cell in ["航线补贴", "退还履约保证金退款", "学费退款", "退休人员经费"] {
            assert!(!tells_refund(cell), "{cell}");
        }
    }
}
