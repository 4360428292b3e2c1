//! The review of a target: points in four dimensions, the grade they make, and
//! what the grade allows (domain.md §2.3 B).

use rust_decimal::Decimal;

/// 审核内容
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// 完整性 20
    Completeness,
    /// 相关性 30
    Relevance,
    /// 适当性 30
    Adequacy,
    /// 可行性 20
    Feasibility,
}

/// 审核要点: a dimension has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// 规范完整性
    Form,
    /// 明确清晰性
    Clarity,
    /// 目标相关性
    Goals,
    /// 指标科学性
    Indicators,
    /// 绩效合理性
    Performance,
    /// 资金匹配性
    Money,
    /// 实现可能性
    Likelihood,
    /// 条件充分性
    Conditions,
}

/// Item, dimension, full marks, word in JSON and in the store.
const ITEMS: [(Item, Dimension, u8, &str); 8] = [
    (Item::Form, Dimension::Completeness, 10, "form"),
    (Item::Clarity, Dimension::Completeness, 10, "clarity"),
    (Item::Goals, Dimension::Relevance, 15, "goals"),
    (Item::Indicators, Dimension::Relevance, 15, "indicators"),
    (Item::Performance, Dimension::Adequacy, 15, "performance"),
    (Item::Money, Dimension::Adequacy, 15, "money"),
    (Item::Likelihood, Dimension::Feasibility, 10, "likelihood"),
    (Item::Conditions, Dimension::Feasibility, 10, "conditions"),
];

impl Dimension {
    /// In the order of the form.
    pub const ALL: [Dimension; 4] =
        [Dimension::Completeness, Dimension::Relevance, Dimension::Adequacy, Dimension::Feasibility];

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Dimension::Completeness => "completeness",
            Dimension::Relevance => "relevance",
            Dimension::Adequacy => "adequacy",
            Dimension::Feasibility => "feasibility",
        }
    }

    /// Full marks: those of its items.
    pub fn full(self) -> Decimal {
        Item::ALL.into_iter().filter(|i| i.dimension() == self).map(Item::full).sum()
    }
}

impl Item {
    /// In the order of the form.
    pub const ALL: [Item; 8] = [
        Item::Form,
        Item::Clarity,
        Item::Goals,
        Item::Indicators,
        Item::Performance,
        Item::Money,
        Item::Likelihood,
        Item::Conditions,
    ];

    /// What it is a point of.
    pub const fn dimension(self) -> Dimension {
        ITEMS[self as usize].1
    }

    /// Full marks.
    pub fn full(self) -> Decimal {
        Decimal::from(ITEMS[self as usize].2)
    }

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        ITEMS[self as usize].3
    }

    /// The reverse of [`Item::key`].
    pub fn from_key(key: &str) -> Option<Item> {
        Item::ALL.into_iter().find(|i| i.key() == key)
    }
}

/// 综合评定等级
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// 优
    Excellent,
    /// 良
    Good,
    /// 中
    Fair,
    /// 差
    Poor,
}

impl Grade {
    /// Best first.
    pub const ALL: [Grade; 4] = [Grade::Excellent, Grade::Good, Grade::Fair, Grade::Poor];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Grade::Excellent => "excellent",
            Grade::Good => "good",
            Grade::Fair => "fair",
            Grade::Poor => "poor",
        }
    }

    /// The reverse of [`Grade::key`].
    pub fn from_key(key: &str) -> Option<Grade> {
        Grade::ALL.into_iter().find(|g| g.key() == key)
    }

    /// Whether a target so graded may enter the next step of the budget: 优 and
    /// 良 may, 中 goes back to be mended, 差 may not.
    pub const fn passes(self) -> bool {
        matches!(self, Grade::Excellent | Grade::Good)
    }
}

/// From how many points on a grade is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bands {
    /// 优
    pub excellent: Decimal,
    /// 良
    pub good: Decimal,
    /// 中
    pub fair: Decimal,
}

