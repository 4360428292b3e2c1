//! From sheets to tables: where a header stands, what its columns mean, and
//! what every row below it is. Knows cells, not files, and nothing of a store.

use crate::domain::date::Epoch;
use crate::domain::money::MoneyUnit;
use crate::exchange::header;
use crate::exchange::kind::Reader;
use crate::exchange::kind::departments::Departments;
use crate::exchange::kind::execution::Execution;
use crate::exchange::kind::payments::Payments;
use crate::exchange::kind::projects::Projects;
use crate::exchange::kind::quotas::Quotas;
use crate::exchange::record::{Column, FileFault, Kind, MappedColumn, ReadOptions, Records, Table, UnitSource};
use crate::exchange::sheet::{Sheet, Workbook};

use build::{Built, build};
use grid::{Columns, Grid};
use lines::{Class, Sorter};
use locate::Header;

mod build;
pub(crate) mod grid;
mod learn;
mod ledger;
mod lines;
mod locate;
mod notes;
pub(crate) mod tree;
pub(super) mod values;

/// Counts rows and asks now and then whether to go on.
pub(crate) struct Progress<'a> {
    done: u64,
    total: u64,
    report: &'a mut dyn FnMut(u64, u64) -> bool,
}

impl Progress<'_> {
    /// One row more; `false` when the caller wants no more.
    pub(crate) fn step(&mut self) -> bool {
        self.done += 1;
        !self.done.is_multiple_of(1024) || (self.report)(self.done, self.total)
    }
}

pub use learn::learn;

/// What a workbook holds: its tables, and the sheets beside them that give none.
#[derive(Debug)]
pub struct Found {
    /// In the order of the sheets.
    pub tables: Vec<Table>,
    /// Why a sheet that looks like a table is none: [`FileFault::MissingColumns`]
    /// or [`FileFault::NoHeader`]. Sheets of mere text are not among them.
    pub skipped: Vec<FileFault>,
}

