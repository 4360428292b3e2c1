//! Self-evaluation forms: for the units to fill in, with the money of the whole
//! year and the indicators of the target in force at its end; and as they are
//! once something stands in them.

use super::EvaluationFault;
use super::entry::{Entry, MEASURES, PROBLEMS};
use super::sheet::{Money12, asked};
use super::year::Year;
use crate::domain::evaluation::sheet::{Filled, Judged, JudgedRow, Line};
use crate::domain::evaluation::state::State;
use crate::domain::form::{Block, Cited, Figure, Form, FormKind, FundKind, FundRow, Mark, Row};
use crate::domain::indicator::Direction;
use crate::domain::money::Money;
use crate::domain::ratio::{points, round_half_away, share};
use crate::exchange::form::write::Shape;
use crate::service::Fault;
use crate::service::form::Workbook;
use crate::service::monitor::money::Amounts;
use crate::service::period::Period;
use crate::service::target::Subject;
use crate::store::Store;
use crate::store::evaluation::RowRow;
use crate::store::target::Owner;
use rust_decimal::Decimal;

/// Self-evaluation forms have no rows to add: the target is fixed.
pub const SHAPE: Shape = Shape::AS_IT_IS;

/// The form of one project or department.
///
/// # Errors
/// Who is not known; [`EvaluationFault::NoTarget`].
pub fn one(store: &Store, period: Period, subject: &Subject) -> Result<Form, Fault> {
    let desk = Desk::open(store, period)?;
    let owner = desk.year.owner(subject)?;
    desk.form(owner)?.ok_or_else(|| EvaluationFault::NoTarget(desk.year.name(owner)).into())
}

/// The forms of all that must file, a workbook a department: that of the
/// department as a whole first, then its projects by code.
///
/// # Errors
/// What the store says.
pub fn workbooks(store: &Store, period: Period, holds: impl Fn(i64) -> bool) -> Result<Vec<Workbook>, Fault> {
    let desk = Desk::open(store, period)?;
    let mut books = Vec::new();
    for d in desk.year.departments.iter().filter(|d| holds(d.id)) {
        let mut forms: Vec<Form> = desk.form(Owner::Department(d.id))?.into_iter().collect();
        for (p, budget) in desk.year.projects.iter().filter(|(p, _)| p.department_id == d.id) {
            if desk.year.must_file(p, *budget) {
                forms.extend(desk.form(Owner::Project(p.id))?);
            }
        }
        if !forms.is_empty() {
            books.push(Workbook { code: d.code.clone(), department: d.name.clone(), forms });
        }
    }
    books.sort_by(|a, b| (&a.code, &a.department).cmp(&(&b.code, &b.department)));
    Ok(books)
}

struct Desk<'s> {
    store: &'s Store,
    year: Year,
    money: Money12,
}

impl Desk<'_> {
    fn open(store: &Store, period: Period) -> Result<Desk<'_>, Fault> {
        Ok(Desk { store, year: Year::load(store, period)?, money: Money12::load(store, period.year)? })
    }

    /// Nothing where no target was in force at the year's end.
    fn form(&self, owner: Owner) -> Result<Option<Form>, Fault> {
        let Some((_, content)) = self.year.in_force(owner) else { return Ok(None) };
        let (target, ids) = (self.store.target_form(content)?, self.store.target_indicator_ids(content)?);
        let year = self.year.period.year;
        let mut form = self.head(owner, year);
        form.goals.annual = said(&target.goals.annual.text);
        form.tasks = target.tasks.clone();
        form.funds = funds(self.money.of(owner), self.year.scheme.execution);
        form.rows = asked(&target, &ids).into_iter().map(|(row, _)| question(row)).collect();
        form.total_marks = said("100");
        self.before(owner, &mut form)?;
        Ok(Some(form))
    }

    fn head(&self, owner: Owner, year: i16) -> Form {
        let mark = |code: String| Some(Mark { code, year, version: 0, round: None });
        let dashed = |code: &Option<String>, name: &str| match code {
            Some(code) => said(&format!("{code}-{name}")),
            None => said(name),
        };
        match owner {
            Owner::Project(id) => {
                let Some((p, _)) = self.year.projects.iter().find(|(p, _)| p.id == id) else { return Form::default() };
                Form {
                    kind: FormKind::SelfEvaluation,
                    sheet: p.name.clone(),
                    year: Some(year),
                    project_code: said(&p.code),
                    project: said(&p.name),
                    department: dashed(&p.department_code, &p.department),
                    unit: said(p.unit.as_deref().unwrap_or_default()),
                    mark: mark(p.code.clone()),
                    ..Form::default()
                }
            }
            Owner::Department(id) => {
                let Some(d) = self.year.departments.iter().find(|d| d.id == id) else { return Form::default() };
                Form {
                    kind: FormKind::DepartmentEvaluation,
                    sheet: d.name.clone(),
                    year: Some(year),
                    department: dashed(&d.code, &d.name),
                    mark: mark(d.code.clone().unwrap_or_default()),
                    ..Form::default()
                }
            }
        }
    }

    /// What was filed before stands in the form again.
    fn before(&self, owner: Owner, form: &mut Form) -> Result<(), Fault> {
        let Some(own) = self.year.evaluations.get(&owner) else { return Ok(()) };
        let seen = crate::domain::evaluation::state::seen_on(&own.events, self.year.day);
        let (Some(content), State::Filed | State::Returned) = (seen.content_id, seen.state) else { return Ok(()) };
        let content = self.store.evaluation_content(content)?;
        for (row, told) in form.rows.iter_mut().zip(content.rows.iter().filter(|r| r.indicator.is_some())) {
            (row.actual, row.score) = (said(&told.row.actual.text), said(&told.row.score.text));
            row.reason = said(&told.row.reason.text);
        }
        form.goals.actual = said(&content.form.goals.actual.text);
        Ok(())
    }
}

