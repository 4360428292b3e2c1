//! `quadrants`: money against results. Never here: where a project stands.

use clap::Args;
use serde_json::{Value as Json, json};

use super::DONE;
use super::desk::Desk;
use super::json::{maybe_ratio, ratio, yuan};
use super::print::Page;
use super::projects::{InDepartment, heading};
use super::stop::Stop;
use crate::domain::monitor::quadrant::Quadrant;
use crate::present::quadrants as words;
use crate::service::quadrants::{Placed, quadrants};
use crate::service::survey;

#[derive(Debug, Args)]
pub(super) struct Quadrants {
    #[arg(long, value_name = "Q", value_parser = quadrant)]
    pub quadrant: Option<Wanted>,
    #[arg(long, value_name = "D")]
    pub department: Option<String>,
}

/// One of the four, or those that have no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wanted(Option<Quadrant>);

fn quadrant(typed: &str) -> Result<Wanted, String> {
    let typed = typed.replace('-', "_");
    let found = Quadrant::ALL.into_iter().find(|q| q.key() == typed).map(Some);
    let none = (typed == NONE).then_some(None);
    let keys = || Quadrant::ALL.map(Quadrant::key).into_iter().chain([NONE]).collect::<Vec<_>>().join(" ");
    found.or(none).map(Wanted).ok_or_else(keys)
}

const NONE: &str = "unplaced";

/// `quadrants`
pub(super) fn run(desk: &Desk, args: &Quadrants) -> Result<u8, Stop> {
    let store = desk.existing()?;
    let survey = survey::survey(&store, desk.period(&store)?)?;
    let department = InDepartment::find(desk, &survey, args.department.as_deref())?;
    let mut all = quadrants(&survey);
    all.projects.retain(|p| department.as_ref().is_none_or(|d| d.holds(p.judged)));
    // Without a wish: all that have a place.
    let listed = |p: &&Placed<'_>| args.quadrant.map_or(p.place.is_some(), |Wanted(q)| p.quadrant() == q);
    let rows: Vec<Placed<'_>> = all.projects.iter().filter(listed).copied().collect();
    let mut page = Page::of(words::sums(desk.s, &all), all.period.as_of);
    let list = words::projects(desk.s, &rows);
    if args.quadrant.is_some() {
        page.sheets = vec![list];
    } else if !rows.is_empty() {
        page.sheets.push(list);
    } else {
        page.below.push(desk.s.watching.no_place_why.to_string());
    }
    page.above = heading(desk, &survey);
    desk.show(&page, || {
        let sums = words::all().map(|q| {
            let sum = all.sum(q);
            json!({"quadrant": q.map_or(NONE, Quadrant::key), "name": words::name(desk.s, q), "projects": sum.projects,
                "budget": yuan(sum.budget), "paid": yuan(sum.paid), "idle": yuan(sum.idle)})
        });
        json!({"year": all.period.year, "as_of": all.period.as_of.to_string(), "total": rows.len(),
            "quadrants": sums.collect::<Vec<_>>(), "projects": rows.iter().map(project).collect::<Vec<_>>()})
    })?;
    Ok(DONE)
}

fn project(p: &Placed<'_>) -> Json {
    let (project, f) = (&p.judged.project, &p.judged.figures);
    json!({
        "project_code": project.code, "project": project.name, "department_code": project.department_code,
        "department": project.department, "quadrant": p.quadrant().map_or(NONE, Quadrant::key),
        "budget": yuan(f.budget), "paid": yuan(f.paid), "unspent": yuan(f.unspent()), "idle": yuan(p.judged.idle),
        "execution_rate": maybe_ratio(f.rate), "expected_progress": ratio(f.pace.expected),
        "target_progress": maybe_ratio(p.place.map(|p| p.progress)),
        "target_expected": maybe_ratio(p.place.map(|p| p.work_pace)),
    })
}
