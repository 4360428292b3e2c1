//! The cells of a row by their columns, and the levels that stand over it.
//!
//! Never here: what becomes of a row (see `rows`).

use crate::domain::form::Cited;

use super::header::{Column, Group, Header};
use super::page::squeeze;
use super::take::Take;
use super::words::{BARE_CLASSES, Col};

/// A cell of a column in a row.
pub(super) struct Value {
    pub cited: Cited,
    pub area: Option<usize>,
    /// Begins in this row.
    pub own: bool,
}

/// The cell of a row that belongs to a column: where borders are not in line,
/// the column that it overlaps most, the left one of two.
pub(super) fn value(take: &mut Take<'_>, header: &Header, column: &Column, row: usize) -> Value {
    let page = take.page;
    let mut found: Vec<usize> = Vec::new();
    for at in column.left..=column.right {
        if let Some(n) = page.number(row, at)
            && !found.contains(&n)
            && header.home(take.area(n).left, take.area(n).right) == Some((column.left, column.right))
        {
            found.push(n);
        }
    }
    let texts: Vec<usize> = found.iter().copied().filter(|n| !take.area(*n).text.is_empty()).collect();
    let Some(first) = texts.first().or(found.first()).copied() else {
        return Value { cited: take.nothing(row, column.left), area: None, own: true };
    };
    let own = take.area(first).top == row;
    let joined: Vec<String> = texts.iter().map(|n| take.cited(*n).text).collect();
    Value { cited: Cited::new(joined.join(" "), take.area(first).address.clone()), area: Some(first), own }
}

/// The levels and the name of a row.
pub(super) struct Levels {
    pub level1: Cited,
    pub level2: Cited,
    pub name: Option<Value>,
    pub own_class: bool,
    /// A blank single cell may stand for the word above it.
    pub open1: bool,
    pub open2: bool,
}

pub(super) fn levels(take: &mut Take<'_>, header: &Header, group: &Group, row: usize, section: Cited) -> Levels {
    if let Some(nested) = group.first(Col::Nested).filter(|_| !group.has(Col::Name)) {
        return nested_levels(take, nested, row);
    }
    let level1 = group.first(Col::Level1).map(|c| value(take, header, c, row));
    let level2 = group.first(Col::Level2).map(|c| value(take, header, c, row));
    let name = group.first(Col::Name).map(|c| value(take, header, c, row));
    let single = |n: usize| take.area(n).text.is_empty() && take.area(n).height() == 1;
    let open = |v: &Option<Value>| v.as_ref().is_some_and(|v| v.area.is_none_or(single));
    let (open1, open2) = (open(&level1), open(&level2));
    let own_class = level2.as_ref().is_some_and(|v| v.own && !v.cited.is_empty());
    let text = |v: Option<Value>| v.map(|v| v.cited).unwrap_or_default();
    let (mut level1, mut level2) = (text(level1), text(level2));
    if level1.is_empty() && !section.is_empty() {
        level1 = section;
    }
    let mut name = name;
    // 数量 in the column of names, where there is none for level 2.
    if !group.has(Col::Level2)
        && let Some(v) = name.as_mut().filter(|v| BARE_CLASSES.contains(&squeeze(&v.cited.text).as_str()))
    {
        level2 = v.cited.clone();
        v.cited.text.clear();
        return Levels { level1, level2, name, own_class: true, open1, open2: false };
    }
    Levels { level1, level2, name, own_class, open1, open2 }
}

/// Levels and name in the cells under one wide header: the last is the name.
fn nested_levels(take: &mut Take<'_>, column: &Column, row: usize) -> Levels {
    let mut found: Vec<usize> = take.page.across(row);
    found.retain(|n| take.area(*n).left >= column.left && take.area(*n).left <= column.right);
    let own_class = found.len() > 1 && take.area(found[0]).top == row;
    let name = found.pop().map(|n| Value { cited: take.cited(n), area: Some(n), own: take.area(n).top == row });
    let level1 = found.first().map(|n| take.cited(*n)).unwrap_or_default();
    let rest: Vec<Cited> = found.iter().skip(1).map(|n| take.cited(*n)).collect();
    let level2 = match rest.first() {
        Some(first) => {
            let texts: Vec<&str> = rest.iter().map(|c| c.text.as_str()).collect();
            Cited::new(texts.join(" / "), first.cell.clone())
        }
        None => Cited::default(),
    };
    let open1 = level1.is_empty();
    Levels { level1, level2, name, own_class, open1, open2: false }
}

/// A blank cell that is not merged stands for the word above it, as long as
/// the level over it is the same.
pub(super) fn fill(levels: &mut Levels, before: Option<(Cited, Cited)>) {
    let Some((level1, level2)) = before else { return };
    if levels.level1.is_empty() && levels.open1 {
        let other = levels.level2.text.contains("满意") && !level1.text.contains("满意");
        if !other {
            levels.level1 = level1.clone();
        }
    }
    if levels.level2.is_empty() && levels.open2 && levels.level1 == level1 {
        levels.level2 = level2;
    }
}
