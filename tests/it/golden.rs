//! Documents that are made from the program: old ones fail, `UPDATE=1` renews them.

use jixiao::domain::indicator::Reading;
use jixiao::exchange::form::read_record;
use jixiao::present::{Lang, reading};
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

/// Every target and actual value of the published forms with its reading: the
/// file is read by people, line by line, whenever it changes.
#[test]
fn published_targets_read_as_kept() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let s = Lang::Zh.strings();
    let shown = |r: &Reading| {
        let mut line = format!("{} [{}]", reading::words(s, r), r.operator.key());
        if !r.text.is_empty() && r.text != r.raw {
            line.push_str(&format!(" 其余「{}」", r.text));
        }
        if let Some(doubt) = reading::doubt(s, r) {
            line.push_str(&format!(" ？{doubt}"));
        }
        line
    };
    let mut forms: Vec<_> =
        std::fs::read_dir(root.join("tests/data/forms")).expect("forms").map(|e| e.expect("entry").path()).collect();
    forms.sort();
    let mut out = String::from("指标值和完成值的读法。由测试生成：UPDATE=1 cargo test --test it published_targets\n");
    for path in forms {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        // A key evaluation is no form of the product.
        let Ok(form) = read_record(&std::fs::read_to_string(&path).expect("form")) else { continue };
        if form.rows.is_empty() {
            continue;
        }
        out.push_str(&format!("\n# {name}\n"));
        for row in &form.rows {
            let level2 = row.level2.text.as_str();
            out.push_str(&format!("{level2} | {} | {} => {}\n", row.name.text, row.reading.raw, shown(&row.reading)));
            if !row.actual.is_empty() {
                let actual = Reading::parse_in(&row.actual.text, form.year);
                let against = row.reading.doubt_against(&actual).filter(|d| Some(*d) != row.reading.doubt);
                let against = against.map_or("", |_| " ？与指标值对照，指标值的 2 疑为 ≥");
                out.push_str(&format!("    完成 {} => {}{against}\n", actual.raw, shown(&actual)));
            }
        }
    }
    assert!(out.lines().filter(|l| l.contains(" => ") && !l.starts_with(' ')).count() > 150, "no form was skipped");
    golden("tests/data/golden/targets.txt", &out);
}
