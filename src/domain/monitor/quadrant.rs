//! Money against results: the four quadrants of a project (domain.md §12.4).
//!
//! A gap that raises `spent_without_output` or `output_unpaid` puts a project
//! on that side; else each half is held to its pace: r to the pace of the day,
//! P to the pace of the day it was reported for.

use rust_decimal::Decimal;

use super::alert::Figures;
use super::attainment::Attainment;
use super::setting::RuleSet;
use crate::domain::ratio;

/// Where a project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quadrant {
    /// 钱快事慢
    MoneyAhead,
    /// 事快钱慢
    WorkAhead,
    /// 双慢
    BothSlow,
    /// 正常
    Normal,
}

impl Quadrant {
    /// In the order in which they are shown.
    pub const ALL: [Quadrant; 4] = [Quadrant::MoneyAhead, Quadrant::WorkAhead, Quadrant::BothSlow, Quadrant::Normal];

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Quadrant::MoneyAhead => "money_ahead",
            Quadrant::WorkAhead => "work_ahead",
            Quadrant::BothSlow => "both_slow",
            Quadrant::Normal => "normal",
        }
    }
}

/// The boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Boundaries {
    /// r/T below this is slow.
    pub money: Decimal,
    /// P/T below this is slow.
    pub work: Decimal,
    /// From so many points on, money is ahead of work.
    pub money_gap: Decimal,
    /// From so many points on, work is ahead of money.
    pub work_gap: Decimal,
}

impl Boundaries {
    /// As set; the gaps are those of the two alerts, so that both agree.
    pub fn of(rules: &RuleSet) -> Boundaries {
        Boundaries {
            money: rules.number("monitor.quadrant_money"),
            work: rules.number("monitor.quadrant_work"),
            money_gap: rules.number("rule.R10.yellow_pp"),
            work_gap: rules.number("rule.R11.yellow_pp"),
        }
    }
}

/// What a project's place is told from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Where it stands.
    pub quadrant: Quadrant,
    /// r
    pub rate: Decimal,
    /// T on the day.
    pub money_pace: Decimal,
    /// P
    pub progress: Decimal,
    /// T on the day for which P was reported.
    pub work_pace: Decimal,
}

/// The place of a judged project; nothing without a budget or a reported P.
pub fn place(figures: &Figures, attainment: Option<&Attainment>, boundaries: &Boundaries) -> Option<Place> {
    let attainment = attainment?;
    let rate = figures.rate.filter(|_| figures.budget.is_positive())?;
    let (progress, money_pace, work_pace) = (attainment.progress?, figures.pace.expected, attainment.pace);
    let quadrant = quadrant(rate, money_pace, progress, work_pace, boundaries);
    Some(Place { quadrant, rate, money_pace, progress, work_pace })
}

fn quadrant(rate: Decimal, money_pace: Decimal, progress: Decimal, work_pace: Decimal, b: &Boundaries) -> Quadrant {
    let gap = ratio::points(rate - progress);
    if ratio::at_least(gap, b.money_gap) {
        return Quadrant::MoneyAhead;
    }
    if ratio::at_least(-gap, b.work_gap) {
        return Quadrant::WorkAhead;
    }
    // Where nothing is due yet, nothing is slow.
    let slow = |done, pace, limit| ratio::quotient(done, pace).is_some_and(|q| ratio::below(q, limit));
    match (slow(rate, money_pace, b.money), slow(progress, work_pace, b.work)) {
        (true, true) => Quadrant::BothSlow,
        (true, false) => Quadrant::WorkAhead,
        (false, true) => Quadrant::MoneyAhead,
        (false, false) => Quadrant::Normal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(number: &str) -> Decimal {
        Decimal::from_str_exact(number).expect("a number")
    }

    /// Of r and P in percent, both against a pace of one half.
    fn at(rate: &str, progress: &str) -> Quadrant {
        let share = |n: &str| d(n) / Decimal::ONE_HUNDRED;
        quadrant(share(rate), d("0.5"), share(progress), d("0.5"), &Boundaries::of(&RuleSet::default()))
    }

    #[test]
    fn four_quadrants_and_their_boundaries() {
        for (rate, progress, want) in [
            // 40 % is 80 % of the pace, and not below it.
            ("40", "40", Quadrant::Normal),
            ("39.99", "40", Quadrant::WorkAhead),
            ("40", "39.99", Quadrant::MoneyAhead),
            ("39.99", "39.99", Quadrant::BothSlow),
            ("0", "0", Quadrant::BothSlow),
            // The gaps of the two alerts, wherever the pace lies.
            ("92", "72", Quadrant::MoneyAhead),
            ("92", "72.01", Quadrant::Normal),
            ("60", "90", Quadrant::WorkAhead),
            ("60", "89.99", Quadrant::Normal),
            ("30", "10", Quadrant::MoneyAhead),
            ("5", "35", Quadrant::WorkAhead),
        ] {
            assert_eq!(at(rate, progress), want, "{rate} {progress}");
        }
    }

    #[test]
    fn where_nothing_is_due_nothing_is_slow() {
        let b = Boundaries::of(&RuleSet::default());
        assert_eq!(quadrant(Decimal::ZERO, Decimal::ZERO, Decimal::ZERO, Decimal::ZERO, &b), Quadrant::Normal);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn each_place_is_of_the_side_that_is_slower(rate in 0i64..=120, progress in 0i64..=100) {
            let q = at(&rate.to_string(), &progress.to_string());
            match q {
                Quadrant::MoneyAhead => prop_assert!(rate > progress),
                Quadrant::WorkAhead => prop_assert!(progress > rate),
                Quadrant::BothSlow => prop_assert!(rate < 40 && progress < 40),
                Quadrant::Normal => prop_assert!(rate >= 40 && progress >= 40),
            }
        }
    }
}
