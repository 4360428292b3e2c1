//! `evaluate institution`: third parties and their records. Never here: what a
//! record is worth.

use serde_json::json;

use super::args::{InstitutionVerb, Rate, Standing};
use super::{out, plain};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::evaluation::key::institution::Rating;
use crate::present::key_lists;
use crate::service::key_evaluation::institutions::{self, NewInstitution};
use crate::service::key_evaluation::show;
use crate::store::org::END_OF_TIME;

/// One of its verbs.
pub(super) fn run(desk: &Desk, verb: &InstitutionVerb) -> Result<u8, Stop> {
    let t = &desk.s.key_lists;
    let mut store = desk.existing()?;
    let stamp = desk.stamp();
    match verb {
        InstitutionVerb::List => return list(desk),
        InstitutionVerb::Suspend(a) => return standing(desk, a, true),
        InstitutionVerb::Restore(a) => return standing(desk, a, false),
        InstitutionVerb::Rate(a) => return rate(desk, a),
        InstitutionVerb::Add(a) => {
            let [code, kind, contact] = [&a.code, &a.kind, &a.contact].map(|t| plain(t).to_string());
            let new = NewInstitution { name: a.name.clone(), code, kind, contact };
            let day = a.when.day(desk, &store)?;
            institutions::add(&mut store, &stamp, day, &new)?;
            desk.tell(&[(t.institution_kept)(&a.name)], || json!({"institution": a.name}))?;
        }
        InstitutionVerb::Work(a) => {
            let work = (a.project.as_str(), a.of);
            let id = institutions::add_work(&mut store, &stamp, &a.name, work, a.role, plain(&a.note))?;
            desk.tell(&[(t.work_kept)(id)], || json!({"work": id, "institution": a.name}))?;
        }
        InstitutionVerb::Withdraw(a) => {
            institutions::withdraw_work(&mut store, &stamp, a.work, &a.reason)?;
            desk.tell(&[(t.work_kept)(a.work)], || json!({"work": a.work, "withdrawn": true}))?;
        }
    }
    Ok(DONE)
}

fn list(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let rows = institutions::institutions(&store)?;
    let period = desk.period(&store)?;
    let mut page = Page::of(key_lists::institutions(desk.s, &rows), period.as_of);
    page.sheets.push(key_lists::works(desk.s, &rows));
    page.sheets.retain(|s| !s.rows.is_empty());
    desk.show(&page, || json!({"institutions": rows.iter().map(out::institution).collect::<Vec<_>>()}))?;
    Ok(DONE)
}

fn standing(desk: &Desk, args: &Standing, suspended: bool) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let day = args.when.day(desk, &store)?;
    institutions::suspend(&mut store, &desk.stamp(), day, &args.name, suspended, &args.reason)?;
    let line = (desk.s.key_lists.institution_kept)(&args.name);
    desk.tell(&[line], || json!({"institution": args.name, "suspended": suspended}))?;
    Ok(DONE)
}

/// Timeliness that is not given is the one the days make.
fn rate(desk: &Desk, args: &Rate) -> Result<u8, Stop> {
    let t = &desk.s.key_lists;
    let mut store = desk.existing()?;
    let timeliness = match args.timeliness {
        Some(given) => given,
        None => {
            let made = show(&store, args.id, END_OF_TIME)?.timeliness;
            made.map(|(.., points)| points).ok_or_else(|| Stop::said(t.no_delivery, t.no_delivery_hint))?
        }
    };
    let rating = Rating { timeliness, quality: args.quality, professionalism: args.professionalism };
    let total = institutions::rate(&mut store, &desk.stamp(), args.id, rating, plain(&args.note))?;
    let shown = total.normalize().to_string();
    desk.tell(&[(t.rated)(&shown)], || json!({"evaluation": args.id, "total": shown}))?;
    Ok(DONE)
}
