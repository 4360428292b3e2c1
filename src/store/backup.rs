//! Whole copies of the store: made while others write, looked at before they
//! are trusted, put back without a moment in which there is no store.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::{Store, StoreError, integrity, lock_file, migrate, take_turn};

/// Pages copied before others may write again.
const PORTION: i32 = 500;

/// Told how many pages are done, of how many; answers whether to go on.
pub type Pages<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

impl Store {
    /// Copies the store to `to`, which must not be there, and reads the copy through.
    ///
    /// # Errors
    /// What the files say; no half copy is left.
    pub fn backup(&self, to: &Path, pages: Pages<'_>) -> Result<(), StoreError> {
        let passing = beside(to, &format!("part-{}", std::process::id()));
        let done = copy(&self.db, &passing, pages).and_then(|()| examine(&passing)).and_then(|_| {
            // A link fails where the name is taken, a rename would replace it.
            // Some file systems know no links.
            let placed = std::fs::hard_link(&passing, to)
                .or_else(|e| if to.exists() { Err(e) } else { std::fs::rename(&passing, to) });
            placed.map_err(|e| StoreError::CannotOpen { path: to.into(), why: e.to_string() })
        });
        // Best effort: the copy stands under its own name, or not at all.
        let _ = std::fs::remove_file(&passing);
        done
    }
}

/// Looks at a file that is said to be a store: the schema it has.
///
/// # Errors
/// A missing, foreign, newer or broken file.
pub fn examine(path: &Path) -> Result<i64, StoreError> {
    let cannot = |why: String| StoreError::CannotOpen { path: path.into(), why };
    let about = std::fs::metadata(path).map_err(|e| cannot(e.to_string()))?;
    if !about.is_file() {
        return Err(cannot("not a file".into()));
    }
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(|e| cannot(e.to_string()))?;
    let looked = migrate::version_of(&db, Some(path));
    let version = looked.map_err(|e| match e {
        StoreError::NotAStore(_) => StoreError::NotAStore(path.into()),
        other => other,
    })?;
    match integrity(&db)?.first() {
        // A file that holds nothing is no copy of anything.
        None if version == 0 => Err(StoreError::NotAStore(path.into())),
        None => Ok(version),
        Some(wrong) => Err(StoreError::Corrupt(wrong.clone())),
    }
}

/// Puts the copy `from` in the place of the store `path`; what stood there is
/// kept as `kept`.
///
/// # Errors
/// A copy that is missing, foreign, newer or broken; the store is then as before.
pub fn restore(path: &Path, from: &Path, kept: &Path, pages: Pages<'_>) -> Result<(), StoreError> {
    examine(from)?;
    let same = |a: &Path| std::fs::canonicalize(a).ok();
    if same(path).is_some() && same(path) == same(from) {
        return Err(StoreError::CannotOpen { path: from.into(), why: "the store itself".into() });
    }
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let queue = lock_file(path)?;
    let _turn = take_turn(Some(&queue))?;
    if path.exists() {
        keep(path, kept, pages)?;
    }
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    copy(&source, path, pages)
}

/// A sound store is copied and stays in use; a broken one is moved away.
fn keep(path: &Path, kept: &Path, pages: Pages<'_>) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let copied = Connection::open_with_flags(path, flags).map_err(StoreError::from).and_then(|db| {
        migrate::version_of(&db, Some(path))?;
        copy(&db, kept, pages)
    });
    match copied {
        Err(StoreError::Cancelled) => Err(StoreError::Cancelled),
        Err(StoreError::Full) => Err(StoreError::Full),
        Ok(()) => Ok(()),
        Err(_) => {
            let _ = std::fs::remove_file(kept);
            std::fs::rename(path, kept)?;
            // Its side files belong to it and would be taken for those of the new one.
            for end in ["wal", "shm"] {
                let mut side = path.as_os_str().to_owned();
                side.push(format!("-{end}"));
                let _ = std::fs::remove_file(PathBuf::from(side));
            }
            Ok(())
        }
    }
}

fn copy(source: &Connection, to: &Path, pages: Pages<'_>) -> Result<(), StoreError> {
    let mut target =
        Connection::open(to).map_err(|e| StoreError::CannotOpen { path: to.into(), why: e.to_string() })?;
    {
        let backup = Backup::new(source, &mut target)?;
        loop {
            let step = backup.step(PORTION)?;
            let at = backup.progress();
            let (left, all) = (at.remaining.unsigned_abs(), at.pagecount.unsigned_abs());
            if !pages(u64::from(all.saturating_sub(left)), u64::from(all)) {
                return Err(StoreError::Cancelled);
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                // Somebody writes at this moment.
                _ => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }
    // One file, without a log beside it, unless others have it open.
    let _ = target.pragma_update(None, "journal_mode", "delete");
    target.close().map_err(|(_, e)| e.into())
}

/// `NAME.ending` in the same folder.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{ending}"));
    PathBuf::from(name)
}
