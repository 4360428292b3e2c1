//! The run itself: read all files, then write all of them in one transaction.

use super::money::{self, Desk};
use super::org::{Directory, Named};
use super::report::Snapshot;
use super::{
    BatchReport, Call, Counts, Imported, Input, Notice, ReadFile, Request, Skipped, projects, unit_from_key, unit_key,
    year,
};
use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::exchange::record::{
    Column, ControlTotal, ExecutionRow, FileFault, Kind, ReadOptions, Records, Row, SetAside, Table, Taught,
    UnitSource, address,
};
use crate::exchange::{sheet, table};
use crate::service::alerts::{self, Standing};
use crate::service::survey;
use crate::service::{Fault, Progress, Stamp};
use crate::store::audit::Entry;
use crate::store::batch::{Batch, ControlRow, SetAsideRow};
use crate::store::{Store, WriteTx};

/// Reads the files and says how they are understood, without writing.
///
/// # Errors
/// [`Fault::File`] for a file that gives no table, [`Fault::Files`] for several.
pub fn preview(store: &Store, request: &Request, progress: Progress<'_>) -> Result<Vec<ReadFile>, Fault> {
    let taught = taught(store)?;
    let options = ReadOptions { kind: request.kind, unit: request.unit, taught: &taught };
    let mut files = Vec::new();
    let mut bad = Vec::new();
    for input in &request.files {
        match read(input, request, &options, progress) {
            Ok(file) => files.push(file),
            // All of them are named, so that they can be mended in one go.
            Err(Fault::File { file, fault }) => bad.push((file, fault)),
            Err(other) => return Err(other),
        }
    }
    match bad.pop() {
        None => Ok(files),
        Some((file, fault)) if bad.is_empty() => Err(Fault::File { file, fault }),
        Some(last) => {
            bad.push(last);
            Err(Fault::Files(bad))
        }
    }
}

fn read(
    input: &Input,
    request: &Request,
    options: &ReadOptions<'_>,
    progress: Progress<'_>,
) -> Result<ReadFile, Fault> {
    let name = input.name();
    let fault = |fault| match fault {
        FileFault::Cancelled => Fault::Cancelled,
        fault => {
            Fault::File { file: if let Input::Path(p) = input { p.display().to_string() } else { name.clone() }, fault }
        }
    };
    let limits = sheet::Limits::default();
    let opened = match input {
        Input::Path(path) => sheet::open(path, &limits, progress),
        Input::Bytes(bytes) => sheet::read(&name, bytes.clone(), &limits, progress),
    };
    let (book, source) = opened.map_err(fault)?;
    let learnt = table::learn(&book, request.kind, request.unit, &request.columns);
    // What is said now goes before what was taught once.
    let taught: Vec<Taught> = learnt.iter().chain(options.taught).cloned().collect();
    let options = ReadOptions { kind: options.kind, unit: options.unit, taught: &taught };
    let table::Found { tables, skipped } = table::found(&name, &book, &options, progress).map_err(fault)?;
    Ok(ReadFile { learnt, name, sha256: source.sha256, format: source.format.key().to_string(), tables, skipped })
}

fn taught(store: &Store) -> Result<Vec<Taught>, Fault> {
    let rows = store.taught()?.into_iter().filter_map(|row| {
        let columns: Vec<(u16, String)> = serde_json::from_str(&row.columns).ok()?;
        let columns = columns.into_iter().filter_map(|(at, key)| Some((at, Column::from_key(&key)?))).collect();
        let kind = Kind::from_key(&row.kind)?;
        Some(Taught { layout: row.layout, kind, columns, unit: row.unit.as_deref().and_then(unit_from_key) })
    });
    Ok(rows.collect())
}

/// Imports files, all or none.
///
/// # Errors
/// [`Fault::File`], [`Fault::Files`], [`Fault::Strict`], [`Fault::Cancelled`]; the store is as before.
pub fn import(
    store: &mut Store,
    stamp: &Stamp,
    today: Date,
    request: &Request,
    progress: Progress<'_>,
) -> Result<Imported, Fault> {
    let files = preview(store, request, progress)?;
    let survey = survey::latest(store)?;
    let (before, standing) = (Snapshot::of(survey.as_ref()), Standing::of(survey.as_ref()));
    drop(survey);
    let learnt: Vec<Taught> = files.iter().flat_map(|f| f.learnt.clone()).collect();
    let years = year::years(files.iter().flat_map(|f| &f.tables));
    let call = Call { request, stamp, today, main_year: years.first().copied(), years };
    let same = same_tables(store, &files)?;
    if request.dry_run {
        return store.rehearse(|w| {
            let mut done = write_all(w, &call, files, &same, progress)?;
            done.dry_run = true;
            Ok(done)
        });
    }
    let done: Imported = store.write(stamp, |w| {
        let done = write_all(w, &call, files, &same, progress)?;
        if request.strict && done.set_aside() > 0 {
            return Err(Fault::Strict(Box::new(done)));
        }
        let report = serde_json::to_string(&before).expect("a snapshot of plain values always serialises");
        w.set_report(done.run, &report)?;
        for t in &learnt {
            let columns: Vec<_> = t.columns.iter().map(|(at, column)| (at, column.key())).collect();
            let columns = serde_json::to_string(&columns).expect("pairs of plain values always serialise");
            w.teach(&t.layout, t.kind.key(), &columns, t.unit.map(unit_key), &stamp.actor, &stamp.at)?;
        }
        let detail = serde_json::json!({"batches": done.batches.iter().map(|b| serde_json::json!({
            "batch": b.batch.id, "file": b.batch.file, "sha256": b.batch.sha256, "kind": b.batch.kind,
            "rows_imported": b.batch.rows_imported, "rows_changed": b.batch.rows_changed,
            "rows_unchanged": b.batch.rows_unchanged, "rows_set_aside": b.batch.rows_set_aside,
        })).collect::<Vec<_>>()});
        let entry = Entry { action: "import", subject: done.run.to_string(), detail };
        Ok::<_, Fault>((done, entry))
    })?;
    alerts::record(store, stamp, &standing, Some(done.run))?;
    Ok(done)
}

