//! A self-evaluation form that came back, held against the target in force at
//! the year's end: which row belongs to which indicator, what the unit gave
//! itself, and what is wrong with it, in which cell. Nothing is lost: a row that
//! fits no indicator is kept as it is, and what cannot be read is asked about.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::scheme::Scheme;
use super::score::score;
use super::sheet::{Filled, Line, Sheet};
use super::why::Unscored;
use super::{Asked, Given};
use crate::domain::form::{Block, Cited, Form, FundKind, FundRow, Row};
use crate::domain::indicator::Reading;
use crate::domain::money::{Money, parse_number};
use crate::domain::text;

/// The money of the year by the treasury, where it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// 年初预算数
    pub initial: Option<Money>,
    /// 全年预算数
    pub budget: Option<Money>,
    /// 全年执行数
    pub spent: Option<Money>,
}

/// What is wrong with a form; none of it keeps it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No target was in force: the form's own rows count.
    NoTarget,
    /// The row is no indicator of the target in force.
    UnknownIndicator,
    /// The same indicator was filled in before, in the cell named here.
    Twice(String),
    /// An indicator of the target in force has no row.
    MissingIndicator(String),
    /// The target was changed in the form; the one in force counts.
    TargetChanged {
        /// As issued.
        issued: String,
    },
    /// The marks were changed in the form; those in force count.
    MarksChanged {
        /// As issued.
        issued: Decimal,
    },
    /// All marks were brought to other marks of execution, as 20 and 80 for 10
    /// and 90; those of the form count.
    Rebased {
        /// Marks of execution.
        execution: Decimal,
    },
    /// No value was filled in.
    NoValue,
    /// The value cannot be scored as it is written, with the target it is held against.
    Unclear(Unscored, String),
    /// Less than full marks, or far above, and no reason.
    NoReason,
    /// A score above its marks, or below nought.
    ScoreOffMarks {
        /// Full marks.
        marks: Decimal,
    },
    /// A number that is none: score, marks or amount.
    NotANumber,
    /// The total is not what its scores add up to.
    TotalOff {
        /// Their sum.
        sum: Decimal,
    },
    /// The unit's score is not that of the rules.
    ScoreDiffers {
        /// By the rules.
        computed: Decimal,
    },
    /// The budget differs from the treasury's.
    OtherBudget(Money),
    /// What was spent differs from the treasury's.
    OtherSpent(Money),
}

impl Problem {
    /// The word used in JSON and in the store.
    pub const fn key(&self) -> &'static str {
        match self {
            Problem::NoTarget => "no_target",
            Problem::UnknownIndicator => "unknown_indicator",
            Problem::Twice(_) => "twice",
            Problem::MissingIndicator(_) => "missing_indicator",
            Problem::TargetChanged { .. } => "target_changed",
            Problem::MarksChanged { .. } => "marks_changed",
            Problem::Rebased { .. } => "marks_rebased",
            Problem::NoValue => "no_value",
            Problem::Unclear(..) => "unclear",
            Problem::NoReason => "no_reason",
            Problem::ScoreOffMarks { .. } => "score_over_marks",
            Problem::NotANumber => "not_a_number",
            Problem::TotalOff { .. } => "total_off",
            Problem::ScoreDiffers { .. } => "score_differs",
            Problem::OtherBudget(_) => "other_budget",
            Problem::OtherSpent(_) => "other_spent",
        }
    }

    /// Whether the unit has to answer before it can be scored.
    pub const fn is_asked(&self) -> bool {
        matches!(
            self,
            Problem::NoValue
                | Problem::Unclear(..)
                | Problem::ScoreOffMarks { .. }
                | Problem::NotANumber
                | Problem::TotalOff { .. }
                | Problem::MissingIndicator(_)
        )
    }
}

/// A problem with the cell it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub at: Cited,
}

/// A form as it is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// What the rules score.
    pub sheet: Sheet,
    /// Of each line of the sheet: its row on the form.
    pub rows: Vec<Option<usize>>,
    /// Rows of the form that are none of the lines.
    pub extra: Vec<usize>,
    /// What is wrong, in the order of the form.
    pub noted: Vec<Noted>,
}

/// Half of the last digit that official forms print: 0.01 万元.
const ROUNDING: Money = Money::from_fen(5_000);