/// Finds and reads every table of a workbook; see [`found`].
///
/// # Errors
/// As [`found`].
pub fn tables(
    file_name: &str,
    book: &Workbook,
    options: &ReadOptions,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Vec<Table>, FileFault> {
    found(file_name, book, options, progress).map(|f| f.tables)
}

/// Finds and reads every table of a workbook, and says which sheets give none.
/// `progress` is told the rows done and all rows, and says whether to go on.
///
/// # Errors
/// [`FileFault::Empty`], [`FileFault::NoHeader`], [`FileFault::MissingColumns`]
/// when no sheet gives a table; [`FileFault::Cancelled`].
pub fn found(
    file_name: &str,
    book: &Workbook,
    options: &ReadOptions,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Found, FileFault> {
    let total = book.sheets.iter().map(|s| s.rows.len() as u64).sum();
    let mut progress = Progress { done: 0, total, report: progress };
    let mut found = Found { tables: Vec::new(), skipped: Vec::new() };
    let mut fault: Option<(usize, FileFault)> = None;
    for sheet in &book.sheets {
        let Some(header) = locate::header(sheet, options.taught) else {
            found.skipped.extend(locate::is_grid(sheet).then(|| unknown(sheet, options.kind)));
            continue;
        };
        let score = header.score;
        match read(file_name, sheet, book.epoch, header, options, &mut progress) {
            Ok(Some(table)) => found.tables.push(table),
            Ok(None) => found.skipped.push(unknown(sheet, options.kind)),
            Err(FileFault::Cancelled) => return Err(FileFault::Cancelled),
            Err(lacking) => {
                found.skipped.push(lacking.clone());
                if fault.as_ref().is_none_or(|(best, _)| score > *best) {
                    fault = Some((score, lacking));
                }
            }
        }
    }
    (progress.report)(total, total);
    if !found.tables.is_empty() {
        return Ok(found);
    }
    Err(fault.map_or_else(|| no_header(book, options.kind), |(_, lacking)| lacking))
}

/// That no header of ours stands in a sheet, with the row that comes nearest.
fn unknown(sheet: &Sheet, kind: Option<Kind>) -> FileFault {
    let looked_for = header::looked_for(kind).to_vec();
    FileFault::NoHeader { sheet: sheet.name.clone(), looked_for, found: locate::nearest(sheet) }
}

fn no_header(book: &Workbook, kind: Option<Kind>) -> FileFault {
    let fullest = book
        .sheets
        .iter()
        .map(|s| (locate::nearest(s), s))
        .max_by_key(|(found, s)| (found.iter().filter(|f| header::is_known(f)).count(), s.rows.len()));
    match fullest {
        Some((found, sheet)) if !found.is_empty() => unknown(sheet, kind),
        _ => FileFault::Empty,
    }
}

/// One sheet's table; `None` where the header speaks of nothing we read.
fn read(
    file: &str,
    sheet: &Sheet,
    epoch: Epoch,
    header: Header,
    options: &ReadOptions,
    progress: &mut Progress,
) -> Result<Option<Table>, FileFault> {
    let taught = header.taught.map(|i| &options.taught[i]);
    let Some(kind) = options.kind.or(taught.map(|t| t.kind)).or_else(|| header::guess(&header.words)) else {
        return Ok(None);
    };
    let mut mapped = header::resolve(&header.words, kind);
    if let Some(taught) = taught.filter(|t| t.kind == kind) {
        for m in &mut mapped {
            m.column = taught.columns.iter().find(|(i, _)| *i == m.index).map(|(_, c)| *c);
        }
    }
    let lacking = |missing: Vec<Column>, mapped: &[MappedColumn]| FileFault::MissingColumns {
        sheet: sheet.name.clone(),
        row: header.last + 1,
        kind,
        missing,
        found: mapped.iter().map(|m| m.header.clone()).filter(|h| !h.is_empty()).collect(),
    };
    // Codes above the rows may tell the unit, so a project list may do without its column.
    let missing = header::missing(kind, &mapped);
    if missing.iter().any(|c| kind != Kind::Projects || *c != Column::Unit) {
        return Err(lacking(missing, &mapped));
    }
    let title = &sheet.rows[..header.first as usize];
    let mut columns = Columns::new(&mapped, kind);
    let (unit, unit_source) =
        settle_units(&mut columns, &mapped, kind, options.unit, taught.and_then(|t| t.unit), notes::unit_in(title));
    let grid = Grid::new(sheet, epoch);
    let sorter = Sorter::new(&grid, &columns, &header, kind);
    let first = header.last + 1;
    let classes = classify(&sorter, first, sheet.rows.len() as u32);
    let year = notes::year_in(title, &sheet.name, file);
    let around: Vec<u32> = (0..header.first).chain(footers(first, &classes)).collect();
    let cutoff = notes::cutoff_in(sheet, &around, epoch, year);
    let shape = tree::shape(&sorter, first, &classes);
    let mut table = Table {
        sheet: sheet.name.clone(),
        kind,
        header_row: header.last + 1,
        layout: header::layout(&header.words),
        columns: mapped,
        unit,
        unit_source,
        year,
        cutoff,
        rows_read: 0,
        records: Records::Departments(Vec::new()),
        set_aside: Vec::new(),
        controls: Vec::new(),
        hidden: sheet.hidden,
    };
    let mut go = Go { sorter: &sorter, shape, first, classes: &classes, progress };
    let read_all = match kind {
        Kind::Departments => go.read(Departments::default(), Records::Departments, &mut table),
        Kind::Projects => go.read(Projects, Records::Projects, &mut table),
        Kind::Quotas => go.read(Quotas, Records::Quotas, &mut table),
        Kind::Payments => go.read(Payments { cutoff }, Records::Payments, &mut table),
        Kind::Execution => go.read(Execution, Records::Execution, &mut table),
    };
    read_all.ok_or(FileFault::Cancelled)?;
    match unsaid(&table) {
        missing if missing.is_empty() => Ok(Some(table)),
        missing => Err(lacking(missing, &table.columns)),
    }
}

/// What is needed to read one table's rows.
struct Go<'a, 'p, 'r> {
    sorter: &'a Sorter<'a>,
    shape: tree::Shape,
    first: u32,
    classes: &'a [Class],
    progress: &'p mut Progress<'r>,
}

impl Go<'_, '_, '_> {
    fn read<R: Reader>(
        &mut self,
        reader: R,
        records: fn(Vec<crate::exchange::record::Row<R::Data>>) -> Records,
        table: &mut Table,
    ) -> Option<()> {
        let Built { records: rows, set_aside, controls } =
            build(reader, self.sorter, self.shape, self.first, self.classes, self.progress)?;
        table.rows_read = (rows.len() + set_aside.len()) as u32;
        table.records = records(rows);
        table.set_aside = set_aside;
        table.controls = controls;
        Some(())
    }
}

