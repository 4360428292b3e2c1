//! The arithmetic behind an alert, line by line: formula, inputs, thresholds,
//! who set them, what would turn it green.
//!
//! Never here: the arithmetic itself.

use rust_decimal::prelude::ToPrimitive;

use crate::domain::date;
use crate::domain::fund::QuotaKind;
use crate::domain::money::Money;
use crate::domain::monitor::alert::{Alert, Finding};
use crate::domain::monitor::attainment::Told;
use crate::domain::monitor::pace;
use crate::domain::monitor::setting::Source;
use crate::domain::ratio::{points, round_half_away};
use crate::service::dossier::Dossier;
use crate::service::survey::RaisedAlert;
use crate::store::ledger::QuotaLine;

use super::number::{NONE, percent, percent_or_dash, two_places, wan};
use super::strings::Strings;
use super::{alerts, finding, terms};

/// A line: its head, its figure at the right, what stands behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Line {
    pub head: String,
    pub figure: String,
    pub rest: String,
}

fn line(head: &str, figure: String, rest: String) -> Line {
    Line { head: head.to_string(), figure, rest }
}

/// The whole arithmetic. Without the dossier the figures stand alone.
pub fn lines(s: &Strings, raised: &RaisedAlert, dossier: Option<&Dossier>) -> Vec<Line> {
    let (alert, w) = (&raised.alert, &s.why);
    let figures = &alert.figures;
    let mut out = Vec::new();
    if let Some(l) = &alert.line {
        out.push(line(w.line, String::new(), finding::line(s, l)));
    }
    let from = dossier.map(|d| quota_sum(s, alert, d)).unwrap_or_default();
    out.push(line(w.budget, wan(figures.budget), format!("{}{from}", w.wan)));
    let paid = dossier.map(|d| payments(s, alert, d)).unwrap_or_default();
    out.push(line(w.paid, wan(figures.paid), format!("{}  {paid}", w.wan)));
    let division = format!("% = {} / {}", wan(figures.paid), wan(figures.budget));
    out.push(line(w.rate, percent_or_dash(figures.rate), division));
    out.push(line(w.expected, percent(figures.pace.expected), format!("% {}", expected(s, alert, dossier))));
    if let Some(lag) = figures.lag() {
        let (head, lag) = lag_words(s, lag);
        out.push(line(head, lag, w.points_unit.to_string()));
    }
    own(s, alert, &mut out);
    out.push(Line::default());
    if let Some(d) = dossier {
        limits(s, alert, d, &mut out);
    }
    out.push(line(w.green, String::new(), finding::remedy(s, alert.remedy)));
    out
}

/// 滞后 or 超前, and by how many points.
pub fn lag_words(s: &Strings, lag: rust_decimal::Decimal) -> (&'static str, String) {
    let head = if lag.is_sign_negative() { s.why.ahead } else { s.why.lag };
    (head, two_places(points(lag.abs())))
}

/// What the rule itself looked at.
fn own(s: &Strings, alert: &Alert, out: &mut Vec<Line>) {
    let w = &s.why;
    match &alert.finding {
        Finding::Lagging { pace_ratio, .. } => {
            let rate = percent_or_dash(alert.figures.rate);
            let division = format!("% = {rate} / {}", percent(alert.figures.pace.expected));
            out.push(line(w.ratio, percent(*pace_ratio), division));
        }
        Finding::Forecast { usual, basis, forecast, .. } => {
            out.push(line(w.usual, percent(*usual), format!("% {}", finding::forecast_basis(s, *basis))));
            let formula = format!("{} = {} / {}%", w.wan, wan(alert.figures.paid), percent(*usual));
            out.push(line(w.forecast, wan(*forecast), formula));
            out.push(line(w.finding, String::new(), finding::headline(s, alert)));
        }
        Finding::TargetLag { told, pace, share, behind } => {
            progress(s, told, out);
            let division = format!("% = {} / {}", percent_or_dash(told.progress), percent(*pace));
            out.push(line(w.progress_ratio, percent_or_dash(*share), division));
            for (n, b) in behind.iter().take(INDICATORS).enumerate() {
                let head = if n == 0 { w.finding } else { "" };
                out.push(line(head, String::new(), finding::behind(s, b)));
            }
        }
        Finding::SpentWithoutOutput { told, gap, .. }
        | Finding::OutputUnpaid { told, gap }
        | Finding::Divergence { told, gap } => {
            progress(s, told, out);
            out.push(line(w.gap, two_places(points(gap.abs())), w.points_unit.to_string()));
        }
        _ => out.push(line(w.finding, String::new(), finding::headline(s, alert))),
    }
}

/// How many indicators behind are named one by one.
const INDICATORS: usize = 6;

/// P with the round that told it.
fn progress(s: &Strings, told: &Told, out: &mut Vec<Line>) {
    let round = (s.why.by_round)(told.months, &told.cutoff.to_string());
    out.push(line(s.why.progress, percent_or_dash(told.progress), format!("% {round}")));
}