/// Reads a form that came back. Without a target in force its own rows are asked.
pub fn file(form: &Form, year: i16, issued: Option<&[Line]>, known: Known, scheme: &Scheme) -> Filing {
    let mut noted = Vec::new();
    let own: Vec<Line>;
    let lines = match issued {
        Some(lines) => lines,
        None => {
            noted.push(Noted { problem: Problem::NoTarget, at: form.title.clone() });
            own = rows_of(form).map(|(_, r)| Line::of(r, None)).collect();
            &own
        }
    };
    let total = score_row(form);
    let mut sheet = Sheet {
        year,
        lines: lines.iter().map(|l| (l.clone(), Filled::default())).collect(),
        initial: known.initial.or_else(|| total.and_then(|f| f.initial.amount)),
        budget: known
            .budget
            .filter(|m| !m.is_zero())
            .or_else(|| total.and_then(|f| f.adjusted.amount.or(f.initial.amount))),
        spent: known.spent.filter(|_| known.budget.is_some_and(|m| !m.is_zero())),
        execution_marks: total.and_then(|f| points(&f.marks)),
        ..Sheet::default()
    };
    sheet.spent = sheet.spent.or_else(|| total.and_then(|f| f.executed.amount));
    money(total, known, &mut noted);
    let (rows, extra) = place(form, &mut sheet, issued.is_some(), &mut noted);
    for (n, row) in rows.iter().enumerate() {
        let (line, filled) = &sheet.lines[n];
        match row.and_then(|r| form.rows.get(r)) {
            Some(row) => judge(line, filled, row, year, scheme, &mut noted),
            None => {
                let at = Cited::default();
                noted.push(Noted { problem: Problem::MissingIndicator(line.name.clone()), at });
            }
        }
    }
    sheet.own = (total.and_then(|f| points(&f.score)), points(&form.total_score));
    sums(form, &sheet, &mut noted);
    Filing { sheet, rows, extra, noted }
}

fn rows_of(form: &Form) -> impl Iterator<Item = (usize, &Row)> {
    form.rows.iter().enumerate().filter(|(_, r)| r.block == Block::Annual && !r.is_blank())
}

/// The row of the fund block that scores.
fn score_row(form: &Form) -> Option<&FundRow> {
    let total = form.funds.iter().find(|f| f.kind == FundKind::Total);
    total.or_else(|| if form.funds.len() == 1 { form.funds.first() } else { None })
}

/// A number of points; nothing where the cell is empty, a dash, or none.
fn points(cell: &Cited) -> Option<Decimal> {
    let narrow = text::narrow(cell.text.trim());
    parse_number(narrow.trim_end_matches(['分', '%', ' ']).trim())
}

/// Whether a cell says something that is no number where one belongs.
fn is_broken(cell: &Cited) -> bool {
    let said = cell.text.chars().any(|c| !(text::is_dash(c) || text::is_blank(c) || matches!(c, '/' | '／' | '—')));
    said && points(cell).is_none()
}

fn money(total: Option<&FundRow>, known: Known, noted: &mut Vec<Noted>) {
    let Some(total) = total else { return };
    let mut note = |problem, at: &Cited| noted.push(Noted { problem, at: at.clone() });
    for figure in [&total.adjusted, &total.executed] {
        if figure.amount.is_none() && is_broken(&figure.cited) {
            note(Problem::NotANumber, &figure.cited);
        }
    }
    let differs = |ours: Option<Money>, theirs: Option<Money>| {
        let (ours, theirs) = (ours?, theirs?);
        ((ours - theirs).abs() > ROUNDING && !ours.is_zero()).then_some(ours)
    };
    if let Some(ours) = differs(known.budget, total.adjusted.amount) {
        note(Problem::OtherBudget(ours), &total.adjusted.cited);
    }
    if let Some(ours) = differs(known.spent, total.executed.amount) {
        note(Problem::OtherSpent(ours), &total.executed.cited);
    }
    for cell in [&total.marks, &total.score] {
        if is_broken(cell) {
            note(Problem::NotANumber, cell);
        }
    }
}

/// Puts each row of the form into its line.
fn place(form: &Form, sheet: &mut Sheet, issued: bool, noted: &mut Vec<Noted>) -> (Vec<Option<usize>>, Vec<usize>) {
    let mut rows: Vec<Option<usize>> = vec![None; sheet.lines.len()];
    let mut extra = Vec::new();
    let base = if issued { rebased(form, sheet) } else { None };
    if let (Some(execution), Some(total)) = (base, score_row(form)) {
        noted.push(Noted { problem: Problem::Rebased { execution }, at: total.marks.clone() });
    }
    for (at, (n, row)) in rows_of(form).enumerate() {
        let mut note = |problem, at: &Cited| noted.push(Noted { problem, at: at.clone() });
        let found = if issued { indicator(&sheet.lines, row) } else { Some(at) };
        let Some(i) = found else {
            note(Problem::UnknownIndicator, &row.name);
            extra.push(n);
            continue;
        };
        if let Some(before) = rows[i] {
            note(Problem::Twice(form.rows[before].name.cell.clone()), &row.name);
            extra.push(n);
            continue;
        }
        rows[i] = Some(n);
        let (line, filled) = &mut sheet.lines[i];
        let changed = !row.target.is_empty() && text::fold(&row.target.text) != text::fold(&line.target.raw);
        if issued && changed && !line.target.raw.is_empty() {
            note(Problem::TargetChanged { issued: line.target.raw.clone() }, &row.target);
        }
        match (line.weight, row.weight()) {
            (Some(_), own @ Some(_)) if base.is_some() => line.weight = own,
            (Some(issued), Some(own)) if issued != own => note(Problem::MarksChanged { issued }, &row.marks),
            // A target without marks is scored by those of the form.
            (None, own) => line.weight = own,
            _ => {}
        }
        *filled = Filled {
            actual: row.actual.text.clone(),
            own: points(&row.score),
            reason: row.reason.text.clone(),
            ..Filled::default()
        };
    }
    (rows, extra)
}

