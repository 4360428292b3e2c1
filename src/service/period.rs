//! For which year and day figures hold, where nobody said otherwise.

use super::Fault;
use crate::domain::date::{self, Date};
use crate::store::{Store, org::END_OF_TIME};

/// A budget year and the day for which its figures hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Budget year.
    pub year: i16,
    /// D
    pub as_of: Date,
}

/// The year and day asked for; by default the latest year in the store and
/// the latest payment date of that year, never the machine's today.
///
/// # Errors
/// [`Fault::EmptyStore`], [`Fault::NoYear`].
pub fn resolve(store: &Store, year: Option<i16>, as_of: Option<Date>) -> Result<Period, Fault> {
    let years = store.years()?;
    let latest = years.last().copied().ok_or(Fault::EmptyStore)?;
    let year = year.unwrap_or_else(|| match as_of {
        // A day in a year that the store knows means that year.
        Some(day) if years.contains(&day.year()) => day.year(),
        _ => latest,
    });
    if !years.contains(&year) {
        return Err(Fault::NoYear(year));
    }
    let as_of = match as_of {
        Some(day) => day,
        None => match store.last_payment_date(year, END_OF_TIME)? {
            Some(day) => day,
            // Nothing paid yet: the day of the last quota shows the budget as it is.
            None => store.last_quota_date(year)?.unwrap_or_else(|| date::first_of_year(year)),
        },
    };
    Ok(Period { year, as_of })
}
