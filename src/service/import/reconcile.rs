//! Rows against what the store already holds: new, unchanged, corrected.

use std::collections::HashMap;

use super::Counts;
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::service::{Fault, Progress};
use crate::store::WriteTx;
use crate::store::ledger::{Keys, Ledger};

/// A row that is ready to be taken in.
pub(super) struct Incoming<R> {
    pub row: R,
    pub keys: Keys,
    pub date: Option<Date>,
    pub amount: Money,
    /// It will wait in the basket.
    pub basket: bool,
}

/// How to write a row of a ledger.
pub(super) type Add<'a, R> = &'a mut dyn FnMut(&WriteTx<'_>, &R, Keys) -> Result<(), Fault>;

/// Takes rows in. A file that repeats most of what the store holds for its
/// span of days is a later picture of the same rows: what differs there under
/// the same voucher is a correction, and what it lacks is counted as missing.
/// Rows that stand twice in the file count twice, unless a number of their own
/// says that they are one.
pub(super) fn reconcile<R>(
    w: &WriteTx<'_>,
    ledger: Ledger,
    batch: i64,
    rows: Vec<Incoming<R>>,
    add: Add<'_, R>,
    counts: &mut Counts,
    progress: Progress<'_>,
) -> Result<(), Fault> {
    let total = rows.len() as u64;
    let span = span(&rows);
    let nothing_before = match span {
        Some((from, to)) => w.rows_in_span(ledger, from, to, batch)?.0 == 0,
        None => false,
    };
    let mut seen: HashMap<i64, u32> = HashMap::new();
    let mut seen_strong: HashMap<i64, i64> = HashMap::new();
    let mut open: Vec<Incoming<R>> = Vec::new();
    for (n, row) in rows.into_iter().enumerate() {
        if n % 256 == 0 && !progress(n as u64, total) {
            return Err(Fault::Cancelled);
        }
        if let Some(strong) = row.keys.strong
            && seen_strong.insert(strong, row.keys.content) == Some(row.keys.content)
        {
            counts.unchanged += 1;
            continue;
        }
        let nth = seen.entry(row.keys.content).and_modify(|n| *n += 1).or_insert(0);
        let same = w.row_with_content(ledger, row.keys.content, *nth, batch)?;
        if let Some(id) = same {
            w.confirm_row(ledger, id, batch)?;
            counts.unchanged += 1;
        } else if let Some(id) = strong_match(w, ledger, &row)? {
            w.supersede_row(ledger, id, batch)?;
            add(w, &row.row, row.keys)?;
            tally(counts, &row, true);
        } else if nothing_before || row.keys.weak.is_none() {
            add(w, &row.row, row.keys)?;
            tally(counts, &row, false);
        } else {
            open.push(row);
        }
    }
    let picture = match span {
        Some((from, to)) => {
            let (before, unconfirmed) = w.rows_in_span(ledger, from, to, batch)?;
            before > 0 && (before - unconfirmed) * 2 >= before
        }
        None => false,
    };
    for row in open {
        let corrected = match row.keys.weak.filter(|_| picture) {
            Some(weak) => w.rows_with_weak(ledger, weak, batch)?.first().copied(),
            None => None,
        };
        if let Some(id) = corrected {
            w.supersede_row(ledger, id, batch)?;
        }
        add(w, &row.row, row.keys)?;
        tally(counts, &row, corrected.is_some());
    }
    if picture && let Some((from, to)) = span {
        counts.missing = w.rows_in_span(ledger, from, to, batch)?.1;
    }
    Ok(())
}

fn strong_match<R>(w: &WriteTx<'_>, ledger: Ledger, row: &Incoming<R>) -> Result<Option<i64>, Fault> {
    Ok(match row.keys.strong {
        Some(strong) => w.row_with_strong(ledger, strong)?,
        None => None,
    })
}

fn tally<R>(counts: &mut Counts, row: &Incoming<R>, changed: bool) {
    if row.basket {
        counts.basket += 1;
        return;
    }
    if changed {
        counts.changed += 1;
    } else {
        counts.imported += 1;
    }
    counts.amount += row.amount;
}

fn span<R>(rows: &[Incoming<R>]) -> Option<(Date, Date)> {
    let dates = || rows.iter().filter_map(|r| r.date);
    Some((dates().min()?, dates().max()?))
}
