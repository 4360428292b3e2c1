//! What may not be done, with its reason; the store is as it was.

use jixiao::domain::evaluation::key::engage::{BadTerms, Role};
use jixiao::domain::evaluation::key::frame::Objection;
use jixiao::domain::evaluation::key::problem::{BadProblem, Problem};
use jixiao::domain::evaluation::key::scores::BadScore;
use jixiao::domain::evaluation::key::state::{Need, Refusal};
use jixiao::domain::rectification::finding::{BudgetAction, Category};
use jixiao::present::Lang;
use jixiao::present::fault::fault as say;
use jixiao::service::key_evaluation::{list, problems};

use super::*;

#[test]
fn an_unknown_project_or_year_begins_nothing() {
    let mut office = Office::open();
    let mut wanted = |subjects: &[(&str, i16)]| {
        let wanted = Selection {
            year: 2021,
            name: "x".into(),
            subjects: subjects.iter().map(|(c, y)| ((*c).into(), *y)).collect(),
            fee: None,
            reason: Some("x".into()),
            day: day("2021-03-01"),
        };
        select(&mut office.store, &stamp(), &wanted)
    };
    assert!(matches!(wanted(&[("X1", 2020)]), Err(Fault::NoProject { .. })));
    assert!(matches!(wanted(&[(AIR, 2021)]), Err(Fault::NoProject { year: 2021, .. })), "not in that year");
    assert!(matches!(wanted(&[(AIR, 2018)]), Err(Fault::NoYear(2018))));
    assert!(matches!(fault(wanted(&[(AIR, 2020), (AIR, 2020)])), KeyEvaluationFault::SubjectTwice { .. }));
    assert_eq!(fault(wanted(&[])), KeyEvaluationFault::NothingToDo);
    assert_eq!(list(&office.store, on("2021-12-31")).expect("list"), []);
    assert_eq!(office.store.key_evaluations(None).expect("rows"), []);
}

#[test]
fn a_project_year_is_in_one_evaluation_at_a_time_and_a_choice_has_its_reason() {
    let (mut office, id) = Office::selected();
    let mut wanted = Selection {
        year: 2021,
        name: "x".into(),
        subjects: vec![(AIR.into(), 2020)],
        fee: None,
        reason: Some("x".into()),
        day: day("2021-03-11"),
    };
    let taken = fault(select(&mut office.store, &stamp(), &wanted));
    assert_eq!(taken, KeyEvaluationFault::SubjectTaken { code: AIR.into(), year: 2020, other: id });
    wanted.subjects = vec![(GRAIN.into(), 2020)];
    wanted.reason = Some("  ".into());
    let none = fault(select(&mut office.store, &stamp(), &wanted));
    assert!(matches!(none, KeyEvaluationFault::Refused { why: Refusal::Needs(Need::Reason), .. }), "{none:?}");
    assert_eq!(office.store.key_evaluations(None).expect("rows").len(), 1, "nothing half begun");
}

#[test]
fn terms_and_conflicts_stand_in_the_way_of_a_commission() {
    let (mut office, id) = Office::selected();
    let mut tried = |c: Commission| fault(commission(&mut office.store, &stamp(), id, &c));
    let plain = || terms("致远绩效咨询有限公司");
    let dear = Commission { fee: yuan(90_001), ..plain() };
    assert!(matches!(tried(dear), KeyEvaluationFault::Terms(BadTerms::AbovePlan { .. })));
    let early = Commission { due: day("2021-04-01"), ..plain() };
    assert!(matches!(tried(early), KeyEvaluationFault::Terms(BadTerms::DueBeforeStart { .. })));
    assert_eq!(tried(Commission { contract: " ".into(), ..plain() }), KeyEvaluationFault::NoContract);
    assert!(matches!(tried(terms("无此机构")), KeyEvaluationFault::NoInstitution { .. }));
    let before = Commission { day: day("2021-03-09"), ..plain() };
    assert!(matches!(tried(before), KeyEvaluationFault::BackDated { .. }));

    let name = "致远绩效咨询有限公司";
    let work = institutions::add_work(&mut office.store, &stamp(), name, (AIR, 2018), Role::TargetSetting, "合同")
        .expect("written down");
    let refused = fault(office.commission(id));
    let KeyEvaluationFault::Conflict { works, .. } = &refused else { panic!("{refused:?}") };
    assert_eq!((works[0].project.as_str(), works[0].year), ("航线补贴", 2018));
    let (text, hint) = say(Lang::Zh, &Fault::KeyEvaluation(refused));
    assert_eq!(text, "致远绩效咨询有限公司与评价对象有利益冲突：航线补贴（2018 年度，协助设定绩效目标）");
    assert!(hint.expect("what to do").contains("另选机构"));
    institutions::withdraw_work(&mut office.store, &stamp(), work, "登记有误").expect("withdrawn");
    institutions::suspend(&mut office.store, &stamp(), day("2021-03-20"), name, true, "报告造假").expect("suspended");
    assert!(matches!(fault(office.commission(id)), KeyEvaluationFault::Suspended { .. }));
    institutions::suspend(&mut office.store, &stamp(), day("2021-03-21"), name, false, "复核无误").expect("restored");
    office.commission(id).expect("commissioned at last");
    let twice = fault(office.commission(id));
    assert!(matches!(twice, KeyEvaluationFault::Refused { why: Refusal::NotFrom(State::Commissioned), .. }));
}

