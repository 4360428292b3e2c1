//! `project CODE`: one project with all that stands behind its figures.
//! Never here: a figure's arithmetic.

use serde_json::{Value as Json, json};

use super::DONE;
use super::alerts::json::AlertOut;
use super::desk::Desk;
use super::json::{maybe_ratio, maybe_yuan, ratio, yuan};
use super::print::Page;
use super::projects::ProjectOut;
use super::stop::Stop;
use crate::domain::fund::FundType;
use crate::domain::text;
use crate::exchange::out::Value;
use crate::present::number::{percent, percent_or_dash, wan};
use crate::present::{cycle, ledger, lists, table, terms};
use crate::service::dossier::{self, Dossier, MonthPoint};
use crate::service::evaluation;
use crate::service::linkage;
use crate::service::monitor;
use crate::service::rectification;
use crate::service::target::Page as TargetPage;
use crate::service::target::show::VersionPage;
use crate::service::target::{self, Subject};
use crate::store::Store;
use crate::store::ledger::{PaymentLine, QuotaLine};
use crate::store::target::Owner;

/// Vouchers are read in portions: a project may have very many.
const PORTION: u64 = 2_000;

/// `project`
pub(super) fn project(desk: &Desk, code: &str) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let d = dossier::open(&store, period, &text::clean(code))?;
    let payments = all_payments(&store, &d)?;
    let targets = target::show(&store, period, &Subject::Project(d.judged.project.code.clone()))?;
    let monitoring = monitor::of_project(&store, period, &d.judged.project.code)?;
    let own = Owner::Project(d.judged.project.id);
    let evaluated = evaluation::list(&store, period)?.into_iter().find(|i| i.owner == own);
    let findings = rectification::list::on_project(&store, &d.judged.project.code, period.as_of)?;
    let years = linkage::cycle(&store, period, &d.judged.project.code)?;
    let alerts: Vec<_> = d.judged.alerts.iter().map(|a| (&d.judged, a)).collect();
    let past: Vec<_> = d.judged.past.iter().map(|a| (&d.judged, a)).collect();
    let page = Page {
        above: heading(desk, &d),
        sheets: vec![
            lists::alerts(desk.s, &alerts, &past, (&d.calendar, desk.counting_day())),
            lists::monthly(desk.s, &d),
            lists::quotas(desk.s, &d.quotas),
            lists::payments(desk.s, &payments),
            ledger::short(desk.s, &findings),
            cycle::years(desk.s, &years),
        ],
        below: Vec::new(),
        day: period.as_of,
    };
    desk.show(&page, || {
        let mut out = whole(desk, &d, &payments);
        out["monitoring"] = monitoring.iter().map(|p| super::monitor::out::page(desk, p)).collect();
        out["findings"] = findings.iter().map(super::rectify::out::item).collect();
        out["cycle"] = years.iter().map(year_json).collect();
        out["evaluations"] = evaluated.iter().map(|i| super::evaluate::out::item(desk, i)).collect();
        out["targets"] = targets.versions.iter().map(|v| version_json(v, &targets)).collect();
        out
    })?;
    Ok(DONE)
}

/// A year from its target to the budget after it.
fn year_json(y: &linkage::Year) -> Json {
    let points = |p: Option<rust_decimal::Decimal>| p.map(|p| super::json::fixed(p, 2));
    let next = y.next.as_ref().and_then(|l| {
        let (case, action) = (l.case()?, l.action()?);
        Some(json!({"action": action.key(), "decided": l.decision.is_some(), "asked": yuan(case.asked()),
            "draft": maybe_yuan(l.draft), "missing": maybe_yuan(case.missing()),
            "outcome": l.outcome().map(|o| o.key())}))
    });
    json!({
        "year": y.year, "budget": yuan(y.budget), "paid": yuan(y.paid), "target_state": y.target.map(|t| t.key()),
        "monitored_months": y.monitored.map(|(n, _)| n),
        "target_progress": maybe_ratio(y.monitored.and_then(|(_, p)| p)),
        "self_score": points(y.self_score), "outside_score": points(y.outside_score),
        "findings": {"total": y.findings.total, "closed": y.findings.closed, "overdue": y.findings.overdue},
        "next_budget": next,
    })
}

fn all_payments(store: &Store, d: &Dossier) -> Result<Vec<PaymentLine>, Stop> {
    let mut all = Vec::new();
    while (all.len() as u64) < d.payments {
        let portion = dossier::payments(store, d.period, d.judged.project.id, all.len() as u64, PORTION)?;
        if portion.is_empty() {
            break;
        }
        all.extend(portion);
    }
    Ok(all)
}

/// The figures above the lists.
fn heading(desk: &Desk, d: &Dossier) -> Vec<String> {
    let (s, b) = (desk.s, &desk.s.bench);
    let (p, f) = (&d.judged.project, &d.judged.figures);
    let said = |v: Value| table::text(&v);
    let lights =
        [d.judged.lights.spend, d.judged.lights.target, d.judged.lights.outlook].map(|l| said(lists::light(s, l)));
    let data = d.data_as_of.map_or_else(|| "-".to_string(), |day| day.to_string());
    let category = p.category.as_ref().map_or("-", |c| terms::category(s, c));
    vec![
        format!("{}  {}", p.code, p.name),
        format!("{}  {}  {category}", p.department, p.unit.as_deref().unwrap_or("-")),
        (s.cli.heading)(d.period.year, &d.period.as_of.to_string(), &data),
        format!(
            "{} {}  {} {}  {} {}",
            b.col_budget,
            wan(f.budget),
            b.col_paid,
            wan(f.paid),
            b.col_unspent,
            wan(f.unspent())
        ),
        format!("{} {}  {} {}", b.col_rate, percent_or_dash(f.rate), b.col_pace, percent(f.pace.expected)),
        format!("{}{}  {}{}  {}{}", b.col_spend, lights[0], b.col_target, lights[1], b.col_outlook, lights[2]),
        String::new(),
        s.alerts.short.to_string(),
    ]
}

