//! Who is assessed, as a person names them.

use crate::domain::assessment::{Ladder, Subject};
use crate::domain::county::{self, County};
use crate::domain::date::Date;
use crate::domain::org::{Department, fold_name};
use crate::service::period::Period;
use crate::service::results_fault::said;
use crate::service::{DEFAULT_PLACE, Fault, ResultsFault, Stamp};
use crate::store::Store;
use crate::store::assessment::CountyRow;
use crate::store::audit::Entry;

/// The counties of a year: those of the code table, and what the office added;
/// by code.
///
/// # Errors
/// What the store says.
pub fn counties(store: &Store, year: i16) -> Result<Vec<County>, Fault> {
    let mut all = county::of_year(year);
    for row in store.counties()? {
        let there = row.valid_from.is_none_or(|d| d.year() <= year) && row.valid_until.is_none_or(|d| d.year() >= year);
        all.retain(|c| c.code != row.code);
        if there {
            all.push(County { code: row.code, name: row.name });
        }
    }
    all.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(all)
}

/// Adds a county or zone, or says until when there is one.
///
/// # Errors
/// [`ResultsFault::CountyCode`], [`Fault::EmptyText`] without a name.
pub fn add_county(
    store: &mut Store,
    stamp: &Stamp,
    code: &str,
    name: &str,
    (valid_from, valid_until): (Option<Date>, Option<Date>),
) -> Result<County, Fault> {
    let short = county::short_code(code).ok_or_else(|| ResultsFault::CountyCode(code.to_string()))?;
    let name = said(name)?;
    let row = CountyRow { code: short, name, valid_from, valid_until, by: stamp.actor.clone(), at: stamp.at.clone() };
    store.write(stamp, |w| {
        w.add_county(&row)?;
        let detail = serde_json::json!({"county": row.code, "name": row.name});
        let county = County { code: row.code.clone(), name: row.name.clone() };
        Ok((county, Entry { action: "county_add", subject: row.code.clone(), detail }))
    })
}

/// A department by its code or by any way of writing its name.
///
/// # Errors
/// [`Fault::NoDepartment`]
pub fn department(store: &Store, period: Period, typed: &str) -> Result<Department, Fault> {
    let place = store.meta("place")?.unwrap_or_else(|| DEFAULT_PLACE.to_string());
    let fold = fold_name(typed, &place);
    let all = store.departments(period.as_of)?;
    let meant = |d: &Department| d.code.as_deref() == Some(typed.trim()) || fold_name(&d.name, &place) == fold;
    all.into_iter().find(meant).ok_or_else(|| Fault::NoDepartment(typed.to_string()))
}

/// A department or county of a ladder.
///
/// # Errors
/// [`Fault::NoDepartment`], [`ResultsFault::NoCounty`].
pub fn subject(store: &Store, period: Period, ladder: Ladder, typed: &str) -> Result<(Subject, String), Fault> {
    match ladder {
        Ladder::Departments => department(store, period, typed).map(|d| (Subject::Department(d.id), d.name)),
        Ladder::Counties => {
            let all = counties(store, period.year)?;
            let found = county::find(&all, typed).ok_or_else(|| ResultsFault::NoCounty(typed.to_string()))?;
            Ok((Subject::County(found.code.clone()), found.name.clone()))
        }
    }
}
