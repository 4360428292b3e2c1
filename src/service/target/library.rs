//! The indicator library: imported from sheets, and drawn on while drafting.

use super::Subject;
use super::TargetFault;
use super::draft::{self, Drafted};
use crate::domain::form::{Cited, Row};
use crate::domain::indicator::Reading;
use crate::domain::text;
use crate::exchange::library::{self, Entry};
use crate::exchange::record::FileFault;
use crate::exchange::sheet::{self, Limits, Source};
use crate::service::import::Input;
use crate::service::import::org::{Directory, Named};
use crate::service::period::Period;
use crate::service::{Fault, Progress, Stamp};
use crate::store::audit::Entry as Logged;
use crate::store::batch::{Batch, SetAsideRow};
use crate::store::target::LibraryRow;
use crate::store::{Store, WriteTx};

/// A file of a library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LibraryFile {
    /// Its name.
    pub file: String,
    /// Its batch.
    pub batch: i64,
    /// Indicators that were not known.
    pub imported: usize,
    /// Indicators that say something else than before.
    pub changed: usize,
    /// Indicators that say what is known.
    pub unchanged: usize,
    /// Names with their cells of indicators for a department that nobody knows.
    pub set_aside: Vec<Cited>,
}

/// Imports libraries, all or none.
///
/// # Errors
/// [`Fault::Files`] names every file that is none.
pub fn import(
    store: &mut Store,
    stamp: &Stamp,
    files: &[Input],
    progress: Progress<'_>,
) -> Result<Vec<LibraryFile>, Fault> {
    let mut read: Vec<(String, Source, Vec<Entry>)> = Vec::new();
    let mut bad = Vec::new();
    for input in files {
        match open(input, progress) {
            Ok((source, entries)) => read.push((input.name(), source, entries)),
            Err(FileFault::Cancelled) => return Err(Fault::Cancelled),
            Err(fault) => bad.push((input.name(), fault)),
        }
    }
    if !bad.is_empty() {
        return Err(Fault::Files(bad));
    }
    let known = store.indicator_library()?;
    store.write(stamp, |w| {
        let run = w.next_run()?;
        let mut desk = Desk { w, stamp, known, directory: Directory::load(w, 0, stamp)? };
        let files = read.iter().map(|(name, source, entries)| desk.file(run, name, source, entries));
        let done: Vec<LibraryFile> = files.collect::<Result<_, Fault>>()?;
        let detail = serde_json::json!({"files": done.iter().map(|f| serde_json::json!({"file": f.file,
            "batch": f.batch, "imported": f.imported, "changed": f.changed, "unchanged": f.unchanged,
            "set_aside": f.set_aside.len()})).collect::<Vec<_>>()});
        Ok((done, Logged { action: "library_import", subject: run.to_string(), detail }))
    })
}

fn open(input: &Input, progress: Progress<'_>) -> Result<(Source, Vec<Entry>), FileFault> {
    let limits = Limits::default();
    let (book, source) = match input {
        Input::Path(path) => sheet::open(path, &limits, progress)?,
        Input::Bytes(bytes) => sheet::read(&input.name(), bytes.clone(), &limits, progress)?,
    };
    Ok((source, library::read(&book)?))
}

struct Desk<'w, 't> {
    w: &'w WriteTx<'t>,
    stamp: &'w Stamp,
    known: Vec<LibraryRow>,
    directory: Directory,
}

impl Desk<'_, '_> {
    fn file(&mut self, run: i64, name: &str, source: &Source, entries: &[Entry]) -> Result<LibraryFile, Fault> {
        let mut batch = Batch {
            run,
            kind: "indicators".into(),
            file: name.into(),
            sha256: source.sha256.clone(),
            format: source.format.key().into(),
            unit: "yuan".into(),
            imported_at: self.stamp.at.clone(),
            imported_by: self.stamp.actor.clone(),
            ..Batch::default()
        };
        batch.id = self.w.open_batch(&batch)?;
        let mut done = LibraryFile { file: name.into(), batch: batch.id, ..LibraryFile::default() };
        for entry in entries {
            self.entry(entry, &mut done)?;
        }
        batch.rows_read = entries.len() as i64;
        batch.rows_imported = done.imported as i64;
        batch.rows_changed = done.changed as i64;
        batch.rows_unchanged = done.unchanged as i64;
        batch.rows_set_aside = done.set_aside.len() as i64;
        self.w.close_batch(&batch)?;
        Ok(done)
    }

