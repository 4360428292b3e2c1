//! What each page looks like, and how pages lie over one another.
//!
//! Never here: a change of state. `view` draws; the same `App` always gives
//! the same cells.

pub mod alerts;
pub mod bars;
pub mod bench;
pub mod dossier;
pub mod evaluation;
pub mod first;
pub mod import;
pub mod ledger;
pub mod lists;
pub mod modals;
pub mod monitor;
pub mod picker;
pub mod projects;
pub mod results;
pub mod review;
pub mod targets;
pub mod why;

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::present::width::columns;

use super::app::App;
use super::effect::Which;
use super::keymap::Context;
use super::layout::{self, Areas};
use super::look::Role;
use super::parts::sheet::{Row, Sheet};
use super::rows::{Outcome, Preview};
use lists::ListPage;
use picker::Picker;

/// A page over the workstation.
pub enum Page {
    /// A list that was asked for.
    List(ListPage),
    /// An alert's arithmetic.
    Why(why::Why),
    /// A project's page.
    Dossier(dossier::Dossier),
    /// Choosing files to import.
    Pick(Picker),
    /// What the import would do.
    Preview(import::PreviewPage),
    /// The import is running.
    Running,
    /// What the import did.
    Outcome(import::OutcomePage),
    /// The list of targets; it stays with the program.
    Targets,
    /// The monitoring screen; it stays with the program.
    Monitor,
    /// One target under review.
    Review(Box<review::Review>),
    /// A finding.
    Finding(ledger::FindingPage),
    /// The lists of evaluation; they stay with the program.
    Evaluations,
    /// A form of evaluation.
    Entry(Box<evaluation::entry::Entry>),
    /// A key evaluation.
    Case(Box<evaluation::case::Case>),
}

impl Page {
    /// What an import would do.
    pub fn preview(preview: Preview) -> Page {
        Page::Preview(import::PreviewPage::new(preview))
    }

    /// What an import did.
    pub fn outcome(outcome: Outcome) -> Page {
        Page::Outcome(import::OutcomePage::new(outcome))
    }

    /// Whether it is a step of the import that is over once the import is done.
    pub fn belongs_to_import(&self) -> bool {
        matches!(self, Page::Pick(_) | Page::Preview(_) | Page::Running)
    }

    /// Where its keys are looked up, outermost first.
    pub fn contexts(&self) -> Vec<Context> {
        match self {
            Page::List(l) => vec![Context::List, l.context()],
            Page::Why(_) => vec![Context::Why],
            Page::Dossier(d) if d.tab == dossier::Tab::Money => vec![Context::List, Context::Dossier],
            Page::Dossier(_) => vec![Context::Dossier],
            Page::Pick(_) => vec![Context::List, Context::Picker],
            Page::Preview(_) => vec![Context::List, Context::Preview],
            Page::Running => vec![Context::Running],
            Page::Outcome(_) => vec![Context::List, Context::Outcome],
            Page::Targets => vec![Context::List, Context::Targets],
            // Which view is in sight is known to the program.
            Page::Monitor => vec![Context::List, Context::Monitor],
            Page::Review(_) => vec![Context::List, Context::Review],
            Page::Finding(_) => vec![Context::Finding],
            // Known where the lists are.
            Page::Evaluations => Vec::new(),
            Page::Entry(e) => e.contexts(),
            Page::Case(c) => c.contexts(),
        }
    }

    /// Its list, where it has one.
    pub fn sheet(&self) -> Option<&Sheet> {
        match self {
            Page::List(l) => Some(&l.sheet),
            Page::Pick(p) => Some(&p.sheet),
            Page::Preview(p) => Some(p.parts.sheet()),
            Page::Outcome(p) => Some(p.parts.sheet()),
            Page::Review(r) => Some(&r.sheet),
            Page::Case(c) => c.sheet(),
            Page::Dossier(d) if d.tab == dossier::Tab::Money => Some(&d.quotas),
            _ => None,
        }
    }

    /// The same, to move in it.
    pub fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        match self {
            Page::List(l) => Some(&mut l.sheet),
            Page::Pick(p) => Some(&mut p.sheet),
            Page::Preview(p) => Some(p.parts.sheet_mut()),
            Page::Outcome(p) => Some(p.parts.sheet_mut()),
            Page::Review(r) => Some(&mut r.sheet),
            Page::Case(c) => c.sheet_mut(),
            Page::Dossier(d) if d.tab == dossier::Tab::Money => Some(&mut d.quotas),
            _ => None,
        }
    }

    /// The project it is about.
    pub fn project(&self) -> Option<i64> {
        match self {
            Page::Why(w) => Some(w.project),
            Page::Dossier(d) => Some(d.project),
            Page::List(ListPage { which: Which::Vouchers(id), .. }) => Some(*id),
            _ => None,
        }
    }

    /// Takes the rows of a list, where it is the one that asked.
    pub fn fill(&mut self, which: &Which, rows: &[Row]) {
        if let Page::List(l) = self
            && l.which == *which
        {
            l.sheet.replace(rows.to_vec());
            l.read = true;
        }
    }
}

