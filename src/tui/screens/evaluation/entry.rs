//! A form that is filled in or judged: its grid, what was sent to be kept and
//! what has been kept.
//!
//! Never here: a score. It comes with the answer to what was typed.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::domain::evaluation::cell::{At, Field, cleaned};
use crate::domain::target::objection::Certainty;
use crate::present::number;
use crate::present::strings::Strings;
use crate::service::target::Subject;
use crate::tui::keymap::{Cmd, Context};
use crate::tui::look::Role;
use crate::tui::parts::grid::{Cell, Change, Grid, Spot};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::role_of_certainty;
use crate::tui::rows::evaluation::{Clash, Edit, EntryPage, EntryRow, Execution, Mode, TEXTS, Unfinished, of, whole};

use super::draw;

/// 实际值
pub const ACTUAL: usize = 4;
/// 分值
pub const WEIGHT: usize = 5;
/// 得分
pub const SCORE: usize = 6;
/// 偏差原因
pub const REASON: usize = 7;

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.evaluating.col_flag, 2, 0, 0),
    text(|s| s.evaluating.col_class, 4, 0, 2),
    text(|s| s.evaluating.col_name, 12, 3, 0),
    text(|s| s.evaluating.col_target, 10, 1, 0),
    text(|s| s.evaluating.col_actual, 11, 1, 0),
    figure(|s| s.evaluating.col_weight, 4, 0),
    figure(|s| s.evaluating.col_score, 7, 0),
    text(|s| s.evaluating.col_reason, 14, 3, 0),
];

/// A form on the screen.
pub struct Entry {
    /// Whose form.
    pub subject: Subject,
    /// What was read; nothing before it has come.
    pub page: Option<EntryPage>,
    /// Its cells; the last row is the execution, drawn apart.
    pub grid: Grid,
    /// What was being typed when the line dropped: goes on once the form has come.
    pub resume: Option<Unfinished>,
    /// What is on its way, by the number of its job.
    sent: BTreeMap<u64, Vec<Edit>>,
    /// What follows something on its way to the same cell.
    queued: BTreeMap<At, Edit>,
    /// What could not be kept.
    unsaved: BTreeMap<At, Edit>,
}

impl Entry {
    /// Not read yet.
    pub fn new(subject: Subject) -> Entry {
        Entry {
            subject,
            page: None,
            grid: Grid::new(COLUMNS, 1),
            resume: None,
            sent: BTreeMap::new(),
            queued: BTreeMap::new(),
            unsaved: BTreeMap::new(),
        }
    }

    /// What may be done.
    pub fn mode(&self) -> Mode {
        self.page.as_ref().map_or(Mode::Fill, |p| p.mode)
    }

    /// Takes what was read. What has been typed and not been answered stays.
    /// Gives back what was being written on a page of its own.
    pub fn fill(&mut self, s: &'static Strings, mut page: EntryPage) -> Option<(At, String)> {
        let first = self.page.is_none();
        let mut rows: Vec<Vec<Cell>> = page.rows.iter().map(|r| cells(s, page.mode, r)).collect();
        rows.push(execution_cells(&page.execution));
        // Refused first, then what is on its way in its order: the newest stands.
        for edit in self.unsaved.values().chain(self.sent.values().flatten()).chain(self.queued.values()) {
            if let Some(n) = TEXTS.iter().position(|f| *f == edit.at.field) {
                page.texts[n].clone_from(&edit.value);
            } else if let Some(spot) = spot_of(edit.at, page.rows.len()).filter(|_| is_typed(edit.at))
                && let Some(cell) = rows.get_mut(spot.row).and_then(|r| r.get_mut(spot.column))
            {
                cell.text.clone_from(&edit.value);
            }
        }
        let count = page.rows.len();
        self.page = Some(page);
        self.grid.fill(rows);
        if !first {
            return None;
        }
        self.grid.go(Spot { row: 0, column: ACTUAL });
        let resume = self.resume.take()?;
        // Behind the cell that was kept last, where nothing was being typed.
        let Some((at, text)) = resume.typed else {
            let last = self.page.as_ref().and_then(|p| p.last).and_then(|at| spot_of(at, count));
            if last.is_some_and(|spot| self.grid.go(spot)) {
                self.grid.step(Cmd::Down);
            }
            return None;
        };
        let spot = spot_of(at, count).filter(|s| self.grid.go(*s));
        if at.field.is_long() {
            return Some((at, text));
        }
        self.grid.resume(spot?, &text);
        None
    }

