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
    include_str!("migrations/0004_rounds.sql"),
    include_str!("migrations/0005_alert_life.sql"),
    include_str!("migrations/0006_idle.sql"),
    include_str!("migrations/0007_evaluation.sql"),
    include_str!("migrations/0008_key_evaluation.sql"),
    include_str!("migrations/0009_rectification.sql"),
    include_str!("migrations/0010_results.sql"),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// A file as the first release left it, with a batch that other rows refer to.
    fn first_release(path: &Path) {
        let mut db = Connection::open(path).expect("raw handle");
        db.pragma_update(None, "journal_mode", "wal").expect("wal");
        db.pragma_update(None, "application_id", APPLICATION_ID).expect("ours");
        Migrations::new(vec![M::up(STEPS[0])]).to_latest(&mut db).expect("the first step");
        db.execute_batch(
            "insert into meta values ('city', '某市');
             insert into batch values (7, 1, 'quotas', '指标.csv', printf('%064d', 0), '', 'csv', '', 'yuan', null, null,
               '2021-08-01T09:00:00+08:00', '李工', 1, 1, 0, 0, 0, 1, 0, 100, null, null, null, null);
             insert into set_aside values (1, 7, 'A2', 'bad_amount', null, 'x', 'x', null);
             insert into quota (id, batch_id, cell, year, fund, amount, content) values (1, 7, 'A2', 2021, '', 100, 1);",
        )
        .expect("rows");
        assert!(db.execute("update batch set kind = 'targets'", []).is_err(), "the first schema knew no targets");
    }

    #[test]
    fn a_file_of_the_first_release_is_copied_then_brought_up_with_all_it_holds() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a.db");
        first_release(&path);
        let store = Store::open(&path).expect("brought up");
        assert_eq!(store.meta("city").expect("meta").as_deref(), Some("某市"));
        let batch = store.batch(7).expect("batch");
        assert_eq!((batch.file.as_str(), batch.rows_set_aside, batch.imported_by.as_str()), ("指标.csv", 1, "李工"));
        assert_eq!(store.set_aside(7).expect("rows").len(), 1);
        assert_eq!(store.integrity().expect("check"), Vec::<String>::new(), "every reference leads somewhere");
        drop(store);
        let db = Connection::open(&path).expect("raw handle");
        db.pragma_update(None, "foreign_keys", true).expect("on");
        assert!(db.execute("insert into set_aside values (2, 8, '', '', null, '', '', null)", []).is_err());

        let copy = Connection::open(folder.path().join("a.v1.bak")).expect("the copy");
        assert_eq!(version_of(&copy, None).expect("version"), 1, "the copy is as the file was");
        let file: String = copy.query_row("select file from batch", [], |r| r.get(0)).expect("row");
        assert_eq!(file, "指标.csv");
    }

    #[test]
    fn what_was_said_of_alerts_before_is_taken_over_on_the_last_day_of_its_figures() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a.db");
        first_release(&path);
        let db = Connection::open(&path).expect("raw handle");
        db.execute_batch(
            "insert into project values (3, 2021, 'P1');
             insert into payment (id, batch_id, cell, year, date, amount, defects, content)
               values (1, 7, 'A2', 2021, '2021-07-31', 100, 0, 1);
             insert into alert_note (project_id, rule, part, action, text, by, at) values
               (3, 'no_spend', '2021:general_public', 'acknowledged', '', '李工', '2021-08-05T09:00:00+08:00'),
               (3, 'no_spend', '2021:general_public', 'note', '合同已签', '李工', '2021-07-20T09:00:00+08:00');",
        )
        .expect("notes");
        drop(db);
        let store = Store::open(&path).expect("brought up");
        let events = store.alert_events(2021).expect("events");
        let days: Vec<_> =
            events.iter().map(|e| (e.event.day.to_string(), e.event.act.key(), e.text.as_str())).collect();
        assert_eq!(days, [("2021-07-31".into(), "acknowledged", ""), ("2021-07-20".into(), "note", "合同已签")]);
    }

    #[test]
    fn an_upgrade_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a.db");
        first_release(&path);
        let mut db = Connection::open(&path).expect("raw handle");
        let broken = Migrations::new(vec![M::up(STEPS[0]), M::up("drop table batch").foreign_key_check()]);
        assert!(step_up(&mut db, &broken).is_err(), "rows would lead nowhere");
        assert_eq!(version_of(&db, None).expect("version"), 1);
        let kept: i64 = db.query_row("select count(*) from batch", [], |r| r.get(0)).expect("still there");
        assert_eq!(kept, 1);
    }

    #[test]
    fn a_fresh_file_needs_no_copy() {
        let folder = tempfile::tempdir().expect("folder");
        drop(Store::open(&folder.path().join("a.db")).expect("made"));
        assert!(!folder.path().join("a.v0.bak").exists());
    }
}
