//! The key table, and the document made from it.

use std::fmt::Write;

use jixiao::present::Lang;
use jixiao::tui::bindings::{BINDINGS, CONTEXTS, context_name};
use jixiao::tui::keymap::{Context, Key, ch, resolve};
use unicode_width::UnicodeWidthChar;

#[test]
fn the_document_lists_the_keys() {
    let mut out =
        String::from("# 按键 Keys\n\n由程序的按键表生成，勿手改。Generated from the key table; do not edit.\n\n");
    for context in CONTEXTS {
        let [zh, en] = Lang::ALL.map(|l| context_name(l.strings(), context));
        writeln!(out, "## {zh} {en}\n\n| 键 | 作用 | Action |\n| --- | --- | --- |").expect("write");
        for b in BINDINGS.iter().filter(|b| b.context == context) {
            let keys: Vec<_> = b.keys.iter().map(|k| format!("`{}`", k.label())).collect();
            let [zh, en] = Lang::ALL.map(|l| (b.label)(l.strings()));
            writeln!(out, "| {} | {zh} | {en} |", keys.join(" ")).expect("write");
        }
        out.push('\n');
    }
    let out = format!("{}\n", out.trim_end());
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/KEYS.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &out).expect("write");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == out, "docs/KEYS.md is out of date; run UPDATE=1 cargo test");
}

#[test]
fn no_key_means_two_things_in_one_context() {
    for (i, a) in BINDINGS.iter().enumerate() {
        for b in BINDINGS.iter().skip(i + 1).filter(|b| b.context == a.context) {
            for key in a.keys {
                assert!(!b.keys.contains(key), "{} twice in {:?}", key.label(), a.context);
            }
        }
    }
}

#[test]
fn every_context_is_in_the_document() {
    for b in BINDINGS {
        assert!(CONTEXTS.contains(&b.context), "{:?}", b.context);
    }
}

#[test]
fn the_nearest_context_wins() {
    let stack = [Context::Places, Context::List, Context::Whole];
    let near = resolve(&stack, ch('x'));
    let far = resolve(&stack[..2], ch('x'));
    assert_ne!(near, far);
}

#[test]
fn no_key_is_one_that_lines_swallow() {
    use crossterm::event::{KeyCode, KeyModifiers};
    for key in BINDINGS.iter().flat_map(|b| b.keys) {
        let Key { code, mods } = key;
        assert!(!mods.contains(KeyModifiers::ALT), "{}", key.label());
        let flow = matches!(code, KeyCode::Char('s' | 'q' | 'z')) && mods.contains(KeyModifiers::CONTROL);
        assert!(!flow, "{}", key.label());
    }
}

/// A character that some terminals draw one column wide and others two moves
/// everything after it.
#[test]
fn our_own_text_has_one_width_everywhere() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/present");
    let mut files = vec![root.join("terms.rs")];
    files.extend(std::fs::read_dir(root.join("strings")).expect("strings").map(|e| e.expect("entry").path()));
    for file in files {
        let text = std::fs::read_to_string(&file).expect("read");
        let doubtful = |c: &char| c.width() != c.width_cjk() && !matches!(c, '≥' | '≤');
        let bad: Vec<char> = text.chars().filter(doubtful).collect();
        assert!(bad.is_empty(), "{}: {bad:?}", file.display());
    }
}
