//! The working calendar in words.
//!
//! Never here: which days are off.

use jiff::civil::Weekday;

use crate::domain::calendar::DayKind;
use crate::domain::date::Date;
use crate::exchange::calendar::{BadDay, DayFault};
use crate::exchange::out::{SheetOut, Value};
use crate::service::calendar::Entered;

use super::lists::{sheet, source};
use super::strings::Strings;

/// 放假, 调休上班, 正常.
pub fn kind(s: &Strings, kind: Option<DayKind>) -> &'static str {
    let t = &s.letters;
    match kind {
        Some(DayKind::Off) => t.off,
        Some(DayKind::Work) => t.work,
        None => t.ordinary,
    }
}

/// 一 to 日.
pub fn weekday(s: &Strings, day: Date) -> &'static str {
    let t = &s.letters;
    match day.weekday() {
        Weekday::Monday => t.monday,
        Weekday::Tuesday => t.tuesday,
        Weekday::Wednesday => t.wednesday,
        Weekday::Thursday => t.thursday,
        Weekday::Friday => t.friday,
        Weekday::Saturday => t.saturday,
        Weekday::Sunday => t.sunday,
    }
}

/// The days of a year that differ.
pub fn list(s: &Strings, days: &[Entered]) -> SheetOut {
    let t = &s.letters;
    let row = |d: &Entered| {
        let entry = d.entry.as_ref();
        vec![
            Value::Date(d.day),
            Value::text(weekday(s, d.day)),
            Value::text(kind(s, d.kind)),
            Value::maybe_text(entry.map(|e| e.note.as_str()).filter(|n| !n.is_empty())),
            Value::text(entry.map_or(t.shipped, |e| e.by.as_str())),
        ]
    };
    sheet(t.calendar, &[t.col_day, t.col_weekday, t.col_kind, t.col_note, t.col_source], days.iter().map(row).collect())
}

/// Why a row of a file cannot be used.
pub fn bad_why(s: &Strings, why: DayFault) -> &'static str {
    let t = &s.letters;
    match why {
        DayFault::NoDay => t.bad_day,
        DayFault::NoKind => t.bad_kind,
        DayFault::Otherwise => t.bad_otherwise,
    }
}

/// The row, with its place.
pub fn bad_day(s: &Strings, bad: &BadDay) -> String {
    let cell = source("", &bad.sheet, &bad.cell);
    (s.letters.bad_row)(cell.trim(), &bad.quote, bad_why(s, bad.why))
}
