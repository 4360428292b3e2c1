//! How far an indicator has come (domain.md §4.4) and its light while the year
//! runs (§4.5). Bands are arguments; what cannot be judged says why.
//!
//! Never here: a score (that is the self-evaluation's), or the light of a project.

use rust_decimal::Decimal;

use super::bar::{self, Bar, Class, Open};
use super::reading::{Direction, Doubt, Reading};
use super::taxonomy::Level2;
use crate::domain::date::Date;
use crate::domain::ratio;
use crate::domain::text;

/// What an indicator asks, and how it grows over the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// 年度指标值
    pub target: Reading,
    /// 一级 and 二级.
    pub class: Class,
    /// As a column prints it.
    pub direction: Option<Direction>,
    /// Whether it grows month by month to its target; by its class where nobody said.
    pub accumulates: Option<bool>,
    /// The month from which it is worked on; grey before it.
    pub planned_from: Option<u8>,
}

impl Aim {
    /// Whether its target is pro-rated: 数量 and 经济效益 are, unless their unit
    /// is a share; rates, satisfaction, quality and days are not.
    pub fn accumulates(&self) -> bool {
        let by_class = matches!(self.class.1, Some(Level2::Quantity | Level2::Economic));
        self.accumulates.unwrap_or(by_class && !matches!(self.target.unit.as_str(), "%" | "‰"))
    }
}

/// The moment a value speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// N of "1—N月"; 12 is the whole year.
    pub month: u8,
    /// The cut-off day.
    pub day: Date,
}

/// Limits of actual over standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bands {
    /// Below it: red.
    pub red: Decimal,
    /// Below it: yellow.
    pub yellow: Decimal,
    /// From it on: blue.
    pub blue: Decimal,
}

impl Default for Bands {
    /// 60 %, 80 %, 120 % (§4.5).
    fn default() -> Bands {
        Bands { red: Decimal::new(6, 1), yellow: Decimal::new(8, 1), blue: Decimal::new(12, 1) }
    }
}

/// The light of an indicator, from none to worst: far ahead is better than on
/// the way (§4.5: red > yellow > green > blue).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lamp {
    /// Nothing to judge.
    #[default]
    Grey,
    /// Far above what the month asks.
    Blue,
    /// On the way, or not yet due.
    Green,
    /// Behind.
    Yellow,
    /// Far behind, or a bar is passed.
    Red,
}

impl Lamp {
    /// All, from none to worst.
    pub const ALL: [Lamp; 5] = [Lamp::Grey, Lamp::Blue, Lamp::Green, Lamp::Yellow, Lamp::Red];

    /// The reverse of [`Lamp::key`].
    pub fn from_key(key: &str) -> Option<Lamp> {
        Lamp::ALL.into_iter().find(|l| l.key() == key)
    }

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Lamp::Grey => "grey",
            Lamp::Blue => "blue",
            Lamp::Green => "green",
            Lamp::Yellow => "yellow",
            Lamp::Red => "red",
        }
    }
}

/// Where an indicator stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Its light.
    pub lamp: Lamp,
    /// 0 and up; above 1 where more was done than asked.
    pub progress: Result<Decimal, Open>,
    /// What the month asks, where a number does.
    pub standard: Option<Decimal>,
    /// Actual over standard.
    pub against: Option<Decimal>,
    /// Short of its target, which only the year's end (or its day) asks for.
    pub early: bool,
}

/// Where an indicator stands with the value reported for a moment.
pub fn standing(aim: &Aim, actual: &Reading, at: Moment, bands: Bands) -> Standing {
    judge(aim, actual, at, bands).unwrap_or_else(|open| Standing {
        lamp: Lamp::Grey,
        progress: Err(open),
        standard: None,
        against: None,
        early: open == Open::NotDue,
    })
}

