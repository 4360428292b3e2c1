//! What real files showed: notes in the wrong columns, headers three rows tall,
//! money told twice, sheets that are left out.

use super::*;
use crate::domain::money::Money;
use crate::exchange::table::found;

#[test]
fn footers_stand_in_any_column_and_over_several_rows() {
    let table = one("
单位：元  截至2021年7月31日
支付凭证号|支付日期|项目代码|支付金额
1|2021-03-01|36110021T000000000001|=10
第1页 共2页
支付凭证号|支付日期|项目代码|支付金额
2|2021-03-02|36110021T000000000001|=5
制表人：张三|||填表日期：2021年8月3日
注：1.本表由国库科导出
2.金额含退款冲减部分
|||（盖章有效）
");
    assert_eq!((table.unit, table.unit_source), (MoneyUnit::Yuan, UnitSource::Note));
    assert_eq!(table.rows_read, 2);
    assert!(table.set_aside.is_empty(), "{:?}", table.set_aside);
    // A row that merely lacks its amount is no footer.
    let table = one("
支付凭证号|支付日期|项目代码|支付金额
1|2021-03-01|36110021T000000000001|=10
注：以上为上半年
2|2021-03-02|36110021T000000000001|
36110021T000000000002
");
    assert_eq!((table.rows_read, table.set_aside.len()), (3, 2));
}

#[test]
fn debit_and_credit_have_totals_of_their_own() {
    let table = one("
凭证号|支付日期|项目代码|借方金额|贷方金额
1|2021-03-01|36110021T000000000001|=1000|
2|2021-03-05|36110021T000000000001||=200
合计|||=1000|=200
");
    assert_eq!(table.records.len(), 2);
    assert!(table.controls.iter().all(|c| c.printed == c.summed), "{:?}", table.controls);
}

#[test]
fn units_that_are_no_wan() {
    for (note, head, unit, yuan) in [
        ("单位：千元", "支付金额", MoneyUnit::Qian, 12_500),
        ("", "支付金额（千元）", MoneyUnit::Qian, 12_500),
        ("金额单位:百万元", "支付金额", MoneyUnit::BaiWan, 12_500_000),
        ("", "支付金额(百万元)", MoneyUnit::BaiWan, 12_500_000),
    ] {
        let text =
            format!("支付明细|{note}\n支付凭证号|支付日期|项目代码|{head}\n1|2021-03-01|36110021T000000000001|=12.5");
        let table = one(&text);
        let Records::Payments(rows) = &table.records else { panic!("payments") };
        assert_eq!((table.unit, rows[0].data.amount), (unit, Money::from_yuan(yuan)), "{note} {head}");
    }
}

#[test]
fn of_one_amount_in_two_units_the_finer_is_taken() {
    let table = one("
支付凭证号|支付日期|项目代码|支付金额（万元）|支付金额（元）
1|2021-03-01|36110021T000000000001|=0.12|=1234.56
");
    let Records::Payments(rows) = &table.records else { panic!("payments") };
    assert_eq!(rows[0].data.amount, Money::from_fen(123_456));
}

#[test]
fn a_header_three_rows_tall_under_merged_groups() {
    let mut tall = sheet(
        "
2021年项目支出预算表|||||
|||||单位：万元
项目编码|项目名称|单位|预算数||
|||合计|其中：|
||||一般公共预算|政府性基金
36110021T000000000081|某项目|市民航局本级|=30|=10|=20
合计|||=30|=10|=20
",
    );
    let merge =
        |first_row, last_row, first_column, last_column| Merge { first_row, last_row, first_column, last_column };
    tall.merged = vec![
        merge(0, 0, 0, 5),
        merge(2, 4, 0, 0),
        merge(2, 4, 1, 1),
        merge(2, 4, 2, 2),
        merge(2, 2, 3, 5),
        merge(3, 4, 3, 3),
        merge(3, 3, 4, 5),
    ];
    let table = read_with(vec![tall], &ReadOptions::default()).expect("a table").remove(0);
    let Records::Projects(rows) = &table.records else { panic!("projects") };
    assert_eq!((table.header_row, table.unit, table.set_aside.len()), (5, MoneyUnit::Wan, 0));
    assert_eq!((rows.len(), rows[0].data.declared), (1, Some(Money::from_yuan(300_000))));
}

#[test]
fn two_rows_that_number_the_columns() {
    let table = one("
预算单位|项目代码|项目名称|年初预算数
栏次|1|2|3
甲|乙|丙|1
市民航局本级|36110021T000000000081|某项目|=5
");
    assert_eq!((table.rows_read, table.set_aside.len()), (1, 0));
}

#[test]
fn the_year_s_spending_in_its_other_words() {
    for word in ["本年支出数", "本年累计支出数", "本年执行数", "实际支付数"] {
        let table = one(&format!("项目代码|项目名称|预算数|{word}\n36110021T000000000001|甲|=10|=5"));
        assert_eq!(table.kind, Kind::Execution, "{word}");
    }
}

#[test]
fn sheets_left_out_are_told() {
    let good = sheet("支付凭证号|支付日期|项目代码|支付金额\n1|2021-03-01|36110021T000000000001|=10");
    let lacking = Sheet {
        name: "缺".into(),
        ..sheet("支付凭证号|项目代码|支付金额|收款人\n1|36110021T000000000001|=10|甲")
    };
    let strange = Sheet { name: "怪".into(), ..sheet("甲|乙|丙\n子|=1|=2\n丑|=3|=4") };
    let words = Sheet { name: "说明".into(), ..sheet("填报说明\n一、按元填列|二、不要改动") };
    let book = Workbook { sheets: vec![words, good, lacking, strange], epoch: Epoch::Y1900 };
    let found = found("x", &book, &ReadOptions::default(), &mut |_, _| true).expect("one good sheet");
    assert_eq!((found.tables.len(), found.skipped.len()), (1, 2));
    assert!(
        matches!(&found.skipped[0], FileFault::MissingColumns { sheet, missing, .. } if sheet == "缺" && missing == &[Column::PayDate])
    );
    assert!(matches!(&found.skipped[1], FileFault::NoHeader { sheet, .. } if sheet == "怪"));
}
