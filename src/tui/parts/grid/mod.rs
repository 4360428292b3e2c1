//! A grid of cells, some of them to be typed into: a cursor that goes over
//! those only, typing in place, a block of cells pasted from a spreadsheet,
//! and what was done taken back.
//!
//! Never here: what a cell means, whether its text is right, or where it is
//! kept. What was committed is handed out as changes.

mod draw;
mod paste;
#[cfg(test)]
mod tests;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::domain::text::narrow_char;
use crate::tui::keymap::Cmd;
use crate::tui::look::Role;
use crate::tui::parts::field::Field;
use crate::tui::parts::table::Column;

pub use paste::Pasted;

/// What may be typed into a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Takes {
    /// Nothing: it is shown.
    #[default]
    Nothing,
    /// Nothing either, but the cursor goes there, so that it can be spoken of.
    Look,
    /// A value: full-width digits and signs mean their ASCII twins.
    Value,
    /// Words.
    Words,
}

impl Takes {
    /// Whether anything is typed there.
    pub const fn text(self) -> bool {
        matches!(self, Takes::Value | Takes::Words)
    }
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Cell {
    pub text: String,
    pub takes: Takes,
    pub role: Role,
    /// What is said where nothing stands yet: what is missing, and why.
    pub hint: &'static str,
}

impl Cell {
    /// One that is shown only.
    pub fn shown(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }

    /// One to type a value into.
    pub fn value(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), takes: Takes::Value, ..Cell::default() }
    }

    /// One to type words into.
    pub fn words(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), takes: Takes::Words, ..Cell::default() }
    }

    /// One that the cursor goes over.
    pub fn looked_at(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), takes: Takes::Look, ..Cell::default() }
    }

    /// The same in another role.
    pub fn role(self, role: Role) -> Cell {
        Cell { role, ..self }
    }

    /// The same with what is said while it is empty.
    pub fn hint(self, hint: &'static str) -> Cell {
        Cell { hint, ..self }
    }
}

/// A place in the grid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub struct Spot {
    pub row: usize,
    pub column: usize,
}

/// A cell with another text than before.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Change {
    pub at: Spot,
    pub before: String,
    pub after: String,
}

/// Longer texts are cut where they are typed; nobody writes them into a cell.
pub const LONGEST: usize = 2000;
/// So many steps can be taken back.
const STEPS: usize = 200;

/// The grid.
pub struct Grid {
    /// Its columns.
    pub columns: &'static [Column],
    rows: Vec<Vec<Cell>>,
    /// So many rows at the end are drawn elsewhere and do not scroll.
    pinned: usize,
    at: Spot,
    top: usize,
    height: usize,
    typing: Option<Field>,
    done: Vec<Vec<Change>>,
}

impl Grid {
    /// Nothing in it yet; `pinned` rows at the end do not scroll.
    pub fn new(columns: &'static [Column], pinned: usize) -> Grid {
        Grid {
            columns,
            rows: Vec::new(),
            pinned,
            at: Spot::default(),
            top: 0,
            height: 0,
            typing: None,
            done: Vec::new(),
        }
    }

    /// Other cells; the cursor stays where it can, and what is being typed stays.
    pub fn fill(&mut self, rows: Vec<Vec<Cell>>) {
        self.rows = rows;
        if !self.reachable(self.at) {
            self.typing = None;
            let next = self.spots().find(|s| *s >= self.at).or_else(|| self.spots().next());
            self.at = next.unwrap_or_default();
        }
        self.scroll();
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A cell.
    pub fn cell(&self, at: Spot) -> Option<&Cell> {
        self.rows.get(at.row)?.get(at.column)
    }

    /// Another text in a cell, by the owner's doing.
    pub fn say(&mut self, at: Spot, text: &str) {
        if let Some(cell) = self.rows.get_mut(at.row).and_then(|r| r.get_mut(at.column)) {
            cell.text = text.to_string();
        }
    }

    /// What a cell says while it is empty, because something is missing there.
    pub fn hint(&mut self, at: Spot, hint: &'static str) {
        if let Some(cell) = self.rows.get_mut(at.row).and_then(|r| r.get_mut(at.column)) {
            (cell.hint, cell.role) = (hint, Role::Bad);
        }
    }

    /// Where the cursor stands.
    pub fn at(&self) -> Spot {
        self.at
    }

    /// Puts the cursor on a cell it can go to; says whether it is one.
    pub fn go(&mut self, to: Spot) -> bool {
        let able = self.reachable(to);
        if able {
            self.at = to;
            self.scroll();
        }
        able
    }

    /// Whether a text is being typed.
    pub fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// What is being typed and not committed yet.
    pub fn typed(&self) -> Option<String> {
        self.typing.as_ref().map(Field::text)
    }

    /// Goes on with a text that was being typed.
    pub fn resume(&mut self, at: Spot, text: &str) {
        if self.go(at) {
            self.typing = Some(Field::new(text));
        }
    }

    /// What may be typed under the cursor.
    pub fn takes(&self) -> Takes {
        self.cell(self.at).map_or(Takes::Nothing, |c| c.takes)
    }

    /// Tells how many rows are in sight.
    pub fn set_height(&mut self, height: usize) {
        self.height = height;
        self.scroll();
    }

    fn reachable(&self, at: Spot) -> bool {
        self.cell(at).is_some_and(|c| c.takes != Takes::Nothing)
    }

    /// All cells the cursor goes to, in the order of reading.
    pub fn spots(&self) -> impl Iterator<Item = Spot> + '_ {
        let of_row = |(row, cells): (usize, &Vec<Cell>)| {
            let able = |(column, c): (usize, &Cell)| (c.takes != Takes::Nothing).then_some(Spot { row, column });
            cells.iter().enumerate().filter_map(able).collect::<Vec<_>>()
        };
        self.rows.iter().enumerate().flat_map(of_row)
    }

