//! The optional cap of a score by the execution rate (X03): who has spent
//! little of the money cannot have done nearly all of the work.

use rust_decimal::Decimal;

use super::rule::RuleId;
use super::setting::RuleSet;
use crate::domain::ratio;

/// The steps of the rule, lowest first: below this share of the budget, no
/// more than the points under this key.
const STEPS: [(i64, &str); 4] =
    [(50, "rule.X03.cap_50"), (60, "rule.X03.cap_60"), (70, "rule.X03.cap_70"), (80, "rule.X03.cap_80")];

/// The steps in force: share of the budget, highest points below it, lowest
/// share first; none where the rule is off.
pub fn steps(rules: &RuleSet) -> Vec<(Decimal, Decimal)> {
    let on = rules.enabled(RuleId::ScoreCap);
    let step = |(percent, key): &(i64, &str)| (Decimal::new(*percent, 2), rules.number(key));
    STEPS.iter().filter(|_| on).map(step).collect()
}

/// The highest score that an execution rate allows; nothing where the rule is
/// off or the rate high enough.
pub fn highest_score(rules: &RuleSet, rate: Decimal) -> Option<Decimal> {
    highest(&steps(rules), rate)
}

/// The same by steps that were taken out of the settings before.
pub fn highest(steps: &[(Decimal, Decimal)], rate: Decimal) -> Option<Decimal> {
    steps.iter().find(|(below, _)| ratio::below(rate, *below)).map(|(_, points)| *points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::monitor::setting::Source;

    #[test]
    fn a_low_rate_caps_the_score() {
        let mut rules = RuleSet::default();
        assert_eq!(highest_score(&rules, Decimal::ZERO), None, "off until somebody wants it");
        assert_eq!(rules.set("score_cap.enabled", "on", Source::Default), Ok(()));
        for (rate, cap) in [
            ("0.8", None),
            ("0.7999", Some(89)),
            ("0.70", Some(89)),
            ("0.6999", Some(79)),
            ("0.674", Some(79)),
            ("0.60", Some(79)),
            ("0.5999", Some(69)),
            ("0.50", Some(69)),
            ("0.4999", Some(59)),
            ("0", Some(59)),
        ] {
            let rate = Decimal::from_str_exact(rate).expect("a rate");
            assert_eq!(highest_score(&rules, rate), cap.map(Decimal::from), "{rate}");
        }
    }
}
