//! Civil dates: reading them in every form a file writes, and month arithmetic.
//! The day "today" never comes from here; it is always an argument.

use jiff::ToSpan;
pub use jiff::civil::Date;

use super::text;

/// Which day a spreadsheet counts from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Epoch {
    /// Windows: day 1 is 1900-01-01, with a 1900-02-29 that never was.
    #[default]
    Y1900,
    /// Old Macintosh files: day 0 is 1904-01-01.
    Y1904,
}

/// A date as a file states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadDate {
    /// The day; the last of the month where only a month is given.
    pub day: Date,
    /// Only year and month stood there.
    pub month_only: bool,
}

/// The day a spreadsheet serial number stands for; 1 to 109,574 (the year 2199).
pub fn from_serial(serial: i64, epoch: Epoch) -> Option<Date> {
    if !(1..=109_574).contains(&serial) {
        return None;
    }
    let base = match epoch {
        // Serial 60 is the day that never was; all after it are one too high.
        Epoch::Y1900 if serial > 60 => Date::constant(1899, 12, 30),
        Epoch::Y1900 => Date::constant(1899, 12, 31),
        Epoch::Y1904 => Date::constant(1904, 1, 1),
    };
    base.checked_add(serial.days()).ok()
}

/// Reads `20210731`, `2021-07-31`, `2021/7/31`, `2021年7月31日`, `2021.07.31`,
/// any of them with a time behind it, a serial number (`44408`), and a month
/// alone (`202107`, `2021年7月`).
pub fn parse(typed: &str, epoch: Epoch) -> Option<ReadDate> {
    let plain = text::clean(&text::narrow(typed));
    let plain = plain.trim_start_matches('\'');
    if plain.is_empty() {
        return None;
    }
    if plain.bytes().all(|b| b.is_ascii_digit()) {
        return from_digits(plain, epoch);
    }
    if let Some((whole, "0" | "00" | "000000")) = plain.split_once('.')
        && whole.bytes().all(|b| b.is_ascii_digit())
    {
        return from_digits(whole, epoch);
    }
    from_parts(plain)
}

fn from_digits(digits: &str, epoch: Epoch) -> Option<ReadDate> {
    let n: i64 = digits.parse().ok()?;
    match digits.len() {
        8 => civil(n / 10_000, n / 100 % 100, n % 100),
        14 => civil(n / 10_000_000_000, n / 100_000_000 % 100, n / 1_000_000 % 100),
        6 if (190_001..=219_912).contains(&n) => month(n / 100, n % 100),
        5 | 6 => from_serial(n, epoch).map(|day| ReadDate { day, month_only: false }),
        _ => None,
    }
}

fn from_parts(plain: &str) -> Option<ReadDate> {
    let numbers = leading_numbers(plain)?;
    match numbers.as_slice() {
        [y, m] => month(*y, *m),
        [y, m, d, ..] if *y >= 1000 => civil(*y, *m, *d),
        // 31/07/2021 and 31-7-2021; an American order is not guessed at.
        [d, m, y, ..] if *y >= 1000 && *d > 12 => civil(*y, *m, *d),
        _ => None,
    }
}

/// The numbers of a date, up to the time of day; `None` if something else stands between.
fn leading_numbers(plain: &str) -> Option<Vec<i64>> {
    let mut numbers = Vec::new();
    let mut current = String::new();
    for c in plain.chars().chain(std::iter::once('\n')) {
        if c.is_ascii_digit() {
            current.push(c);
            continue;
        }
        if !current.is_empty() {
            numbers.push(current.parse().ok()?);
            current.clear();
        }
        match c {
            '-' | '/' | '.' | '年' | '月' | '日' | '号' | '\n' => {}
            '份' if numbers.len() == 2 => {}
            ' ' | 'T' | 't' if numbers.len() >= 3 => break,
            ' ' if numbers.len() < 3 => {}
            ':' | 'Z' | '上' | '下' | '+' if numbers.len() >= 3 => break,
            _ => return None,
        }
        if numbers.len() == 3 && matches!(c, '日' | '号') {
            break;
        }
    }
    (2..=7).contains(&numbers.len()).then_some(numbers)
}

fn civil(y: i64, m: i64, d: i64) -> Option<ReadDate> {
    let y = i16::try_from(y).ok().filter(|y| (1949..=2199).contains(y))?;
    let day = Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()?;
    Some(ReadDate { day, month_only: false })
}

fn month(y: i64, m: i64) -> Option<ReadDate> {
    let first = civil(y, m, 1)?;
    Some(ReadDate { day: first.day.last_of_month(), month_only: true })
}

