//! A key evaluation's page: what is to be done first, its table, opinions,
//! problems, what happened.
//!
//! Never here: which step may be taken, or a sum. They come with the page.

mod draw;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::domain::evaluation::key::scores::{self, BadScore, Score};
use crate::domain::money::parse_number;
use crate::domain::text::{clean, narrow};
use crate::present::strings::Strings;
use crate::service::key_evaluation::scores::Entered;
use crate::tui::case::CasePage;
use crate::tui::keymap::{Cmd, Context};
use crate::tui::parts::grid::{Cell, Change, Grid, Spot};
use crate::tui::parts::sheet::Sheet;
use crate::tui::parts::table::{Column, figure, text};

pub use draw::draw;

/// A part of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// 概况
    #[default]
    Overview,
    /// 评分表
    Table,
    /// 意见
    Opinions,
    /// 问题
    Problems,
    /// 过程
    History,
}

impl Part {
    /// In the order of Tab.
    pub const ALL: [Part; 5] = [Part::Overview, Part::Table, Part::Opinions, Part::Problems, Part::History];
}

/// 得分
pub const POINTS: usize = 4;
/// 扣分原因
pub const REASON: usize = 5;

/// The scoring table.
pub const TABLE: &[Column] = &[
    text(|s| s.key_lists.col_level1, 8, 0, 2),
    text(|s| s.key_lists.col_level2, 10, 0, 1),
    text(|s| s.key_lists.col_level3, 14, 2, 0),
    figure(|s| s.key_lists.col_full, 5, 0),
    figure(|s| s.key_lists.col_points, 7, 0),
    text(|s| s.key_lists.col_deduction, 18, 3, 0),
];

/// 意见采纳情况
pub const OPINIONS: &[Column] = &[
    text(|s| s.key_lists.col_party, 8, 0, 0),
    text(|s| s.key_lists.col_who, 12, 1, 2),
    text(|s| s.key_lists.col_opinion, 20, 3, 0),
    text(|s| s.key_lists.col_day, 10, 0, 3),
    text(|s| s.key_lists.col_adoption, 8, 0, 0),
    text(|s| s.key_lists.col_reason, 12, 2, 1),
];

/// 问题清单
pub const PROBLEMS: &[Column] = &[
    figure(|s| s.key_lists.col_number, 4, 0),
    text(|s| s.key_lists.col_category, 8, 0, 3),
    text(|s| s.key_lists.col_finding, 20, 3, 0),
    text(|s| s.key_lists.col_figure, 12, 1, 2),
    text(|s| s.key_lists.col_item, 10, 1, 5),
    figure(|s| s.key_desk.col_amount, 10, 4),
    text(|s| s.key_lists.col_requirement, 16, 2, 1),
    text(|s| s.key_lists.col_action, 8, 0, 0),
    figure(|s| s.key_desk.col_suggested, 9, 0),
    text(|s| s.key_lists.col_copies, 10, 0, 6),
];

/// What a committed cell led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// Scores to be kept.
    Keep(Vec<Entered>),
    /// A deduction waits for its reason, in this row.
    Wants(usize),
    /// A score that cannot stand.
    Bad(BadScore),
    /// What was typed is no number.
    NoNumber,
    /// A kept score cannot be emptied.
    Emptied,
}

/// A key evaluation on the screen.
pub struct Case {
    /// Which.
    pub id: i64,
    /// What was read; nothing before it has come.
    pub page: Option<CasePage>,
    /// The part in sight.
    pub part: Part,
    /// The scoring table.
    pub grid: Grid,
    /// Opinions.
    pub opinions: Sheet,
    /// Problems.
    pub problems: Sheet,
    /// First line in sight of a part that is text.
    pub top: usize,
    /// Saves on their way.
    pub saving: usize,
    /// Deductions that wait for their reason, by row.
    waiting: BTreeMap<usize, String>,
}

impl Case {
    /// Not read yet.
    pub fn new(id: i64) -> Case {
        Case {
            id,
            page: None,
            part: Part::Overview,
            grid: Grid::new(TABLE, 0),
            opinions: Sheet::new(OPINIONS),
            problems: Sheet::new(PROBLEMS),
            top: 0,
            saving: 0,
            waiting: BTreeMap::new(),
        }
    }

    /// Takes what was read; what waits for a reason stays in sight.
    pub fn fill(&mut self, s: &'static Strings, page: CasePage) {
        let first = self.page.is_none();
        let rows = page.frame.iter().zip(&page.scores).enumerate().map(|(n, (row, score))| {
            let wanted = self.waiting.get(&n);
            let points = wanted.cloned().or(score.as_ref().map(|x| x.points.normalize().to_string()));
            let points = points.unwrap_or_default();
            let reason = score.as_ref().map(|x| x.reason.clone()).unwrap_or_default();
            let (points, reason) = match page.scoring {
                true => (Cell::value(points), Cell::words(reason)),
                false => (Cell::looked_at(points), Cell::looked_at(reason)),
            };
            let reason = match wanted {
                Some(_) => reason.hint(s.key_desk.reason_missing).role(crate::tui::look::Role::Bad),
                None => reason,
            };
            let full = row.weight.map(|w| w.normalize().to_string()).unwrap_or_default();
            let shown = [row.level1.clone(), row.level2.clone(), row.level3.clone(), full].map(Cell::shown);
            shown.into_iter().chain([points, reason]).collect()
        });
        self.grid.fill(rows.collect());
        self.opinions.replace(page.opinions.clone());
        self.problems.replace(page.problems.clone());
        self.page = Some(page);
        if first {
            self.go_to_open();
        }
    }

