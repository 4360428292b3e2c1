//! A form that is filled in or judged: its grid, what was sent to be kept and
//! what has been kept.
//!
//! Never here: a score. It comes with the answer to what was typed.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::domain::target::objection::Certainty;
use crate::present::number;
use crate::present::strings::Strings;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::parts::grid::{Cell, Change, Grid, Spot};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::role_of_certainty;
use crate::tui::rows::evaluation::{Clash, Edit, EntryPage, EntryRow, Execution, LongText, Mode, Place};

use super::draw;

/// Columns that are typed into.
pub const TARGET: usize = 3;
/// 实际值
pub const ACTUAL: usize = 4;
/// 分值
pub const WEIGHT: usize = 5;
/// 得分
pub const SCORE: usize = 6;
/// 偏差原因
pub const REASON: usize = 7;
/// 复核分
pub const CHECKED: usize = 8;

/// The columns; what a reviewer gave stands only where something was given.
pub const COLUMNS: &[Column] = &[
    text(|s| s.evaluating.col_flag, 2, 0, 0),
    text(|s| s.evaluating.col_class, 4, 0, 2),
    text(|s| s.evaluating.col_name, 12, 3, 0),
    text(|s| s.evaluating.col_target, 10, 1, 0),
    text(|s| s.evaluating.col_actual, 11, 1, 0),
    figure(|s| s.evaluating.col_weight, 4, 0),
    figure(|s| s.evaluating.col_score, 7, 0),
    text(|s| s.evaluating.col_reason, 14, 3, 0),
    figure(|s| s.evaluating.col_checked, 7, 0),
];

/// A form on the screen.
pub struct Entry {
    /// Row of the form.
    pub form: i64,
    /// What was read; nothing before it has come.
    pub page: Option<EntryPage>,
    /// Its cells; the last row is the execution, drawn apart.
    pub grid: Grid,
    /// Where the cursor is to stand once the form has come, and what was being typed there.
    pub resume: Option<(Place, Option<String>)>,
    /// What is on its way, by the number of its job.
    sent: BTreeMap<u64, Vec<Edit>>,
    /// What could not be kept.
    unsaved: BTreeMap<Place, Edit>,
}

impl Entry {
    /// Not read yet.
    pub fn new(form: i64) -> Entry {
        Entry {
            form,
            page: None,
            grid: Grid::new(COLUMNS, 1),
            resume: None,
            sent: BTreeMap::new(),
            unsaved: BTreeMap::new(),
        }
    }

    /// What may be done.
    pub fn mode(&self) -> Mode {
        self.page.as_ref().map_or(Mode::Fill, |p| p.mode)
    }

    /// Takes what was read. What has been typed and not been answered stays.
    /// Gives back what was being written on a page of its own.
    pub fn fill(&mut self, s: &'static Strings, mut page: EntryPage) -> Option<(Place, String)> {
        let first = self.page.is_none();
        let mut rows: Vec<Vec<Cell>> = page.rows.iter().map(|r| cells(s, page.mode, r)).collect();
        rows.push(execution_cells(page.mode, &page.execution));
        // Refused first, then what is on its way in its order: the newest stands.
        for edit in self.unsaved.values().chain(self.sent.values().flatten()) {
            match (edit.at, spot_of(edit.at, page.rows.len())) {
                (Place::Text(which), _) => page.texts[which as usize].clone_from(&edit.after),
                (_, Some(spot)) => {
                    if let Some(cell) = rows.get_mut(spot.row).and_then(|r| r.get_mut(spot.column)) {
                        cell.text.clone_from(&edit.after);
                    }
                }
                _ => {}
            }
        }
        let count = page.rows.len();
        let checked = page.mode == Mode::Recheck || page.rows.iter().any(|r| r.checked.is_some());
        self.grid.columns = if checked { COLUMNS } else { &COLUMNS[..CHECKED] };
        self.page = Some(page);
        self.grid.fill(rows);
        if !first {
            return None;
        }
        self.grid.go(Spot { row: 0, column: ACTUAL });
        let (at, text) = self.resume.take()?;
        let spot = spot_of(at, count);
        if let Some(spot) = spot {
            self.grid.go(spot);
        }
        match (at, spot, text) {
            (Place::Text(_) | Place::Reason(_), _, Some(text)) => Some((at, text)),
            (_, Some(spot), Some(text)) => {
                self.grid.resume(spot, &text);
                None
            }
            _ => None,
        }
    }

