//! What the stages before the last one know: grades and scores of evaluations,
//! what is to be rectified, what there is to publish.
//!
//! Self-evaluations of a year are made in the year after it: a year's work on
//! them, and the grades that bear on the budget after it, are those of the year
//! before, until its own come in.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::disclosure::{Of, Ready};
use super::evaluation::{self, Item as Evaluated};
use super::key_evaluation;
use super::period::Period;
use super::rectification::{self, Item, Queue};
use super::{Fault, rules};
use crate::domain::assessment::{Measure, Row};
use crate::domain::date::Date;
use crate::domain::disclosure::{Kind, Publisher};
use crate::domain::evaluation::key::state::Step;
use crate::domain::evaluation::state::State as SelfState;
use crate::domain::linkage::Findings;
use crate::domain::money::Money;
use crate::domain::rectification::finding::BudgetAction;
use crate::domain::rectification::state::State;
use crate::domain::target::review::{Bands, Grade};
use crate::store::Store;
use crate::store::target::Owner;

/// What is known of a project.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// 财政重点评价, the latest of the year's plan that is final.
    pub key_evaluation: Option<Grade>,
    /// 部门评价
    pub department_evaluation: Option<Grade>,
    /// 单位自评, as accepted or as the spot check found.
    pub self_evaluation: Option<Grade>,
    /// 自评得分
    pub self_score: Option<Decimal>,
    /// Score of the evaluation from outside.
    pub outside_score: Option<Decimal>,
    /// 整改
    pub findings: Findings,
    /// What the findings suggest to cut.
    pub suggested: Money,
    /// A finding suggests that the whole be cut.
    pub cancel: bool,
    /// A finding suggests that nothing be arranged until it is rectified.
    pub hold: bool,
}

/// By project code, as of a day: what bears on the budget after the year.
///
/// # Errors
/// What the store says.
pub fn known(store: &Store, period: Period) -> Result<HashMap<String, Known>, Fault> {
    let mut out = findings(store, period)?;
    // The later year's word comes after, and holds.
    for year in [period.year - 1, period.year] {
        graded(store, Period { year, ..period }, &mut out)?;
    }
    for case in finals(store, period.year, period.as_of)? {
        for (code, _) in &case.about {
            let k = out.entry(code.clone()).or_default();
            (k.key_evaluation, k.outside_score) = (case.grade, Some(case.points));
        }
    }
    Ok(out)
}

/// What was found of a project's own year, and no other: its scores, its findings.
///
/// # Errors
/// What the store says.
pub fn of_year(store: &Store, period: Period, code: &str) -> Result<Known, Fault> {
    let mut out = HashMap::new();
    graded(store, period, &mut out)?;
    let mut known: Known = out.remove(code).unwrap_or_default();
    known.findings = findings(store, period)?.remove(code).unwrap_or_default().findings;
    for plan in [period.year, period.year + 1, period.year + 2] {
        for case in finals(store, plan, period.as_of)? {
            if case.about.iter().any(|(c, year)| c == code && *year == period.year) {
                (known.key_evaluation, known.outside_score) = (case.grade, Some(case.points));
            }
        }
    }
    Ok(known)
}

/// What is to be rectified, by project code.
///
/// # Errors
/// What the store says.
pub fn findings(store: &Store, period: Period) -> Result<HashMap<String, Known>, Fault> {
    let mut out: HashMap<String, Known> = HashMap::new();
    for item in rectification::list(store, period, Queue::All)? {
        let Some(code) = item.project_code.clone().filter(|_| item.state != State::Withdrawn) else { continue };
        let k = out.entry(code).or_default();
        k.findings.total += 1;
        k.findings.closed += usize::from(!item.state.is_open());
        k.findings.overdue += usize::from(item.state.is_open() && item.clock.is_overdue());
        match item.finding.action {
            BudgetAction::Cut => k.suggested += item.finding.action_amount.unwrap_or_default(),
            BudgetAction::Cancel => k.cancel = true,
            BudgetAction::Hold => k.hold = true,
            // What is taken back is this year's money, not next year's.
            BudgetAction::TakeBack | BudgetAction::None => {}
        }
    }
    Ok(out)
}

/// Self-evaluations of a year; nothing where none came in by the day.
fn evaluated(store: &Store, period: Period) -> Result<Vec<Evaluated>, Fault> {
    if store.evaluations(period.year)?.is_empty() { Ok(Vec::new()) } else { evaluation::list(store, period) }
}

/// Grades of a year's self-evaluations and departments' evaluations.
fn graded(store: &Store, period: Period, out: &mut HashMap<String, Known>) -> Result<(), Fault> {
    let rules = rules::in_force(store, period.as_of)?;
    let from = |key| rules.number(key);
    let bands = Bands { excellent: from("score.excellent"), good: from("score.good"), fair: from("score.fair") };
    for item in evaluated(store, period)? {
        let settled = matches!(item.state, SelfState::Accepted | SelfState::SpotChecked | SelfState::Published);
        let (Owner::Project(_), Some(code), true) = (item.owner, item.code.clone(), settled) else { continue };
        let k = out.entry(code).or_default();
        k.self_score = item.score();
        k.self_evaluation = item.rechecked.map(|p| bands.grade(p)).or(item.grade());
    }
    for filed in key_evaluation::department::list(store, period)? {
        let k = out.entry(filed.project.code.clone()).or_default();
        k.department_evaluation = Some(filed.row.recheck.as_ref().map_or(filed.row.grade, |(_, grade, _)| *grade));
    }
    Ok(())
}

