//! What looks odd about a self-evaluation as a whole (R20, domain.md §5.7).
//! Limits are settings.

use rust_decimal::Decimal;

use super::consistency::{self, Consistency};
use super::state::Filed;
use crate::domain::monitor::setting::RuleSet;
use crate::domain::ratio::{self, share};

/// What looks odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anomaly {
    /// High score on low spend.
    HighScoreLowSpend(Consistency),
    /// The spot check came to another score.
    Rechecked {
        /// The unit's score.
        own: Decimal,
        /// That of the check.
        checked: Decimal,
        /// Whether beyond the harsh limit.
        harsh: bool,
    },
    /// Much was left unspent.
    Unspent(Decimal),
    /// There was no budget.
    NoBudget,
    /// Points deducted without a reason, so many rows.
    Silent(usize),
    /// The target itself given as the result in every row.
    Copied(usize),
    /// Far above the target in many rows: so many of all.
    Over(usize, usize),
}

/// Limits of the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// `(f − g)/f`
    pub gap: Decimal,
    /// `(A − B)/A`
    pub unspent: Decimal,
    /// Share of the rows far above their target.
    pub over: Decimal,
    /// Points between the unit and the check: mild, harsh.
    pub recheck: (Decimal, Decimal),
}

impl Limits {
    /// As the settings have them.
    pub fn of(rules: &RuleSet) -> Limits {
        let n = |key| rules.number(key);
        Limits {
            gap: n("rule.R20.gap"),
            unspent: n("rule.R20.unspent"),
            over: n("rule.R20.over_share"),
            recheck: (n("rule.R20.yellow_points"), n("rule.R20.red_points")),
        }
    }
}

impl Anomaly {
    /// Whether it makes the alert red.
    pub const fn is_red(self) -> bool {
        matches!(self, Anomaly::HighScoreLowSpend(_) | Anomaly::Rechecked { harsh: true, .. })
    }

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Anomaly::HighScoreLowSpend(_) => "high_score_low_spend",
            Anomaly::Rechecked { .. } => "rechecked",
            Anomaly::Unspent(_) => "unspent",
            Anomaly::NoBudget => "no_budget",
            Anomaly::Silent(_) => "no_reason",
            Anomaly::Copied(_) => "copies_target",
            Anomaly::Over(..) => "far_above",
        }
    }
}

/// All that looks odd, the worst first.
pub fn anomalies(filed: &Filed, rechecked: Option<Decimal>, limits: &Limits) -> Vec<Anomaly> {
    let mut found = Vec::new();
    let rate = filed.budget.zip(filed.spent).map(|(budget, spent)| share(spent, budget));
    // By what was spent, whatever the form says of it.
    let executed = match rate {
        Some(Some(rate)) => Some(filed.execution_marks * rate.clamp(Decimal::ZERO, Decimal::ONE)),
        _ => filed.execution,
    };
    let both = filed.indicators.zip(executed);
    let consistent =
        both.and_then(|(points, spent)| consistency::of(points, filed.indicator_marks, spent, filed.execution_marks));
    if let Some(c) = consistent.filter(|c| ratio::settle(c.gap) > limits.gap && rate != Some(None)) {
        found.push(Anomaly::HighScoreLowSpend(c));
    }
    if let Some((own, checked)) = filed.score().zip(rechecked) {
        let apart = (own - checked).abs();
        if apart > limits.recheck.0 {
            found.push(Anomaly::Rechecked { own, checked, harsh: apart > limits.recheck.1 });
        }
    }
    match rate {
        Some(Some(rate)) if ratio::settle(Decimal::ONE - rate) > limits.unspent => {
            found.push(Anomaly::Unspent(Decimal::ONE - rate));
        }
        Some(None) => found.push(Anomaly::NoBudget),
        _ => {}
    }
    if filed.silent > 0 {
        found.push(Anomaly::Silent(filed.silent));
    }
    if filed.copied == filed.rows && filed.rows > 2 {
        found.push(Anomaly::Copied(filed.copied));
    }
    let share_over = ratio::quotient(Decimal::from(filed.over), Decimal::from(filed.rows));
    if share_over.is_some_and(|s| s > limits.over) {
        found.push(Anomaly::Over(filed.over, filed.rows));
    }
    found.sort_by_key(|a| !a.is_red());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::{Money, MoneyUnit};

    fn d(s: &str) -> Decimal {
        Decimal::from_str_exact(s).expect("number")
    }

    fn filed(indicators: &str, budget: &str, spent: &str) -> Filed {
        let wan = |s| Money::parse(s, MoneyUnit::Wan).ok();
        Filed {
            computed: Some(d("89.57")),
            indicators: Some(d(indicators)),
            indicator_marks: d("90"),
            execution_marks: d("10"),
            budget: wan(budget),
            spent: wan(spent),
            rows: 7,
            ..Filed::default()
        }
    }

    fn keys(f: &Filed, checked: Option<&str>) -> Vec<&'static str> {
        let limits = Limits::of(&RuleSet::default());
        anomalies(f, checked.map(d), &limits).into_iter().map(Anomaly::key).collect()
    }

    #[test]
    fn tc_21_is_red_and_its_neighbour_is_not() {
        assert_eq!(keys(&filed("81.64", "520", "412.6"), None), ["high_score_low_spend", "unspent"]);
        // On the limit is not beyond it: f = 1, g = 0.95.
        assert_eq!(keys(&filed("90", "100", "95"), None), [""; 0]);
        assert_eq!(keys(&filed("90", "100", "94.99"), None), ["high_score_low_spend"]);
        assert_eq!(keys(&filed("60", "100", "81"), None), [""; 0], "execution ahead of the work");
        assert_eq!(keys(&filed("60", "100", "80"), None), [""; 0]);
        assert_eq!(keys(&filed("60", "100", "79.99"), None), ["unspent"]);
        assert_eq!(keys(&filed("60", "0", "0"), None), ["no_budget"]);
    }

    #[test]
    fn a_check_that_came_to_another_score() {
        let f = filed("60", "100", "90");
        assert_eq!(keys(&f, Some("84.57")), [""; 0], "5 apart is on the limit");
        assert_eq!(keys(&f, Some("84.56")), ["rechecked"]);
        let limits = Limits::of(&RuleSet::default());
        let red = |checked| anomalies(&f, Some(d(checked)), &limits)[0].is_red();
        assert_eq!((red("79.57"), red("79.56")), (false, true));
    }

    #[test]
    fn rows_that_tell_nothing() {
        let f = Filed { silent: 2, copied: 7, over: 3, ..filed("60", "100", "90") };
        assert_eq!(keys(&f, None), ["no_reason", "copies_target", "far_above"]);
        assert_eq!(keys(&Filed { over: 2, ..filed("60", "100", "90") }, None), [""; 0], "2 of 7");
    }
}
