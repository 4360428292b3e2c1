//! Which kind of table a set of headers makes, and what it still lacks.

use crate::exchange::record::{Column, Kind, MappedColumn};

use super::{PARTS, plain, readings, words};

/// What the headers speak of, before the kind is known.
#[derive(Default)]
struct Seen {
    columns: Vec<Column>,
    quota_amount: bool,
    budget: bool,
    paid: bool,
    declared: bool,
    money: bool,
    loose_name: bool,
}

impl Seen {
    fn of(headers: &[String]) -> Seen {
        let mut seen = Seen::default();
        for header in headers.iter().filter(|h| !h.is_empty()) {
            let readings = readings(header);
            let any = |lists: &[&[&str]]| readings.iter().any(|(w, _)| lists.iter().any(|l| l.contains(&w.as_str())));
            if let Some(m) = readings.iter().find_map(|(w, _)| plain(w)) {
                // 预算级次 alone makes no quota table, and 摘要 no payment.
                let weak =
                    m.column == Column::QuotaType && readings.iter().any(|(w, _)| w == "预算级次" || w == "业务类型");
                if !weak && m.rank < PARTS {
                    seen.columns.push(m.column);
                }
            }
            seen.quota_amount |= any(&[&words::QUOTA_AMOUNT[..9]]);
            seen.budget |= any(&[words::BUDGET]);
            seen.paid |= any(&[words::PAID, words::EXECUTED_PARTS]);
            seen.declared |= any(&[&words::DECLARED[..13]]);
            seen.loose_name |= any(&[words::LOOSE_NAME]);
            seen.money |= any(&[words::QUOTA_AMOUNT, words::PAY_AMOUNT, words::DECLARED, words::BUDGET]);
        }
        seen
    }

    fn has(&self, any: &[Column]) -> bool {
        any.iter().any(|c| self.columns.contains(c))
    }
}

/// The kind these headers make; `None` where they speak of nothing we read.
pub fn guess(headers: &[String]) -> Option<Kind> {
    let seen = Seen::of(headers);
    let whose = seen.has(&[Column::ProjectCode, Column::ProjectName]);
    // 编码 and 名称 alone: of projects where a budget stands beside them and no spending.
    let project = whose || seen.loose_name && seen.declared && !seen.paid;
    let org =
        seen.loose_name || seen.has(&[Column::Department, Column::DepartmentCode, Column::Unit, Column::UnitCode]);
    let voucher = seen.has(&[Column::VoucherNo, Column::Payee, Column::PayeeAccount]);
    // A 生成时间 beside a 下达日期 makes no payment of a quota line.
    let issued = seen.has(&[Column::IssueDate]) || seen.quota_amount;
    let paid_on = seen.has(&[Column::PayDate]) && (seen.paid || !issued);
    let quota = seen.has(&[Column::QuotaDoc, Column::QuotaType, Column::QuotaLineNo, Column::IssueDate]);
    let category = seen.has(&[Column::Category, Column::KeyMonitored]);
    if voucher || paid_on {
        Some(Kind::Payments)
    } else if quota && (seen.money || project || org) {
        Some(Kind::Quotas)
    } else if seen.paid && (project || org) && !category {
        Some(Kind::Execution)
    } else if seen.quota_amount && (project || org) && !category {
        Some(Kind::Quotas)
    } else if project {
        Some(Kind::Projects)
    } else if org && seen.money {
        Some(Kind::Execution)
    } else if org {
        Some(Kind::Departments)
    } else {
        None
    }
}

/// The needed columns that a table of this kind lacks.
pub fn missing(kind: Kind, columns: &[MappedColumn]) -> Vec<Column> {
    let has = |c: Column| columns.iter().any(|m| m.column == Some(c));
    let org = [Column::Department, Column::DepartmentCode, Column::Unit, Column::UnitCode].into_iter().any(has);
    let mut lacks = Vec::new();
    let mut need = |ok: bool, column: Column| {
        if !ok {
            lacks.push(column);
        }
    };
    match kind {
        Kind::Departments => need(has(Column::Department) || has(Column::Unit), Column::Department),
        Kind::Projects => {
            need(has(Column::ProjectCode) || has(Column::ProjectName), Column::ProjectCode);
            need(has(Column::ProjectName), Column::ProjectName);
            need(org, Column::Unit);
        }
        Kind::Quotas => need(has(Column::Amount), Column::Amount),
        Kind::Payments => {
            need(has(Column::PayDate), Column::PayDate);
            need(has(Column::Amount) || has(Column::RefundAmount), Column::Amount);
        }
        Kind::Execution => {
            need(org || has(Column::ProjectCode) || has(Column::ProjectName), Column::Unit);
            need(has(Column::Paid) || has(Column::Budget), Column::Paid);
        }
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headers: &str, want: Option<Kind>) {
        let headers: Vec<String> = headers.split(' ').map(str::to_string).collect();
        assert_eq!(guess(&headers), want, "{headers:?}");
    }

    #[test]
    fn the_kind_by_its_headers() {
        check("支付凭证号 支付日期 支付金额 预算单位 项目代码 收款人名称", Some(Kind::Payments));
        check("支付凭证号 预算单位 项目代码 用途", Some(Kind::Payments));
        check("预算单位 项目代码 指标文号 指标类型 指标金额 下达日期 已支付金额 可用余额", Some(Kind::Quotas));
        check("预算单位 项目代码 指标文号 指标金额 下达日期 生成时间", Some(Kind::Quotas));
        check("项目代码 项目名称 单位 项目类别 年初预算数", Some(Kind::Projects));
        check("项目代码 项目名称 主管部门 预算金额", Some(Kind::Projects));
        check("项目代码 项目名称 主管部门 项目类别", Some(Kind::Projects));
        check("预算单位 年初预算数 调整预算数 支出数 执行率", Some(Kind::Execution));
        check("项目代码 项目名称 预算数 全年执行数 执行率", Some(Kind::Execution));
        check("部门编码 部门名称 业务科室", Some(Kind::Departments));
        check("单位编码 单位名称 上级单位", Some(Kind::Departments));
        check("姓名 年龄 住址", None);
    }
}
