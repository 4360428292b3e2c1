//! Self-evaluation forms into the store: all files of a call in one
//! transaction, every file and every form answered for. What is broken or set
//! aside does not stop the others; what was accepted is never overwritten.

mod keep;
mod report;
mod take;

pub(super) use keep::{Kept, keep};
pub use report::{FileReport, FormReport, Imported, Outcome};

use take::Known;

use crate::domain::date::Date;
use crate::service::import::Input;
use crate::service::target::check;
use crate::service::target::import::{Source, base_name, read};
use crate::service::{Fault, Progress, Stamp};
use crate::store::audit::Entry;
use crate::store::batch::{Batch, SetAsideRow};
use crate::store::{Store, WriteTx};

/// A call for an import of self-evaluations.
#[derive(Debug, Clone)]
pub struct Request {
    /// The files, in any order; folders stand for the files in them.
    pub files: Vec<Input>,
    /// The budget year; forms of another are set aside.
    pub year: i16,
    /// The day on which the forms count as filed.
    pub day: Date,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// Imports self-evaluations.
///
/// # Errors
/// [`Fault::Cancelled`] and what the store says; the store is as before. A bad
/// file is no error: the answer names it.
pub fn import(store: &mut Store, stamp: &Stamp, request: &Request, progress: Progress<'_>) -> Result<Imported, Fault> {
    let mut passed = check::Report::default();
    let inputs = check::expanded(&request.files, &mut passed);
    let (half, total) = (inputs.len() as u64, inputs.len() as u64 * 2);
    let broken = |(file, fault)| Source {
        file,
        sha256: String::new(),
        format: String::new(),
        forms: Err(fault),
        left_out: Vec::new(),
    };
    let mut sources: Vec<Source> = passed.broken.into_iter().map(broken).collect();
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
    let known = Known::load(store, request)?;
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
                "filed": count(Outcome::is_new), "unchanged": count(|o| *o == Outcome::Unchanged),
                "set_aside": count(|o| matches!(o, Outcome::SetAside(..)))})
        });
        let detail = serde_json::json!({"day": request.day.to_string(), "year": request.year,
            "files": files.collect::<Vec<_>>()});
        let entry = Entry { action: "evaluation_import", subject: done.run.to_string(), detail };
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
        kind: "self_evaluations".into(),
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
    batch.rows_imported = count(|o| *o == Outcome::Filed);
    batch.rows_changed = count(|o| *o == Outcome::Again);
    batch.rows_unchanged = count(|o| *o == Outcome::Unchanged);
    batch.rows_set_aside = count(|o| matches!(o, Outcome::SetAside(..)));
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
            amount: None,
        })?;
    }
    Ok(FileReport { file, sha256, batch: Some(batch.id), fault: None, forms: reports, left_out })
}
