//! Header words as the finance systems print them.

use super::*;

#[track_caller]
fn check(header: &str, kind: Kind, want: Option<Column>) {
    assert_eq!(meaning(header, kind).map(|m| m.column), want, "{header}");
}

#[test]
fn headers_as_the_systems_print_them() {
    use Column::*;
    for (header, want) in [
        ("项目代码", ProjectCode),
        ("项目编码", ProjectCode),
        ("项目标识", ProjectCode),
        ("预算项目编码", ProjectCode),
        ("项目 名称", ProjectName),
        ("支出项目", ProjectName),
        ("二级项目名称", ProjectName),
        ("一级预算单位编码", DepartmentCode),
        ("一级预算单位", Department),
        ("主管部门及代码", Department),
        ("预算单位（编码/名称）", Unit),
        ("预算单位\n编码", UnitCode),
        ("基层预算单位", Unit),
        ("资金归口处室", LineDivision),
        ("预算类型(编码/名称)", FundType),
        ("指标来源类型", QuotaType),
        ("指标文件编号/名称", QuotaDoc),
        ("指标ID", QuotaLineNo),
        ("清算日期", PayDate),
        ("拨款凭证编码", VoucherNo),
        ("供应商名称", Payee),
        ("收款方账户", PayeeAccount),
        ("用途名称", Purpose),
        ("退票原因", RefundMark),
        ("实际支付金额（元）", Amount),
        ("支付金额(万元)", Amount),
        ("收款人_名称", Payee),
        ("项目信息_项目代码", ProjectCode),
        ("是否涉密", Classified),
    ] {
        check(header, Kind::Payments, Some(want));
    }
    check("导入日期", Kind::Payments, None);
    check("预算数_小计", Kind::Execution, Some(Budget));
    check("预算执行情况_支出数（万元）", Kind::Execution, Some(Paid));
    check("预算数_一般公共预算", Kind::Execution, None);
    check("上年_支出数", Kind::Execution, None);
    check("年初预算数（万元）", Kind::Projects, Some(Declared));
    check("批复日期", Kind::Quotas, Some(IssueDate));
}

#[test]
fn the_better_of_two_columns_is_taken() {
    let headers: Vec<String> =
        ["凭证日期", "清算日期", "导入日期", "支付金额", "金额", "摘要", "用途", "资金性质编码", "资金性质名称"]
            .iter()
            .map(|s| s.to_string())
            .collect();
    let got: Vec<_> = resolve(&headers, Kind::Payments).into_iter().map(|m| m.column).collect();
    use Column::*;
    assert_eq!(got, [None, Some(PayDate), None, Some(Amount), None, Some(Remark), Some(Purpose), None, Some(FundType)]);
}

#[test]
fn executed_columns_are_added_up_where_no_total_stands() {
    let mut headers: Vec<String> =
        ["预算单位", "预算数", "集中支付_实际支出数(非政采)", "集中支付_转列支出（政采）", "实拨_实际支出"]
            .iter()
            .map(|s| s.to_string())
            .collect();
    let paid = |h: &[String]| {
        resolve(h, Kind::Execution)
            .iter()
            .filter(|m| m.column == Some(Column::Paid))
            .map(|m| m.index)
            .collect::<Vec<_>>()
    };
    assert_eq!(paid(&headers), [2, 3, 4]);
    headers.push("累计支出".into());
    assert_eq!(paid(&headers), [5]);
}

#[test]
fn the_unit_of_a_header() {
    assert_eq!(unit_of("指标金额（万元）"), Some(MoneyUnit::Wan));
    assert_eq!(unit_of("金额(单位：元)"), Some(MoneyUnit::Yuan));
    assert_eq!(unit_of("预算数（亿元）_小计"), Some(MoneyUnit::Yi));
    assert_eq!(unit_of("教学单元"), None);
    assert_eq!(unit_of("指标金额"), None);
}

#[test]
fn one_layout_one_hash() {
    let a: Vec<String> = ["项目代码", "项目 名称"].iter().map(|s| s.to_string()).collect();
    let b: Vec<String> = ["项目代码", "项目名称"].iter().map(|s| s.to_string()).collect();
    assert_eq!(layout(&a), layout(&b));
    assert_eq!(layout(&a).len(), 16);
    assert_ne!(layout(&a), layout(&a[..1]));
}