fn whole(desk: &Desk, d: &Dossier, payments: &[PaymentLine]) -> Json {
    let alerts = d
        .judged
        .alerts
        .iter()
        .map(|a| AlertOut::of(desk.s, &d.rules, (&d.calendar, desk.counting_day()), &d.judged, a));
    let alerts: Vec<AlertOut<'_>> = alerts.collect();
    let mut out = serde_json::to_value(ProjectOut::of(&d.judged)).expect("plain values always serialise");
    out["year"] = d.period.year.into();
    out["as_of"] = d.period.as_of.to_string().into();
    out["data_as_of"] = d.data_as_of.map(|day| day.to_string()).into();
    out["start"] = d.judged.project.start.map(|day| day.to_string()).into();
    out["end"] = d.judged.project.end.map(|day| day.to_string()).into();
    out["lines"] = d.judged.lines.iter().map(line_json).collect();
    out["quotas"] = d.quotas.iter().map(|q| quota_json(q, d)).collect();
    out["payments"] = payments.iter().map(payment_json).collect();
    out["alerts"] = json!(alerts);
    let past: Vec<_> = d.judged.past.iter().map(|a| AlertOut::past(desk.s, &d.judged, a)).collect();
    out["past_alerts"] = json!(past);
    out["monthly"] = d.monthly.iter().map(month_json).collect();
    let years = d.other_years.iter();
    out["other_years"] =
        years.map(|y| json!({"year": y.year, "budget": yuan(y.budget), "paid": yuan(y.paid)})).collect();
    out
}

/// A version of the target; what it says only where it waits or holds.
fn version_json(v: &VersionPage, page: &TargetPage) -> Json {
    let said = [&page.current, &page.in_force].into_iter().flatten().find(|c| c.version == v.number);
    let last = v.contents.last();
    json!({
        "version": v.number, "state": v.state.key(), "in_force": v.in_force, "rounds": v.contents.len(),
        "filed": v.events.first().map(|e| e.day.to_string()), "since": v.events.last().map(|e| e.day.to_string()),
        "document": v.events.iter().rev().find_map(|e| e.document.as_deref()),
        "amount": maybe_yuan(last.and_then(|c| c.amount)), "file": last.map(|c| c.file.as_str()),
        "goal": said.map(|c| c.form.goals.annual.text.as_str()),
        "indicators": said.map(|c| c.form.rows.iter().filter(|r| !r.is_blank()).map(indicator_json).collect::<Vec<_>>()),
    })
}

fn indicator_json(row: &crate::domain::form::Row) -> Json {
    json!({
        "level1": row.level1.text, "level2": row.level2.text, "name": row.name.text, "target": row.target.text,
        "operator": row.reading.operator.key(), "value": row.reading.value.map(|v| v.normalize().to_string()),
        "unit": row.reading.unit, "weight": row.weight().map(|w| w.normalize().to_string()),
    })
}

fn line_json(line: &crate::domain::monitor::lines::FundLine) -> Json {
    let rate = crate::domain::ratio::share(line.paid, line.budget);
    json!({
        "fund": line.key.fund.name(), "origin_year": line.key.origin, "budget": yuan(line.budget),
        "paid": yuan(line.paid), "unspent": yuan(line.unspent()), "execution_rate": maybe_ratio(rate),
        "since": line.since.map(|d| d.to_string()),
    })
}

fn quota_json(q: &QuotaLine, d: &Dossier) -> Json {
    json!({
        "kind": q.kind.map(|k| k.key()), "fund": q.fund.name(), "origin_year": q.origin_year, "amount": yuan(q.amount),
        "issued": q.issued.map(|d| d.to_string()), "in_force": q.issued.is_none_or(|day| day <= d.period.as_of),
        "quota_doc": q.doc_no, "quota_line_no": q.line_no, "purpose": q.purpose,
        "batch": q.batch_id, "file": q.file, "sheet": q.sheet, "cell": q.cell,
    })
}

fn payment_json(p: &PaymentLine) -> Json {
    json!({
        "date": p.date.to_string(), "amount": yuan(p.amount), "fund": p.fund.as_ref().and_then(FundType::name),
        "voucher_no": p.voucher_no, "voucher_line": p.voucher_line, "quota_doc": p.doc_no, "payee": p.payee,
        "payee_account": p.account, "purpose": p.purpose,
        "batch": p.batch_id, "file": p.file, "sheet": p.sheet, "cell": p.cell,
    })
}

fn month_json(point: &MonthPoint) -> Json {
    json!({
        "month": point.day.to_string()[..7], "day": point.day.to_string(), "budget": yuan(point.budget),
        "paid": maybe_yuan(point.paid), "expected": ratio(point.expected),
        "expected_amount": yuan(point.expected_amount()),
    })
}
