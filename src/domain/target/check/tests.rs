//! The checks one by one, on a form to which nobody objects.

mod results;
mod told;

use super::*;
use crate::domain::form::{Cited, Figure, FundKind, FundRow, Row};
use crate::domain::indicator::Operator;
use crate::domain::target::objection::Certainty;

fn d(s: &str) -> Decimal {
    Decimal::from_str_exact(s).expect("number")
}

/// A row as a careful unit writes it: class, name, sign, number, unit, weight.
fn row(n: usize, level2: &str, name: &str, sign: Operator, value: &str, unit: &str, weight: &str) -> Row {
    let raw = format!("{}{value}{unit}", sign.sign());
    let mut reading = Reading::parse("");
    reading.raw = raw.clone();
    reading.operator = sign;
    reading.value = Some(d(value));
    reading.unit = unit.into();
    reading.text = String::new();
    blank_row(n, level2, name, &raw, reading, weight)
}

/// A row whose target is words.
fn words(n: usize, level2: &str, name: &str, target: &str, weight: &str) -> Row {
    let mut reading = Reading::parse("");
    reading.raw = target.into();
    reading.operator = Operator::Qualitative;
    reading.text = target.into();
    blank_row(n, level2, name, target, reading, weight)
}

fn blank_row(n: usize, level2: &str, name: &str, target: &str, reading: Reading, weight: &str) -> Row {
    let level1 = Level2::parse(level2).map(|l| l.usual_level1().name()).unwrap_or_default();
    let at = |column: &str, text: &str| Cited::new(text, format!("{column}{}", n + 10));
    Row {
        block: Default::default(),
        level1: at("A", level1),
        level2: at("B", level2),
        name: at("C", name),
        target: at("D", target),
        reading,
        direction: Cited::default(),
        marks: if weight.is_empty() { Cited::default() } else { at("E", weight) },
        standard: Cited::default(),
        explanation: Cited::default(),
        note: Cited::default(),
        actual: Cited::default(),
        forecast: Cited::default(),
        likelihood: Cited::default(),
        causes: Default::default(),
        score: Cited::default(),
        reason: Cited::default(),
    }
}

fn wan(text: &str, cell: &str) -> Figure {
    let amount = crate::domain::money::Money::parse(text, crate::domain::money::MoneyUnit::Wan).ok();
    Figure { cited: Cited::new(text, cell), amount }
}

fn fund(kind: FundKind, label: &str, amount: &str, cell: &str) -> FundRow {
    FundRow { kind, label: Cited::new(label, ""), initial: wan(amount, cell), ..FundRow::default() }
}

/// A form to which nobody objects.
fn sound() -> Form {
    use Operator::{Ge, Le};
    let mut form = Form {
        title: Cited::new("项目支出绩效目标申报表（2021年度）", "A1"),
        year: Some(2021),
        project: Cited::new("农村公路养护", "B2"),
        department: Cited::new("市交通运输局", "B3"),
        period: Cited::new("2021—2023", "B4"),
        funds: vec![
            fund(FundKind::Total, "年度资金总额", "300", "D5"),
            fund(FundKind::Fiscal, "其中：财政拨款", "280", "D6"),
            fund(FundKind::Other, "其他资金", "20", "D7"),
        ],
        rows: vec![
            row(0, "数量指标", "养护道路里程", Ge, "300", "公里", "20"),
            row(1, "质量指标", "养护验收合格率", Ge, "98", "%", "10"),
            row(2, "时效指标", "病害处置平均用时", Le, "3", "天", "10"),
            row(3, "成本指标", "每公里养护成本", Le, "1", "万元", "10"),
            row(4, "社会效益指标", "受益群众人次", Ge, "50000", "人次", "15"),
            row(5, "生态效益指标", "绿化植被存活率", Ge, "90", "%", "15"),
            row(6, "服务对象满意度指标", "群众满意度", Ge, "90", "%", "10"),
        ],
        ..Form::default()
    };
    form.goals.annual = Cited::new("全年养护农村公路300公里，验收合格率98%以上", "B8");
    form
}

fn found(form: &Form, context: &Context) -> Vec<(&'static str, Certainty, String)> {
    check(form, context).into_iter().map(|o| (o.check.key(), o.certainty, o.at.cell)).collect()
}

fn keys(form: &Form) -> Vec<&'static str> {
    found(form, &Context::usual()).into_iter().map(|(key, ..)| key).collect()
}

#[test]
fn nobody_objects_to_a_sound_form() {
    assert_eq!(found(&sound(), &Context::usual()), []);
}