/// A key evaluation with its final report.
struct Final {
    /// Codes with their years.
    about: Vec<(String, i16)>,
    grade: Option<Grade>,
    points: Decimal,
    /// The day of the final report.
    day: Date,
}

/// Key evaluations of a plan that are final by the day.
fn finals(store: &Store, plan: i16, as_of: Date) -> Result<Vec<Final>, Fault> {
    let rows = store.key_evaluations(Some(plan))?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let items = key_evaluation::list(store, Period { year: plan, as_of })?;
    let made = items.into_iter().filter(|i| i.state.is_final()).filter_map(|i| {
        let row = rows.iter().find(|r| r.id == i.id)?;
        let finish = row.events.iter().rev().find(|e| e.step == Step::Finish && e.day <= as_of)?;
        let about = i.about.iter().map(|a| (a.code.clone(), a.year)).collect();
        Some(Final { about, grade: i.grade, points: i.points, day: finish.day })
    });
    Ok(made.collect())
}

/// Self-evaluations and reports that are there to be published in a year.
///
/// # Errors
/// What the store says.
pub(super) fn to_publish(store: &Store, period: Period) -> Result<Vec<Ready>, Fault> {
    let mut out = Vec::new();
    for item in evaluated(store, period)? {
        let settled = matches!(item.state, SelfState::Accepted | SelfState::SpotChecked | SelfState::Published);
        let Some((_, since)) = item.filed.filter(|_| settled) else { continue };
        let of = match item.owner {
            Owner::Project(id) => Of::Project(id),
            Owner::Department(id) => Of::Department(id),
        };
        out.push(Ready { kind: Kind::SelfEvaluation, of, publisher: Publisher::Department, since });
    }
    let rows = store.projects(period.year, period.as_of)?;
    let row_of = |code: &str| rows.iter().find(|r| r.project.code == code).map(|r| Of::Project(r.project.id));
    let mut report = |of: Of, publisher, since| {
        // A report on several years of a project is one report.
        if out.iter().all(|r: &Ready| (r.kind, r.of) != (Kind::Report, of)) {
            out.push(Ready { kind: Kind::Report, of, publisher, since });
        }
    };
    for case in finals(store, period.year, period.as_of)? {
        for of in case.about.iter().filter_map(|(code, _)| row_of(code)) {
            report(of, Publisher::Finance, case.day);
        }
    }
    for filed in key_evaluation::department::list(store, period)? {
        report(Of::Project(filed.project.id), Publisher::Department, filed.row.day);
    }
    Ok(out)
}

/// Evidence on the self-evaluations that were made in a year: department, what
/// it bears on, the row.
///
/// # Errors
/// What the store says.
pub(super) fn self_evaluations(store: &Store, period: Period) -> Result<Vec<(i64, Measure, Row)>, Fault> {
    let before = Period { year: period.year - 1, ..period };
    let items = evaluated(store, before)?;
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let due = rules::in_force(store, period.as_of)?.day_in("assess.self_due", period.year);
    let projects = store.projects(before.year, before.as_of)?;
    let mut out = Vec::new();
    for item in items {
        let department = match item.owner {
            Owner::Department(id) => Some(id),
            Owner::Project(id) => projects.iter().find(|r| r.project.id == id).map(|r| r.project.department_id),
        };
        let Some(department) = department else { continue };
        let row = |done, note| Row::counted(item.code.clone(), item.name.clone(), done, note);
        let note = item.filed.map_or("not_filed".to_string(), |(first, _)| first.to_string());
        let is_in = !matches!(item.state, SelfState::NotFiled | SelfState::Returned);
        if item.required && (is_in || period.as_of > due) {
            out.push((department, Measure::SelfCoverage, row(is_in, note.clone())));
            let in_time = item.filed.is_some_and(|(first, _)| first <= due);
            out.push((department, Measure::SelfOnTime, row(in_time, note)));
        }
        if let (Some(should), Some(done)) = (item.score(), item.rechecked) {
            let (code, name) = (item.code.clone(), item.name.clone());
            out.push((department, Measure::SelfGap, Row { code, name, should, done, note: String::new() }));
        }
    }
    Ok(out)
}

/// Evidence on rectification: department, and of each finding whose day has
/// come whether it was put right in time. What the unit reported in time and
/// nobody has verified yet is not held against it.
///
/// # Errors
/// What the store says.
pub(super) fn rectified(store: &Store, period: Period) -> Result<Vec<(i64, Row)>, Fault> {
    let classified = store.classified()?;
    let row = |item: Item| {
        let due = item.standing.due.filter(|d| *d <= period.as_of && item.state != State::Withdrawn)?;
        let late = item.clock.days_over() > 0;
        let ended = !item.state.is_open();
        if item.state.waits_for_office() && !late {
            return None;
        }
        let hidden = item.project_code.as_ref().is_some_and(|c| classified.contains(c));
        let name = if hidden { String::new() } else { item.finding.description.chars().take(60).collect() };
        let row = Row::counted(Some(item.number().to_string()), name, ended && !late, due.to_string());
        Some((item.finding.department_id, row))
    };
    Ok(rectification::list(store, period, Queue::All)?.into_iter().filter_map(row).collect())
}
