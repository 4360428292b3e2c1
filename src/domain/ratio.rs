//! Shares, rates and points of percentage, in exact decimals.

use rust_decimal::{Decimal, RoundingStrategy};

use super::money::Money;

/// Rounds half away from zero, as Excel does; never banker's rounding
/// (domain.md §5.3, contract "Arithmetic").
pub fn round_half_away(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// `part / whole`, or nothing where the whole is zero.
pub fn share(part: Money, whole: Money) -> Option<Decimal> {
    quotient(Decimal::from(part.fen()), Decimal::from(whole.fen()))
}

/// `a / b`; nothing where `b` is zero.
pub fn quotient(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_div(b)
}

/// Takes away the last digits of a 28-digit quotient, so that a value which is
/// exactly on a boundary also compares as being there: 140/300 over 7/12 is 0.8.
/// No two different figures of a budget come closer than this.
pub fn settle(value: Decimal) -> Decimal {
    round_half_away(value, 18)
}

/// Whether a computed ratio is below a limit; being on the limit is not below it.
pub fn below(value: Decimal, limit: Decimal) -> bool {
    settle(value) < limit
}

/// Whether a computed ratio reaches a limit; being on the limit is reaching it.
pub fn at_least(value: Decimal, limit: Decimal) -> bool {
    settle(value) >= limit
}

/// A share as points of percentage: 0.3123 is 31.23.
pub fn points(share: Decimal) -> Decimal {
    share * Decimal::ONE_HUNDRED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_half_away_from_zero() {
        let d = |s| Decimal::from_str_exact(s).expect("number");
        assert_eq!(round_half_away(d("7.005"), 2), d("7.01"));
        assert_eq!(round_half_away(d("2.675"), 2), d("2.68"));
        assert_eq!(round_half_away(d("-2.675"), 2), d("-2.68"));
    }

    #[test]
    fn a_boundary_is_met_exactly() {
        let r = share(Money::from_yuan(140), Money::from_yuan(300)).expect("share");
        let t = quotient(Decimal::from(7), Decimal::from(12)).expect("pace");
        let q = quotient(r, t).expect("quotient");
        assert!(at_least(q, Decimal::new(8, 1)));
        assert!(!below(q, Decimal::new(8, 1)));
    }

    #[test]
    fn nothing_over_nothing_is_nothing() {
        assert_eq!(share(Money::from_yuan(1), Money::ZERO), None);
    }
}