#[test]
fn a_total_that_is_not_the_sum_of_its_parts() {
    let mut form = sound();
    form.funds[0].initial = wan("310", "D5");
    assert_eq!(found(&form, &Context::usual()), [("funds_total_mismatch", Certainty::Sure, "D5".to_string())]);
    assert!(check(&form, &Context::usual())[0].blocks);
    // 0.01 万元 is let pass.
    form.funds[0].initial = wan("300.01", "D5");
    assert_eq!(keys(&form), [""; 0]);
    // Parts of a part are not added twice.
    form.funds[0].initial = wan("300", "D5");
    form.funds.insert(2, fund(FundKind::Part, "其中：中央补助", "100", "D8"));
    form.funds.insert(3, fund(FundKind::Part, "市级", "180", "D9"));
    assert_eq!(keys(&form), [""; 0]);
}

#[test]
fn weights_add_up_to_90_or_100_unless_one_of_them_is_set() {
    let mut form = sound();
    form.rows[0].marks.text = "18".into();
    let off = found(&form, &Context::usual());
    assert!(off.contains(&("weights_do_not_add_up", Certainty::Sure, "E10".into())), "{off:?}");
    form.rows[0].marks.text = "30".into();
    assert_eq!(keys(&form), [""; 0], "100 will do");
    let base = Context { weight_base: Some(d("90")), ..Context::usual() };
    assert!(found(&form, &base).iter().any(|(key, ..)| *key == "weights_do_not_add_up"));
    for row in &mut form.rows {
        row.marks = Cited::default();
    }
    assert_eq!(keys(&form), [""; 0], "a form without weights is not accused of them");
}

#[test]
fn a_class_that_lacks() {
    let mut form = sound();
    form.rows.retain(|r| !r.level2.text.contains("效益"));
    let found = keys(&form);
    assert!(found.contains(&"no_benefit") && !found.contains(&"no_output"), "{found:?}");
    let mut form = sound();
    form.rows.remove(6);
    assert!(keys(&form).contains(&"no_satisfaction"));
}

#[test]
fn words_where_a_number_belongs() {
    let mut form = sound();
    form.rows[4] = words(4, "社会效益指标", "群众出行条件", "明显改善", "15");
    assert_eq!(found(&form, &Context::usual()), [("non_measurable_target", Certainty::Sure, "D14".to_string())]);
    // What can be checked without a number is let pass.
    form.rows[4] = words(4, "社会效益指标", "养护公示", "公开", "15");
    assert_eq!(keys(&form), [""; 0]);
    form.rows[1] = words(1, "质量指标", "养护验收合格率", "全部合格", "10");
    assert_eq!(keys(&form), ["non_measurable_target"], "a share in words");
}

#[test]
fn a_hundred_percent_cannot_be_exceeded_but_growth_can() {
    let mut form = sound();
    form.rows[1] = row(1, "质量指标", "养护验收合格率", Operator::Ge, "100", "%", "10");
    assert_eq!(keys(&form), ["ge_100_percent"]);
    form.rows[1] = row(1, "质量指标", "养护里程增长率", Operator::Ge, "120", "%", "10");
    assert_eq!(keys(&form), [""; 0]);
    form.rows[1] = row(1, "质量指标", "养护验收合格率", Operator::Eq, "100", "%", "10");
    assert_eq!(keys(&form), [""; 0], "＝100% can be reached");
    form.rows[6] = row(6, "服务对象满意度指标", "群众满意度", Operator::Eq, "100", "%", "10");
    assert_eq!(keys(&form), ["ge_100_percent"], "nobody satisfies all");
}

#[test]
fn the_cost_is_the_budget_or_above_it() {
    let mut form = sound();
    form.rows[3] = row(3, "成本指标", "项目总成本", Operator::Le, "300", "万元", "10");
    assert_eq!(found(&form, &Context::usual()), [("cost_is_budget", Certainty::Sure, "D13".to_string())]);
    form.rows[3] = row(3, "成本指标", "项目总成本", Operator::Le, "3000000", "元", "10");
    assert_eq!(keys(&form), ["cost_is_budget"]);
    form.rows[3] = row(3, "成本指标", "项目总成本", Operator::Le, "301", "万元", "10");
    assert_eq!(keys(&form), ["cost_over_budget"]);
}

#[test]
fn spending_is_no_output() {
    for (name, odd) in
        [("预算执行率", true), ("年度资金支付完成率", true), ("补贴资金发放率", false), ("资金使用合规率", false)]
    {
        let mut form = sound();
        form.rows[1] = row(1, "质量指标", name, Operator::Ge, "95", "%", "10");
        assert_eq!(keys(&form).contains(&"budget_as_output"), odd, "{name}");
    }
}

