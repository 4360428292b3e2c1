//! The workstation: four panes and one selection.
//!
//! Never here: what stands in a project's or an alert's row.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::monitor::light::Light;
use crate::present::number;
use crate::present::strings::Strings;
use crate::present::width::wrap;
use crate::tui::app::App;
use crate::tui::effect::Slot;
use crate::tui::keymap::Context;
use crate::tui::layout::{Panes, panes};
use crate::tui::look::Role;
use crate::tui::parts::pane::pane;
use crate::tui::parts::sheet::{Sheet, Style};
use crate::tui::parts::table::{Column, text};
use crate::tui::parts::value::Value;
use crate::tui::rows::{City, evaluation};

use super::{alerts, ledger, projects};

/// The pane of evaluations: state, what, how far.
const PANE: &[Column] = &[
    text(|s| s.targets.col_state, 8, 0, 0),
    text(|s| s.evaluating.col_what, 18, 1, 0),
    text(|s| s.evaluating.col_how_far, 10, 0, 1),
];

/// A pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Pane {
    Projects,
    Alerts,
    Evaluations,
    Rectifications,
}

impl Pane {
    /// In the order of Tab.
    pub const ALL: [Pane; 4] = [Pane::Projects, Pane::Alerts, Pane::Evaluations, Pane::Rectifications];
}

/// The panes and what is selected in them.
pub struct Bench {
    /// All projects.
    pub projects: Sheet,
    /// All alerts.
    pub alerts: Sheet,
    /// The rectification ledger.
    pub findings: Sheet,
    /// Evaluations under way: of the city, or of the selected project.
    pub evaluations: Sheet,
    /// What the pane of evaluations is made from.
    evaluated: evaluation::Pane,
    /// Which pane has the keys.
    pub focus: Pane,
    /// Whether that pane fills the window.
    pub zoom: bool,
    /// Whether the other panes follow the selected project.
    pub linked: bool,
    /// Which of the three lower panes is in sight where there is room for one.
    below: Pane,
    /// Whether alerts take two lines each.
    two_lines: bool,
}

impl Default for Bench {
    fn default() -> Bench {
        Bench::new()
    }
}

impl Bench {
    /// Nothing read yet.
    pub fn new() -> Bench {
        Bench {
            projects: Sheet::new(projects::COLUMNS),
            alerts: Sheet::new(alerts::COLUMNS),
            findings: Sheet::new(ledger::COLUMNS),
            evaluations: Sheet::new(PANE),
            evaluated: evaluation::Pane::default(),
            focus: Pane::Projects,
            zoom: false,
            linked: false,
            below: Pane::Alerts,
            two_lines: false,
        }
    }

    /// Where keys are looked up.
    pub fn contexts(&self) -> Vec<Context> {
        let mut stack = Vec::new();
        if !self.zoom && self.sheet().is_none_or(|s| !s.narrowed()) {
            stack.push(Context::Base);
        }
        stack.extend_from_slice(match self.focus {
            Pane::Projects => &[Context::List, Context::Bench, Context::Projects],
            Pane::Alerts => &[Context::List, Context::Bench, Context::Alerts],
            Pane::Rectifications => &[Context::List, Context::Bench, Context::Findings],
            Pane::Evaluations => &[Context::List, Context::Bench, Context::EvaluationPane],
        });
        stack
    }

    /// The list in focus.
    pub fn sheet(&self) -> Option<&Sheet> {
        match self.focus {
            Pane::Projects => Some(&self.projects),
            Pane::Alerts => Some(&self.alerts),
            Pane::Rectifications => Some(&self.findings),
            Pane::Evaluations => Some(&self.evaluations),
        }
    }

