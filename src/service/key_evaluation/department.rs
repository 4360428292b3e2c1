//! Evaluations that departments did themselves (部门评价): filed, drawn by lot,
//! looked at again.

use rust_decimal::Decimal;

use super::scores::bands;
use super::{KeyEvaluationFault, draft, words};
use crate::domain::date::{Date, last_of_year};
use crate::domain::evaluation::sample::{self, Lot};
use crate::domain::money::Money;
use crate::domain::project::Project;
use crate::domain::target::review::Grade;
use crate::service::import::Input;
use crate::service::period::Period;
use crate::service::{Fault, Stamp, rules};
use crate::store::Store;
use crate::store::audit::Entry;
use crate::store::key_evaluation::{DepartmentRow, NewDepartment};
use crate::store::org::END_OF_TIME;

/// A department's evaluation with its project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// What was evaluated.
    pub project: Project,
    /// Its budget.
    pub budget: Money,
    /// What was filed.
    pub row: DepartmentRow,
}

impl Filed {
    /// Points of the department above those found when it was looked at again.
    pub fn gap(&self) -> Option<Decimal> {
        self.row.recheck.as_ref().map(|(points, ..)| self.row.points - points)
    }
}

/// An evaluation to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// 项目代码, of the period's year.
    pub code: String,
    /// 得分
    pub points: Decimal,
    /// The grade the report prints; it must be the one the points make.
    pub grade: Option<Grade>,
    /// Who did it; the department where it is empty.
    pub evaluator: String,
    /// The report.
    pub file: Option<Input>,
    /// The day it came in.
    pub day: Date,
    /// 备注
    pub note: String,
}

/// The evaluations filed by the day for projects of the year, in order of filing.
///
/// # Errors
/// What the store says.
pub fn list(store: &Store, period: Period) -> Result<Vec<Filed>, Fault> {
    let rows = store.department_evaluations(period.year)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut budgets = std::collections::HashMap::new();
    store.budgets(period.year, period.as_of, |row, facts| {
        let quotas = crate::domain::monitor::lines::quotas_in_force(&facts, period.year, period.as_of);
        budgets.insert(row.project.id, (row.project, quotas.iter().map(|q| q.amount).sum::<Money>()));
        true
    })?;
    let filed = rows.into_iter().filter(|r| r.day <= period.as_of).filter_map(|row| {
        let (project, budget) = budgets.remove(&row.project_id)?;
        Some(Filed { project, budget, row })
    });
    Ok(filed.collect())
}

fn check_points(points: Decimal) -> Result<(), Fault> {
    let fits = points >= Decimal::ZERO && points <= Decimal::ONE_HUNDRED && points.normalize().scale() <= 2;
    if fits { Ok(()) } else { Err(KeyEvaluationFault::BadPoints(points).into()) }
}

/// Files an evaluation; a later one of the same project replaces it.
///
/// # Errors
/// [`Fault::NoProject`], [`KeyEvaluationFault::BadPoints`],
/// [`KeyEvaluationFault::GradeDiffers`], [`Fault::File`]
pub fn file(store: &mut Store, stamp: &Stamp, period: Period, filing: &Filing) -> Result<Grade, Fault> {
    check_points(filing.points)?;
    let bands = bands(&rules::in_force(store, last_of_year(period.year))?);
    let grade = bands.grade(filing.points);
    if filing.grade.is_some_and(|given| given != grade) {
        return Err(KeyEvaluationFault::GradeDiffers(grade).into());
    }
    let report = filing.file.as_ref().map(draft::read).transpose()?;
    let name = filing.file.as_ref().map(Input::name).unwrap_or_default();
    let rows = store.projects(period.year, END_OF_TIME)?;
    let missing = || Fault::NoProject { code: filing.code.clone(), year: period.year };
    let project = rows.into_iter().find(|r| r.project.code == filing.code).ok_or_else(missing)?.project;
    let evaluator = match words(&filing.evaluator)? {
        e if e.is_empty() => project.department.clone(),
        e => e,
    };
    let note = words(&filing.note)?;
    store.write(stamp, |w| {
        let new = NewDepartment {
            project_id: project.id,
            points: filing.points,
            grade,
            evaluator: &evaluator,
            file: &name,
            sha256: report.as_ref().map(|r| r.sha256.as_str()),
            day: filing.day,
            note: &note,
            withdrawn: false,
        };
        w.add_department_evaluation(&new, stamp)?;
        let detail = serde_json::json!({"project": project.code, "year": period.year, "grade": grade.key(),
            "points": filing.points.to_string(), "evaluator": evaluator, "file": name, "day": filing.day.to_string()});
        Ok((grade, Entry { action: "department_evaluation", subject: project.code.clone(), detail }))
    })
}

/// Draws evaluations of the year to be looked at again: `count` of those not
/// drawn before; the same seed and the same list draw the same ones.
///
/// # Errors
/// [`KeyEvaluationFault::NothingToDo`]
pub fn draw(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    count: usize,
    seed: u64,
) -> Result<(i64, Vec<i64>), Fault> {
    let year = period.year;
    store.write(stamp, |w| {
        let filed = w.department_evaluations(year)?;
        let left: Vec<&DepartmentRow> = filed.iter().filter(|d| d.draw.is_none() && d.day <= period.as_of).collect();
        let lots: Vec<Lot> = left.iter().map(|d| Lot { key: d.code.clone(), weight: 1 }).collect();
        let drawn: Vec<i64> = sample::draw(&lots, count, seed).into_iter().map(|n| left[n].id).collect();
        if drawn.is_empty() {
            return Err(KeyEvaluationFault::NothingToDo.into());
        }
        let id = w.add_department_draw(year, &seed.to_string(), &drawn, stamp)?;
        let detail = serde_json::json!({"year": year, "seed": seed, "drawn": drawn});
        Ok(((id, drawn), Entry { action: "department_draw", subject: id.to_string(), detail }))
    })
}

/// What was found when an evaluation was looked at again.
///
/// # Errors
/// [`KeyEvaluationFault::NoDepartmentEvaluation`], [`KeyEvaluationFault::BadPoints`]
pub fn recheck(
    store: &mut Store,
    stamp: &Stamp,
    period: Period,
    code: &str,
    points: Decimal,
    note: &str,
) -> Result<Grade, Fault> {
    check_points(points)?;
    let note = words(note)?;
    let grade = bands(&rules::in_force(store, last_of_year(period.year))?).grade(points);
    let filed = list(store, period)?;
    let none = || KeyEvaluationFault::NoDepartmentEvaluation(code.to_string());
    let id = filed.iter().find(|f| f.project.code == code).map(|f| f.row.id).ok_or_else(none)?;
    store.write(stamp, |w| {
        w.add_department_recheck(id, points, grade, &note, stamp)?;
        let detail = serde_json::json!({"points": points.to_string(), "grade": grade.key(), "note": note});
        Ok((grade, Entry { action: "department_recheck", subject: code.to_string(), detail }))
    })
}
