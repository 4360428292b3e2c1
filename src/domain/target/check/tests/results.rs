//! Checks of results, on a self-evaluation that was filled in with care.

use super::*;
use crate::domain::form::FormKind;

/// The sound form a year later: every row reached, money spent.
pub(super) fn filed() -> Form {
    let mut form = sound();
    form.kind = FormKind::SelfEvaluation;
    form.title = Cited::new("项目支出绩效自评表（2021年度）", "A1");
    for fund in &mut form.funds {
        (fund.adjusted, fund.executed) = (fund.initial.clone(), fund.initial.clone());
    }
    form.funds[0].marks = Cited::new("10", "F5");
    form.funds[0].rate = Cited::new("100%", "G5");
    form.funds[0].score = Cited::new("10", "H5");
    let actuals = ["310", "98.5%", "2.5", "0.9", "51000", "93%", "92%"];
    for (n, (row, actual)) in form.rows.iter_mut().zip(actuals).enumerate() {
        let at = |column: &str, text: &str| Cited::new(text, format!("{column}{}", n + 10));
        (row.actual, row.score, row.reason) = (at("F", actual), at("G", &row.marks.text), at("H", ""));
    }
    form.rows[5].score.text = "14.5".into();
    form.rows[5].reason.text = "补植一次，扣 0.5 分".into();
    form.goals.actual = Cited::new("养护农村公路310公里，验收合格率98.5%", "B9");
    form.total_marks = Cited::new("100", "E20");
    form.total_score = Cited::new("99.5", "G20");
    form
}

pub(super) fn said(form: &Form) -> Vec<(&'static str, Certainty, String)> {
    found(form, &Context::usual())
}

#[track_caller]
pub(super) fn one(form: &Form, key: &str, certainty: Certainty, cell: &str) {
    let all = said(form);
    let hit = all.iter().find(|(k, ..)| *k == key);
    assert_eq!(hit.map(|(_, c, at)| (*c, at.as_str())), Some((certainty, cell)), "{all:?}");
}

#[test]
fn nobody_objects_to_a_careful_form() {
    assert_eq!(said(&filed()), []);
    let again = recompute(&filed(), None);
    assert_eq!((again.total, again.execution_score), (Some(d("99.5")), Some(d("10"))));
}

#[test]
fn a_missed_target_earns_no_full_marks() {
    let mut form = filed();
    form.rows[3].actual.text = "1.2万元".into();
    one(&form, "missed_full_marks", Certainty::Sure, "G13");
    form.rows[3].actual.text = "0.9".into();
    form.rows[0].actual.text = "290".into();
    one(&form, "missed_full_marks", Certainty::Sure, "G10");
    // A damaged sign is asked about and nothing more.
    form.rows[0].reading = Reading::parse("2300");
    form.rows[0].target.text = "2300".into();
    assert!(said(&form).iter().all(|(k, ..)| *k != "missed_full_marks"));
}

#[test]
fn numbers_that_nobody_wrote_are_asked_about() {
    let mut form = filed();
    form.funds[0].executed = wan("7,00.0,77", "E5");
    one(&form, "number_malformed", Certainty::Doubtful, "E5");
    assert_eq!(recompute(&form, None).rate, None, "never computed on a guess");
    let mut form = filed();
    form.rows[0].actual.text = "854万854万".into();
    one(&form, "number_malformed", Certainty::Doubtful, "F10");
    let mut form = filed();
    form.rows[0].score.text = "2,0.0,0".into();
    one(&form, "number_malformed", Certainty::Doubtful, "G10");
    assert_eq!(recompute(&form, None).total, None);
}

#[test]
fn a_score_above_its_marks_and_a_total_that_does_not_add_up() {
    let mut form = filed();
    form.rows[0].score.text = "22".into();
    one(&form, "score_over_marks", Certainty::Sure, "G10");
    one(&form, "total_not_sum", Certainty::Sure, "G20");
    let mut form = filed();
    form.total_score.text = "95.5".into();
    one(&form, "total_not_sum", Certainty::Sure, "G20");
}

#[test]
fn a_form_for_another_year() {
    let context = Context { year: Some(2020), ..Context::usual() };
    assert_eq!(found(&filed(), &context)[0].0, "year_mismatch");
}

#[test]
fn the_budget_was_changed_and_nobody_says_why() {
    let mut form = filed();
    form.funds[0].initial = wan("250", "C5");
    form.funds[1].initial = wan("230", "C6");
    assert!(said(&form).iter().all(|(k, ..)| *k != "adjusted_no_reason"), "a fifth, and no column to explain it");
    form.funds[0].reason = Cited::new("", "I5");
    one(&form, "adjusted_no_reason", Certainty::Sure, "I5");
    form.funds[0].reason.text = "年中追加 50 万元".into();
    assert!(said(&form).iter().all(|(k, ..)| *k != "adjusted_no_reason"));
}

#[test]
fn sums_told_in_words() {
    for (words, certainty) in [
        ("投入89.97万元，其中：编制30万元、审计30万元、勘察30万元", Some(Certainty::Sure)),
        ("投入90万元，其中：编制30万元、审计30万元、勘察30万元", None),
        ("投入90万元，其中：编制30万元、审计30万元", Some(Certainty::Judgement)),
        ("投入90万元，其中财政拨款90万元", None),
        ("支出 100（50+30+10）", Some(Certainty::Sure)),
        ("50+30+20=100", None),
        ("新建2+1模式，覆盖3个县", None),
        ("养护310公里，其中县道10公里、乡道300公里", None),
    ] {
        let mut form = filed();
        form.goals.actual.text = words.into();
        let hit = said(&form).into_iter().find(|(k, ..)| *k == "arithmetic_in_text").map(|(_, c, _)| c);
        assert_eq!(hit, certainty, "{words}");
    }
}

#[test]
fn marks_multiplied_by_their_weight_once_more() {
    let mut form = filed();
    for row in &mut form.rows {
        let w = row.weight().expect("marks");
        row.score.text = (w * w / d("100")).normalize().to_string();
    }
    one(&form, "weight_applied_twice", Certainty::Sure, "G10");
}

#[test]
fn low_spend_beside_high_scores() {
    let mut form = filed();
    form.funds[0].executed = wan("210", "E5");
    form.funds[1].executed = wan("190", "E6");
    (form.funds[0].rate.text, form.funds[0].score.text) = ("70%".into(), "7".into());
    form.total_score.text = "96.5".into();
    one(&form, "self_evaluation_inconsistent", Certainty::Judgement, "H5");
    form.grade = Cited::new("良", "H20");
    one(&form, "grade_inconsistent", Certainty::Judgement, "H20");
}

#[test]
fn words_against_figures() {
    let mut form = filed();
    form.rows[2].reason.text = "部分路段处置滞后".into();
    one(&form, "contradiction_with_text", Certainty::Judgement, "H12");
    let mut form = filed();
    form.rows[0].actual.text = "450".into();
    one(&form, "over_unexplained", Certainty::Judgement, "H10");
    let mut form = filed();
    form.goals.actual.text = "完成年度目标。".into();
    one(&form, "goal_repeated", Certainty::Sure, "B9");
    let mut form = filed();
    form.goals.annual.text = "全年养护农村公路380公里，验收合格率98%以上".into();
    one(&form, "goal_differs_from_indicator", Certainty::Judgement, "D10");
    let mut form = filed();
    form.texts.push((Cited::new("填报日期", "A22"), Cited::new("2021年11月20日", "B22")));
    one(&form, "evaluated_before_end", Certainty::Sure, "B22");
}
