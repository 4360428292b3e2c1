//! What was really taken back of what was proposed: quota cuts that files
//! brought, and what documents tell before a file does. Never here: which
//! proposal a cut goes to (see `domain::monitor::idle`).

use std::collections::{BTreeMap, HashMap};

use super::IdleFault;
use crate::domain::date::Date;
use crate::domain::fund::{FundType, Quota, QuotaKind};
use crate::domain::money::Money;
use crate::domain::monitor::idle::{self, Proposal as Asked};
use crate::domain::monitor::lines::{LineKey, origin_of};
use crate::domain::text;
use crate::service::period::Period;
use crate::service::{Fault, Stamp};
use crate::store::Store;
use crate::store::audit::Entry as Logged;
use crate::store::idle::{ProposalHead, ProposalRow, TakenRow};

/// Where a taking back is told.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Source {
    /// A quota row of a file.
    File { file: String, sheet: String, cell: String },
    /// An entry by hand.
    Entry(i64),
}

/// What was taken back at once, or the part of it that a row accounts for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Taken {
    pub day: Date,
    pub amount: Money,
    pub document: Option<String>,
    pub source: Source,
}

/// A row of a proposal with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct TrackedRow {
    pub head: ProposalHead,
    pub row: ProposalRow,
    /// Oldest first; never more than was proposed.
    pub taken: Vec<Taken>,
    /// It is no longer asked for on the day.
    pub withdrawn: bool,
}

impl TrackedRow {
    /// Taken back so far.
    pub fn recovered(&self) -> Money {
        self.taken.iter().map(|t| t.amount).sum()
    }

    /// What was asked for and did not come.
    pub fn difference(&self) -> Money {
        self.row.said.amount - self.recovered()
    }

    /// What is still asked for.
    pub fn outstanding(&self) -> Money {
        if self.withdrawn { Money::ZERO } else { self.difference() }
    }
}

/// All proposals of a year with what became of them by a day.
#[derive(Debug, Clone)]
pub struct Tracking {
    /// For which year and day.
    pub period: Period,
    /// By number, then as printed.
    pub rows: Vec<TrackedRow>,
    /// Cut from proposed lines beyond all that was proposed.
    pub beyond: Money,
}

impl Tracking {
    /// Asked for in all.
    pub fn proposed(&self) -> Money {
        self.rows.iter().map(|r| r.row.said.amount).sum()
    }

    /// Taken back in all.
    pub fn recovered(&self) -> Money {
        self.rows.iter().map(TrackedRow::recovered).sum()
    }

    /// No longer asked for.
    pub fn withdrawn(&self) -> Money {
        self.rows.iter().filter(|r| r.withdrawn).map(TrackedRow::difference).sum()
    }

    /// Still asked for.
    pub fn outstanding(&self) -> Money {
        self.rows.iter().map(TrackedRow::outstanding).sum()
    }

    /// Still asked for, by project row and line.
    pub(super) fn outstanding_by_line(&self) -> HashMap<(i64, LineKey), Money> {
        let mut sums = HashMap::new();
        for row in &self.rows {
            *sums.entry((row.row.said.project_id, row.row.said.line.clone())).or_default() += row.outstanding();
        }
        sums
    }
}

