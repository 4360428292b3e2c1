//! `projects` and `departments`: the lists with their lights, the same figures
//! grouped. Never here: a figure's arithmetic.

use serde::Serialize;
use serde_json::json;

use super::args::{ByWord, LightWord, Projects};
use super::desk::Desk;
use super::json::{maybe_ratio, ratio, yuan};
use super::print::Page;
use super::stop::Stop;
use super::{DONE, json as figures};
use crate::domain::monitor::light::Light;
use crate::domain::org::fold_name;
use crate::domain::text;
use crate::present::lists;
use crate::service::DEFAULT_PLACE;
use crate::service::group::{By, Group, GroupKey, group};
use crate::service::survey::{self, JudgedProject, Survey};

/// A row of `projects`, as the contract has it.
#[derive(Debug, Serialize)]
pub(super) struct ProjectOut<'a> {
    project_code: &'a str,
    project: &'a str,
    department_code: Option<&'a str>,
    department: &'a str,
    unit_code: Option<&'a str>,
    unit: Option<&'a str>,
    division: Option<&'a str>,
    category: Option<&'a str>,
    budget: String,
    paid: String,
    unspent: String,
    execution_rate: Option<String>,
    expected_progress: String,
    pace_basis: &'static str,
    lag_points: Option<String>,
    target_progress: Option<String>,
    light: &'static str,
    spend_light: &'static str,
    target_light: &'static str,
    outlook_light: &'static str,
    idle: String,
    declared_budget: Option<String>,
    key_monitored: bool,
    target_state: Option<&'static str>,
    self_score: Option<String>,
    grade: Option<String>,
    open_findings: usize,
}

impl<'a> ProjectOut<'a> {
    pub fn of(p: &'a JudgedProject) -> ProjectOut<'a> {
        let (project, f) = (&p.project, &p.figures);
        ProjectOut {
            project_code: &project.code,
            project: &project.name,
            department_code: project.department_code.as_deref(),
            department: &project.department,
            unit_code: project.unit_code.as_deref(),
            unit: project.unit.as_deref(),
            division: project.division.as_deref(),
            category: project.category.as_ref().map(|c| c.key()),
            budget: yuan(f.budget),
            paid: yuan(f.paid),
            unspent: yuan(f.unspent()),
            execution_rate: maybe_ratio(f.rate),
            expected_progress: ratio(f.pace.expected),
            pace_basis: f.pace.basis.key(),
            lag_points: f.lag().map(figures::points),
            // What has no data yet is null until the later stages fill it.
            target_progress: maybe_ratio(p.attainment.and_then(|a| a.progress)),
            light: p.lights.worst().key(),
            spend_light: p.lights.spend.key(),
            target_light: p.lights.target.key(),
            outlook_light: p.lights.outlook.key(),
            idle: yuan(p.idle),
            declared_budget: figures::maybe_yuan(project.declared),
            key_monitored: project.key_monitored,
            target_state: p.target.and_then(|t| t.state).map(|s| s.key()),
            self_score: p.evaluated.and_then(|(own, _)| own).map(|own| figures::fixed(own, 2)),
            grade: p.evaluated.and_then(|(_, grade)| grade).map(|g| g.key().to_string()),
            open_findings: p.open_findings,
        }
    }
}

/// The projects of one department, by its code or by any of its names.
pub(super) struct InDepartment {
    code: String,
    name: String,
}

impl InDepartment {
    /// Refuses a department that no project of the year belongs to.
    pub fn find(desk: &Desk, survey: &Survey, typed: Option<&str>) -> Result<Option<InDepartment>, Stop> {
        let Some(typed) = typed else { return Ok(None) };
        let wanted = InDepartment { code: text::clean(typed), name: fold_name(typed, DEFAULT_PLACE) };
        if survey.projects.iter().any(|p| wanted.holds(p)) {
            return Ok(Some(wanted));
        }
        Err(Stop::said((desk.s.cli.no_department)(typed), desk.s.cli.no_department_hint))
    }

