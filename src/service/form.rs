//! Official forms to be filled in by a unit, made from what the store knows:
//! names, codes, amounts in force, what was declared last. One form a project,
//! one workbook a department.

use std::collections::HashMap;

use super::Fault;
use super::survey::{JudgedProject, Survey};
use crate::domain::date;
use crate::domain::form::{Cited, Figure, Form, FormKind, FundKind, FundRow, Mark};
use crate::domain::fund::FundType;
use crate::domain::indicator::Taxonomy;
use crate::domain::money::Money;
use crate::domain::target::history;
use crate::exchange::form::write::Shape;
use crate::store::Store;
use crate::store::target::{Owner, TargetRow};

/// Rows that each class of indicators offers.
const ROOM: usize = 2;

/// The forms of one department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// 部门代码
    pub code: Option<String>,
    /// 部门名称
    pub department: String,
    /// The department's own form, then those of its projects by code.
    pub forms: Vec<Form>,
}

impl Workbook {
    /// A name for its file, without the ending; nothing in it that a system forbids.
    pub fn file_name(&self) -> String {
        let bad = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
        let name = [self.code.as_deref().unwrap_or_default(), &self.department].concat();
        name.chars().map(|c| if bad(c) { '_' } else { c }).take(60).collect::<String>().trim_matches('.').to_string()
    }
}

/// How the forms of a year are laid out.
pub fn shape(survey: &Survey) -> Shape {
    let taxonomy = Taxonomy::from_key(survey.rules.word("target.taxonomy")).unwrap_or(Taxonomy::T2015);
    Shape { taxonomy, weights: true, room: ROOM }
}

/// The form of one project.
///
/// # Errors
/// [`Fault::NoProject`]
pub fn project(store: &Store, survey: &Survey, kind: FormKind, code: &str) -> Result<Form, Fault> {
    let year = survey.period.year;
    let none = || Fault::NoProject { code: code.to_string(), year };
    let project = survey.project(code).ok_or_else(none)?;
    Desk::open(store, survey)?.project(kind, project)
}

/// The forms of the departments whose projects `holds` picks, by code. Projects
/// of categories that need no target have no form here.
///
/// # Errors
/// What the store says.
pub fn workbooks(
    store: &Store,
    survey: &Survey,
    kind: FormKind,
    holds: impl Fn(&JudgedProject) -> bool,
) -> Result<Vec<Workbook>, Fault> {
    let desk = Desk::open(store, survey)?;
    let exempt = survey.rules.words("rule.R12.exempt");
    let mut books: Vec<(i64, Workbook)> = Vec::new();
    for project in survey.projects.iter().filter(|p| holds(p)) {
        let p = &project.project;
        if !books.iter().any(|(id, _)| *id == p.department_id) {
            let (code, department) = (p.department_code.clone(), p.department.clone());
            let forms = department_kind(kind).map(|kind| desk.department(kind, project)).into_iter().collect();
            books.push((p.department_id, Workbook { code, department, forms }));
        }
        let needs = p.category.as_ref().is_none_or(|c| !exempt.contains(&c.key()));
        let book = books.iter_mut().find(|(id, _)| *id == p.department_id);
        if let Some((_, book)) = book.filter(|_| needs) {
            book.forms.push(desk.project(kind, project)?);
        }
    }
    let mut books: Vec<Workbook> = books.into_iter().map(|(_, book)| book).collect();
    books.sort_by(|a, b| (&a.code, &a.department).cmp(&(&b.code, &b.department)));
    Ok(books)
}

/// The form of a department that goes with those of its projects.
fn department_kind(kind: FormKind) -> Option<FormKind> {
    match kind {
        FormKind::ProjectTarget => Some(FormKind::DepartmentTarget),
        FormKind::SelfEvaluation => Some(FormKind::DepartmentEvaluation),
        _ => None,
    }
}

/// The targets of a year with what they say.
struct Declared {
    targets: HashMap<Owner, TargetRow>,
    forms: HashMap<i64, Form>,
}

impl Declared {
    fn load(store: &Store, year: i16) -> Result<Declared, Fault> {
        let targets = store.targets(year)?.into_iter().map(|t| (t.owner, t)).collect();
        let mut forms = HashMap::new();
        store.each_target_form(year, |id, form| {
            forms.insert(id, form);
        })?;
        Ok(Declared { targets, forms })
    }

    /// What the version that waits for a step on a day says, and its number.
    fn on(&self, owner: Owner, day: date::Date) -> Option<(u32, &Form)> {
        let version = history::open(&self.targets.get(&owner)?.versions, day)?;
        Some((version.number, self.forms.get(&version.content_on(day)?)?))
    }
}

/// What forms are made from.
struct Desk<'a> {
    store: &'a Store,
    survey: &'a Survey,
    this: Declared,
    last: Declared,
}

