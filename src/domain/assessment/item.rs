//! An item's points from its evidence rows.

use rust_decimal::Decimal;

use super::scheme::Measure;
use crate::domain::monitor::setting::RuleSet;
use crate::domain::ratio::{quotient, round_half_away, settle};

/// A row of evidence: what should be, what is. Counts are 1 and 0, amounts in
/// yuan; of a spot check the unit's own score and the score found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Code of the project, where it is about one.
    pub code: Option<String>,
    /// Name of the project, or what the row is about.
    pub name: String,
    /// What should be.
    pub should: Decimal,
    /// What is.
    pub done: Decimal,
    /// A day, a light or a word that tells more.
    pub note: String,
}

impl Row {
    /// A row that counts one, done or not.
    pub fn counted(code: Option<String>, name: String, done: bool, note: String) -> Row {
        Row { code, name, should: Decimal::ONE, done: Decimal::from(u8::from(done)), note }
    }
}

/// How rows become points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// full × Σ done ÷ Σ should; more than all of it is all of it.
    Share,
    /// Full from `full` on, nothing at `zero`, in proportion between them, of
    /// Σ done ÷ Σ should.
    Rate {
        /// A share.
        full: Decimal,
        /// A share below it.
        zero: Decimal,
    },
    /// Full while the mean of the rows' gaps is `free` points or less; one point
    /// less for each further `step` that is complete.
    Gap {
        /// Points.
        free: Decimal,
        /// Points, more than nothing.
        step: Decimal,
    },
    /// No formula: a person gives the points.
    Given,
}

impl Formula {
    /// Of a measure, under the settings in force.
    pub fn of(measure: Measure, rules: &RuleSet) -> Formula {
        match measure {
            Measure::Manual => Formula::Given,
            Measure::Execution => Formula::Rate {
                full: rules.number("assess.execution_full"),
                zero: rules.number("assess.execution_zero"),
            },
            Measure::SelfGap => {
                Formula::Gap { free: rules.number("assess.gap_free"), step: rules.number("assess.gap_step") }
            }
            _ => Formula::Share,
        }
    }

    /// In a word, as a frozen result keeps it: `rate 0.95 0.60`.
    pub fn key(self) -> String {
        match self {
            Formula::Share => "share".into(),
            Formula::Rate { full, zero } => format!("rate {full} {zero}"),
            Formula::Gap { free, step } => format!("gap {free} {step}"),
            Formula::Given => "given".into(),
        }
    }

    /// The reverse of [`Formula::key`].
    pub fn from_key(key: &str) -> Option<Formula> {
        let mut words = key.split(' ');
        let word = words.next()?;
        let mut number = || words.next().and_then(|w| Decimal::from_str_exact(w).ok());
        match word {
            "share" => Some(Formula::Share),
            "rate" => Some(Formula::Rate { full: number()?, zero: number()? }),
            "gap" => Some(Formula::Gap { free: number()?, step: number()? }),
            "given" => Some(Formula::Given),
            _ => None,
        }
    }
}

/// Σ done ÷ Σ should of rows.
pub fn share(rows: &[Row]) -> Option<Decimal> {
    let (should, done): (Decimal, Decimal) =
        rows.iter().fold((Decimal::ZERO, Decimal::ZERO), |(s, d), r| (s + r.should, d + r.done));
    quotient(done, should)
}

/// The mean of |should - done| over rows.
pub fn mean_gap(rows: &[Row]) -> Option<Decimal> {
    let sum: Decimal = rows.iter().map(|r| (r.should - r.done).abs()).sum();
    quotient(sum, Decimal::from(rows.len()))
}

/// Points out of `full`, two decimals; nothing where the rows say nothing (不涉及).
pub fn points(formula: Formula, full: Decimal, rows: &[Row]) -> Option<Decimal> {
    let part = match formula {
        Formula::Given => return None,
        Formula::Share => share(rows)?,
        Formula::Rate { full, zero } => {
            let rate = settle(share(rows)?);
            // Where both limits are one, reaching it is all.
            quotient(rate - zero, full - zero).unwrap_or(Decimal::from(u8::from(rate >= full)))
        }
        Formula::Gap { free, step } => {
            let beyond = settle(mean_gap(rows)? - free).max(Decimal::ZERO);
            let lost = quotient(beyond, step).unwrap_or_default().floor();
            return Some(round_half_away((full - lost).max(Decimal::ZERO), 2));
        }
    };
    Some(round_half_away(full * part.clamp(Decimal::ZERO, Decimal::ONE), 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(s: &str) -> Decimal {
        Decimal::from_str_exact(s).expect("a number")
    }

    fn rows(pairs: &[(&str, &str)]) -> Vec<Row> {
        let row = |(should, done): &(&str, &str)| Row {
            code: None,
            name: String::new(),
            should: d(should),
            done: d(done),
            note: String::new(),
        };
        pairs.iter().map(row).collect()
    }

    #[test]
    fn a_frozen_formula_reads_as_it_was() {
        for measure in Measure::ALL {
            let formula = Formula::of(measure, &RuleSet::default());
            assert_eq!(Formula::from_key(&formula.key()), Some(formula));
        }
    }

    #[test]
    fn a_share_of_the_full_points() {
        // 5 of 7 targets: 8 × 5/7 = 5.714285… → 5.71
        let seven = [("1", "1"), ("1", "1"), ("1", "1"), ("1", "1"), ("1", "1"), ("1", "0"), ("1", "0")];
        assert_eq!(points(Formula::Share, d("8"), &rows(&seven)), Some(d("5.71")));
        assert_eq!(points(Formula::Share, d("8"), &rows(&[("1", "2")])), Some(d("8")), "no more than full");
        assert_eq!(points(Formula::Share, d("8"), &[]), None, "nothing to judge");
    }

    #[test]
    fn execution_is_full_at_95_and_nothing_at_60() {
        let rate = Formula::of(Measure::Execution, &RuleSet::default());
        let at = |done: &str| points(rate, d("10"), &rows(&[("100", done)]));
        assert_eq!((at("95"), at("120")), (Some(d("10")), Some(d("10"))));
        assert_eq!((at("60"), at("12")), (Some(d("0")), Some(d("0"))));
        // (0.80 - 0.60) ÷ 0.35 × 10 = 5.714…
        assert_eq!(at("80"), Some(d("5.71")));
        // Weighted by money: (300 + 50) ÷ 500 = 0.70 → 2.857…
        assert_eq!(points(rate, d("10"), &rows(&[("400", "300"), ("100", "50")])), Some(d("2.86")));
    }

    #[test]
    fn a_spot_check_costs_a_point_for_each_two_points_beyond_five() {
        let gap = Formula::of(Measure::SelfGap, &RuleSet::default());
        let at = |done: &str| points(gap, d("7"), &rows(&[("95", done)]));
        for (done, points) in [("95", "7"), ("90", "7"), ("88.01", "7"), ("88", "6"), ("86", "5"), ("70", "0")] {
            assert_eq!(at(done), Some(d(points)), "{done}");
        }
        assert_eq!(at("102"), Some(d("6")), "too modest is a gap too");
        // Means: (3 + 13) ÷ 2 = 8 → one step.
        assert_eq!(points(gap, d("7"), &rows(&[("95", "92"), ("98", "85")])), Some(d("6")));
    }
}
