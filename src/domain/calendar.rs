//! The working calendar: public holidays, the weekends worked in exchange
//! (调休), and the deadlines counted with them (domain.md §7.3).
//!
//! The notices of five years ship as data; what an office enters later lies
//! over them. Never here: which day is today.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Weekday;

use super::date::{self, Date};

/// How a day differs from what its weekday says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// 放假
    Off,
    /// 调休上班
    Work,
}

impl DayKind {
    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            DayKind::Off => "off",
            DayKind::Work => "work",
        }
    }

    /// The reverse of [`DayKind::key`].
    pub fn from_key(key: &str) -> Option<DayKind> {
        [DayKind::Off, DayKind::Work].into_iter().find(|k| k.key() == key)
    }
}

/// First and last day of a holiday, month before day.
type Span = ((i8, i8), (i8, i8));

/// A year's notice.
struct Notice {
    year: i16,
    off: &'static [Span],
    work: &'static [(i8, i8)],
}

/// The notices of the State Council's office (国务院办公厅) for five years.
const NOTICES: [Notice; 5] = [
    Notice {
        year: 2021,
        off: &[
            ((1, 1), (1, 3)),
            ((2, 11), (2, 17)),
            ((4, 3), (4, 5)),
            ((5, 1), (5, 5)),
            ((6, 12), (6, 14)),
            ((9, 19), (9, 21)),
            ((10, 1), (10, 7)),
        ],
        work: &[(2, 7), (2, 20), (4, 25), (5, 8), (9, 18), (9, 26), (10, 9)],
    },
    Notice {
        year: 2022,
        off: &[
            ((1, 1), (1, 3)),
            ((1, 31), (2, 6)),
            ((4, 3), (4, 5)),
            ((4, 30), (5, 4)),
            ((6, 3), (6, 5)),
            ((9, 10), (9, 12)),
            ((10, 1), (10, 7)),
        ],
        work: &[(1, 29), (1, 30), (4, 2), (4, 24), (5, 7), (10, 8), (10, 9)],
    },
    Notice {
        year: 2023,
        off: &[
            ((1, 1), (1, 2)),
            ((1, 21), (1, 27)),
            ((4, 5), (4, 5)),
            ((4, 29), (5, 3)),
            ((6, 22), (6, 24)),
            ((9, 29), (10, 6)),
        ],
        work: &[(1, 28), (1, 29), (4, 23), (5, 6), (6, 25), (10, 7), (10, 8)],
    },
    Notice {
        year: 2024,
        off: &[
            ((1, 1), (1, 1)),
            ((2, 10), (2, 17)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((6, 10), (6, 10)),
            ((9, 15), (9, 17)),
            ((10, 1), (10, 7)),
        ],
        work: &[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
    },
    Notice {
        year: 2025,
        off: &[
            ((1, 1), (1, 1)),
            ((1, 28), (2, 4)),
            ((4, 4), (4, 6)),
            ((5, 1), (5, 5)),
            ((5, 31), (6, 2)),
            ((10, 1), (10, 8)),
        ],
        work: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
    },
];

/// Which days are worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    days: BTreeMap<Date, DayKind>,
}

impl Default for Calendar {
    /// As it ships.
    fn default() -> Calendar {
        let mut calendar = Calendar::weekends_only();
        for notice in &NOTICES {
            let day = |(m, d): (i8, i8)| Date::constant(notice.year, m, d);
            for (first, last) in notice.off {
                let span = day(*first).series(1.day()).take_while(|d| *d <= day(*last));
                span.for_each(|d| calendar.set(d, Some(DayKind::Off)));
            }
            notice.work.iter().for_each(|d| calendar.set(day(*d), Some(DayKind::Work)));
        }
        calendar
    }
}

/// How the days of a term are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Counting {
    /// 自然日
    #[default]
    Natural,
    /// 工作日
    Working,
}

impl Counting {
    /// The word used in JSON and in settings.
    pub const fn key(self) -> &'static str {
        match self {
            Counting::Natural => "natural",
            Counting::Working => "working",
        }
    }

    /// The reverse of [`Counting::key`].
    pub fn from_key(key: &str) -> Option<Counting> {
        [Counting::Natural, Counting::Working].into_iter().find(|c| c.key() == key)
    }
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The last day on which it is still kept.
    pub day: Date,
    /// The day off on which the count had ended, where it was moved on.
    pub rolled_from: Option<Date>,
    /// Years that were counted through by weekends alone, for want of a notice.
    pub uncharted: Vec<i16>,
}

