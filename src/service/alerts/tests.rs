//! The life of alerts over a city of three projects.

use std::path::Path;

use super::*;
use crate::domain::letter::Serial;
use crate::domain::monitor::change::Count;
use crate::domain::monitor::rule::RuleId;
use crate::service::import::{self, Input, Request};
use crate::service::survey::{self, Survey};
use crate::service::{calendar, letters as register};

const PROJECTS: &str = "项目代码,项目名称,部门代码,部门名称,业务科室,单位代码,单位名称,项目类别\n\
36110021T000000000001,三清山机场航线运营补贴,148,市民航局,经建科,148001,市民航局本级,特定目标类\n\
36110021T000000000002,信息化建设经费,142,市交通运输局,经建科,142001,市交通运输局本级,特定目标类\n\
36110021T000000000003,办公楼维修经费,142,市交通运输局,经建科,142002,市公路中心,特定目标类\n";
const QUOTAS: &str = "项目代码,资金性质,指标类型,指标金额,下达日期,指标文号\n\
36110021T000000000001,一般公共预算,年初,60000000.00,2021-01-01,饶财建指〔2021〕1号\n\
36110021T000000000002,一般公共预算,年初,1000000.00,2021-03-01,饶财建指〔2021〕9号\n\
36110021T000000000003,政府性基金预算,年初,500000.00,2021-01-01,饶财建指〔2021〕2号\n";
const PAYMENTS: &str = "项目代码,支付日期,支付金额,凭证号,资金性质,收款人\n\
36110021T000000000001,2021-09-10,16260000.00,1001,一般公共预算,甲公司\n";
/// Nothing is left to be asked of 信息化.
const LATER: &str = "项目代码,支付日期,支付金额,凭证号,资金性质,收款人\n\
36110021T000000000002,2021-09-20,1000000.00,1002,一般公共预算,乙公司\n";

fn at(day: &str) -> Stamp {
    Stamp { actor: "李工".into(), at: format!("{day}T09:00:00+08:00") }
}

fn take(store: &mut Store, folder: &Path, day: &str, name: &str, text: &str) -> i64 {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("file");
    let request = Request { files: vec![Input::Path(path)], ..Request::default() };
    let today = date::parse_iso(day).expect("day");
    import::import(store, &at(day), today, &request, &mut |_, _| true).expect("import").batches[0].batch.id
}

fn city() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("folder");
    let mut store = Store::in_memory().expect("store");
    for (name, text) in [("项目.csv", PROJECTS), ("指标.csv", QUOTAS), ("支付.csv", PAYMENTS)] {
        take(&mut store, folder.path(), "2021-09-13", name, text);
    }
    (store, folder)
}

fn now(store: &Store) -> Survey {
    survey::latest(store).expect("survey").expect("city")
}

fn of<'a>(survey: &'a Survey, code: &str, rule: RuleId) -> (&'a JudgedProject, &'a RaisedAlert) {
    let all = survey.alerts().into_iter();
    all.into_iter().find(|(p, a)| p.project.code.ends_with(code) && a.alert.rule == rule).expect("alert")
}

fn one(survey: &Survey, code: &str) -> Handled {
    let (p, a) = of(survey, code, RuleId::NoSpend);
    Handled::of(p, a)
}

fn act(store: &mut Store, code: &str, day: &str, action: Action) -> Result<(), Fault> {
    let survey = now(store);
    handle(store, &at(day), survey.period, &[one(&survey, code)], action)
}

fn refusals(done: Result<(), Fault>) -> Vec<Refusal> {
    match done {
        Err(Fault::Alert(AlertFault::Refused(all))) => all.into_iter().map(|(.., why)| why).collect(),
        other => panic!("{other:?}"),
    }
}

fn waiver(until: &str) -> Action {
    let until = date::parse_iso(until).expect("day");
    Action::Waive(Waiver { reason: "合同已签".into(), approver: "王局".into(), until })
}

#[test]
fn many_are_dealt_with_or_none() {
    let (mut store, _folder) = city();
    act(&mut store, "2", "2021-09-13", Action::Acknowledge).expect("one");
    let survey = now(&store);
    let both = [one(&survey, "2"), one(&survey, "3")];
    let refused = refusals(handle(&mut store, &at("2021-09-13"), survey.period, &both, Action::Acknowledge));
    assert_eq!(refused, [Refusal::NotFrom(State::Acknowledged)]);
    assert_eq!(of(&now(&store), "3", RuleId::NoSpend).1.state(), State::New, "the other one was left too");
    let log = store.log_len().expect("log");
    handle(&mut store, &at("2021-09-13"), survey.period, &both, Action::Explain("等初步设计批复".into()))
        .expect("both");
    assert_eq!(store.log_len().expect("log"), log + 1, "one entry a call");
    assert_eq!(of(&now(&store), "3", RuleId::NoSpend).1.state(), State::Explained);
    // As the operator saw them before: a colleague was faster.
    let late = handle(&mut store, &at("2021-09-13"), survey.period, &both, Action::Acknowledge);
    assert!(matches!(late, Err(Fault::Store(StoreError::Stale))), "{late:?}");
}

