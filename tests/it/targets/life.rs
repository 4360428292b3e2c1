//! The whole life of a target: issued with the budget, adjusted, ended; and
//! what may not happen.

use jixiao::domain::form::Form;
use jixiao::domain::monitor::rule::RuleId;
use jixiao::domain::target::state::{Refusal, State};
use jixiao::service::period::Period;
use jixiao::service::survey::survey;
use jixiao::service::target::diff::diff;
use jixiao::service::target::issue::{Issued, Request, Which, WhyNot, issue, withheld};
use jixiao::service::target::review::{Verdict, undo};
use jixiao::service::target::{Queue, Subject, adjust, coverage, show};
use jixiao::service::{Fault, TargetFault, check};

use super::{AIR, Office, PINE, air, day, on, only, pine, source, with_target};
use crate::city::stamp;

fn issue_all(office: &mut Office, on_day: &str, document: &str) -> Result<Issued, Fault> {
    let request = Request { which: Which::Approved, document: document.into(), day: day(on_day) };
    issue(&mut office.store, &stamp(), on(on_day), &request)
}

/// Filed in October, passed in November, issued with the budget in February.
fn issued() -> Office {
    let mut office = Office::open();
    office.file("a.xlsx", "2020-10-20", vec![air(), pine()]);
    office.decide("2020-11-10", AIR, Verdict::Pass, "").expect("passed");
    issue_all(&mut office, "2021-02-10", "饶财预〔2021〕5号").expect("issued");
    office
}

fn air_subject() -> Subject {
    Subject::Project(AIR.into())
}

