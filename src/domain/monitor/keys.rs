//! Every threshold there is, with its shape and its default. Data only.

use super::rule::RuleId;
use super::setting::Shape;

/// One key of the registry.
#[derive(Debug)]
pub struct KeySpec {
    /// Its path in the TOML file.
    pub key: &'static str,
    /// The rule it belongs to; `None` for `monitor.*` and `target.*`.
    pub rule: Option<RuleId>,
    /// What it takes.
    pub shape: Shape,
    /// As it would be written.
    pub default: &'static str,
}

const fn spec(key: &'static str, rule: RuleId, shape: Shape, default: &'static str) -> KeySpec {
    KeySpec { key, rule: Some(rule), shape, default }
}

const fn general(key: &'static str, shape: Shape, default: &'static str) -> KeySpec {
    KeySpec { key, rule: None, shape, default }
}

/// Every threshold there is; `rule.Rnn.enabled` exists beside these for each rule.
pub const KEYS: [KeySpec; 92] = {
    use RuleId as R;
    use Shape::{Choice, Count, DayList, Days, Flag, MonthDay, Order, Points, Ratio, Yuan};
    [
        general("monitor.time_base", Order(&["plan", "weighted", "month"]), "plan,weighted,month"),
        general("monitor.min_elapsed", Ratio, "0.25"),
        general("monitor.combine", Choice(&["both", "either", "ratio", "pp"]), "both"),
        general("monitor.stale_days", Days, "35"),
        general("monitor.carryover_allocation", Choice(&["fifo", "pro_rata", "current_first"]), "fifo"),
        general("monitor.line_share", Ratio, "0.10"),
        general("target.taxonomy", Choice(&["T2015", "T2021"]), "T2015"),
        general("target.weight_base", Choice(&["90", "100"]), "90"),
        general("target.min_indicators", Count, "6"),
        general("target.quantitative_share", Ratio, "0.50"),
        general("target.copy_limit", Count, "3"),
        general("target.excellent", Points, "90"),
        general("target.good", Points, "80"),
        general("target.fair", Points, "60"),
        general("target.due", MonthDay, "10-31"),
        general("target.midyear_days", Days, "30"),
        general("target.endorsement", Choice(&["assumed", "asked"]), "assumed"),
        general(
            "monitor.progress_exempt",
            Order(&["personnel", "office", "operating", "specific", "none"]),
            "personnel,office",
        ),
        general("monitor.quadrant_money", Ratio, "0.80"),
        general("monitor.quadrant_work", Ratio, "0.80"),
        general("monitor.dispose_days", Days, "10"),
        general("rectify.default_days", Days, "30"),
        general("rectify.day_kind", Choice(&["natural", "working"]), "natural"),
        general("rectify.roll_to_workday", Flag, "true"),
        general("rectify.remind_before", DayList, "7,3,1"),
        general("rectify.urge_days", Days, "1"),
        general("rectify.urge_again_days", Days, "15"),
        general("rectify.propose_days", Days, "30"),
        general("rectify.transfer_days", Days, "60"),
        general("rectify.ladder_workdays", Flag, "true"),
        general("rectify.copies", Order(&["budget", "division", "department", "none"]), "budget,division"),
        spec("rule.R01.yellow", R::LaggingSpend, Ratio, "0.80"),
        spec("rule.R01.red", R::LaggingSpend, Ratio, "0.60"),
        spec("rule.R02.yellow_pp", R::LaggingSpend, Points, "10"),
        spec("rule.R02.red_pp", R::LaggingSpend, Points, "20"),
        spec("rule.R03.yellow_days", R::NoSpend, Days, "90"),
        spec("rule.R03.red_days", R::NoSpend, Days, "180"),
        spec("rule.R03.min_amount_yuan", R::NoSpend, Yuan, "10000"),
        spec("rule.R03.yellow_days_bond", R::NoSpend, Days, "180"),
        spec("rule.R03.red_days_bond", R::NoSpend, Days, "365"),
        spec("rule.R04.rate_0630", R::NodeRate, Ratio, "0.50"),
        spec("rule.R04.rate_0930", R::NodeRate, Ratio, "0.75"),
        spec("rule.R04.rate_1130", R::NodeRate, Ratio, "0.90"),
        spec("rule.R04.red_share", R::NodeRate, Ratio, "0.60"),
        spec("rule.R05.from", R::LargeIdle, MonthDay, "09-30"),
        spec("rule.R05.rate_lt", R::LargeIdle, Ratio, "0.60"),
        spec("rule.R05.yellow_yuan", R::LargeIdle, Yuan, "2000000"),
        spec("rule.R05.red_yuan", R::LargeIdle, Yuan, "5000000"),
        spec("rule.R05.talk_yuan", R::LargeIdle, Yuan, "10000000"),
        spec("rule.R06.from", R::CarryoverExpiring, MonthDay, "10-01"),
        spec("rule.R08.yellow", R::TargetLag, Ratio, "0.80"),
        spec("rule.R08.red", R::TargetLag, Ratio, "0.60"),
        spec("rule.R08.blue", R::TargetLag, Ratio, "1.20"),
        spec("rule.R08.red_weight", R::TargetLag, Points, "5"),
        spec("rule.R08.pace_red", R::TargetLag, Ratio, "0.60"),
        spec("rule.R10.yellow_pp", R::SpentWithoutOutput, Points, "20"),
        spec("rule.R10.red_pp", R::SpentWithoutOutput, Points, "40"),
        spec("rule.R10.fresh_days", R::SpentWithoutOutput, Days, "45"),
        spec("rule.R11.yellow_pp", R::OutputUnpaid, Points, "30"),
        spec("rule.R11.red_pp", R::OutputUnpaid, Points, "50"),
        spec(
            "rule.R12.exempt",
            R::NoTarget,
            Order(&["personnel", "office", "operating", "specific", "none"]),
            "personnel,office",
        ),
        spec("rule.R13.yellow", R::BudgetChurn, Ratio, "0.30"),
        spec("rule.R13.red", R::BudgetChurn, Ratio, "0.50"),
        spec("rule.R15.yellow", R::YearendRush, Ratio, "0.25"),
        spec("rule.R15.red", R::YearendRush, Ratio, "0.40"),
        spec("rule.R16.yellow_days", R::LateTarget, Days, "30"),
        spec("rule.R16.red_days", R::LateTarget, Days, "60"),
        spec("rule.R17.yellow", R::RefundRatio, Ratio, "0.10"),
        spec("rule.R17.red", R::RefundRatio, Ratio, "0.30"),
        spec("rule.R17.min_amount_yuan", R::RefundRatio, Yuan, "10000"),
        spec("rule.R19.yellow_days", R::MonitoringOverdue, Days, "0"),
        spec("rule.R19.red_days", R::MonitoringOverdue, Days, "10"),
        spec("rule.R21.yellow_days", R::RectificationOverdue, Days, "7"),
        spec("rule.R22.days", R::DuplicatePayment, Days, "7"),
        spec("rule.R23.red_yuan", R::TransferToSelf, Yuan, "1000000"),
        spec("rule.R24.from", R::ForecastCarryover, MonthDay, "08-01"),
        spec("rule.R24.yellow", R::ForecastCarryover, Ratio, "0.20"),
        spec("rule.R24.yellow_yuan", R::ForecastCarryover, Yuan, "1000000"),
        spec("rule.R24.red", R::ForecastCarryover, Ratio, "0.40"),
        spec("rule.R24.red_yuan", R::ForecastCarryover, Yuan, "3000000"),
        spec("rule.R24.min_share", R::ForecastCarryover, Ratio, "0.05"),
        spec("rule.R24.years", R::ForecastCarryover, Count, "3"),
        spec("rule.X01.rate_0430", R::SpendTimetable, Ratio, "0.25"),
        spec("rule.X01.rate_0630", R::SpendTimetable, Ratio, "0.40"),
        spec("rule.X01.rate_0831", R::SpendTimetable, Ratio, "0.60"),
        spec("rule.X01.rate_1031", R::SpendTimetable, Ratio, "0.80"),
        spec("rule.X01.red_share", R::SpendTimetable, Ratio, "0.60"),
        spec("rule.X02.yellow_pp", R::Divergence, Points, "10"),
        spec("rule.X03.cap_80", R::ScoreCap, Points, "89"),
        spec("rule.X03.cap_70", R::ScoreCap, Points, "79"),
        spec("rule.X03.cap_60", R::ScoreCap, Points, "69"),
        spec("rule.X03.cap_50", R::ScoreCap, Points, "59"),
    ]
};

