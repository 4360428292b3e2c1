//! Directory rows and project rows into the store.

use std::collections::HashMap;

use super::org::{Directory, Named};
use super::year;
use super::{Call, Counts};
use crate::domain::fund::FundType;
use crate::domain::money::Money;
use crate::exchange::record::{DepartmentRow, Place, ProjectRow, Reason, Row, SetAside, Table};
use crate::service::{Fault, Progress};
use crate::store::WriteTx;
use crate::store::project::ProjectVersion;

/// Takes a directory of departments and units in.
pub(super) fn departments(
    w: &WriteTx<'_>,
    directory: &mut Directory,
    rows: &[Row<DepartmentRow>],
    aside: &mut Vec<SetAside>,
    counts: &mut Counts,
) -> Result<(), Fault> {
    for row in rows {
        match directory.list(w, &row.data)? {
            Some(true) => counts.imported += 1,
            Some(false) => counts.unchanged += 1,
            None => aside.push(put_aside(row.place, Reason::NoDepartment, "", None)),
        }
    }
    Ok(())
}

/// A row that the store has no use for as it stands.
pub(super) fn put_aside(place: Place, reason: Reason, quote: &str, amount: Option<Money>) -> SetAside {
    SetAside { place, reason, quote: quote.to_string(), row_text: quote.to_string(), amount }
}

/// Takes a project list in. What a later list does not tell (an empty column)
/// stays as it was known.
#[allow(clippy::too_many_arguments)]
pub(super) fn projects(
    w: &WriteTx<'_>,
    call: &Call<'_>,
    table: &Table,
    batch: i64,
    directory: &mut Directory,
    rows: &[Row<ProjectRow>],
    aside: &mut Vec<SetAside>,
    counts: &mut Counts,
    progress: Progress<'_>,
) -> Result<Option<i16>, Fault> {
    let default = year::of_projects(w, call, table, rows)?;
    let mut known: HashMap<i16, HashMap<String, ProjectVersion>> = HashMap::new();
    let joined = join_rows(rows, default, aside);
    let total = joined.len() as u64;
    for (n, ((year, code), group)) in joined.into_iter().enumerate() {
        if n % 64 == 0 && !progress(n as u64, total) {
            return Err(Fault::Cancelled);
        }
        let data = &group.first.data;
        let by_code = match known.entry(year) {
            std::collections::hash_map::Entry::Occupied(e) => e.into_mut(),
            std::collections::hash_map::Entry::Vacant(e) => e.insert(versions(w, year)?),
        };
        let named = Named {
            department_code: data.department_code.as_deref(),
            department: data.department.as_deref(),
            unit_code: data.unit_code.as_deref(),
            unit: data.unit.as_deref(),
            division: data.division.as_deref(),
        };
        let body = directory.resolve(w, named)?;
        let before = by_code.get(code);
        let department = body.map(|b| b.department).or_else(|| before.map(|b| b.department_id));
        let Some(department_id) = department else {
            aside.push(put_aside(group.first.place, Reason::NoDepartment, code, group.declared()));
            continue;
        };
        let next = ProjectVersion {
            batch_id: Some(batch),
            row: i64::from(group.first.place.row),
            name: data.name.clone().or_else(|| before.map(|b| b.name.clone())).unwrap_or_else(|| code.to_string()),
            department_id,
            unit_id: body.and_then(|b| b.unit).or_else(|| before.and_then(|b| b.unit_id)),
            category: data.category.clone().or_else(|| before.and_then(|b| b.category.clone())),
            fund: group.fund().or_else(|| before.and_then(|b| b.fund.clone()).filter(|_| group.by_fund.len() == 1)),
            declared: group.declared().or_else(|| before.and_then(|b| b.declared)),
            key_monitored: data.key_monitored.unwrap_or_else(|| before.is_some_and(|b| b.key_monitored)),
            starts: data.start.or_else(|| before.and_then(|b| b.starts)),
            ends: data.end.or_else(|| before.and_then(|b| b.ends)),
        };
        let same =
            before.is_some_and(|b| ProjectVersion { batch_id: next.batch_id, row: next.row, ..b.clone() } == next);
        if same {
            counts.unchanged += group.rows;
            continue;
        }
        if before.is_some() {
            counts.changed += group.rows;
        } else {
            counts.imported += group.rows;
        }
        counts.amount += group.declared().unwrap_or_default();
        let id = w.project_id(year, code)?;
        w.add_project_version(id, &next)?;
        by_code.insert(code.to_string(), next);
    }
    Ok(default)
}

/// The rows of one project: lists by fund type name it once for each.
struct Joined<'a> {
    first: &'a Row<ProjectRow>,
    rows: i64,
    by_fund: Vec<(Option<FundType>, Option<Money>)>,
}

impl Joined<'_> {
    fn declared(&self) -> Option<Money> {
        self.by_fund.iter().filter_map(|(_, m)| *m).reduce(|a, b| a + b)
    }

    /// The one fund type; none where there are several.
    fn fund(&self) -> Option<FundType> {
        match self.by_fund.as_slice() {
            [(fund, _)] => fund.clone(),
            _ => None,
        }
    }
}

/// Rows by project, in the order of the file. A project that stands twice
/// under one fund type is the same row twice: the later one holds.
fn join_rows<'a>(
    rows: &'a [Row<ProjectRow>],
    default: Option<i16>,
    aside: &mut Vec<SetAside>,
) -> Vec<((i16, &'a str), Joined<'a>)> {
    let mut joined: Vec<((i16, &str), Joined<'_>)> = Vec::new();
    let mut at: HashMap<(i16, &str), usize> = HashMap::new();
    for row in rows {
        let data = &row.data;
        let Some(code) = data.code.as_deref() else {
            aside.push(put_aside(row.place, Reason::NoProject, data.name.as_deref().unwrap_or(""), data.declared));
            continue;
        };
        let Some(year) = data.year.or(default) else {
            aside.push(put_aside(row.place, Reason::NoYear, code, data.declared));
            continue;
        };
        let index = *at.entry((year, code)).or_insert_with(|| {
            joined.push(((year, code), Joined { first: row, rows: 0, by_fund: Vec::new() }));
            joined.len() - 1
        });
        let group = &mut joined[index].1;
        group.rows += 1;
        match group.by_fund.iter_mut().find(|(fund, _)| *fund == data.fund) {
            Some((_, declared)) => *declared = data.declared.or(*declared),
            None => group.by_fund.push((data.fund.clone(), data.declared)),
        }
    }
    joined
}

fn versions(w: &WriteTx<'_>, year: i16) -> Result<HashMap<String, ProjectVersion>, Fault> {
    let rows = w.projects(year)?.into_iter().map(|r| {
        let p = r.project;
        let version = ProjectVersion {
            batch_id: r.batch_id,
            row: r.row,
            name: p.name,
            department_id: p.department_id,
            unit_id: r.unit_id,
            category: p.category,
            fund: r.fund,
            declared: p.declared,
            key_monitored: r.key_listed,
            starts: p.start,
            ends: p.end,
        };
        (p.code, version)
    });
    Ok(rows.collect())
}
