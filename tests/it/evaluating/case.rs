//! A key evaluation by keys alone: chosen, commissioned, planned, scored,
//! consulted on, final, fed back, handed to the ledger.

use jixiao::domain::evaluation::key::state::State;
use jixiao::present::Lang;
use jixiao::service::key_evaluation::{Page, show};
use jixiao::tui::msg::Msg;

use super::start;
use crate::drive::Drive;
use crate::targets::day;

/// With the list of key evaluations in sight.
fn list() -> Drive {
    let mut d = start((80, 24), Lang::Zh);
    d.keys("6<tab><tab>");
    d
}

/// As the store has it.
fn kept(d: &Drive) -> Page {
    show(d.desk.store(), 1, day("2022-12-31")).expect("page")
}

/// Chosen by keys, with an institution there.
fn chosen() -> Drive {
    let mut d = list();
    d.keys("v").keys("a江西赣信会计师事务所<tab>会计师事务所<enter>").keys("q");
    d.keys("c").keys("/培训<enter>").keys("y<tab><tab>资金较大<tab>90000<enter>").keys("qq");
    d.keys("<enter>");
    assert!(d.sees("下一步 委托"), "{}", d.screen());
    d
}

/// Its plan approved, work begun, money looked at.
fn at_work() -> Drive {
    let mut d = chosen();
    // Institution by initials, fee, contract, deadline.
    d.keys("<enter>gx<tab>85000<tab>饶绩合2021-1<tab>2022-03-01<tab>周敏<enter>");
    assert!(d.sees("下一步 送达评价通知书"), "{}", d.screen());
    d.keys("<enter>饶财绩通1号<enter>");
    assert!(d.sees("下一步 报送方案"), "{}", d.screen());
    d.keys("<enter><enter>");
    assert!(d.sees("下一步 方案评审通过"), "{}", d.screen());
    d.keys("<enter>评审会同意<enter>").keys("<enter><enter>");
    assert!(d.sees("下一步 登记现场核查"), "{}", d.screen());
    d.keys("<enter>2000000<enter>").keys("m4200000<enter>");
    assert!(d.sees("下一步 录入评分（还差 17 项）"), "{}", d.screen());
    d
}

/// Full marks of the framework that ships, row by row.
const FULL: [&str; 17] = ["3", "3", "3", "4", "4", "3", "3", "4", "4", "4", "5", "8", "8", "7", "7", "20", "10"];

#[test]
fn candidates_are_chosen_with_a_reason_and_the_ranking_explains_itself() {
    let mut d = list();
    d.keys("c");
    assert!(d.sees("金额30 预警10"), "{}", d.screen());
    d.keys("/培训<enter>m15<tab>人大代表建议<enter>");
    assert!(d.sees("社会关注计 15 分"), "{}", d.screen());
    d.keys("x");
    assert!(d.sees("社会关注 15/15（关注：") && d.sees("人大代表建议"), "{}", d.screen());
    d.keys("<esc>y<tab><tab>资金较大<enter>");
    assert!(d.sees("第 1 号重点评价：培训费"), "{}", d.screen());
    assert_eq!(kept(&d).item.state, State::Selected);
    assert_eq!(kept(&d).item.reason, "资金较大");
    d.keys("y");
    assert!(d.sees("已在评价中"), "not twice\n{}", d.screen());
}

