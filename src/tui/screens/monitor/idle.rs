//! 闲置资金: what could be given back by line, department and reason, and what
//! was taken back of what was proposed.
//!
//! Never here: how much a line could give.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::money::Money;
use crate::domain::monitor::idle::Sum;
use crate::present::number;
use crate::tui::app::App;
use crate::tui::monitor::{IdleLine, IdleTold};
use crate::tui::parts::sheet::Sheet;
use crate::tui::parts::table::{Column, figure, text};

use super::{above, list};

/// Columns that filters speak of.
pub const FILTERS: &[usize] = &[1, 2];

/// How the money is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum By {
    /// Every line.
    #[default]
    Line,
    /// Summed by department.
    Department,
    /// Summed by reason.
    Reason,
    /// What was proposed, and what came of it.
    Tracked,
}

const ALL: [By; 4] = [By::Line, By::Department, By::Reason, By::Tracked];

/// Line by line.
pub const LINES: &[Column] = &[
    text(|s| s.bench.col_project, 18, 3, 0),
    text(|s| s.bench.col_department, 10, 1, 3),
    text(|s| s.monitor_desk.col_reason, 12, 0, 1),
    figure(|s| s.bench.col_idle, 10, 0),
    figure(|s| s.monitor_desk.col_tail, 9, 0),
    figure(|s| s.monitor_desk.col_back, 11, 0),
    figure(|s| s.monitor_desk.col_asked, 11, 4),
    text(|s| s.bench.col_fund, 14, 0, 5),
    text(|s| s.bench.col_origin, 4, 0, 2),
    text(|s| s.idle.col_why, 10, 1, 6),
    text(|s| s.bench.col_code, 21, 0, 9),
];

/// Sums.
pub const SUMS: &[Column] = &[
    text(|s| s.bench.col_group, 20, 1, 0),
    figure(|s| s.idle.col_lines, 6, 0),
    figure(|s| s.bench.col_idle, 12, 0),
    figure(|s| s.monitor_desk.col_tail, 12, 0),
    figure(|s| s.monitor_desk.col_back, 12, 0),
];

/// What was proposed.
pub const TRACKED: &[Column] = &[
    figure(|s| s.idle.col_number, 4, 1),
    text(|s| s.bench.col_project, 18, 2, 0),
    text(|s| s.bench.col_department, 10, 1, 4),
    figure(|s| s.idle.col_proposed, 10, 0),
    figure(|s| s.idle.col_recovered, 10, 0),
    figure(|s| s.idle.col_difference, 10, 0),
    text(|s| s.idle.col_withdrawn, 6, 0, 5),
    text(|s| s.idle.col_documents, 16, 2, 2),
    text(|s| s.bench.col_fund, 18, 0, 6),
    text(|s| s.bench.col_code, 21, 0, 9),
];

/// The sums, and how the money is looked at.
pub const LINES_ABOVE: usize = 2;

/// The money in all its groupings.
pub struct IdleView {
    /// Whether it has come.
    pub read: bool,
    /// The grouping in sight.
    pub by: By,
    sheets: [Sheet; 4],
    known: BTreeMap<i64, IdleLine>,
    sum: Sum,
    asked: Money,
    tracking: String,
}

impl Default for IdleView {
    fn default() -> IdleView {
        IdleView {
            read: false,
            by: By::Line,
            sheets: [LINES, SUMS, SUMS, TRACKED].map(Sheet::new),
            known: BTreeMap::new(),
            sum: Sum::default(),
            asked: Money::ZERO,
            tracking: String::new(),
        }
    }
}

impl IdleView {
    fn place(&self) -> usize {
        ALL.iter().position(|b| *b == self.by).unwrap_or(0)
    }

    /// The list in sight.
    pub fn sheet(&self) -> &Sheet {
        &self.sheets[self.place()]
    }

    /// The same, to move in it.
    pub fn sheet_mut(&mut self) -> &mut Sheet {
        let at = self.place();
        &mut self.sheets[at]
    }

    /// The next grouping round.
    pub fn next(&mut self) {
        self.by = ALL[(self.place() + 1) % ALL.len()];
    }

    /// Takes what was read; cursors, filters and marks stay.
    pub fn fill(&mut self, told: IdleTold) {
        let rows = told.lines.iter().map(|l| l.row.clone()).collect();
        for (sheet, rows) in self.sheets.iter_mut().zip([rows, told.departments, told.reasons, told.tracked]) {
            sheet.replace(rows);
        }
        self.known = told.lines.into_iter().map(|l| (l.row.key, l)).collect();
        (self.sum, self.asked, self.tracking) = (told.sum, told.asked, told.tracking);
        self.read = true;
    }

    /// The lines an action applies to: the marked ones, or the one under the cursor.
    pub fn chosen(&self) -> Vec<&IdleLine> {
        if self.by != By::Line {
            return Vec::new();
        }
        self.sheet().chosen().iter().filter_map(|k| self.known.get(k)).collect()
    }

    /// Every line shown.
    pub fn shown(&self) -> Vec<&IdleLine> {
        self.sheets[0].shown().filter_map(|r| self.known.get(&r.key)).collect()
    }

    /// Whether any line is marked.
    pub fn any_marked(&self) -> bool {
        !self.sheets[0].marks.is_empty()
    }

    /// The project under the cursor.
    pub fn project(&self) -> Option<i64> {
        if self.by != By::Line {
            return None;
        }
        self.known.get(&self.sheet().current()?.key).map(|l| l.project)
    }

    /// Tells every list how many rows are in sight.
    pub fn set_height(&mut self, rows: usize) {
        for sheet in &mut self.sheets {
            sheet.list.set_height(rows);
        }
    }
}

/// Draws it.
pub fn draw(app: &App, inner: Rect, buf: &mut Buffer) {
    let (s, view) = (app.strings(), &app.monitor.idle);
    let t = &s.monitor_desk;
    let name = |by: By| match by {
        By::Line => t.by_line,
        By::Department => s.bench.by_department,
        By::Reason => s.idle.by_reason,
        By::Tracked => t.tracking,
    };
    let groups = ALL.map(|by| if by == view.by { format!("[{}]", name(by)) } else { name(by).to_string() }).join(" ");
    let wan = number::wan;
    let mut sums = match view.by {
        By::Tracked => view.tracking.clone(),
        _ => (t.idle_line)(view.sum.lines, &wan(view.sum.idle), &wan(view.sum.tail), &wan(view.sum.amount())),
    };
    if view.asked.is_positive() && view.by != By::Tracked {
        sums.push_str(&(t.asked_line)(&wan(view.asked)));
    }
    above(app, &groups, inner, buf);
    above(app, &sums, Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner }, buf);
    let empty = if view.by == By::Tracked { t.no_tracking } else { t.no_idle };
    list(app, view.sheet(), LINES_ABOVE, empty, inner, buf);
}
