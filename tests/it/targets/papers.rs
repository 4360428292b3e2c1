//! The office's protocol: a form goes out, the unit fills it in, it comes back.

use jixiao::domain::form::{Block, Cited, Form, FormKind, Row};
use jixiao::exchange::form::read;
use jixiao::exchange::form::write::workbook;
use jixiao::exchange::sheet::Limits;
use jixiao::service::form::{project, shape, workbooks};
use jixiao::service::survey::survey;
use jixiao::service::target::import::Outcome;

use super::{AIR, Office, PINE, air, day, on, only};

/// The form of a project as it leaves on a day.
fn out(office: &Office, code: &str, on_day: &str) -> Form {
    let survey = survey(&office.store, on(on_day)).expect("survey");
    project(&office.store, &survey, FormKind::ProjectTarget, code).expect("form")
}

/// The same after it went through a file, with what the unit did to it in between.
fn back(office: &Office, code: &str, on_day: &str, fill: impl FnOnce(&mut Form)) -> Form {
    let survey = survey(&office.store, on(on_day)).expect("survey");
    let mut form = out(office, code, on_day);
    fill(&mut form);
    let bytes = workbook(&[form], shape(&survey), day(on_day)).expect("workbook");
    read("表.xlsx", bytes, &Limits::default(), &mut |_, _| true).expect("forms").forms.remove(0)
}

#[test]
fn a_blank_form_that_was_filled_in_is_the_projects_declaration() {
    let mut office = Office::open();
    let blank = out(&office, PINE, "2021-02-10");
    assert_eq!(blank.rows, []);
    let filled = back(&office, PINE, "2021-02-10", |form| {
        form.project.text = "松材线虫病防治（更名）".into();
        form.goals.annual = Cited::new("清理疫木3万株。\n防治面积1.2万亩。", "");
        let mut row = Row::empty(Block::Annual);
        (row.level1.text, row.level2.text) = ("产出指标".into(), "数量指标".into());
        (row.name.text, row.target.text) = ("清理疫木株数".into(), "≥3万株".into());
        form.rows.push(row);
    });
    let done = office.file("林业局.xlsx", "2021-02-12", vec![filled]);
    let report = only(&done);
    assert_eq!((&report.outcome, report.version), (&Outcome::Imported, 1));
    assert!(report.other_name, "found by its code");
    let again = out(&office, PINE, "2021-02-12");
    assert_eq!(again.rows.len(), 1);
    assert_eq!(again.rows[0].target.text, "≥3万株", "what was declared goes out again");
    assert_eq!(again.mark.map(|m| m.version), Some(1));
}

#[test]
fn a_form_that_comes_back_untouched_changes_nothing_and_a_touched_cell_is_the_only_change() {
    let mut office = Office::open();
    let first = back(&office, AIR, "2021-02-09", |form| (form.rows, form.goals) = (air().rows, air().goals));
    office.file("民航局.xlsx", "2021-02-10", vec![first]);
    let same = back(&office, AIR, "2021-02-11", |_| {});
    let done = office.file("民航局2.xlsx", "2021-02-12", vec![same]);
    assert_eq!(only(&done).outcome, Outcome::Unchanged, "{:#?}", only(&done).changes);
    let touched = back(&office, AIR, "2021-02-13", |form| form.rows[0].target.text = "≥1300班次".into());
    let done = office.file("民航局3.xlsx", "2021-02-14", vec![touched]);
    assert_eq!(only(&done).outcome, Outcome::Changed);
    assert_eq!(only(&done).changes.len(), 1, "{:#?}", only(&done).changes);
}

#[test]
fn a_departments_workbook_leaves_out_projects_that_need_no_target() {
    let office = Office::open();
    let survey = survey(&office.store, on("2021-02-10")).expect("survey");
    let books = workbooks(&office.store, &survey, FormKind::ProjectTarget, |_| true).expect("workbooks");
    let sheets = |n: usize| books[n].forms.iter().map(|f| f.sheet.as_str()).collect::<Vec<_>>();
    assert_eq!(books.len(), 2);
    assert_eq!(sheets(0), ["市民航局", "航线补贴", "设备购置"]);
    assert_eq!(sheets(1), ["市林业局", "松材线虫病防治", "设备购置"], "人员经费 is exempt");
}
