//! What stands in a slot, and how it looks.

use std::str::FromStr;

use rust_decimal::Decimal;

use super::funds::whole_life_label;
use super::indicators::Pair;
use super::template::{FundColumn, Slot};
use crate::domain::form::{Figure, Form, FundRow, Row, TaskRow};
use crate::domain::money::MoneyUnit;
use crate::exchange::out::{Look, Value};

/// What a row of a body is about.
pub(super) enum About<'a> {
    Form,
    Fund(&'a FundRow),
    Task(&'a TaskRow),
    Pair(&'a Pair),
}

/// The tick of a box.
const TICK: &str = "√";

/// The value of a slot; amounts in `unit`.
pub(super) fn value(form: &Form, about: &About<'_>, slot: Slot, unit: MoneyUnit) -> Value {
    match about {
        About::Form if is_essay(slot) => words(&in_points(of_form(form, slot))),
        About::Form => words(of_form(form, slot)),
        About::Fund(row) => of_fund(row, slot, unit),
        About::Task(row) => of_task(row, slot, unit),
        About::Pair(pair) => of_pair(pair, slot),
    }
}

/// How a slot looks.
pub(super) fn look(slot: Slot) -> Look {
    match slot {
        Slot::Level1 | Slot::Level2(_) | Slot::FundLabel | Slot::FundLabelWholeLife => Look::Label,
        Slot::Fund(FundColumn::Marks | FundColumn::Score) => Look::Figure,
        Slot::Fund(FundColumn::Rate) => Look::Entry,
        Slot::Fund(_) | Slot::TaskTotal | Slot::TaskFiscal | Slot::TaskOther => Look::Amount,
        Slot::Marks(_) | Slot::Score | Slot::TotalMarks | Slot::TotalScore => Look::Figure,
        Slot::GoalWholeLife
        | Slot::GoalAnnual
        | Slot::GoalActual
        | Slot::TaskName
        | Slot::TaskContent
        | Slot::Name(_)
        | Slot::Standard
        | Slot::Explanation
        | Slot::Note
        | Slot::Reason => Look::Prose,
        _ => Look::Entry,
    }
}

/// Whether a slot is for a longer text.
pub(super) fn is_essay(slot: Slot) -> bool {
    matches!(slot, Slot::GoalWholeLife | Slot::GoalAnnual | Slot::GoalActual)
}

/// Whether a row of the form has something in this slot.
pub(super) fn filled(form: &Form, slot: Slot) -> bool {
    form.rows.iter().any(|row| match slot {
        Slot::Marks(block) => row.block == block && !row.marks.is_empty(),
        _ => !of_row(row, slot).is_empty(),
    })
}

fn words(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::text(text) }
}

/// Text that is a number written as its digits say, so that a sum can be made over it.
fn number(text: &str) -> Value {
    match Decimal::from_str(text) {
        Ok(n) if n.normalize().to_string() == text => Value::Number(n),
        _ => words(text),
    }
}

fn amount(figure: &Figure, unit: MoneyUnit) -> Value {
    figure.amount.map_or_else(|| words(&figure.cited.text), |amount| Value::Money(amount, unit))
}

/// A text whose numbered points begin lines of their own again: reading folds
/// line breaks to blanks.
pub(super) fn in_points(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(' ') {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        out.push_str(before);
        out.push(if begins_point(after) { '\n' } else { ' ' });
        rest = after;
    }
    out + rest
}

/// `2.`, `（2）`, `二、` before words.
fn begins_point(text: &str) -> bool {
    let bare = text.trim_start_matches(['(', '（']);
    let number = bare.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let digits = bare.chars().count() - number.chars().count();
    let mut after = number.chars();
    (1..=2).contains(&digits)
        && after.next().is_some_and(|c| ".、．)）".contains(c))
        && after.next().is_some_and(|c| !c.is_ascii_digit())
}

fn of_form(form: &Form, slot: Slot) -> &str {
    let cited = match slot {
        Slot::Code => &form.project_code,
        Slot::Project => &form.project,
        Slot::Department => &form.department,
        Slot::Unit => &form.unit,
        Slot::Attribute => &form.attribute,
        Slot::Period => &form.period,
        Slot::GoalWholeLife => &form.goals.whole_life,
        Slot::GoalAnnual => &form.goals.annual,
        Slot::GoalActual => &form.goals.actual,
        Slot::TotalMarks => &form.total_marks,
        Slot::TotalScore => &form.total_score,
        _ => return "",
    };
    &cited.text
}

fn of_fund(row: &FundRow, slot: Slot, unit: MoneyUnit) -> Value {
    match slot {
        Slot::FundLabel => words(&row.label.text),
        Slot::FundLabelWholeLife => words(whole_life_label(row)),
        Slot::Fund(FundColumn::WholeLife) => amount(&row.whole_life, unit),
        Slot::Fund(FundColumn::Initial) => amount(&row.initial, unit),
        Slot::Fund(FundColumn::Adjusted) => amount(&row.adjusted, unit),
        Slot::Fund(FundColumn::Executed) => amount(&row.executed, unit),
        Slot::Fund(FundColumn::Forecast) => amount(&row.forecast, unit),
        Slot::Fund(FundColumn::Marks) => number(&row.marks.text),
        Slot::Fund(FundColumn::Rate) => words(&row.rate.text),
        Slot::Fund(FundColumn::Score) => number(&row.score.text),
        _ => Value::Empty,
    }
}

fn of_task(row: &TaskRow, slot: Slot, unit: MoneyUnit) -> Value {
    match slot {
        Slot::TaskName => words(&row.name.text),
        Slot::TaskContent => words(&in_points(&row.content.text)),
        Slot::TaskTotal => amount(&row.total, unit),
        Slot::TaskFiscal => amount(&row.fiscal, unit),
        Slot::TaskOther => amount(&row.other, unit),
        _ => Value::Empty,
    }
}

fn of_pair(pair: &Pair, slot: Slot) -> Value {
    let row = |block| pair.of(block);
    match slot {
        Slot::Level1 => words(&pair.level1),
        Slot::Level2(block) => row(block).map_or(Value::Empty, |(r, _)| words(&r.level2.text)),
        Slot::Name(block) => row(block).map_or(Value::Empty, |(r, n)| Value::text(format!("指标{n}：{}", r.name.text))),
        Slot::Target(block) => row(block).map_or(Value::Empty, |(r, _)| words(&r.target.text)),
        Slot::Marks(block) => row(block).map_or(Value::Empty, |(r, _)| number(&r.marks.text)),
        _ => pair.right.as_ref().map_or(Value::Empty, |(r, _)| match slot {
            Slot::Score => number(&r.score.text),
            _ => words(of_row(r, slot)),
        }),
    }
}

fn of_row(row: &Row, slot: Slot) -> &str {
    let cited = match slot {
        Slot::Direction => &row.direction,
        Slot::Standard => &row.standard,
        Slot::Explanation => &row.explanation,
        Slot::Note => &row.note,
        Slot::Actual => &row.actual,
        Slot::Forecast => &row.forecast,
        Slot::Reason => &row.reason,
        Slot::Score => &row.score,
        Slot::Cause(n) => row.causes.get(usize::from(n)).unwrap_or(&row.reason),
        Slot::Likelihood(n) => return if likelihood(&row.likelihood.text) == Some(n) { TICK } else { "" },
        _ => return "",
    };
    &cited.text
}

/// Which of 确定能, 有可能, 完全不可能 a text says.
fn likelihood(text: &str) -> Option<u8> {
    const WORDS: [(&str, u8); 3] = [("不可能", 2), ("可能", 1), ("能", 0)];
    WORDS.into_iter().find(|(word, _)| text.contains(word)).map(|(_, n)| n)
}
