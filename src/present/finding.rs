//! An alert in words: its rule, its finding, what would turn it green.
//!
//! Never here: whether there is an alert. Amounts are in 万元.

use crate::domain::fund::FundType;
use crate::domain::indicator::Lamp;
use crate::domain::monitor::alert::{Alert, Counted, Defect, Finding, ForecastBasis, LateFinding, Remedy};
use crate::domain::monitor::attainment::{Behind, Doubted, FiledSoFar, Told};
use crate::domain::monitor::light::{Level, Light};
use crate::domain::monitor::lines::LineKey;
use crate::domain::monitor::pace::Basis;
use crate::domain::monitor::reported::Possibility;
use crate::domain::monitor::rule::RuleId;
use crate::domain::ratio::points;

use super::number::{percent, percent_or_dash, two_places, wan};
use super::strings::Strings;

/// 支出滞后 and so on.
pub fn rule(s: &Strings, rule: RuleId) -> &'static str {
    let f = &s.findings;
    match rule {
        RuleId::LaggingSpend => f.lagging_spend,
        RuleId::NoSpend => f.no_spend,
        RuleId::NodeRate => f.node_rate,
        RuleId::LargeIdle => f.large_idle,
        RuleId::CarryoverExpiring => f.carryover_expiring,
        RuleId::CarryoverExpired => f.carryover_expired,
        RuleId::TargetLag => f.target_lag,
        RuleId::TargetUnlikely => f.target_unlikely,
        RuleId::SpentWithoutOutput => f.spent_without_output,
        RuleId::OutputUnpaid => f.output_unpaid,
        RuleId::NoTarget => f.no_target,
        RuleId::BudgetChurn => f.budget_churn,
        RuleId::Overspend => f.overspend,
        RuleId::YearendRush => f.yearend_rush,
        RuleId::LateTarget => f.late_target,
        RuleId::RefundRatio => f.refund_ratio,
        RuleId::DataQuality => f.data_quality,
        RuleId::MonitoringOverdue => f.monitoring_overdue,
        RuleId::SelfEvaluationInconsistent => f.self_evaluation_inconsistent,
        RuleId::RectificationOverdue => f.rectification_overdue,
        RuleId::DuplicatePayment => f.duplicate_payment,
        RuleId::TransferToSelf => f.transfer_to_self,
        RuleId::ForecastCarryover => f.forecast_carryover,
        RuleId::SpendTimetable => f.spend_timetable,
        RuleId::Divergence => f.divergence,
        RuleId::ScoreCap => f.score_cap,
    }
}

/// 红, 黄, 蓝.
pub fn level(s: &Strings, level: Level) -> &'static str {
    light(s, level.into())
}

/// The letter of a light.
pub fn light(s: &Strings, light: Light) -> &'static str {
    let t = &s.terms;
    match light {
        Light::Grey => t.grey,
        Light::Green => t.green,
        Light::Blue => t.blue,
        Light::Yellow => t.yellow,
        Light::Red => t.red,
    }
}

/// How a pace was found.
pub fn basis(s: &Strings, basis: Basis) -> &'static str {
    match basis {
        Basis::Plan => s.findings.basis_plan,
        Basis::Weighted => s.findings.basis_weighted,
        Basis::Month => s.findings.basis_month,
    }
}

/// The name of a fund type; a dash where no file told one.
pub fn fund(kind: &FundType) -> &str {
    kind.name().unwrap_or(super::number::NONE)
}

/// `2019 年一般公共预算`.
pub fn line(s: &Strings, key: &LineKey) -> String {
    (s.findings.line)(key.origin, fund(&key.fund))
}

