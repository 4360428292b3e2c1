//! The list of targets: its queues, its columns, its filters.
//!
//! Never here: in which queue a target stands, or what may be done with it.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::ratio::{quotient, share};
use crate::domain::target::coverage::Coverage;
use crate::domain::target::review::Bands;
use crate::present::strings::Strings;
use crate::present::width::fit;
use crate::present::{number, target};
use crate::service::target::Queue;
use crate::tui::app::App;
use crate::tui::look::Role;
use crate::tui::parts::menu::Menu;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Keep, Row, Sheet, Style};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::Value;
use crate::tui::rows::targets::{Listed, Targets};

use super::bench::{narrowing, note};

/// Columns that other code speaks of.
pub const STATE: usize = 3;
/// 提示类别
pub const WORST: usize = 10;
/// 对象: a project or a whole department.
pub const KIND: usize = 11;

/// The columns.
pub const COLUMNS: &[Column] = &[
    text(|s| s.bench.col_project, 20, 3, 0),
    text(|s| s.bench.col_department, 10, 1, 2),
    figure(|s| s.bench.col_budget, 10, 1),
    text(|s| s.targets.col_state, 8, 0, 0),
    figure(|s| s.targets.col_version, 2, 5),
    text(|s| s.targets.col_filed, 10, 0, 6),
    text(|s| s.targets.col_due, 9, 0, 1),
    text(|s| s.targets.col_hints, 11, 0, 0),
    text(|s| s.targets.col_grade, 4, 0, 3),
    figure(|s| s.targets.col_score, 6, 7),
    text(|s| s.targets.col_worst, 8, 0, 9),
    text(|s| s.targets.col_kind, 8, 0, 8),
    text(|s| s.bench.col_division, 8, 0, 10),
    text(|s| s.bench.col_code, 21, 0, 11),
];

/// Lines above the heads: the coverage.
pub const LINES_ABOVE: usize = 1;

/// The queues with their cursors, and what actions need to know of each line.
pub struct TargetsPage {
    /// Which queue is in sight.
    pub queue: Queue,
    /// Whether the lines have come.
    pub read: bool,
    /// From how many points on a grade is given.
    pub bands: Option<Bands>,
    sheets: [Sheet; Queue::ALL.len()],
    known: BTreeMap<i64, Listed>,
    covered: Option<Coverage>,
}

impl Default for TargetsPage {
    fn default() -> TargetsPage {
        let sheets = std::array::from_fn(|_| Sheet::new(COLUMNS));
        TargetsPage { queue: Queue::ToReview, read: false, bands: None, sheets, known: BTreeMap::new(), covered: None }
    }
}

impl TargetsPage {
    /// The list in sight.
    pub fn sheet(&self) -> &Sheet {
        &self.sheets[place(self.queue)]
    }

    /// The same, to move in it.
    pub fn sheet_mut(&mut self) -> &mut Sheet {
        &mut self.sheets[place(self.queue)]
    }

    /// The next queue round, or the one before.
    pub fn step(&mut self, back: bool) {
        let count = Queue::ALL.len();
        self.queue = Queue::ALL[(place(self.queue) + if back { count - 1 } else { 1 }) % count];
    }

    /// Takes what was read; cursors, filters and marks stay.
    pub fn fill(&mut self, targets: Targets) {
        for (n, sheet) in self.sheets.iter_mut().enumerate() {
            let here = targets.rows.iter().filter(|l| l.queues[n]);
            sheet.replace(here.map(|l| l.row.clone()).collect());
        }
        self.covered = targets.covered;
        self.bands = targets.bands;
        self.known = targets.rows.into_iter().map(|l| (l.row.key, l)).collect();
        self.read = true;
    }

    /// What is known of a line.
    pub fn known(&self, key: i64) -> Option<&Listed> {
        self.known.get(&key)
    }

    /// How many a queue holds.
    pub fn len(&self, queue: Queue) -> usize {
        self.sheets[place(queue)].len()
    }