    pub fn holds(&self, p: &JudgedProject) -> bool {
        p.project.department_code.as_deref() == Some(self.code.as_str())
            || fold_name(&p.project.department, DEFAULT_PLACE) == self.name
    }
}

/// `projects`
pub(super) fn projects(desk: &Desk, args: &Projects) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let survey = survey::survey(&store, period)?;
    let department = InDepartment::find(desk, &survey, args.department.as_deref())?;
    let light = args.light.map(light);
    let listed = |p: &&JudgedProject| {
        department.as_ref().is_none_or(|d| d.holds(p)) && light.is_none_or(|l| p.lights.worst() == l)
    };
    let rows: Vec<&JudgedProject> = survey.projects.iter().filter(listed).collect();
    let sums = survey::sums(rows.iter().copied());
    let mut page = Page::of(lists::projects(desk.s, rows.iter().copied()), period.as_of);
    page.above = heading(desk, &survey);
    page.below.push((desk.s.cli.sums)(&sums));
    desk.show(&page, || {
        json!({
            "year": period.year, "as_of": period.as_of.to_string(),
            "data_as_of": survey.data_as_of.map(|d| d.to_string()), "total": rows.len(),
            "projects": rows.iter().map(|p| ProjectOut::of(p)).collect::<Vec<_>>(),
        })
    })?;
    Ok(DONE)
}

/// For which year and day, how old the data are.
pub(super) fn heading(desk: &Desk, survey: &Survey) -> Vec<String> {
    let data = survey.data_as_of.map_or_else(|| crate::present::number::NONE.to_string(), |d| d.to_string());
    let mut lines = vec![(desk.s.cli.heading)(survey.period.year, &survey.period.as_of.to_string(), &data)];
    if survey.stale
        && let Some(day) = survey.data_as_of
    {
        let age = crate::domain::date::days_between(day, survey.period.as_of);
        lines.push((desk.s.bench.stale)(age, &day.to_string()));
    }
    lines
}

fn light(word: LightWord) -> Light {
    match word {
        LightWord::Red => Light::Red,
        LightWord::Yellow => Light::Yellow,
        LightWord::Blue => Light::Blue,
        LightWord::Green => Light::Green,
        LightWord::Grey => Light::Grey,
    }
}

/// `departments`
pub(super) fn departments(desk: &Desk, by: ByWord) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let period = desk.period(&store)?;
    let survey = survey::survey(&store, period)?;
    let groups = group(&survey, grouping(by));
    let mut page = Page::of(lists::groups(desk.s, &groups), period.as_of);
    page.above = heading(desk, &survey);
    page.below.push((desk.s.cli.sums)(&survey.sums()));
    desk.show(&page, || {
        json!({
            "year": period.year, "as_of": period.as_of.to_string(), "by": grouping(by).key(),
            "groups": groups.iter().map(|g| group_json(desk, g)).collect::<Vec<_>>(),
        })
    })?;
    Ok(DONE)
}

fn group_json(desk: &Desk, g: &Group) -> serde_json::Value {
    let (code, name) = lists::group_name(desk.s, &g.key);
    // A division has a name and no code.
    let code = code.filter(|_| !matches!(g.key, GroupKey::Division(_)));
    json!({
        "code": code, "name": name, "projects": g.projects, "budget": yuan(g.budget), "paid": yuan(g.paid),
        "unspent": yuan(g.budget - g.paid), "execution_rate": maybe_ratio(g.rate()),
        "expected_progress": maybe_ratio(g.pace()), "red": g.red, "yellow": g.yellow, "idle": yuan(g.idle),
    })
}

fn grouping(by: ByWord) -> By {
    match by {
        ByWord::Department => By::Department,
        ByWord::Division => By::Division,
        ByWord::Fund => By::Fund,
        ByWord::Category => By::Category,
    }
}
