//! Rounds and forms step by step: opened, sent back, accepted, by whom and when.

use jixiao::domain::monitor::round::{BadOpening, FormStep, Refusal};
use jixiao::service::monitor::{MonitorFault, rounds};

use super::*;

#[test]
fn a_round_is_opened_once_and_its_days_may_be_mended_while_nothing_came_in() {
    let mut desk = Desk::ready();
    let bad = desk.try_open(7, "2021-06-30", "2021-08-31");
    assert!(matches!(bad, Err(Fault::Monitor(MonitorFault::BadOpening(BadOpening::Cutoff)))));
    assert_eq!(desk.try_open(7, "2021-07-25", "2021-08-31").expect("opened"), Opened::New);
    assert_eq!(desk.try_open(7, "2021-07-31", "2021-08-31").expect("mended"), Opened::Amended);
    assert_eq!(desk.try_open(7, "2021-07-31", "2021-08-31").expect("as it is"), Opened::Same);
    desk.file("2021-08-20", &[filled(desk.form(AIR), WELL)]);
    let moved = desk.try_open(7, "2021-07-25", "2021-08-31");
    assert!(matches!(moved, Err(Fault::Monitor(MonitorFault::Collecting { months: 7, .. }))));
    assert_eq!(desk.try_open(7, "2021-07-31", "2021-09-10").expect("more time"), Opened::Amended);
    let lines = rounds(desk.store(), on("2021-08-20")).expect("rounds");
    assert_eq!(
        (lines.len(), lines[0].state.key(), lines[0].opening.due.to_string().as_str()),
        (1, "collecting", "2021-09-10")
    );
    assert_eq!((lines[0].counts.all(), lines[0].counts.filed), (2, 1));
}

#[test]
fn a_form_is_sent_back_with_a_reason_and_does_not_count_meanwhile() {
    let mut desk = Desk::open();
    desk.file("2021-08-20", &[filled(desk.form(AIR), WELL)]);
    let refused = desk.take(FormStep::Return, "2021-08-21", " ", AIR);
    assert!(matches!(refused, Err(Fault::Monitor(MonitorFault::Refused(why))) if why[0].1 == Refusal::NoReason));
    let early = desk.take(FormStep::Return, "2021-08-19", "请核实", AIR);
    assert!(matches!(early, Err(Fault::Monitor(MonitorFault::BackDated { .. }))));
    desk.take(FormStep::Return, "2021-08-21", "请核实", AIR).expect("returned");
    let item = desk.item(AIR, "2021-08-25");
    assert_eq!((item.state.key(), item.note.as_str(), item.is_missing()), ("returned", "请核实", true));
    let told = |as_of: &str| {
        let page = jixiao::service::dossier::open(desk.store(), on(as_of), AIR).expect("page");
        page.judged.attainment.map(|a| a.months)
    };
    assert_eq!((told("2021-08-20"), told("2021-08-21")), (Some(7), None));
    let accept = desk.take(FormStep::Accept, "2021-08-22", "", AIR);
    assert!(matches!(accept, Err(Fault::Monitor(MonitorFault::Refused(_)))));
    assert!(matches!(
        desk.take(FormStep::Accept, "2021-08-22", "", PINE),
        Err(Fault::Monitor(MonitorFault::Refused(why))) if matches!(why[0].1, Refusal::NotFrom(_))
    ));
}

#[test]
fn a_colleague_who_was_faster_is_not_overlooked() {
    let mut desk = Desk::open();
    desk.file("2021-08-20", &[filled(desk.form(AIR), WELL)]);
    let seen = desk.item(AIR, "2021-08-20").seen();
    let accept = Step { step: FormStep::Accept, reason: String::new(), document: None, day: day("2021-08-21") };
    step(&mut desk.office.store, &colleague(), (2021, 7), &accept, std::slice::from_ref(&seen)).expect("accepted");
    let late = step(&mut desk.office.store, &stamp(), (2021, 7), &accept, &[seen]);
    assert!(matches!(late, Err(Fault::Monitor(MonitorFault::Stale(names))) if names == ["航线补贴"]));
    let log = desk.store().log(0, 1).expect("log");
    assert_eq!(log[0].actor, "赵工");
}