#[test]
fn what_is_not_said_is_asked_for() {
    let (mut store, _folder) = city();
    let day = "2021-09-13";
    let said = |a: Action| a;
    assert_eq!(refusals(act(&mut store, "2", day, said(Action::Resolve("\u{200b} ".into())))), [Refusal::NoReason]);
    assert_eq!(refusals(act(&mut store, "2", day, Action::Explain(String::new()))), [Refusal::NoReason]);
    let nobody = Waiver { reason: "x".into(), approver: " ".into(), until: Date::constant(2021, 12, 31) };
    assert_eq!(refusals(act(&mut store, "2", day, Action::Waive(nobody))), [Refusal::NoApprover]);
    assert_eq!(refusals(act(&mut store, "2", day, waiver("2021-09-09"))), [Refusal::Past]);
    let answer = |day| Action::Dispose { disposition: Disposition::Adjust, text: String::new(), answered: day };
    let today = Date::constant(2021, 9, 13);
    assert_eq!(refusals(act(&mut store, "2", day, answer(today))), [Refusal::NotAsked]);
    let early = act(&mut store, "2", day, answer(Date::constant(2021, 9, 14)));
    assert!(matches!(early, Err(Fault::Alert(AlertFault::NotYet(_)))), "{early:?}");
    let long = act(&mut store, "2", day, Action::Note("长".repeat(4_001)));
    assert!(matches!(long, Err(Fault::Alert(AlertFault::TooLong(4_000)))), "{long:?}");
    assert!(matches!(act(&mut store, "2", day, Action::Note(" ".into())), Err(Fault::EmptyText)));
    let period = now(&store).period;
    let nothing = handle(&mut store, &at(day), period, &[], Action::Acknowledge);
    assert!(matches!(nothing, Err(Fault::Alert(AlertFault::Nothing))));
    // Hostile words are kept as words.
    act(&mut store, "2", day, Action::Note("=cmd|' /C calc'!A0\u{1b}[31m\r\n\u{202e}倒".into())).expect("note");
    let survey = now(&store);
    let kept = of(&survey, "2", RuleId::NoSpend).1.acts().last().expect("note").text.clone();
    assert_eq!(kept, "=cmd|' /C calc'!A0[31m 倒");
}

#[test]
fn a_waiver_rests_on_every_day_up_to_its_last_and_on_none_before_it_was_given() {
    let (mut store, folder) = city();
    act(&mut store, "2", "2021-09-13", waiver("2021-09-30")).expect("waived");
    take(
        &mut store,
        folder.path(),
        "2021-10-20",
        "十月.csv",
        &PAYMENTS.replace("09-10", "10-15").replace(",1001,", ",1009,"),
    );
    let on = |day: &str| {
        let period = Period { year: 2021, as_of: date::parse_iso(day).expect("day") };
        let survey = survey::survey(&store, period).expect("survey");
        of(&survey, "2", RuleId::NoSpend).1.state()
    };
    assert_eq!(on("2021-09-09"), State::New, "it was given on the figures of the tenth");
    assert_eq!(on("2021-09-10"), State::Waived);
    assert_eq!(on("2021-09-30"), State::Waived);
    assert_eq!(on("2021-10-01"), State::New);
}

fn order(issued: &str) -> Order {
    Order {
        title: "关于核实处置预警的函".into(),
        budget_section: "预算科".into(),
        word: None,
        first: None,
        issued: date::parse_iso(issued).expect("day"),
        delivered: None,
        days: None,
        due: None,
        to: Addressees::Departments,
    }
}

fn all(survey: &Survey) -> Vec<Addressed> {
    survey
        .alerts()
        .into_iter()
        .filter(|(_, a)| a.alert.rule == RuleId::NoSpend)
        .map(|(p, a)| Addressed::of(p, a))
        .collect()
}

