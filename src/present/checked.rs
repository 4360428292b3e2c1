//! Checked forms as text: grouped by form for people, as one list for files.
//!
//! Never here: whether there is anything to object to.

use crate::domain::form::{Form, FormKind};
use crate::domain::target::objection::Certainty;
use crate::exchange::out::{SheetOut, Value};
use crate::service::target::check::{Checked, Report};

use super::strings::Strings;
use super::{Lang, lists, objection, terms, width};

/// The official name of a form.
pub fn form_kind(s: &Strings, kind: FormKind) -> &'static str {
    let o = &s.objections;
    match kind {
        FormKind::ProjectTarget => o.kind_target,
        FormKind::DepartmentTarget => o.kind_department_target,
        FormKind::Monitoring => o.kind_monitoring,
        FormKind::SelfEvaluation => o.kind_self,
        FormKind::DepartmentEvaluation => o.kind_department,
    }
}

/// What a form is about: its project, of a department form the department.
pub fn subject(form: &Form) -> &str {
    let one = if form.kind.is_department() { &form.department } else { &form.project };
    if one.is_empty() { &form.title.text } else { &one.text }
}

/// Grouped by form: a head, then one line an objection with what to do below it.
pub fn lines(lang: Lang, report: &Report) -> Vec<String> {
    let s = lang.strings();
    let o = &s.objections;
    let mut out = Vec::new();
    for checked in &report.forms {
        let place = if checked.form.sheet.is_empty() { String::new() } else { format!(" [{}]", checked.form.sheet) };
        let counts = (o.counts)(
            count(checked, Certainty::Sure),
            count(checked, Certainty::Judgement),
            count(checked, Certainty::Doubtful),
        );
        out.push(format!("{}{place}", checked.file));
        out.push(format!("{} {}: {counts}", form_kind(s, checked.form.kind), subject(&checked.form)));
        let cells = checked.objections.iter().map(|o| width::columns(&o.at.cell)).max().unwrap_or_default().min(24);
        for one in &checked.objections {
            let word = objection::certainty(s, one.certainty);
            let blocks = if one.blocks { o.blocks_mark } else { "" };
            let cell = width::pad(&one.at.cell, cells);
            out.push(format!("  {word} {cell}  {}{blocks}", objection::message(s, one)));
            let todo = objection::suggestion(s, &checked.form, one);
            out.push(format!("  {}{todo}", " ".repeat(width::columns(word) + cells + 3)));
        }
        out.push(String::new());
    }
    for (file, fault) in &report.broken {
        let (what, todo) = terms::file_fault(lang, fault);
        out.push(format!("{}: {what}{}{todo}", file, s.common.semicolon));
    }
    out.push(totals(s, report));
    out
}

/// The line below all forms.
pub fn totals(s: &Strings, report: &Report) -> String {
    let counts = (s.objections.counts)(
        report.count(Certainty::Sure),
        report.count(Certainty::Judgement),
        report.count(Certainty::Doubtful),
    );
    (s.objections.totals)(report.forms.len(), report.broken.len(), &counts)
}

fn count(checked: &Checked, certainty: Certainty) -> usize {
    checked.objections.iter().filter(|o| o.certainty == certainty).count()
}

/// All objections, one row each; files that could not be read come last.
pub fn list(lang: Lang, report: &Report) -> SheetOut {
    let s = lang.strings();
    let o = &s.objections;
    let heads = [
        o.col_file,
        o.col_sheet,
        o.col_form,
        o.col_project,
        o.col_certainty,
        o.col_cell,
        o.col_quote,
        o.col_message,
        o.col_todo,
        o.col_blocks,
        o.col_check,
    ];
    let mut rows = Vec::new();
    for checked in &report.forms {
        for one in &checked.objections {
            rows.push(vec![
                Value::text(&checked.file),
                Value::text(&checked.form.sheet),
                Value::text(form_kind(s, checked.form.kind)),
                Value::text(subject(&checked.form)),
                Value::text(objection::certainty(s, one.certainty)),
                Value::text(&one.at.cell),
                Value::text(&one.at.text),
                Value::text(objection::message(s, one)),
                Value::text(objection::suggestion(s, &checked.form, one)),
                Value::text(if one.blocks { s.common.yes } else { "" }),
                Value::text(one.check.key()),
            ]);
        }
    }
    for (file, fault) in &report.broken {
        let (what, todo) = terms::file_fault(lang, fault);
        let mut row = vec![Value::Empty; heads.len()];
        row[0] = Value::text(file);
        row[7] = Value::text(what);
        row[8] = Value::text(todo);
        rows.push(row);
    }
    lists::sheet(o.sheet, &heads, rows)
}
