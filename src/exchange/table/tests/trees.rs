//! Totals among the rows: groups, pages, and sheets printed as trees.

use super::*;

#[test]
fn departments_above_units_above_projects() {
    check(
        "
2021年项目库清单|||单位：万元
编码|名称|项目类别|年初预算数
|合计||=600
148|市民航局||=600
148001|市民航局本级||=500
36110021T000000000001|航线补贴|特定目标类|=300
36110021T000000000002|等级保护|特定目标类|=200
148002|机场办||=100
36110021T000000000003|安检|特定目标类|=90
",
        "
projects 表头2 Wan/Note 年Some(2021) 至None
A6 36110021T000000000001 航线补贴 | 148 市民航局 | 148001 市民航局本级 | Some(\"3000000.00\")
A7 36110021T000000000002 等级保护 | 148 市民航局 | 148001 市民航局本级 | Some(\"2000000.00\")
A9 36110021T000000000003 安检 | 148 市民航局 | 148002 机场办 | Some(\"900000.00\")
= D3 合计 6000000.00 5900000.00 总
= D4 市民航局 6000000.00 5900000.00 分
= D5 市民航局本级 5000000.00 5000000.00 分
= D8 机场办 1000000.00 900000.00 分
",
    );
}

#[test]
fn a_name_without_a_code_is_a_total_only_if_the_rows_below_say_so() {
    check(
        "
序号|项目代码|项目名称|主管部门|年初预算数
1||市民航局||=500
2|36110021T000000000001|航线补贴|市民航局|=300
3|36110021T000000000002|等级保护|市民航局|=200
4||市林业局||=90
5|36110021T000000000003|松线虫|市林业局|=90
6||没有代码的项目|市林业局|=10
",
        "
projects 表头1 Yuan/Assumed 年None 至None
B3 36110021T000000000001 航线补贴 | · 市民航局 | · · | Some(\"300.00\")
B4 36110021T000000000002 等级保护 | · 市民航局 | · · | Some(\"200.00\")
B6 36110021T000000000003 松线虫 | · 市林业局 | · · | Some(\"90.00\")
! B7 Missing(ProjectCode)  Some(\"10.00\")
= E2 市民航局 500.00 500.00 分
= E5 市林业局 90.00 90.00 分
",
    );
}

#[test]
fn indented_names_make_a_tree() {
    check(
        "
项目代码|项目名称|主管部门|年初预算数
|市民航局||=500
36110021T000000000001|　　航线补贴||=300
36110021T000000000002|　　等级保护||=150
|市林业局||=90
36110021T000000000003|　　松线虫||=90
",
        "
projects 表头1 Yuan/Assumed 年None 至None
A3 36110021T000000000001 航线补贴 | · · | · 市民航局 | Some(\"300.00\")
A4 36110021T000000000002 等级保护 | · · | · 市民航局 | Some(\"150.00\")
A6 36110021T000000000003 松线虫 | · · | · 市林业局 | Some(\"90.00\")
= D2 市民航局 500.00 450.00 分
= D5 市林业局 90.00 90.00 分
",
    );
}

#[test]
fn subtotals_close_their_groups_and_pages_their_pages() {
    let table = one("
项目代码|项目名称|预算单位|年初预算数
36110021T000000000001|a|甲|=1
36110021T000000000002|b|甲|=2
||小计|=3
36110021T000000000003|c|乙|=4
本页小计|||=7
||小计|=4
||市局合计|=7
36110021T000000000004|d|丙|=5
||小计|=6
本页小计|||=5
总计|||=12
");
    let controls: Vec<_> = table.controls.iter().map(|c| (c.label.as_str(), c.printed == c.summed, c.grand)).collect();
    assert_eq!(
        controls,
        [
            ("小计", true, false),
            ("本页小计", true, false),
            ("小计", true, false),
            ("市局合计", true, false),
            ("小计", false, false),
            ("本页小计", true, false),
            ("总计", true, true)
        ]
    );
}

#[test]
fn names_are_carried_down_only_where_the_sheet_is_printed_so() {
    let merged = |text: &str| {
        let mut s = sheet(text);
        s.merged = vec![Merge { first_row: 1, last_row: 2, first_column: 0, last_column: 0 }];
        show(&read_with(vec![s], &ReadOptions::default()).expect("table").remove(0))
    };
    let text = "
主管部门|项目代码|项目名称|年初预算数
市民航局|36110021T000000000001|航线补贴|=1
|36110021T000000000002|等级保护|=2
|36110021T000000000003|无主|=3
";
    assert!(merged(text).contains("等级保护 | · 市民航局"));
    assert!(merged(text).contains("无主 | · · |"));
    let blank_below = show(&one(text));
    assert!(blank_below.contains("无主 | · 市民航局"), "{blank_below}");
    let repeated = show(&one(&text.replace("|36110021T000000000002", "市民航局|36110021T000000000002")));
    assert!(repeated.contains("无主 | · · |"), "{repeated}");
}

#[test]
fn a_total_above_the_rows_is_the_total_of_all() {
    let table = one("
支付凭证号|支付日期|支付金额|预算单位|项目代码
合计||=300
Z1|2021-01-05|=100|市民航局|36110021T000000000001
Z2|2021-01-06|=250|市民航局|36110021T000000000001
");
    let controls: Vec<_> =
        table.controls.iter().map(|c| (c.label.as_str(), c.printed.fen(), c.summed.fen(), c.grand)).collect();
    assert_eq!((table.rows_read, controls), (2, vec![("合计", 30_000, 35_000, true)]));
}

#[test]
fn a_units_line_above_its_vouchers_is_no_voucher() {
    check(
        "
预算单位|支付凭证号|支付日期|支付金额|项目代码|用途
148001市民航局本级|||=350
|Z1|2021-01-05|=100|36110021T000000000001|补贴
|Z2|2021-01-06|=250|36110021T000000000001|补贴
219001市林业局本级|||=9
|Z3|2021-01-06|=9||药剂
市科协|||=8|36110021T000000000001|科普
",
        "
payments 表头1 Yuan/Assumed 年None 至None
D3 Z1 2021-01-05 100.00 36110021T000000000001 市民航局本级
D4 Z2 2021-01-06 250.00 36110021T000000000001 市民航局本级
D6 Z3 2021-01-06 9.00 · 市林业局本级
! C7 Missing(PayDate)  Some(\"8.00\")
= D2 市民航局本级 350.00 350.00 分
= D5 市林业局本级 9.00 9.00 分
",
    );
}

#[test]
fn groups_without_merges_are_carried_over_the_blanks_beside_them() {
    let table = one("
2021年执行情况||||
单位编码|单位名称|预算数（万元）||支出数||
||小计|其中：上年结转|小计|进度|备注
148001|市民航局本级|10|1|5|50%|
219001|市林业局本级|20|2|6|30%|
");
    let headers: Vec<_> = table.columns.iter().map(|m| (m.header.as_str(), m.column)).collect();
    assert_eq!(headers[2], ("预算数（万元）_小计", Some(Column::Budget)), "{headers:?}");
    assert_eq!(headers[4], ("支出数_小计", Some(Column::Paid)), "{headers:?}");
    assert_eq!(table.rows_read, 2);
}

#[test]
fn totals_with_refunds_agree_as_signed_or_as_printed() {
    let text = "
支付凭证号|支付日期|支付金额|摘要|项目代码
Z1|2021-01-05|=100|补贴|36110021T000000000001
Z2|2021-01-06|=30|退款|36110021T000000000001
合计||=TOTAL
";
    for (total, agrees) in [("130", true), ("70", true), ("100", false)] {
        let table = one(&text.replace("TOTAL", total));
        assert_eq!(table.controls[0].printed == table.controls[0].summed, agrees, "{total}");
    }
}