#[test]
fn the_whole_life_by_keys() {
    let mut d = at_work();
    // A score an entry; a deduction asks for its reason and leads on.
    d.keys("<enter>");
    for points in &FULL[..15] {
        d.keys(points).keys("<enter>");
    }
    d.keys("16<enter>");
    assert!(d.sees("1 项待填扣分原因"), "{}", d.screen());
    d.keys("受益面偏窄<enter>10<enter>");
    assert!(d.sees("合计 96.00  优"), "{}", d.screen());
    assert_eq!(kept(&d).item.points.to_string(), "96.00");
    assert!(d.sees("评价口径") && d.sees("自评口径"), "two rates of one name\n{}", d.screen());
    d.keys("y");
    assert!(d.sees("提交初稿"), "{}", d.screen());
    d.keys("<enter>");
    assert!(d.sees("下一步 登记报告章节（还差 7 项）"), "{}", d.screen());
    d.keys("y<enter>").keys("y<enter>");
    assert_eq!(kept(&d).item.state, State::Consulting);
    assert!(d.sees("下一步 登记意见"), "{}", d.screen());
    for party in ["1<tab>市民航局本级", "2<tab>市民航局", "3<tab>行财科"] {
        d.keys("o").keys(party).keys("<tab>无不同意见<enter>");
    }
    assert!(d.sees("下一步 答复意见（还差 3 项）"), "{}", d.screen());
    d.keys("y");
    for _ in 0..3 {
        d.keys("<enter>1<enter>").keys("y");
    }
    d.keys("<esc>");
    assert_eq!(kept(&d).item.opinions, (3, 0), "{}", d.screen());
    d.keys("y评审会通过<enter>").keys("y<enter>");
    assert_eq!(kept(&d).item.state, State::Final, "{}", d.screen());
    d.keys("w产出<tab>培训人数未达计划<tab><tab><tab><tab>按计划补足<enter>");
    assert!(d.sees("问题 1 已登记"), "{}", d.screen());
    d.keys("y饶财绩函1号<enter>");
    assert!(d.sees("下一步 转入整改"), "{}", d.screen());
    d.keys("y<enter>");
    assert_eq!(kept(&d).item.state, State::Rectifying);
    assert!(d.sees("1 个问题转入整改台账"), "{}", d.screen());
}

#[test]
fn what_cannot_be_is_said_and_nothing_typed_is_lost() {
    let mut d = at_work();
    d.keys("<enter>3.5<enter>");
    assert!(d.sees("得分 3.5 超过分值 3"), "{}", d.screen());
    d.keys("<up>多<enter>");
    assert!(d.sees("得分填数字"), "{}", d.screen());
    d.keys("<up>2<enter>");
    assert!(d.sees("! 需填写扣分原因"), "{}", d.screen());
    d.keys("依据不足<enter>");
    assert_eq!(kept(&d).case.plan.expect("plan").scores[0].clone().expect("kept").reason, "依据不足");
    d.keys("<up><bs>");
    d.send(Msg::Paste("3\t\r\n2.5\t论证不充分\r\n".into()));
    assert!(d.sees("已填入"), "{}", d.screen());
    // Steps that may not be taken say why.
    d.keys("a");
    assert!(d.sees("尚缺：尚有三级指标未评分"), "{}", d.screen());
    d.keys("<esc>qq");
}

#[test]
fn what_the_pages_look_like() {
    for (name, size, lang) in
        [("small", (80, 24), Lang::Zh), ("large", (120, 36), Lang::Zh), ("en", (80, 24), Lang::En)]
    {
        let mut d = start(size, lang);
        d.keys("6<tab><tab>v").keys("a江西赣信会计师事务所<tab>会计师事务所<enter>");
        insta::assert_snapshot!(format!("institutions_{name}"), d.screen());
        d.keys("qc");
        insta::assert_snapshot!(format!("candidates_{name}"), d.screen());
        d.keys("/培训<enter>").keys("y<tab><tab>资金较大<tab>90000<enter>").keys("qq<enter>");
        insta::assert_snapshot!(format!("case_{name}"), d.screen());
        d.keys("<enter>gx");
        insta::assert_snapshot!(format!("commission_{name}"), d.screen());
        d.keys("<tab>85000<tab>1<tab>2022-03-01<enter>").keys("<enter>1<enter>").keys("<enter><enter>");
        d.keys("<enter>ok<enter>").keys("<enter><enter>").keys("<tab>3<enter>2<enter>");
        insta::assert_snapshot!(format!("scores_{name}"), d.screen());
    }
}
