//! `monitor show`: one form with its values. Never here: what they mean.

use super::args::Show;
use super::out;
use crate::cli::DONE;
use crate::cli::desk::Desk;
use crate::cli::print::Page;
use crate::cli::stop::Stop;
use crate::domain::text;
use crate::present::number::percent_or_dash;
use crate::present::{finding, monitor as words, round_lists};
use crate::service::monitor;

/// `monitor show`
pub(super) fn show(desk: &Desk, args: &Show) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let shown = monitor::show(&store, period, args.round, &text::clean(&args.code))?;
    let (s, t) = (desk.s, &desk.s.rounds);
    let (i, o) = (&shown.item, shown.round.opening);
    let mut page = Page::of(round_lists::lines(desk.lang, &shown.rows), period.as_of);
    let state = words::form_state(s, i.state);
    page.above = vec![
        format!("{}  {}", i.code, i.project),
        (t.heading)(
            period.year,
            o.months,
            &o.cutoff.to_string(),
            &o.due.to_string(),
            words::round_state(s, shown.round.state),
        ),
        (t.shown)(state, &percent_or_dash(i.progress), finding::lamp(s, i.lamp)),
    ];
    if !shown.notes.is_empty() {
        page.sheets.push(round_lists::notes(s, shown.notes.iter().map(|n| (&n.noted, n.row_text.as_str()))));
    }
    if !shown.events.is_empty() {
        page.sheets.push(round_lists::events(s, &shown.events));
    }
    desk.show(&page, || out::page(desk, &shown))?;
    Ok(DONE)
}
