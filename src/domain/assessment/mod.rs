//! Assessment (考核) of departments and counties (domain.md §8): schemes as
//! data, points from evidence rows, appeals, ranking. Every figure is exact;
//! an item's points and a total are rounded half away from zero to 0.01.

pub mod item;
pub mod rank;
pub mod scheme;
pub mod total;

pub use item::{Formula, Row, points};
pub use rank::{Level, Levels, ranks};
pub use scheme::{BadScheme, Item, Ladder, Measure, Scheme};
pub use total::{Absent, Origin, Scored, Total, total};

/// Who is assessed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Row of a department.
    Department(i64),
    /// 区划代码 of a county, six digits.
    County(String),
}

impl Subject {
    /// On which ladder it stands.
    pub const fn ladder(&self) -> Ladder {
        match self {
            Subject::Department(_) => Ladder::Departments,
            Subject::County(_) => Ladder::Counties,
        }
    }
}
