//! The cells of an entry: which there are, what may stand in each, and the
//! sheet that they make together. Never here: who may write, or where it is kept.

use rust_decimal::Decimal;

use super::scheme::ZeroBudget;
use super::sheet::{Set, Sheet};
use crate::domain::money::parse_number;
use crate::domain::text;

/// A cell of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The row, from 0; nothing: the form as a whole.
    pub line: Option<usize>,
    /// What of it.
    pub field: Field,
}

/// What may be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 实际完成值
    Actual,
    /// Points picked within the band of words.
    Points,
    /// 年初目标偏低=否: far above for reasons outside.
    Objective,
    /// 不适用, approved.
    NotApplicable,
    /// 偏差原因分析及改进措施
    Reason,
    /// A score against the rule.
    SetPoints,
    /// Why.
    SetReason,
    /// Who approved it.
    SetBy,
    /// 总体目标 实际完成情况
    GoalActual,
    /// 主要问题
    Problems,
    /// 改进措施
    Measures,
    /// Without a budget: 0, full marks, or the rest brought to 100.
    ZeroBudget,
}

/// Why a value cannot stand in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadCell {
    /// The row is not there, or the field belongs to no row.
    NoSuchCell,
    /// Not a number from 0 to 100 with at most two decimals.
    NotPoints,
    /// Neither yes nor no.
    NotFlag,
    /// None of the words it takes.
    NotWord,
    /// Longer than the cell.
    TooLong(usize),
}

impl Field {
    /// All of them.
    pub const ALL: [Field; 12] = [
        Field::Actual,
        Field::Points,
        Field::Objective,
        Field::NotApplicable,
        Field::Reason,
        Field::SetPoints,
        Field::SetReason,
        Field::SetBy,
        Field::GoalActual,
        Field::Problems,
        Field::Measures,
        Field::ZeroBudget,
    ];

    /// The word used on the command line, in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Field::Actual => "actual",
            Field::Points => "points",
            Field::Objective => "objective",
            Field::NotApplicable => "not_applicable",
            Field::Reason => "reason",
            Field::SetPoints => "set_points",
            Field::SetReason => "set_reason",
            Field::SetBy => "set_by",
            Field::GoalActual => "goal_actual",
            Field::Problems => "problems",
            Field::Measures => "measures",
            Field::ZeroBudget => "zero_budget",
        }
    }

    /// The reverse of [`Field::key`].
    pub fn from_key(key: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.key() == key)
    }

    /// Whether it belongs to a row.
    pub const fn is_of_line(self) -> bool {
        !matches!(self, Field::GoalActual | Field::Problems | Field::Measures | Field::ZeroBudget)
    }

    /// Whether a text area is opened for it.
    pub const fn is_long(self) -> bool {
        matches!(self, Field::Reason | Field::GoalActual | Field::Problems | Field::Measures)
    }

    /// The most characters it holds.
    pub const fn longest(self) -> usize {
        match self {
            Field::GoalActual | Field::Problems | Field::Measures => 5_000,
            Field::Reason | Field::SetReason => 2_000,
            _ => 200,
        }
    }
}

/// An entry as it stands: the sheet and the texts beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Rows and money.
    pub sheet: Sheet,
    /// 总体目标 实际完成情况
    pub goal_actual: String,
    /// 主要问题
    pub problems: String,
    /// 改进措施
    pub measures: String,
}

impl Draft {
    /// Puts a value into a cell; an empty one empties it.
    ///
    /// # Errors
    /// [`BadCell`]; the draft is as before.
    pub fn put(&mut self, at: At, value: &str) -> Result<(), BadCell> {
        let value = cleaned(at.field, value)?;
        let Some(line) = at.line.filter(|_| at.field.is_of_line()) else {
            return if at.line.is_some() || at.field.is_of_line() {
                Err(BadCell::NoSuchCell)
            } else {
                self.whole(at.field, value)
            };
        };
        let (_, filled) = self.sheet.lines.get_mut(line).ok_or(BadCell::NoSuchCell)?;
        match at.field {
            Field::Actual => filled.actual = value,
            Field::Reason => filled.reason = value,
            Field::Points => filled.points = points(&value)?,
            Field::Objective => filled.objective = flag(&value)?,
            Field::NotApplicable => filled.not_applicable = flag(&value)?,
            Field::SetPoints => {
                filled.set = points(&value)?.map(|points| Set { points, ..filled.set.take().unwrap_or_default() });
            }
            // Words about a score that is not set wait for it.
            Field::SetReason => filled.set.iter_mut().for_each(|s| s.reason.clone_from(&value)),
            Field::SetBy => filled.set.iter_mut().for_each(|s| s.approver.clone_from(&value)),
            _ => return Err(BadCell::NoSuchCell),
        }
        Ok(())
    }

