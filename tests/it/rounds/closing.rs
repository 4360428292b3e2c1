//! Closing: what is kept, what it is not changed by, what is told of money that
//! comes in afterwards.

use jixiao::domain::money::Money;
use jixiao::domain::monitor::correction::Correction;
use jixiao::domain::monitor::round::{FormStep, Refusal, RoundState};
use jixiao::exchange::paper::{Kind, write};
use jixiao::present::{Lang, round_report};
use jixiao::service::import::Notice;
use jixiao::service::monitor::report::{Report, reported};
use jixiao::service::monitor::{Closing, MonitorFault, close, report, rounds};
use jixiao::service::{dossier, survey};

use super::*;

const CLOSE: Closing = Closing { months: 7, with_missing: false, seen: None };

fn try_close(desk: &mut Desk, on_day: &str, closing: Closing) -> Result<Report, Fault> {
    close(&mut desk.office.store, &stamp(), on(on_day), closing)
}

fn printed(report: &Report) -> Vec<Vec<u8>> {
    let kinds = [Kind::Markdown, Kind::Xlsx, Kind::Docx];
    let bytes = |lang| {
        let paper = round_report::paper(lang, report);
        kinds.map(|kind| write(&paper, kind).expect("bytes"))
    };
    Lang::ALL.into_iter().flat_map(bytes).collect()
}

#[test]
fn a_round_is_not_closed_while_forms_are_missing_unless_that_is_meant() {
    let mut desk = Desk::open();
    desk.file("2021-08-20", &[filled(desk.form(AIR), WELL)]);
    let refused = try_close(&mut desk, "2021-09-05", CLOSE);
    assert!(matches!(refused, Err(Fault::Monitor(MonitorFault::Round { months: 7, why: Refusal::Missing(1) }))));
    let early = try_close(&mut desk, "2021-08-19", Closing { with_missing: true, ..CLOSE });
    assert!(matches!(early, Err(Fault::Monitor(MonitorFault::BackDated { .. }))));
    let stale = try_close(&mut desk, "2021-09-05", Closing { with_missing: true, seen: Some(1), ..CLOSE });
    assert!(matches!(stale, Err(Fault::Monitor(MonitorFault::Stale(_)))));
    let kept = try_close(&mut desk, "2021-09-05", Closing { with_missing: true, ..CLOSE }).expect("closed");
    assert_eq!((kept.forms.total, kept.forms.not_filed, kept.forms.filed, kept.forms.late), (2, 1, 1, 1));
    assert!(kept.closed.as_ref().is_some_and(|c| c.with_missing && c.by == "李工"));
    let again = try_close(&mut desk, "2021-09-06", Closing { with_missing: true, ..CLOSE });
    assert!(matches!(again, Err(Fault::Monitor(MonitorFault::Round { why: Refusal::Closed(_), .. }))));
    // Nothing that was closed is changed.
    let late = desk.file_for(Some(7), "2021-09-07", &[filled(desk.form(PINE), WELL)]);
    assert_eq!(only(&late).outcome.key(), "set_aside");
    assert!(desk.take(FormStep::Accept, "2021-09-07", "", AIR).is_err());
    assert!(desk.try_open(7, "2021-07-31", "2021-10-31").is_err());
    let batches = desk.store().batches().expect("batches");
    let taken = batches.iter().find(|b| b.rows_imported == 1 && b.kind == "monitoring");
    let batch = taken.map(|b| b.id).expect("the form's");
    assert!(jixiao::service::import::undo(&mut desk.office.store, &stamp(), batch).is_err());
}

#[test]
fn a_closed_round_prints_the_same_though_payments_were_corrected_and_queries_show_the_corrected_figures() {
    let mut desk = Desk::open();
    desk.file("2021-08-20", &[filled(desk.form(AIR), WELL), filled(desk.form(PINE), WELL)]);
    desk.take(FormStep::Accept, "2021-08-25", "", AIR).expect("accepted");
    let provisional = report(desk.store(), on("2021-08-31"), 7).expect("a report");
    assert_eq!(provisional.closed, None);
    assert!(round_report::paper(Lang::Zh, &provisional).subtitle.contains("暂行"));
    let kept = try_close(&mut desk, "2021-08-31", CLOSE).expect("closed");
    assert_eq!((kept.all.paid, kept.watched.paid), (Money::from_yuan(2_200_000), Money::from_yuan(2_200_000)));
    let once = report(desk.store(), on("2021-08-31"), 7).expect("a report");
    assert_eq!(once, kept, "the snapshot reads back as it was written");
    let before = printed(&once);

    let late = desk.pay(
        "项目代码,支付日期,支付金额,凭证号,凭证明细号,资金性质,收款人\n\
         36110021T000000000001,2021-06-30,2800000.00,1001,1,一般公共预算,甲公司\n\
         36110021T000000000001,2021-07-15,-100000.00,1009,1,一般公共预算,甲公司\n\
         36110021T000000000001,2021-08-20,70000.00,1010,1,一般公共预算,甲公司\n",
    );
    let told: Vec<_> = late.batches[0].notices.iter().filter(|n| matches!(n, Notice::AfterClose(_))).collect();
    let [Notice::AfterClose(told)] = told[..] else { panic!("{told:?}") };
    assert_eq!((told.year, told.months, told.rows, told.sum), (2021, 7, 2, Money::from_yuan(2_700_000)));

    for as_of in ["2021-08-31", "2021-12-31", "2022-03-01"] {
        let again = printed(&report(desk.store(), on(as_of), 7).expect("a report"));
        assert!(again == before, "identical bytes, whatever the day of the call");
    }
    let now = survey::survey(desk.store(), on("2021-07-31")).expect("survey");
    assert_eq!(now.sums().paid, Money::from_yuan(3_100_000), "as-of queries show the corrected figures");
    let air = dossier::open(desk.store(), on("2021-07-31"), AIR).expect("page").judged;
    assert_eq!(air.figures.paid, Money::from_yuan(2_700_000));
}

