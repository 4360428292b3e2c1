//! `evaluate import`: forms in, every file answered for. Never here: reading one.

use serde_json::{Value as Json, json};

use super::args::Import;
use super::choose::acting_day;
use super::out::points;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::target::import::files;
use crate::cli::watch::Watch;
use crate::cli::{ATTENTION, DONE};
use crate::domain::evaluation::Grade;
use crate::domain::target::objection::Certainty;
use crate::present::{evaluation as words, evaluation_lists as lists, fault, objection, reasons};
use crate::service::Fault;
use crate::service::evaluation::{
    self,
    import::{self as forms, FileReport, FormReport, Outcome, Request},
};
use crate::service::import::Input;
use crate::service::target::Subject;

/// `evaluate import`
pub(super) fn import(desk: &Desk, args: &Import) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let day = acting_day(desk, period, args.on, &evaluation::list(&store, period)?);
    let request = Request {
        files: files(desk, &args.files)?.into_iter().map(Input::Path).collect(),
        year: period.year,
        day,
        dry_run: args.dry_run,
    };
    let mut watch = Watch::over(desk.s.evaluations.running);
    let done = forms::import(&mut store, &desk.stamp(), &request, &mut |n, of| watch.step(n, of));
    drop(watch);
    let done = done?;
    let count = |which: fn(&Outcome) -> bool| done.count(which);
    let (new, again) = (count(|o| *o == Outcome::Filed), count(|o| *o == Outcome::Again));
    let (same, aside) = (count(|o| *o == Outcome::Unchanged), count(|o| matches!(o, Outcome::SetAside(..))));
    let mut page = Page::of(lists::imported(desk.lang, &done), request.day);
    page.below.push((desk.s.evaluations.imported)(new, again, same, aside));
    if done.dry_run {
        page.below.push(desk.s.target_lists.dry_run.to_string());
    }
    for f in done.broken() {
        let bad =
            f.fault.clone().map(|bad| fault::fault(desk.lang, &Fault::File { file: f.file.clone(), fault: bad }).0);
        page.below.extend(bad);
    }
    desk.show(&page, || {
        json!({
            "run": done.run, "dry_run": done.dry_run, "year": period.year, "filed": request.day.to_string(),
            "summary": {"files": done.files.len(), "broken": done.broken().count(), "filed": new, "filed_again": again,
                "unchanged": same, "set_aside": aside},
            "files": done.files.iter().map(|f| file(desk, f)).collect::<Vec<_>>(),
        })
    })?;
    Ok(if done.needs_attention() { ATTENTION } else { DONE })
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
    let problems = r.noted.iter().map(|n| {
        json!({"problem": n.problem.key(), "asked": n.problem.is_asked(), "cell": n.at.cell, "quote": n.at.text,
            "message": words::problem(desk.s, &n.problem, &n.at.text)})
    });
    let objections = r.objections.iter().map(|o| {
        json!({"check": o.check.key(), "certainty": o.certainty.key(), "cell": o.at.cell, "quote": o.at.text,
            "message": objection::message(desk.s, o)})
    });
    let code = match &r.subject {
        Some(Subject::Project(code)) => Some(code.as_str()),
        _ => None,
    };
    json!({
        "sheet": r.sheet, "form": r.kind.key(), "project_code": code, "name": r.name, "outcome": r.outcome.key(),
        "set_aside": aside, "filing": (r.filing > 0).then_some(r.filing), "state": r.state.map(|s| s.key()),
        "self_score": points(r.own), "computed": points(r.computed), "grade": r.grade.map(Grade::key),
        "problems": problems.collect::<Vec<_>>(),
        "sure": r.objections.iter().filter(|o| o.certainty == Certainty::Sure).count(),
        "objections": objections.collect::<Vec<_>>(),
    })
}