    fn entry(&mut self, entry: &Entry, done: &mut LibraryFile) -> Result<(), Fault> {
        let department_id = match entry.department.as_deref() {
            None => None,
            Some(named) => {
                let (code, name) = crate::domain::code::split(named);
                let named = Named { department_code: code.as_deref(), department: name.as_deref(), ..Named::default() };
                let Some(id) = self.directory.known_department(named) else {
                    return self.aside(entry, done);
                };
                Some(id)
            }
        };
        let row = LibraryRow {
            id: 0,
            batch_id: Some(done.batch),
            code: entry.code.clone(),
            department_id,
            level1: entry.level1,
            level2: entry.level2,
            name: entry.name.clone(),
            operator: entry.operator.map(String::from),
            unit: entry.unit.clone(),
            standard: entry.standard.clone(),
            explanation: entry.explanation.clone(),
            source: entry.source.clone(),
        };
        let at = self.known.iter().position(|k| k.key() == row.key());
        match at.map(|at| &mut self.known[at]) {
            Some(known) if LibraryRow { id: known.id, batch_id: known.batch_id, ..row.clone() } == *known => {
                done.unchanged += 1;
                return Ok(());
            }
            Some(known) => {
                *known = row.clone();
                done.changed += 1;
            }
            None => {
                self.known.push(row.clone());
                done.imported += 1;
            }
        }
        self.w.add_library_row(&row)?;
        Ok(())
    }

    fn aside(&self, entry: &Entry, done: &mut LibraryFile) -> Result<(), Fault> {
        self.w.add_set_aside(&SetAsideRow {
            batch_id: done.batch,
            cell: entry.cell.clone(),
            reason: crate::exchange::record::Reason::NoDepartment.key().into(),
            column: None,
            quote: entry.department.clone().unwrap_or_default(),
            row_text: entry.name.clone(),
            amount: None,
        })?;
        done.set_aside.push(Cited::new(entry.name.clone(), entry.cell.clone()));
        Ok(())
    }
}

/// The library as it holds now: common indicators first, then by class and name.
///
/// # Errors
/// What the store says.
pub fn library(store: &Store) -> Result<Vec<LibraryRow>, Fault> {
    Ok(store.indicator_library()?)
}

/// Puts indicators of the library into the draft of a target; where there is
/// none yet, one begins with what the store knows of the project. An indicator
/// that the draft has already is not put in twice.
///
/// # Errors
/// [`TargetFault::Refused`] where the target is past drafting.
pub fn insert(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    subject: &Subject,
    ids: &[i64],
) -> Result<Drafted, Fault> {
    let library = store.indicator_library()?;
    let chosen: Vec<Row> = ids.iter().filter_map(|id| library.iter().find(|r| r.id == *id)).map(row).collect();
    if chosen.is_empty() {
        return Err(TargetFault::NothingChosen.into());
    }
    draft::change(store, stamp, period, subject, |form| {
        let has = |form: &crate::domain::form::Form, row: &Row| {
            form.rows.iter().any(|r| text::fold(&r.name.text) == text::fold(&row.name.text) && r.class() == row.class())
        };
        for row in &chosen {
            if !has(form, row) {
                form.rows.push(row.clone());
            }
        }
    })
}

/// An indicator as a row that waits for its value: the sign and the unit stand
/// there, and no check lets it pass without a number between them.
fn row(of: &LibraryRow) -> Row {
    let said = |s: &str| Cited::new(s, "");
    let target = format!("{}{}", of.operator.as_deref().unwrap_or_default(), of.unit);
    Row {
        block: Default::default(),
        level1: said(of.level1.map(|l| l.name()).unwrap_or_default()),
        level2: said(of.level2.map(|l| l.name()).unwrap_or_default()),
        name: said(&of.name),
        reading: Reading::parse(&target),
        target: said(&target),
        direction: Cited::default(),
        marks: Cited::default(),
        standard: said(&of.standard),
        explanation: said(&of.explanation),
        note: Cited::default(),
        actual: Cited::default(),
        forecast: Cited::default(),
        likelihood: Cited::default(),
        causes: Default::default(),
        score: Cited::default(),
        reason: Cited::default(),
    }
}
