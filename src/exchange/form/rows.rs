//! The rows under the header of an indicator block.
//!
//! Never here: which columns there are (see `header`), or whether a row is right.

use crate::domain::form::{Block, Cited, Form, Row};
use crate::domain::indicator::{Level1, Level2, Reading};
use crate::domain::text;

use super::Why;
use super::header::{self, Column, Group, Header, block_of};
use super::known::{is_dots, is_note, is_ticked, key, label, without_prefix};
use super::levels::{Value, fill, levels, value};
use super::page::squeeze;
use super::take::{Take, is_amount};
use super::words::{Col, Label, NO_UNITS};

/// What 完成目标可能性 says where a column is ticked.
const LIKELIHOODS: [&str; 3] = ["确定能", "有可能", "完全不可能"];
/// Labels of the last row.
const TOTALS: &[&str] = &["总分", "总计", "合计", "总得分", "合计得分", "总分合计", "自评总分", "自评得分", "得分合计"];

/// Reads the rows under a header into the form; returns the row after the last.
pub(super) fn read(take: &mut Take<'_>, header: &Header, to: usize, form: &mut Form) -> usize {
    for n in (0..header.left).filter_map(|c| take.page.number(header.top, c)) {
        take.use_up(n);
    }
    // Known and without a place in a form: told, but for running numbers.
    for column in header.groups.iter().flat_map(|g| &g.columns).filter(|c| c.col == Col::Other) {
        if let Some(n) = take.page.number(header.bottom, column.left).filter(|_| !column.header.contains(['序', '编']))
        {
            take.leave(n, Why::UnknownColumn);
        }
    }
    let review = second_score(take, header);
    for n in header.unknown.iter().copied() {
        take.leave(n, Why::UnknownColumn);
    }
    for row in header.top..=header.bottom {
        for n in take.page.begun(row) {
            if take.area(n).right >= header.left {
                take.use_up(n);
            }
        }
    }
    let mut seen =
        Seen { year: form.year, block: block_beside(take, header), section: Cited::default(), rows: Vec::new() };
    let mut row = header.bottom + 1;
    while row < to {
        match look(take, header, row) {
            Line::Blank => {}
            Line::End => break,
            Line::Total => total(take, header, row, form),
            Line::Section(n) => seen.section = take.cited(n),
            Line::Header(again) => {
                // A header repeated on the next page; another layout is another block.
                if again.groups != header.groups {
                    break;
                }
                for n in take.page.begun(row) {
                    take.use_up(n);
                }
                row = again.bottom;
            }
            Line::Indicators => {
                seen.block = block_beside_row(take, header, row).or(seen.block);
                for group in &header.groups {
                    one(take, header, group, row, &mut seen);
                }
                // A column that was told as unknown is not told again cell by cell.
                for n in &header.unknown {
                    let head = take.area(*n);
                    for at in head.left..=head.right {
                        if let Some(n) = take.page.number(row, at) {
                            take.use_up(n);
                        }
                    }
                }
            }
        }
        row += 1;
    }
    form.texts.extend(review.map(|(head, column)| {
        let told = (header.bottom + 1..row).filter_map(|at| take.page.area(at, column)).find(|a| !a.text.is_empty());
        (head, told.map_or_else(|| take.nothing(header.bottom + 1, column), |a| a.cited()))
    }));
    form.rows.append(&mut tidied(seen.rows));
    in_order(&mut form.rows);
    row
}

/// The column of a review's own scores, 复核分: kept as a text, with the first of them.
fn second_score(take: &Take<'_>, header: &Header) -> Option<(Cited, usize)> {
    let review = |c: &&Column| c.col == Col::Other && ["复核", "审核评分"].iter().any(|w| c.header.contains(w));
    let column = header.groups.iter().flat_map(|g| &g.columns).find(review)?;
    let head = take.page.area(header.bottom, column.left)?.cited();
    Some((head, column.left))
}

/// The whole-life block before the annual one, each in the order of its rows.
pub(super) fn in_order(rows: &mut [Row]) {
    rows.sort_by_key(|r| r.block == Block::Annual);
}

