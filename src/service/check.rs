//! Whether the store is sound: SQLite's own check, references, sums, the chain
//! of the audit log.

use super::period::Period;
use super::survey;
use super::{Fault, monitor};
use crate::domain::date;
use crate::domain::money::Money;
use crate::domain::monitor::setting::RuleSet;
use crate::store::audit::Break;
use crate::store::ledger::Ledger;
use crate::store::{SCHEMA_VERSION, Store};

/// What was looked at and what was wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct CheckReport {
    pub schema: i64,
    /// What SQLite says is wrong, in its words.
    pub database: Vec<String>,
    /// Entries of the audit log that hold.
    pub audit_entries: u64,
    pub audit_break: Option<Break>,
    /// Batches whose rows are not as many as were counted in: id, counted, found.
    pub batches: Vec<(i64, i64, i64)>,
    /// Years whose projects do not add up to their ledger.
    pub sums: Vec<SumBroken>,
    /// Monitoring rounds and forms whose life does not hold together.
    pub rounds: Vec<monitor::check::Broken>,
}

/// A year in which the parts do not make the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SumBroken {
    pub year: i16,
    pub ledger: Ledger,
    pub rows: Money,
    pub projects: Money,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.database.is_empty()
            && self.audit_break.is_none()
            && self.batches.is_empty()
            && self.sums.is_empty()
            && self.rounds.is_empty()
    }
}

/// Checks everything.
///
/// # Errors
/// What the store says when it cannot even be read.
pub fn check(store: &Store) -> Result<CheckReport, Fault> {
    let database = store.integrity()?;
    let (audit_entries, audit_break) = store.verify_log()?;
    let mut report = CheckReport {
        schema: SCHEMA_VERSION,
        database,
        audit_entries,
        audit_break,
        batches: store.batch_sums_broken()?,
        sums: Vec::new(),
        rounds: monitor::check::broken(store)?,
    };
    for year in store.years()? {
        // Late enough that every row of the year counts.
        let period = Period { year, as_of: date::last_of_year(2199.min(year + 100)) };
        let survey = survey::survey_with(store, period, RuleSet::default())?;
        let paid = store.ledger_total(Ledger::Payment, year)?.sum;
        let sums = survey.sums();
        if sums.paid != paid {
            report.sums.push(SumBroken { year, ledger: Ledger::Payment, rows: paid, projects: sums.paid });
        }
        let lines: Money = survey.projects.iter().flat_map(|p| &p.lines).map(|l| l.budget).sum();
        if lines != sums.budget {
            report.sums.push(SumBroken { year, ledger: Ledger::Quota, rows: sums.budget, projects: lines });
        }
    }
    Ok(report)
}
