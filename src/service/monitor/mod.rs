//! Monitoring rounds from opening to report: who must file, what came in, what
//! was sent back and accepted, what a closed round said. Which step may follow
//! which stands in `domain::monitor::round`; here is who, when and in which
//! transaction.
//!
//! To read: [`rounds()`] (the rounds of a year), [`status()`] (every form of a
//! round), [`show()`] (one form with its values), [`of_project`] (a project's
//! forms in all rounds), [`report()`] (what a round came to). To act: [`open()`],
//! [`import::import`], [`step()`], [`close()`]. A step takes the forms as the
//! operator saw them ([`Seen`]). Forms to be filled in come from [`form`].

pub mod check;
mod fault;
pub mod form;
pub mod import;
pub(in crate::service) mod money;
pub mod open;
pub mod report;
pub mod show;
pub mod status;
pub mod step;
mod year;

pub use fault::MonitorFault;
pub use open::{Opened, open};
pub use report::{Closing, Report, close, report};
pub use show::{Line, Page, of_project, show};
pub use status::{Counts, DepartmentLine, Item, RoundLine, Status, rounds, status};
pub use step::{Step, step};

/// A form as the operator saw it, so that a colleague's word is not overlooked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Row of the project-year.
    pub project_id: i64,
    /// [`Item::revision`]; 0 where nothing came in.
    pub revision: i64,
    /// How messages call it.
    pub name: String,
}
