//! `target show`: one target with its versions. Never here: what they mean.

use serde_json::json;

use super::{choose, out};
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::present::{target, target_lists};
use crate::service::target::{self as targets, Queue};

/// `target show`
pub(super) fn show(desk: &Desk, code: &str) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let items = targets::list(&store, period, Queue::All, &desk.operator)?;
    let subject = &choose::one(desk, &items, code)?.subject;
    let shown = targets::show(&store, period, subject)?;
    let (s, t) = (desk.s, &desk.s.target_lists);
    let item = &shown.item;
    let state = target::state_or_none(s, item.state);
    let mut page = Page { above: Vec::new(), sheets: Vec::new(), below: Vec::new(), day: period.as_of };
    page.above.push((t.title)(&item.name, &(t.version)(item.version), state));
    if let Some(c) = &shown.current {
        page.above.push((t.goal)(&c.form.goals.annual.text));
        page.sheets.push(target_lists::indicators(s, &c.form, shown.last_year.as_ref()));
    } else {
        page.above = vec![(t.nothing_filed)(&item.name)];
    }
    page.sheets.push(target_lists::events(s, &shown.versions));
    if shown.last_year.is_none() {
        page.below.push(t.no_last_year.to_string());
    }
    desk.show(&page, || {
        let mut all = out::item(item, period.as_of);
        all["year"] = json!(period.year);
        all["as_of"] = json!(period.as_of.to_string());
        all["versions"] = json!(shown.versions.iter().map(out::version).collect::<Vec<_>>());
        all["current"] = json!(shown.current.as_ref().map(out::content));
        all["in_force"] = json!(shown.in_force.as_ref().map(out::content));
        all["last_year"] = json!(shown.last_year.as_ref().map(|l| {
            let mut form = out::form(&l.form);
            form["year"] = json!(l.year);
            form["version"] = json!(l.version);
            form
        }));
        all
    })?;
    Ok(DONE)
}
