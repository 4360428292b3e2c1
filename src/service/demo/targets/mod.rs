//! The sample city's performance targets: declared in the autumn of 2020 on the
//! official forms, one workbook a department, and those of the year before to
//! compare with. Indicators are plausible for each kind of project; a minority
//! of forms has the faults that reviewers know.

mod course;
mod families;
pub(super) mod files;
mod forms;
mod ink;
mod life;
mod named;
mod office;
mod people;
#[cfg(test)]
mod tests;
mod weak;
mod works;

use std::collections::HashMap;
use std::path::Path;

use super::model::City;
use super::random::Random;
use super::{YEAR, fates::Fate};
use crate::domain::form::Form;
use crate::service::{Fault, Progress, Stamp};
use crate::store::Store;
use course::{Course, Lot};
use families::Family;
use life::Life;
use weak::Fault as Weak;

/// Declares, reviews and issues the targets of a city that stands in the store;
/// the forms go to a folder in `dir`.
///
/// # Errors
/// [`Fault::Cancelled`], [`Fault::Write`], or what the services say.
pub(super) fn make(
    store: &mut Store,
    stamp: &Stamp,
    city: &City,
    dir: &Path,
    progress: Progress<'_>,
) -> Result<(), Fault> {
    let dir = dir.join(FOLDER);
    std::fs::create_dir_all(&dir).map_err(|e| Fault::Write { file: dir.display().to_string(), why: e.to_string() })?;
    let targets = Targets::build(city);
    let stamp = Stamp { actor: OPERATOR.into(), at: stamp.at.clone() };
    Life { store, stamp, city, targets: &targets, dir: &dir }.live(progress)
}

/// Where the forms lie, beside the treasury's files.
const FOLDER: &str = "绩效目标";

/// Who sat at the desk of the sample city.
pub(super) const OPERATOR: &str = "示例操作员";

/// The year before, whose targets those of [`YEAR`] are compared with.
const BEFORE: i16 = YEAR - 1;

/// A project's target.
struct Declared {
    project: usize,
    course: Course,
    faults: Vec<Weak>,
    /// Nothing where it was never declared.
    form: Option<Form>,
    /// What came first, where that was sent back and filled in anew.
    first: Option<Form>,
    /// The second version that is asked for.
    second: Option<Form>,
}

/// All targets of the city.
struct Targets {
    /// Of [`YEAR`], one a project in the order of its list.
    projects: Vec<Declared>,
    /// Of [`YEAR`], one a department; nothing where it never came.
    departments: Vec<Option<Form>>,
    /// Of [`BEFORE`], with their projects.
    before: Vec<(usize, Form)>,
    /// Of [`BEFORE`], one a department.
    departments_before: Vec<Form>,
}

impl Targets {
    /// The city's targets, always the same.
    fn build(city: &City) -> Targets {
        let lots = course::assign(city);
        let plain: Vec<Form> = lots.iter().map(|l| plain(city, l.project)).collect();
        let projects: Vec<Declared> =
            lots.into_iter().enumerate().map(|(n, lot)| declared(city, n, lot, &plain)).collect();
        let departments = (0..city.departments.len())
            .map(|d| {
                let of: Vec<(usize, &Form)> = projects
                    .iter()
                    .zip(&plain)
                    .filter(|(p, _)| city.projects[p.project].department == d)
                    .map(|(p, form)| (p.project, form))
                    .collect();
                department(city, d, &of)
            })
            .collect();
        let before: Vec<(usize, Form)> = city
            .of_year(BEFORE)
            .filter(|y| has_past(city, y.project))
            .map(|y| (y.project, forms::project(city, y.project, BEFORE, forms::asked(city, y.project, BEFORE))))
            .collect();
        let departments_before = (0..city.departments.len())
            .map(|d| {
                let of = before.iter().filter(|(p, _)| city.projects[*p].department == d);
                forms::department(city, d, BEFORE, &of.map(|(p, form)| (*p, form)).collect::<Vec<_>>())
            })
            .collect();
        Targets { projects, departments, before, departments_before }
    }
}

/// The department whose own form never came.
const NEVER_CAME: usize = 84;
/// Departments whose own forms were sent back.
const SENT_BACK: [usize; 2] = [30, 57];

fn department(city: &City, d: usize, projects: &[(usize, &Form)]) -> Option<Form> {
    let mut form = forms::department(city, d, YEAR, projects);
    if SENT_BACK.contains(&d) {
        weak::work_in(Weak::Vague, &mut form, None, &mut Random::of("weak department", d));
    }
    (d != NEVER_CAME).then_some(form)
}

/// A form without faults.
fn plain(city: &City, project: usize) -> Form {
    forms::project(city, project, YEAR, forms::asked(city, project, YEAR))
}

/// Whether a project has a target of the year before; what was only cleared in
/// 2021 has none, and one in so many of those that ended never declared one.
fn has_past(city: &City, project: usize) -> bool {
    let p = &city.projects[project];
    let ended = p.last_year == BEFORE && !p.category.starts_with('1');
    let declared = ended && !Random::of("no target in the year before", project).chance(5);
    (p.last_year == YEAR || declared) && !p.name.contains("2019和2020年度")
}

fn declared(city: &City, n: usize, lot: Lot, plain: &[Form]) -> Declared {
    let Lot { project, course, faults } = lot;
    let mut random = Random::of("weak rows", project);
    let mut form = plain[n].clone();
    for fault in &faults {
        let other = (*fault == Weak::Copied).then(|| look_alike(city, project, plain)).flatten();
        weak::work_in(*fault, &mut form, other, &mut random);
    }
    let first = (course == Course::Waiting).then(|| {
        let mut first = form.clone();
        first.goals.annual = forms::said("按照上级部署完成年度工作任务，保障各项工作顺利开展。");
        weak::work_in(Weak::Vague, &mut first, None, &mut random);
        first
    });
    let second = course.asks_again().then(|| {
        let p = &city.projects[project];
        // What the added money makes of the first version.
        let more = if p.fate == Fate::AdjustedMuch { 160 } else { 138 };
        forms::project(city, project, YEAR, forms::asked(city, project, YEAR) / 100 * more)
    });
    Declared { project, course, faults, form: course.is_declared().then_some(form), first, second }
}

/// The form of another department's project of the same family.
fn look_alike<'a>(city: &City, project: usize, plain: &'a [Form]) -> Option<&'a Form> {
    let p = &city.projects[project];
    let family = Family::of(&p.name);
    let by_code: HashMap<&str, usize> = city.projects.iter().enumerate().map(|(i, p)| (p.code.as_str(), i)).collect();
    let fits = |form: &&Form| {
        let other = &city.projects[by_code[form.project_code.text.as_str()]];
        other.department != p.department && std::ptr::eq(Family::of(&other.name), family)
    };
    plain.iter().find(fits)
}