    /// The place under the cursor.
    pub fn place(&self) -> Option<At> {
        at_of(self.grid.at(), self.page.as_ref()?.rows.len())
    }

    /// The row of indicators under the cursor.
    pub fn row(&self) -> Option<(usize, &EntryRow)> {
        let at = self.grid.at().row;
        self.page.as_ref()?.rows.get(at).map(|r| (at, r))
    }

    /// Puts the cursor on a place of the grid; says whether it is one.
    pub fn go_to(&mut self, at: At) -> bool {
        let count = self.page.as_ref().map_or(0, |p| p.rows.len());
        spot_of(at, count).is_some_and(|spot| self.grid.go(spot))
    }

    /// Changes of the grid as they are sent to be kept. What no cell holds is
    /// given back as it was, and how much it would have held is told.
    pub fn changed(&mut self, changes: Vec<Change>) -> (Vec<Edit>, Option<usize>) {
        let count = self.page.as_ref().map_or(0, |p| p.rows.len());
        let (mut typed, mut too_long) = (Vec::new(), None);
        for change in changes {
            match at_of(change.at, count) {
                Some(at) if cleaned(at.field, &change.after).is_ok() => typed.push((at, change.after)),
                Some(at) => {
                    self.grid.say(change.at, &change.before);
                    too_long = Some(at.field.longest());
                }
                None => {}
            }
        }
        (self.edits(typed), too_long)
    }

    /// Texts for cells as they are sent to be kept; what was refused before goes
    /// along, what follows one that is on its way waits for its answer.
    pub fn edits(&mut self, texts: Vec<(At, String)>) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for (at, value) in texts {
            edits.retain(|e| e.at != at);
            edits.push(Edit { at, value, seen: self.revision(at) });
        }
        if !edits.is_empty() {
            for (at, old) in std::mem::take(&mut self.unsaved) {
                match edits.iter_mut().find(|e| e.at == at) {
                    Some(newer) => newer.seen = old.seen,
                    None => edits.push(old),
                }
            }
        }
        let on_its_way = |at: At| self.sent.values().flatten().any(|e| e.at == at);
        let (later, now): (Vec<Edit>, Vec<Edit>) = edits.into_iter().partition(|e| on_its_way(e.at));
        self.queued.extend(later.into_iter().map(|e| (e.at, e)));
        now
    }

    fn revision(&self, at: At) -> i64 {
        self.page.as_ref().and_then(|p| p.revisions.get(&at)).copied().unwrap_or_default()
    }

    /// What waited for the answer to an earlier text of the same cell.
    pub fn waiting(&mut self) -> Vec<Edit> {
        let queued: Vec<(At, String)> =
            std::mem::take(&mut self.queued).into_values().map(|e| (e.at, e.value)).collect();
        self.edits(queued)
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
        let edit = Edit { at: clash.at, value: clash.ours.clone(), seen: clash.seen };
        self.unsaved.insert(clash.at, edit);
        self.show(clash.at, &clash.ours);
    }

    /// Shows a text in its cell.
    fn show(&mut self, at: At, text: &str) {
        let count = self.page.as_ref().map_or(0, |p| p.rows.len());
        if TEXTS.contains(&at.field) {
            self.set_long(at.field, text);
        } else if let Some(spot) = spot_of(at, count).filter(|_| is_typed(at)) {
            self.grid.say(spot, text);
        }
    }

    /// An answer has come to a save: what it says of revisions holds at once;
    /// of scores only where no newer save is on its way, which is told.
    pub fn kept(&mut self, job: u64, answer: &EntryPage) -> bool {
        self.sent.remove(&job);
        if let Some(page) = &mut self.page {
            page.revisions.clone_from(&answer.revisions);
        }
        self.sent.is_empty()
    }

    /// A save was refused: what was typed stays, and goes along with the next.
    pub fn not_kept(&mut self, job: u64) {
        for edit in self.sent.remove(&job).into_iter().flatten() {
            let newer = self.queued.remove(&edit.at).map_or(edit.value, |q| q.value);
            self.unsaved.insert(edit.at, Edit { value: newer, ..edit });
        }
    }

    /// A colleague's value was chosen: nothing of ours is kept there.
    pub fn forget(&mut self, at: At) {
        self.unsaved.remove(&at);
    }

    /// How many places are not kept yet: on their way, refused.
    pub fn open(&self) -> (usize, usize) {
        (self.sent.values().map(Vec::len).sum::<usize>() + self.queued.len(), self.unsaved.len())
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
    pub fn next_missing(&self) -> Option<At> {
        let page = self.page.as_ref()?;
        let count = page.rows.len();
        let here = self.grid.at();
        let beyond = |at: &&(At, String)| spot_of(at.0, count).is_none_or(|s| s > here);
        page.missing.iter().find(beyond).or_else(|| page.missing.first()).map(|(at, _)| *at)
    }

    /// A text below the rows.
    pub fn long_text(&self, field: Field) -> String {
        let n = TEXTS.iter().position(|f| *f == field);
        n.and_then(|n| self.page.as_ref().map(|p| p.texts[n].clone())).unwrap_or_default()
    }

    /// Another text below the rows.
    pub fn set_long(&mut self, field: Field, text: &str) {
        if let (Some(page), Some(n)) = (&mut self.page, TEXTS.iter().position(|f| *f == field)) {
            page.texts[n] = text.to_string();
        }
    }

    /// A reason, as it was written on a page of its own.
    pub fn write(&mut self, at: At, text: &str) -> Vec<Change> {
        let count = self.page.as_ref().map_or(0, |p| p.rows.len());
        spot_of(at, count).map(|spot| self.grid.write(spot, text)).unwrap_or_default()
    }
}

