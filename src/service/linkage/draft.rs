//! Next year's draft budget: project lists as departments and the budget
//! division send them, read by the importer's own table reader; a batch that
//! can be taken back.

use crate::domain::code::ProjectCode;
use crate::domain::money::{Money, MoneyUnit};
use crate::exchange::record::{Column, FileFault, Kind, ProjectRow, ReadOptions, Reason, Records, Row, Table, address};
use crate::exchange::sheet::{self, Limits};
use crate::exchange::table;
use crate::service::import::Input;
use crate::service::import::org::{Directory, Named};
use crate::service::period::Period;
use crate::service::{Fault, Progress, ResultsFault, Stamp};
use crate::store::audit::Entry;
use crate::store::batch::{Batch, SetAsideRow};
use crate::store::linkage::DraftRow;
use crate::store::{Store, WriteTx};

/// What became of one table of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// As the store keeps it.
    pub batch: Batch,
    /// Rows that could not be used.
    pub set_aside: Vec<SetAsideRow>,
    /// How many departments it speaks of.
    pub departments: usize,
    /// Nothing told the unit of money: yuan was assumed.
    pub unit_assumed: bool,
}

struct File {
    name: String,
    sha256: String,
    format: String,
    tables: Vec<Table>,
}

/// Imports drafts of the budget of the year after `period`, all files or none.
/// Of a department the newest draft takes the place of those before.
///
/// # Errors
/// [`Fault::Files`], [`ResultsFault::DraftYear`], [`ResultsFault::DraftWithoutAmounts`],
/// [`ResultsFault::DraftUseless`],
/// [`Fault::Cancelled`].
pub fn import_draft(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    inputs: &[Input],
    unit: Option<MoneyUnit>,
    progress: Progress<'_>,
) -> Result<Vec<Draft>, Fault> {
    let year = period.year + 1;
    let mut files = Vec::new();
    let mut bad = Vec::new();
    for input in inputs {
        match read(input, unit, progress) {
            Ok(file) => files.push(file),
            Err(FileFault::Cancelled) => return Err(Fault::Cancelled),
            Err(fault) => bad.push((input.name(), fault)),
        }
    }
    if !bad.is_empty() {
        return Err(Fault::Files(bad));
    }
    for file in &files {
        check(file, year)?;
    }
    let known = store.projects(period.year, period.as_of)?;
    store.write(stamp, |w| {
        let run = w.next_run()?;
        let directory = Directory::load(w, 0, stamp)?;
        let department_of = |code: &str| known.iter().find(|r| r.project.code == code).map(|r| r.project.department_id);
        let desk = Desk { w, stamp, run, year, directory, department_of: &department_of };
        let mut done = Vec::new();
        for file in &files {
            for table in &file.tables {
                done.push(desk.table(file, table)?);
            }
        }
        some_use(&files, &done)?;
        let detail = serde_json::json!({"year": year, "batches": done.iter().map(|d| serde_json::json!({
            "batch": d.batch.id, "file": d.batch.file, "sha256": d.batch.sha256,
            "rows_imported": d.batch.rows_imported, "rows_set_aside": d.batch.rows_set_aside,
            "amount": d.batch.amount_imported.map(|m| m.yuan().to_string())})).collect::<Vec<_>>()});
        Ok((done, Entry { action: "draft_budget_import", subject: run.to_string(), detail }))
    })
}

fn read(input: &Input, unit: Option<MoneyUnit>, progress: Progress<'_>) -> Result<File, FileFault> {
    let limits = Limits::default();
    let name = input.name();
    let (book, source) = match input {
        Input::Path(path) => sheet::open(path, &limits, progress)?,
        Input::Bytes(bytes) => sheet::read(&name, bytes.clone(), &limits, progress)?,
    };
    let options = ReadOptions { kind: Some(Kind::Projects), unit, taught: &[] };
    let tables = table::tables(&name, &book, &options, progress)?;
    Ok(File { name, sha256: source.sha256, format: source.format.key().into(), tables })
}

fn rows(table: &Table) -> &[Row<ProjectRow>] {
    match &table.records {
        Records::Projects(rows) => rows,
        _ => &[],
    }
}

/// The file must speak of the right year, and of amounts.
fn check(file: &File, expected: i16) -> Result<(), Fault> {
    let all = || file.tables.iter().flat_map(rows);
    let told = file.tables.iter().filter_map(|t| t.year).chain(all().filter_map(|r| r.data.year));
    if let Some(told) = told.into_iter().find(|y| *y != expected) {
        return Err(ResultsFault::DraftYear { file: file.name.clone(), told, expected }.into());
    }
    if all().all(|r| r.data.declared.is_none()) {
        return Err(ResultsFault::DraftWithoutAmounts(file.name.clone()).into());
    }
    Ok(())
}

