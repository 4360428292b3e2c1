//! Tables as the field lays them out (written by `tests/data/import/make_tables.py`),
//! each against a text that says what is to be understood of it.
//! `GOLDEN=write cargo test --test it tables` writes the texts anew; read them then.

use jixiao::domain::date::Epoch;
use jixiao::domain::money::Money;
use jixiao::exchange::record::{ReadOptions, Records, Table, address};
use jixiao::exchange::sheet::{Cell, Limits, Merge, Sheet, Workbook, open};
use jixiao::exchange::table::tables;
use proptest::prelude::*;
use std::fmt::Write;
use std::path::PathBuf;

fn text<T: ToString>(value: &Option<T>) -> String {
    value.as_ref().map_or_else(|| "·".into(), T::to_string)
}

fn yuan(money: Option<Money>) -> String {
    text(&money.map(Money::yuan))
}

fn pair(code: &Option<String>, name: &Option<String>) -> String {
    format!("{}/{}", text(code), text(name))
}

/// A table in short lines: how it was understood, its rows, what was set
/// aside (`!`), and its printed totals (`=`).
fn shown(table: &Table) -> String {
    let mut out = String::new();
    let mut line = |s: String| writeln!(out, "{}", s.trim_end()).expect("a string grows");
    line(format!(
        "[{}]{} {} header {} in {:?} ({:?}), year {}, up to {}",
        table.sheet,
        if table.hidden { " hidden" } else { "" },
        table.kind.key(),
        table.header_row,
        table.unit,
        table.unit_source,
        text(&table.year),
        text(&table.cutoff)
    ));
    for m in &table.columns {
        line(format!("  {} -> {}", m.header, m.column.map_or("·".into(), |c| format!("{c:?}"))));
    }
    rows(&table.records).into_iter().for_each(&mut line);
    for s in &table.set_aside {
        line(format!("! {} {:?} \"{}\" {}", address(s.place), s.reason, s.quote, yuan(s.amount)));
    }
    for c in &table.controls {
        let verdict =
            if c.printed == c.summed { "agrees".to_string() } else { format!("rows give {}", c.summed.yuan()) };
        line(format!(
            "= {} {} {} {verdict}{}",
            address(c.place),
            c.label,
            c.printed.yuan(),
            if c.grand { ", of all" } else { "" }
        ));
    }
    assert_eq!(table.rows_read as usize, table.records.len() + table.set_aside.len());
    out
}

fn rows(records: &Records) -> Vec<String> {
    match records {
        Records::Departments(rows) => rows
            .iter()
            .map(|r| {
                let d = &r.data;
                let (department, unit) = (pair(&d.department_code, &d.department), pair(&d.unit_code, &d.unit));
                format!("{} {department} {unit} {}", address(r.place), text(&d.division))
            })
            .collect(),
        Records::Projects(rows) => rows
            .iter()
            .map(|r| {
                let d = &r.data;
                let (department, unit) = (pair(&d.department_code, &d.department), pair(&d.unit_code, &d.unit));
                let fund = text(&d.fund.as_ref().map(|f| f.key().to_string()));
                format!(
                    "{} {} {department} {unit} {fund} {}",
                    address(r.place),
                    pair(&d.code, &d.name),
                    yuan(d.declared)
                )
            })
            .collect(),
        Records::Quotas(rows) => rows
            .iter()
            .map(|r| {
                let d = &r.data;
                let project = pair(&d.project_code, &d.project_name);
                let kind = text(&d.kind.map(|k| k.key()));
                let fund = text(&d.fund.as_ref().map(|f| f.key().to_string()));
                let (issued, origin) = (text(&d.issued), text(&d.origin_year));
                format!(
                    "{} {project} {} {kind} {fund} {} {issued} of {origin}",
                    address(r.place),
                    pair(&d.unit_code, &d.unit),
                    d.amount.yuan()
                )
            })
            .collect(),
        Records::Payments(rows) => rows
            .iter()
            .map(|r| {
                let d = &r.data;
                let project = pair(&d.project_code, &d.project_name);
                let month = if d.defects.month_only { " (month)" } else { "" };
                format!(
                    "{} {} {}{month} {} {project} {}",
                    address(r.place),
                    text(&d.voucher_no),
                    d.date,
                    d.amount.yuan(),
                    pair(&d.unit_code, &d.unit)
                )
            })
            .collect(),
        Records::Execution(rows) => rows
            .iter()
            .map(|r| {
                let d = &r.data;
                let (project, unit) = (pair(&d.project_code, &d.project_name), pair(&d.unit_code, &d.unit));
                let department = pair(&d.department_code, &d.department);
                format!(
                    "{} {project} {department} {unit} budget {} paid {}",
                    address(r.place),
                    yuan(d.budget),
                    yuan(d.paid)
                )
            })
            .collect(),
    }
}

#[track_caller]
fn check(name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    let (book, _) =
        open(&folder.join(name), &Limits::default(), &mut |_, _| true).unwrap_or_else(|e| panic!("{name}: {e}"));
    let found =
        tables(name, &book, &ReadOptions::default(), &mut |_, _| true).unwrap_or_else(|e| panic!("{name}: {e:?}"));
    let got = found.iter().map(shown).collect::<Vec<_>>().join("\n");
    let golden = folder.join(name).with_extension("txt");
    if std::env::var_os("GOLDEN").is_some() {
        std::fs::write(&golden, &got).expect("golden text is written");
    }
    let want = std::fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(got, want, "\n--- got of {name} ---\n{got}");
}

