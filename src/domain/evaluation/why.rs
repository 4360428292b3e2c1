//! How a score came about, or why there is none: data of which `present` makes
//! one sentence. Never here: the sentence.

use rust_decimal::Decimal;

use super::scheme::Over;
use crate::domain::date::Date;
use crate::domain::indicator::Open;
use crate::domain::indicator::bar::Bar;
use crate::domain::indicator::progress::Band;

/// How a row was scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // figures are named by what they are
pub enum Why {
    /// Reached, kept, or within bounds.
    Met { actual: Decimal, bar: Bar },
    /// Far above, with this share of the marks.
    Over { actual: Decimal, target: Decimal, ratio: Decimal, share: Decimal, way: Over },
    /// Far above for reasons outside, with full marks.
    Objective { actual: Decimal, target: Decimal, ratio: Decimal },
    /// Short of a bar: marks x actual / target.
    Short { actual: Decimal, target: Decimal },
    /// Off a bar by a share of it: marks x (1 - share).
    Off { actual: Decimal, bound: Decimal, by: Decimal },
    /// Passed a bar: marks x target / actual.
    Inverse { actual: Decimal, bound: Decimal },
    /// Passed by as much again, or a bar of nought at all: nothing is left.
    Lost { actual: Decimal, bound: Decimal },
    /// Below nought where nothing can be.
    BelowZero { actual: Decimal },
    /// S2021: what lies above 60 %, spread over the marks.
    Above60 { rate: Decimal },
    /// S2021: below 60 %.
    Below60 { rate: Decimal },
    /// S2021: satisfaction in steps, of ten.
    Satisfaction { actual: Decimal, tenths: i64 },
    /// Words in a band, with this share; `picked` where somebody chose it.
    Words { band: Band, share: Decimal, picked: bool },
    /// 是 where that is asked, or 否.
    Answer { yes: bool },
    /// The target's own words.
    SameWords,
    /// By the day.
    OnTime { due: Date, done: Option<Date> },
    /// After it, by so many months begun.
    Late { due: Date, done: Option<Date>, months: u32 },
    /// Not done.
    NotDone { due: Date },
    /// Approved as not applicable.
    NotApplicable,
}

/// What else is to be said of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Below nought where nothing can be: most likely a slip.
    NegativeActual,
    /// Exactly on a bar that was to be passed.
    OnStrictBar,
    /// The actual value copies the words of the target.
    CopiesTarget,
}

/// Why there is no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unscored {
    /// Target or value are to be asked about.
    Open(Open),
    /// No marks, or marks outside 0 to 100.
    Marks,
    /// The points picked are not those of the band that the words tell.
    OutsideBand {
        /// What the words tell.
        band: Band,
        /// Whose the points are; nothing where they are nobody's.
        belongs: Option<Band>,
    },
    /// The words tell one band and the share beside them another.
    Contradiction,
    /// Done late, and on which day nobody says.
    NoDay,
}

impl Unscored {
    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Unscored::Open(open) => open.key(),
            Unscored::Marks => "no_marks",
            Unscored::OutsideBand { .. } => "outside_band",
            Unscored::Contradiction => "contradiction",
            Unscored::NoDay => "no_day",
        }
    }
}

impl From<Open> for Unscored {
    fn from(open: Open) -> Unscored {
        Unscored::Open(open)
    }
}