/// ` = 年初 5,500.00 + 追加 500.00（饶财建指〔2021〕35号 04-12）`
fn quota_sum(s: &Strings, alert: &Alert, d: &Dossier) -> String {
    let year = d.period.year;
    let ours = |q: &&QuotaLine| {
        let in_force = q.issued.is_none_or(|day| day <= d.period.as_of);
        let same = alert.line.as_ref().is_none_or(|l| q.fund == l.fund && q.origin_year.unwrap_or(year) == l.origin);
        in_force && same
    };
    let quotas: Vec<&QuotaLine> = d.quotas.iter().filter(ours).collect();
    if quotas.is_empty() {
        return format!("  {}", s.why.nothing_issued);
    }
    let mut parts: Vec<String> = Vec::new();
    for kind in
        [Some(QuotaKind::Initial), None, Some(QuotaKind::CarryOver), Some(QuotaKind::Addition), Some(QuotaKind::Cut)]
    {
        let of: Vec<&&QuotaLine> = quotas.iter().filter(|q| q.kind == kind).collect();
        if of.is_empty() {
            continue;
        }
        let sum: Money = of.iter().map(|q| q.amount).sum();
        let name = kind.map_or("", |k| terms::quota_kind(s, k));
        let sign = match (sum.is_negative(), parts.is_empty()) {
            (true, _) => "- ",
            (false, true) => "",
            (false, false) => "+ ",
        };
        parts.push(format!("{sign}{name} {}{}", wan(sum.abs()), document(&of)));
    }
    format!(" = {}", parts.join(" "))
}

/// The document of a single line.
fn document(of: &[&&QuotaLine]) -> String {
    let [one] = of else { return String::new() };
    let day = one.issued.map(|d| d.to_string()[5..].to_string());
    let said: Vec<String> = one.doc_no.clone().into_iter().chain(day).collect();
    if said.is_empty() { String::new() } else { format!("（{}）", said.join(" ")) }
}

fn payments(s: &Strings, alert: &Alert, d: &Dossier) -> String {
    let day = d.data_as_of.map_or_else(|| NONE.to_string(), |d| d.to_string());
    if alert.line.is_some() { (s.why.of_line)(d.payments, &day) } else { (s.why.payments)(d.payments, &day) }
}

fn expected(s: &Strings, alert: &Alert, d: Option<&Dossier>) -> String {
    let basis = finding::basis(s, alert.figures.pace.basis);
    let Some(d) = d else { return basis.to_string() };
    let (year, day) = (d.period.year, d.period.as_of);
    (s.why.weighted)(basis, &percent(pace::by_month(year, day)), &percent(pace::by_day(year, day)))
}

fn limits(s: &Strings, alert: &Alert, d: &Dossier, out: &mut Vec<Line>) {
    let mut head = s.why.basis;
    let rules = d.judged.rules_of(&d.rules, alert);
    for key in &alert.limits {
        let Some(setting) = rules.setting(key) else { continue };
        let source = match &setting.source {
            Source::Default => s.why.builtin.to_string(),
            Source::Local { by, from, scope: None, .. } => (s.findings.set_local)(by, &from.to_string()),
            Source::Local { by, from, .. } => (s.findings.set_apart)(by, &from.to_string()),
        };
        out.push(line(head, String::new(), (s.why.limit)(&terms::setting(s, key), &setting.text, &source)));
        head = "";
    }
}

/// What was done about it, oldest first.
pub fn notes(s: &Strings, raised: &RaisedAlert) -> Vec<Line> {
    let mut head = s.why.written;
    let mut out = Vec::new();
    for row in raised.acts() {
        out.push(line(head, String::new(), alerts::event(s, row)));
        head = "";
    }
    out
}

/// Cumulative payments up to the day and what was due by each month's end,
/// both from nothing on the first of January.
pub fn curve(d: &Dossier) -> (Vec<Money>, Vec<Money>) {
    let (mut paid, mut due) = (vec![Money::ZERO], vec![Money::ZERO]);
    for point in d.monthly.iter().filter(|p| p.day == p.day.last_of_month()) {
        let amount = rust_decimal::Decimal::from(point.budget.fen()) * point.expected;
        due.push(Money::from_fen(round_half_away(amount, 0).to_i64().unwrap_or(0)));
        // The month that is running has its payments on the day asked for.
        let running = d.monthly.iter().find(|p| p.day == d.period.as_of && p.day.month() == point.day.month());
        if let Some(m) = point.paid.or_else(|| running.and_then(|p| p.paid)) {
            paid.push(m);
        }
    }
    (paid, due)
}

/// How many days the payments are behind the day asked for.
pub fn age(d: &Dossier) -> Option<i64> {
    d.data_as_of.map(|data| date::days_between(data, d.period.as_of))
}
