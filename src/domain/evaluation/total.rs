//! The total of a form and its grade (domain.md §5.3). The grade looks at the
//! total in hundredths, never at a shown integer.

use rust_decimal::Decimal;

use super::execution::Execution;
use super::scheme::{Rounding, Scheme};
use super::{Grade, score::Scored};
use crate::domain::ratio::{round_half_away, settle};

/// A row as the total sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Full marks.
    pub marks: Decimal,
    /// In hundredths; nothing where it is not scored yet.
    pub points: Option<Decimal>,
    /// Before rounding.
    pub exact: Option<Decimal>,
    /// Approved as not applicable.
    pub left_out: bool,
}

impl Counted {
    /// A score, or none yet.
    pub fn of(marks: Decimal, scored: Option<&Scored>, left_out: bool) -> Counted {
        Counted { marks, points: scored.map(|s| s.points), exact: scored.map(|s| s.exact), left_out }
    }

    /// Points that somebody set instead of the rule.
    pub fn set(marks: Decimal, points: Decimal) -> Counted {
        Counted { marks, points: Some(points), exact: Some(points), left_out: false }
    }
}

/// A total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// In hundredths: of what is scored so far, where rows lack.
    pub total: Decimal,
    /// Before rounding and before the cap.
    pub exact: Decimal,
    /// Points of the indicators, as they enter the total.
    pub indicators: Decimal,
    /// Full marks of the indicators, as they enter the total.
    pub indicator_marks: Decimal,
    /// Its grade; nothing while rows lack or marks do not add up.
    pub grade: Option<Grade>,
    /// How many rows are not scored yet, execution among them.
    pub missing: usize,
    /// What the marks add up to with execution, where it is not 100.
    pub marks_off: Option<Decimal>,
    /// The cap that the execution rate put on it.
    pub capped: Option<Decimal>,
}

/// Adds up. `execution` may lack where a form has none.
pub fn total(rows: &[Counted], execution: Option<&Execution>, scheme: &Scheme) -> Total {
    let hundred = Decimal::ONE_HUNDRED;
    let marks: Decimal = rows.iter().map(|r| r.marks).sum();
    let execution_marks = execution.map_or(Decimal::ZERO, |e| e.marks);
    // Weights that add up to 100 by themselves are brought to what execution leaves.
    let brought = marks == hundred && scheme.weight_base == hundred && !execution_marks.is_zero();
    let scale = if brought { (hundred - execution_marks) / hundred } else { Decimal::ONE };
    let whole = marks * scale + execution_marks;
    let value = |r: &Counted| {
        let exact = r.exact.unwrap_or_default() * scale;
        match scheme.rounding {
            Rounding::RowThenSum if brought => round_half_away(exact, 2),
            Rounding::RowThenSum => r.points.unwrap_or_default(),
            Rounding::SumThenRound => exact,
        }
    };
    let indicators: Decimal = rows.iter().map(value).sum();
    let executed = match scheme.rounding {
        Rounding::RowThenSum => execution.and_then(|e| e.points),
        Rounding::SumThenRound => execution.and_then(|e| e.exact),
    };
    let mut exact = indicators + executed.unwrap_or_default();
    let out = |r: &&Counted| r.left_out && scheme.leave_out;
    let mut left: Decimal = rows.iter().filter(out).map(|r| r.marks * scale).sum();
    if execution.is_some_and(Execution::is_left_out) {
        left += execution_marks;
    }
    if left > Decimal::ZERO && left < hundred {
        exact = exact * hundred / (hundred - left);
    }
    let exact = settle(exact);
    let rate = execution.and_then(|e| e.rate);
    let capped = rate.and_then(|rate| scheme.cap(rate)).filter(|cap| exact > *cap);
    let counted = capped.unwrap_or(exact);
    let total = round_half_away(counted, 2);
    let missing =
        rows.iter().filter(|r| r.points.is_none()).count() + usize::from(execution.is_some_and(Execution::is_open));
    let marks_off = (whole != hundred).then_some(whole);
    let judged = if scheme.grade_on_raw { counted } else { total };
    let grade = (missing == 0 && marks_off.is_none()).then(|| scheme.grade(judged));
    Total { total, exact, indicators, indicator_marks: marks * scale, grade, missing, marks_off, capped }
}
