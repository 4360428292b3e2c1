//! Numbers in a text: where one begins and ends, and whether anyone can have
//! meant it. Never here: units, operators.

use rust_decimal::Decimal;

use super::typed::Typed;
use crate::domain::money;

/// A number as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// `None`: malformed.
    pub value: Option<Decimal>,
    /// Behind its last digit.
    pub end: usize,
}

/// The number that begins at `i`, a digit or a point before one.
pub(super) fn number(t: &Typed, i: usize) -> Option<Number> {
    let point = t.at(i) == Some('.') && t.digit(i + 1);
    if !t.digit(i) && !point {
        return None;
    }
    let mut end = i;
    while t.digit(end) || matches!(t.at(end), Some('.' | ',')) && t.digit(end + 1) {
        end += 1;
    }
    let end = exponent(t, end);
    let body: String = t.plain(i, end).iter().collect();
    // `M.8万元` has lost what stood before the point.
    let torn = point && t.before(i).is_some_and(|c| c.is_ascii_alphabetic());
    let value = if torn { None } else { money::parse_number(&body) };
    Some(Number { value, end })
}

/// The end with the exponent that a spreadsheet writes (`1.2E+07`).
fn exponent(t: &Typed, end: usize) -> usize {
    if !(matches!(t.at(end), Some('e' | 'E')) && matches!(t.at(end + 1), Some('+' | '-'))) {
        return end;
    }
    let mut after = end + 2;
    while t.digit(after) {
        after += 1;
    }
    if (3..=4).contains(&(after - end)) { after } else { end }
}

/// A whole number in Chinese digits at `i` (`三`, `十二`, `两百`), up to 9,999, and its end.
pub(super) fn numeral(t: &Typed, i: usize) -> Option<(u32, usize)> {
    let (mut total, mut digit, mut at) = (0, None, i);
    while let Some(c) = t.at(at) {
        if let Some(n) = "零一二三四五六七八九".chars().position(|d| d == c).or((c == '两').then_some(2)) {
            if digit.is_some_and(|d| d > 0) {
                return None;
            }
            digit = Some(n as u32);
        } else if let Some(power) = "十百千".chars().position(|d| d == c) {
            // 十二 begins with a ten that has no digit of its own.
            let ones = digit.take().unwrap_or(1);
            total += ones * 10_u32.pow(power as u32 + 1);
        } else {
            break;
        }
        at += 1;
        if at - i > 7 {
            return None;
        }
    }
    (at > i).then(|| (total + digit.unwrap_or(0), at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_as_people_write_them() {
        for (written, want) in [
            ("三次", Some((3, 1))),
            ("十二个", Some((12, 2))),
            ("两百零五人", Some((205, 4))),
            ("九十五", Some((95, 3))),
            ("一千", Some((1000, 2))),
            ("一二三", None),
            ("次", None),
        ] {
            assert_eq!(numeral(&Typed::of(written), 0), want, "{written}");
        }
    }
}
