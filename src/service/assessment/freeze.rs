//! Freezing results with all their evidence, announcing them, and reading them
//! back: later corrections leave them alone.

use super::score::is_open;
use super::sheet::{Sheet, SheetItem, sheets};
use crate::domain::assessment::{Item, Ladder, Level, Total};
use crate::domain::date::Date;
use crate::domain::disclosure;
use crate::domain::text;
use crate::service::period::Period;
use crate::service::{Fault, ResultsFault, Stamp};
use crate::store::assessment::{AnnouncementRow, ResultItem, ResultRow, SnapshotRow};
use crate::store::audit::Entry;
use crate::store::{Store, StoreError};

/// A frozen assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// When, by whom, as of which day.
    pub snapshot: SnapshotRow,
    /// In the order of the ranking.
    pub sheets: Vec<Sheet>,
}

/// Freezes the results of a year as of a day.
///
/// # Errors
/// [`ResultsFault::Open`] names who has items that wait for points, or appeals
/// that wait for an answer; [`ResultsFault::Nobody`].
pub fn freeze(store: &mut Store, stamp: &Stamp, period: Period, ladder: Ladder, note: &str) -> Result<Frozen, Fault> {
    let sheets = sheets(store, period, ladder)?;
    if sheets.is_empty() {
        return Err(ResultsFault::Nobody.into());
    }
    let open = sheets.iter().filter(|s| is_open(s)).map(|s| (s.name.clone(), s.total.pending + s.open_appeals()));
    let open: Vec<_> = open.collect();
    if !open.is_empty() {
        return Err(ResultsFault::Open(open).into());
    }
    let mut snapshot = SnapshotRow {
        id: 0,
        year: period.year,
        ladder,
        as_of: period.as_of,
        note: text::clean(note),
        by: stamp.actor.clone(),
        at: stamp.at.clone(),
        announced: None,
    };
    let results: Vec<ResultRow> = sheets.iter().map(result).collect();
    snapshot.id = store.write(stamp, |w| {
        let id = w.add_assessment_snapshot(&snapshot, &results)?;
        let ranking: Vec<_> =
            results.iter().map(|r| serde_json::json!([r.rank, r.name, r.total.to_string(), r.level])).collect();
        let detail = serde_json::json!({"year": period.year, "ladder": ladder.key(), "as_of": period.as_of.to_string(),
            "ranking": ranking});
        Ok::<_, Fault>((id, Entry { action: "assess_freeze", subject: id.to_string(), detail }))
    })?;
    Ok(Frozen { snapshot, sheets })
}

/// The newest frozen results of a year, or those of a number.
///
/// # Errors
/// [`ResultsFault::NoSnapshot`] for a number that is not there.
pub fn frozen(store: &Store, year: i16, ladder: Ladder, number: Option<i64>) -> Result<Option<Frozen>, Fault> {
    let mut all = store.assessment_snapshots(year, ladder)?;
    let snapshot = match number {
        None => all.pop(),
        Some(n) => Some(all.into_iter().find(|s| s.id == n).ok_or(ResultsFault::NoSnapshot)?),
    };
    let Some(snapshot) = snapshot else { return Ok(None) };
    let results = store.assessment_results(snapshot.id)?;
    Ok(Some(Frozen { snapshot, sheets: results.into_iter().map(sheet).collect() }))
}

/// Takes down when and where frozen results were announced.
///
/// # Errors
/// [`ResultsFault::NoSnapshot`], [`ResultsFault::Announced`],
/// [`ResultsFault::Publication`] for an address that is none, [`ResultsFault::BackDated`].
pub fn announce(
    store: &mut Store,
    stamp: &Stamp,
    (year, ladder): (i16, Ladder),
    day: Date,
    address: &str,
) -> Result<SnapshotRow, Fault> {
    let mut snapshot = store.assessment_snapshots(year, ladder)?.pop().ok_or(ResultsFault::NoSnapshot)?;
    let address = match address.trim() {
        "" => String::new(),
        typed => {
            disclosure::address(typed).map_err(|bad| ResultsFault::Publication { name: typed.to_string(), bad })?
        }
    };
    if day < snapshot.as_of {
        let name = snapshot.id.to_string();
        return Err(ResultsFault::BackDated { name, day, last: snapshot.as_of }.into());
    }
    let row = AnnouncementRow { day, address, by: stamp.actor.clone(), at: stamp.at.clone() };
    store.write(stamp, |w| {
        w.announce_assessment(snapshot.id, &row).map_err(|e| match e {
            StoreError::NotFound => Fault::from(ResultsFault::Announced),
            other => other.into(),
        })?;
        let detail = serde_json::json!({"day": day.to_string(), "address": row.address});
        Ok::<_, Fault>(((), Entry { action: "assess_announce", subject: snapshot.id.to_string(), detail }))
    })?;
    snapshot.announced = Some(row);
    Ok(snapshot)
}

fn result(s: &Sheet) -> ResultRow {
    let item = |i: &SheetItem| ResultItem {
        key: i.item.key.clone(),
        group: i.item.group.clone(),
        name: i.item.name.clone(),
        measure: i.item.measure,
        formula: i.formula,
        origin: i.origin,
        full: i.item.points,
        computed: i.computed,
        points: i.points,
        reason: i.reason.clone(),
        by: i.by.clone(),
        rows: i.rows.clone(),
    };
    ResultRow {
        subject: s.subject.clone(),
        code: s.code.clone(),
        name: s.name.clone(),
        division: s.division.clone(),
        points: s.total.points,
        full: s.total.full,
        bonus: s.total.bonus,
        total: s.total.total,
        rank: s.rank,
        level: s.level.key().into(),
        items: s.items.iter().map(item).collect(),
    }
}

fn sheet(r: ResultRow) -> Sheet {
    let item = |i: ResultItem| SheetItem {
        item: Item { key: i.key, group: i.group, name: i.name, points: i.full, measure: i.measure },
        formula: i.formula,
        rows: i.rows,
        computed: i.computed,
        points: i.points,
        origin: i.origin,
        reason: i.reason,
        by: i.by,
    };
    let total = Total { points: r.points, full: r.full, bonus: r.bonus, total: r.total, pending: 0 };
    Sheet {
        subject: r.subject,
        code: r.code,
        name: r.name,
        division: r.division,
        items: r.items.into_iter().map(item).collect(),
        bonuses: Vec::new(),
        appeals: Vec::new(),
        total,
        rank: r.rank,
        level: Level::from_key(&r.level).unwrap_or(Level::Fail),
    }
}
