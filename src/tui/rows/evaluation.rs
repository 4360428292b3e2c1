//! What the screens of evaluation show: one form being filled in or judged,
//! the lists with their queues. Words are ready; figures are typed.
//!
//! Never here: how it is drawn, or a rule of scoring.

use rust_decimal::Decimal;

use crate::domain::target::objection::Certainty;

/// Texts of a form that have a page of their own to be written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LongText {
    /// 总体目标实际完成情况
    Achieved,
    /// 主要问题
    Problems,
    /// 改进措施
    Measures,
}

impl LongText {
    /// In the order of the form.
    pub const ALL: [LongText; 3] = [LongText::Achieved, LongText::Problems, LongText::Measures];
}

/// What is typed into, by its place in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// 实际完成值 of a row, from 0.
    Actual(usize),
    /// 偏差原因分析及改进措施 of a row.
    Reason(usize),
    /// 复核分 of a row.
    Checked(usize),
    /// 全年预算数
    Budget,
    /// 全年执行数
    Paid,
    /// A text below the rows.
    Text(LongText),
}

/// A row of indicators.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryRow {
    /// 数量, 质量, …
    pub class: String,
    /// 三级指标
    pub name: String,
    /// 指标值
    pub target: String,
    /// 实际完成值, as typed.
    pub actual: String,
    /// Full marks.
    pub weight: String,
    /// By the rule in force, or as a person set it.
    pub score: Option<Decimal>,
    /// Whether a person set it.
    pub by_hand: bool,
    /// What a reviewer gave instead.
    pub checked: Option<Decimal>,
    /// 偏差原因
    pub reason: String,
    /// Whether a reason is still needed.
    pub reason_missing: bool,
    /// How the score came about, in one sentence; what is asked where there is none.
    pub explanation: String,
    /// The gravest note on the row.
    pub flag: Option<Certainty>,
}

/// The execution of the budget.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Execution {
    /// 全年预算数, 万元, as typed.
    pub budget: String,
    /// 全年执行数
    pub paid: String,
    /// 执行率, with its sign; a dash where there is none.
    pub rate: String,
    /// Full marks.
    pub weight: String,
    /// Score.
    pub score: Option<Decimal>,
    /// How it came about.
    pub explanation: String,
}

/// A review note in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How sure.
    pub certainty: Certainty,
    /// Row of indicators it points at.
    pub row: Option<usize>,
    /// What it says.
    pub text: String,
}

/// A file that proves something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// File name.
    pub name: String,
    /// SHA-256 of its content.
    pub hash: String,
    /// Who named it and when.
    pub by: String,
}

/// What may be done with the form in sight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// It is being filled in.
    #[default]
    Fill,
    /// It waits for a reviewer, or was judged.
    Judge,
    /// It was drawn for a spot check: scores are given anew.
    Recheck,
}

/// A form as it is filled in or judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryPage {
    /// Row of the form.
    pub id: i64,
    /// `三清山机场航线运营补贴 2021`
    pub title: String,
    /// 未报, 已报, …
    pub state: String,
    /// What may be done.
    pub mode: Mode,
    /// Indicators.
    pub rows: Vec<EntryRow>,
    /// Money.
    pub execution: Execution,
    /// What the rows come to.
    pub total: Option<Decimal>,
    /// 优 良 中 差
    pub grade: String,
    /// What the unit or the reviewer says it comes to, where that is another.
    pub other_total: Option<(String, Decimal)>,
    /// The annual goal as it was set.
    pub goal: String,
    /// In the order of [`LongText::ALL`].
    pub texts: [String; 3],
    /// What keeps it from being submitted, in the order of the form.
    pub missing: Vec<(Place, String)>,
    /// What a reviewer would ask.
    pub remarks: Vec<Remark>,
    /// Evidence.
    pub proofs: Vec<Proof>,
    /// Time of day of the last save.
    pub saved: Option<String>,
    /// Why it came back.
    pub returned: Option<String>,
}

/// A text for a place of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Where.
    pub at: Place,
    /// What stood there when it was typed.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// A place where a colleague wrote something else meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Where.
    pub at: Place,
    /// What was typed here.
    pub ours: String,
    /// What stands in the store.
    pub theirs: String,
    /// Who wrote it.
    pub by: String,
}

/// Where an operator was when the line dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// Row of the form.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// The cell.
    pub at: Place,
    /// What was being typed; `None` where nothing was.
    pub text: Option<String>,
}
