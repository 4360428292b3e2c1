//! Money of a project: fund types, quota lines (预算指标) and payments.

use super::date::Date;
use super::money::Money;
use super::text;

/// 资金性质, in the order of the glossary (domain.md §1.2), which is also the
/// order in which untagged payments look for a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FundType {
    /// 一般公共预算
    GeneralPublic,
    /// 政府性基金预算
    GovernmentFund,
    /// 国有资本经营预算
    StateCapital,
    /// 社会保险基金预算
    SocialInsurance,
    /// 地方政府债券, kind not told
    Bond,
    /// 专项债券
    SpecialBond,
    /// 一般债券
    GeneralBond,
    /// 财政拨款, book not told
    Appropriation,
    /// 财政专户管理资金
    SpecialAccount,
    /// 单位资金
    UnitFunds,
    /// 其他资金
    OtherFunds,
    /// 上级转移支付
    Transfer,
    /// As the file wrote it.
    Named(String),
    /// No file told.
    Unknown,
}

/// Known kinds: key in the store, name, words that a folded cell may hold.
const FUNDS: [(FundType, &str, &str, &[&str]); 12] = [
    (FundType::SpecialBond, "special_bond", "专项债券", &["专项债"]),
    (FundType::GeneralBond, "general_bond", "一般债券", &["一般债"]),
    (FundType::Bond, "bond", "地方政府债券", &["债券"]),
    (FundType::GovernmentFund, "government_fund", "政府性基金预算", &["政府性基金", "基金预算"]),
    (FundType::StateCapital, "state_capital", "国有资本经营预算", &["国有资本"]),
    (FundType::SocialInsurance, "social_insurance", "社会保险基金预算", &["社会保险", "社保基金"]),
    (
        FundType::GeneralPublic,
        "general_public",
        "一般公共预算",
        &["一般公共预算", "公共财政预算", "一般预算", "公共预算"],
    ),
    (FundType::SpecialAccount, "special_account", "财政专户管理资金", &["财政专户", "专户"]),
    (FundType::UnitFunds, "unit_funds", "单位资金", &["单位资金", "自有资金", "事业收入", "经营收入"]),
    (FundType::OtherFunds, "other_funds", "其他资金", &["其他资金", "其它资金"]),
    (FundType::Transfer, "transfer", "上级转移支付", &["转移支付", "上级补助", "上级专项"]),
    (FundType::Appropriation, "appropriation", "财政拨款", &["财政拨款"]),
];

impl FundType {
    /// Reads a cell such as `11 一般公共预算`, `[12]政府性基金预算` or `专项债券`.
    /// An empty cell gives `None`; an unknown word is kept as it is.
    pub fn parse(cell: &str) -> Option<FundType> {
        let (code, name) = super::code::split(cell);
        let Some(name) = name else { return code.and_then(|c| Self::from_code(&c)) };
        let folded = text::fold(&name);
        if folded.is_empty() || folded.chars().all(text::is_dash) {
            return code.and_then(|c| Self::from_code(&c));
        }
        // Social insurance funds hold the word 基金预算 too, so the more special comes first.
        let social = folded.contains("社会保险") || folded.contains("社保");
        let known = FUNDS
            .iter()
            .filter(|(kind, ..)| !(social && *kind == FundType::GovernmentFund))
            .find(|(_, _, _, words)| words.iter().any(|w| folded.contains(w)))
            .map(|(kind, ..)| kind.clone());
        Some(known.unwrap_or_else(|| FundType::Named(text::clean(&name))))
    }

    /// The usual codes 11 to 14, 2 and 3 (domain.md §9.2, conf medium).
    fn from_code(code: &str) -> Option<FundType> {
        match code {
            "1" | "11" | "111" | "1101" => Some(FundType::GeneralPublic),
            "12" | "121" | "1201" => Some(FundType::GovernmentFund),
            "13" | "131" => Some(FundType::StateCapital),
            "14" => Some(FundType::SocialInsurance),
            "2" | "21" => Some(FundType::SpecialAccount),
            "3" | "31" => Some(FundType::UnitFunds),
            _ => Some(FundType::Named(code.to_string())),
        }
    }

