//! The city as files, in the forms a treasury sends: titles, notes on units,
//! totals, codes and names in one cell, and headers that differ from file to file.

use std::path::Path;

use super::departments::DIVISIONS;
use super::model::{City, Payment, ProjectYear};
use super::{STANDS_ON, YEAR};
use crate::domain::date::Date;
use crate::domain::fund::{FundType, QuotaKind};
use crate::domain::money::Money;
use crate::exchange::out::{self, Existing, OutFault, SheetOut, Value};

/// A file of the city and what makes it.
pub(super) struct File {
    pub(super) name: &'static str,
    form: Form,
    sheet: fn(&City) -> SheetOut,
}

enum Form {
    Xlsx,
    HtmlNamedXls,
    CsvGb18030,
}

/// All files, in the order of import.
pub(super) const PLAN: [File; 7] = [
    File { name: "部门和单位.xlsx", form: Form::Xlsx, sheet: departments },
    File { name: "2019年项目.xlsx", form: Form::Xlsx, sheet: projects_2019 },
    File { name: "2020年项目.xlsx", form: Form::Xlsx, sheet: projects_2020 },
    File { name: "2021年项目库清单.xlsx", form: Form::Xlsx, sheet: projects_2021 },
    File { name: "预算指标明细.xls", form: Form::HtmlNamedXls, sheet: quotas },
    File { name: "支付明细2019-2020.csv", form: Form::CsvGb18030, sheet: payments_before },
    File { name: "支付明细2021.xlsx", form: Form::Xlsx, sheet: payments_2021 },
];

impl File {
    pub(super) fn write(&self, city: &City, path: &Path) -> Result<(), OutFault> {
        let sheet = (self.sheet)(city);
        match self.form {
            Form::Xlsx => out::write_xlsx(path, &[sheet], STANDS_ON, Existing::Refuse),
            Form::HtmlNamedXls => out::write_file(path, &out::html_table(&sheet), Existing::Refuse),
            Form::CsvGb18030 => out::write_file(path, &out::csv_gb18030(&sheet), Existing::Refuse),
        }
    }
}

fn header(words: &str) -> Vec<String> {
    words.split(' ').map(String::from).collect()
}

fn yuan(fen: i64) -> Value {
    Value::yuan(Money::from_fen(fen))
}

fn fund_name(fund: &FundType) -> &str {
    fund.name().unwrap_or_default()
}

/// A row that holds `合计` in its second cell and a sum in one other.
fn total(columns: usize, at: usize, sum: Value) -> Vec<Value> {
    let mut row = vec![Value::Empty; columns];
    row[1] = Value::text("合计");
    row[at] = sum;
    row
}

fn departments(city: &City) -> SheetOut {
    let all = city.departments.iter().flat_map(|d| d.units.iter().map(move |u| (d, u)));
    let rows =
        all.map(|(d, u)| [&d.code, &d.name, &u.code, &u.name, DIVISIONS[d.division].0].map(Value::text).to_vec());
    SheetOut {
        name: "部门单位".into(),
        title: Some("上饶市本级预算部门和单位名录（示例数据）".into()),
        notes: Vec::new(),
        header: header("部门代码 部门名称 单位代码 单位名称 归口科室"),
        rows: rows.collect(),
    }
}

fn projects_2019(city: &City) -> SheetOut {
    let rows: Vec<Vec<Value>> = city
        .of_year(2019)
        .map(|y| {
            let p = &city.projects[y.project];
            let (d, u) = city.unit(y.project);
            vec![
                Value::text(&p.code),
                Value::text(&p.name),
                Value::text(format!("{}-{}", d.code, d.name)),
                Value::text(format!("({}){}", u.code, u.name)),
                Value::text(fund_name(&p.fund)),
                declared_yuan(y),
            ]
        })
        .collect();
    past_list(2019, header("项目编码 项目名称 主管部门 预算单位 资金性质 年初预算（元）"), rows, city, Value::yuan)
}

