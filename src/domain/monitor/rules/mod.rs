//! What each rule computes. One file a group; a rule is a function from a
//! [`Case`] to a [`Verdict`], and its worked examples stand in the same file.

mod attainment;
mod budget;
mod carryover;
mod evaluation;
mod forecast;
mod idle;
mod lagging;
mod quality;
mod rectification;
mod suspicious;
mod targets;

use std::borrow::Cow;

use super::alert::{Alert, Figures, Finding, Remedy};
use super::attainment::{Attainment, Measured};
use super::facts::{Day, ProjectFacts};
use super::light::Level;
use super::lines::FundLine;
use super::rule::RuleId;
use super::setting::RuleSet;
use crate::domain::fund::Quota;
use crate::domain::money::Money;

/// All that a rule may look at.
pub(super) struct Case<'a> {
    pub facts: &'a ProjectFacts,
    /// What holds for the project as a whole.
    pub rules: &'a RuleSet,
    /// What holds for each fund line, in the order of `lines`.
    pub line_rules: &'a [Cow<'a, RuleSet>],
    pub day: Day,
    /// Quota lines in force, kinds settled.
    pub quotas: &'a [Quota],
    /// Fund lines with the payments they bear.
    pub lines: &'a [FundLine],
    /// Figures of the project as a whole.
    pub total: &'a Figures,
    /// Figures of each fund line, in the order of `lines`.
    pub by_line: &'a [Figures],
    /// What the monitoring forms tell on the day, with its indicators.
    pub attained: Option<&'a (Attainment, Vec<Measured<'a>>)>,
}

/// What a rule says of a project.
pub(super) enum Verdict {
    /// There is nothing to judge.
    Grey,
    /// Judged; no alert means green.
    Judged(Vec<Alert>),
}

impl Verdict {
    fn one(alert: Option<Alert>) -> Verdict {
        Verdict::Judged(alert.into_iter().collect())
    }
}

/// Asks one rule.
pub(super) fn ask(rule: RuleId, case: &Case<'_>) -> Verdict {
    if !case.is_on(rule) {
        return Verdict::Grey;
    }
    match rule {
        RuleId::LaggingSpend => lagging::lagging_spend(case),
        RuleId::NodeRate => lagging::node_rate(case),
        RuleId::NoSpend => idle::no_spend(case),
        RuleId::LargeIdle => idle::large_idle(case),
        RuleId::CarryoverExpiring => carryover::expiring(case),
        RuleId::CarryoverExpired => carryover::expired(case),
        RuleId::BudgetChurn => budget::churn(case),
        RuleId::Overspend => budget::overspend(case),
        RuleId::YearendRush => budget::yearend_rush(case),
        RuleId::RefundRatio => budget::refund_ratio(case),
        RuleId::DataQuality => quality::data_quality(case),
        RuleId::DuplicatePayment => suspicious::duplicates(case),
        RuleId::TransferToSelf => suspicious::own_accounts(case),
        RuleId::ForecastCarryover => forecast::carryover(case),
        RuleId::TargetLag => attainment::target_lag(case),
        RuleId::TargetUnlikely => attainment::target_unlikely(case),
        RuleId::SpentWithoutOutput => attainment::spent_without_output(case),
        RuleId::OutputUnpaid => attainment::output_unpaid(case),
        RuleId::MonitoringOverdue => attainment::monitoring_overdue(case),
        RuleId::SpendTimetable => lagging::timetable(case),
        RuleId::Divergence => attainment::divergence(case),
        RuleId::NoTarget => targets::no_target(case),
        RuleId::LateTarget => targets::late_target(case),
        RuleId::RectificationOverdue => rectification::overdue(case),
        RuleId::SelfEvaluationInconsistent => evaluation::inconsistent(case),
        RuleId::ScoreCap => evaluation::capped(case),
    }
}

impl Case<'_> {
    /// An alert on the project as a whole.
    fn alert(&self, rule: RuleId, level: Level, finding: Finding, limits: &[&'static str], remedy: Remedy) -> Alert {
        Alert {
            rule,
            level,
            line: None,
            figures: self.total.clone(),
            finding,
            limits: limits.to_vec(),
            remedy,
            idle: Money::ZERO,
        }
    }

    /// An alert on one fund line.
    fn line_alert(
        &self,
        at: usize,
        rule: RuleId,
        level: Level,
        finding: Finding,
        limits: &[&'static str],
        remedy: Remedy,
    ) -> Alert {
        Alert {
            line: Some(self.lines[at].key.clone()),
            figures: self.by_line[at].clone(),
            ..self.alert(rule, level, finding, limits, remedy)
        }
    }

    /// Whether a rule is on for the project, or for one of its lines at least.
    fn is_on(&self, rule: RuleId) -> bool {
        let by_line = matches!(
            rule,
            RuleId::LaggingSpend | RuleId::NoSpend | RuleId::CarryoverExpiring | RuleId::CarryoverExpired
        );
        self.rules.enabled(rule) || by_line && (0..self.lines.len()).any(|at| self.line_rules[at].enabled(rule))
    }

    /// Whether there is any money to judge: a zero budget with nothing paid is grey.
    pub(super) fn has_money(&self) -> bool {
        !(self.total.budget.is_zero() && self.total.paid.is_zero())
    }
}

/// Yellow and red limits as a level: red where `red` holds, else yellow where `yellow` does.
fn level(yellow: bool, red: bool) -> Option<Level> {
    if red {
        Some(Level::Red)
    } else if yellow {
        Some(Level::Yellow)
    } else {
        None
    }
}
