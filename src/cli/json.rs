//! Figures as the contract's JSON has them: amounts in yuan with two decimals,
//! ratios with four, points with two, all as strings. Never here: a key.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::ratio::{points as in_points, round_half_away};

/// `"60000000.00"`
pub(super) fn yuan(m: Money) -> String {
    fixed(m.yuan(), 2)
}

/// An amount, or null.
pub(super) fn maybe_yuan(m: Option<Money>) -> Option<String> {
    m.map(yuan)
}

/// `"0.2710"`
pub(super) fn ratio(r: Decimal) -> String {
    fixed(r, 4)
}

/// A ratio, or null.
pub(super) fn maybe_ratio(r: Option<Decimal>) -> Option<String> {
    r.map(ratio)
}

/// A share as points of percentage: `"31.23"`.
pub(super) fn points(share: Decimal) -> String {
    fixed(in_points(share), 2)
}

/// A score, or any other figure with fixed places.
pub(super) fn fixed(value: Decimal, places: u32) -> String {
    let mut shown = round_half_away(value, places);
    shown.rescale(places);
    // What rounds to nothing has no sign.
    if shown.is_zero() { shown.abs().to_string() } else { shown.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_fixed_places() {
        assert_eq!(yuan(Money::from_yuan(60_000_000)), "60000000.00");
        assert_eq!(yuan(Money::from_fen(-5)), "-0.05");
        assert_eq!(yuan(Money::from_fen(i64::MAX)), "92233720368547758.07");
        assert_eq!(ratio(Decimal::new(271, 3)), "0.2710");
        assert_eq!(ratio(Decimal::new(5, 5)), "0.0001");
        assert_eq!(ratio(Decimal::new(-4, 5)), "0.0000");
        assert_eq!(points(Decimal::new(312_333, 6)), "31.23");
        assert_eq!(maybe_ratio(None), None);
    }
}