fn judge(aim: &Aim, actual: &Reading, at: Moment, bands: Bands) -> Result<Standing, Open> {
    if aim.planned_from.is_some_and(|from| at.month < from) {
        return Err(Open::NotDue);
    }
    let bar = comparable(&aim.target, aim.class, aim.direction, actual, at.month >= 12)?;
    match bar {
        Bar::Words => words(actual).map(|band| band.standing()),
        Bar::By(day) => by_day(day, actual, at),
        Bar::Reach { target, strict } => {
            let value = bar::number(&bar, &aim.target, actual)?;
            let progress = reached(value, target).ok_or(Open::NoNumber)?;
            let met = if strict { value > target } else { value >= target };
            Ok(paced(aim, value, target, met, at, bands).with(progress))
        }
        Bar::Keep { target, strict } => {
            let value = bar::number(&bar, &aim.target, actual)?;
            let progress = kept(value, target).ok_or(Open::NoNumber)?;
            let met = if strict { value < target } else { value <= target };
            Ok(Standing { standard: Some(target), ..lit(if met { Lamp::Green } else { Lamp::Red }).with(progress) })
        }
        Bar::Within { low, high } => {
            let value = bar::number(&bar, &aim.target, actual)?;
            if value > high {
                let progress = kept(value, high).ok_or(Open::NoNumber)?;
                return Ok(Standing { standard: Some(high), ..lit(Lamp::Red).with(progress) });
            }
            let progress = reached(value, low).ok_or(Open::NoNumber)?.min(Decimal::ONE);
            if value < low && low <= Decimal::ZERO {
                // A deviation from nothing does not grow into its bounds.
                return Ok(Standing { standard: Some(low), ..lit(Lamp::Red).with(progress) });
            }
            // Between the bounds nobody is far ahead.
            let bands = Bands { blue: Decimal::MAX, ..bands };
            Ok(paced(aim, value, low, value >= low, at, bands).with(progress))
        }
    }
}

/// What a target asks, where the value reported for it can be relied on. In
/// July 8 of 28 is a fair value; once the year is over 28 may be a damaged ≥8.
///
/// # Errors
/// [`Open`] where target or value are to be asked about.
pub fn comparable(
    target: &Reading,
    class: Class,
    direction: Option<Direction>,
    actual: &Reading,
    over: bool,
) -> Result<Bar, Open> {
    if is_unreported(actual) {
        return Err(Open::Unreported);
    }
    let bar = Bar::of(target, class, direction);
    let against = if over { target.doubt_against(actual) } else { None };
    let own = |bar: &Bar| actual.doubt.filter(|doubt| matters(*doubt, target, actual, bar));
    match bar.as_ref().map_or(None, own).or(against) {
        Some(doubt) => Err(Open::Doubtful(doubt)),
        None => bar,
    }
}

/// Whether nothing stands where a value should: a blank, a dash, 无.
pub fn is_unreported(actual: &Reading) -> bool {
    actual.is_blank() && actual.doubt.is_none()
}

/// A plain count has no sign that could be damaged, nor has a share where more
/// than 100 % is asked for; a day is looked for only where one is asked for.
fn matters(doubt: Doubt, target: &Reading, actual: &Reading, bar: &Bar) -> bool {
    match doubt {
        Doubt::DateSerial => matches!(bar, Bar::By(_)),
        Doubt::MalformedNumber => true,
        Doubt::DamagedOperator => {
            let digits: String =
                text::narrow(actual.raw.trim()).chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            let small = target.value.is_none_or(|t| t <= Decimal::ONE_HUNDRED);
            actual.unit == "%" && small || digits.parse().ok() != actual.value
        }
    }
}

fn lit(lamp: Lamp) -> Standing {
    Standing { lamp, progress: Ok(Decimal::ZERO), standard: None, against: None, early: false }
}

impl Standing {
    fn with(self, progress: Decimal) -> Standing {
        Standing { progress: Ok(progress), ..self }
    }
}

/// `actual/target`; nothing below 0. Where the target is no positive number,
/// by how far the value falls short of it.
fn reached(value: Decimal, target: Decimal) -> Option<Decimal> {
    if target > Decimal::ZERO {
        return Some(value.checked_div(target)?.max(Decimal::ZERO));
    }
    if value >= target {
        return Some(Decimal::ONE);
    }
    short(target.checked_sub(value)?, target)
}

/// 1 up to the target, then less by as much as the value lies above it.
fn kept(value: Decimal, target: Decimal) -> Option<Decimal> {
    if value <= target {
        return Some(Decimal::ONE);
    }
    short(value.checked_sub(target)?, target)
}

/// `max(0, 1 − by/|target|)`; nothing is left where the target is 0.
fn short(by: Decimal, target: Decimal) -> Option<Decimal> {
    if target.is_zero() {
        return Some(Decimal::ZERO);
    }
    Some((Decimal::ONE - by.checked_div(target.abs())?).max(Decimal::ZERO))
}

