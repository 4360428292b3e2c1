//! What the screens of targets show: the list with its queues, one target with
//! its objections, a sitting's receipt. Words are ready; figures are typed.
//!
//! Never here: how it is drawn, or a rule of the review.

use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::target::objection::Certainty;
use crate::tui::parts::sheet::Row;

/// A part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// 待审
    Waiting,
    /// 已审
    Reviewed,
    /// 被退回
    Returned,
    /// 经办过
    Handled,
    /// 未报
    Missing,
    /// 全部
    All,
}

impl Queue {
    /// In the order of Tab.
    pub const ALL: [Queue; 6] =
        [Queue::Waiting, Queue::Reviewed, Queue::Returned, Queue::Handled, Queue::Missing, Queue::All];
}

/// Objections by certainty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Hints {
    pub sure: usize,
    pub judgement: usize,
    pub doubtful: usize,
}

impl Hints {
    /// One more.
    pub fn add(&mut self, certainty: Certainty) {
        match certainty {
            Certainty::Sure => self.sure += 1,
            Certainty::Judgement => self.judgement += 1,
            Certainty::Doubtful => self.doubtful += 1,
        }
    }

    /// The gravest there is.
    pub fn worst(self) -> Option<Certainty> {
        match self {
            Hints { sure: 1.., .. } => Some(Certainty::Sure),
            Hints { judgement: 1.., .. } => Some(Certainty::Judgement),
            Hints { doubtful: 1.., .. } => Some(Certainty::Doubtful),
            _ => None,
        }
    }
}

/// A line of the list and what an action needs to know of it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The line; its key is [`Subject::key`].
    pub row: Row,
    /// In which queues it stands.
    pub queues: [bool; Queue::ALL.len()],
    /// The version as it was read; 0 where nothing was filed.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// Its budget.
    pub budget: Money,
    /// Whether it has objections that are sure.
    pub sure: bool,
}

/// Whose target it is, as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A project by its row.
    Project(i64),
    /// A department by its row.
    Department(i64),
}

impl Subject {
    /// For cursors and marks.
    pub fn key(self) -> i64 {
        match self {
            Subject::Project(id) => id,
            Subject::Department(id) => -id,
        }
    }

    /// The reverse of [`Subject::key`].
    pub fn of(key: i64) -> Subject {
        if key < 0 { Subject::Department(-key) } else { Subject::Project(key) }
    }
}

/// 优, 良, 中, 差
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Grade {
    Excellent,
    Good,
    Fair,
    Poor,
}

/// How much of the city has approved targets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Covered {
    pub departments: (usize, usize),
    pub projects: (usize, usize),
    pub amount: (Money, Money),
}

/// All targets of a year.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    /// All lines, nearest deadline first.
    pub rows: Vec<Listed>,
    /// The line above the list.
    pub covered: Covered,
}

/// An objection in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objected {
    /// How sure.
    pub certainty: Certainty,
    /// Row of the indicators, from 0, where it is about one.
    pub row: Option<usize>,
    /// Cell, quote and what is wrong.
    pub text: String,
    /// The wording proposed, where there is one.
    pub suggestion: Option<String>,
}

/// A target as the reviewer sees it.
#[derive(Debug, Clone)]
pub struct TargetPage {
    /// Whose it is.
    pub subject: Subject,
    /// The version that was read; 0 where nothing was filed.
    pub version: i64,
    /// `三清山机场航线运营补贴（市民航局）`
    pub title: String,
    /// State, version, days, grade.
    pub state: String,
    /// Funds in one line.
    pub funds: String,
    /// The annual goal.
    pub goal: String,
    /// Marks of all indicators together.
    pub weights: String,
    /// Indicators.
    pub rows: Vec<Row>,
    /// Whether last year's values are known of any.
    pub has_last: bool,
    /// Each indicator in full, in the order of `rows`.
    pub wholes: Vec<Vec<(String, String)>>,
    /// The target in full.
    pub whole: Vec<(String, String)>,
    /// Objections, surest first.
    pub objections: Vec<Objected>,
    /// How many of each certainty.
    pub hints: Hints,
    /// What a return would say.
    pub note: String,
    /// Against the version before.
    pub diff: Vec<(String, String)>,
    /// Whether it can be decided now.
    pub open: bool,
}

/// What was decided on one or many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// Those for which it holds now.
    pub done: Vec<i64>,
    /// Name of the first.
    pub name: String,
    /// Those for which it does not, and why.
    pub left_out: Vec<(String, String)>,
}

/// What would be issued, or was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Issuing {
    /// How many.
    pub count: usize,
    /// Their budget.
    pub sum: Money,
    /// Document number.
    pub document: String,
    /// Day of it.
    pub day: Option<Date>,
    /// Which ones.
    pub keys: Vec<i64>,
    /// Those that are left out, and why.
    pub left_out: Vec<(String, String)>,
}
