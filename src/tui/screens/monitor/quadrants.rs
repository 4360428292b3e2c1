//! 四象限: the plot beside the list, the most idle money first.
//!
//! Never here: where a project stands.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::monitor::quadrant::Quadrant;
use crate::present::quadrants as names;
use crate::present::strings::Strings;
use crate::tui::app::App;
use crate::tui::monitor::QuadrantsTold;
use crate::tui::parts::sheet::{Keep, Sheet};
use crate::tui::parts::table::{Column, figure, text};

use super::{above, list, plot};

/// 分区
pub const QUADRANT: usize = 0;

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.monitor_desk.col_quadrant, 8, 0, 3),
    text(|s| s.bench.col_project, 16, 3, 0),
    text(|s| s.bench.col_department, 10, 1, 5),
    figure(|s| s.bench.col_idle, 9, 0),
    figure(|s| s.bench.col_rate, 7, 0),
    figure(|s| s.monitor_desk.col_progress_short, 6, 0),
    figure(|s| s.bench.col_budget, 10, 4),
    figure(|s| s.bench.col_pace, 6, 6),
    text(|s| s.bench.col_code, 21, 0, 9),
];

/// The sums of the quadrants.
pub const LINES_ABOVE: usize = 1;

/// Least width of the list beside the plot.
const LIST: u16 = 46;

/// The projects and their places.
pub struct QuadrantsView {
    /// Whether they have come.
    pub read: bool,
    /// Those that have a place.
    pub sheet: Sheet,
    /// For the plot.
    pub told: QuadrantsTold,
}

impl Default for QuadrantsView {
    fn default() -> QuadrantsView {
        QuadrantsView { read: false, sheet: Sheet::new(COLUMNS), told: QuadrantsTold::default() }
    }
}

impl QuadrantsView {
    /// Takes what was read; cursor and filter stay.
    pub fn fill(&mut self, mut told: QuadrantsTold) {
        self.sheet.replace(std::mem::take(&mut told.rows));
        self.told = told;
        self.read = true;
    }

    /// The one that is shown alone.
    pub fn chosen(&self, s: &'static Strings) -> Option<Quadrant> {
        let Keep::Saying { text, .. } = self.sheet.keep() else { return None };
        Quadrant::ALL.into_iter().find(|q| names::name(s, Some(*q)) == text)
    }

    /// The next quadrant alone, and all of them again.
    pub fn next(&mut self, s: &'static Strings) {
        let at = self.chosen(s).and_then(|c| Quadrant::ALL.iter().position(|q| *q == c));
        let next = at.map_or(Some(0), |n| (n + 1 < Quadrant::ALL.len()).then_some(n + 1));
        self.sheet.set_keep(match next {
            Some(n) => Keep::Saying { column: QUADRANT, text: names::name(s, Some(Quadrant::ALL[n])).to_string() },
            None => Keep::All,
        });
    }
}

/// Draws it.
pub fn draw(app: &App, inner: Rect, buf: &mut Buffer) {
    let (s, view) = (app.strings(), &app.monitor.quadrants);
    let t = &s.monitor_desk;
    let part = |(q, sum): &(Option<Quadrant>, crate::service::quadrants::QuadrantSum)| {
        (t.count)(names::name(s, *q), sum.projects)
    };
    above(app, &view.told.sums.iter().map(part).collect::<Vec<_>>().join("  "), inner, buf);
    let rest = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if view.told.dots.is_empty() {
        return super::note(app, t.no_place_here, rest, buf);
    }
    let wide = (rest.width / 2).min(rest.width.saturating_sub(LIST)).min(56);
    let left = Rect { width: wide, ..rest };
    plot::draw(app, &view.told, view.chosen(s), left, buf);
    let right = Rect { x: rest.x + wide + 1, width: rest.width.saturating_sub(wide + 1), ..rest };
    list(app, &view.sheet, 0, t.no_place_here, right, buf);
}