/// The finding in one sentence.
pub fn headline(s: &Strings, alert: &Alert) -> String {
    let f = &s.findings;
    let figures = &alert.figures;
    let rate = percent_or_dash(figures.rate);
    match &alert.finding {
        Finding::Lagging { lag, .. } => (f.lagging)(&rate, &percent(figures.pace.expected), &two_places(points(*lag))),
        Finding::NoSpend { days, .. } => (f.nothing_paid)(*days, &wan(figures.unspent())),
        Finding::Node { node, required } => (f.node)(&rate, &node.to_string(), &percent(*required)),
        Finding::LargeIdle { talk } => (f.idle)(&wan(figures.unspent()), &rate) + if *talk { f.talk } else { "" },
        Finding::CarryoverExpiring => (f.expiring)(&wan(alert.idle), origin(alert)),
        Finding::CarryoverExpired => (f.expired)(&wan(alert.idle), origin(alert)),
        Finding::Churn { initial, moved, share, .. } => (f.churn)(&percent(*share), &wan(*moved), &wan(*initial)),
        Finding::NoTarget { state } => {
            (f.without_target)(&wan(figures.budget), super::target::state_or_none(s, *state))
        }
        Finding::LateTarget { since, days, state } => {
            (f.target_late)(&since.to_string(), *days, super::target::state_or_none(s, *state))
        }
        Finding::Overspend { cut_below_paid } => {
            (f.over)(&wan(figures.paid), &wan(figures.budget)) + if *cut_below_paid { f.cut_below_paid } else { "" }
        }
        Finding::YearendRush { december, share } => (f.rush)(&wan(*december), &percent(*share)),
        Finding::Refunds { refunds, share, .. } => (f.refunds)(&wan(*refunds), &percent(*share)),
        Finding::Quality(defect) => quality(s, defect),
        Finding::Duplicates(twins) => (f.twins)(twins.len(), &wan(twins.iter().map(|t| t.amount).sum())),
        Finding::OwnAccounts { payments, sum } => {
            let payee = payments.first().map_or("", |p| p.payee.as_str());
            (f.own)(payments.len(), &wan(*sum), payee)
        }
        Finding::Forecast { left, share, .. } => (f.forecast)(&wan(*left), &percent(*share)),
        Finding::TargetLag { told, pace, behind, .. } => target_lag(s, told, &percent(*pace), behind),
        Finding::TargetUnlikely { told, doubted } => unlikely(s, told, doubted),
        Finding::SpentWithoutOutput { told, gap, .. } => {
            (f.spent_ahead)(told.months, &percent_or_dash(told.progress), &rate, &two_places(points(*gap)))
        }
        Finding::OutputUnpaid { told, gap } => {
            (f.output_ahead)(told.months, &percent_or_dash(told.progress), &rate, &two_places(points(*gap)))
        }
        Finding::Divergence { told, gap } => {
            (f.apart)(told.months, &percent_or_dash(told.progress), &rate, &two_places(points(gap.abs())))
        }
        Finding::MonitoringOverdue { months, due, days, filed } => {
            let say = match filed {
                FiledSoFar::Nothing => f.not_filed,
                FiledSoFar::Empty => f.filed_empty,
                FiledSoFar::Returned => f.not_filed_again,
            };
            say(*months, &due.to_string(), *days)
        }
        Finding::RectificationOverdue(late) => rectification(s, late),
        Finding::SelfEvaluation { score, odd } => {
            let said: Vec<String> = odd.iter().map(|a| super::evaluation::anomaly(s, a)).collect();
            let score = score.map_or_else(|| super::number::NONE.to_string(), two_places);
            (f.self_evaluation)(&score, &said.join(s.common.semicolon))
        }
        Finding::ScoreCap { score, cap, rate } => (f.over_cap)(&two_places(*score), &percent(*rate), &two_places(*cap)),
    }
}

fn rectification(s: &Strings, late: &[LateFinding]) -> String {
    let f = &s.findings;
    let over = late.iter().filter(|l| l.days > 0).count();
    let first = late.first().map(|l| (l.number.to_string(), l.due.to_string(), l.days));
    let (number, due, days) = first.unwrap_or_default();
    if over > 0 {
        (f.rectify_over)(over, &number, &due, days)
    } else {
        (f.rectify_soon)(late.len(), &number, &due, -days)
    }
}

fn target_lag(s: &Strings, told: &Told, pace: &str, behind: &[Behind]) -> String {
    let f = &s.findings;
    let whole = (f.target_behind)(told.months, &percent_or_dash(told.progress), pace);
    let Some(worst) = behind.first() else { return whole };
    whole + &(f.indicators_behind)(behind.len(), &worst.name, &worst.actual, &worst.target)
}

/// An indicator behind: `红 硬化道路 40公里 / ≥120公里 33.33%`.
pub fn behind(s: &Strings, b: &Behind) -> String {
    let lamp = lamp(s, b.lamp);
    let against = b.against.map(|a| format!(" {}%", percent(a))).unwrap_or_default();
    format!("{lamp} {} {} / {}{against}", b.name, b.actual, b.target)
}

/// The letter of an indicator's light.
pub fn lamp(s: &Strings, lamp: Lamp) -> &'static str {
    light(
        s,
        match lamp {
            Lamp::Grey => Light::Grey,
            Lamp::Blue => Light::Blue,
            Lamp::Green => Light::Green,
            Lamp::Yellow => Light::Yellow,
            Lamp::Red => Light::Red,
        },
    )
}

fn unlikely(s: &Strings, told: &Told, doubted: &[Doubted]) -> String {
    let count = |p| doubted.iter().filter(|d| d.possibility == p).count();
    let name = doubted.first().map_or("", |d| d.name.as_str());
    (s.findings.doubted)(told.months, count(Possibility::Impossible), count(Possibility::Possible), name)
}

fn origin(alert: &Alert) -> i16 {
    alert.line.as_ref().map_or(0, |l| l.origin)
}

fn quality(s: &Strings, defect: &Defect) -> String {
    let f = &s.findings;
    let say = |say: fn(usize, &str) -> String, c: &Counted| say(c.rows, &wan(c.sum));
    match defect {
        Defect::DeclaredDiffers { declared, initial } => (f.declared)(&wan(*declared), &wan(*initial)),
        Defect::FutureDated(c) => say(f.future, c),
        Defect::PaidBeforeQuota { rows, first_quota } => (f.early)(rows.rows, &wan(rows.sum), &first_quota.to_string()),
        Defect::AccountHasHan(c) => say(f.han_account, c),
        Defect::PurposeEmpty(c) => say(f.no_purpose, c),
        Defect::MonthOnly(c) => say(f.month_only, c),
        Defect::UnitUnknown => f.unit_unknown.to_string(),
    }
}

