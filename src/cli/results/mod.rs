//! The end of the cycle: `apply`, `disclose`, `assess`, `register`. Never here:
//! a rule of the field.

mod apply;
pub(super) mod args;
mod assess;
pub(super) mod assess_args;
mod assess_out;
mod disclose;
mod register;
mod year;

pub(super) use apply::run as apply;
pub(super) use assess::run as assess;
pub(super) use disclose::run as disclose;
pub(super) use register::run as register;

use super::desk::Desk;
use super::stop::Stop;
use crate::domain::date::Date;
use crate::service::period::Period;
use crate::store::Store;

/// A store that is there, with the year and day of the call.
fn open(desk: &Desk) -> Result<(Store, Period), Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    Ok((store, period))
}

/// The day of a step: as named, else the day looked at.
fn on(period: Period, named: Option<Date>) -> Date {
    named.unwrap_or(period.as_of)
}

/// A text, or null where it says nothing.
fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}
