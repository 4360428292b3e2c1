//! Coverage of a year on a day.

use super::year::Year;
use crate::domain::target::coverage::{self, Counted, Coverage};
use crate::domain::target::history;
use crate::service::Fault;
use crate::service::period::Period;
use crate::store::Store;
use crate::store::target::Owner;

/// How many departments, projects and how much money stand under an approved
/// target on the day.
///
/// # Errors
/// What the store says.
pub fn coverage(store: &Store, period: Period) -> Result<Coverage, Fault> {
    let year = Year::load(store, period)?;
    let approved = |owner| year.targets.get(&owner).is_some_and(|t| history::approved(&t.versions, period.as_of));
    let departments = year.with_projects().map(|d| approved(Owner::Department(d.id)));
    let projects = year.projects.iter().map(|p| Counted {
        by_fund: &p.by_fund,
        required: year.needs_target(&p.project),
        approved: approved(Owner::Project(p.project.id)),
    });
    Ok(coverage::coverage(departments, projects))
}
