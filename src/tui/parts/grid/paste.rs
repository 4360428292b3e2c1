//! A block of cells from a spreadsheet: tabs between columns, line ends
//! between rows.
//!
//! Never here: which column a value belongs to by its meaning. The block lies
//! over the grid as it would over a sheet, its first cell under the cursor.

use super::{Change, Grid, Spot, Takes};

/// What a pasted block did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Cells whose text is another now.
    pub changes: Vec<Change>,
    /// Cells that the block filled, changed or not.
    pub filled: usize,
    /// Cells with text that lay on cells not to be typed into.
    pub passed_over: usize,
    /// Rows and columns of the block that reach beyond the grid.
    pub beyond: (usize, usize),
}

/// A larger paste is no form.
const MOST_ROWS: usize = 500;
const MOST_COLUMNS: usize = 100;

/// The cells of a block. A quoted cell may hold line ends and tabs, as
/// spreadsheets copy them.
pub(super) fn block(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.trim_end_matches('\n').chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted && row.len() < MOST_COLUMNS => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted && rows.len() < MOST_ROWS => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    row.push(cell);
    rows.push(row);
    // A quote that nothing ends was a character like any other.
    if quoted && text.contains(['\t', '\n']) && !text.ends_with('"') {
        return text.trim_end_matches('\n').split('\n').take(MOST_ROWS).map(plain_row).collect();
    }
    rows
}

fn plain_row(line: &str) -> Vec<String> {
    line.split('\t').take(MOST_COLUMNS).map(str::to_string).collect()
}

impl Grid {
    /// Takes a pasted text: into the line being typed, where it is one cell;
    /// else a block that lies over the grid from the cursor on.
    pub fn paste(&mut self, text: &str) -> Pasted {
        let block = block(text);
        let one = block.len() == 1 && block[0].len() == 1;
        if let (true, Some(field)) = (one, &mut self.typing) {
            field.paste(text.trim_end_matches(['\r', '\n']));
            return Pasted::default();
        }
        self.typing = None;
        if block.iter().flatten().all(String::is_empty) || !self.takes().text() {
            return Pasted::default();
        }
        self.lay(block)
    }

    fn lay(&mut self, block: Vec<Vec<String>>) -> Pasted {
        let (from, columns) = (self.at, self.columns.len());
        let mut pasted = Pasted::default();
        let rows = self.rows.len().saturating_sub(self.pinned).max(from.row + 1);
        let wide = block.iter().map(Vec::len).max().unwrap_or(0);
        pasted.beyond = ((from.row + block.len()).saturating_sub(rows), (from.column + wide).saturating_sub(columns));
        let mut texts = Vec::new();
        for (r, line) in block.into_iter().enumerate().take(rows - from.row) {
            for (c, text) in line.into_iter().enumerate().take(columns - from.column) {
                let at = Spot { row: from.row + r, column: from.column + c };
                match self.cell(at).map(|cell| cell.takes) {
                    // An empty cell of the block leaves what is there: nobody means to delete by it.
                    Some(Takes::Value | Takes::Words) if text.trim().is_empty() => {}
                    Some(Takes::Value | Takes::Words) => texts.push((at, text)),
                    _ if text.trim().is_empty() => {}
                    _ => pasted.passed_over += 1,
                }
            }
        }
        pasted.filled = texts.len();
        pasted.changes = self.replace(texts);
        pasted
    }
}