fn same_tables(store: &Store, files: &[ReadFile]) -> Result<Vec<Vec<Option<i64>>>, Fault> {
    let of_file = |f: &ReadFile| f.tables.iter().map(|t| Ok(store.same_file(&f.sha256, &t.sheet)?)).collect();
    files.iter().map(of_file).collect()
}

/// A table that waits for its turn.
struct Todo {
    /// File and table, as the call named them.
    at: (usize, usize),
    name: String,
    sha256: String,
    format: String,
    same_as: Option<i64>,
    table: Table,
}

fn write_all(
    w: &WriteTx<'_>,
    call: &Call<'_>,
    files: Vec<ReadFile>,
    same: &[Vec<Option<i64>>],
    progress: Progress<'_>,
) -> Result<Imported, Fault> {
    let run = w.next_run()?;
    if let Some(main) = call.main_year {
        w.settle_years(&call.years, main)?;
    }
    let mut todo: Vec<Todo> = Vec::new();
    let mut skipped = Vec::new();
    for (f, file) in files.into_iter().enumerate() {
        skipped.extend(file.skipped.into_iter().map(|fault| Skipped { file: file.name.clone(), fault }));
        for (t, table) in file.tables.into_iter().enumerate() {
            let same_as = same.get(f).and_then(|s| s.get(t)).copied().flatten();
            let (name, sha256, format) = (file.name.clone(), file.sha256.clone(), file.format.clone());
            todo.push(Todo { at: (f, t), name, sha256, format, same_as, table });
        }
    }
    todo.sort_by_key(|t| (t.table.kind, t.at));
    let total: u64 = todo.iter().map(|t| u64::from(t.table.rows_read)).sum();
    let mut done = 0;
    let mut reports = Vec::new();
    for Todo { at, name, sha256, format, same_as, table } in todo {
        let rows = u64::from(table.rows_read);
        let mut sub = |n: u64, of: u64| progress(done + (rows * n).checked_div(of).unwrap_or(0), total);
        let batch = Batch {
            run,
            kind: table.kind.key().into(),
            file: name,
            sha256,
            sheet: table.sheet.clone(),
            format,
            layout: table.layout.clone(),
            unit: unit_key(table.unit).into(),
            cutoff: call.request.cutoff.or(table.cutoff).map(|d| d.to_string()),
            imported_at: call.stamp.at.clone(),
            imported_by: call.stamp.actor.clone(),
            ..Batch::default()
        };
        let mut report = write_table(w, call, batch, table, &mut sub)?;
        report.same_as = same_as;
        done += rows;
        reports.push((at, report));
    }
    let rematched = w.rematch()?;
    // As the files were named, not as they were written.
    reports.sort_by_key(|(at, _)| *at);
    let batches = reports.into_iter().map(|(_, r)| r).collect();
    Ok(Imported { run, batches, skipped, rematched, dry_run: false })
}

fn write_table(
    w: &WriteTx<'_>,
    call: &Call<'_>,
    mut batch: Batch,
    mut table: Table,
    progress: Progress<'_>,
) -> Result<BatchReport, Fault> {
    batch.id = w.open_batch(&batch)?;
    let mut notices = notices(&table);
    let mut directory = Directory::load(w, batch.id, call.stamp)?;
    let mut aside = std::mem::take(&mut table.set_aside);
    let mut counts = Counts::default();
    let has_money = !matches!(table.kind, Kind::Departments);
    let records = std::mem::replace(&mut table.records, Records::Execution(Vec::new()));
    match records {
        Records::Quotas(_) | Records::Payments(_) => {
            let directory = &mut directory;
            let (aside, counts) = (&mut aside, &mut counts);
            let desk = Desk { w, call, table: &table, batch: batch.id, directory, aside, counts };
            match records {
                Records::Quotas(rows) => money::quotas(desk, rows, progress)?,
                Records::Payments(rows) => money::payments(desk, rows, progress)?,
                _ => {}
            }
        }
        Records::Departments(rows) => projects::departments(w, &mut directory, &rows, &mut aside, &mut counts)?,
        Records::Projects(rows) => {
            let told = rows.iter().all(|r| r.data.year.is_some()) || call.request.year.or(table.year).is_some();
            let year = projects::projects(
                w,
                call,
                &table,
                batch.id,
                &mut directory,
                &rows,
                &mut aside,
                &mut counts,
                progress,
            )?;
            if let Some(year) = year.filter(|_| !told) {
                notices.push(Notice::YearAssumed(year));
                if call.main_year.is_none() {
                    w.assume_year(batch.id, year)?;
                }
            }
        }
        Records::Execution(rows) => execution(w, call, &table, batch.id, &mut directory, &rows, &mut counts)?,
    }
    if counts.missing > 0 {
        notices.push(Notice::Missing(counts.missing));
    }
    notices.extend(w.late_money(batch.id)?.into_iter().map(Notice::AfterClose));
    finish(w, batch, &table, aside, &counts, has_money, notices)
}

