//! Figures as people read them: 万元 with separators, percentages, 亿.
//!
//! Never here: arithmetic of the field. Rounding is for showing only and goes
//! half away from zero, through the domain's one function.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::ratio::{points, round_half_away};

/// What stands where there is no figure.
pub const NONE: &str = "-";

/// `6,000.00`: an amount in 万元.
pub fn wan(m: Money) -> String {
    grouped(m.wan(), 2)
}

/// An amount in 万元, or a dash.
pub fn wan_or_dash(m: Option<Money>) -> String {
    m.map_or_else(|| NONE.to_string(), wan)
}

/// `60,000,000.00`: an amount in yuan.
pub fn yuan(m: Money) -> String {
    grouped(m.yuan(), 2)
}

/// `48.62`: an amount in 亿元.
pub fn yi(m: Money) -> String {
    grouped(m.yi(), 2)
}

/// `27.10`: a share as a percentage without its sign.
pub fn percent(share: Decimal) -> String {
    grouped(points(share), 2)
}

/// A percentage, or a dash.
pub fn percent_or_dash(share: Option<Decimal>) -> String {
    share.map_or_else(|| NONE.to_string(), percent)
}

/// `51.3`: a percentage with one decimal, for frames.
pub fn percent_short(share: Decimal) -> String {
    grouped(points(share), 1)
}

/// `31.23`: points of percentage, already in points.
pub fn two_places(value: Decimal) -> String {
    grouped(value, 2)
}

/// A count with separators.
pub fn count(n: usize) -> String {
    grouped(Decimal::from(n), 0)
}

/// A number with thousands separators and a fixed count of decimals.
fn grouped(value: Decimal, places: u32) -> String {
    let mut shown = round_half_away(value, places);
    shown.rescale(places);
    let text = shown.abs().to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let mut out = String::with_capacity(text.len() + text.len() / 3 + 1);
    // A negative that rounds to nothing is written without a sign.
    if shown.is_sign_negative() && !shown.is_zero() {
        out.push('-');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(s: &str) -> Decimal {
        Decimal::from_str_exact(s).expect("number")
    }

    #[test]
    fn amounts_in_wan() {
        assert_eq!(wan(Money::from_yuan(60_000_000)), "6,000.00");
        assert_eq!(wan(Money::from_fen(-12_345_678_950)), "-12,345.68");
        assert_eq!(wan(Money::ZERO), "0.00");
        assert_eq!(wan(Money::from_fen(-1)), "0.00");
    }

    #[test]
    fn half_goes_away_from_zero() {
        assert_eq!(wan(Money::from_yuan(50)), "0.01");
        assert_eq!(wan(Money::from_yuan(-50)), "-0.01");
        assert_eq!(percent(d("0.312345")), "31.23");
        assert_eq!(percent(d("0.581250")), "58.13");
    }

    #[test]
    fn big_figures() {
        assert_eq!(yi(Money::from_yuan(4_862_000_000)), "48.62");
        assert_eq!(yuan(Money::from_yuan(60_000_000)), "60,000,000.00");
        assert_eq!(count(15_000), "15,000");
        assert_eq!(count(623), "623");
        assert_eq!(percent_or_dash(None), "-");
    }
}
