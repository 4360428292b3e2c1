//! The sample city: invented figures for a city like the one in the office's
//! yearly report, written as the files a treasury sends and read back by the
//! real importer. Never here: any real payee or account.
//!
//! The same files, byte for byte, on every machine: nothing is drawn from a
//! clock or the system. The city stands on [`STANDS_ON`].

mod calendar;
mod departments;
mod evaluated;
mod fates;
mod files;
mod model;
mod payees;
mod payments;
#[cfg(test)]
mod picture;
mod projects;
mod quotas;
mod random;
mod rectification;
mod results;
mod rounds;
mod self_evaluations;
mod targets;
#[cfg(test)]
mod tests;
mod trouble;

use std::path::{Path, PathBuf};

use crate::domain::date::Date;
use crate::exchange::out::OutFault;
use crate::service::import::{self, Imported, Input, Request};
use crate::service::{DEFAULT_PLACE, Fault, Progress, Stamp};
use crate::store::Store;
use crate::store::audit::Entry;

/// The day up to which the files speak: just before the August monitoring round.
pub const STANDS_ON: Date = Date::constant(2021, 7, 31);

/// The city's budget year.
pub const YEAR: i16 = 2021;

/// Why the city was not written; no file of it is left.
#[derive(Debug, thiserror::Error)]
pub enum DemoFault {
    /// `progress` said stop.
    #[error("cancelled")]
    Cancelled,
    /// A file could not be written.
    #[error(transparent)]
    Out(#[from] OutFault),
}

/// Writes the city's files into `dir`, which must exist, and gives their paths
/// in the order in which they are to be imported. `progress` hears of steps
/// done and steps in all, and stops the work by answering `false`.
///
/// # Errors
/// See [`DemoFault`]. Files of these names are never replaced.
pub fn write_city(dir: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<Vec<PathBuf>, DemoFault> {
    let total = files::PLAN.len() as u64 + 1;
    if !progress(0, total) {
        return Err(DemoFault::Cancelled);
    }
    write_files(&model::City::build(), dir, progress)
}

fn write_files(
    city: &model::City,
    dir: &Path,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Vec<PathBuf>, DemoFault> {
    let total = files::PLAN.len() as u64 + 1;
    let mut written = Vec::new();
    let done = files::PLAN.iter().zip(1..).try_for_each(|(file, step)| {
        if !progress(step, total) {
            return Err(DemoFault::Cancelled);
        }
        let path = dir.join(file.name);
        file.write(city, &path)?;
        written.push(path);
        Ok(())
    });
    if let Err(fault) = done {
        for path in written {
            // Best effort: what is reported is why the city was not finished.
            let _ = std::fs::remove_file(path);
        }
        return Err(fault);
    }
    progress(total, total);
    Ok(written)
}

/// Makes the sample city in an empty store: its files go to `folder`, the
/// importer takes them from there, and the store says that it is a sample.
/// Targets of its projects are declared, reviewed and issued after that, the
/// monitoring round 1~7月 is half filed, key evaluations are taken as far as
/// they have come, and what was found wrong is fed back.
///
/// # Errors
/// [`Fault::Cancelled`], [`Fault::Write`], or what the importer says.
pub fn make(store: &mut Store, stamp: &Stamp, folder: &Path, progress: Progress<'_>) -> Result<Imported, Fault> {
    let city = model::City::build();
    let imported = money(&city, store, stamp, folder, progress)?;
    targets::make(store, stamp, &city, folder, progress)?;
    self_evaluations::make(store, stamp, folder, progress)?;
    rounds::make(store, stamp, &city, folder, progress)?;
    evaluated::make(store, stamp, &city)?;
    rectification::make(store, stamp, &city)?;
    results::make(store, stamp, &city, folder, progress)?;
    Ok(imported)
}

/// What the treasury knows, without targets.
fn money(
    city: &model::City,
    store: &mut Store,
    stamp: &Stamp,
    folder: &Path,
    progress: Progress<'_>,
) -> Result<Imported, Fault> {
    let files = write_files(city, folder, &mut |_, _| progress(0, 1)).map_err(|e| match e {
        DemoFault::Cancelled => Fault::Cancelled,
        DemoFault::Out(out) => Fault::Write { file: folder.display().to_string(), why: out.to_string() },
    })?;
    store.write(stamp, |w| {
        for (key, value) in [("city", "上饶市本级"), ("place", DEFAULT_PLACE), ("sample", "1")] {
            w.set_meta(key, value)?;
        }
        let entry = Entry { action: "sample_city", subject: YEAR.to_string(), detail: serde_json::json!({}) };
        Ok::<_, Fault>(((), entry))
    })?;
    let request = Request { files: files.into_iter().map(Input::Path).collect(), ..Request::default() };
    let today = STANDS_ON.tomorrow().unwrap_or(STANDS_ON);
    import::import(store, stamp, today, &request, progress)
}