    /// The key under which the store keeps it.
    pub fn key(&self) -> &str {
        match self {
            FundType::Named(word) => word,
            FundType::Unknown => "",
            known => FUNDS.iter().find(|(k, ..)| k == known).map_or("", |(_, key, ..)| key),
        }
    }

    /// The reverse of [`FundType::key`].
    pub fn from_key(key: &str) -> FundType {
        if key.is_empty() {
            return FundType::Unknown;
        }
        FUNDS
            .iter()
            .find(|(_, k, ..)| *k == key)
            .map_or_else(|| FundType::Named(key.to_string()), |(kind, ..)| kind.clone())
    }

    /// The official Chinese name; `None` where no file told one. A term of the
    /// data standard, the same in every language of the interface.
    pub fn name(&self) -> Option<&str> {
        match self {
            FundType::Named(word) => Some(word),
            FundType::Unknown => None,
            known => FUNDS.iter().find(|(k, ..)| k == known).map(|(_, _, name, _)| *name),
        }
    }
}

/// What a quota line does to the budget (contract "The kind of a quota line").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotaKind {
    /// 年初
    Initial,
    /// 追加
    Addition,
    /// 追减
    Cut,
    /// 结转
    CarryOver,
}

impl QuotaKind {
    /// Reads 指标类型, 指标来源 or 调整类型. The more telling word wins: a
    /// 追加 of the 当年预算 is an addition.
    pub fn parse(cell: &str) -> Option<QuotaKind> {
        let folded = text::fold(cell);
        let has = |words: &[&str]| words.iter().any(|w| folded.contains(w));
        if has(&["追减", "调减", "收回", "核减", "压减"]) {
            Some(QuotaKind::Cut)
        } else if has(&["追加", "调增", "新增", "增加"]) {
            Some(QuotaKind::Addition)
        } else if has(&["结转", "结余"]) {
            Some(QuotaKind::CarryOver)
        } else if has(&["年初", "部门预算", "当年预算", "初始"]) {
            Some(QuotaKind::Initial)
        } else {
            None
        }
    }

    /// The key under which the store keeps it.
    pub const fn key(self) -> &'static str {
        match self {
            QuotaKind::Initial => "initial",
            QuotaKind::Addition => "addition",
            QuotaKind::Cut => "cut",
            QuotaKind::CarryOver => "carry_over",
        }
    }

    /// The reverse of [`QuotaKind::key`].
    pub fn from_key(key: &str) -> Option<QuotaKind> {
        [QuotaKind::Initial, QuotaKind::Addition, QuotaKind::Cut, QuotaKind::CarryOver]
            .into_iter()
            .find(|k| k.key() == key)
    }
}

/// One budget quota line (预算指标). Not a performance indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// Row in the store; 0 for the line that stands in for a declared budget.
    pub id: i64,
    /// `None` where no column told; settled by [`settle_kinds`].
    pub kind: Option<QuotaKind>,
    /// 资金性质
    pub fund: FundType,
    /// Year the money was first budgeted, where a column names it.
    pub origin_year: Option<i16>,
    /// Signed: a cut is negative.
    pub amount: Money,
    /// 下达日期; `None` counts from January 1 of the year.
    pub issued: Option<Date>,
    /// 指标文号
    pub doc_no: Option<String>,
}

/// One payment (or refund, negative) of a voucher line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Row in the store.
    pub id: i64,
    /// The day it counts on.
    pub date: Date,
    /// Negative for refunds and reversals.
    pub amount: Money,
    /// `None` where the voucher names no fund type.
    pub fund: Option<FundType>,
    /// What the reader of the file noticed about the row.
    pub defects: Defects,
}

/// Defects of a payment row that a look at the row alone shows (rule R18).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Defects {
    /// Dated after the file says it was made.
    pub future_dated: bool,
    /// The payee's account holds Chinese characters.
    pub account_has_han: bool,
    /// A 用途 column is there, and this cell is empty or only symbols.
    pub purpose_empty: bool,
    /// The file gave a month and no day.
    pub month_only: bool,
}

impl Defects {
    /// As a bit set, for the store.
    pub const fn bits(self) -> i64 {
        self.future_dated as i64
            | (self.account_has_han as i64) << 1
            | (self.purpose_empty as i64) << 2
            | (self.month_only as i64) << 3
    }

