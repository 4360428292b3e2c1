//! A monitoring form that came back from a unit, held against the round it is
//! for and the target in force on the cut-off day: which value belongs to which
//! indicator, and what is wrong with it, in which cell.
//!
//! Nothing is lost: a row that fits no indicator is named, never dropped in
//! silence, and what cannot be read is kept as written.

use rust_decimal::Decimal;

use super::attainment;
use super::reported::{Cause, MonitorForm, Possibility, Reported};
use super::round::Opening;
use crate::domain::form::{Block, Cited, Form, FormKind, FundKind, Row};
use crate::domain::indicator::progress::{Bands, Moment, is_unreported};
use crate::domain::indicator::{Aim, Direction, Lamp, Open, Reading, progress};
use crate::domain::money::Money;
use crate::domain::text;

/// An indicator of the target version in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// 三级指标
    pub name: String,
    /// 分值
    pub weight: Option<Decimal>,
    /// What it asks.
    pub aim: Aim,
}

impl Issued {
    /// From a row of the target form of a budget year.
    pub fn of(row: &Row) -> Issued {
        let class = row.class();
        Issued {
            name: row.name.text.clone(),
            weight: row.weight(),
            aim: Aim {
                target: row.reading.clone().with_class(class.1),
                class,
                direction: Direction::parse(&row.direction.text),
                accumulates: None,
                planned_from: None,
            },
        }
    }
}

/// What is known of the project whose form it should be.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// The round.
    pub opening: Opening,
    /// 项目代码
    pub code: &'a str,
    /// 项目名称
    pub name: &'a str,
    /// The indicators of the version in force on the cut-off day.
    pub issued: &'a [Issued],
    /// Paid by the cut-off day, as the form was pre-filled.
    pub paid: Option<Money>,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It is no monitoring form.
    OtherKind(FormKind),
    /// It is for another budget year.
    OtherYear(i16),
    /// It is for another round.
    OtherRound(u8),
    /// It is another project's.
    OtherProject,
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
    /// No value was filled in.
    NoValue,
    /// The value cannot be judged as it is written.
    Unclear(Open),
    /// The full-year forecast cannot be judged as it is written.
    UnclearForecast(Open),
    /// 完成目标可能性 is none of the three.
    UnknownPossibility,
    /// It lies behind, and no cause is ticked and no reason given (注1).
    NoCause,
    /// It may not be reached, and neither why nor what is to be done is said (注3).
    NoMeasures,
    /// The executed amount differs from what was paid by the cut-off day.
    OtherPaid {
        /// By the treasury.
        paid: Money,
        /// As the form says.
        form: Money,
    },
}

impl Problem {
    /// Whether the form cannot be taken in because of it.
    pub const fn blocks(&self) -> bool {
        matches!(self, Problem::OtherKind(_) | Problem::OtherYear(_) | Problem::OtherRound(_) | Problem::OtherProject)
    }

    /// The word used in JSON.
    pub const fn key(&self) -> &'static str {
        match self {
            Problem::OtherKind(_) => "other_kind",
            Problem::OtherYear(_) => "other_year",
            Problem::OtherRound(_) => "other_round",
            Problem::OtherProject => "other_project",
            Problem::UnknownIndicator => "unknown_indicator",
            Problem::Twice(_) => "twice",
            Problem::MissingIndicator(_) => "missing_indicator",
            Problem::TargetChanged { .. } => "target_changed",
            Problem::NoValue => "no_value",
            Problem::Unclear(_) => "unclear",
            Problem::UnclearForecast(_) => "unclear_forecast",
            Problem::UnknownPossibility => "unknown_possibility",
            Problem::NoCause => "no_cause",
            Problem::NoMeasures => "no_measures",
            Problem::OtherPaid { .. } => "other_paid",
        }
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

/// A form as it can be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// A line an indicator in force, in the order of the target.
    pub values: Vec<Reported>,
    /// Which row of the form each line was read from.
    pub rows: Vec<Option<usize>>,
    /// What is wrong, in the order of the form.
    pub noted: Vec<Noted>,
}

impl Filing {
    /// Whether it may be taken in at all.
    pub fn is_usable(&self) -> bool {
        !self.noted.iter().any(|n| n.problem.blocks())
    }
}

/// Half of the last digit that official forms print: 0.01 万元.
const ROUNDING: Money = Money::from_fen(5_000);

/// Reads a form that came back.
pub fn file(form: &Form, expected: &Expected<'_>) -> Filing {
    let mut noted = head(form, expected);
    noted.extend(paid(form, expected));
    let mut values: Vec<Reported> = expected.issued.iter().map(blank).collect();
    let mut rows: Vec<Option<usize>> = vec![None; values.len()];
    for (n, row) in form.rows.iter().enumerate().filter(|(_, r)| r.block == Block::Annual && !r.is_blank()) {
        let mut note = |problem, at: &Cited| noted.push(Noted { problem, at: at.clone() });
        let Some(i) = indicator(expected.issued, row) else {
            note(Problem::UnknownIndicator, &row.name);
            continue;
        };
        if let Some(before) = rows[i] {
            note(Problem::Twice(form.rows[before].name.cell.clone()), &row.name);
            continue;
        }
        rows[i] = Some(n);
        let issued = &expected.issued[i];
        if !row.target.is_empty() && text::fold(&row.target.text) != text::fold(&issued.aim.target.raw) {
            note(Problem::TargetChanged { issued: issued.aim.target.raw.clone() }, &row.target);
        }
        values[i] = reported(issued, row, expected.opening.year);
        for (problem, at) in doubts(&values[i], row, &expected.opening) {
            note(problem, at);
        }
    }
    for (issued, filled) in expected.issued.iter().zip(&rows) {
        if filled.is_none() {
            let at = Cited::default();
            noted.push(Noted { problem: Problem::MissingIndicator(issued.name.clone()), at });
        }
    }
    Filing { values, rows, noted }
}

