//! `register`: documents, trainings, publicity, divisions. Never here: what may stand in
//! a register.

use serde_json::json;

use super::args::{DivisionVerb, DocumentVerb, PublicityVerb, Register, RegisterVerb, TrainingVerb, WithdrawEntry};
use super::{on, open, some};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::present::register_lists;
use crate::service::register::{self as registers, DocumentRow, PublicityRow, Registers, TrainingRow};

/// `register`
pub(in crate::cli) fn run(desk: &Desk, args: &Register) -> Result<u8, Stop> {
    match &args.then {
        RegisterVerb::Documents(a) => match &a.then {
            None | Some(DocumentVerb::List) => documents(desk),
            Some(DocumentVerb::Add { title, number, issuer, on, note }) => {
                let row = DocumentRow {
                    title: title.clone(),
                    number: number.clone(),
                    issuer: issuer.clone(),
                    day: *on,
                    note: note.clone(),
                    ..DocumentRow::default()
                };
                let id = registers::add_document(&mut desk.store()?, &desk.stamp(), &row)?;
                entered(desk, id, title)
            }
            Some(DocumentVerb::Withdraw(w)) => withdraw(desk, registers::Register::Documents, w),
        },
        RegisterVerb::Trainings(a) => match &a.then {
            None | Some(TrainingVerb::List) => trainings(desk),
            Some(TrainingVerb::Add { title, on, people, level, audience, note }) => {
                let row = TrainingRow {
                    id: 0,
                    title: title.clone(),
                    level: level.clone(),
                    audience: audience.clone(),
                    people: *people,
                    day: *on,
                    note: note.clone(),
                    by: String::new(),
                    at: String::new(),
                };
                let id = registers::add_training(&mut desk.store()?, &desk.stamp(), &row)?;
                entered(desk, id, title)
            }
            Some(TrainingVerb::Withdraw(w)) => withdraw(desk, registers::Register::Trainings, w),
        },
        RegisterVerb::Publicity(a) => match &a.then {
            None | Some(PublicityVerb::List) => publicity(desk),
            Some(PublicityVerb::Add { title, channel, on, url, note }) => {
                let row = PublicityRow {
                    id: 0,
                    title: title.clone(),
                    channel: channel.clone(),
                    address: url.clone(),
                    day: *on,
                    note: note.clone(),
                    by: String::new(),
                    at: String::new(),
                };
                let id = registers::add_publicity(&mut desk.store()?, &desk.stamp(), &row)?;
                entered(desk, id, title)
            }
            Some(PublicityVerb::Withdraw(w)) => withdraw(desk, registers::Register::Publicity, w),
        },
        RegisterVerb::Divisions(a) => match &a.then {
            None | Some(DivisionVerb::List) => divisions(desk),
            Some(DivisionVerb::Set { division, departments, from }) => {
                let (mut store, period) = open(desk)?;
                let from = on(period, *from);
                let what = (division.as_str(), from);
                let changed = registers::set_division(&mut store, &desk.stamp(), period, what, departments)?;
                let r = &desk.s.results;
                let day = from.to_string();
                let mut said: Vec<String> = changed.iter().map(|d| (r.division_set)(&d.name, division, &day)).collect();
                if said.is_empty() {
                    said.push(r.division_unchanged.to_string());
                }
                desk.tell(&said, || {
                    let each = changed.iter().map(|d| json!({"code": d.code, "name": d.name, "before": d.division}));
                    json!({"division": division, "from": day, "changed": each.collect::<Vec<_>>()})
                })?;
                Ok(DONE)
            }
        },
    }
}

fn divisions(desk: &Desk) -> Result<u8, Stop> {
    let (store, period) = open(desk)?;
    let rows = registers::divisions(&store, period.as_of)?;
    let unset = rows.iter().filter(|d| d.division.is_none()).count();
    let mut named: Vec<&str> = rows.iter().filter_map(|d| d.division.as_deref()).collect();
    named.dedup();
    let mut page = Page::of(register_lists::divisions(desk.s, &rows), period.as_of);
    page.below.push((desk.s.results.divisions_sum)(named.len(), rows.len(), unset));
    if unset > 0 {
        page.below.push(desk.s.results.divisions_unset_hint.to_string());
    }
    desk.show(&page, || {
        let each = rows.iter().map(|d| json!({"division": d.division, "code": d.code, "name": d.name}));
        json!({"as_of": period.as_of.to_string(), "total": rows.len(), "unset": unset,
            "departments": each.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn entered(desk: &Desk, id: i64, title: &str) -> Result<u8, Stop> {
    desk.tell(&[(desk.s.results.entered)(id, title)], || json!({"id": id, "title": title}))?;
    Ok(DONE)
}

fn withdraw(desk: &Desk, of: registers::Register, w: &WithdrawEntry) -> Result<u8, Stop> {
    registers::withdraw(&mut desk.existing()?, &desk.stamp(), of, w.id, &w.reason)?;
    desk.tell(&[(desk.s.results.entry_withdrawn)(w.id)], || json!({"withdrawn": w.id}))?;
    Ok(DONE)
}

/// The registers of the year that the call names, else of all years.
fn all(desk: &Desk) -> Result<Registers, Stop> {
    Ok(registers::registers(&desk.or_empty()?, desk.year)?)
}

fn documents(desk: &Desk) -> Result<u8, Stop> {
    let rows = all(desk)?.documents;
    let page = Page::of(register_lists::documents(desk.s, &rows), desk.today());
    desk.show(&page, || {
        let rows = rows.iter().map(|d| {
            json!({"id": d.id, "title": d.title, "number": some(&d.number), "issuer": some(&d.issuer),
                "day": d.day.map(|d| d.to_string()), "note": some(&d.note), "by": d.by, "at": d.at})
        });
        json!({"documents": rows.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn trainings(desk: &Desk) -> Result<u8, Stop> {
    let rows = all(desk)?.trainings;
    let people: i64 = rows.iter().map(|t| t.people).sum();
    let mut page = Page::of(register_lists::trainings(desk.s, &rows), desk.today());
    page.below.push((desk.s.results.trainings_sum)(rows.len(), people));
    desk.show(&page, || {
        let each = rows.iter().map(|t| {
            json!({"id": t.id, "day": t.day.to_string(), "title": t.title, "level": t.level, "audience": t.audience,
                "people": t.people, "note": some(&t.note), "by": t.by, "at": t.at})
        });
        json!({"total": rows.len(), "people": people, "trainings": each.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn publicity(desk: &Desk) -> Result<u8, Stop> {
    let rows = all(desk)?.publicity;
    let page = Page::of(register_lists::publicity(desk.s, &rows), desk.today());
    desk.show(&page, || {
        let rows = rows.iter().map(|p| {
            json!({"id": p.id, "day": p.day.to_string(), "title": p.title, "channel": p.channel,
                "url": some(&p.address), "note": some(&p.note), "by": p.by, "at": p.at})
        });
        json!({"publicity": rows.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
