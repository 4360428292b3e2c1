//! Forms out and in: what they are filled with, what becomes of them, what is
//! set aside and why.

use jixiao::domain::form::{FormKind, FundKind};
use jixiao::domain::indicator::{Lamp, Open};
use jixiao::domain::monitor::filing::Problem;
use jixiao::domain::monitor::round::FormStep;
use jixiao::exchange::record::Reason;
use jixiao::service::import::undo;
use jixiao::service::monitor::import::{Imported, Outcome};
use jixiao::service::monitor::{MonitorFault, form, status};
use jixiao::service::{Fault, dossier};
use rust_decimal::Decimal;

use super::*;

#[track_caller]
fn aside(done: &Imported, want: Reason) {
    match &only(done).outcome {
        Outcome::SetAside(reason, at) => {
            assert_eq!(*reason, want);
            assert!(!at.cell.is_empty(), "the cell that says so");
        }
        other => panic!("{other:?}"),
    }
}

fn problems(done: &Imported) -> Vec<(&'static str, String)> {
    only(done).noted.iter().map(|n| (n.problem.key(), n.at.cell.clone())).collect()
}

#[test]
fn a_form_goes_out_with_the_money_by_the_cut_off_and_the_indicators_in_force() {
    let desk = Desk::open();
    let form = desk.form(AIR);
    assert_eq!((form.year, form.months, form.project.text.as_str()), (Some(2021), Some(7), "航线补贴"));
    let total = form.funds.iter().find(|f| f.kind == FundKind::Total).expect("a total");
    let yuan = |f: &jixiao::domain::form::Figure| f.amount.map(|a| a.yuan().to_string());
    // What was paid in August is not in it.
    assert_eq!(
        (yuan(&total.initial).as_deref(), yuan(&total.executed).as_deref()),
        (Some("6000000.00"), Some("1800000.00"))
    );
    assert_eq!((total.rate.text.as_str(), &total.forecast.amount), ("30.00%", &None));
    assert_eq!(form.rows.len(), 7);
    assert!(form.rows.iter().all(|r| r.actual.is_empty() && !r.target.is_empty()));
    let mark = form.mark.expect("a mark");
    assert_eq!((mark.code.as_str(), mark.year, mark.round, mark.version), (AIR, 2021, Some(7), 1));
}

#[test]
fn forms_go_out_by_department_and_only_to_those_who_must_file() {
    let desk = Desk::open();
    let books = form::workbooks(desk.store(), on("2021-08-10"), 7, false, |_| true).expect("books");
    let told: Vec<_> = books.iter().map(|b| (b.department.as_str(), b.forms.len())).collect();
    assert_eq!(told, [("市民航局", 1), ("市林业局", 1)]);
    let other = form::project(desk.store(), on("2021-08-10"), 7, "36110021T000000000004");
    assert!(matches!(other, Err(Fault::Monitor(MonitorFault::NoPart(name))) if name == "设备购置"));
    let none = form::project(desk.store(), on("2021-08-10"), 9, AIR);
    assert!(matches!(none, Err(Fault::Monitor(MonitorFault::NoRound { year: 2021, months: 9 }))));
}

#[test]
fn a_form_comes_back_and_its_values_count_from_the_cut_off_on() {
    let mut desk = Desk::open();
    let mut form = filled(desk.form(AIR), WELL);
    form.rows[0].actual = said("200班次");
    form.rows[0].likelihood = said("有可能");
    form.rows[0].causes[0] = said("√");
    form.rows[0].reason = said("补贴资金到位较晚");
    let done = desk.file("2021-08-20", &[form]);
    let report = only(&done);
    assert_eq!((&report.outcome, report.filing, report.months), (&Outcome::Filed, 1, Some(7)));
    assert_eq!((report.noted.len(), report.lamp), (0, Lamp::Red), "200 of the 700 that seven months ask");
    // 20·(200/1200) + 10·1 + 10·1 + 10·1 + 15·0.6 + 15·1 + 10·1 over 90
    let p = (Decimal::from(20) / Decimal::from(6) + Decimal::from(64)) / Decimal::from(90);
    let same = |a: Option<Decimal>| a.is_some_and(|a| (a - p).abs() < Decimal::new(1, 20));
    assert!(same(report.progress), "{:?}", report.progress);
    assert_eq!((desk.state(AIR, "2021-08-19"), desk.state(AIR, "2021-08-20")), ("not_filed", "filed"));
    // The figures of July know it, though it came in August.
    for as_of in ["2021-07-31", "2021-08-20", "2021-09-30"] {
        let judged = dossier::open(desk.store(), on(as_of), AIR).expect("page").judged;
        assert!(same(judged.attainment.and_then(|a| a.progress)), "{as_of}");
        let rules: Vec<_> = judged.alerts.iter().map(|a| a.alert.rule.key()).collect();
        assert!(rules.contains(&"target_lag") && rules.contains(&"target_unlikely"), "{rules:?}");
    }
    let before = dossier::open(desk.store(), on("2021-07-30"), AIR).expect("page").judged;
    assert_eq!(before.attainment, None);
}