fn head(form: &Form, expected: &Expected<'_>) -> Vec<Noted> {
    let (opening, title) = (expected.opening, &form.title);
    let mut noted = Vec::new();
    let mut note = |problem, at: &Cited| noted.push(Noted { problem, at: at.clone() });
    if form.kind != FormKind::Monitoring {
        note(Problem::OtherKind(form.kind), title);
    }
    if let Some(year) = form.year.filter(|y| *y != opening.year) {
        note(Problem::OtherYear(year), title);
    }
    if let Some(months) = form.months.filter(|m| *m != opening.months) {
        note(Problem::OtherRound(months), title);
    }
    // By its code where the form has one, else by its name.
    let (cell, own) =
        if form.project_code.is_empty() { (&form.project, expected.name) } else { (&form.project_code, expected.code) };
    if !cell.is_empty() && text::fold(&cell.text) != text::fold(own) {
        note(Problem::OtherProject, cell);
    }
    noted
}

fn paid(form: &Form, expected: &Expected<'_>) -> Option<Noted> {
    let total = form.funds.iter().find(|f| f.kind == FundKind::Total)?;
    let (paid, said) = (expected.paid?, total.executed.amount?);
    let differs = (paid - said).abs() > ROUNDING;
    differs.then(|| Noted { problem: Problem::OtherPaid { paid, form: said }, at: total.executed.cited.clone() })
}

/// Which indicator a row means: by class and name, else by a name that is the
/// only one of its kind.
fn indicator(issued: &[Issued], row: &Row) -> Option<usize> {
    let name = text::fold(&row.name.text);
    let named: Vec<usize> = (0..issued.len()).filter(|i| text::fold(&issued[*i].name) == name).collect();
    let class = row.class().1;
    let of_class = named.iter().copied().find(|i| class.is_some() && issued[*i].aim.class.1 == class);
    of_class.or(if let [one] = named[..] { Some(one) } else { None })
}

fn blank(issued: &Issued) -> Reported {
    Reported {
        name: issued.name.clone(),
        weight: issued.weight,
        aim: issued.aim.clone(),
        actual: Reading::parse(""),
        forecast: Reading::parse(""),
        possibility: None,
        causes: [false; 5],
        reason: String::new(),
    }
}

fn reported(issued: &Issued, row: &Row, year: i16) -> Reported {
    let read = |cell: &Cited| Reading::parse_in(&cell.text, Some(year)).with_class(issued.aim.class.1);
    Reported {
        actual: read(&row.actual),
        forecast: read(&row.forecast),
        possibility: Possibility::parse(&row.likelihood.text),
        causes: row.causes.each_ref().map(|c| Cause::is_ticked(&c.text)),
        reason: Reported::joined([&row.reason.text, &row.note.text]),
        ..blank(issued)
    }
}

/// What is wrong with a row that belongs to an indicator.
fn doubts<'a>(r: &Reported, row: &'a Row, opening: &Opening) -> Vec<(Problem, &'a Cited)> {
    let at = Moment { month: opening.months, day: opening.cutoff };
    let end = Moment { month: 12, day: crate::domain::date::last_of_year(opening.year) };
    let now = progress::standing(&r.aim, &r.actual, at, Bands::default());
    let then = progress::standing(&r.aim, &r.forecast, end, Bands::default());
    let mut found = Vec::new();
    match now.progress {
        Err(Open::Unreported) => found.push((Problem::NoValue, &row.actual)),
        Err(open) if is_the_units(open) => found.push((Problem::Unclear(open), &row.actual)),
        _ => {}
    }
    if let Err(open) = then.progress
        && is_the_units(open)
        && !is_unreported(&r.forecast)
    {
        found.push((Problem::UnclearForecast(open), &row.forecast));
    }
    if r.possibility.is_none() && !row.likelihood.is_empty() {
        found.push((Problem::UnknownPossibility, &row.likelihood));
    }
    let unexplained = r.reason.is_empty() && r.causes().next().is_none();
    if now.lamp >= Lamp::Yellow && unexplained {
        found.push((Problem::NoCause, &row.reason));
    }
    let falls_short = then.progress.is_ok_and(|p| p < Decimal::ONE);
    let unlikely = falls_short || r.possibility.is_some_and(|p| p > Possibility::Certain);
    if unlikely && r.reason.is_empty() {
        found.push((Problem::NoMeasures, &row.note));
    }
    found
}

/// Whether the unit can answer it; what its target leaves open it cannot.
const fn is_the_units(open: Open) -> bool {
    matches!(open, Open::NoNumber | Open::OtherUnit | Open::PerhapsShare | Open::Words | Open::Doubtful(_))
}

impl MonitorForm {
    /// Whether any of its values must be asked about before it can count.
    pub fn has_questions(&self, opening: &Opening, bands: Bands) -> bool {
        let round =
            super::reported::Round { months: opening.months, cutoff: opening.cutoff, due: opening.due, form: None };
        attainment::measure(&round, self, bands).iter().any(attainment::Measured::is_asked)
    }
}

#[cfg(test)]
mod tests;
