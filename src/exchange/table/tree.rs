//! Sheets that print departments, units and projects below each other: which
//! rows are totals of those below them, and what those below inherit.

use crate::domain::money::Money;
use crate::exchange::record::{Column, Kind};

use super::grid::{Line, Pair, plain};
use super::lines::{Class, Sorter, indent};

/// From this level on a parent is told by its name's place alone.
const NAMED: u8 = 40;

/// What is known of the whole table before its rows are read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shape {
    /// Codes of departments and units stand in the project code's column.
    pub mixed_codes: bool,
    /// A department's (a unit's) name is printed in the first row of its group only.
    pub fill_department: bool,
    pub fill_unit: bool,
}

/// A row that is the total of those below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parent {
    /// Lower is higher up.
    pub level: u8,
    /// The first row (from 0) that is no longer below it, where levels do not tell.
    pub until: Option<u32>,
    /// Department or unit, whichever it is the total of.
    pub org: Pair,
    pub is_department: bool,
}

/// What rows inherit from those above.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context {
    pub department: Pair,
    pub unit: Pair,
    /// A parent row said so, which holds for any row below with blank cells.
    pub from_parent: bool,
}

impl Context {
    pub fn enter(&mut self, parent: &Parent) {
        self.from_parent = true;
        if parent.is_department {
            self.department = parent.org.clone();
            self.unit = (None, None);
        } else {
            self.unit = parent.org.clone();
        }
    }
}

/// Looks a table over. `classes` are of the rows from `first` on.
pub(crate) fn shape(sorter: &Sorter, first: u32, classes: &[Class]) -> Shape {
    let body = || classes.iter().enumerate().filter(|(_, c)| **c == Class::Body).map(|(i, _)| first + i as u32);
    let (mut long, mut short) = (0u32, 0u32);
    let may_mix = matches!(sorter.kind, Kind::Projects | Kind::Execution);
    for row in body().filter(|_| may_mix) {
        if let Some(code) = code_cell(&sorter.line(row)) {
            long += u32::from(code.len() >= 12);
            short += u32::from(is_org_code(&code));
        }
    }
    Shape {
        mixed_codes: long > 0 && short > 0,
        fill_department: printed_once(sorter, Column::Department, Column::DepartmentCode, body()),
        fill_unit: printed_once(sorter, Column::Unit, Column::UnitCode, body()),
    }
}

fn code_cell(line: &Line) -> Option<String> {
    line.project().ok()?.0
}

