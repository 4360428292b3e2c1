//! What a target or an actual value says: operator, number, unit. The raw text
//! is always kept; what is not told is *unknown*, never guessed.
//!
//! Never here: whether a target is a good one (see `target::check`), or how far
//! it has been reached.

mod columns;
mod damage;
mod dates;
mod numbers;
mod operators;
mod quantities;
#[cfg(test)]
mod tests;
mod typed;
mod units;
mod weigh;

use rust_decimal::Decimal;

use super::taxonomy::Level2;
use crate::domain::date::Date;
use crate::domain::text;

pub use columns::Direction;

/// How a value is to be compared with its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operator {
    /// ≥
    Ge,
    /// >
    Gt,
    /// =
    Eq,
    /// <
    Lt,
    /// ≤
    Le,
    /// Between two bounds, both included; `±3%以内` is -3 to 3.
    Range,
    /// Words only, or several numbers for several things.
    Qualitative,
    /// Done by a day.
    Date,
    /// A number whose direction nothing tells, or nothing at all.
    Unknown,
}

impl Operator {
    /// All of them.
    pub const ALL: [Operator; 9] = [
        Operator::Ge,
        Operator::Gt,
        Operator::Eq,
        Operator::Lt,
        Operator::Le,
        Operator::Range,
        Operator::Qualitative,
        Operator::Date,
        Operator::Unknown,
    ];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Operator::Ge => "ge",
            Operator::Gt => "gt",
            Operator::Eq => "eq",
            Operator::Lt => "lt",
            Operator::Le => "le",
            Operator::Range => "range",
            Operator::Qualitative => "qualitative",
            Operator::Date => "date",
            Operator::Unknown => "unknown",
        }
    }

    /// The reverse of [`Operator::key`].
    pub fn from_key(key: &str) -> Option<Operator> {
        Operator::ALL.into_iter().find(|o| o.key() == key)
    }

    /// The field's sign; nothing where there is none.
    pub const fn sign(self) -> &'static str {
        match self {
            Operator::Ge => "≥",
            Operator::Gt => "＞",
            Operator::Eq => "＝",
            Operator::Lt => "＜",
            Operator::Le => "≤",
            Operator::Range | Operator::Qualitative | Operator::Date | Operator::Unknown => "",
        }
    }
}

/// Why a reading is not to be relied on: it is asked about, never scored or accused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// `290%`, `2280次`, `工5%`: most likely a damaged sign.
    DamagedOperator,
    /// `7,00.0,77`, `854万854万`: no number that anyone wrote.
    MalformedNumber,
    /// `44561`: a spreadsheet's serial number of a day.
    DateSerial,
}

impl Doubt {
    /// All.
    pub const ALL: [Doubt; 3] = [Doubt::DamagedOperator, Doubt::MalformedNumber, Doubt::DateSerial];

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Doubt::DamagedOperator => "damaged_operator",
            Doubt::MalformedNumber => "malformed_number",
            Doubt::DateSerial => "date_serial",
        }
    }
}

/// A text as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// As it was written, cleaned of control characters only.
    pub raw: String,
    /// How to compare.
    pub operator: Operator,
    /// The number; of a range its lower bound.
    pub value: Option<Decimal>,
    /// The upper bound of a range.
    pub upper: Option<Decimal>,
    /// The unit as written, but for `百分比`, `％` and their like, which are `%`. Never scaled: `200万元` is 200 and 万元.
    pub unit: String,
    /// The day of a date target; of a period its last day. With the doubt
    /// [`Doubt::DateSerial`] the day that may have been meant.
    pub date: Option<Date>,
    /// Words beside the number, or all of a qualitative or dated text.
    pub text: String,
    /// Why not to rely on it.
    pub doubt: Option<Doubt>,
}

/// Longer texts are stories, not values.
const LONGEST: usize = 400;

impl Reading {
    /// Reads a text that stands in one cell.
    pub fn parse(raw: &str) -> Reading {
        Reading::parse_in(raw, None)
    }

    /// The same, with the budget year for a day that lacks it (`12月底前`).
    pub fn parse_in(raw: &str, year: Option<i16>) -> Reading {
        let raw = text::clean(raw);
        if says_nothing(&raw) {
            return Reading::nothing(raw);
        }
        let long = raw.chars().nth(LONGEST).is_some();
        let read = if long { None } else { weigh::weigh(&typed::Typed::of(&raw), year) };
        match read {
            Some(read) => Reading { raw, ..read },
            None => Reading { operator: Operator::Qualitative, text: raw.clone(), ..Reading::nothing(raw) },
        }
    }

    /// The same text once the class of its indicator is known: under 时效 a bare
    /// number may be a day. `None` is a class that nobody knows.
    #[must_use]
    pub fn with_class(self, class: Option<Level2>) -> Reading {
        let timely = class.is_none_or(|c| c == Level2::Timeliness);
        let Some(value) = self.value.filter(|_| timely && self.operator == Operator::Unknown) else { return self };
        if !(self.unit.is_empty() && self.text.is_empty() && self.doubt.is_none()) {
            return self;
        }
        if let Some(day) = dates::of_serial(value) {
            return Reading { date: Some(day), doubt: Some(Doubt::DateSerial), ..self };
        }
        let day = class.and_then(|_| dates::of_digits(&typed::Typed::of(&self.raw)));
        match day {
            Some(_) => {
                Reading { operator: Operator::Date, date: day, text: self.raw.clone(), ..Reading::nothing(self.raw) }
            }
            None => self,
        }
    }

    /// Whether the actual value makes a damaged ≥ likely where the text alone
    /// does not: 28 against 8.
    pub fn doubt_against(&self, actual: &Reading) -> Option<Doubt> {
        self.doubt.or_else(|| damage::against(self, actual).then_some(Doubt::DamagedOperator))
    }

    /// Whether nothing stood there, or a dash.
    pub fn is_blank(&self) -> bool {
        self.operator == Operator::Unknown && self.value.is_none() && self.text.is_empty()
    }

    /// Whether it says anything that can be counted: a number, a day, or several
    /// of them in words.
    pub fn is_measurable(&self) -> bool {
        self.value.is_some() || self.operator == Operator::Date || self.text.chars().any(|c| c.is_numeric())
    }

    /// The reading in the field's own signs: `≥90%`, `90至95%`, `2021-12-31`;
    /// of words the words.
    pub fn written(&self) -> String {
        let shown = |v: Decimal| v.normalize().to_string();
        match (self.operator, self.value, self.upper, self.date) {
            (Operator::Date, .., Some(day)) => day.to_string(),
            (_, Some(value), Some(upper), _) => format!("{}至{}{}", shown(value), shown(upper), self.unit),
            (operator, Some(value), None, _) => format!("{}{}{}", operator.sign(), shown(value), self.unit),
            _ => self.text.clone(),
        }
    }

    /// Nothing understood.
    fn nothing(raw: String) -> Reading {
        Reading {
            raw,
            operator: Operator::Unknown,
            value: None,
            upper: None,
            unit: String::new(),
            date: None,
            text: String::new(),
            doubt: None,
        }
    }
}

/// Whether a text is a blank or what people put for one.
fn says_nothing(cleaned: &str) -> bool {
    const BLANKS: [&str; 5] = ["无", "暂无", "不适用", "n/a", "空"];
    let plain = text::narrow(cleaned).to_lowercase();
    BLANKS.contains(&plain.as_str())
        || plain.chars().all(|c| text::is_dash(c) || matches!(c, '/' | '\\' | ' ' | '…' | '.' | '_'))
}
