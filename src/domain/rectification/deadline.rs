//! Until when: a term in days that begins with delivery, or a day that was
//! named (domain.md §7.3).

use crate::domain::calendar::{Calendar, Counting, Due};
use crate::domain::date::{Date, parse_iso};

/// How long a unit has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// So many days from delivery.
    Days {
        /// How many.
        days: u16,
        /// How they are counted.
        counting: Counting,
        /// Whether a day off moves the end on.
        roll: bool,
    },
    /// By this day, whenever it is delivered.
    Until(Date),
}

impl Term {
    /// The deadline of what was delivered on a day.
    pub fn due(self, calendar: &Calendar, delivered: Date) -> Due {
        match self {
            Term::Days { days, counting, roll } => calendar.due(delivered, days, counting, roll),
            Term::Until(day) => Due { day, rolled_from: None, uncharted: Vec::new() },
        }
    }

    /// The same counting over so many days; a named day gives way to natural ones.
    pub fn of_days(self, days: u16) -> Term {
        match self {
            Term::Days { counting, roll, .. } => Term::Days { days, counting, roll },
            Term::Until(_) => Term::Days { days, counting: Counting::Natural, roll: true },
        }
    }

    /// The words the store keeps: `30 natural roll`, `20 working`, `until 2021-10-31`.
    pub fn key(self) -> String {
        match self {
            Term::Days { days, counting, roll } => {
                format!("{days} {}{}", counting.key(), if roll { " roll" } else { "" })
            }
            Term::Until(day) => format!("until {day}"),
        }
    }

    /// The reverse of [`Term::key`].
    pub fn from_key(key: &str) -> Option<Term> {
        let mut words = key.split(' ');
        let term = match (words.next()?, words.next()?) {
            ("until", day) => Term::Until(parse_iso(day)?),
            (days, counting) => Term::Days {
                days: days.parse().ok()?,
                counting: Counting::from_key(counting)?,
                roll: words.next().map(|w| w == "roll").unwrap_or(false),
            },
        };
        Some(term)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_out_and_come_back() {
        let days = |days, counting, roll| Term::Days { days, counting, roll };
        for term in [
            days(30, Counting::Natural, true),
            days(20, Counting::Working, false),
            Term::Until(Date::constant(2021, 10, 31)),
        ] {
            assert_eq!(Term::from_key(&term.key()), Some(term), "{}", term.key());
        }
        assert_eq!(Term::from_key("soon"), None);
    }
}
