//! Which word belongs to which value: kinds, columns, reasons, faults of files.
//!
//! Never here: sentences themselves (see `strings`) or the decision that
//! something is wrong.

pub use super::logged::logged;
use crate::domain::fund::QuotaKind;
use crate::domain::money::MoneyUnit;
use crate::domain::monitor::setting::Shape;
use crate::domain::project::Category;
use crate::exchange::record::{Column, FileFault, Kind, TooLarge};

use crate::service::basket::Ground;

pub use super::reasons::{reason, reason_of_key};

use super::Lang;
use super::strings::Strings;

/// 项目, 预算指标 and so on.
pub fn kind(s: &Strings, kind: Kind) -> &'static str {
    let t = &s.terms;
    match kind {
        Kind::Departments => t.kind_departments,
        Kind::Projects => t.kind_projects,
        Kind::Quotas => t.kind_quotas,
        Kind::Payments => t.kind_payments,
        Kind::Execution => t.kind_execution,
    }
}

/// The kind of a batch, as the store has it; a word it does not know stays.
pub fn batch_kind<'a>(s: &Strings, key: &'a str) -> &'a str {
    match key {
        "targets" => s.terms.kind_targets,
        "self_evaluations" => s.evaluations.sheet,
        "monitoring" => s.terms.kind_monitoring,
        "indicators" => s.terms.kind_indicators,
        "draft_budget" => s.result_terms.kind_draft_budget,
        "assessment" => s.result_terms.kind_assessment,
        other => Kind::from_key(other).map_or(other, |k| kind(s, k)),
    }
}

/// 元, 万元, 亿元.
pub fn unit(s: &Strings, unit: MoneyUnit) -> &'static str {
    match unit {
        MoneyUnit::Yuan => s.terms.unit_yuan,
        MoneyUnit::Qian => s.terms.unit_qian,
        MoneyUnit::Wan => s.terms.unit_wan,
        MoneyUnit::BaiWan => s.terms.unit_baiwan,
        MoneyUnit::Yi => s.terms.unit_yi,
    }
}

/// 人员类 and so on; an unknown word as the file has it.
pub fn category<'a>(s: &Strings, category: &'a Category) -> &'a str {
    let t = &s.terms;
    match category {
        Category::Personnel => t.personnel,
        Category::Office => t.office,
        Category::Operating => t.operating,
        Category::Specific => t.specific,
        Category::Other(word) => word,
    }
}

/// 年初, 追加, 追减, 结转.
pub fn quota_kind(s: &Strings, kind: QuotaKind) -> &'static str {
    let t = &s.terms;
    match kind {
        QuotaKind::Initial => t.quota_initial,
        QuotaKind::Addition => t.quota_addition,
        QuotaKind::Cut => t.quota_cut,
        QuotaKind::CarryOver => t.quota_carryover,
    }
}

/// A column's name.
pub fn column(lang: Lang, column: Column) -> &'static str {
    let (zh, en) = column_words(column);
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Chinese and English of a column, as one table.
fn column_words(column: Column) -> (&'static str, &'static str) {
    match column {
        Column::ProjectCode => ("项目代码", "project code"),
        Column::ProjectName => ("项目名称", "project name"),
        Column::Department => ("部门", "department"),
        Column::DepartmentCode => ("部门代码", "department code"),
        Column::Unit => ("单位", "unit"),
        Column::UnitCode => ("单位代码", "unit code"),
        Column::LineDivision => ("业务科室", "division"),
        Column::FundType => ("资金性质", "fund type"),
        Column::QuotaType => ("指标类型", "quota type"),
        Column::QuotaDoc => ("指标文号", "quota document"),
        Column::QuotaLineNo => ("指标编号", "quota line number"),
        Column::Amount => ("金额", "amount"),
        Column::Declared => ("年初预算数", "declared budget"),
        Column::IssueDate => ("下达日期", "issue date"),
        Column::OriginYear => ("资金年度", "origin year"),
        Column::Year => ("年度", "year"),
        Column::PayDate => ("支付日期", "payment date"),
        Column::VoucherNo => ("凭证号", "voucher number"),
        Column::VoucherLine => ("凭证行号", "voucher line"),
        Column::Payee => ("收款人", "payee"),
        Column::PayeeAccount => ("收款账号", "payee account"),
        Column::Purpose => ("用途", "purpose"),
        Column::RefundMark => ("退款标志", "refund mark"),
        Column::RefundAmount => ("退款金额", "refund amount"),
        Column::Status => ("状态", "status"),
        Column::Category => ("项目类别", "category"),
        Column::KeyMonitored => ("重点监控", "key-monitored"),
        Column::Start => ("开始日期", "start"),
        Column::End => ("结束日期", "end"),
        Column::Budget => ("预算数", "budget"),
        Column::Paid => ("支出数", "paid"),
        Column::ParentUnit => ("上级单位", "parent unit"),
        Column::ValidFrom => ("启用日期", "valid from"),
        Column::Classified => ("是否涉密", "classified"),
        Column::Remark => ("备注", "remark"),
    }
}

