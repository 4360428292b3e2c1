//! The monitoring screen: five views over one year, one of them in sight.
//!
//! Never here: what stands in a view (see `desk`), or what may be done there.

pub mod days;
pub mod forms;
pub mod idle;
pub mod key;
pub mod plot;
pub mod quadrants;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::strings::Strings;
use crate::present::width::fit;
use crate::tui::app::App;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::monitor::View;
use crate::tui::parts::menu::Menu;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Keep, Sheet, Style};
use crate::tui::parts::value::Value;

use super::bench::{narrowing, note};

/// The views with their cursors.
#[derive(Default)]
pub struct MonitorPage {
    /// Which one is in sight.
    pub view: View,
    /// 报送
    pub forms: forms::FormsView,
    /// 四象限
    pub quadrants: quadrants::QuadrantsView,
    /// 闲置资金
    pub idle: idle::IdleView,
    /// 重点监控
    pub key: key::KeyView,
    /// 两日对比
    pub days: days::DaysView,
}

impl MonitorPage {
    /// The list in sight.
    pub fn sheet(&self) -> &Sheet {
        match self.view {
            View::Forms => &self.forms.sheet,
            View::Quadrants => &self.quadrants.sheet,
            View::Idle => self.idle.sheet(),
            View::Key => &self.key.sheet,
            View::Days => &self.days.sheet,
        }
    }

    /// The same, to move in it.
    pub fn sheet_mut(&mut self) -> &mut Sheet {
        match self.view {
            View::Forms => &mut self.forms.sheet,
            View::Quadrants => &mut self.quadrants.sheet,
            View::Idle => self.idle.sheet_mut(),
            View::Key => &mut self.key.sheet,
            View::Days => &mut self.days.sheet,
        }
    }

    /// Where its keys are looked up.
    pub fn context(&self) -> Context {
        match self.view {
            View::Forms => Context::MonitorForms,
            View::Quadrants => Context::MonitorQuadrants,
            View::Idle => Context::MonitorIdle,
            View::Key => Context::MonitorKey,
            View::Days => Context::MonitorDays,
        }
    }

    /// The next view round, or the one before.
    pub fn step(&mut self, back: bool) {
        let (at, count) = (View::ALL.iter().position(|v| *v == self.view).unwrap_or(0), View::ALL.len());
        self.view = View::ALL[(at + if back { count - 1 } else { 1 }) % count];
    }

    /// Whether the view in sight has come.
    pub fn read(&self) -> bool {
        match self.view {
            View::Forms => self.forms.read,
            View::Quadrants => self.quadrants.read,
            View::Idle => self.idle.read,
            View::Key => self.key.read,
            View::Days => self.days.read,
        }
    }

    /// All views are to be read again when they come in sight; cursors and marks stay.
    pub fn stale(&mut self) {
        self.forms.read = false;
        self.quadrants.read = false;
        self.idle.read = false;
        self.key.read = false;
        self.days.read = false;
    }

    /// The project under the cursor.
    pub fn project(&self) -> Option<i64> {
        match self.view {
            View::Idle => self.idle.project(),
            _ => self.sheet().current().map(|r| r.key),
        }
    }

    /// Tells every list how many rows are in sight.
    pub fn set_height(&mut self, rows: usize) {
        self.forms.sheet.list.set_height(rows.saturating_sub(forms::LINES_ABOVE));
        self.quadrants.sheet.list.set_height(rows.saturating_sub(quadrants::LINES_ABOVE));
        self.idle.set_height(rows.saturating_sub(idle::LINES_ABOVE));
        self.key.sheet.list.set_height(rows.saturating_sub(key::LINES_ABOVE));
        self.days.sheet.list.set_height(rows.saturating_sub(self.days.lines_above()));
    }
}

fn name(s: &'static Strings, view: View) -> &'static str {
    let t = &s.monitor_desk;
    match view {
        View::Forms => t.view_forms,
        View::Quadrants => t.view_quadrants,
        View::Idle => t.view_idle,
        View::Key => t.view_key,
        View::Days => t.view_days,
    }
}

/// What the list in sight is called, for a file of it.
pub fn title(s: &'static Strings, page: &MonitorPage) -> String {
    format!("{} {}", s.monitor_desk.title, name(s, page.view))
}

/// Draws it.
pub fn draw(app: &App, body: Rect, buf: &mut Buffer) {
    let (s, page) = (app.strings(), &app.monitor);
    let sheet = page.sheet();
    let views = View::ALL.map(|v| if v == page.view { format!("[{}]", name(s, v)) } else { name(s, v).to_string() });
    let title = format!("{}{}", views.join(" "), narrowing(app, sheet));
    let at = sheet.list.at().map_or(0, |i| i + 1);
    let figures = if page.read() { (s.common.of)(at, sheet.list.len()) } else { String::new() };
    let inner = pane(body, &title, &figures, true, &app.look, buf);
    if !page.read() && sheet.is_empty() {
        return note(app, s.common.reading, inner, buf);
    }
    match page.view {
        View::Forms => forms::draw(app, inner, buf),
        View::Quadrants => quadrants::draw(app, inner, buf),
        View::Idle => idle::draw(app, inner, buf),
        View::Key => key::draw(app, inner, buf),
        View::Days => days::draw(app, inner, buf),
    }
}

/// A line above the list.
fn above(app: &App, text: &str, area: Rect, buf: &mut Buffer) {
    let room = area.width.saturating_sub(2) as usize;
    buf.set_stringn(area.x + 1, area.y, fit(text, room), room, app.look.style(Role::Muted));
}

/// The list under some lines, or why it is empty.
fn list(app: &App, sheet: &Sheet, lines: usize, empty: &str, inner: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let down = (lines as u16).min(inner.height);
    let rest = Rect { y: inner.y + down, height: inner.height - down, ..inner };
    if sheet.list.is_empty() {
        return note(app, if sheet.narrowed() { s.common.nothing_found } else { empty }, rest, buf);
    }
    sheet.draw(s, &app.look, Style { focus: true, below: None }, rest, buf);
}

/// What may be shown of the list in sight: the words of one of its columns.
pub fn filters(s: &'static Strings, page: &MonitorPage) -> Menu<Keep> {
    let sheet = page.sheet();
    let columns: &[usize] = match page.view {
        View::Forms => &[forms::STATE, forms::DEPARTMENT],
        View::Quadrants => &[quadrants::QUADRANT],
        View::Idle => idle::FILTERS,
        View::Key => &[],
        View::Days => &[days::LIGHT],
    };
    let mut items =
        vec![(s.bench.filter_all.to_string(), Keep::All), (s.bench.filter_marked.to_string(), Keep::Marked)];
    if matches!(page.view, View::Forms | View::Key | View::Quadrants | View::Days) {
        items.push((s.bench.filter_key.to_string(), Keep::Flagged));
    }
    for column in columns {
        let mut words: Vec<&str> = Vec::new();
        for row in sheet.rows() {
            if let Some(Value::Text(word)) = row.cells.get(*column)
                && !word.is_empty()
                && !words.contains(&word.as_ref())
            {
                words.push(word);
            }
        }
        items.extend(words.iter().map(|w| (w.to_string(), Keep::Saying { column: *column, text: w.to_string() })));
    }
    let at = items.iter().position(|(_, k)| k == sheet.keep()).unwrap_or(0);
    Menu::new(s.common.filter_title, items, at)
}
