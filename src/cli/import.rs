//! `import` and `imports`: files in, what became of them, a batch taken back.
//! Never here: how a file is read.

use std::io::Read;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::{self, KindWord, UnitWord};
use super::desk::Desk;
use super::json::{maybe_yuan, yuan};
use super::print::Page;
use super::stop::{Stop, complain};
use super::watch::Watch;
use super::{ATTENTION, DONE, REFUSED};
use crate::domain::money::MoneyUnit;
use crate::exchange::header;
use crate::exchange::out::{SheetOut, Value};
use crate::exchange::record::{Column, FileFault, Kind};
use crate::exchange::sheet::Limits;
use crate::present::{fault, lists, notice, terms};
use crate::service::Fault;
use crate::service::import::{self, BatchReport, Difference, Imported, Input, Notice, Request, Skipped};
use crate::store::Store;
use crate::store::batch::{Batch, SetAsideRow};

/// `import`
pub(super) fn import(desk: &Desk, args: &args::Import) -> Result<u8, Stop> {
    let request = Request {
        files: args.files.iter().map(|f| input(f)).collect::<Result<_, _>>()?,
        kind: args.kind.map(kind),
        unit: args.unit.map(unit),
        year: desk.year,
        cutoff: desk.as_of,
        dry_run: args.dry_run,
        strict: args.strict,
        columns: columns(args)?,
    };
    // From here on a signal stops the work and leaves nothing behind.
    let mut watch = Watch::over(desk.s.import.running);
    let mut store = if args.dry_run { desk.or_empty()? } else { desk.store()? };
    let (stamp, today) = (desk.stamp(), desk.today());
    let done = import::import(&mut store, &stamp, today, &request, &mut |n, of| watch.step(n, of));
    drop(watch);
    let done = match done {
        Err(Fault::Strict(would)) => {
            report(desk, &would, &[])?;
            let (what, hint) = fault::fault(desk.lang, &Fault::Strict(would));
            complain(desk.lang, &what, hint.as_deref());
            return Ok(REFUSED);
        }
        other => other?,
    };
    let differences = differences(&store, &done)?;
    report(desk, &done, &differences)?;
    Ok(if done.needs_attention() || !differences.is_empty() { ATTENTION } else { DONE })
}

/// `拨付数=支付金额`: a header of the file and what it means.
fn columns(args: &args::Import) -> Result<Vec<(String, Column)>, Stop> {
    let kind = args.kind.map(kind);
    let one = |said: &String| {
        let (word, meaning) = said.split_once(['=', '＝'])?;
        Some((word.trim().to_string(), header::meaning_of(meaning.trim(), kind)?))
    };
    args.column.iter().map(|said| one(said).ok_or_else(|| Fault::Column(said.clone()).into())).collect()
}

pub(super) fn input(file: &Path) -> Result<Input, Stop> {
    if file.as_os_str() != "-" {
        return Ok(Input::Path(file.to_path_buf()));
    }
    let limit = Limits::default().file_bytes;
    let mut bytes = Vec::new();
    // One byte more than allowed, so that the reader sees it is too much.
    std::io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?;
    Ok(Input::Bytes(bytes))
}

/// Tables of totals against our own figures.
fn differences(store: &Store, done: &Imported) -> Result<Vec<(i64, Difference)>, Stop> {
    let mut all = Vec::new();
    for b in done.batches.iter().filter(|b| !done.dry_run && b.batch.kind == Kind::Execution.key()) {
        all.extend(import::differences(store, b.batch.id)?.into_iter().map(|d| (b.batch.id, d)));
    }
    Ok(all)
}