#[test]
fn a_form_that_is_not_there_is_missed_after_its_day() {
    let mut desk = Desk::open();
    desk.file("2021-08-20", &[filled(desk.form(AIR), WELL)]);
    let overdue = |desk: &Desk, code: &str, as_of: &str| {
        let judged = dossier::open(desk.store(), on(as_of), code).expect("page").judged;
        judged.alerts.iter().find(|a| a.alert.rule.key() == "monitoring_overdue").map(|a| a.alert.level.key())
    };
    assert_eq!((overdue(&desk, PINE, "2021-08-31"), overdue(&desk, PINE, "2021-09-01")), (None, Some("yellow")));
    assert_eq!(overdue(&desk, PINE, "2021-09-11"), Some("red"));
    assert_eq!(overdue(&desk, AIR, "2021-09-11"), None);
    // Who has no target in force, and who is not watched, files nothing.
    assert_eq!(overdue(&desk, "36110021T000000000004", "2021-09-11"), None);
    let status = status(desk.store(), on("2021-09-11"), 7).expect("status");
    assert_eq!(status.items.len(), 2);
    assert_eq!((status.round.counts.missing(), status.round.counts.late), (1, 1));
    let late: Vec<_> = status.departments.iter().map(|d| (d.name.as_str(), d.counts.late, d.days_late)).collect();
    assert_eq!(late, [("市民航局", 0, 0), ("市林业局", 1, 11)]);
}

#[test]
fn forms_that_cannot_be_used_are_set_aside_with_the_cell_that_says_so() {
    let mut desk = Desk::open();
    let good = || filled(desk.form(AIR), WELL);
    let of_round = |n| {
        let mut form = good();
        form.months = Some(n);
        form.mark = None;
        form
    };
    let (june, mut last_year, mut other, blank) = (of_round(6), good(), good(), desk.form(AIR));
    last_year.year = Some(2020);
    last_year.mark = None;
    other.project_code = said(PINE);
    let mut stranger = good();
    stranger.rows.iter_mut().for_each(|r| r.name = said("别的指标"));
    let mut no_target = good();
    no_target.project_code = said("36110021T000000000004");
    no_target.project = said("设备购置");
    no_target.mark = None;
    let mut score = good();
    score.kind = FormKind::SelfEvaluation;
    score.mark = None;
    aside(&desk.file("2021-08-20", std::slice::from_ref(&june)), Reason::NoRound);
    aside(&desk.file_for(Some(7), "2021-08-20", &[june]), Reason::OtherRound);
    aside(&desk.file("2021-08-20", &[last_year]), Reason::OtherYear);
    aside(&desk.file("2021-08-20", &[other]), Reason::OtherProject);
    aside(&desk.file("2021-08-20", &[blank]), Reason::FormBlank);
    aside(&desk.file("2021-08-20", &[stranger]), Reason::NoIndicatorFits);
    aside(&desk.file("2021-08-20", &[no_target]), Reason::NoTargetInForce);
    aside(&desk.file("2021-08-20", &[score]), Reason::NotMonitoring);
    assert_eq!(desk.state(AIR, "2021-12-31"), "not_filed");
    let batches = desk.store().batches().expect("batches");
    let kept = desk.store().set_aside(batches[0].id).expect("rows");
    assert_eq!((batches[0].kind.as_str(), kept[0].reason.as_str()), ("monitoring", "not_monitoring"));
}

#[test]
fn what_is_wrong_with_single_values_is_noted_with_its_cell_and_nothing_is_lost() {
    let mut desk = Desk::open();
    let mut form = filled(desk.form(AIR), WELL);
    form.rows[0].actual = said("按计划推进");
    form.rows[1].target = said("≥80%");
    form.rows[2].name = said("另一个指标");
    form.rows[3].actual = said("");
    form.rows[6].likelihood = said("有可能");
    let mut twice = form.rows[5].clone();
    twice.actual = said("9.9%");
    form.rows.insert(6, twice);
    form.funds[0].executed.amount = Some(jixiao::domain::money::Money::from_yuan(2_000_000));
    let done = desk.file("2021-08-20", &[form]);
    assert_eq!(only(&done).outcome, Outcome::Filed);
    let found = problems(&done);
    let keys: Vec<_> = found.iter().map(|p| p.0).collect();
    for key in [
        "other_paid",
        "unclear",
        "target_changed",
        "unknown_indicator",
        "no_value",
        "twice",
        "missing_indicator",
        "no_measures",
    ] {
        assert!(keys.contains(&key), "{key} in {keys:?}");
    }
    assert!(found.iter().filter(|p| p.0 != "missing_indicator").all(|p| !p.1.is_empty()), "{found:?}");
    // The stored form tells the same, and what stood in the row that fits nothing.
    let ids: Vec<i64> = desk.store().monitor_heads(2021).expect("heads").iter().map(|h| h.id).collect();
    let content = desk.store().monitor_contents(&ids).expect("contents").remove(&ids[0]).expect("the content");
    let stored: Vec<_> = content.notes.iter().map(|n| (n.noted.problem.key(), n.noted.at.cell.clone())).collect();
    assert_eq!(stored, found);
    let text = |key| content.notes.iter().find(|n| n.noted.problem.key() == key).expect("noted").row_text.clone();
    assert!(text("unknown_indicator").contains("另一个指标 | ") && text("unknown_indicator").contains("100%"));
    assert!(text("twice").contains("9.9%"), "the second value is kept too");
    let unclear = content.notes.iter().find(|n| matches!(n.noted.problem, Problem::Unclear(Open::NoNumber)));
    assert!(unclear.is_some());
    assert_eq!(content.values[0].reported.actual.raw, "按计划推进", "as written");
    assert_eq!(content.values[1].reported.aim.target.raw, "≥85%", "as issued");
    assert_eq!(content.values[5].reported.actual.raw, "3.1%", "the first row counts");
}