#[test]
fn a_report_tells_who_is_late_what_lies_behind_why_and_what_is_proposed() {
    let mut desk = Desk::open();
    let mut form = filled(desk.form(AIR), WELL);
    form.rows[0].actual = said("200班次");
    form.rows[0].likelihood = said("完全不可能");
    form.rows[0].causes[0] = said("√");
    form.rows[0].reason = said("补贴资金到位较晚");
    form.rows[1].actual = said("按计划推进");
    form.funds[0].forecast.amount = Some(Money::from_yuan(4_000_000));
    desk.file("2021-08-20", &[form]);
    let r = report(desk.store(), on("2021-09-11"), 7).expect("a report");
    let air = r.projects.iter().find(|p| p.code == AIR).expect("the airline");
    for c in [Correction::Adjust, Correction::CatchUp, Correction::Check] {
        assert!(air.corrections.contains(&c), "{c:?} in {:?}", air.corrections);
    }
    assert_eq!((r.forecast.forms, r.forecast.left()), (1, Money::from_yuan(2_000_000)));
    let text = jixiao::exchange::paper::markdown(&round_report::paper(Lang::Zh, &r));
    for words in [
        "2021 年 1~7月预算绩效运行监控报告",
        "暂行",
        "应报监控表 2 份，已报 1 份，报送率 50.0%",
        "| 市林业局 | 1 | 1 | 0 | 11 | 松材线虫病防治 |",
        "目标滞后（红）",
        "补贴资金到位较晚",
        "经费保障",
        "完全不可能",
        "按程序调减预算并同步调整绩效目标",
        "限期补报监控表",
        "预计年末结转结余 200.00 万元",
    ] {
        assert!(text.contains(words), "{words} in\n{text}");
    }
}

#[test]
fn the_forms_of_a_report_stand_as_they_came_in_last_though_its_figures_are_of_the_cut_off() {
    let mut desk = Desk::open();
    // A first form on the cut-off day itself, mended three weeks later.
    let mut first = filled(desk.form(AIR), WELL);
    first.rows[0].actual = said("100班次");
    desk.file("2021-07-31", &[first]);
    desk.file("2021-08-20", &[filled(desk.form(AIR), WELL)]);
    let r = report(desk.store(), on("2021-08-31"), 7).expect("a report");
    let air = r.projects.iter().find(|p| p.code == AIR).expect("the airline");
    assert_eq!(air.form.as_ref().map(|f| f.indicators[0].actual.as_str()), Some("720班次"));
    let p = survey::survey(desk.store(), on("2021-08-31")).expect("survey").project(AIR).and_then(|p| p.attainment);
    assert_eq!(air.progress, p.and_then(|a| a.progress), "P by the form that stands");
    assert_eq!(air.paid, Money::from_yuan(1_800_000), "the money of the cut-off day");
}

#[test]
fn a_report_handed_out_is_noted_once() {
    let mut desk = Desk::open();
    desk.file("2021-08-20", &[filled(desk.form(AIR), WELL), filled(desk.form(PINE), WELL)]);
    let open = reported(&mut desk.office.store, &stamp(), on("2021-08-31"), 7);
    assert!(matches!(open, Err(Fault::Monitor(MonitorFault::Round { why: Refusal::NotClosed(_), .. }))));
    try_close(&mut desk, "2021-08-31", CLOSE).expect("closed");
    for _ in 0..2 {
        reported(&mut desk.office.store, &stamp(), on("2021-09-01"), 7).expect("noted");
    }
    let line = rounds(desk.store(), on("2021-09-01")).expect("rounds").remove(0);
    assert_eq!((line.state, line.closed), (RoundState::Reported, Some(day("2021-08-31"))));
}
