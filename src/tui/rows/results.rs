//! What the pages of the use of results and of statistics ask for and are told.
//!
//! Never here: how it is drawn, or a rule of the field.

use crate::domain::assessment::Ladder;
use crate::domain::linkage::Verdict;

/// A page of statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stat {
    /// 年度一览
    Summary,
    /// 部门考核
    Departments,
    /// 县区考核
    Counties,
    /// 信息公开
    Disclosure,
}

impl Stat {
    /// In the order in which a key goes round.
    pub const ALL: [Stat; 4] = [Stat::Summary, Stat::Departments, Stat::Counties, Stat::Disclosure];

    /// The next one round, or the one before.
    pub fn step(self, back: bool) -> Stat {
        let at = Stat::ALL.iter().position(|s| *s == self).unwrap_or(0);
        Stat::ALL[(at + if back { 3 } else { 1 }) % 4]
    }

    /// The ladder it ranks.
    pub const fn ladder(self) -> Option<Ladder> {
        match self {
            Stat::Departments => Some(Ladder::Departments),
            Stat::Counties => Some(Ladder::Counties),
            Stat::Summary | Stat::Disclosure => None,
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Proposals by grade and rectification.
    Propose,
    /// The budget division's word on projects, each with the proposal as it was seen.
    Decide(Vec<(String, Option<i64>)>, Verdict, String),
    /// The years of a project: its row and its code.
    Cycle(i64, String),
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Put forward, unchanged, left alone.
    Proposed(usize, usize, usize),
    /// So many are decided.
    Decided(usize),
    /// The years of a project, line by line.
    Cycle(i64, Vec<(String, String)>),
}
