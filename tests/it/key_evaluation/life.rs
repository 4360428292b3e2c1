//! The airport's two years from the list of candidates to the ledger.

use jixiao::domain::date::last_of_year;
use jixiao::domain::evaluation::key::institution::Rating;
use jixiao::domain::evaluation::key::problem::Problem;
use jixiao::domain::evaluation::key::rank::Criterion;
use jixiao::domain::evaluation::key::state::{State, Step};
use jixiao::domain::ratio::{points, round_half_away};
use jixiao::domain::rectification::finding::{BudgetAction, Category, Source};
use jixiao::domain::target::review::Grade;
use jixiao::service::import::Input;
use jixiao::service::key_evaluation::department::{self, Filing};
use jixiao::service::key_evaluation::list::{Deadline, totals};
use jixiao::service::key_evaluation::{Doing, act, candidates, draft, institutions, list, mark, problems, show, work};
use jixiao::service::period::Period;
use jixiao::service::rectification::add;
use jixiao::service::survey;

use super::*;

fn problem(finding: &str, item: &str) -> Problem {
    Problem {
        number: 0,
        category: Category::Outcome,
        finding: finding.into(),
        figure: "单客补贴1186元".into(),
        item: item.into(),
        amount: Some(yuan(18_000_000)),
        requirement: "重新测算补贴标准，调整航线".into(),
        action: BudgetAction::Cut,
        action_amount: Some(yuan(6_000_000)),
        copies: vec!["经建科".into()],
    }
}

#[test]
fn candidates_are_ranked_with_a_reason_for_every_point() {
    let mut office = Office::open();
    let period = Period { year: 2020, as_of: day("2021-03-01") };
    mark(&mut office.store, &stamp(), period, AIR, "12.5".parse().expect("points"), "人大代表建议").expect("marked");
    let ranked = |office: &Office| {
        let survey = survey::survey(&office.store, period).expect("survey");
        candidates(&office.store, &survey).expect("candidates")
    };
    let before = ranked(&office);
    assert_eq!(before[0].project.code, AIR, "the largest, and an operator spoke for it");
    let said: Vec<(Criterion, String)> =
        before[0].ranked.parts.iter().map(|p| (p.criterion, p.points.to_string())).collect();
    assert!(said.contains(&(Criterion::Amount, "30".into())), "{said:?}");
    assert!(said.contains(&(Criterion::Attention, "12.50".into())), "{said:?}");
    assert!(
        said.contains(&(Criterion::Unevaluated, "15".into())) || said.iter().any(|p| p.0 == Criterion::Unevaluated)
    );
    let grain = before.iter().find(|c| c.project.code == GRAIN).expect("there");
    assert!(grain.ranked.parts.iter().any(|p| p.criterion == Criterion::Attention), "储备粮 is a word of the list");
    // Once chosen, it was evaluated.
    let wanted = Selection {
        year: 2021,
        name: String::new(),
        subjects: vec![(AIR.into(), 2020)],
        fee: None,
        reason: Some("金额较大".into()),
        day: day("2021-03-01"),
    };
    let id = select(&mut office.store, &stamp(), &wanted).expect("selected");
    let after = ranked(&office);
    let air = after.iter().find(|c| c.project.code == AIR).expect("there");
    assert_eq!((air.evaluation, air.evaluated), (Some(id), Some(2020)));
    assert!(air.ranked.parts.iter().all(|p| p.criterion != Criterion::Unevaluated));
    assert_eq!(list(&office.store, on("2021-03-01")).expect("list")[0].name, "航线补贴", "the project's own name");
}