/// What speaks for a suggestion.
pub fn ground(s: &Strings, ground: Ground) -> &'static str {
    match ground {
        Ground::Document => s.terms.ground_document,
        Ground::Unit => s.terms.ground_unit,
        Ground::Purpose => s.terms.ground_purpose,
        Ground::Name => s.terms.ground_name,
    }
}

/// What is wrong with a file, and what to do.
pub fn file_fault(lang: Lang, fault: &FileFault) -> (String, &'static str) {
    let t = &lang.strings().terms;
    match fault {
        FileFault::NotFound => (t.file_not_found.into(), t.hint_path),
        FileFault::Directory => (t.file_directory.into(), t.hint_directory),
        FileFault::NotAFile => (t.file_not_file.into(), t.hint_not_file),
        FileFault::Unreadable(why) => ((t.file_unreadable)(why), t.hint_permission),
        FileFault::Empty => (t.file_empty.into(), t.hint_empty),
        FileFault::Encrypted => (t.file_encrypted.into(), t.hint_encrypted),
        FileFault::Damaged(why) => ((t.file_damaged)(why), t.hint_damaged),
        FileFault::NotATable => (t.file_not_table.into(), t.hint_not_table),
        FileFault::Unsupported(what) if what == "doc" => ((t.file_unsupported)(what), t.hint_doc),
        FileFault::Unsupported(what) => ((t.file_unsupported)(what), t.hint_not_table),
        FileFault::TooLarge { what, found, limit } => {
            let text = (t.file_too_large)(bound(lang, *what), &whole(*found), &whole(*limit));
            (text, t.hint_too_large)
        }
        FileFault::NoHeader { sheet, looked_for, found } => {
            let said = (t.file_no_header)(
                &list(lang, looked_for.iter().copied()),
                &list(lang, found.iter().map(String::as_str)),
            );
            (in_sheet(lang, sheet) + &said, t.hint_header)
        }
        FileFault::MissingColumns { sheet, row, kind: k, missing, found } => {
            let missing = list(lang, missing.iter().map(|c| column(lang, *c)));
            let found = list(lang, found.iter().map(String::as_str));
            let said = (t.file_missing)(&in_sheet(lang, sheet), *row, kind(lang.strings(), *k), &missing, &found);
            (said, t.hint_header)
        }
        FileFault::NoForm { found } => ((t.file_no_form)(&list(lang, found.iter().map(String::as_str))), t.hint_form),
        FileFault::Cancelled => (t.file_cancelled.into(), t.todo_none),
    }
}

/// `104,857,600`
fn whole(n: u64) -> String {
    usize::try_from(n).map_or_else(|_| n.to_string(), super::number::count)
}

fn in_sheet(lang: Lang, sheet: &str) -> String {
    if sheet.is_empty() { String::new() } else { (lang.strings().terms.in_sheet)(sheet) }
}

/// What a setting takes.
pub fn shape(lang: Lang, shape: Shape) -> String {
    let (zh, en) = match shape {
        Shape::Ratio => ("比例，如 0.80 或 80%", "a share such as 0.80 or 80%"),
        Shape::Points => ("百分点，0 到 100", "points from 0 to 100"),
        Shape::Days => ("天数，0 到 3660", "days from 0 to 3660"),
        Shape::DayList => ("几个天数，由大到小，如 7,3,1", "numbers of days, the largest first, such as 7,3,1"),
        Shape::Count => ("整数，1 到 10", "a count from 1 to 10"),
        Shape::Yuan => ("金额，单位元", "an amount in yuan"),
        Shape::MonthDay => ("月-日，如 09-30", "a month and day such as 09-30"),
        Shape::Flag => ("true 或 false", "true or false"),
        Shape::Words => ("以逗号分开的词，不超过 100 个，每个不超过 20 字", "words with commas between, at most 100"),
        Shape::Text => ("文字，40 字以内", "a text of 40 characters at most"),
        Shape::Choice(words) | Shape::Order(words) => {
            let words = list(lang, words.iter().copied());
            return match lang {
                Lang::Zh => format!("以下之一：{words}"),
                Lang::En => format!("of these: {words}"),
            };
        }
    };
    match lang {
        Lang::Zh => zh.to_string(),
        Lang::En => en.to_string(),
    }
}

