//! What can go wrong with the file, by what the reader can do about it.

use std::path::PathBuf;

/// Why the store did not do a thing.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process is writing; try again.
    #[error("busy")]
    Busy,
    /// Written by a newer program.
    #[error("file has schema {file}, this program knows {program}")]
    TooNew {
        /// Version of the file.
        file: i64,
        /// Newest version known here.
        program: i64,
    },
    /// Not a store of this program.
    #[error("not a store: {0}")]
    NotAStore(PathBuf),
    /// The file or its folder cannot be opened.
    #[error("cannot open {path}: {why}")]
    CannotOpen {
        /// Which.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// The disk is full.
    #[error("disk full")]
    Full,
    /// The file or its folder may not be written to.
    #[error("read-only")]
    ReadOnly,
    /// The file is damaged.
    #[error("corrupt: {0}")]
    Corrupt(String),
    /// Someone saved this row since it was read.
    #[error("stale")]
    Stale,
    /// No such row.
    #[error("not found")]
    NotFound,
    /// Stopped because the caller asked.
    #[error("cancelled")]
    Cancelled,
    /// A statement failed: a fault of the program.
    #[error("sql: {0}")]
    Sql(rusqlite::Error),
    /// The system refused a file operation.
    #[error("{0}")]
    Io(std::io::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(e: rusqlite::Error) -> StoreError {
        use rusqlite::ErrorCode as Code;
        if matches!(e, rusqlite::Error::QueryReturnedNoRows) {
            return StoreError::NotFound;
        }
        match e.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => StoreError::Busy,
            Some(Code::DiskFull) => StoreError::Full,
            Some(Code::ReadOnly | Code::PermissionDenied) => StoreError::ReadOnly,
            Some(Code::DatabaseCorrupt) => StoreError::Corrupt(e.to_string()),
            Some(Code::NotADatabase) => StoreError::NotAStore(PathBuf::new()),
            // A full disk shows as a failed write of the log on some systems.
            Some(Code::SystemIoFailure) => StoreError::Io(std::io::Error::other(e.to_string())),
            _ => StoreError::Sql(e),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(e: std::io::Error) -> StoreError {
        match e.kind() {
            std::io::ErrorKind::StorageFull => StoreError::Full,
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => StoreError::ReadOnly,
            _ => StoreError::Io(e),
        }
    }
}