impl<'a> Desk<'a> {
    fn open(store: &'a Store, survey: &'a Survey) -> Result<Desk<'a>, Fault> {
        let year = survey.period.year;
        Ok(Desk { store, survey, this: Declared::load(store, year)?, last: Declared::load(store, year - 1)? })
    }

    fn project(&self, kind: FormKind, project: &JudgedProject) -> Result<Form, Fault> {
        let p = &project.project;
        let year = self.survey.period.year;
        let years = self.store.project_rows_of(&p.code)?;
        let earlier = years.iter().any(|(y, _)| *y < year);
        let last = years.iter().find(|(y, _)| *y == year - 1).map(|(_, id)| Owner::Project(*id));
        let form = Form {
            kind,
            sheet: p.name.clone(),
            year: Some(year),
            project_code: said(&p.code),
            project: said(&p.name),
            department: department(project),
            unit: said(p.unit.as_deref().unwrap_or_default()),
            attribute: said(attribute(earlier, p.start.map(|d| d.year()), year)),
            period: said(&period(p.start.map(|d| d.year()), p.end.map(|d| d.year()))),
            funds: funds(project),
            mark: Some(Mark { code: p.code.clone(), year, version: 0, round: None }),
            ..Form::default()
        };
        Ok(self.drafted(form, Owner::Project(p.id), last))
    }

    fn department(&self, kind: FormKind, project: &JudgedProject) -> Form {
        let p = &project.project;
        let year = self.survey.period.year;
        let code = p.department_code.clone().unwrap_or_default();
        let form = Form {
            kind,
            sheet: p.department.clone(),
            year: Some(year),
            department: department(project),
            mark: Some(Mark { code, year, version: 0, round: None }),
            ..Form::default()
        };
        let owner = Owner::Department(p.department_id);
        self.drafted(form, owner, Some(owner))
    }

    /// With what was declared for the year so far, else with last year's
    /// indicators as a beginning.
    fn drafted(&self, mut form: Form, owner: Owner, last: Option<Owner>) -> Form {
        let period = self.survey.period;
        if let Some((version, declared)) = self.this.on(owner, period.as_of) {
            form.rows = declared.rows.clone();
            form.goals = declared.goals.clone();
            form.tasks = declared.tasks.clone();
            form.texts = declared.texts.clone();
            for (own, told) in [(&mut form.attribute, &declared.attribute), (&mut form.period, &declared.period)] {
                if !told.is_empty() {
                    *own = told.clone();
                }
            }
            whole_life(&mut form.funds, &declared.funds);
            form.mark.iter_mut().for_each(|m| m.version = version);
        } else if let Some((_, before)) = last.and_then(|o| self.last.on(o, date::last_of_year(period.year - 1))) {
            form.rows = before.rows.clone();
            whole_life(&mut form.funds, &before.funds);
        }
        // Empty rows are offered by the form itself.
        form.rows.retain(|row| !row.is_blank());
        form
    }
}

/// Amounts of the whole life, which the store does not know, as they were declared.
fn whole_life(rows: &mut [FundRow], declared: &[FundRow]) {
    for row in rows {
        if let Some(before) = declared.iter().find(|d| d.kind == row.kind) {
            row.whole_life = before.whole_life.clone();
        }
    }
}

fn said(words: &str) -> Cited {
    Cited::new(words, "")
}

/// `148-市民航局`
fn department(project: &JudgedProject) -> Cited {
    let p = &project.project;
    match &p.department_code {
        Some(code) => Cited::new(format!("{code}-{}", p.department), ""),
        None => said(&p.department),
    }
}

/// 新增项目 or 延续项目, where the store or its own dates tell.
fn attribute(earlier: bool, start: Option<i16>, year: i16) -> &'static str {
    match (earlier, start) {
        (true, _) => "延续项目",
        (false, Some(start)) if start < year => "延续项目",
        (false, Some(_)) => "新增项目",
        (false, None) => "",
    }
}

fn period(start: Option<i16>, end: Option<i16>) -> String {
    match (start, end) {
        (Some(start), Some(end)) => format!("{start}—{end}"),
        (Some(start), None) => format!("{start}—"),
        _ => String::new(),
    }
}

/// The amounts of the year; how much of it is 财政拨款 only where every line tells its fund.
fn funds(project: &JudgedProject) -> Vec<FundRow> {
    let row = |kind: FundKind, amount: Option<Money>| FundRow {
        kind,
        initial: Figure { amount, ..Figure::default() },
        ..FundRow::default()
    };
    let own = |fund: &FundType| matches!(fund, FundType::SpecialAccount | FundType::UnitFunds | FundType::OtherFunds);
    let told = project.lines.iter().all(|l| !matches!(l.key.fund, FundType::Unknown | FundType::Named(_)));
    let told = told && !project.lines.is_empty();
    let other = project.lines.iter().filter(|l| own(&l.key.fund)).fold(Money::ZERO, |sum, l| sum + l.budget);
    let budget = project.figures.budget;
    vec![
        row(FundKind::Total, Some(budget)),
        row(FundKind::Fiscal, told.then(|| budget - other)),
        row(FundKind::Other, told.then_some(other)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_department() {
        let book = |code: Option<&str>, name: &str| Workbook {
            code: code.map(str::to_string),
            department: name.into(),
            forms: Vec::new(),
        };
        assert_eq!(book(Some("148"), "市民航局").file_name(), "148市民航局");
        assert_eq!(book(None, "../市:民航局?").file_name(), "_市_民航局_");
    }

    #[test]
    fn a_project_is_new_where_nothing_says_otherwise() {
        assert_eq!(attribute(true, None, 2021), "延续项目");
        assert_eq!(attribute(false, Some(2019), 2021), "延续项目");
        assert_eq!(attribute(false, Some(2021), 2021), "新增项目");
        assert_eq!(attribute(false, None, 2021), "");
        assert_eq!(period(Some(2019), Some(2023)), "2019—2023");
    }
}