    fn whole(&mut self, field: Field, value: String) -> Result<(), BadCell> {
        match field {
            Field::GoalActual => self.goal_actual = value,
            Field::Problems => self.problems = value,
            Field::Measures => self.measures = value,
            Field::ZeroBudget if value.is_empty() => self.sheet.zero_budget = None,
            Field::ZeroBudget => {
                self.sheet.zero_budget = Some(ZeroBudget::from_key(&value).ok_or(BadCell::NotWord)?);
            }
            _ => return Err(BadCell::NoSuchCell),
        }
        Ok(())
    }

    /// Puts many values in order; a score against the rule comes before the
    /// words about it.
    pub fn put_all<'a>(&mut self, cells: impl Iterator<Item = (At, &'a str)>) {
        let mut cells: Vec<(At, &str)> = cells.collect();
        cells.sort_by_key(|(at, _)| *at);
        for (at, value) in cells {
            // What no longer fits its target is kept in the store and counts for nothing.
            let _ = self.put(at, value);
        }
    }
}

/// A value as it may be kept: control characters gone, lines of long texts kept.
///
/// # Errors
/// [`BadCell::TooLong`], and what the field does not take.
pub fn cleaned(field: Field, value: &str) -> Result<String, BadCell> {
    let lines = |s: &str| s.lines().map(text::clean).collect::<Vec<_>>().join("\n").trim().to_string();
    let value = if field.is_long() { lines(value) } else { text::clean(value) };
    if value.chars().count() > field.longest() {
        return Err(BadCell::TooLong(field.longest()));
    }
    match field {
        Field::Points | Field::SetPoints => points(&value).map(|_| value),
        Field::Objective | Field::NotApplicable => flag(&value).map(|_| value),
        Field::ZeroBudget if !value.is_empty() && ZeroBudget::from_key(&value).is_none() => Err(BadCell::NotWord),
        _ => Ok(value),
    }
}

fn points(value: &str) -> Result<Option<Decimal>, BadCell> {
    if value.is_empty() {
        return Ok(None);
    }
    let n = parse_number(&text::narrow(value)).filter(|n| *n >= Decimal::ZERO && *n <= Decimal::ONE_HUNDRED);
    n.filter(|n| n.normalize().scale() <= 2).map(Some).ok_or(BadCell::NotPoints)
}

fn flag(value: &str) -> Result<bool, BadCell> {
    match value {
        "" | "0" | "false" | "no" | "否" => Ok(false),
        "1" | "true" | "yes" | "是" => Ok(true),
        _ => Err(BadCell::NotFlag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evaluation::sheet::{Filled, Line};
    use crate::domain::form::{Block, Row};

    fn draft() -> Draft {
        let line = (Line::of(&Row::empty(Block::Annual), None), Filled::default());
        Draft { sheet: Sheet { lines: vec![line], ..Sheet::default() }, ..Draft::default() }
    }

    fn at(field: Field) -> At {
        At { line: field.is_of_line().then_some(0), field }
    }

    #[test]
    fn every_cell_takes_what_belongs_in_it() {
        let mut d = draft();
        for (field, good) in [
            (Field::Actual, "45 个"),
            (Field::Points, "１５.5"),
            (Field::Objective, "是"),
            (Field::SetPoints, "12"),
            (Field::SetReason, "政策调整"),
            (Field::SetBy, "王主任"),
            (Field::Problems, "一是支出慢\n二是资料不全"),
            (Field::ZeroBudget, "full"),
        ] {
            assert_eq!(d.put(at(field), good), Ok(()), "{}", field.key());
            assert_eq!(Field::from_key(field.key()), Some(field));
        }
        let filled = &d.sheet.lines[0].1;
        assert_eq!((filled.actual.as_str(), filled.points), ("45 个", Some(Decimal::new(155, 1))));
        assert_eq!(filled.set.as_ref().map(|s| s.approver.as_str()), Some("王主任"));
        assert_eq!(d.problems.lines().count(), 2);
    }

    #[test]
    fn bad_values_change_nothing() {
        let mut d = draft();
        let before = d.clone();
        let far = At { line: Some(9), field: Field::Actual };
        for (at, value, why) in [
            (at(Field::Points), "15.555", BadCell::NotPoints),
            (at(Field::Points), "101", BadCell::NotPoints),
            (at(Field::SetPoints), "-1", BadCell::NotPoints),
            (at(Field::Objective), "也许", BadCell::NotFlag),
            (at(Field::ZeroBudget), "half", BadCell::NotWord),
            (far, "1", BadCell::NoSuchCell),
            (At { line: None, field: Field::Actual }, "1", BadCell::NoSuchCell),
            (At { line: Some(0), field: Field::Problems }, "1", BadCell::NoSuchCell),
            (at(Field::Actual), &"长".repeat(201), BadCell::TooLong(200)),
        ] {
            assert_eq!(d.put(at, value), Err(why), "{value}");
        }
        assert_eq!(d, before);
        assert_eq!(cleaned(Field::Actual, "4\u{202e}5\u{7}"), Ok("45".to_string()));
    }
}
