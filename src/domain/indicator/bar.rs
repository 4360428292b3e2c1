//! What a target asks of a value: a bar to reach, a bar not to pass, bounds to
//! keep, a day, or words; and an actual value made comparable with it.
//!
//! A direction that nothing tells is asked about, never taken for `=`. It is
//! plain without a sign in these cases only: a satisfaction or a quantity of
//! output is to be reached, a cost is not to be passed, nothing lies below a
//! target of 0, nothing above one of 100 %.

use rust_decimal::Decimal;

use super::reading::{Direction, Doubt, Operator, Reading};
use super::taxonomy::{Level1, Level2};
use crate::domain::date::Date;

impl Direction {
    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Direction::Positive => "positive",
            Direction::Negative => "negative",
        }
    }

    /// The reverse of [`Direction::key`].
    pub fn from_key(key: &str) -> Option<Direction> {
        [Direction::Positive, Direction::Negative].into_iter().find(|d| d.key() == key)
    }
}

/// 一级 and 二级 class, as far as a form tells them.
pub type Class = (Option<Level1>, Option<Level2>);

/// Why a value is not judged. All of these are asked about, none is held
/// against the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Open {
    /// No value was reported.
    Unreported,
    /// It is planned for later in the year.
    NotDue,
    /// The target is empty.
    NoTarget,
    /// The target has no direction, and its class does not tell one.
    NoDirection,
    /// Target or value cannot be relied on as read.
    Doubtful(Doubt),
    /// Words where the target asks for a number or a day.
    NoNumber,
    /// Target and value have units that cannot be converted.
    OtherUnit,
    /// `0.92` against `≥90%`: 92 % or 0.92 %.
    PerhapsShare,
    /// Words that tell neither done nor undone.
    Words,
}

impl Open {
    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Open::Unreported => "unreported",
            Open::NotDue => "not_due",
            Open::NoTarget => "no_target",
            Open::NoDirection => "no_direction",
            Open::Doubtful(doubt) => doubt.key(),
            Open::NoNumber => "no_number",
            Open::OtherUnit => "other_unit",
            Open::PerhapsShare => "perhaps_share",
            Open::Words => "words",
        }
    }

    /// The reverse of [`Open::key`].
    pub fn from_key(key: &str) -> Option<Open> {
        const PLAIN: [Open; 8] = [
            Open::Unreported,
            Open::NotDue,
            Open::NoTarget,
            Open::NoDirection,
            Open::NoNumber,
            Open::OtherUnit,
            Open::PerhapsShare,
            Open::Words,
        ];
        let doubted = || Doubt::ALL.into_iter().find(|d| d.key() == key).map(Open::Doubtful);
        PLAIN.into_iter().find(|o| o.key() == key).or_else(doubted)
    }
}

/// What a target asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// Reach it; `strict` where being on it is not yet being there.
    Reach {
        /// The target value.
        target: Decimal,
        /// `>`
        strict: bool,
    },
    /// Do not pass it.
    Keep {
        /// The target value.
        target: Decimal,
        /// `<`
        strict: bool,
    },
    /// Stay between the two.
    Within {
        /// The lower bound.
        low: Decimal,
        /// The upper bound.
        high: Decimal,
    },
    /// Be done by the day.
    By(Date),
    /// Be what the words say.
    Words,
}

impl Bar {
    /// What `target` asks, under the direction its form prints beside it.
    ///
    /// # Errors
    /// [`Open`] where the target does not tell.
    pub fn of(target: &Reading, class: Class, direction: Option<Direction>) -> Result<Bar, Open> {
        if let Some(doubt) = target.doubt {
            return Err(Open::Doubtful(doubt));
        }
        if target.is_blank() {
            return Err(Open::NoTarget);
        }
        if target.operator == Operator::Qualitative {
            return Ok(Bar::Words);
        }
        if target.operator == Operator::Date {
            // `每月5日前` is a day of no month in particular.
            return Ok(target.date.map_or(Bar::Words, Bar::By));
        }
        let Some(value) = target.value else { return Err(Open::NoTarget) };
        let towards = |direction: Direction, strict| match direction {
            Direction::Positive => Bar::Reach { target: value, strict },
            Direction::Negative => Bar::Keep { target: value, strict },
        };
        Ok(match target.operator {
            Operator::Range => {
                let other = target.upper.unwrap_or(value);
                Bar::Within { low: value.min(other), high: value.max(other) }
            }
            // A sign is an order; a column that contradicts it is objected to
            // where targets are checked.
            Operator::Ge | Operator::Gt => towards(Direction::Positive, target.operator == Operator::Gt),
            Operator::Le | Operator::Lt => towards(Direction::Negative, target.operator == Operator::Lt),
            Operator::Eq => {
                let usual = if value.is_zero() { Direction::Negative } else { Direction::Positive };
                towards(direction.unwrap_or(usual), false)
            }
            _ => towards(direction.or_else(|| plain(target, value, class)).ok_or(Open::NoDirection)?, false),
        })
    }
}