/// What a row under the header is.
enum Line {
    Blank,
    Indicators,
    Total,
    Section(usize),
    Header(Box<Header>),
    End,
}

fn look(take: &Take<'_>, header: &Header, row: usize) -> Line {
    let page = take.page;
    // Under a header of one Word table only a table of the same width goes on.
    let width = |row: usize| page.tables.iter().rev().find(|(top, _)| *top <= row).map(|(_, width)| *width);
    if page.tables.iter().any(|(top, _)| *top == row) && width(row) != width(header.top) {
        return Line::End;
    }
    let begun: Vec<usize> = page.begun(row);
    let Some(first) = begun.iter().copied().find(|n| take.area(*n).right >= header.left) else {
        let beside = begun.first().is_some_and(|n| ends(&take.area(*n).text));
        // What is merged from above may be all of a row.
        return if beside { Line::End } else { Line::Blank };
    };
    let totals = |n: usize| TOTALS.contains(&key(&take.area(n).text).as_str());
    // The row's own label may stand left of the block: 总分 under 绩效指标.
    if totals(first) || begun.first().is_some_and(|n| totals(*n)) {
        return Line::Total;
    }
    if begun.first().is_some_and(|n| *n != first && ends(&take.area(*n).text)) {
        return Line::End;
    }
    if let Some(again) = header::find(page, row) {
        return Line::Header(Box::new(again));
    }
    let area = take.area(first);
    if ends(&area.text) || is_note(&area.text) {
        return Line::End;
    }
    let last = header.groups.iter().flat_map(|g| &g.columns).map(|c| c.right).max().unwrap_or(header.left);
    let alone = begun.len() == 1 && area.right > header.left && area.right + 1 >= last;
    if alone {
        return if Level1::parse(&area.text).is_some() && area.text.chars().count() < 30 {
            Line::Section(first)
        } else {
            Line::End
        };
    }
    Line::Indicators
}

/// A label of another block.
fn ends(printed: &str) -> bool {
    match label(printed) {
        None => {
            is_note(printed)
                || super::known::inline(printed).is_some_and(|(l, _)| matches!(label(l), Some((Label::Personal, _))))
        }
        Some((Label::Block, _)) => block_of(printed).is_none() && !squeeze(printed).contains("绩效指标"),
        // 单位 and 分类 are words of rows too.
        Some((Label::Unit | Label::Text, rank)) => rank == 0 || printed.chars().count() > 4,
        Some(_) => true,
    }
}

/// What the rows so far leave for the next one.
struct Seen {
    year: Option<i16>,
    block: Option<Block>,
    section: Cited,
    rows: Vec<Read>,
}

/// A row with what is needed to tell whether the template left it.
struct Read {
    row: Row,
    /// Its level-2 cell begins in its own row.
    own_class: bool,
    name_area: Option<usize>,
    target_area: Option<usize>,
}

