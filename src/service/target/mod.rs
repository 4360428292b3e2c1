//! Targets from import to issue: what came in, what waits for whom, what was
//! decided, what is in force. Which step may follow which stands in
//! `domain::target::state`; here is who, when and in which transaction.

pub mod adjust;
pub mod check;
mod checks;
mod coverage;
pub mod diff;
pub mod draft;
pub mod fault;
pub mod import;
pub mod issue;
pub mod library;
pub mod list;
pub(in crate::service) mod places;
pub mod review;
pub mod show;
mod year;

pub use coverage::coverage;
pub use fault::TargetFault;
pub use list::{Item, Queue, list};
pub use show::{Page, show};

use super::Fault;
use crate::domain::date::Date;
use crate::domain::target::history::Version;
use crate::domain::target::state::{Known, Refusal, State, Step};
use crate::store::WriteTx;
use crate::store::audit::Stamp;
use crate::store::target::NewEvent;

/// Whose target is meant, as a face names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// By its code.
    Project(String),
    /// By its code or by any of its names.
    Department(String),
}

/// A version as the operator saw it, so that a colleague's word is not overlooked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Row of the version.
    pub version_id: i64,
    /// [`Item::revision`]
    pub revision: i64,
    /// How messages call it.
    pub name: String,
}

/// What goes with a step.
#[derive(Debug, Clone, Copy, Default)]
struct With<'a> {
    note: &'a str,
    document: Option<&'a str>,
    content_id: Option<i64>,
    decision_id: Option<i64>,
    issue_id: Option<i64>,
    batch_id: Option<i64>,
}

/// A version on which steps are taken, one after the other, in one transaction.
struct Walk<'w, 't> {
    w: &'w WriteTx<'t>,
    stamp: &'w Stamp,
    version_id: i64,
    name: &'w str,
    at: State,
    last_day: Date,
}

impl<'w, 't> Walk<'w, 't> {
    /// Goes on from where a version stands.
    fn on(w: &'w WriteTx<'t>, stamp: &'w Stamp, version: &Version, name: &'w str) -> Option<Walk<'w, 't>> {
        let last = version.last()?;
        Some(Walk { w, stamp, version_id: version.id, name, at: last.to, last_day: last.day })
    }

    /// Makes a version; `step` says where it begins.
    fn begin(
        w: &'w WriteTx<'t>,
        stamp: &'w Stamp,
        version_id: i64,
        name: &'w str,
        step: Step,
        day: Date,
        with: With<'_>,
    ) -> Result<Walk<'w, 't>, Fault> {
        let at = step.begins().expect("a version begins with File or Request only");
        let walk = Walk { w, stamp, version_id, name, at, last_day: day };
        walk.write(step, None, at, day, with)?;
        Ok(walk)
    }

    /// Takes a step or says why not.
    fn step(&mut self, step: Step, day: Date, known: &Known, with: With<'_>) -> Result<(), Fault> {
        let to = step.from(self.at, known).map_err(|why| self.refused(why))?;
        // The document of an issue has its own date; anything else follows what was before.
        if step != Step::Issue && day < self.last_day {
            let (name, last) = (self.name.to_string(), self.last_day);
            return Err(TargetFault::BackDated { name, day, last }.into());
        }
        self.write(step, Some(self.at), to, day, with)?;
        (self.at, self.last_day) = (to, day);
        Ok(())
    }

    fn refused(&self, why: Refusal) -> Fault {
        TargetFault::Refused(vec![(self.name.to_string(), why)]).into()
    }

    fn write(&self, step: Step, from: Option<State>, to: State, day: Date, with: With<'_>) -> Result<i64, Fault> {
        Ok(self.w.add_target_event(&NewEvent {
            version_id: self.version_id,
            content_id: with.content_id,
            step,
            from,
            to,
            day,
            by: &self.stamp.actor,
            at: &self.stamp.at,
            note: with.note,
            document: with.document,
            decision_id: with.decision_id,
            issue_id: with.issue_id,
            batch_id: with.batch_id,
        })?)
    }
}
