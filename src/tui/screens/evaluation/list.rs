//! The lists of evaluation: self-evaluations with their queues, whole
//! departments, key evaluations, coverage.
//!
//! Never here: where a form stands, or what may be done with it.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::present::strings::Strings;
use crate::present::width::fit;
use crate::service::evaluation::Queue;
use crate::service::target::Subject;
use crate::tui::app::App;
use crate::tui::keymap::Context;
use crate::tui::look::Role;
use crate::tui::parts::menu::Menu;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Keep, Sheet, Style};
use crate::tui::parts::table::{Column, figure, text};
use crate::tui::parts::value::Value;
use crate::tui::rows::evaluation::{Evaluations, Listed, View};
use crate::tui::screens::bench::{narrowing, note};

/// 状态
pub const STATE: usize = 3;
/// 等级
pub const GRADE: usize = 7;

/// Self-evaluations, of projects and of departments.
pub const COLUMNS: &[Column] = &[
    text(|s| s.bench.col_project, 18, 3, 0),
    text(|s| s.bench.col_department, 10, 1, 5),
    figure(|s| s.bench.col_budget, 10, 2),
    text(|s| s.targets.col_state, 8, 0, 0),
    figure(|s| s.evaluating.col_own, 6, 1),
    figure(|s| s.evaluating.col_score, 6, 0),
    figure(|s| s.evaluating.col_gap, 6, 4),
    text(|s| s.targets.col_grade, 4, 0, 0),
    figure(|s| s.evaluating.col_checked, 6, 3),
    text(|s| s.targets.col_filed, 10, 0, 6),
    text(|s| s.evaluating.col_odd, 12, 2, 1),
    text(|s| s.bench.col_division, 8, 0, 8),
    text(|s| s.bench.col_code, 21, 0, 10),
];

/// 重点评价
pub const KEY: &[Column] = &[
    text(|s| s.targets.col_state, 8, 0, 0),
    text(|s| s.evaluating.col_what, 20, 3, 0),
    text(|s| s.evaluating.col_institution, 12, 2, 1),
    figure(|s| s.evaluating.col_sum, 12, 2),
    figure(|s| s.evaluating.col_fee, 9, 4),
    text(|s| s.targets.col_due, 9, 0, 3),
    figure(|s| s.evaluating.col_score, 6, 0),
    text(|s| s.targets.col_grade, 4, 0, 0),
    text(|s| s.bench.col_department, 10, 1, 5),
];

/// 统计
pub const STATISTICS: &[Column] = &[
    text(|s| s.bench.col_group, 16, 2, 0),
    figure(|s| s.evaluating.col_due_count, 6, 0),
    figure(|s| s.evaluating.col_filed_count, 6, 0),
    figure(|s| s.evaluating.col_coverage, 7, 0),
    figure(|s| s.evaluating.col_sum, 12, 3),
    figure(|s| s.evaluating.grade_a, 4, 0),
    figure(|s| s.evaluating.grade_b, 4, 0),
    figure(|s| s.evaluating.grade_c, 4, 0),
    figure(|s| s.evaluating.grade_d, 4, 0),
    figure(|s| s.evaluating.col_mean, 7, 1),
    figure(|s| s.evaluating.col_gap, 7, 2),
];

/// Lines above the heads: queues and what they come to.
pub const LINES_ABOVE: usize = 1;

/// The views with their cursors, and what actions need to know of each line.
pub struct EvaluationsPage {
    /// Which view is in sight.
    pub view: View,
    /// Which queue of self-evaluations.
    pub queue: Queue,
    /// Whether the lines have come.
    pub read: bool,
    /// The year that the operator chose; without one, the year that is evaluated.
    pub chosen_year: Option<i16>,
    year: i16,
    projects: [Sheet; Queue::ALL.len()],
    departments: Sheet,
    key: Sheet,
    statistics: Sheet,
    known: BTreeMap<i64, Listed>,
    summary: String,
}

