//! The file: opening, refusing, sealing, sharing.

use std::path::Path;

use jixiao::domain::date::Date;
use jixiao::service::rules::{self, Change};
use jixiao::service::{Fault, Stamp, alerts, check};
use jixiao::store::audit::{Break, Entry};
use jixiao::store::{SCHEMA_VERSION, Store, StoreError};

use crate::city::stamp;

fn raw(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).expect("raw handle")
}

fn note(store: &mut Store, by: &Stamp, n: usize) -> Result<(), StoreError> {
    store.write(by, |w| {
        w.set_meta("n", &n.to_string())?;
        Ok(((), Entry { action: "test", subject: n.to_string(), detail: serde_json::json!({"n": n}) }))
    })
}

#[test]
fn a_newer_file_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.db");
    drop(Store::open(&path).expect("make"));
    raw(&path).pragma_update(None, "user_version", 99).expect("set");
    let before = std::fs::read(&path).expect("read");
    assert!(matches!(Store::open(&path), Err(StoreError::TooNew { file: 99, program: SCHEMA_VERSION })));
    assert_eq!(std::fs::read(&path).expect("read"), before);
}

#[test]
fn a_file_of_another_program_is_refused() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("other.db");
    raw(&path).execute_batch("create table x (y); insert into x values (1);").expect("other");
    assert!(matches!(Store::open(&path), Err(StoreError::NotAStore(_))));
    let text = folder.path().join("text.db");
    std::fs::write(&text, "这不是数据库，只是一段文字。".repeat(100)).expect("write");
    assert!(Store::open(&text).is_err());
    assert!(matches!(Store::open(folder.path()), Err(StoreError::CannotOpen { .. })));
}

#[test]
fn every_table_is_strict() {
    let store = Store::in_memory().expect("store");
    let schema = store.schema().expect("schema");
    for statement in schema.split(";\n\n").filter(|s| s.to_lowercase().starts_with("create table")) {
        assert!(statement.to_lowercase().contains(") strict"), "{statement}");
    }
}

#[test]
fn a_refused_write_leaves_neither_change_nor_entry() {
    let mut store = Store::in_memory().expect("store");
    let refused: Result<(), StoreError> = store.write(&stamp(), |w| {
        w.set_meta("city", "某市")?;
        Err(StoreError::NotFound)
    });
    assert!(refused.is_err());
    assert_eq!(store.meta("city").expect("meta"), None);
    assert_eq!(store.log_len().expect("log"), 0);
}

#[test]
fn two_offices_see_each_other_and_neither_overwrites_the_other() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.db");
    let mut a = Store::open(&path).expect("a");
    let b = Store::open(&path).expect("b");
    let seen = b.data_version().expect("version");
    note(&mut a, &stamp(), 1).expect("write");
    assert_ne!(b.data_version().expect("version"), seen, "b can tell that a wrote");
    assert_eq!(b.meta("n").expect("meta").as_deref(), Some("1"));
}

#[test]
fn a_colleagues_word_on_an_alert_is_not_overlooked() {
    let mut store = crate::city::city();
    let survey = jixiao::service::survey::latest(&store).expect("survey").expect("some");
    let (project, alert) = survey.alerts()[0];
    let (period, handled) = (survey.period, alerts::Handled::of(project, alert));
    let one = std::slice::from_ref(&handled);
    alerts::handle(&mut store, &stamp(), period, one, alerts::Action::Acknowledge).expect("first");
    let late = alerts::handle(&mut store, &stamp(), period, one, alerts::Action::Note("同意".into()));
    assert!(matches!(late, Err(Fault::Store(StoreError::Stale))), "{late:?}");
    let empty = alerts::handle(&mut store, &stamp(), period, one, alerts::Action::Note(" \u{200b}".into()));
    assert!(matches!(empty, Err(Fault::EmptyText)));
    let survey = jixiao::service::survey::latest(&store).expect("survey").expect("some");
    let again = survey.project(&handled.project_code).expect("project");
    let state = again.alerts.iter().find(|a| a.alert.identity() == handled.key).expect("alert").state();
    assert_eq!(state.key(), "acknowledged");
}

