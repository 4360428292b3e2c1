//! What units report in the monitoring rounds of a year (绩效运行监控,
//! domain.md §3.2): the input of the rules that look at targets.
//!
//! Never here: a light, or a form as a file has it (see `domain::form`).

use rust_decimal::Decimal;

use crate::domain::date::Date;
use crate::domain::indicator::progress::is_unreported;
use crate::domain::indicator::{Aim, Reading};

/// The rounds a project takes part in, and what it reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MonitoringFacts {
    /// In order of their cut-off days.
    pub rounds: Vec<Round>,
}

/// A round "1—N月" as one project sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// N
    pub months: u8,
    /// The day whose figures it asks for. Values hold from this day on,
    /// whenever they came in, as a payment counts on its own day.
    pub cutoff: Date,
    /// The last day to file.
    pub due: Date,
    /// What the unit filed last.
    pub form: Option<MonitorForm>,
}

/// A filed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonitorForm {
    /// Where it stands.
    pub state: FormState,
    /// When it came in.
    pub filed: Date,
    /// When it was sent back, in the state [`FormState::Returned`].
    pub returned: Option<Date>,
    /// A line an indicator of the target in force on the cut-off day.
    pub values: Vec<Reported>,
}

/// Where a form stands (domain.md §2.4).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormState {
    /// 未报
    #[default]
    NotFiled,
    /// 已报
    Filed,
    /// 退回
    Returned,
    /// 已审
    Accepted,
    /// 已发整改
    Noticed,
}

impl FormState {
    /// All, in the order of its life.
    pub const ALL: [FormState; 5] =
        [FormState::NotFiled, FormState::Filed, FormState::Returned, FormState::Accepted, FormState::Noticed];

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            FormState::NotFiled => "not_filed",
            FormState::Filed => "filed",
            FormState::Returned => "returned",
            FormState::Accepted => "accepted",
            FormState::Noticed => "noticed",
        }
    }

    /// The reverse of [`FormState::key`].
    pub fn from_key(key: &str) -> Option<FormState> {
        FormState::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Whether its values may be relied on.
    pub const fn stands(self) -> bool {
        matches!(self, FormState::Filed | FormState::Accepted | FormState::Noticed)
    }
}

/// What a unit says of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// 三级指标
    pub name: String,
    /// 分值 in the target version; nothing where its form has none.
    pub weight: Option<Decimal>,
    /// What the target asks.
    pub aim: Aim,
    /// 1—N月执行情况; an empty text where nothing was reported.
    pub actual: Reading,
    /// 全年预计完成情况; the same.
    pub forecast: Reading,
    /// 完成目标可能性
    pub possibility: Option<Possibility>,
    /// 偏差原因, ticked or not, in the order of [`Cause::ALL`].
    pub causes: [bool; 5],
    /// 原因说明
    pub reason: String,
}

/// 完成目标可能性, from likely to impossible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Possibility {
    /// 确定能
    Certain,
    /// 有可能
    Possible,
    /// 完全不可能
    Impossible,
}

impl Possibility {
    /// All three.
    pub const ALL: [Possibility; 3] = [Possibility::Certain, Possibility::Possible, Possibility::Impossible];

    /// Reads a cell: the official words, a system's `1 确定能`, the number alone.
    pub fn parse(printed: &str) -> Option<Possibility> {
        // 不可能 holds 可能, and 可能 holds 能.
        const WORDS: [(&str, Possibility); 6] = [
            ("不可能", Possibility::Impossible),
            ("不能", Possibility::Impossible),
            ("无法", Possibility::Impossible),
            ("不确定", Possibility::Possible),
            ("可能", Possibility::Possible),
            ("能", Possibility::Certain),
        ];
        let plain = printed.trim();
        match plain {
            "1" => Some(Possibility::Certain),
            "2" => Some(Possibility::Possible),
            "3" => Some(Possibility::Impossible),
            _ => WORDS.into_iter().find(|(word, _)| plain.contains(word)).map(|(_, p)| p),
        }
    }

    /// The word used in JSON and in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Possibility::Certain => "certain",
            Possibility::Possible => "possible",
            Possibility::Impossible => "impossible",
        }
    }

    /// The reverse of [`Possibility::key`].
    pub fn from_key(key: &str) -> Option<Possibility> {
        Possibility::ALL.into_iter().find(|p| p.key() == key)
    }

    /// The official word, a term of the forms in every language of the interface.
    pub const fn name(self) -> &'static str {
        match self {
            Possibility::Certain => "确定能",
            Possibility::Possible => "有可能",
            Possibility::Impossible => "完全不可能",
        }
    }
}