    /// The cell that a movement leads to; none where there is no further one.
    fn neighbour(&self, cmd: Cmd) -> Option<Spot> {
        let Spot { row, column } = self.at;
        let in_column = |s: &Spot| s.column == column;
        let page = self.height.max(2) - 1;
        match cmd {
            Cmd::Down => self.spots().filter(in_column).find(|s| s.row > row),
            Cmd::Up => self.spots().filter(in_column).take_while(|s| s.row < row).last(),
            Cmd::PageDown => self.spots().filter(in_column).take_while(|s| s.row <= row + page).last(),
            Cmd::PageUp => self.spots().filter(in_column).find(|s| s.row + page >= row),
            Cmd::Top => self.spots().find(in_column),
            Cmd::Bottom => self.spots().filter(in_column).last(),
            Cmd::Right => self.spots().find(|s| s.row == row && s.column > column),
            Cmd::Left => self.spots().take_while(|s| *s < self.at).filter(|s| s.row == row).last(),
            Cmd::NextCell => self.spots().find(|s| *s > self.at),
            Cmd::PreviousCell => self.spots().take_while(|s| *s < self.at).last(),
            _ => None,
        }
        .filter(|s| *s != self.at)
    }

    /// Moves; says whether there was a cell to go to.
    pub fn step(&mut self, cmd: Cmd) -> bool {
        let to = self.neighbour(cmd);
        to.is_some_and(|to| self.go(to))
    }

    /// Begins to change what stands in the cell.
    pub fn edit(&mut self) {
        if let Some(cell) = self.cell(self.at).filter(|c| c.takes.text()) {
            self.typing = Some(Field::new(&cell.text));
        }
    }

    /// Gives the old text back.
    pub fn give_back(&mut self) {
        self.typing = None;
    }

    /// Takes what was typed; nothing where it says the same as before.
    pub fn commit(&mut self) -> Vec<Change> {
        let Some(text) = self.typed() else { return Vec::new() };
        self.typing = None;
        self.replace(vec![(self.at, text)])
    }

    /// Empties the cell.
    pub fn clear(&mut self) -> Vec<Change> {
        self.typing = None;
        self.replace(vec![(self.at, String::new())])
    }

    /// Writes one text, as if it had been typed there.
    pub fn write(&mut self, at: Spot, text: &str) -> Vec<Change> {
        self.replace(vec![(at, text.to_string())])
    }

    /// Several cells in one step that is taken back as one.
    fn replace(&mut self, texts: Vec<(Spot, String)>) -> Vec<Change> {
        let mut changes = Vec::new();
        for (at, text) in texts {
            let cell = self.rows.get_mut(at.row).and_then(|r| r.get_mut(at.column));
            let Some(cell) = cell.filter(|c| c.takes.text()) else { continue };
            let after = neat(cell.takes, &text);
            if cell.text != after {
                let before = std::mem::replace(&mut cell.text, after.clone());
                changes.push(Change { at, before, after });
            }
        }
        if !changes.is_empty() {
            self.done.push(changes.clone());
            if self.done.len() > STEPS {
                self.done.remove(0);
            }
        }
        changes
    }

    /// Takes the last step back; the cursor goes where it was done.
    pub fn undo(&mut self) -> Vec<Change> {
        self.typing = None;
        let Some(step) = self.done.pop() else { return Vec::new() };
        let mut changes = Vec::new();
        for Change { at, before, after } in step {
            self.go(at);
            if let Some(cell) = self.rows.get_mut(at.row).and_then(|r| r.get_mut(at.column)) {
                cell.text.clone_from(&before);
                changes.push(Change { at, before: after, after: before });
            }
        }
        changes
    }

    /// Takes a key as text; says whether it changed anything. The first
    /// character typed replaces what stands in the cell; an ASCII letter never
    /// begins a text, so that letters stay commands.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let takes = self.takes();
        let key = match key.code {
            KeyCode::Char(c) if takes == Takes::Value => KeyEvent { code: KeyCode::Char(digit(c)), ..key },
            _ => key,
        };
        match &mut self.typing {
            Some(field) => field.key(key),
            None => {
                let KeyCode::Char(c) = key.code else { return false };
                let held = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
                let begins = takes.text() && !c.is_ascii_alphabetic() && c != ' ';
                if held || c.is_control() || !begins {
                    return false;
                }
                let mut field = Field::default();
                field.key(key);
                self.typing = Some(field);
                true
            }
        }
    }

    fn scroll(&mut self) {
        let scrolled = self.rows.len().saturating_sub(self.pinned);
        let height = self.height.max(1);
        if self.at.row < scrolled {
            self.top = self.top.clamp((self.at.row + 1).saturating_sub(height), self.at.row);
        }
        self.top = self.top.min(scrolled.saturating_sub(height));
    }
}

/// Full-width digits and the signs of numbers; other characters stay, so that
/// words in a cell of values keep their punctuation.
fn digit(c: char) -> char {
    match narrow_char(c) {
        n if n.is_ascii_digit() || matches!(n, '.' | '%' | '-' | '+' | '/' | '<' | '>' | '=') => n,
        _ if matches!(c, '\u{2212}' | '\u{2013}') => '-',
        _ => c,
    }
}

/// A text as it stands in a cell: no control characters, no blanks around it.
fn neat(takes: Takes, text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = |c: &char| *c == '\n' || !c.is_control();
    let plain = lines.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(kept);
    let text: String = match takes {
        Takes::Value => plain.map(|c| if c == '\n' { ' ' } else { digit(c) }).take(LONGEST).collect(),
        _ => plain.take(LONGEST).collect(),
    };
    text.trim().to_string()
}
