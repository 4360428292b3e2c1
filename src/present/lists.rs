//! The lists of the product as sheets of typed cells, the same for a terminal,
//! a CSV and a workbook. Never here: which rows a list holds.

use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::fund::FundType;
use crate::domain::monitor::light::Light;
use crate::domain::ratio::points;
use crate::exchange::out::{SheetOut, Value};
use crate::service::dossier::Dossier;
use crate::service::group::{Group, GroupKey};
use crate::service::survey::{JudgedProject, PastAlert, RaisedAlert};
use crate::store::batch::Batch;
use crate::store::ledger::{PaymentLine, QuotaLine};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::strings::Strings;
use super::{Lang, alerts as life, finding, monitor, terms};

/// A sheet with these heads.
pub fn sheet(name: &str, heads: &[&str], rows: Vec<Vec<Value>>) -> SheetOut {
    let header = heads.iter().map(|h| (*h).to_string()).collect();
    SheetOut { name: name.to_string(), header, rows, ..SheetOut::default() }
}

/// A share, or nothing.
pub fn percent(share: Option<Decimal>) -> Value {
    share.map_or(Value::Empty, Value::Percent)
}

/// A count.
pub fn count(n: usize) -> Value {
    n.to_i64().map_or(Value::Empty, Value::Integer)
}

/// The light of a cell.
pub fn light(s: &Strings, l: Light) -> Value {
    Value::text(finding::light(s, l))
}

/// The project list.
pub fn projects<'a>(s: &Strings, rows: impl Iterator<Item = &'a JudgedProject>) -> SheetOut {
    let b = &s.bench;
    let heads = [
        b.col_light,
        b.col_code,
        b.col_project,
        b.col_department,
        b.col_budget,
        b.col_paid,
        b.col_unspent,
        b.col_rate,
        b.col_pace,
        b.col_spend,
        b.col_target,
        b.col_outlook,
        b.col_key,
    ];
    let row = |p: &JudgedProject| {
        let f = &p.figures;
        vec![
            light(s, p.lights.worst()),
            Value::text(p.project.code.as_str()),
            Value::text(p.project.name.as_str()),
            Value::text(p.project.department.as_str()),
            Value::wan(f.budget),
            Value::wan(f.paid),
            Value::wan(f.unspent()),
            percent(f.rate),
            Value::Percent(f.pace.expected),
            light(s, p.lights.spend),
            light(s, p.lights.target),
            light(s, p.lights.outlook),
            Value::text(if p.project.key_monitored { s.common.yes } else { "" }),
        ]
    };
    sheet(b.projects, &heads, rows.map(row).collect())
}

/// Code and name of a group; a group that no file told has no code.
pub fn group_name(s: &Strings, key: &GroupKey) -> (Option<String>, String) {
    let none = || s.bench.none_told.to_string();
    match key {
        GroupKey::Department { code, name, .. } => (code.clone(), name.clone()),
        GroupKey::Division(name) => (None, name.clone().unwrap_or_else(none)),
        GroupKey::Fund(FundType::Unknown) => (None, none()),
        GroupKey::Fund(fund) => (Some(fund.key().to_string()), fund.name().map_or_else(none, str::to_string)),
        GroupKey::Category(None) => (None, none()),
        GroupKey::Category(Some(c)) => (Some(c.key().to_string()), terms::category(s, c).to_string()),
    }
}

/// Figures by group.
pub fn groups(s: &Strings, rows: &[Group]) -> SheetOut {
    let b = &s.bench;
    let heads = [
        s.cli.col_code,
        b.col_group,
        b.col_projects,
        b.col_budget,
        b.col_paid,
        b.col_unspent,
        b.col_rate,
        b.col_pace,
        b.col_red,
        b.col_yellow,
        b.col_idle,
    ];
    let row = |g: &Group| {
        let (code, name) = group_name(s, &g.key);
        vec![
            Value::maybe_text(code.as_deref()),
            Value::text(name),
            count(g.projects),
            Value::wan(g.budget),
            Value::wan(g.paid),
            Value::wan(g.budget - g.paid),
            percent(g.rate()),
            percent(g.pace()),
            count(g.red),
            count(g.yellow),
            Value::wan(g.idle),
        ]
    };
    sheet(b.groups, &heads, rows.iter().map(row).collect())
}

