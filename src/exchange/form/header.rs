//! The header of an indicator block: which columns it has, however deep it is,
//! and whether two blocks stand side by side.
//!
//! Never here: the rows under it.

use crate::domain::form::Block;

use super::known::{column, label};
use super::page::{Page, squeeze};
use super::words::{Col, Label};

/// A header is no deeper than this many rows.
const DEEPEST: usize = 3;

/// A column of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub col: Col,
    pub left: usize,
    pub right: usize,
    /// As printed, the deepest last.
    pub header: String,
}

/// Columns that make one row of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Group {
    pub block: Option<Block>,
    pub columns: Vec<Column>,
}

impl Group {
    pub fn first(&self, col: Col) -> Option<&Column> {
        self.columns.iter().find(|c| c.col == col)
    }

    pub fn has(&self, col: Col) -> bool {
        self.first(col).is_some()
    }
}

/// A header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub top: usize,
    pub bottom: usize,
    /// Where its first column begins; what stands left of it is the block's label.
    pub left: usize,
    pub groups: Vec<Group>,
    /// Areas of headers that no word fits.
    pub unknown: Vec<usize>,
    /// First and last square of every header, known or not.
    spans: Vec<(usize, usize)>,
}

impl Header {
    /// The header over a cell: the one that it overlaps most, the left one of two.
    pub fn home(&self, left: usize, right: usize) -> Option<(usize, usize)> {
        let overlap = |(l, r): &(usize, usize)| (right.min(*r) + 1).saturating_sub(left.max(*l));
        let most = self.spans.iter().map(overlap).max().filter(|n| *n > 0)?;
        self.spans.iter().copied().find(|span| overlap(span) == most)
    }
}

/// The header that begins in a row, if one does.
pub(super) fn find(page: &Page, row: usize) -> Option<Header> {
    let cells: Vec<usize> = page.begun(row).into_iter().filter(|n| page.areas()[*n].height() <= DEEPEST).collect();
    if cells.len() < 2 {
        return None;
    }
    let told = |n: &usize| column(&[&page.areas()[*n].text]);
    if cells.iter().filter(|n| told(n).is_some()).count() < 2 {
        return None;
    }
    let bottom = bottom(page, row, &cells);
    let (columns, unknown) = leaves(page, row, bottom);
    let has = |wanted: &[Col]| columns.iter().any(|c| wanted.contains(&c.col));
    let named = has(&[Col::Name, Col::Nested]) || (has(&[Col::Level1]) && has(&[Col::Level2]));
    let valued = has(&[Col::Target, Col::WholeLifeTarget, Col::Actual, Col::Marks, Col::Score]);
    if !named || !valued || columns.len() < 3 {
        return None;
    }
    let left = columns.first()?.left;
    let mut spans: Vec<(usize, usize)> = columns.iter().map(|c| (c.left, c.right)).collect();
    spans.extend(unknown.iter().map(|n| (page.areas()[*n].left, page.areas()[*n].right)));
    spans.sort_unstable();
    let mut groups = groups(columns);
    name_blocks(page, row, left, &mut groups);
    Some(Header { top: row, bottom, left, groups, unknown, spans })
}

/// The last row of a header: that of its merged cells, or a row of finer headers below.
fn bottom(page: &Page, row: usize, cells: &[usize]) -> usize {
    let all: Vec<Option<Col>> = cells.iter().map(|n| column(&[&page.areas()[*n].text])).collect();
    // The label 绩效指标 beside real names reaches down over the rows.
    let named = all.iter().any(|c| matches!(c, Some(Col::Name | Col::Level1 | Col::Level2)));
    let told = |n: &usize| column(&[&page.areas()[*n].text]).is_some_and(|c| !(named && c == Col::Nested));
    let merged = cells.iter().filter(|n| told(n)).map(|n| page.areas()[*n].bottom).max().unwrap_or(row);
    if merged > row {
        return merged;
    }
    let below = page.begun(row + 1);
    let finer = |n: &usize| {
        let area = &page.areas()[*n];
        column(&[&area.text]).is_some() && area.height() == 1
    };
    // Unmerged: a row that holds nothing but headers.
    let deep = row + 1 < page.rows && below.len() >= 2 && below.iter().all(finer);
    if deep { row + 1 } else { row }
}

