//! What an operator should know of an import that went well otherwise.

use super::{Lang, lists, terms};
use crate::domain::money::Money;
use crate::service::import::{BatchReport, Notice, Skipped};

/// One sentence a notice of a table, a broken total among them.
pub fn of_table(lang: Lang, b: &BatchReport) -> Vec<String> {
    let c = &lang.strings().cli;
    let (file, sheet) = (b.batch.file.as_str(), b.batch.sheet.as_str());
    let notice = |n: &Notice| match n {
        Notice::HiddenSheet => (c.hidden_sheet)(file, sheet),
        Notice::NoRows => (c.no_rows)(file, sheet),
        Notice::UnitAssumed => (c.unit_assumed)(file),
        Notice::YearAssumed(year) => (c.year_assumed)(file, *year),
        Notice::Missing(rows) => (c.rows_missing)(file, *rows),
        Notice::AfterClose(late) => {
            (c.after_close)(file, late.rows, &late.sum.yuan().to_string(), late.year, late.months)
        }
    };
    let mut lines: Vec<String> = b.notices.iter().map(notice).collect();
    lines.extend(b.same_as.map(|id| (c.same_as)(file, id)));
    let yuan = |m: Money| m.yuan().to_string();
    for t in &b.broken_controls {
        let place = lists::source(file, sheet, &t.cell);
        lines.push((c.control_differs)(
            &place,
            &t.label,
            &yuan(t.printed),
            &yuan(t.summed),
            &yuan(t.printed - t.summed),
        ));
    }
    lines
}

/// That a sheet beside good ones gave no table, and why.
pub fn of_sheet(lang: Lang, skipped: &Skipped) -> String {
    let (why, todo) = terms::file_fault(lang, &skipped.fault);
    (lang.strings().cli.sheet_skipped)(&skipped.file, &why, todo)
}
