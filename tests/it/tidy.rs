//! What the compiler cannot hold in one crate: who may use whom, who may name
//! what, how long a file is, that every file says what it is.

use std::path::{Path, PathBuf};

/// Storeys from the ground up; those of one line are neighbours and never meet.
const STOREYS: &[&[&str]] = &[&["domain"], &["store", "exchange"], &["service"], &["present"], &["tui", "cli"]];

/// A word and the only places that may say it.
const ONLY: &[(&str, &[&str])] = &[
    ("rusqlite", &["store/"]),
    ("ratatui", &["tui/"]),
    ("crossterm", &["tui/"]),
    ("Color::", &["tui/look.rs", "exchange/out/"]),
    ("calamine", &["exchange/"]),
    ("rust_xlsxwriter", &["exchange/"]),
    ("docx_rs", &["exchange/docx/"]),
    ("unicode_width", &["present/width.rs", "exchange/out/"]),
    ("ZonedDateTime::now", &["cli/", "tui/"]),
    ("Timestamp::now", &[]),
    ("SystemTime", &["main.rs", "cli/", "tui/"]),
    ("Instant::now", &["tui/", "cli/"]),
    ("super::super", &[]),
];

/// Statements of SQL begin like this, in lower case; outside the store nobody writes them.
const SQL: &[&str] = &["\"select ", "\"insert into", "\"update ", "\"delete from", "\"create table", "\"pragma "];

const LONGEST: usize = 400;
/// Tables of data may be longer.
const LONGEST_DATA: usize = 600;
const DATA: &[&str] =
    &["present/strings/", "service/demo/", "domain/monitor/keys.rs", "exchange/header/words.rs", "tui/bindings.rs"];

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|x| x == "rs") {
            out.push(path);
        }
    }
}

/// Every source file by its path below `src`, with its text but for its tests.
fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    all.sort();
    assert!(all.len() > 50, "the walk found the sources");
    all.into_iter()
        .map(|path| {
            let name = path.strip_prefix(&src).expect("below src").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("text"))
        })
        .collect()
}

fn storey(file: &str) -> Option<usize> {
    let folder = file.split('/').next()?.trim_end_matches(".rs");
    STOREYS.iter().position(|s| s.contains(&folder))
}

fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text)
}

#[track_caller]
fn none(bad: Vec<String>) {
    assert!(bad.is_empty(), "\n{}", bad.join("\n"));
}

#[test]
fn arrows_run_downward() {
    let mut bad = Vec::new();
    for (file, text) in sources() {
        let Some(at) = storey(&file) else { continue };
        let own = file.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_string();
        for (level, storey) in STOREYS.iter().enumerate().skip(at) {
            for other in storey.iter().filter(|o| **o != own && level >= at) {
                for form in [format!("crate::{other}::"), format!("crate::{other};"), format!("crate::{{{other}")] {
                    if without_tests(&text).contains(&form) {
                        bad.push(format!("{file} uses {other}, which is above or beside it"));
                    }
                }
            }
        }
    }
    none(bad);
}

#[test]
fn only_its_home_names_a_thing() {
    let mut bad = Vec::new();
    for (file, text) in sources() {
        for (word, homes) in ONLY {
            let said = without_tests(&text).lines().any(|l| l.contains(word) && !l.trim_start().starts_with("//"));
            if said && !homes.iter().any(|h| file.starts_with(h)) {
                bad.push(format!("{file} names {word}"));
            }
        }
        if !file.starts_with("store/") {
            bad.extend(
                SQL.iter().filter(|s| without_tests(&text).contains(**s)).map(|s| format!("{file} writes SQL: {s}")),
            );
        }
    }
    none(bad);
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut bad = Vec::new();
    for (file, text) in sources() {
        let limit = if DATA.iter().any(|d| file.starts_with(d)) { LONGEST_DATA } else { LONGEST };
        let lines = text.lines().count();
        if lines > limit {
            bad.push(format!("{file}: {lines} lines, limit {limit}"));
        }
        if !text.starts_with("//!") {
            bad.push(format!("{file}: does not begin with what it is"));
        }
    }
    none(bad);
}

/// No float near money, ratios or scores: below the faces there are none at
/// all but in the one place where a spreadsheet's own numbers come and go.
#[test]
fn no_floats_below_the_faces() {
    const ALLOWED: &[&str] = &["exchange/sheet/", "exchange/out/"];
    let mut bad = Vec::new();
    for (file, text) in sources() {
        if storey(&file).is_none_or(|s| s >= 3) || ALLOWED.iter().any(|a| file.starts_with(a)) {
            continue;
        }
        for (n, line) in without_tests(&text).lines().enumerate() {
            let code = line.split("//").next().unwrap_or(line);
            if code.contains("f64") || code.contains("f32") {
                bad.push(format!("{file}:{}: {}", n + 1, line.trim()));
            }
        }
    }
    none(bad);
}

/// A character that some terminals draw one column wide and others two moves
/// everything after it. The field's own ≥ and ≤ are let through.
#[test]
fn our_own_sentences_have_one_width_everywhere() {
    use unicode_width::UnicodeWidthChar;
    let mut bad = Vec::new();
    for (file, text) in sources() {
        if !file.starts_with("present/strings/") {
            continue;
        }
        for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")) {
            for c in line.chars().filter(|c| c.width() != c.width_cjk() && !matches!(c, '≥' | '≤')) {
                bad.push(format!("{file}:{}: {c}", n + 1));
            }
        }
    }
    none(bad);
}