fn projects_2020(city: &City) -> SheetOut {
    let rows: Vec<Vec<Value>> = city
        .of_year(2020)
        .map(|y| {
            let p = &city.projects[y.project];
            let (d, u) = city.unit(y.project);
            vec![
                Value::text(&p.code),
                Value::text(&p.name),
                Value::text(format!("[{}]{}", d.code, d.name)),
                Value::text(format!("{} - {}", u.code, u.name)),
                Value::text(p.category),
                declared_wan(y),
            ]
        })
        .collect();
    past_list(
        2020,
        header("预算项目编码 预算项目名称 一级预算单位 基层预算单位 项目类别 预算数（万元）"),
        rows,
        city,
        Value::wan,
    )
}

fn past_list(
    year: i16,
    header: Vec<String>,
    mut rows: Vec<Vec<Value>>,
    city: &City,
    show: fn(Money) -> Value,
) -> SheetOut {
    rows.push(total(header.len(), header.len() - 1, show(declared_sum(city, year))));
    SheetOut {
        name: format!("{year}年"),
        title: Some(format!("上饶市本级{year}年部门预算项目表（示例数据）")),
        notes: Vec::new(),
        header,
        rows,
    }
}

fn declared_sum(city: &City, year: i16) -> Money {
    Money::from_fen(city.of_year(year).filter_map(|y| y.declared).sum())
}

fn declared_wan(y: &ProjectYear) -> Value {
    y.declared.map_or(Value::Empty, |fen| Value::wan(Money::from_fen(fen)))
}

fn declared_yuan(y: &ProjectYear) -> Value {
    y.declared.map_or(Value::Empty, yuan)
}

fn projects_2021(city: &City) -> SheetOut {
    let header = header(
        "序号 项目代码 项目名称 部门代码 主管部门 单位代码 预算单位 业务科室 项目类别 资金性质 年初预算数 是否重点监控 开始日期 结束日期",
    );
    let mut rows: Vec<Vec<Value>> = city.of_year(YEAR).zip(1..).map(|(y, n)| project_row(city, y, n)).collect();
    rows.push(total(header.len(), 10, Value::wan(declared_sum(city, YEAR))));
    rows.push(vec![Value::text("制表：市财政局预算科"), Value::Empty, Value::text("编制日期：2021年8月2日")]);
    SheetOut {
        name: "项目库清单".into(),
        title: Some("上饶市本级2021年项目库清单（示例数据）".into()),
        notes: vec!["编制单位：上饶市财政局".into(), "单位：万元".into()],
        header,
        rows,
    }
}

fn project_row(city: &City, y: &ProjectYear, n: i64) -> Vec<Value> {
    let p = &city.projects[y.project];
    let (d, u) = city.unit(y.project);
    vec![
        Value::Integer(n),
        Value::text(&p.code),
        Value::text(&p.name),
        Value::text(&d.code),
        Value::text(&d.name),
        Value::text(&u.code),
        Value::text(&u.name),
        Value::text(DIVISIONS[d.division].0),
        Value::text(p.category),
        Value::text(fund_name(&p.fund)),
        declared_wan(y),
        Value::text(if p.key_monitored { "是" } else { "否" }),
        Value::Date(Date::constant(p.first_year, 1, 1)),
        Value::Date(Date::constant(YEAR, 12, 31)),
    ]
}

fn quotas(city: &City) -> SheetOut {
    let header = header(
        "预算年度 指标编号 指标文号 指标类型 业务处室 主管部门 预算单位编码 预算单位名称 项目代码 项目名称 资金性质 资金年度 指标金额（元） 下达日期",
    );
    let mut order: Vec<usize> = (0..city.quotas.len()).collect();
    order.sort_by_key(|i| (city.quotas[*i].year, city.quotas[*i].issued, *i));
    let mut rows: Vec<Vec<Value>> = order.iter().zip(1..).map(|(i, n)| quota_row(city, *i, n)).collect();
    let sum = city.quotas.iter().map(|q| q.amount).sum();
    rows.push(total(header.len(), 12, yuan(sum)));
    SheetOut {
        name: "指标明细".into(),
        title: Some("预算指标明细表（示例数据）".into()),
        notes: vec!["单位：元".into()],
        header,
        rows,
    }
}

