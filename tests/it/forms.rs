//! Official forms as the field lays them out (written by `tests/data/form/make.py`),
//! each against a text that says what is to be understood of it, and against
//! the record that it was made from.

use std::fmt::Write;
use std::path::PathBuf;

use jixiao::domain::form::{Block, Cited, Figure, Form, Row};
use jixiao::exchange::form::{FormFile, read_file, read_record};
use jixiao::exchange::record::FileFault;
use jixiao::exchange::sheet::Limits;

use crate::golden::golden;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/form").join(name)
}

fn read(name: &str) -> FormFile {
    read_file(&path(name), &Limits::default(), &mut |_, _| true).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// `D12=text`, or `-` where the form has no such cell.
fn said(c: &Cited) -> String {
    match (c.is_there(), c.is_empty()) {
        (false, true) => "-".into(),
        _ => format!("{}={}", c.cell, c.text),
    }
}

fn money(f: &Figure) -> String {
    match f.amount {
        Some(amount) => format!("{} [{}]", said(&f.cited), amount.yuan()),
        None => said(&f.cited),
    }
}

/// Named values in a line, those without a cell left out.
fn line(out: &mut String, head: &str, parts: &[(&str, String)]) {
    let parts: Vec<String> = parts.iter().filter(|(_, v)| v != "-").map(|(k, v)| format!("{k} {v}")).collect();
    writeln!(out, "{head}{}", parts.join(" | ")).expect("a string grows");
}

fn row(out: &mut String, r: &Row) {
    let block = if r.block == Block::WholeLife { "L" } else { "A" };
    let mut parts = vec![
        ("", said(&r.level1)),
        ("", said(&r.level2)),
        ("", said(&r.name)),
        ("target", said(&r.target)),
        ("direction", said(&r.direction)),
        ("marks", said(&r.marks)),
        ("actual", said(&r.actual)),
        ("forecast", said(&r.forecast)),
        ("likelihood", said(&r.likelihood)),
        ("score", said(&r.score)),
        ("reason", said(&r.reason)),
        ("standard", said(&r.standard)),
        ("explanation", said(&r.explanation)),
        ("note", said(&r.note)),
    ];
    parts.extend(r.causes.iter().map(|c| ("cause", said(c))));
    line(out, &format!("  {block} "), &parts);
}

/// A file in short lines.
fn shown(file: &FormFile) -> String {
    let mut out = String::new();
    file.forms.iter().for_each(|form| one(&mut out, form));
    for l in &file.left_out {
        writeln!(out, "! {} [{}] {} {}", l.why.key(), l.sheet, l.cell, l.quote).expect("a string grows");
    }
    out
}

fn one(out: &mut String, form: &Form) {
    line(
        out,
        &format!("[{}] {} ", form.sheet, form.kind.key()),
        &[
            ("title", said(&form.title)),
            ("year", form.year.map_or("-".into(), |y| y.to_string())),
            ("months", form.months.map_or("-".into(), |m| m.to_string())),
            ("unit", form.money_unit.map_or("-".into(), |u| format!("{u:?}"))),
        ],
    );
    line(
        out,
        "  ",
        &[
            ("code", said(&form.project_code)),
            ("project", said(&form.project)),
            ("department", said(&form.department)),
            ("unit", said(&form.unit)),
            ("attribute", said(&form.attribute)),
            ("period", said(&form.period)),
        ],
    );
    for f in &form.funds {
        line(
            out,
            &format!("  ¥ {:?} ", f.kind),
            &[
                ("", said(&f.label)),
                ("whole", money(&f.whole_life)),
                ("initial", money(&f.initial)),
                ("adjusted", money(&f.adjusted)),
                ("executed", money(&f.executed)),
                ("forecast", money(&f.forecast)),
                ("marks", said(&f.marks)),
                ("rate", said(&f.rate)),
                ("score", said(&f.score)),
            ],
        );
    }
    for t in &form.tasks {
        line(
            out,
            "  # ",
            &[
                ("", said(&t.name)),
                ("", said(&t.content)),
                ("total", money(&t.total)),
                ("fiscal", money(&t.fiscal)),
                ("other", money(&t.other)),
            ],
        );
    }
    line(
        out,
        "  goals ",
        &[
            ("whole", said(&form.goals.whole_life)),
            ("annual", said(&form.goals.annual)),
            ("actual", said(&form.goals.actual)),
        ],
    );
    form.rows.iter().for_each(|r| row(out, r));
    line(
        out,
        "  total ",
        &[("marks", said(&form.total_marks)), ("score", said(&form.total_score)), ("grade", said(&form.grade))],
    );
    for (label, value) in &form.texts {
        line(out, "  \" ", &[("", said(label)), ("", said(value))]);
    }
}

#[track_caller]
fn check(name: &str) {
    golden(&format!("tests/data/golden/form/{name}.txt"), &shown(&read(name)));
}

/// What a form says, without its addresses and without what a record has no place for.
fn bare(mut form: Form) -> Form {
    let strip = |c: &mut Cited| c.cell.clear();
    form.sheet.clear();
    form.title = Cited::default();
    form.texts.clear();
    (form.attribute, form.period) = Default::default();
    for c in [&mut form.project_code, &mut form.project, &mut form.department, &mut form.unit] {
        strip(c);
    }
    for c in [&mut form.total_marks, &mut form.total_score, &mut form.grade] {
        strip(c);
    }
    form.goals = Default::default();
    for f in &mut form.funds {
        for c in [&mut f.label, &mut f.marks, &mut f.rate, &mut f.score] {
            strip(c);
        }
        f.label.text = f.label.text.trim_end_matches([':', '：']).to_string();
        for g in [&mut f.whole_life, &mut f.initial, &mut f.adjusted, &mut f.executed, &mut f.forecast] {
            strip(&mut g.cited);
        }
    }
    for r in &mut form.rows {
        for c in [&mut r.level1, &mut r.level2, &mut r.name, &mut r.target, &mut r.marks, &mut r.actual, &mut r.score] {
            strip(c);
        }
        for c in [&mut r.reason, &mut r.likelihood, &mut r.forecast] {
            strip(c);
        }
        for c in [&mut r.note, &mut r.standard, &mut r.explanation, &mut r.direction] {
            *c = Cited::default();
        }
    }
    form
}

fn published(number: &str) -> Form {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms");
    let found = std::fs::read_dir(folder).expect("folder").map(|e| e.expect("entry").path());
    let file = found.into_iter().find(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(number)));
    let mut form = read_record(&std::fs::read_to_string(file.expect("record")).expect("text")).expect("record");
    // A form without a column of marks prints no sum of them.
    if form.rows.iter().all(|r| !r.marks.is_there()) {
        form.total_marks = Cited::default();
    }
    // On paper a blank below a class stands for that class.
    for n in 1..form.rows.len() {
        let before = form.rows[n - 1].clone();
        if form.rows[n].level2.is_empty() && form.rows[n].level1.text == before.level1.text {
            form.rows[n].level2.text = before.level2.text;
        }
    }
    form
}

