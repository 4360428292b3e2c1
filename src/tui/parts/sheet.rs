//! Any list of the program: rows of typed cells with a cursor, order, filter,
//! search, marks, and the same rows for export.
//!
//! Never here: what the rows are about, or drawing (see `table`).

use crate::domain::monitor::light::Light;
use crate::present::pinyin::{Haystack, Needle};
use crate::present::strings::Strings;
use crate::tui::look::{Look, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::{List, Marks};
use super::table::{Column, Sorted, Table};
use super::value::{Cell, Value};

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is, so that cursor and marks find it again after reading anew.
    pub key: i64,
    /// One value a column.
    pub cells: Vec<Value<'static>>,
    /// What it is searched by.
    pub hay: Haystack,
    /// Drawn as of less weight.
    pub muted: bool,
    /// Its worst light, for the filter.
    pub light: Light,
    /// Another mark of the row's kind, for the filter.
    pub flag: bool,
    /// Shown only where the filter is about what this column says.
    pub aside: Option<usize>,
}

impl Row {
    /// A row searched by all its words.
    pub fn new(key: i64, cells: Vec<Value<'static>>) -> Row {
        let texts = cells.iter().filter_map(|c| if let Value::Text(t) = c { Some(t.as_ref()) } else { None });
        let hay = Haystack::new(texts);
        Row { key, cells, hay, muted: false, light: Light::Grey, flag: false, aside: None }
    }
}

/// Which rows are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Keep {
    /// All.
    #[default]
    All,
    /// Of these lights.
    Lights(Vec<Light>),
    /// With [`Row::flag`].
    Flagged,
    /// Without it.
    Unflagged,
    /// Marked ones.
    Marked,
    /// Whose cell says this.
    Saying {
        /// Which column.
        column: usize,
        /// What it says.
        text: String,
    },
}

/// How a list is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Whether the cursor is shown.
    pub focus: bool,
    /// A column that stands below the others, where room is narrow; then there are no heads.
    pub below: Option<usize>,
}

/// The list.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its columns.
    pub columns: &'static [Column],
    /// Cursor and window over the rows shown.
    pub list: List,
    /// Marks by key.
    pub marks: Marks<i64>,
    rows: Vec<Row>,
    shown: Vec<usize>,
    needle: String,
    keep: Keep,
    sorted: Option<Sorted>,
    /// Only rows with this key of a neighbour, where panes are linked.
    only: Option<(usize, Value<'static>)>,
}

impl Sheet {
    /// An empty list.
    pub fn new(columns: &'static [Column]) -> Sheet {
        Sheet {
            columns,
            list: List::default(),
            marks: Marks::none(),
            rows: Vec::new(),
            shown: Vec::new(),
            needle: String::new(),
            keep: Keep::All,
            sorted: None,
            only: None,
        }
    }

    /// A list of rows.
    pub fn of(columns: &'static [Column], rows: Vec<Row>) -> Sheet {
        let mut sheet = Sheet::new(columns);
        sheet.replace(rows);
        sheet
    }

    /// Other rows; order, filter, marks and cursor stay.
    pub fn replace(&mut self, rows: Vec<Row>) {
        self.rows = rows;
        self.arrange();
    }

