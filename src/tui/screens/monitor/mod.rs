//! The page of monitoring: a round with its forms. A form itself: `form`.
//!
//! Never here: who must file, or what may be done with a form.

pub mod form;

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::monitor::round::FormStep;
use crate::present::strings::Strings;
use crate::present::width::fit;
use crate::service::monitor::{Item, RoundLine, Seen};
use crate::tui::app::App;
use crate::tui::look::Role;
use crate::tui::parts::menu::Menu;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Keep, Row, Sheet, Style};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::Value;
use crate::tui::rows::monitor::RoundRows;

use super::bench::{narrowing, note};

/// Columns that other code speaks of.
pub const STATE: usize = 3;
/// 部门
pub const DEPARTMENT: usize = 2;

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.monitoring.col_light, 2, 0, 0),
    text(|s| s.bench.col_project, 20, 3, 0),
    text(|s| s.bench.col_department, 10, 1, 2),
    text(|s| s.monitoring.col_state, 6, 0, 0),
    text(|s| s.monitoring.col_due, 9, 0, 0),
    figure(|s| s.monitoring.col_progress, 9, 0),
    text(|s| s.monitoring.col_possibility, 10, 0, 3),
    figure(|s| s.monitoring.col_notes, 4, 1),
    figure(|s| s.monitoring.col_filings, 2, 8),
    text(|s| s.monitoring.col_filed, 10, 0, 6),
    text(|s| s.monitoring.col_key, 4, 0, 4),
    text(|s| s.bench.col_division, 8, 0, 9),
    text(|s| s.monitoring.col_note, 14, 1, 7),
    text(|s| s.bench.col_code, 21, 0, 10),
];

/// Lines above the heads: days and counts of the round.
pub const LINES_ABOVE: usize = 2;

/// A round with its cursor, and what actions need to know of each line.
pub struct MonitoringPage {
    /// Whether anything has come.
    pub read: bool,
    /// The list in sight.
    pub sheet: Sheet,
    rounds: Vec<RoundLine>,
    at: Option<usize>,
    days: String,
    counts: String,
    known: BTreeMap<i64, Item>,
}

impl Default for MonitoringPage {
    fn default() -> MonitoringPage {
        MonitoringPage {
            read: false,
            sheet: Sheet::new(COLUMNS),
            rounds: Vec::new(),
            at: None,
            days: String::new(),
            counts: String::new(),
            known: BTreeMap::new(),
        }
    }
}

impl MonitoringPage {
    /// Takes what was read; cursor, filter and marks stay.
    pub fn fill(&mut self, round: RoundRows) {
        self.sheet.replace(round.rows);
        (self.rounds, self.at) = (round.rounds, round.at);
        (self.days, self.counts) = (round.days, round.counts);
        self.known = round.items.into_iter().map(|i| (i.project_id, i)).collect();
        self.read = true;
    }

    /// The round in sight.
    pub fn round(&self) -> Option<&RoundLine> {
        self.rounds.get(self.at?)
    }

    /// N of the round in sight.
    pub fn months(&self) -> Option<u8> {
        self.round().map(|r| r.opening.months)
    }

    /// The round before or after the one in sight.
    pub fn beside(&self, back: bool) -> Option<u8> {
        let at = self.at?;
        let next = if back { at.checked_sub(1)? } else { at + 1 };
        self.rounds.get(next).map(|r| r.opening.months)
    }

    /// What is known of a line.
    pub fn known(&self, key: i64) -> Option<&Item> {
        self.known.get(&key)
    }

    /// The form under the cursor.
    pub fn current(&self) -> Option<&Item> {
        self.known(self.sheet.current()?.key)
    }

    /// The marked forms, or the one under the cursor.
    pub fn chosen(&self) -> Vec<&Item> {
        self.sheet.chosen().into_iter().filter_map(|key| self.known(key)).collect()
    }

    /// Those of them that may take a step, as it names them.
    pub fn ready_for(&self, step: FormStep) -> Vec<(Seen, usize)> {
        let open = |i: &&&Item| form::may(step, i.state);
        self.chosen().iter().filter(open).map(|i| (i.seen(), i.problems + i.asked)).collect()
    }

    /// The codes of what is not in: of the marked lines, else of the whole list.
    pub fn missing(&self) -> Vec<String> {
        let rows: Vec<i64> =
            if self.sheet.marks.is_empty() { self.sheet.shown().map(|r| r.key).collect() } else { self.sheet.chosen() };
        let items = rows.into_iter().filter_map(|key| self.known(key));
        items.filter(|i| i.is_missing()).map(|i| i.code.clone()).collect()
    }
}

/// What may be shown: by state, by light, marked.
pub fn filters(s: &'static Strings, rows: &[Row], now: &Keep) -> Menu<Keep> {
    let mut items =
        vec![(s.bench.filter_all.to_string(), Keep::All), (s.bench.filter_marked.to_string(), Keep::Marked)];
    for (name, light) in [
        (s.bench.filter_red, crate::domain::monitor::light::Light::Red),
        (s.bench.filter_yellow, crate::domain::monitor::light::Light::Yellow),
    ] {
        items.push((name.to_string(), Keep::Lights(vec![light])));
    }
    let mut states: Vec<&str> = Vec::new();
    for row in rows {
        if let Some(Value::Text(word)) = row.cells.get(STATE)
            && !states.contains(&word.as_ref())
        {
            states.push(word);
        }
    }
    items.extend(states.iter().map(|w| (w.to_string(), Keep::Saying { column: STATE, text: w.to_string() })));
    let at = items.iter().position(|(_, k)| k == now).unwrap_or(0);
    Menu::new(s.common.filter_title, items, at)
}

/// Draws it.
pub fn draw(app: &App, body: Rect, buf: &mut Buffer) {
    let (s, page) = (app.strings(), &app.monitoring);
    let m = &s.monitoring;
    let list = &page.sheet.list;
    let figures = if page.read { (s.common.of)(list.at().map_or(0, |i| i + 1), list.len()) } else { String::new() };
    let name = page.months().map(|n| (m.round)(n, page.rounds.len())).unwrap_or_default();
    let title = format!("{} {name}{}", m.forms, narrowing(app, &page.sheet));
    let inner = pane(body, title.trim(), &figures, true, &app.look, buf);
    if !page.read {
        return note(app, s.common.reading, inner, buf);
    }
    if page.round().is_none() {
        let text = if app.is_first_run() { m.empty } else { m.no_round };
        return note(app, text, inner, buf);
    }
    let room = inner.width.saturating_sub(2) as usize;
    for (n, line) in [&page.days, &page.counts].into_iter().enumerate() {
        buf.set_stringn(inner.x + 1, inner.y + n as u16, fit(line, room), room, app.look.style(Role::Muted));
    }
    let above = LINES_ABOVE as u16;
    let rest = Rect { y: inner.y + above, height: inner.height.saturating_sub(above), ..inner };
    if list.is_empty() {
        return note(app, if page.sheet.narrowed() { s.common.nothing_found } else { m.nobody }, rest, buf);
    }
    page.sheet.draw(s, &app.look, Style { focus: true, below: None }, rest, buf);
}
