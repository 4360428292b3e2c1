//! A target text as it was understood, in words. Never here: understanding it.

use rust_decimal::Decimal;

use super::strings::Strings;
use crate::domain::indicator::{Doubt, Operator, Reading};
use crate::exchange::out::{SheetOut, Value};

/// A number without needless zeros.
pub fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// A number with its unit.
fn amount(value: Decimal, unit: &str) -> String {
    if unit.starts_with(['%', '‰']) || unit.is_empty() {
        format!("{}{unit}", plain(value))
    } else {
        format!("{} {unit}", plain(value))
    }
}

/// What the text says.
pub fn words(s: &Strings, r: &Reading) -> String {
    let w = &s.reading;
    if r.is_blank() && r.doubt.is_none() {
        return w.blank.to_string();
    }
    let shown = r.value.map(|v| amount(v, &r.unit));
    match (r.operator, shown.as_deref()) {
        (Operator::Ge, Some(v)) => (w.ge)(v),
        (Operator::Gt, Some(v)) => (w.gt)(v),
        (Operator::Eq, Some(v)) => (w.eq)(v),
        (Operator::Lt, Some(v)) => (w.lt)(v),
        (Operator::Le, Some(v)) => (w.le)(v),
        (Operator::Range, Some(v)) => (w.range)(v, &r.upper.map(|u| amount(u, &r.unit)).unwrap_or_default()),
        (Operator::Unknown, Some(v)) => (w.unknown)(v),
        (Operator::Date, _) => r.date.map_or_else(|| w.day_open.to_string(), |day| (w.by)(&day.to_string())),
        (Operator::Qualitative, _) if r.is_measurable() => w.several.to_string(),
        (Operator::Qualitative, _) => w.words.to_string(),
        (_, None) => w.no_number.to_string(),
    }
}

/// Why the reading is not to be relied on.
pub fn doubt(s: &Strings, r: &Reading) -> Option<String> {
    let w = &s.reading;
    Some(match r.doubt? {
        Doubt::DamagedOperator => w.damaged.to_string(),
        Doubt::MalformedNumber => w.malformed.to_string(),
        Doubt::DateSerial => r.date.map_or_else(|| w.serial.to_string(), |day| (w.perhaps)(&day.to_string())),
    })
}

/// Readings as a list.
pub fn list(s: &Strings, readings: &[Reading]) -> SheetOut {
    let w = &s.reading;
    let heads = [w.col_raw, w.col_reading, w.col_value, w.col_upper, w.col_unit, w.col_day, w.col_text, w.col_doubt];
    // Numbers stay as they were written: a target of 0.0125 is not 0.01.
    let number = |v: Option<Decimal>| v.map_or(Value::Empty, |v| Value::text(plain(v)));
    let row = |r: &Reading| {
        vec![
            Value::text(&r.raw),
            Value::text(words(s, r)),
            number(r.value),
            number(r.upper),
            Value::text(&r.unit),
            r.date.map_or(Value::Empty, Value::Date),
            Value::text(if r.text == r.raw { "" } else { &r.text }),
            doubt(s, r).map_or(Value::Empty, Value::Text),
        ]
    };
    super::lists::sheet(w.sheet, &heads, readings.iter().map(row).collect())
}
