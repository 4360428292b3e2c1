//! The score of one indicator, whatever its target (domain.md §5.3, §5.4), with
//! all that a sentence about it needs. What cannot be relied on is not scored:
//! it says what to ask.
//!
//! Never here: the sentence, a total.

use rust_decimal::Decimal;

use super::scheme::{Equal, Family, Late, Negative, Over, Scheme};
use super::why::{Note, Unscored, Why};
use super::words;
use crate::domain::date::Date;
use crate::domain::indicator::bar::{self, Bar, Class};
use crate::domain::indicator::progress::{self, Band, LATE};
use crate::domain::indicator::{Direction, Level1, Level2, Open, Operator, Reading};
use crate::domain::ratio::{round_half_away, settle};

/// What an indicator asks, and for how much.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// 年度指标值
    pub target: &'a Reading,
    /// 一级 and 二级.
    pub class: Class,
    /// As a column prints it.
    pub direction: Option<Direction>,
    /// 分值: full marks.
    pub weight: Decimal,
}

/// What was reported for it.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// 实际完成值
    pub actual: &'a Reading,
    /// Points somebody picked within the band of words.
    pub points: Option<Decimal>,
    /// Far above the target, and the target was not set low.
    pub objective: bool,
    /// Approved as not applicable.
    pub not_applicable: bool,
}

impl<'a> Given<'a> {
    /// A value and nothing else.
    pub fn of(actual: &'a Reading) -> Given<'a> {
        Given { actual, points: None, objective: false, not_applicable: false }
    }
}

/// A score with the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// In hundredths, from 0 to the full marks.
    pub points: Decimal,
    /// Before rounding.
    pub exact: Decimal,
    /// Full marks.
    pub marks: Decimal,
    /// Actual over target; where no number is asked for, the share of the marks.
    pub completion: Decimal,
    /// Whether 偏差原因 has to be told.
    pub reason_required: bool,
    /// How it was scored.
    pub why: Why,
    /// What else is to be said.
    pub note: Option<Note>,
}

/// Scores an indicator.
///
/// # Errors
/// [`Unscored`] where nothing can be relied on: never a guess.
pub fn score(asked: &Asked, given: &Given, scheme: &Scheme) -> Result<Scored, Unscored> {
    if asked.weight <= Decimal::ZERO || asked.weight > Decimal::ONE_HUNDRED {
        return Err(Unscored::Marks);
    }
    if given.not_applicable {
        return Ok(Row { asked, given, scheme }.share(Decimal::ZERO, Why::NotApplicable));
    }
    let row = Row { asked, given, scheme };
    let bar = progress::comparable(asked.target, asked.class, asked.direction, given.actual, true)?;
    match bar {
        Bar::Words => words::score(&row),
        Bar::By(due) => row.day(due),
        _ => row.number(row.exactly_zero(bar)),
    }
}

/// A row on its way to a score.
pub(super) struct Row<'a> {
    pub asked: &'a Asked<'a>,
    pub given: &'a Given<'a>,
    pub scheme: &'a Scheme,
}

/// Marks as a fraction of full marks, so that nothing is rounded on the way.
#[derive(Clone, Copy)]
struct Part(Decimal, Decimal);

