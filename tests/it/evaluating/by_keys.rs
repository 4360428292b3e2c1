//! Filling in: values one under the other, what is missing, blocks, texts.

use jixiao::domain::evaluation::cell::{At, Field};
use jixiao::service::evaluation::entry;
use jixiao::tui::msg::Msg;

use super::{VALUES, colleague, filling, kept, said};
use crate::drive::Drive;

#[test]
fn tc_20_by_keys() {
    let mut d = filling();
    d.keys(VALUES);
    assert!(d.sees("合计 89.57  良"), "{}", d.screen());
    for score in ["13.50", "14.77", "10.00", "9.81", "14.00", "9.56", "7.93", "79.35%"] {
        assert!(d.sees(score), "{score}\n{}", d.screen());
    }
    assert_eq!(said(&d, 3).0, "530", "every cell is kept as it is committed");
}

#[test]
fn submitting_says_what_is_missing_and_goes_there() {
    let mut d = filling();
    d.keys(VALUES).keys("S");
    assert!(d.sees("还不能提交：「培训期数」未填偏差原因（共 5 项）"), "{}", d.screen());
    for reason in ["报名不足", "题目偏难", "场地涨价", "周期较短", "课时偏少"] {
        d.keys("n").keys(reason).keys("<enter>");
    }
    assert!(d.sees("已填齐"), "{}", d.screen());
    d.keys("S");
    assert!(d.sees("合计 89.57，良"), "{}", d.screen());
    d.keys("y");
    assert!(d.sees("已提交") && d.sees("已报"), "{}", d.screen());
    assert_eq!(said(&d, 0), (String::new(), String::new()), "nothing is being entered any more");
}

#[test]
fn the_total_is_right_at_every_moment() {
    let mut d = filling();
    assert!(d.sees("合计 7.93"), "execution is known from the payments\n{}", d.screen());
    d.keys("45<enter>");
    assert!(d.sees("合计 21.43"), "{}", d.screen());
    d.keys("9");
    assert!(d.sees("合计 21.43"), "what is being typed counts when it is committed\n{}", d.screen());
    d.keys("8<enter>");
    assert!(d.sees("合计 36.43"), "{}", d.screen());
    d.keys("<up><bs>");
    assert!(d.sees("合计 21.43"), "{}", d.screen());
    d.keys("u");
    assert!(d.sees("合计 36.43") && said(&d, 1).0 == "98", "{}", d.screen());
}

#[test]
fn a_block_from_a_spreadsheet_is_kept_in_one_go() {
    let mut d = filling();
    let text = "45\t15\t13.5\t报名不足\r\n96.5%\r\n2021-12-20\n530\n70%\n100%\n86\n多出\n";
    d.send(Msg::Paste(text.into()));
    assert!(d.sees("已填入 8 格，2 格不可填写，未动，超出表格 1 行 0 列，未填"), "{}", d.screen());
    assert!(d.sees("合计 89.57  良"), "{}", d.screen());
    assert_eq!(said(&d, 0), ("45".into(), "报名不足".into()));
}

#[test]
fn long_texts_have_a_page_of_their_own() {
    let mut d = filling();
    d.keys("w培训计划编制偏晚<enter>第二行<c-d>");
    assert!(d.sees("培训计划编制偏晚 第二行"), "{}", d.screen());
    assert_eq!(kept(&d).draft.problems, "培训计划编制偏晚\n第二行");
    d.keys("m提前编制<c-d>g完成45期<c-d>");
    let draft = kept(&d).draft;
    assert_eq!((draft.measures.as_str(), draft.goal_actual.as_str()), ("提前编制", "完成45期"));
    d.keys("45<enter><up>l<enter>报名不足<c-d>");
    assert_eq!(said(&d, 0).1, "报名不足");
}

#[test]
fn a_score_is_set_with_a_reason_and_an_approver() {
    let mut d = filling();
    d.keys("45<enter><up>o<bs><bs><bs><bs><bs>16<enter>");
    assert!(d.sees("得分填数字，不超过分值"), "{}", d.screen());
    d.keys("<bs><bs>14<enter>");
    assert!(d.sees("请写明理由"), "{}", d.screen());
    d.keys("疫情影响<tab>王主任<enter>");
    assert!(d.sees("14.00*"), "{}", d.screen());
    assert!(d.sees("改定 14.00 分：疫情影响（王主任 批准）"), "{}", d.screen());
    d.keys("o<bs><bs><bs><bs><bs><enter>");
    assert!(d.sees("13.50 ") && !d.sees("13.50*"), "{}", d.screen());
}

