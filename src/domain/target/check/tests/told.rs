//! Cells that lack a fact, money told in words, and the rules of the year.

use super::results::{filed, one, said};
use super::*;
use crate::domain::evaluation::scheme::Family;

/// The careful form with one thing changed.
fn with(change: impl FnOnce(&mut Form)) -> Form {
    let mut form = filed();
    change(&mut form);
    form
}

fn silent(form: &Form, key: &str) {
    let all = said(form);
    assert!(all.iter().all(|(k, ..)| *k != key), "{all:?}");
}

#[test]
fn a_score_needs_a_result_and_a_result_a_score() {
    let form = with(|f| f.rows[1].actual.text.clear());
    one(&form, "actual_blank", Certainty::Sure, "F11");
    let form = with(|f| f.rows[1].score.text.clear());
    one(&form, "row_score_blank", Certainty::Sure, "G11");
    let form = with(|f| f.rows[1].score.text = "-2".into());
    one(&form, "score_negative", Certainty::Sure, "G11");
    // One cell that stands for two rows is not empty in the second.
    let form = with(|f| {
        for row in &mut f.rows[1..3] {
            row.score = Cited::new("", "G11");
        }
    });
    silent(&form, "row_score_blank");
}

#[test]
fn what_is_done_is_scored_and_what_is_done_in_part_is_not_full() {
    let zero = |reason: &str| with(|f| (f.rows[0].score.text, f.rows[0].reason.text) = ("0".into(), reason.into()));
    one(&zero(""), "done_without_score", Certainty::Sure, "G10");
    one(&zero("佐证材料不全，不计分"), "done_without_score", Certainty::Judgement, "G10");
    let words = |actual: &str| {
        with(|f| {
            f.rows[0].reading = Reading::parse("通过验收");
            (f.rows[0].target.text, f.rows[0].actual.text) = ("通过验收".into(), actual.into());
        })
    };
    one(&words("部分完成"), "partly_done_full_marks", Certainty::Sure, "F10");
    one(&words("未完成验收"), "partly_done_full_marks", Certainty::Sure, "F10");
    silent(&words("未发生事故，通过验收"), "partly_done_full_marks");
}

#[test]
fn a_day_after_the_targets_earns_no_full_marks() {
    let late = |actual: &str| {
        with(|f| {
            f.rows[2].reading = Reading::parse("2021年11月30日前");
            (f.rows[2].target.text, f.rows[2].actual.text) = ("2021年11月30日前".into(), actual.into());
        })
    };
    one(&late("2021年12月20日"), "missed_full_marks", Certainty::Sure, "G12");
    silent(&late("2021年11月20日"), "missed_full_marks");
}

#[test]
fn money_told_in_words_is_the_money_of_the_table() {
    for (told, key, certainty) in [
        ("全年支出资金300万元，养护310公里", None, Certainty::Sure),
        ("全年支出资金260万元，养护310公里", Some("amount_in_text_differs"), Certainty::Judgement),
        ("全年支出资金300元，养护310公里", Some("unit_in_text"), Certainty::Sure),
        ("全年支出资金3000000元，养护310公里", None, Certainty::Sure),
        ("支出约260万元", None, Certainty::Sure),
        ("其中用于标线支出26万元", None, Certainty::Sure),
        ("上年结转支出26万元", None, Certainty::Sure),
    ] {
        let form = with(|f| f.goals.actual.text = told.into());
        let hit = said(&form).into_iter().find(|(k, ..)| k.contains("in_text")).map(|(k, c, _)| (k, c));
        assert_eq!(hit, key.map(|k| (k, certainty)), "{told}");
    }
}

#[test]
fn more_than_the_budget_was_spent() {
    let form = with(|f| f.funds[0].executed = wan("320", "E5"));
    one(&form, "executed_over_budget", Certainty::Sure, "E5");
}

