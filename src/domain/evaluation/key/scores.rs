//! The scoring table of an evaluation: points a third-level indicator, why any
//! are missing, the total and its grade (domain.md §3.5).

use rust_decimal::Decimal;

use super::frame::{Block, Row};
use crate::domain::target::review::{Bands, Grade};

/// What an indicator was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// 得分
    pub points: Decimal,
    /// 扣分原因, 依据
    pub reason: String,
}

/// Why a score cannot stand. A number is the place of the row, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadScore {
    /// More than the full marks.
    AboveFull(usize, Decimal, Decimal),
    /// Below nought.
    BelowZero(usize, Decimal),
    /// Finer than hundredths.
    TooFine(usize, Decimal),
    /// Points are missing, and nobody says why.
    NoReason(usize, Decimal, Decimal),
    /// The table has no such row.
    NoRow(usize),
}

impl BadScore {
    /// The word used in JSON.
    pub const fn key(&self) -> &'static str {
        match self {
            BadScore::AboveFull(..) => "above_full",
            BadScore::BelowZero(..) => "below_zero",
            BadScore::TooFine(..) => "too_fine",
            BadScore::NoReason(..) => "no_reason",
            BadScore::NoRow(_) => "no_row",
        }
    }

    /// The row it is about.
    pub const fn row(&self) -> usize {
        match self {
            BadScore::AboveFull(n, ..)
            | BadScore::BelowZero(n, _)
            | BadScore::TooFine(n, _)
            | BadScore::NoReason(n, ..)
            | BadScore::NoRow(n) => *n,
        }
    }
}

/// Whether points may be given for a row.
///
/// # Errors
/// See [`BadScore`].
pub fn fits(rows: &[Row], n: usize, score: &Score) -> Result<(), BadScore> {
    let full = rows.get(n).ok_or(BadScore::NoRow(n))?.weight.unwrap_or_default();
    let points = score.points;
    if points < Decimal::ZERO {
        Err(BadScore::BelowZero(n, points))
    } else if points > full {
        Err(BadScore::AboveFull(n, points, full))
    } else if points.normalize().scale() > 2 {
        Err(BadScore::TooFine(n, points))
    } else if points < full && score.reason.trim().is_empty() {
        Err(BadScore::NoReason(n, points, full))
    } else {
        Ok(())
    }
}

/// What a table comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Points of each block and its full marks, in the order of the framework.
    pub blocks: Vec<(Block, Decimal, Decimal)>,
    /// Points so far.
    pub total: Decimal,
    /// Rows without points.
    pub missing: usize,
    /// The grade; nothing while rows are missing.
    pub grade: Option<Grade>,
}

/// Adds up a table; `scores` stand beside `rows`.
pub fn sum(rows: &[Row], scores: &[Option<Score>], bands: &Bands) -> Sum {
    let points = |n: usize| scores.get(n).and_then(Option::as_ref).map(|s| s.points);
    let of = |block: Block| {
        let own = || rows.iter().enumerate().filter(move |(_, r)| r.block() == Some(block));
        let given: Decimal = own().filter_map(|(n, _)| points(n)).sum();
        let full: Decimal = own().filter_map(|(_, r)| r.weight).sum();
        (block, given, full)
    };
    let total: Decimal = (0..rows.len()).filter_map(points).sum();
    let missing = (0..rows.len()).filter(|n| points(*n).is_none()).count();
    let grade = (missing == 0 && !rows.is_empty()).then(|| bands.grade(total));
    Sum { blocks: Block::ALL.map(of).to_vec(), total, missing, grade }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evaluation::key::standard;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a number")
    }

    fn bands() -> Bands {
        Bands { excellent: d("90"), good: d("80"), fair: d("60") }
    }

    fn score(points: &str, reason: &str) -> Score {
        Score { points: d(points), reason: reason.into() }
    }

    #[test]
    fn a_score_stays_within_its_full_marks_and_says_what_is_missing() {
        let rows = standard::rows();
        assert_eq!(fits(&rows, 0, &score("3", "")), Ok(()));
        assert_eq!(fits(&rows, 0, &score("2.5", "依据不足")), Ok(()));
        assert_eq!(fits(&rows, 0, &score("3.01", "")), Err(BadScore::AboveFull(0, d("3.01"), d("3"))));
        assert_eq!(fits(&rows, 0, &score("-1", "x")), Err(BadScore::BelowZero(0, d("-1"))));
        assert_eq!(fits(&rows, 0, &score("2.345", "x")), Err(BadScore::TooFine(0, d("2.345"))));
        assert_eq!(fits(&rows, 0, &score("2.5", " ")), Err(BadScore::NoReason(0, d("2.5"), d("3"))));
        assert_eq!(fits(&rows, 17, &score("1", "")), Err(BadScore::NoRow(17)));
    }

    #[test]
    fn a_table_has_a_grade_once_every_row_is_scored() {
        let rows = standard::rows();
        let mut scores: Vec<Option<Score>> =
            rows.iter().map(|r| r.weight.map(|points| Score { points, reason: String::new() })).collect();
        scores[15] = None;
        let gap = sum(&rows, &scores, &bands());
        assert_eq!((gap.total, gap.missing, gap.grade), (d("80"), 1, None));
        scores[15] = Some(score("9.57", "两条航线重复"));
        let whole = sum(&rows, &scores, &bands());
        assert_eq!((whole.total, whole.missing, whole.grade), (d("89.57"), 0, Some(Grade::Good)));
        assert_eq!(whole.blocks[3], (Block::Outcome, d("19.57"), d("30")));
    }

    #[test]
    fn an_empty_table_has_no_grade() {
        assert_eq!(sum(&[], &[], &bands()).grade, None);
    }

    proptest! {
        /// The blocks add up to the total, whatever was given.
        #[test]
        fn blocks_add_up(given in prop::collection::vec(prop::option::of(0..2000_i64), 17)) {
            let rows = standard::rows();
            let scores: Vec<Option<Score>> = given
                .iter()
                .map(|g| g.map(|g| Score { points: Decimal::new(g, 2), reason: "x".into() }))
                .collect();
            let sum = sum(&rows, &scores, &bands());
            prop_assert_eq!(sum.blocks.iter().map(|b| b.1).sum::<Decimal>(), sum.total);
            prop_assert_eq!(sum.blocks.iter().map(|b| b.2).sum::<Decimal>(), Decimal::ONE_HUNDRED);
            prop_assert_eq!(sum.grade.is_some(), sum.missing == 0);
        }
    }
}
