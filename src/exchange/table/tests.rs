//! Tables built by hand, as the field sends them, and a short text of what
//! was understood. Files of every format are opened in tests/it.

use super::*;
use crate::domain::fund::QuotaKind;
use crate::exchange::record::{Reason, Taught, address};
use crate::exchange::sheet::{Cell, Merge};
use rust_decimal::Decimal;

mod field;
mod trees;

/// `a|b|c` a line; `=1.5` a number, `~` a number that lost digits, `!` an error,
/// `?` a formula never computed, `<12` a red number.
fn cell(typed: &str) -> Cell {
    let number = |t: &str, exact, red| Cell::Number { value: t.parse::<Decimal>().expect("number"), exact, red };
    match typed.split_at_checked(1) {
        _ if typed.is_empty() => Cell::Empty,
        Some(("=", n)) => number(n, true, false),
        Some(("~", n)) => number(n, false, false),
        Some(("<", n)) => number(n, true, true),
        Some(("!", e)) => Cell::Error(e.to_string()),
        Some(("?", "")) => Cell::Uncomputed,
        _ => Cell::Text(typed.to_string()),
    }
}

fn sheet(text: &str) -> Sheet {
    let rows = text.trim_matches('\n').lines().map(|l| l.split('|').map(cell).collect()).collect();
    Sheet { name: "Sheet1".into(), hidden: false, rows, merged: vec![], hidden_rows: vec![], hidden_columns: vec![] }
}

fn read_with(sheets: Vec<Sheet>, options: &ReadOptions) -> Result<Vec<Table>, FileFault> {
    tables("x.xlsx", &Workbook { sheets, epoch: Epoch::Y1900 }, options, &mut |_, _| true)
}

fn one(text: &str) -> Table {
    let mut tables = read_with(vec![sheet(text)], &ReadOptions::default()).expect("a table");
    assert_eq!(tables.len(), 1);
    tables.remove(0)
}

fn show(table: &Table) -> String {
    let o = |s: &Option<String>| s.clone().unwrap_or_else(|| "·".into());
    let mut lines = vec![format!(
        "{} 表头{} {:?}/{:?} 年{:?} 至{:?}",
        table.kind.key(),
        table.header_row,
        table.unit,
        table.unit_source,
        table.year,
        table.cutoff.map(|d| d.to_string())
    )];
    match &table.records {
        Records::Departments(rows) => lines.extend(rows.iter().map(|r| {
            let d = &r.data;
            format!(
                "{} {} {} {} {} {}",
                address(r.place),
                o(&d.department_code),
                o(&d.department),
                o(&d.unit_code),
                o(&d.unit),
                o(&d.division)
            )
        })),
        Records::Projects(rows) => lines.extend(rows.iter().map(|r| {
            let d = &r.data;
            format!(
                "{} {} {} | {} {} | {} {} | {:?}",
                address(r.place),
                o(&d.code),
                o(&d.name),
                o(&d.department_code),
                o(&d.department),
                o(&d.unit_code),
                o(&d.unit),
                d.declared.map(|m| m.yuan().to_string())
            )
        })),
        Records::Quotas(rows) => lines.extend(rows.iter().map(|r| {
            let d = &r.data;
            format!(
                "{} {} {:?} {} {:?} {:?}",
                address(r.place),
                o(&d.project_code),
                d.kind.map(QuotaKind::key),
                d.amount.yuan(),
                d.origin_year,
                d.issued.map(|d| d.to_string())
            )
        })),
        Records::Payments(rows) => lines.extend(rows.iter().map(|r| {
            let d = &r.data;
            format!(
                "{} {} {} {} {} {}",
                address(r.place),
                o(&d.voucher_no),
                d.date,
                d.amount.yuan(),
                o(&d.project_code),
                o(&d.unit)
            )
        })),
        Records::Execution(rows) => lines.extend(rows.iter().map(|r| {
            let d = &r.data;
            format!(
                "{} {} {} {} {:?} {:?}",
                address(r.place),
                o(&d.project_code),
                o(&d.unit_code),
                o(&d.unit),
                d.budget.map(|m| m.yuan().to_string()),
                d.paid.map(|m| m.yuan().to_string())
            )
        })),
    }
    lines.extend(table.set_aside.iter().map(|s| {
        format!("! {} {:?} {} {:?}", address(s.place), s.reason, s.quote, s.amount.map(|m| m.yuan().to_string()))
    }));
    lines.extend(table.controls.iter().map(|c| {
        format!(
            "= {} {} {} {} {}",
            address(c.place),
            c.label,
            c.printed.yuan(),
            c.summed.yuan(),
            if c.grand { "总" } else { "分" }
        )
    }));
    assert_eq!(table.rows_read as usize, table.records.len() + table.set_aside.len());
    lines.join("\n")
}