#[track_caller]
fn refused<T: std::fmt::Debug>(done: Result<T, Fault>, want: Refusal) {
    match done {
        Err(Fault::Target(TargetFault::Refused(why))) => assert_eq!(why[0].1, want),
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_what_is_approved_is_issued_and_the_rest_is_named() {
    let mut office = Office::open();
    office.file("a.xlsx", "2020-10-20", vec![air(), pine()]);
    office.decide("2020-11-10", AIR, Verdict::Pass, "").expect("passed");
    assert!(matches!(issue_all(&mut office, "2021-02-10", " "), Err(Fault::Target(TargetFault::NoDocument))));
    let done = issue_all(&mut office, "2021-02-10", "饶财预〔2021〕5号").expect("issued");
    let names: Vec<&str> = done.issued.iter().map(|i| i.name.as_str()).collect();
    assert_eq!(names, ["航线补贴"]);
    let why = |name: &str| done.left_out.iter().find(|(i, _)| i.name == name).map(|(_, w)| *w);
    assert_eq!(why("松材线虫病防治"), Some(WhyNot::Not(Refusal::NotFrom(State::Endorsed))));
    assert_eq!(why("设备购置"), Some(WhyNot::NotFiled));
    assert_eq!(why("人员经费"), None, "personnel needs no target");
    assert_eq!((office.state(AIR, "2021-02-09"), office.state(AIR, "2021-02-10")), (Some("approved"), Some("issued")));
    assert_eq!(office.item(AIR, "2021-02-10").document.as_deref(), Some("饶财预〔2021〕5号"));
    let again = issue_all(&mut office, "2021-02-11", "饶财预〔2021〕6号").expect("nothing left");
    assert!(again.issued.is_empty());
}

#[test]
fn whose_money_may_not_be_arranged() {
    let office = issued();
    let names: Vec<(String, bool)> = withheld(&office.store, on("2021-02-10"))
        .expect("list")
        .into_iter()
        .map(|i| (i.name, i.budget.is_positive()))
        .collect();
    let want = ["设备购置", "设备购置", "松材线虫病防治"];
    assert_eq!(names, want.map(|n| (n.to_string(), true)), "by category, personnel left out");
}

#[test]
fn what_is_issued_is_locked() {
    let mut office = issued();
    let again = office.file("b.xlsx", "2021-03-01", vec![air()]);
    assert_eq!(only(&again).outcome.key(), "unchanged");
    let other = office.file("c.xlsx", "2021-03-01", vec![with_target(air(), 0, "≥900班次")]);
    assert_eq!((only(&other).outcome.key(), only(&other).state), ("set_aside", Some(State::Issued)));
    let batch = office.store.batches().expect("batches")[0].id;
    let row = office.store.set_aside(batch).expect("rows").remove(0);
    assert_eq!((row.reason.as_str(), row.cell.as_str(), row.quote.as_str()), ("target_locked", "D12", "≥900班次"));
    let page = show(&office.store, on("2021-12-31"), &air_subject()).expect("page");
    assert_eq!(page.current.expect("content").form, air());
    for verdict in [Verdict::Pass, Verdict::Return, Verdict::Reject] {
        refused(office.decide("2021-03-01", AIR, verdict, "理由"), Refusal::Locked(State::Issued));
    }
}

#[test]
fn a_decision_that_was_issued_is_handed_on() {
    let mut office = Office::open();
    office.file("a.xlsx", "2020-10-20", vec![air()]);
    let done = office.decide("2020-11-10", AIR, Verdict::Pass, "").expect("passed");
    issue_all(&mut office, "2021-02-10", "饶财预〔2021〕5号").expect("issued");
    let late = undo(&mut office.store, &stamp(), done.sitting, &done.decisions);
    assert!(matches!(late, Err(Fault::Target(TargetFault::HandedOn(_)))));
}

#[test]
fn an_approved_target_says_what_was_approved_until_it_is_returned() {
    let mut office = Office::open();
    office.file("a.xlsx", "2020-10-20", vec![air()]);
    office.decide("2020-11-10", AIR, Verdict::Pass, "").expect("passed");
    let late = office.file("b.xlsx", "2020-11-20", vec![with_target(air(), 0, "≥900班次")]);
    assert_eq!(only(&late).outcome.key(), "set_aside");
    office.decide("2020-11-21", AIR, Verdict::Return, "控制数调减").expect("returned");
    let again = office.file("b.xlsx", "2020-11-22", vec![with_target(air(), 0, "≥900班次")]);
    assert_eq!((only(&again).round, only(&again).version), (2, 1));
}

#[test]
fn an_adjustment_is_a_version_of_its_own_and_takes_effect_on_its_day() {
    let mut office = issued();
    let less = with_target(air(), 0, "≥900班次");
    let ask = |office: &mut Office, form, reason: &str| {
        let file = source("调整.xlsx", vec![form]);
        adjust::request(&mut office.store, &stamp(), on("2021-06-01"), &air_subject(), file, reason)
    };
    refused(ask(&mut office, less.clone(), ""), Refusal::NoReason);
    assert!(matches!(ask(&mut office, air(), "疫情"), Err(Fault::Target(TargetFault::NothingChanged(_)))));
    assert!(matches!(ask(&mut office, pine(), "疫情"), Err(Fault::Target(TargetFault::OtherSubject(_)))));
    let asked = ask(&mut office, less.clone(), "疫情停航").expect("asked");
    assert_eq!((asked.version, asked.changes.len()), (2, 1));
    refused(ask(&mut office, with_target(air(), 0, "≥800班次"), "再减"), Refusal::NotFrom(State::AdjustRequested));
    assert_eq!(office.queue(Queue::ToReview, "2021-06-01", ""), ["航线补贴", "松材线虫病防治"]);
    let item = office.item(AIR, "2021-06-01");
    assert_eq!((item.version, item.state, item.approved), (2, Some(State::AdjustRequested), true));

    let seen = item.seen().expect("seen");
    let (document, from) = ("饶财绩〔2021〕12号", day("2021-07-01"));
    adjust::grant(&mut office.store, &stamp(), 2021, &seen, document, from).expect("granted");
    let text = |d: &str| {
        let page = show(&office.store, on(d), &air_subject()).expect("page");
        page.in_force.or(page.current).map(|c| (c.version, c.form.rows[0].target.text.clone()))
    };
    assert_eq!(text("2021-06-30"), Some((1, "≥1200班次".into())), "until then the first version holds");
    assert_eq!(text("2021-07-01"), Some((2, "≥900班次".into())));
    let found = diff(&office.store, on("2021-12-31"), &air_subject(), None, None).expect("diff");
    assert_eq!((found.before.version, found.after.version, found.changes.len()), (1, 2, 1));
    let late = adjust::grant(&mut office.store, &stamp(), 2021, &seen, document, from);
    assert!(matches!(late, Err(Fault::Target(TargetFault::Stale(_)))));
    assert!(check::check(&office.store).expect("check").is_sound());
}

#[test]
fn a_refused_adjustment_leaves_the_version_in_force_and_the_next_one_has_a_new_number() {
    let mut office = issued();
    let ask = |office: &mut Office, target: &str, on_day: &str| {
        let file = source("调整.xlsx", vec![with_target(air(), 0, target)]);
        adjust::request(&mut office.store, &stamp(), on(on_day), &air_subject(), file, "疫情停航").expect("asked")
    };
    ask(&mut office, "≥900班次", "2021-06-01");
    let seen = office.item(AIR, "2021-06-01").seen().expect("seen");
    refused(adjust::refuse(&mut office.store, &stamp(), 2021, &seen, "", day("2021-06-10")), Refusal::NoReason);
    adjust::refuse(&mut office.store, &stamp(), 2021, &seen, "理由不充分", day("2021-06-10")).expect("refused");
    let item = office.item(AIR, "2021-06-10");
    assert_eq!((item.version, item.state), (1, Some(State::Issued)));
    assert_eq!(ask(&mut office, "≥1000班次", "2021-06-20").version, 3);
}

#[test]
fn an_adjustment_needs_something_in_force() {
    let mut office = issued();
    let pine_subject = Subject::Project(PINE.into());
    let file = source("调整.xlsx", vec![with_target(pine(), 0, "≥900班次")]);
    let asked = adjust::request(&mut office.store, &stamp(), on("2021-06-01"), &pine_subject, file, "疫情");
    refused(asked, Refusal::NotFrom(State::Endorsed));
}

#[test]
fn a_target_is_cancelled_with_its_money_and_closed_with_its_evaluation() {
    let mut office = issued();
    let seen = office.item(AIR, "2021-06-01").seen().expect("seen");
    let early = adjust::cancel(&mut office.store, &stamp(), 2021, &seen, "项目取消", day("2021-06-01"));
    assert!(matches!(early, Err(Fault::Target(TargetFault::Refused(_)))), "it has its budget still");
    adjust::close(&mut office.store, &stamp(), 2021, &seen, day("2022-04-30")).expect("closed");
    assert_eq!(office.state(AIR, "2022-04-30"), Some("closed"));
    assert!(coverage(&office.store, on("2022-04-30")).expect("coverage").projects.approved == 1);
}

#[test]
fn a_rejected_target_begins_anew() {
    let mut office = Office::open();
    office.file("a.xlsx", "2020-10-20", vec![air()]);
    office.decide("2020-11-10", AIR, Verdict::Reject, "与职能无关").expect("rejected");
    assert_eq!(only(&office.file("b.xlsx", "2020-11-20", vec![air()])).outcome.key(), "unchanged");
    let again = office.file("c.xlsx", "2020-11-20", vec![with_target(air(), 0, "≥900班次")]);
    assert_eq!((only(&again).outcome.key(), only(&again).version), ("imported", 2));
    assert_eq!(
        (office.state(AIR, "2020-11-19"), office.state(AIR, "2020-11-20")),
        (Some("rejected"), Some("endorsed"))
    );
}

#[test]
fn coverage_counts_what_is_approved_on_the_day() {
    let office = issued();
    let at = |d: &str| coverage(&office.store, on(d)).expect("coverage");
    let before = at("2020-11-09");
    assert_eq!((before.projects.total, before.projects.approved), (5, 0));
    let now = at("2021-02-10");
    assert_eq!((now.projects.approved, now.required.total, now.departments.total), (1, 4, 2));
    assert_eq!(now.amount.approved.fen(), 600_000_000);
    let fund = |key: &str| now.by_fund.iter().find(|f| f.fund.key() == key).expect("fund").amount;
    assert_eq!(fund("general_public").approved.fen(), 600_000_000);
    assert_eq!(fund("government_fund").approved.fen(), 0);
}

#[test]
fn the_rules_of_targets_follow_their_life_day_by_day() {
    let office = issued();
    let at = |code: &str, d: &str| {
        let survey = survey(&office.store, on(d)).expect("survey");
        let p = survey.project(code).expect("project");
        let raised = p.alerts.iter().any(|a| a.alert.rule == RuleId::NoTarget);
        (raised, p.target.and_then(|t| t.state).map(State::key))
    };
    assert_eq!(at(AIR, "2020-10-19"), (false, None), "no target of the year was known at all");
    assert_eq!(at(AIR, "2020-10-20"), (true, Some("endorsed")));
    assert_eq!(at(AIR, "2020-11-10"), (false, Some("approved")));
    assert_eq!(at(AIR, "2021-06-30"), (false, Some("issued")));
    assert_eq!(at(PINE, "2021-06-30"), (true, Some("endorsed")));
    assert_eq!(at("36110021R000000000003", "2021-06-30"), (false, None), "personnel needs none");
}

#[test]
fn last_years_target_is_at_hand_when_the_next_year_is_declared() {
    let mut office = issued();
    office.projects("2022年项目.csv", &super::PROJECTS.replace("6000000", "6500000"));
    let next = Form { year: Some(2022), ..with_target(air(), 0, "≥800班次") };
    office.file("d.xlsx", "2021-10-20", vec![next]);
    let period = Period { year: 2022, as_of: day("2021-11-01") };
    let page = show(&office.store, period, &air_subject()).expect("page");
    let last = page.last_year.expect("last year");
    assert_eq!((last.year, last.version, last.form), (2021, 1, air()));
    assert_eq!(page.item.state, Some(State::Endorsed));
}
