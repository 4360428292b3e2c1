//! How far the year is evaluated: departments, projects, amounts, grades; and
//! how far spot checks lie from the units' own scores.

use super::list::{Item, list};
use crate::domain::evaluation::Grade;
use crate::domain::evaluation::state::State;
use crate::domain::money::Money;
use crate::domain::ratio::quotient;
use crate::service::Fault;
use crate::service::period::Period;
use crate::store::Store;
use crate::store::target::Owner;
use rust_decimal::Decimal;

/// A year's coverage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Departments as a whole: that must file, filed, accepted.
    pub departments: (usize, usize, usize),
    /// Projects: that must file, filed, accepted.
    pub projects: (usize, usize, usize),
    /// Their budgets: of all that must file, of those filed.
    pub amounts: (Money, Money),
    /// Projects by grade, best first, as [`Grade::ALL`].
    pub grades: [usize; 4],
    /// Sent back and not filed again.
    pub returned: usize,
    /// Spot-checked.
    pub checked: usize,
    /// Department by department, by code.
    pub by_department: Vec<DepartmentCoverage>,
}

/// A department's coverage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DepartmentCoverage {
    /// 部门代码
    pub code: Option<String>,
    /// 主管部门
    pub name: String,
    /// Where its own self-evaluation stands.
    pub own: State,
    /// Its own score and grade.
    pub own_score: Option<(Decimal, Option<Grade>)>,
    /// Projects: that must file, filed.
    pub projects: (usize, usize),
    /// Their budgets: of all that must file, of those filed.
    pub amounts: (Money, Money),
    /// Its projects by grade.
    pub grades: [usize; 4],
    /// Mean score of its projects.
    pub mean: Option<Decimal>,
}

/// A department's spot checks against its units' own scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentGap {
    /// 部门代码
    pub code: Option<String>,
    /// 主管部门
    pub name: String,
    /// Projects checked.
    pub checked: usize,
    /// Mean of the units' own scores.
    pub own: Decimal,
    /// Mean of the checks.
    pub rechecked: Decimal,
    /// Mean of own less checked.
    pub gap: Decimal,
    /// The widest, by its size.
    pub widest: Decimal,
}

/// The coverage of a year.
///
/// # Errors
/// What the store says.
pub fn coverage(store: &Store, period: Period) -> Result<Coverage, Fault> {
    let items = list(store, period)?;
    let mut out = Coverage::default();
    for item in items.iter().filter(|i| matches!(i.owner, Owner::Department(_))) {
        count(&mut out.departments, item);
        out.by_department.push(DepartmentCoverage {
            code: item.code.clone(),
            name: item.name.clone(),
            own: item.state,
            own_score: item.score().map(|s| (s, item.grade())),
            ..DepartmentCoverage::default()
        });
    }
    let mut sums: Vec<(Decimal, usize)> = vec![(Decimal::ZERO, 0); out.by_department.len()];
    for item in items.iter().filter(|i| matches!(i.owner, Owner::Project(_)) && i.required) {
        count(&mut out.projects, item);
        let filed = item.state.stands();
        out.amounts.0 += item.budget;
        out.amounts.1 += if filed { item.budget } else { Money::ZERO };
        out.returned += usize::from(item.state == State::Returned);
        out.checked += usize::from(item.rechecked.is_some());
        let place = item.grade().filter(|_| filed).map(|g| g as usize);
        place.into_iter().for_each(|g| out.grades[g] += 1);
        let own = out.by_department.iter().position(|d| d.code == item.department_code && d.name == item.department);
        let Some(own) = own else { continue };
        let d = &mut out.by_department[own];
        d.projects.0 += 1;
        d.projects.1 += usize::from(filed);
        d.amounts.0 += item.budget;
        d.amounts.1 += if filed { item.budget } else { Money::ZERO };
        place.into_iter().for_each(|g| d.grades[g] += 1);
        if let Some(score) = item.score().filter(|_| filed) {
            sums[own].0 += score;
            sums[own].1 += 1;
        }
    }
    for (d, (sum, n)) in out.by_department.iter_mut().zip(sums) {
        d.mean = quotient(sum, Decimal::from(n));
    }
    Ok(out)
}

fn count(counts: &mut (usize, usize, usize), item: &Item) {
    counts.0 += 1;
    counts.1 += usize::from(item.state.stands());
    counts.2 += usize::from(matches!(item.state, State::Accepted | State::SpotChecked | State::Published));
}

/// Spot checks against own scores, department by department, the widest mean gap first.
///
/// # Errors
/// What the store says.
pub fn gaps(store: &Store, period: Period) -> Result<Vec<DepartmentGap>, Fault> {
    let mut out: Vec<(DepartmentGap, Decimal, Decimal)> = Vec::new();
    for item in list(store, period)?.iter().filter(|i| matches!(i.owner, Owner::Project(_))) {
        let (Some(own), Some(checked)) = (item.score(), item.rechecked) else { continue };
        let at = out.iter().position(|(d, ..)| d.code == item.department_code && d.name == item.department);
        let at = at.unwrap_or_else(|| {
            let blank = DepartmentGap {
                code: item.department_code.clone(),
                name: item.department.clone(),
                checked: 0,
                own: Decimal::ZERO,
                rechecked: Decimal::ZERO,
                gap: Decimal::ZERO,
                widest: Decimal::ZERO,
            };
            out.push((blank, Decimal::ZERO, Decimal::ZERO));
            out.len() - 1
        });
        let (d, sum, checks) = &mut out[at];
        d.checked += 1;
        *sum += own;
        *checks += checked;
        if (own - checked).abs() > d.widest.abs() {
            d.widest = own - checked;
        }
    }
    let mut out: Vec<DepartmentGap> = out
        .into_iter()
        .map(|(d, own, checks)| {
            let n = Decimal::from(d.checked);
            let (own, rechecked) = (own / n, checks / n);
            DepartmentGap { own, rechecked, gap: own - rechecked, ..d }
        })
        .collect();
    out.sort_by(|a, b| b.gap.abs().cmp(&a.gap.abs()).then_with(|| a.code.cmp(&b.code)));
    Ok(out)
}
