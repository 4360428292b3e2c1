//! The targets are plausible, the same every time, and weak where they are meant to be.

use std::collections::{BTreeMap, HashSet};

use super::super::model::City;
use super::super::projects::PROJECTS;
use super::course::Course;
use super::families::Family;
use super::{Targets, named, office, people, works};
use crate::domain::form::{Block, Form};
use crate::domain::indicator::Level1;

fn built() -> (City, Targets) {
    let city = City::build();
    let targets = Targets::build(&city);
    (city, targets)
}

fn texts(form: &Form) -> Vec<(&str, &str)> {
    form.rows.iter().map(|r| (r.name.text.as_str(), r.target.text.as_str())).collect()
}

#[test]
fn show() {
    let (city, t) = built();
    for d in t.projects.iter().step_by(7) {
        if let Some(f) = &d.form {
            println!(
                "== {} {:?} {:?} {} {}",
                f.project.text, d.course, d.faults, f.funds[0].initial.cited.text, f.period.text
            );
            println!("{}\n{}", f.goals.annual.text, f.goals.whole_life.text);
            for r in f.rows.iter().filter(|r| r.block == Block::Annual) {
                println!("  {} {} {} {}", r.level2.text, r.name.text, r.target.text, r.marks.text);
            }
        }
    }
    let mut fam: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for d in &t.projects {
        let name = &city.projects[d.project].name;
        let f = Family::of(name);
        let goal = f.goal;
        fam.entry(goal.to_string()).or_default().push(name);
    }
    for (g, n) in fam {
        println!("## {g}\n   {}", n.join(" "));
    }
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
    let forms =
        t.projects.iter().filter_map(|d| d.form.as_ref()).chain(&t.departments).chain(t.before.iter().map(|b| &b.1));
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

#[test]
fn written() {
    let (city, t) = built();
    let dir = tempfile::tempdir().expect("folder");
    let start = std::time::Instant::now();
    let parcels: Vec<super::files::Parcel> = (0..92)
        .map(|d| super::files::Parcel {
            department: d,
            forms: std::iter::once(t.departments[d].clone())
                .chain(
                    t.projects
                        .iter()
                        .filter(|p| city.projects[p.project].department == d)
                        .filter_map(|p| p.form.clone()),
                )
                .collect(),
        })
        .collect();
    super::files::write(&city, &parcels, dir.path(), "2021年绩效目标", super::super::STANDS_ON).expect("w");
    println!("written {:?}", start.elapsed());
    let _ = std::fs::remove_dir_all("/tmp/forms_out");
    std::fs::create_dir("/tmp/forms_out").unwrap();
    for e in std::fs::read_dir(dir.path()).unwrap() {
        let e = e.unwrap();
        std::fs::copy(e.path(), std::path::Path::new("/tmp/forms_out").join(e.file_name())).unwrap();
    }
}

#[test]
fn objections() {
    use crate::domain::target::check::{Context, Peers, check};
    let (_, t) = built();
    let mut peers = Peers::default();
    let forms: Vec<(&super::Declared, &Form)> =
        t.projects.iter().filter_map(|d| d.form.as_ref().map(|f| (d, f))).collect();
    let ids: Vec<usize> = forms.iter().map(|(_, f)| peers.add(f)).collect();
    let mut counts: BTreeMap<(bool, String), (usize, String)> = BTreeMap::new();
    let start = std::time::Instant::now();
    let mut with = [0; 2];
    for ((d, f), id) in forms.iter().zip(&ids) {
        let context = Context {
            peers: Some((&peers, *id)),
            year: Some(2021),
            weight_base: Some(90.into()),
            taxonomy: Some(crate::domain::indicator::Taxonomy::T2015),
            ..Context::usual()
        };
        let found = check(f, &context);
        if d.faults.is_empty()
            && found.iter().any(|o| o.certainty != crate::domain::target::objection::Certainty::Doubtful)
        {
            with[0] += 1
        }
        for o in found {
            let key = format!("{:?} {:?}", o.certainty, o.check);
            let short: String = key.chars().take(60).collect();
            let e = counts.entry((d.faults.is_empty(), short)).or_default();
            e.0 += 1;
            e.1 = format!("{} | {:?} | {:?}", f.project.text, o.at.text, d.faults);
        }
    }
    println!("check {:?} sound with objections {:?}", start.elapsed(), with);
    for (k, v) in counts {
        println!("OBJ {:?} {:?}", k, v);
    }
    for f in &t.departments {
        for o in check(f, &Context { year: Some(2021), ..Context::usual() }) {
            println!("DEP {:?} {:?} {}", o.certainty, o.check, o.at.text);
        }
    }
}
