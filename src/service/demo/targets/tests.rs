//! The targets are plausible, the same every time, and weak where they are meant to be.

use std::collections::{BTreeMap, HashSet};

use super::course::Course;
use super::files::{self, Parcel};
use super::weak::Fault;
use super::{Declared, SENT_BACK, Targets, named, office, people, works};
use crate::domain::form::{Block, Form};
use crate::domain::indicator::{Level1, Taxonomy};
use crate::domain::target::check::{Check, Context, Peers, check};
use crate::domain::target::objection::{Certainty, Objection};
use crate::exchange::form::read_file;
use crate::exchange::sheet::Limits;
use crate::service::demo::model::City;
use crate::service::demo::projects::PROJECTS;
use crate::service::demo::{STANDS_ON, YEAR};

fn built() -> (City, Targets) {
    let city = City::build();
    let targets = Targets::build(&city);
    (city, targets)
}

fn texts(form: &Form) -> Vec<(&str, &str)> {
    form.rows.iter().map(|r| (r.name.text.as_str(), r.target.text.as_str())).collect()
}

#[test]
fn every_project_and_department_has_its_place() {
    let (_, t) = built();
    assert_eq!((t.projects.len(), t.departments.len()), (PROJECTS, 92));
    assert!(t.before.len() > 300, "{}", t.before.len());
    let mut courses: BTreeMap<Course, usize> = BTreeMap::new();
    t.projects.iter().for_each(|d| *courses.entry(d.course).or_default() += 1);
    let not_approved =
        [Course::Missing, Course::Draft, Course::Returned, Course::Rejected, Course::Waiting, Course::WaitingLate];
    let open: usize = not_approved.iter().map(|c| courses[c]).sum();
    assert!((18..=40).contains(&open), "{courses:?}");
    assert!(courses.len() == 12, "{courses:?}");
}

#[test]
fn a_tenth_of_the_forms_is_weak() {
    let (_, t) = built();
    let weak = t.projects.iter().filter(|d| d.form.is_some() && !d.faults.is_empty()).count();
    assert!((PROJECTS * 8 / 100..=PROJECTS * 12 / 100).contains(&weak), "{weak}");
}

#[test]
fn the_same_targets_every_time() {
    let (_, one) = built();
    let (_, two) = built();
    assert!(one.projects.iter().zip(&two.projects).all(|(a, b)| a.form == b.form && a.second == b.second));
    assert_eq!(one.departments, two.departments);
    assert_eq!(one.before, two.before);
}

#[test]
fn nothing_stays_between_braces() {
    let (_, t) = built();
    let forms = t
        .projects
        .iter()
        .filter_map(|d| d.form.as_ref())
        .chain(t.departments.iter().flatten())
        .chain(t.before.iter().map(|b| &b.1));
    for form in forms {
        let all =
            form.rows.iter().flat_map(|r| [&r.name, &r.target]).chain([&form.goals.annual, &form.goals.whole_life]);
        for cited in all {
            assert!(!cited.text.contains(['{', '}']), "{}: {}", form.project.text, cited.text);
        }
    }
}

#[test]
fn sound_forms_have_all_that_a_form_needs() {
    let (_, t) = built();
    for d in t.projects.iter().filter(|d| d.faults.is_empty()) {
        let Some(form) = &d.form else { continue };
        let annual = || form.rows.iter().filter(|r| r.block == Block::Annual);
        assert!(annual().count() >= 6, "{}", form.project.text);
        let marks: i64 = annual().map(|r| r.marks.text.parse::<i64>().unwrap_or(0)).sum();
        assert_eq!(marks, 90, "{}", form.project.text);
        for level in [Level1::Output, Level1::Benefit, Level1::Satisfaction] {
            assert!(annual().any(|r| r.class().0 == Some(level)), "{} {level:?}", form.project.text);
        }
        assert!(form.funds[0].initial.amount.is_some_and(|a| a.is_positive()));
    }
}

#[test]
fn no_two_projects_say_the_same_but_those_that_copied() {
    let (_, t) = built();
    let sound = t.projects.iter().filter(|d| d.faults.is_empty()).filter_map(|d| d.form.as_ref());
    let mut seen = HashSet::new();
    for form in sound {
        assert!(seen.insert(texts(form)), "{}", form.project.text);
    }
}