fn quota_row(city: &City, index: usize, n: i64) -> Vec<Value> {
    let q = &city.quotas[index];
    let p = &city.projects[q.project];
    let (d, u) = city.unit(q.project);
    let kind = match q.kind {
        QuotaKind::Initial => "[21]当年预算",
        QuotaKind::Addition => "[21]当年预算追加",
        QuotaKind::Cut => "[21]当年预算追减",
        QuotaKind::CarryOver => "[22]上年结转（非权责制）",
    };
    let fund = match q.fund {
        FundType::GeneralPublic => "11 一般公共预算",
        FundType::GovernmentFund => "12 政府性基金预算",
        ref bond => fund_name(bond),
    };
    vec![
        Value::text(q.year.to_string()),
        Value::text(format!("ZB{}{n:06}", q.year)),
        Value::text(&q.doc),
        Value::text(kind),
        Value::text(DIVISIONS[d.division].0),
        Value::text(format!("{}-{}", d.code, d.name)),
        Value::text(&u.code),
        Value::text(&u.name),
        Value::text(&p.code),
        Value::text(&p.name),
        Value::text(fund),
        Value::text(q.origin.to_string()),
        yuan(q.amount),
        Value::Date(q.issued),
    ]
}

fn payments_before(city: &City) -> SheetOut {
    SheetOut {
        header: header(
            "凭证号 凭证行号 付款日期 主管部门 预算单位编码 预算单位 项目代码 支出项目 资金性质 指标文号 金额（元） 收款账户名称 银行账号 摘要 退款原因",
        ),
        rows: city.payments.iter().filter(|p| p.year < YEAR).map(|p| past_payment(city, p)).collect(),
        ..SheetOut::default()
    }
}

fn past_payment(city: &City, p: &Payment) -> Vec<Value> {
    let project = &city.projects[p.project];
    let (d, u) = city.unit(p.project);
    vec![
        Value::text(&p.voucher),
        Value::Integer(i64::from(p.line)),
        Value::text(p.date.to_string().replace('-', "")),
        Value::text(format!("{}-{}", d.code, d.name)),
        Value::text(&u.code),
        Value::text(&u.name),
        Value::text(&project.code),
        Value::text(&project.name),
        Value::text(fund_name(&p.fund)),
        Value::text(&city.quotas[p.quota].doc),
        yuan(p.amount),
        Value::text(&p.payee),
        Value::text(&p.account),
        Value::text(&p.purpose),
        Value::text(p.refund),
    ]
}

fn payments_2021(city: &City) -> SheetOut {
    let header = header(
        "序号 支付凭证号 凭证行号 支付日期 一级预算单位编码 一级预算单位名称 预算单位编码 预算单位名称 项目编码 预算项目名称 资金性质 预算指标文号 支付金额 收款人名称 收款人账号 用途 退款原因",
    );
    let of_year = || city.payments.iter().filter(|p| p.year == YEAR);
    let mut rows: Vec<Vec<Value>> = of_year().zip(1..).map(|(p, n)| payment(city, p, n)).collect();
    rows.push(total(header.len(), 12, yuan(of_year().map(|p| p.amount).sum())));
    SheetOut {
        name: "支付明细".into(),
        title: Some("上饶市本级2021年1—7月国库集中支付明细（示例数据）".into()),
        notes: vec!["截至2021年7月31日".into(), "单位：元".into()],
        header,
        rows,
    }
}

fn payment(city: &City, p: &Payment, n: i64) -> Vec<Value> {
    let project = &city.projects[p.project];
    let (d, u) = city.unit(p.project);
    let known = |words: &str| if p.unmatched { Value::Empty } else { Value::text(words) };
    vec![
        Value::Integer(n),
        Value::text(&p.voucher),
        Value::Integer(i64::from(p.line)),
        Value::Date(p.date),
        Value::text(&d.code),
        Value::text(&d.name),
        Value::text(&u.code),
        Value::text(&u.name),
        known(&project.code),
        known(&project.name),
        Value::text(fund_name(&p.fund)),
        Value::text(&city.quotas[p.quota].doc),
        yuan(p.amount),
        Value::text(&p.payee),
        Value::text(&p.account),
        Value::text(&p.purpose),
        Value::text(p.refund),
    ]
}