/// Reads `YYYY-MM-DD`, the one form the store and the command line use.
pub fn parse_iso(s: &str) -> Option<Date> {
    let b = s.as_bytes();
    if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
        return None;
    }
    let n = |from: usize, to: usize| {
        b[from..to].iter().try_fold(0i16, |acc, c| c.is_ascii_digit().then(|| acc * 10 + i16::from(c - b'0')))
    };
    Date::new(n(0, 4)?, n(5, 7)? as i8, n(8, 10)? as i8).ok()
}

/// Whole days from `a` to `b`; negative when `b` is earlier.
pub fn days_between(a: Date, b: Date) -> i64 {
    day_number(b) - day_number(a)
}

/// So many days later.
pub fn days_after(d: Date, days: i64) -> Date {
    d.saturating_add(jiff::SignedDuration::from_hours(days.saturating_mul(24)))
}

/// Days since a fixed day long ago; only differences mean something.
fn day_number(d: Date) -> i64 {
    let (y, m) = (i64::from(d.year()), i64::from(d.month()));
    let (y, m) = if m <= 2 { (y - 1, m + 9) } else { (y, m - 3) };
    365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (m * 306 + 5) / 10 + i64::from(d.day())
}

/// January 1 of a year.
pub fn first_of_year(year: i16) -> Date {
    Date::constant(year, 1, 1)
}

/// December 31 of a year.
pub fn last_of_year(year: i16) -> Date {
    Date::constant(year, 12, 31)
}

/// How many months of `year` have their last day on or before `d`: 0 to 12
/// (contract "Arithmetic": `m`).
pub fn closed_months(year: i16, d: Date) -> u8 {
    match d.year() {
        y if y < year => 0,
        y if y > year => 12,
        _ if d == d.last_of_month() => d.month() as u8,
        _ => d.month() as u8 - 1,
    }
}

/// The same month and day in another year; Feb 29 becomes Feb 28 where it must.
pub fn same_day_in(year: i16, d: Date) -> Date {
    Date::new(year, d.month(), d.day()).unwrap_or_else(|_| Date::constant(year, 2, 28))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, want: Option<&str>) {
        assert_eq!(parse(typed, Epoch::Y1900).map(|d| d.day.to_string()).as_deref(), want, "{typed:?}");
    }

    #[test]
    fn every_form_a_file_writes() {
        for typed in [
            "20210731",
            "2021-07-31",
            "2021/7/31",
            "2021年7月31日",
            "2021.07.31",
            "２０２１－０７－３１",
            "44408",
            "2021-07-31 14:02:11",
            "2021-07-31T14:02:11.5Z",
            "2021/7/31 下午2:02",
            "20210731140211",
            "31/07/2021",
            "2021年07月31号",
            "20210731.0",
            "2021 年 7 月 31 日",
            " '2021-07-31 ",
        ] {
            check(typed, Some("2021-07-31"));
        }
    }

    #[test]
    fn a_month_alone_is_its_last_day_and_says_so() {
        for typed in ["202107", "2021-07", "2021年7月", "2021.07", "2021年7月份"] {
            let d = parse(typed, Epoch::Y1900).expect("month");
            assert!(d.month_only, "{typed}");
            assert_eq!(d.day.to_string(), "2021-07-31");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for typed in ["", "合计", "2021-13-01", "2021-02-30", "07/08/2021", "123", "20211340", "-", "1.5", "2021年度"]
        {
            check(typed, None);
        }
    }

    #[test]
    fn serials_of_both_systems() {
        assert_eq!(from_serial(44408, Epoch::Y1900), Some(Date::constant(2021, 7, 31)));
        assert_eq!(from_serial(44408 - 1462, Epoch::Y1904), Some(Date::constant(2021, 7, 31)));
        assert_eq!(from_serial(59, Epoch::Y1900), Some(Date::constant(1900, 2, 28)));
        assert_eq!(from_serial(61, Epoch::Y1900), Some(Date::constant(1900, 3, 1)));
        assert_eq!(from_serial(0, Epoch::Y1900), None);
    }

    #[test]
    fn a_month_counts_once_its_last_day_is_there() {
        let m = |d: &str| closed_months(2024, parse_iso(d).expect("date"));
        assert_eq!((m("2024-02-28"), m("2024-02-29"), m("2024-07-30"), m("2024-12-31")), (1, 2, 6, 12));
        assert_eq!((m("2023-12-31"), m("2025-01-05")), (0, 12));
    }

    #[test]
    fn days_are_whole() {
        let d = |s: &str| parse_iso(s).expect("date");
        assert_eq!(days_between(d("2026-01-20"), d("2026-07-31")), 192);
        assert_eq!(days_between(d("2024-02-28"), d("2024-03-01")), 2);
        assert_eq!(days_between(d("2021-03-01"), d("2021-02-28")), -1);
    }

    #[test]
    fn leap_day_in_a_common_year() {
        assert_eq!(same_day_in(2023, Date::constant(2024, 2, 29)), Date::constant(2023, 2, 28));
    }
}
