//! `monitor close` and `monitor report`. Never here: what a report says.

use serde_json::json;

use super::args::{Close, Report};
use crate::cli::DONE;
use crate::cli::args::Format;
use crate::cli::desk::Desk;
use crate::cli::stop::Stop;
use crate::exchange::out::{Existing, write_file};
use crate::exchange::paper::{self, Kind};
use crate::present::round_report;
use crate::service::monitor::{self, Closing};
use crate::service::period::Period;

/// `monitor close`
pub(super) fn close(desk: &Desk, args: &Close) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let on = Period { as_of: args.on.unwrap_or(period.as_of), ..period };
    let closing = Closing { months: args.round, with_missing: args.with_missing, seen: None };
    let report = monitor::close(&mut store, &desk.stamp(), on, closing)?;
    let (f, t) = (report.forms, &desk.s.rounds);
    let missing = f.not_filed + f.returned;
    desk.tell(&[(t.closed)(args.round, &on.as_of.to_string(), f.total, missing)], || {
        json!({"year": period.year, "round": args.round, "closed": on.as_of.to_string(), "forms": f.total, "missing": missing})
    })?;
    Ok(DONE)
}

/// `monitor report`: to a file by its ending; else Markdown, or all of it as JSON.
pub(super) fn report(desk: &Desk, args: &Report) -> Result<u8, Stop> {
    let mut store = desk.existing()?;
    let period = desk.period(&store)?;
    let report = monitor::report(&store, period, args.round)?;
    let paper = round_report::paper(desk.lang, &report);
    let kind = desk.output.as_deref().map(Kind::of);
    match (&desk.output, kind) {
        (Some(file), Some(Some(kind))) => {
            write_file(file, &paper::write(&paper, kind)?, Existing::Replace)?;
            if report.closed.is_some() {
                monitor::report::reported(&mut store, &desk.stamp(), period, args.round)?;
            }
        }
        _ if desk.format == Format::Json => desk.json(&json!(report))?,
        (Some(_), _) => {
            let t = &desk.s.rounds;
            return Err(Stop::said(t.report_ending, t.report_ending_hint));
        }
        (None, _) => desk.put(paper::markdown(&paper).as_bytes())?,
    }
    Ok(DONE)
}
