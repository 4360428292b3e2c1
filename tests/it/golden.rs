//! Documents that are made from the program: old ones fail, `UPDATE=1` renews them.

use jixiao::store::{SCHEMA_VERSION, Store};

/// Compares a document with what it should say now.
#[track_caller]
pub fn golden(path: &str, now: &str) {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("folder");
        std::fs::write(&file, now).expect("write");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == now, "{path} is out of date: run UPDATE=1 cargo test");
}

#[test]
fn schema_is_the_kept_one() {
    let schema = Store::in_memory().expect("store").schema().expect("schema");
    golden(
        "docs/SCHEMA.sql",
        &format!("-- Schema {SCHEMA_VERSION}. Made by a test from the migrations; do not edit.\n\n{schema}"),
    );
}
