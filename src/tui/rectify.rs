//! What the pages of rectification ask of the store thread, and what it
//! answers. Plain data.
//!
//! Never here: doing it (see `desk::rectify`), or drawing.

use std::path::PathBuf;

use crate::domain::date::Date;
use crate::domain::rectification::finding::Number;
use crate::domain::rectification::state::{State, Step};
use crate::service::rectification::send::Request;
use crate::service::rectification::{Doing, Item, Seen};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A finding with its history.
    Open(Number),
    /// A step on one or many.
    Act(Vec<Seen>, Box<Doing>),
    /// Feedback letters, into a folder where one is named.
    Send(Vec<Seen>, Box<Request>, Option<PathBuf>),
    /// Urging letters: first number, day, folder.
    Urge(Vec<Seen>, String, Date, Option<PathBuf>),
    /// Reminders, proposals and hand-overs that are due.
    Press(Vec<Seen>, Date),
}

/// What was done.
#[derive(Debug)]
pub enum Told {
    /// A finding's page.
    Page(Box<FindingView>),
    /// A step holds on so many; the first one's state.
    Acted(Step, usize, State),
    /// So many letters on so many findings went out, to files in a folder.
    Letters(usize, usize, Option<PathBuf>),
    /// So many measures of the ladder were recorded.
    Pressed(usize),
}

/// A finding as its page shows it; words are ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingView {
    /// As lists show it.
    pub item: Item,
    /// `2021-001 三清山机场航线运营补贴（市民航局）`
    pub title: String,
    /// State and time left.
    pub state: String,
    /// Heads and texts.
    pub lines: Vec<(String, String)>,
}
