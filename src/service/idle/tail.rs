//! Contract tails: which lines a contract still needs. Never here: how much
//! that leaves.

use super::{IdleFault, in_force};
use crate::domain::date::Date;
use crate::domain::fund::FundType;
use crate::domain::money::Money;
use crate::domain::monitor::lines::LineKey;
use crate::domain::text;
use crate::service::period::Period;
use crate::service::survey::{JudgedProject, Survey};
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::idle::TailRow;

/// Which lines of a project are meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Which {
    /// Of this fund type only.
    pub fund: Option<FundType>,
    /// Of this year only.
    pub origin: Option<i16>,
}

/// A mark to be made on lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Project row, code and line.
    pub lines: Vec<(i64, String, LineKey)>,
    /// All that lies idle where nothing is said.
    pub amount: Option<Money>,
    /// Why.
    pub reason: String,
    /// From which day it holds.
    pub day: Date,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

/// The lines of a project that are meant: those named, else those that lie
/// idle, else the only one it has.
///
/// # Errors
/// [`IdleFault::WhichLine`]
pub fn lines_of(survey: &Survey, idle: &super::Idle, code: &str, which: &Which) -> Result<Vec<LineKey>, Fault> {
    let none = || Fault::NoProject { code: code.to_string(), year: survey.period.year };
    let project: &JudgedProject = survey.project(code).ok_or_else(none)?;
    let meant = |k: &&LineKey| {
        which.fund.as_ref().is_none_or(|f| k.fund == *f) && which.origin.is_none_or(|origin| k.origin == origin)
    };
    let all = || project.lines.iter().map(|l| &l.key).filter(meant);
    let told = which.fund.is_some() || which.origin.is_some();
    let lying = idle.lines.iter().filter(|l| l.project.code == code).map(|l| &l.found.line).filter(meant);
    let mut found: Vec<LineKey> = lying.cloned().collect();
    if found.is_empty() || told {
        found = all().cloned().collect();
    }
    if found.is_empty() || (!told && found.len() > 1 && !idle.lines.iter().any(|l| l.project.code == code)) {
        let lines = project.lines.iter().map(|l| l.key.clone()).collect();
        return Err(IdleFault::WhichLine { code: code.to_string(), lines }.into());
    }
    Ok(found)
}

/// Marks lines, all or none. Gives how many.
///
/// # Errors
/// [`IdleFault::NoReason`], [`IdleFault::NoAmount`], [`IdleFault::Until`],
/// [`IdleFault::OneAmount`]
pub fn mark(store: &mut Store, stamp: &Stamp, mark: &Mark) -> Result<usize, Fault> {
    let reason = text::clean(&mark.reason);
    if reason.is_empty() {
        return Err(IdleFault::NoReason.into());
    }
    if mark.amount.is_some_and(|a| !a.is_positive()) {
        return Err(IdleFault::NoAmount.into());
    }
    if mark.until.is_some_and(|last| last < mark.day) {
        return Err(IdleFault::Until.into());
    }
    if mark.lines.len() > 1 && mark.amount.is_some() {
        return Err(IdleFault::OneAmount.into());
    }
    let Mark { amount, day, until, .. } = *mark;
    let rows: Vec<TailRow> =
        mark.lines.iter().map(|(id, _, line)| row(stamp, *id, line, amount, &reason, day, until)).collect();
    write(store, stamp, "idle_tail", &mark.lines, &rows)?;
    Ok(rows.len())
}

/// Takes the marks of lines off, all or none. Gives how many.
///
/// # Errors
/// [`IdleFault::NoReason`]; [`IdleFault::NotMarked`] with the code of the first that bears none.
pub fn unmark(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    lines: &[(i64, String, LineKey)],
    reason: &str,
) -> Result<usize, Fault> {
    let reason = text::clean(reason);
    if reason.is_empty() {
        return Err(IdleFault::NoReason.into());
    }
    let held = in_force(store, period)?;
    // Of the lines named, those that bear a mark; each project must have one.
    let off: Vec<_> = lines.iter().filter(|(id, _, line)| held.contains_key(&(*id, line.clone()))).cloned().collect();
    if let Some((_, code, _)) = lines.iter().find(|(id, ..)| !off.iter().any(|(o, ..)| o == id)) {
        return Err(IdleFault::NotMarked(code.clone()).into());
    }
    let row = |(id, _, line): &(i64, String, LineKey)| TailRow {
        marked: false,
        ..row(stamp, *id, line, None, &reason, period.as_of, None)
    };
    let rows: Vec<TailRow> = off.iter().map(row).collect();
    write(store, stamp, "idle_tail_off", &off, &rows)?;
    Ok(rows.len())
}

fn row(
    stamp: &Stamp,
    project_id: i64,
    line: &LineKey,
    amount: Option<Money>,
    reason: &str,
    day: Date,
    until: Option<Date>,
) -> TailRow {
    let (by, at) = (stamp.actor.clone(), stamp.at.clone());
    let (line, reason) = (line.clone(), reason.to_string());
    TailRow { id: 0, project_id, line, amount, marked: true, reason, day, until, by, at }
}

fn write(
    store: &mut Store,
    stamp: &Stamp,
    action: &'static str,
    lines: &[(i64, String, LineKey)],
    rows: &[TailRow],
) -> Result<(), Fault> {
    store.write(stamp, |w| {
        for row in rows {
            w.add_contract_tail(row)?;
        }
        let told = lines.iter().zip(rows).map(|((_, code, line), row)| {
            serde_json::json!({"project": code, "origin": line.origin, "fund": line.fund.key(),
                "amount": row.amount.map(Money::fen), "reason": row.reason, "from": row.day.to_string(),
                "until": row.until.map(|d| d.to_string())})
        });
        let detail = serde_json::Value::Array(told.collect());
        let subject = lines.iter().map(|(_, code, _)| code.as_str()).collect::<Vec<_>>().join(",");
        Ok(((), Entry { action, subject, detail }))
    })
}

/// The marks that hold on the day, by project row and line.
///
/// # Errors
/// What the store says.
pub fn marks(store: &Store, period: Period) -> Result<Vec<TailRow>, Fault> {
    let mut held: Vec<TailRow> = in_force(store, period)?.into_values().collect();
    held.sort_by_key(|m| m.id);
    Ok(held)
}