macro_rules! understood {
    ($($test:ident: $($file:literal),+;)+) => {
        $(#[test]
        fn $test() {
            $(check($file);)+
        })+
    };
}

understood! {
    quirk_1_titles_groups_and_merges: "t_groups.xlsx", "t_skip4.csv", "t_html.xls";
    quirk_2_units_of_money: "t_unit_note.xlsx", "t_unit_header.xlsx", "t_unit_none.xlsx";
    quirk_3_totals_and_footers: "t_totals.xls";
    quirk_4_trees: "t_tree_codes.xlsx", "t_tree_indent.xlsx", "t_tree_totals.xlsx";
    quirk_5_amounts: "t_amounts.xlsx";
    quirk_6_codes_as_numbers: "t_codes.xlsx";
    quirk_7_dates: "t_dates.xlsx", "t_dates_1904.xlsx";
    quirk_10_several_sheets: "t_sheets.xlsx";
    quirk_17_execution_totals: "t_execution.xlsx";
    departments_and_units: "t_departments.xlsx";
    libreoffice_makes_no_difference: "t_groups.ods", "t_sheets.ods", "t_amounts.xls", "t_codes.xls", "t_dates.xls";
}

/// Cells that a table may hold, known words among them.
fn any_cell() -> impl Strategy<Value = Cell> {
    let words = proptest::sample::select(vec![
        "项目代码",
        "项目名称",
        "主管部门",
        "预算单位",
        "年初预算数",
        "指标金额",
        "支付日期",
        "支付金额",
        "支付凭证号",
        "支出数",
        "退款金额",
        "是否涉密",
        "状态",
        "摘要",
        "合计",
        "小计",
        "本页合计",
        "借方合计",
        "单位：万元",
        "2021年",
        "截至2021年7月31日",
        "36110021T000000000001",
        "148",
        "148001市民航局",
        "　　林业局",
        "-",
        "1,000",
        "退款",
        "2021-07-31",
        "20210731",
        "是",
        "制表人：",
        "1.2E+07",
        "作废",
        "编码",
        "名称",
        "_",
        "（",
        "二〇二一年",
    ]);
    prop_oneof![
        3 => Just(Cell::Empty),
        6 => words.prop_map(|w| Cell::Text(w.to_string())),
        2 => any::<i64>().prop_map(|n| Cell::Number { value: rust_decimal::Decimal::new(n, 2), exact: n % 3 != 0, red: n % 5 == 0 }),
        1 => (0i64..60_000).prop_map(|n| Cell::Number { value: n.into(), exact: true, red: false }),
        1 => ".{0,6}".prop_map(Cell::Text),
        1 => Just(Cell::Uncomputed),
        1 => Just(Cell::Error("#REF!".into())),
        1 => Just(Cell::Bool(true)),
    ]
}

fn any_sheet() -> impl Strategy<Value = Sheet> {
    let rows = proptest::collection::vec(proptest::collection::vec(any_cell(), 0..8), 0..25);
    let merges = proptest::collection::vec((0u32..26, 0u32..4, 0u16..9, 0u16..4), 0..4);
    (rows, merges).prop_map(|(rows, merges)| Sheet {
        name: "2021".into(),
        hidden: false,
        rows,
        merged: merges
            .into_iter()
            .map(|(r, h, c, w)| Merge { first_row: r, last_row: r + h, first_column: c, last_column: c + w })
            .collect(),
        hidden_rows: vec![],
        hidden_columns: vec![],
    })
}

/// A header that is surely one, above any rows.
fn headed(kind: usize, sheet: Sheet) -> Sheet {
    let heads = [
        "部门编码 部门名称 单位编码 单位名称 业务科室",
        "项目代码 项目名称 主管部门 预算单位 年初预算数",
        "项目代码 项目名称 预算单位 指标类型 指标金额 下达日期",
        "支付凭证号 支付日期 支付金额 项目代码 项目名称 预算单位 退款金额",
        "单位编码 单位名称 预算数 支出数",
    ];
    let head = heads[kind].split(' ').map(|w| Cell::Text(w.into())).collect();
    let mut rows = vec![head];
    rows.extend(sheet.rows);
    Sheet { rows, ..sheet }
}

fn counted(sheet: Sheet) -> Option<usize> {
    let rows = sheet.rows.len();
    let book = Workbook { sheets: vec![sheet], epoch: Epoch::Y1900 };
    let found = tables("x", &book, &ReadOptions::default(), &mut |_, _| true).ok()?;
    for table in &found {
        assert_eq!(table.rows_read as usize, table.records.len() + table.set_aside.len());
        assert!(table.rows_read as usize <= rows);
    }
    Some(found.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sheet_makes_it_panic(sheet in any_sheet()) {
        counted(sheet);
    }

    #[test]
    fn every_row_below_a_header_is_a_record_or_set_aside(kind in 0usize..5, sheet in any_sheet()) {
        counted(headed(kind, sheet));
    }
}
