//! What a form's template is made of: columns, parts, and cells that say what
//! stands in them. The templates themselves are in `templates`.

use crate::domain::form::Block;

/// A form as rows of cells.
pub(super) struct Template {
    /// Its printed name.
    pub title: &'static str,
    /// All columns it may have, left to right.
    pub columns: &'static [Column],
    /// Its blocks, top to bottom.
    pub parts: &'static [Part],
    /// Printed below it.
    pub notes: &'static [&'static str],
}

/// A column of the grid.
pub(super) struct Column {
    /// In half-width characters.
    pub width: u16,
    /// Whether a form has it.
    pub shown: Shown,
}

/// When a column is there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Always,
    /// Where the year uses weights, or the form bears some.
    Weights,
    /// Where some row of the form has something in it.
    Filled(Slot),
}

/// Rows that belong together, with the label that stands beside them all.
pub(super) struct Part {
    /// The label in the first columns, merged over all rows of the part.
    pub side: Option<Cell>,
    /// Printed rows above.
    pub head: &'static [&'static [Cell]],
    /// How often the body comes.
    pub each: Each,
    /// A row of the body.
    pub body: &'static [Cell],
}

/// How often a body comes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Each {
    Once,
    /// A row of 项目资金.
    Fund,
    /// A line of 年度主要任务, and the sum below them.
    Task,
    /// An indicator; cells of equal level merge.
    Indicator,
}

/// A cell over the columns `from..=to`, as far as the form has them, and `tall` rows.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub from: u8,
    pub to: u8,
    pub tall: u8,
    pub put: Put,
}

/// What stands in a cell.
#[derive(Clone, Copy)]
pub(super) enum Put {
    /// Printed words; `{year}`, `{months}` and `{unit}` are replaced.
    Words(&'static str),
    /// Something of the form.
    Slot(Slot),
}

/// A place of a [`crate::domain::form::Form`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Code,
    Project,
    Department,
    Unit,
    Attribute,
    Period,
    GoalWholeLife,
    GoalAnnual,
    GoalActual,
    TotalMarks,
    TotalScore,
    FundLabel,
    /// The label over the whole-life amounts.
    FundLabelWholeLife,
    Fund(FundColumn),
    TaskName,
    TaskContent,
    TaskTotal,
    TaskFiscal,
    TaskOther,
    Level1,
    Level2(Block),
    Name(Block),
    Target(Block),
    Marks(Block),
    Direction,
    Standard,
    Explanation,
    Note,
    Actual,
    Forecast,
    /// One of the five causes.
    Cause(u8),
    Reason,
    /// One of the three possibilities: a tick where the row says so.
    Likelihood(u8),
    Score,
}

/// A column of the fund block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum FundColumn {
    WholeLife,
    Initial,
    Adjusted,
    Executed,
    Forecast,
    Marks,
    Rate,
    Score,
}

/// A printed label.
pub(super) const fn words(from: u8, to: u8, words: &'static str) -> Cell {
    Cell { from, to, tall: 1, put: Put::Words(words) }
}

/// A printed label over two rows.
pub(super) const fn words2(from: u8, to: u8, words: &'static str) -> Cell {
    Cell { from, to, tall: 2, put: Put::Words(words) }
}

/// A place to fill in.
pub(super) const fn slot(from: u8, to: u8, slot: Slot) -> Cell {
    Cell { from, to, tall: 1, put: Put::Slot(slot) }
}

/// A column that is always there.
pub(super) const fn column(width: u16) -> Column {
    Column { width, shown: Shown::Always }
}

/// A column that is there on a condition.
pub(super) const fn maybe(width: u16, shown: Shown) -> Column {
    Column { width, shown }
}
