//! Scores a second time, from domain.md §5.3 and §5.4 alone: whole numbers in,
//! exact fractions, hundredths out.

use super::fraction::Fraction;

/// What an office chose.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ways {
    pub s2021: bool,
    pub over: &'static str,
    pub ratio: bool,
    pub two_sided: bool,
    pub late_zero: bool,
    pub sum_then_round: bool,
}

/// A row: numbers in thousandths, marks in hundredths.
#[derive(Debug, Clone, Copy)]
pub enum Row {
    Number {
        sign: char,
        target: i128,
        actual: i128,
        percent: bool,
    },
    Range {
        low: i128,
        high: i128,
        actual: i128,
    },
    /// 1, 2, 3 for the bands, with the share in percent that stands beside it.
    Words {
        band: u8,
        percent: Option<i128>,
    },
    /// So many whole days after 31 December.
    Late {
        days: i128,
    },
}

fn f(a: i128, b: i128) -> Fraction {
    Fraction::new(a, b)
}

/// The points before rounding.
pub fn exact(row: Row, marks: i128, ways: Ways) -> Fraction {
    let w = f(marks, 100);
    w.times(&share(row, ways))
}

fn share(row: Row, ways: Ways) -> Fraction {
    let (none, all) = (Fraction::zero(), f(1, 1));
    match row {
        Row::Words { percent: Some(p), .. } => f(p, 100),
        Row::Words { band, percent: None } => [f(1, 1), f(7, 10), f(3, 10)][usize::from(band) - 1].clone(),
        Row::Late { days } if days <= 0 => all,
        Row::Late { .. } if ways.late_zero => none,
        Row::Late { days } => {
            let left = all.minus(&f(months(days), 5));
            if left.below(&none) { none } else { left }
        }
        Row::Range { high, actual, .. } if actual > high => passed(actual, high, ways),
        Row::Range { low, actual, .. } if actual < low => short(actual, low, ways),
        Row::Range { .. } => all,
        Row::Number { sign: '≤' | '<', target, actual, .. } => {
            if actual <= target {
                all
            } else {
                passed(actual, target, ways)
            }
        }
        Row::Number { sign: '=', target: 0, actual, .. } => {
            if actual <= 0 {
                all
            } else {
                none
            }
        }
        Row::Number { sign: '=', target, actual, .. } if ways.two_sided => {
            if actual == target {
                return all;
            }
            let left = all.minus(&f((actual - target).abs(), target));
            if left.below(&none) || left.over_is_zero() { none } else { graded(left, ways) }
        }
        Row::Number { target, actual, .. } if actual < target => short(actual, target, ways),
        Row::Number { target: 0, .. } => all,
        Row::Number { target, actual, percent, .. } => {
            let (ratio, threshold) = (f(actual, target), f(13, 10));
            if percent && target >= 95_000 || !threshold.below(&ratio) {
                return all;
            }
            match ways.over {
                "linear" => {
                    let left = f(23, 10).minus(&ratio);
                    if left.below(&f(6, 10)) { f(6, 10) } else { left }
                }
                "tier" if !f(15, 10).below(&ratio) => f(9, 10),
                "tier" if !f(2, 1).below(&ratio) => f(8, 10),
                "tier" => f(7, 10),
                _ => all,
            }
        }
    }
}

fn short(actual: i128, target: i128, ways: Ways) -> Fraction {
    if actual < 0 || target == 0 { Fraction::zero() } else { graded(f(actual, target), ways) }
}

fn passed(actual: i128, bound: i128, ways: Ways) -> Fraction {
    if bound == 0 {
        return Fraction::zero();
    }
    if ways.ratio {
        return graded(f(bound, actual), ways);
    }
    if actual >= 2 * bound { Fraction::zero() } else { graded(f(2 * bound - actual, bound), ways) }
}

/// Under S2021 what lies above 60 % is spread over the marks.
fn graded(rate: Fraction, ways: Ways) -> Fraction {
    if !ways.s2021 {
        return rate;
    }
    let above = rate.minus(&f(6, 10));
    if above.below(&Fraction::zero()) { Fraction::zero() } else { above.times(&f(10, 4)) }
}

/// Months begun after 31 December of a common year, by the calendar.
fn months(days: i128) -> i128 {
    const ENDS: [i128; 12] = [31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
    // The end of February is two months after the last of December.
    (days / 365) * 12 + ENDS.iter().filter(|end| **end < days % 365).count() as i128 + i128::from(days % 365 > 0)
}

/// Points of budget execution before rounding, amounts in fen; nothing without a budget.
pub fn execution(budget: i128, spent: i128, marks: i128, ways: Ways) -> Option<Fraction> {
    if budget == 0 {
        return None;
    }
    let rate = f(spent, budget);
    let share = if ways.s2021 {
        match () {
            () if rate.at_least(&f(1, 1)) => f(1, 1),
            () if rate.at_least(&f(8, 10)) => f(7, 10),
            () if rate.at_least(&f(6, 10)) => f(5, 10),
            () => Fraction::zero(),
        }
    } else if rate.below(&Fraction::zero()) {
        Fraction::zero()
    } else if rate.at_least(&f(1, 1)) {
        f(1, 1)
    } else {
        rate
    };
    Some(share.times(&f(marks, 100)))
}

/// The total as printed.
pub fn total(rows: &[Fraction], ways: Ways) -> String {
    let add = |sum: Fraction, row: &Fraction| {
        if ways.sum_then_round { sum.plus(row) } else { sum.plus(&hundredths(row)) }
    };
    rows.iter().fold(Fraction::zero(), add).print(2)
}

fn hundredths(row: &Fraction) -> Fraction {
    let printed: i128 = row.print(2).replace('.', "").parse().expect("digits");
    f(printed, 100)
}