/// The light of a value that is to reach a target, in proportion to the months
/// where the indicator accumulates. What does not accumulate is asked for at
/// the end of the year: before that it is green, and said to be early.
fn paced(aim: &Aim, value: Decimal, target: Decimal, met: bool, at: Moment, bands: Bands) -> Standing {
    let month = at.month.min(12);
    let accumulates = aim.accumulates() && target > Decimal::ZERO;
    let standard = if accumulates { pro_rata(target, aim.planned_from, month) } else { Some(target) };
    let against = standard.filter(|s| *s > Decimal::ZERO).and_then(|s| ratio::quotient(value, s));
    let far = against.is_some_and(|q| ratio::at_least(q, bands.blue));
    let (lamp, early) = match against {
        _ if far && met => (Lamp::Blue, false),
        Some(q) if accumulates => match () {
            () if ratio::below(q, bands.red) => (Lamp::Red, false),
            () if ratio::below(q, bands.yellow) => (Lamp::Yellow, false),
            () if far => (Lamp::Blue, false),
            () => (Lamp::Green, false),
        },
        None if accumulates => (Lamp::Grey, false),
        _ if met => (Lamp::Green, false),
        _ if month < 12 => (Lamp::Green, true),
        q if q.is_none_or(|q| ratio::below(q, bands.red)) => (Lamp::Red, false),
        _ => (Lamp::Yellow, false),
    };
    Standing { standard, against, early, ..lit(lamp) }
}

/// `target × m/12`; from the month in which the work begins, if that is later.
fn pro_rata(target: Decimal, from: Option<u8>, month: u8) -> Option<Decimal> {
    let from = from.unwrap_or(1).clamp(1, 12);
    let (gone, whole) = ((month + 1).saturating_sub(from), 13 - from);
    if gone == whole {
        return Some(target);
    }
    let (gone, whole) = (Decimal::from(gone), Decimal::from(whole));
    // A target so large that the product finds no room is divided first.
    target.checked_mul(gone).map_or_else(|| (target / whole).checked_mul(gone), |p| p.checked_div(whole))
}

/// Words of a thing done after its day.
pub const LATE: [&str; 6] = ["逾期", "延期", "延后", "超期", "推迟", "滞后"];

/// Done by the day, or not. A day still to come is asked for when it comes.
fn by_day(day: Date, actual: &Reading, at: Moment) -> Result<Standing, Open> {
    let done_on = actual.date.filter(|done| *done <= at.day);
    match (done_on, actual.date) {
        (Some(done), _) if done <= day => return Ok(lit(Lamp::Green).with(Decimal::ONE)),
        (Some(_), _) => return Ok(lit(Lamp::Red)),
        // A day that is only planned.
        (None, Some(_)) if day > at.day => return Err(Open::NotDue),
        (None, Some(_)) => return Ok(lit(Lamp::Red)),
        (None, None) => {}
    }
    match words(actual)? {
        // Without a day, done is taken for done in time unless it says otherwise.
        Band::Done if LATE.iter().any(|w| actual.raw.contains(w)) => Ok(lit(Lamp::Red)),
        Band::Done => Ok(lit(Lamp::Green).with(Decimal::ONE)),
        Band::Part | Band::Undone if at.day < day => Err(Open::NotDue),
        Band::Part | Band::Undone => Ok(lit(Lamp::Red)),
    }
}

/// 三档 of a qualitative indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Band {
    /// 达成年度指标
    Done,
    /// 部分达成年度指标并具有一定效果
    Part,
    /// 未达成年度指标且效果较差
    Undone,
}

impl Band {
    fn standing(self) -> Standing {
        let (lamp, tenths) = match self {
            Band::Done => (Lamp::Green, 10),
            Band::Part => (Lamp::Yellow, 7),
            Band::Undone => (Lamp::Red, 3),
        };
        lit(lamp).with(Decimal::new(tenths, 1))
    }

    /// By keyword, in the order of §4.3: begins with 未 or 没有, contains 部分,
    /// contains 达成, 达到, 实现 or 完成. 实现目标程度较低 (财预〔2021〕101号) is
    /// the third band though it holds 实现; where a 不 or 未 stands before the
    /// last keyword, nobody can tell.
    pub fn parse(text: &str) -> Option<Band> {
        const UNDONE: [&str; 8] = ["未", "没有", "尚未", "还未", "仍未", "暂未", "并未", "没"];
        const DONE: [&str; 4] = ["达成", "达到", "实现", "完成"];
        const DENIED: [&str; 6] = ["未", "没有", "不", "无法", "难以", "尚待"];
        let text = text.trim();
        let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
        if UNDONE.iter().any(|w| text.starts_with(w)) || text.contains("程度较低") {
            Some(Band::Undone)
        } else if text.contains("部分") {
            Some(Band::Part)
        } else if has(&DONE) && !has(&DENIED) {
            Some(Band::Done)
        } else {
            None
        }
    }
}

/// What words tell; `完成60%` tells a number, and no band.
fn words(actual: &Reading) -> Result<Band, Open> {
    let partly = actual.unit == "%" && actual.value.is_some_and(|v| v < Decimal::ONE_HUNDRED);
    Band::parse(&actual.raw).filter(|band| !(partly && *band == Band::Done)).ok_or(Open::Words)
}

#[cfg(test)]
mod tests;
