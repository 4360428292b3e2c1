//! Whether a form agrees with its money (domain.md §5.7): high score on low spend.

use rust_decimal::Decimal;

/// Shares of full marks held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consistency {
    /// Indicators: points over marks.
    pub indicators: Decimal,
    /// Budget execution: points over marks.
    pub execution: Decimal,
    /// `(f − g)/f`; negative where execution is ahead.
    pub gap: Decimal,
}

/// Points and marks of the indicators, points and marks of execution; nothing
/// where there are no marks or no points to compare.
pub fn of(points: Decimal, marks: Decimal, executed: Decimal, execution_marks: Decimal) -> Option<Consistency> {
    let indicators = points.checked_div(marks).filter(|f| *f > Decimal::ZERO)?;
    let execution = executed.checked_div(execution_marks)?;
    let gap = (indicators - execution).checked_div(indicators)?;
    Some(Consistency { indicators, execution, gap })
}
