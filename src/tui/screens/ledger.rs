//! The rectification ledger: its columns, its filters, its rows; a finding's page.
//!
//! Never here: where a finding stands, or how much time is left.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::monitor::light::Light;
use crate::domain::rectification::finding::Number;
use crate::domain::rectification::standing::Clock;
use crate::domain::rectification::state::State;
use crate::present::rectification as words;
use crate::present::strings::Strings;
use crate::present::width::fit;
use crate::service::rectification::{Item, Queue};
use crate::tui::app::App;
use crate::tui::look::Role;
use crate::tui::parts::menu::Menu;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Keep, Row};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::Value;
use crate::tui::rectify::FindingView;

use super::bench::note;
use super::dossier;

/// In which part of the ledger a line stands, by its word.
pub const QUEUE: usize = 9;
/// 项目代码
pub const CODE: usize = 12;

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.rectify.col_time, 9, 0, 0),
    text(|s| s.rectify.col_problem, 18, 3, 0),
    text(|s| s.bench.col_department, 10, 0, 1),
    text(|s| s.rectify.col_about, 16, 1, 3),
    text(|s| s.rectify.col_state, 8, 0, 2),
    text(|s| s.rectify.col_due, 10, 0, 4),
    figure(|s| s.rectify.col_amount, 10, 6),
    text(|s| s.rectify.col_number, 8, 0, 5),
    text(|s| s.rectify.col_category, 8, 0, 7),
    text(|s| s.rectify.col_queue, 6, 0, 8),
    text(|s| s.rectify.col_measure, 16, 0, 9),
    text(|s| s.bench.col_division, 8, 0, 10),
    text(|s| s.bench.col_code, 21, 0, 11),
];

/// A number for cursors and marks.
pub fn key_of(number: Number) -> i64 {
    i64::from(number.year) * 1_000_000_000 + i64::from(number.place)
}

/// The part of the ledger that a line's filter word names.
fn queue(item: &Item, soon: i64) -> Queue {
    let order = [Queue::Overdue, Queue::ToVerify, Queue::DueSoon, Queue::ToSend, Queue::Running, Queue::Ended];
    order.into_iter().find(|q| q.holds(item, soon)).unwrap_or(Queue::Open)
}

/// A row of the list; `soon` days before a deadline count as soon.
pub fn row(s: &'static Strings, item: &Item, soon: i64) -> Row {
    let f = &item.finding;
    let left = match item.clock {
        Clock::Runs(left) | Clock::Over(left) if item.state.is_open() && item.state != State::Found => Some(left.days),
        _ => None,
    };
    let time = left.map_or_else(|| Value::Text(words::time(s, item).into()), |n| Value::Term(Some(n)));
    let to_do: Vec<&str> = item.to_do.iter().map(|d| words::measure(s, d.rung.measure)).collect();
    let part = queue(item, soon);
    let cells = vec![
        time,
        Value::Text(f.description.clone().into()),
        Value::Text(item.department.clone().into()),
        Value::Text(f.about.clone().into()),
        Value::Text(words::state(s, item.state).into()),
        item.standing.due.map_or(Value::Empty, |d| Value::Day(Some(d))),
        f.amount.map_or(Value::Empty, |m| Value::Wan(Some(m))),
        Value::Text(item.number().to_string().into()),
        Value::Text(words::category(s, f.category).into()),
        Value::Text(words::queue(s, part).into()),
        Value::Text(to_do.join("、").into()),
        Value::Text(item.division.clone().unwrap_or_default().into()),
        Value::Text(item.project_code.clone().unwrap_or_default().into()),
    ];
    let mut row = Row::new(key_of(item.number()), cells);
    row.muted = !item.state.is_open();
    row.light = match part {
        Queue::Overdue => Light::Red,
        Queue::DueSoon => Light::Yellow,
        Queue::ToVerify => Light::Blue,
        _ => Light::Grey,
    };
    row.flag = !item.to_do.is_empty();
    row
}

/// What may be shown: parts of the ledger, and the states there are.
pub fn filters(s: &'static Strings, rows: &[Row], now: &Keep) -> Menu<Keep> {
    let mut items =
        vec![(s.bench.filter_all.to_string(), Keep::All), (s.bench.filter_marked.to_string(), Keep::Marked)];
    for queue in [Queue::Overdue, Queue::DueSoon, Queue::ToVerify, Queue::ToSend, Queue::Running, Queue::Ended] {
        let text = words::queue(s, queue).to_string();
        let says = |r: &Row| matches!(r.cells.get(QUEUE), Some(Value::Text(t)) if **t == *text);
        let count = rows.iter().filter(|r| says(r)).count();
        items.push((format!("{text} {count}"), Keep::Saying { column: QUEUE, text }));
    }
    let at = items.iter().position(|(_, k)| k == now).unwrap_or(0);
    Menu::new(s.common.filter_title, items, at)
}

/// A finding's page.
pub struct FindingPage {
    /// Which.
    pub number: Number,
    /// Once it was read.
    pub view: Option<Box<FindingView>>,
    /// First line in sight.
    pub top: usize,
}

/// Draws it.
pub fn draw(app: &App, page: &FindingPage, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let list = &app.bench.findings.list;
    let place = (s.common.of)(list.at().map_or(0, |i| i + 1), list.len());
    let Some(view) = page.view.as_ref() else {
        let inner = pane(body, &page.number.to_string(), &place, true, &app.look, buf);
        return note(app, s.common.reading, inner, buf);
    };
    let inner = pane(body, &view.title, &place, true, &app.look, buf);
    let room = inner.width.saturating_sub(2) as usize;
    let role = if view.item.clock.is_overdue() { Role::Red } else { Role::Title };
    buf.set_stringn(inner.x + 1, inner.y, fit(&view.state, room), room, app.look.style(role));
    let rest = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    dossier::lines(app, &view.lines, page.top, rest, buf);
}
