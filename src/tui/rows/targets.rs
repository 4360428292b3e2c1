//! What the screens of targets show: the list with its queues, one target with
//! its objections, a sitting's receipt. Words are ready; figures are typed.
//!
//! Never here: how it is drawn, or a rule of the review.

use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::target::coverage::Coverage;
use crate::domain::target::objection::Certainty;
use crate::domain::target::review::Bands;
use crate::service::target::{Item, Queue, Seen};
use crate::store::target::Owner;
use crate::tui::parts::sheet::Row;

/// A line of the list and what an action needs to know of it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The line; its key is [`key_of`] its owner.
    pub row: Row,
    /// In which queues it stands, in the order of [`Queue::ALL`].
    pub queues: [bool; Queue::ALL.len()],
    /// As the service lists it.
    pub item: Item,
}

/// A number for cursors and marks.
pub fn key_of(owner: Owner) -> i64 {
    match owner {
        Owner::Project(id) => id,
        Owner::Department(id) => -id,
    }
}

/// All targets of a year.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    /// All lines, nearest deadline first.
    pub rows: Vec<Listed>,
    /// The line above the list.
    pub covered: Option<Coverage>,
    /// From how many points on a grade is given.
    pub bands: Option<Bands>,
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
    /// As the service lists it.
    pub item: Item,
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
    /// What a return would say.
    pub note: String,
    /// Against the version before.
    pub diff: Vec<(String, String)>,
}

impl TargetPage {
    /// Whether it waits for a reviewer's word.
    pub fn is_open(&self) -> bool {
        Queue::ToReview.holds(&self.item, "")
    }
}

/// What was decided on one or many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// How many it holds for now.
    pub count: usize,
    /// Name of the first.
    pub name: String,
    /// The sitting and the decisions, to take them back by.
    pub sitting: i64,
    /// In their order.
    pub decisions: Vec<i64>,
    /// The versions they are about.
    pub versions: Vec<i64>,
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
    pub seen: Vec<Seen>,
    /// Those that are left out, and why.
    pub left_out: Vec<(String, String)>,
}
