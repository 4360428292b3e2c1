//! What was found: by whom, of which kind, what should follow from it
//! (domain.md §3.7, §7.4).

use std::fmt;
use std::str::FromStr;

/// Where a finding comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// 绩效监控
    Monitoring,
    /// 绩效自评
    SelfEvaluation,
    /// 部门评价
    DepartmentEvaluation,
    /// 财政评价
    KeyEvaluation,
    /// 审计或检查 (问题整改)
    Inspection,
}

/// 问题类别
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// 决策
    Decision,
    /// 资金管理
    Funds,
    /// 组织实施
    Execution,
    /// 产出
    Output,
    /// 效益
    Outcome,
    /// 数据质量
    Data,
}

/// What is suggested to the budget (结果应用).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BudgetAction {
    /// 核减
    Cut,
    /// 收回
    TakeBack,
    /// 取消
    Cancel,
    /// 暂缓
    Hold,
    /// 无
    #[default]
    None,
}

/// 核查结论
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conclusion {
    /// 已完成
    Done,
    /// 部分完成
    Partly,
    /// 未完成
    NotDone,
    /// 长期坚持
    LongTerm,
}

/// Word of JSON and store, words of tables and forms; the first is how we write it.
type Words = (&'static str, &'static [&'static str]);

const SOURCES: [(Source, Words); 5] = [
    (Source::Monitoring, ("monitoring", &["绩效监控", "运行监控", "监控"])),
    (Source::SelfEvaluation, ("self_evaluation", &["绩效自评", "单位自评", "自评", "自评复核"])),
    (Source::DepartmentEvaluation, ("department_evaluation", &["部门评价", "部门绩效评价"])),
    (Source::KeyEvaluation, ("key_evaluation", &["财政评价", "财政重点评价", "重点评价", "财政绩效评价"])),
    (
        Source::Inspection,
        ("inspection", &["审计或检查", "问题整改", "审计", "检查", "巡察", "巡视", "财政监督", "监督检查", "审计检查"]),
    ),
];

const CATEGORIES: [(Category, Words); 6] = [
    (Category::Decision, ("decision", &["决策", "项目决策", "立项"])),
    (Category::Funds, ("funds", &["资金管理", "资金", "资金使用", "财务管理"])),
    (Category::Execution, ("execution", &["组织实施", "过程管理", "过程", "业务管理", "项目管理", "管理"])),
    (Category::Output, ("output", &["产出", "项目产出"])),
    (Category::Outcome, ("outcome", &["效益", "效果", "项目效益"])),
    (Category::Data, ("data", &["数据质量", "数据"])),
];

const ACTIONS: [(BudgetAction, Words); 5] = [
    (BudgetAction::Cut, ("cut", &["核减", "调减", "压减", "减少"])),
    (BudgetAction::TakeBack, ("take_back", &["收回", "上缴", "退回"])),
    (BudgetAction::Cancel, ("cancel", &["取消", "停止", "终止"])),
    (BudgetAction::Hold, ("hold", &["暂缓", "暂缓安排", "暂停"])),
    (BudgetAction::None, ("none", &["无", "不涉及", "-", ""])),
];

const CONCLUSIONS: [(Conclusion, Words); 4] = [
    (Conclusion::Done, ("done", &["已完成", "完成", "已整改", "已整改到位", "整改到位"])),
    (Conclusion::Partly, ("partly", &["部分完成", "部分整改", "基本完成"])),
    (Conclusion::NotDone, ("not_done", &["未完成", "未整改", "整改不到位"])),
    (Conclusion::LongTerm, ("long_term", &["长期坚持", "持续推进", "长期整改"])),
];

fn read<T: Copy>(table: &[(T, Words)], typed: &str) -> Option<T> {
    let plain: String = crate::domain::text::narrow(typed).split_whitespace().collect();
    let is = |w: &&(T, Words)| w.1.0.eq_ignore_ascii_case(&plain) || w.1.1.contains(&plain.as_str());
    table.iter().find(is).map(|row| row.0)
}

macro_rules! worded {
    ($kind:ident, $table:ident, $all:expr) => {
        impl $kind {
            /// In the order in which they are offered.
            pub const ALL: [$kind; $table.len()] = $all;

            /// The word used in JSON and in the store.
            pub const fn key(self) -> &'static str {
                // The table stands in the order of the enum; a test holds it.
                $table[self as usize].1.0
            }

            /// The reverse of the key; nothing else is taken.
            pub fn from_key(key: &str) -> Option<$kind> {
                $kind::ALL.into_iter().find(|k| k.key() == key)
            }

            /// As a table, a form or the command line writes it.
            pub fn read(typed: &str) -> Option<$kind> {
                read(&$table, typed)
            }
        }
    };
}

worded!(
    Source,
    SOURCES,
    [
        Source::Monitoring,
        Source::SelfEvaluation,
        Source::DepartmentEvaluation,
        Source::KeyEvaluation,
        Source::Inspection,
    ]
);
worded!(
    Category,
    CATEGORIES,
    [Category::Decision, Category::Funds, Category::Execution, Category::Output, Category::Outcome, Category::Data,]
);
worded!(
    BudgetAction,
    ACTIONS,
    [BudgetAction::Cut, BudgetAction::TakeBack, BudgetAction::Cancel, BudgetAction::Hold, BudgetAction::None]
);
worded!(Conclusion, CONCLUSIONS, [Conclusion::Done, Conclusion::Partly, Conclusion::NotDone, Conclusion::LongTerm]);

/// Words that tell a category where nobody named one; the first that stands there wins.
const HINTS: [(&str, Category); 13] = [
    ("重复", Category::Decision),
    ("立项", Category::Decision),
    ("论证", Category::Decision),
    ("数据", Category::Data),
    ("闲置", Category::Funds),
    ("资金", Category::Funds),
    ("支出", Category::Funds),
    ("拨付", Category::Funds),
    ("账", Category::Funds),
    ("进度", Category::Output),
    ("产出", Category::Output),
    ("效益", Category::Outcome),
    ("性价比", Category::Outcome),
];

impl Category {
    /// What the words of a list most likely mean; 组织实施 where nothing tells.
    pub fn guess(words: &str) -> Category {
        Category::read(words).unwrap_or_else(|| {
            HINTS.iter().find(|(hint, _)| words.contains(hint)).map_or(Category::Execution, |(_, c)| *c)
        })
    }
}

impl BudgetAction {
    /// Whether an amount belongs to it.
    pub const fn has_amount(self) -> bool {
        matches!(self, BudgetAction::Cut | BudgetAction::TakeBack)
    }
}

/// The number by which people call a finding: its ledger year and its place in
/// it, `2021-007`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    /// Year of the ledger.
    pub year: i16,
    /// 1, 2, …
    pub place: u32,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:03}", self.year, self.place)
    }
}