    /// The place under the cursor.
    pub fn place(&self) -> Option<Place> {
        place_of(self.grid.at(), self.page.as_ref()?.rows.len())
    }

    /// The row of indicators under the cursor.
    pub fn row(&self) -> Option<(usize, &EntryRow)> {
        let at = self.grid.at().row;
        self.page.as_ref()?.rows.get(at).map(|r| (at, r))
    }

    /// Puts the cursor on a place of the grid; says whether it is one.
    pub fn go_to(&mut self, at: Place) -> bool {
        let count = self.page.as_ref().map_or(0, |p| p.rows.len());
        spot_of(at, count).is_some_and(|spot| self.grid.go(spot))
    }

    /// Changes of the grid as they are sent to be kept; what could not be kept
    /// before goes along.
    pub fn edits(&mut self, changes: Vec<Change>) -> Vec<Edit> {
        let count = self.page.as_ref().map_or(0, |p| p.rows.len());
        let edit = |c: Change| Some(Edit { at: place_of(c.at, count)?, before: c.before, after: c.after });
        let mut edits: Vec<Edit> = Vec::new();
        for new in changes.into_iter().filter_map(edit) {
            edits.retain(|e| e.at != new.at);
            edits.push(new);
        }
        if edits.is_empty() {
            return edits;
        }
        for (at, old) in std::mem::take(&mut self.unsaved) {
            match edits.iter_mut().find(|e| e.at == at) {
                Some(newer) => newer.before = old.before,
                None => edits.push(old),
            }
        }
        edits
    }

    /// Notes that these are on their way, under the number of their job.
    pub fn sending(&mut self, job: u64, edits: Vec<Edit>) {
        self.sent.insert(job, edits);
    }

    /// Whether a save of this number is on its way.
    pub fn is_sent(&self, job: u64) -> bool {
        self.sent.contains_key(&job)
    }

    /// A colleague wrote there meanwhile: ours stays in sight until one is chosen.
    pub fn keep_ours(&mut self, clash: &Clash) {
        let edit = Edit { at: clash.at, before: clash.theirs.clone(), after: clash.ours.clone() };
        self.unsaved.insert(clash.at, edit);
        let count = self.page.as_ref().map_or(0, |p| p.rows.len());
        match (clash.at, spot_of(clash.at, count)) {
            (Place::Text(which), _) => self.set_long(which, &clash.ours),
            (_, Some(spot)) => self.grid.say(spot, &clash.ours),
            _ => {}
        }
    }

    /// An answer has come to a save; says whether it is the newest, so that
    /// what it says of the scores holds.
    pub fn kept(&mut self, job: u64) -> bool {
        self.sent.remove(&job);
        self.sent.is_empty()
    }

    /// A save was refused: what was typed stays, and goes along with the next.
    pub fn not_kept(&mut self, job: u64) {
        for edit in self.sent.remove(&job).into_iter().flatten() {
            let again = self.sent.values().flatten().any(|e| e.at == edit.at);
            if !again {
                self.unsaved.insert(edit.at, edit);
            }
        }
    }

    /// A colleague's value was chosen: nothing of ours is kept there.
    pub fn forget(&mut self, at: Place) {
        self.unsaved.remove(&at);
    }

    /// How many places are not kept yet: on their way, refused.
    pub fn open(&self) -> (usize, usize) {
        (self.sent.values().map(Vec::len).sum(), self.unsaved.len())
    }

    /// Where keys are looked up: letters are commands until a text is begun.
    pub fn contexts(&self) -> Vec<Context> {
        match self.mode() {
            _ if self.grid.is_typing() => vec![Context::EntryTyping],
            Mode::Judge => vec![Context::Entry, Context::EntryJudging],
            _ => vec![Context::Entry, Context::EntryFilling],
        }
    }

    /// Tells the grid how many rows are in sight.
    pub fn relayout(&mut self, body: Rect) {
        if let Some(page) = &self.page {
            self.grid.set_height(draw::height(body, page));
        }
    }