fn one(take: &mut Take<'_>, header: &Header, group: &Group, row: usize, seen: &mut Seen) {
    let before = seen.rows.iter().rev().find(|r| group.block.is_none_or(|b| b == r.row.block)).map(|r| &r.row);
    let before = before.map(|r| (r.level1.clone(), r.level2.clone()));
    let mut levels = levels(take, header, group, row, seen.section.clone());
    fill(&mut levels, before);
    let cell = |take: &mut Take<'_>, col: Col| group.first(col).map(|c| value(take, header, c, row));
    // A merged score, reason or target counts once, in its first row.
    let once = |v: Option<Value>| match v {
        Some(v) if v.own => v.cited,
        Some(v) => Cited::new("", v.cited.cell),
        None => Cited::default(),
    };
    let name_area = levels.name.as_ref().and_then(|v| v.area.filter(|_| !v.own));
    let target = cell(take, Col::Target);
    let target_area = target.as_ref().and_then(|v| v.area.filter(|_| !v.own));
    let whole_life = cell(take, Col::WholeLifeTarget).map(|v| once(Some(v)));
    let operator = once(cell(take, Col::Operator));
    let mut unit = once(cell(take, Col::Unit));
    if NO_UNITS.contains(&unit.text.as_str()) || unit.text.chars().all(text::is_dash) {
        unit.text.clear();
    }
    let printed = once(target);
    let read_as = |value: &Cited, level2: &Cited| reading(&operator.text, &value.text, &unit.text, level2, seen.year);
    let whole_life = whole_life.map(|v| (joined(&operator, &v, &unit), read_as(&v, &levels.level2)));
    let (target, reading) = (joined(&operator, &printed, &unit), read_as(&printed, &levels.level2));
    let name = levels.name.map(|v| v.cited).unwrap_or_default();
    let mut read = Row {
        block: group.block.or(seen.block).unwrap_or_default(),
        level1: levels.level1,
        level2: levels.level2,
        name: Cited::new(without_prefix(&name.text), name.cell),
        target,
        reading,
        direction: once(cell(take, Col::Direction)),
        marks: once(cell(take, Col::Marks)),
        standard: once(cell(take, Col::Standard)),
        explanation: once(cell(take, Col::Explanation)),
        note: once(cell(take, Col::Note)),
        actual: once(cell(take, Col::Actual)),
        forecast: once(cell(take, Col::Forecast)),
        likelihood: once(cell(take, Col::Likelihood)),
        causes: [0, 1, 2, 3, 4].map(|n| once(cell(take, Col::Cause(n)))),
        score: once(cell(take, Col::Score)),
        reason: once(cell(take, Col::Reason)),
    };
    // Beside scores and without a column of reasons, 说明 is where they are given.
    let explains = |c: &Column| matches!(key(&c.header).as_str(), "说明" | "备注说明" | "其他说明");
    if group.has(Col::Score) && !group.has(Col::Reason) && group.first(Col::Note).is_some_and(explains) {
        read.reason = std::mem::take(&mut read.note);
    }
    for (n, word) in LIKELIHOODS.iter().enumerate() {
        if let Some(tick) = cell(take, Col::Tick(n as u8))
            && is_ticked(&tick.cited.text)
        {
            read.likelihood = Cited::new(*word, tick.cited.cell);
        }
    }
    for column in group.columns.iter().filter(|c| matches!(c.col, Col::Other | Col::Project | Col::Owner)) {
        value(take, header, column, row);
    }
    if let (Some(old), Some(name_area), Some(target_area)) = (seen.rows.last_mut(), name_area, target_area)
        && (old.name_area.or(Some(name_area)), old.target_area.or(Some(target_area)))
            == (Some(name_area), Some(target_area))
    {
        // One indicator over several rows: what is new goes with it.
        for (had, new) in
            [(&mut old.row.actual, read.actual), (&mut old.row.reason, read.reason), (&mut old.row.note, read.note)]
        {
            if !new.text.is_empty() {
                had.text = format!("{} {}", had.text, new.text).trim().to_string();
            }
        }
        return;
    }
    // The whole-life value beside the annual one is a row of the other block.
    if let Some((target, reading)) = whole_life {
        let blank = Cited::default;
        let twin = Row {
            block: Block::WholeLife,
            target,
            reading,
            marks: blank(),
            actual: blank(),
            score: blank(),
            reason: blank(),
            ..read.clone()
        };
        if !group.has(Col::Target) {
            read = twin;
        } else if !twin.target.is_empty() {
            seen.rows.push(Read { row: twin, own_class: levels.own_class, name_area: None, target_area: None });
        }
    }
    seen.rows.push(Read { row: read, own_class: levels.own_class, name_area, target_area });
}

/// Operator, value and unit as one target.
fn joined(operator: &Cited, target: &Cited, unit: &Cited) -> Cited {
    let parts: Vec<&str> =
        [operator, target, unit].map(|c| c.text.as_str()).into_iter().filter(|t| !t.is_empty()).collect();
    Cited::new(parts.join(" "), target.cell.clone())
}

