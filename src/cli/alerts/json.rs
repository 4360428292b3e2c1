//! An alert as the contract's JSON has it. Never here: which alerts there are.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::cli::json::{fixed, maybe_ratio, points, ratio, yuan};
use crate::domain::calendar::Calendar;
use crate::domain::date::Date;
use crate::domain::letter::Serial;
use crate::domain::money::Money;
use crate::domain::monitor::alert::{Alert, Counted, Defect, Finding, ForecastBasis, Remedy};
use crate::domain::monitor::attainment::{Behind, FiledSoFar, Told};
use crate::domain::monitor::change::Count;
use crate::domain::monitor::life::{Act, Answer, Life, State};
use crate::domain::monitor::light::Level;
use crate::domain::monitor::reported::Cause;
use crate::domain::monitor::rule::RuleId;
use crate::domain::monitor::setting::{RuleSet, Source};
use crate::present::strings::Strings;
use crate::present::{alerts, finding};
use crate::service::survey::{JudgedProject, PastAlert, RaisedAlert};
use crate::store::alert::EventRow;

/// An alert with its figures; those of a fund line where it is about one.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct AlertOut<'a> {
    rule: &'static str,
    rule_name: &'static str,
    level: Option<&'static str>,
    state: &'static str,
    project_code: &'a str,
    project: &'a str,
    department_code: Option<&'a str>,
    department: &'a str,
    unit_code: Option<&'a str>,
    unit: Option<&'a str>,
    fund: Option<&'a str>,
    origin_year: Option<i16>,
    part: String,
    budget: String,
    paid: String,
    unspent: String,
    execution_rate: Option<String>,
    expected_progress: String,
    pace_basis: &'static str,
    lag_points: Option<String>,
    target_progress: Option<String>,
    idle: String,
    explanation: String,
    remedy: Json,
    thresholds: Vec<Json>,
    inputs: Json,
    notes: Vec<Json>,
    #[serde(flatten)]
    life: LifeOut,
}

/// How far an alert has come.
#[derive(Debug, Serialize)]
struct LifeOut {
    since: Option<String>,
    returned: usize,
    worse: bool,
    due: Option<String>,
    days_left: Option<i64>,
    overdue: bool,
    disposition: Option<&'static str>,
    letter: Option<String>,
    waived_until: Option<String>,
    waived_by: Option<String>,
}

impl LifeOut {
    fn of(life: &Life, letter: Option<&Serial>, day: Option<(&Calendar, Date)>) -> LifeOut {
        let answer = day.and_then(|(calendar, today)| alerts::answer_of(life, calendar, today));
        let left = match answer {
            Some(Answer::Open(left) | Answer::Over(left)) => Some(left),
            _ => None,
        };
        let waiver = life.waiver.as_ref().filter(|_| life.state == State::Waived);
        LifeOut {
            since: life.since.map(|d| d.to_string()),
            returned: life.returned,
            worse: life.worse,
            due: life.asked.map(|a| a.due.to_string()),
            days_left: left.map(|l| l.working),
            overdue: left.is_some_and(|l| l.is_over()),
            disposition: life.asked.and_then(|a| a.disposition).map(|d| d.key()),
            letter: letter.map(ToString::to_string),
            waived_until: waiver.map(|w| w.until.to_string()),
            waived_by: waiver.map(|w| w.approver.clone()),
        }
    }
}

/// An event of the log.
fn note(row: &EventRow) -> Json {
    let mut out = json!({"action": row.event.act.key(), "text": row.text, "by": row.by, "at": row.at,
        "day": row.event.day.to_string()});
    match &row.event.act {
        Act::Waived(w) => {
            out["approver"] = w.approver.as_str().into();
            out["until"] = w.until.to_string().into();
        }
        Act::Asked { due } => out["due"] = due.to_string().into(),
        Act::Disposed(disposition) => {
            out["disposition"] = disposition.key().into();
            out["answered"] = row.answered.map(|d| d.to_string()).into();
        }
        _ => {}
    }
    if let Some((_, serial)) = &row.letter {
        out["letter"] = serial.to_string().into();
    }
    out
}

