//! `monitor return`, `accept` and `notice`. Never here: which step may follow
//! which.

use serde_json::json;

use super::args::{Accept, Notice, Return};
use super::out;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::date::Date;
use crate::domain::monitor::reported::FormState;
use crate::domain::monitor::round::FormStep;
use crate::domain::text;
use crate::present::monitor as words;
use crate::service::Fault;
use crate::service::monitor::{self, Item, Step};
use crate::service::period::Period;

/// `monitor return`
pub(super) fn give_back(desk: &Desk, args: &Return) -> Result<u8, Stop> {
    let step = |day| Step { step: FormStep::Return, reason: args.reason.clone(), document: None, day };
    take(desk, args.round, &Which::Codes(&args.codes), args.on, step)
}

/// `monitor accept`
pub(super) fn accept(desk: &Desk, args: &Accept) -> Result<u8, Stop> {
    let step = |day| Step { step: FormStep::Accept, reason: String::new(), document: None, day };
    let which = if args.all { Which::Filed } else { Which::Codes(&args.codes) };
    take(desk, args.round, &which, args.on, step)
}

/// `monitor notice`
pub(super) fn notice(desk: &Desk, args: &Notice) -> Result<u8, Stop> {
    let document = Some(args.doc.clone());
    let step = |day| Step { step: FormStep::Notice, reason: String::new(), document, day };
    take(desk, args.round, &Which::Codes(&args.codes), args.on, step)
}

/// Which forms a call means.
enum Which<'a> {
    Codes(&'a [String]),
    /// Those that wait to be accepted.
    Filed,
}

fn take(
    desk: &Desk,
    months: u8,
    which: &Which<'_>,
    on: Option<Date>,
    step: impl FnOnce(Date) -> Step,
) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let day = on.unwrap_or(period.as_of);
    let now = Period { as_of: day, ..period };
    let chosen = choose(monitor::status(&store, now, months)?.items, which, period.year)?;
    let step = step(day);
    let seen: Vec<_> = chosen.iter().map(Item::seen).collect();
    monitor::step(&mut store, &desk.stamp(), (period.year, months), &step, &seen)?;
    let after = monitor::status(&store, now, months)?.items;
    let after: Vec<&Item> = after.iter().filter(|i| chosen.iter().any(|c| c.project_id == i.project_id)).collect();
    let state = after.first().map_or("", |i| words::form_state(desk.s, i.state));
    let said = (desk.s.rounds.taken)(months, after.len(), state);
    desk.tell(&[said], || {
        json!({"year": period.year, "round": months, "day": day.to_string(), "step": step.step.key(),
            "forms": after.iter().map(|i| out::item(i)).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn choose(items: Vec<Item>, which: &Which<'_>, year: i16) -> Result<Vec<Item>, Stop> {
    let codes = match which {
        Which::Filed => return Ok(items.into_iter().filter(|i| i.state == FormState::Filed).collect()),
        Which::Codes(codes) => codes,
    };
    let mut chosen: Vec<Item> = Vec::new();
    for typed in *codes {
        let code = text::clean(typed);
        let found = items.iter().find(|i| i.code == code);
        let item = found.ok_or_else(|| Fault::NoProject { code: code.clone(), year })?;
        if !chosen.contains(item) {
            chosen.push(item.clone());
        }
    }
    Ok(chosen)
}