fn sent(store: &mut Store, order: Order) -> Result<Vec<Sent>, Fault> {
    let survey = now(store);
    let alerts = all(&survey);
    let plan = plan(store, survey.period, order, &alerts)?;
    send(store, &at("2021-09-24"), survey.period, &plan, &alerts, &mut |_| Ok(()))
}

#[test]
fn letters_go_one_to_a_department_with_a_term_over_the_october_holiday() {
    let (mut store, _folder) = city();
    let done = sent(&mut store, order("2021-09-24")).expect("sent");
    assert_eq!(done.len(), 1, "both projects are of one department");
    let letter = &done[0].letter;
    assert_eq!(letter.serial.to_string(), "饶财绩函〔2021〕1号");
    assert_eq!((letter.addressee.as_str(), letter.copies.join("、")), ("市交通运输局", "预算科、经建科".into()));
    // 26 September and 9 October are worked, 1 to 7 October are off.
    assert_eq!(letter.due, Some(Date::constant(2021, 10, 13)));
    let survey = now(&store);
    let raised = of(&survey, "2", RuleId::NoSpend).1;
    assert_eq!(
        (raised.state(), raised.letter().map(Serial::to_string)),
        (State::Noticed, Some("饶财绩函〔2021〕1号".into()))
    );
    let left = |day: &str| {
        let asked = raised.life.asked.expect("asked");
        match asked.answer(&survey.calendar, date::parse_iso(day).expect("day")) {
            life::Answer::Open(left) => left.working,
            life::Answer::Over(left) => left.working - 1_000,
            life::Answer::Given(_) => 0,
        }
    };
    assert_eq!([left("2021-09-24"), left("2021-10-08"), left("2021-10-13"), left("2021-10-15")], [10, 4, 0, -1_002]);

    // Delivered after the holiday, the term runs from then on.
    let delivered =
        register::deliver(&mut store, &at("2021-10-09"), &["饶财绩函[2021]1".into()], Date::constant(2021, 10, 8));
    let delivered = delivered.expect("delivered");
    assert_eq!((delivered[0].due, delivered[0].alerts), (Some(Date::constant(2021, 10, 21)), 2));
    let due = of(&now(&store), "3", RuleId::NoSpend).1.life.asked.expect("asked").due;
    assert_eq!(due, Date::constant(2021, 10, 21));

    let answer = Action::Dispose {
        disposition: Disposition::Adjust,
        text: "调减 20 万元".into(),
        answered: Date::constant(2021, 10, 10),
    };
    act(&mut store, "2", "2021-10-11", answer).expect("answered");
    let survey = now(&store);
    let raised = of(&survey, "2", RuleId::NoSpend).1;
    assert_eq!(raised.life.asked.and_then(|a| a.disposition), Some(Disposition::Adjust));
    // A delivery that is put right does not ask again what was answered.
    let again =
        register::deliver(&mut store, &at("2021-10-12"), &["饶财绩函〔2021〕1号".into()], Date::constant(2021, 10, 9));
    assert_eq!(again.expect("delivered")[0].alerts, 1);
    assert_eq!(
        of(&now(&store), "2", RuleId::NoSpend).1.life.asked.and_then(|a| a.disposition),
        Some(Disposition::Adjust)
    );
}

#[test]
fn letters_by_unit_run_on_and_a_failure_of_their_files_undoes_all() {
    let (mut store, _folder) = city();
    let survey = now(&store);
    let alerts = all(&survey);
    let by_unit = Order { to: Addressees::Units, ..order("2021-09-24") };
    let plan = plan(&store, survey.period, by_unit.clone(), &alerts).expect("plan");
    assert_eq!(plan.letters.len(), 2);
    let log = store.log_len().expect("log");
    let refuse = &mut |_: &[Sent]| Err(Fault::Cancelled);
    assert!(send(&mut store, &at("2021-09-24"), survey.period, &plan, &alerts, refuse).is_err());
    assert_eq!((store.letters().expect("letters").len(), store.log_len().expect("log")), (0, log));
    assert_eq!(of(&now(&store), "2", RuleId::NoSpend).1.state(), State::New);

    let done = sent(&mut store, by_unit).expect("sent");
    let numbers: Vec<String> = done.iter().map(|s| s.letter.serial.to_string()).collect();
    assert_eq!(numbers, ["饶财绩函〔2021〕1号", "饶财绩函〔2021〕2号"]);
    assert_eq!(done[1].letter.addressee, "市公路中心、市交通运输局");
    // Sent once more, the numbers run on; a taken one is refused.
    let taken = sent(&mut store, Order { first: Some(2), ..order("2021-09-26") });
    assert!(matches!(taken, Err(Fault::Alert(AlertFault::NumberTaken(_)))), "{taken:?}");
    assert_eq!(sent(&mut store, order("2021-09-26")).expect("sent")[0].letter.serial.number, 3);
    assert_eq!(
        sent(&mut store, order("2022-01-05")).expect("sent")[0].letter.serial.to_string(),
        "饶财绩函〔2022〕1号"
    );
}