/// New and cleared ones, all and by rule.
pub(in crate::cli) fn by_rule(counts: &BTreeMap<RuleId, Count>) -> Json {
    let sum = |f: fn(&Count) -> usize| counts.values().map(f).sum::<usize>();
    json!({
        "new": sum(|c| c.new), "cleared": sum(|c| c.cleared),
        "by_rule": counts.iter().map(|(rule, c)| json!({
            "rule": rule.key(), "new": c.new, "cleared": c.cleared, "worse": c.worse, "better": c.better,
        })).collect::<Vec<_>>(),
    })
}

impl<'a> AlertOut<'a> {
    /// Of one that is raised; its term as it stands on a real day.
    pub fn of(
        s: &Strings,
        rules: &RuleSet,
        day: (&Calendar, Date),
        p: &'a JudgedProject,
        raised: &'a RaisedAlert,
    ) -> AlertOut<'a> {
        let (project, alert) = (&p.project, &raised.alert);
        let f = &alert.figures;
        let own = p.rules_of(rules, alert);
        AlertOut {
            rule: alert.rule.key(),
            rule_name: finding::rule(s, alert.rule),
            level: Some(alert.level.key()),
            state: raised.state().key(),
            project_code: &project.code,
            project: &project.name,
            department_code: project.department_code.as_deref(),
            department: &project.department,
            unit_code: project.unit_code.as_deref(),
            unit: project.unit.as_deref(),
            fund: alert.line.as_ref().and_then(|l| l.fund.name()),
            origin_year: alert.line.as_ref().map(|l| l.origin),
            part: alert.identity().part,
            budget: yuan(f.budget),
            paid: yuan(f.paid),
            unspent: yuan(f.unspent()),
            execution_rate: maybe_ratio(f.rate),
            expected_progress: ratio(f.pace.expected),
            pace_basis: f.pace.basis.key(),
            lag_points: f.lag().map(points),
            target_progress: maybe_ratio(p.attainment.and_then(|a| a.progress)),
            idle: yuan(alert.idle),
            explanation: finding::explanation(s, alert),
            remedy: remedy(s, alert.remedy),
            thresholds: alert.limits.iter().filter_map(|key| threshold(&own, key)).collect(),
            inputs: inputs(alert),
            notes: raised.acts().map(note).collect(),
            life: LifeOut::of(&raised.life, raised.letter(), Some(day)),
        }
    }

    /// Of one that is no longer raised: the figures are those of its project.
    pub fn past(s: &Strings, p: &'a JudgedProject, past: &'a PastAlert) -> AlertOut<'a> {
        let (project, f) = (&p.project, &p.figures);
        AlertOut {
            rule: past.key.rule.key(),
            rule_name: finding::rule(s, past.key.rule),
            level: past.level.map(Level::key),
            state: past.life.state.key(),
            project_code: &project.code,
            project: &project.name,
            department_code: project.department_code.as_deref(),
            department: &project.department,
            unit_code: project.unit_code.as_deref(),
            unit: project.unit.as_deref(),
            fund: None,
            origin_year: None,
            part: past.key.part.clone(),
            budget: yuan(f.budget),
            paid: yuan(f.paid),
            unspent: yuan(f.unspent()),
            execution_rate: maybe_ratio(f.rate),
            expected_progress: ratio(f.pace.expected),
            pace_basis: f.pace.basis.key(),
            lag_points: f.lag().map(points),
            target_progress: maybe_ratio(p.attainment.and_then(|a| a.progress)),
            idle: yuan(Money::ZERO),
            explanation: s.alert_life.no_finding.to_string(),
            remedy: Json::Null,
            thresholds: Vec::new(),
            inputs: json!({}),
            notes: past.acts().map(note).collect(),
            life: LifeOut::of(&past.life, None, None),
        }
    }
}