/// What a setting decides, in words: `R01 红灯线`, `R03 黄灯线（天）`.
pub fn setting(s: &Strings, key: &str) -> String {
    let n = &s.settings;
    let Some((number, tail)) = key.strip_prefix("rule.").and_then(|k| k.split_once('.')) else {
        return match key {
            "monitor.time_base" => n.time_base,
            "monitor.min_elapsed" => n.min_elapsed,
            "monitor.combine" => n.combine,
            "monitor.stale_days" => n.stale_days,
            "monitor.carryover_allocation" => n.allocation,
            "monitor.line_share" => n.line_share,
            "monitor.quadrant_money" => n.quadrant_money,
            "monitor.quadrant_work" => n.quadrant_work,
            "monitor.dispose_days" => n.dispose_days,
            "letter.code" => n.letter_code,
            "letter.cc" => n.letter_cc,
            "monitor.key_amount" => n.key_amount,
            "monitor.key_history" => n.key_history,
            "monitor.key_history_full" => n.key_history_full,
            "monitor.key_attention" => n.key_attention,
            "monitor.key_new" => n.key_new,
            "monitor.key_words" => n.key_words,
            "monitor.key_checks" => n.key_checks,
            "target.taxonomy" => n.taxonomy,
            "target.weight_base" => n.weight_base,
            "target.min_indicators" => n.min_indicators,
            "target.quantitative_share" => n.quantitative_share,
            "target.copy_limit" => n.copy_limit,
            "target.excellent" => n.grade_excellent,
            "target.good" => n.grade_good,
            "target.fair" => n.grade_fair,
            "target.due" => n.target_due,
            "target.midyear_days" => n.midyear_days,
            "target.endorsement" => n.endorsement,
            "monitor.progress_exempt" => n.progress_exempt,
            other => super::results::setting(s, other)
                .or_else(|| super::score::setting(s, other))
                .or_else(|| super::rectification::setting(s, other))
                .or_else(|| super::key_terms::setting(s, other))
                .unwrap_or(other),
        }
        .to_string();
    };
    let name = match tail {
        "enabled" => n.enabled,
        "yellow" => n.yellow,
        "red" => n.red,
        "yellow_pp" => n.yellow_points,
        "red_pp" => n.red_points,
        "yellow_days" => n.yellow_days,
        "red_days" => n.red_days,
        "yellow_days_bond" => n.yellow_days_bond,
        "red_days_bond" => n.red_days_bond,
        "yellow_yuan" => n.yellow_yuan,
        "red_yuan" => n.red_yuan,
        "min_amount_yuan" => n.min_amount,
        "exempt" => n.exempt,
        "talk_yuan" => n.talk,
        "from" => n.from,
        "days" => n.days,
        "years" => n.years,
        "min_share" => n.min_share,
        "red_share" => n.red_share,
        "rate_lt" => n.rate_lt,
        "blue" => n.blue,
        "red_weight" => n.red_weight,
        "pace_red" => n.pace_red,
        "fresh_days" => n.fresh_days,
        "gap" => n.score_gap,
        "unspent" => n.unspent,
        "over_share" => n.over_share,
        "yellow_points" => n.recheck_yellow,
        "red_points" => n.recheck_red,
        "cap_80" => n.cap_80,
        "cap_70" => n.cap_70,
        "cap_60" => n.cap_60,
        "cap_50" => n.cap_50,
        "rate_0430" => n.node_april,
        "rate_0831" => n.node_august,
        "rate_1031" => n.node_october,
        "rate_0630" => n.node_june,
        "rate_0930" => n.node_september,
        "rate_1130" => n.node_november,
        other => other,
    };
    format!("{number} {name}")
}

/// Items in one line, with the language's own separator.
pub fn list<'a>(lang: Lang, items: impl Iterator<Item = &'a str>) -> String {
    let separator = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    items.collect::<Vec<_>>().join(separator)
}

/// Which bound a file breaks.
fn bound(lang: Lang, what: TooLarge) -> &'static str {
    let (zh, en) = match what {
        TooLarge::FileBytes => ("文件字节数", "file bytes"),
        TooLarge::UnpackedBytes => ("解压后字节数", "unpacked bytes"),
        TooLarge::Rows => ("行数", "rows"),
        TooLarge::Columns => ("列数", "columns"),
        TooLarge::Cells => ("单元格数", "cells"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_threshold_has_a_name_in_words() {
        for (key, _) in crate::domain::monitor::setting::RuleSet::default().iter() {
            let name = setting(Lang::Zh.strings(), key);
            assert!(!name.contains('_') && name.chars().any(crate::domain::text::is_han), "{key}: {name}");
        }
    }

    use crate::exchange::record::Reason;
    #[test]
    fn a_row_set_aside_says_what_and_what_to_do() {
        let (what, todo) = reason(Lang::Zh, Reason::Missing(Column::PayDate));
        assert_eq!((what.as_str(), todo), ("缺支付日期", "改正该单元格后重新导入"));
    }

    #[test]
    fn a_missing_column_names_what_was_looked_for_and_what_was_found() {
        let fault = FileFault::MissingColumns {
            sheet: "支付".into(),
            row: 3,
            kind: Kind::Payments,
            missing: vec![Column::Amount, Column::PayDate],
            found: vec!["凭证号".into(), "收款人".into()],
        };
        let (text, hint) = file_fault(Lang::Zh, &fault);
        assert_eq!(text, "工作表「支付」第 3 行是支付明细的表头，但缺：金额、支付日期；有：凭证号、收款人");
        assert!(hint.contains("表头"));
        assert!(file_fault(Lang::En, &fault).0.contains("lacks amount, payment date"));
    }
}
