//! The review of one target: its indicators on one side, what is objected to
//! on the other, last year's values beside each row.
//!
//! Never here: what is wrong with it, or what a decision does.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::target::objection::Certainty;
use crate::present::review as words;
use crate::present::width::{columns, fit, pad, wrap};
use crate::service::target::Subject;
use crate::tui::app::App;
use crate::tui::keymap::Cmd;
use crate::tui::look::Role;
use crate::tui::parts::list::List;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Keep, Sheet, Style};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::role_of_certainty;
use crate::tui::rows::targets::{Objected, TargetPage};

use super::bench::note;

/// Column of the flag.
pub const FLAG: usize = 0;

/// Indicators, with last year's values.
pub const INDICATORS: &[Column] = &[
    text(|s| s.targets.col_flag, 2, 0, 0),
    figure(|s| s.targets.col_number, 2, 0),
    text(|s| s.targets.col_level, 8, 0, 1),
    text(|s| s.targets.col_indicator, 16, 3, 0),
    text(|s| s.targets.col_target, 12, 1, 0),
    figure(|s| s.targets.col_weight, 5, 0),
    text(|s| s.targets.col_last_target, 9, 0, 3),
    text(|s| s.targets.col_last_actual, 9, 0, 2),
];

/// The same where nothing is known of last year.
pub const INDICATORS_NEW: &[Column] = &[
    text(|s| s.targets.col_flag, 2, 0, 0),
    figure(|s| s.targets.col_number, 2, 0),
    text(|s| s.targets.col_level, 12, 0, 1),
    text(|s| s.targets.col_indicator, 16, 3, 0),
    text(|s| s.targets.col_target, 14, 2, 0),
    figure(|s| s.targets.col_weight, 5, 0),
];

/// Which side has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Side {
    Indicators,
    Objections,
}

/// A target that is being read.
pub struct Review {
    /// Whose target.
    pub subject: Subject,
    /// What was read; nothing before it has come.
    pub page: Option<TargetPage>,
    /// Indicators.
    pub sheet: Sheet,
    /// Objections.
    pub objections: List,
    /// Which side has the keys.
    pub side: Side,
    /// Marks that go with the decision.
    pub grading: Option<crate::tui::effect::Grading>,
    /// What is drawn until this one has come, so that a slow line is not sent a blank page between.
    meanwhile: Option<TargetPage>,
}

impl Review {
    /// Not read yet.
    pub fn new(subject: Subject) -> Review {
        let (sheet, objections) = (Sheet::new(INDICATORS), List::default());
        Review { subject, page: None, sheet, objections, side: Side::Indicators, grading: None, meanwhile: None }
    }

    /// In place of another that was being read.
    pub fn after(subject: Subject, before: Review) -> Review {
        let meanwhile = before.page.or(before.meanwhile);
        Review { sheet: before.sheet, objections: before.objections, meanwhile, ..Review::new(subject) }
    }

    /// Takes what was read.
    pub fn fill(&mut self, page: TargetPage) {
        let columns = if page.has_last { INDICATORS } else { INDICATORS_NEW };
        // Read once more, the cursor stays; another target begins at its first row.
        if self.page.is_none() {
            (self.sheet, self.objections) = (Sheet::new(columns), List::default());
        }
        self.sheet.columns = columns;
        self.sheet.replace(page.rows.clone());
        self.objections.set_len(page.objections.len());
        self.meanwhile = None;
        self.page = Some(page);
    }

    /// Movement on the side that has the keys; the indicators follow the objections.
    pub fn command(&mut self, cmd: Cmd) -> bool {
        if self.side == Side::Indicators {
            return self.sheet.list.command(cmd);
        }
        if !self.objections.command(cmd) {
            return false;
        }
        if let Some(row) = self.objection().and_then(|o| o.row) {
            self.sheet.go_to(row as i64);
        }
        true
    }

    /// The objection under the cursor.
    pub fn objection(&self) -> Option<&Objected> {
        self.page.as_ref()?.objections.get(self.objections.at()?)
    }

