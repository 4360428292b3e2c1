//! Brings a file to the newest schema; `pragma user_version` counts the steps.
//! A released step is never edited: a change of the schema is a new step.

use std::path::Path;
use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::StoreError;

/// Append only.
const STEPS: &[&str] = &[
    include_str!("migrations/0001_initial.sql"),
    include_str!("migrations/0002_targets.sql"),
    include_str!("migrations/0003_rule_scopes.sql"),
];

/// The schema this program writes.
pub const SCHEMA_VERSION: i64 = STEPS.len() as i64;

/// "jxgz" in ASCII: tells our files from any other SQLite file.
const APPLICATION_ID: i64 = 0x6a78_677a;

static MIGRATIONS: LazyLock<Migrations<'static>> =
    LazyLock::new(|| Migrations::new(STEPS.iter().map(|sql| M::up(sql).foreign_key_check()).collect()));

/// Upgrades `db`; before the first step on a file that holds data, a copy is
/// laid beside it (`NAME.vN.bak`).
pub(super) fn to_latest(db: &mut Connection, path: Option<&Path>) -> Result<(), StoreError> {
    let version = version_of(db, path)?;
    if version == SCHEMA_VERSION {
        return Ok(());
    }
    if version > 0
        && let Some(path) = path
    {
        let copy = path.with_extension(format!("v{version}.bak"));
        if !copy.exists() {
            db.execute("vacuum into ?1", [copy.to_string_lossy()])?;
        }
    }
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    step_up(db, &MIGRATIONS)
}

/// A step may make a table anew: references rest meanwhile and are checked
/// before the step is done.
fn step_up(db: &mut Connection, steps: &Migrations<'_>) -> Result<(), StoreError> {
    db.pragma_update(None, "foreign_keys", false)?;
    let done = steps.to_latest(db);
    db.pragma_update(None, "foreign_keys", true)?;
    done.map_err(|e| match e {
        rusqlite_migration::Error::RusqliteError { err, .. } => StoreError::from(err),
        other => StoreError::Corrupt(other.to_string()),
    })
}

/// The schema of a file; 0 for one that holds nothing yet.
pub(super) fn version_of(db: &Connection, path: Option<&Path>) -> Result<i64, StoreError> {
    let version: i64 = db.pragma_query_value(None, "user_version", |r| r.get(0))?;
    let owner: i64 = db.pragma_query_value(None, "application_id", |r| r.get(0))?;
    let tables: i64 = db.query_row("select count(*) from sqlite_schema", [], |r| r.get(0))?;
    if tables > 0 && owner != APPLICATION_ID {
        return Err(StoreError::NotAStore(path.map(Path::to_path_buf).unwrap_or_default()));
    }
    if version > SCHEMA_VERSION {
        return Err(StoreError::TooNew { file: version, program: SCHEMA_VERSION });
    }
    Ok(version)
}
