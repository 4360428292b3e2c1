//! 重点监控: the suggestion beside the choice, with the state of extended checks.
//!
//! Never here: how many points a project gets.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::monitor::key::Checked;
use crate::tui::app::App;
use crate::tui::monitor::{KeyLine, KeyTold};
use crate::tui::parts::sheet::Sheet;
use crate::tui::parts::table::{Column, figure, text};

use super::{above, list};

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.monitor_desk.col_chosen, 4, 0, 0),
    figure(|s| s.watching.col_rank, 4, 1),
    text(|s| s.bench.col_project, 18, 2, 0),
    figure(|s| s.monitor_desk.col_points, 6, 0),
    text(|s| s.bench.col_light, 2, 0, 0),
    text(|s| s.bench.col_department, 10, 0, 3),
    figure(|s| s.bench.col_budget, 10, 2),
    text(|s| s.monitor_desk.col_checks, 5, 0, 0),
    text(|s| s.monitor_desk.col_why, 20, 3, 1),
    text(|s| s.watching.col_reason, 10, 1, 6),
    text(|s| s.bench.col_code, 21, 0, 9),
];

/// The list in figures.
pub const LINES_ABOVE: usize = 1;

/// The projects, chosen ones first.
pub struct KeyView {
    /// Whether they have come.
    pub read: bool,
    /// All of them.
    pub sheet: Sheet,
    known: BTreeMap<i64, KeyLine>,
}

impl Default for KeyView {
    fn default() -> KeyView {
        KeyView { read: false, sheet: Sheet::new(COLUMNS), known: BTreeMap::new() }
    }
}

impl KeyView {
    /// Takes what was read; cursor, filter and marks stay.
    pub fn fill(&mut self, told: KeyTold) {
        self.sheet.replace(told.lines.iter().map(|l| l.row.clone()).collect());
        self.known = told.lines.into_iter().map(|l| (l.project, l)).collect();
        self.read = true;
    }

    /// The projects an action applies to: the marked ones, or the one under the cursor.
    pub fn chosen(&self) -> Vec<&KeyLine> {
        self.sheet.chosen().iter().filter_map(|k| self.known.get(k)).collect()
    }

    /// The project under the cursor.
    pub fn current(&self) -> Option<&KeyLine> {
        self.known.get(&self.sheet.current()?.key)
    }
}

/// Draws it.
pub fn draw(app: &App, inner: Rect, buf: &mut Buffer) {
    let (s, view) = (app.strings(), &app.monitor.key);
    let t = &s.monitor_desk;
    let listed = || view.known.values().filter(|l| l.chosen);
    let of = |wanted: fn(&Checked) -> bool| {
        let results = listed().flat_map(|l| &l.checks).filter_map(|(_, c)| c.as_ref().map(|(r, _)| r));
        results.filter(|r| wanted(r)).count()
    };
    let line = (t.key_line)(listed().count(), of(|_| true), of(|r| *r == Checked::Problem));
    above(app, &line, inner, buf);
    list(app, &view.sheet, LINES_ABOVE, t.no_projects, inner, buf);
}
