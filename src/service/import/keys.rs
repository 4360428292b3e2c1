//! Hashes that tell whether two files hold the same row.

use sha2::{Digest, Sha256};

use crate::exchange::record::{PaymentRow, QuotaRow};
use crate::store::ledger::Keys;

fn hash(parts: &[&str]) -> i64 {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0x1f]);
    }
    let bytes = hasher.finalize();
    let mut head = [0; 8];
    head.copy_from_slice(&bytes[..8]);
    i64::from_be_bytes(head)
}

fn text(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or("")
}

/// A payment is told by its voucher and line; without a line by its content.
/// Words about it (用途) may be worded anew without making it another payment.
pub(super) fn payment(row: &PaymentRow, year: i16) -> Keys {
    let year = year.to_string();
    let project = row.project_code.as_deref().or(row.project_name.as_deref()).unwrap_or("");
    let unit = row.unit_code.as_deref().or(row.unit.as_deref()).unwrap_or("");
    let payee = row.account.as_deref().or(row.payee.as_deref()).unwrap_or("");
    let fund = row.fund.as_ref().map_or("", |f| f.key());
    let content = hash(&[
        &year,
        &row.date.to_string(),
        &row.amount.fen().to_string(),
        project,
        unit,
        fund,
        text(&row.voucher_no),
        text(&row.voucher_line),
        payee,
    ]);
    let voucher = row.voucher_no.as_deref().filter(|v| !v.is_empty());
    let strong = voucher.zip(row.voucher_line.as_deref()).map(|(v, l)| hash(&["line", &year, v, l]));
    Keys { content, strong, weak: voucher.map(|v| hash(&["voucher", &year, v])) }
}

/// A quota line is told by its 指标明细号; without one by its content.
pub(super) fn quota(row: &QuotaRow, year: i16) -> Keys {
    let year = year.to_string();
    let project = row.project_code.as_deref().or(row.project_name.as_deref()).unwrap_or("");
    let fund = row.fund.as_ref().map_or("", |f| f.key());
    let kind = row.kind.map_or("", |k| k.key());
    let issued = row.issued.map(|d| d.to_string()).unwrap_or_default();
    let origin = row.origin_year.map(|y| y.to_string()).unwrap_or_default();
    let content = hash(&[
        &year,
        &issued,
        &row.amount.fen().to_string(),
        project,
        fund,
        kind,
        &origin,
        text(&row.doc_no),
        text(&row.line_no),
    ]);
    let line = row.line_no.as_deref().filter(|l| !l.is_empty());
    let doc = row.doc_no.as_deref().filter(|d| !d.is_empty());
    Keys {
        content,
        strong: line.map(|l| hash(&["quota", &year, l, project])),
        weak: doc.map(|d| hash(&["doc", &year, d, project, fund, kind])),
    }
}
