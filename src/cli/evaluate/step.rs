//! `evaluate return`, `accept`, `publish` and `rescore`. Never here: which step
//! may follow which.

use serde_json::json;

use super::args::{Accept, Publish, Rescore, Return};
use super::{choose, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::date::Date;
use crate::domain::evaluation::state::{State, Step as Which};
use crate::service::evaluation::step::{Step, step as take_step};
use crate::service::evaluation::{self, Item, Seen};
use rust_decimal::Decimal;

/// `evaluate return`
pub(super) fn give_back(desk: &Desk, args: &Return) -> Result<u8, Stop> {
    take(desk, Which::Return, &args.codes, None, (&args.note, None, args.on))
}

/// `evaluate accept`
pub(super) fn accept(desk: &Desk, args: &Accept) -> Result<u8, Stop> {
    let all = args.all.then_some(&[State::Filed][..]);
    take(desk, Which::Accept, &args.codes, all, (&args.note, None, args.on))
}

/// `evaluate publish`
pub(super) fn publish(desk: &Desk, args: &Publish) -> Result<u8, Stop> {
    let all = args.all.then_some(&[State::Accepted, State::SpotChecked][..]);
    take(desk, Which::Publish, &args.codes, all, (&args.note, None, args.on))
}

/// `evaluate rescore`
pub(super) fn rescore(desk: &Desk, args: &Rescore) -> Result<u8, Stop> {
    let codes = std::slice::from_ref(&args.code);
    take(desk, Which::SpotCheck, codes, None, (&args.note, Some(args.score), args.on))
}

fn take(
    desk: &Desk,
    which: Which,
    codes: &[String],
    all: Option<&[State]>,
    (note, score, on): (&str, Option<Decimal>, Option<Date>),
) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let items = evaluation::list(&store, period)?;
    let chosen: Vec<&Item> = match all {
        Some(states) => items.iter().filter(|i| states.contains(&i.state)).collect(),
        None => choose::many(desk, &items, codes)?,
    };
    let day = choose::acting_day(desk, period, on, &items);
    let seen: Vec<Seen> = chosen.iter().map(|i| i.seen()).collect();
    let step = Step { step: which, note: note.to_string(), score, day };
    take_step(&mut store, &desk.stamp(), &step, &seen)?;
    let after = evaluation::list(&store, period)?;
    let after: Vec<&Item> = after.iter().filter(|i| chosen.iter().any(|c| c.owner == i.owner)).collect();
    let e = &desk.s.evaluations;
    let what = match which {
        Which::Return => e.done_return,
        Which::Publish => e.done_publish,
        Which::SpotCheck => e.done_check,
        Which::Accept | Which::File => e.done_accept,
    };
    desk.tell(&[(e.done)(what, after.len())], || {
        json!({"year": period.year, "day": day.to_string(), "step": which.key(),
            "evaluations": after.iter().map(|i| out::item(desk, i)).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