fn said(words: &str) -> Cited {
    Cited::new(words, "")
}

/// A row of the target as the form asks it.
fn question(row: &Row) -> Row {
    Row { note: Cited::default(), ..row.clone() }
}

/// The total with execution's marks, and of it 财政拨款 where every line tells its fund.
fn funds(money: Option<&Amounts>, marks: Decimal) -> Vec<FundRow> {
    let amount = |m: Option<Money>| Figure { amount: m, ..Figure::default() };
    let row = |kind, initial, adjusted, executed| FundRow {
        kind,
        initial: amount(initial),
        adjusted: amount(adjusted),
        executed: amount(executed),
        ..FundRow::default()
    };
    let Some(m) = money else { return vec![row(FundKind::Total, None, None, None)] };
    let rate = share(m.paid, m.budget).map(|r| format!("{}%", fixed(points(r))));
    let mut total = row(FundKind::Total, Some(m.initial), Some(m.budget), Some(m.paid));
    total.marks = said(&marks.normalize().to_string());
    total.rate = said(&rate.unwrap_or_default());
    let fiscal = row(FundKind::Fiscal, None, m.fiscal.map(|f| f.0), m.fiscal.map(|f| f.1));
    let other = row(FundKind::Other, None, m.other().map(|f| f.0), m.other().map(|f| f.1));
    vec![total, fiscal, row(FundKind::CarryOver, None, None, None), other]
}

fn fixed(n: Decimal) -> String {
    let mut shown = round_half_away(n, 2);
    shown.rescale(2);
    shown.to_string()
}

/// An entry as the form it is.
pub(super) fn filled(entry: &Entry, judged: &Judged) -> Form {
    let sheet = &entry.draft.sheet;
    let amount = |m: Option<Money>| Figure {
        cited: said(&m.map(|m| m.wan().normalize().to_string()).unwrap_or_default()),
        amount: m,
    };
    let execution = judged.execution.as_ref();
    let total = FundRow {
        kind: FundKind::Total,
        label: said(FundKind::Total.label()),
        initial: amount(sheet.initial),
        adjusted: amount(sheet.budget),
        executed: amount(sheet.spent),
        marks: said(&sheet.marks_of_execution(&entry.scheme).normalize().to_string()),
        rate: said(&execution.and_then(|e| e.rate).map(|r| format!("{}%", fixed(points(r)))).unwrap_or_default()),
        score: said(&execution.and_then(|e| e.points).map(fixed).unwrap_or_default()),
        ..FundRow::default()
    };
    let is_project = matches!(entry.subject, Subject::Project(_));
    let mut form = Form {
        kind: if is_project { FormKind::SelfEvaluation } else { FormKind::DepartmentEvaluation },
        year: Some(entry.year),
        project_code: said(if is_project { entry.code.as_deref().unwrap_or_default() } else { "" }),
        project: said(if is_project { &entry.name } else { "" }),
        department: said(&entry.department),
        funds: vec![total],
        rows: sheet.lines.iter().zip(&judged.rows).map(|((l, f), r)| row_of(l, f, r)).collect(),
        total_marks: said("100"),
        total_score: said(&fixed(judged.total.total)),
        ..Form::default()
    };
    form.goals.annual = said(&entry.goal);
    form.goals.actual = said(&entry.draft.goal_actual);
    for (label, told) in [(PROBLEMS, &entry.draft.problems), (MEASURES, &entry.draft.measures)] {
        if !told.is_empty() {
            form.texts.push((said(label), said(told)));
        }
    }
    form
}

fn row_of(line: &Line, filled: &Filled, judged: &JudgedRow) -> Row {
    Row {
        level1: said(&line.levels.0),
        level2: said(&line.levels.1),
        name: said(&line.name),
        target: said(&line.target.raw),
        reading: line.target.clone(),
        direction: said(line.direction.map(direction).unwrap_or_default()),
        marks: said(&line.weight.map(|w| w.normalize().to_string()).unwrap_or_default()),
        actual: said(&filled.actual),
        score: said(&judged.points.map(fixed).unwrap_or_default()),
        reason: said(&filled.reason),
        ..Row::empty(Block::Annual)
    }
}

/// As a column prints it.
const fn direction(d: Direction) -> &'static str {
    match d {
        Direction::Positive => "正向",
        Direction::Negative => "反向",
    }
}

/// The rows of an entry as they are kept.
pub(super) fn rows(entry: &Entry, form: &Form, judged: &Judged) -> Vec<RowRow> {
    let lines = entry.draft.sheet.lines.iter().zip(&form.rows).zip(&judged.rows);
    let row = |(((line, filled), row), judged): ((&(Line, Filled), &Row), &JudgedRow)| RowRow {
        indicator: line.indicator,
        row: row.clone(),
        filled: filled.clone(),
        computed: judged.scored.as_ref().ok().map(|s| s.points),
    };
    lines.map(row).collect()
}
