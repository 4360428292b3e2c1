//! Small self-evaluations in layouts that no published form shows, from the
//! file to the objections: each with one fault, and without it none that is sure.

use jixiao::domain::form::Form;
use jixiao::domain::target::check::{Context, check, recompute};
use jixiao::domain::target::objection::Certainty;
use jixiao::exchange::form::read;
use jixiao::exchange::sheet::Limits;

fn form(csv: &str) -> Form {
    let file = read("a.csv", csv.as_bytes().to_vec(), &Limits::default(), &mut |_, _| true).expect("a form");
    assert_eq!(file.forms.len(), 1, "one form, whatever its goal says");
    file.forms.into_iter().next().expect("one")
}

/// Keys and cells of what is sure.
fn sure(csv: &str) -> Vec<(&'static str, String)> {
    let all = check(&form(csv), &Context::usual());
    all.into_iter().filter(|o| o.certainty == Certainty::Sure).map(|o| (o.check.key(), o.at.cell)).collect()
}

/// The national layout; one row lost marks and says why.
const NATIONAL: &str = "\
项目支出绩效自评表,,,,,,,,
（2021年度）,,,,,,,,
项目名称,,公园绿地养护,,,,,,
主管部门,,市城市管理局,,,实施单位,市园林中心,,
项目资金（万元）,,,年初预算数,全年预算数,全年执行数,分值,执行率,得分
,,年度资金总额,520,520,498.6,10,95.88%,9.59
,,其中：当年财政拨款,520,520,498.6,—,95.88%,—
,,其他资金,0,0,0,—,,—
年度总体目标,,预期目标,,,,实际完成情况,,
,,养护公园绿地120万平方米,,,,养护绿地120.5万平方米，支出498.6万元,,
绩效指标,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施
,产出指标,数量指标,养护绿地面积,≥120万平方米,120.5万平方米,20,20,
,产出指标,质量指标,苗木成活率,≥95%,96.2%,10,10,
,产出指标,时效指标,养护完成时间,2021年12月31日前,2021年12月20日,10,10,
,产出指标,成本指标,单位面积养护成本,≤4.2元/平方米,4.1元/平方米,10,10,
,效益指标,生态效益指标,新增绿化面积,≥8000平方米,7600平方米,30,28.5,征地推迟，2022年补植
,满意度指标,服务对象满意度指标,市民满意度,≥90%,93.4%,10,10,
总分,,,,,,100,98.09,
";

/// A department's own, in the layout of Chongqing: amounts in one row without a label.
const FLAT: &str = "\
市城市管理局2021年度部门整体绩效自评表,,,,,,,,
部门名称,市城市管理局,,,,,,,
部门支出预算数（万元）,年初预算数,,全年（调整）预算数,,全年执行数,执行率,执行率权重,执行率得分
,520,,520,,498.6,95.88%,10,9.59
绩效指标,指标名称,计量单位,指标性质,指标值,指标权重（分）,全年完成值,指标得分（分）,说明
,养护绿地面积,万平方米,≥,120,40,120.5,40,
,苗木成活率,%,≥,95,30,90,28.42,补植两次
,市民满意度,%,≥,90,20,93.4,20,
总分,,,,,100,,98.01,
";

#[test]
fn careful_forms_are_not_accused_and_their_figures_are_right() {
    for (csv, total) in [(NATIONAL, "98.09"), (FLAT, "98.01")] {
        assert_eq!(sure(csv), [], "{csv}");
        let again = recompute(&form(csv), None);
        let shown = |n: Option<rust_decimal::Decimal>| n.map(|n| n.round_dp(4).to_string());
        assert_eq!(shown(again.rate).as_deref(), Some("0.9588"));
        assert_eq!(shown(again.total).as_deref(), Some(total));
    }
}

#[test]
fn one_fault_is_found_and_no_other() {
    for (csv, from, to, key, cell) in [
        (NATIONAL, "95.88%,9.59", "95.88%,9.95", "exec_score_inconsistent", "I6"),
        (NATIONAL, "10,95.88%", "10,97.88%", "exec_rate_inconsistent", "H6"),
        (NATIONAL, "520,520,498.6,—", "450,520,498.6,—", "funds_total_mismatch", "D6"),
        (NATIONAL, ",2021年12月20日", ",2022年1月20日", "missed_full_marks", "H14"),
        (NATIONAL, "≥95%,96.2%", "≥95%,", "actual_blank", "F13"),
        (NATIONAL, "≥95%,96.2%", "≥95%,91%", "missed_full_marks", "H13"),
        (NATIONAL, "支出498.6万元", "支出498.6元", "unit_in_text", "G10"),
        (NATIONAL, "征地推迟，2022年补植", "", "deduction_no_reason", "H16"),
        (NATIONAL, "（2021年度）", "（2020年度）", "date_outside_year", "E14"),
        (FLAT, "10,9.59", "10,9.95", "exec_score_inconsistent", "I4"),
        (FLAT, "补植两次", "", "deduction_no_reason", "H7"),
        (FLAT, "100,,98.01", "100,,", "total_missing", "H9"),
    ] {
        let changed = csv.replacen(from, to, 1);
        assert_ne!(changed, csv);
        let found = sure(&changed);
        assert!(found.contains(&(key, cell.to_string())), "{key}: {found:?}");
        // A wrong score of execution or of a row makes the total wrong, too.
        let others = found.iter().filter(|(k, _)| *k != key && *k != "total_not_sum").count();
        assert_eq!(others, 0, "{key}: {found:?}");
    }
}

#[test]
fn a_hint_of_the_template_in_the_goal_begins_no_new_form() {
    let hint = "结合自评情况，简要说明目标完成情况（200字以内）";
    let csv = NATIONAL.replacen("养护绿地120.5万平方米，支出498.6万元", hint, 1);
    assert_eq!(sure(&csv), [("template_text_left", "G10".to_string())]);
}

#[test]
fn damaged_digits_are_asked_and_nothing_rests_on_them() {
    let csv = NATIONAL.replacen("520,520,498.6,10", "520,520,\"4,98.6,00\",10", 1);
    assert_eq!(sure(&csv), []);
    let asked = check(&form(&csv), &Context::usual());
    let cells: Vec<_> = asked.iter().filter(|o| o.certainty == Certainty::Doubtful).map(|o| &o.at.cell).collect();
    assert_eq!(cells, ["F6"]);
    let again = recompute(&form(&csv), None);
    assert_eq!((again.rate, again.execution_score, again.total), (None, None, None));
}
