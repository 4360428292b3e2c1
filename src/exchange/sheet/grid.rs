//! A sheet being filled, under the limits: whatever a file claims, no more is
//! kept than the cells that hold something. Formats are not known here.

use super::number::is_error;
use super::{Cell, Limits, Merge, Sheet};
use crate::domain::text::is_blank;
use crate::exchange::record::{FileFault, TooLarge};

/// Limits, what was spent of them, and the caller's progress and cancel.
pub(super) struct Watch<'a> {
    pub(super) limits: &'a Limits,
    /// Cells kept so far, over all sheets, blanks between them included.
    slots: u64,
    total: u64,
    progress: &'a mut dyn FnMut(u64, u64) -> bool,
}

impl<'a> Watch<'a> {
    pub(super) fn new(limits: &'a Limits, total: u64, progress: &'a mut dyn FnMut(u64, u64) -> bool) -> Self {
        Watch { limits, slots: 0, total, progress }
    }

    /// What `done` counts up to from now on.
    pub(super) fn expect(&mut self, total: u64) {
        self.total = total;
    }

    /// Tells the caller how far it is, who may cancel.
    pub(super) fn tell(&mut self, done: u64) -> Result<(), FileFault> {
        if (self.progress)(done.min(self.total), self.total) { Ok(()) } else { Err(FileFault::Cancelled) }
    }

    /// Counts the room of new cells.
    fn spend(&mut self, slots: u64) -> Result<(), FileFault> {
        self.slots += slots;
        over(TooLarge::Cells, self.slots, self.limits.cells)
    }
}

/// An error when `found` is more than `limit`.
pub(super) fn over(what: TooLarge, found: u64, limit: u64) -> Result<(), FileFault> {
    if found > limit { Err(FileFault::TooLarge { what, found, limit }) } else { Ok(()) }
}

/// One sheet being filled, cells in any order.
pub(super) struct Grid {
    sheet: Sheet,
    hidden_rows: Vec<(u64, u64)>,
    hidden_columns: Vec<(u64, u64)>,
}

impl Grid {
    pub(super) fn new(name: &str, hidden: bool) -> Self {
        Grid {
            sheet: Sheet {
                name: name.to_owned(),
                hidden,
                rows: Vec::new(),
                merged: Vec::new(),
                hidden_rows: Vec::new(),
                hidden_columns: Vec::new(),
            },
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
        }
    }

    /// Puts a cell where the file has it. Blank ones take no room, wherever they stand.
    pub(super) fn put(&mut self, watch: &mut Watch<'_>, row: u64, column: u64, cell: Cell) -> Result<(), FileFault> {
        let cell = tidy(cell);
        if cell == Cell::Empty {
            return Ok(());
        }
        over(TooLarge::Rows, row.saturating_add(1), u64::from(watch.limits.rows))?;
        over(TooLarge::Columns, column.saturating_add(1), u64::from(watch.limits.columns))?;
        let (row, column) = (row as usize, column as usize);
        if self.sheet.rows.len() <= row {
            watch.spend((row + 1 - self.sheet.rows.len()) as u64)?;
            self.sheet.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.sheet.rows[row];
        if cells.len() <= column {
            watch.spend((column + 1 - cells.len()) as u64)?;
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = cell;
        Ok(())
    }

    /// A merged area; one that is a single cell, or out of all bounds, is none.
    pub(super) fn merge(&mut self, watch: &Watch<'_>, rows: (u64, u64), columns: (u64, u64)) {
        let last_row = rows.1.min(u64::from(watch.limits.rows) - 1);
        let last_column = columns.1.min(u64::from(watch.limits.columns) - 1);
        if rows.0 > last_row || columns.0 > last_column || (rows.0 == last_row && columns.0 == last_column) {
            return;
        }
        // At most the limits, which fit by their types.
        self.sheet.merged.push(Merge {
            first_row: rows.0 as u32,
            last_row: last_row as u32,
            first_column: columns.0 as u16,
            last_column: last_column as u16,
        });
    }

    /// So many rows from `first` on are hidden.
    pub(super) fn hide_rows(&mut self, first: u64, count: u64) {
        self.hidden_rows.push((first, first.saturating_add(count)));
    }

    /// So many columns from `first` on are hidden.
    pub(super) fn hide_columns(&mut self, first: u64, count: u64) {
        self.hidden_columns.push((first, first.saturating_add(count)));
    }

    pub(super) fn set_hidden(&mut self) {
        self.sheet.hidden = true;
    }

    /// The sheet. What is hidden beyond its last cell is left out.
    pub(super) fn done(mut self) -> Sheet {
        let rows = self.sheet.rows.len();
        let width = self.sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        // Rows and columns within the limits fit by their types.
        self.sheet.hidden_rows = numbers(self.hidden_rows, rows).map(|row| row as u32).collect();
        self.sheet.hidden_columns = numbers(self.hidden_columns, width).map(|column| column as u16).collect();
        self.sheet.merged.sort_unstable_by_key(|area| (area.first_row, area.first_column));
        self.sheet.merged.retain(|area| (area.first_row as usize) < rows && usize::from(area.first_column) < width);
        self.sheet
    }
}

/// The numbers in spans that may overlap, each once, below `end`.
fn numbers(mut spans: Vec<(u64, u64)>, end: usize) -> impl Iterator<Item = u64> {
    spans.sort_unstable();
    let mut next = 0;
    spans.into_iter().flat_map(move |(first, after)| {
        let from = first.max(next);
        next = next.max(after);
        from..after.min(end as u64)
    })
}

/// A blank text is no cell; an error written as text is an error; `="00123"`
/// is how exports keep a program from taking a code for a number.
fn tidy(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) if text.chars().all(is_blank) => Cell::Empty,
        Cell::Text(text) if is_error(text.trim()) => Cell::Error(text.trim().to_owned()),
        Cell::Text(text) => match unguarded(&text) {
            Some(inner) => tidy(Cell::Text(inner)),
            None => Cell::Text(text),
        },
        other => other,
    }
}