fn remedy(s: &Strings, remedy: Remedy) -> Json {
    let (action, amount) = match remedy {
        Remedy::Pay(m) => ("pay", Some(m)),
        Remedy::PayOrReturn(m) => ("pay_or_return", Some(m)),
        Remedy::Return(m) => ("return", Some(m)),
        Remedy::Cover(m) => ("cover", Some(m)),
        Remedy::Correct => ("correct", None),
        Remedy::Verify => ("verify", None),
        Remedy::Deliver(_) => ("deliver", None),
        Remedy::CatchUp => ("catch_up", None),
        Remedy::File => ("file", None),
        Remedy::Rectify => ("rectify", None),
        Remedy::CheckEvaluation => ("check_evaluation", None),
        Remedy::DeclareTarget => ("declare_target", None),
        Remedy::ReviewTarget => ("review_target", None),
    };
    let mut found = json!({"action": action, "amount": amount.map(yuan), "text": finding::remedy(s, remedy)});
    if let Remedy::Deliver(progress) = remedy {
        found["target_progress"] = ratio(progress).into();
    }
    found
}

fn threshold(rules: &RuleSet, key: &str) -> Option<Json> {
    let setting = rules.setting(key)?;
    let (source, by, from) = match &setting.source {
        Source::Default => ("default", None, None),
        Source::Local { by, from, .. } => ("local", Some(by.as_str()), Some(from.to_string())),
    };
    Some(json!({"key": key, "value": setting.text, "source": source, "set_by": by, "from": from}))
}

