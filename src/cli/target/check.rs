//! `target check` and `evaluate check`: what a careful reviewer objects to in files of forms.
//! Never here: what is objected to, or its words.

use std::io::Read;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::Check as Args;
use crate::cli::args::Format;
use crate::cli::desk::Desk;
use crate::cli::json::{fixed, maybe_ratio};
use crate::cli::print::Page;
use crate::cli::stop::{Stop, complain};
use crate::cli::watch::Watch;
use crate::cli::{ATTENTION, DONE, REFUSED};
use crate::domain::target::check::Check;
use crate::domain::target::objection::{Certainty, Objection};
use crate::exchange::sheet::Limits;
use crate::present::{checked, fault, objection, terms};
use crate::service::Fault;
use crate::service::import::Input;
use crate::service::target::check::{self, Checked, Report};

/// `target check`, `evaluate check`
pub(in crate::cli) fn check(desk: &Desk, args: &Args) -> Result<u8, Stop> {
    let inputs = args.files.iter().map(|f| input(f)).collect::<Result<Vec<_>, _>>()?;
    // A store helps (last year's figures, the budget in force) and is not needed.
    let there = desk.path().is_ok_and(Path::exists);
    let store = if there { Some(desk.existing()?) } else { None };
    let known = match &store {
        Some(store) if !store.years()?.is_empty() => Some((store, desk.period(store)?)),
        _ => None,
    };
    let mut watch = Watch::over(desk.s.objections.running);
    let report = check::check(&inputs, known, &mut |n, of| watch.step(n, of));
    drop(watch);
    let report = report?;
    for (file, fault) in &report.broken {
        let named = Fault::File { file: file.clone(), fault: fault.clone() };
        let (what, hint) = fault::fault(desk.lang, &named);
        complain(desk.lang, &what, hint.as_deref());
    }
    if report.forms.is_empty() {
        return Ok(REFUSED);
    }
    match desk.format {
        Format::Table => desk.tell(&checked::lines(desk.lang, &report), || Json::Null)?,
        _ => {
            let page = Page::of(checked::list(desk.lang, &report), desk.as_of.unwrap_or_else(|| desk.today()));
            desk.show(&page, || out(desk, &report))?;
        }
    }
    let attention = report.count(Certainty::Sure) > 0 || !report.broken.is_empty();
    Ok(if attention { ATTENTION } else { DONE })
}

fn input(file: &Path) -> Result<Input, Stop> {
    if file.as_os_str() != "-" {
        return Ok(Input::Path(file.to_path_buf()));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed, so that the reader sees it is too much.
    std::io::stdin().lock().take(Limits::default().file_bytes + 1).read_to_end(&mut bytes)?;
    Ok(Input::Bytes(bytes))
}

fn out(desk: &Desk, report: &Report) -> Json {
    let broken = |(file, fault): &(String, crate::exchange::record::FileFault)| json!({"file": file, "reason": terms::file_fault(desk.lang, fault).0});
    let passed = report.left_out.iter().map(|(file, l)| {
        json!({"file": file, "sheet": some(&l.sheet), "cell": some(&l.cell), "quote": some(&l.quote), "why": l.why.key()})
    });
    json!({
        "files": report.forms.iter().map(|f| form(desk, f)).collect::<Vec<_>>(),
        "broken": report.broken.iter().map(broken).collect::<Vec<_>>(),
        "left_out": passed.collect::<Vec<_>>(),
        "summary": {
            "forms": report.forms.len(), "broken": report.broken.len(), "sure": report.count(Certainty::Sure),
            "judgement": report.count(Certainty::Judgement), "doubtful": report.count(Certainty::Doubtful),
        },
    })
}

fn some(words: &str) -> Option<&str> {
    Some(words).filter(|w| !w.is_empty())
}

/// One form as the contract has it.
pub(in crate::cli) fn form(desk: &Desk, f: &Checked) -> Json {
    let r = &f.recomputed;
    json!({
        "file": f.file, "sheet": some(&f.form.sheet), "form": f.form.kind.key(), "year": f.form.year,
        "project": some(&f.form.project.text), "department": some(&f.form.department.text),
        "objections": f.objections.iter().map(|o| one(desk, f, o)).collect::<Vec<_>>(),
        "recomputed": {
            "execution_rate": maybe_ratio(r.rate),
            "execution_score": r.execution_score.map(|s| fixed(s, 2)),
            "total": r.total.map(|t| fixed(t, 2)),
            "grade": r.grade.map(|g| g.name()),
        },
    })
}

fn one(desk: &Desk, f: &Checked, o: &Objection<Check>) -> Json {
    json!({
        "check": o.check.key(), "certainty": o.certainty.key(), "blocks": o.blocks,
        "cell": some(&o.at.cell), "quote": some(&o.at.text),
        "message": objection::message(desk.s, o), "suggestion": objection::suggestion(desk.s, &f.form, o),
    })
}