/// Points given for some of the items or for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Points {
    given: Vec<(Item, Decimal)>,
}

/// Why points cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPoints {
    /// Below nought, above the full marks, or finer than hundredths.
    OutOfRange(Item),
    /// The item is not given yet.
    Missing(Item),
}

impl Points {
    /// Gives points for an item, once more for another try.
    ///
    /// # Errors
    /// [`BadPoints::OutOfRange`]
    pub fn give(&mut self, item: Item, points: Decimal) -> Result<(), BadPoints> {
        let fine = points.normalize().scale() <= 2;
        if points < Decimal::ZERO || points > item.full() || !fine {
            return Err(BadPoints::OutOfRange(item));
        }
        self.given.retain(|(i, _)| *i != item);
        self.given.push((item, points));
        self.given.sort_by_key(|(i, _)| *i);
        Ok(())
    }

    /// What an item was given.
    pub fn of(&self, item: Item) -> Option<Decimal> {
        self.given.iter().find(|(i, _)| *i == item).map(|(_, p)| *p)
    }

    /// What a dimension was given so far.
    pub fn of_dimension(&self, dimension: Dimension) -> Decimal {
        self.given.iter().filter(|(i, _)| i.dimension() == dimension).map(|(_, p)| *p).sum()
    }

    /// All that was given, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (Item, Decimal)> + '_ {
        self.given.iter().copied()
    }

    /// The sum of all eight items.
    ///
    /// # Errors
    /// [`BadPoints::Missing`] names the first that was not given.
    pub fn total(&self) -> Result<Decimal, BadPoints> {
        Item::ALL.into_iter().map(|i| self.of(i).ok_or(BadPoints::Missing(i))).sum()
    }
}

impl Bands {
    /// The grade of a sum of points; a boundary belongs to the better grade.
    pub fn grade(&self, total: Decimal) -> Grade {
        if total >= self.excellent {
            Grade::Excellent
        } else if total >= self.good {
            Grade::Good
        } else if total >= self.fair {
            Grade::Fair
        } else {
            Grade::Poor
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BANDS: Bands = Bands {
        excellent: Decimal::from_parts(90, 0, 0, false, 0),
        good: Decimal::from_parts(80, 0, 0, false, 0),
        fair: Decimal::from_parts(60, 0, 0, false, 0),
    };

    #[test]
    fn four_dimensions_make_a_hundred() {
        let full = Dimension::ALL.map(Dimension::full);
        assert_eq!(full, [20, 30, 30, 20].map(Decimal::from));
        for item in Item::ALL {
            assert_eq!(Item::from_key(item.key()), Some(item));
            assert_eq!(ITEMS[item as usize].0, item);
        }
    }

    #[test]
    fn points_become_a_grade_only_when_all_are_given() {
        let mut points = Points::default();
        for item in Item::ALL {
            assert_eq!(points.total(), Err(BadPoints::Missing(item)));
            points.give(item, item.full()).expect("full marks");
        }
        assert_eq!(points.total(), Ok(Decimal::ONE_HUNDRED));
        assert_eq!(points.give(Item::Form, Decimal::from(11)), Err(BadPoints::OutOfRange(Item::Form)));
        points.give(Item::Form, Decimal::ZERO).expect("nought");
        assert_eq!(points.total().map(|t| BANDS.grade(t)), Ok(Grade::Excellent), "90 is on the boundary");
    }

    #[test]
    fn only_the_two_better_grades_pass() {
        let of = |n: i64| BANDS.grade(Decimal::new(n, 2));
        assert_eq!(
            [of(9_000), of(8_999), of(8_000), of(7_999), of(6_000), of(5_999)],
            [Grade::Excellent, Grade::Good, Grade::Good, Grade::Fair, Grade::Fair, Grade::Poor]
        );
        assert_eq!(Grade::ALL.map(Grade::passes), [true, true, false, false]);
    }
}
