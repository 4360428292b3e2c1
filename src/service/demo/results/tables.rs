//! The tables that departments, counties and the office itself send at the end
//! of the cycle.

use super::figures::{COUNTED, COUNTIES, DRAFTED, DRAFTING, POINTED};
use crate::domain::money::Money;
use crate::exchange::out::{SheetOut, Value};
use crate::service::demo::YEAR;
use crate::service::demo::model::City;
use rust_decimal::Decimal;

fn header(words: &str) -> Vec<String> {
    words.split(' ').map(String::from).collect()
}

/// 一上: of the departments whose draft is in, what they ask for next year.
pub(super) fn draft(city: &City) -> SheetOut {
    let mut sum = Money::ZERO;
    let mut rows = Vec::new();
    for y in city.of_year(YEAR) {
        let p = &city.projects[y.project];
        let (d, u) = city.unit(y.project);
        if !DRAFTING.contains(&d.code.as_str()) {
            continue;
        }
        let drafted = DRAFTED.iter().find(|(code, _)| *code == p.code).map(|(_, wan)| Money::from_yuan(wan * 10_000));
        // Most ask for what they had, in whole 万元; what came in mid-year ends with it.
        let again = y.declared.map(|fen| Money::from_fen(fen / 1_000_000 * 1_000_000));
        let Some(amount) = drafted.or(again) else { continue };
        sum += amount;
        rows.push(vec![
            Value::text(&p.code),
            Value::text(&p.name),
            Value::text(format!("{}-{}", d.code, d.name)),
            Value::text(format!("({}){}", u.code, u.name)),
            Value::wan(amount),
        ]);
    }
    rows.push(vec![Value::Empty, Value::text("合计"), Value::Empty, Value::Empty, Value::wan(sum)]);
    SheetOut {
        name: "一上草案".into(),
        title: Some(format!("{}年部门预算项目支出一上草案（示例数据）", YEAR + 1)),
        notes: vec!["单位：万元".into()],
        header: header("项目代码 项目名称 主管部门 预算单位 年初预算数（万元）"),
        rows,
    }
}

fn tenths(n: i64) -> Value {
    Value::Number(Decimal::new(n, 1))
}

/// What the counties handed in: counts of ten, points with their papers.
pub(super) fn counties() -> SheetOut {
    let mut rows = Vec::new();
    for (code, name, leadership, counted, pointed) in COUNTIES {
        let first = |item: &str| vec![Value::text(code), Value::text(name), Value::text(item)];
        let points = |item: &str, n: i64, paper: &str| {
            let mut row = first(item);
            row.extend([Value::Empty, Value::Empty, tenths(n), Value::text(paper)]);
            row
        };
        rows.push(points("组织领导", leadership, "领导小组文件、年度工作方案"));
        for (item, n) in COUNTED.iter().zip(counted) {
            let mut row = first(item);
            row.extend([Value::Integer(10), Value::Integer(n), Value::Empty, Value::text("抽查 10 个项目")]);
            rows.push(row);
        }
        for (item, n) in POINTED.iter().zip(pointed) {
            rows.push(points(item, n, "佐证材料目录"));
        }
    }
    SheetOut {
        name: "县（市、区）".into(),
        title: Some(format!("{YEAR}年县（市、区）预算绩效管理考核数据（示例数据）")),
        notes: Vec::new(),
        header: header("区划代码 县（市、区） 考核项目 应完成 已完成 得分 依据"),
        rows,
    }
}

/// What the office judges of the departments itself.
pub(super) fn departments(city: &City) -> SheetOut {
    let mut rows = Vec::new();
    for (n, d) in city.departments.iter().enumerate() {
        let first = |item: &str| vec![Value::text(&d.code), Value::text(&d.name), Value::text(item)];
        let points = |item: &str, tenth: i64, why: &str| {
            let mut row = first(item);
            row.extend([Value::Empty, Value::Empty, tenths(tenth), Value::text(why)]);
            row
        };
        let n = n as i64;
        rows.push(points("organisation", 40 + n % 11, "制度文件和专人专岗情况"));
        rows.push(points("evaluation.quality", 28 + n % 13, "评价报告复核"));
        if n % 3 == 0 {
            let mut row = first("事前评估");
            row.extend([Value::Integer(1 + n % 4), Value::Integer(1), Value::Empty, Value::text("新增项目评估报告")]);
            rows.push(row);
        }
        if n % 2 == 0 {
            let mut row = first("部门评价开展");
            row.extend([Value::Integer(2), Value::Integer(1 + n % 4 / 2), Value::Empty, Value::text("部门评价报告")]);
            rows.push(row);
        }
    }
    SheetOut {
        name: "市直部门".into(),
        title: Some(format!("{YEAR}年市直部门预算绩效管理考核评分（示例数据）")),
        notes: Vec::new(),
        header: header("部门代码 部门名称 考核项目 应完成 已完成 得分 依据"),
        rows,
    }
}