/// A file of which no row could be used is no draft.
fn some_use(files: &[File], done: &[Draft]) -> Result<(), Fault> {
    for file in files {
        let own = || done.iter().filter(|d| d.batch.file == file.name);
        let Some(first) = own().flat_map(|d| &d.set_aside).next() else { continue };
        if own().all(|d| d.batch.rows_imported == 0) {
            let rows = own().map(|d| d.set_aside.len()).sum();
            return Err(
                ResultsFault::DraftUseless { file: file.name.clone(), rows, first: Box::new(first.clone()) }.into()
            );
        }
    }
    Ok(())
}

struct Desk<'w, 't, 'd> {
    w: &'w WriteTx<'t>,
    stamp: &'w Stamp,
    run: i64,
    year: i16,
    directory: Directory,
    department_of: &'d dyn Fn(&str) -> Option<i64>,
}

impl Desk<'_, '_, '_> {
    fn table(&self, file: &File, table: &Table) -> Result<Draft, Fault> {
        let mut batch = Batch {
            run: self.run,
            kind: "draft_budget".into(),
            file: file.name.clone(),
            sha256: file.sha256.clone(),
            sheet: table.sheet.clone(),
            format: file.format.clone(),
            layout: table.layout.clone(),
            unit: crate::service::import::unit_key(table.unit).into(),
            imported_at: self.stamp.at.clone(),
            imported_by: self.stamp.actor.clone(),
            ..Batch::default()
        };
        batch.id = self.w.open_batch(&batch)?;
        let unit_assumed = table.unit_source == crate::exchange::record::UnitSource::Assumed;
        let mut done = Draft { unit_assumed, ..Draft::default() };
        let mut departments: Vec<i64> = Vec::new();
        let mut sum = Money::ZERO;
        for s in &table.set_aside {
            done.set_aside.push(aside(batch.id, address(s.place), s.reason, &s.quote, &s.row_text, s.amount));
        }
        for row in rows(table) {
            match self.line(batch.id, row)? {
                Ok((department, amount)) => {
                    batch.rows_imported += 1;
                    sum += amount;
                    if !departments.contains(&department) {
                        departments.push(department);
                    }
                }
                Err(reason) => {
                    let (name, code) = (row.data.name.clone(), row.data.code.clone());
                    let text = [code, name].into_iter().flatten().collect::<Vec<_>>().join("\t");
                    done.set_aside.push(aside(batch.id, address(row.place), reason, &text, &text, row.data.declared));
                }
            }
        }
        done.set_aside.iter().try_for_each(|s| self.w.add_set_aside(s))?;
        let grand = table.controls.iter().rev().find(|c| c.grand);
        batch.rows_read = i64::from(table.rows_read);
        batch.rows_set_aside = done.set_aside.len() as i64;
        batch.amount_imported = Some(sum);
        batch.control_total = grand.map(|c| c.printed);
        batch.control_sum = grand.map(|c| c.summed);
        self.w.close_batch(&batch)?;
        done.departments = departments.len();
        done.batch = batch;
        Ok(done)
    }

    fn line(&self, batch_id: i64, row: &Row<ProjectRow>) -> Result<Result<(i64, Money), Reason>, Fault> {
        let data = &row.data;
        let Some(amount) = data.declared else { return Ok(Err(Reason::Missing(Column::Declared))) };
        if amount.is_negative() {
            return Ok(Err(Reason::BadAmount));
        }
        let code = data.code.clone().unwrap_or_default();
        let code = ProjectCode::parse(&code).map_or(code, |c| c.to_string());
        let named = Named {
            department_code: data.department_code.as_deref(),
            department: data.department.as_deref(),
            unit_code: data.unit_code.as_deref(),
            unit: data.unit.as_deref(),
            division: None,
        };
        let department = self.directory.known_department(named).or_else(|| (self.department_of)(&code));
        let Some(department_id) = department else { return Ok(Err(Reason::NoDepartment)) };
        self.w.add_draft_row(&DraftRow {
            id: 0,
            batch_id,
            cell: address(row.place),
            year: self.year,
            department_id,
            code,
            name: data.name.clone().unwrap_or_default(),
            amount,
        })?;
        Ok(Ok((department_id, amount)))
    }
}

fn aside(batch_id: i64, cell: String, reason: Reason, quote: &str, text: &str, amount: Option<Money>) -> SetAsideRow {
    let column = match reason {
        Reason::Missing(column) => Some(column.key().to_string()),
        _ => None,
    };
    SetAsideRow {
        batch_id,
        cell,
        reason: reason.key().into(),
        column,
        quote: quote.into(),
        row_text: text.into(),
        amount,
    }
}