    /// Puts the cursor on the first row without points.
    pub fn go_to_open(&mut self) {
        let open = self.page.as_ref().and_then(|p| p.scores.iter().position(Option::is_none));
        self.grid.go(Spot { row: open.unwrap_or(0), column: POINTS });
    }

    /// How many deductions wait for their reason.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// What committed cells lead to. What cannot stand is given back as it was.
    pub fn taken(&mut self, s: &'static Strings, changes: &[Change]) -> Vec<Taken> {
        let mut rows: Vec<usize> = changes.iter().map(|c| c.at.row).collect();
        rows.dedup();
        let (mut keep, mut told) = (Vec::new(), Vec::new());
        for row in rows {
            match self.row_taken(row) {
                Taken::Keep(mut entered) => {
                    self.waiting.remove(&row);
                    keep.append(&mut entered);
                }
                Taken::Wants(row) => {
                    let typed = self.said(row, POINTS);
                    self.waiting.insert(row, typed);
                    self.grid.hint(Spot { row, column: REASON }, s.key_desk.reason_missing);
                    told.push(Taken::Wants(row));
                }
                refused => {
                    let back = changes.iter().rev().find(|c| c.at == Spot { row, column: POINTS });
                    if let Some(change) = back {
                        self.grid.say(change.at, &change.before);
                    }
                    told.push(refused);
                }
            }
        }
        if !keep.is_empty() {
            told.push(Taken::Keep(keep));
        }
        told
    }

    fn said(&self, row: usize, column: usize) -> String {
        self.grid.cell(Spot { row, column }).map(|c| c.text.clone()).unwrap_or_default()
    }

    fn row_taken(&self, row: usize) -> Taken {
        let Some(page) = &self.page else { return Taken::Keep(Vec::new()) };
        let (points, reason) = (self.said(row, POINTS), clean(&self.said(row, REASON)));
        if points.is_empty() {
            // A reason alone waits for its points.
            let kept = page.scores.get(row).is_some_and(Option::is_some);
            return if kept { Taken::Emptied } else { Taken::Keep(Vec::new()) };
        }
        let Some(points) = parse_number(narrow(&points).trim()) else { return Taken::NoNumber };
        let score = Score { points, reason };
        match scores::fits(&page.frame, row, &score) {
            Ok(()) => {
                let entered = Entered { indicator: (row + 1).to_string(), points: score.points, reason: score.reason };
                Taken::Keep(vec![entered])
            }
            Err(BadScore::NoReason(..)) => Taken::Wants(row),
            Err(bad) => Taken::Bad(bad),
        }
    }

    /// Goes to the next part, or the one before.
    pub fn step(&mut self, back: bool) {
        let at = Part::ALL.iter().position(|p| *p == self.part).unwrap_or(0);
        let n = Part::ALL.len();
        self.part = Part::ALL[if back { (at + n - 1) % n } else { (at + 1) % n }];
        self.top = 0;
    }

    /// The list in sight, where the part is one.
    pub fn sheet(&self) -> Option<&Sheet> {
        match self.part {
            Part::Opinions => Some(&self.opinions),
            Part::Problems => Some(&self.problems),
            _ => None,
        }
    }

    /// The same, to move in it.
    pub fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        match self.part {
            Part::Opinions => Some(&mut self.opinions),
            Part::Problems => Some(&mut self.problems),
            _ => None,
        }
    }

    /// Where keys are looked up, after those that work anywhere. In the table
    /// digits are values, not tabs.
    pub fn contexts(&self) -> Vec<Context> {
        match self.part {
            Part::Table if self.grid.is_typing() => vec![Context::EntryTyping],
            Part::Table => vec![Context::Case, Context::CaseTable],
            Part::Opinions => vec![Context::Places, Context::List, Context::Case, Context::CaseOpinions],
            Part::Problems => vec![Context::Places, Context::List, Context::Case, Context::CaseProblems],
            Part::Overview | Part::History => vec![Context::Places, Context::Case, Context::CasePage],
        }
    }

    /// Scrolls a part that is text; says whether it was one.
    pub fn scroll(&mut self, cmd: Cmd) -> bool {
        if !matches!(self.part, Part::Overview | Part::History) {
            return false;
        }
        self.top = match cmd {
            Cmd::Down => self.top + 1,
            Cmd::Up => self.top.saturating_sub(1),
            Cmd::PageDown => self.top + 10,
            Cmd::PageUp => self.top.saturating_sub(10),
            _ => return false,
        };
        // The end is known to the drawing only; far beyond it is never of use.
        self.top = self.top.min(200);
        true
    }

    /// Tells grid and lists how many rows are in sight.
    pub fn relayout(&mut self, body: Rect) {
        let rows = body.height.saturating_sub(2 + draw::ABOVE + 1) as usize;
        self.grid.set_height(rows.saturating_sub(draw::BELOW as usize));
        self.opinions.list.set_height(rows);
        self.problems.list.set_height(rows);
    }
}