/// What the rule itself looked at, beyond the figures every alert has.
fn inputs(alert: &Alert) -> Json {
    let level = |l: Option<Level>| l.map(Level::key);
    match &alert.finding {
        Finding::Lagging { pace_ratio, lag, by_ratio, by_points } => json!({
            "pace_ratio": ratio(*pace_ratio), "lag_points": points(*lag),
            "by_ratio": level(*by_ratio), "by_points": level(*by_points),
        }),
        Finding::NoSpend { since, days } => json!({"since": since.to_string(), "days": days}),
        Finding::Node { node, required } => json!({"node": node.to_string(), "required": ratio(*required)}),
        Finding::TargetLag { told, pace, share, behind } => with_round(
            told,
            json!({
                "pace": ratio(*pace), "share": maybe_ratio(*share),
                "behind": behind.iter().map(behind_json).collect::<Vec<_>>(),
            }),
        ),
        Finding::TargetUnlikely { told, doubted } => with_round(
            told,
            json!({"doubted": doubted.iter().map(|d| json!({
                "indicator": d.name, "possibility": d.possibility.key(), "forecast": d.forecast,
                "causes": causes(&d.causes), "reason": d.reason,
            })).collect::<Vec<_>>()}),
        ),
        Finding::SpentWithoutOutput { told, gap, age } => {
            with_round(told, json!({"gap_points": points(*gap), "age_days": age}))
        }
        Finding::OutputUnpaid { told, gap } | Finding::Divergence { told, gap } => {
            with_round(told, json!({"gap_points": points(*gap)}))
        }
        Finding::MonitoringOverdue { months, due, days, filed } => {
            let filed = match filed {
                FiledSoFar::Nothing => "nothing",
                FiledSoFar::Empty => "empty",
                FiledSoFar::Returned => "returned",
            };
            json!({"round": months, "due": due.to_string(), "days": days, "filed": filed})
        }
        Finding::RectificationOverdue(late) => json!({"findings": late.iter().map(|f| json!({
            "finding": f.number.to_string(), "due": f.due.to_string(), "days_over": f.days,
        })).collect::<Vec<_>>()}),
        Finding::SelfEvaluation { score, odd } => json!({
            "self_score": score.map(|n| fixed(n, 2)),
            "odd": odd.iter().map(|a| json!({"kind": a.key(), "red": a.is_red()})).collect::<Vec<_>>(),
        }),
        Finding::ScoreCap { score, cap, rate } => {
            json!({"self_score": fixed(*score, 2), "cap": fixed(*cap, 2), "execution_rate": ratio(*rate)})
        }
        Finding::LargeIdle { talk } => json!({"talk": talk}),
        Finding::CarryoverExpiring | Finding::CarryoverExpired => json!({"remaining": yuan(alert.idle)}),
        Finding::Churn { initial, moved, net, share } => {
            json!({"initial": yuan(*initial), "moved": yuan(*moved), "net": yuan(*net), "share": ratio(*share)})
        }
        Finding::NoTarget { state } => json!({"target_state": state.map(|s| s.key())}),
        Finding::LateTarget { since, days, state } => {
            json!({"since": since.to_string(), "days": days, "target_state": state.map(|s| s.key())})
        }
        Finding::Overspend { cut_below_paid } => json!({"cut_below_paid": cut_below_paid}),
        Finding::YearendRush { december, share } => json!({"december": yuan(*december), "share": ratio(*share)}),
        Finding::Refunds { refunds, gross, share } => {
            json!({"refunds": yuan(*refunds), "gross": yuan(*gross), "share": ratio(*share)})
        }
        Finding::Quality(defect) => quality(defect),
        Finding::Duplicates(twins) => json!({"payments": twins.iter().map(|t| json!({
            "first": t.first.to_string(), "second": t.second.to_string(), "amount": yuan(t.amount),
        })).collect::<Vec<_>>()}),
        Finding::OwnAccounts { payments, sum } => json!({"sum": yuan(*sum), "payments": payments.iter().map(|p| json!({
            "date": p.date.to_string(), "amount": yuan(p.amount), "payee": p.payee,
        })).collect::<Vec<_>>()}),
        Finding::Forecast { usual, basis, forecast, left, share } => {
            let (from, years) = match basis {
                ForecastBasis::Project(n) => ("project", Some(n)),
                ForecastBasis::Department(n) => ("department", Some(n)),
                ForecastBasis::Pace => ("pace", None),
            };
            json!({
                "usual_share": ratio(*usual), "basis": from, "years": years, "forecast": yuan(*forecast),
                "left": yuan(*left), "share": ratio(*share),
            })
        }
    }
}

/// The round that told it, before the rule's own inputs.
fn with_round(told: &Told, mut found: Json) -> Json {
    found["round"] = told.months.into();
    found["cutoff"] = told.cutoff.to_string().into();
    found["target_progress"] = maybe_ratio(told.progress).into();
    found
}

fn behind_json(b: &Behind) -> Json {
    json!({
        "indicator": b.name, "light": b.lamp.key(), "weight": b.weight.map(|w| w.to_string()), "target": b.target,
        "actual": b.actual, "standard": b.standard.map(|s| s.to_string()), "against": maybe_ratio(b.against),
        "causes": causes(&b.causes),
    })
}

fn causes(causes: &[Cause]) -> Vec<&'static str> {
    causes.iter().map(|c| c.key()).collect()
}

fn quality(defect: &Defect) -> Json {
    let mut found = match defect {
        Defect::DeclaredDiffers { declared, initial } => {
            json!({"declared": yuan(*declared), "initial": yuan(*initial)})
        }
        Defect::PaidBeforeQuota { rows, first_quota } => {
            let mut found = counted(rows);
            found["first_quota"] = first_quota.to_string().into();
            found
        }
        Defect::FutureDated(c) | Defect::AccountHasHan(c) | Defect::PurposeEmpty(c) | Defect::MonthOnly(c) => {
            counted(c)
        }
        Defect::UnitUnknown => json!({}),
    };
    found["defect"] = defect.key().into();
    found
}

fn counted(c: &Counted) -> Json {
    json!({"rows": c.rows, "sum": yuan(c.sum)})
}
