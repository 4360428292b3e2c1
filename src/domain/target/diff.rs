//! What differs between two forms: rows that came, went or changed, field by
//! field. Where a text stands on the sheet, and how it is spaced, makes no difference.

use crate::domain::form::{Block, Cited, Figure, Form, FundRow, Row, TaskRow};
use crate::domain::text;

/// Which part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 项目名称 and the rest of the head.
    Head,
    /// 总体目标
    Goals,
    /// 项目资金
    Funds,
    /// 年度主要任务
    Tasks,
    /// 绩效指标
    Indicators(Block),
}

/// Which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // each is the field of the form of that name
pub enum Field {
    Project,
    Department,
    Unit,
    Attribute,
    Period,
    WholeLifeGoal,
    AnnualGoal,
    WholeLifeAmount,
    YearAmount,
    AdjustedAmount,
    TaskContent,
    TaskTotal,
    TaskFiscal,
    TaskOther,
    Level1,
    Level2,
    Name,
    Target,
    Direction,
    Marks,
    Standard,
    Explanation,
    Note,
}

impl Field {
    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Field::Project => "project",
            Field::Department => "department",
            Field::Unit => "unit",
            Field::Attribute => "attribute",
            Field::Period => "period",
            Field::WholeLifeGoal => "goal_whole_life",
            Field::AnnualGoal => "goal_annual",
            Field::WholeLifeAmount => "amount_whole_life",
            Field::YearAmount => "amount",
            Field::AdjustedAmount => "amount_adjusted",
            Field::TaskContent => "task_content",
            Field::TaskTotal => "task_total",
            Field::TaskFiscal => "task_fiscal",
            Field::TaskOther => "task_other",
            Field::Level1 => "level1",
            Field::Level2 => "level2",
            Field::Name => "name",
            Field::Target => "target",
            Field::Direction => "direction",
            Field::Marks => "marks",
            Field::Standard => "standard",
            Field::Explanation => "explanation",
            Field::Note => "note",
        }
    }
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A row that was not there before; what it says, and its cell.
    Added {
        /// Where.
        part: Part,
        /// Label or name.
        label: Cited,
        /// Its target or amount.
        value: Cited,
    },
    /// A row that is gone.
    Removed {
        /// Where.
        part: Part,
        /// Label or name, as it was.
        label: Cited,
        /// Its target or amount, as it was.
        value: Cited,
    },
    /// A field that says something else.
    Changed {
        /// Where.
        part: Part,
        /// Label or name of the row, as it is now; empty in the head.
        label: String,
        /// Which field.
        field: Field,
        /// What it said.
        before: Cited,
        /// What it says.
        after: Cited,
    },
}

impl Change {
    /// The cell of the newer form that it is about; of a row that is gone there is none.
    pub fn cell(&self) -> Option<&str> {
        match self {
            Change::Added { label, .. } => Some(label.cell.as_str()),
            Change::Removed { .. } => None,
            Change::Changed { after, .. } => Some(after.cell.as_str()),
        }
    }

    /// Whether a cell of the newer form is one it is about: the field itself,
    /// or any cell of a row that came.
    pub fn speaks_of(&self, cell: &str) -> bool {
        let row = |address: &str| address.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_string();
        match self {
            Change::Removed { .. } => false,
            Change::Added { label, .. } => !cell.is_empty() && row(&label.cell) == row(cell),
            Change::Changed { after, .. } => !cell.is_empty() && after.cell == cell,
        }
    }

    /// Which part of the form it is about.
    pub const fn part(&self) -> Part {
        match self {
            Change::Added { part, .. } | Change::Removed { part, .. } | Change::Changed { part, .. } => *part,
        }
    }
}

/// What differs between an older form and a newer one, in the order of the
/// newer; what went stands at the end of its part.
pub fn diff(before: &Form, after: &Form) -> Vec<Change> {
    let mut out = Vec::new();
    let head = [
        (Field::Project, &before.project, &after.project),
        (Field::Department, &before.department, &after.department),
        (Field::Unit, &before.unit, &after.unit),
        (Field::Attribute, &before.attribute, &after.attribute),
        (Field::Period, &before.period, &after.period),
    ];
    texts(&mut out, Part::Head, "", &head);
    let goals = [
        (Field::WholeLifeGoal, &before.goals.whole_life, &after.goals.whole_life),
        (Field::AnnualGoal, &before.goals.annual, &after.goals.annual),
    ];
    texts(&mut out, Part::Goals, "", &goals);
    funds(&mut out, &before.funds, &after.funds);
    tasks(&mut out, &before.tasks, &after.tasks);
    for block in [Block::WholeLife, Block::Annual] {
        indicators(&mut out, block, &before.rows, &after.rows);
    }
    out
}

fn plain(s: &str) -> String {
    text::narrow(s).chars().filter(|c| !text::is_blank(*c)).collect()
}

fn same(a: &Cited, b: &Cited) -> bool {
    a.text == b.text || plain(&a.text) == plain(&b.text)
}

type Pair<'a> = (Field, &'a Cited, &'a Cited);

