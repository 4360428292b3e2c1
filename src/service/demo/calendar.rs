//! Days on which the city's treasury pays.

use crate::domain::date::{Date, days_between};
use jiff::ToSpan;

/// Public holidays of the sample years, first and last day, roughly.
const CLOSED: [(i16, i8, i8, i8); 12] = [
    (2019, 2, 4, 10),
    (2019, 5, 1, 4),
    (2019, 10, 1, 7),
    (2020, 1, 24, 31),
    (2020, 5, 1, 5),
    (2020, 10, 1, 8),
    (2021, 2, 11, 17),
    (2021, 5, 1, 5),
    (2021, 6, 12, 14),
    (2019, 1, 1, 1),
    (2020, 1, 1, 1),
    (2021, 1, 1, 3),
];

/// `days` later (or earlier).
pub(super) fn plus(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).expect("the sample years are far from the calendar's ends")
}

fn is_open(day: Date) -> bool {
    let weekend = matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
    let closed = CLOSED
        .iter()
        .any(|(y, m, first, last)| day.year() == *y && day.month() == *m && (*first..=*last).contains(&day.day()));
    !(weekend || closed)
}

/// The last working day on or before `day`, but none before `floor`: then the next one.
pub(super) fn working_day(day: Date, floor: Date) -> Date {
    let mut at = day;
    while !is_open(at) && at > floor {
        at = plus(at, -1);
    }
    while !is_open(at) {
        at = plus(at, 1);
    }
    at
}

/// The share of the year gone since `issued`, in millionths (contract, `T_weighted`).
pub(super) fn pace(issued: Date, year: i16, on: Date) -> i64 {
    let start = issued.max(Date::constant(year - 1, 12, 31));
    let whole = days_between(start, Date::constant(year, 12, 31)).max(1);
    (days_between(start, on) * 1_000_000 / whole).clamp(0, 1_000_000)
}