    /// All rows, shown or not.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many there are, without those aside.
    pub fn len(&self) -> usize {
        self.rows.iter().filter(|r| r.aside.is_none()).count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows shown, in their order.
    pub fn shown(&self) -> impl Iterator<Item = &Row> + Clone {
        self.shown.iter().map(|&i| &self.rows[i])
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&Row> {
        self.list.at().map(|i| &self.rows[self.shown[i]])
    }

    /// Puts the cursor on a row, where it is shown.
    pub fn go_to(&mut self, key: i64) {
        if let Some(at) = self.shown.iter().position(|&i| self.rows[i].key == key) {
            self.list.go(at);
        }
    }

    /// What is searched for.
    pub fn needle(&self) -> &str {
        &self.needle
    }

    /// Searches as it is typed.
    pub fn set_needle(&mut self, needle: &str) {
        self.needle = needle.to_string();
        self.arrange();
    }

    /// What is shown.
    pub fn keep(&self) -> &Keep {
        &self.keep
    }

    /// Shows some rows only.
    pub fn set_keep(&mut self, keep: Keep) {
        self.keep = keep;
        self.arrange();
    }

    /// Whether some rows are hidden by the operator's own doing.
    pub fn narrowed(&self) -> bool {
        !self.needle.is_empty() || self.keep != Keep::All
    }

    /// Shows all again.
    pub fn widen(&mut self) {
        self.needle.clear();
        self.set_keep(Keep::All);
    }

    /// How it is sorted; `None` is the order in which the rows came.
    pub fn sorted(&self) -> Option<Sorted> {
        self.sorted
    }

    /// Sorts by a column; by the same once more turns the order.
    pub fn sort_by(&mut self, column: usize) {
        let first_down = self.columns.get(column).is_some_and(|c| c.right);
        self.sorted = match self.sorted {
            Some(s) if s.column == column => Some(Sorted { column, down: !s.down }),
            _ => Some(Sorted { column, down: first_down }),
        };
        self.arrange();
    }

    /// Takes the order away.
    pub fn unsort(&mut self) {
        self.sorted = None;
        self.arrange();
    }

    /// Shows only rows whose cell has a value; told by a linked pane.
    pub fn set_only(&mut self, only: Option<(usize, Value<'static>)>) {
        if self.only != only {
            self.only = only;
            self.arrange();
        }
    }

    /// The marked rows shown or not; without marks the one under the cursor.
    pub fn chosen(&self) -> Vec<i64> {
        if self.marks.is_empty() {
            return self.current().map(|r| r.key).into_iter().collect();
        }
        self.rows.iter().map(|r| r.key).filter(|k| self.marks.has(k)).collect()
    }

    /// Marks or unmarks the row under the cursor and goes on.
    pub fn mark(&mut self) {
        if let Some(key) = self.current().map(|r| r.key) {
            self.marks.toggle(key);
            self.list.command(crate::tui::keymap::Cmd::Down);
        }
    }

    /// Marks all rows shown, or none.
    pub fn mark_all(&mut self) {
        let keys: Vec<i64> = self.shown().map(|r| r.key).collect();
        self.marks.toggle_all(keys.into_iter());
    }

    /// The cell of a row shown.
    pub fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let row = &self.rows[self.shown[row]];
        let value = row.cells.get(column).map_or(Value::Empty, Value::borrowed);
        let plain = if row.muted { Role::Muted } else { Role::Text };
        let role = value.role().unwrap_or(plain);
        (value, role)
    }

    /// Draws it.
    pub fn draw(&self, s: &'static Strings, look: &Look, style: Style, area: Rect, buf: &mut Buffer) {
        let marked = |row: usize| self.marks.has(&self.rows[self.shown[row]].key);
        let table = Table {
            columns: self.columns,
            list: &self.list,
            cell: &|row, column| self.cell(row, column),
            marked: (!self.marks.is_empty()).then_some(&marked),
            sorted: self.sorted,
            focus: style.focus,
            below: style.below,
        };
        table.draw(s, look, area, buf);
    }

    /// The row under the cursor as head and text of each column.
    pub fn whole(&self, s: &'static Strings) -> Vec<(String, String)> {
        let Some(row) = self.current() else { return Vec::new() };
        let pair = |(c, v): (&Column, &Value<'_>)| ((c.title)(s).to_string(), v.text(s).into_owned());
        self.columns.iter().zip(&row.cells).map(pair).collect()
    }

    fn arrange(&mut self) {
        let keep_key = self.current_key();
        let needle = Needle::new(&self.needle);
        let fits = |r: &Row| {
            let kept = match &self.keep {
                Keep::All => true,
                Keep::Lights(lights) => lights.contains(&r.light),
                Keep::Flagged => r.flag,
                Keep::Unflagged => !r.flag,
                Keep::Marked => self.marks.has(&r.key),
                Keep::Saying { column, text } => {
                    matches!(r.cells.get(*column), Some(Value::Text(t)) if t.split('、').any(|p| p == text))
                }
            };
            let kept = kept && r.aside.is_none_or(|c| matches!(self.keep, Keep::Saying { column, .. } if column == c));
            let linked = self.only.as_ref().is_none_or(|(c, v)| r.cells.get(*c) == Some(v));
            kept && linked && r.hay.holds(&needle)
        };
        self.shown = (0..self.rows.len()).filter(|&i| fits(&self.rows[i])).collect();
        if let Some(Sorted { column, down }) = self.sorted {
            let rows = &self.rows;
            self.shown.sort_by_cached_key(|&i| rows[i].cells.get(column).map(Value::order));
            if down {
                self.shown.reverse();
            }
        }
        self.list.set_len(self.shown.len());
        if let Some(key) = keep_key {
            self.go_to(key);
        }
    }

    fn current_key(&self) -> Option<i64> {
        let at = self.list.at()?;
        self.shown.get(at).and_then(|&i| self.rows.get(i)).map(|r| r.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;
    use crate::tui::parts::table::{figure, text};

    const COLS: &[Column] = &[text(|s| s.bench.col_project, 10, 1, 0), figure(|s| s.bench.col_budget, 10, 0)];

    fn sheet() -> Sheet {
        let row = |key, name: &'static str, yuan| {
            Row::new(key, vec![Value::Text(name.into()), Value::Wan(Some(Money::from_yuan(yuan)))])
        };
        Sheet::of(COLS, vec![row(1, "科普经费", 2_100_000), row(2, "航线补贴", 60_000_000), row(3, "松材线虫病", 5)])
    }

    fn keys(s: &Sheet) -> Vec<i64> {
        s.shown().map(|r| r.key).collect()
    }

    #[test]
    fn figures_sort_from_the_greatest_and_names_by_pinyin() {
        let mut s = sheet();
        s.sort_by(1);
        assert_eq!(keys(&s), [2, 1, 3]);
        s.sort_by(1);
        assert_eq!(keys(&s), [3, 1, 2]);
        s.sort_by(0);
        assert_eq!(keys(&s), [2, 1, 3]);
        s.unsort();
        assert_eq!(keys(&s), [1, 2, 3]);
    }

    #[test]
    fn the_cursor_stays_on_its_row() {
        let mut s = sheet();
        s.list.set_height(3);
        s.go_to(2);
        s.sort_by(1);
        assert_eq!(s.current().map(|r| r.key), Some(2));
        s.set_needle("hxbt");
        assert_eq!((keys(&s), s.current().map(|r| r.key)), (vec![2], Some(2)));
        s.widen();
        assert_eq!(s.current().map(|r| r.key), Some(2));
    }

    #[test]
    fn marks_are_what_an_action_applies_to() {
        let mut s = sheet();
        assert_eq!(s.chosen(), [1]);
        s.mark();
        s.mark();
        assert_eq!(s.chosen(), [1, 2]);
        s.set_keep(Keep::Marked);
        assert_eq!(keys(&s), [1, 2]);
    }
}