impl Default for EvaluationsPage {
    fn default() -> EvaluationsPage {
        EvaluationsPage {
            view: View::Projects,
            queue: Queue::ToReview,
            read: false,
            chosen_year: None,
            year: 0,
            projects: std::array::from_fn(|_| Sheet::new(COLUMNS)),
            departments: Sheet::new(COLUMNS),
            key: Sheet::new(KEY),
            statistics: Sheet::new(STATISTICS),
            known: BTreeMap::new(),
            summary: String::new(),
        }
    }
}

impl EvaluationsPage {
    /// The list in sight.
    pub fn sheet(&self) -> &Sheet {
        match self.view {
            View::Projects => &self.projects[place(self.queue)],
            View::Departments => &self.departments,
            View::Key => &self.key,
            View::Statistics => &self.statistics,
        }
    }

    /// The same, to move in it.
    pub fn sheet_mut(&mut self) -> &mut Sheet {
        match self.view {
            View::Projects => &mut self.projects[place(self.queue)],
            View::Departments => &mut self.departments,
            View::Key => &mut self.key,
            View::Statistics => &mut self.statistics,
        }
    }

    /// The next view round, or the one before.
    pub fn step_view(&mut self, back: bool) {
        let (at, count) = (View::ALL.iter().position(|v| *v == self.view).unwrap_or(0), View::ALL.len());
        self.view = View::ALL[(at + if back { count - 1 } else { 1 }) % count];
    }

    /// The next queue round, or the one before.
    pub fn step_queue(&mut self, back: bool) {
        let count = Queue::ALL.len();
        self.queue = Queue::ALL[(place(self.queue) + if back { count - 1 } else { 1 }) % count];
    }

    /// Takes what was read; cursors, filters and marks stay.
    pub fn fill(&mut self, all: Evaluations) {
        for (sheet, queue) in self.projects.iter_mut().zip(Queue::ALL) {
            let here = all.projects.iter().filter(|l| l.queues[place(queue)]);
            sheet.replace(here.map(|l| l.row.clone()).collect());
        }
        self.departments.replace(all.departments.iter().map(|l| l.row.clone()).collect());
        self.key.replace(all.key);
        self.statistics.replace(all.statistics);
        self.summary = all.summary;
        self.year = all.year;
        self.known = all.projects.into_iter().chain(all.departments).map(|l| (l.row.key, l)).collect();
        // The first look is at what there is to do.
        if !self.read {
            let work = [Queue::ToReview, Queue::NotFiled].into_iter().find(|q| self.len(*q) > 0);
            self.queue = work.unwrap_or(Queue::All);
        }
        self.read = true;
    }

    /// What is known of a line.
    pub fn known(&self, key: i64) -> Option<&Listed> {
        self.known.get(&key)
    }

    /// The line of a form.
    pub fn of_subject(&self, subject: &Subject) -> Option<&Listed> {
        self.known.values().find(|l| l.subject == *subject)
    }

    /// How many a queue holds.
    pub fn len(&self, queue: Queue) -> usize {
        self.projects[place(queue)].len()
    }

    /// Whether there is nothing to evaluate at all.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Tells every list how many rows are in sight.
    pub fn set_height(&mut self, height: usize) {
        let others = [&mut self.departments, &mut self.key, &mut self.statistics];
        for sheet in self.projects.iter_mut().chain(others) {
            sheet.list.set_height(height);
        }
    }

    /// Where keys are looked up.
    pub fn contexts(&self) -> Vec<Context> {
        match self.view {
            View::Projects | View::Departments => vec![Context::List, Context::Evaluations, Context::SelfEvaluations],
            View::Key => vec![Context::List, Context::Evaluations, Context::KeyEvaluations],
            View::Statistics => vec![Context::List, Context::Evaluations],
        }
    }
}

fn place(queue: Queue) -> usize {
    Queue::ALL.iter().position(|q| *q == queue).unwrap_or(0)
}

