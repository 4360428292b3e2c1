//! Ranks and grades.

use rust_decimal::Decimal;

use crate::domain::monitor::setting::RuleSet;

/// 考核等次
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 优秀
    Excellent,
    /// 良好
    Good,
    /// 合格
    Pass,
    /// 不合格
    Fail,
}

impl Level {
    /// Best first.
    pub const ALL: [Level; 4] = [Level::Excellent, Level::Good, Level::Pass, Level::Fail];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Level::Excellent => "excellent",
            Level::Good => "good",
            Level::Pass => "pass",
            Level::Fail => "fail",
        }
    }

    /// The reverse of [`Level::key`].
    pub fn from_key(key: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.key() == key)
    }
}

/// From how many points on a grade is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levels {
    /// 优秀
    pub excellent: Decimal,
    /// 良好
    pub good: Decimal,
    /// 合格
    pub pass: Decimal,
}

impl Levels {
    /// From the settings in force.
    pub fn of(rules: &RuleSet) -> Levels {
        let from = |key| rules.number(key);
        Levels { excellent: from("assess.excellent"), good: from("assess.good"), pass: from("assess.pass") }
    }

    /// The grade of a total; on the limit is above it.
    pub fn level(&self, total: Decimal) -> Level {
        if total >= self.excellent {
            Level::Excellent
        } else if total >= self.good {
            Level::Good
        } else if total >= self.pass {
            Level::Pass
        } else {
            Level::Fail
        }
    }
}

/// Ranks of totals, in their order: equal totals share a rank and the next one
/// is left out (1, 2, 2, 4).
pub fn ranks(totals: &[Decimal]) -> Vec<usize> {
    totals.iter().map(|t| 1 + totals.iter().filter(|other| *other > t).count()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_totals_share_a_rank_and_the_next_is_left_out() {
        let d = |s| Decimal::from_str_exact(s).expect("a number");
        let totals = ["88.10", "92.00", "88.1", "59.99", "60"].map(d);
        assert_eq!(ranks(&totals), [2, 1, 2, 5, 4]);
        let levels = Levels::of(&RuleSet::default());
        let got = totals.map(|t| levels.level(t));
        assert_eq!(got, [Level::Good, Level::Excellent, Level::Good, Level::Fail, Level::Pass]);
    }
}
