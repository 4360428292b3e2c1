//! The sample city: invented figures for a city like the one in the office's
//! yearly report, written as the files a treasury sends and read back by the
//! real importer. Never here: the store, and any real payee or account.
//!
//! The same files, byte for byte, on every machine: nothing is drawn from a
//! clock or the system. The city stands on [`STANDS_ON`].

mod calendar;
mod departments;
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
#[cfg(test)]
mod tests;
mod trouble;

use std::path::{Path, PathBuf};

use crate::domain::date::Date;
use crate::exchange::out::OutFault;

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
    let city = model::City::build();
    let mut written = Vec::new();
    let done = files::PLAN.iter().zip(1..).try_for_each(|(file, step)| {
        if !progress(step, total) {
            return Err(DemoFault::Cancelled);
        }
        let path = dir.join(file.name);
        file.write(&city, &path)?;
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