/// 219, 219001, 219001001
fn is_org_code(code: &str) -> bool {
    matches!(code.len(), 3 | 6 | 9) && code.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a column shows each value in the first row of its group and blanks
/// below: the first row is filled, and no value stands in two rows running.
fn printed_once(sorter: &Sorter, name: Column, code: Column, rows: impl Iterator<Item = u32>) -> bool {
    let index = |c: Column| sorter.columns.first(c);
    if [name, code].iter().filter_map(|c| index(*c)).any(|i| sorter.grid.has_merges(i)) {
        return false;
    }
    let Some(column) = index(name).or(index(code)) else {
        return false;
    };
    let (mut blanks, mut last) = (0u32, None::<String>);
    for row in rows {
        let text = plain(sorter.grid.cell(row, column));
        match (text.is_empty(), &last) {
            (true, None) => return false,
            (true, Some(_)) => blanks += 1,
            (false, Some(before)) if *before == text => return false,
            _ => last = Some(text),
        }
    }
    blanks > 0
}

/// What a row says of its place in the tree.
struct Key {
    project: Option<String>,
    name: Option<String>,
    org: Pair,
    is_department: bool,
    indent: u8,
}

fn key(line: &Line, shape: Shape) -> Option<Key> {
    let (project, name) = line.project().ok()?;
    let (department, unit) = (line.department().ok()?, line.unit().ok()?);
    let depth = [Column::ProjectName, Column::Unit, Column::Department]
        .iter()
        .filter_map(|c| line.columns.first(*c))
        .map(|i| indent(line.grid.cell(line.row, i)))
        .max();
    let indent = depth.unwrap_or(0);
    if let Some(code) = project.as_ref().filter(|c| shape.mixed_codes && is_org_code(c)) {
        let is_department = code.len() == 3;
        return Some(Key { project: None, org: (Some(code.clone()), name), name: None, is_department, indent });
    }
    let has = |p: &Pair| p.0.is_some() || p.1.is_some();
    let is_department = !has(&unit) && has(&department) || unit.0.as_ref().is_some_and(|c| c.len() <= 3);
    let org = if has(&unit) { unit } else { department };
    Some(Key { project, name, org, is_department, indent })
}

impl Key {
    fn level(&self) -> u8 {
        if self.project.is_some() {
            return 200;
        }
        match &self.org {
            (Some(code), _) => 10 + code.len() as u8,
            (None, Some(_)) if self.is_department => 5,
            (None, Some(_)) => 30,
            (None, None) => NAMED.saturating_add(self.indent),
        }
    }

    fn has_org(&self) -> bool {
        self.org.0.is_some() || self.org.1.is_some()
    }

    /// Whether another key's codes allow it to stand below this one.
    fn may_hold(&self, other: &Key) -> bool {
        match (&self.org.0, &other.org.0) {
            (Some(a), Some(b)) => b.starts_with(a.as_str()),
            _ => {
                self.org.1.is_none()
                    || other.org.1.is_none()
                    || self.org.1 == other.org.1
                    || self.level() < other.level()
            }
        }
    }
}

/// The parent that row `i` of `classes` is, if it is one.
pub(crate) fn parent(
    sorter: &Sorter,
    shape: Shape,
    first: u32,
    classes: &[Class],
    i: usize,
    amount: Option<Money>,
) -> Option<Parent> {
    if sorter.kind == Kind::Departments {
        return None;
    }
    let line = sorter.line(first + i as u32);
    if is_detail(&line, sorter.kind) {
        return None;
    }
    let this = key(&line, shape).filter(|k| k.project.is_none())?;
    let next_row = (i + 1..classes.len()).find(|n| classes[*n] == Class::Body).map(|n| first + n as u32);
    let next = next_row.and_then(|r| key(&sorter.line(r), shape));
    let named = this.name.is_some() && this.name != this.org.1;
    let deeper = next.as_ref().is_some_and(|n| n.indent > this.indent);
    let found = |until| {
        let (org, is_department) = if this.has_org() && !named {
            (this.org.clone(), this.is_department)
        } else {
            // A name alone: a department if another parent follows at once.
            let above = next.as_ref().is_some_and(|n| n.project.is_none());
            ((None, this.name.clone()), above)
        };
        let level = if named { NAMED.saturating_add(this.indent) } else { this.level() };
        Some(Parent { level, until, org, is_department })
    };
    match sorter.kind {
        Kind::Projects if !named => (this.has_org()).then(|| found(None)).flatten(),
        Kind::Projects if deeper => found(None),
        Kind::Projects => {
            sum_of_rows_below(sorter, shape, first, classes, i, amount).and_then(|until| found(Some(until)))
        }
        Kind::Execution => {
            let next = next.as_ref()?;
            let above = next.level() > this.level() && this.has_org() && !named && this.may_hold(next);
            (above || deeper).then(|| found(None)).flatten()
        }
        Kind::Quotas | Kind::Payments => {
            let detail_next = next_row.is_some_and(|r| is_detail(&sorter.line(r), sorter.kind));
            let above =
                this.has_org() && !named && next.as_ref().is_some_and(|n| detail_next || n.level() > this.level());
            (above && amount.is_some()).then(|| found(None)).flatten()
        }
        Kind::Departments => None,
    }
}

/// The level of a detail row: below every open parent, unless its own codes
/// or names say that it belongs to another.
pub(crate) fn leaf_level(line: &Line, shape: Shape, open: &[Parent]) -> u8 {
    if open.is_empty() {
        return u8::MAX;
    }
    let Some(key) = key(line, shape) else {
        return u8::MAX;
    };
    let department = line.department().unwrap_or_default();
    let strange = open.iter().filter(|p| p.until.is_none() && p.level < NAMED).find(|p| {
        let (code, name) = if p.is_department { &department } else { &key.org };
        // A department's own row says nothing of the unit it may stand below.
        let comparable = p.is_department || !key.is_department;
        match (&p.org, code.as_ref().or(key.org.0.as_ref())) {
            ((Some(above), _), Some(code)) => !code.starts_with(above.as_str()),
            ((_, Some(above)), _) => comparable && name.as_ref().is_some_and(|n| n != above),
            _ => false,
        }
    });
    strange.map_or(u8::MAX, |p| p.level)
}

/// Whether a row of quotas or payments has something only a detail row has.
fn is_detail(line: &Line, kind: Kind) -> bool {
    let columns: &[Column] = match kind {
        Kind::Quotas | Kind::Payments => &[
            Column::ProjectCode,
            Column::ProjectName,
            Column::VoucherNo,
            Column::PayDate,
            Column::QuotaDoc,
            Column::QuotaLineNo,
            Column::IssueDate,
            Column::Payee,
            Column::PayeeAccount,
            Column::Purpose,
            Column::QuotaType,
        ],
        _ => return false,
    };
    columns.iter().any(|c| line.text(*c).is_some())
}

/// For a name without a code: the row at which the coded rows below it add up
/// to its amount. Without such a row it is a project whose code is missing.
fn sum_of_rows_below(
    sorter: &Sorter,
    shape: Shape,
    first: u32,
    classes: &[Class],
    i: usize,
    amount: Option<Money>,
) -> Option<u32> {
    let amount = amount.filter(|a| *a != Money::ZERO)?;
    let mut sum = Money::ZERO;
    let (mut coded, mut bare) = (0u32, 0u32);
    let end = classes.len().min(i + 2_000);
    for (n, class) in classes.iter().enumerate().take(end).skip(i + 1) {
        if *class != Class::Body {
            continue;
        }
        let line = sorter.line(first + n as u32);
        let has_code = key(&line, shape).is_some_and(|k| k.project.is_some());
        if !has_code && coded > 0 && sum == amount {
            return Some(line.row);
        }
        if has_code {
            coded += 1;
            sum += line.money(Column::Declared).ok().flatten().unwrap_or(Money::ZERO);
        } else {
            bare += 1;
        }
        // Names stand four deep at most above their first project.
        if coded == 0 && bare > 4 || amount > Money::ZERO && sum > amount {
            return None;
        }
    }
    (coded > 0 && sum == amount).then_some(first + end as u32)
}
