//! What a target or an actual value says: operator, number, unit. The raw text
//! is always kept; what is not told is *unknown*, never guessed.

use rust_decimal::Decimal;

use crate::domain::date::Date;

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
    /// Words only.
    Qualitative,
    /// Done by a day.
    Date,
    /// A number whose direction nothing tells, or nothing at all.
    Unknown,
}

impl Operator {
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
    /// `290%`, `2280次`, `工5%`: most likely a damaged ≥.
    DamagedOperator,
    /// `7,00.0,77`, `854万854万`: no number that anyone wrote.
    MalformedNumber,
    /// `44561`: a spreadsheet's serial number of a day.
    DateSerial,
}

impl Doubt {
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
    /// The day of a date target; of a period its last day.
    pub date: Option<Date>,
    /// Words beside the number, or all of a qualitative text.
    pub text: String,
    /// Why not to rely on it.
    pub doubt: Option<Doubt>,
}

impl Reading {
    /// Reads a text that stands in one cell.
    pub fn parse(raw: &str) -> Reading {
        Reading {
            raw: raw.to_string(),
            operator: Operator::Unknown,
            value: None,
            upper: None,
            unit: String::new(),
            date: None,
            text: raw.to_string(),
            doubt: None,
        }
    }
}