    /// The reverse of [`Defects::bits`].
    pub const fn from_bits(bits: i64) -> Defects {
        Defects {
            future_dated: bits & 1 != 0,
            account_has_han: bits & 2 != 0,
            purpose_empty: bits & 4 != 0,
            month_only: bits & 8 != 0,
        }
    }
}

/// Whether a payment row is marked as money coming back (contract).
pub fn marks_refund(cell: &str) -> bool {
    let folded = text::fold(cell);
    ["退款", "退票", "红字", "冲销", "退回", "冲正"].iter().any(|w| folded.contains(w))
}

/// Settles kinds that no column told: lines of the earliest issue date are
/// initial, later ones additions; a negative amount is a cut whatever the
/// column says (contract "The kind of a quota line"). Undated lines are earliest.
pub fn settle_kinds(quotas: &mut [Quota]) {
    let first = quotas.iter().filter(|q| q.kind.is_none() && !q.amount.is_negative()).map(|q| q.issued).min();
    // The project's earliest date of all decides, not that of the untold lines alone.
    let earliest = quotas.iter().filter(|q| !q.amount.is_negative()).map(|q| q.issued).min().or(first);
    for q in quotas {
        if q.amount.is_negative() {
            q.kind = Some(QuotaKind::Cut);
        } else if q.kind.is_none() {
            let is_first = earliest == Some(q.issued);
            q.kind = Some(if is_first { QuotaKind::Initial } else { QuotaKind::Addition });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fund_types_as_files_write_them() {
        for (cell, want) in [
            ("11 一般公共预算", FundType::GeneralPublic),
            ("[12]政府性基金预算", FundType::GovernmentFund),
            ("政府性基金", FundType::GovernmentFund),
            ("社会保险基金预算", FundType::SocialInsurance),
            ("地方政府专项债券", FundType::SpecialBond),
            ("地方政府债券", FundType::Bond),
            ("13", FundType::StateCapital),
            ("扶贫专款", FundType::Named("扶贫专款".into())),
        ] {
            assert_eq!(FundType::parse(cell), Some(want.clone()), "{cell}");
            assert_eq!(FundType::from_key(want.key()), want);
        }
        assert_eq!(FundType::parse(" "), None);
    }

    #[test]
    fn the_kind_of_a_quota_line() {
        use QuotaKind::*;
        for (cell, want) in [
            ("[21]当年预算", Some(Initial)),
            ("年初预算", Some(Initial)),
            ("部门预算", Some(Initial)),
            ("追加", Some(Addition)),
            ("当年预算追加", Some(Addition)),
            ("调增", Some(Addition)),
            ("新增", Some(Addition)),
            ("追减", Some(Cut)),
            ("指标调减", Some(Cut)),
            ("收回统筹", Some(Cut)),
            ("[22]上年结转（非权责制）", Some(CarryOver)),
            ("上年结余", Some(CarryOver)),
            ("暂存款", None),
        ] {
            assert_eq!(QuotaKind::parse(cell), want, "{cell}");
        }
    }

    fn quota(amount: i64, issued: &str, kind: Option<QuotaKind>) -> Quota {
        Quota {
            id: 1,
            kind,
            fund: FundType::GeneralPublic,
            origin_year: None,
            amount: Money::from_yuan(amount),
            issued: crate::domain::date::parse_iso(issued),
            doc_no: None,
        }
    }

    #[test]
    fn where_nothing_tells_the_earliest_lines_are_initial() {
        let mut lines = [
            quota(300, "2021-02-01", None),
            quota(50, "2021-04-12", None),
            quota(20, "2021-02-01", None),
            quota(-10, "2021-05-01", None),
        ];
        settle_kinds(&mut lines);
        let kinds: Vec<_> = lines.iter().map(|q| q.kind.map(QuotaKind::key)).collect();
        assert_eq!(kinds, [Some("initial"), Some("addition"), Some("initial"), Some("cut")]);
    }

    #[test]
    fn defects_survive_the_store() {
        for bits in 0..16 {
            assert_eq!(Defects::from_bits(bits).bits(), bits);
        }
    }
}