/// Where a cell of the form stands in the grid; texts below the rows do not.
pub fn spot_of(at: At, rows: usize) -> Option<Spot> {
    match (at.line, at.field) {
        (Some(row), Field::Reason) => Some(Spot { row, column: REASON }),
        // What else is said of a row is said of its value.
        (Some(row), _) => Some(Spot { row, column: ACTUAL }),
        (None, Field::ZeroBudget) => Some(Spot { row: rows, column: ACTUAL }),
        _ => None,
    }
}

/// Which cell of the form a cell of the grid is.
pub fn at_of(spot: Spot, rows: usize) -> Option<At> {
    match (spot.row, spot.column) {
        (row, ACTUAL) if row == rows => Some(whole(Field::ZeroBudget)),
        (row, _) if row >= rows => None,
        (row, ACTUAL) => Some(of(row, Field::Actual)),
        (row, REASON) => Some(of(row, Field::Reason)),
        _ => None,
    }
}

/// Whether what stands in the grid is the cell itself, and not what is said beside it.
fn is_typed(at: At) -> bool {
    matches!(at.field, Field::Actual | Field::Reason)
}

fn cells(s: &'static Strings, mode: Mode, r: &EntryRow) -> Vec<Cell> {
    let (actual, reason) = match mode {
        Mode::Fill => (Cell::value(&r.actual), Cell::words(&r.reason)),
        _ => (Cell::looked_at(&r.actual), Cell::looked_at(&r.reason)),
    };
    let reason = if r.reason_missing { reason.hint(s.evaluating.reason_missing).role(Role::Bad) } else { reason };
    let mark = if r.by_hand { s.evaluating.by_hand_mark } else { "" };
    let score = r.score.map(|p| format!("{}{mark}", number::two_places(p))).unwrap_or_default();
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
    ]
}

fn flag(s: &'static Strings, certainty: Certainty) -> &'static str {
    crate::present::review::certainty_short(s, certainty)
}

/// The money comes from the ledger; where there is none, somebody decides.
fn execution_cells(e: &Execution) -> Vec<Cell> {
    let mut cells = vec![Cell::default(); COLUMNS.len()];
    cells[ACTUAL] = Cell::looked_at(&e.paid);
    cells[WEIGHT] = Cell::shown(&e.weight);
    cells[SCORE] = Cell::shown(e.score.map(number::two_places).unwrap_or_default());
    cells
}
