//! The SQLite file: the only module that knows SQL. What the rows mean for
//! the office is decided in `service`, what they add up to in `domain`.

pub mod alert;
pub mod assessment;
pub mod audit;
pub mod backup;
pub mod batch;
pub mod calendar;
pub mod disclosure;
mod error;
pub mod evaluation;
pub mod facts;
mod grouped;
pub mod idle;
pub mod key;
pub mod key_evaluation;
pub mod ledger;
pub mod letter;
pub mod linkage;
mod migrate;
pub mod monitor;
pub mod org;
pub mod preference;
pub mod project;
pub mod rectification;
pub mod register;
pub mod setting;
pub mod target;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior};

pub use error::StoreError;
pub use migrate::SCHEMA_VERSION;

use crate::domain::date::{self, Date};
use crate::domain::money::Money;
use audit::{Entry, Stamp};

/// An open store. Reads take `&Store`; writes go through [`Store::write`].
pub struct Store {
    db: Connection,
    path: Option<PathBuf>,
}

impl Store {
    /// Opens or makes the file at `path` and brings it to the newest schema.
    ///
    /// # Errors
    /// A newer file, a file of another program, a damaged or unreachable one.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        if path.is_dir() {
            return Err(StoreError::CannotOpen { path: path.into(), why: "directory".into() });
        }
        if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|e| StoreError::CannotOpen { path: folder.into(), why: e.to_string() })?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_EXRESCODE;
        let db = Connection::open_with_flags(path, flags)
            .map_err(|e| StoreError::CannotOpen { path: path.into(), why: e.to_string() })?;
        // Making and upgrading the schema waits in the same queue as every write.
        let queue = lock_file(path)?;
        let _turn = take_turn(Some(&queue))?;
        Self::prepare(db, Some(path.to_path_buf())).map_err(|e| match e {
            StoreError::NotAStore(_) => StoreError::NotAStore(path.into()),
            other => other,
        })
    }

    /// A store in memory, for tests and for rehearsals.
    ///
    /// # Errors
    /// None in practice.
    pub fn in_memory() -> Result<Store, StoreError> {
        Self::prepare(Connection::open_in_memory()?, None)
    }

    fn prepare(mut db: Connection, path: Option<PathBuf>) -> Result<Store, StoreError> {
        db.busy_timeout(Duration::from_secs(5))?;
        db.pragma_update(None, "foreign_keys", true)?;
        db.pragma_update(None, "journal_mode", "wal")?;
        db.pragma_update(None, "synchronous", "full")?;
        db.pragma_update(None, "temp_store", "memory")?;
        db.pragma_update(None, "cache_size", -4096)?;
        db.set_prepared_statement_cache_capacity(64);
        migrate::to_latest(&mut db, path.as_deref())?;
        Ok(Store { db, path })
    }

    /// Where the file is; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The one write door: waits in the queue, runs `f` in one transaction,
    /// adds the audit entry that `f` returns, commits. An error of `f` leaves
    /// the store as it was.
    ///
    /// # Errors
    /// Whatever `f` says, and what the file says at commit.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        f: impl FnOnce(&WriteTx<'_>) -> Result<(T, Entry), E>,
    ) -> Result<T, E> {
        let queue = self.path.as_deref().map(lock_file).transpose()?;
        let _turn = take_turn(queue.as_ref())?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let w = WriteTx { tx };
        let (out, entry) = f(&w)?;
        audit::append(&w.tx, stamp, &entry)?;
        w.tx.commit().map_err(StoreError::from)?;
        Ok(out)
    }

    /// Runs `f` as a write would run and takes everything back: a rehearsal.
    ///
    /// # Errors
    /// Whatever `f` says.
    pub fn rehearse<T, E: From<StoreError>>(&mut self, f: impl FnOnce(&WriteTx<'_>) -> Result<T, E>) -> Result<T, E> {
        let queue = self.path.as_deref().map(lock_file).transpose()?;
        let _turn = take_turn(queue.as_ref())?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let w = WriteTx { tx };
        let out = f(&w);
        w.tx.rollback().map_err(StoreError::from)?;
        out
    }

    /// Changes when another connection has committed.
    ///
    /// # Errors
    /// What the file says.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        Ok(self.db.pragma_query_value(None, "data_version", |r| r.get(0))?)
    }

    /// The schema as text, for the golden file.
    ///
    /// # Errors
    /// What the file says.
    pub fn schema(&self) -> Result<String, StoreError> {
        let mut st = self.db.prepare(
            "select sql from sqlite_schema where sql is not null and name not like 'sqlite_%'
             order by type desc, name",
        )?;
        let rows = st.query_map([], |r| r.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(rows.join(";\n\n") + ";\n")
    }

    /// A word about the store itself.
    ///
    /// # Errors
    /// What the file says.
    pub fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        meta(&self.db, key)
    }

    /// What SQLite finds wrong with the file and with its references, in its own words.
    ///
    /// # Errors
    /// What the file says.
    pub fn integrity(&self) -> Result<Vec<String>, StoreError> {
        integrity(&self.db)
    }
}

