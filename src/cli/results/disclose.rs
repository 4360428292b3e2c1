//! `disclose`: what stands in the open, what should. Never here: when an item
//! is due.

use serde_json::{Value as Json, json};

use super::args::{AddItem, Disclose, DiscloseVerb, ListDisclosure, Publish};
use super::{on, open, some};
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::cli::{ATTENTION, DONE};
use crate::domain::date::Date;
use crate::domain::disclosure::{Publisher, Standing};
use crate::present::results_lists;
use crate::service::assessment::department;
use crate::service::disclosure::{self, Line, NewItem, Publication};

/// `disclose`
pub(in crate::cli) fn run(desk: &Desk, args: &Disclose) -> Result<u8, Stop> {
    let r = &desk.s.results;
    match &args.then {
        DiscloseVerb::List(a) => list(desk, a),
        DiscloseVerb::Missing(a) => {
            let state = Some(Standing::Missing);
            list(desk, &ListDisclosure { kind: a.kind, department: a.department.clone(), state })
        }
        DiscloseVerb::Publish(a) => publish(desk, a),
        DiscloseVerb::Add(a) => add(desk, a),
        DiscloseVerb::Withdraw(a) => {
            let (mut store, period) = open(desk)?;
            let line = disclosure::withdraw(&mut store, &desk.stamp(), period, a.kind, &a.code, &a.reason)?;
            desk.tell(&[(r.withdrawn)(&line.name)], || json!({"withdrawn": item_json(&line, period.as_of)}))?;
            Ok(DONE)
        }
        DiscloseVerb::Classify(a) => {
            let (mut store, period) = open(desk)?;
            disclosure::classify(&mut store, &desk.stamp(), period, &a.code, !a.lift, &a.reason)?;
            let said = if a.lift { (r.declassified)(&a.code) } else { (r.classified)(&a.code) };
            desk.tell(&[said], || json!({"project_code": a.code, "classified": !a.lift}))?;
            Ok(DONE)
        }
    }
}

fn list(desk: &Desk, args: &ListDisclosure) -> Result<u8, Stop> {
    let r = &desk.s.results;
    let (store, period) = open(desk)?;
    let of = args.department.as_deref().map(|d| department(&store, period, d)).transpose()?;
    let mut lines = disclosure::list(&store, period)?;
    lines.retain(|l| {
        let fits = args.kind.is_none_or(|k| l.kind == k) && args.state.is_none_or(|s| l.standing == s);
        fits && of.as_ref().is_none_or(|d| l.department_id == Some(d.id))
    });
    let sums = disclosure::sums(lines.iter());
    let mut page = Page::of(results_lists::disclosure(desk.s, &lines, period.as_of), period.as_of);
    let day = period.as_of.to_string();
    page.above.push((r.disclosure_heading)(period.year, &day, lines.len()));
    page.below.push((r.disclosure_sums)(sums.published, sums.late, sums.missing, sums.waiting));
    desk.show(&page, || {
        json!({
            "year": period.year, "as_of": day, "total": lines.len(),
            "summary": {"published": sums.published, "late": sums.late, "missing": sums.missing,
                "waiting": sums.waiting},
            "items": lines.iter().map(|l| item_json(l, period.as_of)).collect::<Vec<_>>(),
        })
    })?;
    let missing = args.state == Some(Standing::Missing) && sums.missing > 0;
    Ok(if missing { ATTENTION } else { DONE })
}

fn item_json(l: &Line, day: Date) -> Json {
    let e = l.event.as_ref();
    json!({
        "kind": l.kind.key(), "code": l.code, "name": l.name, "department_code": l.department_code,
        "department": l.department, "publisher": l.publisher.key(), "ready": l.ready.to_string(),
        "due": l.due.to_string(), "days_over": l.days_over(day), "state": l.standing.key(), "published": e.map(|e| e.published.to_string()),
        "url": e.and_then(|e| e.address.clone()), "place": e.and_then(|e| some(&e.place)),
        "screenshot": e.and_then(|e| some(&e.file)),
    })
}

fn publish(desk: &Desk, args: &Publish) -> Result<u8, Stop> {
    let (mut store, period) = open(desk)?;
    let call = Publication {
        kind: args.kind,
        codes: args.codes.clone(),
        department: args.department.clone(),
        on: on(period, args.on),
        address: args.url.clone(),
        place: args.place.clone().unwrap_or_default(),
        file: args.shot.clone().unwrap_or_default(),
    };
    let done = disclosure::publish(&mut store, &desk.stamp(), period, &call)?;
    let said = (desk.s.results.published)(done.len(), &call.on.to_string());
    desk.tell(&[said], || {
        let items = done.iter().map(|l| json!({"code": l.code, "name": l.name}));
        json!({"kind": call.kind.key(), "on": call.on.to_string(), "published": items.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn add(desk: &Desk, args: &AddItem) -> Result<u8, Stop> {
    let (mut store, period) = open(desk)?;
    let item = NewItem {
        title: args.title.clone(),
        department: args.department.clone(),
        publisher: if args.by_finance { Publisher::Finance } else { Publisher::Department },
        ready: args.ready.unwrap_or_else(|| args.due.min(period.as_of)),
        due: args.due,
    };
    let id = disclosure::add(&mut store, &desk.stamp(), period, &item)?;
    desk.tell(&[(desk.s.results.item_added)(id, &item.title)], || json!({"item": id, "title": item.title}))?;
    Ok(DONE)
}
