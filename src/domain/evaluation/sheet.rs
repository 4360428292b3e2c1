//! A self-evaluation as a sheet to fill in: the rows of the target in force,
//! what stands in each, what the rules of the year make of it at any moment,
//! and what it still wants before it can be handed in. Pure: the grid on a
//! screen and the commands ask the same function.

use rust_decimal::Decimal;

use super::execution::{Execution, execution};
use super::scheme::{Scheme, ZeroBudget};
use super::score::{Asked, Given, Scored, score};
use super::total::{Counted, Total, total};
use super::why::{Note, Unscored};
use super::{Filed, why::Why};
use crate::domain::form::Row;
use crate::domain::indicator::bar::Class;
use crate::domain::indicator::{Direction, Open, Reading};
use crate::domain::money::Money;

/// A row to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Row of the target in the store; nothing where the form has a row of its own.
    pub indicator: Option<i64>,
    /// 一级指标 and 二级指标 as printed.
    pub levels: (String, String),
    /// 三级指标
    pub name: String,
    /// 年度指标值
    pub target: Reading,
    /// 一级 and 二级 as understood.
    pub class: Class,
    /// 指标方向
    pub direction: Option<Direction>,
    /// 分值; nothing where the target has none.
    pub weight: Option<Decimal>,
}

impl Sheet {
    /// Marks of execution.
    pub fn marks_of_execution(&self, scheme: &Scheme) -> Decimal {
        self.execution_marks.filter(|m| *m > Decimal::ZERO && *m < Decimal::ONE_HUNDRED).unwrap_or(scheme.execution)
    }
}

impl Line {
    /// From a row of a form.
    pub fn of(row: &Row, indicator: Option<i64>) -> Line {
        let class = row.class();
        Line {
            indicator,
            levels: (row.level1.text.clone(), row.level2.text.clone()),
            name: row.name.text.clone(),
            target: row.reading.clone().with_class(class.1),
            class,
            direction: Direction::parse(&row.direction.text),
            weight: row.weight(),
        }
    }
}

/// What stands in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// 实际完成值
    pub actual: String,
    /// The score that the unit gave itself, where its form prints one.
    pub own: Option<Decimal>,
    /// Points picked within the band of words.
    pub points: Option<Decimal>,
    /// Far above, and the target was not set low.
    pub objective: bool,
    /// Approved as not applicable.
    pub not_applicable: bool,
    /// 偏差原因分析及改进措施
    pub reason: String,
    /// A score that somebody set against the rule.
    pub set: Option<Set>,
}

/// A score set against the rule; both are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Set {
    /// The score.
    pub points: Decimal,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approver: String,
}

/// A sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Budget year.
    pub year: i16,
    /// Rows with what stands in them.
    pub lines: Vec<(Line, Filled)>,
    /// 年初预算数
    pub initial: Option<Money>,
    /// 全年预算数
    pub budget: Option<Money>,
    /// 全年执行数
    pub spent: Option<Money>,
    /// What was decided where nothing was budgeted.
    pub zero_budget: Option<ZeroBudget>,
    /// Marks of execution, where a form prints others than the rules of the year.
    pub execution_marks: Option<Decimal>,
    /// The unit's own score of execution and its own total, where its form prints them.
    pub own: (Option<Decimal>, Option<Decimal>),
}

/// A row as the rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedRow {
    /// By the rule.
    pub scored: Result<Scored, Unscored>,
    /// What counts: the score that was set, else that by the rule.
    pub points: Option<Decimal>,
}

/// A sheet as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Row by row.
    pub rows: Vec<JudgedRow>,
    /// Budget execution; nothing without its figures.
    pub execution: Option<Execution>,
    /// The total so far and, when nothing lacks, its grade.
    pub total: Total,
    /// What it still wants, in the order of the rows.
    pub wants: Vec<Want>,
}

