//! `monitor open` and `monitor list`. Never here: which days make sense.

use serde_json::json;

use super::args::Open;
use super::out;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::monitor::round::Opening;
use crate::present::round_lists;
use crate::service::monitor::{self, Opened};

/// `monitor open`
pub(super) fn open(desk: &Desk, args: &Open) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let opening = Opening { year: period.year, months: args.round, cutoff: args.cutoff, due: args.due };
    let day = args.on.unwrap_or(period.as_of);
    let opened = monitor::open(&mut store, &desk.stamp(), day, opening, &args.note)?;
    let t = &desk.s.rounds;
    let what = match opened {
        Opened::New => t.opened,
        Opened::Amended => t.amended,
        Opened::Same => t.same,
    };
    let said = (t.opened_as)(what, period.year, args.round, &args.cutoff.to_string(), &args.due.to_string());
    let line = monitor::rounds(&store, period)?.into_iter().find(|l| l.opening.months == args.round);
    let must = line.as_ref().map_or(0, |l| l.counts.all());
    desk.tell(&[said, (t.must_file)(must)], || {
        let mut round = line.as_ref().map(out::round).unwrap_or_default();
        round["outcome"] = json!(opened.key());
        round["year"] = json!(period.year);
        round
    })?;
    Ok(DONE)
}

/// `monitor list`
pub(super) fn list(desk: &Desk) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let lines = monitor::rounds(&store, period)?;
    let mut page = Page::of(round_lists::rounds(desk.s, &lines), period.as_of);
    if lines.is_empty() {
        page.below.push((desk.s.rounds.no_rounds)(period.year));
    }
    desk.show(&page, || {
        json!({"year": period.year, "as_of": period.as_of.to_string(),
            "rounds": lines.iter().map(out::round).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}
