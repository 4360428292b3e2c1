//! A year on one page: coverage, execution, alerts, rounds, evaluations,
//! rectification, use of results, disclosure, rankings, registers.

use super::assessment::{self, Sheet};
use super::disclosure;
use super::group::{self, By, Group};
use super::linkage;
use super::monitor::{self, RoundLine};
use super::period::Period;
use super::register::{self, Registers};
use super::survey::{self, Survey};
use super::{Fault, known, target};
use crate::domain::assessment::Ladder;
use crate::domain::linkage::Findings;
use crate::domain::target::coverage::Coverage;
use crate::domain::target::review::Grade;
use crate::store::Store;

/// How many of each grade, in the order of [`Grade::ALL`].
pub type Grades = [usize; 4];

/// The page; `present` makes its lines.
#[derive(Debug, Clone)]
pub struct Summary {
    /// For which year and day.
    pub survey: Survey,
    /// Departments with projects.
    pub departments: usize,
    /// By fund type.
    pub funds: Vec<Group>,
    /// Under approved targets.
    pub coverage: Coverage,
    /// Grades of reviewed targets.
    pub reviewed: Grades,
    /// Monitoring rounds.
    pub rounds: Vec<RoundLine>,
    /// Grades of self-evaluations on record.
    pub self_evaluated: Grades,
    /// Grades of key evaluations on record.
    pub evaluated: Grades,
    /// Findings on projects.
    pub findings: Findings,
    /// Use of results.
    pub linkage: linkage::Sums,
    /// Disclosure.
    pub disclosure: disclosure::Sums,
    /// The first of the departments, and how many there are; frozen results where there are any.
    pub ranking: Vec<(Ladder, Vec<Sheet>, usize, bool)>,
    /// Registers of the year.
    pub registers: Registers,
}

/// How many of a ranking are named.
const NAMED: usize = 5;

/// Sums a year up.
///
/// # Errors
/// What the store says.
pub fn summary(store: &Store, period: Period) -> Result<Summary, Fault> {
    let survey = survey::survey(store, period)?;
    let mut departments: Vec<i64> = survey.projects.iter().map(|p| p.project.department_id).collect();
    departments.sort_unstable();
    departments.dedup();
    let reviewed = target::list::unjudged(store, period)?.into_iter().filter_map(|i| i.grade);
    let known = known::known(store, period)?;
    let mut findings = Findings::default();
    for k in known.values() {
        findings.total += k.findings.total;
        findings.closed += k.findings.closed;
        findings.overdue += k.findings.overdue;
    }
    let ranking = Ladder::ALL.into_iter().map(|l| ranking(store, period, l)).collect::<Result<_, Fault>>()?;
    Ok(Summary {
        departments: departments.len(),
        funds: group::group(&survey, By::Fund),
        coverage: target::coverage(store, period)?,
        reviewed: count(reviewed),
        rounds: monitor::rounds(store, period)?,
        self_evaluated: count(known.values().filter_map(|k| k.self_evaluation)),
        evaluated: count(known.values().filter_map(|k| k.key_evaluation)),
        findings,
        linkage: linkage::sums(linkage::list(store, period)?.iter()),
        disclosure: disclosure::sums(disclosure::list(store, period)?.iter()),
        ranking,
        registers: register::registers(store, Some(period.year))?,
        survey,
    })
}

fn count(grades: impl Iterator<Item = Grade>) -> Grades {
    let mut out = Grades::default();
    grades.for_each(|g| out[g as usize] += 1);
    out
}

fn ranking(store: &Store, period: Period, ladder: Ladder) -> Result<(Ladder, Vec<Sheet>, usize, bool), Fault> {
    let frozen = assessment::frozen(store, period.year, ladder, None)?;
    let is_frozen = frozen.is_some();
    let mut sheets = match frozen {
        Some(f) => f.sheets,
        None => assessment::sheets(store, period, ladder)?,
    };
    let all = sheets.len();
    sheets.truncate(NAMED);
    Ok((ladder, sheets, all, is_frozen))
}