#[track_caller]
fn check(text: &str, want: &str) {
    assert_eq!(show(&one(text)), want.trim_matches('\n'));
}

#[test]
fn a_payment_list_with_title_footer_and_total() {
    check(
        "
上饶市2021年度国库集中支付明细表
截至2021年7月31日||||||||单位：元
支付凭证号|支付日期|支付金额|预算单位|项目代码|项目名称|资金性质|收款人名称|摘要
Z001|20210305|=1000.5|148001市民航局本级|36110021T000000000001|航线补贴|11 一般公共预算|甲公司|航线补贴
Z002|=44408|1,00|148001市民航局本级|36110021T000000000001|航线补贴|11 一般公共预算|甲公司|补贴
支付凭证号|支付日期|支付金额|预算单位|项目代码|项目名称|资金性质|收款人名称|摘要
Z003|2021年7月|￥2,000.00元|148001市民航局本级|36110021T000000000001|航线补贴|11 一般公共预算|甲公司|退款：多付
Z004||=5|148001市民航局本级|36110021T000000000001|航线补贴||甲公司|x
Z005|2021-08-01|=7|148001市民航局本级|~361100210000000000000|航线补贴||甲公司|x
Z006|2021-08-01|!#REF!|148001市民航局本级|36110021T000000000001|航线补贴||甲公司|x
Z007|2021-08-01|?|148001市民航局本级|36110021T000000000001|航线补贴||甲公司|x

合计||=-987.5
制表人：张三|||打印时间：2021-08-02
",
        "
payments 表头3 Yuan/Note 年Some(2021) 至Some(\"2021-07-31\")
C4 Z001 2021-03-05 1000.50 36110021T000000000001 市民航局本级
C7 Z003 2021-07-31 -2000.00 36110021T000000000001 市民航局本级
! C5 BadAmount 1,00 None
! B8 Missing(PayDate)  Some(\"5.00\")
! E9 DigitsLost 361100210000000000000 Some(\"7.00\")
! C10 ErrorCell #REF! None
! C11 FormulaWithoutValue  None
= C13 合计 -987.50 -987.50 总",
    );
}

#[test]
fn quotas_take_their_sign_from_their_type() {
    check(
        "
单位编码|单位名称|项目编码|项目名称|指标文号|指标类型|资金性质|指标金额（万元）|下达日期|指标年度
148001|市民航局|36110021T000000000001|航线补贴|饶财预〔2021〕1号|[21]当年预算|11|=100.5|2021-01-20|2021
148001|市民航局|36110021T000000000001|航线补贴|饶财预〔2021〕9号|追减|11|=10|2021-05-20|2021
148001|市民航局|36110021T000000000001|航线补贴|饶财预〔2021〕10号|追加|11|<3|2021-06-20|2021
148001|市民航局|36110021T000000000001|航线补贴|饶财预〔2021〕2号|[22]上年结转（非权责制）|11|—|2021-01-20|2020
148001|市民航局|||饶财预〔2021〕3号|追加|11|=0.00001|2021-01-20|2021
||||||小计|=90.5
合计|||||||=97.5
",
        "
quotas 表头1 Wan/Header 年None 至None
H2 36110021T000000000001 Some(\"initial\") 1005000.00 Some(2021) Some(\"2021-01-20\")
H3 36110021T000000000001 Some(\"cut\") -100000.00 Some(2021) Some(\"2021-05-20\")
H4 36110021T000000000001 Some(\"cut\") -30000.00 Some(2021) Some(\"2021-06-20\")
H5 36110021T000000000001 Some(\"carry_over\") 0.00 Some(2020) Some(\"2021-01-20\")
H6 · Some(\"addition\") 0.10 Some(2021) Some(\"2021-01-20\")
= H7 小计 905000.00 875000.10 分
= H8 合计 975000.00 875000.10 总
",
    );
}

#[test]
fn an_execution_table_with_two_header_rows() {
    let mut s = sheet(
        "
2021年预算执行情况表||||
预算单位||预算执行情况（万元）||
编码|名称|预算数|支出数|执行率
148|市民航局|=600|=300|50%
148001|市民航局本级|=500|=250|50%
148002|机场办|=100|=50|50%
219|市林业局|=10|=5|50%
合计||=610|=305|50%
打印日期：2021-08-01
",
    );
    s.merged = vec![
        Merge { first_row: 1, last_row: 1, first_column: 0, last_column: 1 },
        Merge { first_row: 1, last_row: 1, first_column: 2, last_column: 4 },
    ];
    let table = read_with(vec![s], &ReadOptions::default()).expect("table").remove(0);
    assert_eq!(
        show(&table),
        "
execution 表头3 Wan/Header 年Some(2021) 至Some(\"2021-08-01\")
D5 · 148001 市民航局本级 Some(\"5000000.00\") Some(\"2500000.00\")
D6 · 148002 机场办 Some(\"1000000.00\") Some(\"500000.00\")
D7 · 219 市林业局 Some(\"100000.00\") Some(\"50000.00\")
= C4 市民航局 6000000.00 6000000.00 分
= D4 市民航局 3000000.00 3000000.00 分
= C8 合计 6100000.00 6100000.00 总
= D8 合计 3050000.00 3050000.00 总"
            .trim()
    );
    assert_eq!(table.columns[2].header, "预算执行情况（万元）_预算数");
}

#[test]
fn units_know_their_department_by_code_or_parent() {
    check(
        "
单位编码|单位名称|上级单位|归口科室
148|市民航局||03-经建科
148001|市民航局本级|148|
148002|机场办|148|
|市科协||行政科
",
        "
departments 表头1 Yuan/Assumed 年None 至None
A2 148 市民航局 · · 经建科
A3 148 市民航局 148001 市民航局本级 ·
A4 148 市民航局 148002 机场办 ·
A5 · 市科协 · · 行政科
",
    );
}

#[test]
fn what_is_no_payment_or_classified_is_set_aside() {
    let table = one("
支付凭证号|支付日期|支付金额|退款金额|项目代码|支付状态|是否涉密|收款人账号|用途
Z1|2021-03-01|=100||36110021T000000000001|已支付|否|6222|补贴
Z2|2021-03-01|=100|=30|36110021T000000000001|已支付|否|中国银行|-
Z3|2021-03-01|=100||36110021T000000000001|作废|否|6222|补贴
Z4|2021-03-01|=100||36110021T000000000001|已支付|是|6222|机密采购
Z5|2021-03-01|=100||36110021T000000000001|已退款|否|~6.2E+18|补贴
");
    assert_eq!(
        show(&table),
        "
payments 表头1 Yuan/Assumed 年None 至None
C2 Z1 2021-03-01 100.00 36110021T000000000001 ·
C3 Z2 2021-03-01 70.00 36110021T000000000001 ·
C6 Z5 2021-03-01 -100.00 36110021T000000000001 ·
! F4 Voided 作废 Some(\"100.00\")
! G5 Classified  None"
            .trim()
    );
    assert!(table.set_aside[1].row_text.is_empty());
    let Records::Payments(rows) = &table.records else { panic!("payments") };
    assert!(rows[1].data.defects.account_has_han && rows[1].data.defects.purpose_empty);
    assert_eq!((rows[1].data.purpose.as_deref(), rows[2].data.account.as_deref()), (Some(""), None));
}

#[test]
fn a_file_that_is_no_table_says_what_was_looked_for() {
    let err = read_with(vec![sheet("姓名|年龄\n张三|=30")], &ReadOptions::default()).expect_err("no header");
    let FileFault::NoHeader { looked_for, found, .. } = err else { panic!("{err:?}") };
    assert!(looked_for.contains(&"项目代码") && found.contains(&"姓名".to_string()));
    let err = read_with(vec![sheet("支付凭证号|支付日期|预算单位|项目代码\nZ1|20210101|a|b")], &ReadOptions::default())
        .expect_err("no amount");
    let FileFault::MissingColumns { missing, kind, row, .. } = err else { panic!("{err:?}") };
    assert_eq!((missing, kind, row), (vec![Column::Amount], Kind::Payments, 1));
    assert_eq!(read_with(vec![sheet("")], &ReadOptions::default()), Err(FileFault::Empty));
}

#[test]
fn what_was_taught_wins() {
    let text = "甲|乙|丙\n36110021T000000000001|航线补贴|=3";
    let layout = header::layout(&["甲".into(), "乙".into(), "丙".into()]);
    let taught = [Taught {
        layout,
        kind: Kind::Quotas,
        columns: vec![(0, Column::ProjectCode), (2, Column::Amount)],
        unit: Some(MoneyUnit::Wan),
    }];
    let options = ReadOptions { taught: &taught, ..ReadOptions::default() };
    let table = read_with(vec![sheet(text)], &options).expect("table").remove(0);
    assert_eq!(show(&table), "quotas 表头1 Wan/Taught 年None 至None\nC2 36110021T000000000001 None 30000.00 None None");
}

#[test]
fn cancelling_stops_at_once() {
    let mut text = String::from("支付凭证号|支付日期|支付金额|项目代码\n");
    (0..5000).for_each(|i| text.push_str(&format!("Z{i}|20210101|=1|36110021T000000000001\n")));
    let book = Workbook { sheets: vec![sheet(&text)], epoch: Epoch::Y1900 };
    let mut calls = 0;
    let stop = &mut |_, _| {
        calls += 1;
        false
    };
    assert_eq!(tables("x", &book, &ReadOptions::default(), stop), Err(FileFault::Cancelled));
    assert_eq!(calls, 1);
    let reason = Reason::Missing(Column::Amount);
    assert_eq!(reason.key(), "missing");
}