impl FromStr for Number {
    type Err = ();

    fn from_str(typed: &str) -> Result<Number, ()> {
        let plain: String = crate::domain::text::narrow(typed).split_whitespace().collect();
        let (year, place) = plain.split_once('-').ok_or(())?;
        let digits = |s: &str| !s.is_empty() && s.len() <= 9 && s.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || !digits(year) || !digits(place) {
            return Err(());
        }
        let number = Number { year: year.parse().map_err(|_| ())?, place: place.parse().map_err(|_| ())? };
        if number.place == 0 { Err(()) } else { Ok(number) }
    }
}

impl Number {
    /// As people write it; a bare `7` is the seventh of `year`.
    pub fn read(typed: &str, year: i16) -> Option<Number> {
        let plain = crate::domain::text::narrow(typed.trim());
        match plain.parse::<u32>() {
            Ok(place) => (place > 0).then_some(Number { year, place }),
            Err(_) => plain.parse().ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_out_and_come_back() {
        fn check<T: Copy + PartialEq + fmt::Debug>(table: &[(T, Words)], key: impl Fn(T) -> &'static str) {
            for (kind, (word, words)) in table {
                assert_eq!(key(*kind), *word, "the table stands in the order of the enum");
                for w in words.iter().chain([word]) {
                    assert_eq!(read(table, w), Some(*kind), "{w}");
                }
            }
        }
        check(&SOURCES, Source::key);
        check(&CATEGORIES, Category::key);
        check(&ACTIONS, BudgetAction::key);
        check(&CONCLUSIONS, Conclusion::key);
        assert_eq!(Category::read(" 资金 管理 "), Some(Category::Funds));
        assert_eq!(Category::read("其他"), None);
        assert_eq!(Category::guess("资金使用不规范"), Category::Funds);
        assert_eq!(Category::guess("制度不健全"), Category::Execution);
    }

    #[test]
    fn a_finding_is_called_by_year_and_place() {
        let seven = Number { year: 2021, place: 7 };
        assert_eq!(seven.to_string(), "2021-007");
        for typed in ["2021-007", "2021-7", "２０２１－７", "7", "007", " 2021 - 7 "] {
            assert_eq!(Number::read(typed, 2021), Some(seven), "{typed:?}");
        }
        for typed in ["", "0", "2021-0", "21-7", "2021-", "WT-7", "2021-7-1", "-7", "2021-4294967296"] {
            assert_eq!(Number::read(typed, 2021), None, "{typed:?}");
        }
    }
}
