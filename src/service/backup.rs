//! Copies of the whole store and going back to one.

use std::path::{Path, PathBuf};

use super::{Fault, Progress, Stamp};
use crate::store::audit::Entry;
use crate::store::{Store, backup};

/// Copies the store to a new file and verifies the copy.
///
/// # Errors
/// [`Fault::Exists`], or what the files say; no half copy is left.
pub fn backup(store: &Store, to: &Path, progress: Progress<'_>) -> Result<(), Fault> {
    if to.symlink_metadata().is_ok() {
        return Err(Fault::Exists(to.display().to_string()));
    }
    Ok(store.backup(to, progress)?)
}

/// Puts a copy in the store's place; gives the file under which what stood
/// there is kept, if anything did.
///
/// # Errors
/// A copy that is missing, foreign, newer or broken; the store is then as before.
pub fn restore(path: &Path, from: &Path, stamp: &Stamp, progress: Progress<'_>) -> Result<Option<PathBuf>, Fault> {
    let before = path.exists();
    let kept = free_name(path);
    backup::restore(path, from, &kept, progress)?;
    let mut store = Store::open(path)?;
    let subject = from.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let detail = serde_json::json!({"kept": before.then(|| kept.display().to_string())});
    store.write(stamp, |_| Ok::<_, Fault>(((), Entry { action: "restore", subject, detail })))?;
    Ok(before.then_some(kept))
}

/// `NAME.before-restore.1`, or the next number that is free.
fn free_name(path: &Path) -> PathBuf {
    let name = |n: u32| backup::beside(path, &format!("before-restore.{n}"));
    (1..).map(name).find(|p| !p.exists()).unwrap_or_else(|| name(0))
}
