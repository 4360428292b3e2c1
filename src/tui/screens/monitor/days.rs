//! 两日对比: what changed between two days, figures above, projects below.
//!
//! Never here: what changed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::date::Date;
use crate::present::width::columns;
use crate::tui::app::App;
use crate::tui::monitor::DaysTold;
use crate::tui::parts::sheet::Sheet;
use crate::tui::parts::table::{Column, figure, text};

use super::{above, list};

/// 灯
pub const LIGHT: usize = 0;

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.monitor_desk.col_lights, 7, 0, 0),
    text(|s| s.bench.col_project, 18, 2, 0),
    text(|s| s.bench.col_department, 10, 0, 3),
    text(|s| s.monitor_desk.col_changes, 24, 3, 0),
    figure(|s| s.monitor_desk.col_paid_change, 12, 2),
    figure(|s| s.monitor_desk.col_idle_change, 12, 4),
    text(|s| s.bench.col_spend, 6, 0, 5),
    text(|s| s.bench.col_target, 6, 0, 5),
    text(|s| s.bench.col_outlook, 6, 0, 5),
    figure(|s| s.watching.col_budget, 12, 6),
    text(|s| s.bench.col_code, 21, 0, 9),
];

/// As many lines above the list as it keeps free at most.
const MOST_ABOVE: usize = 7;

/// Two days.
pub struct DaysView {
    /// Whether they have come.
    pub read: bool,
    /// Which; the usual ones before any were named.
    pub days: Option<(Date, Date)>,
    /// Whether the operator named them.
    pub asked: bool,
    /// Projects that changed.
    pub sheet: Sheet,
    totals: Vec<String>,
    rules: Vec<String>,
    width: usize,
}

impl Default for DaysView {
    fn default() -> DaysView {
        let sheet = Sheet::new(COLUMNS);
        DaysView { read: false, days: None, asked: false, sheet, totals: Vec::new(), rules: Vec::new(), width: 76 }
    }
}

impl DaysView {
    /// Takes what was read.
    pub fn fill(&mut self, told: DaysTold) {
        self.sheet.replace(told.rows);
        (self.totals, self.rules, self.days) = (told.totals, told.rules, Some((told.from, told.to)));
        self.read = true;
    }

    /// How wide the lines above may be.
    pub fn set_width(&mut self, width: usize) {
        self.width = width;
    }

    /// Lines above the list.
    pub fn lines_above(&self) -> usize {
        1 + self.lines().len()
    }

    /// The figures, as many to a line as fit.
    fn lines(&self) -> Vec<String> {
        let mut lines = joined(&self.totals, self.width);
        lines.extend(joined(&self.rules, self.width));
        lines.truncate(MOST_ABOVE - 1);
        lines
    }
}

fn joined(parts: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if columns(line) + 2 + columns(part) <= width => {
                line.push_str("  ");
                line.push_str(part);
            }
            _ => lines.push(part.clone()),
        }
    }
    lines
}

/// Draws it.
pub fn draw(app: &App, inner: Rect, buf: &mut Buffer) {
    let (s, view) = (app.strings(), &app.monitor.days);
    let t = &s.monitor_desk;
    let Some((from, to)) = view.days else { return super::note(app, s.common.reading, inner, buf) };
    above(app, &(t.days_line)(&from.to_string(), &to.to_string(), view.sheet.len()), inner, buf);
    for (line, y) in view.lines().iter().zip(inner.y + 1..inner.bottom()) {
        above(app, line, Rect { y, height: 1, ..inner }, buf);
    }
    list(app, &view.sheet, view.lines_above(), t.nothing_changed, inner, buf);
}