/// How much time is left on a day, in natural and in working days: above zero
/// while there is time, zero on the last day, below it when it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// 自然日
    pub days: i64,
    /// 工作日
    pub working: i64,
}

impl Left {
    /// 已超时
    pub const fn is_over(self) -> bool {
        self.days < 0
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

impl Calendar {
    /// A calendar without any notice.
    pub fn weekends_only() -> Calendar {
        Calendar { days: BTreeMap::new() }
    }

    /// Makes a day an exception, or an ordinary day again.
    pub fn set(&mut self, day: Date, kind: Option<DayKind>) {
        match kind {
            Some(kind) => self.days.insert(day, kind),
            None => self.days.remove(&day),
        };
    }

    /// The exceptions of a year, in order.
    pub fn of_year(&self, year: i16) -> impl Iterator<Item = (Date, DayKind)> {
        let (first, last) = (date::first_of_year(year), date::last_of_year(year));
        self.days.range(first..=last).map(|(day, kind)| (*day, *kind))
    }

    /// How a day differs from what its weekday says.
    pub fn kind(&self, day: Date) -> Option<DayKind> {
        self.days.get(&day).copied()
    }

    /// Whether the year's notice is here. Every notice has the National Day.
    pub fn is_charted(&self, year: i16) -> bool {
        Date::new(year, 10, 1).is_ok_and(|day| self.days.get(&day) == Some(&DayKind::Off))
    }

    /// Whether the day is worked.
    pub fn is_workday(&self, day: Date) -> bool {
        match self.days.get(&day) {
            Some(kind) => *kind == DayKind::Work,
            None => !is_weekend(day),
        }
    }

    /// The day itself where it is worked, else the next one that is.
    pub fn next_workday(&self, day: Date) -> Date {
        let found = day.series(1.day()).find(|d| self.is_workday(*d));
        found.unwrap_or(day)
    }

    /// The day itself where it is worked, else the last one before that is.
    pub fn last_workday(&self, day: Date) -> Date {
        let found = day.series((-1).day()).find(|d| self.is_workday(*d));
        found.unwrap_or(day)
    }

    /// The `n`th working day after `day`, which is day 0; `day` itself for none.
    pub fn add_working_days(&self, day: Date, n: u16) -> Date {
        let worked = day.series(1.day()).skip(1).filter(|d| self.is_workday(*d));
        worked.take(n.into()).last().unwrap_or(day)
    }

    /// Working days after `a` up to `b`; negative when `b` is earlier.
    pub fn working_days_between(&self, a: Date, b: Date) -> i64 {
        let (first, last, sign) = if a <= b { (a, b, 1) } else { (b, a, -1) };
        let days = date::days_between(first, last);
        // Whole weeks have five; then the days behind the last whole week.
        let rest = last.saturating_sub((days % 7).days()).series(1.day()).skip(1).take_while(|d| *d <= last);
        let weekdays = days / 7 * 5 + rest.filter(|d| !is_weekend(*d)).fold(0, |n, _| n + 1);
        let exceptions = self.days.range(first..=last).filter(|(day, _)| **day != first);
        let differ = exceptions.map(|(day, kind)| match (kind, is_weekend(*day)) {
            (DayKind::Off, false) => -1,
            (DayKind::Work, true) => 1,
            _ => 0,
        });
        sign * (weekdays + differ.sum::<i64>())
    }

    /// When a term of `days` ends that began with delivery (送达日为第 0 天);
    /// with `roll`, never on a day off.
    pub fn due(&self, delivered: Date, days: u16, counting: Counting, roll: bool) -> Due {
        let end = match counting {
            Counting::Natural => delivered.saturating_add(i64::from(days).days()),
            Counting::Working => self.add_working_days(delivered, days),
        };
        let day = if roll { self.next_workday(end) } else { end };
        // Natural days ask the calendar only where the term ends.
        let from = if counting == Counting::Natural { end } else { delivered };
        let is_asked = roll || counting == Counting::Working;
        Due {
            day,
            rolled_from: (day != end).then_some(end),
            uncharted: (from.year()..=day.year()).filter(|year| is_asked && !self.is_charted(*year)).collect(),
        }
    }

    /// How much time is left on `as_of`.
    pub fn left(&self, as_of: Date, due: Date) -> Left {
        Left { days: date::days_between(as_of, due), working: self.working_days_between(as_of, due) }
    }
}

#[cfg(test)]
mod tests;
