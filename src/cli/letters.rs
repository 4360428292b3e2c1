//! `letters`: the register of letters, and when one was delivered.
//! Never here: sending one (see the stage it belongs to).

use clap::{Args, Subcommand};
use serde_json::{Value as Json, json};

use super::DONE;
use super::alerts::years;
use super::args::day;
use super::desk::Desk;
use super::print::Page;
use super::stop::Stop;
use crate::domain::date::Date;
use crate::present::{feedback, letters as words};
use crate::service::letters::{self, Registered};
use crate::service::rectification::register;

#[derive(Debug, Args)]
pub(super) struct Letters {
    #[command(subcommand)]
    pub then: Option<LetterVerb>,
}

#[derive(Debug, Subcommand)]
pub(super) enum LetterVerb {
    Deliver {
        #[arg(value_name = "NUMBER", required = true)]
        numbers: Vec<String>,
        #[arg(long, value_name = "DATE", value_parser = day)]
        date: Date,
    },
}

/// `letters`
pub(super) fn run(desk: &Desk, args: &Letters) -> Result<u8, Stop> {
    match &args.then {
        None => list(desk),
        Some(LetterVerb::Deliver { numbers, date }) => deliver(desk, numbers, *date),
    }
}

fn list(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.or_empty()?;
    let mut all = letters::list(&store)?;
    all.extend(register::letters(&store)?.into_iter().map(|sent| feedback::registered(desk.s, sent)));
    let place = |r: &Registered| (r.letter.issued, r.letter.serial.year, r.letter.serial.number);
    all.sort_by_key(|r| std::cmp::Reverse(place(r)));
    let mut page = Page::of(words::register(desk.s, &all), desk.today());
    if all.is_empty() {
        page.below.push(desk.s.letters.no_letters.to_string());
    }
    desk.show(&page, || json!({"letters": all.iter().map(one).collect::<Vec<_>>()}))?;
    Ok(DONE)
}

fn one(r: &Registered) -> Json {
    let l = &r.letter;
    json!({
        "number": l.serial.to_string(), "kind": l.kind, "year": l.serial.year, "addressee": l.addressee,
        "copies": l.copies, "title": l.title, "issued": l.issued.to_string(),
        "delivered": l.delivered.map(|d| d.to_string()), "days": l.days, "due": l.due.map(|d| d.to_string()),
        "items": r.items, "projects": r.projects, "by": l.by, "at": l.at,
    })
}

fn deliver(desk: &Desk, numbers: &[String], date: Date) -> Result<u8, Stop> {
    let t = &desk.s.letters;
    let mut store = desk.existing()?;
    let done = letters::deliver(&mut store, &desk.stamp(), numbers, date)?;
    let mut lines = Vec::new();
    for d in &done {
        lines.push((t.delivered)(&d.serial.to_string(), &d.day.to_string()));
        lines.extend(d.due.map(|due| (t.term)(&due.to_string())));
        if d.alerts > 0 {
            lines.push((t.moved)(d.alerts));
        }
        if !d.uncharted.is_empty() {
            lines.push((t.uncharted)(&years(&d.uncharted)));
        }
    }
    desk.tell(&lines, || {
        let each = done.iter().map(|d| {
            json!({"number": d.serial.to_string(), "delivered": d.day.to_string(), "due": d.due.map(|d| d.to_string()),
                "alerts": d.alerts, "uncharted": d.uncharted})
        });
        json!({"letters": each.collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
