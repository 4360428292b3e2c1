//! Target forms into the store: all files of a call in one transaction, every
//! file and every form answered for. What is broken or set aside does not stop
//! the others; what is locked is never overwritten.

mod read;
mod report;
mod take;

pub use read::read;
pub use report::{FileReport, FormReport, Imported, Outcome};

use super::check;
use crate::domain::date::Date;
use crate::domain::form::Form;
use crate::exchange::form::LeftOut;
use crate::exchange::record::FileFault;
use crate::service::import::Input;
use crate::service::{Fault, Progress, Stamp};
use crate::store::audit::Entry;
use crate::store::batch::{Batch, SetAsideRow};
use crate::store::{Store, WriteTx};

/// A call for an import of target forms.
#[derive(Debug, Clone)]
pub struct Request {
    /// The files, in any order; folders stand for the files in them.
    pub files: Vec<Input>,
    /// The budget year of forms that tell none.
    pub year: Option<i16>,
    /// The day on which the forms count as handed in.
    pub day: Date,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// A file as it was read: official forms, flat lists, records all come to this.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name.
    pub file: String,
    /// SHA-256 of its bytes; empty where it could not be read.
    pub sha256: String,
    /// `xlsx`, `docx`, `json` …
    pub format: String,
    /// Its forms, or why there are none.
    pub forms: Result<Vec<Form>, FileFault>,
    /// What of it is in none of them.
    pub left_out: Vec<LeftOut>,
}

/// Imports target forms.
///
/// # Errors
/// [`Fault::Cancelled`] and what the store says; the store is as before. A bad
/// file is no error: the answer names it.
pub fn import(store: &mut Store, stamp: &Stamp, request: &Request, progress: Progress<'_>) -> Result<Imported, Fault> {
    // Folders stand for the files in them; an empty one is answered for too.
    let mut passed = check::Report::default();
    let inputs = check::expanded(&request.files, &mut passed);
    let (half, total) = (inputs.len() as u64, inputs.len() as u64 * 2);
    let mut sources = Vec::new();
    for (file, fault) in passed.broken {
        sources.push(Source {
            file,
            sha256: String::new(),
            format: String::new(),
            forms: Err(fault),
            left_out: Vec::new(),
        });
    }
    for (n, (name, input)) in inputs.iter().enumerate() {
        if !progress(n as u64, total) {
            return Err(Fault::Cancelled);
        }
        let source = read(input, &mut |_, _| progress(n as u64, total))?;
        sources.push(Source { file: name.clone(), ..source });
    }
    take_in(store, stamp, sources, request, &mut |done, _| progress(half + done.min(half), total))
}

/// Takes forms in that were read before; see [`import`].
///
/// # Errors
/// See [`import`].
pub fn take_in(
    store: &mut Store,
    stamp: &Stamp,
    sources: Vec<Source>,
    request: &Request,
    progress: Progress<'_>,
) -> Result<Imported, Fault> {
    let known = take::Known::load(store, &sources, request)?;
    if request.dry_run {
        return store.rehearse(|w| {
            let desk = take::Desk::open(w, stamp, request, &known)?;
            let mut done = write_all(w, desk, sources, progress)?;
            done.dry_run = true;
            Ok(done)
        });
    }
    store.write(stamp, |w| {
        let desk = take::Desk::open(w, stamp, request, &known)?;
        let done = write_all(w, desk, sources, progress)?;
        let files = done.files.iter().map(|f| {
            let count = |o: fn(&Outcome) -> bool| f.forms.iter().filter(|r| o(&r.outcome)).count();
            serde_json::json!({"file": f.file, "sha256": f.sha256, "batch": f.batch, "forms": f.forms.len(),
                "imported": count(Outcome::is_new), "unchanged": count(|o| *o == Outcome::Unchanged),
                "set_aside": count(|o| matches!(o, Outcome::SetAside(..)))})
        });
        let detail = serde_json::json!({"day": request.day.to_string(), "files": files.collect::<Vec<_>>()});
        let entry = Entry { action: "target_import", subject: done.run.to_string(), detail };
        Ok((done, entry))
    })
}

fn write_all(
    w: &WriteTx<'_>,
    mut desk: take::Desk<'_, '_>,
    sources: Vec<Source>,
    progress: Progress<'_>,
) -> Result<Imported, Fault> {
    let run = w.next_run()?;
    let total = sources.len() as u64;
    let mut files = Vec::new();
    for (n, source) in sources.into_iter().enumerate() {
        if !progress(n as u64, total) {
            return Err(Fault::Cancelled);
        }
        files.push(write_file(w, &mut desk, run, source)?);
    }
    Ok(Imported { run, files, dry_run: false })
}

/// The name under which a file is kept: without its folders.
pub(in crate::service) fn base_name(file: &str) -> String {
    std::path::Path::new(file).file_name().map_or_else(|| file.to_string(), |n| n.to_string_lossy().into_owned())
}

fn write_file(w: &WriteTx<'_>, desk: &mut take::Desk<'_, '_>, run: i64, source: Source) -> Result<FileReport, Fault> {
    let Source { file, sha256, format, forms, left_out } = source;
    let forms = match forms {
        Ok(forms) => forms,
        Err(fault) => {
            return Ok(FileReport { file, sha256, batch: None, fault: Some(fault), forms: Vec::new(), left_out });
        }
    };
    let mut batch = Batch {
        run,
        kind: "targets".into(),
        file: base_name(&file),
        sha256: sha256.clone(),
        sheet: forms.first().map(|f| f.sheet.clone()).unwrap_or_default(),
        format,
        unit: "wan".into(),
        imported_at: desk.stamp.at.clone(),
        imported_by: desk.stamp.actor.clone(),
        ..Batch::default()
    };
    batch.id = w.open_batch(&batch)?;
    let mut reports = Vec::new();
    for form in forms {
        reports.push(desk.take(batch.id, &batch.file, &sha256, form)?);
    }
    let count = |o: fn(&Outcome) -> bool| reports.iter().filter(|r| o(&r.outcome)).count() as i64;
    batch.rows_read = reports.len() as i64;
    batch.rows_imported = count(|o| *o == Outcome::Imported);
    batch.rows_changed = count(|o| *o == Outcome::Changed);
    batch.rows_unchanged = count(|o| *o == Outcome::Unchanged);
    batch.rows_set_aside = count(|o| matches!(o, Outcome::SetAside(..)));
    let amounts = reports.iter().filter(|r| r.outcome.is_new()).filter_map(|r| r.amount);
    batch.amount_imported = amounts.reduce(|a, b| a + b);
    w.close_batch(&batch)?;
    for r in &reports {
        let Outcome::SetAside(reason, at) = &r.outcome else { continue };
        w.add_set_aside(&SetAsideRow {
            batch_id: batch.id,
            cell: at.cell.clone(),
            reason: reason.key().into(),
            column: None,
            quote: at.text.clone(),
            row_text: r.name.clone(),
            amount: r.amount,
        })?;
    }
    Ok(FileReport { file, sha256, batch: Some(batch.id), fault: None, forms: reports, left_out })
}
