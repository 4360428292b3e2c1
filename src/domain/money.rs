//! Amounts of money, exact to the 分. Never a float (domain.md §2.5-7, §9.3).

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::text;

/// An amount in 分 (1/100 yuan); negative for cuts and refunds.
///
/// The range of an `i64` is 92 trillion yuan either way, so sums over a city's
/// history cannot reach its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// The unit in which a file states its amounts (domain.md §9.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 千元
    Qian,
    /// 万元
    Wan,
    /// 百万元
    BaiWan,
    /// 亿元
    Yi,
}

impl MoneyUnit {
    /// The unit that a text ends in, and the text before it: `金额(千元` is
    /// `金额(` in thousands. A multiple that is none of ours (`十万元`) is none.
    pub fn at_end(text: &str) -> Option<(MoneyUnit, &str)> {
        let stem = text.strip_suffix('元')?;
        let head = stem.trim_end_matches(['十', '百', '千', '万', '亿']);
        let unit = match &stem[head.len()..] {
            "" => MoneyUnit::Yuan,
            "千" => MoneyUnit::Qian,
            "万" => MoneyUnit::Wan,
            "百万" => MoneyUnit::BaiWan,
            "亿" => MoneyUnit::Yi,
            _ => return None,
        };
        Some((unit, head))
    }

    /// How many 分 one of this unit is.
    pub const fn fen(self) -> i64 {
        match self {
            MoneyUnit::Yuan => 100,
            MoneyUnit::Qian => 100_000,
            MoneyUnit::Wan => 1_000_000,
            MoneyUnit::BaiWan => 100_000_000,
            MoneyUnit::Yi => 10_000_000_000,
        }
    }
}

/// Why a text is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadMoney {
    /// Nothing stands there.
    Empty,
    /// Not a number, or a malformed one (`7,00.0,77`).
    NotANumber,
    /// Finer than 0.01 yuan.
    TooFine,
    /// Larger than any budget can be.
    TooLarge,
}

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// From 分.
    pub const fn from_fen(fen: i64) -> Money {
        Money(fen)
    }

    /// From whole yuan.
    pub const fn from_yuan(yuan: i64) -> Money {
        Money(yuan * 100)
    }

    /// In 分.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// In yuan, two decimals.
    pub fn yuan(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// In 万元, exact (six decimals).
    pub fn wan(self) -> Decimal {
        Decimal::new(self.0, 6)
    }

    /// In 亿元, exact (ten decimals).
    pub fn yi(self) -> Decimal {
        Decimal::new(self.0, 10)
    }

    /// In any unit, exact.
    pub fn of(self, unit: MoneyUnit) -> Decimal {
        Decimal::new(self.0, unit.fen().ilog10())
    }

    /// Without its sign.
    pub const fn abs(self) -> Money {
        Money(self.0.saturating_abs())
    }

    /// Whether it is exactly nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether it is more than nothing.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Whether it is less than nothing.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// `value` of `unit` as money.
    ///
    /// # Errors
    /// [`BadMoney::TooFine`] when it is no whole number of 分,
    /// [`BadMoney::TooLarge`] when it leaves the range.
    pub fn from_decimal(value: Decimal, unit: MoneyUnit) -> Result<Money, BadMoney> {
        let fen = value.checked_mul(Decimal::from(unit.fen())).ok_or(BadMoney::TooLarge)?;
        if !fen.fract().is_zero() {
            return Err(BadMoney::TooFine);
        }
        let fen = fen.to_i64().ok_or(BadMoney::TooLarge)?;
        // A hundredth of the range: no sum of a million rows can overflow.
        if fen.unsigned_abs() > 90_000_000_000_000_000 {
            return Err(BadMoney::TooLarge);
        }
        Ok(Money(fen))
    }

    /// Like [`Money::from_decimal`], but a remainder below one 分 that a
    /// spreadsheet's own arithmetic left behind (at most 1e-6 yuan) is dropped,
    /// and anything finer than that in 万元 is rounded half away from zero.
    /// The flag says whether rounding changed the value.
    ///
    /// # Errors
    /// [`BadMoney::TooLarge`] when it leaves the range.
    pub fn from_decimal_rounded(value: Decimal, unit: MoneyUnit) -> Result<(Money, bool), BadMoney> {
        let fen = value.checked_mul(Decimal::from(unit.fen())).ok_or(BadMoney::TooLarge)?;
        let whole = super::ratio::round_half_away(fen, 0);
        let off = (fen - whole).abs() > Decimal::new(1, 4);
        let money = Money::from_decimal(whole / Decimal::ONE_HUNDRED, MoneyUnit::Yuan)?;
        Ok((money, off))
    }

    /// Reads what a person typed or a file holds: thousands commas, ￥, a tail
    /// of 元/万元/万/亿元, full-width digits, blanks of every kind, `(1,234.00)`
    /// and a leading or trailing minus, `1.2E+07`. A lone dash is zero. A unit
    /// written in the text wins over `unit`.
    ///
    /// # Errors
    /// See [`BadMoney`]; a malformed number is refused, never guessed at.
    pub fn parse(typed: &str, unit: MoneyUnit) -> Result<Money, BadMoney> {
        let (value, unit) = Self::parse_decimal(typed, unit)?;
        Money::from_decimal(value, unit)
    }

    /// The number and the unit in a text that states an amount.
    ///
    /// # Errors
    /// As [`Money::parse`], before the range is looked at.
    pub fn parse_decimal(typed: &str, unit: MoneyUnit) -> Result<(Decimal, MoneyUnit), BadMoney> {
        let plain: String = text::narrow(typed).chars().filter(|c| !text::is_blank(*c) && *c != '\'').collect();
        if plain.is_empty() {
            return Err(BadMoney::Empty);
        }
        if plain.chars().all(text::is_dash) {
            return Ok((Decimal::ZERO, unit));
        }
        let (body, unit) = strip_unit(plain.trim_start_matches(['¥', '￥', '$']), unit);
        let (body, negative) = strip_sign(body);
        let value = parse_number(body.trim_start_matches(['¥', '￥'])).ok_or(BadMoney::NotANumber)?;
        Ok((if negative { -value } else { value }, unit))
    }
}

