//! `monitor import`: forms in, every file answered for. Never here: reading one.

use serde_json::{Value as Json, json};

use super::args::Import;
use super::out;
use crate::cli::desk::Desk;
use crate::cli::json::maybe_ratio;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::target::import::files;
use crate::cli::watch::Watch;
use crate::cli::{ATTENTION, DONE};
use crate::domain::date::Date;
use crate::present::{fault, reasons, round_lists};
use crate::service::Fault;
use crate::service::import::Input;
use crate::service::monitor::import::{self as forms, FileReport, FormReport, Imported, Outcome, Request};

/// `monitor import`
pub(super) fn import(desk: &Desk, args: &Import) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let request = Request {
        files: files(desk, &args.files)?.into_iter().map(Input::Path).collect(),
        year: period.year,
        months: args.round,
        day: args.filed.unwrap_or(period.as_of),
        dry_run: args.dry_run,
    };
    let mut watch = Watch::over(desk.s.import.running);
    let done = forms::import(&mut store, &desk.stamp(), &request, &mut |n, of| watch.step(n, of));
    drop(watch);
    let done = done?;
    report(desk, &done, request.day)?;
    Ok(if done.needs_attention() { ATTENTION } else { DONE })
}

fn report(desk: &Desk, done: &Imported, day: Date) -> Result<(), Stop> {
    let t = &desk.s.rounds;
    let count = |which: fn(&Outcome) -> bool| done.count(which);
    let new = count(|o| *o == Outcome::Filed);
    let again = count(|o| *o == Outcome::Again);
    let same = count(|o| *o == Outcome::Unchanged);
    let aside = count(|o| matches!(o, Outcome::SetAside(..)));
    let broken = done.broken().count();
    let problems: usize = done.forms().map(|f| f.noted.len()).sum();
    let mut page = Page::of(round_lists::imported(desk.lang, done), day);
    if problems > 0 {
        page.sheets.push(round_lists::problems(desk.s, done));
    }
    page.below.push((t.import_sum)(done.files.len(), new, again, same, aside, broken));
    if problems > 0 {
        page.below.push((t.problems_sum)(problems));
    }
    if done.dry_run {
        page.below.push(desk.s.target_lists.dry_run.to_string());
    }
    desk.show(&page, || {
        json!({
            "run": done.run, "dry_run": done.dry_run, "filed": day.to_string(),
            "summary": {"files": done.files.len(), "broken": broken, "filed": new, "filed_again": again,
                "unchanged": same, "set_aside": aside, "problems": problems},
            "files": done.files.iter().map(|f| file(desk, f)).collect::<Vec<_>>(),
        })
    })
}

fn file(desk: &Desk, f: &FileReport) -> Json {
    let fault = f.fault.as_ref().map(|bad| {
        let (message, hint) = fault::fault(desk.lang, &Fault::File { file: f.file.clone(), fault: bad.clone() });
        json!({"message": message, "hint": hint})
    });
    let left =
        f.left_out.iter().map(|l| json!({"sheet": l.sheet, "cell": l.cell, "quote": l.quote, "why": l.why.key()}));
    let sha256 = Some(&f.sha256).filter(|s| !s.is_empty());
    json!({"file": f.file, "sha256": sha256, "batch": f.batch, "fault": fault, "left_out": left.collect::<Vec<_>>(),
        "forms": f.forms.iter().map(|r| form(desk, r)).collect::<Vec<_>>()})
}

fn form(desk: &Desk, r: &FormReport) -> Json {
    let aside = match &r.outcome {
        Outcome::SetAside(reason, at) => {
            let (message, hint) = reasons::reason(desk.lang, *reason);
            Some(json!({"reason": reason.key(), "message": message, "hint": hint, "cell": at.cell, "quote": at.text}))
        }
        _ => None,
    };
    json!({
        "sheet": r.sheet, "form": r.kind.key(), "project_code": r.code, "name": r.name, "round": r.months,
        "outcome": r.outcome.key(), "set_aside": aside, "filing": (r.filing > 0).then_some(r.filing),
        "state": r.state.map(|s| s.key()), "target_progress": maybe_ratio(r.progress), "light": r.lamp.key(),
        "other_name": r.other_name, "problems": r.noted.iter().map(|n| out::noted(desk, n)).collect::<Vec<_>>(),
    })
}