/// 偏差原因分析
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// 经费保障
    Money,
    /// 制度保障
    Rules,
    /// 人员保障
    Staff,
    /// 硬件条件保障
    Equipment,
    /// 其他
    Other,
}

impl Cause {
    /// In the order of the form.
    pub const ALL: [Cause; 5] = [Cause::Money, Cause::Rules, Cause::Staff, Cause::Equipment, Cause::Other];

    /// The word used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Cause::Money => "money",
            Cause::Rules => "rules",
            Cause::Staff => "staff",
            Cause::Equipment => "equipment",
            Cause::Other => "other",
        }
    }

    /// The reverse of [`Cause::key`].
    pub fn from_key(key: &str) -> Option<Cause> {
        Cause::ALL.into_iter().find(|c| c.key() == key)
    }

    /// The official word, a term of the forms in every language of the interface.
    pub const fn name(self) -> &'static str {
        match self {
            Cause::Money => "经费保障",
            Cause::Rules => "制度保障",
            Cause::Staff => "人员保障",
            Cause::Equipment => "硬件条件保障",
            Cause::Other => "其他",
        }
    }

    /// Whether a cell of its column is ticked: `√`, `☑`, `■`, `是`, or any
    /// words at all; an empty box, `否`, `无` and a dash are not.
    pub fn is_ticked(cell: &str) -> bool {
        let plain: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
        const UNTICKED: [&str; 10] = ["", "□", "☐", "○", "否", "无", "0", "/", "×", "✗"];
        !(UNTICKED.contains(&plain.as_str()) || plain.chars().all(crate::domain::text::is_dash))
    }
}

impl Reported {
    /// 原因说明 and 备注 as one.
    pub fn joined(said: [&str; 2]) -> String {
        said.map(str::trim).into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("；")
    }

    /// The causes that were ticked.
    pub fn causes(&self) -> impl Iterator<Item = Cause> {
        Cause::ALL.into_iter().zip(self.causes).filter(|(_, ticked)| *ticked).map(|(cause, _)| cause)
    }

    /// Whether a value was reported.
    pub fn is_reported(&self) -> bool {
        !is_unreported(&self.actual)
    }
}

impl MonitoringFacts {
    /// The last round whose figures hold on a day.
    pub fn latest(&self, as_of: Date) -> Option<&Round> {
        self.rounds.iter().filter(|r| r.cutoff <= as_of).max_by_key(|r| (r.cutoff, r.months))
    }

    /// The last round, with its form, from which target progress can be told on a day.
    pub fn told(&self, as_of: Date) -> Option<(&Round, &MonitorForm)> {
        let standing = self.rounds.iter().filter(|r| r.cutoff <= as_of).filter_map(|round| {
            let form = round.form.as_ref().filter(|f| f.state.stands())?;
            form.values.iter().any(Reported::is_reported).then_some((round, form))
        });
        standing.max_by_key(|(r, _)| (r.cutoff, r.months))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn possibility_under_its_many_words() {
        for (printed, want) in [
            ("确定能", Some(Possibility::Certain)),
            ("1 确定能", Some(Possibility::Certain)),
            ("能", Some(Possibility::Certain)),
            ("有可能", Some(Possibility::Possible)),
            ("可能完成", Some(Possibility::Possible)),
            ("完全不可能", Some(Possibility::Impossible)),
            ("不可能", Some(Possibility::Impossible)),
            ("3", Some(Possibility::Impossible)),
            ("", None),
            ("√", None),
        ] {
            assert_eq!(Possibility::parse(printed), want, "{printed}");
        }
        for p in Possibility::ALL {
            assert_eq!((Possibility::parse(p.name()), Possibility::from_key(p.key())), (Some(p), Some(p)));
        }
    }

    #[test]
    fn ticks_of_every_kind() {
        for cell in ["√", "☑", "■", "是", "1", "资金未到位"] {
            assert!(Cause::is_ticked(cell), "{cell}");
        }
        for cell in ["", " ", "□", "否", "无", "—", "--", "/"] {
            assert!(!Cause::is_ticked(cell), "{cell}");
        }
    }

    #[test]
    fn words_of_the_store_lead_back() {
        for state in FormState::ALL {
            assert_eq!(FormState::from_key(state.key()), Some(state));
        }
    }
}