fn strip_unit(body: &str, unit: MoneyUnit) -> (&str, MoneyUnit) {
    const TAILS: [(&str, MoneyUnit); 9] = [
        ("人民币元", MoneyUnit::Yuan),
        ("百万元", MoneyUnit::BaiWan),
        ("千元", MoneyUnit::Qian),
        ("万元", MoneyUnit::Wan),
        ("亿元", MoneyUnit::Yi),
        ("元整", MoneyUnit::Yuan),
        ("元", MoneyUnit::Yuan),
        ("万", MoneyUnit::Wan),
        ("亿", MoneyUnit::Yi),
    ];
    TAILS.iter().find_map(|(tail, u)| body.strip_suffix(tail).map(|rest| (rest, *u))).unwrap_or((body, unit))
}

fn strip_sign(body: &str) -> (&str, bool) {
    if let Some(inner) = body.strip_prefix('(').and_then(|b| b.strip_suffix(')')) {
        return (inner, true);
    }
    let head = body.chars().next().is_some_and(text::is_dash);
    if head {
        let cut = body.char_indices().nth(1).map_or(body.len(), |(i, _)| i);
        return (&body[cut..], true);
    }
    match body.strip_suffix('-') {
        Some(rest) => (rest, true),
        None => (body.strip_prefix('+').unwrap_or(body), false),
    }
}

/// A plain, comma-grouped or scientific number; commas must stand every three digits.
pub fn parse_number(body: &str) -> Option<Decimal> {
    if body.contains(['e', 'E']) {
        return Decimal::from_scientific(body).ok();
    }
    let (whole, fraction) = body.split_once('.').map_or((body, None), |(w, f)| (w, Some(f)));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let plain = if whole.contains(',') {
        let mut groups = whole.split(',');
        let head = groups.next()?;
        if !digits(head) || head.len() > 3 || !groups.all(|g| digits(g) && g.len() == 3) {
            return None;
        }
        whole.replace(',', "")
    } else {
        whole.to_string()
    };
    if !(digits(&plain) || plain.is_empty() && fraction.is_some()) {
        return None;
    }
    let text = match fraction {
        Some(f) if digits(f) => format!("{}.{f}", if plain.is_empty() { "0" } else { &plain }),
        Some("") => plain,
        Some(_) => return None,
        None => plain,
    };
    Decimal::from_str_exact(&text).ok()
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(self.0.saturating_neg())
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        *self = *self - other;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(items: I) -> Money {
        items.fold(Money::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, unit: MoneyUnit, want: Result<i64, BadMoney>) {
        assert_eq!(Money::parse(typed, unit).map(Money::fen), want, "{typed:?}");
    }

    #[test]
    fn amounts_as_files_write_them() {
        use MoneyUnit::{Wan, Yuan};
        check("1234.5", Yuan, Ok(123_450));
        check("1,234.00", Yuan, Ok(123_400));
        check(" ￥1,234.50元", Yuan, Ok(123_450));
        check("１２３４．５", Yuan, Ok(123_450));
        check("'1234", Yuan, Ok(123_400));
        check("1\u{a0}234\u{200b}\t", Yuan, Ok(123_400));
        check("(1,234.00)", Yuan, Ok(-123_400));
        check("-12", Yuan, Ok(-1_200));
        check("12-", Yuan, Ok(-1_200));
        check("—", Yuan, Ok(0));
        check("-", Wan, Ok(0));
        check("1.2E+07", Yuan, Ok(1_200_000_000));
        check("89.974", Wan, Ok(89_974_000));
        check("10606.7522", Wan, Ok(10_606_752_200));
        check("6000万元", Yuan, Ok(6_000_000_000));
        check("1.5亿元", Yuan, Ok(15_000_000_000));
        check(".5", Yuan, Ok(50));
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        use MoneyUnit::{Wan, Yuan};
        check("", Yuan, Err(BadMoney::Empty));
        check("七百", Yuan, Err(BadMoney::NotANumber));
        check("7,00.0,77", Yuan, Err(BadMoney::NotANumber));
        check("854万854万", Yuan, Err(BadMoney::NotANumber));
        check("1.234", Yuan, Err(BadMoney::TooFine));
        check("0.0000001", Wan, Err(BadMoney::TooFine));
        check("9e27", Yuan, Err(BadMoney::TooLarge));
        check("1,23", Yuan, Err(BadMoney::NotANumber));
        check("1e999999999", Yuan, Err(BadMoney::NotANumber));
    }

    #[test]
    fn spreadsheet_dust_is_dropped_and_real_fractions_are_reported() {
        let dust = Decimal::from_str_exact("1234.500000001").expect("number");
        assert_eq!(Money::from_decimal_rounded(dust, MoneyUnit::Yuan), Ok((Money::from_fen(123_450), false)));
        let real = Decimal::from_str_exact("0.005").expect("number");
        assert_eq!(Money::from_decimal_rounded(real, MoneyUnit::Yuan), Ok((Money::from_fen(1), true)));
    }
}