#[test]
fn two_years_of_one_project_go_from_selection_to_the_ledger() {
    let (mut office, id) = Office::drafted();
    let page = show(&office.store, id, day("2021-07-01")).expect("page");
    assert_eq!((page.item.state, page.item.points.to_string()), (State::Draft, "88.50".into()));
    assert_eq!(page.item.grade, Some(Grade::Good));
    // Paid 5000 + 5400 of 6000 + 6000; received 5200 + 5400.
    assert_eq!((page.item.amounts.paid, page.item.amounts.budget), (yuan(104_000_000), yuan(120_000_000)));
    let two = |r: Option<rust_decimal::Decimal>| r.map(|r| round_half_away(points(r), 2).to_string());
    assert_eq!(two(page.item.amounts.framework()).as_deref(), Some("98.11"), "paid over received");
    assert_eq!(two(page.item.amounts.execution()).as_deref(), Some("86.67"), "paid over budget");
    assert_eq!(two(page.sample.0).as_deref(), Some("48.08"));

    assert_eq!(office.step(id, Step::Consult, "2021-07-01", "").expect("asked"), State::Consulting);
    let asked = list(&office.store, on("2021-07-02")).expect("list");
    let (what, due, left) = asked[0].due.expect("due");
    assert_eq!((what, due, left.working), (Deadline::Opinions, day("2021-07-12"), 6), "seven working days");
    office.heard(id, "2021-07-05");
    office.step(id, Step::Pass, "2021-07-08", "评审会通过").expect("passed");
    let mut finish = Doing::new(Step::Finish, day("2021-07-20"), "");
    finish.lead = Some("周敏".into());
    act(&mut office.store, &stamp(), id, &finish).expect("final");

    for (finding, item) in [
        ("上饶=北京大兴与昆明=上饶=哈尔滨航线补贴成本较高，性价比较差", "上饶=北京大兴、昆明=上饶=哈尔滨"),
        ("北京（南苑）=上饶=佛山与上饶=北京大兴航线重复", "北京（南苑）=上饶=佛山、上饶=北京大兴"),
    ] {
        problems::put(&mut office.store, &stamp(), id, day("2021-07-21"), &problem(finding, item)).expect("kept");
    }
    let mut feed = Doing::new(Step::FeedBack, day("2021-07-28"), "");
    feed.document = Some("饶财绩函〔2021〕12号".into());
    act(&mut office.store, &stamp(), id, &feed).expect("fed back");

    let drafts = problems::drafts(&office.store, id).expect("drafts");
    assert_eq!(drafts.iter().map(|d| d.problem).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((drafts[0].source, drafts[0].period.as_str()), (Source::KeyEvaluation, "2019、2020年度"));
    assert_eq!(drafts[0].source_document.as_deref(), Some("饶财绩函〔2021〕12号"));
    let taken =
        add::add(&mut office.store, &stamp(), on("2021-07-28"), day("2021-07-28"), &drafts).expect("taken over");
    assert_eq!(taken.len(), 2);
    assert!(add::add(&mut office.store, &stamp(), on("2021-07-28"), day("2021-07-28"), &drafts).is_err(), "not twice");

    office.step(id, Step::Rectify, "2021-07-29", "").expect("rectifying");
    let open = fault(office.step(id, Step::Close, "2021-12-01", ""));
    assert!(format!("{open:?}").contains("AllRectified, 2"), "{open:?}");

    // Any day before can be looked at again.
    let then = list(&office.store, on("2021-07-02")).expect("list");
    assert_eq!(then[0].state, State::Consulting);
    let now = list(&office.store, on("2021-08-01")).expect("list");
    let sums = totals(&now);
    assert_eq!((sums.evaluations, sums.projects, sums.finished, sums.fees), (1, 1, 1, yuan(85_000)));
    assert_eq!(sums.grades, [0, 1, 0, 0]);
    assert_eq!(now[0].lead.as_deref(), Some("周敏"));
    assert_eq!(office.store.verify_log().expect("log").1, None);
}

#[test]
fn a_draft_gives_its_chapters_and_is_held_against_the_table() {
    let (mut office, id) = Office::at_work();
    work::receive(&mut office.store, &stamp(), id, "2019", Some(yuan(52_000_000)), Some(yuan(50_500_000)), "")
        .expect("a");
    work::receive(&mut office.store, &stamp(), id, "2020", Some(yuan(54_000_000)), Some(yuan(54_000_000)), "")
        .expect("b");
    office.score(id, &[("实施效益", "16", "客座率低")]);
    let text = "一、基本情况\n三、综合评价情况及评价结论\n综合得分为69.5分，评价等级为良。预算执行率为98.11%。\n\
        五、主要经验及做法、存在的问题及原因分析\n六、有关建议\n";
    let input = Input::Bytes(text.as_bytes().to_vec());
    let refused = fault(draft::file_draft(&mut office.store, &stamp(), id, day("2021-08-05"), Some(&input), ""));
    assert!(format!("{refused:?}").contains("Sample"), "no field work, and nobody says why: {refused:?}");
    let filed =
        draft::file_draft(&mut office.store, &stamp(), id, day("2021-08-05"), Some(&input), "疫情期间以远程核查为主")
            .expect("filed");
    assert_eq!(filed.found.len(), 4);
    let told = format!("{:?}", filed.differences());
    assert!(told.contains("Total(69.5, 96") && told.contains("Grade") && !told.contains("Execution"), "{told}");
    let page = show(&office.store, id, day("2021-08-05")).expect("page");
    assert_eq!(page.item.chapters, 4);
    let compared = page.compared.expect("reported");
    assert_eq!((compared.difference, page.differs), (yuan(500_000), true));
    let (due, delivered, proposed) = page.timeliness.expect("delivered");
    assert_eq!(
        (due, delivered, proposed.to_string()),
        (day("2021-07-31"), day("2021-08-05"), "80".into()),
        "four working days late"
    );
}

#[test]
fn a_record_feeds_the_next_choice() {
    let (mut office, id) = Office::at_work();
    let rating = |n: i64| Rating { timeliness: n.into(), quality: n.into(), professionalism: n.into() };
    institutions::rate(&mut office.store, &stamp(), id, rating(55), "多次退回").expect("rated");
    let all = institutions::institutions(&office.store).expect("list");
    assert_eq!(all[0].row.name, "致远绩效咨询有限公司");
    assert_eq!(all[0].record.total.map(|t| t.to_string()).as_deref(), Some("55.00"));
    let wanted = Selection {
        year: 2021,
        name: String::new(),
        subjects: vec![(GRAIN.into(), 2020)],
        fee: None,
        reason: Some("民生".into()),
        day: day("2021-03-10"),
    };
    let next = select(&mut office.store, &stamp(), &wanted).expect("selected");
    let low = fault(commission(&mut office.store, &stamp(), next, &terms("致远绩效咨询有限公司")));
    assert!(matches!(low, KeyEvaluationFault::LowRecord { .. }), "{low:?}");
    let reasoned = Commission { reason: "已约谈整改".into(), ..terms("致远绩效咨询有限公司") };
    commission(&mut office.store, &stamp(), next, &reasoned).expect("with a reason");
}

#[test]
fn a_released_evaluation_is_commissioned_anew_and_planned_anew() {
    let (mut office, id) = Office::at_work();
    assert_eq!(office.step(id, Step::Release, "2021-05-01", "机构人员变动").expect("released"), State::Selected);
    assert_eq!(list(&office.store, on("2021-05-01")).expect("list")[0].institution, None);
    let again = Commission { day: day("2021-05-06"), due: day("2021-08-31"), ..terms("明衡会计师事务所") };
    commission(&mut office.store, &stamp(), id, &again).expect("again");
    let early = fault(office.step(id, Step::ApprovePlan, "2021-05-10", "纪要"));
    assert!(format!("{early:?}").contains("Plan"), "the plan of the other one does not count: {early:?}");
    assert_eq!(office.step(id, Step::Cancel, "2021-05-11", "项目取消").expect("called off"), State::Cancelled);
    // What was called off may be taken up again.
    let wanted = Selection {
        year: 2021,
        name: String::new(),
        subjects: vec![(AIR.into(), 2020)],
        fee: None,
        reason: Some("重启".into()),
        day: day("2021-06-01"),
    };
    select(&mut office.store, &stamp(), &wanted).expect("anew");
}

#[test]
fn departments_file_and_the_office_draws_and_looks_again() {
    let mut office = Office::open();
    let period = Period { year: 2020, as_of: day("2021-07-01") };
    let filing = |code: &str, points: &str| Filing {
        code: code.into(),
        points: points.parse().expect("points"),
        grade: None,
        evaluator: String::new(),
        file: None,
        day: day("2021-06-01"),
        note: String::new(),
    };
    let grade = department::file(&mut office.store, &stamp(), period, &filing(AIR, "91")).expect("filed");
    assert_eq!(grade, Grade::Excellent);
    department::file(&mut office.store, &stamp(), period, &filing(GRAIN, "85.5")).expect("filed");
    let wrong = Filing { grade: Some(Grade::Excellent), ..filing(GRAIN, "85.5") };
    assert!(matches!(
        fault(department::file(&mut office.store, &stamp(), period, &wrong)),
        KeyEvaluationFault::GradeDiffers(Grade::Good)
    ));
    assert!(matches!(
        fault(department::file(&mut office.store, &stamp(), period, &filing(AIR, "100.5"))),
        KeyEvaluationFault::BadPoints(_)
    ));
    let (_, drawn) = department::draw(&mut office.store, &stamp(), period, 1, 2021).expect("drawn");
    let (_, rest) = department::draw(&mut office.store, &stamp(), period, 9, 2021).expect("drawn");
    assert_eq!((drawn.len(), rest.len()), (1, 1), "nobody is drawn twice");
    let nobody = fault(department::draw(&mut office.store, &stamp(), period, 1, 2021));
    assert_eq!(nobody, KeyEvaluationFault::NothingToDo);
    department::recheck(&mut office.store, &stamp(), period, AIR, "78".parse().expect("points"), "佐证不足")
        .expect("again");
    let filed = department::list(&office.store, period).expect("list");
    assert_eq!(filed[0].gap().map(|g| g.to_string()).as_deref(), Some("13.00"));
    assert_eq!((filed[0].row.evaluator.as_str(), filed[0].budget), ("市民航局", yuan(60_000_000)));
    // A department's evaluation counts as one.
    let later = Period { year: 2020, as_of: last_of_year(2021) };
    let survey = survey::survey(&office.store, later).expect("survey");
    let ranked = candidates(&office.store, &survey).expect("candidates");
    assert_eq!(ranked.iter().find(|c| c.project.code == AIR).expect("there").evaluated, Some(2020));
}