#[test]
fn the_same_words_and_no_words() {
    let form = with(|f| {
        for row in &mut f.rows[..3] {
            row.reason.text = "受客观因素影响，下一步加强管理".into();
        }
    });
    one(&form, "copied_text", Certainty::Judgement, "H10");
    let form = with(|f| {
        f.texts.push((Cited::new("主要问题", "A22"), Cited::new("补植不及时", "B22")));
        f.texts.push((Cited::new("改进措施", "A23"), Cited::new("", "B23")));
    });
    one(&form, "measures_blank", Certainty::Judgement, "B23");
    let form = with(|f| f.texts.push((Cited::new("复核分", "F9"), Cited::new("", "F10"))));
    one(&form, "review_blank", Certainty::Judgement, "F9");
}

#[test]
fn goals_by_number_and_money_after_the_year() {
    let goals = |told: &str| {
        with(|f| {
            f.goals.annual.text = "1.养护公路310公里；2.处置隐患2.5万处；3.培训30人".into();
            f.goals.actual.text = told.into();
        })
    };
    one(&goals("1.养护公路310公里；2.处置隐患2.5万处"), "goal_partly_unreported", Certainty::Judgement, "B9");
    silent(&goals("1.养护310公里；2.处置2.5万处；3.培训30人"), "goal_partly_unreported");
    silent(&goals("养护公路310.2公里，处置隐患2.5万处"), "goal_partly_unreported");
    let form = with(|f| {
        f.rows[1].name.text = "资金到位率".into();
        f.rows[1].actual.text = "100%".into();
        f.goals.actual.text = "省级资金于2022年2月26日下达".into();
    });
    one(&form, "late_release_counted_as_arrived", Certainty::Judgement, "B9");
}

#[test]
fn sources_without_amounts() {
    let form = with(|f| {
        for fund in &mut f.funds[1..] {
            for figure in [&mut fund.initial, &mut fund.adjusted, &mut fund.executed] {
                *figure = Figure { cited: Cited::new("", "C9"), amount: None };
            }
        }
    });
    one(&form, "no_subsource", Certainty::Sure, &form.funds[1].label.cell.clone());
}

#[test]
fn the_other_family_of_rules_is_no_fault_where_nobody_says_which_holds() {
    let stepped = with(|f| {
        for fund in &mut f.funds[..2] {
            fund.executed = fund.adjusted.clone();
        }
        f.funds[0].executed = wan("285", "E5");
        f.funds[1].executed = wan("265", "E6");
        (f.funds[0].rate.text, f.funds[0].score.text) = ("95%".into(), "7".into());
    });
    one(&stepped, "exec_score_inconsistent", Certainty::Judgement, "H5");
    let rules = Scheme { family: Family::S2021, ..Scheme::default() };
    let by = |scheme| found(&stepped, &Context { scheme: Some(scheme), ..Context::usual() });
    assert!(by(&rules).iter().all(|(k, ..)| *k != "exec_score_inconsistent"));
    assert_eq!(recompute(&stepped, Some(&rules)).execution_score, Some(d("7")));
    let usual = Scheme::default();
    assert!(by(&usual).contains(&("exec_score_inconsistent", Certainty::Sure, "H5".into())));
}

#[test]
fn rates_and_scores_told_in_words() {
    let told = |words: &str| with(|f| f.goals.actual.text = words.into());
    one(&told("全年执行率为95.5%，养护310公里"), "rate_in_text_differs", Certainty::Judgement, "B9");
    silent(&told("全年执行率100%，养护310公里"), "rate_in_text_differs");
    one(&told("养护310公里，自评得分98分"), "score_in_text_differs", Certainty::Judgement, "B9");
    silent(&told("养护310公里，自评得分99.5分"), "score_in_text_differs");
    let unit = with(|f| f.rows[0].actual.text = "310处".into());
    one(&unit, "other_unit", Certainty::Doubtful, "F10");
}

#[test]
fn indicators_that_have_all_the_marks_make_a_total() {
    let mut form = with(|f| {
        f.funds[0].marks.text.clear();
        (f.funds[0].rate.text, f.funds[0].score.text) = (String::new(), String::new());
        (f.rows[0].marks.text, f.rows[0].score.text) = ("30".into(), "30".into());
    });
    assert_eq!(recompute(&form, None).total, Some(d("99.5")));
    form.total_score.text = "98".into();
    one(&form, "total_not_sum", Certainty::Sure, "G20");
}