fn report(desk: &Desk, done: &Imported, differences: &[(i64, Difference)]) -> Result<(), Stop> {
    let c = &desk.s.cli;
    let batches: Vec<Batch> = done.batches.iter().map(|b| b.batch.clone()).collect();
    let mut page = Page::of(lists::batches(desk.lang, &batches), desk.today());
    let aside = done.batches.iter().flat_map(|b| b.set_aside.iter().map(move |r| (&b.batch, r)));
    let aside = aside_sheet(desk, aside);
    if !aside.rows.is_empty() {
        page.sheets.push(aside);
    }
    for b in &done.batches {
        page.below.extend(notice::of_table(desk.lang, b));
    }
    page.below.extend(done.skipped.iter().map(|s| notice::of_sheet(desk.lang, s)));
    page.below.extend(differences.iter().map(|(_, d)| difference_line(desk, d)));
    if done.rematched > 0 {
        page.below.push((c.rematched)(done.rematched));
    }
    if done.dry_run {
        page.below.push(c.dry_run.to_string());
    }
    desk.show(&page, || {
        json!({
            "run": done.run, "dry_run": done.dry_run, "rematched": done.rematched,
            "notices": done.skipped.iter().map(|s| skipped_json(desk, s)).collect::<Vec<_>>(),
            "batches": done.batches.iter().map(|b| report_json(desk, b, differences)).collect::<Vec<_>>(),
        })
    })
}

fn notice_key(notice: Notice) -> Json {
    match notice {
        Notice::HiddenSheet => json!({"notice": "hidden_sheet"}),
        Notice::NoRows => json!({"notice": "no_rows"}),
        Notice::UnitAssumed => json!({"notice": "unit_assumed"}),
        Notice::YearAssumed(year) => json!({"notice": "year_assumed", "year": year}),
        Notice::Missing(rows) => json!({"notice": "rows_missing", "rows": rows}),
        Notice::AfterClose(late) => json!({"notice": "round_closed", "year": late.year, "round": late.months,
            "rows": late.rows, "amount": yuan(late.sum)}),
    }
}

fn skipped_json(desk: &Desk, s: &Skipped) -> Json {
    let mut out = json!({"notice": "sheet_skipped", "file": s.file, "message": notice::of_sheet(desk.lang, s)});
    match &s.fault {
        FileFault::MissingColumns { sheet, row, kind, missing, found } => {
            out["code"] = "missing_columns".into();
            out["sheet"] = sheet.as_str().into();
            out["row"] = (*row).into();
            out["kind"] = kind.key().into();
            out["missing"] = missing.iter().map(|c| c.key()).collect();
            out["found"] = found.as_slice().into();
        }
        FileFault::NoHeader { sheet, found, .. } => {
            out["code"] = "no_header".into();
            out["sheet"] = sheet.as_str().into();
            out["found"] = found.as_slice().into();
        }
        _ => {}
    }
    out
}

fn difference_line(desk: &Desk, d: &Difference) -> String {
    let what = if d.budget { desk.s.bench.budget } else { desk.s.bench.executed };
    (desk.s.cli.execution_differs)(&d.cell, &d.label, what, &yuan(d.printed), &yuan(d.ours))
}

fn report_json(desk: &Desk, b: &BatchReport, differences: &[(i64, Difference)]) -> Json {
    let mut out = batch_json(&b.batch);
    let (sheet, lang) = (&b.batch.sheet, desk.lang);
    out["set_aside"] = b.set_aside.iter().map(|r| aside_json(lang, sheet, r)).collect();
    out["notices"] = b.notices.iter().map(|n| notice_key(*n)).collect();
    out["same_as"] = b.same_as.into();
    let broken = b.broken_controls.iter();
    out["broken_controls"] = broken
        .map(|t| json!({"cell": t.cell, "label": t.label, "printed": yuan(t.printed), "summed": yuan(t.summed), "whole_sheet": t.grand}))
        .collect();
    let own = differences.iter().filter(|(id, _)| *id == b.batch.id);
    out["execution_differences"] = own
        .map(|(_, d)| {
            let what = if d.budget { "budget" } else { "paid" };
            json!({"cell": d.cell, "label": d.label, "figure": what, "printed": yuan(d.printed), "ours": yuan(d.ours), "as_of": d.as_of.to_string()})
        })
        .collect();
    out
}

