//! Indicator rows as a form prints them: the blocks side by side under one
//! 一级指标, and empty rows `指标n：` where a unit has room to write.

use super::Shape;
use crate::domain::form::{Block, Cited, Form, FormKind, Row};
use crate::domain::indicator::{Level1, Level2};

/// What stands in one line of the indicator block.
pub(super) struct Pair {
    /// Which 一级指标 it belongs to; lines of one number share its cell.
    pub group: usize,
    /// As printed.
    pub level1: String,
    /// 中期, with the number of the row within its class.
    pub left: Option<(Row, usize)>,
    /// 年度, likewise.
    pub right: Option<(Row, usize)>,
}

impl Pair {
    /// The row of a block.
    pub fn of(&self, block: Block) -> Option<&(Row, usize)> {
        match block {
            Block::WholeLife => self.left.as_ref(),
            Block::Annual => self.right.as_ref(),
        }
    }
}

/// Rows that share a 一级指标.
struct Group {
    level1: String,
    rows: Vec<(Row, usize)>,
}

/// The lines of the indicator block.
pub(super) fn pairs(form: &Form, shape: Shape) -> Vec<Pair> {
    let two = form.kind == FormKind::ProjectTarget;
    let side = |block| groups(rows_of(form, block, shape));
    let left = if two { side(Block::WholeLife) } else { Vec::new() };
    let mut out = Vec::new();
    for (group, (left, right)) in aligned(left, side(Block::Annual)).into_iter().enumerate() {
        let level1 = left.iter().chain(&right).next().map(|g| g.level1.clone()).unwrap_or_default();
        let mut left = left.map(|g| g.rows).unwrap_or_default().into_iter();
        let mut right = right.map(|g| g.rows).unwrap_or_default().into_iter();
        for _ in 0..left.len().max(right.len()) {
            out.push(Pair { group, level1: level1.clone(), left: left.next(), right: right.next() });
        }
    }
    out
}

/// A block's rows in their order, with room added.
fn rows_of(form: &Form, block: Block, shape: Shape) -> Vec<Row> {
    // Only the target form of a project has two blocks.
    let all = form.kind != FormKind::ProjectTarget;
    let mut rows: Vec<Row> = form.rows.iter().filter(|r| all || r.block == block).cloned().collect();
    if shape.room > 0 {
        let classes = shape.taxonomy.classes();
        (0..classes.len()).for_each(|n| make_room(&mut rows, block, classes, n, shape.room));
    }
    rows
}

/// Adds empty rows of a class behind those it has, else where the order of the form has it.
fn make_room(rows: &mut Vec<Row>, block: Block, classes: &[(Level1, Level2)], n: usize, room: usize) {
    let place = |r: &Row| match r.class() {
        (Some(level1), Some(level2)) => classes.iter().position(|c| *c == (level1, level2)),
        _ => None,
    };
    let own = rows.iter().filter(|r| place(r) == Some(n)).count();
    let like = |same: fn(&Row, (Level1, Level2)) -> bool| rows.iter().rfind(|r| same(r, classes[n]));
    let words = |row: Option<&Row>, own: fn(&Row) -> &Cited, usual: &str| {
        row.map_or_else(|| Cited::new(usual, ""), |r| own(r).clone())
    };
    let mut empty = Row::empty(block);
    empty.level1 = words(like(|r, c| r.class().0 == Some(c.0)), |r| &r.level1, classes[n].0.name());
    empty.level2 = words(like(|r, c| r.class() == (Some(c.0), Some(c.1))), |r| &r.level2, classes[n].1.name());
    let before = rows.iter().rposition(|r| place(r).is_some_and(|p| p <= n)).map(|i| i + 1);
    let after = || rows.iter().position(|r| place(r).is_some());
    let at = before.or_else(after).unwrap_or(rows.len());
    rows.splice(at..at, std::iter::repeat_n(empty, room.max(own + 1) - own));
}

fn groups(rows: Vec<Row>) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    for row in rows {
        let fresh = out.last().is_none_or(|g| g.level1 != row.level1.text);
        if fresh {
            out.push(Group { level1: row.level1.text.clone(), rows: Vec::new() });
        }
        let Some(group) = out.last_mut() else { continue };
        let before = group.rows.last().filter(|(last, _)| last.level2.text == row.level2.text);
        let number = before.map_or(1, |(_, n)| n + 1);
        group.rows.push((row, number));
    }
    out
}

/// Groups of two blocks side by side, each block in its own order.
fn aligned(left: Vec<Group>, right: Vec<Group>) -> Vec<(Option<Group>, Option<Group>)> {
    let mut out = Vec::new();
    let mut left = std::collections::VecDeque::from(left);
    let mut right = std::collections::VecDeque::from(right);
    while let Some(next) = left.front() {
        match right.iter().position(|g| g.level1 == next.level1) {
            Some(before) => {
                out.extend(right.drain(..before).map(|g| (None, Some(g))));
                out.push((left.pop_front(), right.pop_front()));
            }
            None => out.push((left.pop_front(), None)),
        }
    }
    out.extend(right.into_iter().map(|g| (None, Some(g))));
    out
}
