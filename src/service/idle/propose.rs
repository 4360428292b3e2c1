//! 收回建议: numbered, frozen as it was made, printed as often as anybody asks.

use super::track::{Tracking, track};
use super::{Idle, IdleFault};
use crate::domain::monitor::idle::Sum;
use crate::domain::text;
use crate::service::period::Period;
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::idle::{NewProposalRow, ProposalHead, ProposalRow, WithdrawnRow};

/// A proposal with its rows as they were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Number, day and maker.
    pub head: ProposalHead,
    /// In the order in which they are printed: by department, the most first.
    pub rows: Vec<ProposalRow>,
}

impl Proposal {
    /// Of all rows; what earlier proposals ask for is no part of the amount.
    pub fn amount(&self) -> crate::domain::money::Money {
        self.rows.iter().map(|r| r.said.amount).sum()
    }
}

/// Which part of the idle money is proposed.
pub type Scope<'a> = &'a dyn Fn(&super::IdleLine) -> bool;

/// Proposes what could be given back and was not asked for before, and prints
/// it: where printing fails, nothing was proposed.
///
/// # Errors
/// [`IdleFault::NothingToPropose`], and what `print` says.
pub fn propose(
    store: &mut Store,
    stamp: &Stamp,
    idle: &Idle,
    scope: Scope<'_>,
    print: &mut dyn FnMut(&Proposal) -> Result<(), Fault>,
) -> Result<Proposal, Fault> {
    let rows = rows(idle, scope);
    if rows.is_empty() {
        return Err(IdleFault::NothingToPropose.into());
    }
    let Period { year, as_of } = idle.period;
    let sum: crate::domain::money::Money = rows.iter().map(|r| r.amount).sum();
    store.write(stamp, |w| {
        let number = w.add_idle_proposal(year, as_of, &rows, &stamp.actor, &stamp.at)?;
        let (by, at) = (stamp.actor.clone(), stamp.at.clone());
        let row = |said: &NewProposalRow| ProposalRow { id: 0, proposal_id: 0, said: said.clone(), withdrawn: None };
        let head = ProposalHead { id: 0, year, number, as_of, by, at };
        let made = Proposal { head, rows: rows.iter().map(row).collect() };
        print(&made)?;
        let detail = serde_json::json!({"number": number, "as_of": as_of.to_string(), "rows": rows.len(),
            "amount": sum.fen()});
        Ok((made, Entry { action: "idle_propose", subject: format!("{year}-{number}"), detail }))
    })
}

/// By department, that with the most first; within it the largest row first.
fn rows(idle: &Idle, scope: Scope<'_>) -> Vec<NewProposalRow> {
    let mut chosen = Idle { period: idle.period, lines: idle.lines.clone() };
    chosen.retain(|l| l.open().is_positive() && scope(l));
    let mut rows = Vec::new();
    for department in chosen.by_department() {
        for line in chosen.lines.iter().filter(|l| l.project.department_id == department.id) {
            let (p, found) = (&line.project, &line.found);
            rows.push(NewProposalRow {
                project_id: p.id,
                code: p.code.clone(),
                name: p.name.clone(),
                department_code: p.department_code.clone(),
                department: p.department.clone(),
                line: found.line.clone(),
                reason: found.reason.rule().key().to_string(),
                idle: found.idle,
                tail: found.tail,
                asked: line.asked,
                amount: line.open(),
            });
        }
    }
    rows
}

/// The proposals made by the day, by number.
///
/// # Errors
/// What the store says.
pub fn proposals(store: &Store, period: Period) -> Result<Vec<Proposal>, Fault> {
    let heads = store.idle_proposals(period.year)?.into_iter().filter(|h| h.as_of <= period.as_of);
    let mut rows = store.idle_proposal_rows(period.year)?;
    let made = heads.map(|head| {
        let own;
        (own, rows) = std::mem::take(&mut rows).into_iter().partition(|r| r.proposal_id == head.id);
        Proposal { head, rows: own }
    });
    Ok(made.collect())
}

/// A proposal by its number, whatever the day.
///
/// # Errors
/// [`IdleFault::NoProposal`]
pub fn proposal(store: &Store, year: i16, number: i64) -> Result<Proposal, Fault> {
    let ever = Period { year, as_of: crate::store::org::END_OF_TIME };
    let found = proposals(store, ever)?.into_iter().find(|p| p.head.number == number);
    found.ok_or_else(|| IdleFault::NoProposal(number).into())
}

/// Withdraws rows of a proposal from the day on: those of the projects named,
/// all where none is named. Gives how many.
///
/// # Errors
/// [`IdleFault::NoReason`], [`IdleFault::NoProposal`], [`IdleFault::NoRow`]
pub fn withdraw(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    number: i64,
    codes: &[String],
    reason: &str,
) -> Result<usize, Fault> {
    let reason = text::clean(reason);
    if reason.is_empty() {
        return Err(IdleFault::NoReason.into());
    }
    let proposal = proposal(store, period.year, number)?;
    let asked: Vec<&ProposalRow> = proposal.rows.iter().filter(|r| r.withdrawn.is_none()).collect();
    for code in codes {
        if !asked.iter().any(|r| r.said.code == *code) {
            return Err(IdleFault::NoRow { number, code: code.clone() }.into());
        }
    }
    let chosen: Vec<&&ProposalRow> =
        asked.iter().filter(|r| codes.is_empty() || codes.contains(&r.said.code)).collect();
    if chosen.is_empty() {
        return Err(IdleFault::NoRow { number, code: String::new() }.into());
    }
    let gone = WithdrawnRow { reason, day: period.as_of, by: stamp.actor.clone(), at: stamp.at.clone() };
    store.write(stamp, |w| {
        for row in &chosen {
            w.withdraw_idle_row(row.id, &gone)?;
        }
        let codes: Vec<&str> = chosen.iter().map(|r| r.said.code.as_str()).collect();
        let detail = serde_json::json!({"number": number, "projects": codes, "reason": gone.reason});
        let subject = format!("{}-{number}", period.year);
        Ok((chosen.len(), Entry { action: "idle_withdraw", subject, detail }))
    })
}

impl Proposal {
    /// How it fared by the day.
    ///
    /// # Errors
    /// What the store says.
    pub fn tracked(&self, store: &Store, period: Period) -> Result<Tracking, Fault> {
        let mut all = track(store, period)?;
        all.rows.retain(|r| r.head.id == self.head.id);
        Ok(all)
    }

    /// Idle, tails and lines of all rows.
    pub fn sum(&self) -> Sum {
        let row = |r: &ProposalRow| Sum { lines: 1, idle: r.said.idle, tail: r.said.tail };
        self.rows.iter().map(row).fold(Sum::default(), Sum::plus)
    }
}