#[test]
fn the_same_form_once_more_changes_nothing_and_another_one_replaces_it() {
    let mut desk = Desk::open();
    let form = filled(desk.form(AIR), WELL);
    desk.file("2021-08-20", std::slice::from_ref(&form));
    let again = desk.file("2021-08-22", std::slice::from_ref(&form));
    assert_eq!((&only(&again).outcome, only(&again).filing), (&Outcome::Unchanged, 1));
    let mut other = form.clone();
    other.rows[0].actual = said("760班次");
    let twice = desk.file("2021-08-23", &[form.clone(), other.clone()]);
    let outcomes: Vec<_> = twice.forms().map(|f| f.outcome.key()).collect();
    assert_eq!(outcomes, ["unchanged", "set_aside"], "nobody knows which of two holds");
    let changed = desk.file("2021-08-24", &[other.clone()]);
    assert_eq!((&only(&changed).outcome, only(&changed).filing), (&Outcome::Again, 2));
    assert_eq!((desk.item(AIR, "2021-08-23").filings, desk.item(AIR, "2021-08-24").filings), (1, 2));
    desk.take(FormStep::Accept, "2021-08-25", "", AIR).expect("accepted");
    aside(&desk.file("2021-08-26", &[form]), Reason::FormAccepted);
    let same = desk.file("2021-08-26", &[other]);
    assert_eq!(only(&same).outcome, Outcome::Unchanged);
    assert_eq!(desk.state(AIR, "2021-12-31"), "accepted");
}

#[test]
fn a_batch_is_taken_back_unless_its_forms_moved_on() {
    let mut desk = Desk::open();
    let first = desk.file("2021-08-20", &[filled(desk.form(AIR), WELL)]);
    let mut other = filled(desk.form(AIR), WELL);
    other.rows[0].actual = said("760班次");
    let second = desk.file("2021-08-24", &[other]);
    let batch = |done: &Imported| done.files[0].batch.expect("a batch");
    let refused = undo(&mut desk.office.store, &stamp(), batch(&first));
    assert!(matches!(refused, Err(Fault::Monitor(MonitorFault::BatchInUse { moved: 1, .. }))));
    undo(&mut desk.office.store, &stamp(), batch(&second)).expect("taken back");
    assert_eq!((desk.state(AIR, "2021-12-31"), desk.item(AIR, "2021-12-31").filings), ("filed", 1));
    undo(&mut desk.office.store, &stamp(), batch(&first)).expect("taken back");
    assert_eq!(desk.state(AIR, "2021-12-31"), "not_filed");
    let judged = dossier::open(desk.store(), on("2021-08-31"), AIR).expect("page").judged;
    assert_eq!(judged.attainment, None, "as if it had never come in");
    let done = desk.file("2021-08-28", &[filled(desk.form(AIR), WELL)]);
    assert_eq!((&only(&done).outcome, only(&done).filing), (&Outcome::Filed, 1));
}

#[test]
fn a_form_sent_back_goes_out_with_what_was_filed_and_why_it_was_returned() {
    let mut desk = Desk::open();
    desk.file("2021-08-20", &[filled(desk.form(AIR), WELL)]);
    desk.take(FormStep::Return, "2021-08-22", "航班班次请与空管数据核对", AIR).expect("returned");
    let form = form::project(desk.store(), on("2021-08-22"), 7, AIR).expect("a form");
    assert_eq!((form.rows[0].actual.text.as_str(), form.rows[0].likelihood.text.as_str()), ("720班次", "确定能"));
    assert!(form.texts.iter().any(|(_, t)| t.text == "航班班次请与空管数据核对"));
    // The unit's answer counts even where it says the same.
    let done = desk.file("2021-08-24", &[form]);
    assert_eq!((&only(&done).outcome, only(&done).filing), (&Outcome::Again, 2));
    let early = {
        desk.take(FormStep::Return, "2021-08-26", "再核", AIR).expect("returned");
        desk.file("2021-08-25", &[filled(desk.form(AIR), WELL)])
    };
    aside(&early, Reason::FormBackDated);
}