    /// The same, to move in it.
    pub fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        match self.focus {
            Pane::Projects => Some(&mut self.projects),
            Pane::Alerts => Some(&mut self.alerts),
            Pane::Rectifications => Some(&mut self.findings),
            Pane::Evaluations => Some(&mut self.evaluations),
        }
    }

    /// Gives the keys to a pane.
    pub fn go(&mut self, pane: Pane) {
        self.focus = pane;
        if pane != Pane::Projects {
            self.below = pane;
        }
    }

    /// The next pane round, or the one before.
    pub fn step(&mut self, back: bool) {
        let at = Pane::ALL.iter().position(|p| *p == self.focus).unwrap_or(0);
        self.go(Pane::ALL[(at + if back { 3 } else { 1 }) % 4]);
    }

    /// Takes what the pane of evaluations shows.
    pub fn take_evaluations(&mut self, pane: evaluation::Pane) {
        self.evaluated = pane;
    }

    /// Evaluations of one project, or of the city.
    pub fn show_evaluations(&mut self, project: Option<&str>) {
        let rows = match project {
            Some(code) => self.evaluated.of_project(code),
            None => self.evaluated.rows.clone(),
        };
        self.evaluations.replace(rows);
    }

    /// Tells the lists how many rows are in sight.
    pub fn relayout(&mut self, body: Rect) {
        let inside = |r: Rect| r.height.saturating_sub(2) as usize;
        let [mut upper, mut lower, mut third, mut last] = match panes(body) {
            Panes::Four(p) => p.map(inside),
            Panes::Two(p) => [inside(p[0]), inside(p[1]), inside(p[1]), inside(p[1])],
        };
        self.two_lines = matches!(panes(body), Panes::Four(_)) && !self.zoom;
        if self.zoom {
            [upper, lower, third, last] = [inside(body); 4];
        }
        self.projects.list.set_height(upper.saturating_sub(1));
        self.findings.list.set_height(last.saturating_sub(1));
        self.evaluations.list.set_height(third.saturating_sub(1));
        self.alerts.list.set_height(if self.two_lines { lower / 2 } else { lower.saturating_sub(1) });
    }
}

impl App {
    /// Linked panes show the alerts of the selected project only.
    pub(in crate::tui) fn relink(&mut self) {
        let bench = &mut self.bench;
        let code = bench.projects.current().and_then(|r| r.cells.get(projects::CODE)).cloned();
        let code = code.unwrap_or(Value::Empty);
        let only = |column| bench.linked.then(|| (column, code.clone()));
        let (alert, finding) = (only(alerts::CODE), only(ledger::CODE));
        bench.alerts.set_only(alert);
        bench.findings.set_only(finding);
        let linked = match &code {
            Value::Text(code) if bench.linked => Some(code.as_ref()),
            _ => None,
        };
        bench.show_evaluations(linked);
    }
}

/// Draws the panes.
pub fn draw(app: &App, body: Rect, buf: &mut Buffer) {
    let bench = &app.bench;
    if bench.zoom {
        return one(app, bench.focus, body, true, buf);
    }
    match panes(body) {
        Panes::Four(areas) => {
            for (pane, area) in Pane::ALL.into_iter().zip(areas) {
                one(app, pane, area, false, buf);
            }
        }
        Panes::Two([upper, lower]) => {
            one(app, Pane::Projects, upper, true, buf);
            one(app, bench.below, lower, true, buf);
        }
    }
}

fn one(app: &App, which: Pane, area: Rect, alone: bool, buf: &mut Buffer) {
    let focus = app.bench.focus == which;
    let title = if alone && !app.bench.zoom && which != Pane::Projects {
        lower_title(app, which)
    } else {
        title(app, which, alone)
    };
    let inner = pane(area, &title, &figures(app, which, alone), focus, &app.look, buf);
    let s = app.strings();
    let (sheet, below) = match which {
        Pane::Projects => (&app.bench.projects, None),
        Pane::Alerts => (&app.bench.alerts, app.bench.two_lines.then_some(alerts::WHAT)),
        Pane::Rectifications => (&app.bench.findings, None),
        Pane::Evaluations => (&app.bench.evaluations, None),
    };
    let empty = if app.city.is_none() {
        Some(if app.is_reading() { s.common.reading } else { s.common.nothing_here })
    } else if sheet.list.is_empty() && sheet.narrowed() {
        Some(s.common.nothing_found)
    } else if sheet.list.is_empty() {
        Some(match which {
            Pane::Alerts if app.bench.linked => s.bench.no_alert_here,
            Pane::Alerts => s.bench.no_alert,
            Pane::Rectifications if app.bench.linked => s.rectify.none_here,
            Pane::Rectifications => s.rectify.no_findings,
            Pane::Evaluations if app.bench.linked => s.evaluating.none_yet,
            Pane::Evaluations => s.evaluating.nothing_to_evaluate,
            _ => s.common.nothing_here,
        })
    } else {
        None
    };
    match empty {
        Some(text) => note(app, text, inner, buf),
        None => sheet.draw(s, &app.look, Style { focus, below }, inner, buf),
    }
}