#[test]
fn a_plan_whose_weights_are_wrong_is_kept_and_never_approved() {
    let (mut office, id) = Office::selected();
    office.commission(id).expect("commissioned");
    let filed = office
        .plan(
            id,
            "2021-04-10",
            "一级指标,二级指标,三级指标,分值,指标解释,评分标准,数据来源\n\
             决策,项目立项,立项依据,50,x,标准,立项文件\n\
             产出,数量,执飞航线条数,30,x,,台账\n\
             效益,社会效益,旅客吞吐量,十,x,标准,\n",
        )
        .expect("kept");
    let hundred = |n: i64| rust_decimal::Decimal::from(n);
    assert_eq!(
        filed.objections,
        [
            Objection::NoRule(1),
            Objection::BadWeight(2),
            Objection::NoSource(2),
            Objection::Sum(hundred(80)),
            Objection::Results(hundred(30), hundred(60))
        ]
    );
    assert_eq!(filed.rows[2].cell, "C4");
    let refused = fault(office.step(id, Step::ApprovePlan, "2021-04-12", "纪要"));
    assert!(matches!(refused, KeyEvaluationFault::Refused { why: Refusal::NeedsMore(Need::SoundPlan, 5), .. }));
    office.step(id, Step::ReturnPlan, "2021-04-12", "权重不符合要求").expect("returned");
    let none = office.plan(id, "2021-04-13", "项目,金额\n1,2\n");
    assert!(matches!(none, Err(Fault::File { .. })));
}

#[test]
fn scores_above_full_marks_without_reasons_or_out_of_time_are_refused_whole() {
    let (mut office, id) = Office::at_work();
    let entered = |indicator: &str, points: &str, reason: &str| Entered {
        indicator: indicator.into(),
        points: points.parse().expect("points"),
        reason: reason.into(),
    };
    let both = [entered("立项依据充分性", "3", ""), entered("实施效益", "20.5", "")];
    let refused = fault(scores::enter(&mut office.store, &stamp(), id, &both));
    let KeyEvaluationFault::Scores(bad) = &refused else { panic!("{refused:?}") };
    assert!(matches!(bad[..], [(_, BadScore::AboveFull(15, ..))]), "{bad:?}");
    assert!(say(Lang::Zh, &Fault::KeyEvaluation(refused)).0.contains("实施效益 得分 20.5 超过分值 20"));
    let kept = office.store.key_evaluation(id).expect("case").plan.expect("plan");
    assert!(kept.scores.iter().all(Option::is_none), "not even the one that was right");
    let silent = [entered("17", "8", "")];
    assert!(matches!(fault(scores::enter(&mut office.store, &stamp(), id, &silent)), KeyEvaluationFault::Scores(_)));
    let nobody = [entered("没有的指标", "1", "")];
    assert!(matches!(
        fault(scores::enter(&mut office.store, &stamp(), id, &nobody)),
        KeyEvaluationFault::NoIndicator(_)
    ));

    let file = |text: &str| Input::Bytes(text.as_bytes().to_vec());
    let head = "一级指标,二级指标,三级指标,分值,得分,扣分原因\n";
    let mut import =
        |rows: &str| scores::import(&mut office.store, &stamp(), id, &file(&format!("{head}{rows}")), &mut |_, _| true);
    let odd = fault(import("决策,项目立项,立项依据充分性,3,满分,\n"));
    assert_eq!(odd, KeyEvaluationFault::UnreadableScores(vec![("E2".into(), "满分".into())]));
    assert!(matches!(fault(import("决策,项目立项,立项依据充分性,4,4,\n")), KeyEvaluationFault::UnknownRows(_)));
    assert_eq!(fault(import("决策,项目立项,立项依据充分性,3,,\n")), KeyEvaluationFault::NoScores);
    let sum = import("决策,项目立项,立项依据充分性,3,2.5,依据不足\n合计,,,100,2.5,\n").expect("taken");
    assert_eq!((sum.total.to_string(), sum.missing, sum.grade), ("2.5".into(), 16, None));

    let (mut office, id) = Office::selected();
    let early = fault(scores::enter(&mut office.store, &stamp(), id, &[entered("1", "3", "")]));
    assert!(matches!(early, KeyEvaluationFault::NotNow { state: State::Selected, .. }));
}

