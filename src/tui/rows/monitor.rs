//! What the pages of monitoring show: a round with its forms, one form with
//! its values. Words are ready; figures are typed.
//!
//! Never here: how it is drawn, or a rule of the field.

use std::path::PathBuf;

use crate::domain::date::Date;
use crate::domain::monitor::round::{FormStep, Opening};
use crate::service::monitor::{Item, RoundLine, Seen};
use crate::tui::parts::sheet::Row;

/// A round with its forms, and which others there are.
#[derive(Debug, Clone, Default)]
pub struct RoundRows {
    /// The rounds of the year.
    pub rounds: Vec<RoundLine>,
    /// Which of them this is; nothing while there is none.
    pub at: Option<usize>,
    /// Its days and where it stands.
    pub days: String,
    /// 应报 … 未报 … 已报 ….
    pub counts: String,
    /// As the service lists them, by code.
    pub items: Vec<Item>,
    /// The same as lines; the key is the row of the project.
    pub rows: Vec<Row>,
}

/// One form.
#[derive(Debug, Clone)]
pub struct FormRows {
    /// N of its round.
    pub months: u8,
    /// As the service lists it.
    pub item: Item,
    /// `三清山机场航线运营补贴（市民航局）`
    pub title: String,
    /// State, progress, version, and the latest remark.
    pub state: Vec<String>,
    /// Indicators.
    pub rows: Vec<Row>,
    /// Each indicator in full, in the order of `rows`.
    pub wholes: Vec<Vec<(String, String)>>,
    /// The form in full: funds, texts, what was noted, what happened.
    pub whole: Vec<(String, String)>,
}

/// What is wanted of the rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A round with its forms; the last one where none is named.
    Round(Option<u8>),
    /// A project's form in a round.
    Form(u8, String),
    /// A project's forms in all rounds: its row and its code.
    Life(i64, String),
    /// A step of forms of a round, with its reason.
    Step(u8, FormStep, Vec<Seen>, String),
    /// Opens a round or moves its days.
    Open {
        /// N
        months: u8,
        /// The day of its figures.
        cutoff: Date,
        /// The last day to file.
        due: Date,
    },
    /// Writes forms to fill in, of these projects, into a folder.
    Write(u8, Vec<String>, PathBuf),
}

/// What became of it.
#[derive(Debug)]
pub enum Told {
    /// A round.
    Round(RoundRows),
    /// A form.
    Form(Box<FormRows>),
    /// A project's rounds, line by line.
    Life(i64, Vec<(String, String)>),
    /// So many forms took the step.
    Stepped(FormStep, usize),
    /// The round stands open with these days.
    Opened(Opening),
    /// So many workbooks were written into a folder.
    Written(usize, PathBuf),
}