    /// The other side.
    pub fn other_side(&mut self) {
        self.side = if self.side == Side::Indicators { Side::Objections } else { Side::Indicators };
    }

    /// Rows with objections only, or all.
    pub fn only_objections(&mut self) {
        let keep = if *self.sheet.keep() == Keep::Flagged { Keep::All } else { Keep::Flagged };
        self.sheet.set_keep(keep);
    }

    /// What is under the cursor, in full.
    pub fn whole(&self) -> Vec<(String, String)> {
        let row = match self.side {
            Side::Objections => self.objection().and_then(|o| o.row),
            Side::Indicators => self.sheet.current().and_then(|r| usize::try_from(r.key).ok()),
        };
        let Some(page) = &self.page else { return Vec::new() };
        row.and_then(|r| page.wholes.get(r)).cloned().unwrap_or_else(|| page.whole.clone())
    }

    /// Tells the lists how many rows are in sight.
    pub fn relayout(&mut self, body: Rect) {
        let areas = areas(body, self.objections.len());
        self.sheet.list.set_height(areas.indicators.height.saturating_sub(3) as usize);
        self.objections.set_height(areas.objections.height.saturating_sub(2) as usize);
    }
}

/// Where the parts stand.
struct Areas {
    head: Rect,
    indicators: Rect,
    objections: Rect,
}

/// From this width on objections stand beside the indicators.
const SIDE_BY_SIDE: u16 = 120;

fn areas(body: Rect, objections: usize) -> Areas {
    let lines = if body.height >= 30 { 4 } else { 3 }.min(body.height);
    let head = Rect { height: lines, ..body };
    let rest = Rect { y: body.y + lines, height: body.height - lines, ..body };
    if body.width >= SIDE_BY_SIDE {
        let left = (u32::from(rest.width) * 72 / 120) as u16;
        let right = Rect { x: rest.x + left, width: rest.width - left, ..rest };
        return Areas { head, indicators: Rect { width: left, ..rest }, objections: right };
    }
    // Two lines an objection, as far as the indicators can spare them.
    let wanted = (objections * 2).max(1) as u16 + 2;
    let low = wanted.min(rest.height * 9 / 19);
    let upper = Rect { height: rest.height - low, ..rest };
    Areas { head, indicators: upper, objections: Rect { y: rest.y + upper.height, height: low, ..rest } }
}

/// Draws it.
pub fn draw(app: &App, review: &Review, body: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let areas = areas(body, review.objections.len());
    let Some(page) = review.page.as_ref().or(review.meanwhile.as_ref()) else {
        return note(app, s.common.reading, areas.head, buf);
    };
    head(app, review, page, areas.head, buf);
    let focus = review.side == Side::Indicators;
    let title = format!("{} {}", s.targets.indicators, page.rows.len());
    let mut shown = String::new();
    if *review.sheet.keep() == Keep::Flagged {
        shown.push_str(&format!("  {}", s.commands.only_objections));
    }
    if !review.sheet.needle().is_empty() {
        shown.push_str(&format!("  /{}", review.sheet.needle()));
    }
    let inner = pane(areas.indicators, &format!("{title}{shown}"), &page.weights, focus, &app.look, buf);
    if page.rows.is_empty() {
        note(app, s.targets.no_version, inner, buf);
    } else {
        review.sheet.draw(s, &app.look, Style { focus: true, below: None }, inner, buf);
    }
    objections(app, review, page, areas.objections, buf);
}

