//! Evaluation: self-evaluations of projects and of whole departments, from the
//! form handed out to the spot check.
//!
//! Never here: how a row is scored (see `domain::evaluation`), a key evaluation.

use super::{Fault, rules};
use crate::domain::date::last_of_year;
use crate::domain::evaluation::Scheme;
use crate::store::Store;

/// How a budget year is scored: by what was in force on its last day, whenever
/// it is evaluated; without a year, as the settings stand at last.
///
/// # Errors
/// When the store cannot be read.
pub fn scheme(store: &Store, year: Option<i16>) -> Result<Scheme, Fault> {
    let year = match year {
        Some(year) => Some(year),
        None => store.years()?.last().copied(),
    };
    let Some(year) = year else { return Ok(Scheme::default()) };
    Ok(Scheme::of(&rules::in_force(store, last_of_year(year))?))
}
