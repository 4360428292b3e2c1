//! `rectify import`: lists of findings and what units report. Never here:
//! reading one.

use serde_json::{Value as Json, json};

use super::args::{Import, KindWord};
use super::choose;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::target::import::files;
use crate::cli::watch::Watch;
use crate::cli::{ATTENTION, DONE};
use crate::domain::rectification::finding::Source;
use crate::exchange::rectification::Kind;
use crate::present::{ledger as sheets, rectification as words};
use crate::service::rectification::import::{FileReport, Request, take_in};

/// `rectify import`
pub(super) fn import(desk: &Desk, args: &Import) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let request = Request {
        files: files(desk, &args.files)?,
        kind: args.kind.map(|k| match k {
            KindWord::Findings => Kind::Findings,
            KindWord::Reports => Kind::Reports,
        }),
        day: choose::day(period, args.on),
        source: args.source.unwrap_or(Source::Inspection),
        source_document: args.source_doc.clone(),
        dry_run: args.dry_run,
    };
    let mut watch = Watch::over(desk.s.import.running);
    let done = take_in(&mut store, &desk.stamp(), period, &request, &mut |n, of| watch.step(n, of));
    drop(watch);
    let done = done?;
    let aside: usize = done.iter().map(|f| f.aside.len()).sum();
    let sum = |of: fn(&FileReport) -> usize| done.iter().map(of).sum::<usize>();
    let (added, advanced, same) = (sum(|f| f.added.len()), sum(|f| f.advanced.len()), sum(|f| f.unchanged));
    let mut page = Page::of(sheets::aside(desk.s, &done), request.day);
    if aside == 0 {
        page.sheets.clear();
        page.sheets.push(sheets::taken(desk.s, &done));
    }
    let t = &desk.s.rectify;
    page.below.push((t.import_sum)(sum(|f| f.rows_read), added, advanced, same, aside));
    let guessed = sum(|f| f.guessed);
    if guessed > 0 {
        page.below.push((t.guessed)(guessed));
    }
    if args.dry_run {
        page.below.push(desk.s.target_lists.dry_run.to_string());
    }
    desk.show(&page, || {
        json!({"dry_run": args.dry_run, "day": request.day.to_string(),
            "summary": {"added": added, "advanced": advanced, "unchanged": same, "set_aside": aside},
            "files": done.iter().map(|f| file(desk, f)).collect::<Vec<_>>()})
    })?;
    Ok(if aside == 0 { DONE } else { ATTENTION })
}

fn file(desk: &Desk, f: &FileReport) -> Json {
    let aside = f.aside.iter().map(|a| {
        json!({"sheet": a.sheet, "cell": a.cell, "quote": a.quote, "reason": words::aside_key(&a.why),
            "message": words::aside(desk.s, &a.why)})
    });
    let advanced = f.advanced.iter().map(|(n, s)| json!({"finding": n.to_string(), "step": s.key()}));
    json!({"file": f.file, "sha256": f.sha256, "rows_read": f.rows_read,
        "added": f.added.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "advanced": advanced.collect::<Vec<_>>(), "unchanged": f.unchanged, "category_guessed": f.guessed,
        "set_aside": aside.collect::<Vec<_>>()})
}