#[test]
fn sixteen_writers_each_get_their_turn() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.db");
    drop(Store::open(&path).expect("make"));
    let writers: Vec<_> = (0..16)
        .map(|n| {
            let path = path.clone();
            std::thread::spawn(move || {
                let by = Stamp { actor: format!("writer {n}"), at: "2021-08-01T09:00:00+08:00".into() };
                let mut store = Store::open(&path).expect("open");
                (0..4).try_for_each(|i| note(&mut store, &by, n * 4 + i))
            })
        })
        .collect();
    for writer in writers {
        writer.join().expect("thread").expect("write");
    }
    let store = Store::open(&path).expect("open");
    assert_eq!(store.verify_log().expect("verify"), (64, None));
}

#[test]
fn changing_any_field_of_history_breaks_the_chain() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.db");
    let mut store = Store::open(&path).expect("store");
    for n in 0..5 {
        note(&mut store, &stamp(), n).expect("write");
    }
    assert_eq!(store.verify_log().expect("verify"), (5, None));
    assert!(check::check(&store).expect("check").is_sound());
    for column in ["at", "actor", "action", "subject", "detail"] {
        let db = raw(&path);
        let old: String =
            db.query_row(&format!("select {column} from audit where id = 3"), [], |r| r.get(0)).expect("old");
        db.execute(&format!("update audit set {column} = {column} || 'x' where id = 3"), []).expect("forge");
        assert_eq!(store.verify_log().expect("verify"), (2, Some(Break::Content(3))), "{column}");
        assert!(!check::check(&store).expect("check").is_sound());
        db.execute(&format!("update audit set {column} = ?1 where id = 3"), [old]).expect("mend");
    }
    raw(&path).execute("delete from audit where id = 2", []).expect("remove");
    assert_eq!(store.verify_log().expect("verify"), (1, Some(Break::Link(3))));
}

#[test]
fn a_damaged_page_is_found() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.db");
    let mut store = Store::open(&path).expect("store");
    for n in 0..200 {
        note(&mut store, &stamp(), n).expect("write");
    }
    drop(store);
    raw(&path).query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).expect("checkpoint");
    let mut bytes = std::fs::read(&path).expect("read");
    let audit =
        bytes.windows(12).rposition(|w| w == b"\"n\":150}0000" || w.starts_with(b"{\"n\":150}")).expect("entry");
    bytes[audit + 5] = b'9';
    std::fs::write(&path, bytes).expect("write");
    let store = Store::open(&path).expect("open");
    assert!(!check::check(&store).expect("check").is_sound());
}

#[test]
fn thresholds_keep_their_history_and_take_effect_on_their_day() {
    let mut store = Store::in_memory().expect("store");
    let day = |s| jixiao::domain::date::parse_iso(s).expect("date");
    let change = |value: &str, from| Change {
        key: "R01.yellow".into(),
        value: Some(value.into()),
        from: day(from),
        scope: None,
        until: None,
        reason: Some("会议纪要".into()),
    };
    rules::set(&mut store, &stamp(), &[change("0.75", "2021-03-01")]).expect("set");
    rules::set(&mut store, &stamp(), &[change("0.70", "2021-06-01")]).expect("set");
    let at = |d| rules::in_force(&store, day(d)).expect("rules").setting("rule.R01.yellow").expect("key").text.clone();
    assert_eq!((at("2021-02-28"), at("2021-03-01"), at("2021-07-01")), ("0.80".into(), "0.75".into(), "0.70".into()));
    assert_eq!(rules::history(&store).expect("history").len(), 2);
    let toml = rules::to_toml(&rules::in_force(&store, day("2021-07-01")).expect("rules"));
    let changes = rules::from_toml(&toml, day("2021-07-01"), &Default::default()).expect("read back");
    assert_eq!(
        changes.iter().map(|c| (c.key.as_str(), c.value.as_deref())).collect::<Vec<_>>(),
        [("rule.R01.yellow", Some("0.70"))]
    );
    let shipped = "[monitor]\ntime_base = [\"plan\",\"weighted\",\"month\"]\nmin_elapsed = 0.25\n[rule.R01]\nyellow = 0.70\nred = 0.60\n";
    let changes =
        rules::from_toml(shipped, Date::constant(2021, 1, 1), &Default::default()).expect("as the field writes it");
    assert_eq!(changes.len(), 1);
    assert!(matches!(
        rules::from_toml("[rule.R01\n", Date::constant(2021, 1, 1), &Default::default()),
        Err(Fault::Toml(_))
    ));
    assert!(matches!(
        rules::from_toml("[rule.R99]\nx = 1\n", Date::constant(2021, 1, 1), &Default::default()),
        Err(Fault::Setting { .. })
    ));
}