#[test]
fn a_doubtful_reading_is_asked_about_and_never_blocks() {
    let mut form = sound();
    form.rows[1] = row(1, "质量指标", "养护验收合格率", Operator::Unknown, "292", "%", "10");
    let found = check(&form, &Context::usual());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].certainty, found[0].blocks), (Certainty::Doubtful, false));
}

#[test]
fn against_last_year() {
    let form = sound();
    let reading = |row: &Row, value: &str| Reading { value: Some(d(value)), ..row.reading.clone() };
    let rows = |scale: &str| -> Vec<LastRow> {
        form.rows
            .iter()
            .map(|r| LastRow {
                level2: r.class().1,
                name: r.name.text.clone(),
                target: r.reading.clone(),
                actual: Some(reading(r, scale)),
            })
            .collect()
    };
    let last = LastYear { budget: Some(Money::from_yuan(3_000_000)), rows: rows("400") };
    let context = Context { last: Some(&last), ..Context::usual() };
    let against: Vec<_> = found(&form, &context).into_iter().map(|(key, ..)| key).collect();
    assert_eq!(against, ["same_as_last_year", "below_last_year"]);
    let last = LastYear { budget: Some(Money::from_yuan(300)), rows: Vec::new() };
    let context = Context { last: Some(&last), ..Context::usual() };
    assert_eq!(found(&form, &context)[0].0, "amount_scale");
    let last = LastYear { budget: Some(Money::from_yuan(2_000_000)), rows: rows("1") };
    let context = Context { last: Some(&last), ..Context::usual() };
    assert!(found(&form, &context).iter().any(|(key, ..)| *key == "amount_grew_targets_did_not"));
}

#[test]
fn copies_are_found_across_forms() {
    let mut peers = Peers::default();
    let forms: Vec<Form> = (0..5)
        .map(|n| {
            let mut form = sound();
            form.project.text = format!("农村公路养护{n}");
            if n == 4 {
                form.department.text = "市水利局".into();
            }
            form
        })
        .collect();
    let ids: Vec<usize> = forms.iter().map(|f| peers.add(f)).collect();
    let of = |n: usize| {
        let context = Context { peers: Some((&peers, ids[n])), ..Context::usual() };
        found(&forms[n], &context).into_iter().map(|(key, ..)| key).collect::<Vec<_>>()
    };
    assert_eq!(of(0), ["copied_in_department", "copied_from_department"]);
    assert_eq!(of(4), ["copied_from_department"]);
}

#[test]
fn the_same_project_twice_is_no_copy() {
    let mut peers = Peers::default();
    let form = sound();
    let ids: Vec<usize> = (0..5).map(|_| peers.add(&form)).collect();
    let context = Context { peers: Some((&peers, ids[0])), ..Context::usual() };
    assert_eq!(found(&form, &context), []);
}

#[test]
fn hostile_text_breaks_nothing() {
    let nasty = [
        "",
        "((((((",
        "）））",
        "指标",
        "指标1",
        "%%%",
        "9".repeat(60).as_str(),
        "≥",
        "=1+1",
        "\u{202e}",
        "１２３",
        "-",
    ]
    .map(String::from);
    for name in &nasty {
        for target in &nasty {
            let mut form = sound();
            form.rows[0] = words(0, "数量指标", name, target, "20");
            form.rows[0].reading = Reading::parse(target);
            form.goals.annual.text = name.clone();
            form.period.text = target.clone();
            check(&form, &Context::usual());
        }
    }
}

#[test]
fn a_better_wording_is_proposed() {
    let form = sound();
    let first = |form: &Form, n: usize, better| proposal(&form.rows[n], form.year, better);
    let mut odd = form.clone();
    odd.rows[1] = row(1, "质量指标", "养护验收合格率", Operator::Ge, "100", "%", "10");
    assert_eq!(first(&odd, 1, None).as_deref(), Some("＝100%"));
    odd.rows[3] = row(3, "成本指标", "总成本", Operator::Unknown, "100", "万", "10");
    assert_eq!(first(&odd, 3, Some(Operator::Le)).as_deref(), Some("≤100万元"));
    odd.rows[2] = words(2, "时效指标", "完工时间", "及时", "10");
    assert_eq!(first(&odd, 2, None).as_deref(), Some("2021年12月31日前完成"));
    odd.rows[4] = words(4, "社会效益指标", "政策宣传效果", "效果明显", "10");
    assert_eq!(first(&odd, 4, None).as_deref(), Some("群众知晓率 ≥90%"));
}