/// What has to be filled in before it can be handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// The value of a row.
    Actual(usize),
    /// A value, target or marks that cannot be scored as they are.
    Clear(usize, Unscored),
    /// 偏差原因 of a row.
    Reason(usize),
    /// A score set against the rule: why, and who approved it.
    Approval(usize),
    /// A score set outside the marks.
    SetRange(usize),
    /// The figures of execution, or what to do without a budget.
    Execution,
    /// Marks that add up to this instead of 100.
    Marks(Decimal),
    /// There is nothing to fill in.
    NoLines,
}

impl Want {
    /// The row it is about.
    pub const fn line(self) -> Option<usize> {
        match self {
            Want::Actual(n) | Want::Clear(n, _) | Want::Reason(n) | Want::Approval(n) | Want::SetRange(n) => Some(n),
            Want::Execution | Want::Marks(_) | Want::NoLines => None,
        }
    }

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Want::Actual(_) => "actual",
            Want::Clear(_, why) => why.key(),
            Want::Reason(_) => "reason",
            Want::Approval(_) => "approval",
            Want::SetRange(_) => "set_range",
            Want::Execution => "execution",
            Want::Marks(_) => "marks",
            Want::NoLines => "no_lines",
        }
    }
}

/// What the rules make of a sheet.
pub fn judge(sheet: &Sheet, scheme: &Scheme) -> Judged {
    let rows: Vec<JudgedRow> = sheet.lines.iter().map(|(line, filled)| row(sheet.year, line, filled, scheme)).collect();
    let money = sheet.budget.zip(sheet.spent);
    let execution = money
        .map(|(budget, spent)| execution(budget, spent, sheet.marks_of_execution(scheme), sheet.zero_budget, scheme));
    let counted: Vec<Counted> = sheet.lines.iter().zip(&rows).map(|((l, f), r)| count(l, f, r)).collect();
    let mut total = total(&counted, execution.as_ref(), scheme);
    if execution.is_none() {
        total.missing += 1;
        total.grade = None;
        // Marks of an execution that nobody knows yet are still its marks.
        total.marks_off =
            total.marks_off.map(|m| m + sheet.marks_of_execution(scheme)).filter(|m| *m != Decimal::ONE_HUNDRED);
    }
    let wants = wants(sheet, &rows, execution.as_ref(), &total);
    Judged { rows, execution, total, wants }
}

fn row(year: i16, line: &Line, filled: &Filled, scheme: &Scheme) -> JudgedRow {
    let actual = Reading::parse_in(&filled.actual, Some(year)).with_class(line.class.1);
    let weight = line.weight.unwrap_or_default();
    let asked = Asked { target: &line.target, class: line.class, direction: line.direction, weight };
    let given = Given {
        actual: &actual,
        points: filled.points,
        objective: filled.objective,
        not_applicable: filled.not_applicable,
    };
    let scored = score(&asked, &given, scheme);
    let set = filled.set.as_ref().map(|s| s.points).filter(|p| in_range(*p, weight));
    let points = set.or_else(|| scored.as_ref().ok().map(|s| s.points));
    JudgedRow { scored, points }
}

/// From nought to the marks, no finer than hundredths.
fn in_range(points: Decimal, marks: Decimal) -> bool {
    points >= Decimal::ZERO && points <= marks && points.normalize().scale() <= 2
}

fn count(line: &Line, filled: &Filled, row: &JudgedRow) -> Counted {
    let marks = line.weight.unwrap_or_default();
    match (&filled.set, row.points) {
        (Some(_), Some(points)) => Counted::set(marks, points),
        _ => Counted::of(marks, row.scored.as_ref().ok(), filled.not_applicable),
    }
}

