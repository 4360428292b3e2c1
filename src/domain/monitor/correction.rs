//! 纠偏: what a monitoring report proposes for a project, from the alerts it
//! has and what its unit said (domain.md §6.1, use of the results).
//!
//! Never here: whether it is done; that is for people to decide.

use super::light::Level;
use super::reported::{FormState, Possibility};
use super::rule::RuleId;

/// What is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Correction {
    /// 限期补报监控表
    File,
    /// 补报绩效目标
    Declare,
    /// 核查资金使用, and hold back further payments if need be
    Verify,
    /// 督促支付, so that nobody is owed
    Pay,
    /// 调减预算并同步调整绩效目标
    Adjust,
    /// 制定纠偏措施
    CatchUp,
    /// 跟踪督办
    Watch,
    /// 加快支出
    Spend,
    /// 收回或统筹
    Recover,
    /// 核实数据
    Check,
}

impl Correction {
    /// All, in the order in which a report names them.
    pub const ALL: [Correction; 10] = [
        Correction::File,
        Correction::Declare,
        Correction::Verify,
        Correction::Pay,
        Correction::Adjust,
        Correction::CatchUp,
        Correction::Watch,
        Correction::Spend,
        Correction::Recover,
        Correction::Check,
    ];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Correction::File => "file",
            Correction::Declare => "declare",
            Correction::Verify => "verify",
            Correction::Pay => "pay",
            Correction::Adjust => "adjust",
            Correction::CatchUp => "catch_up",
            Correction::Watch => "watch",
            Correction::Spend => "spend",
            Correction::Recover => "recover",
            Correction::Check => "check",
        }
    }

    /// The reverse of [`Correction::key`].
    pub fn from_key(key: &str) -> Option<Correction> {
        Correction::ALL.into_iter().find(|c| c.key() == key)
    }
}

/// What is proposed for a project; each once, in the order of a report.
pub fn corrections(
    form: Option<FormState>,
    alerts: impl IntoIterator<Item = (RuleId, Level)>,
    possibility: Option<Possibility>,
    asked: bool,
) -> Vec<Correction> {
    let missing = form.is_some_and(|f| matches!(f, FormState::NotFiled | FormState::Returned));
    let mut found: Vec<Correction> = missing.then_some(Correction::File).into_iter().collect();
    for (rule, level) in alerts {
        found.extend(of_alert(rule, level));
    }
    found.extend(match possibility {
        Some(Possibility::Impossible) => Some(Correction::Adjust),
        Some(Possibility::Possible) => Some(Correction::Watch),
        _ => None,
    });
    found.extend(asked.then_some(Correction::Check));
    found.sort_unstable();
    found.dedup();
    found
}

fn of_alert(rule: RuleId, level: Level) -> Option<Correction> {
    match rule {
        // Only told, nothing to do about it.
        _ if level == Level::Blue => None,
        RuleId::NoTarget | RuleId::LateTarget => Some(Correction::Declare),
        RuleId::SpentWithoutOutput => Some(Correction::Verify),
        RuleId::OutputUnpaid => Some(Correction::Pay),
        RuleId::TargetLag => Some(Correction::CatchUp),
        RuleId::NoSpend if level == Level::Red => Some(Correction::Recover),
        RuleId::LargeIdle | RuleId::CarryoverExpiring | RuleId::CarryoverExpired | RuleId::ForecastCarryover => {
            Some(Correction::Recover)
        }
        RuleId::LaggingSpend | RuleId::NodeRate | RuleId::NoSpend | RuleId::SpendTimetable => Some(Correction::Spend),
        RuleId::Overspend | RuleId::DataQuality | RuleId::DuplicatePayment | RuleId::TransferToSelf => {
            Some(Correction::Check)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_trouble_has_its_remedy_and_each_is_named_once() {
        let alerts =
            [(RuleId::LaggingSpend, Level::Red), (RuleId::NoSpend, Level::Red), (RuleId::NoSpend, Level::Yellow)];
        assert_eq!(corrections(None, alerts, None, false), [Correction::Spend, Correction::Recover]);
        let unlikely = corrections(Some(FormState::Accepted), [], Some(Possibility::Impossible), true);
        assert_eq!(unlikely, [Correction::Adjust, Correction::Check]);
        assert_eq!(corrections(Some(FormState::Returned), [], None, false), [Correction::File]);
        assert_eq!(corrections(Some(FormState::Filed), [], Some(Possibility::Certain), false), []);
        assert_eq!(corrections(None, [(RuleId::DuplicatePayment, Level::Blue)], None, false), []);
        for c in Correction::ALL {
            assert_eq!(Correction::from_key(c.key()), Some(c));
        }
    }
}