impl Row<'_> {
    /// `=0` is kept by 0 alone, whatever direction stands beside it.
    fn exactly_zero(&self, bar: Bar) -> Bar {
        match bar {
            Bar::Reach { target, .. } if target.is_zero() && self.asked.target.operator == Operator::Eq => {
                Bar::Keep { target, strict: false }
            }
            other => other,
        }
    }

    fn number(&self, bar: Bar) -> Result<Scored, Unscored> {
        let actual = bar::number(&bar, self.asked.target, self.given.actual)?;
        let scored = match bar {
            _ if self.is_satisfaction() => self.satisfaction(actual),
            Bar::Reach { target, .. } if self.is_two_sided(target) => self.two_sided(actual, target),
            Bar::Reach { target, .. } => self.reach(actual, target, bar),
            Bar::Keep { target, .. } => self.keep(actual, target, bar),
            Bar::Within { low, high } if actual > high => self.keep(actual, high, bar).filter(|_| high >= low),
            Bar::Within { low, .. } if actual < low => self.fall_short(actual, low),
            _ => self.met(actual, bar),
        };
        let mut scored = scored.ok_or(Open::NoNumber)?;
        let strict =
            matches!(bar, Bar::Reach { target, strict: true } | Bar::Keep { target, strict: true } if target == actual);
        if strict {
            scored.note = Some(Note::OnStrictBar);
        }
        Ok(scored)
    }

    fn met(&self, actual: Decimal, bar: Bar) -> Option<Scored> {
        Some(self.share(Decimal::ONE, Why::Met { actual, bar }))
    }

    fn reach(&self, actual: Decimal, target: Decimal, bar: Bar) -> Option<Scored> {
        if actual < target {
            return self.fall_short(actual, target);
        }
        let ratio = if target > Decimal::ZERO { actual.checked_div(target)? } else { Decimal::ONE };
        // Of a share near the whole there is no far above.
        let capped = self.asked.target.unit == "%" && target >= Decimal::from(95);
        if capped || self.scheme.over == Over::Off || settle(ratio) <= self.scheme.over_threshold {
            let met = self.met(actual, bar)?;
            return Some(Scored { completion: ratio, ..met });
        }
        if self.given.objective {
            let full = self.share(Decimal::ONE, Why::Objective { actual, target, ratio });
            return Some(Scored { completion: ratio, reason_required: true, ..full });
        }
        let part = self.over(ratio, actual, target)?;
        let exact = self.of(part)?;
        let why = Why::Over { actual, target, ratio, share: exact / self.asked.weight, way: self.scheme.over };
        let scored = self.scored(exact, why);
        Some(Scored { completion: ratio, reason_required: true, ..scored })
    }

    /// The share of the marks that is left far above the target.
    fn over(&self, ratio: Decimal, actual: Decimal, target: Decimal) -> Option<Part> {
        let tenths = |n| Some(Part(Decimal::new(n, 1), Decimal::ONE));
        match self.scheme.over {
            Over::Explain | Over::Off => tenths(10),
            Over::Linear => {
                let left = Decimal::ONE + self.scheme.over_threshold;
                let floor = self.scheme.over_floor;
                if settle(left.checked_sub(ratio)?) <= floor {
                    return Some(Part(floor, Decimal::ONE));
                }
                Some(Part(left.checked_mul(target)?.checked_sub(actual)?, target))
            }
            Over::Tier if settle(ratio) <= Decimal::new(15, 1) => tenths(9),
            Over::Tier if settle(ratio) <= Decimal::TWO => tenths(8),
            Over::Tier => tenths(7),
        }
    }

    /// Short of a bar to reach.
    fn fall_short(&self, actual: Decimal, target: Decimal) -> Option<Scored> {
        if target <= Decimal::ZERO {
            // Growth that was to be no worse than -5 %; what cannot be below nought is no value.
            if target.is_zero() {
                return Some(self.below_zero(actual));
            }
            return self.off(actual, target, target.checked_sub(actual)?);
        }
        if actual < Decimal::ZERO {
            return Some(self.below_zero(actual));
        }
        self.proportional(Part(actual, target), Why::Short { actual, target })
    }

    fn below_zero(&self, actual: Decimal) -> Scored {
        let nothing = self.share(Decimal::ZERO, Why::BelowZero { actual });
        Scored { note: Some(Note::NegativeActual), ..nothing }
    }

    /// A bar that is not to be passed.
    fn keep(&self, actual: Decimal, bound: Decimal, bar: Bar) -> Option<Scored> {
        if actual <= bound {
            return self.met(actual, bar);
        }
        if bound > Decimal::ZERO && self.scheme.negative == Negative::Ratio {
            return self.proportional(Part(bound, actual), Why::Inverse { actual, bound });
        }
        self.off(actual, bound, actual.checked_sub(bound)?)
    }

    /// `=` with deviations to either side.
    fn two_sided(&self, actual: Decimal, target: Decimal) -> Option<Scored> {
        let distance = actual.checked_sub(target)?.abs();
        if settle(distance.checked_div(target.abs())?) <= self.scheme.tolerance {
            return self.met(actual, Bar::Within { low: target, high: target });
        }
        self.off(actual, target, distance)
    }

    /// `marks x (1 - distance/|bound|)`; nothing is left from twice the bound on.
    fn off(&self, actual: Decimal, bound: Decimal, distance: Decimal) -> Option<Scored> {
        let whole = bound.abs();
        if distance >= whole {
            return Some(self.share(Decimal::ZERO, Why::Lost { actual, bound }));
        }
        let by = distance.checked_div(whole)?;
        self.proportional(Part(whole.checked_sub(distance)?, whole), Why::Off { actual, bound, by })
    }

    /// Marks in proportion; under S2021 nothing below 60 % and the rest spread.
    fn proportional(&self, part: Part, why: Why) -> Option<Scored> {
        let rate = part.0.checked_div(part.1)?;
        let (part, why) = match self.scheme.family {
            Family::S2020 => (part, why),
            Family::S2021 => {
                let least = Decimal::new(6, 1);
                let above = part.0.checked_sub(part.1.checked_mul(least)?)?;
                if above < Decimal::ZERO {
                    (Part(Decimal::ZERO, Decimal::ONE), Why::Below60 { rate })
                } else {
                    (Part(above, part.1.checked_mul(Decimal::ONE - least)?), Why::Above60 { rate })
                }
            }
        };
        let scored = self.scored(self.of(part)?, why);
        Some(Scored { completion: rate, ..scored })
    }

    fn is_satisfaction(&self) -> bool {
        let (level1, level2) = self.asked.class;
        let class = level1 == Some(Level1::Satisfaction) || level2 == Some(Level2::Satisfaction);
        self.scheme.family == Family::S2021 && class && self.asked.target.unit == "%"
    }

    fn satisfaction(&self, actual: Decimal) -> Option<Scored> {
        let tenths = match actual {
            a if a >= Decimal::from(90) => 10,
            a if a >= Decimal::from(80) => 8,
            a if a >= Decimal::from(60) => 5,
            _ => 0,
        };
        let scored = self.share(Decimal::new(tenths, 1), Why::Satisfaction { actual, tenths });
        let completion = self.asked.target.value.and_then(|t| actual.checked_div(t)).unwrap_or(scored.completion);
        Some(Scored { completion, ..scored })
    }

    fn is_two_sided(&self, target: Decimal) -> bool {
        let equal = self.asked.target.operator == Operator::Eq && self.scheme.equal == Equal::TwoSided;
        equal && !target.is_zero()
    }

    /// To be done by a day.
    fn day(&self, due: Date) -> Result<Scored, Unscored> {
        let actual = self.given.actual;
        if let Some(done) = actual.date {
            if done <= due {
                return Ok(self.share(Decimal::ONE, Why::OnTime { due, done: Some(done) }));
            }
            return Ok(self.late(due, Some(done), months_begun(due, done)));
        }
        let late = LATE.iter().any(|w| actual.raw.contains(w));
        let whole = actual.unit == "%" && actual.value == Some(Decimal::ONE_HUNDRED);
        match words::answer(&actual.raw).or_else(|| Band::parse(&actual.raw).and_then(words::as_answer)) {
            _ if late && self.scheme.late == Late::Zero => Ok(self.late(due, None, 1)),
            _ if late => Err(Unscored::NoDay),
            Some(true) => Ok(self.share(Decimal::ONE, Why::OnTime { due, done: None })),
            Some(false) => Ok(self.share(Decimal::ZERO, Why::NotDone { due })),
            None if whole || words::is_timely(&actual.raw) => {
                Ok(self.share(Decimal::ONE, Why::OnTime { due, done: None }))
            }
            None => Err(Open::Words.into()),
        }
    }

    fn late(&self, due: Date, done: Option<Date>, months: u32) -> Scored {
        let lost = match self.scheme.late {
            Late::Zero => Decimal::ONE,
            Late::Linear => self.scheme.late_step * Decimal::from(months),
        };
        self.share((Decimal::ONE - lost).max(Decimal::ZERO), Why::Late { due, done, months })
    }

    /// A share of the marks.
    pub fn share(&self, share: Decimal, why: Why) -> Scored {
        let scored = self.scored(self.asked.weight * share, why);
        Scored { completion: share, ..scored }
    }

    /// Points as they are.
    pub fn scored(&self, exact: Decimal, why: Why) -> Scored {
        let marks = self.asked.weight;
        let points = round_half_away(settle(exact), 2);
        let reason_required = points < marks;
        Scored { points, exact, marks, completion: exact / marks, reason_required, why, note: None }
    }

    /// The marks times a fraction of them.
    fn of(&self, Part(num, den): Part) -> Option<Decimal> {
        let whole = self.asked.weight;
        // Numbers too long to be multiplied first lose nothing that hundredths could show.
        let exact =
            whole.checked_mul(num).map_or_else(|| num.checked_div(den)?.checked_mul(whole), |p| p.checked_div(den))?;
        Some(exact.clamp(Decimal::ZERO, whole))
    }
}

/// How many months have begun after a day, up to another.
fn months_begun(due: Date, done: Date) -> u32 {
    use jiff::ToSpan;
    (1..=1_200).find(|n| due.saturating_add((*n).months()) >= done).map_or(1_200, i32::unsigned_abs)
}