/// A text in place of a list.
pub fn note(app: &App, text: &str, area: Rect, buf: &mut Buffer) {
    for (line, y) in wrap(text, area.width.saturating_sub(2) as usize).iter().zip(area.y..area.bottom()) {
        buf.set_stringn(area.x + 1, y, line, area.width.saturating_sub(1) as usize, app.look.style(Role::Muted));
    }
}

fn name(app: &App, which: Pane) -> &'static str {
    let s = app.strings();
    match which {
        Pane::Projects => s.bench.projects,
        Pane::Alerts => s.alerts.title,
        Pane::Evaluations => s.bench.evaluations,
        Pane::Rectifications => s.bench.rectifications,
    }
}

fn title(app: &App, which: Pane, place: bool) -> String {
    let (name, s) = (name(app, which), app.strings());
    let sheet = match which {
        Pane::Projects => &app.bench.projects,
        Pane::Alerts => &app.bench.alerts,
        Pane::Rectifications => &app.bench.findings,
        Pane::Evaluations if app.bench.evaluated.count > 0 => {
            return format!("{name} {}", number::count(app.bench.evaluated.count));
        }
        _ => return name.to_string(),
    };
    let shown = sheet.list.len();
    let count = if place || shown != sheet.len() {
        let of = if shown == sheet.len() { shown } else { sheet.len() };
        let at = if place { sheet.list.at().map_or(0, |i| i + 1) } else { shown };
        (s.common.of)(at, if place { shown } else { of })
    } else {
        number::count(shown)
    };
    format!("{name} {count}{}", narrowing(app, sheet))
}

/// What the operator narrowed a list to, in words.
pub fn narrowing(app: &App, sheet: &Sheet) -> String {
    let s = app.strings();
    let mut text = String::new();
    if *sheet.keep() != crate::tui::parts::sheet::Keep::All {
        text.push_str(&format!("  {}", projects::keep_name(s, sheet.keep())));
    }
    if !sheet.needle().is_empty() {
        text.push_str(&format!("  /{}", sheet.needle()));
    }
    if !sheet.marks.is_empty() {
        text.push_str(&format!("  {}", (s.common.marked)(sheet.marks.len())));
    }
    text
}

/// `[双监控预警 40] 评价  整改`: the three that share the lower pane.
fn lower_title(app: &App, which: Pane) -> String {
    let part = |p: Pane| {
        let title = title(app, p, false);
        if p == which { format!("[{title}]") } else { title }
    };
    Pane::ALL[1..].iter().map(|p| part(*p)).collect::<Vec<_>>().join(" ")
}

fn figures(app: &App, which: Pane, stacked: bool) -> String {
    let (s, Some(city)) = (app.strings(), app.city.as_ref()) else { return String::new() };
    match which {
        Pane::Projects => {
            let b = &s.bench;
            let rates = rates(s, city);
            if stacked && app.size.width < 100 {
                rates
            } else {
                format!("{} {}{}  {rates}", b.budget, number::yi(city.budget), b.yi)
            }
        }
        Pane::Alerts => {
            let count = |l: Light| app.bench.alerts.rows().iter().filter(|r| r.light == l && r.aside.is_none()).count();
            let levels = (s.alerts.level_counts)(count(Light::Red), count(Light::Yellow));
            match city.fresh {
                (0, 0) => levels,
                (new, gone) => format!("{levels}  {}", (s.alert_desk.today)(new, gone)),
            }
        }
        Pane::Rectifications => {
            let over = app.bench.findings.rows().iter().filter(|r| r.light == Light::Red).count();
            (s.rectify.overdue_count)(over)
        }
        Pane::Evaluations => app.bench.evaluated.grades.clone(),
    }
}

/// `执行 51.3%  序时 58.3%`: of all projects together.
pub fn rates(s: &'static Strings, city: &City) -> String {
    let share = |name: &str, v: Option<rust_decimal::Decimal>| {
        v.map(|v| format!("{name} {}%", number::percent_short(v))).unwrap_or_default()
    };
    format!("{}  {}", share(s.bench.executed, city.rate), share(s.bench.pace, city.pace))
}

impl App {
    /// Whether the city is being read for the first time.
    pub fn is_reading(&self) -> bool {
        self.city.is_none() && self.waiting(Slot::City).is_some()
    }
}
