//! Forms coming in: whose they are, what they change, what is set aside.

use jixiao::domain::form::{Cited, FormKind};
use jixiao::exchange::record::{FileFault, Reason};
use jixiao::service::import::undo;
use jixiao::service::target::import::{Outcome, Request, Source, take_in};
use jixiao::service::target::review::Verdict;
use jixiao::service::target::{Queue, Subject, show};
use jixiao::service::{Fault, TargetFault};

use super::{AIR, Office, PINE, air, day, form, on, only, pine, source, with_target};
use crate::city::stamp;

#[track_caller]
fn aside(done: &jixiao::service::target::import::Imported, want: Reason, quote: &str) {
    match &only(done).outcome {
        Outcome::SetAside(reason, at) => assert_eq!((*reason, at.text.as_str()), (want, quote)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_form_comes_in_and_is_read_back_cell_by_cell() {
    let mut office = Office::open();
    let done = office.file("民航局.xlsx", "2020-10-20", vec![air()]);
    let report = only(&done);
    assert_eq!((&report.outcome, report.version, report.round), (&Outcome::Imported, 1, 1));
    assert_eq!(office.state(AIR, "2020-10-20"), Some("endorsed"), "it came through the department");
    assert_eq!(office.state(AIR, "2020-10-19"), None, "the day before there was nothing");
    let page = show(&office.store, on("2020-12-31"), &Subject::Project(AIR.into())).expect("page");
    assert_eq!(page.current.expect("content").form, air());
    assert_eq!(page.item.declared, page.item.budget.into(), "600 万元 by the form and by the budget");
}

#[test]
fn a_code_finds_the_project_and_so_does_a_name_with_its_department() {
    let mut office = Office::open();
    let mut by_name = form("", "松材线虫病防治", "50");
    by_name.department = Cited::new("上饶市林业局（210）", "B5");
    let done = office.file("林业局.xlsx", "2020-10-20", vec![by_name]);
    assert_eq!(only(&done).subject, Some(Subject::Project(PINE.into())));
    let mut in_cell = form("", &format!("{AIR}-航线补贴"), "600");
    in_cell.unit = Cited::new("148001-市民航局本级", "D5");
    let done = office.file("民航局.xlsx", "2020-10-20", vec![in_cell]);
    assert_eq!(only(&done).subject, Some(Subject::Project(AIR.into())));
}

#[test]
fn what_belongs_to_nobody_is_set_aside_with_its_cell() {
    let mut office = Office::open();
    let mut take = |form| office.file("a.xlsx", "2020-10-20", vec![form]);
    aside(&take(form("36110021T000000009999", "航线补贴", "1")), Reason::UnknownProject, "36110021T000000009999");
    aside(&take(form("", "从未有过的项目", "1")), Reason::UnknownProject, "从未有过的项目");
    aside(&take(form("", "设备购置", "7")), Reason::FormAmbiguous, "设备购置");
    aside(&take(form("", "", "7")), Reason::FormNoProject, "");
    let mut other = form("", "松材线虫病防治", "50");
    other.department = Cited::new("市民航局", "B5");
    aside(&take(other), Reason::OtherBody, "市民航局");
    let mut unknown = form("", "松材线虫病防治", "50");
    unknown.department = Cited::new("火星开发局", "B5");
    aside(&take(unknown), Reason::OtherBody, "火星开发局");
    let mut score = air();
    score.kind = FormKind::SelfEvaluation;
    aside(&take(score), Reason::NotATarget, "项目支出绩效目标申报表（2021年度）");
    let batch = office.store.batches().expect("batches")[0].clone();
    assert_eq!((batch.kind.as_str(), batch.rows_read, batch.rows_set_aside), ("targets", 1, 1));
    assert_eq!(office.store.set_aside(batch.id).expect("rows")[0].reason, "not_a_target");
}

#[test]
fn the_same_form_again_changes_nothing_wherever_it_stands_on_the_sheet() {
    let mut office = Office::open();
    office.file("a.xlsx", "2020-10-20", vec![air()]);
    let mut moved = air();
    moved.rows[0].target = Cited::new("≥ 1200 班次", "F40");
    let again = office.file("b.xlsx", "2020-10-25", vec![moved]);
    assert_eq!(only(&again).outcome, Outcome::Unchanged);
    assert_eq!(office.item(AIR, "2020-12-31").rounds, 1);
}

#[test]
fn a_form_sent_once_more_before_review_tells_what_changed() {
    let mut office = Office::open();
    office.file("a.xlsx", "2020-10-20", vec![air()]);
    let again = office.file("b.xlsx", "2020-10-25", vec![with_target(air(), 1, "≥90%")]);
    let report = only(&again);
    assert_eq!((&report.outcome, report.version, report.round), (&Outcome::Changed, 1, 2));
    let [change] = report.changes.as_slice() else { panic!("{:?}", report.changes) };
    assert_eq!(change.cell(), Some("D13"));
    let page = |d| show(&office.store, on(d), &Subject::Project(AIR.into())).expect("page").current.expect("content");
    assert_eq!(page("2020-10-24").form.rows[1].target.text, "≥85%", "on the day before it said something else");
    assert_eq!(page("2020-10-25").form.rows[1].target.text, "≥90%");
}

#[test]
fn a_project_twice_in_one_call_counts_once_or_not_at_all() {
    let mut office = Office::open();
    let done = office.file("a.xlsx", "2020-10-20", vec![air(), air(), with_target(air(), 0, "≥1300班次")]);
    let outcomes: Vec<&str> = done.forms().map(|f| f.outcome.key()).collect();
    assert_eq!(outcomes, ["imported", "unchanged", "set_aside"]);
}

#[test]
fn six_hundred_files_of_which_37_are_broken_are_all_answered_for() {
    let mut office = Office::open();
    let mut sources: Vec<Source> = (0..600).map(|n| source(&format!("{n}.xlsx"), vec![])).collect();
    for n in 0..37 {
        sources[n * 16].forms = Err(FileFault::Damaged("zip".into()));
    }
    sources[1].forms = Ok(vec![air()]);
    sources[599].forms = Ok(vec![pine()]);
    let request = Request { files: Vec::new(), year: None, day: day("2020-10-20"), dry_run: false };
    let done = take_in(&mut office.store, &stamp(), sources, &request, &mut |_, _| true).expect("taken in");
    assert_eq!((done.files.len(), done.broken().count()), (600, 37));
    assert_eq!(done.files[592].file, "592.xlsx");
    assert!(done.needs_attention());
    assert_eq!(office.queue(Queue::ToReview, "2020-12-31", ""), ["航线补贴", "松材线虫病防治"]);
}

#[test]
fn stopped_in_the_middle_nothing_came_in() {
    let mut office = Office::open();
    let sources = vec![source("a.xlsx", vec![air()]), source("b.xlsx", vec![pine()])];
    let request = Request { files: Vec::new(), year: None, day: day("2020-10-20"), dry_run: false };
    let batches = office.store.batches().expect("batches").len();
    let stopped = take_in(&mut office.store, &stamp(), sources, &request, &mut |done, _| done < 1);
    assert!(matches!(stopped, Err(Fault::Cancelled)));
    assert_eq!(office.store.batches().expect("batches").len(), batches);
    assert_eq!(office.state(AIR, "2020-12-31"), None);
}

#[test]
fn a_rehearsal_says_the_same_and_does_nothing() {
    let mut office = Office::open();
    let request = Request { files: Vec::new(), year: None, day: day("2020-10-20"), dry_run: true };
    let source = vec![source("a.xlsx", vec![air()])];
    let done = take_in(&mut office.store, &stamp(), source, &request, &mut |_, _| true).expect("rehearsed");
    assert!(done.dry_run && only(&done).outcome == Outcome::Imported);
    assert_eq!(office.state(AIR, "2020-12-31"), None);
}

#[test]
fn a_batch_is_taken_back_until_someone_decided_on_it() {
    let mut office = Office::open();
    let first = office.file("a.xlsx", "2020-10-20", vec![air()]).files[0].batch.expect("batch");
    let second = office.file("b.xlsx", "2020-10-21", vec![with_target(air(), 0, "≥1300班次")]);
    let second = second.files[0].batch.expect("batch");
    let refused = undo(&mut office.store, &stamp(), first);
    assert!(matches!(refused, Err(Fault::Target(TargetFault::BatchInUse { moved: 1, .. }))), "{refused:?}");
    undo(&mut office.store, &stamp(), second).expect("undone");
    let page = show(&office.store, on("2020-12-31"), &Subject::Project(AIR.into())).expect("page");
    assert_eq!(page.current.expect("content").form, air(), "the first round again");
    office.decide("2020-11-10", AIR, Verdict::Pass, "").expect("passed");
    assert!(undo(&mut office.store, &stamp(), first).is_err());
    let other = office.file("c.xlsx", "2020-10-20", vec![pine()]).files[0].batch.expect("batch");
    undo(&mut office.store, &stamp(), other).expect("undone");
    assert_eq!(office.state(PINE, "2020-12-31"), None);
    let again = office.file("c.xlsx", "2020-10-22", vec![pine()]);
    assert_eq!((only(&again).version, only(&again).outcome.key()), (1, "imported"));
}

#[test]
fn a_department_declares_its_own() {
    let mut office = Office::open();
    let mut whole = form("", "", "800");
    whole.kind = FormKind::DepartmentTarget;
    whole.department = Cited::new("市林业局", "B3");
    let done = office.file("部门.xlsx", "2020-10-20", vec![whole]);
    assert_eq!(only(&done).outcome, Outcome::Imported);
    let page = show(&office.store, on("2020-12-31"), &Subject::Department("210".into())).expect("page");
    assert_eq!((page.item.name.as_str(), page.item.version), ("市林业局", 1));
    assert_eq!(office.queue(Queue::ToReview, "2020-12-31", ""), ["市林业局"]);
}