/// The form of each file says what its record says.
#[track_caller]
fn same(pairs: &[(&str, &str)]) {
    let list = |form: Form| {
        let mut out = String::new();
        one(&mut out, &bare(form));
        out
    };
    let mut bad = String::new();
    for (name, number) in pairs {
        let (found, wanted) = (list(read(name).forms.remove(0)), list(published(number)));
        if found != wanted {
            let differ = found.lines().zip(wanted.lines()).find(|(f, w)| f != w);
            writeln!(bad, "{name} says\n{found}the record\n{wanted}first difference {differ:#?}")
                .expect("a string grows");
        }
    }
    assert!(bad.is_empty(), "{bad}");
}

#[test]
fn target_forms_of_five_provinces() {
    for name in
        ["target_33.xlsx", "target_34.xls", "target_36.xls", "target_37.xlsx", "target_37lo.xls", "target_39.xlsx"]
    {
        check(name);
    }
    same(&[
        ("target_33.xlsx", "33"),
        ("target_34.xls", "34"),
        ("target_36.xls", "36"),
        ("target_37.xlsx", "37"),
        ("target_37lo.xls", "37"),
    ]);
}

#[test]
fn a_clerk_s_hand_changes_nothing() {
    for number in ["33", "36", "37"] {
        check(&format!("clerk_{number}.xlsx"));
    }
}

#[test]
fn self_evaluations_of_every_family() {
    for number in ["01", "03", "06", "08", "10", "12", "15", "16", "18", "20", "22", "23", "24", "27", "29", "45", "46"]
    {
        check(&format!("eval_{number}.xlsx"));
    }
    for name in ["eval_hebei.xls", "eval_transfer.xlsx", "eval_15_order.xls", "eval_15.docx"] {
        check(name);
    }
    let numbers = ["01", "03", "06", "08", "10", "12", "15", "16", "18", "23", "24", "27", "29"];
    let names = numbers.map(|n| format!("eval_{n}.xlsx"));
    let mut pairs: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(numbers).collect();
    pairs.extend([("eval_15_order.xls", "15"), ("eval_15.docx", "15")]);
    same(&pairs);
}

#[test]
fn monitoring_and_department_forms() {
    for name in ["monitor.xlsx", "monitor_plain.xlsx", "monitor_40.xlsx", "department.xlsx"] {
        check(name);
    }
    same(&[("monitor_40.xlsx", "40")]);
}

#[test]
fn numbers_say_what_the_sheet_shows() {
    check("typed.xlsx");
}

#[test]
fn forms_in_word_files() {
    for name in ["word_37.docx", "word_39.docx", "word_two.docx"] {
        check(name);
    }
    same(&[("word_37.docx", "37"), ("word_two.docx", "37")]);
}

#[test]
fn a_record_is_a_form_and_a_list_of_them_is_many() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).expect("record");
    let read =
        |bytes: String| jixiao::exchange::form::read("a.json", bytes.into(), &Limits::default(), &mut |_, _| true);
    let one = text("37_jiayuguan_bowuguan_target_2023.json");
    assert_eq!(read(one.clone()).expect("a form").forms[0].rows.len(), 11);
    let two = read(format!("\u{feff} [{one},{}]", text("33_ningxiang_batang_target_2021.json"))).expect("forms");
    assert_eq!((two.forms.len(), two.source.format.key()), (2, "json"));
    assert!(matches!(read("{\"form_kind\":".into()), Err(FileFault::Damaged(_))));
    assert_eq!(read("{\"form_kind\":\"poem\"}".into()), Err(FileFault::NotATable));
}

#[test]
fn what_is_no_form_is_refused_by_name() {
    let refused = |name: &str| {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name);
        read_file(&path, &Limits::default(), &mut |_, _| true).map(|f| f.forms.len()).expect_err(name)
    };
    let FileFault::NoForm { found } = refused("t_groups.xlsx") else { panic!("no form") };
    assert!(!found.is_empty());
    assert!(matches!(refused("f_word.docx"), FileFault::NoForm { .. }));
    assert_eq!(refused("f_print.pdf"), FileFault::Unsupported("PDF".into()));
    assert_eq!(refused("f_encrypted.xlsx"), FileFault::Encrypted);
    assert!(matches!(refused("f_truncated.xlsx"), FileFault::Damaged(_)));
}

#[test]
fn several_forms_in_a_workbook() {
    check("many.xlsx");
}