#[test]
fn a_review_waits_for_opinions_and_their_answers() {
    let (mut office, id) = Office::drafted();
    let mut ask = Doing::new(Step::Consult, day("2021-07-01"), "");
    ask.due = Some(day("2021-06-30"));
    let past = fault(act(&mut office.store, &stamp(), id, &ask));
    assert!(matches!(past, KeyEvaluationFault::DueBefore { .. }));
    office.step(id, Step::Consult, "2021-07-01", "").expect("asked");
    let early = fault(office.step(id, Step::Pass, "2021-07-02", "纪要"));
    assert!(matches!(early, KeyEvaluationFault::Refused { why: Refusal::Needs(Need::Heard), .. }));
    let n = opinions::take(&mut office.store, &stamp(), id, day("2021-07-02"), (Party::Unit, "市民航局"), "得分偏低")
        .expect("taken");
    let unanswered = fault(office.step(id, Step::Pass, "2021-07-20", "纪要"));
    assert!(matches!(unanswered, KeyEvaluationFault::Refused { why: Refusal::NeedsMore(Need::Answers, 1), .. }));
    let why = fault(opinions::answer(&mut office.store, &stamp(), id, day("2021-07-03"), (n, Adoption::Declined), ""));
    assert_eq!(why, KeyEvaluationFault::NoReason);
    let other =
        fault(opinions::answer(&mut office.store, &stamp(), id, day("2021-07-03"), (n + 1, Adoption::Adopted), ""));
    assert_eq!(other, KeyEvaluationFault::NoOpinion(n + 1));
    opinions::answer(&mut office.store, &stamp(), id, day("2021-07-03"), (n, Adoption::Declined), "依据充分")
        .expect("told why");
    assert_eq!(office.step(id, Step::Pass, "2021-07-20", "纪要").expect("passed"), State::Reviewed);
    let nobody = fault(office.step(id, Step::Finish, "2021-07-21", ""));
    assert!(matches!(nobody, KeyEvaluationFault::Refused { why: Refusal::Needs(Need::LeadEvaluator), .. }));
}

#[test]
fn field_work_looks_at_no_more_than_there_is_and_problems_cut_no_more() {
    let (mut office, id) = Office::at_work();
    let more = work::sample(&mut office.store, &stamp(), id, day("2021-05-01"), ("2019", yuan(50_000_001)), "");
    assert!(matches!(fault(more), KeyEvaluationFault::SampleAboveAll { .. }));
    let both = work::sample(&mut office.store, &stamp(), id, day("2021-05-01"), (AIR, yuan(1)), "");
    assert!(matches!(fault(both), KeyEvaluationFault::NoSubject(_)), "two years bear that code");
    let below = work::receive(&mut office.store, &stamp(), id, "2019", Some(yuan(-1)), None, "");
    assert_eq!(fault(below), KeyEvaluationFault::Negative);
    let problem = Problem {
        number: 0,
        category: Category::Outcome,
        finding: "航线重复".into(),
        figure: String::new(),
        item: String::new(),
        amount: None,
        requirement: "调整".into(),
        action: BudgetAction::Cut,
        action_amount: Some(yuan(120_000_001)),
        copies: vec![],
    };
    let mut put = |p: &Problem| problems::put(&mut office.store, &stamp(), id, day("2021-05-01"), p);
    assert!(matches!(fault(put(&problem)), KeyEvaluationFault::BadProblem { why: BadProblem::AboveBudget(_), .. }));
    let small = Problem { action_amount: Some(yuan(1)), ..problem };
    assert_eq!(put(&small).expect("kept"), 1);
    assert_eq!(fault(put(&Problem { number: 7, ..small.clone() })), KeyEvaluationFault::NoProblem(7));
    problems::withdraw(&mut office.store, &stamp(), id, 1).expect("withdrawn");
    let again = problems::put(&mut office.store, &stamp(), id, day("2021-05-01"), &small).expect("kept");
    assert_eq!(again, 2, "a number is not given twice");
}

#[test]
fn a_colleague_s_step_is_not_overlooked() {
    let (mut office, id) = Office::selected();
    let seen = list(&office.store, on("2021-03-10")).expect("list")[0].revision;
    office.commission(id).expect("a colleague");
    let mut late = Doing::new(Step::Cancel, day("2021-04-02"), "不做了");
    late.seen = Some(seen);
    assert!(matches!(fault(act(&mut office.store, &by("王工"), id, &late)), KeyEvaluationFault::Stale(_)));
}
