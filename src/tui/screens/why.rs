//! 为什么: an alert's arithmetic with its chart.
//!
//! Never here: the arithmetic or its words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::monitor::light::Level;
use crate::present::width::{columns, fit, pad, pad_left, wrap};
use crate::present::{alerts, finding, monitor, why};
use crate::tui::app::App;
use crate::tui::look::Role;
use crate::tui::parts::chart::{self, Series};
use crate::tui::parts::pane::pane;
use crate::tui::parts::value::role_of;

/// Which alert, and how far it is scrolled.
#[derive(Debug, Clone, Copy)]
pub struct Why {
    /// Key of its row.
    pub key: i64,
    /// Its project.
    pub project: i64,
    /// First line in sight.
    pub top: usize,
}

/// Lines of a chart.
const CHART: u16 = 8;

/// Draws it.
pub fn draw(app: &App, page: &Why, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let inner = pane(body, s.alerts.why, &place(app), true, &app.look, buf);
    let Some((project, raised)) = app.alert(page.key) else {
        return gone(app, page, inner, buf);
    };
    let alert = &raised.alert;
    let state = app.standing(&raised.life);
    let level = finding::level(s, alert.level);
    let numbers = alert.rule.info().numbers.join("+");
    let rule = format!("{} {numbers}  ", finding::rule(s, alert.rule));
    let room = inner.width as usize - 2;
    let rest = format!("  {state}  {}（{}）", project.project.name, project.project.department);
    buf.set_stringn(inner.x + 1, inner.y, &rule, room, app.look.style(Role::Title));
    let x = inner.x + 1 + columns(&rule) as u16;
    buf.set_stringn(x, inner.y, level, room, app.look.style(role_of(alert.level.into())));
    let x = x + columns(level) as u16;
    let left = inner.right().saturating_sub(x + 1) as usize;
    buf.set_stringn(x, inner.y, fit(&rest, left), left, app.look.style(Role::Text));

    let lines = texts(app, page, inner.width.saturating_sub(2) as usize);
    let chart = if inner.height > CHART + 8 { CHART } else { 0 };
    let area = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2 + chart), ..inner };
    let top = page.top.min(lines.len().saturating_sub(area.height as usize));
    for (line, y) in lines.iter().skip(top).zip(area.y..area.bottom()) {
        buf.set_stringn(inner.x + 1, y, line, room, app.look.style(Role::Text));
    }
    if lines.len() > top + area.height as usize && area.height > 0 {
        let end = inner.right().saturating_sub(2);
        buf.set_stringn(end, area.bottom() - 1, "~", 1, app.look.style(Role::Key));
    }
    if chart > 0 {
        let low = Rect { x: inner.x + 1, y: inner.bottom() - chart, width: inner.width - 2, height: chart };
        curve(app, low, buf);
    }
}

/// One that is no longer raised: what it was, and what was done with it.
fn gone(app: &App, page: &Why, inner: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let Some((project, past)) = app.past_alert(page.key) else {
        return super::bench::note(app, s.bench.no_alert, inner, buf);
    };
    let room = inner.width as usize - 2;
    let rule = finding::rule(s, past.key.rule);
    let numbers = past.key.rule.info().numbers.join("+");
    let state = monitor::state(s, past.life.state);
    let head = format!("{rule} {numbers}  {state}  {}（{}）", project.project.name, project.project.department);
    buf.set_stringn(inner.x + 1, inner.y, fit(&head, room), room, app.look.style(Role::Title));
    let mut lines = vec![format!(" {}", s.alert_desk.past_title), String::new()];
    // When it came and went stands here too: there is no arithmetic to show.
    lines.extend(past.events.iter().map(|e| format!(" {} {}", e.event.day, alerts::event(s, e))));
    let lines: Vec<String> = lines.iter().flat_map(|l| wrap(l, room)).collect();
    let height = usize::from(inner.height.saturating_sub(2));
    let top = page.top.min(lines.len().saturating_sub(height));
    for (line, y) in lines.iter().skip(top).zip(inner.y + 2..inner.bottom()) {
        buf.set_stringn(inner.x + 1, y, line, room, app.look.style(Role::Text));
    }
}

/// `3/40`: which of the list it is.
fn place(app: &App) -> String {
    let list = &app.bench.alerts.list;
    (app.strings().common.of)(list.at().map_or(0, |i| i + 1), list.len())
}

fn texts(app: &App, page: &Why, room: usize) -> Vec<String> {
    let s = app.strings();
    let Some((_, raised)) = app.alert(page.key) else { return Vec::new() };
    let mut lines = why::lines(s, raised, app.dossier(page.project));
    let same = app.same_rule(raised.alert.rule);
    let count = |l: Level| same.iter().filter(|x| **x == l).count();
    lines.push(why::Line {
        head: s.why.same_rule.to_string(),
        rest: (s.why.same)(count(Level::Red), count(Level::Yellow)),
        ..why::Line::default()
    });
    lines.extend(why::notes(s, raised));
    let head = lines.iter().map(|l| columns(&l.head)).max().unwrap_or(0);
    let figure = lines.iter().map(|l| columns(&l.figure)).max().unwrap_or(0);
    let mut out = Vec::new();
    for line in &lines {
        // A line without a figure uses its room for words.
        let front = if line.figure.is_empty() {
            format!(" {}  ", pad(&line.head, head))
        } else {
            format!(" {}  {} ", pad(&line.head, head), pad_left(&line.figure, figure))
        };
        let indent = columns(&front);
        for (n, part) in wrap(&line.rest, room.saturating_sub(indent)).into_iter().enumerate() {
            out.push(if n == 0 { format!("{front}{part}") } else { format!("{}{part}", " ".repeat(indent)) });
        }
        if line.rest.is_empty() {
            out.push(front);
        }
    }
    out
}

/// Cumulative payments against the expected pace.
pub fn curve(app: &App, area: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let Some(dossier) = app.detail.as_ref().map(|d| &d.dossier) else { return };
    let (paid, due) = why::curve(dossier);
    let series = [
        Series { points: &paid, name: s.alerts.paid, role: Role::Title, letter: '*' },
        Series { points: &due, name: s.alerts.expected, role: Role::Expected, letter: '.' },
    ];
    chart::draw(&series, 13, area, &app.look, buf);
}
