//! 报送: the forms of a round, who is late, P and light of each.
//!
//! Never here: which step may be taken.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::{monitor as terms, round_lists};
use crate::service::monitor::{Item, RoundLine};
use crate::tui::app::App;
use crate::tui::monitor::FormsTold;
use crate::tui::parts::sheet::Sheet;
use crate::tui::parts::table::{Column, figure, text};

use super::{above, list};

/// Columns that filters speak of.
pub const DEPARTMENT: usize = 1;
/// 状态
pub const STATE: usize = 2;

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.bench.col_project, 20, 3, 0),
    text(|s| s.bench.col_department, 10, 1, 2),
    text(|s| s.monitor_desk.col_state, 6, 0, 0),
    text(|s| s.monitor_desk.col_filed, 10, 0, 4),
    figure(|s| s.monitor_desk.col_late, 6, 0),
    figure(|s| s.monitor_desk.col_progress, 9, 0),
    text(|s| s.monitor_desk.col_lamp, 2, 0, 0),
    text(|s| s.monitor_desk.col_possibility, 10, 0, 5),
    figure(|s| s.monitor_desk.col_problems, 4, 3),
    text(|s| s.monitor_desk.col_note, 12, 2, 6),
    text(|s| s.bench.col_division, 8, 0, 8),
    text(|s| s.bench.col_code, 21, 0, 9),
];

/// The round and how it stands.
pub const LINES_ABOVE: usize = 2;

/// The forms of the round in sight.
pub struct FormsView {
    /// Whether they have come.
    pub read: bool,
    /// The rounds of the year, by months.
    pub rounds: Vec<RoundLine>,
    /// The round in sight.
    pub months: Option<u8>,
    /// Its forms.
    pub sheet: Sheet,
    items: BTreeMap<i64, Item>,
}

impl Default for FormsView {
    fn default() -> FormsView {
        FormsView { read: false, rounds: Vec::new(), months: None, sheet: Sheet::new(COLUMNS), items: BTreeMap::new() }
    }
}

impl FormsView {
    /// Takes what was read; cursor, filter and marks stay within a round.
    pub fn fill(&mut self, told: FormsTold) {
        if told.months != self.months {
            self.sheet.marks.clear();
        }
        self.read = true;
        self.rounds = told.rounds;
        self.months = told.months;
        self.sheet.replace(told.lines.iter().map(|(row, _)| row.clone()).collect());
        self.items = told.lines.into_iter().map(|(row, item)| (row.key, item)).collect();
    }

    /// The form of a line.
    pub fn item(&self, key: i64) -> Option<&Item> {
        self.items.get(&key)
    }

    /// The round in sight.
    pub fn round(&self) -> Option<&RoundLine> {
        self.rounds.iter().find(|r| Some(r.opening.months) == self.months)
    }

    /// The round after the one in sight, and round again.
    pub fn next_round(&self) -> Option<u8> {
        let months: Vec<u8> = self.rounds.iter().map(|r| r.opening.months).collect();
        let at = months.iter().position(|m| Some(*m) == self.months)?;
        Some(months[(at + 1) % months.len()])
    }
}

/// Draws it.
pub fn draw(app: &App, inner: Rect, buf: &mut Buffer) {
    let (s, view) = (app.strings(), &app.monitor.forms);
    let t = &s.monitor_desk;
    let Some(round) = view.round() else { return super::note(app, t.no_round, inner, buf) };
    let o = round.opening;
    let state = terms::round_state(s, round.state);
    let mut first = (t.round_line)(o.months, &o.cutoff.to_string(), &o.due.to_string(), state);
    if view.rounds.len() > 1 {
        let others: Vec<String> = view.rounds.iter().map(|r| (t.round)(r.opening.months)).collect();
        first.push_str(&format!("  ({})", others.join(" ")));
    }
    above(app, &first, inner, buf);
    let mut second = round_lists::counts(s, &round.counts);
    if round.counts.late > 0 {
        second.push_str(&format!("{}{}", s.common.semicolon, (t.late)(round.counts.late)));
    }
    above(app, &second, Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner }, buf);
    list(app, &view.sheet, LINES_ABOVE, t.no_forms, inner, buf);
}