/// What a target says, from one cell or three, as an indicator of its class.
fn reading(operator: &str, value: &str, unit: &str, level2: &Cited, year: Option<i16>) -> Reading {
    let read = Reading::from_columns_in(operator, value, unit, year);
    match Level2::parse(&level2.text) {
        Some(class) => read.with_class(Some(class)),
        None => read,
    }
}

/// Without the rows that the template left: `指标2：`, `……`; one stays where a
/// printed class has no indicator at all.
fn tidied(read: Vec<Read>) -> Vec<Row> {
    let dotted = |c: &Cited| is_dots(&c.text) || matches!(squeeze(&c.text).as_str(), "" | "…" | "指标");
    let blank = |r: &Row| r.target.is_empty() && r.actual.is_empty() && r.score.is_empty() && dotted(&r.name);
    let same =
        |a: &Row, b: &Row| a.block == b.block && a.level1.cell == b.level1.cell && a.level2.cell == b.level2.cell;
    let filled: Vec<Row> = read.iter().map(|r| &r.row).filter(|r| !blank(r)).cloned().collect();
    let mut kept: Vec<Row> = Vec::new();
    for Read { row, own_class, .. } in read {
        if !blank(&row) {
            kept.push(row);
            continue;
        }
        let class = own_class && !dotted(&row.level2) && row.class().1.is_some();
        if class && !filled.iter().any(|f| same(f, &row)) && !kept.iter().any(|k| same(k, &row)) {
            kept.push(Row { name: Cited::new("", row.name.cell.clone()), ..row });
        }
    }
    kept
}

/// Marks and score of the last row, under their columns or in their order.
fn total(take: &mut Take<'_>, header: &Header, row: usize, form: &mut Form) {
    let columns: Vec<&Column> = header.groups.iter().flat_map(|g| &g.columns).collect();
    let under = |col: Col| columns.iter().find(|c| c.col == col).map(|c| (c.left, c.right));
    let mut loose: Vec<usize> = Vec::new();
    for n in take.page.begun(row) {
        let area = take.area(n);
        let inside = |span: Option<(usize, usize)>| span.is_some_and(|(l, r)| area.left >= l && area.right <= r);
        if !is_amount(area.text.trim_end_matches('分')) {
            take.use_up(n);
        } else if inside(under(Col::Marks)) {
            form.total_marks = take.cited(n);
        } else if inside(under(Col::Score)) {
            form.total_score = take.cited(n);
        } else {
            loose.push(n);
        }
    }
    for n in loose {
        if form.total_marks.is_empty() && under(Col::Marks).is_some() {
            form.total_marks = take.cited(n);
        } else if form.total_score.is_empty() {
            form.total_score = take.cited(n);
        }
    }
    // The row is there and its score is not: told as an empty cell.
    if let (false, Some((left, _))) = (form.total_score.is_there(), under(Col::Score)) {
        form.total_score = take.nothing(row, left);
    }
}

/// The block that the label beside or above a header names.
fn block_beside(take: &Take<'_>, header: &Header) -> Option<Block> {
    let beside = (0..header.left).rev().find_map(|c| take.page.area(header.top, c)).and_then(|a| block_of(&a.text));
    beside.or_else(|| {
        let above = header.top.checked_sub(1)?;
        let found = take.page.begun(above);
        let [one] = found.as_slice() else { return None };
        let text = &take.area(*one).text;
        (squeeze(text).contains("指标")).then(|| block_of(text)).flatten()
    })
}

/// The same of a row whose own label begins with it.
fn block_beside_row(take: &mut Take<'_>, header: &Header, row: usize) -> Option<Block> {
    let n = (0..header.left).rev().find_map(|c| take.page.number(row, c))?;
    take.use_up(n);
    block_of(&take.area(n).text)
}

/// Text cells among the rows that no column claims.
pub(super) fn leftovers(take: &mut Take<'_>, from: usize, to: usize) {
    for row in from..to {
        for n in take.page.begun(row) {
            if !take.is_used(n) {
                take.leave(n, Why::NotUnderstood);
            }
        }
    }
}