/// Where the usual share of a forecast comes from.
pub fn forecast_basis(s: &Strings, basis: ForecastBasis) -> String {
    match basis {
        ForecastBasis::Project(n) => (s.findings.from_project)(n),
        ForecastBasis::Department(n) => (s.findings.from_department)(n),
        ForecastBasis::Pace => s.findings.from_pace.to_string(),
    }
}

/// What would turn it green.
pub fn remedy(s: &Strings, remedy: Remedy) -> String {
    let f = &s.findings;
    match remedy {
        Remedy::Pay(m) => (f.pay)(&wan(m)),
        Remedy::PayOrReturn(m) => (f.pay_or_return)(&wan(m)),
        Remedy::Return(m) => (f.give_back)(&wan(m)),
        Remedy::Cover(m) => (f.cover)(&wan(m)),
        Remedy::Correct => f.correct.to_string(),
        Remedy::Verify => f.verify.to_string(),
        Remedy::Deliver(progress) => (f.deliver)(&percent(progress)),
        Remedy::CatchUp => f.catch_up.to_string(),
        Remedy::File => f.file.to_string(),
        Remedy::Rectify => f.rectify.to_string(),
        Remedy::CheckEvaluation => f.check_evaluation.to_string(),
        Remedy::DeclareTarget => f.declare_target.to_string(),
        Remedy::ReviewTarget => f.review_target.to_string(),
    }
}

/// Finding and remedy in one text, as the JSON has it.
pub fn explanation(s: &Strings, alert: &Alert) -> String {
    let place = alert.line.as_ref().map(|l| line(s, l) + " ").unwrap_or_default();
    format!("{place}{}{}{}", headline(s, alert), s.common.semicolon, remedy(s, alert.remedy))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Date;
    use crate::domain::money::Money;
    use crate::domain::monitor::alert::Figures;
    use crate::domain::monitor::pace::Pace;
    use crate::present::Lang;
    use rust_decimal::Decimal;

    fn alert(finding: Finding, remedy: Remedy) -> Alert {
        let pace = Pace { expected: Decimal::new(5833, 4), basis: Basis::Month };
        let (budget, paid) = (Money::from_yuan(100), Money::from_yuan(92));
        let figures = Figures { budget, paid, rate: Some(Decimal::new(92, 2)), pace };
        let (rule, level) = (RuleId::TargetLag, Level::Red);
        Alert { rule, level, line: None, figures, finding, limits: vec![], remedy, idle: Money::ZERO }
    }

    fn told() -> Told {
        Told { months: 7, cutoff: Date::constant(2021, 7, 31), progress: Some(Decimal::new(35, 2)) }
    }

    #[test]
    fn findings_on_targets_in_words() {
        let behind = vec![Behind {
            name: "硬化道路".into(),
            lamp: Lamp::Red,
            weight: Some(Decimal::TEN),
            target: "≥120公里".into(),
            actual: "40公里".into(),
            standard: Some(Decimal::from(70)),
            against: Some(Decimal::new(5714, 4)),
            causes: vec![],
        }];
        assert_eq!(super::behind(Lang::Zh.strings(), &behind[0]), "红 硬化道路 40公里 / ≥120公里 57.14%");
        let (pace, share) = (Decimal::new(5833, 4), Some(Decimal::new(6, 1)));
        for (finding, remedy, zh) in [
            (
                Finding::TargetLag { told: told(), pace, share, behind },
                Remedy::CatchUp,
                "1~7月目标进度 35.00%，应达 58.33%，1 个指标滞后，最重的是「硬化道路」：完成 40公里，目标 ≥120公里；加快实施，确需调整的按程序调整目标",
            ),
            (
                Finding::SpentWithoutOutput { told: told(), gap: Decimal::new(57, 2), age: 0 },
                Remedy::Deliver(Decimal::new(72, 2)),
                "执行率 92.00%，1~7月目标进度 35.00%，支出快 57.00 点；目标进度超过 72.00%",
            ),
            (
                Finding::MonitoringOverdue {
                    months: 7,
                    due: Date::constant(2021, 8, 31),
                    days: 12,
                    filed: FiledSoFar::Nothing,
                },
                Remedy::File,
                "1~7月监控表应于 2021-08-31 前报送，逾期 12 天未报；报送监控表",
            ),
        ] {
            let alert = alert(finding, remedy);
            assert_eq!(explanation(Lang::Zh.strings(), &alert), zh);
            assert!(!explanation(Lang::En.strings(), &alert).chars().any(|c| ('\u{ff00}'..'\u{ffff}').contains(&c)));
        }
    }
}
