//! What the monitoring screen asks of the store, and what it is told: one view
//! at a time. Words are ready; figures are typed.
//!
//! Never here: how it is drawn, or a rule of the field.

use std::path::PathBuf;

use rust_decimal::Decimal;

use crate::domain::date::Date;
use crate::domain::money::Money;
use crate::domain::monitor::idle::Sum;
use crate::domain::monitor::key::Checked;
use crate::domain::monitor::lines::LineKey;
use crate::domain::monitor::quadrant::Quadrant;
use crate::service::key::Found;
use crate::service::monitor::{Item, RoundLine, Seen};
use crate::service::quadrants::QuadrantSum;

use super::parts::sheet::Row;

/// A view of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// 报送
    #[default]
    Forms,
    /// 四象限
    Quadrants,
    /// 闲置资金
    Idle,
    /// 重点监控
    Key,
    /// 两日对比
    Days,
}

impl View {
    /// In the order of Tab.
    pub const ALL: [View; 5] = [View::Forms, View::Quadrants, View::Idle, View::Key, View::Days];
}

/// A fund line as an action names it: project row, code, line.
pub type Line = (i64, String, LineKey);

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// The forms of a round; of the latest where none is named.
    Forms(Option<u8>),
    /// Every project in its quadrant.
    Quadrants,
    /// What could be given back.
    Idle,
    /// The suggestion beside the choice.
    Key,
    /// Two days; the usual ones where none are named.
    Days(Option<(Date, Date)>),
    /// One form of a round with its values.
    Form(u8, String),
    /// What monitoring knows of a project: its row and its code.
    Life(i64, String),
    /// Opens a round: months, cut-off, due.
    Open(u8, Date, Date),
    /// Accepts forms.
    Accept(u8, Vec<Seen>),
    /// Sends forms back.
    Return(u8, Vec<Seen>, String),
    /// A letter of rectification was sent about forms, under its number.
    Notice(u8, Vec<Seen>, String),
    /// Closes a round as it was seen, though forms are missing where that was agreed to.
    Close(u8, bool, i64),
    /// Writes the report of a round.
    Report(u8, PathBuf),
    /// Writes forms to fill in into a folder: of these projects, of all where none is named.
    WriteForms(u8, Vec<String>, PathBuf),
    /// Marks lines as contract tails.
    Mark(Vec<Line>, Option<Money>, String, Option<Date>),
    /// Takes the marks off.
    Unmark(Vec<Line>, String),
    /// Proposes to take back these lines, and prints that.
    Propose(Vec<(i64, LineKey)>, PathBuf),
    /// Puts projects into the list of key projects, or takes them out.
    Choose(Vec<String>, bool, String),
    /// Enters results of extended checks.
    Check(Vec<Found>),
}

/// What is told.
#[derive(Debug)]
pub enum Told {
    /// A view.
    Forms(FormsTold),
    /// A view.
    Quadrants(QuadrantsTold),
    /// A view.
    Idle(IdleTold),
    /// A view.
    Key(KeyTold),
    /// A view.
    Days(DaysTold),
    /// Something to be read: title, heads and texts.
    Whole(String, Vec<(String, String)>),
    /// What monitoring knows of a project, by its row.
    Life(i64, Vec<(String, String)>),
    /// Something was done.
    Done(String),
}

/// The forms of a round.
#[derive(Debug, Default)]
pub struct FormsTold {
    /// The rounds of the year, by months.
    pub rounds: Vec<RoundLine>,
    /// The round the forms are of.
    pub months: Option<u8>,
    /// Its forms.
    pub lines: Vec<(Row, Item)>,
}

/// A project in the plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Dot {
    pub quadrant: Quadrant,
    pub rate: Decimal,
    pub progress: Decimal,
}

/// Money against results.
#[derive(Debug, Default)]
pub struct QuadrantsTold {
    /// Projects with a place, the most idle money first.
    pub rows: Vec<Row>,
    /// The same for the plot.
    pub dots: Vec<Dot>,
    /// What stands in each, and what has no place.
    pub sums: Vec<(Option<Quadrant>, QuadrantSum)>,
    /// The pace of money and of work, each project weighing as much as its budget.
    pub pace: Option<(Decimal, Decimal)>,
}

/// A line that lies idle.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct IdleLine {
    pub row: Row,
    pub project: i64,
    pub code: String,
    pub line: LineKey,
    pub marked: bool,
    /// What a new proposal would ask for.
    pub open: Money,
}

/// What could be given back.
#[derive(Debug, Default)]
pub struct IdleTold {
    /// Line by line.
    pub lines: Vec<IdleLine>,
    /// By department.
    pub departments: Vec<Row>,
    /// By reason.
    pub reasons: Vec<Row>,
    /// Proposed rows with what was taken back.
    pub tracked: Vec<Row>,
    /// Of all lines.
    pub sum: Sum,
    /// Of what could be given back: asked for before.
    pub asked: Money,
    /// Asked, taken back, withdrawn, outstanding, in words.
    pub tracking: String,
}

/// A project of the suggestion.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct KeyLine {
    pub row: Row,
    pub project: i64,
    pub code: String,
    pub chosen: bool,
    /// Items of the extended checks with their newest results; none of one that is not chosen.
    pub checks: Vec<(String, Option<(Checked, String)>)>,
}

/// The suggestion beside the choice.
#[derive(Debug, Default)]
pub struct KeyTold {
    /// Chosen ones first, then by points.
    pub lines: Vec<KeyLine>,
}

/// Two days.
#[derive(Debug)]
pub struct DaysTold {
    /// The first.
    pub from: Date,
    /// The second.
    pub to: Date,
    /// Projects whose lights or alerts changed.
    pub rows: Vec<Row>,
    /// Figures of both days, in words.
    pub totals: Vec<String>,
    /// Alerts by rule, in words.
    pub rules: Vec<String>,
}