    /// The next thing that is missing after the cursor, round the form.
    pub fn next_missing(&self) -> Option<Place> {
        let page = self.page.as_ref()?;
        let count = page.rows.len();
        let here = self.grid.at();
        let beyond = |at: &&(Place, String)| spot_of(at.0, count).is_none_or(|s| s > here);
        page.missing.iter().find(beyond).or_else(|| page.missing.first()).map(|(at, _)| *at)
    }

    /// A text below the rows.
    pub fn long_text(&self, which: LongText) -> String {
        self.page.as_ref().map(|p| p.texts[which as usize].clone()).unwrap_or_default()
    }

    /// Another text below the rows.
    pub fn set_long(&mut self, which: LongText, text: &str) {
        if let Some(page) = &mut self.page {
            page.texts[which as usize] = text.to_string();
        }
    }

    /// A text below the rows, or a reason, as it was written on a page of its own.
    pub fn write(&mut self, at: Place, text: &str) -> Vec<Change> {
        let count = self.page.as_ref().map_or(0, |p| p.rows.len());
        match (at, spot_of(at, count)) {
            (_, Some(spot)) => self.grid.write(spot, text),
            _ => Vec::new(),
        }
    }
}

/// Where a place stands in the grid; texts below the rows do not.
pub fn spot_of(at: Place, rows: usize) -> Option<Spot> {
    let (row, column) = match at {
        Place::Actual(row) => (row, ACTUAL),
        Place::Reason(row) => (row, REASON),
        Place::Checked(row) => (row, CHECKED),
        Place::Budget => (rows, TARGET),
        Place::Paid => (rows, ACTUAL),
        Place::Text(_) => return None,
    };
    Some(Spot { row, column })
}

/// What a cell of the grid is.
pub fn place_of(at: Spot, rows: usize) -> Option<Place> {
    match (at.row, at.column) {
        (row, TARGET) if row == rows => Some(Place::Budget),
        (row, ACTUAL) if row == rows => Some(Place::Paid),
        (row, _) if row >= rows => None,
        (row, ACTUAL) => Some(Place::Actual(row)),
        (row, REASON) => Some(Place::Reason(row)),
        (row, CHECKED) => Some(Place::Checked(row)),
        _ => None,
    }
}

fn cells(s: &'static Strings, mode: Mode, r: &EntryRow) -> Vec<Cell> {
    let (actual, reason) = match mode {
        Mode::Fill => (Cell::value(&r.actual), Cell::words(&r.reason)),
        _ => (Cell::looked_at(&r.actual), Cell::looked_at(&r.reason)),
    };
    let reason = if r.reason_missing { reason.hint(s.evaluating.reason_missing).role(Role::Bad) } else { reason };
    let mark = if r.by_hand { s.evaluating.by_hand_mark } else { "" };
    let score = r.score.map(|p| format!("{}{mark}", number::two_places(p))).unwrap_or_default();
    let checked = r.checked.map(number::two_places).unwrap_or_default();
    let checked = if mode == Mode::Recheck { Cell::value(checked) } else { Cell::shown(checked) };
    let flag = r.flag.map_or_else(Cell::default, |c| Cell::shown(flag(s, c)).role(role_of_certainty(c)));
    vec![
        flag,
        Cell::shown(&r.class),
        Cell::shown(&r.name),
        Cell::shown(&r.target),
        actual,
        Cell::shown(&r.weight),
        Cell::shown(score).role(if r.by_hand { Role::Yellow } else { Role::Text }),
        reason,
        checked,
    ]
}

fn flag(s: &'static Strings, certainty: Certainty) -> &'static str {
    crate::present::review::certainty_short(s, certainty)
}

fn execution_cells(mode: Mode, e: &Execution) -> Vec<Cell> {
    let cell = |text: &str| if mode == Mode::Fill { Cell::value(text) } else { Cell::looked_at(text) };
    let mut cells = vec![Cell::default(); COLUMNS.len()];
    cells[TARGET] = cell(&e.budget);
    cells[ACTUAL] = cell(&e.paid);
    cells[WEIGHT] = Cell::shown(&e.weight);
    cells[SCORE] = Cell::shown(e.score.map(number::two_places).unwrap_or_default());
    cells
}
