//! What differs between two versions of a target, or two rounds of one.

use super::year::Year;
use super::{Subject, TargetFault, show};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::target::diff::{Change, diff as compare};
use crate::domain::target::history::Version;
use crate::service::Fault;
use crate::service::period::Period;
use crate::store::Store;
use crate::store::target::ContentHead;

/// One of the two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Version.
    pub version: u32,
    /// Round of the version.
    pub round: u32,
    /// Since when it was filled in so.
    pub day: Date,
    /// File it came from; empty where it was written here.
    pub file: String,
    /// 年度资金总额
    pub amount: Option<Money>,
}

/// Two sides and what differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diff {
    /// The older side.
    pub before: Side,
    /// The newer side.
    pub after: Side,
    /// In the order of the newer.
    pub changes: Vec<Change>,
}

/// Compares two versions of a target as they stand on the day; without
/// numbers the newest with the one before it, or with its own round before.
///
/// # Errors
/// [`TargetFault::NoVersion`] where a version, or anything before it, lacks.
pub fn diff(
    store: &Store,
    period: Period,
    subject: &Subject,
    from: Option<u32>,
    to: Option<u32>,
) -> Result<Diff, Fault> {
    let year = Year::load(store, period)?;
    let owner = show::find(&year, subject)?;
    let name = match subject {
        Subject::Project(code) | Subject::Department(code) => code.clone(),
    };
    let target = year.targets.get(&owner).ok_or_else(|| TargetFault::NoTarget(name.clone()))?;
    let begun: Vec<&Version> = target.versions.iter().filter(|v| v.state_on(period.as_of).is_some()).collect();
    let none = |number: u32| TargetFault::NoVersion { name: name.clone(), number };
    let find = |number: u32| begun.iter().find(|v| v.number == number).copied().ok_or_else(|| none(number));
    let to = match to {
        Some(number) => find(number)?,
        None => begun.last().copied().ok_or_else(|| none(1))?,
    };
    let rounds = |v: &Version| -> Result<Vec<ContentHead>, Fault> {
        let all = store.target_contents(v.id)?;
        Ok(all.into_iter().filter(|c| c.day <= period.as_of).collect())
    };
    let mut newer = rounds(to)?;
    let after = newer.pop().ok_or_else(|| none(to.number))?;
    let before = match from {
        Some(number) => rounds(find(number)?)?.pop().map(|head| (number, head)),
        // An unchanged number of versions: what the last round changed.
        None => match begun.iter().rev().find(|v| v.number < to.number) {
            Some(v) => rounds(v)?.pop().map(|head| (v.number, head)),
            None => newer.pop().map(|head| (to.number, head)),
        },
    };
    let (number, before) = before.ok_or_else(|| none(to.number.saturating_sub(1)))?;
    let changes = compare(&store.target_form(before.id)?, &store.target_form(after.id)?);
    Ok(Diff { before: side(number, before), after: side(to.number, after), changes })
}

fn side(version: u32, head: ContentHead) -> Side {
    Side { version, round: head.round, day: head.day, file: head.file, amount: head.amount }
}