#[test]
fn letters_that_make_no_sense_are_refused() {
    let (mut store, _folder) = city();
    let day = |d: &str| date::parse_iso(d).expect("day");
    let mut try_it = |order: Order| match sent(&mut store, order) {
        Err(Fault::Alert(fault)) => fault,
        other => panic!("{other:?}"),
    };
    let early = Order { delivered: Some(day("2021-09-01")), ..order("2021-09-24") };
    assert_eq!(try_it(early), AlertFault::BeforeIssue(day("2021-09-24")));
    let due = Order { due: Some(day("2021-09-20")), ..order("2021-09-24") };
    assert_eq!(try_it(due), AlertFault::DueBefore(day("2021-09-24")));
    for word in ["饶财〔2021〕", "", "饶 财 绩"] {
        let bad = Order { word: Some(word.into()), ..order("2021-09-24") };
        assert!(matches!(try_it(bad), AlertFault::BadNumber(_)), "{word}");
    }
    let refused = try_it(Order { due: Some(day("2021-08-02")), ..order("2021-08-01") });
    assert!(matches!(refused, AlertFault::Refused(all) if all[0].2 == Refusal::Past), "the figures are of the tenth");
    let none = register::deliver(&mut store, &at("2021-09-24"), &["12号".into()], day("2021-09-24"));
    assert!(matches!(none, Err(Fault::Alert(AlertFault::NoLetter(_)))), "{none:?}");
    calendar::set(&mut store, &at("2021-09-24"), day("2021-09-26"), None, "改为休息").expect("set");
    assert_eq!(sent(&mut store, order("2021-09-24")).expect("sent")[0].letter.due, Some(day("2021-10-14")));
}

#[test]
fn imports_tell_what_is_new_and_what_is_gone_and_an_undone_one_tells_nothing() {
    let (mut store, folder) = city();
    act(&mut store, "2", "2021-09-13", Action::Acknowledge).expect("verified");
    let idle = |survey: &Survey, on: On| fresh(survey, on).get(&RuleId::NoSpend).copied().unwrap_or_default();
    let day = |d: &str| On::Entered(date::parse_iso(d).expect("day"));
    let batch = take(&mut store, folder.path(), "2021-09-22", "九月.csv", LATER);
    let survey = now(&store);
    assert_eq!(idle(&survey, day("2021-09-22")), Count { cleared: 1, ..Count::default() });
    let gone = survey.past().into_iter().find(|(p, a)| p.project.code.ends_with('2') && a.key.rule == RuleId::NoSpend);
    let (_, past) = gone.expect("kept");
    assert_eq!((past.life.state, past.level), (State::Cleared, Some(Level::Red)));
    assert_eq!(past.acts().count(), 1, "what was done with it is kept");

    import::undo(&mut store, &at("2021-09-23"), batch).expect("undone");
    let survey = now(&store);
    assert_eq!(idle(&survey, day("2021-09-22")), Count::default());
    assert_eq!(idle(&survey, day("2021-09-23")), Count::default());
    let raised = of(&survey, "2", RuleId::NoSpend).1;
    assert_eq!((raised.state(), raised.life.returned), (State::Acknowledged, 0), "as if it had never gone");
    assert_eq!(raised.life.since, Some(Date::constant(2021, 9, 10)));

    // Gone for good, and back with a refund: new again, with its history.
    take(&mut store, folder.path(), "2021-09-24", "再.csv", &LATER.replace(",1002,", ",1003,"));
    let back = LATER.replace("1000000.00", "-1000000.00").replace("09-20", "09-25").replace(",1002,", ",1004,");
    take(&mut store, folder.path(), "2021-09-26", "退.csv", &back);
    let survey = now(&store);
    let raised = survey
        .alerts()
        .into_iter()
        .find(|(p, a)| p.project.code.ends_with('2') && a.alert.rule == RuleId::LaggingSpend);
    let (_, raised) = raised.expect("raised");
    assert_eq!((raised.state(), raised.life.returned), (State::New, 1));
    assert!(fresh(&survey, day("2021-09-26"))[&RuleId::LaggingSpend].new >= 1);
}