fn notices(table: &Table) -> Vec<Notice> {
    let mut notices = Vec::new();
    if table.hidden {
        notices.push(Notice::HiddenSheet);
    }
    if table.rows_read == 0 {
        notices.push(Notice::NoRows);
    } else if table.unit_source == UnitSource::Assumed && table.kind != Kind::Departments {
        notices.push(Notice::UnitAssumed);
    }
    notices
}

fn finish(
    w: &WriteTx<'_>,
    mut batch: Batch,
    table: &Table,
    aside: Vec<SetAside>,
    counts: &Counts,
    has_money: bool,
    notices: Vec<Notice>,
) -> Result<BatchReport, Fault> {
    let set_aside: Vec<SetAsideRow> = aside.iter().map(|s| set_aside_row(batch.id, s)).collect();
    let controls: Vec<ControlRow> = table.controls.iter().map(|c| control_row(batch.id, c)).collect();
    set_aside.iter().try_for_each(|s| w.add_set_aside(s))?;
    controls.iter().try_for_each(|c| w.add_control(c))?;
    let grand = controls.iter().rev().find(|c| c.grand);
    batch.rows_read = i64::from(table.rows_read);
    batch.rows_imported = counts.imported;
    batch.rows_changed = counts.changed;
    batch.rows_unchanged = counts.unchanged;
    batch.rows_missing = counts.missing;
    batch.rows_basket = counts.basket;
    batch.rows_set_aside = set_aside.len() as i64;
    batch.amount_imported = has_money.then_some(counts.amount);
    batch.control_total = grand.map(|c| c.printed);
    batch.control_sum = grand.map(|c| c.summed);
    w.close_batch(&batch)?;
    let broken_controls = controls.into_iter().filter(|c| (c.printed - c.summed).abs() > Money::from_fen(1)).collect();
    Ok(BatchReport { batch, set_aside, broken_controls, same_as: None, notices })
}

fn set_aside_row(batch_id: i64, s: &SetAside) -> SetAsideRow {
    let column = match s.reason {
        crate::exchange::record::Reason::Missing(column) => Some(column.key().to_string()),
        _ => None,
    };
    SetAsideRow {
        batch_id,
        cell: address(s.place),
        reason: s.reason.key().into(),
        column,
        quote: s.quote.clone(),
        row_text: s.row_text.clone(),
        amount: s.amount,
    }
}

fn control_row(batch_id: i64, c: &ControlTotal) -> ControlRow {
    ControlRow {
        batch_id,
        cell: address(c.place),
        label: c.label.clone(),
        printed: c.printed,
        summed: c.summed,
        grand: c.grand,
    }
}

/// Keeps an execution-status table, to hold against the details.
fn execution(
    w: &WriteTx<'_>,
    call: &Call<'_>,
    table: &Table,
    batch: i64,
    directory: &mut Directory,
    rows: &[Row<ExecutionRow>],
    counts: &mut Counts,
) -> Result<(), Fault> {
    let latest = w.project_years()?.last().copied();
    for row in rows {
        let data = &row.data;
        let year = data.year.or(call.request.year).or(table.year).or(call.main_year).or(latest);
        let year = year.unwrap_or(call.today.year());
        let named = Named {
            department_code: data.department_code.as_deref(),
            department: data.department.as_deref(),
            unit_code: data.unit_code.as_deref(),
            unit: data.unit.as_deref(),
            division: None,
        };
        let project = match &data.project_code {
            Some(code) => Some(w.project_id(year, code)?),
            None => None,
        };
        let unit = directory.known_unit(named);
        let department = if unit.is_none() { directory.known_department(named) } else { None };
        let label = [&data.project_name, &data.unit, &data.department].into_iter().flatten().next();
        w.add_execution(
            batch,
            &address(row.place),
            year,
            project,
            department,
            unit,
            label.map_or("", String::as_str),
            data.fund.as_ref(),
            data.budget,
            data.paid,
            call.request.cutoff.or(table.cutoff),
        )?;
        counts.imported += 1;
        counts.amount += data.paid.unwrap_or_default();
    }
    Ok(())
}
