//! A file appears whole or not at all: written beside its target under a
//! passing name, then moved over it. Never leaves half a file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::OutFault;

/// What to do with a file of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Replace it, at the last moment.
    Replace,
    /// Leave it alone and say so.
    Refuse,
}

/// Writes `bytes` to `path`.
///
/// # Errors
/// See [`OutFault`]; the target is then as it was.
pub fn write_file(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), OutFault> {
    replace_file(path, existing, |file| file.write_all(bytes).map_err(|e| fault(path, e)))
}

/// Lets `fill` write into a passing file and puts it in the place of `path`.
///
/// # Errors
/// What `fill` said, or see [`OutFault`]; the target is then as it was.
pub fn replace_file(
    path: &Path,
    existing: Existing,
    fill: impl FnOnce(&mut File) -> Result<(), OutFault>,
) -> Result<(), OutFault> {
    // A device or a pipe is written to; a file in its place would harm the whole machine.
    if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        let mut file = OpenOptions::new().write(true).open(path).map_err(|e| fault(path, e))?;
        return fill(&mut file);
    }
    // A link is followed, so that the file it names is replaced and not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if target.is_dir() {
        return Err(OutFault::NotAFileName(path.to_path_buf()));
    }
    if existing == Existing::Refuse && target.exists() {
        return Err(OutFault::Exists(path.to_path_buf()));
    }
    let passing = passing_name(&target)?;
    let done = write_passing(&passing, path, fill).and_then(|()| settle(&passing, &target, path, existing));
    if done.is_err() {
        // Best effort: the error that matters is the one being reported.
        let _ = fs::remove_file(&passing);
    }
    done
}

fn write_passing(
    passing: &Path,
    path: &Path,
    fill: impl FnOnce(&mut File) -> Result<(), OutFault>,
) -> Result<(), OutFault> {
    let mut file =
        OpenOptions::new().write(true).read(true).create_new(true).open(passing).map_err(|e| fault(path, e))?;
    fill(&mut file)?;
    // A full disk may show itself only now; after a rename it would be too late.
    file.sync_all().map_err(|e| fault(path, e))
}

fn settle(passing: &Path, target: &Path, path: &Path, existing: Existing) -> Result<(), OutFault> {
    if existing == Existing::Replace {
        return fs::rename(passing, target).map_err(|e| fault(path, e));
    }
    // A hard link, unlike a rename, fails where another wrote the name meanwhile.
    match fs::hard_link(passing, target) {
        Ok(()) => fs::remove_file(passing).map_err(|e| fault(path, e)),
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(OutFault::Exists(path.to_path_buf())),
        Err(_) => fs::rename(passing, target).map_err(|e| fault(path, e)),
    }
}

/// A name in the same folder that no other writer uses.
fn passing_name(target: &Path) -> Result<PathBuf, OutFault> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = target.file_name().ok_or_else(|| OutFault::NotAFileName(target.to_path_buf()))?;
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    // The name is not repeated: with it, a long Chinese one would pass 255 bytes.
    let tail: u32 = name.as_encoded_bytes().iter().fold(0, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(*b)));
    Ok(target.with_file_name(format!(".jixiao-{}-{n}-{tail:08x}.part", std::process::id())))
}

fn fault(path: &Path, source: io::Error) -> OutFault {
    OutFault::Io { path: path.to_path_buf(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).expect("folder");
        entries.map(|e| e.expect("entry").file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let dir = tempfile::tempdir().expect("folder");
        let path = dir.path().join("预警清单.csv");
        write_file(&path, b"one", Existing::Refuse).expect("first");
        write_file(&path, b"two", Existing::Replace).expect("second");
        assert_eq!(fs::read(&path).expect("file"), b"two");
        assert_eq!(names(dir.path()), ["预警清单.csv"]);
    }

    #[test]
    fn a_file_that_is_there_can_be_left_alone() {
        let dir = tempfile::tempdir().expect("folder");
        let path = dir.path().join("a.csv");
        write_file(&path, b"one", Existing::Refuse).expect("first");
        let again = write_file(&path, b"two", Existing::Refuse);
        assert!(matches!(again, Err(OutFault::Exists(_))));
        assert_eq!(fs::read(&path).expect("file"), b"one");
    }

    #[test]
    fn a_writer_that_fails_half_way_leaves_the_old_file_and_nothing_else() {
        let dir = tempfile::tempdir().expect("folder");
        let path = dir.path().join("a.csv");
        write_file(&path, b"old", Existing::Refuse).expect("first");
        let broken = replace_file(&path, Existing::Replace, |file| {
            file.write_all(b"half").map_err(|e| fault(&path, e))?;
            Err(OutFault::Spreadsheet("broken".into()))
        });
        assert!(broken.is_err());
        assert_eq!(fs::read(&path).expect("file"), b"old");
        assert_eq!(names(dir.path()), ["a.csv"]);
    }

    #[test]
    #[cfg(unix)]
    fn a_device_is_written_to_and_stays_a_device() {
        // A pipe of our own stands for a device: a fault of this code must not reach /dev.
        let dir = tempfile::tempdir().expect("folder");
        let pipe = dir.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        if !made.is_ok_and(|s| s.success()) {
            return;
        }
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read(pipe).expect("pipe")
        });
        write_file(&pipe, b"text", Existing::Replace).expect("written");
        assert_eq!(reader.join().expect("reader"), b"text");
        assert!(!fs::metadata(&pipe).expect("pipe").is_file());
        assert_eq!(names(dir.path()), ["pipe"]);
    }

    #[test]
    fn a_folder_is_no_file_and_a_missing_folder_is_said() {
        let dir = tempfile::tempdir().expect("folder");
        assert!(matches!(write_file(dir.path(), b"x", Existing::Replace), Err(OutFault::NotAFileName(_))));
        let lost = dir.path().join("none").join("a.csv");
        assert!(matches!(write_file(&lost, b"x", Existing::Replace), Err(OutFault::Io { .. })));
    }
}