/// What became of all proposals by the day.
///
/// # Errors
/// What the store says.
pub fn track(store: &Store, period: Period) -> Result<Tracking, Fault> {
    let heads = store.idle_proposals(period.year)?;
    let head = |id: i64| heads.iter().find(|h| h.id == id && h.as_of <= period.as_of);
    let made = store.idle_proposal_rows(period.year)?.into_iter();
    let mut rows: Vec<TrackedRow> = made
        .filter_map(|row| {
            let head = head(row.proposal_id)?.clone();
            let withdrawn = row.withdrawn.as_ref().is_some_and(|w| w.day <= period.as_of);
            Some(TrackedRow { head, row, taken: Vec::new(), withdrawn })
        })
        .collect();
    let entries = store.idle_taken(period.year)?;
    let mut by_project: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (i, row) in rows.iter().enumerate() {
        by_project.entry(row.row.said.project_id).or_default().push(i);
    }
    let mut beyond = Money::ZERO;
    for (project, own) in by_project {
        let asked: Vec<Asked> = own.iter().map(|i| asked(&rows[*i])).collect();
        let lines: Vec<LineKey> = asked.iter().map(|a| a.line.clone()).collect();
        let entries = entries.iter().filter(|e| e.project_id == project && e.reversed.is_none());
        let cuts = cuts(store, period.year, project, &lines, entries)?;
        let quotas: Vec<Quota> = cuts.iter().map(|c| c.quota.clone()).collect();
        let (tracked, more) = idle::track(&asked, &quotas, period.year, period.as_of);
        beyond += more;
        for (i, tracked) in own.into_iter().zip(tracked) {
            rows[i].taken = tracked.cuts.into_iter().map(|(at, amount)| cuts[at].taken(amount)).collect();
        }
    }
    Ok(Tracking { period, rows, beyond })
}

fn asked(row: &TrackedRow) -> Asked {
    let said = &row.row.said;
    let until = row.row.withdrawn.as_ref().map(|w| w.day);
    Asked { line: said.line.clone(), on: row.head.as_of, until, amount: said.amount }
}

/// A cut with where it is told.
struct Cut {
    quota: Quota,
    source: Source,
}

impl Cut {
    fn taken(&self, amount: Money) -> Taken {
        let day = self.quota.issued.unwrap_or(crate::store::org::END_OF_TIME);
        Taken { day, amount, document: self.quota.doc_no.clone(), source: self.source.clone() }
    }
}

/// All that was cut from a project: by files, and by entries that no file tells too.
fn cuts<'a>(
    store: &Store,
    year: i16,
    project: i64,
    proposed: &[LineKey],
    entries: impl Iterator<Item = &'a TakenRow>,
) -> Result<Vec<Cut>, Fault> {
    let mut cuts = Vec::new();
    for line in store.quota_lines(project)?.into_iter().filter(|q| q.amount.is_negative()) {
        let mut quota = Quota {
            id: line.id,
            kind: line.kind,
            fund: line.fund,
            origin_year: line.origin_year,
            amount: line.amount,
            issued: line.issued,
            doc_no: line.doc_no,
        };
        settle(&mut quota, year, proposed);
        cuts.push(Cut { quota, source: Source::File { file: line.file, sheet: line.sheet, cell: line.cell } });
    }
    let told = |e: &TakenRow| cuts.iter().any(|c| c.quota.doc_no.as_deref().is_some_and(|d| same(d, &e.document)));
    let by_hand: Vec<Cut> = entries
        .filter(|e| !told(e))
        .map(|e| Cut {
            quota: Quota {
                id: 0,
                kind: Some(QuotaKind::Cut),
                fund: e.line.fund.clone(),
                origin_year: Some(e.line.origin),
                amount: -e.amount,
                issued: Some(e.day),
                doc_no: Some(e.document.clone()),
            },
            source: Source::Entry(e.id),
        })
        .collect();
    cuts.extend(by_hand);
    Ok(cuts)
}

/// Which line a cut is of, where its file does not say: the proposed line of
/// its fund and year, else the oldest that was proposed.
fn settle(quota: &mut Quota, year: i16, proposed: &[LineKey]) {
    if quota.fund == FundType::Unknown
        && let Some(first) = proposed.first()
        && proposed.iter().all(|l| l.fund == first.fund)
    {
        quota.fund = first.fund.clone();
    }
    let origin = origin_of(quota, year);
    let of_fund = || proposed.iter().filter(|l| l.fund == quota.fund).map(|l| l.origin);
    let guessed = quota.origin_year.is_none() && !of_fund().any(|o| o == origin);
    quota.origin_year = Some(if guessed { of_fund().min().unwrap_or(origin) } else { origin });
}

/// One document, however its number is spaced.
fn same(a: &str, b: &str) -> bool {
    text::fold(a) == text::fold(b)
}