/// The columns by their deepest cells, and the header cells that are not understood.
fn leaves(page: &Page, top: usize, bottom: usize) -> (Vec<Column>, Vec<usize>) {
    let mut columns: Vec<Column> = Vec::new();
    let mut unknown = Vec::new();
    let mut last_chain: Vec<usize> = Vec::new();
    let mut group: Option<usize> = None;
    for at in 0..page.columns {
        let mut chain: Vec<usize> = Vec::new();
        for row in top..=bottom {
            let Some(n) = page.number(row, at) else { continue };
            let area = &page.areas()[n];
            // The label of the whole block stands beside the header, not in it.
            let beside = area.bottom > bottom || area.top < top;
            if !area.text.is_empty() && !beside && !chain.contains(&n) {
                chain.push(n);
            }
        }
        if chain.is_empty() {
            last_chain.clear();
            continue;
        }
        // An unmerged group header counts for the finer ones to its right.
        let top_blank = page.number(top, at).is_none();
        match (bottom > top, chain.len()) {
            (true, 2..) => group = Some(chain[0]),
            (true, 1) if top_blank => chain.splice(0..0, group).for_each(drop),
            _ => group = None,
        }
        if chain == last_chain {
            match columns.last_mut().filter(|c| c.right + 1 == at) {
                Some(column) => column.right = at,
                None => continue,
            }
            continue;
        }
        let texts: Vec<&str> = chain.iter().map(|n| page.areas()[*n].text.as_str()).collect();
        match column(&texts) {
            Some(col) => columns.push(Column { col, left: at, right: at, header: texts.join(" ") }),
            // The label of a block with one row only reaches no further down than a header may.
            None if matches!(label(texts[0]), Some((Label::Block, _))) && columns.is_empty() => {}
            None => unknown.extend(chain.last().copied()),
        }
        last_chain = chain;
    }
    // 绩效指标 beside real names is the block's label.
    if columns.iter().any(|c| c.col == Col::Name || c.col == Col::Level2) {
        columns.retain(|c| c.col != Col::Nested);
    }
    // Where marks are weighed, the weighed score is the score.
    let weighed = |c: &Column| c.header.contains("得分") && (c.header.contains("折算") || c.header.contains("加权"));
    if columns.iter().any(weighed) {
        for column in &mut columns {
            match column.col {
                Col::Score => column.col = Col::Other,
                Col::Other if weighed(column) => column.col = Col::Score,
                _ => {}
            }
        }
    }
    // What stands left of the levels is the block's own label, but for a list
    // of several projects, whose columns stand in any order.
    let named = |n: &usize| matches!(label(&page.areas()[*n].text), Some((Label::Project | Label::ProjectCode, _)));
    let listed = columns.iter().any(|c| c.col == Col::Project) || unknown.iter().any(named);
    let levels = |c: &&Column| matches!(c.col, Col::Level1 | Col::Level2 | Col::Name | Col::Nested);
    if let Some(first) = columns.iter().filter(levels).map(|c| c.left).min().filter(|_| !listed) {
        columns.retain(|c| c.left >= first || matches!(c.col, Col::Project | Col::Owner | Col::Other));
        unknown.retain(|n| page.areas()[*n].left >= first);
    }
    // 绩效标准 is the target of a form that has no other.
    if !columns.iter().any(|c| matches!(c.col, Col::Target | Col::WholeLifeTarget))
        && let Some(standard) = columns.iter_mut().find(|c| c.col == Col::Standard && c.header.contains("绩效标准"))
    {
        standard.col = Col::Target;
    }
    (columns, unknown)
}

/// A level or name that comes again begins a second block beside the first.
fn groups(columns: Vec<Column>) -> Vec<Group> {
    let opens = |col: Col| matches!(col, Col::Level1 | Col::Level2 | Col::Name);
    let mut groups = vec![Group::default()];
    for column in columns {
        let current = groups.len() - 1;
        let again = opens(column.col) && groups[current].has(column.col) && groups[current].columns.len() > 2;
        if again {
            groups.push(Group::default());
        }
        if let Some(group) = groups.last_mut() {
            group.columns.push(column);
        }
    }
    // Level 1 stands once, to the left of both.
    if groups.len() > 1 {
        let shared = groups[0].first(Col::Level1).cloned();
        for group in groups.iter_mut().skip(1).filter(|g| !g.has(Col::Level1)) {
            group.columns.splice(0..0, shared.clone());
        }
    }
    groups
}

/// Which block each group is: by a header above it, by its own words, or by order.
fn name_blocks(page: &Page, top: usize, left: usize, groups: &mut [Group]) {
    let several = groups.len() > 1;
    for (at, group) in groups.iter_mut().enumerate() {
        let from = group.columns.iter().map(|c| c.left).filter(|l| *l >= left).max().unwrap_or(left);
        let above = top.checked_sub(1).and_then(|row| page.area(row, from)).filter(|a| a.left >= left || several);
        let told = above.and_then(|a| block_of(&a.text)).or_else(|| {
            let whole_life = group.has(Col::WholeLifeTarget) && !group.has(Col::Target);
            whole_life.then_some(Block::WholeLife)
        });
        group.block = told.or(match (several, at) {
            (true, 0) => Some(Block::WholeLife),
            (true, _) => Some(Block::Annual),
            _ => None,
        });
    }
}

/// The block that a label names; a text of another kind names none.
pub(super) fn block_of(printed: &str) -> Option<Block> {
    let plain = squeeze(printed);
    if plain.chars().count() > 30 {
        return None;
    }
    let has = |w: &str| plain.contains(w);
    if has("中期") || has("长期") || has("实施期") {
        Some(Block::WholeLife)
    } else if has("年度") || has("当年") || has("本年") {
        Some(Block::Annual)
    } else {
        None
    }
}