/// Marks of execution by which every row of the form was brought to the rest of
/// 100; nothing where one of them is off.
fn rebased(form: &Form, sheet: &Sheet) -> Option<Decimal> {
    let execution = sheet.execution_marks.filter(|m| *m > Decimal::ZERO && *m < Decimal::ONE_HUNDRED)?;
    let own: Vec<(Decimal, Decimal)> = rows_of(form)
        .map(|(_, row)| Some((sheet.lines[indicator(&sheet.lines, row)?].0.weight?, row.weight()?)))
        .collect::<Option<_>>()?;
    let sum = |of: fn(&(Decimal, Decimal)) -> Decimal| own.iter().map(of).sum::<Decimal>();
    let (before, after) = (sum(|w| w.0), sum(|w| w.1));
    let rest = Decimal::ONE_HUNDRED - execution;
    // Marks are printed to hundredths; their sum lies off by as much a row.
    let near = |a: Decimal, b: Decimal, rows: usize| (a - b).abs() <= Decimal::new(1, 2) * Decimal::from(rows);
    let all = own.len() == sheet.lines.len() && before != after && near(after, rest, own.len());
    let scaled =
        |(issued, own): &(Decimal, Decimal)| near(*own * before, *issued * after, 1 + before.to_usize().unwrap_or(0));
    (all && own.iter().all(scaled)).then_some(execution)
}

/// Which indicator a row means: by class and name, else by a name that is the
/// only one of its kind. Its marks may stand in brackets behind the name.
fn indicator(lines: &[(Line, Filled)], row: &Row) -> Option<usize> {
    let name = text::fold(unmarked(&row.name.text));
    let named: Vec<usize> = (0..lines.len()).filter(|i| text::fold(&lines[*i].0.name) == name).collect();
    let class = row.class().1;
    let of_class = named.iter().copied().find(|i| class.is_some() && lines[*i].0.class.1 == class);
    of_class.or(if let [one] = named[..] { Some(one) } else { None })
}

/// A name without the marks behind it: `保障航班（9分）`.
fn unmarked(name: &str) -> &str {
    let inside = |open: char| {
        let (before, tail) = name.trim_end().rsplit_once(open)?;
        let marks = tail.strip_suffix(['）', ')'])?.trim().strip_suffix('分')?;
        parse_number(&text::narrow(marks.trim())).map(|_| before)
    };
    inside('（').or_else(|| inside('(')).unwrap_or(name)
}

/// What is wrong with a row that belongs to an indicator.
fn judge(line: &Line, filled: &Filled, row: &Row, year: i16, scheme: &Scheme, noted: &mut Vec<Noted>) {
    let mut note = |problem, at: &Cited| noted.push(Noted { problem, at: at.clone() });
    for cell in [&row.score, &row.marks] {
        if is_broken(cell) {
            note(Problem::NotANumber, cell);
        }
    }
    let marks = line.weight.unwrap_or_default();
    if filled.own.is_some_and(|own| line.weight.is_some() && (own > marks || own < Decimal::ZERO)) {
        note(Problem::ScoreOffMarks { marks }, &row.score);
    }
    let actual = Reading::parse_in(&filled.actual, Some(year)).with_class(line.class.1);
    let asked = Asked { target: &line.target, class: line.class, direction: line.direction, weight: marks };
    match score(&asked, &Given::of(&actual), scheme) {
        Ok(scored) => {
            let less = filled.own.unwrap_or(scored.points) < marks || scored.reason_required;
            if less && filled.reason.trim().is_empty() {
                note(Problem::NoReason, &row.reason);
            }
            let near = |own: Decimal| (own - scored.points).abs() <= Decimal::new(1, 2);
            // Words are the unit's to judge within their band.
            let worded = matches!(scored.why, super::why::Why::Words { .. } | super::why::Why::SameWords);
            if filled.own.is_some_and(|own| !near(own) && own <= marks && !worded) {
                note(Problem::ScoreDiffers { computed: scored.points }, &row.score);
            }
        }
        Err(Unscored::Open(crate::domain::indicator::Open::Unreported)) => note(Problem::NoValue, &row.actual),
        Err(why) => note(Problem::Unclear(why, line.target.raw.clone()), &row.actual),
    }
}

fn sums(form: &Form, sheet: &Sheet, noted: &mut Vec<Noted>) {
    if is_broken(&form.total_score) {
        noted.push(Noted { problem: Problem::NotANumber, at: form.total_score.clone() });
    }
    let rows: Option<Vec<Decimal>> = sheet.lines.iter().map(|(_, f)| f.own).collect();
    let (Some(rows), (Some(execution), Some(total))) = (rows.filter(|r| !r.is_empty()), sheet.own) else { return };
    let sum = rows.into_iter().sum::<Decimal>() + execution;
    if (sum - total).abs() > Decimal::new(1, 2) {
        noted.push(Noted { problem: Problem::TotalOff { sum }, at: form.total_score.clone() });
    }
}

#[cfg(test)]
mod tests;
