//! The plan of an evaluation: its indicator table, taken in and reviewed.

use super::act::Ground;
use super::{KeyEvaluationFault, Walk, With, fresh};
use crate::domain::date::Date;
use crate::domain::evaluation::key::frame::{self, Objection, Row};
use crate::domain::evaluation::key::standard;
use crate::domain::evaluation::key::state::{Known, Step};
use crate::exchange::framework::{self, Framework};
use crate::exchange::record::FileFault;
use crate::exchange::sheet::{self, Limits};
use crate::service::import::Input;
use crate::service::{Fault, Progress, Stamp, rules};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::key_evaluation::NewPlanRow;

/// A plan that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Its name.
    pub file: String,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What a reviewer objects to; it can be approved once there is nothing.
    pub objections: Vec<Objection>,
}

/// A table as it was read: its name, fingerprint and rows.
pub(super) struct Table {
    pub file: String,
    pub sha256: String,
    pub framework: Framework,
}

/// Reads an indicator table from a file.
pub(super) fn read(input: &Input, progress: Progress<'_>) -> Result<Table, Fault> {
    let limits = Limits::default();
    let opened = match input {
        Input::Path(path) => sheet::open(path, &limits, progress),
        Input::Bytes(bytes) => sheet::read(&input.name(), bytes.clone(), &limits, progress),
    };
    let read = opened.and_then(|(book, source)| {
        let framework = framework::read(&book)?;
        Ok(Table { file: input.name(), sha256: source.sha256, framework })
    });
    read.map_err(|fault| match fault {
        FileFault::Cancelled => Fault::Cancelled,
        fault => Fault::File { file: input.name(), fault },
    })
}

/// Judges a table without keeping it.
///
/// # Errors
/// [`Fault::File`]
pub fn check(store: &Store, day: Date, input: &Input, progress: Progress<'_>) -> Result<Filed, Fault> {
    let table = read(input, progress)?;
    let rows: Vec<Row> = table.framework.lines.into_iter().map(|l| l.row).collect();
    let least = rules::in_force(store, day)?.number("evaluation.least_results");
    Ok(Filed { file: table.file, objections: frame::check(&rows, least), rows })
}

/// Takes in the plan of an evaluation. What is wrong with it is kept with it:
/// it is returned, or filed anew, but never approved.
///
/// # Errors
/// [`Fault::File`], [`KeyEvaluationFault::Refused`]
pub fn file_plan(
    store: &mut Store,
    stamp: &Stamp,
    id: i64,
    day: Date,
    input: &Input,
    progress: Progress<'_>,
) -> Result<Filed, Fault> {
    let table = read(input, progress)?;
    let named = (table.file.clone(), table.sha256.clone());
    file_rows(store, stamp, id, day, (&named.0, &named.1, &table.framework))
}

/// Takes in rows that are there already: of the framework that ships, or of a
/// screen.
///
/// # Errors
/// [`KeyEvaluationFault::Refused`]
pub fn file_rows(
    store: &mut Store,
    stamp: &Stamp,
    id: i64,
    day: Date,
    (file, sha256, table): (&str, &str, &Framework),
) -> Result<Filed, Fault> {
    let ground = Ground::load(store, day)?;
    let least = ground.rules.number("evaluation.least_results");
    let rows: Vec<Row> = table.lines.iter().map(|l| l.row.clone()).collect();
    let objections = frame::check(&rows, least);
    store.write(stamp, |w| {
        let case = fresh(w, id, None)?;
        let mut walk = Walk::on(w, stamp, &case)?;
        let known = Known { plan: !rows.is_empty(), ..ground.known(&case, day) };
        walk.may(Step::FilePlan, day, &known)?;
        let new: Vec<NewPlanRow<'_>> = table.lines.iter().map(new_row).collect();
        let plan = w.add_key_plan(id, (file, sha256, &table.sheet), day, &new, stamp)?;
        let engagement = case.engagement().ok_or_else(|| KeyEvaluationFault::NotCommissioned(case.name.clone()))?;
        w.add_key_delivery((id, engagement.id), "plan", (file, Some(sha256)), (engagement.due, day), stamp)?;
        walk.step(Step::FilePlan, day, &known, With { plan_id: Some(plan), ..With::default() })?;
        let detail = serde_json::json!({"file": file, "sha256": sha256, "rows": rows.len(),
            "objections": objections.iter().map(Objection::key).collect::<Vec<_>>(), "day": day.to_string()});
        Ok((
            Filed { file: file.to_string(), rows: rows.clone(), objections: objections.clone() },
            Entry { action: "evaluation_plan", subject: id.to_string(), detail },
        ))
    })
}

fn new_row(line: &framework::Line) -> NewPlanRow<'_> {
    use rust_decimal::prelude::ToPrimitive;
    // A weight finer than hundredths stays in words: it is objected to.
    let fits = line.row.weight.filter(|w| w.normalize().scale() <= 2 && w.abs() <= rust_decimal::Decimal::from(1_000));
    let weight = fits.and_then(|w| (w * rust_decimal::Decimal::ONE_HUNDRED).to_i64());
    NewPlanRow { row: &line.row, weight, weight_text: &line.weight }
}

/// The framework that ships, as a table.
pub fn shipped() -> Framework {
    let line = |row: Row| framework::Line {
        weight: row.weight.map(|w| w.to_string()).unwrap_or_default(),
        row,
        ..framework::Line::default()
    };
    Framework { sheet: String::new(), lines: standard::rows().into_iter().map(line).collect() }
}
