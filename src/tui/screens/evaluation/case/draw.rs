//! How a key evaluation's page looks: what is to be done first above, the part
//! in sight below.
//!
//! Never here: a change.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::present::strings::Strings;
use crate::present::width::{fit, wrap};
use crate::tui::app::App;
use crate::tui::case::CasePage;
use crate::tui::look::Role;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Sheet, Style};
use crate::tui::screens::bench::note;
use crate::tui::screens::dossier;

use super::{Case, Part};

/// Lines above the part: what is next, until when, the parts.
pub const ABOVE: u16 = 3;
/// Lines below the table: the row in full, sums, both execution rates.
pub const BELOW: u16 = 5;

/// Draws it and says where the terminal's cursor goes.
pub fn draw(app: &App, case: &Case, body: Rect, buf: &mut Buffer) -> Option<Position> {
    let s = app.strings();
    let list = app.evaluations.sheet();
    let place = (s.common.of)(list.list.at().map_or(0, |i| i + 1), list.list.len());
    let Some(page) = &case.page else {
        let inner = pane(body, s.key_desk.page, &place, true, &app.look, buf);
        note(app, s.common.reading, inner, buf);
        return None;
    };
    let saving = if case.saving > 0 { format!("{}  ", s.evaluating.saving) } else { String::new() };
    let title = format!("{}  {}", page.name, page.state);
    let inner = pane(body, &title, &format!("{saving}{place}"), true, &app.look, buf);
    let room = inner.width.saturating_sub(2) as usize;
    let mut line = |n: u16, text: &str, role: Role| {
        if n < inner.height {
            buf.set_stringn(inner.x + 1, inner.y + n, fit(text, room), room, app.look.style(role));
        }
    };
    line(0, &page.next, Role::Title);
    line(1, &page.due, if page.over { Role::Red } else { Role::Muted });
    line(2, &parts(s, case, page), Role::Muted);
    let rest = Rect { y: inner.y + ABOVE, height: inner.height.saturating_sub(ABOVE), ..inner };
    match case.part {
        Part::Overview => dossier::lines(app, &page.overview, case.top, rest, buf),
        Part::History => dossier::lines(app, &page.history, case.top, rest, buf),
        Part::Opinions => rows(app, &case.opinions, s.key_desk.no_opinion, rest, buf),
        Part::Problems => rows(app, &case.problems, s.key_desk.no_problem, rest, buf),
        Part::Table if page.frame.is_empty() => note(app, s.key_desk.no_plan, rest, buf),
        Part::Table => return table(app, case, page, rest, buf),
    }
    None
}

/// `[概况] 评分表 17 意见 3 问题 2 过程`
fn parts(s: &'static Strings, case: &Case, page: &CasePage) -> String {
    let t = &s.key_desk;
    let part = |part: Part| {
        let text = match part {
            Part::Overview => t.part_overview.to_string(),
            Part::Table => format!("{} {}", t.part_table, page.frame.len()),
            Part::Opinions => format!("{} {}", t.part_opinions, page.opinions.len()),
            Part::Problems => format!("{} {}", t.part_problems, page.problems.len()),
            Part::History => t.part_history.to_string(),
        };
        if part == case.part { format!("[{text}]") } else { text }
    };
    Part::ALL.map(part).join(" ")
}

fn rows(app: &App, sheet: &Sheet, none: &'static str, area: Rect, buf: &mut Buffer) {
    match sheet.list.is_empty() {
        true => note(app, none, area, buf),
        false => sheet.draw(app.strings(), &app.look, Style { focus: true, below: None }, area, buf),
    }
}

fn table(app: &App, case: &Case, page: &CasePage, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let s = app.strings();
    let height = area.height.saturating_sub(BELOW).min(page.frame.len() as u16 + 1);
    let cursor = case.grid.draw(s, &app.look, Rect { height, ..area }, buf);
    let room = area.width.saturating_sub(2) as usize;
    let mut y = area.y + height;
    let mut line = |text: &str, role: Role| {
        if y < area.bottom() {
            buf.set_stringn(area.x + 1, y, fit(text, room), room, app.look.style(role));
        }
        y += 1;
    };
    let about = explained(s, case, page);
    let mut told = wrap(&about, room.saturating_sub(1));
    let tail = if told.len() > 2 { told.split_off(1).concat() } else { String::new() };
    if !tail.is_empty() {
        told.push(tail);
    }
    told.resize(2, String::new());
    for text in told.iter().take(2) {
        line(text, Role::Muted);
    }
    let mut totals = page.totals.clone();
    if case.waiting() > 0 {
        totals = format!("{}   {totals}", (s.key_desk.open_reasons)(case.waiting()));
    }
    line(&totals, Role::Title);
    for rate in page.rates.iter().take(2) {
        line(rate, Role::Text);
    }
    cursor
}

/// What the row under the cursor asks, and where its figures come from.
fn explained(s: &'static Strings, case: &Case, page: &CasePage) -> String {
    let Some(row) = page.frame.get(case.grid.at().row) else { return String::new() };
    let t = &s.key_lists;
    let parts = [(t.col_essentials, &row.points), (t.col_rule, &row.rule), (t.col_source, &row.source)];
    let told = parts.iter().filter(|(_, text)| !text.is_empty()).map(|(head, text)| format!("{head} {text}"));
    told.collect::<Vec<_>>().join("  ")
}
