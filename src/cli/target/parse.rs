//! `target parse`: what target texts say. Never here: reading them.

use serde_json::{Value as Json, json};

use super::args::Parse;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::indicator::{Operator, Reading};
use crate::present::reading;

/// `target parse`
pub(super) fn parse(desk: &Desk, args: &Parse) -> Result<u8, Stop> {
    let read = |text: &String| Reading::parse_in(text, desk.year).with_class(args.class);
    let readings: Vec<Reading> = args.texts.iter().map(read).collect();
    let page = Page::of(reading::list(desk.s, &readings), desk.as_of.unwrap_or_else(|| desk.today()));
    desk.show(&page, || json!({ "targets": readings.iter().map(out).collect::<Vec<_>>() }))?;
    Ok(DONE)
}

/// A reading in JSON; the value of a day is the day.
pub(super) fn out(r: &Reading) -> Json {
    let day = r.date.map(|d| d.to_string());
    let value = if r.operator == Operator::Date { day.clone() } else { r.value.map(reading::plain) };
    let some = |s: &str| Some(s.to_string()).filter(|s| !s.is_empty());
    json!({
        "raw": r.raw, "operator": r.operator.key(), "value": value, "upper": r.upper.map(reading::plain),
        "unit": some(&r.unit), "text": some(&r.text),
        "doubtful": r.doubt.is_some(), "doubt": r.doubt.map(|d| d.key()), "date": day,
    })
}
