//! What becomes of each project's money in 2021: most do well, some are late,
//! and every kind of trouble the rules know occurs more than once.

use super::YEAR;
use super::model::Project;
use super::random::Random;
use crate::domain::fund::FundType;

/// The course of a project in 2021.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Fate {
    /// Spends about as it should.
    Steady,
    /// Two fund types, both spent as they should be.
    TwoFunds,
    /// Behind, enough for a yellow light.
    Slow,
    /// Far behind.
    Stuck,
    /// Approved before the year began, and nothing spent.
    Idle,
    /// A small transfer beside the main money lies idle since spring.
    IdleLine,
    /// The same since before the year began.
    IdleLong,
    /// Money of 2019 carried over twice and never touched.
    OldCarry,
    /// Money of 2020 carried over and spent first.
    Carry,
    /// All of its money came in June or July.
    LateMoney,
    /// A good part of its money came in June or July.
    LateAddition,
    /// Paid over its budget.
    Overpaid,
    /// Its budget was taken back whole.
    Withdrawn,
    /// Its budget was cut below what had been paid.
    CutBelowPaid,
    /// Adjusted by more than 30 %.
    Adjusted,
    /// Adjusted by more than 50 %.
    AdjustedMuch,
    /// More than 10 % of its payments came back.
    Refunds,
    /// More than 30 % of its payments came back.
    ManyRefunds,
    /// The airport's subsidy: 1,626 of 6,000 万元, as the contract's example has it.
    Airport,
}

/// Fate, how many projects, smallest and largest budget in 万元, earliest year
/// the project must reach back to.
const SHARES: [(Fate, usize, i64, i64, i16); 17] = [
    (Fate::OldCarry, 4, 200, 3_000, 2019),
    (Fate::Overpaid, 2, 60, 900, YEAR),
    (Fate::Withdrawn, 2, 20, 400, YEAR),
    (Fate::CutBelowPaid, 2, 100, 800, YEAR),
    (Fate::Idle, 4, 8, 600, YEAR),
    (Fate::IdleLong, 3, 80, 4_000, YEAR),
    (Fate::Stuck, 7, 20, 9_000, YEAR),
    (Fate::Slow, 36, 10, 12_000, YEAR),
    (Fate::IdleLine, 13, 60, 6_000, YEAR),
    (Fate::Carry, 26, 30, 8_000, 2020),
    (Fate::LateMoney, 9, 20, 900, YEAR),
    (Fate::LateAddition, 18, 60, 5_000, YEAR),
    (Fate::Adjusted, 5, 40, 2_000, YEAR),
    (Fate::AdjustedMuch, 2, 40, 900, YEAR),
    (Fate::Refunds, 3, 40, 900, YEAR),
    (Fate::ManyRefunds, 2, 20, 300, YEAR),
    (Fate::TwoFunds, 30, 200, 20_000, YEAR),
];

/// What the projects named by the report meet with, where not plain success.
const NAMED: [(&str, Fate); 8] = [
    ("三清山机场航线运营补贴", Fate::Airport),
    ("上饶市西货站一期（坑口铁路专用线）", Fate::Stuck),
    ("农产品广告宣传费", Fate::Stuck),
    ("松线虫专项治理", Fate::Slow),
    ("国资国企改革、国资监管、监管企业审计项目支出", Fate::Slow),
    ("等级保护测评", Fate::Idle),
    ("市级储备粮补贴", Fate::Carry),
    ("卫生健康专项经费", Fate::TwoFunds),
];

/// Gives every project of 2021 its fate.
pub(super) fn assign(projects: &mut [Project]) {
    for p in projects.iter_mut().filter(|p| p.named) {
        let known = NAMED.iter().find(|(name, _)| *name == p.name);
        p.fate = known.map_or(Fate::Steady, |(_, fate)| *fate);
    }
    let mut order: Vec<usize> =
        (0..projects.len()).filter(|i| projects[*i].last_year == YEAR && !projects[*i].named).collect();
    Random::of("fates", 0).shuffle(&mut order);
    for (fate, count, low, high, since) in SHARES {
        let fits = |p: &Project| {
            let wan = p.budget / 1_000_000;
            p.fate == Fate::Steady
                && (low..=high).contains(&wan)
                && p.first_year <= since
                // Trouble with a second fund type needs a plain first one.
                && (fate != Fate::OldCarry || p.fund == FundType::GeneralPublic)
        };
        let chosen: Vec<usize> = order.iter().copied().filter(|i| fits(&projects[*i])).take(count).collect();
        debug_assert_eq!(chosen.len(), count, "{fate:?}");
        for i in chosen {
            projects[i].fate = fate;
        }
    }
}
