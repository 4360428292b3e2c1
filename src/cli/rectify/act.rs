//! Steps over findings by number. Never here: whether a step may be taken.

use std::path::PathBuf;

use serde_json::json;

use super::args::{Answer, Deliver, Extend, Plain, Reason, Verify, Withdraw};
use super::{choose, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::domain::rectification::standing::Evidence;
use crate::domain::rectification::state::Step;
use crate::exchange::rectification::evidence;
use crate::present::rectification as words;
use crate::service::Fault;
use crate::service::rectification::{self as ledger, Doing, Item, Queue, RectifyFault, act as take};
use crate::store::Store;

/// A step that needs no words.
pub(super) fn plain(desk: &Desk, step: Step, args: &Plain) -> Result<u8, Stop> {
    on(desk, &args.numbers, args.on, |day| Ok(Doing::new(step, day, &args.text)))
}

/// A step with its reason.
pub(super) fn reason(desk: &Desk, step: Step, args: &Reason) -> Result<u8, Stop> {
    on(desk, &args.numbers, args.on, |day| Ok(Doing::new(step, day, &args.reason)))
}

/// What a unit answers.
pub(super) fn answer(desk: &Desk, step: Step, args: &Answer) -> Result<u8, Stop> {
    let evidence = proofs(&args.evidence)?;
    on(desk, &args.numbers, args.on, |day| {
        Ok(Doing { contact: args.contact.clone(), evidence, ..Doing::new(step, day, &args.text) })
    })
}

/// `rectify verify`
pub(super) fn verify(desk: &Desk, args: &Verify) -> Result<u8, Stop> {
    let evidence = proofs(&args.evidence)?;
    on(desk, &args.numbers, args.on, |day| {
        Ok(Doing { conclusion: Some(args.conclusion), evidence, ..Doing::new(Step::Verify, day, &args.text) })
    })
}

/// `rectify extend`
pub(super) fn extend(desk: &Desk, args: &Extend) -> Result<u8, Stop> {
    on(desk, &args.numbers, args.on, |day| {
        let doing = Doing::new(Step::Extend, day, &args.reason);
        Ok(Doing { due: Some(args.to), approver: args.approver.clone(), document: args.doc.clone(), ..doing })
    })
}

/// `rectify withdraw`
pub(super) fn withdraw(desk: &Desk, args: &Withdraw) -> Result<u8, Stop> {
    on(desk, &args.numbers, args.on, |day| {
        Ok(Doing { approver: args.approver.clone(), ..Doing::new(Step::Withdraw, day, &args.reason) })
    })
}

/// `rectify deliver`: by finding, or all of a letter.
pub(super) fn deliver(desk: &Desk, args: &Deliver) -> Result<u8, Stop> {
    let numbers = match &args.doc {
        None => args.numbers.clone(),
        Some(doc) => {
            let store = desk.existing()?;
            let letter = ledger::send::letter(&store, doc)?;
            letter.items.iter().map(|i| i.number().to_string()).collect()
        }
    };
    on(desk, &numbers, args.on, |day| Ok(Doing::new(Step::Deliver, day, "")))
}

/// Files with their fingerprints.
fn proofs(files: &[PathBuf]) -> Result<Vec<Evidence>, Stop> {
    let of =
        |path: &PathBuf| evidence(path).map_err(|fault| Fault::File { file: path.display().to_string(), fault }.into());
    files.iter().map(of).collect()
}

fn on(
    desk: &Desk,
    numbers: &[String],
    day: Option<crate::domain::date::Date>,
    doing: impl FnOnce(crate::domain::date::Date) -> Result<Doing, Stop>,
) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let seen = choose::seen(&store, period.year, numbers)?;
    let doing = doing(choose::day(period, day))?;
    let done = take(&mut store, &desk.stamp(), &seen, &doing)?;
    let t = &desk.s.rectify;
    let what = words::step(desk.s, doing.step);
    let line = |d: &ledger::act::Done| {
        let (n, state) = (d.number.to_string(), words::state(desk.s, d.state));
        match d.due.filter(|_| d.state.waits_for_unit()) {
            Some(due) => (t.acted_due)(&n, what, state, &due.to_string()),
            None => (t.acted_line)(&n, what, state),
        }
    };
    let lines: Vec<String> = done.iter().map(line).collect();
    let after = after(&store, doing.day, &done)?;
    desk.tell(&lines, || {
        json!({"step": doing.step.key(), "day": doing.day.to_string(),
            "findings": after.iter().map(out::item).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

/// The findings as they stand after a call, in its order.
fn after(store: &Store, day: crate::domain::date::Date, done: &[ledger::act::Done]) -> Result<Vec<Item>, Fault> {
    let year = done.iter().map(|d| d.number.year).max().ok_or(RectifyFault::NothingToDo)?;
    let period = crate::service::period::Period { year, as_of: day };
    let items = ledger::list(store, period, Queue::All)?;
    let of = |d: &ledger::act::Done| items.iter().find(|i| i.number() == d.number).cloned();
    Ok(done.iter().filter_map(of).collect())
}