/// What may be shown: by state, grade and notes, as far as there are such.
pub fn filters(s: &'static Strings, page: &EvaluationsPage) -> Menu<Keep> {
    let sheet = page.sheet();
    let mut items =
        vec![(s.bench.filter_all.to_string(), Keep::All), (s.bench.filter_marked.to_string(), Keep::Marked)];
    let columns: &[usize] = match page.view {
        View::Projects | View::Departments => &[STATE, GRADE],
        View::Key => &[0, 7],
        View::Statistics => &[],
    };
    for &column in columns {
        let mut words: Vec<&str> = Vec::new();
        for row in sheet.rows() {
            if let Some(Value::Text(word)) = row.cells.get(column)
                && !word.is_empty()
                && !words.contains(&word.as_ref())
            {
                words.push(word);
            }
        }
        let head = (sheet.columns[column].title)(s);
        items.extend(words.iter().map(|w| (format!("{head} {w}"), Keep::Saying { column, text: w.to_string() })));
    }
    let at = items.iter().position(|(_, k)| k == sheet.keep()).unwrap_or(0);
    Menu::new(s.common.filter_title, items, at)
}

/// Draws the list.
pub fn draw(app: &App, body: Rect, buf: &mut Buffer) {
    let (s, page) = (app.strings(), &app.evaluations);
    let sheet = page.sheet();
    let at = sheet.list.at().map_or(0, |i| i + 1);
    let figures = if page.read { (s.common.of)(at, sheet.list.len()) } else { String::new() };
    let title = format!("{}{}", views(s, page), narrowing(app, sheet));
    let inner = pane(body, &title, &figures, true, &app.look, buf);
    if !page.read {
        return note(app, s.common.reading, inner, buf);
    }
    let above = if page.view == View::Projects { queues(s, page) } else { page.summary.clone() };
    let room = inner.width.saturating_sub(2) as usize;
    buf.set_stringn(inner.x + 1, inner.y, fit(&above, room), room, app.look.style(Role::Muted));
    let rest = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    if sheet.list.is_empty() {
        let text = if sheet.narrowed() { s.common.nothing_found } else { empty(s, page) };
        return note(app, text, rest, buf);
    }
    sheet.draw(s, &app.look, Style { focus: true, below: None }, rest, buf);
}

/// What a view is called.
pub fn view_name(s: &'static Strings, view: View) -> &'static str {
    let e = &s.evaluating;
    match view {
        View::Projects => e.view_projects,
        View::Departments => e.view_departments,
        View::Key => e.view_key,
        View::Statistics => e.view_statistics,
    }
}

/// `[自评 620] 部门整体自评 92 重点评价 6 统计`
fn views(s: &'static Strings, page: &EvaluationsPage) -> String {
    let part = |view: View| {
        let name = view_name(s, view);
        let text = match view {
            View::Projects => format!("{name} {}", page.len(Queue::All)),
            View::Departments => format!("{name} {}", page.departments.len()),
            View::Key => format!("{name} {}", page.key.len()),
            View::Statistics => name.to_string(),
        };
        if view == page.view { format!("[{text}]") } else { text }
    };
    let year = if page.year > 0 { format!("{} ", page.year) } else { String::new() };
    year + &View::ALL.map(part).join(" ")
}

/// `[待审 41] 未报 12 退回 3 已审 560 已抽查 7 全部 623`
fn queues(s: &'static Strings, page: &EvaluationsPage) -> String {
    let part = |queue: Queue| {
        let text = format!("{} {}", queue_name(s, queue), page.len(queue));
        if queue == page.queue { format!("[{text}]") } else { text }
    };
    Queue::ALL.map(part).join(" ")
}

/// What a queue is called.
pub fn queue_name(s: &'static Strings, queue: Queue) -> &'static str {
    let e = &s.evaluating;
    match queue {
        Queue::ToReview => e.queue_filed,
        Queue::NotFiled => e.queue_not_filed,
        Queue::Returned => e.queue_returned,
        Queue::Accepted => e.queue_accepted,
        Queue::Odd => e.queue_odd,
        Queue::All => e.queue_all,
    }
}

fn empty(s: &'static Strings, page: &EvaluationsPage) -> &'static str {
    let e = &s.evaluating;
    match (page.view, page.queue) {
        (View::Key, _) => e.no_key_evaluation,
        _ if page.is_empty() => e.nothing_to_evaluate,
        (View::Projects, Queue::ToReview) => e.nothing_filed,
        (View::Projects, Queue::NotFiled) => e.nothing_missing_here,
        _ => s.common.nothing_here,
    }
}