/// A write in progress. Its methods stand beside the tables they write to.
pub struct WriteTx<'a> {
    tx: Transaction<'a>,
}

impl WriteTx<'_> {
    /// Sets a word about the store itself.
    ///
    /// # Errors
    /// What the file says.
    pub fn set_meta(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let sql =
            "insert into meta (key, value) values (?1, ?2) on conflict (key) do update set value = excluded.value";
        self.tx.execute(sql, [key, value])?;
        Ok(())
    }

    /// A word about the store itself.
    ///
    /// # Errors
    /// What the file says.
    pub fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        meta(&self.tx, key)
    }
}

fn meta(db: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    Ok(db.query_row("select value from meta where key = ?1", [key], |r| r.get(0)).optional()?)
}

fn integrity(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut wrong = Vec::new();
    let mut st = db.prepare("pragma integrity_check(20)")?;
    for line in st.query_map([], |r| r.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            wrong.push(line);
        }
    }
    let mut st = db.prepare("pragma foreign_key_check")?;
    let rows = st.query_map([], |r| {
        Ok(format!("{} {:?} -> {}", r.get::<_, String>(0)?, r.get::<_, Option<i64>>(1)?, r.get::<_, String>(2)?))
    })?;
    for line in rows.take(20) {
        wrong.push(line?);
    }
    Ok(wrong)
}

/// The side file that writers queue on: SQLite's own lock lets late comers
/// overtake for seconds, a file lock serves them in turn.
fn lock_file(path: &Path) -> Result<File, StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".queue");
    let side = PathBuf::from(name);
    File::options()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&side)
        .map_err(|e| StoreError::CannotOpen { path: side, why: e.to_string() })
}

struct Turn<'a>(Option<&'a File>);

fn take_turn(file: Option<&File>) -> Result<Turn<'_>, StoreError> {
    if let Some(file) = file {
        rustix::fs::flock(file, rustix::fs::FlockOperation::LockExclusive)
            .map_err(|e| StoreError::Io(std::io::Error::from(e)))?;
    }
    Ok(Turn(file))
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some(file) = self.0 {
            // Closing the file would free it too; nothing is lost if this fails.
            let _ = rustix::fs::flock(file, rustix::fs::FlockOperation::Unlock);
        }
    }
}

/// A column that holds `YYYY-MM-DD`.
fn get_date(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Date> {
    let text = row.get_ref(at)?.as_str()?;
    date::parse_iso(text).ok_or(rusqlite::Error::InvalidColumnType(at, "date".into(), rusqlite::types::Type::Text))
}

/// A column that holds `YYYY-MM-DD` or nothing.
fn get_day(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Option<Date>> {
    if matches!(row.get_ref(at)?, rusqlite::types::ValueRef::Null) { Ok(None) } else { get_date(row, at).map(Some) }
}

/// A column of 分.
fn get_money(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Money> {
    row.get(at).map(Money::from_fen)
}
