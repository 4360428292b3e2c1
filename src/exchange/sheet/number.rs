//! Binary spreadsheet numbers to decimals and days: the one door through which
//! a float comes in, and it never goes further. No text is read as a number here.

use super::Cell;
use crate::domain::date::{self, Date, Epoch};
use rust_decimal::Decimal;

/// From here on a double no longer holds every digit of a code.
const EXACT_BELOW: f64 = 1e15;
/// Beyond it a [`Decimal`] has no room.
const DECIMAL_BELOW: f64 = 1e28;

/// A number as a spreadsheet shows it: 15 significant digits, no binary dust.
pub(super) fn number(value: f64) -> Cell {
    if !value.is_finite() || value.abs() >= DECIMAL_BELOW {
        return Cell::Text(format!("{value:E}"));
    }
    let exact = value.abs() < EXACT_BELOW;
    match cents(value).or_else(|| rounded(value)) {
        Some(value) => Cell::Number { value, exact, red: false },
        None => Cell::Text(format!("{value:E}")),
    }
}

/// The usual case, a sum of money: whole hundredths, told without printing digits.
fn cents(value: f64) -> Option<Decimal> {
    let hundredths = (value * 100.0).round();
    if hundredths.abs() >= EXACT_BELOW || hundredths / 100.0 != value {
        return None;
    }
    // In range by the line above, so the cast is exact.
    Some(Decimal::new(hundredths as i64, 2).normalize())
}

fn rounded(value: f64) -> Option<Decimal> {
    let shown = format!("{value:.14e}");
    let (digits, power) = shown.split_once('e')?;
    let power: i32 = power.parse().ok()?;
    if power < -14 {
        // Smaller than anything a sheet shows; its first digits are enough.
        return if power < -27 { Some(Decimal::ZERO) } else { Decimal::from_scientific(&shown).ok() };
    }
    let mantissa: i128 = digits.replace('.', "").parse().ok()?;
    let scale = 14 - power;
    if scale >= 0 {
        let value = Decimal::try_from_i128_with_scale(mantissa, scale.unsigned_abs()).ok()?;
        return Some(value.normalize());
    }
    let whole = mantissa.checked_mul(10_i128.checked_pow(scale.unsigned_abs())?)?;
    Decimal::try_from_i128_with_scale(whole, 0).ok()
}

/// A number that a file writes in digits. More than 15 digits that stand there
/// in full are all kept; a double never had them.
pub(super) fn written(text: &str) -> Cell {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    if (16..=28).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && let Ok(value) = text.parse::<Decimal>()
    {
        return Cell::Number { value, exact: true, red: false };
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => number(value),
        _ => Cell::Text(text.to_owned()),
    }
}

/// A serial number in a cell with a date format: its day, whatever the time.
pub(super) fn serial(value: f64, epoch: Epoch) -> Cell {
    let whole = value.floor();
    if !(0.0..200_000.0).contains(&whole) {
        return number(value);
    }
    if whole == 0.0 {
        return duration(value);
    }
    match date::from_serial(whole as i64, epoch) {
        Some(day) => Cell::Date(day),
        None => number(value),
    }
}

/// A time of day or a span, in days: `30:00:00`.
pub(super) fn duration(days: f64) -> Cell {
    let seconds = (days * 86_400.0).round();
    if !seconds.is_finite() || seconds.abs() >= 1e12 {
        return number(days);
    }
    let sign = if seconds < 0.0 { "-" } else { "" };
    let seconds = seconds.abs() as u64;
    Cell::Text(format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
}

/// `2021-07-31T00:00:00` and `2021-07-31`: the day; anything else stays text.
pub(super) fn iso(text: &str) -> Cell {
    let text = text.trim();
    // Before 1900 a spreadsheet has times of day only.
    let day = text.get(..10).and_then(|day| day.parse::<Date>().ok()).filter(|day| day.year() >= 1900);
    match day {
        Some(day) if text.len() == 10 || text.as_bytes()[10] == b'T' => Cell::Date(day),
        _ => Cell::Text(text.to_owned()),
    }
}

/// An error as its cell shows it. The list is Excel's and LibreOffice's.
pub(super) fn is_error(text: &str) -> bool {
    matches!(
        text,
        "#REF!"
            | "#DIV/0!"
            | "#N/A"
            | "#NAME?"
            | "#NULL!"
            | "#NUM!"
            | "#VALUE!"
            | "#SPILL!"
            | "#CALC!"
            | "#GETTING_DATA"
    ) || text.strip_prefix("Err:").is_some_and(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: f64) -> String {
        match number(value) {
            Cell::Number { value, exact, .. } => {
                format!("{value}{}", if exact { "" } else { " inexact" })
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn fifteen_digits_as_the_sheet_shows_them() {
        for (value, want) in [
            (0.1 + 0.2, "0.3"),
            (1234567.89, "1234567.89"),
            (-42.5, "-42.5"),
            (0.0, "0"),
            (1.0 / 3.0, "0.333333333333333"),
            (123_456_789_012_345.0, "123456789012345"),
            (89.974, "89.974"),
            (1e-7, "0.0000001"),
            (1e-300, "0"),
            (3.6110022e20, "361100220000000000000 inexact"),
            (1e15, "1000000000000000 inexact"),
            (f64::MAX, "Text(\"1.7976931348623157E308\")"),
            (f64::NAN, "Text(\"NaN\")"),
        ] {
            assert_eq!(shown(value), want, "{value}");
        }
    }

    #[test]
    fn digits_written_in_full_are_kept() {
        let code = "361100220000000123456";
        assert_eq!(written(code), Cell::Number { value: code.parse().unwrap(), exact: true, red: false });
        assert!(matches!(written("3.61E+20"), Cell::Number { exact: false, .. }));
        assert_eq!(written("n/a"), Cell::Text("n/a".into()));
    }

    #[test]
    fn days_and_times() {
        let day = Date::constant(2021, 7, 31);
        assert_eq!(serial(44408.999, Epoch::Y1900), Cell::Date(day));
        assert_eq!(serial(42946.0, Epoch::Y1904), Cell::Date(day));
        assert_eq!(serial(0.5, Epoch::Y1900), Cell::Text("12:00:00".into()));
        assert_eq!(serial(-3.0, Epoch::Y1900), number(-3.0));
        assert_eq!(duration(1.25), Cell::Text("30:00:00".into()));
        assert_eq!(iso("2021-07-31T00:00:00.000"), Cell::Date(day));
        assert_eq!(iso("31.7.2021"), Cell::Text("31.7.2021".into()));
    }
}