fn batch_json(b: &Batch) -> Json {
    let difference = b.control_total.zip(b.control_sum).map(|(total, sum)| total - sum);
    json!({
        "batch": b.id, "run": b.run, "file": b.file, "sha256": b.sha256, "format": b.format, "kind": b.kind,
        "sheet": b.sheet, "unit": b.unit, "cutoff": b.cutoff,
        "rows_read": b.rows_read, "rows_imported": b.rows_imported, "rows_changed": b.rows_changed,
        "rows_unchanged": b.rows_unchanged, "rows_missing": b.rows_missing, "rows_set_aside": b.rows_set_aside,
        "rows_in_basket": b.rows_basket, "amount_imported": maybe_yuan(b.amount_imported),
        "control_total": maybe_yuan(b.control_total), "control_difference": maybe_yuan(difference),
        "imported_at": b.imported_at, "imported_by": b.imported_by,
        "undone_at": b.undone_at, "undone_by": b.undone_by,
    })
}

fn aside_json(lang: crate::present::Lang, sheet: &str, r: &SetAsideRow) -> Json {
    let (reason, todo) = terms::reason_of_key(lang, &r.reason, r.column.as_deref());
    json!({
        "sheet": sheet, "cell": r.cell, "reason": reason, "code": r.reason, "column": r.column, "quote": r.quote,
        "amount": maybe_yuan(r.amount), "todo": todo,
    })
}

fn aside_sheet<'a>(desk: &Desk, rows: impl Iterator<Item = (&'a Batch, &'a SetAsideRow)>) -> SheetOut {
    let (i, c) = (&desk.s.import, &desk.s.cli);
    let row = |(b, r): (&Batch, &SetAsideRow)| {
        let (reason, todo) = terms::reason_of_key(desk.lang, &r.reason, r.column.as_deref());
        vec![
            Value::text(lists::source(&b.file, &b.sheet, &r.cell)),
            Value::text(reason),
            Value::text(r.quote.as_str()),
            Value::text(todo),
        ]
    };
    lists::sheet(i.aside_title, &[i.col_cell, i.col_reason, i.col_quote, c.col_todo], rows.map(row).collect())
}

/// `imports`
pub(super) fn imports(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.or_empty()?;
    let batches = store.batches()?;
    let mut page = Page::of(lists::batches(desk.lang, &batches), desk.today());
    if batches.is_empty() {
        page.below.push(desk.s.import.batches_empty.to_string());
    }
    desk.show(&page, || json!({"batches": batches.iter().map(batch_json).collect::<Vec<_>>()}))?;
    Ok(DONE)
}

/// `imports --set-aside BATCH`
pub(super) fn set_aside(desk: &Desk, id: i64) -> Result<u8, Stop> {
    let store = desk.or_empty()?;
    let batch = store.batch(id).map_err(|_| Fault::NoBatch(id))?;
    let rows = store.set_aside(id)?;
    let page = Page::of(aside_sheet(desk, rows.iter().map(|r| (&batch, r))), desk.today());
    desk.show(&page, || {
        let rows: Vec<Json> = rows.iter().map(|r| aside_json(desk.lang, &batch.sheet, r)).collect();
        json!({"batch": id, "set_aside": rows})
    })?;
    Ok(DONE)
}

/// `import --undo BATCH`
pub(super) fn undo(desk: &Desk, id: i64) -> Result<u8, Stop> {
    if !desk.path()?.exists() {
        return Err(Fault::NoBatch(id).into());
    }
    let mut store = desk.store()?;
    let batch = import::undo(&mut store, &desk.stamp(), id)?;
    desk.tell(&[(desk.s.cli.undone)(id, &batch.file)], || json!({"undone": id, "file": batch.file}))?;
    Ok(DONE)
}

fn kind(word: KindWord) -> Kind {
    match word {
        KindWord::Departments => Kind::Departments,
        KindWord::Projects => Kind::Projects,
        KindWord::Quotas => Kind::Quotas,
        KindWord::Payments => Kind::Payments,
        KindWord::Execution => Kind::Execution,
    }
}

pub(super) fn unit(word: UnitWord) -> MoneyUnit {
    match word {
        UnitWord::Yuan => MoneyUnit::Yuan,
        UnitWord::Wan => MoneyUnit::Wan,
    }
}