/// The alert list: those raised, then those that were; terms as they stand on a
/// real day.
pub fn alerts(
    s: &Strings,
    rows: &[(&JudgedProject, &RaisedAlert)],
    gone: &[(&JudgedProject, &PastAlert)],
    (calendar, today): (&Calendar, Date),
) -> SheetOut {
    let (a, b) = (&s.alerts, &s.bench);
    let heads = [
        a.col_level,
        a.col_rule,
        b.col_code,
        a.col_project,
        a.col_department,
        a.col_fund,
        b.col_unspent,
        b.col_rate,
        b.col_pace,
        b.col_lag,
        a.col_state,
        s.alert_life.rest,
        a.col_what,
    ];
    let row = |(p, r): &(&JudgedProject, &RaisedAlert)| {
        let (alert, f) = (&r.alert, &r.alert.figures);
        vec![
            Value::text(finding::level(s, alert.level)),
            Value::text(finding::rule(s, alert.rule)),
            Value::text(p.project.code.as_str()),
            Value::text(p.project.name.as_str()),
            Value::text(p.project.department.as_str()),
            alert.line.as_ref().map_or(Value::Empty, |l| Value::text(finding::line(s, l))),
            Value::wan(f.unspent()),
            percent(f.rate),
            Value::Percent(f.pace.expected),
            f.lag().map_or(Value::Empty, |l| Value::Number(points(l))),
            Value::text(monitor::state(s, r.state())),
            life::rest(s, &r.life, calendar, today).map_or(Value::Empty, Value::text),
            Value::text(finding::explanation(s, alert)),
        ]
    };
    let past = |(p, r): &(&JudgedProject, &PastAlert)| {
        let mut cells = vec![Value::Empty; heads.len()];
        cells[0] = r.level.map_or(Value::Empty, |l| Value::text(finding::level(s, l)));
        cells[1] = Value::text(finding::rule(s, r.key.rule));
        cells[2] = Value::text(p.project.code.as_str());
        cells[3] = Value::text(p.project.name.as_str());
        cells[4] = Value::text(p.project.department.as_str());
        cells[10] = Value::text(monitor::state(s, r.life.state));
        cells[12] = Value::text(s.alert_life.no_finding);
        cells
    };
    sheet(a.short, &heads, rows.iter().map(row).chain(gone.iter().map(past)).collect())
}

/// `指标.xlsx 指标明细!F12`.
pub fn source(file: &str, sheet: &str, cell: &str) -> String {
    if sheet.is_empty() { format!("{file} {cell}") } else { format!("{file} {sheet}!{cell}") }
}

/// The quota rows of a project.
pub fn quotas(s: &Strings, rows: &[QuotaLine]) -> SheetOut {
    let b = &s.bench;
    let heads = [b.col_issued, b.col_quota_kind, b.col_fund, b.col_origin, b.col_amount, b.col_quota_doc, b.col_source];
    let row = |q: &QuotaLine| {
        vec![
            q.issued.map_or(Value::Empty, Value::Date),
            q.kind.map_or(Value::Empty, |k| Value::text(terms::quota_kind(s, k))),
            Value::maybe_text(q.fund.name()),
            q.origin_year.map_or(Value::Empty, |y| Value::text(y.to_string())),
            Value::wan(q.amount),
            Value::maybe_text(q.doc_no.as_deref()),
            Value::text(source(&q.file, &q.sheet, &q.cell)),
        ]
    };
    sheet(b.quotas, &heads, rows.iter().map(row).collect())
}

/// The vouchers of a project.
pub fn payments(s: &Strings, rows: &[PaymentLine]) -> SheetOut {
    let b = &s.bench;
    let heads = [b.col_date, b.col_amount, b.col_fund, b.col_voucher, b.col_payee, b.col_purpose, b.col_source];
    let row = |p: &PaymentLine| {
        vec![
            Value::Date(p.date),
            Value::wan(p.amount),
            Value::maybe_text(p.fund.as_ref().and_then(FundType::name)),
            Value::maybe_text(p.voucher_no.as_deref()),
            Value::maybe_text(p.payee.as_deref()),
            Value::maybe_text(p.purpose.as_deref()),
            Value::text(source(&p.file, &p.sheet, &p.cell)),
        ]
    };
    sheet(b.payments, &heads, rows.iter().map(row).collect())
}

/// Paid and due by month.
pub fn monthly(s: &Strings, d: &Dossier) -> SheetOut {
    let b = &s.bench;
    let row = |p: &crate::service::dossier::MonthPoint| {
        vec![
            Value::Date(p.day),
            p.paid.map_or(Value::Empty, Value::wan),
            Value::wan(p.expected_amount()),
            Value::Percent(p.expected),
        ]
    };
    let heads = [b.col_date, b.col_paid, b.col_expected, b.col_pace];
    sheet(b.monthly, &heads, d.monthly.iter().map(row).collect())
}

/// The import batches.
pub fn batches(lang: Lang, rows: &[Batch]) -> SheetOut {
    let s = lang.strings();
    let (i, c) = (&s.import, &s.cli);
    let heads = [
        i.col_batch,
        c.col_kind,
        c.col_file,
        c.col_sheet,
        c.col_read,
        i.col_imported,
        c.col_changed,
        i.col_unchanged,
        c.col_aside,
        c.col_amount_yuan,
        c.col_control,
        c.col_difference,
        i.col_when,
        c.col_by,
        i.col_undone,
    ];
    let row = |b: &Batch| {
        let difference = b.control_total.zip(b.control_sum).map(|(t, sum)| t - sum);
        let money = |m: Option<crate::domain::money::Money>| m.map_or(Value::Empty, Value::yuan);
        vec![
            Value::Integer(b.id),
            Value::text(terms::batch_kind(s, &b.kind)),
            Value::text(b.file.as_str()),
            Value::text(b.sheet.as_str()),
            Value::Integer(b.rows_read),
            Value::Integer(b.rows_imported),
            Value::Integer(b.rows_changed),
            Value::Integer(b.rows_unchanged),
            Value::Integer(b.rows_set_aside),
            money(b.amount_imported),
            money(b.control_total),
            money(difference),
            Value::text(b.imported_at.get(..16).unwrap_or(&b.imported_at).replace('T', " ")),
            Value::text(b.imported_by.as_str()),
            Value::text(if b.undone_at.is_some() { i.undone } else { "" }),
        ]
    };
    sheet(i.batches_title, &heads, rows.iter().map(row).collect())
}