/// Where files are chosen from when nothing else is known.
pub type Folder = PathBuf;

impl App {
    /// Lines of the window; a banner takes one when the data is old.
    pub fn areas(&self) -> Areas {
        layout::areas(self.size, self.banner().is_some())
    }

    /// Tells every list how many rows are in sight.
    pub(in crate::tui) fn relayout(&mut self) {
        let body = self.areas().body;
        self.bench.relayout(body);
        // A frame takes two lines and heads one.
        let rows = body.height.saturating_sub(3) as usize;
        self.targets.set_height(rows.saturating_sub(targets::LINES_ABOVE));
        self.monitor.days.set_width(body.width.saturating_sub(4) as usize);
        self.monitor.set_height(rows);
        self.evaluations.set_height(rows.saturating_sub(evaluation::list::LINES_ABOVE));
        for page in &mut self.pages {
            if let Page::Review(r) = page {
                r.relayout(body);
                continue;
            }
            if let Page::Entry(e) = page {
                e.relayout(body);
                continue;
            }
            if let Page::Case(c) = page {
                c.relayout(body);
                continue;
            }
            let less = page.lines_above();
            if let Some(sheet) = page.sheet_mut() {
                sheet.list.set_height(rows.saturating_sub(less));
            }
        }
    }
}

impl Page {
    /// Lines of a page above the heads of its list.
    fn lines_above(&self) -> usize {
        match self {
            Page::Preview(p) => p.lines_above(),
            Page::Outcome(p) => p.lines_above(),
            Page::Dossier(_) => dossier::MONEY_LINES,
            _ => 0,
        }
    }
}

/// Draws everything.
pub fn view(app: &App, f: &mut Frame<'_>) {
    let size = f.area();
    if layout::too_small(size) {
        let text = (app.strings().common.too_small)(size.width, size.height);
        f.buffer_mut().set_stringn(0, 0, text, size.width as usize, app.look.style(Role::Text));
        return;
    }
    let areas = layout::areas(size, app.banner().is_some());
    bars::title(app, areas.title, f.buffer_mut());
    bars::banner(app, areas.banner, f.buffer_mut());
    let below = page(app, areas.body, f);
    let cursor = modals::draw(app, &areas, f).or(below.filter(|_| app.modals.is_empty()));
    settle(f.buffer_mut());
    if let Some(at) = cursor {
        // The terminal's own cursor, so that an input method opens in the right place.
        f.set_cursor_position(at);
    }
}

/// Gives the hidden half of each wide character the style of the whole. It is
/// never written, but when a narrow one takes the place, the difference to it
/// is what tells that the half still bears the old style on the terminal.
fn settle(buf: &mut Buffer) {
    for y in buf.area.top()..buf.area.bottom() {
        for x in buf.area.left()..buf.area.right().saturating_sub(1) {
            if columns(buf[(x, y)].symbol()) == 2 {
                let style = buf[(x, y)].style();
                buf[(x + 1, y)].set_style(style);
            }
        }
    }
}

/// Draws the page; says where the cursor goes, where one types in it.
fn page(app: &App, body: Rect, f: &mut Frame<'_>) -> Option<Position> {
    let buf = f.buffer_mut();
    match app.pages.last() {
        None if app.is_first_run() => first::draw(app, body, buf),
        None => bench::draw(app, body, buf),
        Some(Page::List(l)) => lists::draw(app, l, body, buf),
        Some(Page::Why(w)) => why::draw(app, w, body, buf),
        Some(Page::Dossier(d)) => dossier::draw(app, d, body, buf),
        Some(Page::Pick(p)) => picker::draw(app, p, body, buf),
        Some(Page::Preview(p)) => import::draw_preview(app, p, body, buf),
        Some(Page::Running) => import::draw_running(app, body, buf),
        Some(Page::Outcome(p)) => import::draw_outcome(app, p, body, buf),
        Some(Page::Targets) => targets::draw(app, body, buf),
        Some(Page::Monitor) => monitor::draw(app, body, buf),
        Some(Page::Review(r)) => review::draw(app, r, body, buf),
        Some(Page::Finding(page)) => ledger::draw(app, page, body, buf),
        Some(Page::Evaluations) => evaluation::list::draw(app, body, buf),
        Some(Page::Entry(e)) => return evaluation::draw::draw(app, e, body, buf),
        Some(Page::Case(c)) => return evaluation::case::draw(app, c, body, buf),
    }
    None
}