fn classify(sorter: &Sorter, first: u32, end: u32) -> Vec<Class> {
    let (mut at_top, mut closing) = (true, false);
    (first..end)
        .map(|row| {
            let class = match sorter.class(row, at_top) {
                // `2.金额含税` below 注：1.…
                Class::Body if closing && sorter.is_sentence(row) => Class::Footer,
                class => class,
            };
            at_top &= class == Class::Nothing;
            closing = class == Class::Footer || closing && class == Class::Nothing;
            class
        })
        .collect()
}

/// The last few footers; a date in one tells when the file was made.
fn footers(first: u32, classes: &[Class]) -> impl Iterator<Item = u32> {
    classes.iter().enumerate().rev().filter(|(_, c)| **c == Class::Footer).take(20).map(move |(i, _)| first + i as u32)
}

/// Units of the money columns, and of the table as a whole: what the call
/// says, what was taught, a column's own header, a note beside the table.
fn settle_units(
    columns: &mut Columns,
    mapped: &[MappedColumn],
    kind: Kind,
    given: Option<MoneyUnit>,
    taught: Option<MoneyUnit>,
    note: Option<MoneyUnit>,
) -> (MoneyUnit, UnitSource) {
    if let Some(unit) = given.or(taught) {
        columns.unit = Some(unit);
        return (unit, if given.is_some() { UnitSource::Given } else { UnitSource::Taught });
    }
    columns.unit = note;
    for m in mapped.iter().filter(|m| m.column.is_some()) {
        if let Some(unit) = header::unit_of(&m.header) {
            columns.units.insert(m.index, unit);
        }
    }
    let main = match kind {
        Kind::Departments => None,
        Kind::Projects => columns.first(Column::Declared),
        Kind::Quotas | Kind::Payments => columns.first(Column::Amount),
        Kind::Execution => columns.first(Column::Paid).or(columns.first(Column::Budget)),
    };
    match (main.and_then(|i| columns.units.get(&i)), note) {
        (Some(unit), _) => (*unit, UnitSource::Header),
        (None, Some(unit)) => (unit, UnitSource::Note),
        (None, None) => (MoneyUnit::Yuan, UnitSource::Assumed),
    }
}

/// What a project list should have told in columns or above its rows, and did not.
fn unsaid(table: &Table) -> Vec<Column> {
    let Records::Projects(rows) = &table.records else {
        return Vec::new();
    };
    let has = |c: Column| table.columns.iter().any(|m| m.column == Some(c));
    let org_columns = [Column::Department, Column::DepartmentCode, Column::Unit, Column::UnitCode].into_iter().any(has);
    let told = |r: &crate::exchange::record::ProjectRow| {
        r.department.is_some() || r.department_code.is_some() || r.unit.is_some() || r.unit_code.is_some()
    };
    let mut missing = Vec::new();
    if !has(Column::ProjectCode) && rows.is_empty() {
        missing.push(Column::ProjectCode);
    }
    if !org_columns && !rows.iter().any(|r| told(&r.data)) {
        missing.push(Column::Unit);
    }
    missing
}

#[cfg(test)]
mod tests;