fn wants(sheet: &Sheet, rows: &[JudgedRow], execution: Option<&Execution>, total: &Total) -> Vec<Want> {
    let mut wants = Vec::new();
    if sheet.lines.is_empty() {
        wants.push(Want::NoLines);
    }
    for (n, ((line, filled), row)) in sheet.lines.iter().zip(rows).enumerate() {
        let marks = line.weight.unwrap_or_default();
        match (&row.scored, &filled.set) {
            (_, Some(set)) if !in_range(set.points, marks) => wants.push(Want::SetRange(n)),
            (_, Some(set)) if set.reason.trim().is_empty() || set.approver.trim().is_empty() => {
                wants.push(Want::Approval(n));
            }
            (Err(Unscored::Open(Open::Unreported)), _) => wants.push(Want::Actual(n)),
            (Err(why), None) => wants.push(Want::Clear(n, *why)),
            _ => {}
        }
        let short = row.points.is_some_and(|p| p < marks);
        let asked = row.scored.as_ref().is_ok_and(|s| s.reason_required);
        if (asked || short) && filled.reason.trim().is_empty() {
            wants.push(Want::Reason(n));
        }
    }
    if execution.is_none_or(Execution::is_open) {
        wants.push(Want::Execution);
    }
    wants.extend(total.marks_off.filter(|_| !sheet.lines.is_empty()).map(Want::Marks));
    wants
}

/// The figures under which a sheet is kept.
pub fn filed(sheet: &Sheet, judged: &Judged, scheme: &Scheme) -> Filed {
    let complete = judged.total.missing == 0 && judged.total.marks_off.is_none();
    let computed = complete.then_some(judged.total.total);
    let owned: Option<Vec<Decimal>> = sheet.lines.iter().map(|(_, f)| f.own).collect();
    let owned: Option<Decimal> = owned.filter(|o| !o.is_empty()).map(|o| o.into_iter().sum());
    let own = own_total(sheet, owned);
    let by_rule = complete.then_some(judged.total.indicators);
    let executed = judged.execution.as_ref().and_then(|e| e.points);
    let mut out = Filed {
        own,
        computed,
        indicators: owned.or(by_rule),
        indicator_marks: judged.total.indicator_marks,
        execution: executed.or(sheet.own.0),
        execution_marks: sheet.marks_of_execution(scheme),
        budget: sheet.budget,
        spent: sheet.spent,
        grade: None,
        rows: sheet.lines.len(),
        ..Filed::default()
    };
    for ((line, filled), row) in sheet.lines.iter().zip(&judged.rows) {
        let marks = line.weight.unwrap_or_default();
        let counts = filled.own.or(row.points);
        out.silent += usize::from(counts.is_some_and(|p| p < marks) && filled.reason.trim().is_empty());
        match &row.scored {
            Err(Unscored::Open(Open::Unreported)) | Ok(_) => {}
            Err(_) => out.asked += 1,
        }
        let Ok(scored) = &row.scored else { continue };
        out.over += usize::from(matches!(scored.why, Why::Over { .. }));
        let repeats = |line: &Line| scored.completion == Decimal::ONE && line.target.value.is_some();
        out.copied += usize::from(scored.note == Some(Note::CopiesTarget) || repeats(line));
    }
    out.grade = out.score().map(|s| scheme.grade(s));
    out
}

/// The printed total, where it is what the printed scores add up to and none of
/// them is above its marks; else nobody's.
fn own_total(sheet: &Sheet, rows: Option<Decimal>) -> Option<Decimal> {
    let (execution, total) = sheet.own;
    let above = sheet.lines.iter().any(|(l, f)| f.own.zip(l.weight).is_some_and(|(own, marks)| own > marks));
    let negative = sheet.lines.iter().any(|(_, f)| f.own.is_some_and(|own| own < Decimal::ZERO));
    if above || negative || total.is_some_and(|t| t < Decimal::ZERO || t > Decimal::ONE_HUNDRED) {
        return None;
    }
    let sum = rows.zip(execution).map(|(rows, execution)| rows + execution);
    match (total, sum) {
        (Some(total), Some(sum)) => ((total - sum).abs() <= Decimal::new(1, 2)).then_some(total),
        // A total beside scores of which one cannot be read is nobody's.
        (Some(total), None) => (rows.is_none() && sheet.lines.iter().all(|(_, f)| f.own.is_none())).then_some(total),
        (None, Some(sum)) => (sum <= Decimal::ONE_HUNDRED).then_some(sum),
        (None, None) => None,
    }
}