/// What a document took back, entered by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Entry {
    pub code: String,
    /// The line, where the project has several proposed ones.
    pub which: super::Which,
    pub amount: Money,
    pub document: String,
    pub day: Date,
    pub note: String,
}

/// Enters what a document took back. Gives the entry's number.
///
/// # Errors
/// [`IdleFault::NoAmount`], [`IdleFault::NoDocument`], [`IdleFault::NeverProposed`],
/// [`IdleFault::WhichLine`], [`IdleFault::Entered`]
pub fn enter(store: &mut Store, stamp: &Stamp, period: Period, entry: &Entry) -> Result<i64, Fault> {
    let document = text::clean(&entry.document);
    if !entry.amount.is_positive() {
        return Err(IdleFault::NoAmount.into());
    }
    if document.is_empty() {
        return Err(IdleFault::NoDocument.into());
    }
    let tracking = track(store, Period { as_of: entry.day, ..period })?;
    let (project_id, line) = line_of(&tracking, entry)?;
    let known = store.idle_taken(period.year)?;
    let before = known.iter().filter(|t| t.reversed.is_none() && t.project_id == project_id && t.line == line);
    if before.into_iter().any(|t| same(&t.document, &document)) {
        return Err(IdleFault::Entered { code: entry.code.clone(), document }.into());
    }
    let row = TakenRow {
        id: 0,
        project_id,
        line,
        amount: entry.amount,
        document,
        day: entry.day,
        note: text::clean(&entry.note),
        by: stamp.actor.clone(),
        at: stamp.at.clone(),
        reversed: None,
    };
    store.write(stamp, |w| {
        let id = w.add_idle_taken(&row)?;
        let detail = serde_json::json!({"entry": id, "origin": row.line.origin, "fund": row.line.fund.key(),
            "amount": row.amount.fen(), "document": row.document, "day": row.day.to_string(), "note": row.note});
        Ok((id, Logged { action: "idle_taken", subject: entry.code.clone(), detail }))
    })
}

/// The proposed line that an entry speaks of.
fn line_of(tracking: &Tracking, entry: &Entry) -> Result<(i64, LineKey), Fault> {
    let said = tracking.rows.iter().filter(|r| r.head.as_of < entry.day).map(|r| &r.row.said);
    let mut found: Vec<(i64, LineKey)> = Vec::new();
    for row in said.filter(|r| r.code == entry.code) {
        if !found.iter().any(|(_, line)| *line == row.line) {
            found.push((row.project_id, row.line.clone()));
        }
    }
    if found.is_empty() {
        return Err(IdleFault::NeverProposed(entry.code.clone()).into());
    }
    let all: Vec<LineKey> = found.iter().map(|(_, line)| line.clone()).collect();
    found.retain(|(_, l)| {
        entry.which.fund.as_ref().is_none_or(|f| l.fund == *f) && entry.which.origin.is_none_or(|o| l.origin == o)
    });
    if found.len() != 1 {
        return Err(IdleFault::WhichLine { code: entry.code.clone(), lines: all }.into());
    }
    Ok(found.remove(0))
}

/// All entries of a year, oldest first.
///
/// # Errors
/// What the store says.
pub fn entries(store: &Store, year: i16) -> Result<Vec<TakenRow>, Fault> {
    Ok(store.idle_taken(year)?)
}

/// Reverses an entry.
///
/// # Errors
/// [`IdleFault::NoReason`], [`IdleFault::NoEntry`]
pub fn reverse(store: &mut Store, stamp: &Stamp, year: i16, id: i64, reason: &str) -> Result<(), Fault> {
    let reason = text::clean(reason);
    if reason.is_empty() {
        return Err(IdleFault::NoReason.into());
    }
    let known = store.idle_taken(year)?.into_iter().any(|t| t.id == id && t.reversed.is_none());
    if !known {
        return Err(IdleFault::NoEntry(id).into());
    }
    store.write(stamp, |w| {
        w.reverse_idle_taken(id, &reason, &stamp.actor, &stamp.at)?;
        let detail = serde_json::json!({"entry": id, "reason": reason});
        Ok(((), Logged { action: "idle_untaken", subject: id.to_string(), detail }))
    })
}