fn texts(out: &mut Vec<Change>, part: Part, label: &str, pairs: &[Pair<'_>]) {
    for (field, before, after) in pairs.iter().filter(|(_, a, b)| !same(a, b)) {
        let (label, before, after) = (label.to_string(), (*before).clone(), (*after).clone());
        out.push(Change::Changed { part, label, field: *field, before, after });
    }
}

fn figures(out: &mut Vec<Change>, part: Part, label: &str, pairs: &[(Field, &Figure, &Figure)]) {
    for (field, a, b) in pairs {
        // 100 and 100.00 are one amount; where one is unread the texts decide.
        let equal =
            if a.amount.is_some() && b.amount.is_some() { a.amount == b.amount } else { same(&a.cited, &b.cited) };
        if !equal {
            texts(out, part, label, &[(*field, &a.cited, &b.cited)]);
        }
    }
}

/// Rows of both sides that belong together by one of `keys`, tried in turn;
/// each row once. The index of the older row for every newer one.
fn pair<T>(before: &[&T], after: &[&T], keys: &[&dyn Fn(&T) -> String]) -> Vec<Option<usize>> {
    let mut of: Vec<Option<usize>> = vec![None; after.len()];
    let mut taken = vec![false; before.len()];
    for key in keys {
        for (at, row) in after.iter().enumerate().filter(|(at, _)| *at < after.len()) {
            if of[at].is_some() {
                continue;
            }
            let wanted = key(row);
            let found =
                before.iter().enumerate().find(|(b, old)| !taken[*b] && !wanted.is_empty() && key(old) == wanted);
            if let Some((b, _)) = found {
                taken[b] = true;
                of[at] = Some(b);
            }
        }
    }
    of
}

fn gone<'a, T>(before: &'a [&'a T], of: &'a [Option<usize>]) -> impl Iterator<Item = &'a T> + 'a {
    before.iter().enumerate().filter(|(b, _)| !of.contains(&Some(*b))).map(|(_, row)| *row)
}

fn funds(out: &mut Vec<Change>, before: &[FundRow], after: &[FundRow]) {
    let (before, after): (Vec<_>, Vec<_>) = (before.iter().collect(), after.iter().collect());
    let of = pair(&before, &after, &[&|f: &FundRow| plain(&f.label.text)]);
    for (row, old) in after.iter().zip(&of) {
        let Some(old) = old.map(|b| before[b]) else {
            out.push(Change::Added { part: Part::Funds, label: row.label.clone(), value: row.initial.cited.clone() });
            continue;
        };
        let pairs = [
            (Field::WholeLifeAmount, &old.whole_life, &row.whole_life),
            (Field::YearAmount, &old.initial, &row.initial),
            (Field::AdjustedAmount, &old.adjusted, &row.adjusted),
        ];
        figures(out, Part::Funds, &row.label.text, &pairs);
    }
    out.extend(gone(&before, &of).map(|old| Change::Removed {
        part: Part::Funds,
        label: old.label.clone(),
        value: old.initial.cited.clone(),
    }));
}

fn tasks(out: &mut Vec<Change>, before: &[TaskRow], after: &[TaskRow]) {
    let (before, after): (Vec<_>, Vec<_>) = (before.iter().collect(), after.iter().collect());
    let of = pair(&before, &after, &[&|t: &TaskRow| plain(&t.name.text)]);
    for (row, old) in after.iter().zip(&of) {
        let Some(old) = old.map(|b| before[b]) else {
            out.push(Change::Added { part: Part::Tasks, label: row.name.clone(), value: row.total.cited.clone() });
            continue;
        };
        texts(out, Part::Tasks, &row.name.text, &[(Field::TaskContent, &old.content, &row.content)]);
        let pairs = [
            (Field::TaskTotal, &old.total, &row.total),
            (Field::TaskFiscal, &old.fiscal, &row.fiscal),
            (Field::TaskOther, &old.other, &row.other),
        ];
        figures(out, Part::Tasks, &row.name.text, &pairs);
    }
    out.extend(gone(&before, &of).map(|old| Change::Removed {
        part: Part::Tasks,
        label: old.name.clone(),
        value: old.total.cited.clone(),
    }));
}

fn indicators(out: &mut Vec<Change>, block: Block, before: &[Row], after: &[Row]) {
    let of_block =
        |rows: &[Row]| rows.iter().filter(|r| r.block == block && !r.is_blank()).cloned().collect::<Vec<_>>();
    let (before, after) = (of_block(before), of_block(after));
    let (before, after): (Vec<_>, Vec<_>) = (before.iter().collect(), after.iter().collect());
    let class = |r: &Row| format!("{:?}", r.class());
    let of = pair(
        &before,
        &after,
        &[
            &|r: &Row| format!("{} {}", class(r), plain(&r.name.text)),
            &|r: &Row| plain(&r.name.text),
            // Renamed: the same target in the same class.
            &|r: &Row| {
                if r.target.is_empty() { String::new() } else { format!("{} {}", class(r), plain(&r.target.text)) }
            },
        ],
    );
    let part = Part::Indicators(block);
    for (row, old) in after.iter().zip(&of) {
        let Some(old) = old.map(|b| before[b]) else {
            out.push(Change::Added { part, label: row.name.clone(), value: row.target.clone() });
            continue;
        };
        texts(
            out,
            part,
            &row.name.text,
            &[
                (Field::Level1, &old.level1, &row.level1),
                (Field::Level2, &old.level2, &row.level2),
                (Field::Name, &old.name, &row.name),
                (Field::Target, &old.target, &row.target),
                (Field::Direction, &old.direction, &row.direction),
            ],
        );
        if old.weight().is_none() || old.weight() != row.weight() {
            texts(out, part, &row.name.text, &[(Field::Marks, &old.marks, &row.marks)]);
        }
        texts(
            out,
            part,
            &row.name.text,
            &[
                (Field::Standard, &old.standard, &row.standard),
                (Field::Explanation, &old.explanation, &row.explanation),
                (Field::Note, &old.note, &row.note),
            ],
        );
    }
    out.extend(gone(&before, &of).map(|old| Change::Removed {
        part,
        label: old.name.clone(),
        value: old.target.clone(),
    }));
}
