//! Until when: a term in days that begins with delivery, or a day that was
//! named (domain.md §7.3).

use crate::domain::calendar::{Calendar, Counting, Due};
use crate::domain::date::Date;

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
}