/// The switches, one a rule number: `rule.R01.enabled` … `rule.R24.enabled`,
/// and `X01` … for the optional ones.
pub(super) const ENABLED: [(&str, &str); 27] = [
    ("rule.R01.enabled", "R01"),
    ("rule.R02.enabled", "R02"),
    ("rule.R03.enabled", "R03"),
    ("rule.R04.enabled", "R04"),
    ("rule.R05.enabled", "R05"),
    ("rule.R06.enabled", "R06"),
    ("rule.R07.enabled", "R07"),
    ("rule.R08.enabled", "R08"),
    ("rule.R09.enabled", "R09"),
    ("rule.R10.enabled", "R10"),
    ("rule.R11.enabled", "R11"),
    ("rule.R12.enabled", "R12"),
    ("rule.R13.enabled", "R13"),
    ("rule.R14.enabled", "R14"),
    ("rule.R15.enabled", "R15"),
    ("rule.R16.enabled", "R16"),
    ("rule.R17.enabled", "R17"),
    ("rule.R18.enabled", "R18"),
    ("rule.R19.enabled", "R19"),
    ("rule.R20.enabled", "R20"),
    ("rule.R21.enabled", "R21"),
    ("rule.R22.enabled", "R22"),
    ("rule.R23.enabled", "R23"),
    ("rule.R24.enabled", "R24"),
    ("rule.X01.enabled", "X01"),
    ("rule.X02.enabled", "X02"),
    ("rule.X03.enabled", "X03"),
];
