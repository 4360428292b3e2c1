//! The indicator library, and what is drafted from it.

use jixiao::domain::target::state::{Refusal, State};
use jixiao::service::import::{Input, undo};
use jixiao::service::target::{Subject, draft, library, show};
use jixiao::service::{Fault, TargetFault, rules};

use super::{AIR, Office, PINE, air, day, decision, on, only, with_target};
use crate::city::stamp;

const LIBRARY: &str = "编码,一级指标,二级指标,三级指标,指标性质,计量单位,适用部门,评分标准\n\
    A01,产出指标,数量指标,防治面积,≥,亩,市林业局,按完成比例得分\n\
    A02,,质量指标,防治合格率,≥,%,共性,按比例\n\
    A03,满意度指标,服务对象满意度指标,群众满意度,≥,%,共性,按比例\n\
    A04,效益指标,生态效益指标,受害率,≤,‰,火星开发局,按比例\n";

fn import(office: &mut Office, text: &str) -> library::LibraryFile {
    let files = [Input::Bytes(text.as_bytes().to_vec())];
    library::import(&mut office.store, &stamp(), &files, &mut |_, _| true).expect("library").remove(0)
}

fn pine() -> Subject {
    Subject::Project(PINE.into())
}

#[test]
fn a_library_comes_in_once_and_a_changed_row_holds_from_then_on() {
    let mut office = Office::open();
    let first = import(&mut office, LIBRARY);
    assert_eq!((first.imported, first.set_aside.len()), (3, 1), "nobody knows the fourth one's department");
    assert_eq!(first.set_aside[0].cell, "D5");
    let again = import(&mut office, LIBRARY);
    assert_eq!((again.imported, again.changed, again.unchanged), (0, 0, 3));
    let other = import(&mut office, &LIBRARY.replace("防治合格率", "防治成效率"));
    assert_eq!((other.changed, other.unchanged), (1, 2));
    let names = |office: &Office| {
        library::library(&office.store).expect("library").into_iter().map(|r| r.name).collect::<Vec<_>>()
    };
    assert_eq!(names(&office), ["防治成效率", "群众满意度", "防治面积"], "common ones first");
    undo(&mut office.store, &stamp(), other.batch).expect("undone");
    assert_eq!(names(&office), ["防治合格率", "群众满意度", "防治面积"]);
    let bad = [Input::Bytes(b"x,y\n1,2\n".to_vec())];
    assert!(matches!(library::import(&mut office.store, &stamp(), &bad, &mut |_, _| true), Err(Fault::Files(_))));
}

#[test]
fn a_target_is_drafted_from_the_library_and_waits_for_its_values() {
    let mut office = Office::open();
    import(&mut office, LIBRARY);
    let ids: Vec<i64> = library::library(&office.store).expect("library").iter().map(|r| r.id).collect();
    let drafted = library::insert(&mut office.store, &stamp(), on("2020-10-01"), &pine(), &ids).expect("drafted");
    assert_eq!((drafted.version, drafted.round), (1, 1));
    let again = library::insert(&mut office.store, &stamp(), on("2020-10-02"), &pine(), &ids).expect("once more");
    assert_eq!((again.version, again.round), (1, 2));
    let page = show(&office.store, on("2020-10-02"), &pine()).expect("page");
    let form = &page.current.as_ref().expect("content").form;
    assert_eq!(form.rows.len(), 3, "none stands there twice");
    assert_eq!((form.project.text.as_str(), form.amount().map(|m| m.fen())), ("松材线虫病防治", Some(50_000_000)));
    assert_eq!(page.item.state, Some(State::Draft));
    let blocking = page.item.objections.blocking;
    assert!(blocking > 0, "no value stands there yet");
    let seen = page.item.seen().expect("seen");
    let early = draft::submit(&mut office.store, &stamp(), on("2020-10-02"), &[seen]);
    let Err(Fault::Target(TargetFault::Refused(why))) = early else { panic!("{early:?}") };
    assert_eq!(why[0].1, Refusal::Blocked(blocking));
    assert!(matches!(
        library::insert(&mut office.store, &stamp(), on("2020-10-02"), &pine(), &[]),
        Err(Fault::Target(TargetFault::NothingChosen))
    ));
}

#[test]
fn a_draft_that_the_unit_filled_in_is_a_further_round_of_it() {
    let mut office = Office::open();
    import(&mut office, LIBRARY);
    let ids: Vec<i64> = library::library(&office.store).expect("library").iter().map(|r| r.id).collect();
    library::insert(&mut office.store, &stamp(), on("2020-10-01"), &pine(), &ids).expect("drafted");
    let done = office.file("回.xlsx", "2020-10-10", vec![super::pine()]);
    assert_eq!((only(&done).outcome.key(), only(&done).version, only(&done).round), ("changed", 1, 2));
    assert_eq!(only(&done).state, Some(State::Endorsed));
    let late = library::insert(&mut office.store, &stamp(), on("2020-10-11"), &pine(), &ids);
    assert!(matches!(late, Err(Fault::Target(TargetFault::Refused(_)))), "it is with the reviewers");
}

#[test]
fn where_the_office_asks_for_it_the_department_has_its_say() {
    let mut office = Office::open();
    let change = rules::for_all("target.endorsement", "asked", day("2020-09-01"));
    rules::set(&mut office.store, &stamp(), &[change]).expect("set");
    office.file("a.xlsx", "2021-01-20", vec![air()]);
    let item = office.item(AIR, "2021-01-20");
    assert_eq!(item.state, Some(State::Submitted));
    let pass = |office: &mut Office| office.decide("2021-01-21", AIR, super::Verdict::Pass, "");
    assert!(matches!(pass(&mut office), Err(Fault::Target(TargetFault::Refused(_)))));
    let seen = item.seen().expect("seen");
    draft::endorse(&mut office.store, &stamp(), on("2021-01-21"), &[seen]).expect("endorsed");
    pass(&mut office).expect("passed");
    assert_eq!(office.state(AIR, "2021-01-21"), Some("approved"));
}

#[test]
fn a_draft_with_blocking_objections_stays_with_the_unit() {
    let mut office = Office::open();
    let done = office.file("a.xlsx", "2020-10-20", vec![with_target(air(), 0, "")]);
    assert_eq!((only(&done).outcome.key(), only(&done).state), ("imported", Some(State::Draft)));
    assert!(only(&done).blocking > 0 && done.needs_attention());
    let item = office.item(AIR, "2020-10-20");
    let seen = decision(&item, super::Verdict::Pass, "");
    let pass = super::review(&mut office.store, &stamp(), on("2020-10-21"), &[seen]);
    assert!(matches!(pass, Err(Fault::Target(TargetFault::Refused(_)))));
    let mended = office.file("b.xlsx", "2020-10-22", vec![air()]);
    assert_eq!((only(&mended).round, only(&mended).state), (2, Some(State::Endorsed)));
    // What was submitted is not replaced by what may not be.
    let worse = office.file("c.xlsx", "2020-10-23", vec![with_target(air(), 0, "")]);
    assert_eq!(only(&worse).outcome.key(), "set_aside");
    assert_eq!(office.state(AIR, "2020-10-23"), Some("endorsed"));
}