    /// Whether there is any target at all.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Tells every queue how many rows are in sight.
    pub fn set_height(&mut self, height: usize) {
        for sheet in &mut self.sheets {
            sheet.list.set_height(height);
        }
    }
}

fn place(queue: Queue) -> usize {
    Queue::ALL.iter().position(|q| *q == queue).unwrap_or(0)
}

/// What may be shown: by objections, by kind, by the states there are.
pub fn filters(s: &'static Strings, rows: &[Row], now: &Keep) -> Menu<Keep> {
    let t = &s.targets;
    let mut items =
        vec![(s.bench.filter_all.to_string(), Keep::All), (s.bench.filter_marked.to_string(), Keep::Marked)];
    for column in [WORST, KIND, STATE] {
        let mut words: Vec<&str> = Vec::new();
        for row in rows {
            if let Some(Value::Text(word)) = row.cells.get(column)
                && !word.is_empty()
                && !words.contains(&word.as_ref())
            {
                words.push(word);
            }
        }
        let named = |w: &&str| {
            let shown = if column == WORST { format!("{} {w}", t.col_hints) } else { w.to_string() };
            (shown, Keep::Saying { column, text: w.to_string() })
        };
        items.extend(words.iter().map(named));
    }
    let at = items.iter().position(|(_, k)| k == now).unwrap_or(0);
    Menu::new(s.common.filter_title, items, at)
}

/// Draws it.
pub fn draw(app: &App, body: Rect, buf: &mut Buffer) {
    let (s, page) = (app.strings(), &app.targets);
    let sheet = page.sheet();
    let at = sheet.list.at().map_or(0, |i| i + 1);
    let figures = if page.read { (s.common.of)(at, sheet.list.len()) } else { String::new() };
    let title = format!("{}{}", queues(s, page), narrowing(app, sheet));
    let inner = pane(body, &title, &figures, true, &app.look, buf);
    if !page.read {
        return note(app, s.common.reading, inner, buf);
    }
    covered(app, inner, buf);
    let rest = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if sheet.list.is_empty() {
        let text = if sheet.narrowed() { s.common.nothing_found } else { empty(s, page) };
        return note(app, text, rest, buf);
    }
    sheet.draw(s, &app.look, Style { focus: true, below: None }, rest, buf);
}

/// `[待审 41] 已审 412 被退回 37`
fn queues(s: &'static Strings, page: &TargetsPage) -> String {
    let part = |queue: Queue| {
        let text = (s.targets.queue)(target::queue(s, queue), page.len(queue));
        if queue == page.queue { format!("[{text}]") } else { text }
    };
    Queue::ALL.map(part).join(" ")
}

fn empty(s: &'static Strings, page: &TargetsPage) -> &'static str {
    let t = &s.targets;
    match page.queue {
        _ if page.is_empty() => t.nothing_yet,
        Queue::ToReview => t.nothing_waiting,
        Queue::Reviewed => t.nothing_reviewed,
        Queue::Returned => t.nothing_returned,
        Queue::Mine => t.nothing_handled,
        Queue::NotFiled => t.nothing_missing,
        Queue::All => t.nothing_yet,
    }
}

/// The coverage in one line: what is counted first, money where there is room.
fn covered(app: &App, area: Rect, buf: &mut Buffer) {
    let (t, Some(c)) = (&app.strings().targets, &app.targets.covered) else { return };
    let (d, p) = (c.departments, c.projects);
    let part = quotient(p.approved.into(), p.total.into()).map(number::percent).unwrap_or_default();
    let mut line = (t.coverage_line)(d.approved, d.total, p.approved, p.total, &part);
    let rate = share(c.amount.approved, c.amount.total).map(number::percent).unwrap_or_default();
    line.push_str(&(t.coverage_money)(&number::yi(c.amount.approved), &number::yi(c.amount.total), &rate));
    let room = area.width.saturating_sub(2) as usize;
    buf.set_stringn(area.x + 1, area.y, fit(&line, room), room, app.look.style(Role::Muted));
}
