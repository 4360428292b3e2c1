//! Import: any number of files, taken in whole or not at all.
//!
//! Files are read and understood first; then one transaction brings in all of
//! them, departments before projects before money, so that the order in which
//! the treasury's files are named does not matter.

mod differences;
mod keys;
mod money;
pub(in crate::service) mod org;
mod projects;
mod reconcile;
mod report;
mod run;
mod undo;
pub(in crate::service) mod year;

pub use differences::{Difference, differences};
pub use report::{AlertRef, Change, Snapshot, changes_since_last};
pub use run::{import, preview};
pub use undo::undo;

use std::path::PathBuf;

use crate::domain::date::Date;
use crate::domain::money::{Money, MoneyUnit};
use crate::exchange::record::{Column, FileFault, Kind, Table, Taught};
use crate::store::batch::{Batch, ControlRow, SetAsideRow};
use crate::store::monitor::LateMoney;

/// One file to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file by its path.
    Path(PathBuf),
    /// What standard input gave.
    Bytes(Vec<u8>),
}

impl Input {
    /// The name under which the batch is kept.
    pub fn name(&self) -> String {
        match self {
            Input::Path(path) => {
                path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into())
            }
            Input::Bytes(_) => "-".into(),
        }
    }
}

/// A call for an import.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The files, in any order.
    pub files: Vec<Input>,
    /// The kind, where the operator named it.
    pub kind: Option<Kind>,
    /// The unit of money, where the operator named it.
    pub unit: Option<MoneyUnit>,
    /// The budget year, where the operator named it.
    pub year: Option<i16>,
    /// The day up to which the files speak, where the operator named it.
    pub cutoff: Option<Date>,
    /// Only say what would happen.
    pub dry_run: bool,
    /// Refuse the whole import when a row would be set aside.
    pub strict: bool,
    /// What the operator says of headers that are not known: the text in the
    /// file and what it means. The layout is remembered.
    pub columns: Vec<(String, Column)>,
}

/// What became of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BatchReport {
    /// As the store keeps it.
    pub batch: Batch,
    /// Rows that could not be used, and those in the basket.
    pub set_aside: Vec<SetAsideRow>,
    /// Totals the file prints that its rows do not add up to.
    pub broken_controls: Vec<ControlRow>,
    /// The very same table was imported before, as this batch.
    pub same_as: Option<i64>,
    /// Rounding was needed, or a hidden sheet was read: codes for notices.
    pub notices: Vec<Notice>,
}

/// What an operator should know about a table that is otherwise in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The sheet was hidden in its workbook.
    HiddenSheet,
    /// A header, and no row below it.
    NoRows,
    /// Nothing told the unit of money: yuan was assumed.
    UnitAssumed,
    /// Nothing told the year: this one was taken.
    YearAssumed(i16),
    /// Rows of earlier files that this overlapping one no longer holds.
    Missing(i64),
    /// Rows that would have counted in a monitoring round that is closed; its
    /// snapshot stays as it is.
    AfterClose(LateMoney),
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The number under which the call's batches stand together.
    pub run: i64,
    /// One a table.
    pub batches: Vec<BatchReport>,
    /// Sheets beside them that were left out.
    pub skipped: Vec<Skipped>,
    /// Rows of the basket that found their project through this import.
    pub rematched: usize,
    /// Nothing was changed: it was a rehearsal.
    pub dry_run: bool,
}

impl Imported {
    /// Rows set aside in all tables.
    pub fn set_aside(&self) -> i64 {
        self.batches.iter().map(|b| b.batch.rows_set_aside).sum()
    }

    /// Whether anything wants the operator's attention.
    pub fn needs_attention(&self) -> bool {
        // A sheet that speaks of nothing we read is worth a word and no more.
        let lacking = |s: &Skipped| matches!(s.fault, FileFault::MissingColumns { .. });
        self.batches.iter().any(|b| b.batch.rows_set_aside > 0 || !b.broken_controls.is_empty())
            || self.skipped.iter().any(lacking)
    }
}

/// A file as it was understood, before anything is written.
#[derive(Debug, Clone)]
pub struct ReadFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// `xlsx`, `xls`, `html`, `csv` …
    pub format: String,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Layouts that the operator explained in this call.
    pub learnt: Vec<Taught>,
    /// Why other sheets of it gave none.
    pub skipped: Vec<FileFault>,
}

/// A sheet that looks like a table, stands beside good ones, and was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The file's name.
    pub file: String,
    /// Which sheet and why: [`FileFault::MissingColumns`] or [`FileFault::NoHeader`].
    pub fault: FileFault,
}

/// What the import knows while it runs.
pub(super) struct Call<'a> {
    pub request: &'a Request,
    pub stamp: &'a super::Stamp,
    /// The day of the import: a payment dated after it is dated ahead.
    pub today: Date,
    /// The year that the call's own dated rows speak of.
    pub main_year: Option<i16>,
    /// All years that they speak of.
    pub years: Vec<i16>,
}

pub(in crate::service) fn unit_key(unit: MoneyUnit) -> &'static str {
    match unit {
        MoneyUnit::Yuan => "yuan",
        MoneyUnit::Qian => "qian",
        MoneyUnit::Wan => "wan",
        MoneyUnit::BaiWan => "baiwan",
        MoneyUnit::Yi => "yi",
    }
}

pub(super) fn unit_from_key(key: &str) -> Option<MoneyUnit> {
    use MoneyUnit::{BaiWan, Qian, Wan, Yi, Yuan};
    [Yuan, Qian, Wan, BaiWan, Yi].into_iter().find(|u| unit_key(*u) == key)
}

/// What a batch's money comes to while its rows are taken in.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub imported: i64,
    pub changed: i64,
    pub unchanged: i64,
    pub missing: i64,
    pub basket: i64,
    pub amount: Money,
}