fn head(app: &App, review: &Review, page: &TargetPage, area: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let room = area.width.saturating_sub(2) as usize;
    let list = &app.targets.sheet().list;
    let place = (s.common.of)(list.at().map_or(0, |i| i + 1), list.len());
    let name = pad(&page.title, room.saturating_sub(columns(&place) + 2));
    let mut lines = vec![(format!("{name}  {place}"), Role::Title)];
    let mut state = page.state.clone();
    if let Some(grading) = &review.grading {
        state.push_str(&format!("  {}", app.graded(grading)));
    }
    lines.push((format!("{state}  {}", page.funds), Role::Text));
    // A closing mark may hang over the edge by one.
    let mut goal = wrap(&(s.targets.annual_is)(&page.goal), room.saturating_sub(2));
    let left = usize::from(area.height).saturating_sub(lines.len()).max(1);
    // What does not fit is one key away, and says so.
    if goal.len() > left {
        let tail = goal.split_off(left - 1).concat();
        goal.push(fit(&tail, room).into_owned());
    }
    lines.extend(goal.into_iter().map(|l| (l, Role::Text)));
    for ((line, role), y) in lines.iter().zip(area.y..area.bottom()) {
        buf.set_stringn(area.x + 1, y, fit(line, room), room, app.look.style(*role));
    }
}

fn objections(app: &App, review: &Review, page: &TargetPage, area: Rect, buf: &mut Buffer) {
    let s = app.strings();
    let focus = review.side == Side::Objections;
    let title = format!("{} {}", s.targets.objections, page.objections.len());
    let count = |c| page.objections.iter().filter(|o| o.certainty == c).count();
    let kinds = [Certainty::Sure, Certainty::Judgement, Certainty::Doubtful];
    let figures = words::hints(s, kinds.map(count));
    let inner = pane(area, &title, &figures, focus, &app.look, buf);
    if page.objections.is_empty() {
        return note(app, s.targets.no_objection, inner, buf);
    }
    let room = inner.width.saturating_sub(1) as usize;
    let at = review.objections.at().unwrap_or(0);
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (n, o) in page.objections.iter().enumerate() {
        lines.extend(spoken(app, o, room.saturating_sub(2)).into_iter().map(|l| (n, l)));
    }
    // The one under the cursor stays in sight as a whole.
    let end = lines.iter().rposition(|(n, _)| *n == at).map_or(0, |i| i + 1);
    let height = inner.height as usize;
    let top = if focus { end.saturating_sub(height) } else { 0 };
    for ((i, (n, line)), y) in lines.iter().enumerate().skip(top).zip(inner.y..inner.bottom()) {
        let here = focus && *n == at;
        let text = if here { pad(line, room) } else { line.clone() };
        let style = app.look.style(if here { Role::Selected } else { Role::Text });
        buf.set_stringn(inner.x + 1, y, text, room, style);
        let first = i == 0 || lines[i - 1].0 != *n;
        if first && !here {
            let certainty = page.objections[*n].certainty;
            let width = columns(words::certainty(s, certainty)) as u16;
            let word = Rect { x: inner.x + 1, y, width, height: 1 };
            buf.set_style(word, app.look.style(role_of_certainty(certainty)));
        }
    }
    if lines.len() > top + height && height > 0 {
        buf.set_stringn(inner.right().saturating_sub(1), inner.bottom() - 1, "~", 1, app.look.style(Role::Key));
    }
}

/// An objection in lines: `确定 5行 D12「≥290%」…`, and the wording proposed.
fn spoken(app: &App, o: &Objected, room: usize) -> Vec<String> {
    let s = app.strings();
    let word = words::certainty(s, o.certainty);
    let row = o.row.map(|r| format!("{} ", (s.targets.row_of)(&(r + 1).to_string()))).unwrap_or_default();
    let indent = columns(word) + 1;
    let blank = " ".repeat(indent);
    let mut out: Vec<String> = Vec::new();
    for line in wrap(&format!("{row}{}", o.text), room.saturating_sub(indent)) {
        out.push(if out.is_empty() { format!("{word} {line}") } else { format!("{blank}{line}") });
    }
    if let Some(suggestion) = &o.suggestion {
        let text = format!("{}{suggestion}", s.targets.suggestion);
        out.extend(wrap(&text, room.saturating_sub(indent)).into_iter().map(|l| format!("{blank}{l}")));
    }
    out
}