#[test]
fn evidence_is_named_with_what_it_was() {
    let mut d = filling();
    let file = d.folder().join("问卷.pdf");
    std::fs::write(&file, "abc").expect("write");
    d.keys("a<c-u>").send(Msg::Paste(file.display().to_string())).keys("<enter>");
    assert!(d.sees("问卷.pdf ba7816bf"), "{}", d.screen());
    d.keys("a<c-u>/没有这个文件<enter>");
    assert!(d.sees("没有这个文件"), "{}", d.screen());
}

#[test]
fn a_colleagues_edit_shows_both_values_and_loses_none() {
    let mut d = filling();
    d.keys("45<enter>");
    let id = kept(&d).id.expect("begun");
    let at = At { line: Some(1), field: Field::Actual };
    let mut other = jixiao::store::Store::open(&d.folder().join("city.db")).expect("store");
    entry::set(&mut other, &colleague(), id, (at, "97".into(), 0)).expect("theirs");
    d.keys("96.5<enter>");
    assert!(d.sees("用我的：96.5") && d.sees("用 绩效办 王工 的：97"), "{}", d.screen());
    d.keys("j<enter>");
    assert_eq!(said(&d, 1).0, "97");
    assert!(!d.sees("96.5"), "{}", d.screen());
    // Once more, and ours is chosen.
    let now = kept(&d).revision(at);
    entry::set(&mut other, &colleague(), id, (at, "95".into(), now)).expect("theirs");
    d.keys("<up>96.5<enter><enter>");
    assert_eq!(said(&d, 1).0, "96.5");
    assert!(d.sees("96.5") && d.sees("已保存"), "{}", d.screen());
}

#[test]
fn what_was_kept_before_is_taken_back_too() {
    let mut d = filling();
    d.keys("45<enter>88<enter>");
    let mut d = Drive::again(d);
    assert!(d.sees("接着填？"), "{}", d.screen());
    d.keys("y");
    assert_eq!(said(&d, 1).0, "88");
    d.keys("u");
    assert_eq!((said(&d, 0).0.as_str(), said(&d, 1).0.as_str()), ("45", ""), "{}", d.screen());
}

#[test]
fn what_no_cell_holds_is_given_back() {
    let mut d = filling();
    d.keys("45<enter>");
    d.send(Msg::Paste(format!("{}\n96.5\n", "长".repeat(300))));
    assert!(d.sees("一格最多 200 字，未存"), "{}", d.screen());
    assert_eq!((said(&d, 1).0.as_str(), said(&d, 2).0.as_str()), ("", "96.5"));
}

#[test]
fn points_are_picked_within_the_band_that_words_tell() {
    let mut d = filling();
    d.keys("<down><down><down><down>部分达成<enter><up>p12.5<enter>");
    assert!(d.sees("12.50"), "{}", d.screen());
    d.keys("p<bs><bs><bs><bs><bs>16<enter>");
    let why = "文字为部分达成，评分应不低于 12.00、低于 16.00，不计分";
    assert!(d.sees(why), "16 of 20 belongs to the band above\n{}", d.screen());
    assert!(d.sees("合计 7.93"), "{}", d.screen());
}

#[test]
fn a_year_without_budget_and_payments_is_decided_in_the_form() {
    let (folder, file) = super::office();
    super::without_money(&file, folder.path(), "36110021T000000000003", "应急预备");
    let store = jixiao::store::Store::open(&file).expect("store");
    let look = jixiao::tui::look::Look { depth: jixiao::tui::look::Depth::Ansi16, ascii: false };
    let mut d = Drive::on(store, Some(folder), jixiao::present::Lang::Zh, look, (80, 24));
    // Nobody waits for it; the project's page leads to the form all the same.
    d.keys("2/应急<enter><enter>s");
    assert!(d.sees("单位自评 应急预备 2021"), "{}", d.screen());
    d.keys("<down><down><down><down><down><down><down>o");
    assert!(d.sees("没有预算也没有支出，执行率怎么计"), "{}", d.screen());
    d.keys("j<enter>");
    assert!(d.sees("合计 10.00"), "{}", d.screen());
}

#[test]
fn another_day_reads_the_lists_anew() {
    let mut d = filling();
    d.keys("45<enter><esc>");
    assert!(d.sees("填报中"), "{}", d.screen());
    let waits = d.app.pages.len();
    d.keys("t<c-u>2021-06-30<enter>");
    assert_eq!(d.app.pages.len(), waits);
    assert!(d.sees("截至 06-30"), "{}", d.screen());
}