#[test]
fn every_row_of_the_tables_can_be_read() {
    for family in named::NAMED.iter().chain(works::FAMILIES).chain(people::FAMILIES).chain(office::FAMILIES) {
        let classes: HashSet<char> = family.seeds().map(|s| s.class).collect();
        assert!(['q', 't', 'm'].iter().all(|c| classes.contains(c)), "{}", family.goal);
        assert!(family.seeds().all(|s| "nNqtcesglm".contains(s.class)), "{}", family.goal);
    }
}

/// The judgement of the checks with all that they may know of a sample form.
fn objections(targets: &Targets) -> Vec<(&Declared, Vec<Objection<Check>>)> {
    let mut peers = Peers::default();
    let forms = || targets.projects.iter().filter_map(|d| d.form.as_ref().map(|f| (d, f)));
    let numbers: Vec<usize> = forms().map(|(_, f)| peers.add(f)).collect();
    let usual = Context { year: Some(YEAR), weight_base: Some(90.into()), ..Context::usual() };
    forms()
        .zip(numbers)
        .map(|((d, form), n)| {
            let of_it = Context { taxonomy: Some(Taxonomy::T2015), peers: Some((&peers, n)), ..usual };
            (d, check(form, &of_it))
        })
        .collect()
}

#[test]
fn nothing_is_surely_wrong_with_a_sound_form() {
    let (_, t) = built();
    let mut judged = Vec::new();
    for (d, found) in objections(&t).iter().filter(|(d, _)| d.faults.is_empty()) {
        let name = d.form.as_ref().map(|f| f.project.text.as_str()).unwrap_or_default();
        let sure: Vec<_> = found.iter().filter(|o| o.certainty == Certainty::Sure).collect();
        assert!(sure.is_empty(), "{name}: {sure:?}");
        judged.extend((!found.is_empty()).then(|| format!("{name}: {:?} {}", found[0].check, found[0].at.text)));
    }
    // Those whose rows another department copied, and a handful a reviewer might ask about.
    assert!(judged.len() <= 20, "{judged:#?}");
}

#[test]
fn every_fault_is_found() {
    let (_, t) = built();
    let all = objections(&t);
    for fault in Fault::PASSING.into_iter().chain([Fault::MarksOff]) {
        let with: Vec<_> = all.iter().filter(|(d, _)| d.faults == [fault]).collect();
        assert!(!with.is_empty(), "{fault:?}");
        // What was asked a year before is not known here.
        if fault != Fault::BelowLastYear {
            for (d, found) in with {
                assert!(!found.is_empty(), "{fault:?}: {:?}", d.form.as_ref().map(|f| &f.project.text));
            }
        }
    }
}

#[test]
fn departments_state_nothing_surely_wrong() {
    let (_, t) = built();
    for form in t.departments.iter().enumerate().filter(|(d, _)| !SENT_BACK.contains(d)).filter_map(|(_, f)| f.as_ref())
    {
        let found = check(form, &Context { year: Some(YEAR), weight_base: Some(90.into()), ..Context::usual() });
        let sure: Vec<_> = found.iter().filter(|o| o.certainty == Certainty::Sure).collect();
        assert!(sure.is_empty(), "{}: {sure:?}", form.department.text);
    }
}

/// What the real reader takes from the file of one department.
#[test]
fn what_is_written_is_read_back() {
    let (city, t) = built();
    let of: Vec<Form> = t
        .projects
        .iter()
        .filter(|d| city.projects[d.project].department == 41)
        .filter_map(|d| d.form.clone())
        .collect();
    let dir = tempfile::tempdir().expect("folder");
    let mut forms = vec![t.departments[41].clone().expect("declared")];
    forms.extend(of);
    let parcel = Parcel { name: "绩效目标".into(), forms };
    let paths = files::write(std::slice::from_ref(&parcel), dir.path(), STANDS_ON).expect("files");
    let read = read_file(&paths[0], &Limits::default(), &mut |_, _| true).expect("forms");
    assert_eq!(read.forms.len(), parcel.forms.len());
    for (one, two) in parcel.forms.iter().zip(&read.forms) {
        assert_eq!(texts(one).len(), texts(two).len(), "{}", one.project.text);
        let mut sorted = [texts(one), texts(two)];
        sorted.iter_mut().for_each(|s| s.sort_unstable());
        assert_eq!(sorted[0], sorted[1]);
        assert_eq!(one.goals.annual.text, two.goals.annual.text);
        assert_eq!(one.funds.first().map(|f| f.initial.amount), two.funds.first().map(|f| f.initial.amount));
    }
}