/// The text inside `="…"`, quotes undoubled.
fn unguarded(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix("=\"")?.strip_suffix('"')?;
    let plain = inner.replace("\"\"", "\u{0}");
    (!plain.contains('"')).then(|| plain.replace('\u{0}', "\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(s: &str) -> Cell {
        Cell::Text(s.into())
    }

    #[test]
    fn blanks_far_away_cost_nothing_and_cells_there_are_refused() {
        let limits = Limits { rows: 10, columns: 3, ..Limits::default() };
        let mut go = |_, _| true;
        let mut watch = Watch::new(&limits, 0, &mut go);
        let mut grid = Grid::new("一", false);
        grid.put(&mut watch, 1, 2, text("x")).unwrap();
        grid.put(&mut watch, 1_048_575, 16_383, text(" \u{a0}\u{3000}\u{200b}")).unwrap();
        let fault = grid.put(&mut watch, 0, 3, text("x")).unwrap_err();
        assert_eq!(fault, FileFault::TooLarge { what: TooLarge::Columns, found: 4, limit: 3 });
        let fault = grid.put(&mut watch, 10, 0, text("x")).unwrap_err();
        assert_eq!(fault, FileFault::TooLarge { what: TooLarge::Rows, found: 11, limit: 10 });
        grid.hide_rows(1, u64::MAX);
        grid.hide_rows(1, 1);
        grid.merge(&watch, (0, u64::MAX - 1), (0, 0));
        let sheet = grid.done();
        assert_eq!(sheet.rows, [vec![], vec![Cell::Empty, Cell::Empty, text("x")]]);
        assert_eq!(sheet.hidden_rows, [1]);
        assert_eq!(sheet.merged.len(), 1);
    }

    #[test]
    fn gaps_count_as_cells_too() {
        let limits = Limits { cells: 6, ..Limits::default() };
        let mut go = |_, _| true;
        let mut watch = Watch::new(&limits, 0, &mut go);
        let mut grid = Grid::new("", false);
        grid.put(&mut watch, 0, 4, text("x")).unwrap();
        assert!(matches!(
            grid.put(&mut watch, 1, 0, text("x")),
            Err(FileFault::TooLarge { what: TooLarge::Cells, .. })
        ));
    }

    #[test]
    fn guards_and_errors() {
        assert_eq!(tidy(text("=\"00123\"")), text("00123"));
        assert_eq!(tidy(text("=\"他说\"\"好\"\"\"")), text("他说\"好\""));
        assert_eq!(tidy(text("=\"a\"&\"b\"")), text("=\"a\"&\"b\""));
        assert_eq!(tidy(text("=\"\"")), Cell::Empty);
        assert_eq!(tidy(text(" #REF! ")), Cell::Error("#REF!".into()));
    }
}