/// The direction of a number without a sign, where it is plain (see above).
fn plain(target: &Reading, value: Decimal, (level1, level2): Class) -> Option<Direction> {
    use Level2 as L;
    match level2 {
        _ if value.is_zero() => Some(Direction::Negative),
        Some(L::Cost | L::EconomicCost | L::SocialCost | L::EcologicalCost) => Some(Direction::Negative),
        _ if level1 == Some(Level1::Cost) => Some(Direction::Negative),
        Some(L::Quantity | L::Satisfaction) => Some(Direction::Positive),
        _ if level1 == Some(Level1::Satisfaction) => Some(Direction::Positive),
        _ if target.unit == "%" && value == Decimal::ONE_HUNDRED => Some(Direction::Positive),
        _ => None,
    }
}

/// The number of an actual value in the unit of the target.
///
/// # Errors
/// [`Open`] where there is no such number.
pub fn number(bar: &Bar, target: &Reading, actual: &Reading) -> Result<Decimal, Open> {
    let Some(value) = actual.value else { return Err(Open::NoNumber) };
    let fits = match actual.operator {
        // `≥50个` printed as the result says that much at least.
        Operator::Ge | Operator::Gt => matches!(bar, Bar::Reach { .. }),
        Operator::Le | Operator::Lt => matches!(bar, Bar::Keep { .. }),
        Operator::Eq | Operator::Unknown | Operator::Qualitative => true,
        Operator::Range | Operator::Date => false,
    };
    if !fits {
        return Err(Open::NoNumber);
    }
    let is_share = |unit: &str| matches!(unit, "%" | "‰");
    let (wanted, given) = (target.unit.as_str(), actual.unit.as_str());
    if is_share(wanted) && given.is_empty() {
        let asked = target.value.unwrap_or_default().max(target.upper.unwrap_or_default());
        let perhaps = value > Decimal::ZERO && value <= Decimal::ONE && asked > Decimal::ONE;
        return if perhaps { Err(Open::PerhapsShare) } else { Ok(value) };
    }
    // A target's unit may stand in its name; a multiple is then not to be told.
    let named = wanted.is_empty() && !is_share(given) && !given.starts_with(MULTIPLES);
    if wanted == given || given.is_empty() || named {
        return Ok(value);
    }
    let ((from, given), (to, wanted)) = (base(given), base(wanted));
    if given != wanted {
        return Err(Open::OtherUnit);
    }
    value.checked_mul(from).and_then(|v| v.checked_div(to)).ok_or(Open::NoNumber)
}

const MULTIPLES: [char; 4] = ['百', '千', '万', '亿'];

/// A unit as so many of a plain one: `万元` is 10,000 元.
fn base(unit: &str) -> (Decimal, &str) {
    match unit {
        "%" => return (Decimal::TEN, "‰"),
        "公里" => return (Decimal::ONE_THOUSAND, "米"),
        // Not a hundred of anything.
        _ if unit.starts_with("百分") || unit.starts_with("千分") => return (Decimal::ONE, unit),
        _ => {}
    }
    let (mut factor, mut rest) = (Decimal::ONE, unit);
    for _ in 0..2 {
        let step = match rest.chars().next() {
            Some('百') => Decimal::ONE_HUNDRED,
            Some('千') => Decimal::ONE_THOUSAND,
            Some('万') => Decimal::from(10_000),
            Some('亿') => Decimal::from(100_000_000),
            _ => break,
        };
        factor *= step;
        rest = rest.strip_prefix(MULTIPLES).unwrap_or(rest);
    }
    (factor, rest)
}
