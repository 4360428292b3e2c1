//! `target import`: forms in, every file answered for. Never here: reading one.

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::args::Import;
use super::out;
use crate::cli::desk::Desk;
use crate::cli::json::maybe_yuan;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::watch::Watch;
use crate::cli::{ATTENTION, DONE};
use crate::domain::date::Date;
use crate::present::{fault, reasons, target_lists};
use crate::service::Fault;
use crate::service::import::Input;
use crate::service::target::Subject;
use crate::service::target::import::{self as forms, FileReport, FormReport, Imported, Outcome, Request};
use crate::store::Store;

/// `target import`
pub(super) fn import(desk: &Desk, args: &Import) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let request = Request {
        files: files(desk, &args.files)?.into_iter().map(Input::Path).collect(),
        year: desk.year,
        day: day(desk, &store, args.on)?,
        dry_run: args.dry_run,
    };
    let mut watch = Watch::over(desk.s.import.running);
    let stamp = desk.stamp();
    let done = forms::import(&mut store, &stamp, &request, &mut |n, of| watch.step(n, of));
    drop(watch);
    let done = done?;
    report(desk, &done, request.day)?;
    Ok(if done.needs_attention() { ATTENTION } else { DONE })
}

/// The day on which something is done: as the call says, else the day for which
/// the call looks at the store.
pub(super) fn day(desk: &Desk, store: &Store, on: Option<Date>) -> Result<Date, Stop> {
    match on {
        Some(day) => Ok(day),
        None => Ok(desk.period(store)?.as_of),
    }
}

/// Files as they are, folders by their files in order of name; what office
/// programs leave beside open files is no file of anyone's.
pub(in crate::cli) fn files(desk: &Desk, given: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let mut all = Vec::new();
    for path in given {
        if path.is_dir() { folder(path, &mut all)? } else { all.push(path.clone()) }
    }
    if all.is_empty() {
        return Err(Stop::said(desk.s.target_lists.no_files, desk.s.target_lists.no_files_hint));
    }
    Ok(all)
}

fn folder(path: &Path, all: &mut Vec<PathBuf>) -> Result<(), Stop> {
    let bad = |e: std::io::Error| {
        Stop::from(Fault::Files(vec![(
            path.display().to_string(),
            crate::exchange::record::FileFault::Unreadable(e.to_string()),
        )]))
    };
    let mut inside = Vec::new();
    for entry in std::fs::read_dir(path).map_err(bad)? {
        let entry = entry.map_err(bad)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().map_err(bad)?;
        if !(name.starts_with('.') || name.starts_with("~$")) {
            // A link to a folder may lead back here.
            inside.push((entry.path(), kind.is_dir()));
        }
    }
    inside.sort();
    for (path, is_folder) in inside {
        if is_folder { folder(&path, all)? } else { all.push(path) }
    }
    Ok(())
}

fn report(desk: &Desk, done: &Imported, day: Date) -> Result<(), Stop> {
    let t = &desk.s.target_lists;
    let count = |which: fn(&Outcome) -> bool| done.count(which);
    let new = count(|o| *o == Outcome::Imported);
    let changed = count(|o| *o == Outcome::Changed);
    let same = count(|o| *o == Outcome::Unchanged);
    let aside = count(|o| matches!(o, Outcome::SetAside(..)));
    let broken = done.broken().count();
    let blocked = done.forms().filter(|f| f.blocking > 0).count();
    let mut page = Page::of(target_lists::imported(desk.lang, done), day);
    for f in done.forms().filter(|f| !f.changes.is_empty()) {
        let mut sheet = target_lists::changes(desk.s, &f.changes);
        sheet.name = [f.name.as_str(), t.changes].join(" ");
        page.sheets.push(sheet);
    }
    page.below.push((t.import_sum)(done.files.len(), new, changed, same, aside, broken));
    if blocked > 0 {
        page.below.push((t.blocked)(blocked));
    }
    if done.dry_run {
        page.below.push(t.dry_run.to_string());
    }
    desk.show(&page, || {
        json!({
            "run": done.run, "dry_run": done.dry_run, "day": day.to_string(),
            "summary": {"files": done.files.len(), "broken": broken, "imported": new, "changed": changed,
                "unchanged": same, "set_aside": aside, "blocked": blocked},
            "files": done.files.iter().map(|f| file(desk, f)).collect::<Vec<_>>(),
        })
    })
}

fn file(desk: &Desk, f: &FileReport) -> Json {
    let fault = f.fault.as_ref().map(|bad| {
        let (message, hint) = fault::fault(desk.lang, &Fault::File { file: f.file.clone(), fault: bad.clone() });
        json!({"message": message, "hint": hint})
    });
    let left = f.left_out.iter().map(|l| {
        json!({"sheet": out::some(&l.sheet), "cell": out::some(&l.cell), "quote": out::some(&l.quote), "why": l.why.key()})
    });
    json!({"left_out": left.collect::<Vec<_>>(), "file": f.file, "sha256": out::some(&f.sha256), "batch": f.batch, "fault": fault,
        "forms": f.forms.iter().map(|r| form(desk, r)).collect::<Vec<_>>()})
}

fn form(desk: &Desk, r: &FormReport) -> Json {
    let (project, department) = match &r.subject {
        Some(Subject::Project(code)) => (Some(code), None),
        Some(Subject::Department(code)) => (None, Some(code)),
        None => (None, None),
    };
    let aside = match &r.outcome {
        Outcome::SetAside(reason, at) => {
            let (message, hint) = reasons::reason(desk.lang, *reason);
            Some(
                json!({"reason": reason.key(), "message": message, "hint": out::some(hint), "cell": out::some(&at.cell),
                "quote": out::some(&at.text)}),
            )
        }
        _ => None,
    };
    json!({
        "sheet": out::some(&r.sheet), "form": r.kind.key(), "project_code": project, "department_code": department,
        "name": r.name, "year": r.year, "amount": maybe_yuan(r.amount), "outcome": r.outcome.key(), "set_aside": aside,
        "version": (r.version > 0).then_some(r.version), "round": (r.round > 0).then_some(r.round),
        "state": r.state.map(|s| s.key()), "blocking": r.blocking, "other_name": r.other_name,
        "objections": r.objections.iter().map(|o| out::objection(desk, None, o)).collect::<Vec<_>>(),
        "changes": r.changes.iter().map(out::change).collect::<Vec<_>>(),
    })
}
