//! The rules by name: which there are, which light each feeds, which are on.
//! What they compute stands in `rules/`; their words stand in `present/`.

/// A rule of dual monitoring (contract "Rules by name").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // the table below says what each is
pub enum RuleId {
    LaggingSpend,
    NoSpend,
    NodeRate,
    LargeIdle,
    CarryoverExpiring,
    CarryoverExpired,
    TargetLag,
    TargetUnlikely,
    SpentWithoutOutput,
    OutputUnpaid,
    NoTarget,
    BudgetChurn,
    Overspend,
    YearendRush,
    LateTarget,
    RefundRatio,
    DataQuality,
    MonitoringOverdue,
    SelfEvaluationInconsistent,
    RectificationOverdue,
    DuplicatePayment,
    TransferToSelf,
    ForecastCarryover,
    SpendTimetable,
    Divergence,
    ScoreCap,
}

/// Which of the three lights a rule feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// 支出
    Spend,
    /// 目标
    Target,
    /// 年末预计
    Outlook,
    /// None: it raises alerts and no light.
    Aside,
}

/// What a rule reads beyond quotas and payments; until the store has any of
/// it, the rule answers grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Quotas and payments only.
    Money,
    /// Approved performance targets.
    Targets,
    /// Monitoring forms of a round.
    MonitoringForms,
    /// Self-evaluations.
    SelfEvaluations,
    /// Rectification items.
    Rectifications,
}

/// One line of the registry.
#[derive(Debug)]
pub struct RuleInfo {
    /// Which rule.
    pub id: RuleId,
    /// Its name on the command line and in JSON.
    pub key: &'static str,
    /// Its numbers in domain.md §6.4; `X…` for the optional rules of other
    /// offices, which are off until somebody wants them.
    pub numbers: &'static [&'static str],
    /// The light it feeds.
    pub side: Side,
    /// What it reads.
    pub needs: Needs,
    /// Whether it is on before anybody changes it.
    pub default_on: bool,
    /// Whether its amounts are idle funds in the sense of the source report.
    pub idle: bool,
}

const fn info(id: RuleId, key: &'static str, numbers: &'static [&'static str], side: Side, needs: Needs) -> RuleInfo {
    RuleInfo { id, key, numbers, side, needs, default_on: true, idle: false }
}

const fn idle(mut rule: RuleInfo) -> RuleInfo {
    rule.idle = true;
    rule
}

const fn off(mut rule: RuleInfo) -> RuleInfo {
    rule.default_on = false;
    rule
}

/// The registry, in the order in which alerts of one level are listed.
pub const RULES: [RuleInfo; 26] = {
    use Needs::{Money, MonitoringForms, Rectifications, SelfEvaluations, Targets};
    use RuleId as R;
    use Side::{Aside, Outlook, Spend, Target};
    [
        info(R::LaggingSpend, "lagging_spend", &["R01", "R02"], Spend, Money),
        idle(info(R::NoSpend, "no_spend", &["R03"], Spend, Money)),
        off(info(R::NodeRate, "node_rate", &["R04"], Spend, Money)),
        idle(info(R::LargeIdle, "large_idle", &["R05"], Spend, Money)),
        idle(info(R::CarryoverExpiring, "carryover_expiring", &["R06"], Spend, Money)),
        idle(info(R::CarryoverExpired, "carryover_expired", &["R07"], Spend, Money)),
        info(R::TargetLag, "target_lag", &["R08"], Target, MonitoringForms),
        info(R::TargetUnlikely, "target_unlikely", &["R09"], Outlook, MonitoringForms),
        info(R::SpentWithoutOutput, "spent_without_output", &["R10"], Target, MonitoringForms),
        info(R::OutputUnpaid, "output_unpaid", &["R11"], Target, MonitoringForms),
        info(R::NoTarget, "no_target", &["R12"], Target, Targets),
        info(R::BudgetChurn, "budget_churn", &["R13"], Aside, Money),
        info(R::Overspend, "overspend", &["R14"], Spend, Money),
        info(R::YearendRush, "yearend_rush", &["R15"], Aside, Money),
        info(R::LateTarget, "late_target", &["R16"], Aside, Targets),
        info(R::RefundRatio, "refund_ratio", &["R17"], Aside, Money),
        info(R::DataQuality, "data_quality", &["R18"], Aside, Money),
        info(R::MonitoringOverdue, "monitoring_overdue", &["R19"], Aside, MonitoringForms),
        info(R::SelfEvaluationInconsistent, "self_evaluation_inconsistent", &["R20"], Aside, SelfEvaluations),
        info(R::RectificationOverdue, "rectification_overdue", &["R21"], Aside, Rectifications),
        info(R::DuplicatePayment, "duplicate_payment", &["R22"], Aside, Money),
        info(R::TransferToSelf, "transfer_to_self", &["R23"], Aside, Money),
        idle(info(R::ForecastCarryover, "forecast_carryover", &["R24"], Outlook, Money)),
        off(info(R::SpendTimetable, "spend_timetable", &["X01"], Aside, Money)),
        off(info(R::Divergence, "divergence", &["X02"], Aside, MonitoringForms)),
        off(info(R::ScoreCap, "score_cap", &["X03"], Aside, SelfEvaluations)),
    ]
};

impl RuleId {
    /// What the registry says of it.
    pub fn info(self) -> &'static RuleInfo {
        // The order of the registry is the order of the enum; a test holds it.
        &RULES[self as usize]
    }

    /// Its name on the command line and in JSON.
    pub fn key(self) -> &'static str {
        self.info().key
    }

    /// By name or by number: `no_spend`, `R03`.
    pub fn from_key(key: &str) -> Option<RuleId> {
        let found = RULES.iter().find(|r| r.key == key || r.numbers.iter().any(|n| n.eq_ignore_ascii_case(key)));
        found.map(|r| r.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_stands_in_the_order_of_the_enum() {
        for (n, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.id as usize, n, "{}", rule.key);
            assert_eq!(RuleId::from_key(rule.key), Some(rule.id));
        }
    }

    #[test]
    fn every_rule_of_the_field_is_registered_once() {
        let mut numbers: Vec<_> = RULES.iter().flat_map(|r| r.numbers).copied().collect();
        numbers.sort_unstable();
        let optional = (1..=3).map(|n| format!("X{n:02}"));
        let all: Vec<_> = (1..=24).map(|n| format!("R{n:02}")).chain(optional).collect();
        assert_eq!(numbers, all);
    }
}
