//! What the screens of evaluation show: one form being filled in or judged,
//! the lists with their queues. Words are ready; figures are typed.
//!
//! Never here: how it is drawn, or a rule of scoring.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::domain::evaluation::cell::{At, Field};
use crate::domain::target::objection::Certainty;
use crate::service::evaluation::{Queue, Seen};
use crate::service::target::Subject;
use crate::tui::parts::sheet::Row;

/// The texts below the rows, in the order of the form.
pub const TEXTS: [Field; 3] = [Field::GoalActual, Field::Problems, Field::Measures];

/// A cell of the form as a whole.
pub const fn whole(field: Field) -> At {
    At { line: None, field }
}

/// A cell of a row.
pub const fn of(line: usize, field: Field) -> At {
    At { line: Some(line), field }
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
    /// Points that were picked within the band of words.
    pub picked: Option<Decimal>,
    /// Far above for reasons outside.
    pub objective: bool,
    /// Approved as not applicable.
    pub not_applicable: bool,
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
    /// 全年预算数, 万元.
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
    /// Nothing budgeted, nothing spent: somebody may decide.
    pub zero: bool,
    /// What was decided then, in words.
    pub decided: Option<String>,
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
}

/// A form as it is filled in or judged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EntryPage {
    /// Whose.
    pub subject: Option<Subject>,
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
    /// In the order of [`TEXTS`].
    pub texts: [String; 3],
    /// What keeps it from being submitted, in the order of the form.
    pub missing: Vec<(At, String)>,
    /// What a reviewer would ask.
    pub remarks: Vec<Remark>,
    /// Evidence.
    pub proofs: Vec<Proof>,
    /// Time of day of the last save.
    pub saved: Option<String>,
    /// The revision of each cell.
    pub revisions: HashMap<At, i64>,
    /// Why it came back.
    pub returned: Option<String>,
    /// Row of its project; a department has none.
    pub project: Option<i64>,
    /// What a step needs to know of it.
    pub seen: Option<Seen>,
    /// The cell that was kept last.
    pub last: Option<At>,
    /// What a return would say.
    pub proposed: String,
}

/// A text for a place of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Where.
    pub at: At,
    /// What is to stand there.
    pub value: String,
    /// The revision that was seen there; 0 where there was none.
    pub seen: i64,
}

/// A place where a colleague wrote something else meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Where.
    pub at: At,
    /// What was typed here.
    pub ours: String,
    /// What stands in the store.
    pub theirs: String,
    /// Its revision.
    pub revision: i64,
    /// The revision that was seen here.
    pub seen: i64,
    /// Who wrote it.
    pub by: String,
}

/// Where an operator was when the line dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// Whose form.
    pub subject: Subject,
    /// Of which year.
    pub year: i16,
    /// What it is called.
    pub name: String,
    /// The cell with what was being typed; nothing where nothing was: the one
    /// that was kept last tells where.
    pub typed: Option<(At, String)>,
}

/// A view of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// 自评 of projects.
    #[default]
    Projects,
    /// 部门整体自评
    Departments,
    /// 重点评价
    Key,
    /// 统计
    Statistics,
}

impl View {
    /// In the order of Tab.
    pub const ALL: [View; 4] = [View::Projects, View::Departments, View::Key, View::Statistics];
}

/// A line of the lists of self-evaluations.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The line; its key is that of its owner (see [`crate::tui::rows::targets::key_of`]).
    pub row: Row,
    /// In which queues it stands, in the order of [`Queue::ALL`].
    pub queues: [bool; Queue::ALL.len()],
    /// Whether it waits for a reviewer.
    pub waits: bool,
    /// What it is called.
    pub name: String,
    /// How the services name it.
    pub subject: Subject,
    /// What a step needs to know of it.
    pub seen: Seen,
}

/// All evaluations of a year.
#[derive(Debug, Clone, Default)]
pub struct Evaluations {
    /// Of projects.
    pub projects: Vec<Listed>,
    /// Of whole departments.
    pub departments: Vec<Listed>,
    /// By third parties.
    pub key: Vec<Row>,
    /// Coverage, grades, amounts.
    pub statistics: Vec<Row>,
    /// The year that is evaluated.
    pub year: i16,
    /// The line above the lists.
    pub summary: String,
    /// What the pane of the workstation shows, with the project each line is about.
    pub pane: Pane,
}

/// What the pane of the workstation shows.
#[derive(Debug, Clone, Default)]
pub struct Pane {
    /// `优4 良8 中3 差0`
    pub grades: String,
    /// How many evaluations there are.
    pub count: usize,
    /// State, what it is about, and how far it is.
    pub rows: Vec<Row>,
    /// The same of single projects, by their codes.
    pub of_projects: Vec<(String, Row)>,
}

impl Pane {
    /// The evaluations of a project.
    pub fn of_project(&self, code: &str) -> Vec<Row> {
        self.of_projects.iter().filter(|(p, _)| p == code).map(|(_, r)| r.clone()).collect()
    }
}
