//! One project's money: its quota lines and vouchers as rows, each with the
//! cell of the file it came from.
//!
//! Never here: sums.

use crate::present::{Lang, number, terms};
use crate::service::{Fault, dossier};
use crate::tui::effect::When;
use crate::tui::parts::sheet::Row;
use crate::tui::parts::value::Value;
use crate::tui::rows::Detail;

use super::StoreDesk;

/// As many vouchers as a list holds at once.
const MOST: u64 = 20_000;

/// `支付.xlsx 7月!C12`
pub fn source(file: &str, sheet: &str, cell: &str) -> Value<'static> {
    let place = if sheet.is_empty() { cell.to_string() } else { format!("{sheet}!{cell}") };
    Value::Text(format!("{place} {file}").into())
}

/// Words, or nothing.
pub fn words(text: Option<String>) -> Value<'static> {
    text.map_or(Value::Empty, |t| Value::Text(t.into()))
}

/// All that explains a project.
pub fn detail(desk: &StoreDesk, lang: Lang, when: When, code: &str) -> Result<Detail, Fault> {
    let s = lang.strings();
    let dossier = dossier::open(&desk.store, desk.period(when)?, code)?;
    let rows = dossier.quotas.iter().map(|q| {
        let year = q.origin_year.unwrap_or(dossier.period.year);
        let mut row = Row::new(
            q.id,
            vec![
                Value::Day(q.issued),
                Value::Text(q.kind.map_or(number::NONE, |k| terms::quota_kind(s, k)).into()),
                Value::Wan(Some(q.amount)),
                Value::Text(q.fund.name().unwrap_or(s.bench.none_told).to_string().into()),
                Value::Text(year.to_string().into()),
                words(q.doc_no.clone()),
                words(q.purpose.clone()),
                source(&q.file, &q.sheet, &q.cell),
            ],
        );
        // Issued after the day: known, and not in force.
        row.muted = q.issued.is_some_and(|d| d > dossier.period.as_of);
        row
    });
    Ok(Detail { quota_rows: rows.collect(), dossier })
}

/// A project's vouchers.
pub fn vouchers(desk: &StoreDesk, when: When, project: i64) -> Result<Vec<Row>, Fault> {
    let lines = dossier::payments(&desk.store, desk.period(when)?, project, 0, MOST)?;
    let row = |p: crate::store::ledger::PaymentLine| {
        let voucher = p.voucher_no.map(|v| match p.voucher_line {
            Some(line) if !line.is_empty() => format!("{v}-{line}"),
            _ => v,
        });
        let cells = vec![
            Value::Day(Some(p.date)),
            words(voucher),
            Value::Wan(Some(p.amount)),
            words(p.payee),
            words(p.purpose),
            words(p.fund.and_then(|f| f.name().map(String::from))),
            words(p.doc_no),
            source(&p.file, &p.sheet, &p.cell),
        ];
        Row::new(p.id, cells)
    };
    Ok(lines.into_iter().map(row).collect())
}
