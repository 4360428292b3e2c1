//! Self-evaluations of projects and of whole departments, from the form handed
//! out to the spot check. How a row is scored stands in `domain::evaluation`;
//! here is who, when and in which transaction.
//!
//! To read: [`list()`] (all of a year), [`show()`] (one with its rows, its
//! filings and what a reviewer objects to), [`coverage()`], [`gaps()`] (checks
//! against own scores, by department), [`sample()`] (who is drawn for a check).
//! To enter here: [`entry::open`], [`entry::set`], [`entry::submit`]. To act:
//! [`import::import`], [`step::step`]. Forms to fill in come from [`form`].

mod coverage;
pub mod entry;
pub mod evidence;
mod fault;
pub mod form;
pub mod import;
mod list;
mod sample;
mod sheet;
mod show;
pub mod step;
mod year;

pub use coverage::{Coverage, DepartmentCoverage, DepartmentGap, coverage, gaps};
pub use entry::Entry;
pub use fault::EvaluationFault;
pub use list::{Entering, Item, Queue, list};
pub use sample::{Drawn, Weighing, sample};
pub use show::{Filing, Page, PageRow, show};
pub use year::evaluated;

use super::{Fault, rules};
use crate::domain::date::{Date, last_of_year};
use crate::domain::evaluation::Scheme;
use crate::service::period::Period;
use crate::store::Store;

/// How a budget year is scored: by what was in force on its last day, whenever
/// it is evaluated; without a year, as the settings of the last one have it.
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

/// The day for which self-evaluations hold when a year is looked at. They are
/// made after the year: who looks at its end sees what came of it, who looks at
/// a day in its course sees none, who looks at a later day sees that day.
///
/// # Errors
/// When the store cannot be read.
pub fn day(store: &Store, period: Period) -> Result<Date, Fault> {
    Ok(store.evaluation_day(period.year, period.as_of)?)
}

/// A self-evaluation as the operator saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Row in the store; 0 where nothing came in.
    pub evaluation_id: i64,
    /// [`Item::revision`]
    pub revision: i64,
    /// How messages call it.
    pub name: String,
}
