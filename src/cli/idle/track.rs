//! `idle track` and `idle taken`: what was really taken back. Never here: which
//! proposal a cut goes to.

use serde_json::{Value as Json, json};

use super::args::{Taken, Track};
use super::{key, tail};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::json::yuan;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::text;
use crate::present::{idle as words, number};
use crate::service::idle::{self, Source, TakenEntry, TrackedRow};
use crate::service::{Fault, survey};

/// `idle track`
pub(super) fn track(desk: &Desk, args: &Track) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let mut tracking = idle::track(&store, period)?;
    if let Some(number) = args.number {
        idle::proposal(&store, period.year, number)?;
        tracking.rows.retain(|r| r.head.number == number);
    }
    if args.open {
        tracking.rows.retain(|r| r.outstanding().is_positive());
    }
    let mut page = Page::of(words::tracking(desk.s, &tracking.rows), period.as_of);
    page.below.push(words::tracked(desk.s, &tracking));
    if tracking.beyond.is_positive() && args.number.is_none() {
        page.below.push((desk.s.idle.beyond)(&number::wan(tracking.beyond)));
    }
    if tracking.rows.is_empty() {
        page.below = vec![desk.s.idle.no_proposals.to_string()];
    }
    desk.show(&page, || {
        json!({"year": period.year, "as_of": period.as_of.to_string(), "proposed": yuan(tracking.proposed()),
            "recovered": yuan(tracking.recovered()), "withdrawn": yuan(tracking.withdrawn()),
            "outstanding": yuan(tracking.outstanding()), "beyond": yuan(tracking.beyond),
            "rows": tracking.rows.iter().map(row).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn row(r: &TrackedRow) -> Json {
    let said = &r.row.said;
    let taken = r.taken.iter().map(|t| {
        let (from, file, sheet, cell, entry) = match &t.source {
            Source::File { file, sheet, cell } => ("file", Some(file), Some(sheet), Some(cell), None),
            Source::Entry(id) => ("entry", None, None, None, Some(*id)),
        };
        json!({"day": t.day.to_string(), "amount": yuan(t.amount), "document": t.document, "source": from,
            "file": file, "sheet": sheet, "cell": cell, "entry": entry})
    });
    let mut out = key(&said.line);
    out["number"] = json!(r.head.number);
    out["proposed_as_of"] = json!(r.head.as_of.to_string());
    out["project_code"] = json!(said.code);
    out["project"] = json!(said.name);
    out["department_code"] = json!(said.department_code);
    out["department"] = json!(said.department);
    out["proposed"] = json!(yuan(said.amount));
    out["recovered"] = json!(yuan(r.recovered()));
    out["difference"] = json!(yuan(r.difference()));
    out["outstanding"] = json!(yuan(r.outstanding()));
    out["withdrawn"] = json!(r.withdrawn);
    out["taken"] = taken.collect();
    out
}

/// `idle taken`: enters what a document took back, reverses an entry, or lists them.
pub(super) fn taken(desk: &Desk, args: &Taken) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    if let (Some(id), Some(reason)) = (args.reverse, &args.reason) {
        idle::reverse(&mut store, &desk.stamp(), period.year, id, reason)?;
        desk.tell(&[(desk.s.idle.entry_reversed)(id)], || json!({"reversed": id}))?;
        return Ok(DONE);
    }
    let (Some(code), Some(amount), Some(document), Some(day)) = (&args.code, &args.amount, &args.document, args.on)
    else {
        return entries(desk);
    };
    let entry = TakenEntry {
        code: text::clean(code),
        which: args.line.which(),
        amount: tail::amount(amount)?,
        document: document.clone(),
        day,
        note: args.note.clone().unwrap_or_default(),
    };
    let known = survey::survey(&store, period)?;
    if known.project(&entry.code).is_none() {
        return Err(Fault::NoProject { code: entry.code, year: period.year }.into());
    }
    let id = idle::enter(&mut store, &desk.stamp(), period, &entry)?;
    let said = (desk.s.idle.entered)(id, &entry.code, &number::yuan(entry.amount));
    desk.tell(&[said], || json!({"entry": id, "project_code": entry.code, "amount": yuan(entry.amount)}))?;
    Ok(DONE)
}

fn entries(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let survey = survey::survey(&store, desk.period(&store)?)?;
    let named = idle::entries(&store, survey.period.year)?.into_iter().filter_map(|e| {
        let p = survey.projects.iter().find(|p| p.project.id == e.project_id)?;
        Some((p.project.code.as_str(), p.project.name.as_str(), e))
    });
    let rows: Vec<_> = named.collect();
    let page = Page::of(words::entries(desk.s, &rows), survey.period.as_of);
    desk.show(&page, || {
        let entries = rows.iter().map(|(code, name, e)| {
            let mut out = key(&e.line);
            out["entry"] = json!(e.id);
            out["project_code"] = json!(code);
            out["project"] = json!(name);
            out["amount"] = json!(yuan(e.amount));
            out["document"] = json!(e.document);
            out["day"] = json!(e.day.to_string());
            out["note"] = json!(e.note);
            out["by"] = json!(e.by);
            out["at"] = json!(e.at);
            out["reversed"] = json!(e.reversed);
            out
        });
        json!({"year": survey.period.year, "entries": entries.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
