//! `monitor status`: who has filed and who is late. Never here: what late means.

use serde_json::json;

use super::args::Status as Args;
use super::out;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::org::fold_name;
use crate::domain::text;
use crate::present::{monitor as words, round_lists};
use crate::service::DEFAULT_PLACE;
use crate::service::monitor::{self, Item};

/// `monitor status`. The counts are those of the whole round whatever is listed.
pub(super) fn status(desk: &Desk, args: &Args) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let mut status = monitor::status(&store, period, args.round)?;
    if let Some(typed) = &args.department {
        let (code, name) = (text::clean(typed), fold_name(typed, DEFAULT_PLACE));
        let named = |own: Option<&str>, of: &str| own == Some(code.as_str()) || fold_name(of, DEFAULT_PLACE) == name;
        status.departments.retain(|d| named(d.code.as_deref(), &d.name));
        if status.departments.is_empty() {
            return Err(Stop::said((desk.s.cli.no_department)(typed), desk.s.cli.no_department_hint));
        }
        status.items.retain(|i| named(i.department_code.as_deref(), &i.department));
    }
    status.items.retain(|i: &Item| args.state.is_none_or(|s| i.state == s));
    let t = &desk.s.rounds;
    let (o, c) = (status.round.opening, status.round.counts);
    let mut page = Page::of(round_lists::items(desk.s, &status.items), period.as_of);
    page.sheets.push(round_lists::departments(desk.s, &status.departments));
    let state = words::round_state(desk.s, status.round.state);
    page.above.push((t.heading)(period.year, o.months, &o.cutoff.to_string(), &o.due.to_string(), state));
    page.above.push(round_lists::counts(desk.s, &c));
    if c.late > 0 {
        page.below.push((t.late)(c.late, status.departments.iter().filter(|d| d.counts.late > 0).count()));
    }
    desk.show(&page, || {
        let mut json = out::round(&status.round);
        json["year"] = json!(period.year);
        json["as_of"] = json!(period.as_of.to_string());
        json["summary"] = out::counts(&c);
        json["departments"] = status.departments.iter().map(out::department).collect();
        json["forms"] = status.items.iter().map(out::item).collect();
        json
    })?;
    Ok(DONE)
}
